//! Putting a mistake right (冲正; domain-rules 6.3): a new entry, never a change.

use crate::core::Timestamp;

use super::{Entry, EntryId, Ground, Journal, What};

/// Why an entry cannot be reversed, or restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LedgerFault {
    /// There is no such entry.
    #[error("no such entry")]
    NoSuchEntry,
    /// It is reversed.
    #[error("reversed already")]
    AlreadyReversed,
    /// It is not reversed.
    #[error("not reversed")]
    NotReversed,
    /// What expired did so by the calendar, and what reverses is undone by restoring.
    #[error("not an entry that moves points")]
    MovesNothing,
    /// What it paid for is paid by another entry, which is reversed first.
    #[error("paid by another entry")]
    PaidAgain {
        /// Which.
        entry: EntryId,
    },
}

/// The entry that makes another as if it had never been. It is reversed once; what restores it and
/// what reverses it again are links of one chain, and each link has one id.
///
/// # Errors
/// When there is none, it is reversed, or it moves nothing.
pub fn reverse(
    journal: &Journal,
    id: EntryId,
    ground: Ground,
    at: Timestamp,
) -> Result<Entry, LedgerFault> {
    let entry = moving(journal, id)?;
    if !journal.stands(id, at) {
        return Err(LedgerFault::AlreadyReversed);
    }
    Ok(link(journal, entry, ground, at))
}

/// The entry that restores what was reversed: lots, dates and honour are what they were.
///
/// # Errors
/// When there is none, it is not reversed, or its cause is paid by another by now.
pub fn restore(
    journal: &Journal,
    id: EntryId,
    ground: Ground,
    at: Timestamp,
) -> Result<Entry, LedgerFault> {
    let entry = moving(journal, id)?;
    if journal.stands(id, at) {
        return Err(LedgerFault::NotReversed);
    }
    if let What::Earned { cause, .. } = entry.what
        && let Some(paid) = journal.pays(cause, at)
    {
        return Err(LedgerFault::PaidAgain { entry: paid.id });
    }
    Ok(link(journal, entry, ground, at))
}

/// The same for several. What is paid again by now, or stands, has nothing to be given back: that it was
/// taken was wrong all the same.
///
/// # Errors
/// When there is no such entry.
pub fn all_restored(
    journal: &Journal,
    ids: impl IntoIterator<Item = EntryId>,
    ground: Ground,
    at: Timestamp,
) -> Result<Vec<Entry>, LedgerFault> {
    let entries = ids
        .into_iter()
        .map(|id| restore(journal, id, ground, at))
        .filter(|it| {
            !matches!(
                it,
                Err(LedgerFault::PaidAgain { .. } | LedgerFault::NotReversed)
            )
        });
    entries.collect()
}

fn moving(journal: &Journal, id: EntryId) -> Result<&Entry, LedgerFault> {
    let entry = journal.get(id).ok_or(LedgerFault::NoSuchEntry)?;
    match entry.what {
        What::Earned { .. } | What::Spent { .. } => Ok(entry),
        What::Reversed { .. } | What::Expired { .. } => Err(LedgerFault::MovesNothing),
    }
}

/// The next link of the chain of an entry.
fn link(journal: &Journal, entry: &Entry, ground: Ground, at: Timestamp) -> Entry {
    let mut last = entry.id;
    while journal.get(EntryId::reversing(last)).is_some() {
        last = EntryId::reversing(last);
    }
    let what = What::Reversed {
        entry: last,
        ground,
    };
    Entry::new(entry.person, at, what)
}
