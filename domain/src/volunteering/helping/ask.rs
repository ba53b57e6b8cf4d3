//! Asking for help, and taking it back (求助、撤回).

use serde::{Deserialize, Serialize};

use crate::core::{Change, CommunityId, HelpId, Prose, Refusal, Timestamp, Town};
use crate::members::{Actor, Phone, pack_of};

use super::pool::{Pool, live, told};
use super::{AskedState, HelpAsked, HelpWaiting, Meeting};
use crate::volunteering::{HelpFault, Side, Skill};

/// Asks for help (求助). The nearest who can is asked at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskForHelp {
    /// Made by the phone.
    pub id: HelpId,
    /// The community.
    pub community: CommunityId,
    /// With what.
    pub skill: Skill,
    /// In one's words: whoever is asked reads them.
    pub words: Prose,
    /// Where one is called by whoever one agreed to meet.
    pub phone: Phone,
}

/// Takes it back: nobody is needed any more (撤回求助).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeBackRequest {
    /// Which.
    pub request: HelpId,
}

pub(in crate::volunteering) fn ask(
    it: &AskForHelp,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    let home = actor.standings().first().ok_or(Refusal::NoStanding)?;
    let pack = pack_of(it.community, at.day(), town)?;
    if town.has::<HelpAsked>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let all: Vec<HelpAsked> = town.of(it.community);
    let open = all.iter().filter(|it| it.person == person && it.is_open());
    let most = pack.volunteering.requests_most;
    if open.count() >= usize::from(most) {
        let most = u32::from(most);
        return Err(Refusal::TooMany { most });
    }
    let request = HelpAsked {
        id: it.id,
        community: it.community,
        person,
        building: home.building,
        compound: home.compound,
        skill: it.skill,
        words: it.words.clone(),
        phone: it.phone.clone(),
        at,
        state: AskedState::Open,
    };
    let mut changes = vec![Change::put(request.clone())];
    if town.is_whole() {
        let mut pool = Pool::of(it.community, town);
        changes.extend(pool.look(&request, town, at)?);
    }
    Ok(changes)
}

pub(in crate::volunteering) fn take_back(
    it: &TakeBackRequest,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    let request: HelpAsked = town.get(it.request).ok_or(Refusal::NotFound)?;
    if request.person != person {
        return Err(Refusal::NotYours);
    }
    if !request.is_open() {
        return Err(HelpFault::RequestIsOver.into());
    }
    if town.is_whole() {
        return taken_back(request, at, town);
    }
    let request = HelpAsked {
        state: AskedState::TakenBack { at },
        ..request
    };
    let mut changes = vec![Change::put(request.clone())];
    let mine = town.of::<Meeting>(person).into_iter();
    for meeting in mine.filter(|it| it.request == request.id && it.side == Side::Needs) {
        if let Ok(agreement) = meeting.agreement.end(Side::Needs, false, at) {
            changes.push(Change::put(Meeting {
                agreement,
                contact: None,
                ..meeting
            }));
        }
    }
    Ok(changes)
}

/// Nobody is looked for any more, and whoever was found is told.
pub(super) fn taken_back(
    request: HelpAsked,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let waiting: Option<HelpWaiting> = town.get(request.id);
    let mut changes: Vec<Change> = waiting.iter().map(Change::remove).collect();
    if let Some(introduction) = live(request.id, town) {
        let ended = introduction.end(request.person, false, at)?;
        changes.extend(told(&ended, &request, None));
    }
    let state = AskedState::TakenBack { at };
    changes.push(Change::put(HelpAsked { state, ..request }));
    Ok(changes)
}
