//! A renovation plan from the survey to the money, act by act.

use crate::renovation_acts::*;
use crate::village::*;
use domain::members::{Claim, StandingKind};
use domain::renovation::{Command as Act, *};
use domain::*;
use rstest::rstest;
use std::collections::BTreeSet;

#[test]
fn a_compound_has_one_plan_and_its_homes_answer_once_each() {
    let mut village = Village::asked();
    assert_eq!(
        village.by(person(STAFF), start()),
        Err(Refusal::AlreadyThere)
    );
    for (flat, will) in [(1, Will::Yes), (2, Will::No), (1, Will::Undecided)] {
        let says = says(&village, flat, will);
        village.acts(flat, says);
    }
    // A tenant's answer stands beside the owner's.
    village.claim(2, "租客", Claim::Tenant);
    let tenant = PersonId::derived("test", &["租客".as_bytes()]);
    let admit = members::Command::AdmitTenant(members::AdmitTenant {
        person: tenant,
        home: home(&village.town, 2),
        turned_away: None,
        lives_since: None,
    });
    village.acts(STAFF, domain::Command::Members(admit));
    let asks = says(&village, 2, Will::Yes);
    village.by(tenant, asks).unwrap();
    let will = village.counts().will;
    assert_eq!(will.homes, 6);
    assert_eq!((will.answered.no, will.answered.undecided), (1, 1));
    assert_eq!((will.tenants.yes, will.open()), (1, 4));
    village.folds();
    let own: OwnAnswer = village.get(HomeAnswerId::of(home(&village.town, 1), person(1)));
    assert_eq!(own.will.map(|it| it.what), Some(Will::Undecided));
}

#[test]
fn nobody_speaks_for_a_home_of_others_or_too_late() {
    let mut village = Village::asked();
    let others = says(&village, 2, Will::Yes);
    assert_eq!(
        village.by(person(1), others),
        Err(fault(RenovationFault::NotYourHome))
    );
    village.now = Timestamp::at(day(6), 0, 1);
    let late = says(&village, 1, Will::Yes);
    let until = day(5);
    assert_eq!(
        village.by(person(1), late),
        Err(fault(RenovationFault::AskingOver { until }))
    );
}

#[test]
fn the_menu_waits_for_the_survey() {
    let mut village = Village::asked();
    let until = day(5);
    let runs = Err(fault(RenovationFault::SurveyRuns { until }));
    assert_eq!(village.by(person(STAFF), menu(10)), runs);
    village.now = Timestamp::at(day(6), 9, 0);
    village.acts(STAFF, menu(10));
    let stage = village.get::<Plan>(COMPOUND).state.stage();
    assert_eq!(stage, PlanStage::MenuChoice);
    let late = says(&village, 1, Will::Yes);
    assert_eq!(
        village.by(person(1), late),
        Err(fault(RenovationFault::NotNow { stage }))
    );
}

#[test]
fn homes_order_and_the_order_of_the_rules_is_a_warning() {
    let mut village = Village::ordering();
    for (flat, items) in [(1, &[0, 1][..]), (2, &[1, 2]), (3, &[]), (1, &[1])] {
        let orders = orders(&village, flat, items);
        village.acts(flat, orders);
    }
    let beyond = orders(&village, 4, &[3]);
    assert_eq!(
        village.by(person(4), beyond),
        Err(fault(RenovationFault::NoSuchItem))
    );
    let counts = village.counts();
    let homes: Vec<u32> = counts.wanted.iter().map(|it| it.homes).collect();
    assert_eq!((homes, counts.ordered), (vec![0, 2, 1], 3));
    village.folds();
    village.now = Timestamp::at(day(11), 9, 0);
    for (items, refused) in [
        (&[][..], RenovationFault::NothingChosen),
        (&[0, 0], RenovationFault::NoSuchItem),
        (&[9], RenovationFault::NoSuchItem),
    ] {
        assert_eq!(
            village.by(person(STAFF), choose(items)),
            Err(fault(refused))
        );
    }
    let (menu, plan): (Menu, Plan) = (village.get(COMPOUND), village.get(COMPOUND));
    let rules = &plan.rules().unwrap().renovation;
    // Scenery before parking, and both before the roof.
    let told = warnings(&[2, 0, 1], &menu, &counts, rules);
    let told: Vec<Sequence> = told.iter().map(|it| it.rule).collect();
    assert_eq!(told, [Sequence::FunctionFirst, Sequence::LivelihoodFirst]);
    assert_eq!(sorted(&[2, 0, 1], &menu, &counts, rules), [1, 0, 2]);
    village.acts(STAFF, choose(&[2, 0, 1]));
    assert_eq!(village.get::<Plan>(COMPOUND).chosen, [2, 0, 1]);
}

