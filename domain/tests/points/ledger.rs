//! domain-rules 6.3: lots, reversals, statements.

use domain::points::*;
use domain::*;
use rstest::rstest;

use crate::sample::*;

/// +100 on 2025-01-10, +50 on 2025-06-01, −120 on 2026-03-01.
fn vector() -> Journal {
    journal(&[
        earned(1, 1, 100, noon("2025-01-10")),
        earned(2, 1, 50, noon("2025-06-01")),
        spent(1, 1, 120, noon("2026-03-01")),
    ])
}

#[test]
fn the_first_earned_is_the_first_spent() {
    let balance = Balance::of(&vector(), person(1), noon("2026-03-02"));
    assert_eq!((balance.honour, balance.spendable), (150, 30));
    assert_eq!((balance.spent, balance.expired, balance.short), (120, 0, 0));
    let second = earned(2, 1, 50, noon("2025-06-01"));
    let lot = Lot {
        entry: second.id,
        expires_on: day("2027-06-30"),
        points: 50,
        left: 30,
    };
    assert_eq!(balance.lots, [lot]);
}

#[rstest]
#[case::on_its_last_day("2027-06-30", 30, 0)]
#[case::on_the_day_after("2027-07-01", 0, 30)]
fn what_is_left_expires_at_the_end_of_its_month(
    #[case] on: &str,
    #[case] spendable: u64,
    #[case] expired: u64,
) {
    let balance = Balance::of(&vector(), person(1), noon(on));
    assert_eq!((balance.spendable, balance.expired), (spendable, expired));
    assert_eq!(balance.honour, 150);
    let late = day("2027-07-01").starts_at();
    let last = Balance::of(&vector(), person(1), late.plus_ms(-1));
    assert_eq!(last.spendable, 30);
    assert_eq!(Balance::of(&vector(), person(1), late).spendable, 0);
}

#[rstest]
#[case("2025-01-10", "2027-01-31")]
#[case("2025-06-01", "2027-06-30")]
#[case("2026-02-28", "2028-02-29")]
#[case("2025-12-31", "2027-12-31")]
fn a_lot_lasts_to_the_end_of_the_month_two_years_later(#[case] on: &str, #[case] last: &str) {
    assert_eq!(month_end(day(on), 24), day(last));
}

#[rstest]
#[case("2026-01-31", 1, "2026-02-28")]
#[case("2026-11-27", 3, "2027-02-27")]
#[case("2026-11-27", 12, "2027-11-27")]
#[case("9999-12-31", 12, "9999-12-31")]
fn months_are_counted_by_the_calendar(#[case] on: &str, #[case] months: u16, #[case] then: &str) {
    assert_eq!(months_later(day(on), months), day(then));
}

#[test]
fn what_has_expired_is_not_spent() {
    let mut journal = journal(&[earned(1, 1, 100, noon("2024-01-10"))]);
    journal.add(spent(1, 1, 60, noon("2026-02-01")));
    assert_eq!(has(&journal, "2026-02-02"), (100, 0, 60));
    journal.add(earned(2, 1, 80, noon("2026-02-03")));
    assert_eq!(
        has(&journal, "2026-02-04"),
        (180, 80, 60),
        "a shortage is not collected"
    );
}

fn reversed(journal: &Journal, id: EntryId, at: &str) -> Journal {
    let entry = reverse(journal, id, Ground::Correction, noon(at)).unwrap();
    let mut after = journal.clone();
    after.add(entry);
    after
}

fn restored(journal: &Journal, id: EntryId, at: &str) -> Journal {
    let entry = restore(journal, id, Ground::Correction, noon(at)).unwrap();
    let mut after = journal.clone();
    after.add(entry);
    after
}

#[test]
fn a_reversal_floors_at_nothing_and_notes_what_lacks() {
    let first = earned(1, 1, 100, noon("2025-01-10")).id;
    let after = reversed(&vector(), first, "2026-04-01");
    assert_eq!(has(&after, "2026-04-01"), (50, 0, 70));
    // What was so until then stays so.
    assert_eq!(has(&after, "2026-03-31"), (150, 30, 0));
    // What is earned later is not touched.
    let mut later = after.clone();
    later.add(earned(3, 1, 10, noon("2026-05-01")));
    assert_eq!(has(&later, "2026-05-01"), (60, 10, 70));
}

