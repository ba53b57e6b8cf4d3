//! Whose turn it is (发言次序), domain-rules 3.4.

use super::{Side, Speech, SpeechState};

/// The speech that comes next to a motion: of those who wait, who has spoken the fewest times to it;
/// among these the other side than the last one that spoke; among these who asked first.
pub fn next(speeches: &[Speech]) -> Option<&Speech> {
    let held = |speech: &&Speech| speech.began_at().is_some();
    let last = speeches
        .iter()
        .filter(held)
        .filter(|speech| speech.side.is_taken())
        .max_by_key(|speech| (speech.began_at(), speech.id))
        .map(|speech| speech.side);
    let spoke = |speech: &Speech| {
        let own = speeches.iter().filter(held);
        own.filter(|it| it.speaker == speech.speaker).count()
    };
    let again = |side: Side| last == Some(side);
    let waiting = speeches.iter().filter(|speech| speech.waits());
    waiting.min_by_key(|speech| {
        (
            spoke(speech),
            again(speech.side),
            speech.asked_at,
            speech.id,
        )
    })
}

/// All who wait, in the order in which they would come if nobody else asked and nobody was passed
/// over (候发言名单).
pub fn queue(speeches: &[Speech]) -> Vec<Speech> {
    let mut speeches = speeches.to_vec();
    let mut queue = Vec::new();
    let latest = |speech: &Speech| speech.began_at().max(Some(speech.asked_at));
    let mut at = speeches.iter().filter_map(latest).max();
    while let Some(next) = next(&speeches).cloned() {
        at = at.map(|at| at.plus_ms(1));
        let (since, until) = (at.unwrap_or(next.asked_at), at.unwrap_or(next.asked_at));
        let state = SpeechState::Spoken {
            since,
            until,
            words: None,
        };
        for speech in speeches.iter_mut().filter(|speech| speech.id == next.id) {
            speech.state = state.clone();
        }
        queue.push(next);
    }
    queue
}
