//! Leaving an agenda: what is taken back or ended is no longer talked about (撤下议题).

use crate::core::{Change, ProposalId, SittingId, Timestamp, Town};

use super::amend::dropped;
use super::{Floor, Motion, MotionState, Speech, SpeechState};

/// Takes the motions of a proposal off a sitting's agenda. Who waited to speak to them waits no
/// longer, who speaks has spoken, and the floor is free. A motion keeps its number, so that the
/// agenda that was published still reads.
pub(crate) fn leave_agenda(
    proposal: ProposalId,
    sitting: SittingId,
    at: Timestamp,
    town: &dyn Town,
) -> Vec<Change> {
    let mut motions = town.of::<Motion>(sitting);
    motions.retain(|motion| motion.proposal == Some(proposal) && motion.state.awaits_its_vote());
    let floor: Option<Floor> = town.get(sitting);
    let mut changes = Vec::new();
    for motion in motions {
        let speeches = town.of::<Speech>(motion.id).into_iter();
        changes.extend(speeches.filter_map(|speech| over(speech, at)));
        if let Some(floor) = floor.as_ref().filter(|floor| floor.motion == motion.id) {
            changes.push(Change::remove(floor));
        }
        changes.extend(dropped(motion.id, at, town));
        let state = MotionState::Withdrawn;
        changes.push(Change::put(Motion { state, ..motion }));
    }
    changes
}

fn over(speech: Speech, at: Timestamp) -> Option<Change> {
    let state = match speech.state {
        SpeechState::Asked => SpeechState::Passed { at },
        SpeechState::Speaking { since, .. } => SpeechState::Spoken {
            since,
            until: at,
            words: None,
        },
        SpeechState::Spoken { .. } | SpeechState::Passed { .. } => return None,
    };
    Some(Change::put(Speech { state, ..speech }))
}
