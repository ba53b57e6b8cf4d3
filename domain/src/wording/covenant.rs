//! Words of the covenant.

use crate::Lang;
use crate::covenant::{CovenantStage, ordinal};
use crate::texts::Texts;

/// Where a version stands.
pub fn covenant_stage(it: CovenantStage, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        CovenantStage::Draft => t.covenant_stage_draft(),
        CovenantStage::Tabled => t.covenant_stage_tabled(),
        CovenantStage::Lost => t.covenant_stage_lost(),
        CovenantStage::Adopted => t.covenant_stage_adopted(),
        CovenantStage::Coming => t.covenant_stage_coming(),
        CovenantStage::InForce => t.covenant_stage_in_force(),
        CovenantStage::Replaced => t.covenant_stage_replaced(),
        CovenantStage::Withdrawn => t.covenant_stage_withdrawn(),
    }
}

/// The number of an article: 第一条, Article 1.
pub fn covenant_article(number: usize, lang: Lang) -> String {
    match lang {
        Lang::ZhCn => ordinal(number),
        Lang::En => Texts { lang }.covenant_article(number),
    }
}
