//! A request's id, its line in the log, its figures.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use tracing::instrument::Instrumented;
use tracing::{Instrument as _, Span};
use uuid::Uuid;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// A request under observation. Neither addresses nor queries are logged: they would tell who
/// read what.
pub struct Watched {
    id: Uuid,
    span: Span,
    route: String,
    started: Instant,
}

impl Watched {
    /// Gives a request an id.
    pub fn of(request: &Request) -> Self {
        let id = crate::chance::new_id();
        let route = request.extensions().get::<MatchedPath>();
        let route = route.map_or("page", MatchedPath::as_str).to_owned();
        let span = tracing::info_span!("request", %id, method = %request.method(), route);
        Self {
            id,
            span,
            route,
            started: now(),
        }
    }

    /// Runs what answers it, so that its log lines bear the id.
    pub fn run<T: Future>(&self, answer: T) -> Instrumented<T> {
        answer.instrument(self.span.clone())
    }

    /// Logs and counts the answer, and tells it the id.
    pub fn answered(self, response: &mut Response) {
        let status = response.status().as_u16();
        let took = self.started.elapsed();
        let micros = took.as_micros() as u64;
        self.span
            .in_scope(|| tracing::debug!(status, took_us = micros, "answered"));
        let labels = [("route", self.route), ("status", status.to_string())];
        metrics::histogram!("linli_request_seconds", &labels).record(took);
        if let Ok(id) = HeaderValue::from_str(&self.id.to_string()) {
            response.headers_mut().insert(REQUEST_ID, id);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "measuring belongs to the rim")]
fn now() -> Instant {
    Instant::now()
}
