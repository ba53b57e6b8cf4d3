//! What only the office does: imports, slips, exports. All of it needs the server at hand.

use std::rc::Rc;

use wire::{Columns, RosterPreview, Slip, SlipsRequest, routes};

use super::{Inner, NotDone};
use crate::http::{Method, Request};

/// The office's own errands.
#[derive(Clone)]
pub struct Office {
    inner: Rc<Inner>,
}

impl Office {
    pub(super) fn new(inner: Rc<Inner>) -> Self {
        Self { inner }
    }

    /// Tries a roster file, or imports it with `commit`; all or nothing. `columns` is needed
    /// where the headings are not the usual ones.
    ///
    /// # Errors
    /// The server's problem, or no server.
    pub async fn preview_roster(
        &self,
        bytes: Vec<u8>,
        columns: Option<&Columns>,
        commit: bool,
    ) -> Result<RosterPreview, NotDone> {
        let mut path = format!("{}?commit={commit}", routes::IMPORT_ROSTER);
        if let Some(columns) = columns {
            let columns = serde_json::to_string(columns).expect("fields are written as text");
            path.push_str("&columns=");
            path.push_str(&escaped(&columns));
        }
        let request = Request::new(Method::Post, path);
        let preview = self
            .inner
            .ask(request.bytes("application/octet-stream", bytes))
            .await?;
        self.inner.bell.ring();
        Ok(preview)
    }

    /// Makes activation slips; each replaces the home's earlier code.
    ///
    /// # Errors
    /// The server's problem, or no server.
    pub async fn slips(&self, request: SlipsRequest) -> Result<Vec<Slip>, NotDone> {
        let post = Request::new(Method::Post, routes::SLIPS);
        self.inner.ask(post.json(&request)).await
    }

    /// Where a list can be downloaded: `homes.xlsx`, `votes/{id}.json`.
    pub fn export_url(&self, list: &str) -> String {
        format!("{}/{list}", routes::EXPORTS)
    }
}

/// Percent-encodes for a query.
pub(crate) fn escaped(text: &str) -> String {
    let plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    text.bytes()
        .map(|byte| {
            if plain(byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}
