//! The demo is what it says.

use std::collections::BTreeSet;

use domain::councils::{Counted, Outcome, Vote};
use domain::proposals::{Proposal, Pulse, Stage};
use domain::{Plain, Record, Timestamp};

use super::open;

const NOW: Timestamp = Timestamp(1_795_276_800_000 + 15 * 3_600_000);

async fn planted(now: Timestamp, empty: bool) -> (Plain, super::Sheet) {
    let name = format!("linli-demo-{}", crate::chance::new_id());
    let folder = std::env::temp_dir().join(name);
    let (store, sheet) = open(&folder, now, empty).await.unwrap();
    let id = store.communities().await.unwrap()[0];
    let mut town = Plain::default();
    for row in store.rows_after(id, 0).await.unwrap() {
        if let Some(record) = row.record {
            town.put(record);
        }
    }
    store.close().await;
    std::fs::remove_dir_all(&folder).unwrap();
    (town, sheet)
}

#[tokio::test]
async fn the_demo_has_a_proposal_in_every_state_and_a_vote_of_every_outcome() {
    let (town, sheet) = planted(NOW, false).await;
    let stages: BTreeSet<Stage> = town.all::<Proposal>().map(|it| it.state.stage()).collect();
    assert_eq!(stages, Stage::ALL.into_iter().collect());
    assert_eq!(town.all::<Proposal>().count(), 60);
    let outcomes: BTreeSet<Outcome> = town
        .all::<Vote>()
        .filter_map(|vote| vote.result().map(|result| result.outcome))
        .collect();
    assert_eq!(outcomes.len(), 3);
    assert_eq!(
        town.all::<Vote>().filter(|vote| vote.is_open(NOW)).count(),
        2
    );
    let choices: Vec<&Vote> = town.all::<Vote>().filter(|vote| vote.options > 0).collect();
    assert_eq!(choices.len(), 2);
    let counted = town.all::<Counted>().next().unwrap();
    assert_eq!(counted.chosen, [0, 3, 4]);
    assert_eq!(sheet.resident.unwrap().address.unwrap(), "7-2-602");
    assert_eq!(sheet.seats.len(), 20);
    assert!(sheet.seats.iter().all(|it| it.code.is_some()));
}

#[tokio::test]
async fn every_number_of_the_demo_is_a_fold_of_its_records() {
    let (town, _) = planted(NOW, false).await;
    let mut rebuilt = 0;
    for record in domain::rebuilt(&town) {
        let key = record.key();
        let kept: &dyn domain::Town = &town;
        if let Record::Pulse(Pulse { .. }) = record {
            rebuilt += 1;
        }
        assert_eq!(kept.find(key).as_deref(), Some(&record));
    }
    assert_eq!(rebuilt, 60);
}

#[tokio::test]
async fn the_demo_can_be_planted_at_any_hour() {
    for hours in [0, 5, 12, 23] {
        let now = Timestamp(1_795_276_800_000).plus_minutes(hours * 60 + 1);
        planted(now, false).await;
    }
}

#[tokio::test]
async fn an_empty_demo_has_its_office_alone() {
    let (town, sheet) = planted(NOW, true).await;
    assert_eq!(town.all::<Proposal>().count(), 0);
    assert_eq!(town.all::<domain::members::Member>().count(), 1);
    assert_eq!(sheet.resident, None);
    assert!(sheet.staff.login.is_some());
}
