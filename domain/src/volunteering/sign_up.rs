//! Places and the waiting list (报名、候补).

use serde::{Deserialize, Serialize};

use crate::core::{PersonId, Timestamp};
use crate::members::Age;

use super::{Activity, ActivityId, ActivityState, AgeFault, Guardian, SignUpId};

/// That somebody wants to come (报名).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignUp {
    /// Derived from the activity and the person: one each.
    pub id: SignUpId,
    /// The activity.
    pub activity: ActivityId,
    /// Who.
    pub person: PersonId,
    /// Since when, by the server's clock. Whoever comes back stands at the end of the line.
    pub at: Timestamp,
    /// Whether they took it back.
    pub taken_back: bool,
    /// How they stand on the list, as the server last folded it; nothing once taken back.
    pub held: Option<Held>,
}

/// Why somebody cannot sign up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum SignUpFault {
    /// The activity is cancelled.
    #[error("the activity is cancelled")]
    Cancelled,
    /// It is over.
    #[error("the activity is over")]
    Over,
    /// They have.
    #[error("signed up already")]
    Already,
    /// They have a place elsewhere at that time.
    #[error("has a place elsewhere at that time")]
    Elsewhere {
        /// Where.
        activity: ActivityId,
    },
    /// They are too young for it.
    #[error(transparent)]
    Age(#[from] AgeFault),
}

/// How somebody stands on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// 已录取: has a place.
    Place,
    /// 候补: waits, with so many before them.
    Waiting {
        /// How many.
        before: usize,
    },
}

/// Who has a place and who waits: a fold of the sign-ups, whatever order they are read in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// Those who come, first come first served (design default).
    pub coming: Vec<PersonId>,
    /// Those who wait, in order.
    pub waiting: Vec<PersonId>,
}

impl SignUpId {
    /// The one place of a person in an activity.
    pub fn of(activity: ActivityId, person: PersonId) -> Self {
        Self::derived("sign up", &[activity.0.as_bytes(), person.0.as_bytes()])
    }
}

impl Places {
    /// How an activity that needs so many is filled.
    pub fn of(needed: u16, sign_ups: &[SignUp]) -> Self {
        let mut standing: Vec<&SignUp> = sign_ups.iter().filter(|it| !it.taken_back).collect();
        standing.sort_unstable_by_key(|it| (it.at, it.id));
        standing.dedup_by_key(|it| it.id);
        let mut coming: Vec<PersonId> = standing.iter().map(|it| it.person).collect();
        let waiting = coming.split_off(coming.len().min(usize::from(needed)));
        Self { coming, waiting }
    }

    /// How somebody stands.
    pub fn held(&self, person: PersonId) -> Option<Held> {
        if self.coming.contains(&person) {
            return Some(Held::Place);
        }
        let before = self.waiting.iter().position(|it| *it == person)?;
        Some(Held::Waiting { before })
    }

    /// Who has a place now and had none before, to be told (候补转正).
    pub fn moved_up(&self, before: &Self) -> Vec<PersonId> {
        let waited = |it: &&PersonId| before.waiting.contains(it);
        self.coming.iter().filter(waited).copied().collect()
    }
}

/// Whether somebody may sign up: while the activity is not over, once, and with no other place at
/// that time. On a waiting list one may stand anywhere.
///
/// # Errors
/// When they may not.
pub fn sign_up(
    activity: &Activity,
    person: PersonId,
    (age, guardian): (Age, Guardian),
    places: &Places,
    elsewhere: &[&Activity],
    at: Timestamp,
) -> Result<(), SignUpFault> {
    if matches!(activity.state, ActivityState::Cancelled { .. }) {
        return Err(SignUpFault::Cancelled);
    }
    if at >= activity.ends_at {
        return Err(SignUpFault::Over);
    }
    if places.held(person).is_some() {
        return Err(SignUpFault::Already);
    }
    activity.age.admits(age, guardian)?;
    let meets = |it: &&&Activity| {
        let stands = it.state == ActivityState::Announced && it.id != activity.id;
        stands && it.starts_at < activity.ends_at && activity.starts_at < it.ends_at
    };
    match elsewhere.iter().find(meets) {
        Some(other) => Err(SignUpFault::Elsewhere { activity: other.id }),
        None => Ok(()),
    }
}
