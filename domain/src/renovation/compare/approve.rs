//! Saying which designs one would have (认可投票): as many as one likes, or none of them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{
    ApprovalId, Audience, Change, ComparisonId, HomeId, PersonId, Refusal, Timestamp, Town,
};
use crate::members::{Actor, Home, StandingKind};
use crate::renovation::answer::{Speaker, answered};
use crate::renovation::plan::{asked_yet, found};
use crate::renovation::{Comparison, ComparisonState, PlanState, RenovationFault, Said};

/// What somebody would have, for a home. The server alone holds it until the result is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Derived from the comparison, the home and the person.
    pub id: ApprovalId,
    /// The comparison.
    pub comparison: ComparisonId,
    /// For which home.
    pub home: HomeId,
    /// Who.
    pub person: PersonId,
    /// As what.
    pub kind: StandingKind,
    /// When.
    pub at: Timestamp,
    /// The designs, by their place; the place behind the last one is "none of them".
    pub designs: BTreeSet<u16>,
}

/// Says which designs one would have, for a home of one's own; once more replaces it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApproveOptions {
    /// The comparison.
    pub comparison: ComparisonId,
    /// For which home.
    pub home: HomeId,
    /// The designs, by their place; the place behind the last one, alone, is "none of them".
    pub designs: BTreeSet<u16>,
}

impl ApprovalId {
    /// What one person says in a comparison for one home.
    pub fn of(comparison: ComparisonId, home: HomeId, person: PersonId) -> Self {
        let parts: [&[u8]; 3] = [
            comparison.0.as_bytes(),
            home.0.as_bytes(),
            person.0.as_bytes(),
        ];
        Self::derived("approval", &parts)
    }
}

impl Approval {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Sealed
    }
}

pub(in crate::renovation) fn decide(
    it: &ApproveOptions,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let comparison: Comparison = town.get(it.comparison).ok_or(Refusal::NotFound)?;
    let plan = found(comparison.plan, town)?;
    let speaker = Speaker::of(actor, plan.id, it.home, town)?;
    let home: Home = town.get(it.home).ok_or(Refusal::NotFound)?;
    if !comparison.reach.holds(&home) {
        return Err(RenovationFault::NotYourHome.into());
    }
    if !matches!(plan.state, PlanState::Options | PlanState::Manage) {
        return Err(plan.elsewhere());
    }
    if comparison.state != ComparisonState::Open {
        return Err(RenovationFault::ComparisonSettled.into());
    }
    asked_yet(comparison.until, at)?;
    let none = comparison.none();
    let alone = !it.designs.contains(&none) || it.designs.len() == 1;
    if it.designs.is_empty() || !alone {
        return Err(RenovationFault::NothingChosen.into());
    }
    if it.designs.iter().any(|design| *design > none) {
        return Err(RenovationFault::NoSuchItem.into());
    }
    let what = it.designs.clone();
    let approval = Approval {
        id: ApprovalId::of(comparison.id, it.home, speaker.person),
        comparison: comparison.id,
        home: it.home,
        person: speaker.person,
        kind: speaker.kind,
        at,
        designs: it.designs.clone(),
    };
    let mut changes = answered(&plan, &speaker, town, |own| {
        own.liked.insert(comparison.id, Said { at, what });
        Ok(())
    })?;
    changes.push(Change::put(approval));
    Ok(changes)
}
