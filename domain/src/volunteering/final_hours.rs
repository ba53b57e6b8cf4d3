//! From confirmed to final (确认、公示、更正、入账; domain-rules 6.2).

use serde::{Deserialize, Serialize};

use crate::core::{
    ActivityId, Change, CommunityId, Entity, PersonId, Prose, Refusal, SessionId, Timestamp, Town,
};
use crate::members::Actor;
use crate::points::holding;

use super::book::{Book, shown};
use super::said::on_the_roll;
use super::{
    Activity, ActivityBoard, ConfirmFault, ConfirmedBy, Confirmer, GivenHours, Hours, Posting,
    PostingFault, Session, Somebody, Stint, VolunteeringFault,
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

/// Makes the hours of an activity final whose days on the board are over (入账). The server says it,
/// by its clock.
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

/// The calendar says so, and nobody else: what nobody contested while it hung is final. What a
/// signal holds up waits for whoever looks into it.
pub(super) fn finish(
    it: &FinishHours,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut book = Book::of(it.activity, town)?;
    let mut changes = Vec::new();
    let mut waits = None;
    for stint in book.stints.clone().into_values() {
        let session = stint.session(&book.activity);
        let minutes = Hours::beside(
            &finals(&book.activity, stint.person, town),
            &session,
            book.rules,
        );
        let frozen = holding(&stint, at, town).is_some();
        let finished = stint.posting.clone().finish(&session, minutes, frozen, at);
        let (posting, hours) = match finished {
            Ok(finished) => finished,
            Err(PostingFault::NotPosted) => continue,
            Err(fault) => {
                waits = waits.or(Some(fault));
                continue;
            }
        };
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
    if changes.is_empty() {
        return Err(waits.unwrap_or(PostingFault::NotPosted).into());
    }
    changes.extend(book.changes(town));
    Ok(changes)
}

/// The activities of a community with hours that are final by the calendar and were not made so yet:
/// what a server looks for. The boards tell where hours hang.
pub fn ripe(community: CommunityId, at: Timestamp, town: &dyn Town) -> Vec<ActivityId> {
    let boards = town.children(ActivityBoard::KIND, community.0);
    let boards = boards
        .iter()
        .filter_map(|it| ActivityBoard::from_record(it));
    let over = boards.filter(|it| it.hanging.iter().any(|it| it.until <= at));
    let is_ripe = |it: &Stint| match it.posting {
        Posting::Posted { until, .. } => until <= at && holding(it, at, town).is_none(),
        _ => false,
    };
    let activities = over.map(|it| ActivityId(it.id.0));
    let ripe = activities.filter(|id| town.of::<Stint>(*id).iter().any(is_ripe));
    ripe.collect()
}

/// What is final already of somebody in the days about an activity: beside them no minute counts
/// twice.
fn finals(activity: &Activity, person: PersonId, town: &dyn Town) -> Vec<Session> {
    let near = Stint::near(activity, person, town).into_iter();
    let finals = near.filter(|(it, _)| matches!(it.posting, Posting::Final { .. }));
    finals.map(|(_, session)| session).collect()
}
