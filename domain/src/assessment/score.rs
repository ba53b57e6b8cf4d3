//! Points, dimensions, the mean and the stars (得分; domain-rules 8).
//!
//! A score *is* its two decimals: each is rounded once, half up, and everything after it is computed
//! from what is shown, so that whoever checks it with a pencil gets the same.

use crate::core::Town;

use super::{AssessmentRules, Dimension, DimensionRules, Indicator, Round, Value};

/// A full score, in hundredths.
const FULL: u64 = 10_000;

/// One dimension's score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// Which.
    pub dimension: Dimension,
    /// In hundredths of a point; none while an indicator has no value.
    pub hundredths: Option<u32>,
    /// How many of its indicators have a value
    pub known: u32,
    /// of so many.
    pub of: u32,
    /// What it should reach, in hundredths.
    pub target: u32,
}

/// What a round comes to (评分表).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scorecard {
    /// The six.
    pub scores: Vec<Score>,
    /// The mean of the six, in hundredths, half up; none while one is none.
    pub overall: Option<u32>,
    /// Whether it passes: known whole, and no dimension below the floor.
    pub passes: bool,
    /// Stars; none where it does not pass.
    pub stars: Option<u8>,
}

impl Indicator {
    /// How many points a value is, in hundredths: yes is 100, no is 0; a share earns all of them where
    /// it reaches what the indicator calls full, and less in proportion, rounded once, half up.
    pub fn points(&self, value: &Value) -> u32 {
        let full = u128::from(self.full.max(1));
        let (part, whole) = match value {
            Value::YesNo { yes } => (u128::from(*yes), 1),
            Value::Percent { hundredths } => (u128::from(*hundredths), full),
            Value::Counted { part, whole, .. } => (
                u128::from(*part) * u128::from(FULL),
                u128::from(*whole) * full,
            ),
        };
        if whole == 0 {
            return 0;
        }
        let rounded = (part * u128::from(FULL) * 2 + whole) / (whole * 2);
        rounded.min(u128::from(FULL)) as u32
    }
}

/// The scorecard that values make, under rules: what an indicator is worth is asked for by its code.
pub fn scorecard(rules: &AssessmentRules, worth: impl Fn(&str) -> Option<u32> + Copy) -> Scorecard {
    let scores: Vec<Score> = rules.dimensions.iter().map(|it| score(it, worth)).collect();
    judged(rules, scores)
}

/// What six scores come to.
fn judged(rules: &AssessmentRules, scores: Vec<Score>) -> Scorecard {
    let known: Option<Vec<u32>> = scores.iter().map(|it| it.hundredths).collect();
    let known = known.filter(|it| !it.is_empty());
    let overall = known.as_ref().map(|it| {
        let sum: u64 = it.iter().map(|it| u64::from(*it)).sum();
        half_up(sum, it.len() as u64)
    });
    let above = |it: &Vec<u32>| it.iter().all(|it| *it >= rules.floor);
    let passes = known.as_ref().is_some_and(above);
    let stars = overall.filter(|_| passes).map(|overall| {
        let reached = rules.stars.iter().filter(|line| overall >= **line);
        reached.count() as u8
    });
    Scorecard {
        scores,
        overall,
        passes,
        stars,
    }
}

fn score(rules: &DimensionRules, worth: impl Fn(&str) -> Option<u32>) -> Score {
    let all = rules.indicators.iter();
    let worths: Vec<(u64, Option<u32>)> = all
        .map(|it| (u64::from(it.weight), worth(&it.code)))
        .collect();
    let known = worths.iter().filter(|(_, it)| it.is_some()).count() as u32;
    let weights: u64 = worths.iter().map(|(weight, _)| weight).sum();
    let sum: Option<u64> = worths
        .iter()
        .map(|(weight, it)| it.map(|it| weight * u64::from(it)))
        .sum();
    Score {
        dimension: rules.dimension,
        hundredths: sum.filter(|_| weights > 0).map(|sum| half_up(sum, weights)),
        known,
        of: worths.len() as u32,
        target: rules.target,
    }
}

/// Half up; `whole` is above zero.
fn half_up(part: u64, whole: u64) -> u32 {
    ((part * 2 + whole) / (whole * 2)) as u32
}

impl Scorecard {
    /// The score of a dimension, in hundredths.
    pub fn of(&self, dimension: Dimension) -> Option<u32> {
        let it = self.scores.iter().find(|it| it.dimension == dimension);
        it.and_then(|it| it.hundredths)
    }

    /// The dimensions below the floor (短板).
    pub fn below(&self, floor: u32) -> Vec<Dimension> {
        let scores = self.scores.iter();
        let low = scores.filter(|it| it.hundredths.is_some_and(|it| it < floor));
        low.map(|it| it.dimension).collect()
    }
}

impl Round {
    /// What it comes to as it stands, by the rules it was frozen under.
    pub fn scorecard(&self) -> Scorecard {
        scorecard(self.rules(), |code| self.points_of(code))
    }

    /// What one indicator is worth, in hundredths of a point.
    pub fn points_of(&self, code: &str) -> Option<u32> {
        let (_, indicator) = self.rules().indicator(code)?;
        Some(indicator.points(&self.entry(code)?.value))
    }

