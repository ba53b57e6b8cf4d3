//! An amendment and the hands counted on it (修正案、举手计数).

use serde::{Deserialize, Serialize};

use crate::core::{
    AmendmentId, Audience, Change, CouncilId, Line, MotionId, PersonId, Prose, SittingId,
    Timestamp, Town,
};
use crate::councils::Tally;

use super::Edit;

/// A change of a motion's text that a member asks for (修正案).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Amendment {
    /// Made by the one who asks for it.
    pub id: AmendmentId,
    /// The motion.
    pub motion: MotionId,
    /// The sitting.
    pub sitting: SittingId,
    /// The council.
    pub council: CouncilId,
    /// Its place among the amendments of the motion, from 1, in the order in which they came.
    pub number: u32,
    /// Who asks for it.
    pub mover: PersonId,
    /// What is to change.
    pub edit: Edit,
    /// Why, in a line.
    pub why: Option<Line>,
    /// When it came, by the server's clock.
    pub moved_at: Timestamp,
    /// Where it stands.
    pub state: AmendmentState,
}

/// Where an amendment stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmendmentState {
    /// Waiting for the show of hands (待表决).
    Moved,
    /// Hands were counted once (已数一遍): somebody else counts them again.
    Counted {
        /// Who.
        by: PersonId,
        /// When.
        at: Timestamp,
    },
    /// Two counted, and not alike (两次不一样): hands go up again, and nothing is kept of it.
    Unlike {
        /// Who, the first one first.
        by: [PersonId; 2],
        /// When.
        at: Timestamp,
    },
    /// The text was changed by it (采纳).
    Carried {
        /// What both counted.
        tally: Tally,
        /// Who counted, the first one first.
        counted_by: [PersonId; 2],
        /// When.
        at: Timestamp,
        /// The text as it stood before.
        was: Prose,
    },
    /// Too few hands (未采纳).
    Lost {
        /// What both counted.
        tally: Tally,
        /// Who counted, the first one first.
        counted_by: [PersonId; 2],
        /// When.
        at: Timestamp,
    },
    /// Another one that was carried took its passage away (落空).
    Fallen {
        /// Which.
        by: AmendmentId,
    },
    /// Not put to the hands: its motion left the agenda, or the sitting closed before (搁下).
    Dropped {
        /// When.
        at: Timestamp,
    },
    /// Its mover no longer asks for it (撤回).
    TakenBack {
        /// When.
        at: Timestamp,
    },
}

/// Hands as the first one counted them: sealed until the second one has, and then gone from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandCount {
    /// The amendment.
    pub id: AmendmentId,
    /// The motion.
    pub motion: MotionId,
    /// What was counted.
    pub hands: Hands,
}

impl HandCount {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Sealed
    }
}

/// Raised hands. Whoever is present and raises none agrees to nothing, and is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hands {
    /// 同意
    pub agree: u32,
    /// 反对
    pub against: u32,
    /// 弃权
    pub abstain: u32,
}

impl Hands {
    /// How many hands.
    pub(super) fn all(self) -> u64 {
        u64::from(self.agree) + u64::from(self.against) + u64::from(self.abstain)
    }
}

impl Amendment {
    /// Whether it is still to be decided.
    pub fn is_open(&self) -> bool {
        matches!(
            self.state,
            AmendmentState::Moved | AmendmentState::Counted { .. } | AmendmentState::Unlike { .. }
        )
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

/// The open amendments of a motion, dropped: it leaves the agenda, or its sitting closes.
pub(in crate::councils) fn dropped(
    motion: MotionId,
    at: Timestamp,
    town: &dyn Town,
) -> Vec<Change> {
    let open = pending(&town.of::<Amendment>(motion));
    let drop = |amendment: Amendment| {
        let state = AmendmentState::Dropped { at };
        Change::put(Amendment { state, ..amendment })
    };
    open.into_iter().map(drop).collect()
}

/// The amendments that are still to be decided, in the order in which they come to the show of
/// hands: the newest first.
pub fn pending(amendments: &[Amendment]) -> Vec<Amendment> {
    let mut open = amendments.to_vec();
    open.retain(Amendment::is_open);
    open.sort_by_key(|amendment| std::cmp::Reverse(amendment.number));
    open
}

/// The texts that a motion has had, the first one first, without the one it has now; each with the
/// amendment that ended it.
pub fn versions(amendments: &[Amendment]) -> Vec<(Prose, AmendmentId)> {
    let mut texts: Vec<_> = amendments
        .iter()
        .filter_map(|amendment| match &amendment.state {
            AmendmentState::Carried { was, at, .. } => Some((*at, was.clone(), amendment.id)),
            _ => None,
        })
        .collect();
    texts.sort_by_key(|(at, _, id)| (*at, *id));
    texts.into_iter().map(|(_, was, id)| (was, id)).collect()
}
