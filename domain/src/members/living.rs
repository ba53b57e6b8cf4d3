//! Who lives in a home (谁住在这里): an owner who lets it does not.

use std::collections::BTreeSet;

use crate::core::{CommunityId, HomeId, PersonId, Town};

use super::{Member, StandingKind};

/// Whether tenants live in a home (出租).
pub(crate) fn is_let(home: HomeId, community: CommunityId, town: &dyn Town) -> bool {
    let there = bound(home, community, town);
    there.iter().any(|it| it.1 == StandingKind::Tenant)
}

/// Everyone who lives in a home.
pub(crate) fn living(home: HomeId, community: CommunityId, town: &dyn Town) -> BTreeSet<PersonId> {
    let there = bound(home, community, town);
    let lets = there.iter().any(|it| it.1 == StandingKind::Tenant);
    let live = there
        .into_iter()
        .filter(|it| !lets || it.1 != StandingKind::Owner);
    live.map(|it| it.0).collect()
}

/// Everyone with a bond to it that is in force, as what.
fn bound(home: HomeId, community: CommunityId, town: &dyn Town) -> Vec<(PersonId, StandingKind)> {
    let all: Vec<Member> = town.of(community);
    let of = |it: &Member| {
        let here = it.active().filter(|standing| standing.home == home);
        here.map(|standing| (it.id, standing.kind))
            .collect::<Vec<_>>()
    };
    all.iter().flat_map(of).collect()
}
