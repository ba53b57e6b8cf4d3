//! domain-rules 4.7: E1 to E6 and E8.

use domain::councils::Choice;
use domain::members::Usage;
use domain::members::roster::Delivery;
use domain::owners::*;
use domain::*;
use rstest::rstest;

use crate::compound::*;

#[rstest]
#[case(59, 59, [false, false, false])]
#[case(60, 30, [true, false, false])]
#[case(60, 31, [true, true, false])]
#[case(60, 44, [true, true, false])]
#[case(60, 45, [true, true, true])]
#[case(61, 46, [true, true, true])]
fn e1_ninety_equal_owners(#[case] part: usize, #[case] yes: usize, #[case] expected: [bool; 3]) {
    let roll = even(90, "100.00");
    assert_eq!(roll.total(), weight(90, "9000.00"));
    let tally = strict(&roll, &first(&roll, yes, part - yes, 0));
    assert_eq!(outcomes(&tally), expected);
    // An abstention stays among those who take part, just as a vote against does.
    let tally = strict(&roll, &first(&roll, yes, 0, part - yes));
    assert_eq!(outcomes(&tally), expected);
}

/// Whether the shop takes part, and agrees; how many dwellings do.
type Said = (Option<bool>, u8, u8);

#[rstest]
#[case::heads_fail((Some(true), 5, 5), [false, false, false])]
#[case::area_alone((Some(true), 6, 2), [true, false, false])]
#[case::heads_alone((Some(false), 6, 4), [true, false, false])]
#[case::more_than_half((Some(true), 6, 3), [true, true, false])]
#[case::three_quarters((Some(true), 6, 5), [true, true, true])]
fn e2_one_large_shop(#[case] (shop, part, yes): Said, #[case] expected: [bool; 3]) {
    let mut compound = Compound::default();
    compound.add("shop", "600.00", Usage::Shop, (1, 1), Delivery::HandedOver);
    for flat in 0..9 {
        compound.home(&format!("flat {flat}"), "50.00");
    }
    let roll = compound.roll();
    assert_eq!(roll.total(), weight(10, "1050.00"));
    let choice = |yes: bool| if yes { Choice::Agree } else { Choice::Against };
    let flats = (0..part).map(|it| (head(&format!("flat {it}")), choice(it < yes)));
    let shop = shop.map(|yes| (head("shop"), choice(yes)));
    let said = flats.chain(shop).map(|(head, said)| (head, said.into()));
    assert_eq!(outcomes(&strict(&roll, &said.collect())), expected);
}

fn e3() -> Compound {
    let mut compound = Compound::default();
    compound.home("A", "88.00").home("A", "88.00");
    compound.home("B+C", "120.50").home("D", "66.25");
    for _ in 0..3 {
        compound.add("Dev", "100.00", Usage::Dwelling, (1, 1), Delivery::Unsold);
    }
    let undelivered = Delivery::SoldUndelivered;
    compound.add("Buyer", "100.00", Usage::Dwelling, (1, 1), undelivered);
    compound.home("F", "95.25");
    // F is in possession and not registered yet: the contract says how large it is.
    compound.titles[8].area_source = members::AreaSource::Contract;
    compound
}

#[test]
fn e3_has_five_heads() {
    let roll = e3().roll();
    assert_eq!(roll.total(), weight(5, "858.00"));
    let line = rules().participation.line(roll.total());
    assert_eq!(line, weight(4, "572.00"));
    let kind = |names: &str| roll.voter(head(names)).map(|it| it.kind);
    assert_eq!(kind("A"), Some(VoterKind::Sole));
    assert_eq!(kind("B+C"), Some(VoterKind::Joint));
    assert_eq!(kind("Dev"), Some(VoterKind::Developer));
    assert_eq!(kind("Buyer"), None);
    let contract = roll.area_by_source()[&members::AreaSource::Contract];
    assert_eq!(contract, area("95.25"));
}

