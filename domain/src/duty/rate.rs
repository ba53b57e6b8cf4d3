//! Rating a report (评议): once each, and sealed until its days are over.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, DutyRatingId, DutyReportId, PersonId, Refusal, Timestamp, Town,
};
use crate::issues::Body;
use crate::members::{Actor, Compound, Scope};

use super::{DutyFault, DutyReport, DutyState, Reporter};

/// What a resident says to a report (评议等次).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DutyGrade {
    /// 满意
    Content,
    /// 基本满意
    Mostly,
    /// 不满意
    Discontent,
    /// 不了解
    Unaware,
}

impl DutyGrade {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Content, Self::Mostly, Self::Discontent, Self::Unaware];
}

/// What somebody said to a report: theirs alone. Others read how many said what, once its days are
/// over and where enough did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutyRating {
    /// Derived from the report and the person: one each.
    pub id: DutyRatingId,
    /// The report.
    pub report: DutyReportId,
    /// Who.
    pub person: PersonId,
    /// What.
    pub grade: DutyGrade,
    /// When.
    pub at: Timestamp,
}

/// Rates a report (评议).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateDuty {
    /// Which.
    pub report: DutyReportId,
    /// How.
    pub grade: DutyGrade,
}

impl DutyRatingId {
    /// The one rating of a person.
    pub fn of(report: DutyReportId, person: PersonId) -> Self {
        Self::derived("duty rating", &[report.0.as_bytes(), person.0.as_bytes()])
    }
}

impl DutyRating {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

impl DutyReport {
    /// Whether it is one's own: nobody rates themselves, nor for whom they work.
    pub fn is_by(&self, actor: &Actor, town: &dyn Town) -> bool {
        match &self.reporter {
            Reporter::Committee => actor.is_staff(),
            Reporter::Body(id) => {
                let body: Option<Body> = town.get(*id);
                let mine = |it: PersonId| body.is_some_and(|body| body.contacts.contains(&it));
                actor.person().is_some_and(mine)
            }
            Reporter::Holder { who, .. } => actor.person() == Some(who.person),
        }
    }

    /// Whether somebody is one of those the office is for: who lives in its building, its compound,
    /// its community.
    pub fn is_for(&self, actor: &Actor, town: &dyn Town) -> bool {
        let within = |community: CommunityId| {
            actor.standings().iter().any(|it| {
                let compound: Option<Compound> = town.get(it.compound);
                compound.is_some_and(|it| it.community == community)
            })
        };
        match &self.reporter {
            Reporter::Committee | Reporter::Body(_) => within(self.community),
            Reporter::Holder { scope, .. } => match scope {
                Scope::Community(id) => within(*id),
                Scope::Compound(id) => actor.standings().iter().any(|it| it.compound == *id),
                Scope::Building(id) => actor.standings().iter().any(|it| it.building == *id),
                Scope::Council(_) => within(self.community),
            },
        }
    }
}

/// Only the mark of whoever rates is written: not even how many did is known before the count.
pub(super) fn rate(
    it: &RateDuty,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    let report: DutyReport = town.get(it.report).ok_or(Refusal::NotFound)?;
    // Whoever writes for a body that has nobody here answers for it and does not judge it.
    if report.answers(actor, town) {
        return Err(DutyFault::OwnReport.into());
    }
    if !report.is_for(actor, town) {
        return Err(DutyFault::NotForYou.into());
    }
    let id = DutyRatingId::of(report.id, person);
    if town.has::<DutyRating>(id) {
        return Err(DutyFault::AlreadyRated.into());
    }
    let last = report.last;
    if report.state != DutyState::Open {
        return Err(DutyFault::Closed { last }.into());
    }
    if at.day() > last {
        return Err(DutyFault::RatingOver { last }.into());
    }
    Ok(vec![Change::put(DutyRating {
        id,
        report: report.id,
        person,
        grade: it.grade,
        at,
    })])
}