#[test]
fn what_is_restored_is_as_it_was() {
    let (earning, spending) = (
        earned(1, 1, 100, noon("2025-01-10")).id,
        EntryId::spent(booking(1)),
    );
    for id in [earning, spending] {
        let after = reversed(&vector(), id, "2026-04-01");
        assert!(!after.stands(id, noon("2026-04-01")));
        let at = noon("2026-04-02");
        let meanwhile = Balance::of(&after, person(1), at);
        assert_ne!(meanwhile, Balance::of(&vector(), person(1), at));
        let again = restored(&after, id, "2026-04-02");
        let at = noon("2026-04-02");
        let as_it_was = Balance::of(&vector(), person(1), at);
        assert_eq!(Balance::of(&again, person(1), at), as_it_was);
        // And once more.
        let twice = reversed(&again, id, "2026-04-03");
        let at = noon("2026-04-03");
        assert_eq!(
            Balance::of(&twice, person(1), at),
            Balance::of(&after, person(1), at)
        );
        assert_eq!(twice.len(), vector().len() + 3);
    }
}

#[test]
fn a_reversed_booking_gives_its_lots_back_with_their_dates() {
    let after = reversed(&vector(), EntryId::spent(booking(1)), "2026-04-01");
    let balance = Balance::of(&after, person(1), noon("2026-04-01"));
    let lots: Vec<(Day, u32)> = balance
        .lots
        .iter()
        .map(|it| (it.expires_on, it.left))
        .collect();
    assert_eq!(lots, [(day("2027-01-31"), 100), (day("2027-06-30"), 50)]);
}

#[test]
fn what_moves_nothing_is_not_reversed() {
    let id = earned(1, 1, 100, noon("2025-01-10")).id;
    let at = noon("2026-04-01");
    let reverse = |journal: &Journal, id| reverse(journal, id, Ground::Correction, at);
    let restore = |journal: &Journal, id| restore(journal, id, Ground::Correction, at);
    let unknown = EntryId::spent(booking(99));
    assert_eq!(reverse(&vector(), unknown), Err(LedgerFault::NoSuchEntry));
    assert_eq!(restore(&vector(), id), Err(LedgerFault::NotReversed));
    let after = reversed(&vector(), id, "2026-03-31");
    assert_eq!(reverse(&after, id), Err(LedgerFault::AlreadyReversed));
    let reversal = EntryId::reversing(id);
    assert_eq!(reverse(&after, reversal), Err(LedgerFault::MovesNothing));
    assert_eq!(restore(&after, reversal), Err(LedgerFault::MovesNothing));
}

#[test]
fn nobody_reverses_for_another() {
    let first = earned(1, 1, 100, noon("2025-01-10"));
    let what = What::Reversed {
        entry: first.id,
        ground: Ground::Correction,
    };
    let strangers = Entry::new(person(2), noon("2025-02-01"), what);
    let journal = journal(&[first, strangers]);
    assert_eq!(has(&journal, "2025-02-02"), (100, 100, 0));
}

fn again(turn: u16, points: u32, at: &str) -> Entry {
    let first = earned(1, 1, points, noon(at));
    let What::Earned {
        cause, expires_on, ..
    } = first.what
    else {
        panic!("nothing was earned");
    };
    let what = What::Earned {
        cause,
        turn,
        points,
        expires_on,
        evidence: Vec::new(),
        confirmed_by: Vec::new(),
    };
    Entry::new(person(1), noon(at), what)
}

#[test]
fn a_cause_pays_once_whatever_stands_in_the_journal() {
    let (first, second) = (again(0, 40, "2026-01-10"), again(1, 60, "2026-01-11"));
    let both = journal(&[second.clone(), first.clone()]);
    assert_eq!(has(&both, "2026-01-12"), (40, 40, 0));
    let corrected = reversed(&both, first.id, "2026-01-12");
    assert_eq!(has(&corrected, "2026-01-12"), (60, 60, 0));
    let fault = restore(&corrected, first.id, Ground::Correction, noon("2026-01-13"));
    assert_eq!(fault, Err(LedgerFault::PaidAgain { entry: second.id }));
    // An appeal that is right is right though there is nothing to give back.
    let ids = [first.id, second.id];
    let restored = all_restored(&corrected, ids, Ground::Correction, noon("2026-01-13"));
    assert_eq!(restored, Ok(Vec::new()));
    // Written down nevertheless, it is paid once.
    let what = What::Reversed {
        entry: EntryId::reversing(first.id),
        ground: Ground::Correction,
    };
    let mut forced = corrected;
    forced.add(Entry::new(person(1), noon("2026-01-13"), what));
    assert_eq!(has(&forced, "2026-01-13"), (40, 40, 0));
}

#[test]
fn an_hour_is_paid_as_one_thing() {
    let id = session(1);
    assert_eq!(
        Cause::Volunteering(id).entry(0),
        Cause::Teaching(id).entry(0)
    );
    assert_ne!(
        Cause::Volunteering(id).entry(0),
        Cause::Volunteering(id).entry(1)
    );
}

