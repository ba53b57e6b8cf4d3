//! Earning (获得积分; domain-rules 6.1).

use crate::core::{
    AttendanceId, Day, Digest, PersonId, ProposalId, ReportId, RulePack, SiteReportId, Timestamp,
};
use crate::volunteering::{FinalHours, Service};

use super::{Balance, Cause, Earning, Entry, EntryId, Journal, Pause, What, month_end};

/// How far a proposal came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// 立项
    Accepted,
    /// 采纳
    Adopted,
    /// 办结: its project is archived, and residents gave it stars.
    Closed {
        /// All stars together.
        stars: u32,
        /// From how many.
        ratings: u32,
    },
}

/// From when to when a member was at a sitting (全程参会).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attended {
    /// The sitting began,
    pub began_at: Timestamp,
    /// and ended.
    pub ended_at: Timestamp,
    /// The member came,
    pub came_at: Timestamp,
    /// and went, if before the end.
    pub went_at: Option<Timestamp>,
}

/// What points are asked for, with what shows it.
#[derive(Clone, Copy, Debug)]
pub enum Claim<'a> {
    /// Final hours, of volunteering or of a class with so many who learned.
    Hours {
        /// The hours.
        hours: &'a FinalHours,
        /// How many came to learn, at a class.
        attendees: u16,
    },
    /// A proposal that came so far.
    Proposal {
        /// Which.
        proposal: ProposalId,
        /// How far.
        stage: Stage,
        /// On which day.
        on: Day,
    },
    /// A meeting of a council.
    Attendance {
        /// Which presence.
        attendance: AttendanceId,
        /// From when to when.
        presence: Attended,
    },
    /// A report of a supervision task.
    Report {
        /// Which.
        report: ReportId,
        /// Whether whoever asked for it accepted it.
        accepted: bool,
        /// On which day it was handed in.
        on: Day,
    },
    /// An accepted report on the site of a renovation.
    SiteReport {
        /// Which.
        report: SiteReportId,
        /// On which day it was handed in.
        on: Day,
    },
}

/// Why nothing is earned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EarnFault {
    /// The cause was paid.
    #[error("paid already")]
    AlreadyPaid {
        /// By which entry.
        entry: EntryId,
    },
    /// The work falls into a pause.
    #[error("no earning until {until}")]
    Paused {
        /// The first day after it.
        until: Day,
    },
    /// The hours are somebody else's.
    #[error("somebody else's hours")]
    NotTheirs,
    /// It fills no step, or is not what earns something: too few came to learn, too few stars, not
    /// there in full, not accepted.
    #[error("nothing is earned by it")]
    Nothing,
}

impl Attended {
    /// Whether they were there in full: from the beginning, or so many minutes after it at most, to
    /// the end.
    pub fn is_full(self, grace_minutes: u16) -> bool {
        let latest = self.began_at.plus_minutes(i64::from(grace_minutes));
        self.came_at <= latest && self.went_at.is_none_or(|went| went >= self.ended_at)
    }
}

