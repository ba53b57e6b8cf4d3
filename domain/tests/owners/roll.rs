//! The frozen roll: one distinct set of holders is one head, rulings join two, places narrow it.

use domain::members::Usage;
use domain::members::roster::Delivery;
use domain::owners::*;
use domain::*;
use rstest::rstest;

use crate::compound::*;

fn of(homes: &[&str]) -> Compound {
    let mut compound = Compound::default();
    for names in homes {
        compound.home(names, "100.00");
    }
    compound
}

type Rulings<'a> = &'a [(&'a str, Option<&'a str>)];

// domain-rules 4.3: {A} twice is one; {A,B} and {A} are two once it is ruled so, or one.
#[rstest]
#[case::twice_alone(&["A", "A"], &[], Some(1))]
#[case::two_owners(&["A", "B"], &[], Some(2))]
#[case::jointly_with_two_others(&["A+B", "A+C"], &[], Some(2))]
#[case::unruled(&["A", "A+B"], &[], None)]
#[case::ruled_apart(&["A", "A+B"], &[("A+B", None)], Some(2))]
#[case::ruled_together(&["A", "A+B"], &[("A+B", Some("A"))], Some(1))]
#[case::one_of_two(&["A", "A+B", "A+C"], &[("A+B", Some("A"))], None)]
#[case::both(&["A", "A+B", "A+C"], &[("A+B", Some("A")), ("A+C", Some("A"))], Some(1))]
#[case::a_chain(&["A", "B", "A+B"], &[("A+B", Some("B")), ("A", Some("A+B"))], Some(1))]
fn a_roll_is_frozen_once_everyone_is_settled(
    #[case] homes: &[&str],
    #[case] rulings: Rulings<'_>,
    #[case] heads: Option<u64>,
) {
    let mut compound = of(homes);
    for (names, with) in rulings {
        compound.rule(names, *with);
    }
    let roll = compound.freeze(Scope::Compound(COMPOUND), ParkingPolicy::Exclude);
    let unsettled = matches!(roll, Err(RollFault::Unsettled(_)));
    assert_eq!(unsettled, heads.is_none());
    let total = roll.ok().map(|it| it.total());
    let area = Area(10_000 * homes.len() as u64);
    assert_eq!(total, heads.map(|heads| Weight { heads, area }));
}

#[test]
fn heads_ruled_together_are_one_voter_under_either_id() {
    let mut compound = of(&["A", "A+B", "C"]);
    compound.rule("A+B", Some("A"));
    let roll = compound.roll();
    let voter = roll.voter(head("A")).unwrap();
    assert_eq!(roll.voter(head("A+B")), Some(voter));
    assert_eq!((voter.kind, voter.parts.len()), (VoterKind::Joint, 2));
    assert_eq!(roll.voter(head("B")), None);
    let index = roll.index();
    assert_eq!(index[&head("A")], index[&head("A+B")]);
    assert_eq!(index.len(), 3);
}

#[test]
fn the_order_of_the_register_changes_nothing() {
    let mut compound = of(&["A", "B", "A+B", "C", "C", "D+E", "Dev"]);
    compound.rule("A+B", Some("B"));
    compound.rule("A", Some("A+B"));
    let roll = compound.roll();
    compound.homes.reverse();
    compound.titles.reverse();
    compound.heads.reverse();
    assert_eq!(compound.roll(), roll);
    compound.titles.rotate_left(3);
    compound.heads.rotate_left(2);
    assert_eq!(compound.roll(), roll);
}

/// A in units 1 and 2, B and the developer in 1, C alone in building 2.
fn staircases() -> Compound {
    let mut compound = Compound::default();
    let handed = Delivery::HandedOver;
    for (names, place, delivery) in [
        ("A", (1, 1), handed),
        ("A", (1, 2), handed),
        ("B", (1, 1), handed),
        ("Dev", (1, 1), Delivery::Unsold),
        ("C", (2, 3), handed),
    ] {
        compound.add(names, "80.00", Usage::Dwelling, place, delivery);
    }
    compound
}

