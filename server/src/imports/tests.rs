//! The samples: three good files that mean the same, and a bad one.

use domain::members::{self, Home, SetUp, Title};
use domain::{Actor, Change, Command, CommunityId, CompoundId, Line, PersonId, Plain, Timestamp};
use proptest::prelude::*;
use rstest::rstest;
use serde_json::Value;
use uuid::Uuid;
use wire::{Columns, FaultCode, Field, RosterDiff, RosterPreview};

use super::{Draft, Rows, draft, preview};

const XLSX: &[u8] = include_bytes!("../../../testkit/samples/roster.xlsx");
const UTF8: &[u8] = include_bytes!("../../../testkit/samples/roster-utf8.csv");
const GB18030: &[u8] = include_bytes!("../../../testkit/samples/roster-gb18030.csv");
const BAD: &[u8] = include_bytes!("../../../testkit/samples/roster-bad.csv");
const EXPECTED: &str = include_str!("../../../testkit/samples/roster.expected.json");
const EXPECTED_FAULTS: &str = include_str!("../../../testkit/samples/roster-bad.expected.json");

const COMPOUND: CompoundId = CompoundId(Uuid::from_u128(2));
const NOW: Timestamp = Timestamp(1_795_276_800_000);

fn run(command: &Command, town: &mut Plain) -> Vec<Change> {
    let changes = domain::decide(command, &Actor::System, NOW, town).unwrap();
    changes.iter().for_each(|change| {
        town.apply(change);
    });
    changes
}

fn town() -> Plain {
    let line = |text| Line::new(text).unwrap();
    let mut town = Plain::default();
    let set_up = Command::Members(members::Command::SetUp(SetUp {
        community: CommunityId(Uuid::from_u128(1)),
        name: line("临江社区"),
        pack: "wuhan".into(),
        telephone: line("8555 0123"),
        compound: COMPOUND,
        compound_name: line("临江里小区"),
        spots: Vec::new(),
        sample: false,
    }));
    run(&set_up, &mut town);
    town
}

fn show(draft: &Draft, town: &Plain) -> RosterPreview {
    preview(draft, COMPOUND, NOW, town).unwrap()
}

fn good(draft: &Draft) -> &[members::roster::RosterRow] {
    match &draft.rows {
        Rows::Good(rows) => rows,
        Rows::Faulty { faults, .. } => panic!("{faults:#?}"),
    }
}

#[rstest]
#[case::xlsx(XLSX)]
#[case::utf8(UTF8)]
#[case::gb18030(GB18030)]
fn a_sample_comes_out_as_expected(#[case] bytes: &[u8]) {
    let expected: Value = serde_json::from_str(EXPECTED).unwrap();
    let read = draft(bytes, None).unwrap();
    let shown = show(&read, &town());
    let number = |name: &str| expected[name].as_u64().unwrap();
    assert_eq!(u64::from(shown.rows), number("rows"));
    assert_eq!(u64::from(shown.voting_homes), number("voting_units"));
    assert_eq!(u64::from(shown.parking), number("parking"));
    assert_eq!(u64::from(shown.heads), number("owner_heads"));
    let plain = |area: u64| format!("{}.{:02}", area / 100, area % 100);
    assert_eq!(plain(shown.area), expected["area_m2_excluding_parking"]);
    let whole = good(&read).iter().map(|row| row.area.0).sum();
    assert_eq!(plain(whole), expected["area_m2_including_parking"]);
    let unsettled = &expected["holders_alone_and_jointly_needing_a_ruling"];
    assert_eq!(serde_json::json!(shown.unsettled), *unsettled);
    assert_eq!(shown.diff.added.len(), 564);
    assert!(shown.faults.is_empty() && !shown.committed);
}

#[test]
fn the_three_files_hold_the_same_rows() {
    let xlsx = draft(XLSX, None).unwrap();
    assert_eq!(good(&xlsx), good(&draft(UTF8, None).unwrap()));
    assert_eq!(good(&xlsx), good(&draft(GB18030, None).unwrap()));
}

