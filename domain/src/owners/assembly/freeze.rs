//! Freezing the roll of an assembly (冻结表决权人名册): who counts, from the register as it stands.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{
    AssemblyId, Audience, Change, CompoundId, Entity, Key, Refusal, Timestamp, Town, UnitId,
    VoiceId,
};
use crate::members::{Building, Head, Home, Title, Unit};
use crate::owners::delivery::reached_in;
use crate::owners::{
    AffectedTurnout, BuildingReach, OwnersFault, Register, Roll, Voter, Weight, agent, door,
};

use super::{Assembly, AssemblyState, MyVoice, voice};

/// The roll of an assembly, for staff: heads with their parts, no names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnersRoll {
    /// That of the assembly.
    pub id: AssemblyId,
    /// The compound.
    pub compound: CompoundId,
    /// When it was frozen.
    pub frozen_at: Timestamp,
    /// Who counts.
    pub roll: Roll,
}

/// How many take part so far (参与情况): heads and area, and nothing of what they say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnersTurnout {
    /// That of the assembly.
    pub id: AssemblyId,
    /// The compound.
    pub compound: CompoundId,
    /// Everyone on the roll.
    pub everyone: Weight,
    /// Those who handed a ballot in.
    pub cast: Weight,
    /// How many of those came on paper.
    pub on_paper: u64,
    /// How many heads the notice reached, or who voted.
    pub reached: u64,
    /// The same of each place that a matter touches most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub affected: Vec<AffectedTurnout>,
}

/// Freezes the roll. Until the vote opens it may be frozen anew, when the register was mended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FreezeRoll {
    /// Of which assembly.
    pub assembly: AssemblyId,
}

impl OwnersRoll {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

impl OwnersTurnout {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

pub(in crate::owners) fn decide(
    it: &FreezeRoll,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let assembly: Assembly = town.get(it.assembly).ok_or(Refusal::NotFound)?;
    if !matches!(assembly.state, AssemblyState::Posted { .. }) {
        return Err(assembly.elsewhere());
    }
    // A phone's register is not whole; the office sees the roll once the server has frozen it.
    if !town.is_whole() {
        return Ok(Vec::new());
    }
    let roll = roll_of(&assembly, town)?;
    let mut changes = Vec::new();
    if let Some(before) = town.get::<OwnersRoll>(assembly.id) {
        let voters = before.roll.voters.iter();
        let voices = voters.flat_map(|voter| town.of::<MyVoice>(voter.id));
        let mine = voices.filter(|it| it.assembly == assembly.id);
        changes.extend(mine.map(|it| Change::remove(&it)));
        changes.extend(door::shut(assembly.id, town));
        let counts = town.of::<BuildingReach>(assembly.id);
        changes.extend(counts.iter().map(Change::remove));
    }
    let community = assembly.community;
    let mut own: BTreeSet<VoiceId> = BTreeSet::new();
    for voter in &roll.voters {
        for voice in voice::voices(assembly.id, community, voter, town) {
            own.insert(voice.id);
            changes.push(Change::put(voice));
        }
    }
    let agents = agent::voices(&assembly, &roll.voters, at, town).into_iter();
    changes.extend(agents.filter(|it| !own.contains(&it.id)).map(Change::put));
    // Frozen anew, what reached whom before still counts.
    let before = reached_in(assembly.id, town);
    let there = roll.voters.iter().filter(|it| before.contains(&it.id));
    let reached = there.count() as u64;
    changes.extend(
        door::doors(assembly.id, &roll, town)
            .into_iter()
            .map(Change::put),
    );
    let counts = door::reaches(assembly.id, &roll, &before);
    changes.extend(counts.into_iter().map(Change::put));
    changes.push(Change::put(OwnersTurnout {
        id: assembly.id,
        compound: assembly.compound,
        everyone: roll.total(),
        cast: Weight::default(),
        on_paper: 0,
        reached,
        affected: assembly.affected(&roll, &BTreeSet::new()),
    }));
    changes.push(Change::put(OwnersRoll {
        id: assembly.id,
        compound: assembly.compound,
        frozen_at: at,
        roll,
    }));
    Ok(changes)
}

/// The roll as the register has it today.
fn roll_of(assembly: &Assembly, town: &dyn Town) -> Result<Roll, Refusal> {
    let pack = assembly.rules()?;
    let compound = assembly.compound;
    let (titles, heads) = (town.of::<Title>(compound), town.of::<Head>(compound));
    let buildings = town.of::<Building>(compound).into_iter();
    let units: Vec<UnitId> = buildings
        .flat_map(|it| town.of::<Unit>(it.id))
        .map(|it| it.id)
        .collect();
    let homes: Vec<Home> = units.into_iter().flat_map(|it| town.of(it)).collect();
    let register = Register {
        homes: &homes,
        titles: &titles,
        heads: &heads,
    };
    let parking = assembly.parking(pack)?;
    Roll::freeze(register, assembly.scope, parking, assembly.about_parking)
        .map_err(|fault| OwnersFault::from(fault).into())
}

/// Looks a voter up without copying the roll, which may name thousands.
pub(in crate::owners) fn rolled<T>(
    assembly: AssemblyId,
    town: &dyn Town,
    read: impl FnOnce(&Roll) -> T,
) -> Option<T> {
    let key = Key {
        kind: OwnersRoll::KIND,
        id: assembly.0,
    };
    let record = town.find(key)?;
    let roll = OwnersRoll::from_record(&record)?;
    Some(read(&roll.roll))
}

/// The turnout with one more voter, or the same voter once more.
pub(in crate::owners) fn turnout(
    assembly: AssemblyId,
    town: &dyn Town,
    change: impl FnOnce(OwnersTurnout) -> OwnersTurnout,
) -> Option<Change> {
    let turnout: OwnersTurnout = town.get(assembly)?;
    Some(Change::put(change(turnout)))
}

impl Voter {
    /// Whether it holds a home.
    pub(crate) fn holds(&self, home: crate::core::HomeId) -> bool {
        self.parts.iter().any(|part| part.home == home)
    }
}
