//! Rooms and appointments: one slot is given once, and nobody reads to whom.

use crate::notice_place::{HEAD, MATE, NEIGHBOUR, OTHER, Place, STAFF, TEAM};
use crate::village::*;
use domain::Command;
use domain::rooms::{Command as Act, *};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

const ROOM: RoomId = RoomId(Uuid::from_u128(940));

/// Wednesday 4 November, two days after the village's Monday.
fn wednesday() -> Day {
    Day::new(2026, 11, 4).unwrap()
}

fn booking(number: u128) -> RoomBookingId {
    RoomBookingId(Uuid::from_u128(number))
}

fn opens(weekday: i8, from: u16, until: u16) -> Opens {
    Opens {
        weekday,
        from: from * 60,
        until: until * 60,
    }
}

fn set() -> SetRoom {
    SetRoom {
        id: ROOM,
        community: COMMUNITY,
        kind: RoomKind::Room,
        name: line("社区客厅"),
        place: line("一楼"),
        seats: 20,
        things: None,
        step_free: true,
        rules: None,
        opens: (1..=7).map(|day| opens(day, 9, 12)).collect(),
        minutes: 60,
        ended: false,
    }
}

fn slot(on: Day, hour: u16) -> Slot {
    Slot {
        room: ROOM,
        on,
        from: hour * 60,
    }
}

fn book(number: u128, slot: Slot) -> Act {
    Act::Book(BookRoom {
        id: booking(number),
        slot,
        purpose: line("读书会"),
        people: 6,
    })
}

fn cancel(number: u128, reason: Option<&str>) -> Act {
    Act::Cancel(CancelBooking {
        booking: booking(number),
        reason: reason.map(line),
    })
}

fn fault(fault: RoomFault) -> Refusal {
    Refusal::Rooms { fault }
}

struct House(Place);

impl House {
    fn new() -> Self {
        let mut it = Self(Place::new());
        it.does(STAFF, Act::Set(set()));
        it
    }

    fn tries(&mut self, flat: u8, act: Act) -> Result<Vec<Change>, Refusal> {
        self.0.0.by(person(flat), Command::Rooms(act))
    }

    /// It is done, and what is taken is as it would be folded again.
    fn does(&mut self, flat: u8, act: Act) {
        let name = format!("{act:?}");
        if let Err(refusal) = self.tries(flat, act) {
            panic!("{name}: {refusal:?}");
        }
        let again = rebuilt(&self.0.0.town);
        let again = again.iter().filter(|it| it.kind() == Kind::RoomSlot);
        let slots = self.0.0.town.all::<RoomSlot>();
        let mut left: Vec<Uuid> = again.map(|it| it.key().id).collect();
        let mut right: Vec<Uuid> = slots.map(|it| it.id.0).collect();
        left.sort();
        right.sort();
        assert_eq!(left, right, "{name}");
    }

    fn taken(&self, slot: Slot) -> bool {
        (&self.0.0.town as &dyn Town).has::<RoomSlot>(slot.id())
    }
}

#[test]
fn a_slot_is_given_once_and_the_second_is_told_what_is_free() {
    let mut it = House::new();
    it.does(NEIGHBOUR, book(1, slot(wednesday(), 10)));
    let near = vec![
        slot(wednesday(), 9),
        slot(wednesday(), 11),
        slot(wednesday().plus(-1), 11),
    ];
    let second = it.tries(OTHER, book(2, slot(wednesday(), 10)));
    assert_eq!(second, Err(fault(RoomFault::Taken { near: near.clone() })));
    let said = fault(RoomFault::Taken { near }).sentence(Lang::ZhCn);
    assert!(said.contains("11月4日(周三) 09:00"), "{said}");
    // Given back, it is anybody's.
    it.does(NEIGHBOUR, cancel(1, None));
    it.does(OTHER, book(2, slot(wednesday(), 10)));
}

// W1: that it is taken everybody reads, to whom the person and the office.
#[test]
fn nobody_reads_who_booked_but_the_person_and_the_office() {
    let mut it = House::new();
    it.does(NEIGHBOUR, book(1, slot(wednesday(), 10)));
    let id = slot(wednesday(), 10).id();
    let taken: RoomSlot = it.0.0.get(id);
    assert_eq!(taken.audience(), Audience::Residents);
    let body = Record::from(taken).body();
    assert!(!body.contains(&person(NEIGHBOUR).to_string()));
    let own: RoomBooking = it.0.0.get(booking(1));
    assert_eq!(own.audience(), Audience::Person(person(NEIGHBOUR)));
    let desk: RoomDesk = it.0.0.get(booking(1));
    assert_eq!(desk.audience(), Audience::Staff);
}

