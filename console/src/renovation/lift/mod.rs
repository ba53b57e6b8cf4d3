//! Lifts (加装电梯): the list on the plan's page, a page for each with its next acts, and the posting sheet.

mod acts;
mod form;
mod heard;
mod list;
mod page;
mod paper;
mod print;
mod typed;

use domain::members::{Building, Unit};
use domain::{HomeId, UnitId};

use crate::shell::Book;

pub(super) use list::Lifts;
pub(crate) use page::LiftPage;
pub(crate) use print::LiftPrintPage;

/// A stairwell as people say it: 7号楼2单元.
fn place(book: Book, unit: UnitId) -> String {
    let unit: Option<Unit> = book.get(unit);
    let building = unit
        .as_ref()
        .and_then(|it| book.get::<Building>(it.building));
    let name = building.map(|it| it.name.to_string()).unwrap_or_default();
    let number = unit.and_then(|it| it.name).map(|it| it.to_string());
    format!("{name}{}", number.unwrap_or_default())
}

/// The address of a home.
fn address(book: Book, home: HomeId) -> String {
    let home: Option<domain::members::Home> = book.get(home);
    home.map(|it| it.address.to_string()).unwrap_or_default()
}
