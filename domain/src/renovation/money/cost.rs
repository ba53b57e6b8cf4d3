//! What something costs one home (你家的份): shares by area of exclusive parts (Civil Code 283), to
//! the fen. The areas of others are nobody's business, so each reads a row of their own, with the
//! sums it is a part of.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::core::{
    Area, Audience, Change, ComparisonId, CompoundId, CostRowId, HomeId, Key, Line, Money,
    PersonId, Record, Refusal, Town,
};
use crate::members::{Home, Member, Standing, StandingKind, Title, Usage};
use crate::renovation::counts::homes;
use crate::renovation::{
    Comparison, ComparisonState, Payer, PlanMoney, Reach, RenovationFault, by_area,
};

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CostOf {
    /// What each design would cost.
    Comparison(ComparisonId),
    /// What the plan costs.
    Plan,
}

/// One sum and the home's part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CostLine {
    /// What for.
    pub name: Line,
    /// Out of whose pocket: the residents', or their maintenance fund.
    pub payer: Payer,
    /// What all homes pay together.
    pub sum: Money,
    /// The area of all of them.
    pub whole: Area,
    /// How many they are.
    pub homes: u32,
    /// What this home pays.
    pub share: Money,
}

/// What something costs one home, for one who owns it or is of the family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostRow {
    /// Derived from what it is about, the home and the person.
    pub id: CostRowId,
    /// The plan.
    pub plan: CompoundId,
    /// What it is about.
    pub about: CostOf,
    /// Which home.
    pub home: HomeId,
    /// Its address.
    pub address: Line,
    /// Its area.
    pub area: Area,
    /// Whose row it is.
    pub person: PersonId,
    /// The sums, in the order of the plan.
    pub lines: Vec<CostLine>,
}

/// A sum that homes share.
pub(in crate::renovation) struct Bill {
    pub(in crate::renovation) name: Line,
    pub(in crate::renovation) payer: Payer,
    pub(in crate::renovation) sum: Money,
    pub(in crate::renovation) reach: Reach,
}

impl CostRow {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }

    /// What the home pays in all.
    pub fn sum(&self) -> Money {
        Money(self.lines.iter().map(|line| line.share.0).sum())
    }
}

impl CostRowId {
    /// The row of one person for one home.
    pub fn of(plan: CompoundId, about: CostOf, home: HomeId, person: PersonId) -> Self {
        let about: Uuid = match about {
            CostOf::Comparison(id) => id.0,
            CostOf::Plan => plan.0,
        };
        let parts: [&[u8]; 3] = [about.as_bytes(), home.0.as_bytes(), person.0.as_bytes()];
        Self::derived("cost_row", &parts)
    }
}

/// A bill shared out: the homes that pay it, and what each pays.
struct Shared<'a> {
    bill: &'a Bill,
    whole: Area,
    shares: Vec<(HomeId, Money)>,
}

impl<'a> Shared<'a> {
    fn of(bill: &'a Bill, parts: &[(Home, Title)]) -> Result<Self, Refusal> {
        // A parking space is nobody's flat (design default).
        let pays =
            |(home, _): &&(Home, Title)| home.usage != Usage::Parking && bill.reach.holds(home);
        let pays: Vec<&(Home, Title)> = parts.iter().filter(pays).collect();
        let areas: Vec<Area> = pays.iter().map(|(_, title)| title.area).collect();
        let shares = by_area(bill.sum, &areas).map_err(|_| RenovationFault::NobodyPays)?;
        let homes = pays.iter().map(|(home, _)| home.id);
        Ok(Self {
            bill,
            whole: areas.into_iter().sum(),
            shares: homes.zip(shares).collect(),
        })
    }

    fn line(&self, home: HomeId) -> Option<CostLine> {
        let (_, share) = self.shares.iter().find(|(id, _)| *id == home)?;
        Some(CostLine {
            name: self.bill.name.clone(),
            payer: self.bill.payer,
            sum: self.bill.sum,
            whole: self.whole,
            homes: self.shares.len() as u32,
            share: *share,
        })
    }
}