#[test]
fn the_bad_sample_has_exactly_its_faults_and_changes_nothing() {
    let expected: Value = serde_json::from_str(EXPECTED_FAULTS).unwrap();
    let read = draft(BAD, None).unwrap();
    let shown = show(&read, &town());
    let found: Vec<Value> = shown
        .faults
        .iter()
        .map(
            |it| serde_json::json!({ "row": it.row, "code": it.code, "field": it.field.heading() }),
        )
        .collect();
    assert_eq!(Value::from(found), expected["faults"]);
    assert_eq!(shown.diff, RosterDiff::default());
    assert_eq!(read.command(COMPOUND), None);
}

#[test]
fn the_same_file_again_changes_nothing_and_a_changed_one_shows_its_diff() {
    let mut town = town();
    let read = draft(UTF8, None).unwrap();
    assert!(!run(&read.command(COMPOUND).unwrap(), &mut town).is_empty());
    assert_eq!(show(&read, &town).diff, RosterDiff::default());
    assert!(run(&read.command(COMPOUND).unwrap(), &mut town).is_empty());

    let text = std::str::from_utf8(UTF8).unwrap();
    let changed = text
        .replace(
            "1号楼,1单元,1,101,住宅,61.02,",
            "1号楼,1单元,1,101,住宅,61.03,",
        )
        .replace("7号楼,2单元,6,602,", "7号楼,2单元,7,702,");
    let read = draft(changed.as_bytes(), None).unwrap();
    let expected = RosterDiff {
        added: vec!["7-2-702".into()],
        changed: vec!["1-1-101".into()],
        removed: vec!["7-2-602".into()],
        leaving: Vec::new(),
    };
    assert_eq!(show(&read, &town).diff, expected);
    run(&read.command(COMPOUND).unwrap(), &mut town);
    assert_eq!(town.all::<Home>().count(), 564);
    assert_eq!(town.all::<Title>().count(), 564);
}

#[test]
fn an_owner_who_is_named_no_longer_is_told_before_the_import() {
    let mut town = town();
    let read = draft(UTF8, None).unwrap();
    run(&read.command(COMPOUND).unwrap(), &mut town);
    let home = town
        .all::<Home>()
        .find(|it| it.address.as_str() == "7-2-602");
    let line = |text| Line::new(text).unwrap();
    let claim = members::ClaimHome {
        community: CommunityId(Uuid::from_u128(1)),
        home: home.unwrap().id,
        name: line("韦艳"),
        claim: members::Claim::Owner { tail: line("4913") },
        person: PersonId(Uuid::from_u128(3)),
        phone: None,
    };
    run(
        &Command::Members(members::Command::ClaimHome(claim)),
        &mut town,
    );
    assert!(show(&read, &town).diff.leaving.is_empty());
    let text = std::str::from_utf8(UTF8).unwrap();
    let sold = text.replace(
        "7号楼,2单元,6,602,住宅,72.45,登记,韦艳,4913,",
        "7号楼,2单元,6,602,住宅,72.45,登记,秦招娣,1577,",
    );
    let read = draft(sold.as_bytes(), None).unwrap();
    assert_eq!(show(&read, &town).diff.leaving, ["7-2-602 韦艳"]);
}

const HEAD: &str =
    "楼栋,单元,楼层,房号,用途,专有部分面积,面积来源,产权人,证件尾号,联系电话,交付状态,备注";

/// The faults of one row below the usual headings.
fn faults(row: &str) -> Vec<(FaultCode, Field)> {
    let text = format!("{HEAD}\n{row}");
    match draft(text.as_bytes(), None).unwrap().rows {
        Rows::Good(_) => Vec::new(),
        Rows::Faulty { faults, .. } => faults.iter().map(|it| (it.code, it.field)).collect(),
    }
}

