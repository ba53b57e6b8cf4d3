//! `serve`: the API and the apps until told to stop.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, bail};
use axum::serve::ListenerExt as _;
use clap::Args;
use tokio::net::TcpListener;

use crate::http::{router, watch_others};
use crate::privacy::{Way, keep_telling};
use crate::sequencer::keep_the_calendar;
use crate::sign_in::keep_tidy;
use crate::store::Store;
use crate::{AppState, Clock, Settings};

/// How long answers in flight may take when the server ends.
const LAST_ANSWERS: Duration = Duration::from_secs(10);

/// Where the database is.
#[derive(Args, Clone, Debug)]
pub struct Database {
    /// `postgres://…`, or a SQLite file, made if missing; `linli.db` where nothing is said.
    #[arg(long, env = "LINLI_DATABASE")]
    database: Option<String>,
    /// A file that holds the database's address, for an address with a password in it. In place of
    /// `--database`, never beside it.
    #[arg(long, env = "LINLI_DATABASE_FILE")]
    database_file: Option<PathBuf>,
}

impl Database {
    /// The address.
    ///
    /// # Errors
    /// When the file cannot be read, or two databases are named: which of them is meant is not guessed.
    pub fn address(&self) -> anyhow::Result<String> {
        let named = self.database.as_ref().filter(|it| !it.is_empty());
        match (&self.database_file, named) {
            (Some(path), Some(named)) => bail!(
                "two databases are named, {named} and the one in {}: take LINLI_DATABASE or \
                 LINLI_DATABASE_FILE away",
                path.display()
            ),
            (None, named) => Ok(named.map_or("linli.db", String::as_str).to_owned()),
            (Some(path), None) => {
                let text = std::fs::read_to_string(path);
                let text = text.with_context(|| format!("cannot read {}", path.display()))?;
                Ok(text.trim().to_owned())
            }
        }
    }

    /// Opens it.
    ///
    /// # Errors
    /// When it does not answer, or its tables are newer than this program.
    pub async fn open(&self) -> anyhow::Result<Store> {
        let store = Store::open(&self.address()?).await;
        store.context("cannot open the database")
    }
}

/// How to serve.
#[derive(Args, Clone, Debug)]
pub struct Listening {
    /// Address and port to listen on.
    #[arg(long, env = "LINLI_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// How many proxies stand before this server; as many addresses are trusted from the right of
    /// X-Forwarded-For.
    #[arg(long, env = "LINLI_TRUSTED_HOPS", default_value_t = 0)]
    pub trusted_hops: usize,
    /// The address residents type, such as https://linli.example.
    #[arg(long, env = "LINLI_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Serve the apps from this folder instead of those inside the program.
    #[arg(long, env = "LINLI_DIST")]
    pub dist: Option<PathBuf>,
    /// The program that sends codes to telephones: it reads one line {"phone","code"} and ends
    /// with 0 when the message is out. Without it nobody signs in by telephone.
    #[arg(long, env = "LINLI_SMS_PROGRAM")]
    pub sms_program: Option<PathBuf>,
    /// A file with the line that `push-key` prints. Without it no notifications are sent, and no
    /// phone is offered them.
    #[arg(long, env = "LINLI_PUSH_KEY_FILE")]
    pub push_key_file: Option<PathBuf>,
    /// Whom a push service may ask about this installation, such as mailto:office@linli.example.
    /// The public address where it is not given; some services demand one.
    #[arg(long, env = "LINLI_PUSH_CONTACT")]
    pub push_contact: Option<String>,
    /// Push services beside those of Chrome, Firefox, Edge and Safari, by host.
    #[arg(long, env = "LINLI_PUSH_HOSTS", value_delimiter = ',')]
    pub push_hosts: Vec<String>,
    /// The folder of the fonts for archive PDFs, for a program that was built with `pdf`. Without it
    /// the fonts of the system with Chinese signs are looked for.
    #[arg(long, env = "LINLI_PDF_FONTS")]
    pub pdf_fonts: Option<PathBuf>,
}

