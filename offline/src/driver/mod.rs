//! The driver: one loop that sends what waits, pulls what is new, and waits to be woken. In each
//! phone one tab drives; the others read what it writes.

mod lead;
mod pull;
pub(crate) mod push;
pub(crate) mod upload;
mod wait;

use std::rc::{Rc, Weak};

use futures::FutureExt;
use wire::{Cursors, ProblemCode, SessionInfo, routes};

use crate::http::{Method, Request};
use crate::replica::Inner;
use crate::rim::Wake;
use crate::status::Storage;
use crate::told::Told;
use crate::verdict::{self, Trouble};
use crate::{acts, compaction};

/// Starts the loop and the ears of a tab. Both end when the replica is dropped.
pub(crate) fn start(inner: &Rc<Inner>) {
    let ears = Rc::downgrade(inner);
    inner.rim.on_wake(Box::new(move |wake| {
        if let Some(inner) = ears.upgrade() {
            heard(&inner, wake);
        }
    }));
    let weak = Rc::downgrade(inner);
    inner.rim.spawn(drive(weak).boxed_local());
}

fn heard(inner: &Rc<Inner>, wake: Wake) {
    match wake {
        Wake::Online => revive(inner),
        Wake::Visible => {
            revive(inner);
            // A tab that was asleep has heard nothing.
            look_again(inner);
        }
        Wake::Told(word) if word.is_empty() => look_again(inner),
        Wake::Told(word) if word == lead::HELLO => lead::say(inner, true),
        Wake::Told(word) => lead::heed(inner, &word),
    }
}

fn revive(inner: &Rc<Inner>) {
    inner.changed();
    inner.revived.ring();
    inner.bell.ring();
}

fn look_again(inner: &Rc<Inner>) {
    let rim = Rc::clone(&inner.rim);
    let inner = Rc::clone(inner);
    rim.spawn(
        async move {
            inner.reread(false).await;
            inner.bell.ring();
            if inner.state.borrow().paused {
                // It may have been that someone signed in again there.
                inner.revived.ring();
            }
        }
        .boxed_local(),
    );
}

async fn drive(weak: Weak<Inner>) {
    let Some(inner) = weak.upgrade() else { return };
    // What was written between reading the store and hearing of it.
    inner.reread(false).await;
    inner.rim.tell(lead::HELLO);
    let _lead = lead::wait_for_it(&inner).await;
    // What another tab wrote while it led is the ground this one starts from, and what it had
    // sent and heard no answer to is on its way no more.
    inner.reread(false).await;
    inner.change(|state| state.outbox.mark_sent(Vec::new()));
    inner.drives.set(true);
    lead::say(&inner, true);
    let mut news = listen(&inner);
    drop(inner);
    let mut failures: u32 = 0;
    let mut known = false;
    while let Some(inner) = weak.upgrade() {
        let turn = inner.turn();
        let round = round(&inner, &mut known).await;
        let gone = inner.state.borrow().reload;
        if gone {
            // A newer version is here: this tab neither sends nor pulls again.
            inner.drives.set(false);
            break;
        }
        match round {
            Ok(()) => {
                failures = 0;
                online(&inner, true);
                lead::say(&inner, false);
                tidy(&inner).await;
                if !news.is_open() {
                    news = listen(&inner);
                }
                wait::for_news(&inner).await;
            }
            Err(trouble) => {
                // Where someone signed in or out meanwhile, it was the one before who was unknown.
                let late = trouble == Trouble::SignIn && inner.turn() != turn;
                let retry_after_ms = (!late).then(|| note(&inner, &trouble)).flatten();
                lead::say(&inner, false);
                wait::back_off(&inner, failures, retry_after_ms).await;
                failures = failures.saturating_add(1);
                known = false;
            }
        }
    }
    drop(news);
}

