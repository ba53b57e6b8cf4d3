//! `GET /{list}.xlsx` and `GET /{list}.csv`: the office's lists.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::{Day, Plain};
use wire::ProblemCode;

use super::{Sheet, people, projects, talks};
use crate::http::Staff;
use crate::store::Note;
use crate::{AppState, Failure};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV: &str = "text/csv; charset=utf-8";

/// The list of a name, as it stands on a day.
pub fn list(name: &str, town: &Plain, on: Day) -> Option<Sheet> {
    Some(match name {
        "homes" => people::homes(town),
        "members" => people::members(town),
        "heads" => people::heads(town),
        "proposals" => talks::proposals(town),
        "projects" => projects::projects(town),
        "seats" => talks::seats(town, on),
        "votes" => talks::votes(town),
        _ => return None,
    })
}

/// For staff alone. Lists name people, so each download stands in the audit log.
pub async fn download(
    State(state): State<AppState>,
    me: Staff,
    Path(file): Path<String>,
) -> Result<Response, Failure> {
    let (name, kind) = file.rsplit_once('.').ok_or(ProblemCode::NotFound)?;
    let media = match kind {
        "xlsx" => XLSX,
        "csv" => CSV,
        _ => return Err(ProblemCode::NotFound.into()),
    };
    let today = state.clock.now().day();
    let sheet = me.community.look(|town| list(name, town, today));
    let sheet = sheet.ok_or(ProblemCode::NotFound)?;
    let note = Note {
        id: crate::chance::new_id(),
        at: state.clock.now(),
        actor: Some(me.session.person),
        what: "exported",
        about: None,
    };
    state.store.note(me.community.id, &note).await?;
    // A large list takes a while to pack; not on a thread that others wait for.
    let bytes = tokio::task::spawn_blocking(move || {
        if media == CSV {
            sheet.csv()
        } else {
            sheet.xlsx()
        }
    });
    let bytes = bytes.await.map_err(|_| ProblemCode::Failed)?;
    let bytes = bytes.map_err(|error| {
        tracing::error!(%error, "a list could not be written");
        Failure::new(ProblemCode::Failed)
    })?;
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}.{kind}\""),
        ),
    ];
    Ok((headers, bytes).into_response())
}
