//! Seats by category: planned by a template, held for a term, given up and renewed.

use domain::councils::{
    self, Choice, CouncilKind, Kept, Mode, PlanSeats, RenewSeat, Resign, Seat, SeatCategory,
    SeatPlan, standing,
};
use domain::*;
use rstest::rstest;

use crate::village::*;

const STAFF: u8 = 6;

fn act(command: councils::Command) -> Command {
    Command::Councils(command)
}

fn formed(kind: CouncilKind) -> Village {
    let mut village = Village::new();
    village.by(person(STAFF), form(kind)).unwrap();
    village
}

fn plan(kept: &[(SeatCategory, u16)], term_days: u16) -> Command {
    let one = |(category, seats): &(SeatCategory, u16)| Kept {
        category: *category,
        seats: *seats,
    };
    act(councils::Command::PlanSeats(PlanSeats {
        council: COUNCIL,
        kept: kept.iter().map(one).collect(),
        term_days,
    }))
}

fn resign(reason: Option<&str>) -> Command {
    act(councils::Command::Resign(Resign {
        council: COUNCIL,
        reason: reason.map(line),
    }))
}

fn renew(flat: u8, until: Day) -> Command {
    act(councils::Command::RenewSeat(RenewSeat {
        council: COUNCIL,
        person: person(flat),
        until,
    }))
}

#[rstest]
#[case(CouncilKind::PartyMass, 21)]
#[case(CouncilKind::Neighbourhood, 7)]
#[case(CouncilKind::MultiStakeholder, 11)]
#[case(CouncilKind::Compound, 15)]
fn a_council_is_formed_with_the_seats_of_its_template(
    #[case] kind: CouncilKind,
    #[case] seats: u16,
) {
    let village = formed(kind);
    let plan: SeatPlan = village.get(COUNCIL);
    let planned: u16 = plan.kept.iter().map(|it| it.seats).sum();
    assert_eq!(planned, seats);
    assert_eq!(plan.term_days, 1095);
}

#[test]
fn a_meeting_of_the_law_has_no_template_of_ours() {
    let village = formed(CouncilKind::ResidentsMeeting);
    assert!(!(&village.town as &dyn Town).has::<SeatPlan>(COUNCIL));
}

use SeatCategory::{Resident, Tenant, Women};

#[rstest]
#[case::as_one_likes(&[(Resident, 3), (Tenant, 1)], 365, Ok(()))]
#[case::none(&[], 365, Err(Refusal::PlanEmpty))]
#[case::no_seat(&[(Resident, 0)], 365, Err(Refusal::PlanEmpty))]
#[case::twice(&[(Resident, 1), (Resident, 1)], 365, Err(Refusal::PlanEmpty))]
#[case::no_term(&[(Resident, 1)], 0, Err(Refusal::PlanEmpty))]
#[case::too_many(&[(Resident, 24), (Tenant, 2)], 365, Err(Refusal::TooMany { most: 25 }))]
fn a_plan_is_refused_that_nobody_could_fill(
    #[case] kept: &[(SeatCategory, u16)],
    #[case] term_days: u16,
    #[case] expected: Result<(), Refusal>,
) {
    let mut village = formed(CouncilKind::Compound);
    let done = village.by(person(STAFF), plan(kept, term_days));
    assert_eq!(done.map(|_| ()), expected);
}

fn seat(category: SeatCategory, number: u8, until: Day) -> Seat {
    let person = person(number);
    Seat {
        id: SeatId::of(COUNCIL, person),
        council: COUNCIL,
        category,
        person,
        from: monday().day().plus(-10),
        until,
        ended: None,
        resigned: None,
        elected: None,
    }
}

// Planned, held, vacant, running out within 60 days.
#[rstest]
#[case::empty(&[], 3, [3, 0, 3, 0])]
#[case::one_held(&[365], 3, [3, 1, 2, 0])]
#[case::last_day_of_soon(&[60], 1, [1, 1, 0, 1])]
#[case::a_day_later(&[61], 1, [1, 1, 0, 0])]
#[case::today(&[0], 1, [1, 1, 0, 1])]
#[case::yesterday(&[-1], 1, [1, 0, 1, 0])]
#[case::more_than_planned(&[365, 365], 1, [1, 2, 0, 0])]
#[case::unplanned(&[365], 0, [0, 1, 0, 0])]
fn seats_are_counted_by_category(
    #[case] ends: &[i32],
    #[case] planned: u16,
    #[case] expected: [u16; 4],
) {
    let today = monday().day();
    let kept = Kept {
        category: Tenant,
        seats: planned,
    };
    let kept = Vec::from_iter((planned > 0).then_some(kept));
    let seats = ends.iter().zip(1..);
    let seats: Vec<Seat> = seats
        .map(|(days, number)| seat(Tenant, number, today.plus(*days)))
        .collect();
    let all = standing(&kept, &seats, today, 60);
    assert_eq!(all.len(), 1);
    let it = all[0];
    assert_eq!([it.planned, it.held, it.vacant(), it.ending], expected);
}

#[test]
fn categories_stand_in_their_order_and_those_of_no_use_not_at_all() {
    let kept = [Women, Resident].map(|category| Kept { category, seats: 1 });
    let all = standing(&kept, &[], monday().day(), 60);
    let order: Vec<_> = all.iter().map(|it| it.category).collect();
    assert_eq!(order, [Resident, Women]);
}

