//! The numbers of a renovation in a rule pack (规则包：改造).

use serde::{Deserialize, Serialize};

use crate::core::Ratio;

use super::{LiftRules, MenuClass, SiteRules};

/// What differs from place to place in a renovation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RenovationRules {
    /// The share of homes that must want it before the compound applies (改不改), where a local rule
    /// names one: Luoyang 2022 asks 80%. Nationally residents agree first, and no share is named.
    pub will: Option<Ratio>,
    /// The classes of its menu, in the order in which they come (先民生后提升). Some places put a
    /// class for safety before them (Chengdu).
    pub classes: Vec<MenuClass>,
    /// What a course of the menu is named by that is scenery and no function (先功能后景观; design
    /// default).
    pub scenery_words: Vec<String>,
    /// Tables of coefficients for the cost of a lift, to choose from (加装电梯分摊系数). None applies
    /// without an agreement.
    pub lift_tables: Vec<CoefficientTable>,
    /// The way of a lift: posting, objections (加装电梯).
    pub lift: LiftRules,
    /// The site: answers, photos, who signs, reminders (施工).
    pub site: SiteRules,
}

/// How the cost of a lift is shared out by storey, if that is agreed (分摊系数表; domain-rules 5.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoefficientTable {
    /// What it is named by, such as `floor_count`.
    pub code: String,
    /// In Chinese, for prints.
    pub title_zh: String,
    /// In English.
    pub title_en: String,
    /// Where it comes from.
    pub source: String,
    /// Whether the source was checked; what is not is shown as an example.
    pub verified: bool,
    /// The coefficients from the first storey up, in hundredths.
    pub hundredths: Vec<u32>,
    /// What each storey above the last one adds, in hundredths; none where the table ends there.
    pub step: Option<u32>,
    /// Whether a coefficient is multiplied by the area of the home (楼层系数 × 面积).
    pub times_area: bool,
}

impl CoefficientTable {
    /// The coefficient of a storey in hundredths; `None` below ground, and above the table.
    pub fn of_floor(&self, floor: i16) -> Option<u64> {
        let index = usize::try_from(i32::from(floor) - 1).ok()?;
        if let Some(coefficient) = self.hundredths.get(index) {
            return Some(u64::from(*coefficient));
        }
        let last = u64::from(*self.hundredths.last()?);
        let above = (index + 1 - self.hundredths.len()) as u64;
        Some(last + u64::from(self.step?) * above)
    }
}

impl RenovationRules {
    /// A table by its code.
    pub fn lift_table(&self, code: &str) -> Option<&CoefficientTable> {
        self.lift_tables.iter().find(|it| it.code == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::RulePack;
    use rstest::rstest;

    // domain-rules 5.3.
    #[rstest]
    #[case("floor_count", &[(1, Some(0)), (2, Some(100)), (7, Some(600)), (33, Some(3_200))])]
    #[case("floor_area", &[(2, Some(0)), (3, Some(70)), (9, Some(130)), (10, None)])]
    #[case("guangzhou", &[(1, Some(0)), (2, Some(50)), (3, Some(100)), (4, Some(110)), (7, Some(140))])]
    #[case("floor_count", &[(0, None), (-1, None), (i16::MIN, None)])]
    fn a_storey_has_the_coefficient_of_its_table(
        #[case] code: &str,
        #[case] expected: &[(i16, Option<u64>)],
    ) {
        for pack in RulePack::built_in() {
            let table = pack.renovation.lift_table(code).unwrap();
            for (floor, coefficient) in expected {
                assert_eq!(table.of_floor(*floor), *coefficient, "{} {floor}", pack.id);
            }
        }
    }

    #[test]
    fn every_built_in_pack_names_its_menu_and_its_tables() {
        use MenuClass::{Basic, Improvement, Upgrade};
        for pack in RulePack::built_in() {
            let rules = &pack.renovation;
            assert_eq!(rules.classes, [Basic, Improvement, Upgrade], "{}", pack.id);
            assert_eq!(rules.will, None, "{}: no share is known here", pack.id);
            assert!(!rules.scenery_words.is_empty());
            let unchecked = rules.lift_tables.iter().filter(|it| !it.verified);
            let unchecked: Vec<&str> = unchecked.map(|it| it.code.as_str()).collect();
            assert_eq!(unchecked, ["guangzhou"], "{}", pack.id);
        }
    }
}
