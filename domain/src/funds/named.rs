//! No natural person stands in what is published (ADR 48).

use crate::core::{Refusal, Town};
use crate::members::{Member, Title};

use super::{FundAccount, FundsFault};

/// A name of one character is part of too many words to tell.
const LEAST: usize = 2;

/// That no whole name of a neighbour, or of whoever holds title in the compound, stands in words that
/// readers of an account read.
pub(super) fn names_nobody(
    words: &[&str],
    account: &FundAccount,
    town: &dyn Town,
) -> Result<(), Refusal> {
    let members = town.of::<Member>(account.community).into_iter();
    let titles = town.of::<Title>(account.compound).into_iter();
    let holders = titles.flat_map(|it| it.holders).map(|it| it.name);
    let mut names = members.map(|it| it.name).chain(holders);
    let named = names.any(|name| {
        let name = name.as_str();
        name.chars().count() >= LEAST && words.iter().any(|it| it.contains(name))
    });
    if named {
        return Err(FundsFault::NamesSomebody.into());
    }
    Ok(())
}
