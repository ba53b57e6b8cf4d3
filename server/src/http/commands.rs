//! `POST /api/v1/commands`: the one way in.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use wire::{MOST_COMMANDS, ProblemCode, Push, SCHEMA};

use super::SignedIn;
use crate::sequencer::By;
use crate::{AppState, Failure};

/// Takes a push, answers with what became of each command.
pub async fn push(
    State(state): State<AppState>,
    viewer: SignedIn,
    body: Bytes,
) -> Result<Response, Failure> {
    let push = read(&body)?;
    let by = By::Person(viewer.session.person);
    let answers = viewer.community.submit(push.commands, by).await?;
    // Spliced, not parsed again: a repeat gets the same bytes.
    let mut text = String::with_capacity(64 + answers.iter().map(|it| it.len() + 1).sum::<usize>());
    text.push_str("{\"outcomes\":[");
    for (index, answer) in answers.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        text.push_str(answer);
    }
    text.push_str("],\"now\":");
    text.push_str(&state.clock.now().0.to_string());
    text.push('}');
    Ok(([(header::CONTENT_TYPE, "application/json")], text).into_response())
}

/// Reads a push. A sender of another schema is told so before its words are judged.
fn read(body: &[u8]) -> Result<Push, Failure> {
    #[derive(Deserialize)]
    struct Spoken {
        schema: u32,
    }
    let malformed =
        |error: serde_json::Error| Failure::new(ProblemCode::Malformed).because(error.to_string());
    let push = match serde_json::from_slice::<Push>(body) {
        Ok(push) => push,
        Err(error) => match serde_json::from_slice::<Spoken>(body) {
            Ok(Spoken { schema }) if schema < SCHEMA => {
                return Err(ProblemCode::SchemaTooOld.into());
            }
            _ => return Err(malformed(error)),
        },
    };
    if push.schema < SCHEMA {
        return Err(ProblemCode::SchemaTooOld.into());
    }
    if push.schema > SCHEMA {
        // A phone of tomorrow met a server of yesterday: it keeps its acts and tries again.
        return Err(ProblemCode::Unavailable.into());
    }
    if push.commands.len() > MOST_COMMANDS {
        let text = format!("at most {MOST_COMMANDS} commands in one push");
        return Err(Failure::new(ProblemCode::TooLarge).because(text));
    }
    Ok(push)
}