#[rstest]
#[case::the_developer_is_silent(None, [false, false, false])]
#[case::the_developer_abstains(Some(Choice::Abstain), [true, false, false])]
#[case::the_developer_agrees(Some(Choice::Agree), [true, true, true])]
fn e3_the_developer_decides(#[case] developer: Option<Choice>, #[case] expected: [bool; 3]) {
    let roll = e3().roll();
    let agree = ["A", "B+C", "D"].map(|it| (head(it), Choice::Agree));
    let mut said = agree.to_vec();
    said.push((head("F"), Choice::Against));
    said.extend(developer.map(|it| (head("Dev"), it)));
    let said = said.into_iter().map(|(head, said)| (head, said.into()));
    assert_eq!(outcomes(&strict(&roll, &said.collect())), expected);
}

#[rstest]
#[case(ParkingPolicy::Exclude, weight(100, "9000.00"), true)]
#[case(ParkingPolicy::Include, weight(110, "9780.00"), false)]
#[case(ParkingPolicy::ParkingMattersOnly, weight(100, "9000.00"), true)]
fn e4_parking_changes_the_result(
    #[case] policy: ParkingPolicy,
    #[case] total: Weight,
    #[case] quorum: bool,
) {
    let mut compound = Compound::default();
    for number in 0..100 {
        compound.home(&format!("N{number}"), "90.00");
    }
    for number in 0..60 {
        let owner = match number {
            0..10 => format!("outsider {number}"),
            // The first 67 owners, who vote, hold no parking space: the other 33 hold 50.
            _ => format!("N{}", 67 + number % 33),
        };
        compound.parking(&owner, "13.00");
    }
    let roll = compound.freeze(Scope::Compound(COMPOUND), policy).unwrap();
    assert_eq!(roll.total(), total);
    let said = (0..67).map(|it| (head(&format!("N{it}")), Choice::Agree.into()));
    let tally = strict(&roll, &said.collect());
    assert_eq!(tally.participating(), weight(67, "6030.00"));
    assert_eq!(outcomes(&tally)[0], quorum);
}

#[rstest]
#[case("666.67", false)]
#[case("666.68", true)]
fn e5_an_indivisible_total(#[case] part: &str, #[case] quorum: bool) {
    let tally = Tally {
        everyone: weight(3, "1000.01"),
        agree: weight(2, part),
        ..Tally::default()
    };
    assert_eq!(outcomes(&tally)[0], quorum);
}

/// Numbers of heads, with the same area for each.
fn heads(everyone: u64, agree: u64, against: u64, abstain: u64) -> Tally {
    let weight = |heads: u64| Weight {
        heads,
        area: Area(heads * 10_000),
    };
    Tally {
        everyone: weight(everyone),
        agree: weight(agree),
        against: weight(against),
        abstain: weight(abstain),
        silent: Silent::default(),
    }
}

// Published cases, strictly counted: Minhang 1 and 2 have no quorum.
#[rstest]
#[case::minhang_1(heads(1_291, 417, 278, 8), [false, false, false])]
#[case::minhang_2(heads(2_261, 995, 27, 125), [false, false, false])]
fn e6_without_a_clause(#[case] tally: Tally, #[case] expected: [bool; 3]) {
    assert_eq!(outcomes(&tally), expected);
}

// Shanghai 2022: 905 of 1152 owners, 93,449.08 of 124,799.30 m²; 589 agree, 65.99% by area.
#[test]
fn e6_shanghai_passes_an_ordinary_matter() {
    let (part, agree) = (weight(905, "93449.08"), weight(589, "61667.05"));
    let tally = Tally {
        everyone: weight(1_152, "124799.30"),
        agree,
        against: part - agree,
        ..Tally::default()
    };
    assert_eq!(tally.participating(), part);
    assert_eq!(outcomes(&tally), [true, true, false]);
}

#[test]
fn e8_tenants_change_nothing() {
    let roll = even(90, "100.00");
    let mut said = first(&roll, 30, 10, 5);
    let before = strict(&roll, &said);
    for tenant in 0..30 {
        said.insert(head(&format!("tenant {tenant}")), Choice::Agree.into());
    }
    assert_eq!(strict(&roll, &said), before);
}
