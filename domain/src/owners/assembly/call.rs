//! Calling an assembly (召集): its matters, among whom, and when. Nothing is posted by it yet.

use serde::{Deserialize, Serialize};

use crate::core::{
    AssemblyId, Change, CompoundId, Digest, Line, Refusal, RulePack, Timestamp, Town,
};
use crate::members::{Actor, Building, Compound, Unit, pack_of};
use crate::owners::call::may_call;
use crate::owners::{OwnersFault, ParkingPolicy, Policy, Scope, Statutory};

use super::brought::may_come;
use super::{Assembly, AssemblyState, Force, ITEMS_MOST, Item};

/// Calls an assembly, or an asking for opinions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallAssembly {
    /// Made by the one who calls it.
    pub id: AssemblyId,
    /// Where.
    pub compound: CompoundId,
    /// Who calls it (召集人).
    pub caller: Line,
    /// What it is about.
    pub title: Line,
    /// Among whom.
    pub scope: Scope,
    /// Whether it binds.
    pub force: Force,
    /// Whether it is an extraordinary meeting.
    pub extraordinary: bool,
    /// The matters.
    pub items: Vec<Item>,
    /// Whether it is about parking.
    #[serde(default)]
    pub about_parking: bool,
    /// Whether parking spaces count.
    #[serde(default)]
    pub parking: ParkingPolicy,
    /// What it means not to vote.
    pub silence: Policy,
    /// The text of the compound's own rules, where parking or silence rest on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule_text: Option<Digest>,
    /// When it opens.
    pub opens_at: Timestamp,
    /// When it closes.
    pub closes_at: Timestamp,
}

pub(in crate::owners) fn decide(
    it: &CallAssembly,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let compound: Compound = town.get(it.compound).ok_or(Refusal::NotFound)?;
    let pack = pack_of(compound.community, at.day(), town)?;
    may_call(actor, &compound, pack, at, town)?;
    if town.has::<Assembly>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    lies_in(it.scope, compound.id, town)?;
    if it.items.is_empty() {
        return Err(OwnersFault::NoItems.into());
    }
    if it.items.len() > ITEMS_MOST as usize {
        return Err(Refusal::TooMany { most: ITEMS_MOST });
    }
    votable(it.force, it.scope, &it.items, pack)?;
    may_come(&it.items, (compound.id, it.scope), town)?;
    for affects in it.items.iter().filter_map(|it| it.affects) {
        lies_in(affects, compound.id, town)?;
    }
    for cost in it.items.iter().filter_map(|it| it.cost) {
        cost.checked()?;
    }
    if it.closes_at <= it.opens_at || it.closes_at <= at {
        let closes_at = it.closes_at;
        return Err(Refusal::CloseHasPassed { closes_at });
    }
    let year = at.day().ymd().0;
    let of_year = |other: &Assembly| other.called_at.day().ymd().0 == year;
    let earlier = town.of::<Assembly>(compound.id).into_iter();
    let number = earlier.filter(of_year).map(|it| it.number).max();
    let assembly = Assembly {
        id: it.id,
        community: compound.community,
        compound: compound.id,
        number: number.unwrap_or(0) + 1,
        caller: it.caller.clone(),
        title: it.title.clone(),
        scope: it.scope,
        force: it.force,
        extraordinary: it.extraordinary,
        items: it.items.clone(),
        about_parking: it.about_parking,
        parking: it.parking,
        silence: it.silence,
        rule_text: it.rule_text,
        hash: Assembly::hash_of(&it.title, &it.items, it.silence),
        pack: pack.id.clone(),
        called_at: at,
        opens_at: it.opens_at,
        closes_at: it.closes_at,
        state: AssemblyState::Called,
    };
    assembly.non_voters(pack)?;
    assembly.parking(pack)?;
    Ok(vec![Change::put(assembly)])
}

/// Whether each matter may be put so: to a binding vote of this place, or to an asking for opinions.
pub(super) fn votable(
    force: Force,
    scope: Scope,
    items: &[Item],
    pack: &RulePack,
) -> Result<(), Refusal> {
    for item in items {
        match force {
            Force::Statutory => {
                Statutory::open(item.matter.clone(), scope, pack).map_err(OwnersFault::from)?;
            }
            Force::Advisory if item.matter.class(&pack.owners).is_none() => {
                return Err(OwnersFault::NoSuchMatter.into());
            }
            Force::Advisory => {}
        }
    }
    Ok(())
}

fn lies_in(scope: Scope, compound: CompoundId, town: &dyn Town) -> Result<(), Refusal> {
    let building = |id| town.get::<Building>(id).map(|it| it.compound);
    let lies = match scope {
        Scope::Compound(id) => Some(id),
        Scope::Building(id) => building(id),
        Scope::Unit(id) => town.get::<Unit>(id).and_then(|it| building(it.building)),
    };
    (lies == Some(compound))
        .then_some(())
        .ok_or(Refusal::NoSuchPlace)
}
