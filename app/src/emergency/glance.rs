//! Whether an emergency is on: all that the first load knows of them.

use domain::emergency::Emergency;

use crate::shell::Here;

/// The one that is on.
pub fn on(here: Here) -> Option<Emergency> {
    here.all::<Emergency>()
        .into_iter()
        .find(Emergency::is_active)
}
