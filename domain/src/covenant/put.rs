//! Putting a draft to the vote of the residents' meeting (提请表决).

use serde::{Deserialize, Serialize};

use crate::core::{Change, CovenantVersionId, MotionId, Refusal, SittingId, Timestamp, Town};
use crate::councils::{Council, CouncilKind, Sitting, put_text};
use crate::members::{Actor, pack_of};

use super::{CovenantFault, CovenantState, CovenantVersion};

/// Puts a draft on the agenda of a sitting of the residents' meeting (提请居民会议表决). The motion is
/// the whole text, word for word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableCovenant {
    /// Which.
    pub version: CovenantVersionId,
    /// The motion, made by the office.
    pub motion: MotionId,
    /// The sitting.
    pub sitting: SittingId,
}

/// The charter and the covenant are the residents' meeting's own, or its representatives' where it
/// has authorised them (Residents' Committee Law 26–30); no council decides them (R1).
pub(super) fn table(
    it: &TableCovenant,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let version: CovenantVersion = town.get(it.version).ok_or(Refusal::NotFound)?;
    if version.state != CovenantState::Draft {
        return Err(CovenantFault::Frozen.into());
    }
    let sitting: Sitting = town.get(it.sitting).ok_or(Refusal::NotFound)?;
    let council: Council = town.get(sitting.council).ok_or(Refusal::NotFound)?;
    let rules = &pack_of(version.community, at.day(), town)?.covenant;
    let theirs = match council.kind {
        CouncilKind::ResidentsMeeting => true,
        CouncilKind::RepresentativeMeeting => rules.by_representatives,
        _ => false,
    };
    if council.community != version.community || !theirs {
        return Err(CovenantFault::AnotherForum.into());
    }
    let words = version.words().map_err(|_| CovenantFault::NoArticle)?;
    let mut motion = put_text(
        (it.motion, &version.title, &words),
        &sitting,
        (actor, at),
        town,
    )?;
    motion.covenant = Some(version.id);
    // The motion's hash is that of the version: title and words are the same.
    if motion.hash != version.hash {
        return Err(CovenantFault::Frozen.into());
    }
    let state = CovenantState::Tabled { motion: motion.id };
    Ok(vec![
        Change::put(motion),
        Change::put(CovenantVersion { state, ..version }),
    ])
}