    /// Where it was confirmed, the rounds of a community before it, newest last (历年).
    pub fn history(&self, town: &dyn Town) -> Vec<Round> {
        let mut all = town.of::<Round>(self.community);
        all.retain(|it| it.year <= self.year);
        all.sort_by_key(|it| it.year);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn six(scores: [u32; 6]) -> Scorecard {
        let rules = AssessmentRules::usual();
        let scores = Dimension::ALL.iter().zip(scores).map(|(it, score)| Score {
            dimension: *it,
            hundredths: Some(score),
            known: 1,
            of: 1,
            target: 8_000,
        });
        judged(&rules, scores.collect())
    }

    // W1: scores in hundredths, their mean, whether it passes, its stars.
    #[rstest]
    #[case([9_500, 9_200, 9_000, 8_800, 9_100, 5_900], 8_583, None)]
    #[case([9_500, 9_200, 9_000, 8_800, 9_100, 6_000], 8_600, Some(4))]
    #[case([9_500, 9_200, 9_000, 8_800, 9_100, 5_999], 8_600, None)]
    #[case([6_000; 6], 6_000, Some(1))]
    #[case([6_999; 6], 6_999, Some(1))]
    #[case([7_000; 6], 7_000, Some(2))]
    #[case([7_999; 6], 7_999, Some(2))]
    #[case([8_000; 6], 8_000, Some(3))]
    #[case([8_499; 6], 8_499, Some(3))]
    #[case([8_500; 6], 8_500, Some(4))]
    #[case([8_999; 6], 8_999, Some(4))]
    #[case([9_000; 6], 9_000, Some(5))]
    #[case([10_000; 6], 10_000, Some(5))]
    #[case([0; 6], 0, None)]
    // The mean is rounded half up: 8,999.5 is 90.00, and five stars.
    #[case([9_000, 8_999, 9_000, 8_999, 9_000, 8_999], 9_000, Some(5))]
    #[case([9_000, 8_999, 9_000, 8_999, 8_999, 8_999], 8_999, Some(4))]
    fn six_scores_come_to_this(
        #[case] scores: [u32; 6],
        #[case] overall: u32,
        #[case] stars: Option<u8>,
    ) {
        let card = six(scores);
        assert_eq!(card.overall, Some(overall));
        assert_eq!((card.passes, card.stars), (stars.is_some(), stars));
    }

    fn indicator(code: &str, weight: u16, full: u32) -> Indicator {
        Indicator {
            code: code.into(),
            title_zh: String::new(),
            title_en: String::new(),
            kind: super::super::IndicatorKind::Percent,
            weight,
            full,
            target: 0,
            live: None,
        }
    }

    fn share(part: u64, whole: u64) -> Value {
        Value::Counted {
            live: super::super::Live::Volunteers,
            part,
            whole,
            on: crate::core::Day::new(2026, 11, 2).unwrap(),
        }
    }

    #[rstest]
    #[case(Value::YesNo { yes: true }, 10_000, 10_000)]
    #[case(Value::YesNo { yes: false }, 10_000, 0)]
    #[case(Value::Percent { hundredths: 9_000 }, 10_000, 9_000)]
    #[case(Value::Percent { hundredths: 20_000 }, 10_000, 10_000)]
    #[case(Value::Percent { hundredths: 1_300 }, 2_000, 6_500)]
    #[case(share(2, 3), 10_000, 6_667)]
    #[case(share(1, 3), 10_000, 3_333)]
    #[case(share(13, 100), 1_300, 10_000)]
    #[case(share(50, 100), 1_300, 10_000)]
    #[case(share(0, 0), 1_300, 0)]
    #[case(share(u64::MAX, u64::MAX), 10_000, 10_000)]
    fn a_value_is_worth_this(#[case] value: Value, #[case] full: u32, #[case] worth: u32) {
        assert_eq!(indicator("", 0, full).points(&value), worth);
    }

    // W2: what one indicator more or less does to a dimension, by weights of 50, 30 and 20 %.
    #[rstest]
    #[case([Some(10_000), Some(8_500), Some(0)], Some(7_550))]
    #[case([Some(9_000), Some(9_000), Some(9_000)], Some(9_000))]
    #[case([Some(1), Some(0), Some(0)], Some(1))]
    #[case([Some(0), Some(1), Some(0)], Some(0))]
    #[case([Some(10_000), None, Some(10_000)], None)]
    fn a_dimension_is_the_weighted_mean_of_all_it_asks(
        #[case] worths: [Option<u32>; 3],
        #[case] expected: Option<u32>,
    ) {
        let rules = DimensionRules {
            dimension: Dimension::Clean,
            target: 8_000,
            indicators: vec![
                indicator("0", 5_000, 10_000),
                indicator("1", 3_000, 10_000),
                indicator("2", 2_000, 10_000),
            ],
        };
        let it = score(&rules, |code| worths[code.parse::<usize>().unwrap()]);
        assert_eq!(it.hundredths, expected);
        assert_eq!(it.known as usize, worths.iter().flatten().count());
    }
}
