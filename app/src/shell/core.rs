//! What every screen is given: the replica, the language, the minute, and a voice.

use std::time::Duration;

use components::Glyph;
use domain::members::{Actor, Me};
use domain::members::{Community, Compound};
use domain::{Command, Entity, Kind, Lang, PersonId, Record, Timestamp, Town};
use leptos::prelude::*;
use offline::{Act, Replica, Status, Unsaved};
use std::sync::Arc;

use crate::texts::Texts;

use super::later::{Arrival, Arrivals};
use super::{Settings, way};
use crate::parts::Part;

/// The replica and the settings, read before anything is drawn.
pub struct Opened {
    replica: Replica,
    settings: Settings,
    arrivals: Arrivals,
}

/// What lives as long as the page.
#[derive(Clone, Copy)]
pub struct Core {
    replica: StoredValue<Replica, LocalStorage>,
    version: RwSignal<u64>,
    minute: RwSignal<Timestamp>,
    settings: RwSignal<Settings>,
    toast: RwSignal<Option<(Glyph, String)>>,
    news: RwSignal<String>,
    arrivals: RwSignal<Arrivals>,
    path: RwSignal<String>,
    depth: StoredValue<i32>,
}

/// [`Core`] in the language that is shown now.
#[derive(Clone, Copy)]
pub struct Here {
    core: Core,
    /// The language.
    pub lang: Lang,
    /// The texts in it.
    pub t: Texts,
}

impl Core {
    /// Opens what the phone keeps.
    #[cfg(target_arch = "wasm32")]
    pub async fn open() -> Opened {
        let replica = Replica::open(offline::Config::default()).await;
        let settings = Settings::load(&replica).await;
        let mut arrivals = Arrivals::default();
        // Whoever needs it on the first screen sees no gap where it is going to stand.
        let needed = settings.care || replica.me().is_some();
        if needed && Part::Home.fetch().await.is_ok() {
            arrivals[Part::Home as usize] = Arrival::Here;
        }
        Opened {
            replica,
            settings,
            arrivals,
        }
    }

    /// To be called once, by the root of the views.
    pub fn new(opened: Opened) -> Self {
        let Opened {
            replica,
            settings,
            arrivals,
        } = opened;
        let version = RwSignal::new(0);
        let minute = RwSignal::new(replica.now());
        replica.on_change(Box::new(move || version.update(|version| *version += 1)));
        let core = Self {
            replica: StoredValue::new_local(replica),
            version,
            minute,
            settings: RwSignal::new(settings),
            toast: RwSignal::new(None),
            news: RwSignal::new(String::new()),
            arrivals: RwSignal::new(arrivals),
            path: way::followed(),
            depth: StoredValue::new(0),
        };
        set_interval(
            move || minute.set(core.replica.with_value(Replica::now)),
            Duration::from_secs(15),
        );
        core
    }

    /// How the person wants the app to be.
    pub fn settings(self) -> RwSignal<Settings> {
        self.settings
    }
}

impl Here {
    /// The same core in a language.
    pub fn new(core: Core, lang: Lang) -> Self {
        Self {
            core,
            lang,
            t: Texts { lang },
        }
    }

    /// The replica itself, for what is asked of it outside a view.
    pub fn replica(self) -> Replica {
        self.core.replica.get_value()
    }

    /// How the person wants the app to be.
    pub fn settings(self) -> RwSignal<Settings> {
        self.core.settings
    }

    /// Takes a setting over and keeps it.
    pub fn set(self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.core.settings.get_untracked();
        change(&mut settings);
        self.core.settings.set(settings);
        let replica = self.replica();
        leptos::task::spawn_local(async move { settings.keep(&replica).await });
    }

    /// Reads the records; a view that does is drawn anew when they change.
    pub fn read<T>(self, read: impl FnOnce(&dyn Town) -> T) -> T {
        self.core.version.track();
        self.core.replica.with_value(|replica| replica.read(read))
    }

    /// The record of a type with this id.
    pub fn get<E: Entity>(self, id: E::Id) -> Option<E> {
        self.read(|town| town.get(id))
    }

    /// The records of a type that belong to a parent.
    pub fn of<E: Entity>(self, parent: E::Parent) -> Vec<E> {
        self.read(|town| town.of(parent))
    }

    /// Every record of a type.
    pub fn all<E: Entity>(self) -> Vec<E> {
        self.core.version.track();
        self.core.replica.with_value(Replica::all)
    }

    /// The records of a kind that belong to a parent, not copied.
    pub fn children(self, kind: Kind, parent: impl Into<uuid::Uuid>) -> Vec<Arc<Record>> {
        self.read(|town| town.children(kind, parent.into()))
    }

    /// The community of this phone.
    pub fn community(self) -> Option<Community> {
        self.all::<Community>().into_iter().next()
    }

    /// The compound one lives in, or the only one there is.
    pub fn compound(self) -> Option<Compound> {
        let mine = self.actor().standings().first().map(|it| it.compound);
        let mine = mine.and_then(|id| self.get(id));
        mine.or_else(|| self.all::<Compound>().into_iter().next())
    }

