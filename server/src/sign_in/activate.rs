//! Signing in with the household's code from a paper slip.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use domain::members::{
    self, Claim, ClaimHome, Community as Place, Compound, Home, Identity, Member, Title,
};
use domain::{Command, HomeId, Line, PersonId, Town};
use wire::{Activate, DoorOpened, Knock, ProblemCode};

use super::session::{open, opened};
use super::{Bound, HouseholdCode, Purpose, read};
use crate::http::{AtTheDoor, ClientAddress};
use crate::sequencer::{By, Community};
use crate::{AppState, Failure};

/// The home a code opens; otherwise the one answer that everything wrong gets.
pub async fn home_of(
    state: &AppState,
    community: &Community,
    code: &str,
    from: ClientAddress,
) -> Result<HomeId, Failure> {
    let wrong = || state.tries.wrong(from.0);
    let code = HouseholdCode::parse(code).ok_or_else(wrong)?;
    let home = state.store.home_of_code(community.id, code).await?;
    home.ok_or_else(wrong)
}

/// `POST`: which home a code opens, with its owners' given names hidden.
pub async fn knock(
    State(state): State<AppState>,
    door: AtTheDoor,
    from: ClientAddress,
    body: Bytes,
) -> Result<Json<DoorOpened>, Failure> {
    let knock: Knock = read(&body)?;
    let community = door.community;
    let id = home_of(&state, &community, &knock.code, from).await?;
    let opened = community.look(|town| {
        let town: &dyn Town = town;
        let home: Home = town.get(id)?;
        let title: Option<Title> = town.get(id);
        let holders = title.map(|title| title.holders).unwrap_or_default();
        Some(DoorOpened {
            community: town.get::<Place>(community.id)?.name.to_string(),
            compound: town.get::<Compound>(home.compound)?.name.to_string(),
            address: home.address.to_string(),
            holders: holders.iter().map(|it| it.masked()).collect(),
        })
    });
    // A code whose home has left the roster opens nothing.
    opened.map(Json).ok_or_else(|| state.tries.wrong(from.0))
}

/// `POST`: binds a person to the home and signs them in.
pub async fn activate(
    State(state): State<AppState>,
    door: AtTheDoor,
    from: ClientAddress,
    body: Bytes,
) -> Result<Response, Failure> {
    let request: Activate = read(&body)?;
    let community = Arc::clone(&door.community);
    let home = home_of(&state, &community, &request.code, from).await?;
    // Four characters of a certificate can be guessed by whoever holds the slip: not often.
    state.tries.at("activation of home", &home.to_string())?;
    let claim = claim(&community, home, &request);
    let command = Command::Members(members::Command::ClaimHome(claim.clone()));
    // Refused before the code sent to the telephone is used up.
    let now = state.clock.now();
    community.look(|town| domain::decide(&command, &domain::Actor::System, now, town))?;
    if let Some(phone) = &request.phone {
        let bound = Bound {
            community: community.id,
            phone,
            purpose: Purpose::Resident,
        };
        let code = request.otp.as_deref().unwrap_or_default();
        if !state.store.use_otp(bound, code, now).await? {
            return Err(state.tries.wrong(from.0));
        }
    }
    community.act(command, By::System).await?;
    let person = community.look(|town| claimed(&claim, town));
    let person = person.ok_or(ProblemCode::Failed)?;
    let (token, info) = open(&state, &community, person, &request.device, door.before).await?;
    Ok(opened(&token, &info))
}

/// The command, with the person it is about. A family member or tenant whose proven telephone is
/// known in this home is that person again; without one they are new, since a slip that lies in
/// the kitchen must not make one person of the household another.
fn claim(community: &Community, home: HomeId, request: &Activate) -> ClaimHome {
    let known = request
        .phone
        .as_ref()
        .and_then(|phone| community.look(|town| member_with(phone, home, &request.name, town)));
    ClaimHome {
        community: community.id,
        home,
        name: request.name.clone(),
        claim: request.claim.clone(),
        person: known.unwrap_or_else(|| PersonId(crate::chance::new_id())),
        phone: request.phone.clone(),
    }
}

fn member_with(
    phone: &members::Phone,
    home: HomeId,
    name: &Line,
    town: &domain::Plain,
) -> Option<PersonId> {
    let at_home = |member: &&Member| {
        member.phone.as_ref() == Some(phone)
            && member.name == *name
            && member.standings.iter().any(|it| it.home == home)
    };
    town.all::<Member>().find(at_home).map(|member| member.id)
}

/// Who a claim was about: an owner who signed in before is known by name and tail, everyone else is
/// the person the claim named.
fn claimed(claim: &ClaimHome, town: &dyn Town) -> Option<PersonId> {
    let Claim::Owner { tail } = &claim.claim else {
        return Some(claim.person);
    };
    let title: Title = town.get(claim.home)?;
    let holder = title
        .holders
        .into_iter()
        .find(|it| it.name == claim.name && it.tail == *tail)?;
    let identity: Identity = town.get(holder.identity(claim.community))?;
    Some(identity.person)
}
