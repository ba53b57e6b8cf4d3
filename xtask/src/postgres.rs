//! A throw-away PostgreSQL cluster for the tests, on a free port of this machine alone.

use crate::{process, project, setup};
use anyhow::{Context, Result, bail};
use std::fs;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

/// A running cluster; it and its files are gone when this is dropped.
pub struct Cluster {
    server: process::Running,
    folder: PathBuf,
    port: u16,
}

/// PostgreSQL refuses to run as root, so root lends it another account.
#[derive(Clone, Copy)]
struct Account {
    user: u32,
    group: u32,
}

impl Cluster {
    /// Makes and starts a cluster.
    ///
    /// # Errors
    /// When PostgreSQL is missing or does not answer within half a minute.
    pub fn start() -> Result<Self> {
        let programs = setup::postgres_programs()?;
        let account = unprivileged()?;
        let folder = std::env::temp_dir().join(format!("linli-postgres-{}", std::process::id()));
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        if let Some(Account { user, group }) = account {
            std::os::unix::fs::chown(&folder, Some(user), Some(group))?;
        }
        let program = |name: &str| as_account(&programs.join(name), &folder, account);

        let mut init = program("initdb");
        init.arg("-D").arg(folder.join("data"));
        init.args([
            "-U",
            "linli",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ]);
        process::must("postgres-init", &mut init, Duration::from_secs(120))?;

        let port = free_port()?;
        let mut serve = program("postgres");
        serve
            .arg("-D")
            .arg(folder.join("data"))
            .arg("-k")
            .arg(&folder);
        serve.args(["-p", &port.to_string(), "-c", "max_connections=200"]);
        serve.args(["-c", "listen_addresses=127.0.0.1"]);
        let server = process::start("postgres", &mut serve)?;
        let mut cluster = Self {
            server,
            folder,
            port,
        };
        cluster.wait(&programs)?;
        Ok(cluster)
    }

    /// The address for `LINLI_TEST_POSTGRES`; the account may create databases.
    pub fn url(&self) -> String {
        format!("postgres://linli@127.0.0.1:{}/postgres", self.port)
    }

    fn wait(&mut self, programs: &Path) -> Result<()> {
        let ready = programs.join("pg_isready").to_string_lossy().into_owned();
        for _ in 0..150 {
            let port = self.port.to_string();
            if process::answer(&ready, &["-q", "-h", "127.0.0.1", "-p", &port]).is_some() {
                return Ok(());
            }
            if let Some(status) = self.server.0.try_wait()? {
                let log = fs::read_to_string(process::log_path("postgres")?)?;
                bail!("postgres ended with {status}\n{log}");
            }
            sleep(Duration::from_millis(200));
        }
        bail!(
            "postgres did not answer within 30 s; see {:?}",
            process::log_path("postgres")?
        );
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // In order, so that no shared memory stays behind.
        self.server.ask_to_end("INT", Duration::from_secs(10));
        // A leftover folder in the machine's temp folder does no harm.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// None when we are not root and can run it ourselves.
fn unprivileged() -> Result<Option<Account>> {
    let id = |words: &[&str]| process::answer("id", words).and_then(|text| text.parse().ok());
    if id(&["-u"]) != Some(0) {
        return Ok(None);
    }
    let account = ["postgres", "nobody"].into_iter().find_map(|name| {
        Some(Account {
            user: id(&["-u", name])?,
            group: id(&["-g", name])?,
        })
    });
    Ok(Some(account.context(
        "PostgreSQL needs an account other than root: add one, say postgres",
    )?))
}

fn as_account(program: &Path, folder: &Path, account: Option<Account>) -> Command {
    let mut command = project::command(&program.to_string_lossy());
    // The account may not enter the repository's folder.
    command.current_dir(folder).env("LC_ALL", "C");
    if let Some(Account { user, group }) = account {
        command.uid(user).gid(group);
    }
    command
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