    /// Who acts.
    pub fn actor(self) -> Actor {
        self.core.version.track();
        self.core.replica.with_value(Replica::actor)
    }

    /// The person signed in.
    pub fn person(self) -> Option<PersonId> {
        self.core.version.track();
        self.core.replica.with_value(Replica::me)
    }

    /// What one reads of oneself.
    pub fn me(self) -> Option<Me> {
        self.person().and_then(|id| self.get(id))
    }

    /// One's acts, newest first.
    pub fn acts(self) -> Vec<Act> {
        self.core.version.track();
        self.core.replica.with_value(Replica::acts)
    }

    /// Whether such an act of one's own waits for the server's answer.
    pub fn waits(self, which: &dyn Fn(&Command) -> bool) -> bool {
        self.core.version.track();
        self.core.replica.with_value(|replica| replica.waits(which))
    }

    /// How things stand between phone and server.
    pub fn status<T>(self, read: impl FnOnce(Status) -> T) -> T {
        self.core.version.track();
        read(self.core.replica.with_value(Replica::status))
    }

    /// The time, to the quarter of a minute.
    pub fn now(self) -> Timestamp {
        self.core.minute.get()
    }

    /// Does an act; the error is a sentence for the person.
    pub async fn submit(self, command: Command) -> Result<(), String> {
        match self.replica().submit(command).await {
            Ok(_) => Ok(()),
            Err(Unsaved::Refused(refusal)) => Err(refusal.sentence(self.lang)),
            Err(Unsaved::NotHere) => Err(self.t.state_part_text().to_owned()),
            Err(Unsaved::PhotoTooLarge | Unsaved::NotADocument | Unsaved::Storage(_)) => {
                Err(self.t.shell_not_stored().to_owned())
            }
        }
    }

    /// Says what has just happened, and what comes next, for a few seconds.
    pub fn say(self, text: impl Into<String>) {
        self.toasted(Glyph::CHECK, text.into());
    }

    /// Says that something was not done, and why.
    pub fn warn(self, text: impl Into<String>) {
        self.toasted(Glyph::ALERT, text.into());
    }

    fn toasted(self, glyph: Glyph, text: String) {
        let toast = self.core.toast;
        let said = (glyph, text);
        toast.set(Some(said.clone()));
        let stale = move || {
            if toast.get_untracked().as_ref() == Some(&said) {
                toast.set(None);
            }
        };
        set_timeout(stale, Duration::from_secs(6));
    }

    /// What has just happened.
    pub fn toast(self) -> Option<(Glyph, String)> {
        self.core.toast.get()
    }

    /// The last news for a screen reader.
    pub fn news(self) -> String {
        self.core.news.get()
    }

    /// Names the page: in the browser's bar, to a screen reader, aloud where that is wanted.
    pub fn title(self, title: &str) {
        document().set_title(&self.t.shell_title(title));
        if self.core.settings.get_untracked().aloud {
            components::read_aloud(title, self.lang.tag());
        }
        self.core.news.set(title.to_owned());
    }

    /// Names the page once its name is known.
    pub fn titled(self, title: Memo<Option<String>>) {
        Effect::new(move || {
            if let Some(title) = title.get() {
                self.title(&title);
            }
        });
    }

    /// The path of the address bar.
    pub fn path(self) -> RwSignal<String> {
        self.core.path
    }

    /// Goes to another address of the app.
    pub fn go(self, href: &str) {
        way::go(self.core.path, href, false);
    }

    /// Goes to another address in place of this one, which is over: a form that was sent.
    pub fn go_instead(self, href: &str) {
        self.step(-1);
        way::go(self.core.path, href, true);
    }

    /// Goes back where one came from, or up where one came from outside.
    pub fn back(self, up: &str) {
        let back = self.core.depth.get_value() > 0;
        let went = back && window().history().is_ok_and(|it| it.back().is_ok());
        if !went {
            self.go(up);
        }
    }

    /// How far a part of the program has come.
    pub fn arrival(self, part: Part) -> Arrival {
        self.core.arrivals.with(|arrivals| arrivals[part as usize])
    }

    /// Sends for a part, unless it is here or on its way.
    pub fn fetch(self, part: Part) {
        leptos::task::spawn_local(self.arrive(part));
    }

    /// The same, and waits until it is here or known to be out of reach.
    pub async fn arrive(self, part: Part) {
        let arrivals = self.core.arrivals;
        let now = arrivals.with_untracked(|arrivals| arrivals[part as usize]);
        if matches!(now, Arrival::Here | Arrival::Coming) {
            return;
        }
        let set = |arrival| arrivals.update(|arrivals| arrivals[part as usize] = arrival);
        set(Arrival::Coming);
        set(match part.fetch().await {
            Ok(()) => Arrival::Here,
            Err(_) => Arrival::Missing,
        });
    }

    pub(super) fn step(self, by: i32) {
        self.core.depth.update_value(|depth| *depth += by);
    }
}
