//! Signing in and out (登录): household codes on paper, codes to telephones, passwords of workers.
//!
//! One answer for everything that does not fit (`wrong_code`), so that nobody learns which part
//! was right, and the same answer for telephones that are known and unknown.

mod activate;
mod code;
mod credentials;
mod devices;
mod otp;
mod password;
mod phone;
mod sample;
mod session;
mod slips;
mod sms;
mod tidy;
mod tries;
mod workers;

use axum::Router;
use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use axum::routing::{delete, get, post};
use serde::de::DeserializeOwned;
use wire::{ProblemCode, routes};

pub use code::HouseholdCode;
pub use credentials::Worker;
pub use otp::{Bound, MINUTES, Purpose};
pub use password::{hashed, verify};
pub use slips::issue;
pub use sms::{LogSender, NoSender, NotSent, ProgramSender, SmsSender};
pub use tidy::keep_tidy;
pub use tries::Tries;

use crate::{AppState, Failure};

/// The largest body anyone needs to sign in.
const MOST_BYTES: usize = 8 * 1024;

/// The routes of this slice.
pub fn router() -> Router<AppState> {
    Router::new()
        .route(routes::SESSION, get(session::who).delete(devices::sign_out))
        .route(routes::SESSION_CODE, post(activate::knock))
        .route(routes::SESSION_ACTIVATE, post(activate::activate))
        .route(routes::SESSION_OTP, post(phone::send))
        .route(routes::SESSION_PHONE, post(phone::sign_in))
        .route(routes::SESSION_SAMPLE, get(sample::list).post(sample::look))
        .route(routes::SESSION_STAFF, post(workers::sign_in))
        .route(routes::SESSION_DEVICES, get(devices::list))
        .route(
            &format!("{}/{{id}}", routes::SESSION_DEVICES),
            delete(devices::end),
        )
        .route(routes::SLIPS, post(slips::print))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
}

/// Reads a body.
fn read<T: DeserializeOwned>(body: &Bytes) -> Result<T, Failure> {
    serde_json::from_slice(body)
        .map_err(|error| Failure::new(ProblemCode::Malformed).because(error.to_string()))
}
