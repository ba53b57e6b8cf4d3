//! The seal of an act and the sentence below it.

use components::{Mark, Stamp};
use domain::wording;
use offline::{Act, ActState};

use crate::shell::{Here, seal_date, waiting_note, when};

/// The seal of an act: 已存, 已计 or 已拒; none while the phone does not hold it.
pub fn stamp(here: Here, act: &Act) -> Option<Stamp> {
    let t = here.t;
    if !act.kept && is_waiting(act) {
        return None;
    }
    let (mark, at) = match &act.state {
        ActState::Saved | ActState::Sent => (Mark::Saved, act.made_at),
        ActState::Counted { at, .. } => (Mark::Counted, *at),
        ActState::Refused { at, .. } | ActState::Stuck { at, .. } => (Mark::Refused, *at),
        // It is kept here, and on its way to nobody before the newer version is back.
        ActState::Unread => (Mark::Saved, act.made_at),
    };
    let (word, meaning) = match mark {
        Mark::Saved => (t.seal_saved(), t.seal_saved_meaning()),
        Mark::Counted => (t.seal_counted(), t.seal_counted_meaning()),
        Mark::Refused => (t.seal_refused(), t.seal_refused_meaning()),
    };
    Some(Stamp {
        mark,
        word: word.to_owned(),
        meaning: meaning.to_owned(),
        date: Some(seal_date(at)),
    })
}

/// Whether the server has not answered it yet.
pub fn is_waiting(act: &Act) -> bool {
    matches!(act.state, ActState::Saved | ActState::Sent)
}

/// What became of an act, and what comes next.
pub fn fate(here: Here, act: &Act) -> String {
    let t = here.t;
    match &act.state {
        ActState::Saved | ActState::Sent if !act.kept => t.act_not_kept().to_owned(),
        ActState::Saved if act.held => t.act_held().to_owned(),
        ActState::Sent if here.status(|status| status.online) => t.act_sent().to_owned(),
        ActState::Saved | ActState::Sent => match &act.warning {
            Some(doubt) => t.act_doubted(doubt.sentence(here.lang)),
            None => t.act_saved_at(waiting_note(here), when(here, act.made_at)),
        },
        ActState::Counted { at, .. } => t.act_counted(when(here, *at)),
        ActState::Refused { refusal, at } => t.act_refused(
            refusal.sentence(here.lang),
            wording::instant(*at, here.lang),
        ),
        ActState::Stuck { problem, .. } => t.act_stuck(problem.sentence(here.lang)),
        ActState::Unread => t.act_newer_text().to_owned(),
    }
}
