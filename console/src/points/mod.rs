//! Contribution points (积分): what waits for somebody of the office, the catalogue, the ledger.

mod accept;
mod appeals;
mod due;
mod freezes;
mod ledger;
mod page;
mod penalty;
mod publish;
mod rewards;

use domain::PersonId;
use domain::members::{Member, Neighbour};

pub(crate) use accept::Accept;
pub(crate) use due::{due, waiting};
pub(crate) use page::PointsPage;

use crate::shell::Book;
use crate::texts::Texts;

/// Somebody by name, as the office knows them.
fn name(person: PersonId, book: Book, t: Texts) -> String {
    let member = book.get::<Member>(person).map(|it| it.name.to_string());
    let neighbour = || book.get::<Neighbour>(person).map(|it| it.shown);
    member
        .or_else(neighbour)
        .unwrap_or_else(|| t.points_somebody().to_owned())
}
