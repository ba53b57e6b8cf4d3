//! Freezing a roll (冻结名册): a fold over homes, titles, heads and rulings.

use std::collections::{BTreeMap, BTreeSet};

use crate::core::{Area, HeadId, HomeId};
use crate::members::roster::Delivery;
use crate::members::{Head, Home, Title, Usage, joined, waiting};

use super::super::{Parking, Scope};
use super::{Part, Roll, Voter, VoterKind};

/// What a compound's roster holds. Tenants are in none of it: nobody is on a roll but by title
/// (domain-rules R7).
#[derive(Clone, Copy, Debug)]
pub struct Register<'a> {
    /// Where every home lies.
    pub homes: &'a [Home],
    /// Who owns it, and its area.
    pub titles: &'a [Title],
    /// The heads, with their rulings.
    pub heads: &'a [Head],
}

/// Why a roll cannot be frozen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RollFault {
    /// Nobody in this place has a title that counts.
    #[error("nobody here counts")]
    Nobody,
    /// Titles whose homes are not in the register.
    #[error("{} titles lie in no home", .0.len())]
    NoHome(Vec<HomeId>),
    /// {A} beside {A,B} and no ruling whether they are one head or two (认定).
    #[error("{} heads wait for a ruling", .0.len())]
    Unsettled(Vec<HeadId>),
}

impl Roll {
    /// Freezes the roll of a place, for a matter about parking or any other.
    ///
    /// One distinct set of holders is one head, whatever it holds; all that the developer has not
    /// sold or not handed over is one; a buyer in possession counts with the contract's area before
    /// registration; heads ruled together are one (法释〔2009〕7号 Art. 1, 8, 9; domain-rules 4.3).
    /// A head that waits for a ruling in another place holds nobody up here.
    ///
    /// # Errors
    /// When a head of this place waits for a ruling, a title lies nowhere, or nobody counts.
    pub fn freeze(
        register: Register<'_>,
        scope: Scope,
        parking: Parking,
        about_parking: bool,
    ) -> Result<Self, RollFault> {
        let parking = parking.counts(about_parking);
        let homes: BTreeMap<HomeId, &Home> = register.homes.iter().map(|it| (it.id, it)).collect();
        let mut nowhere = Vec::new();
        let mut held: BTreeMap<HeadId, (Head, Vec<Part>)> = BTreeMap::new();
        let known: BTreeMap<HeadId, &Head> = register.heads.iter().map(|it| (it.id, it)).collect();
        let elsewhere = |title: &Title| match scope {
            Scope::Compound(compound) => title.compound != compound,
            Scope::Building(_) | Scope::Unit(_) => false,
        };
        for title in register.titles.iter().filter(|it| !elsewhere(it)) {
            let Some(home) = homes.get(&title.id) else {
                nowhere.push(title.id);
                continue;
            };
            let part = part(home, title);
            if !scope.holds(&part) || (home.usage == Usage::Parking && !parking) {
                continue;
            }
            let head = || {
                known
                    .get(&title.head)
                    .map_or_else(|| of(title), |it| (*it).clone())
            };
            let (head, parts) = held
                .entry(title.head)
                .or_insert_with(|| (head(), Vec::new()));
            head.developer |= title.delivery != Delivery::HandedOver;
            parts.push(part);
        }
        if !nowhere.is_empty() {
            nowhere.sort();
            return Err(RollFault::NoHome(nowhere));
        }
        let open = waiting(held.values().map(|(head, _)| head));
        if !open.is_empty() {
            return Err(RollFault::Unsettled(open.into_iter().collect()));
        }
        if held.is_empty() {
            return Err(RollFault::Nobody);
        }
        let groups = joined(register.heads.iter());
        Ok(Self {
            scope,
            voters: voters(held, &groups),
        })
    }
}

/// Heads with what they hold, those ruled together as one. A head of the group that holds nothing
/// here is one of its ids all the same.
fn voters(
    held: BTreeMap<HeadId, (Head, Vec<Part>)>,
    groups: &BTreeMap<HeadId, HeadId>,
) -> Vec<Voter> {
    let first = |id: HeadId| groups.get(&id).copied().unwrap_or(id);
    let mut members: BTreeMap<HeadId, BTreeSet<HeadId>> = BTreeMap::new();
    for (id, group) in groups {
        members.entry(*group).or_default().insert(*id);
    }
    let mut voters: BTreeMap<HeadId, Voter> = BTreeMap::new();
    for (id, (head, parts)) in held {
        let group = first(id);
        let heads = members
            .get(&group)
            .cloned()
            .unwrap_or_else(|| BTreeSet::from([id]));
        let voter = voters.entry(group).or_insert_with(|| Voter {
            id: group,
            kind: if heads.len() > 1 {
                VoterKind::Joint
            } else {
                VoterKind::Sole
            },
            heads: heads.into_iter().collect(),
            parts: Vec::new(),
        });
        voter.kind = voter.kind.max(kind(&head));
        voter.parts.extend(parts);
        voter.parts.sort();
    }
    voters.into_values().collect()
}

fn kind(head: &Head) -> VoterKind {
    match head.holders.len() {
        _ if head.developer => VoterKind::Developer,
        0 | 1 => VoterKind::Sole,
        _ => VoterKind::Joint,
    }
}

fn part(home: &Home, title: &Title) -> Part {
    Part {
        home: home.id,
        unit: home.unit,
        building: home.building,
        area: title.area,
        source: title.area_source,
    }
}

/// The head of a title that the register names no head for: of those who hold parking spaces alone.
fn of(title: &Title) -> Head {
    Head {
        id: title.head,
        compound: title.compound,
        holders: title.holders.clone(),
        developer: false,
        area: Area(0),
        homes: 0,
        needs_ruling: false,
        ruling: None,
    }
}
