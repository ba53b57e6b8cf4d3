//! Who can sign in to a demo, and with what.

use std::fmt;

use domain::Timestamp;
use domain::members::Home;
use serde::{Deserialize, Serialize};
use wire::SampleAs;

use super::people::{COMMITTEE, COMPANY, People, Resident};
use super::points::KEEPER;
use super::schedule::fault;
use super::{Seed, luck};
use crate::sequencer::Community;
use crate::sign_in;
use crate::store::Store;

/// What one person signs in with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Name.
    pub name: String,
    /// The household's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The home's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The last four characters of the certificate; owners only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tail: Option<String>,
    /// Telephone; its codes stand in `sms.log`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Login name; workers only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login: Option<String>,
    /// Password; workers only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
}

/// Everyone a visitor may be (样例账号), as in `demo.json`. An empty demo has only its worker.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The community's worker.
    pub staff: Account,
    /// A second worker: who enters money or a self-check does not confirm it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clerk: Option<Account>,
    /// A resident, of 7-2-602.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resident: Option<Account>,
    /// Their neighbour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub neighbour: Option<Account>,
    /// A tenant, who signs in with code and telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tenant: Option<Account>,
    /// A council member who has not voted yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<Account>,
    /// Another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member2: Option<Account>,
    /// Who chairs the council.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub convener: Option<Account>,
    /// A teller, with a seat, who has not voted yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub teller1: Option<Account>,
    /// The other one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub teller2: Option<Account>,
    /// The grid worker, who lives here too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grid_worker: Option<Account>,
    /// One of the supervision committee.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supervisor: Option<Account>,
    /// Who carries projects out and reports on them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<Account>,
    /// A tenant without an office or a seat.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unbound: Option<Account>,
    /// Who speaks for the property company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub property: Option<Account>,
    /// Who speaks for the owners' committee.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub committee: Option<Account>,
    /// Who keeps a shop that gives something for points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shop: Option<Account>,
    /// Everyone with a seat except the worker.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seats: Vec<Account>,
    /// Planted as of.
    #[serde(default)]
    pub planted_at: Timestamp,
}

impl Sheet {
    /// A sheet with the worker alone.
    pub(super) fn new(staff: Account) -> Self {
        Self {
            staff,
            ..Self::default()
        }
    }

    /// Everyone as whom one may look around.
    pub fn people(&self) -> impl Iterator<Item = (SampleAs, &Account)> {
        let residents = [
            (SampleAs::Resident, &self.resident),
            (SampleAs::Neighbour, &self.neighbour),
            (SampleAs::Tenant, &self.tenant),
            (SampleAs::Member, &self.member),
            (SampleAs::Convener, &self.convener),
            (SampleAs::Teller, &self.teller1),
            (SampleAs::GridWorker, &self.grid_worker),
            (SampleAs::Supervisor, &self.supervisor),
            (SampleAs::Contact, &self.contact),
            (SampleAs::Property, &self.property),
            (SampleAs::Committee, &self.committee),
            (SampleAs::Shop, &self.shop),
        ];
        let residents = residents
            .into_iter()
            .filter_map(|(who, it)| Some((who, it.as_ref()?)));
        let clerk = self.clerk.iter().map(|it| (SampleAs::Clerk, it));
        let office = std::iter::once((SampleAs::Staff, &self.staff)).chain(clerk);
        residents.chain(office)
    }

    /// Issues codes for the homes of those who are on the sheet.
    pub(super) async fn fill(
        &mut self,
        seed: &Seed,
        store: &Store,
        community: &Community,
        people: &People,
    ) -> anyhow::Result<()> {
        let residents = &people.residents;
        let named = [
            &residents[0],
            &residents[1],
            &people.others[0],
            &residents[3],
            &people.supervisor,
            &people.contact,
            &residents[COMPANY],
            &residents[COMMITTEE],
            &residents[KEEPER],
            &people.others[5],
        ];
        let all: Vec<&Resident> = named.into_iter().chain(&people.seated).collect();
        let mut homes: Vec<Home> = all.iter().map(|it| it.home.clone()).collect();
        homes.sort_by_key(|home| home.id);
        homes.dedup_by_key(|home| home.id);
        let mut number = 0;
        let chance = move || {
            number += 1;
            luck("code", number)
        };
        let homes = (community.id, homes);
        let slips = sign_in::issue(store, "", homes, seed.now, chance)
            .await
            .map_err(fault)?;
        let account = |it: &Resident| Account {
            name: it.name.to_string(),
            code: slips
                .iter()
                .find(|slip| slip.home == it.home.id)
                .map(|slip| slip.code.clone()),
            address: Some(it.home.address.to_string()),
            tail: it.tail.as_ref().map(ToString::to_string),
            phone: it.phone.as_ref().map(ToString::to_string),
            login: None,
            password: None,
        };
        self.seats = people.seated.iter().map(account).collect();
        self.resident = Some(account(&residents[0]));
        self.neighbour = Some(account(&residents[1]));
        self.grid_worker = Some(account(&residents[3]));
        self.tenant = Some(account(&people.others[0]));
        self.supervisor = Some(account(&people.supervisor));
        self.contact = Some(account(&people.contact));
        self.property = Some(account(&residents[COMPANY]));
        self.committee = Some(account(&residents[COMMITTEE]));
        self.shop = Some(account(&residents[KEEPER]));
        self.unbound = Some(account(&people.others[5]));
        self.convener = self.seats.first().cloned();
        self.member = self.seats.get(1).cloned();
        self.teller1 = self.seats.get(2).cloned();
        self.member2 = self.seats.get(3).cloned();
        self.teller2 = self.seats.get(5).cloned();
        self.planted_at = seed.now;
        Ok(())
    }
}

impl fmt::Display for Sheet {
    /// The table that the program prints.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  社区工作台  /console/")?;
        for staff in std::iter::once(&self.staff).chain(&self.clerk) {
            writeln!(
                f,
                "    居委会  {}  账号 {}  密码 {}  (验证码见下方日志或 sms.log)",
                staff.name,
                staff.login.as_deref().unwrap_or_default(),
                staff.password.as_deref().unwrap_or_default(),
            )?;
        }
        let people = [
            ("居民", &self.resident),
            ("邻居", &self.neighbour),
            ("租户", &self.tenant),
            ("议事会成员", &self.member),
            ("召集人", &self.convener),
            ("计票人", &self.teller1),
            ("计票人", &self.teller2),
            ("网格员", &self.grid_worker),
            ("居务监督", &self.supervisor),
            ("承办联系人", &self.contact),
            ("物业", &self.property),
            ("业委会", &self.committee),
            ("商户", &self.shop),
        ];
        if self.resident.is_some() {
            writeln!(f, "  居民手机端  /")?;
        }
        for (role, account) in people {
            let Some(it) = account else { continue };
            let proof = match (&it.tail, &it.phone) {
                (Some(tail), _) => format!("证件尾号 {tail}"),
                (None, Some(phone)) => format!("手机 {phone}"),
                (None, None) => String::new(),
            };
            writeln!(
                f,
                "    {role}  {}  {}  激活码 {}  {proof}",
                it.name,
                it.address.as_deref().unwrap_or_default(),
                it.code.as_deref().unwrap_or_default(),
            )?;
        }
        Ok(())
    }
}
