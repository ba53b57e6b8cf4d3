//! Counts by definition, as slow and plain as can be, to count everything twice.

use domain::councils::counting::*;
use num_rational::BigRational;

use crate::paper::options;

/// How many ballots prefer one option to another.
pub fn prefer(ballots: &[Marks], one: u16, other: u16) -> u32 {
    let prefers = |ballot: &&Marks| {
        let place = |option| options(ballot).iter().position(|it| *it == option);
        match (place(one), place(other)) {
            (Some(one), Some(other)) => one < other,
            (Some(_), None) => true,
            (None, _) => false,
        }
    };
    ballots.iter().filter(prefers).count() as u32
}

/// Who goes out, in order, and who wins.
pub fn runoff(method: &Method, ballots: &[Marks]) -> (Vec<u16>, Option<u16>) {
    let mut standing: Vec<u16> = (0..method.options).collect();
    let mut tables: Vec<Vec<u32>> = Vec::new();
    let mut gone = Vec::new();
    loop {
        let votes = |option: u16| {
            let first = |ballot: &Marks| {
                options(ballot)
                    .iter()
                    .copied()
                    .find(|it| standing.contains(it))
            };
            ballots
                .iter()
                .filter(|it| first(it) == Some(option))
                .count() as u32
        };
        let table: Vec<u32> = (0..method.options).map(votes).collect();
        let counting: u32 = table.iter().sum();
        let majority = |option: &&u16| 2 * table[usize::from(**option)] > counting;
        if let Some(winner) = standing.iter().find(majority) {
            return (gone, Some(*winner));
        }
        if counting == 0 {
            return (gone, None);
        }
        tables.push(table);
        // The key of an option: its votes now, in the round before, …, and its lot.
        let key = |option: &u16| {
            let history: Vec<u32> = tables
                .iter()
                .rev()
                .map(|table| table[usize::from(*option)])
                .collect();
            let lot = method.lot.0.iter().position(|it| it == option);
            (history, std::cmp::Reverse(lot))
        };
        let last = *standing.iter().min_by_key(|it| key(it)).unwrap();
        standing.retain(|it| *it != last);
        gone.push(last);
    }
}

/// The strongest chain from one option to another, over every path that visits none twice.
pub fn chain(ballots: &[Marks], from: u16, to: u16, between: &[u16]) -> u32 {
    let direct = |one, other| {
        let (there, back) = (prefer(ballots, one, other), prefer(ballots, other, one));
        if there > back { there } else { 0 }
    };
    let over = |next: &u16| {
        let rest: Vec<u16> = between.iter().copied().filter(|it| it != next).collect();
        direct(from, *next).min(chain(ballots, *next, to, &rest))
    };
    let detour = between.iter().map(over).max().unwrap_or(0);
    detour.max(direct(from, to))
}

/// What an option gains in halves: 2 for each option that a ballot puts behind it, 1 for each that
/// stands level with it.
pub fn half_points(ballots: &[Marks], count: u16, option: u16) -> u64 {
    let marked: Vec<Marks> = ballots
        .iter()
        .filter(|it| !it.is_blank())
        .cloned()
        .collect();
    let others = (0..count).filter(|other| *other != option);
    let against = others.map(|other| {
        let won = u64::from(prefer(&marked, option, other));
        let lost = u64::from(prefer(&marked, other, option));
        2 * won + (marked.len() as u64 - won - lost)
    });
    against.sum()
}

/// One project bought: which, for how much, at what rate, and who paid.
#[derive(Debug, PartialEq)]
pub struct Item {
    pub project: u16,
    pub payment: BigRational,
    pub rate: BigRational,
    pub level: Vec<u16>,
    pub in_full: u32,
    pub with_last: u32,
}

/// What equal shares buys.
#[derive(Debug, PartialEq)]
pub struct Bill {
    pub raises: u32,
    pub bought: Vec<Item>,
    pub chosen: Vec<u16>,
}

pub fn whole(number: i64) -> BigRational {
    BigRational::from_integer(number.into())
}

