//! A request's id, its line in the log, its figures.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Gives a request an id, logs it when it is answered, and counts it. Neither addresses nor
/// queries are logged: they would tell who read what.
pub async fn request(request: Request, next: Next) -> Response {
    let id = crate::chance::new_id();
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or("page", MatchedPath::as_str).to_owned();
    let method = request.method().clone();
    let span = tracing::info_span!("request", %id, %method, route);
    let started = now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let status = response.status().as_u16();
    let took = started.elapsed();
    span.in_scope(|| tracing::debug!(status, took_us = took.as_micros() as u64, "answered"));
    let labels = [("route", route), ("status", status.to_string())];
    metrics::histogram!("linli_request_seconds", &labels).record(took);
    if let Ok(id) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

#[expect(clippy::disallowed_methods, reason = "measuring belongs to the rim")]
fn now() -> Instant {
    Instant::now()
}
