//! The ledger as a file that stands alone (账本导出), and counting it again (domain-rules 6.3).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::core::{CommunityId, PersonId, Plain, Timestamp};

use super::{Balance, Entry, Journal, Movement, movements};

/// What the file says it is.
pub const LEDGER_FORMAT: &str = "linli.points/1";

/// What somebody had when the file was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    /// Who; the file names nobody.
    pub person: PersonId,
    /// Everything ever earned.
    pub honour: u64,
    /// What is left to spend.
    pub spendable: u64,
    /// What was paid for things.
    pub spent: u64,
    /// What expired.
    pub expired: u64,
    /// What was spent and, by a later reversal, not there.
    pub short: u64,
}

/// The whole ledger of a community at an instant (账本). It holds ids and no name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerExport {
    /// [`LEDGER_FORMAT`].
    pub format: String,
    /// Whose.
    pub community: CommunityId,
    /// As of when.
    pub at: Timestamp,
    /// Every entry, in the order in which they happened.
    pub entries: Vec<Entry>,
    /// What everybody had, by person.
    pub published: Vec<Held>,
}

/// What came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerRecount {
    /// How many entries count, each once.
    pub entries: usize,
    /// How many bear an id that does not follow from what they are, or stand there twice.
    pub strange: usize,
    /// What everybody has.
    pub held: Vec<Held>,
    /// What all movements sum to: nothing.
    pub sum: i64,
    /// Those of whom the file says something else, and those it leaves out or makes up.
    pub differ: Vec<PersonId>,
}

/// Why a file cannot be counted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the format is {0:?}, this program reads {LEDGER_FORMAT:?}")]
pub struct NotALedger(String);

impl LedgerExport {
    /// The ledger of a whole town.
    pub fn of(town: &Plain, community: CommunityId, at: Timestamp) -> Self {
        let mut entries: Vec<Entry> = town.all::<Entry>().cloned().collect();
        entries.sort_by_key(|it| (it.at, it.id));
        let journal: Journal = entries.iter().cloned().collect();
        Self {
            format: LEDGER_FORMAT.to_owned(),
            community,
            at,
            entries,
            published: held(&journal, at),
        }
    }
}

impl LedgerRecount {
    /// Whether the file is right about everything.
    pub fn agrees(&self) -> bool {
        self.strange == 0 && self.sum == 0 && self.differ.is_empty()
    }
}

/// Counts a ledger again from its entries alone.
///
/// # Errors
/// When it is no ledger of a format that is known.
pub fn recount_ledger(it: &LedgerExport) -> Result<LedgerRecount, NotALedger> {
    if it.format != LEDGER_FORMAT {
        return Err(NotALedger(it.format.clone()));
    }
    let journal: Journal = it.entries.iter().cloned().collect();
    let moved: Vec<Movement> = movements(&journal, it.at);
    let held = held(&journal, it.at);
    let by = |all: &[Held]| -> BTreeMap<PersonId, Held> {
        all.iter().map(|it| (it.person, *it)).collect()
    };
    let (found, said) = (by(&held), by(&it.published));
    let people = found.keys().chain(said.keys());
    let mut differ: Vec<PersonId> = people
        .filter(|person| found.get(person) != said.get(person))
        .copied()
        .collect();
    differ.sort_unstable();
    differ.dedup();
    Ok(LedgerRecount {
        entries: journal.len(),
        strange: it.entries.len() - journal.len(),
        held,
        sum: moved.iter().map(|it| it.points).sum(),
        differ,
    })
}

fn held(journal: &Journal, at: Timestamp) -> Vec<Held> {
    let one = |person: PersonId| {
        let it = Balance::of(journal, person, at);
        Held {
            person,
            honour: it.honour,
            spendable: it.spendable,
            spent: it.spent,
            expired: it.expired,
            short: it.short,
        }
    };
    journal.persons().into_iter().map(one).collect()
}
