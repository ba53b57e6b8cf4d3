//! What a lift costs each home, and whom its words bind.

use crate::lift_village::*;
use std::collections::BTreeSet;

use crate::renovation_acts::STAFF;
use crate::village::*;
use domain::members::roster::RosterRow;
use domain::members::{Building, Claim};
use domain::renovation::{LiftCommand as Lifts, *};
use domain::*;

/// 300,000 less 60,000, and 1,200 for those it harms: 241,200 by six equal areas, or by storeys.
#[test]
fn the_cost_is_shared_by_area_until_everyone_who_pays_by_the_table_has_signed() {
    let mut village = Village::with_lift();
    let money = money(&village, 60_000, &[(1, 1_000), (BESIDE, 200)]);
    village.acts(STAFF, money);
    assert_eq!(village.lift_case().raised(), Money::yuan(241_200));
    let lays = lays(&village, "floor_count");
    village.acts(STAFF, lays);
    // The first storey pays nothing by the table, and is not asked.
    assert_eq!(village.word().signatures, Given { asked: 5, given: 0 });
    let share = |village: &Village, flat| village.row_of(flat).unwrap().sharing().unwrap().share;
    let each = |village: &Village| (1..=6).map(|it| share(village, it)).collect::<Vec<_>>();
    assert_eq!(each(&village), vec![Money::yuan(40_200); 6]);
    for flat in 2..=6 {
        let signs = signs(&village, flat);
        village.acts(flat, signs.clone());
        village.turns_down(flat, signs, refused(LiftRefusal::AlreadySaid));
    }
    assert_eq!(village.word().signatures.open(), 0);
    let by_table = [0, 16_080, 32_160, 48_240, 64_320, 80_400].map(Money::yuan);
    assert_eq!(each(&village), by_table);
    let row = village.row_of(4).unwrap();
    let floors: i64 = row
        .sharing()
        .unwrap()
        .floors
        .iter()
        .map(|it| it.sum.0)
        .sum();
    assert_eq!(Money(floors), Money::yuan(241_200));
    // Who pays reads all that is paid out of it; who does not reads their own.
    let paid = |flat| village.row_of(flat).unwrap().compensations;
    assert_eq!(paid(4).len(), 2);
    assert_eq!(paid(1).len(), 1);
    assert_eq!(paid(BESIDE).len(), 1);
    assert!(village.row_of(BESIDE).unwrap().sharing().is_none());
}

#[test]
fn another_text_asks_for_every_signature_again() {
    let mut village = Village::with_lift();
    let early = signs(&village, 2);
    village.turns_down(2, early.clone(), refused(LiftRefusal::NoAgreement));
    let lays_first = lays(&village, "floor_count");
    village.acts(STAFF, lays_first);
    village.acts(2, early.clone());
    let stranger = act(Lifts::EnterSignature(EnterLiftSignature {
        lift: lift(&village),
        home: home(&village.town, BESIDE),
        paper: line("协议第 8 页"),
    }));
    village.turns_down(STAFF, stranger, refused(LiftRefusal::DoesNotPay));
    let lays_anew = lays(&village, "guangzhou");
    village.acts(STAFF, lays_anew);
    assert_eq!(village.word().signatures.given, 0);
    village.turns_down(3, early.clone(), refused(LiftRefusal::NotItsOwner));
    village.turns_down(2, early, refused(LiftRefusal::SchemeChanged));
    let unknown = lays(&village, "nowhere");
    village.turns_down(STAFF, unknown, refused(LiftRefusal::NoTable));
}