#[rstest]
#[case::a_free_hour(2, 9, 6, None)]
#[case::the_last_day(21, 9, 6, None)]
#[case::too_far(22, 9, 6, Some(RoomFault::TooFar { last: Day::new(2026, 11, 23).unwrap() }))]
#[case::it_began(0, 9, 6, Some(RoomFault::Began))]
#[case::it_begins_now(0, 10, 6, Some(RoomFault::Began))]
#[case::later_today(0, 11, 6, None)]
#[case::no_such_hour(2, 8, 6, Some(RoomFault::NoSuchSlot))]
#[case::after_it_closes(2, 12, 6, Some(RoomFault::NoSuchSlot))]
#[case::nobody_comes(2, 9, 0, Some(RoomFault::Seats { seats: 20 }))]
#[case::as_many_as_sit(2, 9, 20, None)]
#[case::more_than_sit(2, 9, 21, Some(RoomFault::Seats { seats: 20 }))]
fn what_may_be_booked(
    #[case] days: i32,
    #[case] hour: u16,
    #[case] people: u16,
    #[case] wrong: Option<RoomFault>,
) {
    let mut it = House::new();
    let on = it.0.0.now.day().plus(days);
    let Act::Book(asked) = book(1, slot(on, hour)) else {
        panic!()
    };
    let booked = it.tries(NEIGHBOUR, Act::Book(BookRoom { people, ..asked }));
    assert_eq!(booked.err(), wrong.map(fault));
}

#[test]
fn three_of_one_person_are_to_come_at_most() {
    let mut it = House::new();
    for (number, hour) in [(1, 9), (2, 10), (3, 11)] {
        it.does(NEIGHBOUR, book(number, slot(wednesday(), hour)));
    }
    let next = slot(wednesday().plus(1), 9);
    let many = it.tries(NEIGHBOUR, book(4, next));
    assert_eq!(many, Err(fault(RoomFault::Many { most: 3 })));
    it.does(NEIGHBOUR, cancel(2, None));
    it.does(NEIGHBOUR, book(4, next));
    // What is over counts no longer.
    it.0.0.now = Timestamp::at(wednesday().plus(1), 8, 0);
    it.does(NEIGHBOUR, book(5, slot(wednesday().plus(2), 9)));
}

#[test]
fn one_gives_back_ones_own_until_it_begins_and_the_office_says_why() {
    let mut it = House::new();
    let hour = slot(wednesday(), 9);
    it.does(NEIGHBOUR, book(1, hour));
    assert_eq!(it.tries(OTHER, cancel(1, None)), Err(Refusal::NotFound));
    assert_eq!(
        it.tries(STAFF, cancel(1, None)),
        Err(fault(RoomFault::NoReason))
    );
    it.does(STAFF, cancel(1, Some("水管爆了")));
    assert!(!it.taken(hour));
    let own: RoomBooking = it.0.0.get(booking(1));
    let BookingState::Cancelled { reason, .. } = own.state else {
        panic!();
    };
    assert_eq!(reason, Some(line("水管爆了")));
    assert_eq!(
        it.tries(NEIGHBOUR, cancel(1, None)),
        Err(fault(RoomFault::Over))
    );
    it.does(NEIGHBOUR, book(2, hour));
    it.0.0.now = hour.starts_at();
    assert_eq!(
        it.tries(NEIGHBOUR, cancel(2, None)),
        Err(fault(RoomFault::Began))
    );
}

#[test]
fn that_nobody_came_is_noted_after_it_began_and_keeps_the_slot() {
    let mut it = House::new();
    let hour = slot(wednesday(), 9);
    it.does(NEIGHBOUR, book(1, hour));
    let note = || {
        Act::NoShow(NoteNoShow {
            booking: booking(1),
        })
    };
    assert_eq!(it.tries(STAFF, note()), Err(fault(RoomFault::NotYet)));
    it.0.0.now = hour.starts_at().plus_minutes(20);
    assert_eq!(it.tries(NEIGHBOUR, note()), Err(Refusal::NotYours));
    it.does(STAFF, note());
    assert!(it.taken(hour));
    assert_eq!(it.tries(STAFF, note()), Err(fault(RoomFault::Over)));
}

