//! Words of a renovation that need more than a table.

use crate::Lang;
use crate::owners::Matter;
use crate::texts::Texts;

/// What a renovation asks the owners to decide.
pub fn plan_matter(it: &Matter, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        Matter::Rebuild => t.plan_matter_rebuild(),
        Matter::ChangeUse => t.plan_matter_change_use(),
        Matter::Lift => t.plan_matter_lift(),
        Matter::UseFund => t.plan_matter_use_fund(),
        Matter::RaiseFund => t.plan_matter_raise_fund(),
        Matter::Manager => t.plan_matter_manager(),
        _ => t.plan_matter_other(),
    }
}
