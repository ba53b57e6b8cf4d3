//! Measures the counts: `cargo run --release -p domain --example counting` prints lines of JSON,
//! one per figure, with its aim.

use std::hint::black_box;
use std::time::Duration;

use domain::Money;
use domain::councils::counting::*;
use serde_json::json;

/// A source of numbers that are the same in every run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

fn main() {
    let mut dice = Dice(20_261_126);
    for (options, named) in [(8, 8), (20, 6)] {
        let ballots: Vec<Marks> = (0..100_000)
            .map(|_| Marks::Ranked(order(&mut dice, options, named)))
            .collect();
        for (name, rule, aim) in [
            ("runoff", Rule::Runoff, Some(50)),
            ("schulze", Rule::Schulze, Some(50)),
            ("borda", Rule::Borda, None),
        ] {
            let name = format!("count_{name}_100000_of_{options}");
            measure(&name, &method(options, rule), &ballots, aim);
        }
    }
    let (fund, ballots) = poll(&mut dice, 100, 5_000);
    let step = Money::yuan(1);
    let add1 = Completion::Add1ThenGreedy(Raise {
        step,
        most: MOST_RAISES,
    });
    for (name, completion, aim) in [
        ("alone", Completion::Unspent, 200),
        ("with_add1", add1, 5_000),
    ] {
        let fund = fund.clone();
        let rule = Rule::EqualShares { fund, completion };
        let name = format!("equal_shares_{name}_100_by_5000");
        measure(&name, &method(100, rule), &ballots, Some(aim));
    }
    let (fund, ballots) = poll(&mut dice, 500, 100_000);
    let completion = Completion::Greedy;
    let rule = Rule::EqualShares { fund, completion };
    measure(
        "equal_shares_alone_500_by_100000",
        &method(500, rule),
        &ballots,
        None,
    );
}

fn method(options: u16, rule: Rule) -> Method {
    let lot = Lot::drawn(options, b"bench");
    Method { options, rule, lot }
}

/// Some options in any order; lower numbers come sooner.
fn order(dice: &mut Dice, options: u16, named: usize) -> Vec<u16> {
    let mut left: Vec<u16> = (0..options).collect();
    let draw = |_| {
        let (one, other) = (dice.below(left.len() as u64), dice.below(left.len() as u64));
        left.remove(one.min(other) as usize)
    };
    (0..named).map(draw).collect()
}

/// A poll as cities have them: costs of 1,000 to 100,000 yuan, a budget for a quarter of all,
/// five to fifteen approvals by voters who mostly live near what they approve.
fn poll(dice: &mut Dice, projects: u16, voters: usize) -> (Fund, Vec<Marks>) {
    let costs: Vec<Money> = (0..projects)
        .map(|_| Money::yuan(1_000 * (1 + dice.below(10) * (1 + dice.below(10))) as i64))
        .collect();
    let budget = Money(costs.iter().map(|cost| cost.0).sum::<i64>() / 4);
    let ballots = (0..voters).map(|_| {
        let home = dice.below(u64::from(projects));
        let mut ticks: Vec<u16> = (0..5 + dice.below(11))
            .map(|_| {
                let far = dice
                    .below(u64::from(projects))
                    .min(dice.below(u64::from(projects)));
                ((home + far * dice.below(2) + dice.below(8)) % u64::from(projects)) as u16
            })
            .collect();
        ticks.sort_unstable();
        ticks.dedup();
        Marks::Ticked(ticks)
    });
    let ballots = ballots.collect();
    let most = None;
    (
        Fund {
            budget,
            costs,
            most,
        },
        ballots,
    )
}

fn measure(name: &str, method: &Method, ballots: &[Marks], aim: Option<u32>) {
    let borrowed: Vec<&Marks> = ballots.iter().collect();
    let mut best = Duration::MAX;
    let mut note = String::new();
    for _ in 0..3 {
        #[expect(clippy::disallowed_methods, reason = "this program measures")]
        let start = std::time::Instant::now();
        let count = method.count(black_box(&borrowed));
        best = best.min(start.elapsed());
        if let Ok(Count::EqualShares(count)) = black_box(count) {
            let bytes = json!(count).to_string().len();
            let (bought, filled) = (count.bought.len(), count.chosen.len() - count.bought.len());
            let raises = count.raises;
            note = format!("{bought} bought, {filled} filled, {raises} raises, {bytes} bytes");
        }
    }
    let micros = u64::try_from(best.as_micros()).unwrap_or(u64::MAX);
    let aim = aim.map(|aim| format!("≤ {aim} ms"));
    println!(
        "{}",
        json!({"name": name, "value": micros, "unit": "µs", "aim": aim, "note": note})
    );
}
