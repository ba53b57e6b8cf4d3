//! What an issue's clock does, and who judges the work on it (domain-rules 7.1–7.3).

use crate::issue_grid::*;
use crate::village::*;
use domain::issues::{Command as Act, *};

// Three calls are three days' (domain-rules 7.3), and none by whoever did the work.
#[test]
fn one_call_a_day_and_by_nobody_who_worked_on_it() {
    let call = || Act::NotReached(NotReached { issue: LAMP });
    let mut it = Grid::reported();
    it.does(GRID, take());
    it.does(HEAD, solve(1, false));
    for worked in [GRID, HEAD] {
        assert_eq!(it.tries(worked, call()), Err(fault(IssueFault::OwnWork)));
    }
    for _ in 0..3 {
        it.does(STAFF, call());
        let again = it.tries(STAFF, call());
        let closed = it.issue().is_closed();
        let refused = if closed {
            IssueFault::NotThere
        } else {
            IssueFault::CalledToday
        };
        assert_eq!(again, Err(fault(refused)));
        it.later(24);
    }
    assert!(it.issue().is_closed());
}

// Nobody clears their own failure out of the counts.
#[test]
fn whoever_worked_on_it_does_not_set_it_aside() {
    let aside = || {
        Act::SetAside(SetAside {
            issue: LAMP,
            outcome: Outcome::Malicious,
            reason: prose("没有这回事"),
        })
    };
    let mut it = Grid::reported();
    it.does(STAFF, take());
    assert_eq!(it.tries(STAFF, aside()), Err(fault(IssueFault::OwnWork)));
    let mut it = Grid::reported();
    it.does(HEAD, take());
    it.does(STAFF, aside());
    assert!(it.issue().is_closed());
}

// What stood goes on by itself with whom it was: nothing went up.
#[test]
fn what_stood_goes_on_and_says_so() {
    let mut it = Grid::reported();
    it.does(HEAD, take());
    it.does(
        HEAD,
        Act::Stop(StopIssue {
            issue: LAMP,
            days: Some(1),
            reason: prose("下雨"),
        }),
    );
    it.later(24);
    it.does(HEAD, solve(1, false));
    let did = [
        Did::Reported,
        Did::Taken,
        Did::Stopped,
        Did::WentOn,
        Did::Solved,
    ];
    assert_eq!(it.did(), did);
}

// Sorted to another class, an extension that was given is kept, and given once.
#[test]
fn sorting_keeps_an_extension() {
    let mut it = Grid::reported();
    it.does(HEAD, take());
    let extend = || {
        Act::Extend(ExtendIssue {
            issue: LAMP,
            working_days: 5,
            reason: prose("等配件"),
        })
    };
    it.does(HEAD, extend());
    let Running::Until(due) = it.issue().clock() else {
        panic!()
    };
    let to = sorted(Category::Lamp, Class::Utility);
    it.does(HEAD, Act::Sort(SortIssue { issue: LAMP, to }));
    assert_eq!(it.issue().clock(), Running::Until(due));
    assert_eq!(it.tries(HEAD, extend()), Err(fault(IssueFault::Extended)));
}
