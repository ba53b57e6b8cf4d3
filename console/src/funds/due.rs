//! What of this slice waits for the office: entries for a second pair of eyes, questions, statements.

use domain::funds::FundEntry;
use domain::wording;

use super::words::{accounts, asked, category, entries, name, rules};
use crate::shell::{Book, Due, to};
use crate::texts::Texts;

/// What is due: a question by its day, a statement once its period is over, an entry that somebody
/// else entered.
pub(crate) fn due(book: Book, t: Texts) -> Vec<Due> {
    let mut due = Vec::new();
    let me = book.actor().person();
    let rules = rules(book);
    for account in accounts(book) {
        let here = to(format_args!("funds/{}", account.id));
        let waits = entries(book, account.id).into_iter();
        for it in waits.filter(|it| it.waits() && Some(it.by) != me) {
            due.push(Due {
                title: category(&it, t),
                meta: name(&account, t).to_owned(),
                href: to(format_args!("funds/entries/{}", it.id)),
                until: None,
                what: t.funds_confirm().to_owned(),
            });
        }
        let period = account.next();
        if book.today() > period.until {
            let last = rules.as_ref().map(|it| account.due_on(it));
            due.push(Due {
                title: t.funds_close_of(wording::fund_period(period, t.lang)),
                meta: name(&account, t).to_owned(),
                href: here,
                until: last.map(|it| it.plus(1).starts_at()),
                what: t.funds_close().to_owned(),
            });
        }
    }
    let asked = asked(book).into_iter();
    due.extend(asked.filter(|it| it.question.answer.is_none()).map(|it| {
        let entry: Option<FundEntry> = book.get(it.question.entry);
        Due {
            title: it.question.text.to_string(),
            meta: entry.map_or_else(String::new, |it| category(&it, t)),
            href: to(format_args!("funds/entries/{}", it.question.entry)),
            until: Some(it.question.due),
            what: t.funds_answer().to_owned(),
        }
    }));
    due
}

/// How much waits.
pub(crate) fn waiting(book: Book, t: Texts) -> u32 {
    due(book, t).len() as u32
}
