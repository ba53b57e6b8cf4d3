//! What residents see on the site, and what they are answered, within the days of the rule pack
//! (民主监督; domain-rules 5.2). After the acceptance the same way is open for what fails under
//! warranty (保修).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BuildingId, Calendar, Change, CompoundId, Prose, Refusal, SiteReportId, Timestamp,
    Town,
};
use crate::members::Actor;
use crate::projects::{ReportAnswer, Seen};
use crate::proposals::{Author, Photo};
use crate::renovation::plan::found;
use crate::renovation::{PlanLeg, RenovationFault};

use super::{hand, stands_in};

/// What a resident saw on the site (监督记录).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SiteReport {
    /// Made by the phone.
    pub id: SiteReportId,
    /// The plan.
    pub plan: CompoundId,
    /// At which building; `None` for the compound as a whole.
    pub building: Option<BuildingId>,
    /// How it looks.
    pub seen: Seen,
    /// In words.
    pub text: Prose,
    /// What it looks like.
    pub photos: Vec<Photo>,
    /// By whom.
    pub author: Author,
    /// When.
    pub at: Timestamp,
    /// By when it is answered.
    pub due: Timestamp,
    /// The contractor's or the committee's answer, once given.
    pub answer: Option<ReportAnswer>,
}

/// Sends a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendSiteReport {
    /// Made by the phone.
    pub id: SiteReportId,
    /// The plan.
    pub plan: CompoundId,
    /// At which building; `None` for the compound as a whole.
    pub building: Option<BuildingId>,
    /// How it looks.
    pub seen: Seen,
    /// In words.
    pub text: Prose,
    /// What it looks like.
    pub photos: Vec<Photo>,
}

/// Answers a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerSiteReport {
    /// The report.
    pub report: SiteReportId,
    /// The answer.
    pub text: Prose,
}

impl SiteReport {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Compound(self.plan)
    }

    /// Whether it should have been answered by now.
    pub fn is_overdue(&self, at: Timestamp) -> bool {
        self.answer.is_none() && self.due <= at
    }
}

/// Everyone with a home in the compound may look and say so, tenants as well as owners.
pub(in crate::renovation) fn decide(
    it: &SendSiteReport,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let author = Author::of(actor, town).ok_or(Refusal::SignInFirst)?;
    let plan = found(it.plan, town)?;
    if !actor.standings().iter().any(|it| it.compound == plan.id) {
        return Err(RenovationFault::NotYourHome.into());
    }
    if !plan.state.leg().is_some_and(PlanLeg::has_site) {
        return Err(plan.elsewhere());
    }
    stands_in(it.building, plan.id, town)?;
    plan.takes(it.photos.len(), 0)?;
    if town.has::<SiteReport>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let due = Calendar::built_in().due(at, plan.site_rules()?.answer_days);
    let SendSiteReport {
        id,
        plan,
        building,
        seen,
        text,
        photos,
    } = it.clone();
    Ok(vec![Change::put(SiteReport {
        id,
        plan,
        building,
        seen,
        text,
        photos,
        author,
        at,
        due,
        answer: None,
    })])
}

/// A report is answered once, by whoever builds or by a worker for the committee.
pub(in crate::renovation) fn answer(
    it: &AnswerSiteReport,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let author = Author::of(actor, town).ok_or(Refusal::SignInFirst)?;
    let report: SiteReport = town.get(it.report).ok_or(Refusal::NotFound)?;
    let hand = hand(&found(report.plan, town)?, actor, town)?;
    if report.answer.is_some() {
        return Err(Refusal::AlreadyThere);
    }
    let answer = Some(ReportAnswer {
        text: it.text.clone(),
        author,
        for_contact: hand.for_contact,
        at,
    });
    Ok(vec![Change::put(SiteReport { answer, ..report })])
}
