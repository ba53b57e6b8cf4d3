//! The same, reported before (附近的同类事项; domain-rules 7.1).

use serde::{Deserialize, Serialize};

use crate::core::{BuildingId, CompoundId, IssueId, PersonId, SpotId, Timestamp, UnitId};

use super::{Category, Issue, IssueBoard, IssueFault, IssueRules, Report};

/// Where: tapped on the picture of the compound, never tracked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spot {
    /// In which compound.
    pub compound: CompoundId,
    /// In or at which building.
    pub building: Option<BuildingId>,
    /// In which stairwell unit.
    pub unit: Option<UnitId>,
    /// At which named public place.
    pub spot: Option<SpotId>,
}

/// How near (远近).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nearness {
    /// 同处: in the same unit, at the same place.
    Same,
    /// 同楼: in the same building.
    Building,
}

/// What is offered before a new one is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Near {
    /// How near.
    pub nearness: Nearness,
    /// Which issue.
    pub issue: IssueId,
}

impl Spot {
    /// How near another spot is, if it is near.
    pub fn near(&self, other: &Self) -> Option<Nearness> {
        if self == other {
            return Some(Nearness::Same);
        }
        let at_place = self.spot.is_some() && self.spot == other.spot;
        let same = self.compound == other.compound;
        if same && at_place {
            return Some(Nearness::Same);
        }
        let building = self.building.is_some() && self.building == other.building;
        (same && building).then_some(Nearness::Building)
    }
}

/// Open issues of the same kind near a new one, reported lately, the nearest first. Whoever sees
/// theirs among them joins it.
pub fn nearby(
    category: Category,
    spot: &Spot,
    boards: &[IssueBoard],
    (at, rules): (Timestamp, &IssueRules),
) -> Vec<Near> {
    let since = at.plus_days(-i64::from(rules.nearby_days));
    let open = boards
        .iter()
        .filter(|it| it.category == category && it.is_open() && it.reported_at > since);
    let mut near: Vec<Near> = open
        .filter_map(|it| {
            let nearness = it.spot.near(spot)?;
            Some(Near {
                nearness,
                issue: it.issue(),
            })
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    near
}

/// Whether somebody reports what they have reported: the same at the same place, which is open,
/// with nothing new (Beijing 11).
///
/// # Errors
/// When they do.
pub fn same_ticket(
    report: &Report,
    by: PersonId,
    is_new: bool,
    issues: &[Issue],
) -> Result<(), IssueFault> {
    let same = |it: &&Issue| {
        let theirs = it.reported.by.person == by && !it.is_closed();
        let alike = it.report.category == report.category;
        theirs && alike && it.report.spot.near(&report.spot) == Some(Nearness::Same)
    };
    match issues.iter().find(same) {
        Some(issue) if !is_new => Err(IssueFault::SameTicket { issue: issue.id }),
        _ => Ok(()),
    }
}