#[rstest]
#[case("1号楼,1单元,1,101,住宅,61.02,登记,韦艳,4913,17969384937,已交付,", &[])]
#[case("１栋,１,１,１０１,住宅,６１．０２㎡,登记,韦　艳,４９１３,１７９ ６９３８ ４９３７,已交付 ,", &[])]
#[case("1号楼,,,S01,商业,61,实测,临江（武汉）公司,8905,02700002464,,", &[])]
#[case("1号楼,1单元,B1,101,住宅,61.02,登记,甲/乙,1;2,,已交付,", &[])]
#[case("1号楼,1单元,1,101,住宅,61.02,登记,甲、乙,4913,,已交付,", &[(FaultCode::TailsDiffer, Field::Tails)])]
#[case("1号楼,1单元,1,101,住宅,61.02,登记,甲、甲,4913、4913,,已交付,", &[(FaultCode::TailsDiffer, Field::Tails)])]
#[case("1号楼,1单元,1,101,住宅,61.02,登记,甲,49138,,已交付,", &[(FaultCode::TailsDiffer, Field::Tails)])]
#[case("1号楼,1单元,1,101,住宅,61.02,登记,=A1,4913,,已交付,", &[(FaultCode::OwnerNotAName, Field::Owners)])]
#[case("1号楼,1单元,1,101,住宅,61.02,登记,＝A1,4913,,已交付,", &[(FaultCode::OwnerNotAName, Field::Owners)])]
#[case("1号楼,1单元,1,101,住宅,61.02,登记,@SUM(1),4913,,已交付,", &[(FaultCode::OwnerNotAName, Field::Owners)])]
#[case("1号楼,1单元,1,101,住宅,61.02,登记,甲、-乙,4913、1,,已交付,", &[(FaultCode::OwnerNotAName, Field::Owners)])]
#[case("1号楼,1单元,x,101,住宅,61.02,登记,甲,4913,,已交付,", &[(FaultCode::FloorNotANumber, Field::Floor)])]
#[case("1号楼,1单元,1,101,城堡,61.02,登记,甲,4913,,已交付,", &[(FaultCode::UsageUnknown, Field::Usage)])]
#[case("1号楼,1单元,1,101,,61.02,登记,甲,4913,,已交付,", &[(FaultCode::UsageUnknown, Field::Usage)])]
#[case("1号楼,1单元,1,101,住宅,1000000,登记,甲,4913,,已交付,", &[])]
#[case("1号楼,1单元,1,101,住宅,1000000.01,登记,甲,4913,,已交付,", &[(FaultCode::AreaTooLarge, Field::Area)])]
#[case("1号楼,1单元,1,101,住宅,61.02,听说,甲,4913,,已交付,", &[(FaultCode::AreaSourceUnknown, Field::AreaSource)])]
#[case("1号楼,1单元,1,101,住宅,61.02,登记,甲,4913,,也许,", &[(FaultCode::DeliveryUnknown, Field::Delivery)])]
#[case("1号楼,1单元,1,,住宅,61.02,登记,甲,4913,,已交付,", &[(FaultCode::RoomMissing, Field::Room)])]
#[case(",1单元,1,,住宅,,登记,,4913,x,已交付,", &[
    (FaultCode::BuildingMissing, Field::Building), (FaultCode::RoomMissing, Field::Room),
    (FaultCode::AreaMissing, Field::Area), (FaultCode::OwnerMissing, Field::Owners),
])]
fn a_row_tells_every_fault_it_has(#[case] row: &str, #[case] expected: &[(FaultCode, Field)]) {
    assert_eq!(faults(row), expected);
}