#[rstest]
#[case::not_built(2, two(), fault(RenovationFault::NoSuchItem))]
#[case::one_alone(1, two()[..1].to_vec(), fault(RenovationFault::DesignsTooFew))]
#[case::five(1, vec![design("x", 1, 0); 5], Refusal::TooMany { most: 4 })]
#[case::free(1, vec![design("x", 0, 0); 2], Refusal::NotAboveZero)]
#[case::helped_too_much(1, vec![design("x", 1, 2); 2], fault(RenovationFault::HelpTooLarge))]
#[case::twice(0, two(), Refusal::AlreadyThere)]
fn what_cannot_be_compared_is_not_posted(
    #[case] item: u16,
    #[case] designs: Vec<Design>,
    #[case] refused: Refusal,
) {
    let mut village = Village::comparing();
    assert_eq!(
        village.by(person(STAFF), compare(item, designs)),
        Err(refused)
    );
}

#[test]
fn each_owner_reads_what_every_design_costs_them_and_late_comers_too() {
    let mut village = Village::comparing();
    let flat = home(&village.town, 1);
    let about = CostOf::Comparison(PARKING);
    let row: CostRow = village.get(CostRowId::of(COMPOUND, about, flat, person(1)));
    // 1,000 and 60,000 yuan over six flats of one size; the fen that are left go to the first.
    let shares: Vec<Money> = row.lines.iter().map(|line| line.share).collect();
    assert_eq!(row.lines[0].whole, Area(6 * 7_245));
    assert!(matches!(shares[0].0, 16_666 | 16_667), "{shares:?}");
    assert_eq!(shares[1], Money::yuan(10_000));
    let rows: Vec<&CostRow> = village.town.all::<CostRow>().collect();
    let sum: i64 = rows.iter().map(|row| row.lines[0].share.0).sum();
    assert_eq!((rows.len(), sum), (6, 100_000));
    village.claim(1, "家人", Claim::Family);
    village.claim(1, "租客", Claim::Tenant);
    let of = |name: &str| {
        let person = PersonId::derived("test", &[name.as_bytes()]);
        (&village.town as &dyn Town).get::<CostRow>(CostRowId::of(COMPOUND, about, flat, person))
    };
    assert_eq!(of("家人").map(|it| it.lines), Some(row.lines));
    assert_eq!(of("租客"), None);
}

#[test]
fn a_comparison_is_sealed_until_it_is_counted() {
    let mut village = Village::comparing();
    for (flat, designs) in [(1, &[0, 1][..]), (2, &[1]), (3, &[2])] {
        let likes = likes(&village, flat, designs);
        let changes = village.by(person(flat), likes).unwrap();
        for change in changes {
            let Change::Put(record) = &change else {
                panic!("nothing is taken away")
            };
            let body = record.body();
            let shown = !matches!(change.audience(), Audience::Sealed | Audience::Person(_));
            assert!(!(shown && body.contains("liked")), "{body}");
        }
    }
    let open: Comparison = village.get(PARKING);
    assert_eq!(open.state, ComparisonState::Open);
    let none_and_one = likes(&village, 4, &[0, 2]);
    assert_eq!(
        village.by(person(4), none_and_one),
        Err(fault(RenovationFault::NothingChosen))
    );
    let until = day(20);
    assert_eq!(
        village.by(person(STAFF), settle()),
        Err(fault(RenovationFault::SurveyRuns { until }))
    );
    assert_eq!(
        village.by(person(STAFF), manage()),
        Err(fault(RenovationFault::ComparisonsOpen { open: 1 }))
    );
    village.now = Timestamp::at(day(21), 9, 0);
    village.acts(STAFF, settle());
    let settled: Comparison = village.get(PARKING);
    let result = settled.result().unwrap();
    assert_eq!((result.asked, result.answered), (6, 3));
    assert_eq!(result.homes, [1, 2, 1]);
    assert_eq!(settled.preferred().unwrap().title, line("立体机械车位"));
    let late = likes(&village, 4, &[0]);
    assert_eq!(
        village.by(person(4), late),
        Err(fault(RenovationFault::ComparisonSettled))
    );
}

