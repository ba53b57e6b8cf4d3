//! Publishing a report (发布述职报告).

use serde::{Deserialize, Serialize};

use crate::core::{
    BodyId, Calendar, Change, CommunityId, Day, Digest, DutyReportId, Line, Prose, Refusal,
    Timestamp, Town,
};
use crate::issues::Body;
use crate::members::{Actor, Role, pack_of};
use crate::proposals::{Author, Photo};

use super::proven::proven;
use super::{DutyFault, DutyReport, DutyState, Kept, Pledge, Reporter};

/// The most days a report is about: a year, with its leap day.
const PERIOD_MOST: u16 = 366;

/// As whom somebody reports (以谁的名义).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportsAs {
    /// 居委会
    Committee,
    /// 物业公司、业委会、部门
    Body(BodyId),
    /// One of the offices that the writer holds.
    Holder(crate::core::RoleId),
}

/// Publishes a report on duty (发布述职报告).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishDuty {
    /// Made by whoever writes it.
    pub id: DutyReportId,
    /// The community.
    pub community: CommunityId,
    /// As whom.
    #[serde(rename = "as")]
    pub reports_as: ReportsAs,
    /// The first day it is about.
    pub from: Day,
    /// The last one, which is over.
    pub to: Day,
    /// What was promised for these days, and what became of it: every promise of the report before.
    pub pledges: Vec<Pledge>,
    /// What else was done.
    pub done: Prose,
    /// What is promised next.
    pub next: Vec<Line>,
    /// With photos.
    #[serde(default)]
    pub photos: Vec<Photo>,
}

impl PublishDuty {
    /// The photos it brings.
    pub(super) fn photos(&self) -> Vec<Digest> {
        self.photos.iter().map(|it| it.hash).collect()
    }
}

/// What was promised in the last report of the same office, and waits to be answered for.
pub fn open_promises(reporter: &Reporter, community: CommunityId, town: &dyn Town) -> Vec<Line> {
    let before = before(reporter, community, town);
    before.map(|it| it.next).unwrap_or_default()
}

/// The days that the next report of an office is about, as a form proposes them: from the day after
/// its last report, or from the beginning of the year, until yesterday.
pub fn next_days(
    reporter: &Reporter,
    community: CommunityId,
    today: Day,
    town: &dyn Town,
) -> (Day, Day) {
    let to = today.plus(-1);
    let year = Day::new(to.ymd().0, 1, 1).unwrap_or(to);
    let before = before(reporter, community, town);
    (before.map_or(year, |it| it.to.plus(1)), to)
}

/// The last report of the same office.
fn before(reporter: &Reporter, community: CommunityId, town: &dyn Town) -> Option<DutyReport> {
    let all = town.of::<DutyReport>(community).into_iter();
    let same = all.filter(|it| it.reporter.is_same(reporter));
    same.max_by_key(|it| (it.to, it.id))
}

/// Who reports, if this person may for it: the office for the residents' committee, whoever speaks
/// for a body that is still there (or the office, where nobody does), and whoever holds an office for themselves.
///
/// # Errors
/// Where they may not.
pub fn reports_as(
    reports_as: ReportsAs,
    community: CommunityId,
    actor: &Actor,
    town: &dyn Town,
) -> Result<Reporter, Refusal> {
    match reports_as {
        ReportsAs::Committee if actor.is_staff() => Ok(Reporter::Committee),
        ReportsAs::Committee => Err(Refusal::NotYours),
        ReportsAs::Body(id) => {
            let body: Body = town.get(id).ok_or(Refusal::NotFound)?;
            if body.community != community || body.ended {
                return Err(Refusal::NotFound);
            }
            let speaks = actor.person().is_some_and(|it| body.contacts.contains(&it));
            let through = body.contacts.is_empty() && actor.is_staff();
            if speaks || through {
                Ok(Reporter::Body(id))
            } else {
                Err(Refusal::NotYours)
            }
        }
        ReportsAs::Holder(id) => {
            let mut roles = actor.roles().iter();
            let role: &Role = roles.find(|it| it.id == id).ok_or(Refusal::NotYours)?;
            Ok(Reporter::Holder {
                who: Author::of(actor, town).ok_or(Refusal::SignInFirst)?,
                office: role.office,
                scope: role.scope,
            })
        }
    }
}

/// A report is about days that are over and that no report of the same office is about yet, and no
/// promise of the one before is passed over in silence.
pub(super) fn publish(
    it: &PublishDuty,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let pack = pack_of(it.community, at.day(), town)?;
    let rules = pack.duty;
    if town.has::<DutyReport>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let reporter = reports_as(it.reports_as, it.community, actor, town)?;
    let today = at.day();
    if it.to >= today {
        return Err(DutyFault::NotOver { to: it.to }.into());
    }
    let days = it.to.days_after(it.from) + 1;
    if !(1..=i64::from(PERIOD_MOST)).contains(&days) {
        return Err(DutyFault::Period { most: PERIOD_MOST }.into());
    }
    let before = before(&reporter, it.community, town);
    if let Some(until) = before.as_ref().map(|it| it.to).filter(|to| it.from <= *to) {
        return Err(DutyFault::Reported { until }.into());
    }
    let most = u32::from(rules.promises_most);
    let many = it.pledges.len().max(it.next.len()) > usize::from(rules.promises_most);
    if many {
        return Err(Refusal::TooMany { most });
    }
    let photos_most = u32::from(rules.photos_most);
    if it.photos.len() > usize::from(rules.photos_most) {
        return Err(Refusal::TooMany { most: photos_most });
    }
    let promised = before.map(|it| it.next).unwrap_or_default();
    let silent = promised
        .into_iter()
        .find(|promise| it.pledges.iter().all(|it| it.text != *promise));
    if let Some(promise) = silent {
        return Err(DutyFault::Silent { promise }.into());
    }
    let unsaid = it
        .pledges
        .iter()
        .find(|it| it.kept != Kept::Done && it.words.is_none());
    if let Some(pledge) = unsaid {
        let promise = pledge.text.clone();
        return Err(DutyFault::NoReason { promise }.into());
    }
    let period = Calendar::built_in().period(today, rules.rating_days, pack.weekends_shift);
    // A phone has few of the records; what they prove is counted by the server.
    let proven = town
        .is_whole()
        .then(|| proven((it.community, &reporter), (it.from, it.to), today, town));
    Ok(vec![Change::put(DutyReport {
        id: it.id,
        community: it.community,
        reporter,
        from: it.from,
        to: it.to,
        pledges: it.pledges.clone(),
        done: it.done.clone(),
        next: it.next.clone(),
        photos: it.photos.clone(),
        proven,
        at,
        last: period.last,
        pack: pack.id.clone(),
        state: DutyState::Open,
    })])
}
