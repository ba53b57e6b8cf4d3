//! `GET /points.json`: the whole ledger of points, complete enough to be counted again by any program.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::points::LedgerExport;
use wire::ProblemCode;

use crate::http::Staff;
use crate::store::Note;
use crate::{AppState, Failure};

/// Its name among the lists.
pub const FILE: &str = "points.json";

/// For staff alone. It holds ids and no name, and stands in the audit log like every list.
pub async fn download(state: &AppState, me: &Staff) -> Result<Response, Failure> {
    let at = state.clock.now();
    let community = me.community.id;
    let export = me
        .community
        .look(|town| LedgerExport::of(town, community, at));
    let note = Note {
        id: crate::chance::new_id(),
        at,
        actor: Some(me.session.person),
        what: "exported",
        about: None,
    };
    state.store.note(community, &note).await?;
    let text = serde_json::to_string_pretty(&export).map_err(|_| ProblemCode::Failed)?;
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{FILE}\""),
        ),
    ];
    Ok((headers, text).into_response())
}
