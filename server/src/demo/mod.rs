//! The demo neighbourhood (样例社区): planted on first start, all of it through the rules.
//!
//! Every record comes out of `domain::decide`, through the sequencer, at an instant before now;
//! nothing is written by hand. Ids are derived, so that two demos differ in their instants alone.

mod assessment;
mod bodies;
mod brought;
mod choices;
mod council;
mod covenant;
mod duty;
mod election;
mod emergency;
mod funds;
mod grid;
mod helping;
mod issues;
mod lift;
mod meetings;
mod needs;
mod neighbours;
mod notices;
mod owners;
mod people;
mod photos;
mod points;
mod privacy;
mod projects;
mod proposals;
mod renovation;
mod rooms;
mod scenes;
mod schedule;
mod sentiment;
mod sheet;
mod talk;
mod together;
mod volunteering;
mod works;
mod year;

use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use domain::members::{self, EnrolWorker, GrantRole, Office, Phone, Scope, SetUp};
use domain::{
    Command, CommunityId, CompoundId, Digest, Line, PersonId, RoleId, SittingId, Timestamp,
};
use uuid::Uuid;

pub use sheet::{Account, Sheet};
pub use works::PlanAt;

use crate::Clock;
use crate::imports;
use crate::sequencer::{By, Communities, Community};
use crate::sign_in::{self, Worker};
use crate::store::Store;
use schedule::Schedule;

/// The sample roster.
const ROSTER: &[u8] = include_bytes!("../../../testkit/samples/roster.xlsx");

/// The rule pack of the demo.
const PACK: &str = "linjiang";

/// What the demo's community worker signs in with.
const LOGIN: &str = "sun";
const PASSWORD: &str = "linjiang-2026";
const PHONE: &str = "13907110001";

/// What a second worker signs in with, who keeps the books.
const CLERK_LOGIN: &str = "lin";
const CLERK_PASSWORD: &str = "linjiang-2027";
const CLERK_PHONE: &str = "13907110009";

/// The public places of the compound.
const SPOTS: [&str; 7] = [
    "东门",
    "北门",
    "中心花园",
    "地下车库",
    "车棚",
    "7号楼西侧空地",
    "社区活动室",
];

/// The file with who can sign in and with what, beside the database.
pub const SHEET: &str = "demo.json";

/// The database in a demo's folder.
pub const DATABASE: &str = "linli.db";

/// The demo's telephone: codes as JSON lines.
pub const SMS: &str = "sms.log";
/// Where notifications go.
pub const PUSH: &str = "push.log";

/// Opens the demo of a folder; on first start it is planted as of now. `empty` leaves out the
/// roster and everything that rests on it.
///
/// # Errors
/// When the folder cannot be written or a sample does not fit the rules.
pub async fn open(data: &Path, now: Timestamp, empty: bool) -> anyhow::Result<(Store, Sheet)> {
    let kind = if empty { Kind::Empty } else { Kind::Usual };
    open_as(data, now, kind).await
}

/// What is planted on first start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The community and its worker alone, without a roster.
    Empty,
    /// The sample, all of it shortly before now.
    Usual,
    /// The sample, and an emergency that was declared a quarter of an hour ago.
    Emergency,
    /// The sample with its renovation at this stage; where that comes later, the rest of the sample is
    /// some months old.
    Plan(PlanAt),
}

/// The same for any kind.
///
/// # Errors
/// When the folder cannot be written or a sample does not fit the rules.
pub async fn open_as(data: &Path, now: Timestamp, kind: Kind) -> anyhow::Result<(Store, Sheet)> {
    std::fs::create_dir_all(data).context("cannot make the demo's folder")?;
    let database = data.join(DATABASE);
    let sheet = data.join(SHEET);
    if !database.exists() {
        // Planted aside and moved in place whole: a demo cut short while planting starts afresh.
        let aside = data.join("planting.db");
        for name in ["planting.db", "planting.db-wal", "planting.db-shm"] {
            let _ = std::fs::remove_file(data.join(name));
        }
        let store = Store::open(text(&aside)?).await?;
        let planted = plant(&store, now, kind).await?;
        store.close().await;
        std::fs::write(&sheet, serde_json::to_vec_pretty(&planted)?)?;
        std::fs::rename(&aside, &database)?;
    }
    let store = Store::open(text(&database)?).await?;
    let sheet = std::fs::read(&sheet).context("the demo's folder has no demo.json")?;
    Ok((store, serde_json::from_slice(&sheet)?))
}