impl Listening {
    /// The settings of a server that listens so.
    ///
    /// # Errors
    /// When the key for notifications cannot be read, or is none; when no font lies in the folder of
    /// fonts.
    pub fn settings(&self) -> anyhow::Result<Settings> {
        let read = |path: &PathBuf| {
            let text = std::fs::read_to_string(path);
            text.with_context(|| format!("cannot read {}", path.display()))
        };
        let push_key = self.push_key_file.as_ref().map(read).transpose()?;
        let contact = self.push_contact.clone();
        let settings = Settings {
            trusted_hops: self.trusted_hops,
            dist: self.dist.clone(),
            public_url: self.public_url.clone(),
            sms_program: self.sms_program.clone(),
            push_key: push_key.map(|text| text.trim().to_owned()),
            push_contact: contact.or_else(|| self.public_url.clone()),
            push_hosts: self.push_hosts.clone(),
            pdf_fonts: self.pdf_fonts.clone(),
            ..Settings::default()
        };
        crate::push::sender(&settings)?;
        crate::exports::Press::of(&settings)?;
        Ok(settings)
    }
}

/// Serve the API and the apps.
#[derive(Args, Clone, Debug)]
pub struct Serve {
    #[command(flatten)]
    database: Database,
    #[command(flatten)]
    listening: Listening,
}

pub(super) async fn run(it: Serve) -> anyhow::Result<()> {
    let store = it.database.open().await?;
    let state = AppState::new(store, Clock::SYSTEM, it.listening.settings()?);
    listen(state, it.listening.listen).await
}

/// Reads the settings as `serve` would and says what came of it.
pub(super) async fn check(it: &Serve) -> anyhow::Result<()> {
    let settings = it.listening.settings()?;
    if let Some(url) = &settings.public_url {
        let served = url.starts_with("https://") || url.starts_with("http://");
        anyhow::ensure!(
            served && !url.ends_with('/'),
            "LINLI_PUBLIC_URL is https://… without a / at its end"
        );
    }
    if let Some(dist) = &it.listening.dist {
        let page = dist.join("app/index.html");
        anyhow::ensure!(page.exists(), "there is no {}", page.display());
    }
    let store = it.database.open().await?;
    let communities = store.communities().await?;
    println!("listen: {}", it.listening.listen);
    println!("database: version {}", store.version().await?);
    println!("communities: {}", communities.len());
    store.close().await;
    Ok(())
}

/// Serves until the process is asked to end; what was begun is finished first.
///
/// # Errors
/// When the address is taken.
pub async fn listen(state: AppState, address: SocketAddr) -> anyhow::Result<()> {
    let listener = TcpListener::bind(address).await;
    let listener = listener.with_context(|| format!("cannot listen on {address}"))?;
    let address = listener.local_addr()?;
    tracing::info!(%address, "listening");
    println!("listening on http://{address}");
    crate::http::keep_figures();
    tokio::spawn(watch_others(state.clone()));
    tokio::spawn(keep_tidy(state.clone()));
    tokio::spawn(keep_the_calendar(state.clone()));
    for way in [Way::Messages, Way::Devices] {
        tokio::spawn(keep_telling(state.clone(), way));
    }
    let listener = listener.tap_io(|connection| {
        if let Err(error) = connection.set_nodelay(true) {
            tracing::debug!(%error, "cannot turn off delays");
        }
    });
    let app = router(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let stopping = state.stopping.clone();
    let stop = async move {
        told_to_end().await;
        tracing::info!("ending: answers in flight are finished first");
        stopping.send_replace(true);
    };
    let mut ending = state.stopping.subscribe();
    let late = async move {
        let _ = ending.wait_for(|ending| *ending).await;
        tokio::time::sleep(LAST_ANSWERS).await;
    };
    tokio::select! {
        served = axum::serve(listener, app).with_graceful_shutdown(stop) => served?,
        () = late => tracing::warn!("some answers took too long"),
    }
    state.store.close().await;
    Ok(())
}

async fn told_to_end() {
    let interrupt = tokio::signal::ctrl_c();
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = interrupt => {}
        () = terminate => {}
    }
}
