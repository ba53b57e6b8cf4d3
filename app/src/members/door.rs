//! What the server says at the door, in the reader's words.

use offline::NotDone;

use crate::shell::Here;

/// Why something that needs the server was not done.
pub fn sentence(here: Here, why: &NotDone) -> String {
    match why {
        NotDone::Unreachable => here.t.door_unreachable().to_owned(),
        NotDone::Problem(problem) => match problem.refusal() {
            Some(refusal) => refusal.sentence(here.lang),
            None => problem.code.sentence(here.lang).to_owned(),
        },
    }
}
