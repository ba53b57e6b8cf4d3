//! An owner lets somebody act for them, on their own phone (家人代办授权).

use serde::{Deserialize, Serialize};

use crate::core::{
    Change, CommunityId, MandateId, MyMandateId, PersonId, Refusal, Timestamp, Town,
};
use crate::members::{Actor, Me, Member, Neighbour, pack_of};
use crate::owners::{OwnerRules, OwnersFault};

use super::record::{MyMandate, OwnersMandate, Side};
use super::voices::{given, heads_of, people_of};
use super::{AgentFault, Errand, Grounds, mandate};

/// Lets somebody act for oneself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GiveMandate {
    /// Made by the one who gives it.
    pub id: MandateId,
    /// Who may act.
    pub agent: PersonId,
    /// For what.
    pub errands: Vec<Errand>,
    /// Until when.
    pub until: Timestamp,
}

pub(in crate::owners) fn decide(
    it: &GiveMandate,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let community = community_of(by, town)?;
    let rules = &pack_of(community, at.day(), town)?.owners;
    if town.has::<OwnersMandate>(it.id) || town.has::<MyMandate>(MyMandateId::of(it.id, by)) {
        return Err(Refusal::AlreadyThere);
    }
    if it.agent == by {
        return Err(fault(AgentFault::OneSelf));
    }
    let errands = limits(&it.errands, it.until, at, rules)?;
    let agent = agent(it.agent, at, town)?;
    let grounds = Grounds::OwnPhone;
    // Which heads they hold is in the register, which phones do not have.
    if !town.is_whole() {
        return Ok(vec![Change::put(MyMandate {
            id: MyMandateId::of(it.id, by),
            mandate: it.id,
            reader: by,
            side: Side::Principal,
            other: agent.shown,
            grounds,
            errands,
            given_at: at,
            until: it.until,
            ended_at: None,
            deeds: Vec::new(),
        })]);
    }
    let heads = heads_of(by, community, town);
    if heads.is_empty() {
        return Err(OwnersFault::NotOnTheRoll.into());
    }
    let mut principals = people_of(&heads, community, town);
    if !principals.contains(&by) {
        principals.push(by);
    }
    let mandate = OwnersMandate {
        id: it.id,
        community,
        heads,
        // Of what is held together, all who hold it read what is done for them.
        principals,
        agent: it.agent,
        grounds,
        errands,
        given_at: at,
        until: it.until,
        ended: None,
        deeds: Vec::new(),
    };
    taken(mandate, at, rules, town)
}

/// Takes a mandate in beside those there are.
pub(super) fn taken(
    new: OwnersMandate,
    at: Timestamp,
    rules: &OwnerRules,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let others = town.of::<OwnersMandate>(new.community);
    let mut others: Vec<_> = others.iter().flat_map(OwnersMandate::by_head).collect();
    for one in new.by_head() {
        mandate(&one, &others, at, rules).map_err(fault)?;
        others.push(one);
    }
    let mut changes = given(&new, town);
    changes.extend(new.changes(town));
    Ok(changes)
}

/// Whether it names something, and ends in time.
pub(super) fn limits(
    errands: &[Errand],
    until: Timestamp,
    at: Timestamp,
    rules: &OwnerRules,
) -> Result<Vec<Errand>, Refusal> {
    let mut errands = errands.to_vec();
    errands.sort();
    errands.dedup();
    if errands.is_empty() {
        return Err(fault(AgentFault::NoErrand));
    }
    if until <= at {
        return Err(fault(AgentFault::Over));
    }
    let days = rules.help_days_most;
    // The last day is a whole one.
    if until.day() > at.day().plus(i32::from(days)) {
        return Err(fault(AgentFault::TooLong { days }));
    }
    Ok(errands)
}

/// Who is to act: somebody who belongs here, and does not count the ballots.
pub(super) fn agent(id: PersonId, at: Timestamp, town: &dyn Town) -> Result<Neighbour, Refusal> {
    let agent: Neighbour = town.get(id).ok_or(Refusal::NoSuchPerson)?;
    if Actor::of(id, at.day(), town).is_staff() {
        return Err(fault(AgentFault::Office));
    }
    Ok(agent)
}

fn community_of(person: PersonId, town: &dyn Town) -> Result<CommunityId, Refusal> {
    let member = town.get::<Member>(person).map(|it| it.community);
    let me = || town.get::<Me>(person).map(|it| it.community);
    member.or_else(me).ok_or(Refusal::NotFound)
}

pub(super) fn fault(fault: AgentFault) -> Refusal {
    OwnersFault::Agent { fault }.into()
}
