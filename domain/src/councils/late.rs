//! Coming in by a code that reaches the server after the sitting was closed (散会后才传到的签到). The
//! code itself tells when it was shown; a phone's word for it is not asked (ADR 19).

use crate::core::{Refusal, Timestamp, Town, TurningCode};
use crate::members::pack_of;

use super::attend::Scan;
use super::minutes::ended_at;
use super::{Council, Door, Sitting};

/// When the sitting was closed, if it was; a refusal once nothing of it is taken in any more.
pub(super) fn still_taken(
    sitting: &Sitting,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Option<Timestamp>, Refusal> {
    let Some(ended_at) = ended_at(sitting.id, town) else {
        return Ok(None);
    };
    let council: Council = town.get(sitting.council).ok_or(Refusal::NotFound)?;
    let pack = pack_of(council.community, sitting.called_at.day(), town)?;
    if at > ended_at.plus_days(pack.council.sitting.late_days.into()) {
        return Err(Refusal::SittingIsOver { ended_at });
    }
    Ok(Some(ended_at))
}

impl Door {
    /// Whether it showed a code while the sitting was open.
    pub(super) fn lets_in(&self, code: TurningCode, ended_at: Option<Timestamp>) -> bool {
        match ended_at {
            None => self.showed(code),
            Some(until) => self.key.showed_before(self.sitting.0, code, until),
        }
    }

    /// Whether a code that the server had before the close proves that its key was there by then.
    pub(super) fn was_there(&self, ended_at: Timestamp, town: &dyn Town) -> bool {
        let waited = |it: &Scan| it.at < ended_at && self.lets_in(it.code, Some(ended_at));
        town.of::<Scan>(self.sitting).iter().any(waited)
    }
}
