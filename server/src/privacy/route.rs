//! The routes: one's own copy, a copy for somebody at the counter, a sealed name.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use domain::members::{Member, Neighbour};
use domain::privacy::{Command as Privacy, KeptName, KeptOpened, Looked, Screen};
use domain::{Command, KeptOpenedId, PersonId, Town};
use wire::{ProblemCode, routes};

use super::{copy, page};
use crate::http::{SignedIn, Staff};
use crate::sequencer::{By, Community};
use crate::{AppState, Failure};

/// The routes of this slice.
pub fn router() -> Router<AppState> {
    Router::new()
        .route(&format!("{}/copy/{{file}}", routes::PRIVACY), get(own))
        .route(
            &format!("{}/of/{{person}}/{{file}}", routes::PRIVACY),
            get(of),
        )
        .route(&format!("{}/kept/{{opened}}", routes::PRIVACY), get(kept))
}

async fn own(
    State(state): State<AppState>,
    me: SignedIn,
    Path(file): Path<String>,
) -> Result<Response, Failure> {
    me.community.freshen().await?;
    made(&state, &me.community, me.session.person, &file).await
}

/// It stands in the record of looks: the office made somebody's copy.
async fn of(
    State(state): State<AppState>,
    me: Staff,
    Path((person, file)): Path<(PersonId, String)>,
) -> Result<Response, Failure> {
    me.community.freshen().await?;
    let known = me
        .community
        .look(|town| (town as &dyn Town).has::<Member>(person));
    if !known {
        return Err(ProblemCode::NotFound.into());
    }
    noted(&me, Some(person), Screen::Copy).await?;
    made(&state, &me.community, person, &file).await
}

/// Notes that somebody of the office looked.
///
/// # Errors
/// When it could not be stored; then nothing may be shown.
pub async fn noted(me: &Staff, about: Option<PersonId>, screen: Screen) -> Result<(), Failure> {
    let looked = Looked {
        community: me.community.id,
        about,
        screen,
    };
    let by = By::Person(me.session.person);
    me.community
        .act(Command::Privacy(Privacy::Looked(looked)), by)
        .await?;
    Ok(())
}

async fn made(
    state: &AppState,
    community: &Community,
    person: PersonId,
    file: &str,
) -> Result<Response, Failure> {
    let now = state.clock.now();
    let (name, kind) = file.rsplit_once('.').ok_or(ProblemCode::NotFound)?;
    let media = match (name, kind) {
        ("copy", "html") => "text/html; charset=utf-8",
        ("copy", "json") => "application/json",
        _ => return Err(ProblemCode::NotFound.into()),
    };
    let (copy, shown) = community.look(|town| {
        let shown: Option<Neighbour> = (town as &dyn Town).get(person);
        (copy(person, now, town), shown)
    });
    let text = match kind {
        "json" => serde_json::to_string_pretty(&copy).map_err(|_| ProblemCode::Failed)?,
        _ => page::page(&copy, shown.map(|it| it.shown).unwrap_or_default().as_str()),
    };
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"linli-{}.{kind}\"", now.day()),
        ),
    ];
    Ok((headers, text).into_response())
}

/// A sealed name, for whoever opened it, for an hour.
async fn kept(
    State(state): State<AppState>,
    me: Staff,
    Path(opened): Path<KeptOpenedId>,
) -> Result<Response, Failure> {
    me.community.freshen().await?;
    let now = state.clock.now();
    let found = me.community.look(|town| {
        let town: &dyn Town = town;
        let opened: KeptOpened = town.get(opened)?;
        let mine = opened.by == me.session.person;
        let fresh = now < opened.at.plus_minutes(KeptOpened::MINUTES);
        (mine && fresh).then(|| town.get::<KeptName>(opened.person))?
    });
    let found = found.ok_or(ProblemCode::NotFound)?;
    let headers = [(header::CACHE_CONTROL, "no-store")];
    Ok((headers, Json(found)).into_response())
}
