//! How far the papers of a vote are entered (录票进度).

use crate::core::{Town, VoteId};

use super::{Entered, EnteredState, Printed, Slip};

/// How far the papers of a vote are entered, as residents may know it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InTheBox {
    /// Handed out, and not taken back.
    pub out: usize,
    /// Entered by two, alike.
    pub done: usize,
    /// Entered by one.
    pub once: usize,
    /// The ballots that two entered not alike, by number.
    pub unlike: Vec<u16>,
}

impl InTheBox {
    /// Of a vote.
    pub fn of(vote: VoteId, town: &dyn Town) -> Self {
        let mut found = Self {
            out: town.get::<Printed>(vote).map_or(0, |it| it.out.into()),
            ..Self::default()
        };
        for entered in town.of::<Entered>(vote) {
            match entered.state {
                EnteredState::Once { .. } => found.once += 1,
                EnteredState::Twice { .. } => found.done += 1,
                EnteredState::Unlike { .. } => found.unlike.push(entered.number),
            }
        }
        found.unlike.sort_unstable();
        found
    }

    /// How many that were handed out are not entered by two.
    pub fn left(&self) -> usize {
        self.out.saturating_sub(self.done)
    }

    /// The codes, as printed, of those that are to be looked at again.
    pub fn again(&self, vote: VoteId) -> Vec<String> {
        let code = |number: &u16| {
            let number = *number;
            Slip { vote, number }.code()
        };
        self.unlike.iter().map(code).collect()
    }
}
