//! The dry run of an import: what it would change, and the owners in numbers.

use std::collections::BTreeSet;

use domain::members::{
    self, Actor, Head, HeadCount, Home, ImportRoster, Member, Title, Usage, unsettled,
};
use domain::{
    Change, Command, CompoundId, Entity as _, HomeId, Layer, Refusal, Staged, Timestamp, Town,
};
use wire::{RosterDiff, RosterPreview};

use super::{Draft, Rows};

impl Draft {
    /// The command that imports it; `None` while there are faults.
    pub fn command(&self, compound: CompoundId) -> Option<Command> {
        let Rows::Good(rows) = &self.rows else {
            return None;
        };
        Some(Command::Members(members::Command::ImportRoster(
            ImportRoster {
                compound,
                rows: rows.clone(),
            },
        )))
    }
}

/// What an import would change in a town.
///
/// # Errors
/// When the rules refuse it.
pub fn preview(
    draft: &Draft,
    compound: CompoundId,
    at: Timestamp,
    town: &dyn Town,
) -> Result<RosterPreview, Refusal> {
    let blank = RosterPreview {
        headings: draft.headings.clone(),
        columns: draft.columns.clone(),
        sample: draft.sample.clone(),
        rows: 0,
        faults: Vec::new(),
        diff: RosterDiff::default(),
        voting_homes: 0,
        parking: 0,
        area: 0,
        heads: 0,
        unsettled: Vec::new(),
        committed: false,
    };
    let rows = match &draft.rows {
        Rows::Good(rows) => rows,
        Rows::Faulty { homes, faults } => {
            return Ok(RosterPreview {
                rows: *homes,
                faults: faults.clone(),
                ..blank
            });
        }
    };
    let Some(command) = draft.command(compound) else {
        return Ok(blank);
    };
    let changes = domain::decide(&command, &Actor::System, at, town)?;
    let mut layer = Layer::default();
    changes.iter().for_each(|change| layer.apply(change));
    let after = Staged {
        base: town,
        layer: &layer,
    };
    let after: &dyn Town = &after;
    let heads = after.of::<Head>(compound);
    let count = HeadCount::of(heads.iter());
    let parking = rows
        .iter()
        .filter(|row| row.usage == Usage::Parking)
        .count();
    Ok(RosterPreview {
        rows: rows.len() as u32,
        diff: diff(&changes, town, after),
        voting_homes: (rows.len() - parking) as u32,
        parking: parking as u32,
        area: count.area.0,
        heads: count.heads,
        unsettled: unsettled(heads.iter()),
        ..blank
    })
}

/// The homes that an import touches, by address, in the order of their addresses.
fn diff(changes: &[Change], before: &dyn Town, after: &dyn Town) -> RosterDiff {
    let homes: BTreeSet<HomeId> = changes
        .iter()
        .filter(|change| [Home::KIND, Title::KIND].contains(&change.key().kind))
        .map(|change| HomeId(change.key().id))
        .collect();
    let mut diff = RosterDiff::default();
    for home in homes {
        let address = |town: &dyn Town| town.get::<Home>(home).map(|it| it.address.to_string());
        match (address(before), address(after)) {
            (None, Some(address)) => diff.added.push(address),
            (Some(_), Some(address)) => diff.changed.push(address),
            (Some(address), None) => diff.removed.push(address),
            (None, None) => {}
        }
    }
    for change in changes {
        let Change::Put(record) = change else {
            continue;
        };
        if let Some(member) = Member::from_record(record) {
            diff.leaving.extend(leaving(member, before));
        }
    }
    for addresses in [
        &mut diff.added,
        &mut diff.changed,
        &mut diff.removed,
        &mut diff.leaving,
    ] {
        addresses.sort_by_cached_key(|address| order(address));
    }
    diff
}

/// The homes that a member owned before and owns no longer, with the member's name.
fn leaving(after: &Member, before: &dyn Town) -> Vec<String> {
    let member: Option<Member> = before.get(after.id);
    let mut left: Vec<_> = member
        .iter()
        .flat_map(Member::active)
        .map(|standing| standing.address.to_string())
        .collect();
    left.retain(|address| !after.active().any(|it| it.address.as_str() == address));
    left.iter()
        .map(|address| format!("{address} {}", after.name))
        .collect()
}

/// Addresses sort as people count: 2-1-101 before 10-1-101.
pub fn order(address: &str) -> Vec<(u32, String)> {
    let part = |part: &str| (part.parse().unwrap_or(u32::MAX), part.to_owned());
    address.split('-').map(part).collect()
}
