//! Schulze method (舒尔策法).

use serde::{Deserialize, Serialize};

use super::{BallotBox, Lot};

/// The tables of the Schulze method, by winning votes (Schulze 2011, "A new monotonic,
/// clone-independent, reversal symmetric, and condorcet-consistent single-winner election
/// method").
///
/// One option beats another directly if more ballots prefer it than the other way round; that
/// number is the victory's strength. A chain of victories is as strong as its weakest. One option
/// stands before another if its strongest chain to it is stronger than the one back. Tables are
/// read `[one][other]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchulzeCount {
    /// Ballots, the blank ones included.
    pub ballots: u32,
    /// Blank ones (空白票).
    pub blank: u32,
    /// How many ballots prefer one to the other. One that a ballot names is preferred to all that
    /// it does not.
    pub preferred: Vec<Vec<u32>>,
    /// How strong the strongest chain from one to the other is; 0 without one.
    pub chains: Vec<Vec<u32>>,
    /// Those before whom nobody stands, by number: the winner is one of them.
    pub unbeaten: Vec<u16>,
    /// Every option, the winner first: again and again, of those before whom no other that is left
    /// stands, the one that comes first in the lot.
    pub order: Vec<u16>,
}

pub(super) fn schulze(cast: &BallotBox, options: u16, lot: &Lot) -> SchulzeCount {
    let preferred = preferred(cast, usize::from(options));
    let chains = chains(&preferred);
    let all: Vec<u16> = (0..options).collect();
    let mut left = lot.0.clone();
    let mut order = Vec::with_capacity(left.len());
    while let Some(at) = left.iter().position(|it| is_unbeaten(*it, &left, &chains)) {
        order.push(left.remove(at));
    }
    let unbeaten = all.iter().copied();
    SchulzeCount {
        ballots: cast.ballots,
        blank: cast.blank,
        unbeaten: unbeaten
            .filter(|it| is_unbeaten(*it, &all, &chains))
            .collect(),
        preferred,
        chains,
        order,
    }
}

fn is_unbeaten(option: u16, among: &[u16], chains: &[Vec<u32>]) -> bool {
    let option = usize::from(option);
    let mut others = among.iter().map(|other| usize::from(*other));
    others.all(|other| chains[other][option] <= chains[option][other])
}

fn preferred(cast: &BallotBox, count: usize) -> Vec<Vec<u32>> {
    let mut preferred = vec![vec![0u32; count]; count];
    let mut named = vec![0u32; count];
    for marks in &cast.marked {
        let ranked = marks.options();
        for (place, one) in ranked.iter().enumerate() {
            let row = &mut preferred[usize::from(*one)];
            for other in &ranked[place + 1..] {
                row[usize::from(*other)] += 1;
            }
            named[usize::from(*one)] += 1;
        }
    }
    // So far only ballots that name both. The others that name one prefer it.
    for one in 0..count {
        for other in one + 1..count {
            let both = preferred[one][other] + preferred[other][one];
            preferred[one][other] += named[one] - both;
            preferred[other][one] += named[other] - both;
        }
    }
    preferred
}

/// The strongest chains, by Floyd and Warshall.
fn chains(preferred: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let count = preferred.len();
    let mut chains = vec![vec![0; count]; count];
    for one in 0..count {
        for other in 0..count {
            if preferred[one][other] > preferred[other][one] {
                chains[one][other] = preferred[one][other];
            }
        }
    }
    for through in 0..count {
        let onward = chains[through].clone();
        for (one, row) in chains.iter_mut().enumerate() {
            let to = row[through];
            for (other, onward) in onward.iter().enumerate() {
                if other != one {
                    row[other] = row[other].max(to.min(*onward));
                }
            }
        }
    }
    chains
}
