//! Giving the floor to whoever is next (请人发言).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Refusal, SpeechId, Timestamp, Town};
use crate::councils::council::led_by;
use crate::councils::minutes::goes_on;
use crate::councils::{Motion, Sitting};
use crate::members::{Actor, pack_of};

use super::take_up::debatable;
use super::{Speech, SpeechState, next};

/// Gives the floor. Only whoever is next gets it, and not from themselves: who chairs and wants to
/// speak lets another chair meanwhile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GiveFloor {
    /// To whose speech.
    pub speech: SpeechId,
}

pub(in crate::councils) fn decide(
    it: &GiveFloor,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let speech: Speech = town.get(it.speech).ok_or(Refusal::NotFound)?;
    let council = led_by(speech.council, actor, town)?;
    let sitting: Sitting = town.get(speech.sitting).ok_or(Refusal::NotFound)?;
    let motion: Motion = town.get(speech.motion).ok_or(Refusal::NotFound)?;
    goes_on(sitting.id, town)?;
    debatable(&motion)?;
    if !speech.waits() {
        return Err(Refusal::SpeechIsOver);
    }
    if actor.person() == Some(speech.speaker) {
        return Err(Refusal::ChairDoesNotSpeak);
    }
    let speeches = town.of::<Speech>(motion.id);
    if speeches.iter().any(Speech::is_on) {
        return Err(Refusal::SomebodySpeaks);
    }
    if next(&speeches).is_none_or(|it| it.id != speech.id) {
        return Err(Refusal::NotNext);
    }
    let pack = pack_of(council.community, sitting.called_at.day(), town)?;
    let state = SpeechState::Speaking {
        since: at,
        until: at.plus_minutes(i64::from(pack.council.speech.minutes)),
    };
    Ok(vec![Change::put(Speech { state, ..speech })])
}
