//! Lists that no spreadsheet runs, and votes that count again.

use domain::councils::{Outcome, Vote, VoteExport, recount};
use domain::{CompoundId, Plain, Timestamp, Town};
use rstest::rstest;
use wire::RosterDiff;

use super::sheet::Cell;
use super::{Sheet, lists};
use crate::{demo, imports};

const NOW: Timestamp = Timestamp(1_795_276_800_000 + 15 * 3_600_000);

async fn town() -> Plain {
    let folder = std::env::temp_dir().join(format!("linli-exports-{}", crate::chance::new_id()));
    let (store, _) = demo::open(&folder, NOW, false).await.unwrap();
    let id = store.communities().await.unwrap()[0];
    let mut town = Plain::default();
    for row in store.rows_after(id, 0).await.unwrap() {
        row.record.map(|record| town.put(record));
    }
    store.close().await;
    std::fs::remove_dir_all(&folder).unwrap();
    town
}

#[rstest]
#[case("=1+1", "'=1+1")]
#[case("+86 138", "'+86 138")]
#[case("-2", "'-2")]
#[case("@SUM(A1)", "'@SUM(A1)")]
#[case("\t=1", "'\t=1")]
#[case("　＝1", "'　＝1")]
#[case("韦艳", "韦艳")]
#[case("7-2-602", "7-2-602")]
fn a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(#[case] text: &str, #[case] shown: &str) {
    assert_eq!(Cell::from(text).shown(), shown);
    let sheet = Sheet {
        name: "表",
        headings: vec![("列", 8)],
        rows: vec![vec![text.into()]],
    };
    let csv = String::from_utf8(sheet.csv().unwrap()).unwrap();
    assert!(csv.starts_with("\u{feff}列\n"));
    assert!(!csv.contains(&format!("\n{text}")) || text == shown);
}

#[tokio::test]
async fn every_list_is_a_workbook_and_the_homes_import_again_without_a_change() {
    let town = town().await;
    for name in [
        "homes",
        "members",
        "heads",
        "proposals",
        "projects",
        "seats",
        "votes",
    ] {
        let sheet = lists::list(name, &town, NOW.day()).unwrap();
        assert!(!sheet.rows.is_empty(), "{name}");
        let columns = sheet.headings.len();
        assert!(sheet.rows.iter().all(|row| row.len() == columns), "{name}");
        assert!(sheet.xlsx().unwrap().starts_with(b"PK"));
    }
    assert_eq!(lists::list("secrets", &town, NOW.day()), None);
    assert_eq!(
        lists::list("heads", &town, NOW.day()).unwrap().rows.len(),
        500
    );
    let compound: CompoundId = town
        .all::<domain::members::Compound>()
        .map(|it| it.id)
        .next()
        .unwrap();
    let homes = lists::list("homes", &town, NOW.day()).unwrap();
    for file in [homes.xlsx().unwrap(), homes.csv().unwrap()] {
        let draft = imports::draft(&file, None).unwrap();
        let shown = imports::preview(&draft, compound, NOW, &town).unwrap();
        assert_eq!(shown.faults, []);
        assert_eq!((shown.rows, shown.diff), (564, RosterDiff::default()));
    }
}

#[tokio::test]
async fn a_counted_vote_counts_again_from_its_file_and_an_open_one_has_none() {
    let town = town().await;
    let whole: &dyn Town = &town;
    let mut outcomes = Vec::new();
    for vote in town.all::<Vote>() {
        let Some(export) = VoteExport::of(vote.id, whole) else {
            assert_eq!(vote.result(), None);
            continue;
        };
        let text = serde_json::to_string(&export).unwrap();
        let read = serde_json::from_str(&text).unwrap();
        let found = recount(&read).unwrap();
        assert_eq!(found.agrees, Some(true));
        outcomes.push(found.counted.outcome);
    }
    outcomes.sort();
    outcomes.dedup();
    assert_eq!(
        outcomes,
        [Outcome::Passed, Outcome::Failed, Outcome::NoQuorum]
    );
}

#[tokio::test]
async fn a_seat_whose_term_is_over_is_held_no_more() {
    let town = town().await;
    let seats = |on| lists::list("seats", &town, on).unwrap();
    let state = |sheet: &Sheet| sheet.rows[0].last().unwrap().shown();
    assert_eq!(state(&seats(NOW.day())), "在任");
    assert_eq!(state(&seats(NOW.day().plus(4_000))), "任期已满");
}
