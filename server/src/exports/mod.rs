//! Exports (导出): a closed vote as a file that stands alone, and the office's lists as workbooks.

mod assessment;
mod councils;
mod covenant;
mod duty;
mod emergency;
mod funds;
mod grid;
mod hours;
mod issues;
mod lists;
mod notices;
mod owners;
mod packed;
mod pdf;
mod people;
mod points;
mod privacy;
mod projects;
mod renovation;
mod rooms;
mod sentiment;
mod sheet;
mod talks;
mod visits;
mod votes;

use axum::Router;
use axum::routing::get;
use wire::routes;

pub use pdf::{Dossier, NoPress, Press};
pub use sheet::Sheet;

use crate::AppState;

/// The routes of this slice.
pub fn router() -> Router<AppState> {
    Router::new()
        .route(
            &format!("{}/votes/{{file}}", routes::EXPORTS),
            get(votes::download),
        )
        .route(
            &format!("{}/{{file}}", routes::EXPORTS),
            get(lists::download),
        )
}

#[cfg(test)]
mod tests;
