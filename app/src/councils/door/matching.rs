//! Whether a code that was read at the door has been matched with it (签到核对).

use domain::councils::{Attend, Attendance, Command, Scan, Sitting, ended_at};
use domain::{AttendanceId, SittingId};
use offline::ActState;

use crate::shell::Here;

/// What became of this person's code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matching {
    /// Present, and known to be.
    There,
    /// Its door is not known yet, or the code is still on this phone.
    Waits,
    /// The same, once the sitting is over.
    WaitsAfter,
    /// It lets nobody in, and why.
    Refused(String),
}

/// What became of the code that this person read at the door of a sitting.
pub fn matching(here: Here, id: SittingId) -> Matching {
    let t = here.t;
    let Some(me) = here.person() else {
        return Matching::Waits;
    };
    let place = AttendanceId::of(id, me);
    if here.get::<Attendance>(place).is_some() {
        return Matching::There;
    }
    if let Some(sentence) = refused(here, id) {
        return Matching::Refused(sentence);
    }
    let over = here.read(|town| ended_at(id, town)).is_some();
    // Once the door is known, what it has not let in by then is not going to match.
    let known = here.get::<Sitting>(id).is_some_and(|it| it.by_code);
    let scanned = here.get::<Scan>(place).is_some() && !on_its_way(here, id);
    match (scanned && known, over) {
        (true, true) => Matching::Refused(t.turning_over_unmatched().to_owned()),
        (true, false) => Matching::Refused(t.turning_unmatched().to_owned()),
        (false, true) => Matching::WaitsAfter,
        (false, false) => Matching::Waits,
    }
}

/// Why the last code that was tried did not let this person in.
pub fn refused(here: Here, id: SittingId) -> Option<String> {
    match last(here, id)? {
        ActState::Refused { refusal, .. } => Some(refusal.sentence(here.lang)),
        _ => None,
    }
}

/// Whether this phone has not heard yet what the server says to it.
fn on_its_way(here: Here, id: SittingId) -> bool {
    matches!(last(here, id), Some(ActState::Saved | ActState::Sent))
}

fn last(here: Here, id: SittingId) -> Option<ActState> {
    let acts = here.acts().into_iter();
    let mut tried = acts.filter(|act| {
        let command = act.deed.command();
        matches!(command, Some(domain::Command::Councils(Command::Attend(Attend { sitting, .. }))) if *sitting == id)
    });
    tried.next().map(|act| act.state)
}
