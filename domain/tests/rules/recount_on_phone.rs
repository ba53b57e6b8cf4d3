//! A council's vote, counted again on a phone: from the ballots where it holds them, else from the sums.

use std::sync::Arc;

use crate::village::*;
use domain::councils::{Choice, Content, CountSheet, Mode, OnPhone, Vote, VoteState};
use domain::members::{Claim, Member};
use domain::*;
use rstest::rstest;

fn counted(mode: Mode) -> Village {
    let mut village = Village::with_vote(mode);
    for (flat, choice) in [
        (1, Choice::Agree),
        (2, Choice::Agree),
        (3, Choice::Agree),
        (4, Choice::Against),
    ] {
        village.by(person(flat), ballot(choice)).unwrap();
    }
    village.now = village.now.plus_minutes(30);
    for teller in [4, 5] {
        village.by(person(teller), close()).unwrap();
    }
    village
}

/// What the phone of somebody holds.
fn phone(village: &Village, who: PersonId) -> Plain {
    let day = village.now.day();
    let actor = Actor::of(who, day, &village.town);
    let audiences = actor.audiences(COMMUNITY, day, &village.town);
    let mut phone = Plain::partial();
    for record in village.town.iter() {
        if audiences.contains(&record.audience()) {
            phone.put(Arc::clone(record));
        }
    }
    phone
}

#[rstest]
#[case::recorded(Mode::Recorded, Some(Content::Choice(Choice::Against)))]
#[case::secret(Mode::Secret, None)]
fn a_member_counts_the_ballots(#[case] mode: Mode, #[case] own: Option<Content>) {
    let village = counted(mode);
    let found = OnPhone::of(VOTE, Some(person(4)), &phone(&village, person(4))).unwrap();
    assert_eq!(found.ballots, Some((4, true)));
    assert_eq!(
        (found.text, found.sums, found.own.clone()),
        (Some(true), Some(true), own)
    );
    assert!(found.agrees());
}

#[test]
fn a_neighbour_without_a_seat_counts_from_the_sums() {
    let mut village = counted(Mode::Secret);
    village.claim(1, "家里人", Claim::Family);
    let mut all = (&village.town as &dyn Town)
        .of::<Member>(COMMUNITY)
        .into_iter();
    let neighbour = all.find(|it| it.name == line("家里人")).unwrap().id;
    let phone = phone(&village, neighbour);
    let town: &dyn Town = &phone;
    assert!(!town.has::<CountSheet>(VOTE));
    let found = OnPhone::of(VOTE, Some(neighbour), town).unwrap();
    assert_eq!(
        (found.ballots, found.sums, found.own.clone()),
        (None, Some(true), None)
    );
    assert!(found.agrees());
}

#[test]
fn what_was_altered_afterwards_is_found() {
    let village = counted(Mode::Recorded);
    let mut town = phone(&village, person(4));
    let mut vote: Vote = village.get(VOTE);
    let VoteState::Closed { result, .. } = &mut vote.state else {
        panic!("{:?}", vote.state)
    };
    result.tally.agree -= 2;
    town.put(Arc::new(vote.into()));
    let found = OnPhone::of(VOTE, Some(person(4)), &town).unwrap();
    assert_eq!((found.ballots, found.sums), (Some((4, false)), Some(false)));
    assert!(!found.agrees());
    let open = Village::with_vote(Mode::Recorded);
    assert_eq!(OnPhone::of(VOTE, Some(person(4)), &open.town), None);
}
