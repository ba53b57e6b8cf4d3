//! What always holds for an issue, whatever anybody does with it.

use domain::Timestamp;
use domain::issues::*;
use proptest::prelude::*;

use crate::sample::*;

/// What is tried, by whom it may be, and after how many hours.
type Try = (u8, u8, i64);

fn act(it: Issue, (what, who, _): Try, at: Timestamp) -> Result<Issue, IssueFault> {
    let level = [Level::Micro, Level::Small, Level::Large][usize::from(who % 3)];
    let (ours, by) = (
        department(70 + u128::from(who % 2)),
        person(20 + u128::from(who)),
    );
    let with = it.with().unwrap_or(With::Grid(level));
    let (now, all) = ((at, profile()), (at, profile(), rules()));
    let reason = prose("缘由");
    match what % 13 {
        0 => it.take(level, by, now),
        1 => it.pass_up(level, reason, now),
        2 => it.resolve(level, by, who % 2 == 0, (at, rules())),
        3 => it.whistle(ours, Initiator::GridWorker, true, reason, all),
        4 => it.report_in(ours, now),
        5 => it.send_back(ours, reason, all),
        6 => it.finish(ours, by, false, (at, rules())),
        7 => it.extend(with, u16::from(who), reason, now),
        8 => it.suspend(with, reason, u16::from(who), (at, rules())),
        9 => it.put_on_ledger(
            with,
            reason,
            at.day().plus(i32::from(who) * 20),
            (at, rules()),
        ),
        10 => it.go_on(now),
        11 => {
            let done = [Done::Solved, Done::Basically, Done::NotSolved][usize::from(who % 3)];
            let stars = who % 6;
            it.answer(person(1), Answer { done, stars }, all)
        }
        _ => it.reopen(person(1), who % 2 == 0, all),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    /// A clock always runs or a reason stands; no issue is with nobody while it is open; nobody on
    /// the ladder is skipped; and whoever took it first stays answerable.
    #[test]
    fn a_clock_runs_or_a_reason_stands(
        danger: bool, tries in prop::collection::vec((0u8..13, 0u8..8, 0i64..60), 0..40)
    ) {
        let class = if danger { Class::Danger } else { Class::General };
        let mut it = reported(class);
        let mut now = monday(10);
        for one in tries {
            now = now.plus_minutes(one.2 * 60);
            let before = it.caught_up(now, profile());
            it = act(before.clone(), one, now).unwrap_or_else(|_| before.clone());
            let closed = matches!(it.state, State::Closed { .. });
            prop_assert_eq!(it.with().is_none(), closed);
            match it.clock() {
                Running::Until(due) => prop_assert!(due > it.reported.at),
                Running::Stands(_) => {
                    prop_assert!(it.path.last().unwrap().reason.is_some());
                }
                Running::Over => prop_assert!(closed),
            }
            prop_assert!(before.first.is_none() || it.first == before.first);
            prop_assert!(it.path.len() >= before.path.len());
            prop_assert_eq!(&it.path[..before.path.len()], &before.path[..]);
            for two in it.path.windows(2) {
                prop_assert!(two[0].at <= two[1].at);
                let step = match (two[0].with, two[1].with) {
                    (With::Grid(from), With::Grid(to)) => from == to || from.above() == Some(to),
                    // Only the community whistles, and to it a department gives back.
                    (With::Grid(from), With::Department(_)) => from == Level::Large,
                    (With::Department(_), With::Grid(to)) => to == Level::Large,
                    (With::Department(one), With::Department(other)) => one == other,
                };
                prop_assert!(step, "{:?}", two);
            }
        }
    }

    /// Looking often or seldom makes no difference to where it is.
    #[test]
    fn catching_up_is_the_same_however_often(
        taken_at in 0i64..24, looks in prop::collection::vec(0i64..600, 0..8), last in 600i64..900
    ) {
        let it = reported(Class::General);
        let it = it.take(Level::Micro, person(20), (monday(10 + taken_at), profile())).unwrap();
        let hour = |hours: i64| monday(10).plus_minutes(hours * 60);
        let once = it.clone().caught_up(hour(last), profile());
        let mut often = it;
        let mut looks = looks;
        looks.sort_unstable();
        for look in looks {
            often = often.caught_up(hour(look), profile());
        }
        prop_assert_eq!(often.caught_up(hour(last), profile()), once);
    }
}
