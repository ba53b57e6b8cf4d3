//! domain-rules 6.4: stars, the nomination list, the wall.

use domain::points::*;
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::sample::*;

#[rstest]
#[case(0, (0, Some(6_000)))]
#[case(5_999, (0, Some(1)))]
#[case(6_000, (1, Some(12_000)))]
#[case(90_000, (5, None))]
fn stars_go_by_hours(#[case] minutes: u64, #[case] expected: (usize, Option<u64>)) {
    assert_eq!(stars(minutes, rules()), expected);
}

fn nominee(number: u128, honour: u64, endorsed: u32) -> Nominee {
    Nominee {
        id: person(number),
        community: CommunityId(Uuid::from_u128(1)),
        at: Timestamp(0),
        honour,
        endorsed,
    }
}

fn list(nominees: &[Nominee], seats: u16) -> Vec<u128> {
    let seed = Digest::of(b"drawn before everyone");
    let list = nominated(nominees, (seats, seed), &rules().nomination);
    list.iter().map(|it| it.id.0.as_u128()).collect()
}

#[rstest]
#[case::enough_of_both(200, 5, true)]
#[case::too_few_points(199, 5, false)]
#[case::too_few_endorsements(900, 4, false)]
fn points_and_neighbours_nominate(#[case] honour: u64, #[case] endorsed: u32, #[case] is_on: bool) {
    let found = list(&[nominee(1, honour, endorsed)], 1);
    assert_eq!(found.contains(&1), is_on);
}

// One seat: two on the list. Points are shown beside and order nothing.
#[test]
fn the_most_endorsed_come_first_and_points_break_no_tie() {
    let all = [
        nominee(1, 10_000, 5),
        nominee(2, 200, 6),
        nominee(3, 200, 7),
    ];
    assert_eq!(list(&all, 1), [3, 2]);
    assert_eq!(list(&all, 2), [3, 2, 1]);
    // All level: whoever the seed draws, with few points or many.
    let poor = list(
        &[nominee(1, 200, 5), nominee(2, 200, 5), nominee(3, 200, 5)],
        1,
    );
    let rich = list(
        &[nominee(1, 200, 5), nominee(2, 9_000, 5), nominee(3, 800, 5)],
        1,
    );
    assert_eq!(poor, rich);
    assert_eq!(poor.len(), 2);
}

#[test]
fn a_nominee_says_nothing_of_owning_or_renting() {
    let text = serde_json::to_value(nominee(1, 5, 0)).unwrap();
    let keys: Vec<&str> = text
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(keys, ["at", "community", "endorsed", "honour", "id"]);
}

#[test]
fn the_wall_shows_who_asked_by_a_nickname() {
    let on = |number, nickname: &str, taken_back| OnBoard {
        person: person(number),
        nickname: Line::new(nickname).unwrap(),
        taken_back,
    };
    let asked = [
        on(1, "老王", false),
        on(2, "小李", false),
        on(3, "阿强", true),
    ];
    let honour = |who: PersonId| u64::try_from(who.0.as_u128()).unwrap() * 100;
    let wall = board(&asked, honour, 10);
    let told: Vec<(&str, u64)> = wall
        .iter()
        .map(|it| (it.nickname.as_str(), it.honour))
        .collect();
    assert_eq!(told, [("小李", 200), ("老王", 100)]);
    assert_eq!(board(&asked, honour, 1).len(), 1);
    let text = serde_json::to_string(&wall).unwrap();
    assert!(!text.contains("person") && !text.contains(&person(1).to_string()));
}
