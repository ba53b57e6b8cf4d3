//! Lifts: domain-rules 5.3, twelve households of 80.00 m² in one stairwell unit.

use domain::councils::Outcome;
use domain::owners::*;
use rstest::rstest;

use crate::compound::*;

#[rstest]
#[case::exactly_two_thirds_take_part(8, 8, Outcome::Passed)]
#[case::one_too_few(7, 7, Outcome::NoQuorum)]
#[case::exactly_three_quarters_agree(12, 9, Outcome::Passed)]
#[case::one_too_few_agree(12, 8, Outcome::Failed)]
fn a_lift_is_decided_by_its_unit(
    #[case] part: usize,
    #[case] yes: usize,
    #[case] expected: Outcome,
) {
    let mut compound = Compound::default();
    for number in 0..12 {
        compound.home(&format!("N{number}"), "80.00");
    }
    for number in 12..60 {
        let place = (1, 2);
        let (usage, delivery) = (
            domain::members::Usage::Dwelling,
            domain::members::roster::Delivery::HandedOver,
        );
        compound.add(&format!("N{number}"), "80.00", usage, place, delivery);
    }
    let scope = Scope::Unit(unit(1));
    let roll = compound.freeze(scope, ParkingPolicy::Exclude).unwrap();
    assert_eq!(roll.total(), weight(12, "960.00"));
    let answers = first(&roll, yes, part - yes, 0);
    let vote = Statutory::open(Matter::Lift, scope, pack("hangzhou")).unwrap();
    assert_eq!(vote.decided(strict(&roll, &answers)).outcome(), expected);
    // Beside it the compound: the same answers, which decide nothing there.
    let wide = strict(&compound.roll(), &answers);
    assert_eq!(wide.everyone, weight(60, "4800.00"));
    assert_eq!(
        wide.participating(),
        strict(&roll, &answers).participating()
    );
}

// Jinan and Laiwu 2019, 7: two thirds of all owners agree, where a pack keeps the older rule.
#[rstest]
#[case(8, Outcome::Passed)]
#[case(7, Outcome::NoQuorum)]
fn an_older_local_rule_counts_everyone(#[case] yes: usize, #[case] expected: Outcome) {
    let mut rules = rules();
    rules.lift.reach = Reach::Building;
    rules.lift.thresholds.approval = rules.participation;
    rules.lift.thresholds.of = Whole::Everyone;
    let thresholds = Matter::Lift.thresholds(&rules).unwrap();
    assert_eq!(Matter::Lift.reach(&rules), Some(Reach::Building));
    let roll = even(12, "80.00");
    let tally = strict(&roll, &first(&roll, yes, 0, 0));
    assert_eq!(tally.under(&thresholds), expected);
    let tally = strict(&roll, &first(&roll, 7, 5, 0));
    assert_eq!(tally.under(&thresholds), Outcome::Failed);
}
