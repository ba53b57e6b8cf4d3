//! Signing in and out.

use domain::PersonId;
use serde::de::DeserializeOwned;
use uuid::Uuid;
use wire::{
    Activate, Cursors, Device, DoorOpened, Knock, OtpRequest, PhoneSignIn, ProblemCode,
    SessionInfo, StaffSignIn, StaffStep, routes,
};

use super::{Inner, Replica};
use crate::http::{Method, Request};
use crate::merge::Confirmed;
use crate::outbox::Outbox;
use crate::store::Meta;
use crate::told::Told;
use crate::verdict;

/// How far a generation grows when someone else's begins: further than any number of rewrites, so
/// that no rewrite of another tab, under way at that moment, can bring the records back.
const BEGUN_ANEW: u64 = 1 << 32;

/// A step of signing in.
#[derive(Clone, Debug, PartialEq)]
pub enum SignIn {
    /// Which home does this code open?
    Knock(Knock),
    /// Sign in with a household code.
    Activate(Activate),
    /// Send a code to this telephone.
    Otp(OtpRequest),
    /// Sign in on a new device by telephone.
    Phone(PhoneSignIn),
    /// Sign in as a community worker.
    Staff(StaffSignIn),
}

/// Where a sign-in stands after a step.
#[derive(Clone, Debug, PartialEq)]
pub enum SignInStep {
    /// The home the code opens.
    Door(DoorOpened),
    /// A code is on its way.
    CodeSent,
    /// Signed in.
    SignedIn(SessionInfo),
}

/// Why something that needs the server was not done.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NotDone {
    /// The server cannot be reached, or has no time now.
    #[error("the server cannot be reached")]
    Unreachable,
    /// The server says why.
    #[error("the server says: {}", .0.code.as_str())]
    Problem(Told),
}

/// There are acts that were not sent; signing out would drop them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{count} acts are not sent")]
pub struct StillUnsent {
    /// How many.
    pub count: usize,
}

impl Replica {
    /// Takes a step of signing in.
    ///
    /// # Errors
    /// The server's problem, such as [`ProblemCode::WrongCode`], or no server.
    pub async fn sign_in(&self, step: SignIn) -> Result<SignInStep, NotDone> {
        let inner = &self.inner;
        let post = |path: &str| Request::new(Method::Post, path);
        let info = match &step {
            SignIn::Knock(it) => {
                let door = inner.ask(post(routes::SESSION_CODE).json(it)).await?;
                return Ok(SignInStep::Door(door));
            }
            SignIn::Otp(it) => {
                inner
                    .tell_server(post(routes::SESSION_OTP).json(it))
                    .await?;
                return Ok(SignInStep::CodeSent);
            }
            SignIn::Activate(it) => inner.ask(post(routes::SESSION_ACTIVATE).json(it)).await?,
            SignIn::Phone(it) => inner.ask(post(routes::SESSION_PHONE).json(it)).await?,
            SignIn::Staff(it) => match inner.ask(post(routes::SESSION_STAFF).json(it)).await? {
                StaffStep::CodeSent => return Ok(SignInStep::CodeSent),
                StaffStep::SignedIn(info) => info,
            },
        };
        inner.adopt(&info).await;
        inner.bell.ring();
        inner.revived.ring();
        Ok(SignInStep::SignedIn(info))
    }

    /// The devices that are signed in as this person.
    ///
    /// # Errors
    /// The server's problem, or no server.
    pub async fn devices(&self) -> Result<Vec<Device>, NotDone> {
        let request = Request::new(Method::Get, routes::SESSION_DEVICES);
        self.inner.ask(request).await
    }

    /// Signs a device out.
    ///
    /// # Errors
    /// The server's problem, or no server.
    pub async fn end_device(&self, device: Uuid) -> Result<(), NotDone> {
        let path = format!("{}/{device}", routes::SESSION_DEVICES);
        let request = Request::new(Method::Delete, path);
        self.inner.tell_server(request).await
    }

