//! Tenants who wait to be admitted, and heads that wait for a ruling.

use domain::members::{Head, Member, StandingState, waiting};

use crate::shell::{Book, Due, to};
use crate::texts::Texts;

/// What is due with members.
pub(crate) fn due(book: Book, t: Texts) -> Vec<Due> {
    let mut due = Vec::new();
    for member in book.all::<Member>() {
        let waiting = member
            .standings
            .iter()
            .filter(|it| it.state == StandingState::Waiting);
        due.extend(waiting.map(|standing| Due {
            title: t.due_tenant(&standing.address, &member.name),
            meta: t.due_tenant_text().to_owned(),
            href: to(format_args!("members/people/{}", member.id)),
            until: book.due(standing.since, |office| office.admission_days),
            what: t.due_admit().to_owned(),
        }));
    }
    let heads = waiting(book.all::<Head>().iter()).len();
    if heads > 0 {
        due.push(Due {
            title: t.due_heads(heads),
            meta: t.due_heads_text().to_owned(),
            href: to("members/heads"),
            until: None,
            what: t.due_rule().to_owned(),
        });
    }
    due
}
