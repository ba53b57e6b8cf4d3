//! What of the grid waits for me at home: today's route, until the day is closed.

use super::close::is_closed;
use super::route::{Stop, route, walks};
use crate::shell::Here;

/// What waits: where it leads, what it is, what for.
pub fn errands(here: Here) -> Vec<(String, String, String)> {
    if !walks(here) || is_closed(here) {
        return Vec::new();
    }
    let t = here.t;
    let (stops, _) = route(here);
    let waiting: Vec<&Stop> = stops.iter().filter(|it| it.waits()).collect();
    let due: usize = waiting.iter().map(|it| it.due.len()).sum();
    let line = t.grid_todo(due, waiting.len());
    vec![("/grid/day".to_owned(), t.grid_day().to_owned(), line)]
}
