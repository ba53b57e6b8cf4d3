//! Residents: owners, family members and tenants, from the roster.

use anyhow::Context as _;
use domain::members::roster::Delivery;
use domain::members::{
    self, AdmitTenant, Claim, ClaimHome, GrantRole, Holder, Home, Office, Phone, Scope, Title,
    Usage,
};
use domain::{Command, Day, HomeId, Line, PersonId, RoleId, Town};

use super::schedule::Schedule;
use super::{Seed, derived, line};
use crate::imports::order;
use crate::sequencer::{By, Community};

/// Who speaks for the property company, among the residents.
pub const COMPANY: usize = 22;

/// Which of them speaks for the owners' committee.
pub const COMMITTEE: usize = 23;

/// How many owners take part.
const OWNERS: usize = 34;

/// Homes that the story needs by name: the resident, the neighbours, the grid worker.
const CHOSEN: [&str; 4] = ["7-2-602", "7-2-601", "8-2-201", "1-1-301"];

/// Family members and tenants: name, telephone, as what. Their homes follow the owners'.
const OTHERS: [(&str, &str, Claim); 9] = [
    ("梁晓雯", "13800020001", Claim::Tenant),
    ("周子昂", "13800020002", Claim::Tenant),
    ("何雨桐", "13800020003", Claim::Tenant),
    ("许文博", "13800020004", Claim::Tenant),
    ("陈桂芳", "13800020005", Claim::Family),
    ("秦思远", "13800020006", Claim::Family),
    ("罗秀英", "13800020007", Claim::Family),
    ("杜鹏飞", "13800020008", Claim::Family),
    ("马晨曦", "13800020009", Claim::Tenant),
];

/// The tenant who still waits to be admitted, so that the office has something to do.
const WAITING: usize = 8;

/// Someone who takes part.
#[derive(Clone, Debug)]
pub struct Resident {
    /// Who.
    pub person: PersonId,
    /// Name.
    pub name: Line,
    /// The last four characters of the certificate; owners only.
    pub tail: Option<Line>,
    /// Telephone, if known.
    pub phone: Option<Phone>,
    /// The home.
    pub home: Home,
}

/// Everyone who takes part.
pub struct People {
    /// The community's worker.
    pub staff: PersonId,
    /// Who keeps the books with them.
    pub clerk: PersonId,
    /// Owners: the chosen ones first.
    pub residents: Vec<Resident>,
    /// Family members and tenants in the order they are named above; none is waiting.
    pub others: Vec<Resident>,
    /// Who has a vote in the council, besides the worker.
    pub seated: Vec<Resident>,
    /// Who supervises the residents' committee.
    pub supervisor: Resident,
    /// Who carries projects out.
    pub contact: Resident,
}

impl People {
    /// Who may speak in the neighbourhood.
    pub fn everyone(&self) -> impl Iterator<Item = &Resident> {
        self.residents.iter().chain(&self.others)
    }
}