#[rstest]
#[case(Scope::Unit(unit(1)), 3, "240.00")]
#[case(Scope::Unit(unit(2)), 1, "80.00")]
#[case(Scope::Building(building(1)), 3, "320.00")]
#[case(Scope::Building(building(2)), 1, "80.00")]
#[case(Scope::Compound(COMPOUND), 4, "400.00")]
fn a_place_counts_its_own_heads_and_areas(
    #[case] scope: Scope,
    #[case] heads: u64,
    #[case] text: &str,
) {
    let compound = staircases();
    let roll = compound.freeze(scope, ParkingPolicy::Exclude).unwrap();
    assert_eq!(roll.total(), weight(heads, text));
    // The affected place beside the compound is the same roll, cut out of the wider one.
    assert_eq!(compound.roll().within(scope), roll);
}

#[test]
fn another_compound_is_not_counted() {
    let mut compound = staircases();
    compound.titles[4].compound = CompoundId(uuid::Uuid::from_u128(2));
    assert_eq!(compound.roll().total(), weight(3, "320.00"));
}

#[test]
fn a_ruling_that_waits_elsewhere_holds_no_staircase_up() {
    let mut compound = staircases();
    let place = (2, 4);
    compound.add("C+D", "80.00", Usage::Dwelling, place, Delivery::HandedOver);
    let freeze = |scope| compound.freeze(scope, ParkingPolicy::Exclude);
    assert!(freeze(Scope::Unit(unit(1))).is_ok());
    // Each of the two is the only one in its staircase; in the building they meet.
    assert!(freeze(Scope::Unit(unit(4))).is_ok());
    let mut waiting = vec![head("C"), head("C+D")];
    waiting.sort();
    let open = Err(RollFault::Unsettled(waiting));
    assert_eq!(freeze(Scope::Building(building(2))), open);
}

#[test]
fn what_is_nowhere_or_nobodys_is_no_roll() {
    let mut compound = of(&["A", "B"]);
    let nobody = compound.freeze(Scope::Unit(unit(9)), ParkingPolicy::Exclude);
    assert_eq!(nobody, Err(RollFault::Nobody));
    let gone = compound.homes.remove(1).id;
    let found = compound.freeze(Scope::Compound(COMPOUND), ParkingPolicy::Exclude);
    assert_eq!(found, Err(RollFault::NoHome(vec![gone])));
}

// Who holds a parking space alone is a head of their own, and may need a ruling where it counts.
#[test]
fn parking_that_counts_is_ruled_on_too() {
    let mut compound = of(&["A+B", "C"]);
    compound.parking("A", "13.00");
    compound.add("Dev", "13.00", Usage::Parking, (0, 0), Delivery::Unsold);
    assert_eq!(compound.roll().total(), weight(2, "200.00"));
    let scope = Scope::Compound(COMPOUND);
    let open = compound.freeze(scope, ParkingPolicy::Include);
    assert!(matches!(open, Err(RollFault::Unsettled(heads)) if heads.len() == 2));
    compound.rule("A+B", None);
    let roll = compound.freeze(scope, ParkingPolicy::Include).unwrap();
    assert_eq!(roll.total(), weight(4, "226.00"));
    let developer = roll.voter(head("Dev")).map(|it| it.kind);
    assert_eq!(developer, Some(VoterKind::Developer));
}

