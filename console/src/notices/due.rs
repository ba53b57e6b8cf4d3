//! What of this slice waits for the office: answers that are owed, and boards that may come down.

use domain::notices::Publicity;

use super::words::{about, messages};
use crate::shell::{Book, Due, to};
use crate::texts::Texts;
use crate::{covenant, duty};

/// What is due.
pub(crate) fn due(book: Book, t: Texts) -> Vec<Due> {
    let today = book.today();
    let owed = messages(book)
        .into_iter()
        .filter(domain::notices::Message::waits);
    let owed = owed.map(|it| Due {
        title: about(book, &it, t),
        meta: it.author.shown.clone(),
        href: to("notices/said"),
        until: it.due,
        what: t.said_answer().to_owned(),
    });
    let boards = book.all::<Publicity>().into_iter();
    let boards = boards.filter(|it| it.hangs() && (it.first.is_empty() || today > it.last));
    let boards = boards.map(|it| {
        let over = today > it.last;
        let what = if over {
            t.board_do_end()
        } else {
            t.board_do_photo()
        };
        Due {
            title: it.title.to_string(),
            meta: t.nav_boards().to_owned(),
            href: to(format_args!("notices/boards/{}", it.id)),
            until: Some(if over {
                it.next.plus(1).starts_at()
            } else {
                it.from.plus(1).starts_at()
            }),
            what: what.to_owned(),
        }
    });
    owed.chain(boards)
        .chain(duty::due(book, t))
        .chain(covenant::due(book, t))
        .collect()
}
