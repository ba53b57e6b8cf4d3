//! Moving an amendment (提出修正案).

use serde::{Deserialize, Serialize};

use crate::core::{AmendmentId, Change, Line, MotionId, PersonId, Refusal, Timestamp, Town};
use crate::councils::council::led_by;
use crate::councils::floor::debatable;
use crate::councils::interest::recused;
use crate::councils::minutes::goes_on;
use crate::councils::seated::seated;
use crate::councils::{Council, ElectionFault, Motion, MotionState, Sitting};
use crate::covenant::CovenantFault;
use crate::members::{Actor, pack_of};

use super::{Amendment, AmendmentState, Edit};

/// Asks for a change of a motion's text: a member oneself, from the notice on, or for one without a
/// phone those who lead the sitting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amend {
    /// Made by the one who asks.
    pub id: AmendmentId,
    /// The motion.
    pub motion: MotionId,
    /// Which member asks for it.
    pub mover: PersonId,
    /// What is to change.
    pub edit: Edit,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Line>,
}

pub(in crate::councils) fn decide(
    it: &Amend,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let motion: Motion = town.get(it.motion).ok_or(Refusal::NotFound)?;
    let sitting: Sitting = town.get(motion.sitting).ok_or(Refusal::NotFound)?;
    if actor.person() != Some(it.mover) {
        led_by(sitting.council, actor, town)?;
    }
    if town.has::<Amendment>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    goes_on(sitting.id, town)?;
    amendable(&motion)?;
    seated(sitting.council, it.mover, at, town)?;
    if recused(motion.id, town).contains(&it.mover) {
        return Err(Refusal::RecusedFromThis);
    }
    let council: Council = town.get(sitting.council).ok_or(Refusal::NotFound)?;
    let pack = pack_of(council.community, sitting.called_at.day(), town)?;
    let others = town.of::<Amendment>(motion.id);
    let own = |other: &&Amendment| other.mover == it.mover;
    let most = pack.council.amendments_each;
    if others.iter().filter(own).count() >= usize::from(most) {
        return Err(Refusal::AmendedOften { most });
    }
    let made = it.edit.made_in(&motion.text);
    made.map_err(|fault| Refusal::EditUnusable { fault })?;
    let same = |other: &Amendment| other.is_open() && other.edit == it.edit;
    if others.iter().any(same) {
        return Err(Refusal::AmendedAlike);
    }
    let number = others.iter().map(|other| other.number).max().unwrap_or(0) + 1;
    let Amend {
        id,
        motion,
        mover,
        edit,
        why,
    } = it.clone();
    Ok(vec![Change::put(Amendment {
        id,
        motion,
        sitting: sitting.id,
        council: sitting.council,
        number,
        mover,
        edit,
        why,
        moved_at: at,
        state: AmendmentState::Moved,
    })])
}

/// A text may change until its first vote opens: from then on it is frozen, and the lot that was
/// drawn for its options with it.
pub(super) fn amendable(motion: &Motion) -> Result<(), Refusal> {
    debatable(motion)?;
    if motion.is_election() {
        return Err(ElectionFault::NotInAnElection.into());
    }
    if motion.covenant.is_some() {
        return Err(CovenantFault::AsItStands.into());
    }
    if motion.state == MotionState::Tabled {
        Ok(())
    } else {
        Err(Refusal::AlreadyPutToTheVote)
    }
}
