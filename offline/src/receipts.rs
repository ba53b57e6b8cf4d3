//! What a phone keeps of acts that were counted. The server keeps everything; a phone need not
//! read ten years of receipts into memory each time it is opened.

use std::collections::BTreeMap;

use domain::{PersonId, Timestamp};

use crate::item::{Item, ItemDeed, ItemState, ballot};
use crate::stored;

/// Younger receipts are all kept (design default: a year and a month).
const DAYS: i64 = 396;
/// Of older ones so many of each person, the latest, are kept besides.
const LAST: usize = 500;
/// After so many separate values they are put together: a browser's store costs by the value.
const LOOSE: usize = 64;
/// Receipts in one value.
const PER_VALUE: usize = 200;

/// Whether stored receipts are worth rewriting: so many values, of which these are in memory, or a
/// ballot among them that tells what it says.
pub(crate) fn is_due<'a>(
    values: usize,
    items: impl Iterator<Item = &'a Item>,
    now: Timestamp,
) -> bool {
    let (mut old, mut told) = (0, false);
    for item in items {
        old += usize::from(counted_at(item).is_some_and(|at| at < since(now)));
        told |= still_tells(item);
    }
    values > LOOSE || old > 2 * LAST || told
}

/// Whether the vault still holds what a counted ballot says, as earlier versions kept it.
fn still_tells(item: &Item) -> bool {
    let ItemDeed::Whole(envelope) = &item.deed else {
        return false;
    };
    ballot(&envelope.command).is_some() && counted_at(item).is_some()
}

/// The stored receipts put together, without the old ones. `now` is the server's time, so that a
/// wrong clock costs nobody a receipt. What cannot be read stays as it is.
pub(crate) fn thinned(values: &[String], now: Timestamp) -> Vec<String> {
    let (lists, unread) = read(values);
    let mut old: BTreeMap<PersonId, usize> = BTreeMap::new();
    let mut kept: Vec<Item> = lists
        .into_iter()
        .rev()
        .filter(|item| {
            if counted_at(item).is_none_or(|at| at >= since(now)) {
                return true;
            }
            let older = old.entry(item.person).or_default();
            *older += 1;
            *older <= LAST
        })
        .collect();
    kept.reverse();
    written(&kept, unread)
}

/// The stored receipts without one person's.
pub(crate) fn without(values: &[String], person: PersonId) -> Vec<String> {
    let (mut lists, unread) = read(values);
    lists.retain(|item| item.person != person);
    written(&lists, unread)
}

fn since(now: Timestamp) -> Timestamp {
    now.plus_days(-DAYS)
}

fn counted_at(item: &Item) -> Option<Timestamp> {
    match item.state {
        ItemState::Counted { at, .. } => Some(at),
        _ => None,
    }
}

fn read(values: &[String]) -> (Vec<Item>, Vec<String>) {
    let (mut items, mut unread) = (Vec::new(), Vec::new());
    for value in values {
        match stored::read_list(value) {
            Some(list) => items.extend(list),
            None => unread.push(value.clone()),
        }
    }
    (items, unread)
}

fn written(items: &[Item], unread: Vec<String>) -> Vec<String> {
    let lists = items.chunks(PER_VALUE).map(stored::list);
    unread.into_iter().chain(lists).collect()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use domain::proposals::{Command as Proposals, Withdraw};
    use domain::{Command, CommandId};
    use uuid::Uuid;
    use wire::{Envelope, Receipt};

    const NOW: Timestamp = Timestamp(1_800_000_000_000);

    fn counted(number: u64, person: u128, days_ago: i64) -> Item {
        let proposal = Uuid::nil().into();
        Item {
            number,
            person: PersonId(Uuid::from_u128(person)),
            at: NOW,
            deed: ItemDeed::Whole(Rc::new(Envelope {
                id: CommandId(Uuid::from_u128(u128::from(number))),
                made_at: NOW,
                command: Command::Proposals(Proposals::Withdraw(Withdraw {
                    proposal,
                    reason: None,
                })),
            })),
            warning: None,
            state: ItemState::Counted {
                receipt: Receipt("7Q4M-2KXD".to_owned()),
                at: NOW.plus_days(-days_ago),
                seq: number,
            },
        }
    }

    /// Each in a value of its own, as they are counted.
    fn values(items: &[Item]) -> Vec<String> {
        let value = |item| stored::list([item]);
        items.iter().map(value).collect()
    }

    fn numbers(values: &[String]) -> Vec<u64> {
        read(values).0.iter().map(|item| item.number).collect()
    }

    #[test]
    fn a_year_of_receipts_is_kept_however_many() {
        let items: Vec<Item> = (0..3_000).map(|it| counted(it, 1, 390)).collect();
        let thinned = thinned(&values(&items), NOW);
        assert_eq!(numbers(&thinned), (0..3_000).collect::<Vec<_>>());
        assert_eq!(thinned.len(), 15);
    }

    #[test]
    fn of_older_ones_each_keeps_the_last() {
        let mut items: Vec<Item> = (0..2_000)
            .map(|it| counted(it, u128::from(it % 2), 400))
            .collect();
        items.push(counted(2_000, 3, 4_000));
        let kept = numbers(&thinned(&values(&items), NOW));
        assert_eq!(kept, (1_000..=2_000).collect::<Vec<_>>());
    }

    #[test]
    fn it_is_done_when_it_is_worth_it() {
        let old: Vec<Item> = (0..1_001).map(|it| counted(it, 1, 400)).collect();
        assert!(is_due(1, old.iter(), NOW));
        assert!(!is_due(1, old[..1_000].iter(), NOW));
        assert!(!is_due(LOOSE, [].iter(), NOW));
        assert!(is_due(LOOSE + 1, [].iter(), NOW));
    }

    #[test]
    fn a_choice_that_an_earlier_version_kept_goes() {
        let text = values(&[counted(1, 1, 0)]).remove(0);
        let ballot = r#"{"councils":{"cast_ballot":{"vote":"00000000-0000-0000-0000-000000000009","choice":"against","blind":"00000000-0000-0000-0000-000000001e61"}}}"#;
        let start = text.find(r#"{"proposals""#).unwrap();
        let end = text.find(r#"},"warning""#).unwrap();
        let kept = format!("{}{ballot}{}", &text[..start], &text[end..]);
        let items = stored::read_list(&kept).unwrap();
        assert!(is_due(1, items.iter(), NOW));
        let thinned = thinned(&[kept], NOW);
        assert!(!thinned[0].contains("against") && !thinned[0].contains("1e61"));
        let items = stored::read_list(&thinned[0]).unwrap();
        assert_eq!(items[0].number, 1);
        assert!(!is_due(1, items.iter(), NOW));
    }

    #[test]
    fn one_who_signs_out_takes_their_own_alone() {
        let mut stored = values(&[counted(1, 1, 0), counted(2, 2, 0), counted(3, 1, 0)]);
        stored.insert(1, "what a newer version wrote".to_owned());
        let left = without(&stored, PersonId(Uuid::from_u128(1)));
        assert_eq!(numbers(&left), [2]);
        assert!(left.contains(&"what a newer version wrote".to_owned()));
    }
}