impl Claim<'_> {
    /// For what.
    pub fn cause(&self) -> Cause {
        match self {
            Self::Hours { hours, .. } => match hours.service {
                Service::Volunteering { .. } => Cause::Volunteering(hours.session),
                Service::Teaching => Cause::Teaching(hours.session),
            },
            Self::Proposal {
                proposal, stage, ..
            } => match stage {
                Stage::Accepted => Cause::ProposalAccepted(*proposal),
                Stage::Adopted => Cause::ProposalAdopted(*proposal),
                Stage::Closed { .. } => Cause::ProposalClosedWell(*proposal),
            },
            Self::Attendance { attendance, .. } => Cause::CouncilAttendance(*attendance),
            Self::Report { report, .. } => Cause::Supervision(*report),
            Self::SiteReport { report, .. } => Cause::SiteSupervision(*report),
        }
    }

    /// How many points, by the table; none where it earns nothing.
    pub fn points(&self, earning: &Earning) -> u32 {
        match self {
            Self::Hours { hours, attendees } => match hours.service {
                Service::Volunteering { .. } => earning.volunteering.points(hours.minutes),
                Service::Teaching if *attendees < earning.teaching.attendees_least => 0,
                Service::Teaching => {
                    let rate = earning.teaching;
                    hours.minutes / u32::from(rate.minutes.max(1)) * rate.points
                }
            },
            Self::Proposal { stage, .. } => match stage {
                Stage::Accepted => earning.proposal_accepted,
                Stage::Adopted => earning.proposal_adopted,
                Stage::Closed { stars, ratings } => {
                    let least = u64::from(earning.closed_well_stars_least) * u64::from(*ratings);
                    let well = *ratings > 0 && u64::from(*stars) >= least;
                    if well {
                        earning.proposal_closed_well
                    } else {
                        0
                    }
                }
            },
            Self::Attendance { presence, .. }
                if presence.is_full(earning.attendance_grace_minutes) =>
            {
                earning.council_attendance
            }
            Self::Report { accepted: true, .. } | Self::SiteReport { .. } => earning.supervision,
            Self::Attendance { .. } | Self::Report { .. } => 0,
        }
    }

    /// On which day it was done.
    pub fn done_on(&self) -> Day {
        match self {
            Self::Hours { hours, .. } => hours.on,
            Self::Proposal { on, .. } | Self::Report { on, .. } | Self::SiteReport { on, .. } => {
                *on
            }
            Self::Attendance { presence, .. } => presence.began_at.day(),
        }
    }
}

/// The entry that pays a claim.
///
/// # Errors
/// When it was paid, falls into a pause, is somebody else's, or earns nothing.
pub fn earn(
    claim: &Claim<'_>,
    person: PersonId,
    evidence: Vec<Digest>,
    journal: &Journal,
    pauses: &[Pause],
    (at, pack): (Timestamp, &RulePack),
) -> Result<Entry, EarnFault> {
    let cause = claim.cause();
    if let Claim::Hours { hours, .. } = claim
        && hours.person != person
    {
        return Err(EarnFault::NotTheirs);
    }
    if let Some(paid) = journal.pays(cause, at) {
        return Err(EarnFault::AlreadyPaid { entry: paid.id });
    }
    let done_on = claim.done_on();
    let runs = |it: &&Pause| it.person == person && it.holds_on(done_on);
    if let Some(pause) = pauses.iter().find(runs) {
        return Err(EarnFault::Paused { until: pause.until });
    }
    let points = claim.points(&pack.points.earning);
    if points == 0 {
        return Err(EarnFault::Nothing);
    }
    let confirmed_by = match claim {
        Claim::Hours { hours, .. } => hours.confirmed_by.clone(),
        Claim::Proposal { .. }
        | Claim::Attendance { .. }
        | Claim::Report { .. }
        | Claim::SiteReport { .. } => Vec::new(),
    };
    let what = What::Earned {
        cause,
        turn: journal.turns(cause),
        points,
        expires_on: month_end(at.day(), pack.points.lot_months),
        evidence,
        confirmed_by,
    };
    Ok(Entry::new(person, at, what))
}

/// The entries that say which of somebody's points have expired and were not said to yet.
pub fn expire(journal: &Journal, person: PersonId, at: Timestamp) -> Vec<Entry> {
    let mut entries = Vec::new();
    for entry in journal.of(person, at) {
        let What::Earned { expires_on, .. } = entry.what else {
            continue;
        };
        let last = expires_on.plus(1).starts_at().plus_ms(-1);
        let lots = Balance::of(journal, person, last).lots;
        let over = expires_on < at.day() && lots.iter().any(|it| it.entry == entry.id);
        let lot = entry.id;
        if over && journal.get(EntryId::expired(lot)).is_none() {
            entries.push(Entry::new(person, at, What::Expired { lot }));
        }
    }
    entries
}