/// Takes away what a folder holds of a demo, so that it is planted anew.
///
/// # Errors
/// When a file cannot be taken away.
pub fn forget(data: &Path) -> anyhow::Result<()> {
    let database = ["", "-wal", "-shm"].map(|end| format!("{DATABASE}{end}"));
    for name in database
        .iter()
        .map(String::as_str)
        .chain([SHEET, SMS, PUSH])
    {
        match std::fs::remove_file(data.join(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("cannot take {name} away"));
            }
            _ => {}
        }
    }
    Ok(())
}

fn text(path: &Path) -> anyhow::Result<&str> {
    path.to_str().context("the folder's name is no text")
}

/// Plants a neighbourhood into an empty store.
///
/// # Errors
/// When a sample does not fit the rules.
pub async fn plant(store: &Store, until: Timestamp, kind: Kind) -> anyhow::Result<Sheet> {
    let now = match kind {
        Kind::Plan(PlanAt::Works | PlanAt::Warranty) => until.plus_days(-works::AFTER),
        Kind::Empty | Kind::Usual | Kind::Emergency | Kind::Plan(PlanAt::Survey | PlanAt::Menu) => {
            until
        }
    };
    let back = year::back(now, kind);
    let seed = Seed {
        now,
        back,
        clock: Clock::manual(now.plus_days(-back)),
    };
    let communities = Communities::new(store.clone(), seed.clock.clone());
    let id = CommunityId(derived("community", 0));
    let community = communities.found(id).await.map_err(schedule::fault)?;
    let staff = seed.office(&community, store).await?;
    let mut sheet = Sheet::new(staff_account());
    if kind == Kind::Empty {
        return Ok(sheet);
    }
    sheet.clerk = Some(seed.second(&community, store).await?);
    seed.clock.set(seed.first(2));
    let draft = imports::draft(ROSTER, None)?;
    let compound = seed.compound();
    let file = (Digest::of(ROSTER), compound);
    imports::commit(&community, &draft, file, By::Person(staff))
        .await
        .map_err(schedule::fault)?;
    let mut schedule = Schedule::default();
    let people = people::settle(&seed, &community, staff, &mut schedule)?;
    let council = council::meet(&seed, &people, &mut schedule);
    proposals::propose(&seed, &people, &council, &mut schedule)?;
    meetings::keep(&people, &council, &mut schedule);
    choices::choose(&seed, &people, &mut schedule);
    election::elect(&seed, &people, &mut schedule);
    neighbours::form(&seed, &people, &mut schedule);
    projects::carry_out(&seed, &people, &mut schedule);
    together::help(&seed, &people, &mut schedule);
    volunteering::give(&seed, &people, &mut schedule)?;
    helping::give(&seed, &people, &mut schedule)?;
    issues::report(&seed, &people, &mut schedule)?;
    emergency::prepare(&seed, &people, &mut schedule)?;
    if kind == Kind::Emergency {
        emergency::evening(&seed, &people, &mut schedule);
    }
    notices::tell(&seed, &people, &mut schedule);
    sentiment::speak(&seed, &people, &mut schedule);
    covenant::agree(&seed, &people, &mut schedule);
    duty::report(&seed, &people, &mut schedule);
    rooms::open(&seed, &people, &mut schedule);
    funds::keep(&seed, &people, &mut schedule);
    assessment::assess(&seed, &people, &mut schedule);
    points::give(&seed, &people, &mut schedule);
    privacy::ask(&seed, &people, &mut schedule)?;
    brought::propose(&seed, &people, &mut schedule);
    owners::decide(&seed, &people, &community, &mut schedule);
    lift::way(&seed, &people, &community, &mut schedule);
    grid::walk(&seed, &people, &community, &mut schedule);
    match kind {
        Kind::Plan(PlanAt::Survey) => renovation::ask(&seed, &people, &mut schedule),
        Kind::Plan(PlanAt::Menu) => renovation::order(&seed, &people, &mut schedule)?,
        _ => renovation::plan(&seed, &people, &mut schedule)?,
    }
    let sat = year::live(&seed, &people, &mut schedule)?;
    let over_at = now.plus_days(-year::OVER);
    let before = schedule.until(over_at);
    before.run(&community, &seed.clock).await?;
    meetings::sign(&seed, &community, &sat, over_at).await?;
    schedule.run(&community, &seed.clock).await?;
    // The last minutes wait for their signatures.
    let mut past: Vec<SittingId> = council.past.iter().map(|it| it.id).collect();
    past.pop();
    meetings::sign(&seed, &community, &past, now.plus_minutes(-1)).await?;
    photos::keep(store, id, people.residents[0].person, now).await?;
    if let Kind::Plan(at @ (PlanAt::Works | PlanAt::Warranty)) = kind {
        works::carry(&seed, &people, &community, until, at).await?;
    }
    let seed = Seed { now: until, ..seed };
    sheet.fill(&seed, store, &community, &people).await?;
    Ok(sheet)
}

