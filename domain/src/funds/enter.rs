//! Entering what came in or went out (记账).

use serde::{Deserialize, Serialize};

use crate::core::{Change, FundAccountId, FundEntryId, Money, Refusal, Timestamp, Town};
use crate::members::{Actor, Member, pack_of};

use super::account::found;
use super::basis::rests;
use super::{EntryState, FundDetails, FundEntry, FundFlow, FundsFault, Party};

/// The most of one entry: ten billion yuan, so that no sum of them runs over (design default).
const MOST: Money = Money(1_000_000_000_000);

/// Enters what came in or went out; it waits for a second pair of eyes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnterFund {
    /// Made by the office.
    pub id: FundEntryId,
    /// The account.
    pub account: FundAccountId,
    /// What it says.
    pub details: FundDetails,
}

pub(super) fn enter(
    it: &EnterFund,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let account = found(it.account, town)?;
    if town.has::<FundEntry>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let details = &it.details;
    let rules = &pack_of(account.community, at.day(), town)?.funds;
    account.takes(details.day, at.day())?;
    if !details.category.is_in(account.kind) {
        return Err(FundsFault::NotInThisAccount.into());
    }
    if details.amount.0 <= 0 {
        return Err(Refusal::NotAboveZero);
    }
    if details.amount > MOST {
        return Err(FundsFault::TooMuch.into());
    }
    if details.photos.len() > usize::from(rules.photos_most) {
        let most = u32::from(rules.photos_most);
        return Err(Refusal::TooMany { most });
    }
    if details.category.flow() == FundFlow::Spending && details.files().is_empty() {
        return Err(FundsFault::NoVoucher.into());
    }
    if let Party::Organisation(name) = &details.party {
        let members = town.of::<Member>(account.community);
        if members.iter().any(|member| member.name == *name) {
            return Err(FundsFault::NamesSomebody.into());
        }
    }
    rests(details, &account, rules, town)?;
    Ok(vec![Change::put(FundEntry {
        id: it.id,
        account: it.account,
        details: details.clone(),
        reverses: None,
        reversal: None,
        by,
        at,
        state: EntryState::Waits,
    })])
}
