//! The legal lines (法定线): participation and approval, each by heads and by area (双过).

use serde::{Deserialize, Serialize};

use crate::core::{Area, Ratio};

use super::Weight;

/// A share that must be met twice, by heads and by area (人数、面积双过; Civil Code 278).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Twofold {
    /// Of heads.
    pub heads: Ratio,
    /// Of area.
    pub area: Ratio,
}

/// What agreement is measured on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whole {
    /// 参与表决: those who take part, abstentions included (Civil Code 278).
    Participants,
    /// 全体业主: everyone on the roll, as 279 and some older local rules say.
    Everyone,
}

/// What passes a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// Who must take part, of everyone.
    pub participation: Twofold,
    /// Who must agree.
    pub approval: Twofold,
    /// Of whom.
    pub of: Whole,
}

impl Twofold {
    /// The same share of heads and of area.
    pub const fn same(share: Ratio) -> Self {
        Self {
            heads: share,
            area: share,
        }
    }

    /// Whether `part` of `whole` meets both shares. Cross-multiplied in `u128`, so exact.
    pub fn met(self, part: Weight, whole: Weight) -> bool {
        self.heads.met(part.heads, whole.heads) && self.area.met(part.area.0, whole.area.0)
    }

    /// The least of `whole` that meets both: where the line stands.
    pub fn line(self, whole: Weight) -> Weight {
        Weight {
            heads: self.heads.least(whole.heads),
            area: Area(self.area.least(whole.area.0)),
        }
    }
}

impl Thresholds {
    /// Everyone on the roll, whoever answers (一致同意; Civil Code 279): silence is no agreement, so
    /// no share of participation is asked beside it.
    pub const UNANIMOUS: Self = Self {
        participation: Twofold::same(Ratio {
            over: 0,
            under: 1,
            strict: false,
        }),
        approval: Twofold::same(Ratio {
            over: 1,
            under: 1,
            strict: false,
        }),
        of: Whole::Everyone,
    };

    /// The share of everyone that must have voted for it to be able to pass.
    pub fn turnout(&self) -> Twofold {
        match self.of {
            Whole::Participants => self.participation,
            Whole::Everyone => self.approval,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::owners::Bars;
    use rstest::rstest;

    const TWO_THIRDS: Twofold = Twofold::same(Ratio::TWO_THIRDS);

    // domain-rules 4.7, E5: 1000.01 is indivisible by three.
    #[rstest]
    #[case(66_667, false)]
    #[case(66_668, true)]
    fn e5_a_hundredth_decides(#[case] area: u64, #[case] met: bool) {
        let weight = |heads, area| Weight {
            heads,
            area: Area(area),
        };
        let whole = weight(3, 100_001);
        assert_eq!(TWO_THIRDS.met(weight(2, area), whole), met);
        assert_eq!(TWO_THIRDS.line(whole), weight(2, 66_668));
    }

    // Of all owners (Civil Code 279): no bar is full while somebody has not voted.
    #[rstest]
    #[case(0, 3)]
    #[case(2, 1)]
    #[case(3, 0)]
    fn where_everyone_must_agree_everyone_must_vote(#[case] cast: u64, #[case] lacking: u64) {
        let weight = |heads| Weight {
            heads,
            area: Area(heads * 100),
        };
        let bar = Bars::sealed(weight(3), weight(cast), &Thresholds::UNANIMOUS);
        assert_eq!((bar.lacking, bar.is_met()), (weight(lacking), lacking == 0));
    }

    #[test]
    fn both_shares_are_asked() {
        let weight = |heads, area| Weight {
            heads,
            area: Area(area),
        };
        let whole = weight(3, 300);
        assert!(TWO_THIRDS.met(weight(2, 200), whole));
        assert!(!TWO_THIRDS.met(weight(1, 300), whole));
        assert!(!TWO_THIRDS.met(weight(3, 199), whole));
        assert!(!TWO_THIRDS.met(weight(0, 0), weight(0, 0)));
    }
}