/// Sends everything, then pulls everything.
async fn round(inner: &Rc<Inner>, known: &mut bool) -> Result<(), Trouble> {
    let (acts, records) = {
        let state = inner.state.borrow();
        (state.unread_acts, state.confirmed.waits)
    };
    if acts || records {
        inner.reread(records).await;
    }
    inner.end_session().await;
    if inner.state.borrow().meta.sign_out_pending {
        return Err(Trouble::Later {
            retry_after_ms: None,
        });
    }
    if !*known {
        who_am_i(inner).await?;
        *known = true;
    }
    let mut left = None;
    if inner.state.borrow().me().is_some() {
        let waits = inner.state.borrow().outbox.waiting() > 0;
        if let Some(acts) = acts::acts().filter(|_| waits) {
            left = (acts.send)(Rc::clone(inner)).await?;
        }
    }
    pull_all(inner).await?;
    match left {
        None => Ok(()),
        // Everything else went; what is left is tried again after a while.
        Some(retry_after_ms) => Err(Trouble::Later { retry_after_ms }),
    }
}

/// Pulls everything. Cursors that the server cannot read, or knows nothing of any more, are from
/// another history than its own: then everything is read from the beginning.
async fn pull_all(inner: &Rc<Inner>) -> Result<(), Trouble> {
    let at_the_beginning = inner.state.borrow().meta.cursors == Cursors::default();
    match pull::all(inner).await {
        Ok(true) => return Ok(()),
        Ok(false) => {}
        Err(Trouble::Problem(problem))
            if problem.code == ProblemCode::Malformed && !at_the_beginning => {}
        Err(trouble) => return Err(trouble),
    }
    inner.begin_again().await;
    pull::all(inner).await.map(drop)
}

/// Asks the server who is signed in: the cookie is out of this program's sight.
async fn who_am_i(inner: &Rc<Inner>) -> Result<(), Trouble> {
    let request = Request::new(Method::Get, routes::SESSION);
    let turn = inner.turn();
    let answer = inner.transport.send(request).await;
    if inner.turn() != turn {
        // Someone signed in or out meanwhile: this was about the one before.
        return Err(Trouble::Later {
            retry_after_ms: None,
        });
    }
    match verdict::read::<SessionInfo>(answer) {
        Ok(info) => {
            let (wiped, current) = {
                let state = inner.state.borrow();
                let blank = state.blank && state.meta.session.is_none();
                let wiped = blank && state.storage == Storage::Ok;
                (
                    wiped,
                    state.meta.session.as_ref() == Some(&info) && !state.paused,
                )
            };
            if wiped {
                inner.change(|state| state.storage = Storage::Wiped);
            }
            if !current {
                inner.adopt(&info).await;
            }
            Ok(())
        }
        Err(Trouble::SignIn) if inner.is_signed_in_as(None) => Ok(()),
        Err(trouble) => Err(trouble),
    }
}

/// Shows what stands in the way; answers how long the server asks to be left alone.
fn note(inner: &Inner, trouble: &Trouble) -> Option<u64> {
    match trouble {
        Trouble::Later { retry_after_ms } => {
            online(inner, false);
            *retry_after_ms
        }
        Trouble::Failed => {
            online(inner, false);
            None
        }
        Trouble::SignIn => {
            inner.change(|state| match state.me() {
                Some(_) => state.paused = true,
                // A guest whose cookie opens nothing any more has it taken away.
                None => state.meta.sign_out_pending = true,
            });
            None
        }
        Trouble::Reload => {
            inner.change(|state| state.reload = true);
            None
        }
        Trouble::Problem(Told { code, .. }) => {
            // A pull that is refused as such: its cursors are not what the server knows.
            online(inner, *code != ProblemCode::Failed);
            None
        }
    }
}

fn online(inner: &Inner, online: bool) {
    if inner.state.borrow().online != online {
        inner.change(|state| state.online = online);
    }
}

/// Rewrites the stored pages when it is worth it.
async fn tidy(inner: &Rc<Inner>) {
    let due = compaction::is_due(&inner.state.borrow().confirmed);
    if due && inner.rewrite().await {
        inner.rim.tell("");
    }
    inner.thin_receipts().await;
}

fn listen(inner: &Rc<Inner>) -> Box<dyn crate::http::Listening> {
    let weak = Rc::downgrade(inner);
    inner.transport.listen(Box::new(move || {
        if let Some(inner) = weak.upgrade() {
            inner.bell.ring();
        }
    }))
}
