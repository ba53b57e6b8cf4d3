//! The routes: what a device may know, switching notifications on here, and off.

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use wire::{ProblemCode, PushHere, PushInfo, routes};

use super::Subscription;
use crate::http::SignedIn;
use crate::{AppState, Failure};

/// The largest subscription; browsers' are a tenth of it.
const MOST_BYTES: usize = 4 * 1024;

/// The routes of this slice.
pub fn router() -> Router<AppState> {
    Router::new()
        .route(routes::SESSION_PUSH, get(info).put(here).delete(no_more))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
}

async fn info(State(state): State<AppState>, me: SignedIn) -> Result<Json<PushInfo>, Failure> {
    Ok(Json(PushInfo {
        key: state.push.key().map(str::to_owned),
        on: state.store.is_pushed(&me.session).await?,
    }))
}

/// `PUT`: from now on this device hears.
async fn here(
    State(state): State<AppState>,
    me: SignedIn,
    body: Bytes,
) -> Result<StatusCode, Failure> {
    if state.push.key().is_none() {
        return Err(ProblemCode::NotFound.into());
    }
    let asked: PushHere = serde_json::from_slice(&body)
        .map_err(|error| Failure::new(ProblemCode::Malformed).because(error.to_string()))?;
    let to = Subscription {
        endpoint: asked.endpoint,
        p256dh: asked.p256dh,
        auth: asked.auth,
        lang: asked.lang,
    };
    if !state.push.takes(&to) {
        let why = "not the address of a push service that is known here, or not its keys";
        return Err(Failure::new(ProblemCode::Malformed).because(why));
    }
    let now = state.clock.now();
    state.store.push_here(&me.session, &to, now).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `DELETE`: no more. Off already is as good.
async fn no_more(State(state): State<AppState>, me: SignedIn) -> Result<StatusCode, Failure> {
    let session = &me.session;
    state
        .store
        .push_no_more(session.community, session.id)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
