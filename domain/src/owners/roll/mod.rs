//! The roll of an owners' decision (业主名册): who counts, with what area, frozen at the notice.

mod freeze;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::core::{Area, BuildingId, HeadId, HomeId, UnitId};
use crate::members::AreaSource;

use super::{Scope, Weight};

pub use freeze::{Register, RollFault};

/// One exclusive part that counts (专有部分). The parts stand on the roll one by one, so that any
/// building or unit can be counted for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The home.
    pub home: HomeId,
    /// Its stairwell unit.
    pub unit: UnitId,
    /// Its building.
    pub building: BuildingId,
    /// Its area.
    pub area: Area,
    /// Where the area comes from (法释〔2009〕7号 Art. 8).
    pub source: AreaSource,
}

/// What a head is, which says who may speak for it (domain-rules 4.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoterKind {
    /// One holder.
    Sole,
    /// Several who hold together, or who were ruled to be one: they choose one of them (共有).
    Joint,
    /// 建设单位: all that is unsold, or sold and not handed over.
    Developer,
}

/// One head on the roll (一人). It bears no name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voter {
    /// The head; of several ruled to be one, the first.
    pub id: HeadId,
    /// All heads that are this one, in order: more than one after a ruling.
    pub heads: Vec<HeadId>,
    /// What it is.
    pub kind: VoterKind,
    /// What it holds, in order.
    pub parts: Vec<Part>,
}

impl Voter {
    /// One head, and the area of its parts.
    pub fn weight(&self) -> Weight {
        Weight::of_one(self.parts.iter().map(|part| part.area).sum())
    }
}

/// Everyone who counts in a decision, by id (表决权人名册).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roll {
    /// Among whom it is decided.
    pub scope: Scope,
    /// The heads.
    pub voters: Vec<Voter>,
}

impl Roll {
    /// All heads and all area (总人数、总面积).
    pub fn total(&self) -> Weight {
        self.voters.iter().map(Voter::weight).sum()
    }

    /// The voter that a head is, under whichever of its ids.
    pub fn voter(&self, head: HeadId) -> Option<&Voter> {
        self.voters.iter().find(|it| it.heads.contains(&head))
    }

    /// Each head's voter, to look many up.
    pub fn index(&self) -> BTreeMap<HeadId, HeadId> {
        let ids = |voter: &Voter| {
            let id = voter.id;
            voter.heads.clone().into_iter().map(move |head| (head, id))
        };
        self.voters.iter().flat_map(ids).collect()
    }

    /// The part of the roll that lies in a narrower place: heads that hold something there, with
    /// what they hold there.
    #[must_use]
    pub fn within(&self, scope: Scope) -> Self {
        let within = |voter: &Voter| {
            let parts: Vec<Part> = voter
                .parts
                .iter()
                .copied()
                .filter(|it| scope.holds(it))
                .collect();
            let voter = Voter {
                parts,
                ..voter.clone()
            };
            (!voter.parts.is_empty()).then_some(voter)
        };
        Self {
            scope,
            voters: self.voters.iter().filter_map(within).collect(),
        }
    }

    /// The area by where it comes from: registered, surveyed, from contracts.
    pub fn area_by_source(&self) -> BTreeMap<AreaSource, Area> {
        let mut areas = BTreeMap::new();
        for part in self.voters.iter().flat_map(|it| &it.parts) {
            let area: &mut Area = areas.entry(part.source).or_default();
            area.0 += part.area.0;
        }
        areas
    }
}
