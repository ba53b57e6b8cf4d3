//! The session cookie: which community, and a token that only its digest knows.

use axum::http::{HeaderMap, HeaderValue, header};
use domain::{CommunityId, Digest};
use uuid::Uuid;

/// The cookie's name. The prefix makes browsers refuse it from anyone but this host over TLS.
pub const NAME: &str = "__Host-linli";

/// How long a session lasts without being renewed, in days.
pub const SESSION_DAYS: i64 = 180;

/// What a session cookie holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// The community signed in to.
    pub community: CommunityId,
    /// The secret.
    pub secret: [u8; 32],
}

impl Token {
    /// What the database knows of the secret.
    pub fn hash(&self) -> Digest {
        Digest::of(&self.secret)
    }

    /// The header that hands the token to a browser.
    pub fn set(&self) -> HeaderValue {
        let community = self.community.0.simple();
        let secret = Digest(self.secret);
        let seconds = SESSION_DAYS * 86_400;
        let text = format!(
            "{NAME}={community}.{secret}; Path=/; Max-Age={seconds}; HttpOnly; Secure; SameSite=Lax"
        );
        HeaderValue::from_str(&text).expect("hex and punctuation make a header")
    }

    /// The token of a request, if it bears one.
    pub fn of(headers: &HeaderMap) -> Option<Self> {
        let cookies = headers.get_all(header::COOKIE).iter();
        let mut pairs = cookies
            .filter_map(|value| value.to_str().ok())
            .flat_map(|text| text.split(';'))
            .filter_map(|pair| pair.trim().split_once('='));
        let (_, value) = pairs.find(|(name, _)| *name == NAME)?;
        let (community, secret) = value.split_once('.')?;
        let community = CommunityId(Uuid::try_parse(community).ok()?);
        let secret = secret.parse::<Digest>().ok()?.0;
        Some(Self { community, secret })
    }
}

/// The header that takes the token from a browser.
pub fn clear() -> HeaderValue {
    const CLEAR: &str = "__Host-linli=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax";
    HeaderValue::from_static(CLEAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_comes_back_as_it_was_set() {
        let token = Token {
            community: CommunityId(Uuid::from_u128(7)),
            secret: [9; 32],
        };
        let set = token.set();
        let pair = set.to_str().unwrap().split(';').next().unwrap();
        let mut headers = HeaderMap::new();
        let cookie = format!("theme=dark; {pair}");
        headers.insert(header::COOKIE, cookie.parse().unwrap());
        assert_eq!(Token::of(&headers), Some(token));
        headers.insert(header::COOKIE, "__Host-linli=7.x".parse().unwrap());
        assert_eq!(Token::of(&headers), None);
    }
}
