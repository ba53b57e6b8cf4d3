//! What of issues waits for me at home: one's own that is said to be done, and what one works on.

use super::queue;
use super::words::{all_whole, title};
use crate::shell::{Here, sorted};

/// What waits: where it leads, what it is, what for.
pub fn errands(here: Here) -> Vec<(String, String, String)> {
    let t = here.t;
    let me = here.person();
    let mut mine = all_whole(here);
    mine.retain(|it| it.solved && it.is_mine(me));
    let mine = sorted(mine, |it| (it.reported_at.0, it.id.0));
    let own = mine.iter().map(|it| {
        let href = format!("/i/{}", it.id);
        (href, title(here, it), t.issue_todo_answer().to_owned())
    });
    let mut errands: Vec<_> = own.collect();
    if queue::works(here) {
        let waiting = queue::waiting(here);
        let now = here.now();
        let late = waiting.iter().filter(|it| it.is_late(now)).count();
        if !waiting.is_empty() {
            let line = match late {
                0 => t.issue_todo_queue(waiting.len()),
                late => t.issue_todo_late(waiting.len(), late),
            };
            errands.push(("/issues/queue".to_owned(), t.issue_queue().to_owned(), line));
        }
    }
    errands
}
