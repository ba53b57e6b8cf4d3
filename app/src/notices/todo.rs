//! What of this slice waits for me at home: what somebody asked whom I speak for.

use domain::notices::{About, Desk, answers};

use super::words::{messages, title_of};
use crate::shell::{Here, sorted};

/// What waits: where it leads, what it is, what for. The office has its own list.
pub fn errands(here: Here) -> Vec<(String, String, String)> {
    let t = here.t;
    let me = here.person();
    let actor = here.actor();
    let mut asked = messages(here);
    asked.retain(|it| {
        let silent = it.replies.is_empty() && it.hidden.is_none();
        silent && Some(it.author.person) != me
    });
    here.read(|town| {
        asked.retain(|it| match answers(&actor, it, town) {
            Some(Desk::Office) | None => false,
            Some(Desk::GridWorker | Desk::BuildingHead | Desk::Body(_)) => true,
        });
    });
    let asked = sorted(asked, |it| (it.at.0, it.id.0));
    let errand = |it: &domain::notices::Message| {
        let title = match it.about {
            About::Notice(id) => title_of(here, id),
            _ => t.column_page().to_owned(),
        };
        let what = t.message_todo(&it.author.shown);
        (format!("/said/{}", it.id), title, what)
    };
    asked.iter().map(errand).collect()
}
