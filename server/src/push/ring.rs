//! Who hears of what by now.

use std::collections::BTreeSet;

use domain::alerts::{Alert, AlertChoice, once_sent};
use domain::{Timestamp, Town, wording};
use futures::stream::{StreamExt as _, iter};

use super::{KEPT_MOST, Message, NotPushed, Subscribed};
use crate::AppState;
use crate::privacy::waiting;
use crate::sequencer::Community;
use crate::store::StoreFault;

/// How many push services are spoken to at once.
const AT_ONCE: usize = 16;

/// Rings on every device that is to ring by now; on how many it did.
///
/// # Errors
/// When the database does not answer.
pub async fn ring(state: &AppState, community: &Community) -> Result<usize, StoreFault> {
    if state.push.key().is_none() {
        return Ok(0);
    }
    let now = state.clock.now();
    let devices = state.store.pushed(community.id, now).await?;
    let rings = devices.into_iter().map(|it| one(state, community, it, now));
    let rung: Vec<Result<bool, StoreFault>> = iter(rings).buffer_unordered(AT_ONCE).collect().await;
    rung.into_iter()
        .try_fold(0, |sum, it| Ok(sum + usize::from(it?)))
}

async fn one(
    state: &AppState,
    community: &Community,
    it: Subscribed,
    now: Timestamp,
) -> Result<bool, StoreFault> {
    let (due, quiet) = community.look(|town| {
        let choice: Option<AlertChoice> = (town as &dyn Town).get(it.person);
        let quiet = choice.map(|it| it.quiet).unwrap_or_default();
        (waiting(it.person, it.sent, now, town), quiet)
    });
    if due.is_empty() {
        return Ok(false);
    }
    let store = &state.store;
    // Noted first: where the machine fails in between, one is missing and none comes twice; of two
    // processes that look at once, one sends.
    let after = once_sent(&due, it.sent, now);
    let noted = store.note_pushed(community.id, it.session, it.sent, after);
    if !noted.await? {
        return Ok(false);
    }
    match state
        .push
        .send(&it.to, &message(&it, &due, quiet.begins_in(now)), now)
        .await
    {
        Ok(()) => Ok(true),
        Err(NotPushed::Gone) => {
            store.push_is_over(&it.to.endpoint).await?;
            Ok(false)
        }
        Err(NotPushed::Refused(why)) => {
            tracing::error!(why, session = %it.session, "a notification was not taken");
            Ok(false)
        }
        Err(NotPushed::Failed(why)) => {
            tracing::warn!(why, session = %it.session, "a notification was not sent");
            // What is urgent is tried again at the next look; the rest stands in the app.
            let again = domain::alerts::Sent {
                urgent: it.sent.urgent,
                ..after
            };
            let put_back = store.note_pushed(community.id, it.session, after, again);
            put_back.await?;
            Ok(false)
        }
    }
}

/// The kinds of what waits, and never what it is; how many seconds until it is quiet.
fn message(it: &Subscribed, due: &[Alert], quiet: Option<u32>) -> Message {
    let topics: BTreeSet<_> = due.iter().map(|it| it.what.topic()).collect();
    let urgent = topics.iter().any(|it| !it.can_wait());
    let body = serde_json::json!({
        "title": wording::push_title(it.to.lang),
        "text": wording::push_text(&topics, it.to.lang),
        "to": "/me/notices",
        "tag": if urgent { "urgent" } else { "news" },
    });
    Message {
        body: body.to_string(),
        urgent,
        kept: match quiet {
            Some(left) if !urgent => left.min(KEPT_MOST),
            _ => KEPT_MOST,
        },
    }
}
