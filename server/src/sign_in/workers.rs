//! Community workers: a password, then a code sent to their telephone.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use wire::{StaffSignIn, StaffStep};

use super::session::{open, opened};
use super::{Bound, Purpose, password, phone, read};
use crate::http::{AtTheDoor, ClientAddress};
use crate::{AppState, Failure};

/// `POST`: without a code it sends one, with the code it signs in. The password is asked for both
/// times, so that neither half is worth anything alone.
pub async fn sign_in(
    State(state): State<AppState>,
    door: AtTheDoor,
    from: ClientAddress,
    body: Bytes,
) -> Result<Response, Failure> {
    let request: StaffSignIn = read(&body)?;
    let community = door.community;
    state.tries.at("login", request.login.as_str())?;
    let worker = state
        .store
        .worker(community.id, request.login.as_str())
        .await?;
    let kept = worker.as_ref().map(|worker| worker.password.clone());
    let given = request.password.clone();
    // Slow by design; not on a thread that others wait for.
    let right = tokio::task::spawn_blocking(move || password::verify(&given, kept.as_deref()));
    let right = right.await.unwrap_or(false);
    let (true, Some(worker)) = (right, worker) else {
        return Err(state.tries.wrong(from.0));
    };
    let bound = Bound {
        community: community.id,
        phone: &worker.phone,
        purpose: Purpose::Worker,
    };
    let Some(code) = &request.otp else {
        phone::issue(&state, bound).await?;
        return Ok(Json(StaffStep::CodeSent).into_response());
    };
    let now = state.clock.now();
    if !state.store.use_otp(bound, code, now).await? {
        return Err(state.tries.wrong(from.0));
    }
    let (token, info) = open(
        &state,
        &community,
        worker.person,
        &request.device,
        door.before,
    )
    .await?;
    Ok(opened(&token, &StaffStep::SignedIn(info)))
}
