//! Votes: one voter, one counted ballot (V1); a secret stays one (V11); what is shown is a fold
//! of what is stored (V13).

use std::collections::BTreeSet;

use domain::councils::{Ballot, Choice, Mode, Turnout, Vote, Voted};
use domain::{BallotId, Kind, Record, VoteId};
use futures::future::join_all;
use rstest::rstest;
use serde_json::Value;
use server::verify::{Difference, differences};
use wire::routes::{CHANGES, COMMANDS, EXPORTS, RECORDS};
use wire::{Outcomes, Verdict};

use crate::common::{Db, Device, Site, Village, ballot, push, sabotage, size};

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn simultaneous_ballots_of_one_voter_count_once(#[values(Db::Sqlite, Db::Postgres)] db: Db) {
    let voters = size("LINLI_VOTERS", 200);
    let Some(mut village) = Village::open(db, voters as u128).await else {
        return;
    };
    let vote = village.open_vote(voters, Mode::Secret).await;
    // Several server processes share a PostgreSQL; a SQLite file has one.
    let mut sites = vec![village.site.twin().await];
    if db == Db::Postgres {
        sites.push(village.site.twin().await);
        sites.push(village.site.twin().await);
    }
    let mut sent = Vec::new();
    for (voter, device) in village.residents.clone().into_iter().enumerate() {
        for attempt in 0..16 {
            let choice = Choice::ALL[(voter + attempt) % 3];
            let envelope = village.envelope(ballot(vote, choice, attempt as u128));
            // Every fourth one is a copy of the one before, as a nervous phone sends it.
            let copies = if attempt % 4 == 0 { 2 } else { 1 };
            for copy in 0..copies {
                let site = &sites[(attempt + copy) % sites.len()];
                sent.push(cast(site, device, push(vec![envelope.clone()])));
            }
        }
    }
    for outcomes in join_all(sent).await {
        let verdict = &outcomes.outcomes[0].verdict;
        assert!(matches!(verdict, Verdict::Done { .. }), "{verdict:?}");
    }
    let community = village.site.state.communities.home().await.unwrap();
    community.freshen().await.unwrap();
    let (ballots, turnout, times) = community.look(|town| {
        let ballots: BTreeSet<_> = town.all::<Ballot>().map(|it| it.voter).collect();
        let turnout: Vec<u32> = town.all::<Turnout>().map(|it| it.cast).collect();
        let times: u32 = town.all::<Voted>().map(|it| it.times).sum();
        (ballots.len(), turnout, times)
    });
    assert_eq!((ballots, turnout), (voters, vec![voters as u32]));
    assert_eq!(
        times as usize,
        voters * 16,
        "each command counted once, copies never"
    );
    village.close_vote(vote).await;
    let closed = community
        .look(|town| town.all::<Vote>().next().cloned())
        .unwrap();
    let tally = closed.result().unwrap().tally;
    assert_eq!(tally.agree + tally.against + tally.abstain, voters as u32);
}

async fn cast(site: &Site, device: Device, body: Vec<u8>) -> Outcomes {
    let answer = site.send("POST", COMMANDS, Some(&device), body).await;
    serde_json::from_slice(&answer.body).unwrap_or_else(|_| panic!("{}", answer.text()))
}

#[rstest]
#[tokio::test]
async fn the_last_ballot_before_the_close_is_the_one_that_counts(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(mut village) = Village::open(db, 3).await else {
        return;
    };
    let vote = village.open_vote(3, Mode::Recorded).await;
    let voter = village.residents[0];
    for choice in [Choice::Against, Choice::Abstain, Choice::Agree] {
        village.done(&voter, ballot(vote, choice, 1)).await;
    }
    village.close_vote(vote).await;
    let late = village.act(&voter, ballot(vote, Choice::Against, 2)).await;
    assert!(matches!(late, Verdict::Refused { .. }), "{late:?}");
    let community = village.site.state.communities.home().await.unwrap();
    let closed = community
        .look(|town| town.all::<Vote>().next().cloned())
        .unwrap();
    let tally = closed.result().unwrap().tally;
    assert_eq!((tally.agree, tally.against, tally.abstain), (1, 0, 0));
}

/// Everything every role can read over every route that gives out records.
async fn everything(village: &Village) -> Vec<(&'static str, String)> {
    let outsider = village
        .site
        .sign_in(village.community, crate::common::id(999_999), 0)
        .await;
    let roles = [
        ("guest", None),
        ("outsider", Some(outsider)),
        ("secretary", Some(village.secretary)),
        ("convener", Some(village.convener)),
        ("voter", Some(village.residents[0])),
        ("neighbour", village.residents.last().copied()),
    ];
    let mut read = Vec::new();
    for (role, device) in roles {
        let mut paths = vec![CHANGES.to_owned(), format!("{CHANGES}?after=sealed=0")];
        for kind in Kind::ALL {
            paths.push(format!("{RECORDS}/{kind}"));
        }
        for id in secrets(village).await {
            paths.push(format!("{RECORDS}/ballot/{id}"));
        }
        for vote in votes(village).await {
            paths.push(format!("{EXPORTS}/votes/{vote}.json"));
        }
        for path in paths {
            read.push((role, village.site.get(&path, device.as_ref()).await.text()));
        }
    }
    read
}