/// The rows of everyone who owns a home that pays, or is of its family, without those of homes that
/// pay nothing of it any more. A phone knows no areas and leaves it to the server.
pub(in crate::renovation) fn rows(
    plan: CompoundId,
    about: CostOf,
    bills: &[Bill],
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    if !town.is_whole() {
        return Ok(Vec::new());
    }
    let compound: crate::members::Compound = town.get(plan).ok_or(Refusal::NotFound)?;
    let members = town.of::<Member>(compound.community);
    let standings = members.iter().flat_map(|member| {
        let theirs = member.active().filter(move |it| it.compound == plan);
        theirs.map(move |it| (member.id, it))
    });
    let fresh = shared(plan, about, bills, standings, town)?;
    let kept: BTreeSet<Key> = fresh.iter().map(Change::key).collect();
    let mut stale = town.of::<CostRow>(plan);
    stale.retain(|it| it.about == about && !kept.contains(&Record::from(it.clone()).key()));
    Ok(stale.iter().map(Change::remove).chain(fresh).collect())
}

fn shared<'a>(
    plan: CompoundId,
    about: CostOf,
    bills: &[Bill],
    standings: impl Iterator<Item = (PersonId, &'a Standing)>,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let parts = homes(plan, town);
    let bills: Result<Vec<Shared>, Refusal> =
        bills.iter().map(|bill| Shared::of(bill, &parts)).collect();
    let bills = bills?;
    let row = |(person, standing): (PersonId, &Standing)| {
        if standing.kind == StandingKind::Tenant {
            return None;
        }
        let home = standing.home;
        let (_, title) = parts.iter().find(|(it, _)| it.id == home)?;
        let lines: Vec<CostLine> = bills.iter().filter_map(|it| it.line(home)).collect();
        let row = CostRow {
            id: CostRowId::of(plan, about, home, person),
            plan,
            about,
            home,
            address: standing.address.clone(),
            area: title.area,
            person,
            lines,
        };
        (!row.lines.is_empty()).then(|| Change::put(row))
    };
    Ok(standings.filter_map(row).collect())
}

/// The rows of a compound whose roster changed, on its areas as they are now: those that differ. What
/// a comparison that has its result would have cost stays as it was read then.
pub(crate) fn renewed(plan: CompoundId, town: &dyn Town) -> Vec<Change> {
    let open = town.of::<Comparison>(plan).into_iter();
    let open = open.filter(|it| it.state == ComparisonState::Open);
    let mut bills: Vec<(CostOf, Vec<Bill>)> = open
        .map(|it| (CostOf::Comparison(it.id), it.bills()))
        .collect();
    let money: Option<PlanMoney> = town.get(plan);
    bills.extend(money.map(|money| (CostOf::Plan, money.bills())));
    let fresh = bills
        .into_iter()
        .flat_map(|(about, bills)| rows(plan, about, &bills, town).unwrap_or_default());
    let differs = |change: &Change| match change {
        Change::Put(record) => town.find(record.key()).as_ref() != Some(record),
        Change::Remove { .. } => true,
    };
    fresh.filter(differs).collect()
}

/// The rows of somebody who comes later, when their standing begins.
pub(crate) fn rows_of(person: PersonId, standing: &Standing, town: &dyn Town) -> Vec<Change> {
    let plan = standing.compound;
    let one = || std::iter::once((person, standing));
    let mut changes = Vec::new();
    for comparison in town.of::<Comparison>(plan) {
        let about = CostOf::Comparison(comparison.id);
        let rows = shared(plan, about, &comparison.bills(), one(), town);
        changes.extend(rows.unwrap_or_default());
    }
    if let Some(money) = town.get::<PlanMoney>(plan) {
        let rows = shared(plan, CostOf::Plan, &money.bills(), one(), town);
        changes.extend(rows.unwrap_or_default());
    }
    changes
}
