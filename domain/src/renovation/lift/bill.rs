//! The bill of a lift (费用分摊表): what each home of the unit pays of what is raised, and what every
//! household may read of it.

use std::collections::BTreeSet;

use crate::core::{Area, Change, HomeId, LiftRowId, Line, Money, PersonId, Record, Town, UnitId};
use crate::members::{Home, Member, Standing, StandingKind, Title, Usage};

use super::consent::home_in;
use super::{
    Agreement, CoefficientTable, Compensation, Flat, Given, Lift, LiftCase, LiftCounts, LiftFault,
    LiftFloor, LiftHome, LiftRow, LiftSharing, Split, lift_shares,
};

/// What the homes of a unit pay (费用分摊表).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiftBill {
    /// What they raise in all.
    pub sum: Money,
    /// Whether the agreement's table counts: every home that pays by it has signed.
    pub agreed: bool,
    /// A line a home, from the first storey up.
    pub lines: Vec<LiftLine>,
}

/// What one home pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiftLine {
    /// Which home.
    pub home: HomeId,
    /// Its address.
    pub address: Line,
    /// Its storey.
    pub floor: i16,
    /// Its area.
    pub area: Area,
    /// By area.
    pub by_area: Money,
    /// By the table of the agreement that is laid out.
    pub by_table: Option<Money>,
}

impl LiftLine {
    /// What it pays by now.
    pub fn share(&self, agreed: bool) -> Money {
        self.by_table.filter(|_| agreed).unwrap_or(self.by_area)
    }
}

impl LiftBill {
    fn sharing(&self, home: HomeId, table: bool) -> Option<LiftSharing> {
        let of = |line: &LiftLine| match table {
            true => line.by_table,
            false => Some(line.by_area),
        };
        let share = of(self.lines.iter().find(|it| it.home == home)?)?;
        let mut floors: Vec<LiftFloor> = Vec::new();
        for line in &self.lines {
            let sum = of(line)?;
            match floors.last_mut() {
                Some(it) if it.floor == line.floor => {
                    it.homes += 1;
                    it.sum.0 += sum.0;
                }
                _ => floors.push(LiftFloor {
                    floor: line.floor,
                    homes: 1,
                    sum,
                }),
            }
        }
        let whole = self.lines.iter().map(|it| it.area).sum();
        Some(LiftSharing {
            share,
            whole,
            floors,
        })
    }
}

/// The homes of a unit with their titles, from the first storey up. A parking space is nobody's flat
/// (design default).
fn flats(unit: UnitId, town: &dyn Town) -> Vec<(Home, Title)> {
    let homes = town.of::<Home>(unit).into_iter();
    let flats = homes.filter(|it| it.usage != Usage::Parking);
    let mut flats: Vec<(Home, Title)> = flats
        .filter_map(|home| Some((home.clone(), town.get::<Title>(home.id)?)))
        .collect();
    flats.sort_by(|(a, _), (b, _)| (a.floor, &a.address, a.id).cmp(&(b.floor, &b.address, b.id)));
    flats
}

/// What the table of a case's agreement is, if one is laid out.
fn table(lift: &Lift, case: &LiftCase) -> Option<&'static CoefficientTable> {
    let agreement = case.agreement.as_ref()?;
    lift.pack().ok()?.renovation.lift_table(&agreement.table)
}

/// What the homes would pay by a table that every one of them had signed.
pub(super) fn by_table(
    lift: &Lift,
    case: &LiftCase,
    table: &CoefficientTable,
    town: &dyn Town,
) -> Result<Vec<(HomeId, Money)>, LiftFault> {
    let flats = flats(lift.id, town);
    let all = flats.iter().map(|(home, _)| home.id).collect();
    let shares = shared(case, &flats, Some((table, all)))?;
    let homes = flats.iter().map(|(home, _)| home.id);
    Ok(homes.zip(shares).collect())
}

fn shared(
    case: &LiftCase,
    flats: &[(Home, Title)],
    table: Option<(&CoefficientTable, BTreeSet<HomeId>)>,
) -> Result<Vec<Money>, LiftFault> {
    let flat = |(home, title): &(Home, Title)| Flat {
        home: home.id,
        floor: home.floor,
        area: title.area,
    };
    let flats: Vec<Flat> = flats.iter().map(flat).collect();
    let price = Money(case.scheme.price.0 + case.compensated.0);
    let subsidy = case.subsidised();
    match (table, &case.agreement) {
        (Some((table, signed)), Some(agreement)) => {
            let text = agreement.hash;
            let agreement = Agreement { text, signed };
            lift_shares(price, subsidy, &flats, Split::Agreed(table, &agreement))
        }
        (Some((table, signed)), None) => {
            let text = crate::core::Digest::of(&[]);
            let agreement = Agreement { text, signed };
            lift_shares(price, subsidy, &flats, Split::Agreed(table, &agreement))
        }
        (None, _) => lift_shares(price, subsidy, &flats, Split::ByArea),
    }
}

/// What the homes pay; `None` where nothing is posted, or where whoever asks does not read their
/// areas.
pub fn lift_bill(lift: &Lift, town: &dyn Town) -> Option<LiftBill> {
    let case = lift.state.case()?;
    let flats = flats(lift.id, town);
    let by_area = shared(case, &flats, None).ok()?;
    let table = table(lift, case);
    let laid = table.and_then(|table| by_table(lift, case, table, town).ok());
    let signed = signed(case, &town.of::<LiftHome>(lift.id));
    let agreed = table.is_some_and(|it| shared(case, &flats, Some((it, signed))).is_ok());
    let line = |(index, (home, title)): (usize, &(Home, Title))| LiftLine {
        home: home.id,
        address: home.address.clone(),
        floor: home.floor,
        area: title.area,
        by_area: by_area[index],
        by_table: laid.as_ref().map(|all| all[index].1),
    };
    Some(LiftBill {
        sum: case.raised(),
        agreed,
        lines: flats.iter().enumerate().map(line).collect(),
    })
}

