//! Both sides of a whistle are rated, once each (双考核).

use crate::issue_grid::*;
use crate::village::*;
use domain::issues::{Command as Act, *};
use domain::*;
use rstest::rstest;

fn rates(side: Rated, stars: u8) -> Act {
    Act::RateWhistle(RateWhistle {
        issue: LAMP,
        rated: side,
        stars,
    })
}

/// A lamp that the department was whistled for; it has somebody here, or nobody.
fn whistled(contact: Option<u8>) -> Grid {
    let mut it = Grid::reported();
    it.does(
        STAFF,
        body(TRAFFIC, BodyKind::Department, &[Category::Lamp], contact),
    );
    it.does(HEAD, take());
    it.does(HEAD, up());
    it.does(GRID, up());
    it.does(STAFF, whistle(false));
    it.does(contact.unwrap_or(STAFF), come());
    it
}

#[test]
fn each_side_rates_the_other_and_never_itself() {
    let mut it = whistled(Some(CONTACT));
    let early = it.tries(STAFF, rates(Rated::Answer, 4));
    assert_eq!(early, Err(fault(IssueFault::NotThere)));
    it.does(CONTACT, solve(1, false));
    assert_eq!(
        it.tries(CONTACT, rates(Rated::Answer, 5)),
        Err(fault(IssueFault::NotYours))
    );
    assert_eq!(
        it.tries(STAFF, rates(Rated::Whistle, 5)),
        Err(fault(IssueFault::NotYours))
    );
    it.does(CONTACT, rates(Rated::Whistle, 2));
    it.does(STAFF, rates(Rated::Answer, 4));
    assert_eq!(
        it.tries(STAFF, rates(Rated::Answer, 5)),
        Err(Refusal::AlreadyThere)
    );
    let all: Vec<WhistleRating> = it.0.town.all::<WhistleRating>().cloned().collect();
    assert_eq!(rated(TRAFFIC, Rated::Answer, &all), (1, 4));
    assert_eq!(rated(TRAFFIC, Rated::Whistle, &all), (1, 2));
    // Everyone reads the stars, and nobody who gave them.
    for rating in &all {
        assert_eq!(rating.audience(), Audience::Residents);
        let told = serde_json::to_string(rating).unwrap();
        for flat in [CONTACT, STAFF] {
            assert!(!told.contains(&person(flat).to_string()));
        }
    }
}

#[test]
fn what_a_department_says_that_has_nobody_here_is_written_down() {
    let mut it = whistled(None);
    it.does(STAFF, solve(1, false));
    it.does(STAFF, rates(Rated::Whistle, 3));
    assert_eq!(
        it.tries(NEIGHBOUR, rates(Rated::Answer, 3)),
        Err(Refusal::NotFound)
    );
}

#[rstest]
#[case(0)]
#[case(6)]
fn there_are_one_to_five_stars(#[case] stars: u8) {
    let mut it = whistled(None);
    it.does(STAFF, solve(1, false));
    let tried = it.tries(STAFF, rates(Rated::Answer, stars));
    assert_eq!(tried, Err(fault(IssueFault::Stars)));
}

#[test]
fn without_a_whistle_nobody_rates() {
    let mut it = Grid::reported();
    it.does(HEAD, take());
    it.does(HEAD, solve(1, false));
    let tried = it.tries(STAFF, rates(Rated::Answer, 4));
    assert_eq!(tried, Err(fault(IssueFault::NotThere)));
}
