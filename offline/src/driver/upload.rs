//! Sending photos before the acts that name them, from where the last try broke off.

use std::collections::BTreeSet;
use std::rc::Rc;

use domain::Digest;
use wire::{ProblemCode, routes};

use crate::http::{Method, Request, Response, Unreachable};
use crate::item::ItemState;
use crate::replica::Inner;
use crate::verdict::{self, Trouble};

use super::push;

/// Small enough that a bad network loses little, large enough to be few.
const PIECE_BYTES: usize = 64 * 1024;
const OFFSET: &str = "upload-offset";
const LENGTH: &str = "upload-length";

/// How the uploads went.
#[derive(Default)]
pub(crate) struct Uploads {
    /// Photos that are not up yet: the acts that name them wait, and the others go.
    pub missing: BTreeSet<Digest>,
    /// How long the server asks to be left alone.
    pub retry_after_ms: Option<u64>,
}

/// Sends every photo that a waiting act names. A photo that is not in this phone is for the server
/// to miss.
pub(crate) async fn all(inner: &Rc<Inner>) -> Result<Uploads, Trouble> {
    let mut uploads = Uploads::default();
    for hash in wanted(inner) {
        let photo = inner.note(inner.store().photo(hash).await).flatten();
        let Some(photo) = photo else { continue };
        match one(inner, hash, &photo).await {
            Ok(()) => {
                inner.state.borrow_mut().uploaded.insert(hash);
            }
            Err(Trouble::Problem(problem)) if is_final(problem.code) => {
                push::stick(inner, problem.code, |item| item.photos().contains(&hash)).await;
            }
            // Who may not send the photo may not do the act either, and its answer says why.
            Err(Trouble::Problem(problem)) if problem.code == ProblemCode::Refused => {}
            Err(Trouble::Later { retry_after_ms }) => {
                uploads.missing.insert(hash);
                uploads.retry_after_ms = uploads.retry_after_ms.max(retry_after_ms);
            }
            Err(Trouble::Problem(_) | Trouble::Failed) => {
                uploads.missing.insert(hash);
            }
            Err(trouble) => return Err(trouble),
        }
    }
    Ok(uploads)
}

fn wanted(inner: &Inner) -> BTreeSet<Digest> {
    let state = inner.state.borrow();
    let waiting = state
        .outbox
        .iter()
        .filter(|item| item.state == ItemState::Waiting);
    let named = waiting.flat_map(|item| item.photos());
    named
        .filter(|hash| !state.uploaded.contains(hash))
        .collect()
}

/// Whether sending the same bytes again can never help.
fn is_final(code: ProblemCode) -> bool {
    matches!(
        code,
        ProblemCode::NotAPhoto | ProblemCode::NotADocument | ProblemCode::TooLarge
    )
}

async fn one(inner: &Inner, hash: Digest, photo: &[u8]) -> Result<(), Trouble> {
    let path = format!("{}/{hash}", routes::BLOBS);
    let head = Request::new(Method::Head, path.as_str());
    let mut at = match begun(inner.transport.send(head).await, photo.len())? {
        None => return Ok(()),
        Some(offset) => offset,
    };
    while at < photo.len() {
        let end = (at + PIECE_BYTES).min(photo.len());
        let piece = Request::new(Method::Patch, path.as_str())
            .bytes("application/octet-stream", photo[at..end].to_vec())
            .header(OFFSET, at.to_string())
            .header(LENGTH, photo.len().to_string());
        verdict::accepted(inner.transport.send(piece).await)?;
        at = end;
    }
    Ok(())
}

/// Where to go on: `None` if all of it is there.
fn begun(answer: Result<Response, Unreachable>, length: usize) -> Result<Option<usize>, Trouble> {
    let offset = |offset: Option<u64>| {
        let offset = offset.and_then(|offset| usize::try_from(offset).ok());
        Some(offset.unwrap_or(0).min(length))
    };
    match answer {
        Ok(response) if matches!(response.status, 204 | 404) => Ok(offset(response.upload_offset)),
        other => verdict::accepted(other).map(|_| None),
    }
}
