//! The volunteer's record (志愿服务记录): Ministry of Civil Affairs Order 67 (domain-rules 6.6).

use serde::{Deserialize, Serialize};

use crate::core::{Day, Line, PersonId, Prose};

use super::{Activity, Session, SessionId};

/// What a print of it is called. There is one word alone: a certificate (证明) needs the national
/// volunteer system, to which we are not connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// 平台记录
    PlatformRecord,
}

/// Who it is about (基本信息).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basics {
    /// Who.
    pub person: PersonId,
    /// Their name, as they ask for it themselves.
    pub name: Line,
    /// Since when they volunteer.
    pub since: Day,
}

/// One service (服务信息), in the fields of the standard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceLine {
    /// Which session.
    pub session: SessionId,
    /// 活动名称
    pub activity: Line,
    /// 日期
    pub on: Day,
    /// 地点
    pub place: Line,
    /// 服务对象
    pub object: Line,
    /// 服务内容
    pub content: Prose,
    /// 服务时间: minutes of real service, without the way there and back.
    pub minutes: u32,
    /// 服务质量评价
    pub evaluation: Option<Prose>,
    /// 负责人
    pub in_charge: PersonId,
    /// 记录人
    pub recorder: PersonId,
}

/// The record of one volunteer, complete and free (真实、准确、完整、无偿、及时).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VolunteerRecord {
    /// What it is called.
    pub kind: PaperKind,
    /// 基本信息
    pub basics: Basics,
    /// 服务信息
    pub services: Vec<ServiceLine>,
    /// 培训信息
    pub training: Vec<Line>,
    /// 表彰奖励信息
    pub awards: Vec<Line>,
    /// 被投诉和评价信息
    pub evaluation: Vec<Prose>,
}

impl ServiceLine {
    /// A session that is final, for the record.
    pub fn of(
        activity: &Activity,
        session: &Session,
        minutes: u32,
        place: Line,
        recorder: PersonId,
    ) -> Self {
        let from = session.stretches.iter().map(|it| it.from).min();
        Self {
            session: session.id,
            activity: activity.title.clone(),
            on: from.unwrap_or(activity.starts_at).day(),
            place,
            object: activity.object.clone(),
            content: activity.content.clone(),
            minutes,
            evaluation: None,
            in_charge: activity.organiser,
            recorder,
        }
    }
}

impl VolunteerRecord {
    /// The minutes of all services: each session counts once.
    pub fn minutes(&self) -> u32 {
        let mut lines: Vec<(SessionId, u32)> = self
            .services
            .iter()
            .map(|it| (it.session, it.minutes))
            .collect();
        lines.sort_unstable();
        lines.dedup_by_key(|it| it.0);
        lines.iter().map(|it| it.1).sum()
    }
}
