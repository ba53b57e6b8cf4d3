//! `GET /api/v1/changes`: what changed, page by page, one cursor per audience.

use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::value::RawValue;
use wire::{Changed, ChangesPage, Cursors, ProblemCode, SCHEMA};

use super::Viewer;
use super::packed::packed;
use crate::sequencer::Page;
use crate::{AppState, Failure};

/// The most records in a page.
const MOST_ROWS: usize = 2_000;

/// After so many bytes of bodies a page ends.
const MOST_BYTES: usize = 2 << 20;

/// Where the reader stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct After {
    #[serde(default)]
    after: String,
    limit: Option<usize>,
}

/// Answers with the next page for this viewer.
pub async fn pull(
    State(state): State<AppState>,
    viewer: Viewer,
    headers: HeaderMap,
    Query(query): Query<After>,
) -> Result<Response, Failure> {
    let after: Cursors = query.after.parse().map_err(|_| {
        Failure::new(ProblemCode::Malformed).because("after is a list such as public=12,staff=3")
    })?;
    let most = query.limit.unwrap_or(MOST_ROWS).clamp(1, MOST_ROWS);
    viewer.community.freshen().await?;
    let (_, audiences) = viewer.actor();
    let lost = after.0.keys().filter(|it| !audiences.contains(it));
    let lost = lost.copied().collect();
    let mut page = viewer.community.page(&audiences, &after, most);
    let mut changes = bodies(&page)?;
    if changes.len() < page.changes.len() {
        page = viewer.community.page(&audiences, &after, changes.len());
        changes = bodies(&page)?;
    }
    let page = ChangesPage {
        changes,
        cursors: page.cursors,
        history: page.history,
        lost,
        more: page.more,
        now: state.clock.now(),
        schema: SCHEMA,
    };
    let text = serde_json::to_vec(&page).map_err(|_| ProblemCode::Failed)?;
    let private = HeaderValue::from_static("no-store");
    let mut response = packed("application/json", text, &headers);
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, private);
    Ok(response.into_response())
}

/// The bodies of a page, or of its beginning where it is too large.
fn bodies(page: &Page) -> Result<Vec<Changed>, Failure> {
    let mut changes = Vec::with_capacity(page.changes.len());
    let mut bytes = 0;
    for (seq, key, record) in &page.changes {
        let body = record.as_ref().map(|record| record.body());
        let length = body.as_ref().map_or(0, String::len);
        if bytes + length > MOST_BYTES && !changes.is_empty() {
            break;
        }
        bytes += length;
        let body = body.map(RawValue::from_string).transpose();
        changes.push(Changed {
            seq: *seq,
            kind: key.kind,
            id: key.id,
            body: body.map_err(|_| ProblemCode::Failed)?,
        });
    }
    Ok(changes)
}
