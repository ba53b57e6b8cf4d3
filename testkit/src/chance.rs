//! Chance from a seed: the same seed, the same world.

use std::cell::Cell;

use uuid::Uuid;

/// A small generator (SplitMix64). For tests alone: it can be foretold.
#[derive(Debug)]
pub struct Chance(Cell<u64>);

impl Chance {
    /// Chance from a seed.
    pub fn new(seed: u64) -> Self {
        Self(Cell::new(seed))
    }

    /// Any number.
    pub fn number(&self) -> u64 {
        let state = self.0.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
        self.0.set(state);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below a bound, which is above zero.
    pub fn below(&self, bound: u64) -> u64 {
        self.number() % bound
    }

    /// Whether something happens that happens this often in a hundred.
    pub fn percent(&self, often: u64) -> bool {
        self.below(100) < often
    }

    /// One of several.
    pub fn one_of<'a, T>(&self, several: &'a [T]) -> &'a T {
        &several[self.below(several.len() as u64) as usize]
    }

    /// An id that carries a time, as phones make them.
    pub fn id(&self, ms: i64) -> Uuid {
        let mut random = [0; 10];
        random[..8].copy_from_slice(&self.number().to_be_bytes());
        let ms = u64::try_from(ms).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(ms, &random).into_uuid()
    }
}
