//! What of this slice waits for the office: appeals to answer, signals to look into.

use domain::points::{AppealState, Freeze, PointsAppeal};

use super::name;
use crate::shell::{Book, Due, to};
use crate::texts::Texts;

/// All that is due.
pub(crate) fn due(book: Book, t: Texts) -> Vec<Due> {
    let now = book.now();
    let appeals = book.all::<PointsAppeal>().into_iter().filter_map(|it| {
        let AppealState::Open { due } = it.appeal.state else {
            return None;
        };
        Some(Due {
            title: t.points_appeals().to_owned(),
            meta: name(it.person, book, t),
            href: to("points"),
            until: Some(due),
            what: t.points_answer().to_owned(),
        })
    });
    let held = book.all::<Freeze>().into_iter();
    let held = held.filter(|it| it.holds(now)).map(|it| Due {
        title: t.points_freezes().to_owned(),
        meta: name(it.person, book, t),
        href: to("points"),
        until: Some(it.until),
        what: t.today_see().to_owned(),
    });
    appeals.chain(held).collect()
}

/// How many acts wait here.
pub(crate) fn waiting(book: Book, t: Texts) -> u32 {
    u32::try_from(due(book, t).len()).unwrap_or(u32::MAX)
}
