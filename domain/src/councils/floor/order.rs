//! Whose turn it is (发言次序), domain-rules 3.4.

use super::{Side, Speech};

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
