//! Words of a lift that need more than a table.

use crate::Lang;
use crate::renovation::LiftLack;
use crate::texts::Texts;

/// One thing that a lift lacks before it may be submitted.
pub fn lift_lack(it: &LiftLack, lang: Lang) -> String {
    let t = Texts { lang };
    match it {
        LiftLack::Posting { last } => t.lift_lack_posting(super::day(*last, lang)),
        LiftLack::Vote => t.lift_lack_vote().to_owned(),
        LiftLack::Consents { open } => t.lift_lack_consents(open),
        LiftLack::Answers { open } => t.lift_lack_answers(open),
        LiftLack::Objections { open } => t.lift_lack_objections(open),
    }
}
