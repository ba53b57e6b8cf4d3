//! A push service on this machine, and a device that reads what it carries (RFC 8030, 8291).

use std::sync::{Arc, Mutex};

use aes_gcm::aead::{Aead as _, KeyInit as _};
use aes_gcm::{Aes128Gcm, Nonce};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::Lang;
use hmac::{Hmac, Mac as _};
use p256::elliptic_curve::sec1::ToSec1Point as _;
use p256::{PublicKey, SecretKey, ecdh};
use serde_json::Value;
use sha2::Sha256;
use wire::PushHere;

/// What came, and what is answered.
#[derive(Clone)]
pub struct PushService {
    pub authority: String,
    seen: Arc<Mutex<Vec<(HeaderMap, Bytes)>>>,
    answer: Arc<Mutex<StatusCode>>,
}

impl PushService {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let it = Self {
            authority: listener.local_addr().unwrap().to_string(),
            seen: Arc::default(),
            answer: Arc::new(Mutex::new(StatusCode::CREATED)),
        };
        let app = Router::new()
            .route("/to/{device}", post(Self::carry))
            .with_state(it.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        it
    }

    async fn carry(State(it): State<Self>, headers: HeaderMap, body: Bytes) -> StatusCode {
        it.seen.lock().unwrap().push((headers, body));
        *it.answer.lock().unwrap()
    }

    /// From now on it answers so.
    pub fn answers(&self, status: StatusCode) {
        *self.answer.lock().unwrap() = status;
    }

    /// What came since the last look.
    pub fn came(&self) -> Vec<(HeaderMap, Bytes)> {
        std::mem::take(&mut *self.seen.lock().unwrap())
    }
}

/// A device with keys of its own.
pub struct Browser {
    secret: SecretKey,
    auth: [u8; 16],
}

impl Browser {
    pub fn new(number: u8) -> Self {
        Self {
            secret: SecretKey::from_slice(&[number; 32]).unwrap(),
            auth: [number; 16],
        }
    }

    /// What it tells the server.
    pub fn subscription(&self, endpoint: String) -> PushHere {
        let public = self.secret.public_key().to_sec1_point(false);
        PushHere {
            endpoint,
            p256dh: BASE64_URL_SAFE_NO_PAD.encode(public.as_bytes()),
            auth: BASE64_URL_SAFE_NO_PAD.encode(self.auth),
            lang: Lang::ZhCn,
        }
    }

    /// What it reads of a message: the other half of RFC 8291.
    pub fn read(&self, body: &[u8]) -> Value {
        let (salt, rest) = body.split_at(16);
        assert_eq!(rest[..5], [0, 0, 16, 0, 65]);
        let (theirs, sealed) = rest[5..].split_at(65);
        let sender = PublicKey::from_sec1_bytes(theirs).unwrap();
        let shared = ecdh::diffie_hellman(self.secret.to_nonzero_scalar(), sender.as_affine());
        let own = self.secret.public_key().to_sec1_point(false);
        let first = keyed(&self.auth, shared.raw_secret_bytes());
        let named = [b"WebPush: info\0", own.as_bytes(), theirs, &[1]].concat();
        let secret = keyed(salt, &keyed(&first, &named));
        let key = keyed(&secret, b"Content-Encoding: aes128gcm\0\x01");
        let nonce = keyed(&secret, b"Content-Encoding: nonce\0\x01");
        let cipher = Aes128Gcm::new_from_slice(&key[..16]).unwrap();
        let nonce = Nonce::try_from(&nonce[..12]).unwrap();
        let mut plain = cipher.decrypt(&nonce, sealed).unwrap();
        assert_eq!(plain.pop(), Some(2));
        serde_json::from_slice(&plain).unwrap()
    }
}

fn keyed(key: &[u8], text: &[u8]) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key).unwrap();
    mac.update(text);
    mac.finalize().into_bytes().into()
}
