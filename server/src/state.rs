//! What every request shares.

use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::watch;

use crate::Clock;
use crate::exports::Press;
use crate::http::{Assets, Rates};
use crate::push::{NoPush, PushSender, sender};
use crate::sequencer::Communities;
use crate::sign_in::{LogSender, NoSender, ProgramSender, SmsSender, Tries};
use crate::store::Store;

/// What is set from outside, once, at the start.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// How many proxies stand before this server and can be trusted about addresses.
    pub trusted_hops: usize,
    /// Serve the apps from this folder instead of those inside the program.
    pub dist: Option<PathBuf>,
    /// The address residents type, such as `https://linli.example`; what slips' codes lead to.
    pub public_url: Option<String>,
    /// The sheet of a sample neighbourhood, as whose people anybody may look around: for demos alone.
    pub sample: Option<PathBuf>,
    /// Write codes into this file instead of sending them: for demos and tests alone.
    pub sms_file: Option<PathBuf>,
    /// The program that sends codes.
    pub sms_program: Option<PathBuf>,
    /// Write notifications into this file instead of sending them: for demos and tests alone.
    pub push_file: Option<PathBuf>,
    /// The secret key of this installation towards push services, as `linli push-key` prints it.
    pub push_key: Option<String>,
    /// Whom a push service may ask about this installation: `mailto:…` or `https://…`.
    pub push_contact: Option<String>,
    /// Push services beside those of the browsers' makers.
    pub push_hosts: Vec<String>,
    /// The folder of the fonts for archive PDFs; without it those of the system.
    pub pdf_fonts: Option<PathBuf>,
}

/// What every request shares. Cloned freely.
#[derive(Clone)]
pub struct AppState(Arc<Shared>);

/// The parts of an [`AppState`].
pub struct Shared {
    /// The database.
    pub store: Store,
    /// What time it is.
    pub clock: Clock,
    /// The communities and their sequencers.
    pub communities: Communities,
    /// What was set from outside.
    pub settings: Settings,
    /// The built apps.
    pub assets: Assets,
    /// Who may ask how often.
    pub rates: Rates,
    /// Who may try how often to sign in.
    pub tries: Tries,
    /// The way codes reach telephones.
    pub sms: Arc<dyn SmsSender>,
    /// The way notifications reach devices.
    pub push: Arc<dyn PushSender>,
    /// What sets archive PDFs, where this program and this machine can.
    pub press: Option<Press>,
    /// Turns true when the server is to end; long-lived answers end with it.
    pub stopping: watch::Sender<bool>,
}

impl AppState {
    /// A server over a store.
    pub fn new(store: Store, clock: Clock, settings: Settings) -> Self {
        let communities = Communities::new(store.clone(), clock.clone());
        Self::over(store, clock, communities, settings)
    }

    /// A server over communities that were made elsewhere.
    pub fn over(store: Store, clock: Clock, communities: Communities, settings: Settings) -> Self {
        let assets = Assets::new(settings.dist.clone());
        let file = settings.sms_file.clone();
        let sms: Arc<dyn SmsSender> = match (file, settings.sms_program.clone()) {
            (Some(file), _) => Arc::new(LogSender { file }),
            (None, Some(program)) => Arc::new(ProgramSender { program }),
            (None, None) => Arc::new(NoSender),
        };
        let push = sender(&settings).unwrap_or_else(|fault| {
            tracing::error!(%fault, "no notifications are sent");
            Arc::new(NoPush)
        });
        let press = Press::of(&settings).unwrap_or_else(|fault| {
            tracing::error!(%fault, "no archive PDFs are made");
            None
        });
        Self(Arc::new(Shared {
            store,
            clock,
            communities,
            settings,
            assets,
            rates: Rates::default(),
            tries: Tries::default(),
            sms,
            push,
            press,
            stopping: watch::Sender::new(false),
        }))
    }
}

impl std::ops::Deref for AppState {
    type Target = Shared;
    fn deref(&self) -> &Shared {
        &self.0
    }
}
