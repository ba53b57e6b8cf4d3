//! Senders that speak to nobody.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::PathBuf;

use domain::Timestamp;
use futures::future::{BoxFuture, ready};

use super::{Message, NotPushed, PushSender, Subscription};

/// Sends nothing, and no device is offered it: what holds where no key is set.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoPush;

impl PushSender for NoPush {
    fn key(&self) -> Option<&str> {
        None
    }

    fn takes(&self, _: &Subscription) -> bool {
        false
    }

    fn send<'a>(
        &'a self,
        _: &'a Subscription,
        _: &'a Message,
        _: Timestamp,
    ) -> BoxFuture<'a, Result<(), NotPushed>> {
        let fault = NotPushed::Failed("no key is set".to_owned());
        Box::pin(ready(Err(fault)))
    }
}

/// Writes what would be sent into a file as JSON lines `{"to","urgent","kept","message"}`. For demos and
/// tests alone.
#[derive(Clone, Debug)]
pub struct LogPush {
    /// The file.
    pub file: PathBuf,
}

/// The key of the example in RFC 8291, appendix A: a browser takes it, and the demo signs nothing.
const EXAMPLE: &str =
    "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";

impl PushSender for LogPush {
    fn key(&self) -> Option<&str> {
        Some(EXAMPLE)
    }

    fn takes(&self, to: &Subscription) -> bool {
        to.endpoint.starts_with("https://")
    }

    fn send<'a>(
        &'a self,
        to: &'a Subscription,
        message: &'a Message,
        _: Timestamp,
    ) -> BoxFuture<'a, Result<(), NotPushed>> {
        let said: serde_json::Value = serde_json::from_str(&message.body).unwrap_or_default();
        let line = serde_json::json!({
            "to": to.endpoint, "urgent": message.urgent, "kept": message.kept, "message": said,
        });
        let append = || {
            let mut file = OpenOptions::new()
                .create(true)
                .append(true)
                .open(&self.file)?;
            writeln!(file, "{line}")
        };
        let done = append().map_err(|error: std::io::Error| NotPushed::Failed(error.to_string()));
        Box::pin(ready(done))
    }
}
