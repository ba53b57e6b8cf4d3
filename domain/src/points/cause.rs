//! What points are given for (积分事由).

use serde::{Deserialize, Serialize};

use crate::core::{AttendanceId, ProposalId, ReportId, SiteReportId};
use crate::volunteering::SessionId;

use super::EntryId;

/// What points are given for (domain-rules 6.1). What is not in this list earns nothing, and no
/// vote, no ballot and no gift of money is in it: whoever wanted to pay for one could not write it
/// down (R6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// 志愿服务: hours in one of the five colours.
    Volunteering(SessionId),
    /// 人人为师: hours of teaching.
    Teaching(SessionId),
    /// 提案立项: a proposal was accepted.
    ProposalAccepted(ProposalId),
    /// 提案采纳: it was adopted.
    ProposalAdopted(ProposalId),
    /// 提案办结且评价良好: its project closed well.
    ProposalClosedWell(ProposalId),
    /// 全程参会: a council's member was there from beginning to end, however they voted.
    CouncilAttendance(AttendanceId),
    /// 监督任务: a report on a project was accepted.
    Supervision(ReportId),
    /// 监督任务: a report on the site of a renovation was accepted.
    SiteSupervision(SiteReportId),
}

/// The kind of a cause, for sums and pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CauseKind {
    /// 志愿服务
    Volunteering,
    /// 人人为师
    Teaching,
    /// 提案立项
    ProposalAccepted,
    /// 提案采纳
    ProposalAdopted,
    /// 提案办结且评价良好
    ProposalClosedWell,
    /// 全程参会
    CouncilAttendance,
    /// 监督任务
    Supervision,
}

impl CauseKind {
    /// All kinds: this is everything that earns.
    pub const ALL: [Self; 7] = [
        Self::Volunteering,
        Self::Teaching,
        Self::ProposalAccepted,
        Self::ProposalAdopted,
        Self::ProposalClosedWell,
        Self::CouncilAttendance,
        Self::Supervision,
    ];
}

impl Cause {
    /// Its kind.
    pub fn kind(self) -> CauseKind {
        match self {
            Self::Volunteering(_) => CauseKind::Volunteering,
            Self::Teaching(_) => CauseKind::Teaching,
            Self::ProposalAccepted(_) => CauseKind::ProposalAccepted,
            Self::ProposalAdopted(_) => CauseKind::ProposalAdopted,
            Self::ProposalClosedWell(_) => CauseKind::ProposalClosedWell,
            Self::CouncilAttendance(_) => CauseKind::CouncilAttendance,
            Self::Supervision(_) | Self::SiteSupervision(_) => CauseKind::Supervision,
        }
    }

    /// The session whose hours it pays, if it pays hours.
    pub(super) fn session(self) -> Option<SessionId> {
        match self {
            Self::Volunteering(id) | Self::Teaching(id) => Some(id),
            _ => None,
        }
    }

    /// The entry that pays for it, the first time or, after a reversal, once more. Whom it pays is
    /// no part of it: what was paid to one is not paid to another.
    pub fn entry(self, turn: u16) -> EntryId {
        let (kind, id): (&[u8], _) = match self {
            // An hour is paid as one thing or the other.
            Self::Volunteering(id) | Self::Teaching(id) => (b"session", id.0),
            Self::ProposalAccepted(id) => (b"proposal accepted", id.0),
            Self::ProposalAdopted(id) => (b"proposal adopted", id.0),
            Self::ProposalClosedWell(id) => (b"proposal closed well", id.0),
            Self::CouncilAttendance(id) => (b"council attendance", id.0),
            Self::Supervision(id) => (b"supervision", id.0),
            Self::SiteSupervision(id) => (b"site supervision", id.0),
        };
        EntryId::derived("earned", &[kind, id.as_bytes(), &turn.to_be_bytes()])
    }
}
