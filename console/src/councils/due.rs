//! Votes that run or wait for their tellers, and sittings that come.

use domain::councils::{Council, Motion, Sitting, Turnout, Vote, VoteState};
use domain::wording;

use super::{is_over, plan};
use crate::shell::{Book, Due, to};
use crate::texts::Texts;

/// Days ahead a sitting is shown as due.
const AHEAD_DAYS: i64 = 7;

/// What is due with councils.
pub(crate) fn due(book: Book, t: Texts) -> Vec<Due> {
    let votes = book
        .all::<Vote>()
        .into_iter()
        .filter_map(|vote| running(vote, book, t));
    let sittings = book
        .all::<Sitting>()
        .into_iter()
        .filter_map(|it| coming(it, book, t));
    votes.chain(sittings).chain(plan::due(book, t)).collect()
}

fn running(vote: Vote, book: Book, t: Texts) -> Option<Due> {
    let what = match vote.state {
        VoteState::Closed { .. } | VoteState::Cancelled { .. } => return None,
        VoteState::Closing { .. } => t.due_second_teller(),
        VoteState::Open if is_over(&vote, book.now()) => t.due_close(),
        VoteState::Open => t.due_running(),
    };
    let motion = book.get::<Motion>(vote.motion)?;
    let cast = book
        .get::<Turnout>(vote.id)
        .map_or(0, |turnout| turnout.cast);
    Some(Due {
        title: motion.title.to_string(),
        meta: t.due_vote(cast, vote.members),
        href: to(format_args!("votes/{}", vote.id)),
        until: Some(vote.closes_at),
        what: what.to_owned(),
    })
}

fn coming(sitting: Sitting, book: Book, t: Texts) -> Option<Due> {
    let now = book.now();
    let soon = now < sitting.starts_at && sitting.starts_at < now.plus_days(AHEAD_DAYS);
    soon.then_some(())?;
    let council = book.get::<Council>(sitting.council)?;
    let motions = book.of::<Motion>(sitting.id).len();
    Some(Due {
        title: t.sitting_of(&council.name, sitting.number),
        meta: t.due_sitting(
            motions,
            &sitting.place,
            wording::instant(sitting.starts_at, t.lang),
        ),
        href: to(format_args!("sittings/{}", sitting.id)),
        until: Some(sitting.starts_at),
        what: t.due_prepare().to_owned(),
    })
}
