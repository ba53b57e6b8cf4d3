//! Signing up, and giving the place back (报名、退出).

use serde::{Deserialize, Serialize};

use crate::core::{ActivityId, Audience, Change, PersonId, Refusal, SignUpId, Timestamp, Town};
use crate::members::{Actor, Age};

use super::book::Book;
use super::{Activity, ActivityBoard, Consent, Guardian, Held, SignUp, VolunteeringFault, sign_up};

/// Signs up for an activity (报名).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakePlace {
    /// Which.
    pub activity: ActivityId,
}

/// Gives the place back; whoever waits moves up (退出报名、候补转正).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GiveBackPlace {
    /// Of which.
    pub activity: ActivityId,
}

impl SignUp {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

pub(super) fn take(
    it: &TakePlace,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    let mut book = Book::of(it.activity, town)?;
    let said = guardian(&book.activity, person, town);
    let elsewhere = places_elsewhere(&book.activity, person, town);
    let elsewhere: Vec<&Activity> = elsewhere.iter().collect();
    let age = actor.age();
    sign_up(
        &book.activity,
        person,
        (age, said),
        &book.places(),
        &elsewhere,
        at,
    )?;
    let id = SignUpId::of(it.activity, person);
    let held = expected(&book, town);
    let place = SignUp {
        id,
        activity: it.activity,
        person,
        at,
        taken_back: false,
        held: Some(held),
    };
    book.sign_ups.insert(id, place);
    Ok(book.changes(town))
}

pub(super) fn give_back(
    it: &GiveBackPlace,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    let mut book = Book::of(it.activity, town)?;
    let id = SignUpId::of(it.activity, person);
    let standing = book.sign_ups.get_mut(&id).filter(|it| !it.taken_back);
    let mine = standing.ok_or(VolunteeringFault::NotSignedUp)?;
    if at >= book.activity.ends_at {
        return Err(super::ActivityFault::Over.into());
    }
    mine.taken_back = true;
    mine.held = None;
    Ok(book.changes(town))
}

/// What somebody will hold, as far as this town tells: the server's fold has the last word.
fn expected(book: &Book, town: &dyn Town) -> Held {
    let board: Option<ActivityBoard> = town.get(book.activity.id.into());
    let full = |it: &ActivityBoard| it.coming >= u32::from(book.activity.needed);
    match board.filter(full) {
        Some(board) => Held::Waiting {
            before: board.waiting as usize,
        },
        None => Held::Place,
    }
}

/// What a minor's guardian said to an activity.
pub(super) fn guardian(activity: &Activity, person: PersonId, town: &dyn Town) -> Guardian {
    let consent: Option<Consent> = town.get(crate::core::ConsentId::of(activity.id, person));
    consent.map_or(Guardian::Silent, |it| it.said)
}

/// The activities at the same time in which somebody has a place; those in which they wait leave
/// them free.
fn places_elsewhere(activity: &Activity, person: PersonId, town: &dyn Town) -> Vec<Activity> {
    let all = town.children(
        <Activity as crate::core::Entity>::KIND,
        activity.community.0,
    );
    let meets = |it: &Activity| {
        let time = it.starts_at < activity.ends_at && activity.starts_at < it.ends_at;
        time && it.id != activity.id && it.stands()
    };
    let placed = |it: &Activity| {
        let mine: Option<SignUp> = town.get(SignUpId::of(it.id, person));
        mine.is_some_and(|it| !it.taken_back && it.held == Some(Held::Place))
    };
    let found = all
        .iter()
        .filter_map(|it| crate::core::Entity::from_record(it));
    found
        .filter(|it| meets(it) && placed(it))
        .cloned()
        .collect()
}

/// Whether somebody of this age may come.
pub(super) fn old_enough(
    activity: &Activity,
    (person, age): (PersonId, Age),
    town: &dyn Town,
) -> Result<(), Refusal> {
    activity.age.admits(age, guardian(activity, person, town))?;
    Ok(())
}