#[test]
fn what_others_pay_is_no_more_than_it_costs() {
    let mut village = Village::with_lift();
    let too_much = money(&village, 300_001, &[]);
    village.turns_down(STAFF, too_much, refused(LiftRefusal::SubsidyTooLarge));
    let paid = money(&village, 1, &[(1, 300_001)]);
    village.turns_down(STAFF, paid, refused(LiftRefusal::CompensationTooLarge));
    let nothing = money(&village, 1, &[(1, 0)]);
    village.turns_down(STAFF, nothing, Refusal::NotAboveZero);
    let twice = money(&village, 1, &[(1, 5), (1, 5)]);
    village.turns_down(STAFF, twice, refused(LiftRefusal::NamedTwice));
    // Once more replaces it.
    for compensations in [&[(1, 5), (2, 7)][..], &[(2, 9)][..]] {
        let money = money(&village, 1, compensations);
        village.acts(STAFF, money);
    }
    assert_eq!(village.lift_case().compensated, Money::yuan(9));
    assert_eq!(compensations(lift(&village), &village.town).len(), 1);
}

// Jinan and Laiwu 2019, 18.
#[test]
fn who_buys_a_home_takes_its_words_over() {
    let mut village = Village::with_lift();
    let lays = lays(&village, "floor_count");
    village.acts(STAFF, lays);
    let (signs, consents) = (signs(&village, 2), consents(&village, 1, 1));
    village.acts(2, signs);
    village.acts(1, consents);
    let mut rows: Vec<RosterRow> = (1..=6).map(row).chain([beside()]).collect();
    rows[1].holders = vec![holder(9)];
    village.imports(rows);
    assert!(village.row_of(2).is_none(), "it is not theirs to read");
    assert_eq!(village.word().signatures.given, 1);
    let tail = tail(9);
    village.claim(2, "业主9", Claim::Owner { tail });
    let id = LiftRowId::of(lift(&village), home(&village.town, 2), person(9));
    let row: LiftRow = village.get(id);
    assert!(row.signed.is_some());
    assert_eq!(row.by_table.unwrap().share, Money::yuan(20_000));
}

#[test]
fn what_was_withdrawn_is_proposed_anew_and_nothing_said_of_it_counts() {
    let mut village = Village::with_lift();
    let consents_first = consents(&village, 1, 1);
    village.acts(1, consents_first);
    let reason = line("改做外廊连通");
    let withdraws = |village: &Village, reason| {
        act(Lifts::Withdraw(WithdrawLift {
            lift: lift(village),
            reason,
        }))
    };
    let withdraw = withdraws(&village, reason);
    village.turns_down(2, withdraw.clone(), Refusal::NotYours);
    village.acts(STAFF, withdraw.clone());
    let stage = LiftStage::Withdrawn;
    let gone = refused(LiftRefusal::NotNow { stage });
    village.turns_down(STAFF, withdraw.clone(), gone);
    let anew = proposes(lift(&village));
    village.acts(2, anew);
    assert!(village.row_of(1).is_none());
    assert!(!(&village.town as &dyn Town).has::<LiftCounts>(lift(&village)));
    let posts = posts(&village);
    village.acts(STAFF, posts);
    assert_eq!(village.lift_case().version, 2);
    assert_eq!(village.word().consents.given, 0);
    // Whoever proposed it takes it back before it is posted.
    let mut village = Village::with_stairs();
    let id = lift(&village);
    village.acts(2, proposes(id));
    village.acts(2, withdraw);
}

#[test]
fn a_household_reads_its_own_row_and_the_compound_no_area() {
    let mut village = Village::with_lift();
    let money = money(&village, 60_000, &[(1, 1_000)]);
    village.acts(STAFF, money);
    let town: &dyn Town = &village.town;
    let rows: Vec<LiftRow> = town.of(lift(&village));
    let readers: BTreeSet<Audience> = rows.iter().map(Entity::audience).collect();
    let expected = (1..=6).map(|flat| Audience::Person(person(flat)));
    assert_eq!(readers, expected.collect());
    let homes: Vec<LiftHome> = town.of(lift(&village));
    assert!(homes.iter().all(|it| it.audience() == Audience::Staff));
    let found: Lift = village.get(lift(&village));
    assert_eq!(found.audience(), Audience::Compound(COMPOUND));
    let there: Building = village.get(building(&village, 1));
    assert!(found.touches(there.id));
}
