//! Writing a card, and putting it on the wall or taking it down (写感谢卡、上墙).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::core::{
    ActivityId, CardLineId, Change, CommunityId, IntroductionId, MeetingId, PersonId, Prose,
    Refusal, ThanksCardId, ThanksId, Timestamp, Town,
};
use crate::members::{Actor, pack_of};

use super::{About, CardLine, Thanked, ThanksCard};
use crate::volunteering::book::shown;
use crate::volunteering::{
    Activity, ActivityFault, Agreement, HelpFault, Introduction, Meeting, Side, Stint, ThanksFault,
    VolunteeringFault,
};

/// Writes a thank-you card (写感谢卡). One each for one activity and for one neighbour's help.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WriteThanks {
    /// Made by the phone, and telling nothing of the person.
    pub id: ThanksId,
    /// The community.
    pub community: CommunityId,
    /// To whom.
    pub to: Thanked,
    /// The words; short.
    pub words: Prose,
    /// Whether one likes it on the wall, under one's building and family name.
    pub may_show: bool,
}

/// Puts a card on the wall (上墙): whoever helped, or was in charge, where whoever wrote it likes it
/// there, too.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShowThanks {
    /// Which card.
    pub card: ThanksId,
}

/// Takes one down (取下): whoever wrote it, whoever put it up, and the office.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeDownThanks {
    /// As it hangs there.
    pub line: CardLineId,
}

pub(in crate::volunteering) fn write(
    it: &WriteThanks,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let writer = actor.person().ok_or(Refusal::SignInFirst)?;
    let most = pack_of(it.community, at.day(), town)?
        .volunteering
        .thanks_letters_most;
    if it.words.as_str().chars().count() > usize::from(most) {
        return Err(ThanksFault::TooLong { most }.into());
    }
    let cards = town.of::<ThanksCard>(writer);
    if cards.iter().any(|card| card.mine && card.to == it.to) {
        return Err(ThanksFault::Already.into());
    }
    let mine = ThanksCardId::of(it.id, writer);
    if town.has::<ThanksCard>(mine) {
        return Err(Refusal::AlreadyThere);
    }
    let (about, readers) = match it.to {
        Thanked::Activity(id) => (About::Activity(id), at_activity(id, at, town)?),
        Thanked::Helper(id) => helper(id, writer, town)?,
    };
    let readers: BTreeMap<PersonId, bool> =
        readers.into_iter().filter(|it| it.0 != writer).collect();
    if town.is_whole() && readers.is_empty() {
        return Err(ThanksFault::Nobody.into());
    }
    let from = shown(writer, town);
    let copy = |(reader, puts_up): (PersonId, bool)| {
        Change::put(ThanksCard {
            id: ThanksCardId::of(it.id, reader),
            card: it.id,
            community: it.community,
            reader,
            mine: reader == writer,
            from: from.clone(),
            to: it.to,
            about,
            words: it.words.clone(),
            may_show: it.may_show,
            puts_up,
            at,
        })
    };
    let own = [(writer, false)];
    Ok(own.into_iter().chain(readers).map(copy).collect())
}

/// Those who were at an activity and those in charge of it, who may put the card up. A phone knows
/// the latter alone.
fn at_activity(
    id: ActivityId,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<(PersonId, bool)>, Refusal> {
    let activity: Activity = town.get(id).ok_or(Refusal::NotFound)?;
    if !activity.stands() {
        return Err(ActivityFault::Cancelled.into());
    }
    let starts_at = activity.starts_at;
    if at < starts_at {
        return Err(VolunteeringFault::NotBegun { starts_at }.into());
    }
    if !town.is_whole() {
        return Ok(Vec::new());
    }
    let there = town.of::<Stint>(id).into_iter();
    let there = there.filter(|it| !it.stretches.is_empty());
    let mut readers: Vec<(PersonId, bool)> = there
        .map(|it| (it.person, activity.is_led_by(it.person)))
        .collect();
    readers.push((activity.organiser, true));
    Ok(readers)
}

/// The neighbour who helped. On the phone of whoever asked nobody is known, but that they did.
fn helper(
    id: IntroductionId,
    writer: PersonId,
    town: &dyn Town,
) -> Result<(About, Vec<(PersonId, bool)>), Refusal> {
    let copy: Option<Meeting> = town.get(MeetingId::of(id, Side::Needs));
    let meeting = copy.filter(|it| it.reader == writer);
    let meeting = meeting.ok_or(HelpFault::NotOneOfThem)?;
    if !matches!(meeting.agreement, Agreement::Ended { helped: true, .. }) {
        return Err(ThanksFault::NotHelped.into());
    }
    let introduction: Option<Introduction> = town.get(id);
    let readers = introduction.into_iter().map(|it| (it.helps, true));
    Ok((About::Help(meeting.skill), readers.collect()))
}

pub(in crate::volunteering) fn show(
    it: &ShowThanks,
    actor: &Actor,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let reader = actor.person().ok_or(Refusal::SignInFirst)?;
    let copy: Option<ThanksCard> = town.get(ThanksCardId::of(it.card, reader));
    let copy = copy.ok_or(Refusal::NotFound)?;
    if !copy.puts_up {
        return Err(Refusal::NotYours);
    }
    if !copy.may_show {
        return Err(ThanksFault::NotForTheWall.into());
    }
    Ok(vec![Change::put(copy.line())])
}

pub(in crate::volunteering) fn take_down(
    it: &TakeDownThanks,
    actor: &Actor,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let reader = actor.person().ok_or(Refusal::SignInFirst)?;
    let line: CardLine = town.get(it.line).ok_or(Refusal::NotFound)?;
    let cards = town.of::<ThanksCard>(reader);
    let of_the_line = |card: &ThanksCard| CardLineId::from(card.card) == line.id;
    let takes = |card: &ThanksCard| of_the_line(card) && (card.mine || card.puts_up);
    if !actor.is_staff() && !cards.iter().any(takes) {
        return Err(Refusal::NotYours);
    }
    Ok(vec![Change::remove(&line)])
}
