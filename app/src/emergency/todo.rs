//! What of this slice waits for me at home.

use domain::emergency::Hazard;

use super::hazards::{Turn, turn};
use super::week::asked;
use super::words::looks_after;
use crate::shell::Here;

/// What waits: where it leads, what it is, what for.
pub fn errands(here: Here) -> Vec<(String, String, String)> {
    let t = here.t;
    if !looks_after(here) {
        return Vec::new();
    }
    let mut errands = Vec::new();
    for it in here.all::<Hazard>() {
        let what = match turn(here, &it) {
            Some(Turn::Begin | Turn::Finish) => t.emergency_todo_put_right(),
            Some(Turn::LookAgain) => t.emergency_todo_look_again(),
            None => continue,
        };
        let href = format!("/emergency/hazards/{}", it.id);
        errands.push((href, it.title.to_string(), what.to_owned()));
    }
    let (_, all) = asked(here);
    let open = all.iter().filter(|(_, done)| !done).count();
    if open > 0 {
        errands.push((
            "/emergency/week".to_owned(),
            t.emergency_week().to_owned(),
            t.emergency_todo_week(open),
        ));
    }
    errands
}
