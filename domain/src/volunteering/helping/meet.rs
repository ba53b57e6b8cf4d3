//! Introducing somebody by hand, agreeing to meet, and the end of it (牵线、同意见面、结束).

use serde::{Deserialize, Serialize};

use crate::core::{
    Change, HelpId, IntroductionId, MeetingId, PersonId, Refusal, SkillLineId, Timestamp, Town,
};
use crate::members::{Actor, Building, pack_of};

use super::pool::{Pool, asked, asks, both, live, told};
use super::{AskedState, HelpAsked, HelpWaiting, Meeting, SkillLine, SkillOffer};
use crate::volunteering::{HelpFault, Introduction, Side};

/// Introduces somebody who offers it to a request that waits (牵线), by those who look after the
/// building. They see neither of the two.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Introduce {
    /// What waits.
    pub request: HelpId,
    /// Who offers it.
    pub line: SkillLineId,
}

/// Agrees to meet (同意见面). Once both have, each reads whom to call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgreeToMeet {
    /// Which introduction.
    pub introduction: IntroductionId,
}

/// Says no, no longer, or that the help was given (谢绝、换一位、帮完了). Nobody asks why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndMeeting {
    /// Which introduction.
    pub introduction: IntroductionId,
    /// Whether the help was given. Otherwise the next who can is asked.
    pub helped: bool,
}

pub(in crate::volunteering) fn introduce(
    it: &Introduce,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let waiting: HelpWaiting = town.get(it.request).ok_or(Refusal::NotFound)?;
    let building: Building = town.get(waiting.building).ok_or(Refusal::NotFound)?;
    if !actor.rings(&building) {
        return Err(Refusal::NotYours);
    }
    let line: SkillLine = town.get(it.line).ok_or(Refusal::NotFound)?;
    if !line.skills.contains(&waiting.skill) {
        return Err(HelpFault::NotOffered.into());
    }
    if let Some(until) = waiting.awaits.filter(|until| at < *until) {
        return Err(HelpFault::Awaits { until }.into());
    }
    if !town.is_whole() {
        let rules = &pack_of(waiting.community, at.day(), town)?.volunteering;
        let until = at.plus_days(i64::from(rules.help_answer_days));
        let asked = waiting.asked.saturating_add(1);
        return Ok(vec![Change::put(HelpWaiting {
            asked,
            awaits: Some(until),
            ..waiting
        })]);
    }
    let request: HelpAsked = town.get(it.request).ok_or(Refusal::NotFound)?;
    let offers: Vec<SkillOffer> = town.of(waiting.community);
    let of_the_line = |offer: &SkillOffer| SkillLineId::of(offer.id) == line.id;
    let offer = offers.into_iter().find(of_the_line);
    let offer = offer.ok_or(Refusal::NotFound)?;
    let (asks, before) = (asks(&request, town), asked(request.id, town));
    let mut pool = Pool::of(waiting.community, town);
    let helper = pool.by_hand(&asks, &offer, &before, town);
    let helper = helper.ok_or(HelpFault::NotAgain)?;
    let mut changes = Vec::new();
    // Whoever was asked and said nothing is asked no longer.
    if let Some(silent) = live(request.id, town) {
        let silent_one = silent.helps;
        let ended = silent.end(silent_one, false, at)?;
        changes.extend(told(&ended, &request, None));
    }
    changes.extend(pool.propose(&request, &asks, (helper, offer.id), town, at)?);
    Ok(changes)
}

pub(in crate::volunteering) fn agree(
    it: &AgreeToMeet,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    if !town.is_whole() {
        let mine = mine(it.introduction, person, town)?;
        let agreement = mine.agreement.agree(mine.side, at)?;
        return Ok(vec![Change::put(Meeting { agreement, ..mine })]);
    }
    let introduction: Introduction = town.get(it.introduction).ok_or(Refusal::NotFound)?;
    let introduction = introduction.agree(person, at)?;
    let request: HelpAsked = town.get(introduction.request).ok_or(Refusal::NotFound)?;
    if !both(&introduction) {
        return Ok(told(&introduction, &request, None));
    }
    let offer: SkillOffer = town.get(introduction.offer).ok_or(Refusal::NotFound)?;
    let mut changes = told(&introduction, &request, Some((&offer, town)));
    let waiting: Option<HelpWaiting> = town.get(request.id);
    changes.extend(waiting.as_ref().map(Change::remove));
    Ok(changes)
}

pub(in crate::volunteering) fn end(
    it: &EndMeeting,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    if !town.is_whole() {
        return end_here(it, person, at, town);
    }
    let introduction: Introduction = town.get(it.introduction).ok_or(Refusal::NotFound)?;
    let ended = introduction.end(person, it.helped, at)?;
    let request: HelpAsked = town.get(ended.request).ok_or(Refusal::NotFound)?;
    let mut changes = told(&ended, &request, None);
    if it.helped {
        let state = AskedState::Helped { at };
        changes.push(Change::put(HelpAsked { state, ..request }));
    } else {
        let mut pool = Pool::of(request.community, town);
        changes.extend(pool.look(&request, town, at)?);
    }
    Ok(changes)
}

/// The same on one's phone, which holds one's own copy.
fn end_here(
    it: &EndMeeting,
    person: PersonId,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mine = mine(it.introduction, person, town)?;
    let agreement = mine.agreement.end(mine.side, it.helped, at)?;
    let request: Option<HelpAsked> = town.get(mine.request);
    let request = request.filter(|request| request.person == person && it.helped);
    let helped = request.map(|request| {
        let state = AskedState::Helped { at };
        Change::put(HelpAsked { state, ..request })
    });
    let ended = Change::put(Meeting {
        agreement,
        contact: None,
        ..mine
    });
    Ok([ended].into_iter().chain(helped).collect())
}

fn mine(
    introduction: IntroductionId,
    person: PersonId,
    town: &dyn Town,
) -> Result<Meeting, Refusal> {
    let copy = |side: Side| town.get::<Meeting>(MeetingId::of(introduction, side));
    let mut copies = [Side::Needs, Side::Helps].into_iter().filter_map(copy);
    let mine = copies.find(|it| it.reader == person);
    mine.ok_or(Refusal::NotFound)
}
