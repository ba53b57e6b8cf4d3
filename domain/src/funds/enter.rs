//! Entering what came in or went out (记账).

use serde::{Deserialize, Serialize};

use crate::core::{Change, FundAccountId, FundEntryId, Money, Refusal, Timestamp, Town};
use crate::members::{Actor, pack_of};

use super::account::found;
use super::basis::rests;
use super::named::names_nobody;
use super::{EntryState, FundAccount, FundCategory, FundDetails, FundEntry, FundFlow, FundsFault};

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

/// The balance brought forward stands once, on the first day that takes entries.
pub(super) fn opens_once(
    id: FundEntryId,
    details: &FundDetails,
    account: &FundAccount,
    town: &dyn Town,
) -> Result<(), Refusal> {
    let on = account
        .closed_until()
        .map_or(account.opened_on, |until| until.plus(1));
    if details.day != on {
        return Err(FundsFault::OpeningDay { on }.into());
    }
    let all = town.of::<FundEntry>(account.id);
    let mut others = all.iter().filter(|it| it.id != id);
    if others.any(|it| it.is_opening(town)) {
        return Err(FundsFault::OpeningAlready.into());
    }
    Ok(())
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
    let pack = pack_of(account.community, at.day(), town)?;
    let rules = &pack.funds;
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
    if details.category == FundCategory::Opening {
        opens_once(it.id, details, &account, town)?;
    }
    names_nobody(&details.words(), &account, town)?;
    rests(details, &account, pack, town)?;
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
