//! `GET /api/v1/stream`: says only that there is news.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures::Stream;
use futures::stream::unfold;
use wire::News;

use super::Viewer;
use crate::AppState;

/// How often the database is asked whether another process wrote.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// A connection that ends when the server does.
pub async fn listen(
    State(state): State<AppState>,
    viewer: Viewer,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let news = viewer.community.news();
    let stopping = state.stopping.subscribe();
    // The first event tells a phone that reconnects whether it missed anything.
    let started = (news, stopping, true);
    let events = unfold(started, |(mut news, mut stopping, first)| async move {
        if !first {
            tokio::select! {
                changed = news.changed() => changed.ok()?,
                _ = stopping.wait_for(|stopping| *stopping) => return None,
            }
        }
        let seq = *news.borrow_and_update();
        let event = Event::default().json_data(News { seq }).ok()?;
        Some((Ok(event), (news, stopping, false)))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(20)))
}

/// While somebody listens, takes over what other processes wrote. Runs until the server ends.
pub async fn watch_others(state: AppState) {
    let mut stopping = state.stopping.subscribe();
    loop {
        tokio::select! {
            () = tokio::time::sleep(LOOK_EVERY) => {}
            _ = stopping.wait_for(|stopping| *stopping) => return,
        }
        for community in state.communities.opened().await {
            if community.listeners() == 0 {
                continue;
            }
            if let Err(fault) = community.freshen().await {
                tracing::warn!(%fault, "cannot look for news");
            }
        }
    }
}
