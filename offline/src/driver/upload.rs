//! Sending photos before the acts that name them, from where the last try broke off.

use std::collections::BTreeSet;
use std::rc::Rc;

use domain::Digest;
use wire::routes;

use crate::http::{Method, Request, Response, Unreachable};
use crate::outbox::ItemState;
use crate::replica::Inner;
use crate::verdict::{self, Trouble};

/// Small enough that a bad network loses little, large enough to be few.
const PIECE_BYTES: usize = 64 * 1024;
const OFFSET: &str = "upload-offset";

/// Sends every photo that a waiting act names. Answers which are not up: the acts that name them
/// wait, and the others go. A photo that is not in this phone is for the server to miss.
pub(super) async fn all(inner: &Rc<Inner>) -> Result<BTreeSet<Digest>, Trouble> {
    let wanted: BTreeSet<Digest> = {
        let state = inner.state.borrow();
        let waiting = state
            .outbox
            .iter()
            .filter(|item| item.state == ItemState::Waiting);
        waiting.flat_map(|item| item.photos()).collect()
    };
    let mut missing = BTreeSet::new();
    for hash in wanted {
        if inner.state.borrow().uploaded.contains(&hash) {
            continue;
        }
        let photo = inner.note(inner.store().photo(hash).await).flatten();
        let Some(photo) = photo else { continue };
        match one(inner, hash, &photo).await {
            Ok(()) => {
                inner.state.borrow_mut().uploaded.insert(hash);
            }
            // The server will not take it. The act is sent, and its refusal tells why.
            Err(Trouble::Problem(_)) => {}
            Err(Trouble::Later { .. }) => {
                missing.insert(hash);
            }
            Err(trouble) => return Err(trouble),
        }
    }
    Ok(missing)
}

async fn one(inner: &Inner, hash: Digest, photo: &[u8]) -> Result<(), Trouble> {
    let path = format!("{}/{hash}", routes::BLOBS);
    let head = Request::new(Method::Head, path.as_str());
    let mut at = match begun(inner.transport.send(head).await)? {
        None => return Ok(()),
        Some(offset) => usize::try_from(offset).unwrap_or(0).min(photo.len()),
    };
    if at == photo.len() {
        at = 0;
    }
    while at < photo.len() {
        let end = (at + PIECE_BYTES).min(photo.len());
        let piece = Request::new(Method::Patch, path.as_str())
            .bytes("application/octet-stream", photo[at..end].to_vec())
            .header(OFFSET, at.to_string());
        verdict::accepted(inner.transport.send(piece).await)?;
        at = end;
    }
    Ok(())
}

/// How much of a photo is there: `None` for all of it.
fn begun(answer: Result<Response, Unreachable>) -> Result<Option<u64>, Trouble> {
    match answer {
        Ok(Response {
            status: 404,
            upload_offset,
            ..
        }) => Ok(Some(upload_offset.unwrap_or(0))),
        other => verdict::accepted(other).map(|_| None),
    }
}
