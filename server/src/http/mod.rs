//! The router: the table of contents of everything the server answers.

mod assets;
mod blobs;
mod changes;
mod commands;
pub mod cookie;
mod document;
mod guard;
mod health;
mod observe;
pub mod openapi;
mod packed;
mod photo;
pub mod policy;
pub mod problem;
mod rates;
mod records;
mod rim;
mod security;
mod stream;
mod viewer;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::response::IntoResponse as _;
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use wire::{MOST_DOCUMENT_BYTES, MOST_PUSH_BYTES, ProblemCode, routes};

pub use assets::Assets;
pub use health::keep_figures;
pub use photo::media_of;
pub use rates::{ClientAddress, Rates};
pub use stream::watch_others;
pub use viewer::{AtTheDoor, SignedIn, Staff, Viewer};

use crate::{AppState, Failure};

/// Everything the server answers.
pub fn router(state: AppState) -> Router {
    let api = Router::new()
        .route(
            routes::COMMANDS,
            post(commands::push).layer(DefaultBodyLimit::max(MOST_PUSH_BYTES)),
        )
        .route(routes::CHANGES, get(changes::pull))
        .route(routes::STREAM, get(stream::listen))
        .route(&format!("{}/{{kind}}", routes::RECORDS), get(records::list))
        .route(
            &format!("{}/{{kind}}/{{id}}", routes::RECORDS),
            get(records::one),
        )
        .route(
            &format!("{}/{{sha256}}", routes::BLOBS),
            get(blobs::get)
                .head(blobs::head)
                .put(blobs::put)
                .patch(blobs::patch)
                .layer(DefaultBodyLimit::max(MOST_DOCUMENT_BYTES as usize)),
        )
        .merge(crate::sign_in::router())
        .merge(crate::imports::router())
        .merge(crate::exports::router())
        .merge(crate::privacy::router())
        .merge(crate::push::router())
        .merge(openapi::router())
        .layer(from_fn_with_state(state.clone(), rim::api));
    let outside = Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::metrics))
        .fallback(assets::serve);
    api.merge(outside)
        .merge(openapi::page())
        .layer(CatchPanicLayer::custom(|_| {
            Failure::new(ProblemCode::Failed).into_response()
        }))
        .layer(from_fn_with_state(state.clone(), rim::everything))
        .with_state(state)
}
