//! Signing in and out.

use std::collections::BTreeSet;
use std::rc::Rc;

use domain::{Digest, PersonId};
use serde::de::DeserializeOwned;
use uuid::Uuid;
use wire::{
    Activate, Device, DoorOpened, Knock, LookAs, OtpRequest, PhoneSignIn, ProblemCode, PushHere,
    PushInfo, SampleAccount, SessionInfo, StaffSignIn, StaffStep, routes,
};

use super::{Inner, Replica};
use crate::http::{Method, Request};
use crate::item::Item;
use crate::merge::Confirmed;
use crate::outbox::Outbox;
use crate::status::Storage;
use crate::store::{BEGUN_ANEW, Memory, Meta, Settlement, Store};
use crate::told::Told;
use crate::{acts, verdict};

/// How often a session is begun anew when other tabs do the same at that moment.
const TRIES: u32 = 8;

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
    /// Look around a sample as somebody there.
    Sample(LookAs),
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
    /// The server cannot be reached.
    #[error("the server cannot be reached")]
    Unreachable,
    /// The server says why.
    #[error("the server says: {}", .0.code.as_str())]
    Problem(Told),
}

/// What signing out left on this phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cleared {
    /// Nothing of the person's.
    All,
    /// What the vault holds, which could not be looked through: nobody can tell whose it is, and
    /// only the one who made it sees it again.
    ButTheVault,
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
        // The answer to a sign-out takes the cookie away, and must not take the next one's.
        inner.end_session().await;
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
            SignIn::Sample(it) => inner.ask(post(routes::SESSION_SAMPLE).json(it)).await?,
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

    /// As whom anybody may look around, where this is a sample.
    ///
    /// # Errors
    /// The server's problem (there is none: it is no sample), or no server.
    pub async fn samples(&self) -> Result<Vec<SampleAccount>, NotDone> {
        let request = Request::new(Method::Get, routes::SESSION_SAMPLE);
        self.inner.ask(request).await
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

    /// Whether this device can ring for this person, and does.
    ///
    /// # Errors
    /// The server's problem, or no server.
    pub async fn push_info(&self) -> Result<PushInfo, NotDone> {
        let request = Request::new(Method::Get, routes::SESSION_PUSH);
        self.inner.ask(request).await
    }

    /// Lets this device ring, as its browser subscribed.
    ///
    /// # Errors
    /// The server's problem, or no server.
    pub async fn push_here(&self, here: &PushHere) -> Result<(), NotDone> {
        let request = Request::new(Method::Put, routes::SESSION_PUSH).json(here);
        self.inner.tell_server(request).await
    }

    /// Lets this device ring no more.
    ///
    /// # Errors
    /// The server's problem, or no server.
    pub async fn push_no_more(&self) -> Result<(), NotDone> {
        let request = Request::new(Method::Delete, routes::SESSION_PUSH);
        self.inner.tell_server(request).await
    }

    /// Signs out on this phone and wipes what it keeps, also without a network: then the server
    /// hears of it before anything else. Asks before it drops anything unsent.
    ///
    /// # Errors
    /// There are unsent acts, and `drop_unsent` is not set.
    pub async fn sign_out(&self, drop_unsent: bool) -> Result<Cleared, StillUnsent> {
        let inner = &self.inner;
        let count = inner.state.borrow().outbox.unsent();
        if count > 0 && !drop_unsent {
            return Err(StillUnsent { count });
        }
        let me = self.me();
        inner.begin_session(None, true).await;
        let cleared = match me {
            Some(me) => inner.forget_person(me).await,
            None => Cleared::All,
        };
        inner.end_session().await;
        inner.rim.tell("");
        inner.bell.ring();
        inner.revived.ring();
        Ok(cleared)
    }
}

impl Inner {
    /// A question to the server and its answer.
    pub(crate) async fn ask<T: DeserializeOwned>(&self, request: Request) -> Result<T, NotDone> {
        let answer = self.transport.send(request).await;
        let why = verdict::problem(&answer);
        verdict::read(answer).map_err(|_| NotDone::from(why))
    }

    /// The same where the answer has no body that matters.
    pub(crate) async fn tell_server(&self, request: Request) -> Result<(), NotDone> {
        let answer = self.transport.send(request).await;
        let why = verdict::problem(&answer);
        let accepted = verdict::accepted(answer);
        accepted.map(drop).map_err(|_| NotDone::from(why))
    }