/// One run of equal shares, voter by voter.
fn run(fund: &Fund, lot: &Lot, voters: &[&[u16]], share: &BigRational) -> Vec<Item> {
    let mut purses = vec![share.clone(); voters.len()];
    let mut bought: Vec<Item> = Vec::new();
    loop {
        let mut offers = Vec::new();
        for (place, project) in lot.0.iter().enumerate() {
            let cost = whole(fund.costs[usize::from(*project)].0);
            let open = bought.iter().all(|it| it.project != *project);
            let supporters = || {
                let approves = |it: &usize| voters[*it].contains(project);
                (0..voters.len()).filter(approves)
            };
            let payment = supporters()
                .count()
                .gt(&0)
                .then(|| payment(&cost, supporters().map(|it| purses[it].clone()).collect()));
            if let Some(payment) = payment.flatten().filter(|_| open) {
                offers.push((payment.clone() / cost, place, *project, payment));
            }
        }
        let Some((rate, _, project, payment)) = offers.iter().min().cloned() else {
            return bought;
        };
        let others = offers.iter().filter(|it| it.0 == rate && it.2 != project);
        let mut level: Vec<u16> = others.map(|it| it.2).collect();
        level.sort_unstable();
        let mut item = Item {
            project,
            payment,
            rate,
            level,
            in_full: 0,
            with_last: 0,
        };
        for (purse, ticks) in purses.iter_mut().zip(voters) {
            if !ticks.contains(&project) || *purse == whole(0) {
                continue;
            }
            if *purse < item.payment {
                *purse = whole(0);
                item.with_last += 1;
            } else {
                *purse -= &item.payment;
                item.in_full += 1;
            }
        }
        bought.push(item);
    }
}

/// The amount which covers a cost if each gives it, or all they have.
fn payment(cost: &BigRational, mut purses: Vec<BigRational>) -> Option<BigRational> {
    purses.sort();
    if purses.iter().sum::<BigRational>() < *cost {
        return None;
    }
    let try_first = |lasts: usize| {
        let given: BigRational = purses[..lasts].iter().sum();
        let payment = (cost - given) / whole((purses.len() - lasts) as i64);
        (purses[lasts] >= payment).then_some(payment)
    };
    (0..purses.len()).find_map(try_first)
}

pub fn equal_shares(method: &Method, ballots: &[Marks]) -> Bill {
    let Rule::EqualShares { fund, completion } = &method.rule else {
        panic!("not equal shares");
    };
    let voters: Vec<&[u16]> = ballots
        .iter()
        .map(options)
        .filter(|it| !it.is_empty())
        .collect();
    let cost = |project: u16| fund.costs[usize::from(project)].0;
    let total = |bought: &[Item]| -> i64 { bought.iter().map(|it| cost(it.project)).sum() };
    let mut bill = Bill {
        raises: 0,
        bought: vec![],
        chosen: vec![],
    };
    if voters.is_empty() {
        return bill;
    }
    let share = |raises: u32, step: i64| {
        whole(fund.budget.0) / whole(voters.len() as i64) + whole(step * i64::from(raises))
    };
    bill.bought = run(fund, &method.lot, &voters, &share(0, 0));
    if let Completion::Add1(raise) | Completion::Add1ThenGreedy(raise) = completion {
        for raises in 1..=raise.most {
            let left = fund.budget.0 - total(&bill.bought);
            let fits = |project: u16| {
                let open = bill.bought.iter().all(|it| it.project != project);
                open && cost(project) <= left && voters.iter().any(|it| it.contains(&project))
            };
            if !(0..method.options).any(fits) {
                break;
            }
            let next = run(fund, &method.lot, &voters, &share(raises, raise.step.0));
            if total(&next) > fund.budget.0 {
                break;
            }
            (bill.raises, bill.bought) = (raises, next);
        }
    }
    bill.chosen = bill.bought.iter().map(|it| it.project).collect();
    if let Completion::Greedy | Completion::Add1ThenGreedy(_) = completion {
        let votes = |project: u16| voters.iter().filter(|it| it.contains(&project)).count();
        let mut order = method.lot.0.clone();
        order.sort_by_key(|project| std::cmp::Reverse(votes(*project)));
        let mut left = fund.budget.0 - total(&bill.bought);
        for project in order {
            let open = !bill.chosen.contains(&project) && votes(project) > 0;
            if open && cost(project) <= left {
                left -= cost(project);
                bill.chosen.push(project);
            }
        }
    }
    bill
}
