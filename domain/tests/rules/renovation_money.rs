//! The money of an adopted plan: contract prices, variations, sources allotted anew.

use crate::renovation_acts::*;
use crate::renovation_site::contractor;
use crate::renovation_stages::{adopt, advance, payment, photo};
use crate::village::*;
use domain::owners::Matter;
use domain::renovation::{Command as Act, *};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

/// Parking, 68,000 yuan, of the government's; and the roof, 126,000.
const PLACES: u16 = 0;
const ROOF: u16 = 1;

fn paper(title: &str, matter: Matter) -> Decided {
    Decided {
        matter,
        evidence: Evidence::Paper {
            title: line(title),
            photo: photo(),
        },
    }
}

/// A contract of these prices, paid like this.
fn contract(number: u128, prices: &[(u16, i64)], allotments: Vec<Allotment>) -> NoteContract {
    let price = |(item, yuan): &(u16, i64)| Price {
        item: *item,
        price: Money::yuan(*yuan),
    };
    NoteContract {
        id: ContractId(Uuid::from_u128(number)),
        plan: COMPOUND,
        title: line("临江里施工合同 2026-11"),
        photo: photo(),
        prices: prices.iter().map(price).collect(),
        allotments,
        reason: None,
        decided: Vec::new(),
    }
}

fn notes(it: NoteContract) -> domain::Command {
    act(Act::NoteContract(it))
}

/// The roof at 5,000 yuan less, all of it off the government's part.
fn cheaper_roof(number: u128) -> NoteContract {
    let sources = vec![
        pays(ROOF, Payer::Government, 115_000),
        pays(ROOF, Payer::MaintenanceFund, 6_000),
    ];
    contract(number, &[(ROOF, 121_000)], sources)
}

impl Village {
    /// Adopted with 6,000 yuan out of the maintenance fund, and the tender decided.
    fn tendered() -> Self {
        let mut village = Self::managed();
        village.acts(STAFF, adopt(Works::default(), &[Matter::UseFund]));
        for leg in [PlanLeg::Applied, PlanLeg::Approved, PlanLeg::Tender] {
            village.acts(STAFF, advance(leg));
        }
        village
    }

    fn share(&self, flat: u8) -> Option<Money> {
        let home = home(&self.town, flat);
        let id = CostRowId::of(COMPOUND, CostOf::Plan, home, person(flat));
        (&self.town as &dyn Town)
            .get::<CostRow>(id)
            .map(|it| it.sum())
    }

    fn rejects(&mut self, it: NoteContract, expected: RenovationFault) {
        let before: PlanMoney = self.get(COMPOUND);
        let refused = self.by(person(STAFF), notes(it));
        assert_eq!(refused, Err(fault(expected)));
        assert_eq!(self.get::<PlanMoney>(COMPOUND), before);
    }
}

#[test]
fn a_contract_sets_what_is_paid_and_what_it_was_stays_to_be_read() {
    let mut village = Village::managed();
    village.acts(STAFF, adopt(Works::default(), &[Matter::UseFund]));
    let stage = PlanStage::Adopted;
    village.rejects(cheaper_roof(1), RenovationFault::NotNow { stage });
    let mut village = Village::tendered();
    village.acts(STAFF, notes(cheaper_roof(1)));
    let money: PlanMoney = village.get(COMPOUND);
    let roof = money.items.iter().find(|it| it.item == ROOF).unwrap();
    assert_eq!(
        (roof.cost, roof.price()),
        (Money::yuan(126_000), Money::yuan(121_000))
    );
    assert_eq!(money.adopted().sum, Money::yuan(194_000));
    let given: i64 = money.allotments.iter().map(|it| it.amount.0).sum();
    assert_eq!(
        (money.sum(), Money(given)),
        (Money::yuan(189_000), Money::yuan(189_000))
    );
    let kept: Contract = village.get(ContractId(Uuid::from_u128(1)));
    let read = &kept.lines[0];
    assert_eq!((read.before, read.price), (roof.cost, roof.price()));
    assert_eq!(Record::from(kept).audience(), Audience::Compound(COMPOUND));
    // The last payment goes to the price of the contract, and not a yuan beyond.
    village.acts(STAFF, payment(1, ROOF, 121_000));
    let item = line("屋面防水翻修");
    let left = Money(0);
    let over = fault(RenovationFault::OverPaid { item, left });
    assert_eq!(village.by(person(STAFF), payment(2, ROOF, 1)), Err(over));
    assert_eq!(
        village.by(person(STAFF), notes(cheaper_roof(1))),
        Err(Refusal::AlreadyThere)
    );
}

