//! What always holds for a ledger.

use std::collections::BTreeMap;

use domain::points::*;
use domain::*;
use proptest::prelude::*;

use crate::sample::*;

/// What may happen: who, what, how many, on which day.
type Step = (u8, u8, u32, i64);

const START: &str = "2024-01-01";

/// A journal as a careless world would write it: anybody spends and reverses anything.
fn wild(steps: &[Step]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for (number, (who, kind, points, on)) in steps.iter().enumerate() {
        let (number, who) = (number as u128 + 1, u128::from(who % 3) + 1);
        let at = noon(START).plus_days(*on);
        let pick = entries
            .get(*points as usize % entries.len().max(1))
            .cloned();
        let entry = match (kind % 6, pick) {
            (0..=2, _) | (_, None) => earned(number, who, points % 200, at),
            (3, _) => spent(number, who, points % 200, at),
            (4, Some(other)) => {
                let what = What::Reversed {
                    entry: other.id,
                    ground: Ground::Correction,
                };
                Entry::new(other.person, at, what)
            }
            (_, Some(other)) => Entry::new(other.person, at, What::Expired { lot: other.id }),
        };
        entries.push(entry);
    }
    entries
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((0u8..3, 0u8..6, 0u32..10_000, 0i64..1_200), 0..40)
}

