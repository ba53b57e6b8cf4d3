//! What is still lacking, exactly: the least that is enough, and one less that is not.

use domain::councils::Outcome;
use domain::owners::*;
use domain::*;
use rstest::rstest;

use crate::compound::*;

fn tally(everyone: Weight, agree: Weight, against: Weight, abstain: Weight) -> Tally {
    Tally {
        everyone,
        agree,
        against,
        abstain,
        silent: Silent::default(),
    }
}

// The bar of the prototype: 322 of 500 households and 25,260.89 of 39,739.21 m² take part; 12
// households and 1,231.92 m² lack, at the lines 334 and 26,492.81.
#[test]
fn twelve_households_lack() {
    let part = weight(322, "25260.89");
    let tally = tally(
        weight(500, "39739.21"),
        part,
        Weight::default(),
        Weight::default(),
    );
    let bars = Bars::of(&tally, &rules().of_class(Class::Special));
    let bar = bars.participation;
    assert_eq!((bar.has, bar.whole), (part, weight(500, "39739.21")));
    assert_eq!(bar.line, weight(334, "26492.81"));
    assert_eq!(bar.lacking, weight(12, "1231.92"));
    assert!(!bar.is_met());
}

fn heads(everyone: u64, agree: u64, against: u64) -> Tally {
    let of = |heads: u64| Weight {
        heads,
        area: Area(heads * 100),
    };
    tally(of(everyone), of(agree), of(against), Weight::default())
}

// Heads that lack to take part; those of the participants who would have to agree instead; the
// fewest who must join.
#[rstest]
#[case::nobody_yet(Class::Ordinary, heads(90, 0, 0), 60, 1, Some(60))]
#[case::half_of_the_quorum(Class::Ordinary, heads(90, 30, 30), 0, 1, Some(1))]
#[case::one_more_than_half(Class::Ordinary, heads(90, 31, 29), 0, 0, Some(0))]
#[case::a_special_one(Class::Special, heads(90, 44, 16), 0, 1, Some(4))]
#[case::exactly_three_quarters(Class::Special, heads(90, 45, 15), 0, 0, Some(0))]
#[case::both_lack(Class::Special, heads(90, 40, 10), 10, 0, Some(10))]
#[case::out_of_reach(Class::Special, heads(90, 40, 23), 0, 8, None)]
#[case::the_last_ones(Class::Special, heads(90, 67, 20), 0, 0, Some(0))]
fn what_lacks_is_the_least_that_is_enough(
    #[case] class: Class,
    #[case] tally: Tally,
    #[case] participation: u64,
    #[case] approval: u64,
    #[case] joining: Option<u64>,
) {
    let bars = Bars::of(&tally, &rules().of_class(class));
    assert_eq!(bars.participation.lacking.heads, participation);
    assert_eq!(bars.approval.lacking.heads, approval);
    assert_eq!(bars.joining.heads, joining);
}

// Jinan 7, older: two thirds of all owners. Joining counts on everyone, not on those who take part.
#[test]
fn a_share_of_everyone_needs_so_many_of_everyone() {
    let thresholds = Thresholds {
        approval: Twofold::same(Ratio::TWO_THIRDS),
        of: Whole::Everyone,
        ..rules().of_class(Class::Special)
    };
    let bars = Bars::of(&heads(12, 6, 2), &thresholds);
    assert_eq!(bars.approval.lacking.heads, 2);
    assert_eq!(bars.joining.heads, Some(2));
    assert_eq!(Bars::of(&heads(12, 7, 5), &thresholds).joining.heads, None);
    let passed = heads(12, 8, 4).under(&thresholds);
    assert_eq!(passed, Outcome::Passed);
}

/// Every tally of up to fourteen heads, against trying how many must join one after the other.
#[rstest]
#[case(Class::Ordinary, Whole::Participants)]
#[case(Class::Special, Whole::Participants)]
#[case(Class::Ordinary, Whole::Everyone)]
#[case(Class::Special, Whole::Everyone)]
#[case(Class::Unanimous, Whole::Everyone)]
fn joining_is_what_trying_finds(#[case] class: Class, #[case] of: Whole) {
    let lines = Thresholds {
        of,
        ..rules().of_class(class)
    };
    let mut tried = 0;
    for everyone in 1..=14 {
        for agree in 0..=everyone {
            for against in 0..=(everyone - agree) {
                let open = everyone - agree - against;
                let passes = |more: u64| heads(everyone, agree + more, against).under(&lines);
                let expected = (0..=open).find(|more| passes(*more) == Outcome::Passed);
                let bars = Bars::of(&heads(everyone, agree, against), &lines);
                assert_eq!(
                    bars.joining.heads, expected,
                    "{agree}+{against} of {everyone}"
                );
                let met = bars.participation.is_met() && bars.approval.is_met();
                let passed = passes(0) == Outcome::Passed;
                // Nobody is no majority, though nothing of nothing lacks nothing.
                assert_eq!(met, passed, "{agree}+{against} of {everyone}");
                tried += 1;
            }
        }
    }
    assert_eq!(tried, 679);
}
