//! Checking in and out (签到、签退): the codes that an organiser's phone shows, and reading them, both
//! without a network where there is none.

use serde::{Deserialize, Serialize};

use crate::core::{
    ActivityId, Audience, Change, CheckId, CheckPostId, DeviceId, PersonId, Refusal, Timestamp,
    Town, TurningKey,
};
use crate::members::{Actor, Age};

use super::announce::in_charge;
use super::book::Book;
use super::place::old_enough;
use super::{
    Activity, ActivityFault, Check, CheckInFault, CheckPost, CheckState, Clock, End, Proven, Read,
    VolunteeringFault, VolunteeringRules, proven,
};

/// Shows the codes of an activity on this phone (亮出签到码).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenCheckPost {
    /// Made by the phone.
    pub id: CheckPostId,
    /// Of which activity.
    pub activity: ActivityId,
    /// Made by chance on this phone.
    pub key: TurningKey,
}

/// Reads a code: comes, or goes (签到、签退).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadCode {
    /// Of which activity.
    pub activity: ActivityId,
    /// Coming or going.
    pub end: End,
    /// What was read.
    pub read: Read,
    /// When, by this phone's clock put right by what the server's showed when they last met.
    pub read_at: Timestamp,
    /// Which phone.
    pub device: DeviceId,
}

impl CheckPost {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.by)
    }
}

impl Check {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }

    /// What it proves, once it does.
    pub fn proven(&self) -> Option<Proven> {
        match self.state {
            CheckState::Proven { at } => Some(Proven { at, end: self.end }),
            CheckState::Waits | CheckState::Refused { .. } => None,
        }
    }
}

pub(super) fn open(
    it: &OpenCheckPost,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut book = Book::of(it.activity, town)?;
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    if !book.activity.is_led_by(by) {
        return Err(VolunteeringFault::NotInCharge.into());
    }
    if town.has::<CheckPost>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    if !book.activity.stands() {
        return Err(ActivityFault::Cancelled.into());
    }
    let opens_at = book.activity.opens_at(book.rules);
    if at < opens_at {
        let starts_at = opens_at;
        return Err(VolunteeringFault::NotBegun { starts_at }.into());
    }
    let post = CheckPost {
        id: it.id,
        activity: it.activity,
        by,
        key: it.key,
    };
    let mut changes = Vec::new();
    if town.is_whole() {
        let mut posts = town.of::<CheckPost>(it.activity);
        posts.push(post.clone());
        let mut checks = town.of::<Check>(it.activity);
        for check in &mut checks {
            if check.state != CheckState::Waits {
                continue;
            }
            let state = match matched(check, &posts, &book.activity, book.rules) {
                Ok(state) => state,
                Err(fault) => CheckState::Refused { fault },
            };
            if state != check.state {
                check.state = state;
                changes.push(Change::put(check.clone()));
            }
        }
        let mut persons: Vec<PersonId> = checks.iter().map(|it| it.person).collect();
        persons.sort_unstable();
        persons.dedup();
        for person in persons {
            book.check(person, &checks);
        }
    }
    changes.push(Change::put(post));
    changes.extend(book.changes(town));
    Ok(changes)
}

pub(super) fn read(
    it: &ReadCode,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    let mut book = Book::of(it.activity, town)?;
    if !book.activity.stands() {
        return Err(ActivityFault::Cancelled.into());
    }
    old_enough(&book.activity, (person, actor.age()), town)?;
    // Nobody has read what is not yet.
    if it.read_at > at.plus_minutes(1) {
        return Err(CheckInFault::NotFresh.into());
    }
    let mut check = Check {
        id: CheckId::of(it.activity, person, it.end, it.read_at),
        activity: it.activity,
        person,
        end: it.end,
        read: it.read,
        read_at: it.read_at,
        device: it.device,
        state: CheckState::Waits,
    };
    if town.has::<Check>(check.id) {
        return Ok(Vec::new());
    }
    let mut checks = town.of::<Check>(it.activity);
    let replayed =
        |other: &Check| other.person == person && other.end == it.end && other.read == it.read;
    if matches!(it.read, Read::Scanned(_)) && checks.iter().any(replayed) {
        return Ok(Vec::new());
    }
    if town.is_whole() {
        let posts = town.of::<CheckPost>(it.activity);
        check.state = matched(&check, &posts, &book.activity, book.rules)?;
    }
    checks.push(check.clone());
    if check.proven().is_some() {
        book.check(person, &checks);
    }
    let mut changes = vec![Change::put(check)];
    changes.extend(book.changes(town));
    Ok(changes)
}

/// What a code proves by the posts that are known. Where somebody else who is in charge may have
/// shown it on a phone that has not met the server yet, it waits.
fn matched(
    check: &Check,
    posts: &[CheckPost],
    activity: &Activity,
    rules: &VolunteeringRules,
) -> Result<CheckState, CheckInFault> {
    let mut worst = None;
    for post in posts {
        match proven(check, Clock::RIGHT, (post, Clock::RIGHT), activity, rules) {
            Ok(proven) => return Ok(CheckState::Proven { at: proven.at }),
            // Another post may have shown it; of this one we know what is wrong with it.
            Err(CheckInFault::NeverShown) => {}
            Err(fault) => worst = Some(fault),
        }
    }
    if let Some(fault) = worst {
        return Err(fault);
    }
    let shows = |person: PersonId| posts.iter().any(|it| it.by == person);
    let everyone = shows(activity.organiser) && activity.deputies.iter().all(|it| shows(*it));
    if everyone {
        Err(CheckInFault::NeverShown)
    } else {
        Ok(CheckState::Waits)
    }
}

/// Whether a person of this age may be entered by somebody in charge.
pub(super) fn may_come(
    activity: &Activity,
    person: PersonId,
    town: &dyn Town,
) -> Result<(), Refusal> {
    if !town.has::<crate::members::Neighbour>(person) {
        return Err(Refusal::NoSuchPerson);
    }
    old_enough(activity, (person, Age::of(person, town)), town)
}

/// Whether somebody who is in charge, or of the staff, says something about the people there.
pub(super) fn speaks_for(
    activity: &Activity,
    actor: &Actor,
    at: Timestamp,
) -> Result<PersonId, Refusal> {
    let by = in_charge(activity, actor)?;
    if at < activity.starts_at {
        let starts_at = activity.starts_at;
        return Err(VolunteeringFault::NotBegun { starts_at }.into());
    }
    Ok(by)
}
