//! What whoever is in charge says where a code is missing (补签、补录).

use serde::{Deserialize, Serialize};

use crate::core::{ActivityId, Change, PersonId, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::book::Book;
use super::door::{may_come, speaks_for};
use super::{Check, End, How, Posting, Roll, SaidEnd, Stint, Stretch, VolunteeringFault};
use crate::core::RollId;

/// Says when somebody came or went who has one code and not the other (补签).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SayEnd {
    /// At which activity.
    pub activity: ActivityId,
    /// Who.
    pub person: PersonId,
    /// Coming or going.
    pub end: End,
    /// When.
    pub at: Timestamp,
}

/// Enters somebody who was there and read no code (补录), or mends what they say is wrong (更正).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnterAfterwards {
    /// At which activity.
    pub activity: ActivityId,
    /// Who.
    pub person: PersonId,
    /// From when.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
}

pub(super) fn say_end(
    it: &SayEnd,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut book = Book::of(it.activity, town)?;
    let by = speaks_for(&book.activity, actor, at)?;
    if it.at < book.activity.starts_at || it.at > book.activity.ends_at || it.at > at {
        return Err(VolunteeringFault::OutsideTime.into());
    }
    let said = SaidEnd {
        end: it.end,
        at: it.at,
        by,
    };
    if !town.is_whole() {
        return on_the_roll(it.activity, by, it.person, town, |did| {
            let missing = match it.end {
                End::Out => did.no_out.take().map(|from| (from, it.at)),
                End::In => did.no_in.take().map(|until| (it.at, until)),
            };
            let (from, until) = missing.ok_or(VolunteeringFault::NothingMissing)?;
            did.stretches.push(Stretch { from, until });
            did.how = How::HalfChecked;
            Ok(())
        });
    }
    let mut stint = book.stint(it.person);
    if !stint.is_open() {
        return Err(super::PostingFault::Already.into());
    }
    let missing = match it.end {
        End::Out => stint.no_out.is_some_and(|came| it.at > came),
        End::In => stint.no_in.is_some_and(|went| it.at < went),
    };
    if !missing {
        return Err(VolunteeringFault::NothingMissing.into());
    }
    stint.said = Some(said);
    book.take(stint);
    book.check(it.person, &town.of::<Check>(it.activity));
    Ok(book.changes(town))
}

pub(super) fn enter(
    it: &EnterAfterwards,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut book = Book::of(it.activity, town)?;
    speaks_for(&book.activity, actor, at)?;
    if !book.activity.stands() {
        return Err(super::ActivityFault::Cancelled.into());
    }
    let activity = &book.activity;
    let within = it.from >= activity.starts_at && it.until <= activity.ends_at && it.until <= at;
    if !within || it.from >= it.until {
        return Err(VolunteeringFault::OutsideTime.into());
    }
    may_come(activity, it.person, town)?;
    if !town.is_whole() {
        return Ok(Vec::new());
    }
    let stint = book.stint(it.person);
    if !stint.is_open() {
        return Err(super::PostingFault::Already.into());
    }
    let contested = matches!(stint.posting, Posting::Contested { .. });
    let proven = stint.how == How::Checked && !stint.stretches.is_empty();
    if proven && !contested {
        return Err(VolunteeringFault::Checked.into());
    }
    book.take(Stint {
        stretches: vec![Stretch {
            from: it.from,
            until: it.until,
        }],
        how: How::Afterwards,
        no_out: None,
        no_in: None,
        said: None,
        confirmed: Vec::new(),
        ..stint
    });
    Ok(book.changes(town))
}

/// The same on the phone of whoever is in charge, which holds the roll and no more.
pub(super) fn on_the_roll(
    activity: ActivityId,
    reader: PersonId,
    person: PersonId,
    town: &dyn Town,
    change: impl FnOnce(&mut super::Did) -> Result<(), Refusal>,
) -> Result<Vec<Change>, Refusal> {
    let mine: Option<Roll> = town.get(RollId::of(activity, Some(reader)));
    let roll = mine.or_else(|| town.get(RollId::of(activity, None)));
    let Some(mut roll) = roll else {
        return Ok(Vec::new());
    };
    let did = roll.line_mut(person).and_then(|it| it.did.as_mut());
    change(did.ok_or(VolunteeringFault::WasNotThere)?)?;
    Ok(vec![Change::put(roll)])
}
