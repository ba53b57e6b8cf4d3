//! Calling an election: it goes on the agenda as a motion (发布选举公告).

use serde::{Deserialize, Serialize};

use crate::core::{
    Change, CouncilId, Line, MotionId, Prose, Refusal, RulePack, SittingId, Timestamp, Town,
};
use crate::councils::council::led_by;
use crate::councils::minutes::goes_on;
use crate::councils::sitting::notice;
use crate::councils::{Council, Motion, MotionState, Sitting};
use crate::members::{Actor, pack_of};

use super::{Election, ElectionFault, Electorate, Elects, List};

/// Calls an election, for a sitting of the forum that elects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallElection {
    /// Made by the one who calls it.
    pub id: MotionId,
    /// The sitting.
    pub sitting: SittingId,
    /// In one line.
    pub title: Line,
    /// What everyone should know of it: who may vote, until when one nominates.
    pub text: Prose,
    /// What is elected.
    pub elects: Elects,
    /// Who elects.
    pub electorate: Electorate,
    /// Where those elected take their seats.
    pub into: Vec<CouncilId>,
}

pub(in crate::councils) fn decide(
    it: &CallElection,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let sitting: Sitting = town.get(it.sitting).ok_or(Refusal::NotFound)?;
    let council = led_by(sitting.council, actor, town)?;
    goes_on(sitting.id, town)?;
    if town.has::<Motion>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let elected_here = it.elects.by(council.kind);
    if !elected_here || !Electorate::of(council.kind).contains(&it.electorate) {
        return Err(ElectionFault::AnotherForum.into());
    }
    so_many(it.elects, pack_of(council.community, at.day(), town)?)?;
    sit_there(it, &council, town)?;
    notice(&council, sitting.starts_at, at, town)?;
    let election = Election {
        id: it.id,
        sitting: sitting.id,
        council: council.id,
        elects: it.elects,
        electorate: it.electorate,
        into: it.into.clone(),
        round: 1,
        after: None,
        next: None,
        list: List::Open,
        seated: None,
    };
    let motion = tabled(it.id, &sitting, &it.title, &it.text, at, town);
    Ok(vec![Change::put(motion), Change::put(election)])
}

/// The motion of an election, at the end of the agenda.
pub(super) fn tabled(
    id: MotionId,
    sitting: &Sitting,
    title: &Line,
    text: &Prose,
    at: Timestamp,
    town: &dyn Town,
) -> Motion {
    Motion {
        id,
        sitting: sitting.id,
        proposal: None,
        covenant: None,
        number: town.of::<Motion>(sitting.id).len() as u32 + 1,
        title: title.clone(),
        text: text.clone(),
        major: false,
        hash: Motion::hash_of(title, text, None),
        put_at: at,
        again: None,
        state: MotionState::Tabled,
    }
}

/// One representative for 20 to 50 households (Residents' Committee Law 13): so many that each
/// stands for neither fewer nor more. A committee has no more places than the pack says.
fn so_many(elects: Elects, pack: &RulePack) -> Result<(), Refusal> {
    let rules = &pack.council.election;
    let places = elects.places();
    if places == 0 {
        return Err(ElectionFault::NoPlaces.into());
    }
    match elects {
        Elects::Committee { .. } => {
            let most = u32::from(rules.committee_most);
            if places > most {
                return Err(Refusal::TooMany { most });
            }
        }
        Elects::Representatives { households, .. } => {
            let least = households.div_ceil(u32::from(rules.households_most.max(1)));
            let most = households / u32::from(rules.households_least.max(1));
            if !(least..=most).contains(&places) {
                return Err(ElectionFault::Households { least, most }.into());
            }
        }
    }
    Ok(())
}

/// Those elected take their seats somewhere, and where they belong.
fn sit_there(it: &CallElection, council: &Council, town: &dyn Town) -> Result<(), Refusal> {
    for id in &it.into {
        let there: Council = town.get(*id).ok_or(Refusal::NotFound)?;
        let community = there.community == council.community;
        if !community || !it.elects.sits_in(there.kind) {
            return Err(ElectionFault::AnotherForum.into());
        }
    }
    if it.into.is_empty() {
        return Err(ElectionFault::AnotherForum.into());
    }
    Ok(())
}
