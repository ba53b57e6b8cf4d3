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
    assert!(set_aside_by_office(&own.state));
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

fn set_aside_by_office(state: &BookingState) -> bool {
    matches!(
        state,
        BookingState::Cancelled {
            reason: Some(_),
            ..
        }
    )
}

// Slots of an hour become slots of two: ten o'clock and half of nine would be given twice.
#[test]
fn hours_that_change_give_back_what_is_no_whole_slot_any_more() {
    let mut it = House::new();
    it.does(NEIGHBOUR, book(1, slot(wednesday(), 9)));
    it.does(NEIGHBOUR, book(2, slot(wednesday(), 10)));
    let longer = SetRoom {
        opens: (1..=7).map(|day| opens(day, 9, 13)).collect(),
        minutes: 120,
        ..set()
    };
    it.does(STAFF, Act::Set(longer.clone()));
    for number in [1, 2] {
        let own: RoomBooking = it.0.0.get(booking(number));
        assert!(set_aside_by_office(&own.state), "{number}: {:?}", own.state);
    }
    it.does(OTHER, book(3, slot(wednesday(), 9)));
    // Earlier hours of the same length: what is a slot still stands, what is none does not.
    it.does(OTHER, book(4, slot(wednesday().plus(1), 11)));
    let earlier = SetRoom {
        opens: (1..=7).map(|day| opens(day, 9, 11)).collect(),
        ..longer.clone()
    };
    it.does(STAFF, Act::Set(earlier));
    let kept: RoomBooking = it.0.0.get(booking(3));
    assert_eq!(kept.state, BookingState::Booked);
    let gone: RoomBooking = it.0.0.get(booking(4));
    assert!(set_aside_by_office(&gone.state));
    let ended = SetRoom {
        ended: true,
        ..longer
    };
    it.does(STAFF, Act::Set(ended));
    let gone: RoomBooking = it.0.0.get(booking(3));
    assert!(set_aside_by_office(&gone.state));
    assert_eq!(it.0.0.town.all::<RoomSlot>().count(), 0);
}

// What has begun is not taken from anybody, and nobody else is given its last hour.
#[test]
fn what_began_before_the_hours_changed_holds_its_whole_time() {
    let mut it = House::new();
    let longer = SetRoom {
        minutes: 180,
        ..set()
    };
    it.does(STAFF, Act::Set(longer));
    it.does(NEIGHBOUR, book(1, slot(wednesday(), 9)));
    it.0.0.now = slot(wednesday(), 9).starts_at().plus_minutes(5);
    it.does(STAFF, Act::Set(set()));
    let kept: RoomBooking = it.0.0.get(booking(1));
    assert_eq!(kept.state, BookingState::Booked);
    for hour in [10, 11] {
        let within = it.tries(OTHER, book(2, slot(wednesday(), hour)));
        let Err(Refusal::Rooms {
            fault: RoomFault::Taken { near },
        }) = within
        else {
            panic!("{within:?}");
        };
        assert!(near.iter().all(|it| it.on > wednesday()), "{near:?}");
    }
    it.does(OTHER, book(2, slot(wednesday().plus(1), 9)));
}

#[test]
fn a_team_has_so_many_slots_and_its_lead_no_more_by_leading_another() {
    const SECOND: TeamId = TeamId(Uuid::from_u128(951));
    let mut it = House::new();
    let form = volunteering::Command::FormTeam(volunteering::FormTeam {
        id: SECOND,
        community: COMMUNITY,
        name: line("绿马甲"),
        lead: person(MATE),
    });
    it.0.0
        .by(person(MATE), Command::Volunteering(form))
        .unwrap();
    let series = |number: u128, hour, weeks, team| {
        Act::BookSeries(BookSeries {
            id: RoomSeriesId(Uuid::from_u128(number)),
            first: slot(wednesday(), hour),
            weeks,
            team,
            purpose: line("碰头"),
            people: 9,
        })
    };
    let many = Err(fault(RoomFault::TeamMany { most: 8 }));
    assert_eq!(it.tries(MATE, series(960, 9, 9, Some(TEAM))), many);
    it.does(MATE, series(960, 9, 5, Some(TEAM)));
    assert_eq!(it.tries(MATE, series(961, 10, 4, Some(SECOND))), many);
    it.does(MATE, series(961, 10, 3, Some(SECOND)));
    assert_eq!(it.tries(MATE, series(962, 11, 1, Some(TEAM))), many);
    // The office is free, and what is over makes room.
    it.does(STAFF, series(963, 11, 12, Some(TEAM)));
    let said = fault(RoomFault::TeamMany { most: 8 }).sentence(Lang::ZhCn);
    assert!(said.contains("8 个"), "{said}");
}

#[test]
fn what_went_with_somebody_does_not_come_back() {
    let mut it = House::new();
    it.does(NEIGHBOUR, book(1, slot(wednesday(), 9)));
    it.does(NEIGHBOUR, book(2, slot(wednesday(), 10)));
    for number in [1, 2] {
        let own: RoomBooking = it.0.0.get(booking(number));
        it.0.0.town.remove(Record::from(own).key());
    }
    it.does(STAFF, cancel(1, Some("水管爆了")));
    it.does(
        STAFF,
        Act::CloseDays(CloseDays {
            room: ROOM,
            from: wednesday(),
            to: wednesday(),
            reason: line("消防检查"),
        }),
    );
    assert_eq!(it.0.0.town.all::<RoomBooking>().count(), 0);
    let desks = it.0.0.town.all::<RoomDesk>();
    let states: Vec<bool> = desks
        .map(|it| set_aside_by_office(&it.booking.state))
        .collect();
    assert_eq!(states, [true, true]);
}

// Opened again by its first day: another that began on the same would be opened with it.
#[test]
fn no_two_stretches_of_closed_days_begin_on_one_day() {
    let mut it = House::new();
    let close = |from: Day, to: Day| {
        Act::CloseDays(CloseDays {
            room: ROOM,
            from,
            to,
            reason: line("消防检查"),
        })
    };
    let from = wednesday();
    it.does(STAFF, close(from, from));
    assert_eq!(
        it.tries(STAFF, close(from, from.plus(3))),
        Err(fault(RoomFault::ClosedAlready { from }))
    );
    it.does(STAFF, close(from.plus(1), from.plus(3)));
    it.does(STAFF, Act::OpenDays(OpenDays { room: ROOM, from }));
    let room: Room = it.0.0.get(ROOM);
    assert!(room.closed_on(from).is_none() && room.closed_on(from.plus(1)).is_some());
}

// What the office takes back is told; what one gives back oneself is not.
#[test]
fn whoever_booked_is_told_what_the_office_takes_back() {
    let mut it = House::new();
    it.does(NEIGHBOUR, book(1, slot(wednesday(), 9)));
    it.does(NEIGHBOUR, book(2, slot(wednesday(), 10)));
    it.does(NEIGHBOUR, cancel(1, None));
    it.does(STAFF, cancel(2, Some("水管爆了")));
    let told = |flat| {
        let all = alerts::alerts(person(flat), it.0.0.now, &it.0.0.town);
        let all = all.into_iter().map(|it| it.what);
        all.filter(|it| matches!(it, alerts::Concern::Room(_)))
            .collect::<Vec<_>>()
    };
    assert_eq!(told(NEIGHBOUR), [alerts::Concern::Room(booking(2))]);
    assert!(told(OTHER).is_empty());
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