fn staff_account() -> Account {
    Account {
        name: "孙主任".to_owned(),
        phone: Some(PHONE.to_owned()),
        login: Some(LOGIN.to_owned()),
        password: Some(PASSWORD.to_owned()),
        ..Account::default()
    }
}

/// The instant that everything is relative to, and the clock that leads up to it.
struct Seed {
    now: Timestamp,
    /// How many days ago the community was set up.
    back: i64,
    clock: Clock,
}

impl Seed {
    /// So many days after the community was set up.
    fn first(&self, days: i64) -> Timestamp {
        self.now.plus_days(days - self.back)
    }

    fn community(&self) -> CommunityId {
        CommunityId(derived("community", 0))
    }

    fn compound(&self) -> CompoundId {
        CompoundId(derived("compound", 0))
    }

    /// Sets up the community and its worker.
    async fn office(&self, community: &Arc<Community>, store: &Store) -> anyhow::Result<PersonId> {
        let id = self.community();
        let staff = PersonId(derived("worker", 0));
        let phone = Phone::new(PHONE)?;
        let scope = Scope::Community(id);
        let grant = |number, office| {
            members::Command::GrantRole(GrantRole {
                id: RoleId(derived("role", number)),
                person: staff,
                office,
                scope,
                until: self.now.day().plus(730),
            })
        };
        let acts = [
            members::Command::SetUp(SetUp {
                community: id,
                name: line("临江社区"),
                pack: PACK.to_owned(),
                telephone: line("8555 0123"),
                compound: self.compound(),
                compound_name: line("临江里小区"),
                spots: SPOTS.map(line).to_vec(),
                sample: true,
            }),
            members::Command::EnrolWorker(EnrolWorker {
                community: id,
                person: staff,
                name: line("孙主任"),
                phone: Some(phone.clone()),
            }),
            grant(0, Office::Staff),
            grant(1, Office::Secretary),
        ];
        let mut schedule = Schedule::default();
        for act in acts {
            schedule.add(self.first(0), By::System, Command::Members(act));
        }
        schedule.run(community, &self.clock).await?;
        let worker = Worker {
            person: staff,
            password: sign_in::hashed(PASSWORD),
            phone,
        };
        store.keep_worker(id, LOGIN, &worker).await?;
        Ok(staff)
    }

    /// Enrols a second worker: whoever enters money does not confirm it.
    async fn second(&self, community: &Arc<Community>, store: &Store) -> anyhow::Result<Account> {
        let id = self.community();
        let phone = Phone::new(CLERK_PHONE)?;
        let acts = [
            members::Command::EnrolWorker(EnrolWorker {
                community: id,
                person: clerk(),
                name: line("林会计"),
                phone: Some(phone.clone()),
            }),
            members::Command::GrantRole(GrantRole {
                id: RoleId(derived("role", 5)),
                person: clerk(),
                office: Office::Staff,
                scope: Scope::Community(id),
                until: self.now.day().plus(730),
            }),
        ];
        let mut schedule = Schedule::default();
        for act in acts {
            schedule.add(self.first(1), By::System, Command::Members(act));
        }
        schedule.run(community, &self.clock).await?;
        let worker = Worker {
            person: clerk(),
            password: sign_in::hashed(CLERK_PASSWORD),
            phone,
        };
        store.keep_worker(id, CLERK_LOGIN, &worker).await?;
        Ok(Account {
            name: "林会计".to_owned(),
            phone: Some(CLERK_PHONE.to_owned()),
            login: Some(CLERK_LOGIN.to_owned()),
            password: Some(CLERK_PASSWORD.to_owned()),
            ..Account::default()
        })
    }
}

/// Who keeps the books with the community's worker.
fn clerk() -> PersonId {
    PersonId(derived("worker", 2))
}

/// The id of a thing of the demo, the same in every demo.
fn derived(what: &str, number: u64) -> Uuid {
    domain::derived(what, &[b"demo", &number.to_be_bytes()])
}

/// A number that looks like chance and is the same in every demo.
fn luck(what: &str, number: u64) -> u64 {
    derived(what, number).as_u64_pair().0
}

/// A text of the samples.
fn line(text: &str) -> Line {
    Line::new(text).expect("the demo's own texts fit a line")
}

fn prose(text: &str) -> domain::Prose {
    domain::Prose::new(text).expect("the demo's own texts fit a paragraph")
}

#[cfg(test)]
mod tests;
