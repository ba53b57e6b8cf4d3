//! Random polls against an oracle that counts in exact fractions of big numbers, by its own reading
//! of Civil Code 278.

use domain::councils::Outcome;
use domain::owners::*;
use domain::*;
use num_rational::Ratio as Fraction;

use crate::compound::{rules, vote};

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

fn share(part: u64, whole: u64) -> Fraction<i128> {
    match whole {
        0 => Fraction::from_integer(-1),
        whole => Fraction::new(part.into(), whole.into()),
    }
}

/// What the law says, read out loud.
fn oracle(tally: &Tally, special: bool) -> Outcome {
    let sides = [tally.agree, tally.against, tally.abstain];
    let heads: u64 = sides.iter().map(|it| it.heads).sum();
    let areas: u64 = sides.iter().map(|it| it.area.0).sum();
    let two_thirds = Fraction::new(2, 3);
    let present = [
        share(heads, tally.everyone.heads),
        share(areas, tally.everyone.area.0),
    ];
    if present.iter().any(|it| *it < two_thirds) {
        return Outcome::NoQuorum;
    }
    let agree = [
        share(tally.agree.heads, heads),
        share(tally.agree.area.0, areas),
    ];
    let passes = |it: &Fraction<i128>| match special {
        true => *it >= Fraction::new(3, 4),
        false => *it > Fraction::new(1, 2),
    };
    match agree.iter().all(passes) {
        true => Outcome::Passed,
        false => Outcome::Failed,
    }
}

/// Numbers that like to lie on a line, or one beside it.
fn poll(dice: &mut Dice) -> Tally {
    let mut count = |largest: u64| {
        let everyone = dice.below(largest) + 1;
        let near = |dice: &mut Dice, whole: u64, over: u64, under: u64| {
            let line = whole * over / under;
            let part = match dice.below(8) {
                0 => dice.below(whole + 1),
                1 => whole,
                other => (line + other).saturating_sub(3),
            };
            part.min(whole)
        };
        let part = near(dice, everyone, 2, 3);
        let (over, under) = [(1, 2), (3, 4)][dice.below(2) as usize];
        let agree = near(dice, part, over, under);
        let against = dice.below(part - agree + 1);
        [everyone, agree, against, part - agree - against]
    };
    let (heads, areas) = (count(500), count(5_000_000_000));
    let weight = |at: usize| Weight {
        heads: heads[at],
        area: Area(areas[at]),
    };
    Tally {
        everyone: weight(0),
        agree: weight(1),
        against: weight(2),
        abstain: weight(3),
        silent: Silent::default(),
    }
}

#[test]
fn a_million_polls_are_decided_as_the_law_reads() {
    let mut dice = Dice(20_261_126);
    let rules = rules();
    let lines = rules.of_class(Class::Special);
    let special = vote(lines);
    let ordinary = vote(rules.of_class(Class::Ordinary));
    let decided = |vote: &Statutory, tally| vote.clone().decided(tally).outcome();
    let mut found = std::collections::BTreeMap::new();
    for _ in 0..1_000_000 {
        let tally = poll(&mut dice);
        let outcome = decided(&special, tally);
        assert_eq!(outcome, oracle(&tally, true), "{tally:?}");
        let ordinary = decided(&ordinary, tally);
        assert_eq!(ordinary, oracle(&tally, false), "{tally:?}");
        let bars = Bars::of(&tally, &lines);
        let met = bars.participation.is_met() && bars.approval.is_met();
        assert_eq!(met, outcome == Outcome::Passed, "{tally:?}");
        *found.entry(outcome).or_insert(0) += 1;
    }
    // The polls are of all kinds, not of one that any rule would get right.
    assert!(
        found.len() == 3 && found.values().all(|it| *it > 50_000),
        "{found:?}"
    );
}
