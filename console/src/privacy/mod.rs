//! Personal data in the office (个人信息): what is asked with its clock, who looked, what was agreed
//! to in numbers, what is kept sealed.

mod answer;
mod log;
mod page;
mod person;
mod words;

use domain::privacy::Request;

pub(crate) use page::PrivacyPage;
pub(crate) use person::{OfPerson, looked};

use crate::shell::{Book, Due, to};
use crate::texts::Texts;

/// How many requests wait for the office.
pub(crate) fn waiting(book: Book) -> u32 {
    let now = book.now();
    let open = book.all::<Request>().into_iter();
    let open = open.filter(|it| it.is_open() && it.cools_until <= now);
    u32::try_from(open.count()).unwrap_or(u32::MAX)
}

/// The requests that wait, for the first page.
pub(crate) fn due(book: Book, t: Texts) -> Vec<Due> {
    let now = book.now();
    let open = book.all::<Request>().into_iter();
    let open = open.filter(|it| it.is_open() && it.cools_until <= now);
    let due = open.map(|it| Due {
        title: words::asked(&it.what, t),
        meta: book.name(it.person),
        href: to("privacy"),
        until: Some(it.due),
        what: t.privacy_answer().to_owned(),
    });
    due.collect()
}
