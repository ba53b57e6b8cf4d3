//! The sequencer outlives a panic of its own.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use axum::http::StatusCode;
use domain::proposals::Proposal;
use metrics::{
    Counter, Gauge, Histogram, Key, KeyName, Metadata, Recorder, SharedString, Unit,
    set_default_local_recorder,
};
use server::sequencer::Community;
use wire::Verdict;
use wire::routes::COMMANDS;

use crate::common::{Db, Village, id, push};

/// A recorder of figures that panics once, right behind a commit, and looks then whether the
/// community says that its sequencer runs.
#[derive(Default)]
struct Trap {
    armed: AtomicBool,
    community: OnceLock<Arc<Community>>,
    seen_ended: AtomicBool,
}

struct Armed<'a>(&'a Trap);

impl Recorder for Armed<'_> {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        let Self(trap) = self;
        if key.name() == "linli_groups_total" && trap.armed.swap(false, Ordering::SeqCst) {
            panic!("a trap");
        }
        if key.name() == "linli_sequencer_panics_total" {
            let runs = trap.community.get().is_some_and(|it| it.runs());
            trap.seen_ended.store(!runs, Ordering::SeqCst);
        }
        Counter::noop()
    }

    fn register_gauge(&self, _: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::noop()
    }

    fn register_histogram(&self, _: &Key, _: &Metadata<'_>) -> Histogram {
        Histogram::noop()
    }
}

#[tokio::test]
async fn a_sequencer_that_panics_says_so_and_starts_again() {
    let trap = Trap::default();
    let recorder = Armed(&trap);
    // This runtime has one thread, so that the sequencer's figures come here too.
    let _guard = set_default_local_recorder(&recorder);
    let mut village = Village::open(Db::Sqlite, 1).await.unwrap();
    let communities = &village.site.state.communities;
    let community = communities.get(village.community).await.unwrap();
    assert!(trap.community.set(Arc::clone(&community)).is_ok());
    let device = village.residents[0];
    let proposal = id(700);
    let submission = village.submission(proposal);
    let envelope = village.envelope(submission);
    trap.armed.store(true, Ordering::SeqCst);
    let body = push(vec![envelope.clone()]);
    let answer = village
        .site
        .send("POST", COMMANDS, Some(&device), body)
        .await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    // Asked again, as phones do: it had been committed, and the town in memory knows.
    let again = village.site.push(&device, vec![envelope]).await;
    assert!(trap.seen_ended.load(Ordering::SeqCst), "it said so");
    let verdict = &again.outcomes[0].verdict;
    assert!(matches!(verdict, Verdict::Done { .. }), "{verdict:?}");
    let known = community.look(|town| town.all::<Proposal>().any(|it| it.id == proposal));
    assert!(known && community.runs());
    let ready = village.site.get("/readyz", None).await;
    assert_eq!(ready.status, StatusCode::OK);
}