/// The sample roster, as the importer reads it: 564 rows, 500 heads, one of them to be ruled on.
#[test]
fn the_sample_roster_has_the_totals_that_were_published() {
    let text = include_str!("../../../testkit/samples/roster-utf8.csv");
    let expected: serde_json::Value = serde_json::from_str(include_str!(
        "../../../testkit/samples/roster.expected.json"
    ))
    .unwrap();
    let mut compound = Compound::default();
    let mut town = Plain::default();
    let rows: Vec<_> = text
        .lines()
        .skip(1)
        .filter(|it| !it.is_empty())
        .map(sample_row)
        .collect();
    let set_up = members::Command::SetUp(members::SetUp {
        community: CommunityId(uuid::Uuid::from_u128(9)),
        name: line("临江社区"),
        pack: "national".into(),
        telephone: line("8555 0123"),
        compound: COMPOUND,
        compound_name: line("临江里小区"),
        spots: Vec::new(),
        sample: false,
    });
    let import = members::Command::ImportRoster(members::ImportRoster {
        compound: COMPOUND,
        rows,
    });
    for command in [set_up, import] {
        let changes = decide(&command.into(), &Actor::System, Timestamp(0), &town).unwrap();
        changes.iter().for_each(|change| {
            town.apply(change);
        });
    }
    compound.homes = town.all().cloned().collect();
    compound.titles = town.all().cloned().collect();
    compound.heads = town.all().cloned().collect();
    let scope = Scope::Compound(COMPOUND);
    let open = compound.freeze(scope, ParkingPolicy::Exclude);
    assert!(matches!(open, Err(RollFault::Unsettled(heads)) if heads.len() == 2));
    for it in compound.heads.iter_mut().filter(|it| it.needs_ruling) {
        let reason = line("共有人另行推选");
        it.ruling = Some(members::Ruling::Separate { reason });
    }
    let roll = compound.roll();
    let area = roll.total().area.0;
    let text = format!("{}.{:02}", area / 100, area % 100);
    assert_eq!(expected["area_m2_excluding_parking"], text);
    assert_eq!(expected["owner_heads"], roll.total().heads);
    let parts: usize = roll.voters.iter().map(|it| it.parts.len()).sum();
    assert_eq!(expected["voting_units"], parts);
    // With parking a couple's home meets the space that one of them holds alone: one more to rule on.
    let Err(RollFault::Unsettled(open)) = compound.freeze(scope, ParkingPolicy::Include) else {
        panic!("somebody waits for a ruling");
    };
    let jointly = |it: &&mut members::Head| open.contains(&it.id);
    let joint: Vec<_> = compound.heads.iter_mut().filter(jointly).collect();
    assert_eq!((open.len(), joint.len()), (2, 1));
    for it in joint {
        let reason = line("共有人另行推选");
        it.ruling = Some(members::Ruling::Separate { reason });
    }
    let parking = compound.freeze(scope, ParkingPolicy::Include).unwrap();
    let area = parking.total().area.0;
    let text = format!("{}.{:02}", area / 100, area % 100);
    assert_eq!(expected["area_m2_including_parking"], text);
}

fn sample_row(row: &str) -> members::roster::RosterRow {
    use members::{AreaSource, Holder};
    let cells: Vec<&str> = row.trim_end().split(',').collect();
    let usage = match cells[4] {
        "住宅" => Usage::Dwelling,
        "商业" => Usage::Shop,
        "车位" => Usage::Parking,
        _ => Usage::Other,
    };
    let area_source = match cells[6] {
        "登记" => AreaSource::Registered,
        "实测" => AreaSource::Surveyed,
        _ => AreaSource::Contract,
    };
    let delivery = match cells[10] {
        "已交付" => Delivery::HandedOver,
        "未售" => Delivery::Unsold,
        _ => Delivery::SoldUndelivered,
    };
    let split = |text: &str| -> Vec<String> {
        let marks = |c: char| matches!(c, '、' | ';' | '；' | '|' | '/');
        text.split(marks).map(|it| it.trim().to_owned()).collect()
    };
    let (names, tails) = (split(cells[7]), split(cells[8]));
    let holders = names.iter().zip(&tails).map(|(name, tail)| Holder {
        name: line(name),
        tail: line(tail),
        phone: None,
    });
    members::roster::RosterRow {
        building: line(cells[0].trim_start_matches('\u{feff}')),
        unit: Line::new(cells[1]).ok(),
        floor: cells[2].parse().unwrap(),
        room: line(cells[3]),
        usage,
        area: area(cells[5]),
        area_source,
        holders: holders.collect(),
        delivery,
        note: None,
    }
}
