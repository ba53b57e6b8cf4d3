//! What of this slice waits for me at home: a survey that is open.

use super::words::{has_answered, lives_here, survey_of};
use crate::shell::Here;

/// What waits: where it leads, what it is, what for.
pub fn errands(here: Here) -> Vec<(String, String, String)> {
    let t = here.t;
    let today = here.now().day();
    let open = survey_of(here)
        .filter(|it| it.takes_answers(today) && lives_here(here) && !has_answered(here, it.id));
    let errand = |_| {
        (
            "/assessment/survey".to_owned(),
            t.six_survey_page().to_owned(),
            t.six_survey_todo().to_owned(),
        )
    };
    open.map(errand).into_iter().collect()
}
