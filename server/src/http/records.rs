//! `GET /api/v1/records/{kind}[/{id}]`: permitted records for other software.

use axum::extract::{Path, Query};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use domain::{Audience, Key, Kind, Record, Town as _};
use serde::Deserialize;
use serde_json::value::RawValue;
use uuid::Uuid;
use wire::ProblemCode;

use super::Viewer;
use super::packed::packed;
use crate::Failure;

/// The most records in an answer.
const MOST: usize = 1_000;

/// Where the list goes on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct From {
    after: Option<Uuid>,
    limit: Option<usize>,
}

/// The records of a kind this viewer may read, by id.
pub async fn list(
    viewer: Viewer,
    headers: HeaderMap,
    Path(kind): Path<String>,
    Query(from): Query<From>,
) -> Result<Response, Failure> {
    let kind: Kind = kind.parse().map_err(|_| ProblemCode::NotFound)?;
    viewer.community.freshen().await?;
    let (_, audiences) = viewer.actor();
    let most = from.limit.unwrap_or(MOST).clamp(1, MOST);
    let mut found: Vec<_> = viewer.community.look(|town| {
        town.iter()
            .filter(|record| record.kind() == kind && may_read(record, &audiences))
            .filter(|record| from.after.is_none_or(|after| record.key().id > after))
            .cloned()
            .collect()
    });
    found.sort_unstable_by_key(|record| record.key());
    let more = found.len() > most;
    found.truncate(most);
    let next = found.last().filter(|_| more).map(|record| record.key().id);
    let records: Result<Vec<_>, _> = found
        .iter()
        .map(|record| RawValue::from_string(record.body()))
        .collect();
    let records = records.map_err(|_| ProblemCode::Failed)?;
    #[derive(serde::Serialize)]
    struct List {
        records: Vec<Box<RawValue>>,
        next: Option<Uuid>,
    }
    let text = serde_json::to_vec(&List { records, next }).map_err(|_| ProblemCode::Failed)?;
    Ok(packed("application/json", text, &headers))
}

/// One record, if this viewer may read it; nobody learns of one they may not.
pub async fn one(
    viewer: Viewer,
    Path((kind, id)): Path<(String, Uuid)>,
) -> Result<Response, Failure> {
    let kind: Kind = kind.parse().map_err(|_| ProblemCode::NotFound)?;
    viewer.community.freshen().await?;
    let (_, audiences) = viewer.actor();
    let found = viewer.community.look(|town| town.find(Key { kind, id }));
    let record = found.filter(|record| may_read(record, &audiences));
    let body = record.ok_or(ProblemCode::NotFound)?.body();
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}

fn may_read(record: &Record, audiences: &[Audience]) -> bool {
    let audience = record.audience();
    audience != Audience::Sealed && audiences.contains(&audience)
}
