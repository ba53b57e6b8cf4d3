//! Opening a session, and telling who is signed in.

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::members::Member;
use domain::{Line, PersonId};
use wire::{ProblemCode, SessionInfo};

use crate::http::cookie::{SESSION_DAYS, Token};
use crate::http::{SignedIn, cookie};
use crate::sequencer::Community;
use crate::store::{NewSession, Session};
use crate::{AppState, Failure};

/// A session is renewed when it was last renewed this many days ago.
const RENEWED_AFTER_DAYS: i64 = 1;

/// Signs a person in on a device: a new token each time, and the one the device came with is dead.
pub async fn open(
    state: &AppState,
    community: &Community,
    person: PersonId,
    device: &Line,
    before: Option<SignedIn>,
) -> Result<(Token, SessionInfo), Failure> {
    let now = state.clock.now();
    let token = Token {
        community: community.id,
        secret: crate::chance::new_token(),
    };
    let session = Session {
        id: crate::chance::new_id(),
        community: community.id,
        person,
        device: device.to_string(),
        since: now,
        seen_at: now,
        ends_at: now.plus_days(SESSION_DAYS),
    };
    let info = info(state, community, &session)?;
    let new = NewSession {
        token_hash: token.hash(),
        session,
    };
    state.store.add_session(&new).await?;
    if let Some(SignedIn { session: old, .. }) = before {
        state
            .store
            .end_session(old.community, old.person, old.id)
            .await?;
    }
    Ok((token, info))
}

/// The answer that hands the token over.
pub fn opened<T: serde::Serialize>(token: &Token, body: &T) -> Response {
    ([(header::SET_COOKIE, token.set())], Json(body)).into_response()
}

fn info(
    state: &AppState,
    community: &Community,
    session: &Session,
) -> Result<SessionInfo, Failure> {
    let member: Option<Member> = community.look(|town| {
        let town: &dyn domain::Town = town;
        town.get(session.person)
    });
    let (actor, _) = community.viewer(Some(session.person));
    let member = member.ok_or(ProblemCode::SignInFirst)?;
    Ok(SessionInfo {
        person: session.person,
        name: member.name.to_string(),
        community: community.id,
        staff: actor.is_staff(),
        device: session.id,
        pdf: state.press.is_some(),
    })
}

/// `GET`: who is signed in. A session in use lasts on.
pub async fn who(State(state): State<AppState>, me: SignedIn) -> Result<Response, Failure> {
    let info = info(&state, &me.community, &me.session)?;
    let now = state.clock.now();
    let (id, hash) = (me.community.id, me.token.hash());
    let fresh = me.session.ends_at > now.plus_days(SESSION_DAYS - RENEWED_AFTER_DAYS);
    if fresh {
        return Ok(Json(info).into_response());
    }
    state.store.seen(id, hash, now).await?;
    let ends_at = now.plus_days(SESSION_DAYS);
    state.store.prolong(id, hash, ends_at).await?;
    Ok(opened(&me.token, &info))
}

/// The answer that takes the token away.
pub fn closed() -> Response {
    ([(header::SET_COOKIE, cookie::clear())], Json(())).into_response()
}