#[rstest]
#[case::nothing(&[], vec![], RenovationFault::NothingListed)]
#[case::not_built(&[(2, 1)], vec![pays(2, Payer::Government, 1)], RenovationFault::NoSuchItem)]
#[case::twice(
    &[(PLACES, 60_000), (PLACES, 60_000)],
    vec![pays(PLACES, Payer::Government, 60_000)],
    RenovationFault::NoSuchItem
)]
#[case::pays_for_another(
    &[(PLACES, 60_000)],
    vec![pays(PLACES, Payer::Government, 60_000), pays(ROOF, Payer::Donations, 1)],
    RenovationFault::NoSuchItem
)]
#[case::a_yuan_short(
    &[(PLACES, 60_000)],
    vec![pays(PLACES, Payer::Government, 59_999)],
    RenovationFault::Uncovered {
        item: line("增设停车位（绿化带生态车位）"),
        cost: Money::yuan(60_000),
        has: Money::yuan(59_999),
    }
)]
#[case::more_in_all(
    &[(PLACES, 68_001)],
    vec![pays(PLACES, Payer::Government, 68_001)],
    RenovationFault::BeyondTotal { over: Money::yuan(1) }
)]
#[case::more_of_the_fund(
    &[(PLACES, 68_000)],
    vec![pays(PLACES, Payer::Government, 67_000), pays(PLACES, Payer::MaintenanceFund, 1_000)],
    RenovationFault::BeyondShare { payer: Payer::MaintenanceFund, over: Money::yuan(1_000) }
)]
#[case::cheaper_and_yet_out_of_pockets(
    &[(PLACES, 50_000)],
    vec![pays(PLACES, Payer::Government, 49_000), pays(PLACES, Payer::Residents, 1_000)],
    RenovationFault::BeyondShare { payer: Payer::Residents, over: Money::yuan(1_000) }
)]
#[case::common_income(
    &[(PLACES, 68_000)],
    vec![pays(PLACES, Payer::Government, 67_000), pays(PLACES, Payer::PublicIncome, 1_000)],
    RenovationFault::BeyondShare { payer: Payer::PublicIncome, over: Money::yuan(1_000) }
)]
fn what_the_owners_did_not_adopt_is_not_noted(
    #[case] prices: &[(u16, i64)],
    #[case] allotments: Vec<Allotment>,
    #[case] expected: RenovationFault,
) {
    Village::tendered().rejects(contract(1, prices, allotments), expected);
}

#[test]
fn what_is_dearer_here_and_cheaper_there_stays_within() {
    let mut village = Village::tendered();
    let both = contract(
        1,
        &[(PLACES, 73_000), (ROOF, 121_000)],
        vec![
            pays(PLACES, Payer::Government, 73_000),
            pays(ROOF, Payer::Government, 115_000),
            pays(ROOF, Payer::MaintenanceFund, 6_000),
        ],
    );
    village.acts(STAFF, notes(both));
    let money: PlanMoney = village.get(COMPOUND);
    assert_eq!(money.sum(), money.adopted().sum);
    assert_eq!(village.share(1), Some(Money::yuan(1_000)));
}

