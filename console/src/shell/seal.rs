//! The seal of an act and the sentence that says what became of it.

use components::{Mark, Stamp};
use domain::Refusal;
use offline::{Act, ActState};

use crate::texts::Texts;

/// The seal of an act; one that no storage holds does not say 已存.
pub(crate) fn stamp(act: &Act, t: Texts) -> Stamp {
    let (mark, word) = match &act.state {
        ActState::Saved | ActState::Sent if act.kept => (Mark::Saved, t.seal_saved()),
        ActState::Saved | ActState::Sent => (Mark::Saved, t.seal_not_kept()),
        ActState::Counted { .. } => (Mark::Counted, t.seal_counted()),
        ActState::Refused { .. } | ActState::Stuck { .. } => (Mark::Refused, t.seal_refused()),
        ActState::Unread => (Mark::Saved, t.seal_saved()),
    };
    Stamp {
        mark,
        word: word.to_owned(),
        meaning: fate(act, true, t),
        date: None,
    }
}

/// What became of an act, in one sentence.
pub(crate) fn fate(act: &Act, online: bool, t: Texts) -> String {
    match &act.state {
        ActState::Saved | ActState::Sent if !act.kept => t.act_not_kept().to_owned(),
        ActState::Saved | ActState::Sent => match &act.warning {
            Some(held) if *held == Refusal::HeldBack => held.sentence(t.lang),
            Some(doubt) => t.act_doubted(doubt.sentence(t.lang)),
            None if online => t.act_saved().to_owned(),
            None => t.act_saved_offline().to_owned(),
        },
        ActState::Counted { receipt, .. } => t.act_counted(&receipt.0),
        ActState::Refused { refusal, .. } => t.act_refused(refusal.sentence(t.lang)),
        ActState::Stuck { problem, .. } => t.act_refused(problem.sentence(t.lang)),
        ActState::Unread => t.act_newer_text().to_owned(),
    }
}
