//! The second pair of eyes (复核): confirming an entry, or setting it aside.

use serde::{Deserialize, Serialize};

use crate::core::{Change, FundEntryId, Line, Refusal, Timestamp, Town};
use crate::members::{Actor, pack_of};

use super::account::found;
use super::basis::rests;
use super::enter::opens_once;
use super::ledger::line_of;
use super::{EntryState, FundCategory, FundEntry, FundLine, FundsFault, Posting, lowest_from};

/// Confirms an entry that somebody else entered; from now on it is read and counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmFund {
    /// Which.
    pub entry: FundEntryId,
}

/// Sets an entry aside that waits; it never counts (撤下).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetFundAside {
    /// Which.
    pub entry: FundEntryId,
    /// Why; the office reads it.
    pub reason: Line,
}

fn waiting(id: FundEntryId, town: &dyn Town) -> Result<FundEntry, Refusal> {
    let entry: FundEntry = town.get(id).ok_or(Refusal::NotFound)?;
    if entry.waits() {
        Ok(entry)
    } else {
        Err(FundsFault::NotWaiting.into())
    }
}

pub(super) fn confirm(
    it: &ConfirmFund,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let mut entry = waiting(it.entry, town)?;
    if entry.by == by {
        return Err(FundsFault::SamePerson.into());
    }
    let account = found(entry.account, town)?;
    account.takes(entry.details.day, at.day())?;
    if entry.reverses.is_none() {
        let pack = pack_of(account.community, at.day(), town)?;
        rests(&entry.details, &account, pack, town)?;
        if entry.details.category == FundCategory::Opening {
            opens_once(entry.id, &entry.details, &account, town)?;
        }
    }
    let all = town.of::<FundEntry>(account.id);
    let mut postings: Vec<Posting> = all.iter().filter_map(FundEntry::posting).collect();
    let number = postings.len() as u32 + 1;
    postings.push(entry.would_post());
    let lowest = lowest_from(entry.details.day, &postings);
    if entry.would_post().signed().0 < 0 && lowest.0 < 0 {
        let short = crate::Money(-lowest.0);
        return Err(FundsFault::BelowZero { short }.into());
    }
    entry.state = EntryState::Counted { number, by, at };
    let line = line_of(&entry, account.book_readers(), None);
    let mut changes: Vec<Change> = line.into_iter().map(Change::put).collect();
    // The line that is taken back says so from now on.
    let wrong = entry
        .reverses
        .and_then(|wrong| town.get::<FundEntry>(wrong));
    let wrong = wrong.and_then(|it| line_of(&it, account.book_readers(), Some(entry.id)));
    changes.extend(wrong.map(|it: FundLine| Change::put(it)));
    changes.push(Change::put(entry));
    Ok(changes)
}

pub(super) fn set_aside(
    it: &SetFundAside,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let mut entry = waiting(it.entry, town)?;
    let reason = it.reason.clone();
    entry.state = EntryState::SetAside { reason, by, at };
    // What was to be taken back stands as it did.
    let wrong = entry.reverses.and_then(|id| town.get::<FundEntry>(id));
    let stands = wrong.map(|it| {
        Change::put(FundEntry {
            reversal: None,
            ..it
        })
    });
    Ok(stands.into_iter().chain([Change::put(entry)]).collect())
}
