//! Codes sent to telephones, and signing in on a new device with one.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::members::{Member, Phone, Standing};
use domain::{HomeId, PersonId, Plain};
use wire::{OtpRequest, PhoneSignIn, ProblemCode};

use super::activate::home_of;
use super::session::{open, opened};
use super::{Bound, Purpose, otp, read};
use crate::http::{AtTheDoor, ClientAddress};
use crate::{AppState, Failure};

/// `POST`: sends a code. Whether the telephone is known makes no difference to the answer, nor to
/// the time it takes: nobody looks.
pub async fn send(
    State(state): State<AppState>,
    door: AtTheDoor,
    body: Bytes,
) -> Result<StatusCode, Failure> {
    let request: OtpRequest = read(&body)?;
    state.tries.at("code to", request.phone.as_str())?;
    let bound = Bound {
        community: door.community.id,
        phone: &request.phone,
        purpose: Purpose::Resident,
    };
    issue(&state, bound).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Makes a code, keeps its digest and sends it.
pub async fn issue(state: &AppState, bound: Bound<'_>) -> Result<(), Failure> {
    let chance = crate::chance::new_token();
    let (number, salt) = chance.split_at(8);
    let mut wide = [0; 8];
    wide.copy_from_slice(number);
    let mut short = [0; 16];
    short.copy_from_slice(&salt[..16]);
    let code = otp::digits(u64::from_be_bytes(wide));
    state
        .store
        .keep_otp(bound, &code, short, state.clock.now())
        .await?;
    state.sms.send(bound.phone, &code).await.map_err(|fault| {
        tracing::error!(%fault, "a code was not sent");
        Failure::new(ProblemCode::NoMessage)
    })
}

/// `POST`: a new device. The telephone alone never takes over a home: the household's code is
/// needed too, and the telephone must be that of someone in this household.
pub async fn sign_in(
    State(state): State<AppState>,
    door: AtTheDoor,
    from: ClientAddress,
    body: Bytes,
) -> Result<Response, Failure> {
    let request: PhoneSignIn = read(&body)?;
    let community = door.community;
    state.tries.at("sign-in of", request.phone.as_str())?;
    let home = home_of(&state, &community, &request.code, from).await?;
    let bound = Bound {
        community: community.id,
        phone: &request.phone,
        purpose: Purpose::Resident,
    };
    let now = state.clock.now();
    let right = state.store.use_otp(bound, &request.otp, now).await?;
    let person = community.look(|town| person_of(&request.phone, home, town));
    let (true, Some(person)) = (right, person) else {
        return Err(state.tries.wrong(from.0));
    };
    let (token, info) = open(&state, &community, person, &request.device, door.before).await?;
    Ok(opened(&token, &info))
}

/// The one person of a home with this telephone; nobody where two share it.
fn person_of(phone: &Phone, home: HomeId, town: &Plain) -> Option<PersonId> {
    let lives = |it: &Standing| it.home == home && !it.is_over();
    let mut people = town
        .all::<Member>()
        .filter(|it| it.phone.as_ref() == Some(phone) && it.standings.iter().any(lives));
    let first = people.next()?;
    people.next().is_none().then_some(first.id)
}
