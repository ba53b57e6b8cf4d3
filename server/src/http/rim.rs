//! What happens around every request, in order. Two layers rather than one for each step: a layer
//! costs every request an allocation or two.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::{guard, observe, policy, problem, rates, security};
use crate::AppState;

/// Around everything: an id and a line in the log, security headers, problems in the reader's
/// language.
pub async fn everything(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let watched = observe::Watched::of(&request);
    let reader = problem::Reader::of(&request);
    let mut response = watched.run(next.run(request)).await;
    response = problem::speak(reader, response).await;
    security::add_headers(&state.settings, response.headers_mut());
    watched.answered(&mut response);
    response
}

/// Around the API: how often, from where, by whom.
pub async fn api(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let asking = rates::Asking::of(&state, &request);
    let checked = asking
        .check(&state.rates)
        .and_then(|()| guard::same_site(&request))
        .and_then(|()| policy::enforce(&request));
    if let Err(failure) = checked {
        return failure.into_response();
    }
    let response = next.run(request).await;
    asking.after(&state.rates, response)
}
