//! The accounts of a compound (账户).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, CompoundId, Day, FundAccountId, Line, Refusal, Timestamp, Town,
};
use crate::members::Compound;

use super::{EntryState, FundEntry, FundPeriod, FundRules, FundsFault, Rhythm};

/// Whose money it is and what for (账户种类).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FundKind {
    /// 公共收益: what the common parts bring in, the owners' after reasonable costs (Civil Code 282).
    PublicIncome,
    /// 专项维修资金: the owners' jointly (Civil Code 281).
    Maintenance,
    /// 社区基金: for what is good for all.
    Foundation,
}

impl FundKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::PublicIncome, Self::Maintenance, Self::Foundation];

    /// Who reads what comes in and goes out: those whose money it is.
    pub fn readers(self, compound: CompoundId) -> Audience {
        match self {
            Self::PublicIncome | Self::Maintenance => Audience::Owners(compound),
            Self::Foundation => Audience::Residents,
        }
    }
}

/// A month or quarter whose statement is published (已公布).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    /// Which.
    pub period: FundPeriod,
    /// When.
    pub at: Timestamp,
}

/// An account: that there is one, where the money is, and up to when it is published. No amount
/// stands in it, so that everyone in the compound may know of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FundAccount {
    /// Derived from the compound and the kind: one of each.
    pub id: FundAccountId,
    /// The community.
    pub community: CommunityId,
    /// The compound.
    pub compound: CompoundId,
    /// Whose money it is.
    pub kind: FundKind,
    /// The bank or the authority that holds it (开户行、代管单位).
    pub held_at: Line,
    /// How often a statement is published.
    pub rhythm: Rhythm,
    /// The first day of what is kept here.
    pub opened_on: Day,
    /// What is published, the oldest first, without a gap.
    pub closed: Vec<Closed>,
    /// When it was opened here.
    pub at: Timestamp,
}

impl FundAccount {
    pub(crate) fn readers(&self) -> Audience {
        match self.kind {
            FundKind::Foundation => Audience::Residents,
            FundKind::PublicIncome | FundKind::Maintenance => Audience::Compound(self.compound),
        }
    }

    /// The number of a compound's account of a kind.
    pub fn id_of(compound: CompoundId, kind: FundKind) -> FundAccountId {
        FundAccountId::derived("fund_account", &[compound.0.as_bytes(), &[kind as u8]])
    }

    /// Whether nothing of it waits, counts or is published: then it may be opened anew.
    pub fn is_bare(&self, town: &dyn Town) -> bool {
        let aside = |it: &FundEntry| matches!(it.state, EntryState::SetAside { .. });
        self.closed.is_empty() && town.of::<FundEntry>(self.id).iter().all(aside)
    }

    /// Who reads its entries and its statements.
    pub fn book_readers(&self) -> Audience {
        self.kind.readers(self.compound)
    }

    /// The last day of what is published.
    pub fn closed_until(&self) -> Option<Day> {
        self.closed.last().map(|it| it.period.until)
    }

    /// The month or quarter whose statement comes next.
    pub fn next(&self) -> FundPeriod {
        let after = self.closed_until().map(|it| it.plus(1));
        self.rhythm.around(after.unwrap_or(self.opened_on))
    }

    /// The last day on which the next statement comes in time.
    pub fn due_on(&self, rules: &FundRules) -> Day {
        self.next().until.plus(i32::from(rules.statement_days))
    }

    /// Whether something of a day may be entered.
    pub(super) fn takes(&self, day: Day, today: Day) -> Result<(), Refusal> {
        if day > today {
            return Err(FundsFault::DayAhead { day }.into());
        }
        if day < self.opened_on {
            let opened_on = self.opened_on;
            return Err(FundsFault::BeforeOpening { opened_on }.into());
        }
        match self.closed_until() {
            Some(until) if day <= until => Err(FundsFault::PeriodClosed { until }.into()),
            _ => Ok(()),
        }
    }
}

/// How many years back an account is kept here at most (design default).
const YEARS_BACK: i32 = 3;

/// Opens an account (建账); or sets right what was said of one in which nothing stands yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenFund {
    /// The compound.
    pub compound: CompoundId,
    /// Whose money it is.
    pub kind: FundKind,
    /// The bank or the authority that holds it.
    pub held_at: Line,
    /// How often a statement is published.
    pub rhythm: Rhythm,
    /// The first day of what is kept here: today or before, three years back at most.
    pub opened_on: Day,
}

pub(super) fn open(it: &OpenFund, at: Timestamp, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let compound: Compound = town.get(it.compound).ok_or(Refusal::NotFound)?;
    let id = FundAccount::id_of(it.compound, it.kind);
    let before: Option<FundAccount> = town.get(id);
    if before.is_some_and(|it| !it.is_bare(town)) {
        return Err(Refusal::AlreadyThere);
    }
    if it.opened_on > at.day() {
        let day = it.opened_on;
        return Err(FundsFault::DayAhead { day }.into());
    }
    let earliest = at.day().plus(-366 * YEARS_BACK);
    if it.opened_on < earliest {
        return Err(FundsFault::OpenedTooEarly { earliest }.into());
    }
    Ok(vec![Change::put(FundAccount {
        id,
        community: compound.community,
        compound: it.compound,
        kind: it.kind,
        held_at: it.held_at.clone(),
        rhythm: it.rhythm,
        opened_on: it.opened_on,
        closed: Vec::new(),
        at,
    })])
}

pub(super) fn found(id: FundAccountId, town: &dyn Town) -> Result<FundAccount, Refusal> {
    town.get(id).ok_or(Refusal::NotFound)
}
