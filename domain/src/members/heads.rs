//! Owner heads (业主人数): one distinct set of holders is one head (法释〔2009〕7号 Art. 9;
//! domain-rules 4.3).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::core::{Area, Change, CompoundId, HeadId, Line, Refusal, Town};

use super::roster::{Delivery, RosterRow};
use super::{Head, Holder, Usage};

/// How {A,B} and {A} count where no source settles it (认定).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Ruling {
    /// Two heads.
    Separate {
        /// Why.
        reason: Line,
    },
    /// One head with the holder's other one.
    Together {
        /// Why.
        reason: Line,
    },
}

/// Rules on a head, before a roll is frozen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleHead {
    /// Which.
    pub head: HeadId,
    /// How.
    pub ruling: Ruling,
}

/// The owners of a compound in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadCount {
    /// Heads.
    pub heads: u32,
    /// The area of all voting homes.
    pub area: Area,
    /// Heads that need a ruling.
    pub unsettled: u32,
}

impl HeadCount {
    /// Counts heads.
    pub fn of<'a>(heads: impl Iterator<Item = &'a Head>) -> Self {
        let mut count = Self {
            heads: 0,
            area: Area(0),
            unsettled: 0,
        };
        for head in heads {
            count.heads += 1;
            count.area.0 += head.area.0;
            count.unsettled += u32::from(head.needs_ruling && head.ruling.is_none());
        }
        count
    }
}

/// The holders a row's head consists of, sorted, without telephones; the developer's unsold and
/// undelivered homes share one head (domain-rules 4.3).
pub(super) fn head_of(compound: CompoundId, row: &RosterRow) -> (HeadId, BTreeSet<(&str, &str)>) {
    let names: BTreeSet<(&str, &str)> = row
        .holders
        .iter()
        .map(|it| (it.name.as_str(), it.tail.as_str()))
        .collect();
    let mut parts: Vec<&[u8]> = vec![compound.0.as_bytes()];
    for (name, tail) in &names {
        parts.push(name.as_bytes());
        parts.push(tail.as_bytes());
    }
    let id = if row.delivery == Delivery::HandedOver {
        HeadId::derived("head", &parts)
    } else {
        HeadId::derived("developer", &parts)
    };
    (id, names)
}

/// The heads of a roster. Parking spaces do not vote (`ParkingPolicy::Exclude`, domain-rules 4.4).
pub(super) fn heads(
    compound: CompoundId,
    rows: &[RosterRow],
    town: &dyn Town,
) -> BTreeMap<HeadId, Head> {
    let mut heads: BTreeMap<HeadId, Head> = BTreeMap::new();
    let mut held: BTreeMap<(&str, &str), BTreeSet<HeadId>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.usage != Usage::Parking) {
        let (id, names) = head_of(compound, row);
        for name in names {
            held.entry(name).or_default().insert(id);
        }
        let head = heads.entry(id).or_insert_with(|| Head {
            id,
            compound,
            holders: sorted(&row.holders),
            developer: row.delivery != Delivery::HandedOver,
            area: Area(0),
            homes: 0,
            needs_ruling: false,
            ruling: town.get::<Head>(id).and_then(|before| before.ruling),
        });
        head.area.0 += row.area.0;
        head.homes += 1;
    }
    for ids in held.values().filter(|ids| ids.len() > 1) {
        // {A} twice is one head already; what is unsettled is {A} beside {A,B}.
        if ids.iter().any(|id| heads[id].holders.len() == 1) {
            for id in ids {
                if let Some(head) = heads.get_mut(id) {
                    head.needs_ruling = true;
                }
            }
        }
    }
    heads
}

fn sorted(holders: &[Holder]) -> Vec<Holder> {
    let mut holders = holders.to_vec();
    holders.sort();
    holders.dedup_by(|a, b| a.name == b.name && a.tail == b.tail);
    holders
}

pub(super) fn decide(it: &RuleHead, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let head: Head = town.get(it.head).ok_or(Refusal::NotFound)?;
    if !head.needs_ruling {
        return Err(Refusal::NoRulingNeeded);
    }
    Ok(vec![Change::put(Head {
        ruling: Some(it.ruling.clone()),
        ..head
    })])
}
