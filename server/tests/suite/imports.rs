//! Importing a roster: all or nothing, and a request sent twice does it once.

use axum::http::StatusCode;
use domain::members::{Home, Title};
use rstest::rstest;
use serde_json::json;
use wire::{MOST_ROSTER_BYTES, routes};

use crate::common::{Answer, Db, Village};

const ROSTER: &[u8] = include_bytes!("../../../testkit/samples/roster.xlsx");
const BAD: &[u8] = include_bytes!("../../../testkit/samples/roster-bad.csv");

async fn send(village: &Village, query: &str, file: &[u8]) -> Answer {
    let path = format!("{}?{query}", routes::IMPORT_ROSTER);
    let by = village.secretary;
    village.site.send("POST", &path, Some(&by), file).await
}

async fn homes(village: &Village) -> usize {
    let community = village.site.state.communities.get(village.community).await;
    community.unwrap().look(|town| {
        let homes = town.all::<Home>().count();
        assert_eq!(town.all::<Title>().count(), homes);
        homes
    })
}

#[rstest]
#[tokio::test]
async fn a_roster_is_looked_through_then_imported_once(#[values(Db::Sqlite, Db::Postgres)] db: Db) {
    let Some(village) = Village::open(db, 0).await else {
        return;
    };
    let before = homes(&village).await;
    let shown = send(&village, "commit=false", ROSTER).await.json();
    assert_eq!(
        (&shown["rows"], &shown["heads"]),
        (&json!(564), &json!(500))
    );
    assert_eq!(shown["committed"], false);
    assert_eq!(homes(&village).await, before, "a dry run changes nothing");

    let done = send(&village, "commit=true", ROSTER).await.json();
    assert_eq!(done["committed"], true);
    // Two of the village's four homes stand in the sample too.
    assert_eq!(done["diff"]["removed"], json!(["7-2-603", "7-2-604"]));
    assert_eq!(homes(&village).await, 564);
    let community = village.site.state.communities.get(village.community).await;
    let seq = community.unwrap().seq();

    let again = send(&village, "commit=true", ROSTER).await.json();
    assert_eq!(
        again["diff"],
        json!({ "added": [], "changed": [], "removed": [], "leaving": [] })
    );
    let community = village.site.state.communities.get(village.community).await;
    assert_eq!(
        community.unwrap().seq(),
        seq,
        "the same file again changes nothing"
    );
}

#[tokio::test]
async fn a_bad_roster_changes_nothing_and_tells_everything() {
    let village = Village::open(Db::Sqlite, 0).await.unwrap();
    let before = homes(&village).await;
    let shown = send(&village, "commit=true", BAD).await.json();
    assert_eq!(shown["committed"], false);
    assert_eq!(shown["faults"].as_array().unwrap().len(), 10);
    assert_eq!(homes(&village).await, before);
}

#[rstest]
#[case::no_table(b"\xff\xfe\xff", "", 400)]
#[case::an_old_workbook(b"\xd0\xcf\x11\xe0", "", 400)]
#[case::a_torn_workbook(b"PK\x03\x04torn", "", 400)]
#[case::odd_columns(b"a,b", "columns=%7B%22roof%22%3A1%7D", 400)]
#[case::an_unknown_question(b"a,b", "force=true", 400)]
#[case::another_compound(b"a,b", "compound=00000000-0000-0000-0000-000000000009", 404)]
#[tokio::test]
async fn a_file_that_is_no_roster_is_a_problem(
    #[case] file: &[u8],
    #[case] query: &str,
    #[case] status: u16,
) {
    let village = Village::open(Db::Sqlite, 0).await.unwrap();
    let answer = send(&village, query, file).await;
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text());
    assert!(answer.json()["detail"].is_string());
}

#[tokio::test]
async fn a_file_that_is_too_large_is_not_taken() {
    let village = Village::open(Db::Sqlite, 0).await.unwrap();
    let answer = send(&village, "", &vec![b'x'; MOST_ROSTER_BYTES + 1]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(answer.code(), "too_large");
}

#[tokio::test]
async fn lists_leave_the_office_as_workbooks_and_csv() {
    let village = Village::open(Db::Sqlite, 1).await.unwrap();
    let by = village.secretary;
    for list in ["homes", "members", "heads", "proposals", "seats", "votes"] {
        let path = format!("{}/{list}.xlsx", routes::EXPORTS);
        let answer = village.site.get(&path, Some(&by)).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.body.starts_with(b"PK"), "{list}");
        let neighbour = village.residents[0];
        let refused = village.site.get(&path, Some(&neighbour)).await;
        assert_eq!(refused.code(), "forbidden");
    }
    let csv = village
        .site
        .get(&format!("{}/homes.csv", routes::EXPORTS), Some(&by))
        .await;
    assert!(csv.text().starts_with("\u{feff}地址,楼栋"));
    for odd in ["secrets.xlsx", "homes.exe", "homes"] {
        let path = format!("{}/{odd}", routes::EXPORTS);
        let answer = village.site.get(&path, Some(&by)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{odd}");
    }
}
