//! A database moves into one of the other kind, and means the same there (D2).

use std::collections::BTreeSet;

use domain::councils::{Choice, Mode};
use rstest::rstest;
use server::store::{Store, TransferFault, transferred};

use crate::common::{Db, Village, ballot, fresh};

/// A village with a counted secret vote, as lines of its file.
async fn written(db: Db) -> Option<(Village, Vec<u8>)> {
    let mut village = Village::open(db, 5).await?;
    let vote = village.open_vote(5, Mode::Secret).await;
    for device in &village.residents[..4].to_vec() {
        village.done(device, ballot(vote, Choice::Agree, 1)).await;
    }
    village.close_vote(vote).await;
    let mut file = Vec::new();
    village.site.state.store.write_out(&mut file).await.unwrap();
    Some((village, file))
}

fn lines(file: &[u8]) -> BTreeSet<String> {
    let text = std::str::from_utf8(file).unwrap();
    text.lines().map(str::to_owned).collect()
}

#[rstest]
#[case::to_the_other(Db::Sqlite, Db::Postgres)]
#[case::and_back(Db::Postgres, Db::Sqlite)]
#[case::alike(Db::Sqlite, Db::Sqlite)]
#[tokio::test]
async fn a_database_moves_whole(#[case] from: Db, #[case] to: Db) {
    let Some((village, file)) = written(from).await else {
        return;
    };
    let Some((address, _)) = fresh(to).await else {
        return;
    };
    let other = Store::open(&address).await.unwrap();
    let rows = other.take_in(&mut &*file).await.unwrap();
    assert_eq!(
        rows as usize + 2,
        lines(&file).len(),
        "and a head and a foot"
    );
    let mut again = Vec::new();
    other.write_out(&mut again).await.unwrap();
    assert_eq!(lines(&file), lines(&again));
    let differ = server::verify::differences(&other, village.community)
        .await
        .unwrap();
    assert!(differ.is_empty());
    // Who was signed in still is.
    let site = crate::common::Site::at(address, village.site.clock.now()).await;
    let session = site
        .get(wire::routes::SESSION, Some(&village.residents[0]))
        .await;
    assert_eq!(
        session.status,
        axum::http::StatusCode::OK,
        "{}",
        session.text()
    );
    // And nothing is laid over what is there.
    let twice = other.take_in(&mut &*file).await;
    assert!(matches!(twice, Err(TransferFault::NotEmpty)), "{twice:?}");
}

#[tokio::test]
async fn what_is_damaged_leaves_an_empty_database() {
    let (_village, file) = written(Db::Sqlite).await.unwrap();
    let text = String::from_utf8(file).unwrap();
    let (body, foot) = text.trim_end().rsplit_once('\n').unwrap();
    let newer = text.replacen("\"tables\":", "\"tables\":9", 1);
    let spoilt = text.replacen("\"table\":\"record\"", "\"table\":\"migration\"", 1);
    let (less, _) = body.rsplit_once('\n').unwrap();
    let fewer = format!("{less}\n{foot}\n");
    let (address, _) = fresh(Db::Sqlite).await.unwrap();
    let store = Store::open(&address).await.unwrap();
    let no = async |text: &str| store.take_in(&mut text.as_bytes()).await.unwrap_err();
    assert!(matches!(no(body).await, TransferFault::CutShort));
    assert!(matches!(no(&fewer).await, TransferFault::CutShort));
    assert!(matches!(no(&newer).await, TransferFault::Form(_)));
    assert!(matches!(no("").await, TransferFault::Form(_)));
    assert!(matches!(no(&spoilt).await, TransferFault::Line(_)));
    assert!(store.communities().await.unwrap().is_empty());
    store.take_in(&mut text.as_bytes()).await.unwrap();
}

/// A column that a migration adds and the list forgets would be lost on the way.
#[tokio::test]
async fn every_column_of_every_table_goes_along() {
    let (address, _) = fresh(Db::Sqlite).await.unwrap();
    Store::open(&address).await.unwrap().close().await;
    let pool = sqlx::SqlitePool::connect(&address).await.unwrap();
    let sql = "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c \
               WHERE m.type = 'table' AND m.name <> 'migration'";
    let there: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(&pool).await.unwrap();
    let there: BTreeSet<(String, String)> = there.into_iter().collect();
    let named = transferred().into_iter();
    let named = named.map(|(table, column)| (table.to_owned(), column.to_owned()));
    assert_eq!(there, named.collect());
}
