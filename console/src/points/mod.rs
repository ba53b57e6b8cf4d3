//! Contribution points (积分): what waits for somebody of the office, the catalogue, the ledger.

mod accept;
mod appeals;
mod freezes;
mod ledger;
mod page;
mod penalty;
mod publish;
mod rewards;

use domain::PersonId;
use domain::members::{Member, Neighbour};
use domain::points::{AppealState, Freeze, PointsAppeal};

pub(crate) use accept::Accept;
pub(crate) use page::PointsPage;

use crate::shell::Book;
use crate::texts::Texts;

/// How many acts wait here: appeals to answer, signals to look into.
pub(crate) fn waiting(book: Book) -> u32 {
    let now = book.now();
    let appeals = book.all::<PointsAppeal>().into_iter();
    let open = appeals.filter(|it| matches!(it.appeal.state, AppealState::Open { .. }));
    let freezes = book.all::<Freeze>().into_iter();
    let held = freezes.filter(|it| it.holds(now));
    u32::try_from(open.count() + held.count()).unwrap_or(u32::MAX)
}

/// Somebody by name, as the office knows them.
fn name(person: PersonId, book: Book, t: Texts) -> String {
    let member = book.get::<Member>(person).map(|it| it.name.to_string());
    let neighbour = || book.get::<Neighbour>(person).map(|it| it.shown);
    member
        .or_else(neighbour)
        .unwrap_or_else(|| t.points_somebody().to_owned())
}
