//! Binding a person to a home at sign-in (认领). The server has checked the household's code.

use serde::{Deserialize, Serialize};

use crate::core::{
    Bound, Change, CommunityId, Entity, HomeId, Line, PersonId, Refusal, Timestamp, Town,
};

use crate::owners::joins;
use crate::renovation::recounted_after;

use super::{Home, Identity, Member, Phone, Standing, StandingKind, StandingState, Title, pack_of};

/// As what a person claims a home.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Claim {
    /// A title holder, who knows the tail of the certificate in the roster.
    Owner {
        /// The last four characters of the certificate.
        tail: Line,
    },
    /// A family member of the household (家属).
    Family,
    /// A tenant; waits for staff (租户).
    Tenant,
}

/// Binds a person to a home.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimHome {
    /// The community.
    pub community: CommunityId,
    /// The home whose code was given.
    pub home: HomeId,
    /// The name that was given.
    pub name: Line,
    /// As what.
    pub claim: Claim,
    /// Made by the server, for a person who is new; an owner who signed in before stays who they
    /// are.
    pub person: PersonId,
    /// The telephone that was proven.
    pub phone: Option<Phone>,
}

pub(super) fn decide(
    it: &ClaimHome,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let home: Home = town.get(it.home).ok_or(Refusal::NotFound)?;
    let mut changes = Vec::new();
    let (person, kind, state) = match &it.claim {
        Claim::Owner { tail } => {
            let title: Title = town.get(it.home).ok_or(Refusal::NotFound)?;
            let mine = |holder: &&super::Holder| holder.name == it.name && holder.tail == *tail;
            let holder = title
                .holders
                .iter()
                .find(mine)
                .ok_or(Refusal::NotInTheRoster)?;
            let id = holder.identity(it.community);
            let known: Option<Identity> = town.get(id);
            let identity = known.unwrap_or_else(|| {
                let new = Identity {
                    id,
                    community: it.community,
                    person: it.person,
                };
                changes.push(Change::put(new.clone()));
                new
            });
            (identity.person, StandingKind::Owner, StandingState::Active)
        }
        Claim::Family => {
            room_for_family(it, &home, at, town)?;
            (it.person, StandingKind::Family, StandingState::Active)
        }
        Claim::Tenant => (it.person, StandingKind::Tenant, StandingState::Waiting),
    };
    let mut member: Member = town.get(person).unwrap_or_else(|| Member {
        id: person,
        community: it.community,
        name: it.name.clone(),
        phone: None,
        standings: Vec::new(),
        minor: None,
        joined_at: at,
    });
    member.phone = it.phone.clone().or(member.phone);
    let known = |standing: &&mut Standing| {
        standing.home == it.home && standing.kind == kind && !standing.is_over()
    };
    if member.standings.iter_mut().find(known).is_none() {
        let standing = Standing {
            home: home.id,
            building: home.building,
            compound: home.compound,
            address: home.address,
            kind,
            since: at,
            lives_since: None,
            state,
        };
        changes.extend(crate::renovation::rows_of(person, &standing, town));
        member.standings.push(standing);
    }
    changes.extend(member.changes());
    if kind == StandingKind::Owner {
        changes.extend(joins(person, it.home, home.compound, town));
    }
    // Who comes back to a home answered for it before.
    changes.extend(recounted_after(&changes, home.compound, town));
    Ok(changes)
}

/// Whether the household may have one more, by the rule pack. Staff make room by ending the standing
/// of somebody who moved out.
fn room_for_family(
    it: &ClaimHome,
    home: &Home,
    at: Timestamp,
    town: &dyn Town,
) -> Result<(), Refusal> {
    let pack = pack_of(it.community, at.day(), town)?;
    let most = u32::from(pack.household.family_most);
    let family = |standing: &Standing| {
        standing.home == home.id && standing.kind == StandingKind::Family && standing.is_active()
    };
    let members = town.children(Member::KIND, it.community.0);
    let members = members.iter().filter_map(|it| Member::from_record(it));
    let others = members.filter(|member| member.id != it.person);
    let taken = others.filter(|member| member.standings.iter().any(family));
    if taken.count() as u32 >= most {
        let what = Bound::HomeFamily;
        return Err(Refusal::OverBound { what, most });
    }
    Ok(())
}
