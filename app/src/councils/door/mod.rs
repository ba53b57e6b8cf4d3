//! The door of a sitting (签到码): the code that whoever convenes it shows, and coming in by it.

mod come;
mod matching;
mod scan;
mod show;

use domain::councils::{Seat, Sitting};
use domain::{SeatId, SittingId, TurningCode};
use leptos::prelude::*;

pub use come::come;
pub use matching::{Matching, matching, refused};
pub use scan::scan;
pub use show::show;

use crate::shell::Here;

/// The address that the code at the door holds. A phone's own camera opens it as well as the app's.
fn address(sitting: SittingId, code: TurningCode) -> String {
    let origin = window().location().origin().unwrap_or_default();
    format!("{origin}{}", path(sitting, code))
}

/// Where on any origin a code brings whoever opens it.
fn path(sitting: SittingId, code: TurningCode) -> String {
    format!("/sittings/{sitting}/here/{code}")
}

/// The code in such an address, if it is of this sitting.
fn read(text: &str, sitting: SittingId) -> Option<TurningCode> {
    let (_, path) = text.split_once("/sittings/")?;
    let (id, code) = path.split_once("/here/")?;
    let same = id.parse().is_ok_and(|id: SittingId| id == sitting);
    code.trim_end_matches('/').parse().ok().filter(|_| same)
}

/// Whether this person has a seat in the council of a sitting.
fn is_member(here: Here, sitting: &Sitting) -> bool {
    let Some(me) = here.person() else {
        return false;
    };
    let seat: Option<Seat> = here.get(SeatId::of(sitting.council, me));
    seat.is_some_and(|seat| seat.is_held(here.now().day()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn what_the_door_shows_is_read_for_its_own_sitting() {
        let sitting = SittingId(Uuid::from_u128(7));
        let code: TurningCode = "59833333-04412739".parse().unwrap();
        let shown = format!("https://linli.example{}", path(sitting, code));
        assert_eq!(read(&shown, sitting), Some(code));
        assert_eq!(read(&shown, SittingId(Uuid::from_u128(8))), None);
        assert_eq!(read("https://elsewhere.example/", sitting), None);
    }
}
