//! `POST` a roster file: a preview, or with `commit=true` the import itself.

use axum::Json;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::routing::post;
use domain::members::Compound;
use domain::{Command, CommandId, CompoundId, Digest};
use serde::Deserialize;
use wire::{
    Columns, Envelope, MOST_ROSTER_BYTES, Outcome, ProblemCode, RosterPreview, Verdict, routes,
};

use super::{Draft, Unreadable, draft, preview};
use crate::http::Staff;
use crate::sequencer::{By, Community};
use crate::{AppState, Failure};

/// The route of this slice.
pub fn router() -> Router<AppState> {
    Router::new().route(
        routes::IMPORT_ROSTER,
        post(import).layer(DefaultBodyLimit::max(MOST_ROSTER_BYTES)),
    )
}

/// How a file is to be read.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// [`Columns`] as JSON; guessed from the headings where they are not given.
    columns: Option<String>,
    /// Whether to import, not only look.
    #[serde(default)]
    commit: bool,
    /// Which compound; the only one where it is not given.
    compound: Option<CompoundId>,
}

async fn import(
    State(state): State<AppState>,
    me: Staff,
    Query(asked): Query<Asked>,
    body: Bytes,
) -> Result<Json<RosterPreview>, Failure> {
    let columns = asked
        .columns
        .as_deref()
        .map(serde_json::from_str::<Columns>);
    let columns = columns
        .transpose()
        .map_err(|error| Failure::new(ProblemCode::Malformed).because(error.to_string()))?;
    let compound = compound(&me.community, asked.compound)?;
    let digest = Digest::of(&body);
    // A large workbook takes a while; not on a thread that others wait for.
    let read = tokio::task::spawn_blocking(move || draft(&body, columns.as_ref()));
    let draft = read.await.map_err(|_| ProblemCode::Failed)??;
    let by = By::Person(me.session.person);
    let now = state.clock.now();
    let shown = me
        .community
        .look(|town| preview(&draft, compound, now, town))?;
    if !asked.commit || !shown.faults.is_empty() {
        return Ok(Json(shown));
    }
    commit(&me.community, &draft, (digest, compound), by).await?;
    Ok(Json(RosterPreview {
        committed: true,
        ..shown
    }))
}

impl From<Unreadable> for Failure {
    fn from(fault: Unreadable) -> Self {
        let code = match fault {
            Unreadable::TooManyRows | Unreadable::TooLarge => ProblemCode::TooLarge,
            _ => ProblemCode::Malformed,
        };
        Self::new(code).because(fault.to_string())
    }
}

/// The compound that is meant.
///
/// # Errors
/// `NotFound` when there is none of this id, or several and none was named.
pub fn compound(community: &Community, named: Option<CompoundId>) -> Result<CompoundId, Failure> {
    let ids: Vec<CompoundId> =
        community.look(|town| town.all::<Compound>().map(|it| it.id).collect());
    let found = match (named, ids.as_slice()) {
        (Some(id), _) => ids.contains(&id).then_some(id),
        (None, [only]) => Some(*only),
        (None, _) => None,
    };
    found.ok_or_else(|| Failure::new(ProblemCode::NotFound).because("which compound?"))
}

/// Imports a draft without faults. The command's id stands for the file, the columns and the
/// state of the town, so that the same request sent again is the same command.
///
/// # Errors
/// When a rule refuses it or nothing can be stored.
pub async fn commit(
    community: &Community,
    draft: &Draft,
    (file, compound): (Digest, CompoundId),
    by: By,
) -> Result<Outcome, Failure> {
    let command: Command = draft.command(compound).ok_or(ProblemCode::Malformed)?;
    let columns = serde_json::to_vec(&draft.columns).unwrap_or_default();
    let seq = community.seq().to_be_bytes();
    let parts: [&[u8]; 4] = [compound.0.as_bytes(), &file.0, &columns, &seq];
    let envelope = Envelope {
        id: CommandId::derived("import", &parts),
        // Part of what the id is bound to, and so no instant: a retry comes at another one.
        made_at: domain::Timestamp(0),
        command,
    };
    let answers = community.submit(vec![envelope], by).await?;
    let outcome = answers
        .first()
        .and_then(|text| serde_json::from_str(text).ok());
    let outcome: Outcome = outcome.ok_or(ProblemCode::Failed)?;
    match outcome.verdict {
        Verdict::Refused { refusal } => Err(refusal.into()),
        Verdict::Done { .. } => Ok(outcome),
    }
}
