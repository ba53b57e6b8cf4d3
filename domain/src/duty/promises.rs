//! Promises and what became of them, as they are typed in a form.

use crate::core::{Line, LineFault, Prose};

use super::{DutyFault, Kept, Pledge};

/// What is promised next: one a line, empty ones passed over and no other.
///
/// # Errors
/// Names the first line, from one, that is no promise as it stands.
pub fn promises(text: &str) -> Result<Vec<Line>, DutyFault> {
    let mut promises = Vec::new();
    for (index, text) in text.lines().enumerate() {
        let line = index as u32 + 1;
        match Line::new(text) {
            Ok(promise) => promises.push(promise),
            Err(LineFault::Empty) => {}
            Err(LineFault::TooLong { most }) => {
                let most = most as u32;
                return Err(DutyFault::PromiseLong { line, most });
            }
            Err(LineFault::Control) => return Err(DutyFault::PromiseOdd { line }),
        }
    }
    Ok(promises)
}

/// What became of a promise; nobody says it for whoever reports.
///
/// # Errors
/// Where it is not chosen how far it was kept, or the words are none that travel.
pub fn pledge(promise: Line, kept: Option<Kept>, words: &str) -> Result<Pledge, DutyFault> {
    let Some(kept) = kept else {
        return Err(DutyFault::Unchosen { promise });
    };
    let words = match Prose::new(words) {
        Ok(words) => Some(words),
        Err(LineFault::Empty) => None,
        Err(_) => {
            let most = Prose::MOST as u32;
            return Err(DutyFault::Words { promise, most });
        }
    };
    let text = promise;
    Ok(Pledge { text, kept, words })
}
