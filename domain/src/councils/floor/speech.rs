//! A speech, from the wish to speak to its end (发言).

use serde::{Deserialize, Serialize};

use crate::core::{Audience, CouncilId, MotionId, PersonId, Prose, SittingId, SpeechId, Timestamp};

/// To what end somebody speaks (发言立场): it is said first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// 赞成
    For,
    /// 反对
    Against,
    /// 提问
    Question,
}

impl Side {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::For, Self::Against, Self::Question];

    /// Whether a side is taken: only these alternate.
    pub(super) fn is_taken(self) -> bool {
        matches!(self, Self::For | Self::Against)
    }
}

/// A speech to a motion (发言). Residents may follow who speaks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Speech {
    /// Made by the one who asks.
    pub id: SpeechId,
    /// The motion.
    pub motion: MotionId,
    /// The sitting.
    pub sitting: SittingId,
    /// The council.
    pub council: CouncilId,
    /// Who speaks.
    pub speaker: PersonId,
    /// To what end.
    pub side: Side,
    /// When they asked, by the server's clock.
    pub asked_at: Timestamp,
    /// Where it stands.
    pub state: SpeechState,
}

/// Where a speech stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpeechState {
    /// Waiting for their turn (等候).
    Asked,
    /// Speaking (发言中).
    Speaking {
        /// Since when.
        since: Timestamp,
        /// Until when they may, by the pack of the sitting.
        until: Timestamp,
    },
    /// Has spoken (已发言).
    Spoken {
        /// Since when.
        since: Timestamp,
        /// Until when.
        until: Timestamp,
        /// What was said, in brief, for the minutes.
        words: Option<Prose>,
    },
    /// Did not speak: no longer wanted to, or was not in the room (过号).
    Passed {
        /// When.
        at: Timestamp,
    },
}

impl Speech {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }

    /// Whether it waits for its turn.
    pub fn waits(&self) -> bool {
        self.state == SpeechState::Asked
    }

    /// Whether it is being held.
    pub fn is_on(&self) -> bool {
        matches!(self.state, SpeechState::Speaking { .. })
    }

    /// Since when it was held, if it was.
    pub fn began_at(&self) -> Option<Timestamp> {
        match self.state {
            SpeechState::Speaking { since, .. } | SpeechState::Spoken { since, .. } => Some(since),
            SpeechState::Asked | SpeechState::Passed { .. } => None,
        }
    }
}
