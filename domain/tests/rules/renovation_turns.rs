//! What turns under a plan while it is made: homes, people, and who pays.

use crate::renovation_acts::*;
use crate::renovation_stages::adopt;
use crate::village::*;
use domain::members::{self, ImportRoster};
use domain::renovation::*;
use domain::*;

fn import(village: &mut Village, flats: std::ops::RangeInclusive<u8>) {
    let it = ImportRoster {
        compound: COMPOUND,
        rows: flats.map(row).collect(),
    };
    village.system(domain::Command::Members(members::Command::ImportRoster(it)));
}

fn end(village: &mut Village, flat: u8) {
    let it = members::EndStanding {
        person: person(flat),
        home: home(&village.town, flat),
        reason: line("认错人了"),
    };
    village.acts(
        STAFF,
        domain::Command::Members(members::Command::EndStanding(it)),
    );
}

fn rows(village: &Village, about: CostOf) -> usize {
    let rows = village.town.all::<CostRow>();
    rows.filter(|it| it.about == about).count()
}

#[test]
fn homes_that_come_and_go_during_the_survey_are_counted() {
    let mut village = Village::asked();
    for flat in 1..=6 {
        let says = says(&village, flat, Will::Yes);
        village.acts(flat, says);
    }
    import(&mut village, 1..=7);
    assert_eq!(
        (village.counts().will.homes, village.counts().will.open()),
        (7, 1)
    );
    village.folds();
    // The survey is not over while the new home has not answered.
    let until = day(5);
    let runs = fault(RenovationFault::SurveyRuns { until });
    assert_eq!(village.by(person(STAFF), menu(10)), Err(runs));
    import(&mut village, 1..=6);
    village.folds();
    village.acts(STAFF, menu(10));
}

#[test]
fn what_somebody_said_for_a_home_counts_while_it_is_theirs() {
    let mut village = Village::asked();
    for flat in [1, 2] {
        let says = says(&village, flat, Will::No);
        village.acts(flat, says);
    }
    end(&mut village, 1);
    assert_eq!(village.counts().will.answered.no, 1);
    village.folds();
    let mut village = Village::comparing();
    for flat in [1, 2] {
        let likes = likes(&village, flat, &[0]);
        village.acts(flat, likes);
    }
    end(&mut village, 1);
    village.now = Timestamp::at(day(21), 9, 0);
    village.acts(STAFF, settle());
    let comparison: Comparison = village.get(PARKING);
    assert_eq!(comparison.result().map(|it| it.answered), Some(1));
}

#[test]
fn who_comes_back_to_a_home_is_counted_again() {
    let mut village = Village::asked();
    let says = says(&village, 1, Will::Yes);
    village.acts(1, says);
    end(&mut village, 1);
    assert_eq!(village.counts().will.answered.yes, 0);
    village.claim(1, "业主1", members::Claim::Owner { tail: tail(1) });
    assert_eq!(village.counts().will.answered.yes, 1);
    village.folds();
}

#[test]
fn with_the_last_order_the_counts_stay_as_they_are() {
    let mut village = Village::comparing();
    let before = village.counts();
    assert_eq!(before.will.answered.yes, 6);
    end(&mut village, 2);
    let likes = likes(&village, 1, &[0]);
    village.acts(1, likes);
    assert_eq!(village.counts(), before);
}

// The counts take in households alone, so nobody else is asked.
#[test]
fn a_shop_is_not_asked() {
    let mut village = Village::asked();
    let mut rows: Vec<_> = (1..=6).map(row).collect();
    rows[0].usage = members::Usage::Shop;
    let it = ImportRoster {
        compound: COMPOUND,
        rows,
    };
    village.system(domain::Command::Members(members::Command::ImportRoster(it)));
    let says = says(&village, 1, Will::Yes);
    let refused = fault(RenovationFault::NotYourHome);
    assert_eq!(village.by(person(1), says), Err(refused));
    assert_eq!(village.counts().will.homes, 5);
}

#[test]
fn who_pays_nothing_any_more_reads_no_share() {
    let mut village = Village::comparing();
    village.acts(STAFF, allot(vec![pays(1, Payer::Residents, 126_000)]));
    assert_eq!(rows(&village, CostOf::Plan), 6);
    end(&mut village, 1);
    assert_eq!(rows(&village, CostOf::Plan), 5);
    village.acts(STAFF, allot(vec![pays(1, Payer::Government, 126_000)]));
    assert_eq!(rows(&village, CostOf::Plan), 0);
    assert_eq!(rows(&village, CostOf::Comparison(PARKING)), 5);
}

#[test]
fn what_is_compared_from_now_on_is_not_paid_for_yet() {
    let mut village = Village::ordering();
    village.now = Timestamp::at(day(11), 9, 0);
    village.acts(STAFF, choose(&[1, 0]));
    let both = vec![
        pays(0, Payer::Residents, 68_000),
        pays(1, Payer::Government, 126_000),
    ];
    village.acts(STAFF, allot(both));
    village.acts(STAFF, compare(0, two()));
    let money: PlanMoney = village.get(COMPOUND);
    assert_eq!(money.sum(), Money::yuan(126_000));
    assert_eq!(rows(&village, CostOf::Plan), 0);
    let (items, pays) = (&money.items[0], &money.allotments[0]);
    assert_eq!((items.item, pays.item), (1, 0));
    assert_eq!(pays.payer, Payer::Government);
}

// domain-rules 5.2: the legal tally whenever funds are raised.
#[test]
fn what_every_home_pays_is_decided_by_the_owners() {
    let mut village = Village::managed();
    let residents = vec![
        pays(1, Payer::Residents, 126_000),
        pays(0, Payer::Government, 68_000),
    ];
    village.acts(STAFF, allot(residents));
    let works = Works::default();
    let open = fault(RenovationFault::MattersOpen { open: 1 });
    assert_eq!(village.by(person(STAFF), adopt(works, &[])), Err(open));
    village.acts(STAFF, adopt(works, &[owners::Matter::Other]));
}
