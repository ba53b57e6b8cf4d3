//! Offering what one can do, and taking it back (我能帮忙、不再帮忙).

use serde::{Deserialize, Serialize};

use crate::core::{
    Change, CommunityId, HelpId, PersonId, Refusal, SkillLineId, SkillOfferId, Timestamp, Town,
};
use crate::members::{Actor, Phone, pack_of};

use super::pool::{Pool, both, told};
use super::{HelpAsked, HelpWaiting, Meeting, SkillLine, SkillOffer};
use crate::volunteering::{Agreement, HelpFault, Introduction, Reach, Side, Skill};

/// Offers what one can do, or says it anew (我能帮忙).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfferSkills {
    /// Made by the phone; whoever says it anew keeps the one they had.
    pub id: SkillOfferId,
    /// The community.
    pub community: CommunityId,
    /// With what.
    pub skills: Vec<Skill>,
    /// How far.
    pub reach: Reach,
    /// Where one is called by those one agreed to meet.
    pub phone: Phone,
    /// Whether one takes a rest.
    pub resting: bool,
}

/// Takes it back (不再帮忙). Whom one agreed to meet one still meets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeBackSkills {
    /// The community.
    pub community: CommunityId,
}

pub(in crate::volunteering) fn offer(
    it: &OfferSkills,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    let home = actor.standings().first().ok_or(Refusal::NoStanding)?;
    pack_of(it.community, at.day(), town)?;
    let mut skills = it.skills.clone();
    skills.sort_unstable();
    skills.dedup();
    if skills.is_empty() {
        return Err(HelpFault::NoSkill.into());
    }
    let all: Vec<SkillOffer> = town.of(it.community);
    let mine = all.into_iter().find(|it| it.person == person);
    if mine.is_none() && town.has::<SkillOffer>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let offer = SkillOffer {
        id: mine.as_ref().map_or(it.id, |mine| mine.id),
        community: it.community,
        person,
        building: home.building,
        compound: home.compound,
        skills,
        reach: it.reach,
        phone: it.phone.clone(),
        resting: it.resting,
        at: mine.map_or(at, |mine| mine.at),
    };
    let mut changes = vec![Change::put(offer.clone())];
    if offer.resting {
        changes.extend(shown(offer.id, town));
        return Ok(changes);
    }
    changes.push(Change::put(offer.line()));
    if town.is_whole() {
        changes.extend(finds(&offer, town, at)?);
    }
    Ok(changes)
}

/// What waits for somebody, the longest first, is proposed to whoever has come.
fn finds(offer: &SkillOffer, town: &dyn Town, at: Timestamp) -> Result<Vec<Change>, Refusal> {
    let mut pool = Pool::of(offer.community, town).with(offer);
    let mut waiting: Vec<HelpWaiting> = town.of(offer.community);
    waiting.retain(|it| it.awaits.is_none() && offer.skills.contains(&it.skill));
    waiting.sort_unstable_by_key(|it| (it.since, it.id));
    let mut changes = Vec::new();
    for it in waiting {
        if let Some(request) = town.get::<HelpAsked>(it.id) {
            changes.extend(pool.look(&request, town, at)?);
        }
    }
    Ok(changes)
}

pub(in crate::volunteering) fn take_back(
    it: &TakeBackSkills,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    let all: Vec<SkillOffer> = town.of(it.community);
    let mine = all.into_iter().find(|it| it.person == person);
    let mine = mine.ok_or(Refusal::NotFound)?;
    if town.is_whole() {
        return withdrawn(person, it.community, true, at, town);
    }
    let mut changes = vec![Change::remove(&mine)];
    changes.extend(shown(mine.id, town));
    for it in asked_to_help(person, town) {
        if matches!(it.agreement, Agreement::Both { .. }) {
            continue;
        }
        let agreement = it.agreement.end(Side::Helps, false, at)?;
        changes.push(Change::put(Meeting { agreement, ..it }));
    }
    Ok(changes)
}

/// Nothing of what somebody offers is left, and what they were asked goes on to the next one; whom
/// they agreed to meet they still meet, where they keep that.
pub(super) fn withdrawn(
    person: PersonId,
    community: CommunityId,
    keeps: bool,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let all: Vec<SkillOffer> = town.of(community);
    let mine = all.into_iter().find(|it| it.person == person);
    let mut changes: Vec<Change> = mine.iter().map(Change::remove).collect();
    changes.extend(mine.and_then(|it| shown(it.id, town)));
    let mut pool = Pool::of(community, town).without(person);
    for it in asked_to_help(person, town) {
        let found: Option<Introduction> = town.get(it.introduction);
        let Some(introduction) = found.filter(|it| !(keeps && both(it))) else {
            continue;
        };
        changes.extend(declined(introduction, &mut pool, town, at)?);
    }
    Ok(changes)
}

/// What somebody was asked and has not ended.
fn asked_to_help(person: PersonId, town: &dyn Town) -> impl Iterator<Item = Meeting> {
    let meetings = town.of::<Meeting>(person).into_iter();
    meetings.filter(|it| it.side == Side::Helps && it.agreement.is_live())
}

fn declined(
    introduction: Introduction,
    pool: &mut Pool,
    town: &dyn Town,
    at: Timestamp,
) -> Result<Vec<Change>, Refusal> {
    let request: HelpId = introduction.request;
    let request: HelpAsked = town.get(request).ok_or(Refusal::NotFound)?;
    let helper = introduction.helps;
    let ended = introduction.end(helper, false, at)?;
    let mut changes = told(&ended, &request, None);
    changes.extend(pool.look(&request, town, at)?);
    Ok(changes)
}

/// What neighbours read of an offer, taken away.
fn shown(offer: SkillOfferId, town: &dyn Town) -> Option<Change> {
    let line: Option<SkillLine> = town.get(SkillLineId::of(offer));
    line.as_ref().map(Change::remove)
}
