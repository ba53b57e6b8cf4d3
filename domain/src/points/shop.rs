//! Spending (兑换; domain-rules 6.4): the catalogue, booking, handing over, giving back.

use serde::{Deserialize, Serialize};

use crate::core::{BookingId, Change, PersonId, Refusal, RewardId, Timestamp, Town};
use crate::members::{Actor, Neighbour, pack_of};

use super::account::{bookings_of, enter, freezes_of, journal_of, somebody};
use super::hold::held_up;
use super::watch::{burst, put};
use super::{
    Booking, BookingState, Entry, Holder, OwnPoints, PickUpCode, PointsFault, Reward, RewardStock,
    Told, book,
};

/// Puts something into the catalogue, for a unit or a shop (发布兑换项目).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishReward {
    /// What.
    pub reward: Reward,
}

/// Takes it out again; what is booked stays booked (停止兑换).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseReward {
    /// Which.
    pub reward: RewardId,
}

/// Books a reward (兑换).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// Made by the phone.
    pub id: BookingId,
    /// What.
    pub reward: RewardId,
    /// The code that will be shown for it, made by the phone.
    pub code: PickUpCode,
}

/// Hands over what was booked, against its code (核销).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// Which booking.
    pub booking: BookingId,
    /// What was shown.
    pub code: PickUpCode,
    /// When, by the giver's phone: a shop without a network tells the server later.
    pub at: Timestamp,
}

/// Says that one has it (确认领取).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receive {
    /// Which booking.
    pub booking: BookingId,
}

/// Gives it back, and the points with it (退回).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GiveBack {
    /// Which booking.
    pub booking: BookingId,
}

pub(super) fn publish(
    it: &PublishReward,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let reward = it.reward.clone();
    let pack = pack_of(reward.community, at.day(), town)?;
    if town.has::<Reward>(reward.id) {
        return Err(Refusal::AlreadyThere);
    }
    reward
        .check(&pack.points.rewards)
        .map_err(PointsFault::from)?;
    if at >= reward.closes_at {
        return Err(PointsFault::ClosesBefore.into());
    }
    let unknown = |it: &PersonId| !town.has::<Neighbour>(*it);
    if reward.givers.iter().any(unknown) {
        return Err(PointsFault::NobodyGives.into());
    }
    let stock = RewardStock {
        id: reward.id,
        community: reward.community,
        taken: 0,
    };
    Ok(vec![Change::put(stock), Change::put(reward)])
}

pub(super) fn close(
    it: &CloseReward,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let reward: Reward = town.get(it.reward).ok_or(Refusal::NotFound)?;
    if at >= reward.closes_at {
        return Err(PointsFault::RewardClosed.into());
    }
    Ok(vec![Change::put(Reward {
        closes_at: at,
        ..reward
    })])
}

/// Pays at once. What others booked and did not fetch in time is given back first, so that it can
/// be booked again.
pub(super) fn decide(
    it: &Book,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::NotYours)?;
    let reward: Reward = town.get(it.reward).ok_or(Refusal::NotFound)?;
    let pack = pack_of(reward.community, at.day(), town)?;
    let stock: RewardStock = town.get(reward.id).ok_or(Refusal::NotFound)?;
    if town.has::<Booking>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let mut counter = Counter::at(&reward, person, town);
    let mut changes = counter.lapse(at, town);
    if !town.is_whole() && stock.left(&reward) == 0 {
        return Err(PointsFault::NoneLeft.into());
    }
    let mut journal = journal_of(person, town);
    if let Some(freeze) = held_up(&freezes_of(person, town), &journal, at, town) {
        let until = freeze.until;
        return Err(PointsFault::Frozen { until }.into());
    }
    journal.extend(counter.entries.iter().cloned());
    let who = somebody(person, town);
    let givers: Vec<_> = reward.givers.iter().map(|it| somebody(*it, town)).collect();
    let holder = Holder {
        who: &who,
        frozen: false,
        givers: &givers,
    };
    let lock = it.code.secret().lock();
    let known = (&counter.bookings[..], &journal);
    let booked = book(it.id, &reward, lock, holder, known, (at, pack))?;
    let looked = burst(&booked.entry, &journal, (at, &pack.points), town);
    let held = looked.iter().map(|it| it.until).max();
    changes.extend(told(
        &booked.booking,
        &reward,
        Some(it.code.clone()),
        held,
        town,
    ));
    changes.extend(looked.into_iter().flat_map(put));
    counter.entries.push(booked.entry);
    counter.bookings.push(booked.booking);
    changes.extend(enter(counter.entries.clone(), town));
    changes.push(Change::put(counter.stock(&reward, stock, town, 1)));
    Ok(changes)
}

/// The giver hands over. A shop without a network may read a code of which its phone has not heard:
/// then the server says.
pub(super) fn hand_over(
    it: &HandOver,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let giver = actor.person().ok_or(Refusal::NotYours)?;
    let Some((booking, held)) = found(it.booking, giver, town) else {
        let known = town.is_whole();
        return if known {
            Err(Refusal::NotFound)
        } else {
            Ok(Vec::new())
        };
    };
    let reward: Reward = town.get(booking.reward).ok_or(Refusal::NotFound)?;
    let when = it.at.min(at).max(booking.at);
    // What was handed over before a signal was seen is handed over.
    let mut freezes = freezes_of(booking.person, town);
    freezes.retain(|it| it.at <= when);
    let journal = journal_of(booking.person, town);
    let held = match held_up(&freezes, &journal, at, town) {
        Some(freeze) => Some(freeze.until),
        None if town.is_whole() => None,
        None => held.filter(|until| at < *until),
    };
    if let Some(until) = held {
        return Err(PointsFault::Frozen { until }.into());
    }
    let (giver, taker) = (somebody(giver, town), somebody(booking.person, town));
    let booking = booking.hand_over(it.code.secret(), &reward, &giver, &taker, when)?;
    Ok(told(&booking, &reward, None, None, town))
}

