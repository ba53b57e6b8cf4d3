//! The seal of an act and the sentence below it.

use components::{Mark, Stamp};
use domain::wording;
use offline::{Act, ActState};

use crate::shell::{Here, seal_date, waiting_note, when};

/// The seal of an act: 已存, 已计 or 已拒.
pub fn stamp(here: Here, act: &Act) -> Stamp {
    let t = here.t;
    let (mark, at) = match &act.state {
        ActState::Saved | ActState::Sent => (Mark::Saved, act.made_at),
        ActState::Counted { at, .. } => (Mark::Counted, *at),
        ActState::Refused { at, .. } | ActState::Stuck { at, .. } => (Mark::Refused, *at),
    };
    let (word, meaning) = match mark {
        Mark::Saved => (t.seal_saved(), t.seal_saved_meaning()),
        Mark::Counted => (t.seal_counted(), t.seal_counted_meaning()),
        Mark::Refused => (t.seal_refused(), t.seal_refused_meaning()),
    };
    Stamp {
        mark,
        word: word.to_owned(),
        meaning: meaning.to_owned(),
        date: Some(seal_date(at)),
    }
}

/// What became of an act, and what comes next.
pub fn fate(here: Here, act: &Act) -> String {
    let t = here.t;
    match &act.state {
        ActState::Saved if !act.kept => t.act_not_kept().to_owned(),
        ActState::Saved => match &act.warning {
            Some(doubt) => t.act_doubted(doubt.sentence(here.lang)),
            None => t.act_saved_at(waiting_note(here), when(here, act.made_at)),
        },
        ActState::Sent => t.act_sent().to_owned(),
        ActState::Counted { at, .. } => t.act_counted(when(here, *at)),
        ActState::Refused { refusal, at } => t.act_refused(
            refusal.sentence(here.lang),
            wording::instant(*at, here.lang),
        ),
        ActState::Stuck { problem, .. } => t.act_stuck(problem.sentence(here.lang)),
    }
}
