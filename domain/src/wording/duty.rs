//! Words of reports on duty.

use crate::Lang;
use crate::duty::{DutyGrade, Kept};
use crate::texts::Texts;

/// How far a promise was kept.
pub fn duty_kept(it: Kept, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        Kept::Done => t.duty_kept_done(),
        Kept::Partly => t.duty_kept_partly(),
        Kept::NotDone => t.duty_kept_not_done(),
    }
}

/// What a resident says to a report.
pub fn duty_grade(it: DutyGrade, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        DutyGrade::Content => t.duty_grade_content(),
        DutyGrade::Mostly => t.duty_grade_mostly(),
        DutyGrade::Discontent => t.duty_grade_discontent(),
        DutyGrade::Unaware => t.duty_grade_unaware(),
    }
}
