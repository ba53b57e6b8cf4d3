//! What a new roster means for the standing of owners (产权转移).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::core::{Change, CommunityId, CompoundId, Entity, HomeId, Key, Record, Timestamp, Town};

use super::{Identity, Member, Standing, StandingKind, StandingState, Title};

/// Owners whom the wanted titles name no longer lose that standing, its history kept; those who are
/// named again, as after a wrong file, have it again. Who is which title holder is sealed, so a
/// phone leaves this to the server.
pub(super) fn owners(
    (community, compound): (CommunityId, CompoundId),
    wanted: &BTreeMap<Key, Arc<Record>>,
    at: Timestamp,
    town: &dyn Town,
) -> Vec<Change> {
    if !town.is_whole() {
        return Vec::new();
    }
    let owns = |member: &Member, home: HomeId| {
        let key = Key {
            kind: Title::KIND,
            id: home.0,
        };
        let title = wanted.get(&key).and_then(|it| Title::from_record(it));
        let mut holders = title.into_iter().flat_map(|title| &title.holders);
        holders.any(|holder| {
            let identity: Option<Identity> = town.get(holder.identity(community));
            identity.is_some_and(|it| it.person == member.id)
        })
    };
    let mut changes = Vec::new();
    for record in town.children(Member::KIND, community.0) {
        let Some(member) = Member::from_record(&record) else {
            continue;
        };
        let standings = settled(member, compound, at, owns);
        if standings != member.standings {
            let member = Member {
                standings,
                ..member.clone()
            };
            changes.extend(member.changes());
        }
    }
    changes
}

/// The standings of a member under the new titles.
fn settled(
    member: &Member,
    compound: CompoundId,
    at: Timestamp,
    owns: impl Fn(&Member, HomeId) -> bool,
) -> Vec<Standing> {
    let owner = |it: &Standing| it.kind == StandingKind::Owner && it.compound == compound;
    let mut standings = member.standings.clone();
    for standing in &mut standings {
        if owner(standing) && standing.is_active() && !owns(member, standing.home) {
            standing.state = StandingState::TitlePassed { at };
        }
    }
    for past in &member.standings {
        let passed = matches!(past.state, StandingState::TitlePassed { .. });
        let has = |it: &Standing| owner(it) && it.home == past.home && it.is_active();
        if passed && owns(member, past.home) && !standings.iter().any(has) {
            standings.push(Standing {
                since: at,
                state: StandingState::Active,
                ..past.clone()
            });
        }
    }
    standings
}