/// The homes that signed the agreement as it is laid out.
fn signed(case: &LiftCase, homes: &[LiftHome]) -> BTreeSet<HomeId> {
    let text = case.agreement.as_ref().map(|it| it.hash);
    let signed = homes.iter().filter(|it| {
        let signed = it.signed.as_ref().map(|it| it.text);
        text.is_some() && signed == text
    });
    signed.map(|it| it.home).collect()
}

/// The homes that consented to the scheme as it is.
fn consented(case: &LiftCase, homes: &[LiftHome]) -> BTreeSet<HomeId> {
    let consented = homes.iter().filter(|it| {
        let version = it.consent.as_ref().map(|it| it.version);
        version == Some(case.version) && case.occupies(it.home)
    });
    consented.map(|it| it.home).collect()
}

/// How many homes gave their word, folded from what they have.
pub(crate) fn lift_counts(lift: &Lift, town: &dyn Town) -> Option<LiftCounts> {
    let case = lift.state.case()?;
    let homes: Vec<LiftHome> = town.of(lift.id);
    let bill = lift_bill(lift, town);
    let lines = bill.map(|it| it.lines).unwrap_or_default();
    let pay = lines
        .iter()
        .filter(|it| it.by_table.is_some_and(|sum| sum.0 > 0));
    let pay: BTreeSet<HomeId> = pay.map(|it| it.home).collect();
    let signed = signed(case, &homes);
    Some(LiftCounts {
        id: lift.id,
        compound: lift.compound,
        consents: Given {
            asked: case.scheme.occupied.len() as u16,
            given: consented(case, &homes).len() as u16,
        },
        signatures: Given {
            asked: pay.len() as u16,
            given: pay.intersection(&signed).count() as u16,
        },
    })
}

/// The row of one household member for one home; `None` where the lift is nothing to that home.
pub(super) fn row(
    lift: &Lift,
    bill: Option<&LiftBill>,
    (person, standing): (PersonId, &Standing),
    town: &dyn Town,
) -> Option<LiftRow> {
    if standing.kind == StandingKind::Tenant {
        return None;
    }
    let case = lift.state.case()?;
    let id = standing.home;
    let home = home_in(lift, id, town);
    let title: Title = town.get(id)?;
    let (by_area, by_table) = match bill {
        Some(bill) => (bill.sharing(id, false), bill.sharing(id, true)),
        None => (None, None),
    };
    if by_area.is_none() && !case.occupies(id) && home.compensation.is_none() {
        return None;
    }
    let agreed = bill.is_some_and(|it| it.agreed);
    let line = bill.and_then(|bill| bill.lines.iter().find(|it| it.home == id));
    let pays = line.is_some_and(|it| it.share(agreed).0 > 0);
    let consent = home.consent.filter(|it| it.version == case.version);
    let text = case.agreement.as_ref().map(|it| it.hash);
    let signature = home.signed.filter(|it| Some(it.text) == text);
    Some(LiftRow {
        id: LiftRowId::of(lift.id, id, person),
        lift: lift.id,
        home: id,
        person,
        address: standing.address.clone(),
        area: title.area,
        co_owned: title.holders.len() > 1,
        by_area,
        by_table,
        agreed,
        consent: consent.map(|it| it.word),
        signed: signature.map(|it| it.word),
        compensations: match pays {
            true => compensations(lift.id, town),
            false => home.compensation.into_iter().collect(),
        },
    })
}

/// Every compensation of a lift, the largest first.
pub fn compensations(lift: UnitId, town: &dyn Town) -> Vec<Compensation> {
    let homes = town.of::<LiftHome>(lift).into_iter();
    let mut all: Vec<Compensation> = homes.filter_map(|it| it.compensation).collect();
    all.sort_by_key(|it| (-it.amount.0, it.home));
    all
}

/// What is derived of a lift and is another by now: the counts, and everyone's rows. A phone knows
/// neither areas nor what others said and leaves it to the server.
pub(super) fn derived(lift: &Lift, town: &dyn Town) -> Vec<Change> {
    let bill = lift_bill(lift, town);
    let members = town.of::<Member>(lift.community);
    let standings = members.iter().flat_map(|member| {
        let theirs = member.active().filter(|it| it.compound == lift.compound);
        theirs.map(|it| (member.id, it))
    });
    let rows = standings.filter_map(|it| row(lift, bill.as_ref(), it, town));
    let counts = lift_counts(lift, town).map(Record::from);
    let fresh: Vec<Change> = rows
        .map(Record::from)
        .chain(counts)
        .map(Change::put)
        .collect();
    let kept: BTreeSet<_> = fresh.iter().map(Change::key).collect();
    let mut stale = town.of::<LiftRow>(lift.id);
    stale.retain(|it| !kept.contains(&Record::from(it.clone()).key()));
    let differs = |change: &Change| match change {
        Change::Put(record) => town.find(record.key()).as_ref() != Some(record),
        Change::Remove { .. } => true,
    };
    let uncounted: Option<LiftCounts> = town.get(lift.id);
    let uncounted = uncounted.filter(|_| lift.state.case().is_none());
    let gone = stale.iter().map(Change::remove);
    let gone = gone.chain(uncounted.iter().map(Change::remove));
    gone.chain(fresh).filter(differs).collect()
}
