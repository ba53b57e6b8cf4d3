//! Proposing a lift (动议), by an owner of the unit or by the community's office for the committee.

use serde::{Deserialize, Serialize};

use crate::core::{Change, HomeId, PersonId, Prose, Refusal, Timestamp, Town, UnitId};
use crate::members::{Actor, Building, Compound, Home, StandingKind, Unit, pack_of};
use crate::proposals::Author;

use super::{Lift, LiftHome, LiftRefusal, LiftStage, LiftState, LiftStep};

/// Proposes a lift for a unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposeLift {
    /// The unit.
    pub lift: UnitId,
    /// Why it is wanted.
    pub why: Prose,
}

pub(super) fn decide(
    it: &ProposeLift,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let author = Author::of(actor, town).ok_or(Refusal::SignInFirst)?;
    let unit: Unit = town.get(it.lift).ok_or(Refusal::NoSuchPlace)?;
    let building: Building = town.get(unit.building).ok_or(Refusal::NoSuchPlace)?;
    let compound: Compound = town.get(building.compound).ok_or(Refusal::NoSuchPlace)?;
    if !actor.is_staff() && !owns_in(it.lift, actor, town) {
        return Err(LiftRefusal::NotItsOwner.into());
    }
    let before: Option<Lift> = town.get(it.lift);
    let steps = match before {
        None => Vec::new(),
        Some(lift) if lift.state.stage() == LiftStage::Withdrawn => lift.steps,
        Some(_) => return Err(Refusal::AlreadyThere),
    };
    let pack = pack_of(compound.community, at.day(), town)?;
    let by = author.person;
    let mut lift = Lift {
        id: unit.id,
        building: building.id,
        compound: compound.id,
        community: compound.community,
        pack: pack.id.clone(),
        why: it.why.clone(),
        author,
        state: LiftState::Proposed,
        steps,
        changed_at: at,
    };
    lift.steps.push(LiftStep {
        stage: LiftStage::Proposed,
        at,
        by,
        note: None,
    });
    // What homes said of what was withdrawn is said of nothing that is proposed now.
    let said: Vec<LiftHome> = town.of(unit.id);
    let mut changes: Vec<Change> = said.iter().map(Change::remove).collect();
    changes.push(Change::put(lift));
    Ok(super::settled(changes, unit.id, town))
}

/// Whether somebody owns a home of a unit.
fn owns_in(unit: UnitId, actor: &Actor, town: &dyn Town) -> bool {
    let mut standings = actor.standings().iter();
    standings.any(|it| {
        let home: Option<Home> = town.get(it.home);
        it.kind == StandingKind::Owner && home.is_some_and(|home| home.unit == unit)
    })
}

/// Whoever owns a home, if this actor does.
pub(super) fn owner_of(home: HomeId, actor: &Actor) -> Result<PersonId, Refusal> {
    let mut standings = actor.standings().iter();
    let owns = standings.any(|it| it.home == home && it.kind == StandingKind::Owner);
    let person = actor.person().filter(|_| owns);
    person.ok_or_else(|| LiftRefusal::NotItsOwner.into())
}
