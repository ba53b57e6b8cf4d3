//! Child processes: logged, bounded in time, and none left behind.

use crate::project;
use anyhow::{Context, Result, bail};
use std::collections::HashMap;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How a child ended.
pub struct Outcome {
    /// It ended in time and reported success.
    pub ok: bool,
    /// Wall time.
    pub took: Duration,
    /// Everything it printed.
    pub text: String,
    /// One sentence when it failed, with the place of the log.
    pub reason: String,
}

impl Outcome {
    /// The last lines of what was printed.
    pub fn tail(&self, lines: usize) -> String {
        let all: Vec<&str> = self.text.lines().collect();
        all[all.len().saturating_sub(lines)..].join("\n")
    }
}

/// Runs a command to its end or to its limit, whichever comes first. Its output goes to
/// `target/xtask/<name>.log`.
///
/// # Errors
/// When it cannot be started at all.
pub fn run(name: &str, command: &mut Command, limit: Duration) -> Result<Outcome> {
    let log = log_path(name)?;
    let started = Instant::now();
    let mut child = Running(spawn_logged(command, &log)?);
    let mut said = 0;
    let status = loop {
        if let Some(status) = child.0.try_wait()? {
            break Some(status);
        }
        let waited = started.elapsed();
        if waited > limit {
            child.stop();
            break None;
        }
        if waited.as_secs() / 120 > said {
            said = waited.as_secs() / 120;
            println!("   … {name} is still running after {} min", said * 2);
        }
        sleep(Duration::from_millis(50));
    };
    let reason = match status {
        Some(status) if status.success() => String::new(),
        Some(status) => format!("{name} ended with {status}; see {}", log.display()),
        None => format!(
            "{name} was stopped after {} s; see {}",
            limit.as_secs(),
            log.display()
        ),
    };
    Ok(Outcome {
        ok: reason.is_empty(),
        took: started.elapsed(),
        text: String::from_utf8_lossy(&fs::read(&log)?).into_owned(),
        reason,
    })
}

/// Like [`run`], and a failure is an error that carries the tail of the log.
///
/// # Errors
/// When the command cannot start, fails, or takes too long.
pub fn must(name: &str, command: &mut Command, limit: Duration) -> Result<Outcome> {
    let outcome = run(name, command, limit)?;
    if !outcome.ok {
        bail!("{}\n{}", outcome.reason, outcome.tail(40));
    }
    Ok(outcome)
}

/// What a short command prints, or nothing when it is missing or fails.
pub fn answer(program: &str, words: &[&str]) -> Option<String> {
    let output = project::command(program)
        .args(words)
        .stdin(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Starts a command in the background with its output in `target/xtask/<name>.log`.
///
/// # Errors
/// When it cannot be started.
pub fn start(name: &str, command: &mut Command) -> Result<Running> {
    Ok(Running(spawn_logged(command, &log_path(name)?)?))
}

/// A child that ends when this is dropped, with everything it started.
pub struct Running(pub Child);

impl Running {
    /// Sends the child a signal and gives it some time; after that it is killed.
    pub fn ask_to_end(&mut self, signal: &str, patience: Duration) {
        let id = self.0.id().to_string();
        // It may have ended by itself.
        let _ = Command::new("kill")
            .args(["-s", signal, &id])
            .stderr(Stdio::null())
            .status();
        let asked = Instant::now();
        while matches!(self.0.try_wait(), Ok(None)) {
            if asked.elapsed() > patience {
                return self.stop();
            }
            sleep(Duration::from_millis(20));
        }
    }

    /// Kills the child and its descendants.
    pub fn stop(&mut self) {
        let mut doomed = descendants(self.0.id());
        doomed.push(self.0.id());
        let ids: Vec<String> = doomed.iter().map(u32::to_string).collect();
        // Some may have ended meanwhile; what counts is that none is left.
        let _ = Command::new("kill")
            .arg("-KILL")
            .args(ids)
            .stderr(Stdio::null())
            .status();
        let _ = self.0.wait();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if matches!(self.0.try_wait(), Ok(None)) {
            self.stop();
        }
    }
}

/// Where the log of a child lies.
pub fn log_path(name: &str) -> Result<PathBuf> {
    let folder = project::target("xtask");
    fs::create_dir_all(&folder)?;
    Ok(folder.join(format!(
        "{}.log",
        name.replace(|c: char| !c.is_ascii_alphanumeric(), "-")
    )))
}

fn spawn_logged(command: &mut Command, log: &PathBuf) -> Result<Child> {
    let out = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    let err = out.try_clone()?;
    command
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(err)
        .spawn()
        .with_context(|| format!("cannot start {}", command.get_program().to_string_lossy()))
}

/// All processes below one, from Linux's /proc; empty elsewhere.
fn descendants(of: u32) -> Vec<u32> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Ok(id) = entry.file_name().to_string_lossy().parse::<u32>() else {
            continue;
        };
        let stat = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        // The name stands in brackets and may itself hold brackets and blanks.
        let Some((_, rest)) = stat.rsplit_once(')') else {
            continue;
        };
        if let Some(parent) = rest
            .split_whitespace()
            .nth(1)
            .and_then(|word| word.parse().ok())
        {
            children.entry(parent).or_default().push(id);
        }
    }
    let mut found = Vec::new();
    let mut open = vec![of];
    while let Some(id) = open.pop() {
        for &child in children.get(&id).into_iter().flatten() {
            found.push(child);
            open.push(child);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Duration, run, sleep};
    use std::process::Command;

    #[test]
    fn child_past_its_limit_is_stopped_with_its_children() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 600 & echo $!; wait"]);
        let outcome = run("test-limit", &mut command, Duration::from_millis(300)).unwrap();
        assert!(!outcome.ok);
        // The signal is sent; the machine may take a moment to act on it.
        let gone = (0..500).any(|_| {
            sleep(Duration::from_millis(10));
            is_gone(outcome.text.trim())
        });
        assert!(gone, "process {} still runs", outcome.text.trim());
    }

    /// Gone, or dead and waiting to be reaped by the machine's first process.
    fn is_gone(id: &str) -> bool {
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        stat.is_empty() || stat.contains(") Z ")
    }

    #[test]
    fn failing_child_is_reported_with_what_it_said() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo the reason; exit 3"]);
        let outcome = run("test-failing", &mut command, Duration::from_secs(20)).unwrap();
        assert!(!outcome.ok);
        assert_eq!(outcome.tail(1), "the reason");
        assert!(
            outcome.reason.contains("exit status: 3"),
            "{}",
            outcome.reason
        );
    }
}
