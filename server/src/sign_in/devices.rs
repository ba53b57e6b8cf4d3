//! The devices a person is signed in on.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;
use wire::{Device, ProblemCode};

use super::session::closed;
use crate::http::SignedIn;
use crate::{AppState, Failure};

/// `GET`: all of one's own devices that are signed in.
pub async fn list(
    State(state): State<AppState>,
    me: SignedIn,
) -> Result<Json<Vec<Device>>, Failure> {
    let now = state.clock.now();
    let sessions = state
        .store
        .sessions_of(me.community.id, me.session.person)
        .await?;
    let devices = sessions
        .into_iter()
        .filter(|session| now < session.ends_at)
        .map(|session| Device {
            id: session.id,
            current: session.id == me.session.id,
            name: session.device,
            since: session.since,
            seen_at: session.seen_at,
        });
    Ok(Json(devices.collect()))
}

/// `DELETE /{id}`: signs one of one's own devices out.
pub async fn end(
    State(state): State<AppState>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Result<Response, Failure> {
    let ended = state
        .store
        .end_session(me.community.id, me.session.person, id)
        .await?;
    match (ended, id == me.session.id) {
        (false, _) => Err(ProblemCode::NotFound.into()),
        (true, true) => Ok(closed()),
        (true, false) => Ok(StatusCode::NO_CONTENT.into_response()),
    }
}

/// `DELETE`: signs this device out. Signed out already is as good.
pub async fn sign_out(
    State(state): State<AppState>,
    me: Option<SignedIn>,
) -> Result<Response, Failure> {
    if let Some(SignedIn { session, .. }) = me {
        state
            .store
            .end_session(session.community, session.person, session.id)
            .await?;
    }
    Ok(closed())
}