    /// Takes a session on. Another person's records go; another person's unsent acts stay in the
    /// vault until that person signs in here again.
    pub(crate) async fn adopt(self: &Rc<Self>, info: &SessionInfo) {
        if self.is_signed_in_as(Some(info.person)) {
            self.change(|state| {
                state.paused = false;
                state.turn += 1;
            });
            let session = |meta: &mut Meta| meta.session = Some(info.clone());
            self.change_meta(&session).await;
        } else {
            self.begin_session(Some(info.clone()), false).await;
            self.reread(false).await;
        }
        self.rim.tell("");
    }

    /// Forgets every record and act of whoever was here, and begins anew for someone else, or for
    /// nobody. A storage that cannot let go of what it holds is used no more.
    async fn begin_session(self: &Rc<Self>, session: Option<SessionInfo>, sign_out_pending: bool) {
        let mut stored = 0;
        for _ in 0..TRIES {
            let meta = self.change(|state| {
                state.meta = Meta {
                    session: session.clone(),
                    generation: state.meta.generation.max(stored) + BEGUN_ANEW,
                    ahead_ms: state.meta.ahead_ms,
                    sign_out_pending,
                    ..Meta::default()
                };
                state.confirmed = Confirmed::default();
                state.outbox = Outbox::default();
                state.paused = false;
                state.turn += 1;
                state.refold();
                state.meta.clone()
            });
            match self.note(self.store().rewrite(&[], &meta).await) {
                Some(true) => return,
                None if self.state.borrow().storage == Storage::Broken => self.heal().await,
                None => break,
                // In another tab someone signed in or out at the same moment: the last one counts.
                Some(false) => {
                    let loaded = self.note(self.store().load().await);
                    let there = loaded.and_then(|loaded| loaded.meta);
                    stored = there.map_or(0, |meta| meta.generation);
                }
            }
        }
        self.replace_store(Store::Memory(Memory::default()));
        self.change(|state| state.storage = Storage::Broken);
    }

    /// Lets go of one person's acts, receipts, photos and drafts. What others left here to be sent
    /// when they come back stays.
    async fn forget_person(&self, person: PersonId) -> Cleared {
        let store = self.store();
        self.note(store.drop_drafts(&format!("{person}/")).await);
        self.note(store.drop_drafts("guest/").await);
        let vaulted = self.note(store.vaulted().await).unwrap_or_default();
        let (Some(items), Some(acts)) = (self.items(&vaulted).await, acts::arrive().await) else {
            return Cleared::ButTheVault;
        };
        let (own, others): (Vec<Item>, Vec<Item>) =
            items.into_iter().partition(|item| item.person == person);
        let settlement = Settlement {
            gone: own.iter().map(Item::id).collect(),
            ..Settlement::default()
        };
        self.note(store.settle(&settlement).await);
        let anew = |values: &[String]| Some((acts.without)(values, person));
        self.note(store.rewrite_receipts(&anew).await);
        let needed: BTreeSet<Digest> = others.iter().flat_map(Item::photos).collect();
        for photo in self.note(store.photos().await).unwrap_or_default() {
            if !needed.contains(&photo) {
                self.forget_photo(photo).await;
            }
        }
        Cleared::All
    }

    /// Tells the server that the session is over, if it has not heard yet.
    pub(crate) async fn end_session(&self) {
        while self.ending.get() {
            self.rim.sleep(100).await;
        }
        if !self.state.borrow().meta.sign_out_pending {
            return;
        }
        self.ending.set(true);
        let request = Request::new(Method::Delete, routes::SESSION);
        let told = match self.tell_server(request).await {
            Ok(()) => true,
            // No session is as good as an ended one.
            Err(NotDone::Problem(problem)) => problem.code == ProblemCode::SignInFirst,
            Err(NotDone::Unreachable) => false,
        };
        self.ending.set(false);
        if told {
            let heard = |meta: &mut Meta| meta.sign_out_pending = false;
            self.change_meta(&heard).await;
        }
    }

    /// Changes what is known besides records, here and in the store. Where another tab has stored a
    /// page that this one has not read, it is read first.
    async fn change_meta(&self, change: &dyn Fn(&mut Meta)) {
        for _ in 0..TRIES {
            let meta = self.change(|state| {
                change(&mut state.meta);
                state.meta.clone()
            });
            let saved = self.store().save_meta(&meta).await;
            if self.note(saved) != Some(false) {
                return;
            }
            self.reread(false).await;
        }
    }

    /// Whether records of this person are still wanted here.
    pub(crate) fn is_signed_in_as(&self, person: Option<PersonId>) -> bool {
        self.state.borrow().me() == person
    }
}

/// Whoever asks and waits for the answer is told what our server says, also where it only says "not
/// now". What somebody else on the way says is no answer.
impl From<Option<Told>> for NotDone {
    fn from(why: Option<Told>) -> Self {
        why.map_or(Self::Unreachable, Self::Problem)
    }
}
