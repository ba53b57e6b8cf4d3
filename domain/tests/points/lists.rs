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

fn candidate(number: u128, honour: u64) -> Candidate {
    Candidate {
        who: alone(number),
        honour,
        endorsements: 0,
    }
}

/// So many neighbours endorse somebody.
fn endorsed(of: u128, by: std::ops::Range<u128>) -> Vec<Endorsement> {
    let one = |by| Endorsement {
        by: alone(by),
        of: person(of),
    };
    by.map(one).collect()
}

fn list(candidates: &[Candidate], endorsements: &[Endorsement], pauses: &[Pause]) -> Vec<u128> {
    let seed = Digest::of(b"drawn before everyone");
    let at = (day("2026-11-26"), &rules().nomination);
    let list = nominated(candidates, endorsements, pauses, (1, seed), at);
    list.iter().map(|it| it.who.person.0.as_u128()).collect()
}

#[rstest]
#[case::enough_of_both(200, endorsed(1, 10..15), true)]
#[case::too_few_points(199, endorsed(1, 10..15), false)]
#[case::too_few_endorsements(900, endorsed(1, 10..14), false)]
#[case::one_says_it_twice(900, [endorsed(1, 10..14), endorsed(1, 10..11)].concat(), false)]
#[case::one_of_them_oneself(900, [endorsed(1, 10..14), endorsed(1, 1..2)].concat(), false)]
#[case::of_another(900, endorsed(2, 10..15), false)]
fn points_and_neighbours_nominate(
    #[case] honour: u64,
    #[case] endorsements: Vec<Endorsement>,
    #[case] is_on: bool,
) {
    let found = list(&[candidate(1, honour)], &endorsements, &[]);
    assert_eq!(found.contains(&1), is_on);
}

#[test]
fn nobody_stands_on_the_list_twice() {
    let twice = [candidate(1, 900), candidate(1, 900)];
    assert_eq!(list(&twice, &endorsed(1, 10..15), &[]), [1]);
}

#[test]
fn the_household_does_not_endorse() {
    let mut endorsements = endorsed(1, 10..15);
    endorsements[0].by = of_home(10, 1);
    assert_eq!(list(&[candidate(1, 900)], &endorsements, &[]), []);
}

#[test]
fn an_open_penalty_keeps_off_the_list_and_a_lifted_one_does_not() {
    let pause = Pause {
        penalty: PenaltyId(Uuid::from_u128(5)),
        person: person(1),
        from: day("2026-11-27"),
        until: day("2027-02-27"),
        lifted_on: None,
    };
    let on = |pause: Pause| list(&[candidate(1, 900)], &endorsed(1, 10..15), &[pause]);
    assert_eq!(on(pause), []);
    let lifted_on = Some(day("2026-11-26"));
    assert_eq!(on(Pause { lifted_on, ..pause }), [1]);
    let until = day("2026-11-26");
    assert_eq!(on(Pause { until, ..pause }), [1]);
    assert_eq!(
        on(Pause {
            person: person(2),
            ..pause
        }),
        [1]
    );
}

// One seat: two on the list. Points are shown beside and order nothing.
#[test]
fn the_most_endorsed_come_first_and_points_break_no_tie() {
    let all = [
        candidate(1, 10_000),
        candidate(2, 200),
        candidate(3, 200),
        candidate(1, 10_000),
    ];
    let six = [
        endorsed(2, 10..16),
        endorsed(3, 10..16),
        endorsed(1, 10..15),
    ]
    .concat();
    let mut found = list(&all, &six, &[]);
    found.sort_unstable();
    assert_eq!(found, [2, 3]);
    // All level: whoever the seed draws, with few points or many.
    let level = [
        endorsed(1, 10..15),
        endorsed(2, 10..15),
        endorsed(3, 10..15),
    ]
    .concat();
    let poor = list(
        &[candidate(1, 200), candidate(2, 200), candidate(3, 200)],
        &level,
        &[],
    );
    let rich = list(
        &[candidate(1, 200), candidate(2, 9_000), candidate(3, 800)],
        &level,
        &[],
    );
    assert_eq!(poor, rich);
    assert_eq!(poor.len(), 2);
}

#[test]
fn a_candidate_says_nothing_of_owning_or_renting() {
    let text = serde_json::to_value(candidate(1, 5)).unwrap();
    let keys: Vec<&str> = text
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(keys, ["endorsements", "honour", "who"]);
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
