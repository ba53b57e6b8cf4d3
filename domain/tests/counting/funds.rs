//! Polls on a budget: tables worked by hand.

use domain::Money;
use domain::councils::counting::*;

use crate::paper::*;

fn exact(num: u64, den: u64) -> Fraction {
    let exact = true;
    Fraction { num, den, exact }
}

fn equal(fund: Fund, completion: Completion) -> Method {
    let options = fund.costs.len() as u16;
    method(options, Rule::EqualShares { fund, completion })
}

#[test]
fn greedy_passes_over_what_does_not_fit() {
    let ballots = ticked(&[(3, &[0, 1]), (2, &[1, 2]), (1, &[3]), (1, &[])]);
    let method = method(5, Rule::Greedy(fund(100, &[60, 50, 50, 40, 1])));
    let found = greedy_count(&method, &ballots);
    let look = |project, votes, cost, left, bought| Look {
        project,
        votes,
        cost: Money(cost),
        left: Money(left),
        bought,
    };
    let steps = [
        look(1, 5, 50, 100, true),
        look(0, 3, 60, 50, false),
        look(2, 2, 50, 50, true),
        look(3, 1, 40, 0, false),
    ];
    assert_eq!(found.steps, steps);
    assert_eq!((found.chosen, found.left), (vec![1, 2], Money(0)));
    assert_eq!((found.ballots, found.blank), (7, 1));
}

#[test]
fn greedy_breaks_ties_by_lot() {
    let mut method = method(2, Rule::Greedy(fund(10, &[10, 10])));
    method.lot = Lot(vec![1, 0]);
    let ballots = ticked(&[(2, &[0]), (2, &[1])]);
    assert_eq!(greedy_count(&method, &ballots).chosen, [1]);
}

/// A poll from the tests of the pabutools library (amounts times 100), where p2 and p0 come out.
/// By hand: each of 4 voters holds 100. Payments per cost: p0 1/1, p1 1/2, p2 1/3, p3 1/2. So p2
/// is bought at 200/3 each; voters 1 and 2 keep 100/3, too little for p1 and p3. Then p0.
#[test]
fn equal_shares_buys_by_the_lowest_rate() {
    let ballots = ticked(&[(1, &[0]), (2, &[1, 2, 3]), (1, &[2])]);
    let method = equal(fund(400, &[100, 90, 200, 109]), Completion::Unspent);
    let found = shares_count(&method, &ballots);
    let bought = [
        Bought {
            project: 2,
            votes: 3,
            cost: Money(200),
            payment: exact(200, 3),
            in_full: 3,
            with_last: 0,
            rest: exact(0, 1),
            rate: exact(1, 3),
            level: vec![],
            left: Money(200),
        },
        Bought {
            project: 0,
            votes: 1,
            cost: Money(100),
            payment: exact(100, 1),
            in_full: 1,
            with_last: 0,
            rest: exact(0, 1),
            rate: exact(1, 1),
            level: vec![],
            left: Money(100),
        },
    ];
    assert_eq!(found.bought, bought);
    assert_eq!((found.chosen, found.left), (vec![2, 0], Money(100)));
    assert_eq!((found.share, found.raises), (exact(100, 1), 0));
}

/// Five voters hold 60 each. Project 0 has four of them (rate 1/4) and is bought at 37.5 each.
/// Project 1 then finds 22.5, 22.5 and 60: the third pays 55. Its last 5 just buy project 2.
#[test]
fn who_has_less_gives_the_last_of_it() {
    let ballots = ticked(&[(2, &[0, 1]), (1, &[1, 2]), (2, &[0])]);
    let method = equal(fund(300, &[150, 100, 5]), Completion::Unspent);
    let found = shares_count(&method, &ballots);
    let second = Bought {
        project: 1,
        votes: 3,
        cost: Money(100),
        payment: exact(55, 1),
        in_full: 1,
        with_last: 2,
        rest: exact(45, 1),
        rate: exact(11, 20),
        level: vec![],
        left: Money(50),
    };
    assert_eq!(found.bought[0].payment, exact(75, 2));
    assert_eq!(found.bought[1], second);
    assert_eq!(found.chosen, [0, 1, 2]);
}