/// Picks people from the roster and lets them sign in.
pub fn settle(
    seed: &Seed,
    community: &Community,
    staff: PersonId,
    schedule: &mut Schedule,
) -> anyhow::Result<People> {
    let owned = community.look(owned);
    let mut residents = Vec::new();
    for address in CHOSEN {
        let found = owned
            .iter()
            .find(|(home, _)| home.address.as_str() == address);
        let (home, holder) = found.with_context(|| format!("no {address} in the roster"))?;
        residents.push(owner(residents.len(), home, holder));
    }
    let step = owned.len() / (OWNERS - CHOSEN.len()) - 1;
    let spread = owned.iter().skip(3).step_by(step.max(1));
    for (home, holder) in spread.filter(|(home, _)| !CHOSEN.contains(&home.address.as_str())) {
        let next = owner(residents.len(), home, holder);
        let known = residents
            .iter()
            .any(|it: &Resident| (&it.name, &it.tail) == (&next.name, &next.tail));
        if residents.len() < OWNERS && !known {
            residents.push(next);
        }
    }
    let joined = |index: usize| seed.first(10 + (index / 12) as i64 * 6);
    let act = |it: members::Command| Command::Members(it);
    for (index, it) in residents.iter().enumerate() {
        let claim = Claim::Owner {
            tail: it.tail.clone().context("owners have tails")?,
        };
        schedule.add(joined(index), By::System, act(claimed(seed, it, claim)));
    }
    let mut others = Vec::new();
    for (index, (name, phone, claim)) in OTHERS.into_iter().enumerate() {
        let it = Resident {
            person: PersonId(derived("resident", index as u64)),
            name: line(name),
            tail: None,
            phone: Some(Phone::new(phone)?),
            home: residents[residents.len() - 1 - index].home.clone(),
        };
        let waits = index == WAITING;
        let at = seed.now.plus_days(if waits { -1 } else { -80 });
        schedule.add(at, By::System, act(claimed(seed, &it, claim.clone())));
        if claim == Claim::Tenant && !waits {
            // Half of them have been here for more than a year, half for some months.
            let months = if index % 2 == 0 { 14 } else { 4 };
            let admit = admitted(it.person, it.home.id, seed.now.day().plus(-30 * months));
            schedule.add(at.plus_days(1), By::Person(staff), act(admit));
        }
        if !waits {
            others.push(it);
        }
    }
    // 1-1-301's owner looks after the grid.
    let grid = members::Command::GrantRole(GrantRole {
        id: RoleId(derived("role", 2)),
        person: residents[3].person,
        office: Office::GridWorker,
        scope: Scope::Community(seed.community()),
        until: seed.now.day().plus(365),
    });
    schedule.add(seed.first(30), By::Person(staff), act(grid));
    let (supervisor, contact) = (residents[20].clone(), residents[21].clone());
    let supervises = members::Command::GrantRole(GrantRole {
        id: RoleId(derived("role", 4)),
        person: supervisor.person,
        office: Office::Supervisor,
        scope: Scope::Community(seed.community()),
        until: seed.now.day().plus(730),
    });
    schedule.add(seed.now.plus_days(-60), By::Person(staff), act(supervises));
    let seated = residents[4..20]
        .iter()
        .chain(&others[..4])
        .cloned()
        .collect();
    Ok(People {
        staff,
        clerk: super::clerk(),
        residents,
        others,
        seated,
        supervisor,
        contact,
    })
}

/// Dwellings of one grown-up owner each, in the order of the stairs.
fn owned(town: &domain::Plain) -> Vec<(Home, Holder)> {
    let mut owned: Vec<(Home, Holder)> = town
        .all::<Title>()
        .filter(|title| {
            title.delivery == Delivery::HandedOver
                && title.note.is_none()
                && title.holders.len() == 1
        })
        .filter_map(|title| {
            let holder = title.holders[0].clone();
            let home: Home = (town as &dyn Town).get(title.id)?;
            let person = holder.name.as_str().chars().count() <= 4 && holder.phone.is_some();
            (person && home.usage == Usage::Dwelling).then_some((home, holder))
        })
        .collect();
    owned.sort_by_cached_key(|(home, _)| order(home.address.as_str()));
    owned
}

fn owner(number: usize, home: &Home, holder: &Holder) -> Resident {
    Resident {
        person: PersonId(derived("owner", number as u64)),
        name: holder.name.clone(),
        tail: Some(holder.tail.clone()),
        phone: holder.phone.clone(),
        home: home.clone(),
    }
}

fn claimed(seed: &Seed, it: &Resident, claim: Claim) -> members::Command {
    members::Command::ClaimHome(ClaimHome {
        community: seed.community(),
        home: it.home.id,
        name: it.name.clone(),
        claim,
        person: it.person,
        phone: it.phone.clone(),
    })
}

fn admitted(person: PersonId, home: HomeId, lives_since: Day) -> members::Command {
    members::Command::AdmitTenant(AdmitTenant {
        person,
        home,
        turned_away: None,
        lives_since: Some(lives_since),
    })
}
