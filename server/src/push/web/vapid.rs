//! Who sends, told to the push service (VAPID, RFC 8292): a key that the browsers subscribed with,
//! and a short-lived word signed by it.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::Timestamp;
use p256::SecretKey;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use p256::elliptic_curve::sec1::ToSec1Point as _;
use serde_json::json;

use super::unpacked;

/// How long a word holds; the standard allows a day.
const HOURS: i64 = 12;

/// The key pair of this installation.
pub(super) struct Keys {
    secret: SigningKey,
    public: String,
    contact: Option<String>,
}

impl Keys {
    /// Reads a secret key, base64url.
    pub(super) fn read(text: &str, contact: Option<String>) -> Option<Self> {
        let secret = SecretKey::from_slice(&unpacked(text)?).ok()?;
        let point = secret.public_key().to_sec1_point(false);
        Some(Self {
            public: BASE64_URL_SAFE_NO_PAD.encode(point.as_bytes()),
            secret: secret.into(),
            contact,
        })
    }

    /// The public key, base64url.
    pub(super) fn public(&self) -> &str {
        &self.public
    }

    /// The header that says who sends, for one push service.
    pub(super) fn authorization(&self, origin: &str, now: Timestamp) -> String {
        let mut claims = json!({ "aud": origin, "exp": now.plus_minutes(60 * HOURS).0 / 1000 });
        if let Some(contact) = &self.contact {
            claims["sub"] = json!(contact);
        }
        let head = packed(br#"{"typ":"JWT","alg":"ES256"}"#);
        let text = format!("{head}.{}", packed(claims.to_string().as_bytes()));
        let signature: Signature = self.secret.sign(text.as_bytes());
        let signature = packed(&signature.to_bytes());
        format!("vapid t={text}.{signature}, k={}", self.public)
    }
}

/// A secret that nobody has: for an installation, or for one message.
pub(super) fn new_secret() -> SecretKey {
    loop {
        // One of some four thousand million is no key.
        if let Ok(secret) = SecretKey::from_slice(&crate::chance::new_token()) {
            return secret;
        }
    }
}

fn packed(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use p256::ecdsa::VerifyingKey;
    use p256::ecdsa::signature::Verifier as _;

    #[test]
    fn the_word_is_signed_by_the_key_it_names() {
        let secret = packed(&new_secret().to_bytes());
        let keys = Keys::read(&secret, Some("mailto:office@linli.example".to_owned())).unwrap();
        let now = Timestamp(1_764_000_000_000);
        let header = keys.authorization("https://push.example", now);
        let (word, key) = header
            .strip_prefix("vapid t=")
            .and_then(|rest| rest.split_once(", k="))
            .unwrap();
        assert_eq!(key, keys.public());
        let (text, signature) = word.rsplit_once('.').unwrap();
        let key = VerifyingKey::from_sec1_bytes(&unpacked(key).unwrap()).unwrap();
        let signature = Signature::from_slice(&unpacked(signature).unwrap()).unwrap();
        key.verify(text.as_bytes(), &signature).unwrap();
        assert!(key.verify(&text.as_bytes()[1..], &signature).is_err());
        let claims = unpacked(text.split_once('.').unwrap().1).unwrap();
        let claims: serde_json::Value = serde_json::from_slice(&claims).unwrap();
        assert_eq!(claims["aud"], "https://push.example");
        assert_eq!(claims["sub"], "mailto:office@linli.example");
        assert_eq!(claims["exp"], 1_764_000_000 + 12 * 3600);
    }

    #[test]
    fn what_is_no_key_is_none() {
        assert!(Keys::read("", None).is_none());
        assert!(Keys::read(&packed(&[0; 32]), None).is_none());
    }
}
