//! The result of a comparison (比选结果): which design goes on. An opinion: where the law wants a
//! decision of the owners, this design is what they are asked about (domain-rules 5.2).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::core::{Change, ComparisonId, HomeId, Refusal, Timestamp, Town};
use crate::councils::counting::{Count, Lot, Marks, Method, Rule};
use crate::members::{Actor, StandingKind};
use crate::renovation::counts::{homes, lives};
use crate::renovation::plan::found;
use crate::renovation::{
    Approval, Comparison, ComparisonState, MenuChoice, PlanState, Preferred, RenovationFault,
    choices, preferred,
};

use super::ComparedSheet;

/// What came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// Homes that were asked.
    pub asked: u32,
    /// Homes that answered, tenants left out.
    pub answered: u32,
    /// Homes that would have each design; the last is "none of them".
    pub homes: Vec<u32>,
    /// Tenants who would, as an opinion (R7).
    pub tenants: Vec<u32>,
    /// The design that goes on; `None` where as many or more want none of them.
    pub preferred: Option<u16>,
    /// When.
    pub at: Timestamp,
}

/// Counts a comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettleOptions {
    /// The comparison.
    pub comparison: ComparisonId,
}

/// Counts the approvals of these homes: one a home, an owner's before the family's, the last one;
/// tenants beside them. Of designs that are level the cheaper one goes on, then the first (design
/// default).
pub fn compared(
    comparison: &Comparison,
    asked: &BTreeSet<HomeId>,
    approvals: &[Approval],
    at: Timestamp,
) -> Compared {
    let options = comparison.none() + 1;
    let order = |it: &Approval| MenuChoice {
        home: it.home,
        by: it.person,
        kind: it.kind,
        at_door: false,
        at: it.at,
        items: it.designs.clone(),
    };
    let orders: Vec<MenuChoice> = approvals.iter().map(order).collect();
    let wanted = choices(asked, options, &orders);
    let spoke = orders
        .iter()
        .filter(|it| it.kind != StandingKind::Tenant && asked.contains(&it.home));
    let spoke: BTreeSet<HomeId> = spoke.map(|it| it.home).collect();
    let mut cheap: Vec<u16> = (0..options).collect();
    cheap.sort_by_key(|place| {
        let design = comparison.designs.get(usize::from(*place));
        design.map_or((1, 0), |it| (0, it.shared().0))
    });
    let votes: Vec<u32> = wanted.iter().map(|it| it.homes).collect();
    Compared {
        asked: asked.len() as u32,
        answered: spoke.len() as u32,
        tenants: wanted.iter().map(|it| it.tenants).collect(),
        preferred: best(&votes, options, Lot(cheap)),
        homes: votes,
        at,
    }
}

/// By the rule of [`preferred`]: so many ballots with one tick each stand for so many ticks.
fn best(votes: &[u32], options: u16, lot: Lot) -> Option<u16> {
    let ticks = (0u16..).zip(votes);
    let ballots = ticks.flat_map(|(place, votes)| {
        std::iter::repeat_with(move || Marks::Ticked([place].into())).take(*votes as usize)
    });
    let ballots: Vec<Marks> = ballots.collect();
    let ballots: Vec<&Marks> = ballots.iter().collect();
    let rule = Rule::Approval { most: None };
    let method = Method { options, rule, lot };
    match method.count(&ballots) {
        Ok(Count::Ticks(count)) => match preferred(&count, options - 1) {
            Preferred::Option(design) => Some(design),
            Preferred::Nothing => None,
        },
        _ => None,
    }
}

pub(in crate::renovation) fn decide(
    it: &SettleOptions,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    actor.person().ok_or(Refusal::NotYours)?;
    let mut comparison: Comparison = town.get(it.comparison).ok_or(Refusal::NotFound)?;
    let plan = found(comparison.plan, town)?;
    let (PlanState::Options | PlanState::Manage) = plan.state else {
        return Err(plan.elsewhere());
    };
    if comparison.state != ComparisonState::Open {
        return Err(RenovationFault::ComparisonSettled.into());
    }
    let asked = asked(&comparison, town);
    let mut approvals: Vec<Approval> = town.of(comparison.id);
    if town.is_whole() {
        approvals.retain(|it| lives(it.person, it.home, town));
    }
    let result = compared(&comparison, &asked, &approvals, at);
    if at.day() <= comparison.until && (result.answered < result.asked || !town.is_whole()) {
        let until = comparison.until;
        return Err(RenovationFault::SurveyRuns { until }.into());
    }
    if !town.is_whole() {
        // What others said is with the server, which counts.
        return Ok(Vec::new());
    }
    let sheet = ComparedSheet {
        id: comparison.id,
        plan: comparison.plan,
        homes: asked,
        counted: approvals.iter().map(|it| it.id).collect(),
    };
    comparison.state = ComparisonState::Settled(result);
    Ok(vec![Change::put(sheet), Change::put(comparison)])
}

/// The households within its reach.
fn asked(comparison: &Comparison, town: &dyn Town) -> BTreeSet<HomeId> {
    let homes: BTreeMap<HomeId, _> = homes(comparison.plan, town)
        .into_iter()
        .map(|(home, _)| (home.id, home))
        .collect();
    let dwellings = homes.into_values().filter(|home| {
        home.usage == crate::members::Usage::Dwelling && comparison.reach.holds(home)
    });
    dwellings.map(|home| home.id).collect()
}
