//! Activation slips (激活单): one code per home, printed and put into letter boxes.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use domain::members::{Home, Usage};
use domain::{CommunityId, Plain, Timestamp};
use wire::{ProblemCode, Slip, SlipsRequest};

use super::{HouseholdCode, read};
use crate::http::Staff;
use crate::imports::order;
use crate::store::Store;
use crate::{AppState, Failure};

/// `POST`: issues codes. Each replaces its home's earlier one.
pub async fn print(
    State(state): State<AppState>,
    me: Staff,
    body: Bytes,
) -> Result<Json<Vec<Slip>>, Failure> {
    let request: SlipsRequest = read(&body)?;
    let homes = me.community.look(|town| wanted(&request, town));
    if homes.is_empty() {
        return Err(ProblemCode::NotFound.into());
    }
    let origin = state.settings.public_url.as_deref().unwrap_or_default();
    let homes = (me.community.id, homes);
    let now = state.clock.now();
    let slips = issue(&state.store, origin, homes, now, crate::chance::new_bits).await?;
    Ok(Json(slips))
}

/// The homes to print for, in the order one walks the stairs.
fn wanted(request: &SlipsRequest, town: &Plain) -> Vec<Home> {
    let mut homes: Vec<Home> = town
        .all::<Home>()
        .filter(|home| match request {
            SlipsRequest::All => home.usage != Usage::Parking,
            SlipsRequest::Building(building) => {
                home.building == *building && home.usage != Usage::Parking
            }
            SlipsRequest::Homes(ids) => ids.contains(&home.id),
        })
        .cloned()
        .collect();
    homes.sort_by_cached_key(|home| order(home.address.as_str()));
    homes
}

/// Makes a code for each home and keeps its digest; `chance` gives 45 bits or more each time.
///
/// # Errors
/// When the database refuses; then every earlier code still holds.
pub async fn issue(
    store: &Store,
    origin: &str,
    (community, homes): (CommunityId, Vec<Home>),
    at: Timestamp,
    mut chance: impl FnMut() -> u64,
) -> Result<Vec<Slip>, Failure> {
    let codes: Vec<HouseholdCode> = homes
        .iter()
        .map(|_| HouseholdCode::from_bits(chance()))
        .collect();
    let slips: Vec<Slip> = homes
        .iter()
        .zip(&codes)
        .map(|(home, code)| Slip {
            home: home.id,
            address: home.address.to_string(),
            code: code.to_string(),
            url: format!("{origin}/join#{code}"),
        })
        .collect();
    // Slow by design; not on a thread that others wait for.
    let digests = tokio::task::spawn_blocking(move || {
        let pairs = homes.iter().zip(codes);
        let digest = |(home, code): (&Home, HouseholdCode)| (home.id, code.digest(community));
        pairs.map(digest).collect::<Vec<_>>()
    });
    let digests = digests.await.map_err(|_| ProblemCode::Failed)?;
    store.keep_codes(community, &digests, at).await?;
    Ok(slips)
}
