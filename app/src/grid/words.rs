//! Words of this slice.

use domain::grid::{Deed, Happened};
use domain::members::Building;
use domain::{BuildingId, wording};

use crate::shell::Here;

/// The name of a building.
pub fn building(here: Here, id: BuildingId) -> String {
    let building: Option<Building> = here.get(id);
    building.map(|it| it.name.to_string()).unwrap_or_default()
}

/// One line of a log.
pub fn deed(here: Here, it: &Happened) -> String {
    let (t, lang) = (here.t, here.lang);
    match it.what {
        Deed::Visit {
            building: at,
            home,
            kind,
            met,
        } => {
            let (at, kind) = (building(here, at), wording::six_small(kind, lang));
            match (home, met) {
                (true, true) => t.grid_did_home(at, kind),
                (true, false) => t.grid_did_nobody(at),
                (false, _) => t.grid_did_building(at, kind),
            }
        }
        Deed::Door {
            building: at,
            found,
        } => t.grid_did_door(building(here, at), wording::found(found, lang)),
        Deed::Issue { category, did, .. } => t.grid_did_issue(
            wording::issue_category(category, lang),
            wording::issue_did(did, lang),
        ),
    }
}
