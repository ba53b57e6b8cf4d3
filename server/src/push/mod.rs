//! Notifications on a signed-in device (系统通知, Web Push: RFC 8030, 8291, 8292; ADR 53): only where
//! its person switched them on, never in their quiet hours, at the pace they chose, and nothing twice.

mod log;
mod ring;
mod route;
mod store;
#[cfg(feature = "web-push")]
mod web;

use std::sync::Arc;

use domain::{Lang, Timestamp};
use futures::future::BoxFuture;

pub use log::{LogPush, NoPush};
pub use ring::ring;
pub use route::router;
pub use store::Subscribed;
#[cfg(feature = "web-push")]
pub use web::WebPush;

use crate::Settings;

/// Where a device hears, as its browser made it up with its push service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// The address at the push service.
    pub endpoint: String,
    /// The device's public key, base64url.
    pub p256dh: String,
    /// The secret that only device and server know, base64url.
    pub auth: String,
    /// The language of what it shows.
    pub lang: Lang,
}

/// What is shown on a device: a head, one line, and where a tap leads. Nothing of it is private.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// As the service worker reads it: `{"title","text","to","tag"}`.
    pub body: String,
    /// Whether it must not wait for the device to wake.
    pub urgent: bool,
    /// For how many seconds it is kept for a device that is off: what can wait never rings in somebody's
    /// quiet hours, so it is not kept into them.
    pub kept: u32,
}

/// How long a message is kept at most, in seconds: a day (design default).
pub const KEPT_MOST: u32 = 24 * 60 * 60;

/// A way to reach devices. The demo's writes into a file; an installation with a key of its own
/// speaks to the push services of the browsers' makers.
pub trait PushSender: Send + Sync {
    /// The public key that browsers subscribe with, base64url. `None`: nothing is sent, and no device
    /// is offered it.
    fn key(&self) -> Option<&str>;

    /// Whether it would ever send there. An address comes from a device, so one that is no push
    /// service's must not make this server call it.
    fn takes(&self, to: &Subscription) -> bool;

    /// Sends.
    ///
    /// # Errors
    /// When the device is gone for good, or it did not work this time.
    fn send<'a>(
        &'a self,
        to: &'a Subscription,
        message: &'a Message,
        now: Timestamp,
    ) -> BoxFuture<'a, Result<(), NotPushed>>;
}

/// The message did not go out.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotPushed {
    /// Nobody lives there any more (RFC 8030, 7.3: 404 or 410). Never try again.
    #[error("the subscription is over")]
    Gone,
    /// It did not work this time.
    #[error("{0}")]
    Failed(String),
    /// This message is not taken, now or later (400, 413).
    #[error("{0}")]
    Refused(String),
}

/// The settings name a way that is none.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoWay {
    /// The key is no key.
    #[error("the push key is not the line that `linli push-key` prints")]
    Key,
    /// The program has no client.
    #[error("this program was built without `web-push`")]
    NotBuilt,
}

/// The sender that the settings name.
///
/// # Errors
/// When its key is no key.
pub fn sender(settings: &Settings) -> Result<Arc<dyn PushSender>, NoWay> {
    match (&settings.push_file, &settings.push_key) {
        (Some(file), _) => Ok(Arc::new(LogPush { file: file.clone() })),
        (None, Some(key)) => by_key(key, settings),
        (None, None) => Ok(Arc::new(NoPush)),
    }
}

#[cfg(feature = "web-push")]
fn by_key(key: &str, settings: &Settings) -> Result<Arc<dyn PushSender>, NoWay> {
    let contact = settings.push_contact.clone();
    let web = WebPush::new(key, contact, settings.push_hosts.clone()).ok_or(NoWay::Key)?;
    Ok(Arc::new(web))
}

#[cfg(not(feature = "web-push"))]
fn by_key(_: &str, _: &Settings) -> Result<Arc<dyn PushSender>, NoWay> {
    Err(NoWay::NotBuilt)
}

/// A new key, as a file of `--push-key-file` holds it.
///
/// # Errors
/// When the program has no client.
#[cfg(feature = "web-push")]
pub fn new_key() -> Result<String, NoWay> {
    Ok(web::new_key())
}

/// A new key is of no use to a program without a client.
///
/// # Errors
/// Always.
#[cfg(not(feature = "web-push"))]
pub fn new_key() -> Result<String, NoWay> {
    Err(NoWay::NotBuilt)
}