async fn secrets(village: &Village) -> Vec<uuid::Uuid> {
    let community = village.site.state.communities.home().await.unwrap();
    community.look(|town| town.all::<Ballot>().map(|it| it.id.0).collect())
}

async fn votes(village: &Village) -> Vec<VoteId> {
    let community = village.site.state.communities.home().await.unwrap();
    community.look(|town| town.all::<Vote>().map(|it| it.id).collect())
}

#[rstest]
#[tokio::test]
async fn ballots_of_an_open_vote_reach_nobody(#[values(Mode::Secret, Mode::Recorded)] mode: Mode) {
    let mut village = Village::open(Db::Sqlite, 4).await.unwrap();
    let vote = village.open_vote(3, mode).await;
    for (index, device) in village.residents[..3].to_vec().iter().enumerate() {
        village
            .done(device, ballot(vote, Choice::ALL[index], index as u128))
            .await;
    }
    let voter = village.residents[0].person;
    for (role, text) in everything(&village).await {
        assert!(!text.contains("\"kind\":\"ballot\""), "{role}: {text}");
        assert!(!text.contains("\"audience\":\"sealed\""), "{role}");
        // The voter's own recorded receipt is the one place where a choice may stand.
        if !(mode == Mode::Recorded && role == "voter") {
            assert!(!text.contains("\"choice\":\"agree\""), "{role}: {text}");
        }
        if role != "voter" {
            let own = BallotId::of(vote, voter).to_string();
            assert!(
                !text.contains(&own),
                "{role} learns that somebody voted: {text}"
            );
        }
    }
}

#[tokio::test]
async fn a_secret_ballot_is_never_linked_to_its_voter_once_counted() {
    let mut village = Village::open(Db::Sqlite, 4).await.unwrap();
    let vote = village.open_vote(3, Mode::Secret).await;
    for (index, device) in village.residents[..3].to_vec().iter().enumerate() {
        village
            .done(device, ballot(vote, Choice::ALL[index], index as u128))
            .await;
    }
    village.close_vote(vote).await;
    for (role, text) in everything(&village).await {
        let Ok(Value::Object(page)) = serde_json::from_str(&text) else {
            continue;
        };
        for line in lines(&Value::Object(page)) {
            assert!(line["voter"].is_null(), "{role}: {line}");
        }
    }
    // Nor does the database hold it any longer.
    let rows = village
        .site
        .state
        .store
        .rows_after(village.community, 0)
        .await
        .unwrap();
    for row in rows.iter().filter(|row| row.key.kind == Kind::Ballot) {
        assert!(row.record.is_none(), "a counted ballot is gone");
    }
    let voted = rows.iter().filter_map(|row| match row.record.as_deref() {
        Some(Record::Voted(it)) => Some(it.choice.clone()),
        _ => None,
    });
    assert_eq!(voted.collect::<Vec<_>>(), [const { None }; 3]);
}

/// Everything in a document that bears a choice.
fn lines(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(items) => items.iter().flat_map(lines).collect(),
        Value::Object(map) if map.contains_key("choice") && !map.contains_key("times") => {
            vec![value]
        }
        Value::Object(map) => map.values().flat_map(lines).collect(),
        _ => Vec::new(),
    }
}

#[rstest]
#[tokio::test]
async fn what_is_shown_is_a_fold_of_what_is_stored(#[values(Db::Sqlite, Db::Postgres)] db: Db) {
    let Some(mut village) = Village::open(db, 5).await else {
        return;
    };
    let vote = village.open_vote(4, Mode::Recorded).await;
    for (index, device) in village.residents[..4].to_vec().iter().enumerate() {
        village
            .done(device, ballot(vote, Choice::ALL[index % 3], index as u128))
            .await;
        assert_eq!(differing(&village).await, []);
    }
    village.close_vote(vote).await;
    assert_eq!(differing(&village).await, []);
}

/// What is stored and not as it must be.
async fn differing(village: &Village) -> Vec<Difference> {
    let store = &village.site.state.store;
    differences(store, village.community).await.unwrap()
}

#[rstest]
#[case(
    "UPDATE record SET body = REPLACE(body, '\"cast\":2', '\"cast\":3') WHERE kind = 'turnout'",
    "is not the sum of what it counts"
)]
#[case(
    "UPDATE record SET body = REPLACE(body, '{\"id\"', '{ \"id\"') WHERE kind = 'voted'",
    "is not stored as this program writes it"
)]
#[case(
    "UPDATE record SET audience = 'public' WHERE kind = 'ballot'",
    "lies elsewhere than its body says"
)]
#[case("UPDATE community SET seq = 3", "stands behind the end of the order")]
#[tokio::test]
async fn what_was_tampered_with_is_found(
    #[case] sql: &'static str,
    #[case] what: &str,
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(mut village) = Village::open(db, 3).await else {
        return;
    };
    let vote = village.open_vote(3, Mode::Recorded).await;
    for voter in 0..2 {
        let device = village.residents[voter];
        village.done(&device, ballot(vote, Choice::Agree, 1)).await;
    }
    assert_eq!(differing(&village).await, []);
    sabotage(&village, sql).await;
    let found = differing(&village).await;
    assert!(found.iter().any(|it| it.what == what), "{found:?}");
}
