//! The replica as views see it: reads follow its version, acts go through it.

use domain::members::{Community, Compound, Member, Neighbour, Office};
use domain::{Actor, Calendar, Command, Day, Entity, OfficeRules, PersonId, Timestamp, Town};
use leptos::prelude::*;
use offline::{Act, ActId, Office as OfficeDesk, Replica, Status, Unsaved};
use std::time::Duration;
use wire::SessionInfo;

/// The book of the office (台账): everything this computer holds of the community.
///
/// Derived, never synchronised: each read follows one version that the replica raises.
#[derive(Clone, Copy)]
pub(crate) struct Book {
    replica: StoredValue<Replica, LocalStorage>,
    version: RwSignal<u64>,
    /// Follows the clock, so that time left is told anew.
    tick: RwSignal<u64>,
}

/// The book, wherever a view is built.
pub(crate) fn use_book() -> Book {
    expect_context()
}

impl Book {
    /// Opens the book on a replica.
    pub(crate) fn open(replica: Replica) -> Self {
        const TICK: Duration = Duration::from_secs(20);
        let version = RwSignal::new(replica.version());
        let tick = RwSignal::new(0);
        replica.on_change(Box::new(move || version.update(|version| *version += 1)));
        set_interval(move || tick.update(|tick| *tick += 1), TICK);
        let replica = StoredValue::new_local(replica);
        Self {
            replica,
            version,
            tick,
        }
    }

    /// The replica itself, for what is neither read nor act: sessions, files.
    pub(crate) fn replica(self) -> Replica {
        self.replica.with_value(Clone::clone)
    }

    /// Reads the town as shown: confirmed records with waiting acts over them.
    pub(crate) fn read<T>(self, read: impl FnOnce(&dyn Town) -> T) -> T {
        self.version.track();
        self.replica.with_value(|replica| replica.read(read))
    }

    /// The record with this id.
    pub(crate) fn get<E: Entity>(self, id: E::Id) -> Option<E> {
        self.read(|town| town.get::<E>(id))
    }

    /// The records that belong to a parent.
    pub(crate) fn of<E: Entity>(self, parent: E::Parent) -> Vec<E> {
        self.read(|town| town.of::<E>(parent))
    }

    /// All records of a type.
    pub(crate) fn all<E: Entity>(self) -> Vec<E> {
        self.version.track();
        self.replica.with_value(Replica::all::<E>)
    }

    /// The community this office serves, once it is here.
    pub(crate) fn community(self) -> Option<Community> {
        self.all::<Community>().into_iter().next()
    }

    /// Its compound; one in this edition.
    pub(crate) fn compound(self) -> Option<Compound> {
        self.all::<Compound>().into_iter().next()
    }

    /// Now, by the server's clock, told anew as it passes.
    pub(crate) fn now(self) -> Timestamp {
        self.tick.track();
        self.replica.with_value(Replica::now)
    }

    /// Today in Shanghai.
    pub(crate) fn today(self) -> Day {
        self.now().day()
    }

    /// How the replica and its line to the server stand.
    pub(crate) fn status(self) -> Status {
        self.version.track();
        self.replica.with_value(Replica::status)
    }

    /// My acts, newest first.
    pub(crate) fn acts(self) -> Vec<Act> {
        self.version.track();
        self.replica.with_value(Replica::acts)
    }

    /// Who is signed in.
    pub(crate) fn session(self) -> Option<SessionInfo> {
        self.version.track();
        self.replica.with_value(Replica::session)
    }

    /// The one who acts here, as the rules see them.
    pub(crate) fn actor(self) -> Actor {
        self.version.track();
        self.replica.with_value(Replica::actor)
    }

    /// Whether I hold an office that may decide for the residents' committee (书记).
    pub(crate) fn is_secretary(self) -> bool {
        self.actor().holds(Office::Secretary)
    }

    /// A person's name as staff read it.
    pub(crate) fn name(self, person: PersonId) -> String {
        let member = self
            .get::<Member>(person)
            .map(|member| member.name.to_string());
        let neighbour = || {
            self.get::<Neighbour>(person)
                .map(|neighbour| neighbour.shown)
        };
        member.or_else(neighbour).unwrap_or_else(|| "—".to_owned())
    }

    /// Until when the office answers what came in at an instant, by its rules of that day.
    pub(crate) fn due(
        self,
        from: Timestamp,
        working_days: fn(&OfficeRules) -> u16,
    ) -> Option<Timestamp> {
        let pack = self.community()?.rules(from.day())?;
        Some(Calendar::built_in().due(from, working_days(&pack.office)))
    }

    /// Submits an act; it is saved here before it is sent.
    pub(crate) async fn submit(self, command: Command) -> Result<ActId, Unsaved> {
        self.replica().submit(command).await
    }

    /// What the office alone may ask of the server: rosters, slips, exports.
    pub(crate) fn office(self) -> OfficeDesk {
        self.replica.with_value(Replica::office)
    }
}
