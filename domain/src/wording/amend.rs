//! What became of an amendment, as every screen tells it.

use crate::Lang;
use crate::core::AmendmentId;
use crate::councils::{Amended, Amendment, AmendmentState, Tally};
use crate::texts::Texts;

/// Where it stands.
pub fn amendment(state: &AmendmentState, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match state {
        AmendmentState::Moved | AmendmentState::Counted { .. } | AmendmentState::Unlike { .. } => {
            t.amendment_waits()
        }
        AmendmentState::Carried { .. } => t.amendment_carried(),
        AmendmentState::Lost { .. } => t.amendment_lost(),
        AmendmentState::Fallen { .. } => t.amendment_fallen(),
        AmendmentState::Dropped { .. } => t.amendment_dropped(),
        AmendmentState::TakenBack { .. } => t.amendment_taken_back(),
    }
}

/// How it was decided, where it was: by hands, or by another one of the same motion.
pub fn amendment_decided(it: &Amendment, all: &[Amendment], lang: Lang) -> Option<String> {
    match &it.state {
        AmendmentState::Carried { tally, .. } | AmendmentState::Lost { tally, .. } => {
            Some(hands(tally, lang))
        }
        AmendmentState::Fallen { by } => {
            let by: &AmendmentId = by;
            let other = all.iter().find(|it| it.id == *by)?;
            Some(Texts { lang }.amendment_fell_by(other.number))
        }
        AmendmentState::Moved
        | AmendmentState::Counted { .. }
        | AmendmentState::Unlike { .. }
        | AmendmentState::Dropped { .. }
        | AmendmentState::TakenBack { .. } => None,
    }
}

/// What became of it, as the minutes have it.
pub fn amended(it: &Amended, lang: Lang) -> String {
    let t = Texts { lang };
    let (Some(carried), Some(tally)) = (it.carried, &it.tally) else {
        return t.amendment_dropped().to_owned();
    };
    let word = if carried {
        t.amendment_carried()
    } else {
        t.amendment_lost()
    };
    t.amendment_by(hands(tally, lang), word)
}

fn hands(tally: &Tally, lang: Lang) -> String {
    Texts { lang }.amendment_hands(tally.abstain, tally.against, tally.agree, tally.present)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(Lang::ZhCn, "到会 9 位，同意 5，反对 3，弃权 1")]
    #[case(Lang::En, "9 present: 5 agree, 3 against, 1 abstain")]
    fn hands_are_told_in_their_order(#[case] lang: Lang, #[case] told: &str) {
        let tally = Tally {
            present: 9,
            agree: 5,
            against: 3,
            abstain: 1,
            ..Tally::default()
        };
        assert_eq!(hands(&tally, lang), told);
    }
}
