//! Taking a wrong entry back by another one (冲销).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Day, FundEntryId, Prose, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::account::found;
use super::named::names_nobody;
use super::{EntryState, FundDetails, FundEntry, FundsFault};

/// Enters that an entry is taken back, once and whole; what is right is entered anew. It waits for a
/// second pair of eyes as every entry does, and stands in a period that is open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReverseFund {
    /// Made by the office.
    pub id: FundEntryId,
    /// What is taken back.
    pub entry: FundEntryId,
    /// On which day.
    pub day: Day,
    /// What was wrong; everyone who reads the account reads it.
    pub reason: Prose,
}

pub(super) fn reverse(
    it: &ReverseFund,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let mut wrong: FundEntry = town.get(it.entry).ok_or(Refusal::NotFound)?;
    if town.has::<FundEntry>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    if wrong.number().is_none() {
        return Err(FundsFault::NotCounted.into());
    }
    if wrong.reverses.is_some() {
        return Err(FundsFault::IsReversal.into());
    }
    if wrong.reversal.is_some() {
        return Err(FundsFault::ReversedAlready.into());
    }
    let account = found(wrong.account, town)?;
    account.takes(it.day, at.day())?;
    if it.day < wrong.details.day {
        let day = wrong.details.day;
        return Err(FundsFault::ReversedBefore { day }.into());
    }
    names_nobody(&[it.reason.as_str()], &account, town)?;
    wrong.reversal = Some(it.id);
    let reversal = FundEntry {
        id: it.id,
        account: wrong.account,
        details: FundDetails {
            day: it.day,
            what: it.reason.clone(),
            photos: Vec::new(),
            document: None,
            basis: None,
            ..wrong.details.clone()
        },
        reverses: Some(wrong.id),
        reversal: None,
        by,
        at,
        state: EntryState::Waits,
    };
    Ok(vec![Change::put(wrong), Change::put(reversal)])
}
