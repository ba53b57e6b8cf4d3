//! The same, reported before.

use domain::issues::*;
use domain::{SpotId, Timestamp};
use rstest::rstest;
use uuid::Uuid;

use crate::sample::*;

/// An issue of a number at a spot, of a category, reported at an instant.
fn issue(number: u128, spot: Spot, category: Category, at: Timestamp) -> Issue {
    let report = Report {
        spot,
        category,
        ..report(Class::General)
    };
    let by = Reporter { person: person(1) };
    Issue::report((issue_id(number), COMMUNITY), report, by, (at, profile())).unwrap()
}

fn closed(it: Issue) -> Issue {
    let now = (monday(10), profile());
    let it = it.take(Level::Micro, person(20), now).unwrap();
    let it = it
        .resolve(Level::Micro, person(30), false, (monday(11), rules()))
        .unwrap();
    let said = Answer {
        done: Done::Solved,
        stars: 5,
    };
    it.answer(person(1), said, (monday(12), profile(), rules()))
        .unwrap()
}

#[test]
fn the_nearest_of_the_same_kind_are_offered() {
    let here = spot(11, Some(1));
    let issues = [
        issue(1, spot(11, Some(2)), Category::Lamp, monday(9)),
        issue(2, here, Category::Lamp, monday(9)),
        issue(3, spot(12, Some(1)), Category::Lamp, monday(9)),
        issue(4, here, Category::Door, monday(9)),
        closed(issue(5, here, Category::Lamp, monday(9))),
        issue(6, here, Category::Lamp, monday(9).plus_days(-30)),
        issue(7, here, Category::Lamp, monday(9).plus_days(-29)),
    ];
    let boards = issues.map(|it| it.board(0).unwrap());
    let found = nearby(Category::Lamp, &here, &boards, (monday(9), rules()));
    let near = |nearness, number| Near {
        nearness,
        issue: issue_id(number),
    };
    let expected = [
        near(Nearness::Same, 2),
        near(Nearness::Same, 7),
        near(Nearness::Building, 1),
    ];
    assert_eq!(found, expected);
}

fn at_the_gate(building: Option<u128>) -> Spot {
    Spot {
        building: building.map(|it| spot(it, None).building.unwrap()),
        spot: Some(SpotId(Uuid::from_u128(5))),
        ..spot(11, None)
    }
}

fn nowhere() -> Spot {
    Spot {
        building: None,
        ..spot(11, None)
    }
}

fn other_compound(spot: Spot) -> Spot {
    Spot {
        compound: domain::CompoundId(Uuid::from_u128(2)),
        ..spot
    }
}

#[rstest]
#[case::the_same(spot(11, Some(1)), spot(11, Some(1)), Some(Nearness::Same))]
#[case::another_unit(spot(11, Some(1)), spot(11, Some(2)), Some(Nearness::Building))]
#[case::another_building(spot(11, Some(1)), spot(12, Some(1)), None)]
#[case::the_gate(at_the_gate(Some(11)), at_the_gate(None), Some(Nearness::Same))]
#[case::somewhere(nowhere(), spot(11, Some(1)), None)]
#[case::the_gate_and_somewhere(at_the_gate(None), nowhere(), None)]
#[case::another_compound(spot(11, Some(1)), other_compound(spot(11, Some(1))), None)]
#[case::another_gate(at_the_gate(None), other_compound(at_the_gate(None)), None)]
fn near_is_the_same_place_or_building(
    #[case] one: Spot,
    #[case] other: Spot,
    #[case] expected: Option<Nearness>,
) {
    assert_eq!(one.near(&other), expected);
    assert_eq!(other.near(&one), expected);
}

// Beijing 11.
#[rstest]
#[case::the_same(1, false, vec![issue(9, spot(11, Some(1)), Category::Lamp, monday(9))], true)]
#[case::with_something_new(1, true, vec![issue(9, spot(11, Some(1)), Category::Lamp, monday(9))], false)]
#[case::a_neighbour(2, false, vec![issue(9, spot(11, Some(1)), Category::Lamp, monday(9))], false)]
#[case::next_door(1, false, vec![issue(9, spot(11, Some(2)), Category::Lamp, monday(9))], false)]
#[case::another_kind(1, false, vec![issue(9, spot(11, Some(1)), Category::Door, monday(9))], false)]
#[case::it_is_closed(1, false, vec![closed(issue(9, spot(11, Some(1)), Category::Lamp, monday(9)))], false)]
fn nobody_reports_the_same_twice(
    #[case] by: u128,
    #[case] is_new: bool,
    #[case] issues: Vec<Issue>,
    #[case] refused: bool,
) {
    let found = same_ticket(&report(Class::General), person(by), is_new, &issues);
    let issue = issue_id(9);
    let expected = if refused {
        Err(IssueFault::SameTicket { issue })
    } else {
        Ok(())
    };
    assert_eq!(found, expected);
}