pub(super) fn receive(
    it: &Receive,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::NotYours)?;
    let (booking, _) = found(it.booking, person, town).ok_or(Refusal::NotFound)?;
    let reward: Reward = town.get(booking.reward).ok_or(Refusal::NotFound)?;
    let booking = booking.receive(&somebody(person, town), at)?;
    Ok(told(&booking, &reward, None, None, town))
}

pub(super) fn give_back(
    it: &GiveBack,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::NotYours)?;
    let (booking, _) = found(it.booking, person, town).ok_or(Refusal::NotFound)?;
    let reward: Reward = town.get(booking.reward).ok_or(Refusal::NotFound)?;
    let stock: RewardStock = town.get(reward.id).ok_or(Refusal::NotFound)?;
    let taker = booking.person;
    let journal = journal_of(taker, town);
    // A shop's phone holds nothing of the taker's ledger: there the server gives the points back.
    let by = person;
    if !town.is_whole() && journal.get(super::EntryId::spent(booking.id)).is_none() {
        let gone =
            reward.givers.contains(&by) && !matches!(booking.state, BookingState::GivenBack { .. });
        if !gone {
            return Err(PointsFault::NotKept.into());
        }
        let state = BookingState::GivenBack { at };
        return Ok(told(
            &Booking { state, ..booking },
            &reward,
            None,
            None,
            town,
        ));
    }
    let back = booking.give_back(by, &reward, &journal, at)?;
    let mut counter = Counter::at(&reward, person, town);
    counter.replace(back.booking.clone());
    let mut changes = told(&back.booking, &reward, None, None, town);
    changes.extend(enter(vec![back.entry], town));
    changes.push(Change::put(counter.stock(&reward, stock, town, -1)));
    Ok(changes)
}

/// The bookings of a reward, with what giving back the overdue ones enters.
struct Counter {
    bookings: Vec<Booking>,
    entries: Vec<Entry>,
}

impl Counter {
    fn at(reward: &Reward, reader: PersonId, town: &dyn Town) -> Self {
        Self {
            bookings: bookings_of(reward.id, reader, town),
            entries: Vec::new(),
        }
    }

    /// Gives back what nobody fetched in time.
    fn lapse(&mut self, at: Timestamp, town: &dyn Town) -> Vec<Change> {
        let mut changes = Vec::new();
        if !town.is_whole() {
            return changes;
        }
        let over = |it: &Booking| it.state == BookingState::Booked && at >= it.until;
        for booking in self.bookings.clone().into_iter().filter(over) {
            let Some(reward) = town.get::<Reward>(booking.reward) else {
                continue;
            };
            let journal = journal_of(booking.person, town);
            let by = booking.person;
            // One that cannot go back holds up nobody else's.
            let Ok(back) = booking.give_back(by, &reward, &journal, at) else {
                continue;
            };
            changes.extend(told(&back.booking, &reward, None, None, town));
            self.replace(back.booking);
            self.entries.push(back.entry);
        }
        changes
    }

    fn replace(&mut self, booking: Booking) {
        self.bookings.retain(|it| it.id != booking.id);
        self.bookings.push(booking);
    }

    /// How many are taken afterwards; a phone knows only by how many more.
    fn stock(
        &self,
        reward: &Reward,
        before: RewardStock,
        town: &dyn Town,
        more: i8,
    ) -> RewardStock {
        let taken = if town.is_whole() {
            reward.stock - super::left_of(reward, &self.bookings)
        } else if more > 0 {
            before.taken.saturating_add(1)
        } else {
            before.taken.saturating_sub(1)
        };
        RewardStock { taken, ..before }
    }
}

/// A booking as it is known here to somebody, and until when it is held up as far as they are told.
fn found(id: BookingId, reader: PersonId, town: &dyn Town) -> Option<(Booking, Option<Timestamp>)> {
    if let Some(booking) = town.get::<Booking>(id) {
        return Some((booking, None));
    }
    let note = |kind| town.get::<OwnPoints>(OwnPoints::booking(kind, id, reader));
    match note(b"at shop").or_else(|| note(b"booking"))?.what {
        Told::AtShop { booking, held, .. } => Some((*booking, held)),
        Told::Booking { booking, .. } => Some((*booking, None)),
        _ => None,
    }
}

/// The booking, and what those are told of it whom it concerns.
pub(super) fn told(
    booking: &Booking,
    reward: &Reward,
    code: Option<PickUpCode>,
    held: Option<Timestamp>,
    town: &dyn Town,
) -> Vec<Change> {
    let taker = booking.person;
    let shown = town.get::<Neighbour>(taker).map(|it| it.shown);
    let at_shop = || Told::AtShop {
        booking: Box::new(booking.clone()),
        taker: shown.clone().unwrap_or_default(),
        held,
    };
    let mut changes = vec![Change::put(booking.clone())];
    let givers = reward.givers.iter();
    changes.extend(givers.map(|it| Change::put(OwnPoints::to(*it, at_shop()))));
    let before = || {
        let note: OwnPoints = town.get(OwnPoints::booking(b"booking", booking.id, taker))?;
        match note.what {
            Told::Booking { code, .. } => Some(code),
            _ => None,
        }
    };
    if let Some(code) = code.or_else(before) {
        let booking = Box::new(booking.clone());
        let note = Told::Booking { booking, code };
        changes.push(Change::put(OwnPoints::to(taker, note)));
    }
    changes
}