// The place behind the two designs is "none of them".
#[rstest]
#[case::the_most("0 01 1 1", Some(1))]
#[case::level_and_the_cheaper_first("0 1", Some(0))]
#[case::as_many_want_none("1 2", None)]
#[case::nobody("", None)]
fn a_design_goes_on_when_more_want_it_than_none(#[case] said: &str, #[case] expected: Option<u16>) {
    let village = Village::comparing();
    let comparison: Comparison = village.get(PARKING);
    let homes: BTreeSet<HomeId> = households(COMPOUND, &village.town);
    let place = |digit: u8| u16::from(digit - b'0');
    let approval = |(home, designs): (&HomeId, &str)| Approval {
        id: ApprovalId::of(PARKING, *home, person(1)),
        comparison: PARKING,
        home: *home,
        person: person(1),
        kind: StandingKind::Owner,
        at: village.now,
        designs: designs.bytes().map(place).collect(),
    };
    let said = said.split_whitespace();
    let approvals: Vec<Approval> = homes.iter().zip(said).map(approval).collect();
    let found = compared(&comparison, &homes, &approvals, village.now);
    assert_eq!(found.preferred, expected);
}

#[test]
fn every_settled_item_is_paid_for_to_the_fen() {
    let mut village = Village::comparing();
    let roof = |yuan: i64| {
        allot(vec![
            pays(1, Payer::Government, 120_000),
            pays(1, Payer::MaintenanceFund, yuan),
        ])
    };
    let short = fault(RenovationFault::Uncovered {
        item: line("屋面防水翻修"),
        cost: Money::yuan(126_000),
        has: Money::yuan(125_999),
    });
    assert_eq!(village.by(person(STAFF), roof(5_999)), Err(short));
    // Parking is compared yet, and has no cost.
    let parking = allot(vec![pays(0, Payer::Government, 68_000)]);
    assert_eq!(
        village.by(person(STAFF), parking),
        Err(fault(RenovationFault::NoSuchItem))
    );
    village.acts(STAFF, roof(6_000));
    let money: PlanMoney = village.get(COMPOUND);
    assert_eq!(money.sum(), Money::yuan(126_000));
    let totals = [
        (Payer::Government, Money::yuan(120_000)),
        (Payer::MaintenanceFund, Money::yuan(6_000)),
    ];
    assert_eq!(money.totals(), totals);
    let flat = home(&village.town, 2);
    let row: CostRow = village.get(CostRowId::of(COMPOUND, CostOf::Plan, flat, person(2)));
    assert_eq!(row.sum(), Money::yuan(1_000));
    assert_eq!(row.lines[0].payer, Payer::MaintenanceFund);
    // Once parking is settled it can be paid for, by the design that goes on.
    let likes = likes(&village, 1, &[0]);
    village.acts(1, likes);
    village.now = Timestamp::at(day(21), 9, 0);
    village.acts(STAFF, settle());
    village.acts(
        STAFF,
        allot(vec![
            pays(1, Payer::Government, 126_000),
            pays(0, Payer::SocialCapital, 68_000),
        ]),
    );
    let money: PlanMoney = village.get(COMPOUND);
    assert_eq!(money.items[1].name, line("增设停车位（绿化带生态车位）"));
    village.acts(STAFF, manage());
    let plan: Plan = village.get(COMPOUND);
    assert_eq!(plan.state, PlanState::Manage);
    let stages: Vec<PlanStage> = plan.steps.iter().map(|it| it.stage).collect();
    assert!(stages.is_sorted(), "{stages:?}");
}

