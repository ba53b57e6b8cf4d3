//! Sending short messages (短信).

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::PathBuf;

use domain::members::Phone;
use futures::future::BoxFuture;

/// A way to send codes. The demo logs them; an installation brings its own gateway.
pub trait SmsSender: Send + Sync {
    /// Sends a code to a telephone.
    fn send<'a>(&'a self, phone: &'a Phone, code: &'a str) -> BoxFuture<'a, Result<(), NotSent>>;
}

/// The message did not go out.
#[derive(Debug, thiserror::Error)]
#[error("the code was not sent: {0}")]
pub struct NotSent(pub String);

/// Sends nothing: for installations without a gateway, where codes on paper do.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoSender;

impl SmsSender for NoSender {
    fn send<'a>(&'a self, _: &'a Phone, _: &'a str) -> BoxFuture<'a, Result<(), NotSent>> {
        let fault = NotSent("no gateway is set up".to_owned());
        Box::pin(std::future::ready(Err(fault)))
    }
}

/// Writes codes into a file as JSON lines `{"phone","code"}` and into the log. For demos and tests
/// alone: whoever reads the file can sign in.
#[derive(Clone, Debug)]
pub struct LogSender {
    /// The file.
    pub file: PathBuf,
}

impl SmsSender for LogSender {
    fn send<'a>(&'a self, phone: &'a Phone, code: &'a str) -> BoxFuture<'a, Result<(), NotSent>> {
        tracing::info!(phone = phone.as_str(), code, "demo: a code was sent");
        let line = serde_json::json!({ "phone": phone, "code": code });
        let append = || {
            let mut file = OpenOptions::new()
                .create(true)
                .append(true)
                .open(&self.file)?;
            writeln!(file, "{line}")
        };
        let sent = append().map_err(|error| NotSent(error.to_string()));
        Box::pin(std::future::ready(sent))
    }
}
