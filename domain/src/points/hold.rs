//! What a signal holds up (冻结范围; domain-rules 6.5): the hours it is about, and what they were
//! thanked with. Nothing is taken, and nothing else waits.

use crate::core::{PersonId, Timestamp, Town};
use crate::volunteering::{Posting, Stint};

use super::account::{freezes_of, lifted_at};
use super::{Found, Freeze, FreezeState, Journal, Signal, What};

/// What keeps hours on the board from becoming final (冻结的时长): a signal about them that nobody
/// has looked into yet, or a misdeed that was found in them after they were posted.
pub fn holding(stint: &Stint, at: Timestamp, town: &dyn Town) -> Option<Freeze> {
    let Posting::Posted { at: posted_at, .. } = stint.posting else {
        return None;
    };
    let holds = |it: &Freeze| match &it.state {
        FreezeState::Open => it.holds(at),
        FreezeState::Decided { at, found, .. } => match found {
            Found::Nothing => false,
            Found::Misdeed(penalty) => {
                posted_at <= *at && lifted_at(*penalty, stint.person, town).is_none()
            }
        },
    };
    let mut freezes = freezes_of(stint.person, town);
    freezes.retain(|it| it.signal.is_about(stint) && holds(it));
    // What a person decided says more than what somebody will look into.
    freezes.sort_by_key(|it| (it.state == FreezeState::Open, it.until, it.id));
    freezes.into_iter().next()
}

/// What holds somebody's points up: many of them right before a booking, or a signal about hours
/// that were thanked already.
pub(super) fn held_up<'a>(
    freezes: &'a [Freeze],
    journal: &Journal,
    at: Timestamp,
    town: &dyn Town,
) -> Option<&'a Freeze> {
    let thanked = |person: PersonId| {
        let entries = journal.of(person, at).into_iter();
        let standing = entries.filter(|it| journal.stands(it.id, at));
        let sessions = standing.filter_map(|it| match it.what {
            What::Earned { cause, .. } => cause.session(),
            _ => None,
        });
        sessions.filter_map(|id| town.get::<Stint>(id))
    };
    let holds = |it: &&Freeze| {
        let burst = matches!(it.signal, Signal::Burst { .. });
        it.holds(at) && (burst || thanked(it.person).any(|stint| it.signal.is_about(&stint)))
    };
    let held = freezes.iter().filter(holds);
    held.max_by_key(|it| (it.until, it.id))
}

impl Signal {
    /// Whether it is about what somebody did in an activity.
    pub fn is_about(&self, it: &Stint) -> bool {
        match self {
            Self::Overlap { overlap, .. } => [overlap.first, overlap.second].contains(&it.id),
            Self::OneDevice { activity, .. } => *activity == it.activity,
            Self::LongDay { on, .. } => it
                .stretches
                .iter()
                .any(|stretch| stretch.from.day() <= *on && *on <= stretch.until.plus_ms(-1).day()),
            // Whom it concerns is told of nobody else: there it is about all that waits.
            Self::Ring { persons } if persons.len() < 2 => true,
            Self::Ring { persons } => it.confirmed.iter().any(|by| persons.contains(&by.person)),
            Self::Burst { .. } => false,
        }
    }
}
