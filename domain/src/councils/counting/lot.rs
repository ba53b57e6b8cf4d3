//! The lot that breaks ties (抽签), drawn before the opening.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// All options in the order of their lot numbers (签序): of two that are level, the one that
/// stands earlier wins. Fixed before the opening, so that nobody's ballot can bend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lot(pub Vec<u16>);

impl Lot {
    /// The lot that follows from a public seed, such as a number drawn before everyone's eyes:
    /// options by the SHA-256 of the seed and the option's number (two bytes, the high one first).
    pub fn drawn(options: u16, seed: &[u8]) -> Self {
        let key = |option: &u16| -> [u8; 32] {
            let mut hash = Sha256::new();
            hash.update(seed);
            hash.update(option.to_be_bytes());
            hash.finalize().into()
        };
        let mut order: Vec<u16> = (0..options).collect();
        order.sort_by_cached_key(key);
        Self(order)
    }

    /// The options as they were published, where nothing is left to a lot.
    pub fn as_published(options: u16) -> Self {
        Self((0..options).collect())
    }

    /// Whether every one of `0..options` stands in it once.
    pub(super) fn is_complete(&self, options: u16) -> bool {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        sorted.into_iter().eq(0..options)
    }

    /// The place of each option in the lot.
    pub(super) fn places(&self) -> Vec<usize> {
        let mut places = vec![0; self.0.len()];
        for (place, option) in self.0.iter().enumerate() {
            places[usize::from(*option)] = place;
        }
        places
    }
}

/// Options from the best to the last (名次), by a number where more is better.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ranking {
    /// Every option, the best first; level ones as the lot has it.
    pub order: Vec<u16>,
    /// Where the lot spoke: each group of level options, in the order it gave them.
    pub ties: Vec<Vec<u16>>,
}

impl Ranking {
    pub(super) fn by<N: Ord + Copy>(numbers: &[N], lot: &Lot) -> Self {
        let number = |option: u16| numbers[usize::from(option)];
        let mut order = lot.0.clone();
        // Stable: level options keep the order of the lot.
        order.sort_by_key(|option| Reverse(number(*option)));
        let level = |one: &u16, other: &u16| number(*one) == number(*other);
        let groups = order.chunk_by(level).filter(|group| group.len() > 1);
        let ties = groups.map(<[u16]>::to_vec).collect();
        Self { order, ties }
    }
}
