//! `set-up` and `worker`: the first acts of an installation, by whoever runs the server.

use std::io::Read as _;
use std::path::PathBuf;

use anyhow::{anyhow, ensure};
use clap::Args;
use domain::members::{
    self, Community as Place, EnrolWorker, GrantRole, Office, Phone, Scope, SetUp,
};
use domain::{Command, CommunityId, CompoundId, Lang, Line, PersonId, RoleId, Town};

use super::serve::Database;
use crate::sequencer::{By, Communities, Community};
use crate::sign_in::{Worker, hashed};
use crate::{Clock, Failure, chance};

/// The fewest characters of a password.
const LEAST_PASSWORD: usize = 10;

/// Years a worker's first term lasts.
const TERM_DAYS: i32 = 5 * 365;

/// Create a community with its compound.
#[derive(Args, Clone, Debug)]
pub struct NewCommunity {
    /// The community's name, such as 临江社区.
    #[arg(long)]
    name: String,
    /// The compound's name, such as 临江里小区.
    #[arg(long)]
    compound: String,
    /// The rule pack: national, beijing, hangzhou, taiyuan or wuhan.
    #[arg(long, default_value = "national")]
    pack: String,
    /// The telephone that always works.
    #[arg(long)]
    telephone: String,
    /// Public places of the compound, such as 东门; may be given again and again.
    #[arg(long = "spot")]
    spots: Vec<String>,
    #[command(flatten)]
    database: Database,
}

/// Let a community worker sign in, or change their password. The password is read from a file, or
/// from the standard input.
#[derive(Args, Clone, Debug)]
pub struct NewWorker {
    /// The login name.
    #[arg(long)]
    login: String,
    /// The worker's name.
    #[arg(long)]
    name: String,
    /// The telephone that codes are sent to.
    #[arg(long)]
    phone: String,
    /// May also screen proposals, form councils and give offices.
    #[arg(long)]
    secretary: bool,
    /// A file that holds the password.
    #[arg(long, env = "LINLI_WORKER_PASSWORD_FILE")]
    password_file: Option<PathBuf>,
    #[command(flatten)]
    database: Database,
}

pub(super) async fn set_up(it: NewCommunity) -> anyhow::Result<()> {
    let line = |text: &str| Line::new(text);
    let id = CommunityId(chance::new_id());
    let spots: Result<Vec<Line>, _> = it.spots.iter().map(|name| line(name)).collect();
    let command = SetUp {
        community: id,
        name: line(&it.name)?,
        pack: it.pack,
        telephone: line(&it.telephone)?,
        compound: CompoundId(chance::new_id()),
        compound_name: line(&it.compound)?,
        spots: spots?,
        sample: false,
    };
    let store = it.database.open().await?;
    ensure!(
        store.communities().await?.is_empty(),
        "there is a community already"
    );
    // Tried on nothing first, so that a refusal leaves no empty community behind.
    let act = Command::Members(members::Command::SetUp(command.clone()));
    let now = Clock::SYSTEM.now();
    domain::decide(&act, &domain::Actor::System, now, &domain::Plain::default())
        .map_err(|refusal| anyhow!(refusal.sentence(Lang::En)))?;
    let communities = Communities::new(store, Clock::SYSTEM);
    let community = communities.found(id).await.map_err(told)?;
    community.act(act, By::System).await.map_err(told)?;
    println!("community {id}, compound {}", command.compound);
    Ok(())
}

pub(super) async fn worker(it: NewWorker) -> anyhow::Result<()> {
    let password = match &it.password_file {
        Some(file) => std::fs::read_to_string(file)?,
        None => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text)?;
            text
        }
    };
    let password = password.trim_end_matches(['\r', '\n']);
    ensure!(
        password.chars().count() >= LEAST_PASSWORD,
        "a password has {LEAST_PASSWORD} characters or more"
    );
    let login = Line::new(&it.login)?;
    let phone = Phone::new(&it.phone)?;
    let store = it.database.open().await?;
    let communities = Communities::new(store.clone(), Clock::SYSTEM);
    let community = communities.home().await.map_err(told)?;
    let known = store.worker(community.id, login.as_str()).await?;
    let person = match known {
        Some(known) => known.person,
        None => enrol(&it, &phone, &community).await?,
    };
    let worker = Worker {
        person,
        password: hashed(password),
        phone,
    };
    store
        .keep_worker(community.id, login.as_str(), &worker)
        .await?;
    println!("{login} can sign in");
    Ok(())
}

/// Makes a worker known and gives them their offices.
async fn enrol(it: &NewWorker, phone: &Phone, community: &Community) -> anyhow::Result<PersonId> {
    let person = PersonId(chance::new_id());
    let enrol = members::Command::EnrolWorker(EnrolWorker {
        community: community.id,
        person,
        name: Line::new(&it.name)?,
        phone: Some(phone.clone()),
    });
    let until = Clock::SYSTEM.now().day().plus(TERM_DAYS);
    let grant = |office| {
        members::Command::GrantRole(GrantRole {
            id: RoleId(chance::new_id()),
            person,
            office,
            scope: Scope::Community(community.id),
            until,
        })
    };
    let mut acts = vec![enrol, grant(Office::Staff)];
    if it.secretary {
        acts.push(grant(Office::Secretary));
    }
    let there = community.look(|town| (town as &dyn Town).has::<Place>(community.id));
    ensure!(there, "set the community up first");
    for act in acts {
        let done = community.act(Command::Members(act), By::System).await;
        done.map_err(told)?;
    }
    Ok(person)
}

fn told(failure: Failure) -> anyhow::Error {
    match failure.refusal {
        Some(refusal) => anyhow!(refusal.sentence(Lang::En)),
        None => anyhow!(
            "{} {}",
            failure.code.as_str(),
            failure.detail.unwrap_or_default()
        ),
    }
}