/// Greedy spends all on the larger group; equal shares gives each group its part.
#[test]
fn a_minority_has_its_share() {
    let ballots = ticked(&[(6, &[0, 1, 2]), (4, &[3, 4])]);
    let fund = fund(100, &[30, 30, 40, 20, 20]);
    let greedy = greedy_count(&method(5, Rule::Greedy(fund.clone())), &ballots);
    assert_eq!(greedy.chosen, [0, 1, 2]);
    let equal = shares_count(&equal(fund, Completion::Unspent), &ballots);
    assert_eq!(equal.chosen, [0, 1, 3, 4]);
    assert_eq!(equal.left, Money(0));
}

/// Three hold 40 each of 120. Nobody alone can pay 45. Raised by 5 once, each can; then all three
/// would cost 135, more than the budget. So nothing is bought, and greedy fills up by lot.
#[test]
fn add1_stops_before_it_would_overspend_and_greedy_fills_the_rest() {
    let ballots = ticked(&[(1, &[0]), (1, &[1]), (1, &[2])]);
    let raise = Raise {
        step: Money(5),
        most: 100,
    };
    let poll = fund(120, &[45, 45, 45]);
    let found = shares_count(&equal(poll.clone(), Completion::Add1(raise)), &ballots);
    assert_eq!((found.raises, found.chosen), (0, vec![]));
    let filled = shares_count(&equal(poll, Completion::Add1ThenGreedy(raise)), &ballots);
    assert_eq!((filled.chosen, filled.left), (vec![0, 1], Money(30)));
    assert_eq!(filled.filled.len(), 3);
    // With 30 for the third, two raises by 3 pay for all three, and nothing is left.
    let raise = Raise {
        step: Money(3),
        most: 100,
    };
    let found = shares_count(
        &equal(fund(120, &[45, 45, 30]), Completion::Add1(raise)),
        &ballots,
    );
    assert_eq!((found.raises, found.chosen), (2, vec![0, 1, 2]));
    assert_eq!((found.share, found.left), (exact(46, 1), Money(0)));
}

#[test]
fn raises_are_bounded() {
    let ballots = ticked(&[(1, &[0]), (9, &[1])]);
    let raised = |most| {
        let raise = Raise {
            step: Money(1),
            most,
        };
        let method = equal(fund(100, &[50, 50]), Completion::Add1(raise));
        let found = shares_count(&method, &ballots);
        (found.raises, found.chosen)
    };
    assert_eq!(raised(39), (39, vec![1]));
    assert_eq!(raised(100), (40, vec![1, 0]));
}

/// Two hold 3.5 each of 7, too little for project 1 (6, one voter). One raise of 8 pays for both.
#[test]
fn a_raise_may_be_larger_than_the_budget() {
    let ballots = ticked(&[(1, &[0]), (1, &[0, 1])]);
    let raise = Raise {
        step: Money(8),
        most: 1,
    };
    let found = shares_count(&equal(fund(7, &[1, 6]), Completion::Add1(raise)), &ballots);
    assert_eq!((found.raises, found.chosen), (1, vec![0, 1]));
    assert_eq!(found.share, exact(23, 2));
}

#[test]
fn without_a_mark_nothing_is_bought() {
    let raise = Raise {
        step: Money(1),
        most: 9,
    };
    let method = equal(fund(100, &[50]), Completion::Add1ThenGreedy(raise));
    for ballots in [vec![], ticked(&[(3, &[])])] {
        let found = shares_count(&method, &ballots);
        assert_eq!((found.chosen, found.left), (vec![], Money(100)));
        assert_eq!(found.share, exact(0, 1));
    }
}

#[test]
fn the_lot_decides_between_level_rates_of_other_costs() {
    let ballots = ticked(&[(2, &[0, 1])]);
    for (lot, chosen) in [([0, 1], vec![0]), ([1, 0], vec![1])] {
        let mut method = equal(fund(100, &[60, 90]), Completion::Unspent);
        method.lot = Lot(lot.to_vec());
        let found = shares_count(&method, &ballots);
        assert_eq!(found.chosen, chosen);
        assert_eq!(found.bought[0].level, [1 - chosen[0]]);
    }
}
