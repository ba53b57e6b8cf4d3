//! `GET /votes/{id}.json`: a counted vote, complete enough to be counted again by any program.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::councils::{
    CountSheet, ExportedBallot, FORMAT, Motion, Published, Roll, Rules, Vote, VoteExport, VoteKind,
};
use domain::{Audience, PersonId, Town, VoteId};
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
        audiences.contains(&council).then(|| export(id, town))?
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

/// A counted vote as a file; `None` while it is not counted: nothing of an open one leaves here.
pub fn export(id: VoteId, town: &dyn Town) -> Option<VoteExport> {
    let vote: Vote = town.get(id)?;
    let result = vote.result()?;
    let sheet: CountSheet = town.get(id)?;
    let roll: Roll = town.get(id)?;
    let motion: Motion = town.get(vote.motion)?;
    let ballots = sheet.lines.iter().map(|line| ExportedBallot {
        voter: line.voter.map(|it| it.to_string()),
        choice: line.choice,
    });
    Some(VoteExport {
        format: FORMAT.to_owned(),
        kind: VoteKind::YesNoAbstain,
        title: motion.title.to_string(),
        text_sha256: Some(motion.hash.to_string()),
        mode: vote.mode,
        rules: Rules {
            pack: Some(vote.pack.clone()),
            quorum: vote.quorum,
            majority: vote.majority,
        },
        roll: texts(&roll.voters),
        present: Some(texts(&sheet.present)),
        ballots: ballots.collect(),
        published: Some(Published {
            tally: result.tally,
            outcome: result.outcome,
        }),
    })
}

fn texts(people: &[PersonId]) -> Vec<String> {
    people.iter().map(ToString::to_string).collect()
}