#[rstest]
#[case(Some("搬家了"))]
#[case(None)]
fn a_member_gives_up_their_own_seat_with_a_reason_or_without(#[case] reason: Option<&str>) {
    let mut village = Village::with_motion();
    village.by(person(1), resign(reason)).unwrap();
    let today = village.now.day();
    let seat: Seat = village.get(SeatId::of(COUNCIL, person(1)));
    assert!(!seat.is_held(today));
    assert!(seat.is_held(today.plus(-1)) || seat.from == today);
    assert_eq!(seat.resigned.unwrap().reason, reason.map(line));
    assert_eq!(village.by(person(1), resign(None)), Err(Refusal::NoSeat));
    assert_eq!(
        village.by(person(STAFF), resign(None)),
        Err(Refusal::NoSeat)
    );
    // Who comes back is seated anew.
    village.by(person(STAFF), crate::village::seat(1)).unwrap();
    let seat: Seat = village.get(SeatId::of(COUNCIL, person(1)));
    assert!(seat.is_held(today));
}

#[test]
fn a_vote_that_runs_keeps_its_roll() {
    let mut village = Village::with_vote(Mode::Secret);
    village.by(person(1), resign(None)).unwrap();
    let reads = |village: &Village, day: Day| {
        let actor = Actor::of(person(1), day, &village.town);
        let audiences = actor.audiences(COMMUNITY, day, &village.town);
        audiences.contains(&Audience::Council(COUNCIL))
    };
    // The ballot still comes to the phone, and what the council reads does so no longer than that.
    let last = village.get::<councils::Vote>(VOTE).closes_at.day();
    assert!(reads(&village, last));
    assert!(!reads(&village, last.plus(1)));
    village.by(person(1), ballot(Choice::Agree)).unwrap();
}

#[test]
fn a_renewal_lengthens_the_term_and_keeps_its_first_day() {
    let mut village = Village::with_motion();
    let before: Seat = village.get(SeatId::of(COUNCIL, person(1)));
    village.now = village.now.plus_days(30);
    let until = before.until;
    let same = village.by(person(STAFF), renew(1, until));
    assert_eq!(same, Err(Refusal::TermNotLonger { until }));
    assert_eq!(
        village.by(person(1), renew(1, until.plus(9))),
        Err(Refusal::NotYours)
    );
    village
        .by(person(STAFF), renew(1, until.plus(365)))
        .unwrap();
    let seat: Seat = village.get(SeatId::of(COUNCIL, person(1)));
    assert_eq!((seat.from, seat.until), (before.from, until.plus(365)));
    let nobody = village.by(person(STAFF), renew(6, until.plus(365)));
    assert_eq!(nobody, Err(Refusal::NoSeat));
}

fn reads(village: &Village, flat: u8) -> bool {
    let (today, town) = (village.now.day(), &village.town);
    let audiences = Actor::of(person(flat), today, town).audiences(COMMUNITY, today, town);
    audiences.contains(&Audience::Council(COUNCIL))
}

#[rstest]
#[case::it_ran_out(false)]
#[case::it_was_ended(true)]
fn a_seat_that_is_over_while_a_vote_runs_votes_to_the_end(#[case] ended: bool) {
    let mut village = Village::with_motion();
    village.now = village.now.plus_days(4);
    let opened_on = village.now.day();
    let seat: Seat = village.get(SeatId::of(COUNCIL, person(1)));
    let seat = Seat {
        until: opened_on,
        ..seat
    };
    village.town.put(std::sync::Arc::new(seat.into()));
    let open = open_vote(Mode::Secret, village.now.plus_days(3));
    village.by(person(STAFF), open).unwrap();
    if ended {
        let end = act(councils::Command::EndSeat(councils::EndSeat {
            council: COUNCIL,
            person: person(1),
            reason: line("搬走了"),
        }));
        village.by(person(STAFF), end).unwrap();
    }
    village.now = village.now.plus_days(1);
    let seat: Seat = village.get(SeatId::of(COUNCIL, person(1)));
    assert!(!seat.is_held(village.now.day()));
    // What the ballot paper needs is read, and the ballot counts.
    assert!(reads(&village, 1));
    village.by(person(1), ballot(Choice::Agree)).unwrap();
    village.now = village.now.plus_days(3);
    for teller in [4, 5] {
        village.by(person(teller), close()).unwrap();
    }
    assert!(
        !reads(&village, 1),
        "the vote is over, and so is what they read"
    );
    assert!(reads(&village, 2));
}

#[test]
fn a_seat_that_was_over_before_the_vote_reads_nothing_of_it() {
    let mut village = Village::with_motion();
    village.now = village.now.plus_days(4);
    let seat: Seat = village.get(SeatId::of(COUNCIL, person(1)));
    let until = village.now.day().plus(-1);
    village
        .town
        .put(std::sync::Arc::new(Seat { until, ..seat }.into()));
    let open = open_vote(Mode::Secret, village.now.plus_days(3));
    village.by(person(STAFF), open).unwrap();
    assert!(!reads(&village, 1));
}
