//! From confirmed to final (确认、公示、更正、入账; domain-rules 6.2).

use serde::{Deserialize, Serialize};

use crate::core::{
    ActivityId, Change, Entity, PersonId, Prose, Refusal, SessionId, Timestamp, Town,
};
use crate::members::Actor;

use super::book::{Book, shown};
use super::said::on_the_roll;
use super::{
    Activity, ConfirmFault, ConfirmedBy, Confirmer, GivenHours, Hours, Posting, PostingFault,
    Session, Somebody, Stint, VolunteeringFault,
};

/// Confirms what somebody did (确认时长).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmHours {
    /// At which activity.
    pub activity: ActivityId,
    /// Whose.
    pub person: PersonId,
}

/// A volunteer says what is wrong with their hours (更正).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContestHours {
    /// Of which activity.
    pub activity: ActivityId,
    /// In their words.
    pub words: Prose,
}

/// Makes the hours of an activity final whose days on the board are over (入账).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FinishHours {
    /// Of which activity.
    pub activity: ActivityId,
}

pub(super) fn confirm(
    it: &ConfirmHours,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let mut book = Book::of(it.activity, town)?;
    if by == it.person {
        return Err(ConfirmFault::Own.into());
    }
    let there = |book: &Book| !book.stint(by).stretches.is_empty();
    let of = if book.activity.is_led_by(by) {
        Confirmer::InCharge
    } else if actor.is_staff() {
        Confirmer::Staff
    } else if there(&book) {
        Confirmer::WasThere
    } else {
        return Err(VolunteeringFault::NotInCharge.into());
    };
    if !town.is_whole() {
        return on_the_roll(it.activity, by, it.person, town, |did| {
            if !did.confirmed_by.contains(&by) {
                did.confirmed_by.push(by);
            }
            Ok(())
        });
    }
    let mut stint = book.stint(it.person);
    if stint.stretches.is_empty() {
        return Err(VolunteeringFault::WasNotThere.into());
    }
    if !stint.is_open() {
        return Err(PostingFault::Already.into());
    }
    if stint.confirmed.iter().any(|it| it.person == by) {
        return Ok(Vec::new());
    }
    stint.confirmed.push(ConfirmedBy { person: by, of, at });
    let posted = stint.posting.clone().post(
        &stint.session(&book.activity),
        &Somebody::of(it.person, town),
        &stint.confirmations(town),
        &book.activity,
        (at, book.rules),
    );
    match posted {
        Ok(posted) => {
            stint.posting = posted;
            stint.shown = shown(it.person, town);
        }
        // One of two, or one who was there: it is kept, and another is waited for.
        Err(PostingFault::Confirm(ConfirmFault::TwoNeeded(_) | ConfirmFault::NobodyInCharge)) => {}
        Err(fault) => return Err(fault.into()),
    }
    book.take(stint);
    Ok(book.changes(town))
}

pub(super) fn contest(
    it: &ContestHours,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let mut book = Book::of(it.activity, town)?;
    let stint: Stint = town
        .get(SessionId::of(it.activity, by))
        .ok_or(VolunteeringFault::WasNotThere)?;
    let session = stint.session(&book.activity);
    let posting = stint.posting.clone();
    let posting = posting.contest(&session, by, it.words.clone(), at)?;
    book.take(Stint {
        posting,
        confirmed: Vec::new(),
        ..stint
    });
    Ok(book.changes(town))
}

/// The volunteer, whoever is in charge and the office may all say so: it is the calendar's.
pub(super) fn finish(
    it: &FinishHours,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let mut book = Book::of(it.activity, town)?;
    let mine = book.stints.contains_key(&SessionId::of(it.activity, by));
    if !(mine || book.activity.is_led_by(by) || actor.is_staff()) {
        return Err(VolunteeringFault::NotInCharge.into());
    }
    if !town.is_whole() {
        return Ok(Vec::new());
    }
    let mut changes = Vec::new();
    let mut early = None;
    for stint in book.stints.clone().into_values() {
        let Posting::Posted { until, .. } = stint.posting else {
            continue;
        };
        if at < until {
            early = Some(early.map_or(until, |it: Timestamp| it.min(until)));
            continue;
        }
        let session = stint.session(&book.activity);
        let finals = finals(&book.activity, stint.person, town);
        let minutes = Hours::beside(&finals, &session, book.rules);
        let (posting, hours) = stint.posting.clone().finish(&session, minutes, false, at)?;
        changes.push(Change::put(GivenHours {
            id: stint.id,
            person: stint.person,
            activity: stint.activity,
            team: book.activity.team,
            hours,
            at,
        }));
        book.take(Stint {
            posting,
            credited: Some(minutes),
            ..stint
        });
    }
    match (changes.is_empty(), early) {
        (true, Some(until)) => Err(PostingFault::Runs { until }.into()),
        (true, None) => Err(PostingFault::NotPosted.into()),
        _ => {
            changes.extend(book.changes(town));
            Ok(changes)
        }
    }
}

/// What is final already of somebody in the days about an activity: beside them no minute counts
/// twice.
fn finals(activity: &Activity, person: PersonId, town: &dyn Town) -> Vec<Session> {
    let all = town.children(Activity::KIND, activity.community.0);
    let near = |it: &&Activity| {
        let (from, until) = (
            activity.starts_at.plus_days(-2),
            activity.ends_at.plus_days(2),
        );
        it.starts_at < until && from < it.ends_at
    };
    let activities = all.iter().filter_map(|it| Activity::from_record(it));
    let finals = activities.filter(near).filter_map(|it| {
        let stint: Stint = town.get(SessionId::of(it.id, person))?;
        let is_final = matches!(stint.posting, Posting::Final { .. });
        is_final.then(|| stint.session(it))
    });
    finals.collect()
}
