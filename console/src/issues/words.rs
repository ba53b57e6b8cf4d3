//! Words of this slice.

use components::Tone;
use domain::issues::{Body, Issue, Running, Spot, State, With};
use domain::members::{self, Building, Unit};
use domain::wording;

use crate::shell::{Book, left};
use crate::texts::Texts;

/// Where it is: 7号楼 2单元, 东门.
pub(super) fn place(book: Book, spot: &Spot) -> String {
    let named: Option<members::Spot> = spot.spot.and_then(|id| book.get(id));
    if let Some(named) = named {
        return named.name.to_string();
    }
    let building: Option<Building> = spot.building.and_then(|id| book.get(id));
    let unit: Option<Unit> = spot.unit.and_then(|id| book.get(id));
    let unit = unit.and_then(|it| it.name).map(|it| it.to_string());
    let building = building.map(|it| it.name.to_string());
    let parts: Vec<String> = building.into_iter().chain(unit).collect();
    parts.join(" ")
}

/// With whom it is.
pub(super) fn whom(book: Book, with: With, t: Texts) -> String {
    match with {
        With::Grid(level) => wording::grid_level(level, t.lang).to_owned(),
        With::Department(id) => {
            let body: Option<Body> = book.get(id);
            body.map(|it| it.name.to_string()).unwrap_or_default()
        }
    }
}

/// How it stands, in a word.
pub(super) fn standing(it: &Issue, t: Texts) -> &'static str {
    match it.state {
        State::Reported { .. } => t.issue_state_reported(),
        State::Handling { .. } => t.issue_state_handling(),
        State::Whistled { .. } => t.issue_state_whistled(),
        State::Responding { .. } => t.issue_state_responding(),
        State::Suspended { .. } => t.issue_state_suspended(),
        State::OnLedger { .. } => t.issue_state_ledger(),
        State::Resolved { .. } => t.issue_state_resolved(),
        State::Closed { .. } => t.issue_state_closed(),
    }
}

/// How long it has, or for how long it is overdue.
pub(super) fn clock(book: Book, it: &Issue, t: Texts) -> Option<(String, Tone)> {
    let until = match it.clock() {
        Running::Until(at) => at,
        Running::Stands(Some(day)) => day.starts_at(),
        Running::Stands(None) => return Some((t.issue_stands().to_owned(), Tone::Plain)),
        Running::Over => return None,
    };
    Some(left(book.now(), until, t))
}
