//! Who did what in a round (经办记录), for the office alone.

use serde::{Deserialize, Serialize};

use crate::core::{Audience, CommunityId, PersonId, RoundId, Timestamp, Town};
use crate::members::Actor;

use super::{Round, Step};

/// That somebody worked on a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hand {
    /// On which.
    pub step: Step,
    /// In which self-check's turn.
    pub attempt: u16,
    /// Who.
    pub person: PersonId,
    /// When last.
    pub at: Timestamp,
}

/// The hands in a round (经办人): a step is not checked by whoever did it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundDesk {
    /// That of its round.
    pub id: RoundId,
    /// The community.
    pub community: CommunityId,
    /// One for each person, step and turn.
    pub hands: Vec<Hand>,
}

impl RoundDesk {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }

    /// Whether somebody worked on a step, in whichever turn: one that failed makes nobody a stranger.
    pub fn worked(&self, person: PersonId, step: Step) -> bool {
        let mut hands = self.hands.iter();
        hands.any(|it| it.person == person && it.step == step)
    }

    /// The desk of a round with one hand more.
    pub(super) fn with(
        round: &Round,
        step: Step,
        actor: &Actor,
        at: Timestamp,
        town: &dyn Town,
    ) -> Self {
        let desk: Option<Self> = town.get(round.id);
        let mut desk = desk.unwrap_or(Self {
            id: round.id,
            community: round.community,
            hands: Vec::new(),
        });
        let attempt = round.attempt;
        if let Some(person) = actor.person() {
            let same = |it: &Hand| it.person == person && it.step == step && it.attempt == attempt;
            desk.hands.retain(|it| !same(it));
            desk.hands.push(Hand {
                step,
                attempt,
                person,
                at,
            });
        }
        desk
    }
}