#[test]
fn closed_days_are_given_to_nobody_and_who_booked_is_told_why() {
    let mut it = House::new();
    it.does(NEIGHBOUR, book(1, slot(wednesday(), 9)));
    it.does(NEIGHBOUR, book(2, slot(wednesday().plus(1), 9)));
    let reason = line("消防检查");
    it.does(
        STAFF,
        Act::CloseDays(CloseDays {
            room: ROOM,
            from: wednesday(),
            to: wednesday(),
            reason: reason.clone(),
        }),
    );
    let own: RoomBooking = it.0.0.get(booking(1));
    assert!(matches!(
        own.state,
        BookingState::Cancelled {
            reason: Some(_),
            ..
        }
    ));
    let kept: RoomBooking = it.0.0.get(booking(2));
    assert_eq!(kept.state, BookingState::Booked);
    let closed = it.tries(OTHER, book(3, slot(wednesday(), 10)));
    assert_eq!(closed, Err(fault(RoomFault::Closed { reason })));
    // What is said of the room anew keeps its closed days, until they are opened.
    it.does(STAFF, Act::Set(SetRoom { seats: 30, ..set() }));
    let room: Room = it.0.0.get(ROOM);
    assert!(room.closed_on(wednesday()).is_some());
    let from = wednesday();
    it.does(STAFF, Act::OpenDays(OpenDays { room: ROOM, from }));
    it.does(OTHER, book(3, slot(wednesday(), 10)));
}

// The lead of a team and the office book the same hour for some weeks: all of them, or none.
#[test]
fn a_series_is_given_whole_or_not_at_all() {
    let series = |weeks, team| {
        Act::BookSeries(BookSeries {
            id: RoomSeriesId(Uuid::from_u128(950)),
            first: slot(wednesday(), 10),
            weeks,
            team,
            purpose: line("碰头"),
            people: 9,
        })
    };
    let mut it = House::new();
    for flat in [NEIGHBOUR, HEAD] {
        let asked = it.tries(flat, series(4, Some(TEAM)));
        assert_eq!(asked, Err(fault(RoomFault::NoSeries)), "{flat}");
    }
    it.does(NEIGHBOUR, book(1, slot(wednesday().plus(14), 10)));
    let crossed = it.tries(MATE, series(4, Some(TEAM)));
    assert!(matches!(
        crossed,
        Err(Refusal::Rooms {
            fault: RoomFault::Taken { .. }
        })
    ));
    assert!(!it.taken(slot(wednesday(), 10)));
    it.does(NEIGHBOUR, cancel(1, None));
    it.does(MATE, series(4, Some(TEAM)));
    for week in 0..4 {
        assert!(it.taken(slot(wednesday().plus(week * 7), 10)));
    }
    // They do not use up what the lead may book for themselves.
    it.does(MATE, book(2, slot(wednesday(), 9)));
    let far = it.tries(STAFF, series(40, None));
    assert!(far.is_err(), "{far:?}");
}

#[rstest]
#[case::nothing(&[], true)]
#[case::two_stretches(&[(1, 9, 11), (1, 14, 17)], true)]
#[case::that_cross(&[(1, 9, 11), (1, 10, 17)], false)]
#[case::that_touch(&[(1, 9, 11), (1, 11, 17)], true)]
#[case::no_such_day(&[(8, 9, 11)], false)]
#[case::backwards(&[(1, 11, 9)], false)]
#[case::past_midnight(&[(1, 20, 25)], false)]
#[case::too_short(&[(1, 9, 9)], false)]
fn hours_hold_a_slot_and_do_not_cross(#[case] hours: &[(i8, u16, u16)], #[case] fits: bool) {
    let mut it = House::new();
    let opens = hours
        .iter()
        .map(|(day, from, until)| opens(*day, *from, *until));
    let set = SetRoom {
        opens: opens.collect(),
        ..set()
    };
    let wrong = (!fits).then_some(fault(RoomFault::Hours));
    assert_eq!(it.tries(STAFF, Act::Set(set)).err(), wrong);
}
