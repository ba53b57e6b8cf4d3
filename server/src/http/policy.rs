//! Who may use which route: one table. A request to an API route without a row is turned away, so
//! that a new route leaks nothing before somebody has thought about it.

use axum::extract::{MatchedPath, Request};
use wire::ProblemCode;

use super::cookie::Token;
use crate::Failure;

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Anyone; what they get depends on their audiences.
    Anyone,
    /// Those who are not signed in yet: it answers to the codes it is given.
    Door,
    /// Whoever is signed in, for themselves.
    SignedIn,
    /// Community workers alone; the handler takes a [`super::Staff`].
    Staff,
}

/// A route with its policy.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The method.
    pub method: &'static str,
    /// The path as the router knows it.
    pub path: &'static str,
    /// Who may use it.
    pub policy: Policy,
    /// What it does, for the contract.
    pub about: &'static str,
}

macro_rules! rules {
    ($($method:literal $path:literal $policy:ident $about:literal;)*) => {
        /// Every route of the API.
        pub const RULES: &[Rule] = &[$(Rule {
            method: $method,
            path: $path,
            policy: Policy::$policy,
            about: $about,
        },)*];
    };
}

rules! {
    "POST" "/api/v1/commands" SignedIn "Push commands; each is decided once.";
    "GET" "/api/v1/changes" Anyone "Pull what changed since some cursors.";
    "GET" "/api/v1/stream" Anyone "Hear when there is news (server-sent events).";
    "GET" "/api/v1/records/{kind}" Anyone "List permitted records of a kind.";
    "GET" "/api/v1/records/{kind}/{id}" Anyone "Read one permitted record.";
    "GET" "/api/v1/blobs/{sha256}" Anyone "Read a photo that a permitted record shows.";
    "HEAD" "/api/v1/blobs/{sha256}" SignedIn "Ask how much of a photo has arrived.";
    "PUT" "/api/v1/blobs/{sha256}" SignedIn "Send a whole photo.";
    "PATCH" "/api/v1/blobs/{sha256}" SignedIn "Send the next piece of a photo.";
    "GET" "/api/v1/session" SignedIn "Ask who is signed in.";
    "DELETE" "/api/v1/session" Door "Sign out.";
    "POST" "/api/v1/session/code" Door "Ask which home a household code opens.";
    "POST" "/api/v1/session/activate" Door "Sign in with a household code.";
    "POST" "/api/v1/session/otp" Door "Ask for a code by telephone.";
    "POST" "/api/v1/session/phone" Door "Sign in by telephone on a new device.";
    "POST" "/api/v1/session/staff" Door "Sign a community worker in.";
    "GET" "/api/v1/session/sample" Door "List as whom one may look around a sample.";
    "POST" "/api/v1/session/sample" Door "Look around a sample as somebody there.";
    "GET" "/api/v1/session/devices" SignedIn "List one's own devices.";
    "DELETE" "/api/v1/session/devices/{id}" SignedIn "Sign one of one's own devices out.";
    "GET" "/api/v1/session/push" SignedIn "Ask whether this device can ring, and does.";
    "PUT" "/api/v1/session/push" SignedIn "Let this device ring.";
    "DELETE" "/api/v1/session/push" SignedIn "Let this device ring no more.";
    "POST" "/api/v1/imports/roster" Staff "Look through a roster file, or import it.";
    "POST" "/api/v1/slips" Staff "Issue activation slips.";
    "GET" "/api/v1/exports/votes/{file}" SignedIn "Download a counted vote.";
    "GET" "/api/v1/exports/{file}" Staff "Download one of the office's lists, or an assembly of owners (zip; pdf where the server can).";
    "GET" "/api/v1/privacy/copy/{file}" SignedIn "Download all that names oneself.";
    "GET" "/api/v1/privacy/of/{person}/{file}" Staff "Download all that names somebody, for them.";
    "GET" "/api/v1/privacy/kept/{opened}" Staff "Read a sealed name that one has opened.";
    "GET" "/api/v1/openapi.json" Anyone "This contract.";
}

/// Turns away what has no row, and whoever bears no token where one is needed. The handlers then
/// ask whose token it is, by what they take: a `Viewer`, a `SignedIn`, a `Staff`.
pub fn enforce(request: &Request) -> Result<(), Failure> {
    let path = request.extensions().get::<MatchedPath>();
    let path = path.map_or("", MatchedPath::as_str);
    let method = request.method().as_str();
    let of = |method: &str| {
        let fits = |rule: &&Rule| rule.path == path && rule.method == method;
        RULES.iter().find(fits)
    };
    // HEAD asks for what GET would answer.
    let rule = of(method).or_else(|| of("GET").filter(|_| method == "HEAD"));
    let rule = rule.ok_or_else(|| {
        Failure::new(ProblemCode::NotFound).because(format!("nobody may {method} this"))
    })?;
    let needs_token = matches!(rule.policy, Policy::SignedIn | Policy::Staff);
    if needs_token && Token::of(request.headers()).is_none() {
        return Err(ProblemCode::SignInFirst.into());
    }
    Ok(())
}