#[test]
fn an_entry_bears_its_own_id() {
    let good = earned(1, 1, 100, noon("2025-01-10"));
    let forged = Entry {
        id: EntryId::spent(booking(7)),
        ..good.clone()
    };
    let mut journal = Journal::default();
    assert!(!journal.add(forged));
    assert!(journal.is_empty());
    assert!(journal.add(good));
    assert_eq!(journal.len(), 1);
}

#[test]
fn of_two_with_one_id_the_earlier_stays() {
    let early = earned(1, 2, 10, noon("2025-01-10"));
    let late = earned(1, 1, 500, noon("2025-01-11"));
    for entries in [[early.clone(), late.clone()], [late, early.clone()]] {
        let journal = journal(&entries);
        assert_eq!(journal.entries().collect::<Vec<_>>(), [&early]);
        assert_eq!(journal.persons(), [person(2)].into());
        assert_eq!(has(&journal, "2025-02-01"), (0, 0, 0));
    }
}

#[test]
fn nothing_expires_twice() {
    let mut journal = vector();
    assert_eq!(expire(&journal, person(1), noon("2027-06-30")), []);
    let over = expire(&journal, person(1), noon("2027-07-01"));
    let second = earned(2, 1, 50, noon("2025-06-01")).id;
    let said: Vec<EntryId> = over.iter().map(|it| it.id).collect();
    assert_eq!(said, [EntryId::expired(second)], "the first lot was spent");
    let before = Balance::of(&journal, person(1), noon("2027-07-02"));
    journal.extend(over.clone());
    journal.extend(over);
    assert_eq!(Balance::of(&journal, person(1), noon("2027-07-02")), before);
    assert_eq!(expire(&journal, person(1), noon("2027-07-02")), []);
}

#[test]
fn every_line_says_what_changed() {
    let first = earned(1, 1, 100, noon("2025-01-10")).id;
    let journal = reversed(&vector(), first, "2026-04-01");
    let journal = restored(&journal, first, "2026-04-02");
    let lines = statement(&journal, person(1), noon("2027-07-01"));
    let told: Vec<(i64, i64, u64, u64)> = lines
        .iter()
        .map(|it| (it.honour, it.spendable, it.honour_after, it.spendable_after))
        .collect();
    let expected = [
        (100, 100, 100, 100),
        (50, 50, 150, 150),
        (0, -120, 150, 30),
        (-100, -30, 50, 0),
        (100, 30, 150, 30),
        (0, -30, 150, 0),
    ];
    assert_eq!(told, expected);
    let last = lines.last().unwrap();
    assert_eq!(last.at, day("2027-07-01").starts_at());
    assert!(matches!(last.kind, LineKind::Expiry { .. }));
}

// By a clock that was set back.
#[test]
fn what_was_reversed_before_it_was_there_never_counts() {
    let spending = spent(1, 1, 60, noon("2026-03-01"));
    let what = What::Reversed {
        entry: spending.id,
        ground: Ground::Correction,
    };
    let reversal = Entry::new(person(1), noon("2026-02-01"), what);
    let journal = journal(&[earned(1, 1, 100, noon("2025-01-10")), spending, reversal]);
    assert_eq!(has(&journal, "2026-03-02"), (100, 100, 0));
    let lines = statement(&journal, person(1), noon("2026-03-02"));
    assert_eq!(lines.last().unwrap().spendable_after, 100);
}

#[test]
fn what_comes_later_is_not_there_yet() {
    let early = noon("2025-02-01");
    let (moved, lines) = (
        movements(&vector(), early),
        statement(&vector(), person(1), early),
    );
    assert_eq!((moved.len(), lines.len()), (4, 1));
    let late = earned(2, 1, 50, noon("2025-06-01")).id;
    assert!(!vector().stands(late, early));
}

#[test]
fn accounts_sum_to_nothing() {
    let first = earned(1, 1, 100, noon("2025-01-10")).id;
    let journal = reversed(&vector(), first, "2026-04-01");
    let sums = Movement::sums(&movements(&journal, noon("2026-04-01")));
    let me = person(1);
    let expected = [
        (Account::Issued, -50),
        (Account::Held(me), 0),
        (Account::Redeemed, 120),
        (Account::Short(me), -70),
        (Account::HonoursIssued, -50),
        (Account::Honour(me), 50),
    ];
    assert_eq!(sums, expected.into());
    let sums = Movement::sums(&movements(&vector(), noon("2027-07-01")));
    assert_eq!(sums[&Account::Expired], 30);
    assert_eq!(sums.values().sum::<i64>(), 0);
}
