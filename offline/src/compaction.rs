//! When stored pages are rewritten, and as what.

use serde_json::json;
use wire::{Cursors, SCHEMA};

use crate::merge::Confirmed;

/// Below this many superseded changes a rewrite is not worth its writing.
const LEAST: usize = 500;
/// Records per rewritten page: few big values are cheap, one huge value is a long pause.
const PER_PAGE: usize = 2_000;

/// Whether superseded changes outweigh the living, or something stored may no longer be kept: not
/// while a page holds what only a newer build can read, which a rewrite would lose. What is stored
/// with a hole in it is rewritten in any case.
pub(crate) fn is_due(confirmed: &Confirmed) -> bool {
    let live = confirmed.town().len();
    let superseded = confirmed.stored.saturating_sub(live);
    let heavy = superseded > LEAST && superseded > live;
    confirmed.holed || (!confirmed.unread && (confirmed.lost || heavy))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merge::Page;
    use domain::members::Spot;
    use domain::{Line, SpotId};
    use uuid::Uuid;

    /// One spot written so many times.
    fn rewritten_often(times: u64) -> Confirmed {
        let mut confirmed = Confirmed::default();
        for seq in 1..=times {
            let id = Uuid::from_u128(u128::from(seq % 10));
            let spot = Spot {
                id: SpotId(id),
                compound: Uuid::nil().into(),
                name: Line::new(&format!("{seq}号")).unwrap(),
            };
            let body = json!(spot);
            let page = json!({
                "changes": [{ "seq": seq, "kind": "spot", "id": id, "body": body }],
                "cursors": {}, "more": false, "now": 0, "schema": SCHEMA,
            });
            let page = page.to_string();
            confirmed.merge(&Page::read(page.as_bytes()).unwrap());
        }
        confirmed
    }

    #[test]
    fn a_rewrite_is_due_when_the_superseded_outweigh_the_living() {
        assert!(!is_due(&rewritten_often(100)));
        assert!(is_due(&rewritten_often(LEAST as u64 + 20)));
        let mut unread = rewritten_often(LEAST as u64 + 20);
        unread.unread = true;
        assert!(!is_due(&unread));
    }

    #[test]
    fn a_rewrite_says_the_same_in_less() {
        let confirmed = rewritten_often(700);
        let mut again = Confirmed::default();
        for page in rewritten(&confirmed, &Cursors::default()) {
            again.merge(&Page::read(&page).unwrap());
        }
        let (before, after) = (confirmed.in_order(), again.in_order());
        assert_eq!(before, after);
        assert_eq!(again.stored, 10);
    }
}
