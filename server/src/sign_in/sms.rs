//! Sending short messages (短信).

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::Duration;

use domain::members::Phone;
use futures::future::BoxFuture;

/// A way to send codes. The demo logs them; an installation brings its own gateway.
pub trait SmsSender: Send + Sync {
    /// Sends a code to a telephone.
    fn send<'a>(&'a self, phone: &'a Phone, code: &'a str) -> BoxFuture<'a, Result<(), NotSent>>;

    /// Sends a reminder to the telephone of somebody who agreed to that.
    fn tell<'a>(&'a self, phone: &'a Phone, text: &'a str) -> BoxFuture<'a, Result<(), NotSent>>;
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

    fn tell<'a>(&'a self, phone: &'a Phone, text: &'a str) -> BoxFuture<'a, Result<(), NotSent>> {
        self.send(phone, text)
    }
}

/// Writes codes into a file as JSON lines `{"phone","code"}`, reminders as `{"to","text"}`, and codes
/// into the log. For demos and tests
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
        Box::pin(std::future::ready(self.append(&line)))
    }

    fn tell<'a>(&'a self, phone: &'a Phone, text: &'a str) -> BoxFuture<'a, Result<(), NotSent>> {
        let line = serde_json::json!({ "to": phone, "text": text });
        Box::pin(std::future::ready(self.append(&line)))
    }
}

impl LogSender {
    fn append(&self, line: &serde_json::Value) -> Result<(), NotSent> {
        let append = || {
            let mut file = OpenOptions::new()
                .create(true)
                .append(true)
                .open(&self.file)?;
            writeln!(file, "{line}")
        };
        append().map_err(|error| NotSent(error.to_string()))
    }
}

/// Hands each code to a program of the installation, as the line `{"phone","code"}` on its standard
/// input, and each reminder as `{"phone","text"}`; the message is out when the program ends with 0. A script of five lines reaches any
/// gateway so, and this program needs none of their contracts.
#[derive(Clone, Debug)]
pub struct ProgramSender {
    /// The program.
    pub program: PathBuf,
}

/// How long the program may take.
const PATIENCE: Duration = Duration::from_secs(10);

impl SmsSender for ProgramSender {
    fn send<'a>(&'a self, phone: &'a Phone, code: &'a str) -> BoxFuture<'a, Result<(), NotSent>> {
        self.hand(serde_json::json!({ "phone": phone, "code": code }))
    }

    fn tell<'a>(&'a self, phone: &'a Phone, text: &'a str) -> BoxFuture<'a, Result<(), NotSent>> {
        self.hand(serde_json::json!({ "phone": phone, "text": text }))
    }
}

impl ProgramSender {
    fn hand(&self, line: serde_json::Value) -> BoxFuture<'static, Result<(), NotSent>> {
        let (program, line) = (self.program.clone(), line.to_string());
        Box::pin(async move {
            let handed = tokio::task::spawn_blocking(move || hand(&program, &line));
            match tokio::time::timeout(PATIENCE, handed).await {
                Ok(Ok(Ok(status))) if status.success() => Ok(()),
                Ok(Ok(Ok(status))) => Err(NotSent(format!("the program ended with {status}"))),
                Ok(Ok(Err(error))) => Err(NotSent(error.to_string())),
                Ok(Err(error)) => Err(NotSent(error.to_string())),
                Err(_) => Err(NotSent("the program takes too long".to_owned())),
            }
        })
    }
}

fn hand(program: &Path, line: &str) -> std::io::Result<ExitStatus> {
    let mut child = Command::new(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()?;
    // Dropped at the end of the statement, so that the program sees the end of its input.
    let written = child
        .stdin
        .take()
        .map(|mut stdin| writeln!(stdin, "{line}"));
    let status = child.wait()?;
    match written {
        Some(Err(error)) if status.success() => Err(error),
        _ => Ok(status),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    /// A script, and what the sender says of it.
    async fn sent(script: &str) -> (Result<(), NotSent>, String) {
        let name = format!("linli-sms-{}", crate::chance::new_id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let program = folder.join("send");
        let out = folder.join("out");
        let text = format!(
            "#!/bin/sh\n{}\n",
            script.replace("OUT", out.to_str().unwrap())
        );
        std::fs::write(&program, text).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
        let phone = Phone::new("13800138000").unwrap();
        let answer = ProgramSender { program }.send(&phone, "012345").await;
        let seen = std::fs::read_to_string(&out).unwrap_or_default();
        std::fs::remove_dir_all(&folder).unwrap();
        (answer, seen)
    }

    #[tokio::test]
    async fn a_program_gets_the_code_and_says_whether_it_is_out() {
        let (answer, seen) = sent("cat > OUT").await;
        assert!(answer.is_ok());
        let line: serde_json::Value = serde_json::from_str(&seen).unwrap();
        assert_eq!(line["code"], "012345");
        assert_eq!(line["phone"], "13800138000");
        assert!(sent("cat > /dev/null; exit 3").await.0.is_err());
        let program = PathBuf::from("/no/such/program");
        let phone = Phone::new("13800138000").unwrap();
        assert!(ProgramSender { program }.send(&phone, "1").await.is_err());
    }
}
