//! Asking to speak (申请发言).

use serde::{Deserialize, Serialize};

use crate::core::{AttendanceId, Change, MotionId, PersonId, Refusal, SpeechId, Timestamp, Town};
use crate::councils::council::led_by;
use crate::councils::interest::may_speak;
use crate::councils::minutes::goes_on;
use crate::councils::seated::seated;
use crate::councils::{Attendance, Council, Motion, Sitting};
use crate::members::{Actor, pack_of};

use super::take_up::debatable;
use super::{Floor, Side, Speech, SpeechState};

/// Asks to speak to the motion on the floor: oneself, or for a member without a phone by those who
/// lead the sitting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskToSpeak {
    /// Made by the one who asks.
    pub id: SpeechId,
    /// The motion.
    pub motion: MotionId,
    /// Who is to speak.
    pub speaker: PersonId,
    /// To what end.
    pub side: Side,
}

pub(in crate::councils) fn decide(
    it: &AskToSpeak,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let motion: Motion = town.get(it.motion).ok_or(Refusal::NotFound)?;
    let sitting: Sitting = town.get(motion.sitting).ok_or(Refusal::NotFound)?;
    if actor.person() != Some(it.speaker) {
        led_by(sitting.council, actor, town)?;
    }
    if town.has::<Speech>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    goes_on(sitting.id, town)?;
    debatable(&motion)?;
    let floor: Option<Floor> = town.get(sitting.id);
    if floor.is_none_or(|floor| floor.motion != motion.id) {
        return Err(Refusal::NotOnTheFloor);
    }
    seated(sitting.council, it.speaker, at, town)?;
    if !town.has::<Attendance>(AttendanceId::of(sitting.id, it.speaker)) {
        return Err(Refusal::NotPresent);
    }
    let council: Council = town.get(sitting.council).ok_or(Refusal::NotFound)?;
    let pack = pack_of(council.community, sitting.called_at.day(), town)?;
    may_speak(it.speaker, motion.id, &pack.council.interest, town)?;
    let times = pack.council.speech.times;
    let mut own = town.of::<Speech>(motion.id);
    own.retain(|speech| speech.speaker == it.speaker);
    if own.iter().any(Speech::waits) {
        return Err(Refusal::AsksAlready);
    }
    let spoke = own.iter().filter(|it| it.began_at().is_some()).count();
    if spoke >= usize::from(times) {
        return Err(Refusal::SpokeOften { times });
    }
    Ok(vec![Change::put(Speech {
        id: it.id,
        motion: motion.id,
        sitting: sitting.id,
        council: sitting.council,
        speaker: it.speaker,
        side: it.side,
        asked_at: at,
        state: SpeechState::Asked,
    })])
}
