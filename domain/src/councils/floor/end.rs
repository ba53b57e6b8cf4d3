//! The end of a speech, and of the wish for one (发言完毕、过号).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Prose, Refusal, SpeechId, Timestamp, Town};
use crate::councils::council::led_by;
use crate::members::Actor;

use super::{Speech, SpeechState};

/// Ends a speech: the speaker, or those who lead the sitting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndSpeech {
    /// Which.
    pub speech: SpeechId,
    /// What was said, in brief, for the minutes.
    pub words: Option<Prose>,
}

/// Lets a turn pass: the one who asked no longer wants it, or is not in the room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassOver {
    /// Whose.
    pub speech: SpeechId,
}

pub(in crate::councils) fn end(
    it: &EndSpeech,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let speech = mine_or_led(it.speech, actor, town)?;
    let SpeechState::Speaking { since, .. } = speech.state else {
        return Err(Refusal::SpeechIsOver);
    };
    let state = SpeechState::Spoken {
        since,
        until: at,
        words: it.words.clone(),
    };
    Ok(vec![Change::put(Speech { state, ..speech })])
}

pub(in crate::councils) fn pass(
    it: &PassOver,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let speech = mine_or_led(it.speech, actor, town)?;
    if !speech.waits() {
        return Err(Refusal::SpeechIsOver);
    }
    let state = SpeechState::Passed { at };
    Ok(vec![Change::put(Speech { state, ..speech })])
}

fn mine_or_led(id: SpeechId, actor: &Actor, town: &dyn Town) -> Result<Speech, Refusal> {
    let speech: Speech = town.get(id).ok_or(Refusal::NotFound)?;
    if actor.person() != Some(speech.speaker) {
        led_by(speech.council, actor, town)?;
    }
    Ok(speech)
}
