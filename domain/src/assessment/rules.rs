//! The numbers of an assessment, as pack data (评估规则; domain-rules 8, 13).

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::Lang;

use super::{Dimension, Live};

/// How an indicator is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorKind {
    /// 是否: yes is 100, no is 0.
    YesNo,
    /// 比例: a percentage counts as so many points.
    Percent,
}

/// One indicator (指标).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Its name in records; unique in a pack.
    pub code: String,
    /// What it asks, in Chinese.
    pub title_zh: String,
    /// What it asks, in English.
    pub title_en: String,
    /// How it is answered.
    pub kind: IndicatorKind,
    /// What it weighs in its dimension, in basis points; a dimension's come to 10,000.
    pub weight: u16,
    /// The share, in hundredths of a percent, that earns all points (满分值).
    #[serde(default = "all")]
    pub full: u32,
    /// Below how many points, in hundredths, it is a gap (目标值).
    pub target: u32,
    /// What this rulebook can count it from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub live: Option<Live>,
}

/// One dimension with its indicators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DimensionRules {
    /// Which.
    pub dimension: Dimension,
    /// Below how many points, in hundredths, it is a gap.
    pub target: u32,
    /// What it is made of.
    pub indicators: Vec<Indicator>,
}

/// The rules of an assessment (六型评估规则; design default but for what names a source).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssessmentRules {
    /// The six, in their order.
    pub dimensions: Vec<DimensionRules>,
    /// No dimension may lie below this, in hundredths of a point (短板线).
    pub floor: u32,
    /// From how many points, in hundredths, there are one to five stars (星级).
    pub stars: [u32; 5],
    /// Days of the publicity before the self-check (前置公示).
    pub first_days: u16,
    /// Days of the objection window before it is confirmed (确定公示).
    pub final_days: u16,
    /// The fewest answers from which a survey says something (最少样本).
    pub sample_least: u32,
    /// The most days a survey is open.
    pub survey_days_most: u16,
    /// The most photos of one indicator.
    pub photos_most: u16,
}

/// The fewest answers below which nothing is shown, whatever a pack says: so few could be guessed at
/// (design default).
pub(super) const FEWEST: u32 = 10;

const USUAL: &str = include_str!("../../data/six_types.json");

fn all() -> u32 {
    10_000
}

impl AssessmentRules {
    /// Those of every pack that names no others.
    pub(crate) fn usual() -> Self {
        static RULES: OnceLock<AssessmentRules> = OnceLock::new();
        let read = || serde_json::from_str(USUAL).expect("rule packs are checked by a test");
        RULES.get_or_init(read).clone()
    }

    /// A dimension's.
    pub fn of(&self, dimension: Dimension) -> Option<&DimensionRules> {
        self.dimensions.iter().find(|it| it.dimension == dimension)
    }

    /// An indicator by its code, with its dimension.
    pub fn indicator(&self, code: &str) -> Option<(Dimension, &Indicator)> {
        let all = self.dimensions.iter();
        let mut all = all.flat_map(|it| it.indicators.iter().map(|one| (it.dimension, one)));
        all.find(|(_, it)| it.code == code)
    }

    /// Every indicator.
    pub fn indicators(&self) -> impl Iterator<Item = &Indicator> {
        self.dimensions.iter().flat_map(|it| &it.indicators)
    }

    /// From how many answers on a survey is shown.
    pub fn sample(&self) -> u32 {
        self.sample_least.max(FEWEST)
    }
}

impl Indicator {
    /// What it asks.
    pub fn title(&self, lang: Lang) -> &str {
        match lang {
            Lang::ZhCn => &self.title_zh,
            Lang::En => &self.title_en,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::core::RulePack;

    #[test]
    fn every_pack_has_six_dimensions_whose_weights_come_to_all() {
        for pack in RulePack::built_in() {
            let rules = &pack.assessment;
            let order: Vec<Dimension> = rules.dimensions.iter().map(|it| it.dimension).collect();
            assert_eq!(order, Dimension::ALL, "{}", pack.id);
            for dimension in &rules.dimensions {
                let weights: u32 = dimension
                    .indicators
                    .iter()
                    .map(|it| u32::from(it.weight))
                    .sum();
                assert_eq!(weights, 10_000, "{}: {dimension:?}", pack.id);
                assert!(dimension.target <= 10_000 && dimension.target >= rules.floor);
            }
            let codes: Vec<&str> = rules.indicators().map(|it| it.code.as_str()).collect();
            let unique: BTreeSet<&str> = codes.iter().copied().collect();
            assert_eq!(codes.len(), unique.len(), "{}", pack.id);
            for it in rules.indicators() {
                assert!(it.target <= 10_000, "{}", it.code);
                assert!((1..=10_000).contains(&it.full), "{}", it.code);
                let percent = it.kind == IndicatorKind::Percent;
                assert!(
                    percent || it.live.is_none(),
                    "{}: counts are shares",
                    it.code
                );
            }
            assert!(rules.stars.is_sorted(), "{}", pack.id);
            assert!(rules.stars.last() <= Some(&10_000), "{}", pack.id);
            assert!(rules.first_days > 0 && rules.final_days > 0, "{}", pack.id);
            assert!(rules.sample() >= FEWEST, "{}", pack.id);
            // The one indicator that a source knows: [V:GJ].
            let (dimension, lights) = rules.indicator("stairwell_lights").unwrap();
            assert_eq!((dimension, lights.target), (Dimension::Clean, 9_000));
        }
    }
}
