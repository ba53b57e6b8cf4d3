//! What can be booked (场地、窗口): where, for how many, when.

use serde::{Deserialize, Serialize};

use crate::Lang;
use crate::core::{
    Audience, Change, CommunityId, Day, Line, Prose, Refusal, RoomId, RoomSlotId, Timestamp, Town,
};
use crate::members::Community;
use crate::texts::Texts;

use super::cancel::freed;
use super::{RoomDesk, RoomFault};

/// The most seats of a room, and the most minutes of a slot (design default).
const SEATS_MOST: u16 = 500;
const DAY_MINUTES: u16 = 24 * 60;

/// The most times at which it opens in a week (design default).
const OPENS_MOST: usize = 21;

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoomKind {
    /// 场地: a room where neighbours meet.
    Room,
    /// 办事窗口: a desk where somebody is served.
    Desk,
}

/// When it is open on a day of the week (开放时间).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opens {
    /// 1 = Monday … 7 = Sunday.
    pub weekday: i8,
    /// From, in minutes after midnight.
    pub from: u16,
    /// Until, in minutes after midnight.
    pub until: u16,
}

/// Days on which it is closed (停用).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    /// The first.
    pub from: Day,
    /// The last.
    pub to: Day,
    /// Why.
    pub reason: Line,
}

/// What can be booked (场地、窗口).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Room {
    /// Made by the office.
    pub id: RoomId,
    /// The community.
    pub community: CommunityId,
    /// What it is.
    pub kind: RoomKind,
    /// Its name.
    pub name: Line,
    /// Where it is.
    pub place: Line,
    /// For how many.
    pub seats: u16,
    /// What is there, such as a kettle.
    pub things: Option<Line>,
    /// Whether a wheelchair gets in (无障碍).
    pub step_free: bool,
    /// How it is left, and what not to do in it.
    pub rules: Option<Prose>,
    /// When it is open.
    pub opens: Vec<Opens>,
    /// How long one slot is, in minutes.
    pub minutes: u16,
    /// When it is closed.
    pub closed: Vec<Closed>,
    /// Whether it is no longer given.
    pub ended: bool,
}

/// A stretch of time in a room (时段).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// Which room.
    pub room: RoomId,
    /// On which day.
    pub on: Day,
    /// From, in minutes after midnight.
    pub from: u16,
}

/// Makes a room, or changes what is said of it (设置场地). Closed days stay. What is booked and no
/// longer is one of its slots, whole, is given back, and whoever booked reads why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetRoom {
    /// Which; a new one by a new id.
    pub id: RoomId,
    /// The community.
    pub community: CommunityId,
    /// What it is.
    pub kind: RoomKind,
    /// Its name.
    pub name: Line,
    /// Where it is.
    pub place: Line,
    /// For how many.
    pub seats: u16,
    /// What is there.
    #[serde(default)]
    pub things: Option<Line>,
    /// Whether a wheelchair gets in.
    #[serde(default)]
    pub step_free: bool,
    /// How it is left.
    #[serde(default)]
    pub rules: Option<Prose>,
    /// When it is open.
    pub opens: Vec<Opens>,
    /// How long one slot is, in minutes.
    pub minutes: u16,
    /// Whether it is no longer given.
    #[serde(default)]
    pub ended: bool,
}

impl Slot {
    /// Its id: the same stretch, the same id, so that it is given once.
    pub fn id(self) -> RoomSlotId {
        let (year, month, day) = self.on.ymd();
        let parts: [&[u8]; 5] = [
            self.room.0.as_bytes(),
            &year.to_be_bytes(),
            &month.to_be_bytes(),
            &day.to_be_bytes(),
            &self.from.to_be_bytes(),
        ];
        RoomSlotId::derived("room slot", &parts)
    }

    /// When it begins.
    pub fn starts_at(self) -> Timestamp {
        self.on.starts_at().plus_minutes(i64::from(self.from))
    }
}

impl Room {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }

    /// Why it is closed on a day, if it is.
    pub fn closed_on(&self, on: Day) -> Option<&Closed> {
        self.closed.iter().find(|it| it.from <= on && on <= it.to)
    }

    /// The slots of a day, the first first; none where it is closed.
    pub fn slots(&self, on: Day) -> Vec<Slot> {
        if self.ended || self.closed_on(on).is_some() || self.minutes == 0 {
            return Vec::new();
        }
        let open = self.opens.iter().filter(|it| it.weekday == on.weekday());
        let mut starts: Vec<u16> = open
            .flat_map(|it| {
                let last = it.until.saturating_sub(self.minutes);
                (it.from..=last).step_by(usize::from(self.minutes))
            })
            .collect();
        starts.sort_unstable();
        starts.dedup();
        let slot = |from| Slot {
            room: self.id,
            on,
            from,
        };
        starts.into_iter().map(slot).collect()
    }
}

/// The bookings to come that are no slot of the room any more: its hours, or how long a slot is,
/// changed, or it is no longer given.
fn outgrown(room: &Room, at: Timestamp, town: &dyn Town) -> Vec<Change> {
    let t = Texts { lang: Lang::ZhCn };
    let reason = if room.ended {
        t.rooms_freed_ended()
    } else {
        t.rooms_freed_hours()
    };
    let reason = Line::new(reason).ok();
    let desks = town.of::<RoomDesk>(room.id).into_iter();
    let gone = desks.filter(|it| {
        let booking = &it.booking;
        let slot = booking.slot;
        let stands = booking.minutes == room.minutes && room.slots(slot.on).contains(&slot);
        booking.is_to_come(at) && !stands
    });
    gone.flat_map(|it| freed(it.booking, it.who, reason.clone(), at, town))
        .collect()
}

/// Hours do not overlap on a day, and hold a slot each.
pub(super) fn set(it: &SetRoom, at: Timestamp, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    if !town.has::<Community>(it.community) {
        return Err(Refusal::NotFound);
    }
    if it.seats == 0 || it.seats > SEATS_MOST {
        let most = u32::from(SEATS_MOST);
        return Err(Refusal::TooMany { most });
    }
    if it.opens.len() > OPENS_MOST {
        let most = OPENS_MOST as u32;
        return Err(Refusal::TooMany { most });
    }
    let fits = |opens: &Opens| {
        (1..=7).contains(&opens.weekday)
            && opens.until <= DAY_MINUTES
            && it.minutes > 0
            && opens.from.saturating_add(it.minutes) <= opens.until
    };
    let apart = |one: &Opens, two: &Opens| {
        one.weekday != two.weekday || one.until <= two.from || two.until <= one.from
    };
    let mut pairs = it
        .opens
        .iter()
        .enumerate()
        .flat_map(|(index, one)| it.opens[index + 1..].iter().map(move |two| (one, two)));
    if !it.opens.iter().all(fits) || !pairs.all(|(one, two)| apart(one, two)) {
        return Err(RoomFault::Hours.into());
    }
    let before: Option<Room> = town.get(it.id);
    if before
        .as_ref()
        .is_some_and(|room| room.community != it.community)
    {
        return Err(Refusal::NotFound);
    }
    let SetRoom {
        id,
        community,
        kind,
        name,
        place,
        seats,
        things,
        step_free,
        rules,
        opens,
        minutes,
        ended,
    } = it.clone();
    let room = Room {
        id,
        community,
        kind,
        name,
        place,
        seats,
        things,
        step_free,
        rules,
        opens,
        minutes,
        closed: before.map(|it| it.closed).unwrap_or_default(),
        ended,
    };
    let mut changes = outgrown(&room, at, town);
    changes.push(Change::put(room));
    Ok(changes)
}
