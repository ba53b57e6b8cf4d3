//! From the application to the time after (申请、批准、招标、施工、竣工验收、长效管理), stage by stage.

use serde::{Deserialize, Serialize};

use crate::core::{Change, CompoundId, Day, Line, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::plan::{found, put};
use super::{PlanStage, PlanState, RenovationFault, Site, site};

/// Brings an adopted plan to its next stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdvancePlan {
    /// The plan.
    pub plan: CompoundId,
    /// To which.
    pub to: PlanLeg,
    /// The number of a paper, who builds, why it was returned, what is to be mended: what everyone
    /// reads beside the stage.
    pub note: Line,
}

/// Says when each stage is planned to begin (计划进度); once more replaces it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchedulePlan {
    /// The plan.
    pub plan: CompoundId,
    /// Each stage and its day, in the order of the stages.
    pub days: Vec<Planned>,
}

/// When a stage is planned to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Planned {
    /// Which.
    pub stage: PlanStage,
    /// On which day.
    pub on: Day,
}

/// Where an adopted plan stands (通过以后的阶段).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanLeg {
    /// 方案通过
    Adopted,
    /// 已申请
    Applied,
    /// 退回
    Returned,
    /// 已批准, into the plan of the year.
    Approved,
    /// 招标
    Tender,
    /// 施工
    Construction,
    /// 竣工验收
    Acceptance,
    /// 整改
    Rectifying,
    /// 长效管理
    LongTerm,
}

impl PlanLeg {
    /// The legs that may come next (domain-rules 5.2): what was returned is applied for again, and
    /// what an acceptance found is mended and looked at again.
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Adopted | Self::Returned => &[Self::Applied],
            Self::Applied => &[Self::Approved, Self::Returned],
            Self::Approved => &[Self::Tender],
            Self::Tender => &[Self::Construction],
            Self::Construction | Self::Rectifying => &[Self::Acceptance],
            Self::Acceptance => &[Self::LongTerm, Self::Rectifying],
            Self::LongTerm => &[],
        }
    }

    /// Whether it is built or mended, and so written into the diary.
    pub fn builds(self) -> bool {
        matches!(
            self,
            Self::Construction | Self::Acceptance | Self::Rectifying
        )
    }

    /// Whether there is a site, or what was built on it: residents look at both.
    pub fn has_site(self) -> bool {
        self.builds() || self == Self::LongTerm
    }

    /// Whether money is paid: contractors are sought only after the approval (domain-rules 5.2).
    pub fn pays(self) -> bool {
        self >= Self::Tender
    }

    /// The stage it is.
    pub fn stage(self) -> PlanStage {
        match self {
            Self::Adopted => PlanStage::Adopted,
            Self::Applied => PlanStage::Applied,
            Self::Returned => PlanStage::Returned,
            Self::Approved => PlanStage::Approved,
            Self::Tender => PlanStage::Tender,
            Self::Construction => PlanStage::Construction,
            Self::Acceptance => PlanStage::Acceptance,
            Self::Rectifying => PlanStage::Rectifying,
            Self::LongTerm => PlanStage::LongTerm,
        }
    }
}

pub(super) fn decide(
    it: &AdvancePlan,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let plan = found(it.plan, town)?;
    let PlanState::Adopted { adoption, leg } = &plan.state else {
        return Err(plan.elsewhere());
    };
    if !leg.next().contains(&it.to) {
        return Err(plan.elsewhere());
    }
    if *leg == PlanLeg::Acceptance {
        site::leave_acceptance(&plan, it.to, town)?;
    }
    if it.to == PlanLeg::Construction && !town.has::<Site>(plan.id) {
        return Err(RenovationFault::NoContractor.into());
    }
    let entered = match it.to {
        PlanLeg::Acceptance => Some(site::enter_acceptance(&plan, town)?),
        _ => None,
    };
    let (adoption, leg) = (adoption.clone(), it.to);
    let mut plan = plan.moved(PlanState::Adopted { adoption, leg }, by, at);
    plan.noted(&it.note);
    let mut changes = put(plan);
    changes.extend(entered);
    Ok(changes)
}

pub(super) fn schedule(
    it: &SchedulePlan,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut plan = found(it.plan, town)?;
    let rising = |two: &[Planned]| two[0].stage < two[1].stage && two[0].on <= two[1].on;
    if !it.days.windows(2).all(rising) {
        return Err(RenovationFault::DaysMixed.into());
    }
    plan.schedule.clone_from(&it.days);
    plan.changed_at = at;
    Ok(put(plan))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_from_the_decision_leads_to_the_time_after() {
        let reached = |from: PlanLeg| {
            let mut seen = vec![from];
            let mut at = 0;
            while let Some(leg) = seen.get(at).copied() {
                at += 1;
                let fresh = leg.next().iter().copied();
                let fresh: Vec<PlanLeg> = fresh.filter(|it| !seen.contains(it)).collect();
                seen.extend(fresh);
            }
            seen
        };
        let all = reached(PlanLeg::Adopted);
        assert_eq!(all.len(), 9);
        for leg in all {
            assert!(reached(leg).contains(&PlanLeg::LongTerm), "{leg:?}");
        }
    }

    #[test]
    fn nothing_is_paid_before_a_tender() {
        assert!(!PlanLeg::Approved.pays() && !PlanLeg::Returned.pays());
        assert!(PlanLeg::Tender.pays() && PlanLeg::Rectifying.pays());
    }
}