#[test]
fn a_phone_leaves_counts_and_areas_to_the_server() {
    let village = Village::asked();
    let mut phone = Plain::partial();
    for record in village.town.iter() {
        if !matches!(record.audience(), Audience::Staff | Audience::Sealed) {
            phone.put(record.clone());
        }
    }
    let actor = Actor::of(person(1), village.now.day(), &phone);
    let says = says(&village, 1, Will::Yes);
    let changes = decide(&says, &actor, village.now, &phone).unwrap();
    let kinds: Vec<Kind> = changes.iter().map(|it| it.key().kind).collect();
    assert_eq!(kinds, [Kind::HomeAnswer, Kind::OwnAnswer]);
}

fn noted(village: &Village, flat: u8, kind: StandingKind, will: Will) -> domain::Command {
    act(Act::AnswerWill(AnswerWill {
        plan: COMPOUND,
        home: home(&village.town, flat),
        will,
        at_door: Some(kind),
    }))
}

#[test]
fn what_a_worker_notes_at_a_door_counts_for_the_home_behind_its_own_word() {
    use members::StandingKind::{Owner, Tenant};
    let mut village = Village::asked();
    let by_neighbour = noted(&village, 2, Owner, Will::Yes);
    assert_eq!(village.by(person(1), by_neighbour), Err(Refusal::NotYours));
    let at_the_door = noted(&village, 2, Owner, Will::No);
    village.acts(STAFF, at_the_door);
    let renting = noted(&village, 3, Tenant, Will::Yes);
    village.acts(STAFF, renting);
    let will = village.counts().will;
    assert_eq!((will.answered.no, will.answered.yes), (1, 0));
    assert_eq!(will.tenants.yes, 1);
    let town: &dyn Town = &village.town;
    let answers: Vec<HomeAnswer> = town.of(COMPOUND);
    assert!(
        answers
            .iter()
            .all(|it| it.at_door && it.person == person(STAFF))
    );
    // The household says it itself, and a later visit changes nothing of that.
    let own = says(&village, 2, Will::Yes);
    village.acts(2, own);
    village.now = village.now.plus_minutes(5);
    let again = noted(&village, 2, Owner, Will::Undecided);
    village.acts(STAFF, again);
    assert_eq!(village.counts().will.answered.yes, 1);
    // Nor does it stand before what the family said, whoever it was noted for.
    village.claim(4, "家人", Claim::Family);
    let family = PersonId::derived("test", &["家人".as_bytes()]);
    let no = says(&village, 4, Will::No);
    village.by(family, no).unwrap();
    let noted = noted(&village, 4, Owner, Will::Yes);
    village.acts(STAFF, noted);
    assert_eq!(village.counts().will.answered.no, 1);
    // The worker's own home is another answer than what they noted at its door.
    let own = says(&village, STAFF, Will::Yes);
    village.acts(STAFF, own);
    assert_eq!(village.counts().will.answered.yes, 2);
    village.folds();
}

#[test]
fn shares_follow_the_areas_of_the_roster() {
    let mut village = Village::comparing();
    let share = |village: &Village, flat: u8| {
        let about = CostOf::Comparison(PARKING);
        let id = CostRowId::of(COMPOUND, about, home(&village.town, flat), person(flat));
        village.get::<CostRow>(id).lines[0].clone()
    };
    let before = share(&village, 2);
    let mut rows: Vec<members::roster::RosterRow> = (1..=6).map(row).collect();
    rows[0].area = Area(rows[0].area.0 * 2);
    let import = members::Command::ImportRoster(members::ImportRoster {
        compound: COMPOUND,
        rows,
    });
    village.acts(STAFF, domain::Command::Members(import));
    let after = share(&village, 2);
    assert!(after.share < before.share && after.whole > before.whole);
    let all: i64 = (1..=6).map(|flat| share(&village, flat).share.0).sum();
    assert_eq!(Money(all), after.sum);
}
