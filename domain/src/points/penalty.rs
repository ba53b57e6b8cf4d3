//! What follows from a misdeed (负面清单、处理; domain-rules 6.5).

use serde::{Deserialize, Serialize};

use crate::core::{Day, PersonId, Prose, Timestamp};
use crate::volunteering::Somebody;

use super::{
    AppealId, Entry, EntryId, Ground, Journal, LedgerFault, PenaltyId, PenaltyRules, all_restored,
    months_later, reverse,
};

/// The negative list (负面清单): narrow, public, and published first. A complaint, an objection, a
/// vote, a debt and a petition are not on it, and cannot be put on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Misdeed {
    /// 伪造签到
    ForgedCheckIn,
    /// 代签
    ProxyCheckIn,
    /// 串通
    Collusion,
    /// 虚假照片
    FakePhotos,
    /// 骚扰
    Harassment,
}

impl Misdeed {
    /// The whole list.
    pub const ALL: [Self; 5] = [
        Self::ForgedCheckIn,
        Self::ProxyCheckIn,
        Self::Collusion,
        Self::FakePhotos,
        Self::Harassment,
    ];
}

/// Some months in which somebody earns nothing (暂停积分).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pause {
    /// By which penalty.
    pub penalty: PenaltyId,
    /// Whose.
    pub person: PersonId,
    /// From which day.
    pub from: Day,
    /// The first day after it.
    pub until: Day,
    /// Since when it is lifted, by an appeal.
    pub lifted_on: Option<Day>,
}

/// What a person decided about a misdeed (处理决定). It touches points alone: no vote, no
/// entitlement, no list of debtors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Penalty {
    /// Its id.
    pub id: PenaltyId,
    /// About whom.
    pub person: PersonId,
    /// What they did.
    pub misdeed: Misdeed,
    /// On which day.
    pub done_on: Day,
    /// Who decided.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: Prose,
    /// The entries that came from it, and are reversed.
    pub reverses: Vec<EntryId>,
    /// Months without earning.
    pub months: u16,
}

/// Why a penalty cannot be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PenaltyFault {
    /// It is not on the list.
    #[error("not on the negative list")]
    NotListed,
    /// The list was published after it was done.
    #[error("done before the list was published on {published}")]
    NotPublished {
        /// When.
        published: Day,
    },
    /// Too few or too many months.
    #[error("{least} to {most} months")]
    Months {
        /// The fewest.
        least: u16,
        /// The most.
        most: u16,
    },
    /// Whoever decides is involved.
    #[error("whoever decides is involved")]
    Involved,
    /// An entry is not of that person, or was spent and not earned.
    #[error("an entry is not one that they earned")]
    NotEarned,
    /// The ledger says no.
    #[error(transparent)]
    Ledger(#[from] LedgerFault),
}

impl Pause {
    /// Whether work done on a day earns nothing.
    pub fn holds_on(&self, day: Day) -> bool {
        self.lifted_on.is_none() && self.from <= day && day < self.until
    }

    /// Whether it still keeps somebody off a list.
    pub fn is_open(&self, on: Day) -> bool {
        self.lifted_on.is_none() && on < self.until
    }
}

impl Penalty {
    /// Whether it can be decided: for what is listed and was when it was done, by somebody who is
    /// neither involved nor close to the person.
    ///
    /// # Errors
    /// When it cannot.
    pub fn check(
        &self,
        published: Day,
        (by, about, involved): (&Somebody, &Somebody, &[PersonId]),
        journal: &Journal,
        rules: &PenaltyRules,
    ) -> Result<(), PenaltyFault> {
        if !rules.misdeeds.contains(&self.misdeed) {
            return Err(PenaltyFault::NotListed);
        }
        if self.done_on < published {
            return Err(PenaltyFault::NotPublished { published });
        }
        let (least, most) = (rules.months_least, rules.months_most);
        if !(least..=most).contains(&self.months) {
            return Err(PenaltyFault::Months { least, most });
        }
        if by.person != self.by || by.is_close_to(about) || involved.contains(&by.person) {
            return Err(PenaltyFault::Involved);
        }
        let earned = |id: &EntryId| {
            let entry = journal.get(*id);
            entry.is_some_and(|it| {
                it.person == self.person && matches!(it.what, super::What::Earned { .. })
            })
        };
        if !self.reverses.iter().all(earned) {
            return Err(PenaltyFault::NotEarned);
        }
        Ok(())
    }

    /// What it does to the ledger.
    ///
    /// # Errors
    /// When an entry is reversed already.
    pub fn entries(&self, journal: &Journal) -> Result<Vec<Entry>, LedgerFault> {
        let ground = Ground::Penalty(self.id);
        let ids = self.reverses.iter();
        ids.map(|id| reverse(journal, *id, ground, self.at))
            .collect()
    }

    /// The months in which nothing is earned, from the day after the decision.
    pub fn pause(&self) -> Pause {
        let from = self.at.day().plus(1);
        Pause {
            penalty: self.id,
            person: self.person,
            from,
            until: months_later(from, self.months),
            lifted_on: None,
        }
    }

    /// What lifting it does to the ledger: what it reversed is as it was.
    ///
    /// # Errors
    /// When an entry is not there.
    pub fn lifted(
        &self,
        journal: &Journal,
        appeal: AppealId,
        at: Timestamp,
    ) -> Result<Vec<Entry>, LedgerFault> {
        let ground = Ground::Appeal(appeal);
        let ids = self.reverses.iter().copied();
        all_restored(journal, ids, ground, at)
    }
}
