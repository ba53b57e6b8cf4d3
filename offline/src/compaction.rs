//! When stored pages are rewritten, and as what.

use serde_json::json;
use wire::{Cursors, SCHEMA};

use crate::merge::Confirmed;

/// Below this many superseded changes a rewrite is not worth its writing.
const LEAST: usize = 500;
/// Records per rewritten page: few big values are cheap, one huge value is a long pause.
const PER_PAGE: usize = 2_000;

/// Whether superseded changes outweigh the living, or something stored may no longer be kept.
/// Never while a page holds what only a newer build can read: a rewrite would lose it.
pub(crate) fn is_due(confirmed: &Confirmed) -> bool {
    let live = confirmed.town().len();
    let superseded = confirmed.stored.saturating_sub(live);
    !confirmed.unread && (confirmed.lost || (superseded > LEAST && superseded > live))
}

/// The living records as pages of the same form as pulled ones.
pub(crate) fn rewritten(confirmed: &Confirmed, cursors: &Cursors) -> Vec<Vec<u8>> {
    let records = confirmed.in_order();
    records
        .chunks(PER_PAGE)
        .map(|chunk| {
            let changes: Vec<String> = chunk
                .iter()
                .map(|(seq, record)| {
                    let key = record.key();
                    let (kind, id, body) = (key.kind, key.id, record.body());
                    format!(r#"{{"seq":{seq},"kind":"{kind}","id":"{id}","body":{body}}}"#)
                })
                .collect();
            let cursors = json!(cursors);
            format!(
                r#"{{"changes":[{}],"cursors":{cursors},"more":false,"now":0,"schema":{SCHEMA}}}"#,
                changes.join(",")
            )
            .into_bytes()
        })
        .collect()
}
