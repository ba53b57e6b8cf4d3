//! `GET /votes/{id}.json`: a counted vote, complete enough to be counted again by any program.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::councils::{Vote, VoteExport};
use domain::{Audience, Town, VoteId};
use wire::ProblemCode;

use crate::http::SignedIn;
use crate::{AppState, Failure};

/// For the vote's council, and for the staff who serve it.
pub async fn download(
    State(_): State<AppState>,
    me: SignedIn,
    Path(file): Path<String>,
) -> Result<Response, Failure> {
    let id = file.strip_suffix(".json").and_then(|id| id.parse().ok());
    let id: VoteId = id.ok_or(ProblemCode::NotFound)?;
    let (_, audiences) = me.community.viewer(Some(me.session.person));
    let export = me.community.look(|town| {
        let town: &dyn Town = town;
        let vote: Vote = town.get(id)?;
        let council = Audience::Council(vote.council);
        audiences
            .contains(&council)
            .then(|| VoteExport::of(id, town))?
    });
    let export = export.ok_or(ProblemCode::NotFound)?;
    let text = serde_json::to_string_pretty(&export).map_err(|_| ProblemCode::Failed)?;
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"vote-{id}.json\""),
        ),
    ];
    Ok((headers, text).into_response())
}
