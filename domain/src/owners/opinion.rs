//! Asking owners' will (意愿征集): it binds nobody, and says so.

use serde::{Deserialize, Serialize};

use super::{Bars, Tally, Thresholds};

/// An advisory poll (意愿征集). It has no outcome: there is no way from here to a [`Decision`], and
/// what comes out cannot pass (domain-rules 13).
///
/// [`Decision`]: super::Decision
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advisory {
    /// The lines of the law for this matter, shown for orientation where there are any.
    pub lines: Option<Thresholds>,
}

/// What owners would like (意愿结果). Nothing is decided by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opinion {
    /// The numbers.
    pub tally: Tally,
    /// How far they are from the lines of the law, for whoever prepares the binding vote elsewhere.
    pub bars: Option<Bars>,
}

impl Advisory {
    /// What the numbers say.
    pub fn concluded(&self, tally: Tally) -> Opinion {
        let bars = |lines: &Thresholds| Bars::of(&tally, lines);
        Opinion {
            tally,
            bars: self.lines.as_ref().map(bars),
        }
    }
}