#[rstest]
#[case("1栋,1单元,1,103,住宅,,登记,廖敏,4913,,已交付,", "1-1-103", "廖敏")]
#[case(
    ",1,1,503,住宅,61.02,登记, 司马桂芳 ,4913,,已交付,",
    "?-1-503",
    "司马桂芳"
)]
#[case("S座,,1,S01,住宅,61.02,登记,,4913,,已交付,", "S-S01", "")]
#[case("1号楼,,1,,住宅,61.02,登记,甲、乙,1;2,,已交付,", "1-?", "甲、乙")]
#[case(",1,1,,住宅,61.02,登记,甲,1,,已交付,", "", "甲")]
fn a_fault_names_the_home_and_its_owners(
    #[case] row: &str,
    #[case] room: &str,
    #[case] owner: &str,
) {
    let text = format!("{HEAD}\n{row}");
    let Rows::Faulty { faults, .. } = draft(text.as_bytes(), None).unwrap().rows else {
        panic!("the row is faulty");
    };
    for fault in faults {
        assert_eq!((&*fault.room, &*fault.owner), (room, owner));
    }
}

#[test]
fn texts_longer_than_a_line_are_told() {
    let long = "长".repeat(61);
    let row = format!("{long},1单元,1,101,住宅,61.02,登记,{long},4913,,已交付,{long}");
    let expected = [Field::Building, Field::Owners, Field::Note];
    assert_eq!(
        faults(&row),
        expected.map(|field| (FaultCode::TooLong, field))
    );
}

#[test]
fn buildings_written_in_two_ways_are_one() {
    let text = format!(
        "{HEAD}\n7栋,2,6,602,住宅,72.45,登记,韦艳,4913,,,\n\n7号楼,2单元,6,602,住宅,72.45,登记,韦艳,4913,,,\n合 计,,,,,144.90"
    );
    let Rows::Faulty { homes, faults } = draft(text.as_bytes(), None).unwrap().rows else {
        panic!("the home stands there twice");
    };
    assert_eq!(homes, 2);
    assert_eq!(
        (faults[0].row, faults[0].code),
        (4, FaultCode::HomeDuplicated)
    );
}

#[test]
fn columns_can_be_given_where_headings_tell_nothing() {
    let text = "甲列,乙列,丙列,丁列,戊列\n7号楼,602,72.45,韦艳,4913";
    let Rows::Faulty { faults, .. } = draft(text.as_bytes(), None).unwrap().rows else {
        panic!("no column is known");
    };
    assert!(faults.iter().all(|it| it.code == FaultCode::ColumnMissing));
    assert_eq!(faults.len(), 5);
    let given = [
        Field::Building,
        Field::Room,
        Field::Area,
        Field::Owners,
        Field::Tails,
    ];
    let given: Columns = given.into_iter().zip(0..).collect();
    let read = draft(text.as_bytes(), Some(&given)).unwrap();
    assert_eq!(good(&read)[0].floor, 6);
    let far = Columns::from_iter(
        given
            .into_iter()
            .map(|(field, column)| (field, column + 900)),
    );
    assert!(matches!(
        draft(text.as_bytes(), Some(&far)).unwrap().rows,
        Rows::Faulty { .. }
    ));
}

#[test]
fn a_workbook_that_is_cut_short_or_bent_is_no_workbook() {
    for end in [4, 100, 20_000, XLSX.len() - 1] {
        assert!(draft(&XLSX[..end], None).is_err(), "{end}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = draft(&bytes, None);
    }

    #[test]
    fn arbitrary_rows_are_all_good_or_import_nothing(
        cells in proptest::collection::vec("[0-9A-Za-z=+、,号楼单元住宅登记甲乙\u{3000}\"\n-]{0,12}", 0..60),
    ) {
        let text = cells.chunks(12).fold(HEAD.to_owned(), |text, row| text + "\n" + &row.join(","));
        if let Ok(read) = draft(text.as_bytes(), None) {
            let imports = read.command(COMPOUND).is_some();
            prop_assert_eq!(imports, matches!(read.rows, Rows::Good(_)));
            let shown = show(&read, &town());
            prop_assert_eq!(imports, shown.faults.is_empty());
        }
    }

    #[test]
    fn a_bent_workbook_never_panics(at in 0..XLSX.len(), byte: u8) {
        let mut bytes = XLSX.to_vec();
        bytes[at] = byte;
        let _ = draft(&bytes, None);
    }
}
