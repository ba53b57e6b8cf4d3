//! Who may ask how often. A session has its own measure, so that 5,000 residents behind one
//! address do not lock each other out; guests share their address's, which is generous.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;

use axum::extract::{ConnectInfo, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::Digest;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use wire::ProblemCode;

use super::cookie::Token;
use crate::{AppState, Failure};

/// What was asked lately, by session and by address.
pub struct Rates {
    sessions: DefaultKeyedRateLimiter<Digest>,
    addresses: DefaultKeyedRateLimiter<IpAddr>,
}

impl Default for Rates {
    fn default() -> Self {
        Self {
            sessions: RateLimiter::keyed(quota(20, 300)),
            addresses: RateLimiter::keyed(quota(1_000, 20_000)),
        }
    }
}

fn quota(per_second: u32, burst: u32) -> Quota {
    let some = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
    Quota::per_second(some(per_second)).allow_burst(some(burst))
}

impl Rates {
    /// Forgets those who have not asked for a while.
    pub fn forget_the_quiet(&self) {
        self.sessions.retain_recent();
        self.addresses.retain_recent();
    }
}

/// Where a request comes from: the address that the nearest trusted proxy saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl FromRequestParts<AppState> for ClientAddress {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Failure> {
        let hops = state.settings.trusted_hops;
        Ok(Self(address(&parts.headers, &parts.extensions, hops)))
    }
}

/// By what a request is measured: its session, or where it comes from.
pub struct Asking {
    token: Option<Digest>,
    from: IpAddr,
}

impl Asking {
    /// The measure of a request.
    pub fn of(state: &AppState, request: &Request) -> Self {
        let hops = state.settings.trusted_hops;
        Self {
            token: Token::of(request.headers()).map(|token| token.hash()),
            from: address(request.headers(), request.extensions(), hops),
        }
    }

    /// Lets it through or says to wait.
    pub fn check(&self, rates: &Rates) -> Result<(), Failure> {
        let allowed = match &self.token {
            Some(token) => rates.sessions.check_key(token).is_ok(),
            None => rates.addresses.check_key(&self.from).is_ok(),
        };
        if allowed {
            return Ok(());
        }
        Err(ProblemCode::SlowDown.into())
    }

    /// A made-up token counts against the address it comes from.
    pub fn after(&self, rates: &Rates, response: Response) -> Response {
        let made_up = self.token.is_some() && response.status() == StatusCode::UNAUTHORIZED;
        if made_up && rates.addresses.check_key(&self.from).is_err() {
            return Failure::new(ProblemCode::SlowDown).into_response();
        }
        response
    }
}

/// The address behind so many trusted proxies, counted from the right of `X-Forwarded-For`: what
/// stands further left anyone can write.
fn address(headers: &HeaderMap, extensions: &Extensions, hops: usize) -> IpAddr {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
    let lines = headers.get_all("x-forwarded-for").iter();
    let told: Vec<&str> = lines
        .filter_map(|value| value.to_str().ok())
        .flat_map(|text| text.split(','))
        .map(str::trim)
        .collect();
    let place = hops.checked_sub(1);
    let named = place.and_then(|place| told.iter().rev().nth(place));
    named.and_then(|text| text.parse().ok()).unwrap_or(peer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(0, "1.1.1.1", "0.0.0.0")]
    #[case(1, "9.9.9.9, 1.1.1.1", "1.1.1.1")]
    #[case(2, "9.9.9.9, 1.1.1.1, 10.0.0.1", "1.1.1.1")]
    #[case(2, "1.1.1.1", "0.0.0.0")]
    #[case(1, "nonsense", "0.0.0.0")]
    fn an_address_is_taken_from_the_trusted_end(
        #[case] hops: usize,
        #[case] told: &str,
        #[case] expected: &str,
    ) {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", told.parse().unwrap());
        let found = address(&headers, &Extensions::new(), hops);
        assert_eq!(found, expected.parse::<IpAddr>().unwrap());
    }
}
