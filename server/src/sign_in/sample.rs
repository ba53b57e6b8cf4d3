//! Looking around a sample neighbourhood as somebody there (换个人看看): for the demo alone, whose people are
//! made up.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use domain::PersonId;
use domain::members::Member;
use wire::{LookAs, ProblemCode, SampleAccount};

use super::read;
use super::session::{open, opened};
use crate::demo::{Account, Sheet};
use crate::http::AtTheDoor;
use crate::sequencer::Community;
use crate::{AppState, Failure};

/// `GET`: as whom; nothing is there where this is no sample.
pub async fn list(State(state): State<AppState>) -> Result<Json<Vec<SampleAccount>>, Failure> {
    let sheet = sheet(&state)?;
    let all = sheet.people().map(|(who, it)| SampleAccount {
        who,
        name: it.name.clone(),
        address: it.address.clone(),
    });
    Ok(Json(all.collect()))
}

/// `POST`: signs this device in as one of them.
pub async fn look(
    State(state): State<AppState>,
    door: AtTheDoor,
    body: Bytes,
) -> Result<Response, Failure> {
    let sheet = sheet(&state)?;
    let request: LookAs = read(&body)?;
    let community = door.community;
    let found = sheet.people().find(|it| it.0 == request.who);
    let (who, account) = found.ok_or(ProblemCode::NotFound)?;
    let person = if who.is_office() {
        let login = account.login.as_deref().unwrap_or_default();
        let worker = state.store.worker(community.id, login).await?;
        worker.map(|it| it.person)
    } else {
        resident(&community, account)
    };
    let person = person.ok_or(ProblemCode::NotFound)?;
    let (token, info) = open(&state, &community, person, &request.device, door.before).await?;
    Ok(opened(&token, &info))
}

/// Whoever was erased, or has moved away, is nobody to look around as.
fn resident(community: &Community, account: &Account) -> Option<PersonId> {
    let address = account.address.as_deref()?;
    let lives = |it: &&Member| {
        it.name.as_str() == account.name && it.active().any(|at| at.address.as_str() == address)
    };
    community.look(|town| town.all::<Member>().find(lives).map(|it| it.id))
}

fn sheet(state: &AppState) -> Result<Sheet, Failure> {
    let file = state.settings.sample.as_ref();
    let text = file.and_then(|it| std::fs::read(it).ok());
    let sheet = text.and_then(|it| serde_json::from_slice(&it).ok());
    Ok(sheet.ok_or(ProblemCode::NotFound)?)
}
