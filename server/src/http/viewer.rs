//! Who asks.

use std::sync::Arc;

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use domain::{Actor, Audience, PersonId};
use wire::ProblemCode;
use wire::routes::{GUEST, PERSON_HEADER};

use super::cookie::Token;
use crate::sequencer::Community;
use crate::store::Session;
use crate::{AppState, Failure};

/// The one who asks: a guest of the home community, or a signed-in person of theirs.
#[derive(Clone)]
pub struct Viewer {
    /// Whose records they ask for.
    pub community: Arc<Community>,
    /// Their session; `None` for a guest.
    pub session: Option<Session>,
}

/// A [`Viewer`] who is signed in.
#[derive(Clone)]
pub struct SignedIn {
    /// Their community.
    pub community: Arc<Community>,
    /// Their session.
    pub session: Session,
    /// The cookie they came with.
    pub token: Token,
}

/// A community worker who is signed in. To hold one is to have proven it: the routes that are for
/// staff alone take nothing else.
#[derive(Clone)]
pub struct Staff {
    /// Their community.
    pub community: Arc<Community>,
    /// Their session.
    pub session: Session,
}

/// Whoever stands at the door, to sign in. A dead token is in nobody's way there.
#[derive(Clone)]
pub struct AtTheDoor {
    /// The community of their token, if that lives; the home community otherwise.
    pub community: Arc<Community>,
    /// Who is signed in with the cookie they came with.
    pub before: Option<SignedIn>,
}

impl Viewer {
    /// Who it is; `None` for a guest.
    pub fn person(&self) -> Option<PersonId> {
        self.session.as_ref().map(|session| session.person)
    }

    /// Who they are to the rules, and which audiences they read.
    pub fn actor(&self) -> (Actor, Vec<Audience>) {
        self.community.viewer(self.person())
    }
}

impl SignedIn {
    /// Who they are to the rules today.
    pub fn actor(&self) -> Actor {
        self.community.viewer(Some(self.session.person)).0
    }
}

/// A guest bears no token. A dead token is no guest: its phone must hear that it is signed out
/// before it takes a guest's view for its own.
impl FromRequestParts<AppState> for Viewer {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Failure> {
        let Some(token) = Token::of(&parts.headers) else {
            taken_for(&parts.headers, None)?;
            return Ok(Self {
                community: state.communities.home().await?,
                session: None,
            });
        };
        let signed_in = live(token, state).await?;
        taken_for(&parts.headers, Some(&signed_in.session))?;
        Ok(Self {
            community: signed_in.community,
            session: Some(signed_in.session),
        })
    }
}

impl FromRequestParts<AppState> for SignedIn {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Failure> {
        let token = Token::of(&parts.headers).ok_or(ProblemCode::SignInFirst)?;
        let signed_in = live(token, state).await?;
        taken_for(&parts.headers, Some(&signed_in.session))?;
        Ok(signed_in)
    }
}

impl FromRequestParts<AppState> for Staff {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Failure> {
        let me = <SignedIn as FromRequestParts<AppState>>::from_request_parts(parts, state).await?;
        if !me.actor().is_staff() {
            return Err(ProblemCode::Forbidden.into());
        }
        Ok(Self {
            community: me.community,
            session: me.session,
        })
    }
}

/// `None` for guests and for dead tokens alike: for signing out, and for signing in again.
impl OptionalFromRequestParts<AppState> for SignedIn {
    type Rejection = Failure;
    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Option<Self>, Failure> {
        let Some(token) = Token::of(&parts.headers) else {
            return Ok(None);
        };
        match live(token, state).await {
            Ok(it) => Ok(Some(it)),
            Err(failure) if failure.code == ProblemCode::SignInFirst => Ok(None),
            Err(failure) => Err(failure),
        }
    }
}

impl FromRequestParts<AppState> for AtTheDoor {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Failure> {
        let before =
            <SignedIn as OptionalFromRequestParts<AppState>>::from_request_parts(parts, state)
                .await?;
        let community = match &before {
            Some(signed_in) => Arc::clone(&signed_in.community),
            None => state.communities.home().await?,
        };
        Ok(Self { community, before })
    }
}

/// Turns away what a phone sends in the belief that another is signed in on it.
fn taken_for(headers: &HeaderMap, session: Option<&Session>) -> Result<(), Failure> {
    let Some(believed) = headers.get(PERSON_HEADER) else {
        return Ok(());
    };
    let truly = session.map_or_else(|| GUEST.to_owned(), |it| it.person.to_string());
    if believed.as_bytes() == truly.as_bytes() {
        return Ok(());
    }
    Err(match session {
        Some(_) => Failure::new(ProblemCode::Forbidden).because("the session is another person's"),
        None => ProblemCode::SignInFirst.into(),
    })
}

async fn live(token: Token, state: &AppState) -> Result<SignedIn, Failure> {
    let session = state.store.session(token.community, token.hash()).await?;
    let now = state.clock.now();
    let session = session
        .filter(|session| now < session.ends_at)
        .ok_or(ProblemCode::SignInFirst)?;
    Ok(SignedIn {
        community: state.communities.get(token.community).await?,
        session,
        token,
    })
}
