//! What has had its years goes (到期清除).

use serde::{Deserialize, Serialize};

use crate::core::{Change, CommunityId, Entity, Refusal, Timestamp, Town};

use super::{KeptName, LOOK_YEARS, Look};

/// Drops looks and sealed names whose years are over. The server's calendar does it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forget {
    /// Where.
    pub community: CommunityId,
}

/// Whether anything of a community has had its years.
pub fn old(community: CommunityId, at: Timestamp, town: &dyn Town) -> bool {
    !overdue(community, at, town).is_empty()
}

pub(super) fn forget(it: &Forget, at: Timestamp, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    Ok(overdue(it.community, at, town))
}

fn overdue(community: CommunityId, at: Timestamp, town: &dyn Town) -> Vec<Change> {
    let since = at.plus_days(-LOOK_YEARS * 365);
    let looks = town.children(Look::KIND, community.0);
    let looks = looks.iter().filter_map(|it| Look::from_record(it));
    let kept = town.children(KeptName::KIND, community.0);
    let kept = kept.iter().filter_map(|it| KeptName::from_record(it));
    let looks = looks.filter(|it| it.at < since).map(Change::remove);
    let kept = kept.filter(|it| it.until <= at).map(Change::remove);
    looks.chain(kept).collect()
}