    /// Signs out on this phone and wipes what it keeps, also without a network: then the server
    /// hears of it before anything else. Asks before it drops anything unsent.
    ///
    /// # Errors
    /// There are unsent acts, and `drop_unsent` is not set.
    pub async fn sign_out(&self, drop_unsent: bool) -> Result<(), StillUnsent> {
        let inner = &self.inner;
        let count = inner.state.borrow().outbox.waiting();
        if count > 0 && !drop_unsent {
            return Err(StillUnsent { count });
        }
        inner.wipe(None, true).await;
        let store = inner.store();
        inner.note(store.empty_vault().await);
        inner.note(store.drop_drafts().await);
        inner.urls.borrow_mut().clear();
        inner.end_session().await;
        inner.rim.tell();
        inner.bell.ring();
        inner.revived.ring();
        Ok(())
    }
}

impl Inner {
    /// A question to the server and its answer.
    pub(crate) async fn ask<T: DeserializeOwned>(&self, request: Request) -> Result<T, NotDone> {
        verdict::read(self.transport.send(request).await).map_err(NotDone::from)
    }

    /// The same where the answer has no body that matters.
    pub(crate) async fn tell_server(&self, request: Request) -> Result<(), NotDone> {
        let accepted = verdict::accepted(self.transport.send(request).await);
        accepted.map(drop).map_err(NotDone::from)
    }

    /// Takes a session on. Another person's records go; another person's unsent acts stay in the
    /// vault until that person signs in here again.
    pub(crate) async fn adopt(&self, info: &SessionInfo) {
        let earlier = self.state.borrow().me();
        let other = earlier.is_some_and(|earlier| earlier != info.person);
        if other {
            self.wipe(Some(info.clone()), false).await;
        } else {
            self.change(|state| {
                state.meta.session = Some(info.clone());
                state.meta.sign_out_pending = false;
            });
            let meta = self.state.borrow().meta.clone();
            let saved = self.store().save_meta(&meta).await;
            self.note(saved);
        }
        self.change(|state| state.paused = false);
        if earlier != Some(info.person) {
            self.reread().await;
        }
        self.rim.tell();
    }

    /// Forgets every record, and who was signed in.
    async fn wipe(&self, session: Option<SessionInfo>, sign_out_pending: bool) {
        let meta = self.change(|state| {
            let generation = state.meta.generation + BEGUN_ANEW;
            let ahead_ms = state.meta.ahead_ms;
            state.meta = Meta {
                session,
                generation,
                ahead_ms,
                sign_out_pending,
                cursors: Cursors::default(),
                ..Meta::default()
            };
            state.confirmed = Confirmed::default();
            state.outbox = Outbox::default();
            state.paused = false;
            state.refold();
            state.meta.clone()
        });
        let wiped = self.store().rewrite(&[], &meta).await;
        self.note(wiped);
    }

    /// Tells the server that the session is over, if it has not heard yet.
    pub(crate) async fn end_session(&self) {
        if !self.state.borrow().meta.sign_out_pending {
            return;
        }
        let request = Request::new(Method::Delete, routes::SESSION);
        let told = match self.tell_server(request).await {
            Ok(()) => true,
            // No session is as good as an ended one.
            Err(NotDone::Problem(problem)) => problem.code == ProblemCode::SignInFirst,
            Err(NotDone::Unreachable) => false,
        };
        if told {
            self.change(|state| state.meta.sign_out_pending = false);
            let meta = self.state.borrow().meta.clone();
            let saved = self.store().save_meta(&meta).await;
            self.note(saved);
        }
    }

    /// Whether records of this person are still wanted here.
    pub(crate) fn is_signed_in_as(&self, person: Option<PersonId>) -> bool {
        self.state.borrow().me() == person
    }
}

impl From<verdict::Trouble> for NotDone {
    fn from(trouble: verdict::Trouble) -> Self {
        match trouble {
            verdict::Trouble::Later { .. } => Self::Unreachable,
            verdict::Trouble::SignIn => Self::Problem(Told::of(ProblemCode::SignInFirst)),
            verdict::Trouble::Reload => Self::Problem(Told::of(ProblemCode::SchemaTooOld)),
            verdict::Trouble::Problem(problem) => Self::Problem(problem),
        }
    }
}
