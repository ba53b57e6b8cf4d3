//! The sender that speaks to the push services of the browsers' makers (RFC 8030).

mod hosts;
mod seal;
mod vapid;

use std::time::Duration;

use axum::http::Uri;
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::Timestamp;
use futures::future::BoxFuture;
use ureq::Agent;

use super::{Message, NotPushed, PushSender, Subscription};
use hosts::Hosts;
use seal::Sealed;
use vapid::Keys;

/// How long a push service may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Seals each message for its device and hands it to the device's push service.
pub struct WebPush {
    keys: Keys,
    hosts: Hosts,
    agent: Agent,
}

impl WebPush {
    /// A sender with the secret key that [`new_key`] made. `contact` is told to the push services
    /// (`mailto:` or `https:`), `also` are hosts beside those of the browsers' makers. `None` where
    /// the key is none.
    pub fn new(key: &str, contact: Option<String>, also: Vec<String>) -> Option<Self> {
        let agent = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .max_redirects(0)
            .build();
        Some(Self {
            keys: Keys::read(key, contact)?,
            hosts: Hosts { also },
            agent: agent.into(),
        })
    }
}

impl PushSender for WebPush {
    fn key(&self) -> Option<&str> {
        Some(self.keys.public())
    }

    fn takes(&self, to: &Subscription) -> bool {
        self.hosts.knows(&to.endpoint) && seal::Device::read(&to.p256dh, &to.auth).is_some()
    }

    fn send<'a>(
        &'a self,
        to: &'a Subscription,
        message: &'a Message,
        now: Timestamp,
    ) -> BoxFuture<'a, Result<(), NotPushed>> {
        Box::pin(async move {
            let request = self.request(to, message, now);
            // Taken under other settings: it never works again, and the device is offered a new one.
            let (authorization, sealed) = request.ok_or(NotPushed::Gone)?;
            let (agent, endpoint) = (self.agent.clone(), to.endpoint.clone());
            let (urgent, kept) = (message.urgent, message.kept);
            let posted = tokio::task::spawn_blocking(move || {
                post(&agent, &endpoint, &authorization, (urgent, kept), &sealed)
            });
            let failed = |error: String| NotPushed::Failed(error);
            let status = posted.await.map_err(|error| failed(error.to_string()))?;
            match status.map_err(|error| failed(error.to_string()))? {
                200..=299 => Ok(()),
                // 401 and 403: made for another key.
                401 | 403 | 404 | 410 => Err(NotPushed::Gone),
                status @ (400 | 413) => {
                    let why = format!("the push service does not take it: {status}");
                    Err(NotPushed::Refused(why))
                }
                status => Err(failed(format!("the push service answered {status}"))),
            }
        })
    }
}

impl WebPush {
    fn request(
        &self,
        to: &Subscription,
        message: &Message,
        now: Timestamp,
    ) -> Option<(String, Vec<u8>)> {
        // Asked again: what is stored was taken under the settings of that day.
        let known = self.hosts.knows(&to.endpoint);
        let device = known.then(|| seal::Device::read(&to.p256dh, &to.auth))??;
        let Sealed(sealed) = device.seal(message.body.as_bytes(), &vapid::new_secret(), salt())?;
        Some((self.keys.authorization(&origin(&to.endpoint)?, now), sealed))
    }
}

fn post(
    agent: &Agent,
    endpoint: &str,
    authorization: &str,
    (urgent, kept): (bool, u32),
    sealed: &[u8],
) -> Result<u16, ureq::Error> {
    // One that still waits is replaced by the next of its sort (RFC 8030, 5.4).
    let (urgency, topic) = if urgent {
        ("high", "urgent")
    } else {
        ("normal", "news")
    };
    let answer = agent
        .post(endpoint)
        .header("authorization", authorization)
        .header("content-encoding", "aes128gcm")
        .header("content-type", "application/octet-stream")
        .header("ttl", kept)
        .header("urgency", urgency)
        .header("topic", topic)
        .send(sealed)?;
    Ok(answer.status().as_u16())
}

/// Scheme, host and port of an address.
fn origin(endpoint: &str) -> Option<String> {
    let uri: Uri = endpoint.parse().ok()?;
    Some(format!("{}://{}", uri.scheme_str()?, uri.authority()?))
}

/// A new secret key, base64url.
pub(super) fn new_key() -> String {
    BASE64_URL_SAFE_NO_PAD.encode(vapid::new_secret().to_bytes())
}

fn salt() -> [u8; 16] {
    let mut salt = [0; 16];
    salt.copy_from_slice(&crate::chance::new_token()[..16]);
    salt
}

fn unpacked(text: &str) -> Option<Vec<u8>> {
    BASE64_URL_SAFE_NO_PAD
        .decode(text.trim().trim_end_matches('='))
        .ok()
}
