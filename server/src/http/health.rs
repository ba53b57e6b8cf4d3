//! For those who operate the server.

use std::sync::OnceLock;

use axum::extract::State;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

use wire::ProblemCode;

use crate::{AppState, Failure};

/// The program runs.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The program can do its work: the database answers, and every sequencer runs.
pub async fn ready(State(state): State<AppState>) -> Result<&'static str, Failure> {
    state.store.ping().await?;
    if !state.communities.all_run().await {
        return Err(ProblemCode::Unavailable.into());
    }
    Ok("ready\n")
}

/// Figures as Prometheus text.
pub async fn metrics(State(state): State<AppState>) -> String {
    let recorder = recorder();
    for community in state.communities.opened().await {
        let seq = u32::try_from(community.seq()).unwrap_or(u32::MAX);
        metrics::gauge!("linli_seq", "community" => community.id.to_string()).set(seq);
    }
    recorder.render()
}

/// The recorder of this process; installed when it is first asked for.
pub fn recorder() -> &'static PrometheusHandle {
    static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
    RECORDER.get_or_init(|| {
        let recorder = PrometheusBuilder::new().build_recorder();
        let handle = recorder.handle();
        if metrics::set_global_recorder(recorder).is_err() {
            tracing::warn!("figures are recorded elsewhere already");
        }
        handle
    })
}

/// Starts recording figures, and now and then sums up what was recorded.
pub fn keep_figures() {
    let recorder = recorder();
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(std::time::Duration::from_secs(5)).await;
            recorder.run_upkeep();
        }
    });
}
