//! A clock that goes when it is told to.

use std::cell::Cell;

use domain::Timestamp;

/// A clock for tests.
#[derive(Debug)]
pub struct MockClock(Cell<Timestamp>);

impl MockClock {
    /// A clock that stands at an instant.
    pub fn at(instant: Timestamp) -> Self {
        Self(Cell::new(instant))
    }

    /// What it shows.
    pub fn now(&self) -> Timestamp {
        self.0.get()
    }

    /// Goes on, in milliseconds.
    pub fn advance(&self, ms: i64) {
        self.0.set(self.now().plus_ms(ms));
    }
}
