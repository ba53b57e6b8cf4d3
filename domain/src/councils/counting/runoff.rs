//! Instant run-off (即时决选), also called IRV or the alternative vote.

use serde::{Deserialize, Serialize};

use super::{BallotBox, Lot};

/// The rounds of an instant run-off.
///
/// Each ballot counts for the first of its preferences that is still in. Who has more than half of
/// the ballots that still count wins; else the option with the fewest goes out. Of several with
/// the fewest, the one that had fewer in the latest earlier round where they differ goes out; if
/// they never differed, the one that stands last in the lot. Options without a ballot go out one
/// by one too, so that every table names who went. (Ware's method of about 1871; looking back and
/// the lot: design default.)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RunoffCount {
    /// Ballots, the blank ones included.
    pub ballots: u32,
    /// Blank ones (空白票).
    pub blank: u32,
    /// Each round's table, the first round first.
    pub rounds: Vec<Round>,
    /// Who won; nobody if every ballot was blank.
    pub winner: Option<u16>,
}

/// One round (一轮).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// The ballots that count for each option; `None` once it is out.
    pub votes: Vec<Option<u32>>,
    /// Ballots that no longer count, because all they named is out (穷尽票).
    pub exhausted: u32,
    /// Who goes out; nobody in the last round.
    pub out: Option<Out>,
}

/// An option that goes out (淘汰).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Out {
    /// Which.
    pub option: u16,
    /// All that had the fewest ballots, by number.
    pub level: Vec<u16>,
    /// What decided.
    pub by: OutBy,
}

/// What decided who goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutBy {
    /// It alone had the fewest ballots.
    Fewest,
    /// It alone had the fewest in this earlier round (the first is 0), going backwards.
    Earlier(u16),
    /// The lot.
    Lot,
}

pub(super) fn runoff(cast: &BallotBox, options: u16, lot: &Lot) -> RunoffCount {
    let mut piles = Piles::new(cast, options);
    let mut rounds: Vec<Round> = Vec::new();
    let lots = lot.places();
    let winner = loop {
        let votes = piles.votes();
        let counting: u32 = votes.iter().flatten().sum();
        let exhausted = cast.marked.len() as u32 - counting;
        let best = (0..options).max_by_key(|option| votes[usize::from(*option)]);
        let most = best.and_then(|best| votes[usize::from(best)]).unwrap_or(0);
        let won = 2 * u64::from(most) > u64::from(counting);
        let out = (!won && counting > 0).then(|| last(&votes, &rounds, &lots));
        let gone = out.as_ref().map(|out| out.option);
        rounds.push(Round {
            votes,
            exhausted,
            out,
        });
        match gone {
            Some(option) => piles.hand_on(option),
            None => break best.filter(|_| won),
        }
    };
    RunoffCount {
        ballots: cast.ballots,
        blank: cast.blank,
        rounds,
        winner,
    }
}

fn last(votes: &[Option<u32>], earlier: &[Round], lots: &[usize]) -> Out {
    let fewest = |table: &[Option<u32>], of: &[u16]| -> Vec<u16> {
        let votes = |option: &u16| table[usize::from(*option)];
        let least = of.iter().filter_map(votes).min();
        let last = of.iter().copied();
        last.filter(|option| votes(option) == least && least.is_some())
            .collect()
    };
    let all: Vec<u16> = (0..votes.len() as u16).collect();
    let level = fewest(votes, &all);
    let mut left = level.clone();
    let mut by = OutBy::Fewest;
    for (number, round) in (0..earlier.len() as u16).zip(earlier).rev() {
        if left.len() == 1 {
            break;
        }
        left = fewest(&round.votes, &left);
        by = OutBy::Earlier(number);
    }
    if left.len() > 1 {
        left.sort_by_key(|option| lots[usize::from(*option)]);
        by = OutBy::Lot;
    }
    let option = left.last().copied().unwrap_or_default();
    Out { option, level, by }
}

/// Ballots in piles, one for each option that is in. Only the pile of an option that goes out is
/// ever looked at again.
struct Piles<'a> {
    ballots: Vec<&'a [u16]>,
    /// Which ballots lie on each pile, and at which preference; `None` once the option is out.
    piles: Vec<Option<Vec<(u32, u16)>>>,
}

impl<'a> Piles<'a> {
    fn new(cast: &BallotBox<'a>, options: u16) -> Self {
        let ballots: Vec<&[u16]> = cast.marked.iter().map(|marks| marks.options()).collect();
        let mut piles = vec![Some(Vec::new()); usize::from(options)];
        for (number, ballot) in (0..).zip(&ballots) {
            let first = ballot.first().map(|first| &mut piles[usize::from(*first)]);
            if let Some(Some(pile)) = first {
                pile.push((number, 0));
            }
        }
        Self { ballots, piles }
    }

    fn votes(&self) -> Vec<Option<u32>> {
        let size = |pile: &Vec<(u32, u16)>| pile.len() as u32;
        let piles = self.piles.iter();
        piles.map(|pile| pile.as_ref().map(size)).collect()
    }

    fn hand_on(&mut self, option: u16) {
        let pile = self.piles[usize::from(option)].take();
        for (number, at) in pile.into_iter().flatten() {
            let ballot = self.ballots[number as usize];
            for (at, next) in (0u16..).zip(ballot).skip(usize::from(at) + 1) {
                if let Some(pile) = &mut self.piles[usize::from(*next)] {
                    pile.push((number, at));
                    break;
                }
            }
        }
    }
}