#[test]
fn a_variation_has_a_reason_and_is_kept_beside_the_contract() {
    let mut village = Village::tendered();
    village.acts(STAFF, notes(cheaper_roof(1)));
    village.acts(STAFF, contractor(None));
    village.acts(STAFF, advance(PlanLeg::Construction));
    village.acts(STAFF, payment(1, ROOF, 100_000));
    let varied = |yuan: i64, reason: Option<&str>| {
        let sources = vec![
            pays(ROOF, Payer::Government, yuan - 6_000),
            pays(ROOF, Payer::MaintenanceFund, 6_000),
        ];
        let reason = reason.map(line);
        NoteContract {
            reason,
            ..contract(2, &[(ROOF, yuan)], sources)
        }
    };
    let item = || line("屋面防水翻修");
    village.rejects(
        varied(125_000, None),
        RenovationFault::VariesWithoutReason { item: item() },
    );
    let paid = Money::yuan(100_000);
    village.rejects(
        varied(99_999, Some("少做一块")),
        RenovationFault::PaidAlready { item: item(), paid },
    );
    village.acts(STAFF, notes(varied(125_000, Some("女儿墙也要翻修"))));
    let town: &dyn Town = &village.town;
    let mut all: Vec<Contract> = town.of(COMPOUND);
    all.sort_by_key(|it| it.id);
    let prices: Vec<_> = all
        .iter()
        .map(|it| (it.lines[0].before, it.lines[0].price))
        .collect();
    let yuan = |a, b| (Money::yuan(a), Money::yuan(b));
    assert_eq!(prices, [yuan(126_000, 121_000), yuan(121_000, 125_000)]);
    assert_eq!(all[1].reason, Some(line("女儿墙也要翻修")));
}

#[test]
fn the_owners_decide_again_about_more() {
    let mut village = Village::tendered();
    let dearer = |decided: Vec<Decided>| {
        let sources = vec![
            pays(PLACES, Payer::Government, 68_000),
            pays(PLACES, Payer::MaintenanceFund, 12_000),
        ];
        NoteContract {
            decided,
            ..contract(1, &[(PLACES, 80_000)], sources)
        }
    };
    let over = Money::yuan(12_000);
    let payer = Payer::MaintenanceFund;
    let share = || RenovationFault::BeyondShare { payer, over };
    village.rejects(dearer(vec![]), share());
    // The fund is one matter, and that the plan grows another (九).
    let again = |matter| paper("业主大会第二次决议", matter);
    village.rejects(dearer(vec![again(Matter::Other)]), share());
    village.rejects(
        dearer(vec![again(Matter::UseFund)]),
        RenovationFault::BeyondTotal { over },
    );
    let first = paper("业主大会决议", Matter::UseFund);
    village.rejects(
        dearer(vec![first, again(Matter::Other)]),
        RenovationFault::DecidedAlready,
    );
    village.acts(
        STAFF,
        notes(dearer(vec![again(Matter::UseFund), again(Matter::Other)])),
    );
    let money: PlanMoney = village.get(COMPOUND);
    assert_eq!(money.adopted().sum, Money::yuan(206_000));
    assert_eq!(village.share(1), Some(Money::yuan(3_000)));
    let plan: Plan = village.get(COMPOUND);
    assert_eq!(plan.state.adoption().unwrap().decided.len(), 3);
}

#[test]
fn sources_change_after_the_adoption_within_what_it_was() {
    let mut village = Village::tendered();
    let sources = |government: i64, fund: i64, gifts: i64| {
        let roof = [
            (Payer::Government, government),
            (Payer::MaintenanceFund, fund),
            (Payer::Donations, gifts),
        ];
        let roof = roof.into_iter().filter(|(_, yuan)| *yuan > 0);
        let roof = roof.map(|(payer, yuan)| pays(ROOF, payer, yuan));
        let mut all: Vec<Allotment> = roof.collect();
        all.push(pays(PLACES, Payer::Government, 68_000));
        allot(all)
    };
    village.acts(STAFF, sources(119_000, 2_000, 5_000));
    // 2,000 yuan over six flats of one size; the fen that are left go to the first.
    let shares = (1..=6).filter_map(|flat| village.share(flat));
    assert_eq!(shares.map(|it| it.0).sum::<i64>(), 200_000);
    // Back to what was adopted, and no further.
    village.acts(STAFF, sources(120_000, 6_000, 0));
    let over = Money::yuan(1_000);
    let payer = Payer::MaintenanceFund;
    let beyond = Err(fault(RenovationFault::BeyondShare { payer, over }));
    assert_eq!(
        village.by(person(STAFF), sources(119_000, 7_000, 0)),
        beyond
    );
    // Every item stays paid for.
    let roof_alone = allot(vec![pays(ROOF, Payer::Government, 126_000)]);
    let refused = village.by(person(STAFF), roof_alone).unwrap_err();
    let item = line("增设停车位（绿化带生态车位）");
    let (cost, has) = (Money::yuan(68_000), Money(0));
    assert_eq!(
        refused,
        fault(RenovationFault::Uncovered { item, cost, has })
    );
}