fn all(journal: &Journal, at: Timestamp) -> Vec<Balance> {
    (1..4)
        .map(|who| Balance::of(journal, person(who), at))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    /// A journal that is shuffled, doubled, or merged from parts that lie over one another gives the
    /// same balances, movements and statements.
    #[test]
    fn a_fold_of_any_journal_is_the_same(
        steps in steps(), by in 0usize..40, from in 0usize..40, to in 0usize..40, on in 0i64..2_000
    ) {
        let entries = wild(&steps);
        let at = noon(START).plus_days(on);
        let whole = journal(&entries);
        let mut turned = [entries.clone(), entries.clone()].concat();
        turned.reverse();
        if !turned.is_empty() {
            let by = by % turned.len();
            turned.rotate_left(by);
        }
        let turned = journal(&turned);
        prop_assert_eq!(&turned, &whole);
        // Two pages that overlap, the later one first.
        let (from, to) = (from.min(entries.len()), to.min(entries.len()));
        let mut merged = journal(&entries[from.min(to)..]);
        merged.extend(entries[..from.max(to)].iter().cloned());
        prop_assert_eq!(&merged, &whole);
        prop_assert_eq!(all(&turned, at), all(&whole, at));
        prop_assert_eq!(movements(&merged, at), movements(&whole, at));
    }

    /// Every entry sums to nothing, so does the ledger, whole or in part; what the accounts hold is
    /// what the balances say; and nobody holds less than nothing.
    #[test]
    fn points_are_conserved(steps in steps(), keep in any::<u64>(), on in 0i64..2_000) {
        let entries = wild(&steps);
        let kept = entries.iter().zip(0u32..).filter(|(_, it)| keep >> (it % 64) & 1 == 1);
        let part: Journal = kept.map(|(entry, _)| entry.clone()).collect();
        let at = noon(START).plus_days(on);
        for journal in [journal(&entries), part] {
            let movements = movements(&journal, at);
            let mut by_entry: BTreeMap<EntryId, i64> = BTreeMap::new();
            for it in &movements {
                *by_entry.entry(it.entry).or_default() += it.points;
            }
            prop_assert!(by_entry.values().all(|sum| *sum == 0));
            let sums = Movement::sums(&movements);
            prop_assert_eq!(sums.values().sum::<i64>(), 0);
            let of = |account| sums.get(&account).copied().unwrap_or_default();
            let mut expired = 0;
            for who in (1..4).map(person) {
                let balance = Balance::of(&journal, who, at);
                prop_assert_eq!(of(Account::Held(who)), balance.spendable as i64);
                prop_assert_eq!(of(Account::Honour(who)), balance.honour as i64);
                prop_assert_eq!(of(Account::Short(who)), -(balance.short as i64));
                let lots: u64 = balance.lots.iter().map(|it| u64::from(it.left)).sum();
                prop_assert_eq!(lots, balance.spendable);
                let gone = balance.spent - balance.short + balance.expired;
                prop_assert_eq!(balance.honour, gone + balance.spendable);
                expired += balance.expired;
            }
            prop_assert_eq!(of(Account::Expired), expired as i64);
        }
    }

    /// The last line of a statement says what the balance says, and each follows from the one before.
    #[test]
    fn a_statement_ends_at_the_balance(steps in steps(), on in 0i64..2_000) {
        let journal = journal(&wild(&steps));
        let at = noon(START).plus_days(on);
        for who in (1..4).map(person) {
            let balance = Balance::of(&journal, who, at);
            let (mut honour, mut spendable) = (0, 0);
            for it in statement(&journal, who, at) {
                honour += it.honour;
                spendable += it.spendable;
                prop_assert_eq!((it.honour_after as i64, it.spendable_after as i64), (honour, spendable));
            }
            prop_assert_eq!((balance.honour as i64, balance.spendable as i64), (honour, spendable));
        }
    }

    /// What is reversed and restored is as it was: every lot, date and number, of everybody.
    #[test]
    fn reversals_restore_exactly(steps in steps(), pick in 0usize..40, on in 1_300i64..2_000) {
        let mut journal = journal(&wild(&steps));
        let at = noon(START).plus_days(on);
        let moving = |it: &&Entry| {
            let moves = matches!(it.what, What::Earned { .. } | What::Spent { .. });
            moves && journal.stands(it.id, at)
        };
        let standing: Vec<EntryId> = journal.entries().filter(moving).map(|it| it.id).collect();
        prop_assume!(!standing.is_empty());
        let id = standing[pick % standing.len()];
        let before = all(&journal, at);
        journal.add(reverse(&journal, id, Ground::Correction, at).unwrap());
        prop_assert!(!journal.stands(id, at));
        journal.add(restore(&journal, id, Ground::Correction, at).unwrap());
        prop_assert_eq!(all(&journal, at), before);
    }

    /// Nothing expires twice, and saying that it has changes nothing.
    #[test]
    fn expiry_is_said_once(steps in steps(), on in 800i64..2_000) {
        let mut journal = journal(&wild(&steps));
        let at = noon(START).plus_days(on);
        let before = all(&journal, at);
        for who in (1..4).map(person) {
            let over = expire(&journal, who, at);
            journal.extend(over);
            prop_assert_eq!(expire(&journal, who, at), []);
        }
        prop_assert_eq!(all(&journal, at), before);
    }

    /// Phones without a network book against what each knew; the server takes them in whatever
    /// order they come, by a clock that may be set back. Nobody ever spends what is not there.
    #[test]
    fn spendable_never_falls_below_nothing(
        lots in prop::collection::vec((1u32..120, 0i64..900), 0..6),
        offline in prop::collection::vec((1u32..150, 0i64..1_200), 1..14).prop_shuffle(),
    ) {
        let start = noon(START);
        let mut journal = Journal::default();
        for (number, (points, on)) in lots.iter().enumerate() {
            journal.add(earned(number as u128 + 1, 1, *points, start.plus_days(*on)));
        }
        let mut bookings: Vec<Booking> = Vec::new();
        for (number, (points, on)) in offline.iter().enumerate() {
            let reward = Reward {
                points: *points,
                stock: 9,
                limit: None,
                opens_at: start,
                closes_at: start.plus_days(9_999),
                ..towel()
            };
            let who = alone(1);
            let holder = Holder { who: &who, frozen: false, givers: &[] };
            let at = start.plus_days(*on);
            let id = booking(number as u128 + 1);
            let lock = Digest::of(b"lock");
            let taken = book(id, &reward, lock, holder, (&bookings, &journal), (at, pack()));
            match taken {
                Ok(it) => {
                    journal.add(it.entry);
                    bookings.push(it.booking);
                }
                Err(fault) => {
                    let known = matches!(fault, BookFault::NotEnough { .. } | BookFault::NoneLeft);
                    prop_assert!(known, "{}", fault);
                }
            }
            for day in 0..60 {
                let balance = Balance::of(&journal, person(1), start.plus_days(day * 40));
                prop_assert_eq!(balance.short, 0);
            }
        }
        prop_assert!(bookings.len() <= 9);
    }
}
