//! Photos and documents by their digest: `PUT` whole, or `PATCH` piece by piece where the network is poor.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::projects::shown_photos;
use domain::proposals::{Onlooker, may_see};
use domain::{CommunityId, Digest};
use wire::{MOST_BLOB_BYTES, MOST_DOCUMENT_BYTES, ProblemCode};

use super::document;
use super::photo::media_of;
use super::{SignedIn, Viewer};
use crate::store::BlobState;
use crate::{AppState, Failure};

/// How many bytes are here, or where a piece belongs.
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");

/// How many files a person may send in a day: the photos of a whole compound's doors.
const MOST_A_DAY: u64 = 200;

/// How many bytes they may have together: as many photos, each as large as may be. Documents are
/// larger, so of them there may be fewer.
const MOST_BYTES_A_DAY: u64 = MOST_A_DAY * MOST_BLOB_BYTES;

/// A photo, for those who may read something that shows it, and for whoever sent it.
pub async fn get(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(sha256): Path<String>,
) -> Result<Response, Failure> {
    let sha256 = digest(&sha256)?;
    let community = &viewer.community;
    let found = state.store.blob(community.id, sha256).await?;
    let found = found.ok_or(ProblemCode::NotFound)?;
    let (_, audiences) = viewer.actor();
    let onlooker = Onlooker {
        person: viewer.person(),
        audiences: &audiences,
    };
    let sees = community.look(|town| may_see(sha256, found.person, onlooker, shown_photos(town)));
    let media = found.media.filter(|_| sees);
    let media = media.ok_or(ProblemCode::NotFound)?;
    let as_file = (media == document::PDF).then(|| {
        let attached = HeaderValue::from_static("attachment");
        [(header::CONTENT_DISPOSITION, attached)]
    });
    let media = HeaderValue::from_str(&media).map_err(|_| ProblemCode::Failed)?;
    let kept = HeaderValue::from_static("private, max-age=31536000, immutable");
    let headers = [(header::CONTENT_TYPE, media), (header::CACHE_CONTROL, kept)];
    let mut answer = (headers, found.bytes).into_response();
    answer.headers_mut().extend(as_file.into_iter().flatten());
    Ok(answer)
}

/// The most bytes of a file that begins so.
fn most(bytes: &[u8]) -> u64 {
    if document::begins(bytes) {
        MOST_DOCUMENT_BYTES
    } else {
        MOST_BLOB_BYTES
    }
}

/// Whether a file that was whole a moment ago still is, and will be shown by whoever asked.
async fn renewed(state: &AppState, id: CommunityId, sha256: Digest) -> Result<bool, Failure> {
    Ok(state
        .store
        .renew_blob(id, sha256, state.clock.now())
        .await?)
}

/// How much of a photo is here: all (200), a beginning (204 with `upload-offset`), nothing (404).
pub async fn head(
    State(state): State<AppState>,
    viewer: SignedIn,
    Path(sha256): Path<String>,
) -> Result<Response, Failure> {
    let sha256 = digest(&sha256)?;
    let id = viewer.community.id;
    let (status, offset) = match state.store.blob_state(id, sha256).await? {
        BlobState::Whole { bytes } if renewed(&state, id, sha256).await? => (StatusCode::OK, bytes),
        BlobState::Whole { .. } => (StatusCode::NOT_FOUND, 0),
        BlobState::Partial { bytes } => (StatusCode::NO_CONTENT, bytes),
        BlobState::Absent => (StatusCode::NOT_FOUND, 0),
    };
    Ok((status, [(OFFSET, HeaderValue::from(offset))]).into_response())
}

/// Takes a whole photo; the same one again changes nothing.
pub async fn put(
    State(state): State<AppState>,
    viewer: SignedIn,
    Path(sha256): Path<String>,
    body: Bytes,
) -> Result<StatusCode, Failure> {
    let sha256 = digest(&sha256)?;
    let id = viewer.community.id;
    let there = matches!(
        state.store.blob_state(id, sha256).await?,
        BlobState::Whole { .. }
    );
    if there && renewed(&state, id, sha256).await? {
        return Ok(StatusCode::OK);
    }
    bounded(&state, &viewer).await?;
    finish(&state, &viewer, sha256, body.to_vec()).await?;
    Ok(StatusCode::CREATED)
}

/// Takes the next piece of a photo. The last one completes it; where the whole then differs from
/// its digest, the pieces are thrown away and the phone starts over.
pub async fn patch(
    State(state): State<AppState>,
    viewer: SignedIn,
    Path(sha256): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Failure> {
    let sha256 = digest(&sha256)?;
    let number = |name: HeaderName| {
        let text = headers.get(name).and_then(|value| value.to_str().ok());
        text.and_then(|text| text.parse::<u64>().ok())
    };
    let length = number(HeaderName::from_static("upload-length"));
    let (Some(offset), Some(length)) = (number(OFFSET), length) else {
        let text = "upload-offset and upload-length are needed";
        return Err(Failure::new(ProblemCode::Malformed).because(text));
    };
    if length > MOST_DOCUMENT_BYTES {
        return Err(ProblemCode::TooLarge.into());
    }
    let id = viewer.community.id;
    let mut bytes = match state.store.blob(id, sha256).await? {
        Some(found) if found.media.is_some() && renewed(&state, id, sha256).await? => {
            return Ok(StatusCode::OK.into_response());
        }
        Some(found) if found.media.is_none() => found.bytes,
        // Not there, or swept in this moment.
        Some(_) | None => {
            bounded(&state, &viewer).await?;
            Vec::new()
        }
    };
    let here = bytes.len() as u64;
    if offset != here {
        let told = [(OFFSET, HeaderValue::from(here))];
        return Ok((StatusCode::CONFLICT, told).into_response());
    }
    bytes.extend_from_slice(&body);
    if length > most(&bytes) {
        return Err(ProblemCode::TooLarge.into());
    }
    if bytes.len() as u64 >= length {
        let finished = finish(&state, &viewer, sha256, bytes).await;
        if finished.is_err() {
            state.store.drop_partial(id, sha256).await?;
        }
        return finished.map(|()| StatusCode::CREATED.into_response());
    }
    let here = bytes.len() as u64;
    let person = viewer.session.person;
    let now = state.clock.now();
    state
        .store
        .keep_blob((id, sha256), person, bytes, None, now)
        .await?;
    Ok((StatusCode::NO_CONTENT, [(OFFSET, HeaderValue::from(here))]).into_response())
}

async fn finish(
    state: &AppState,
    viewer: &SignedIn,
    sha256: Digest,
    bytes: Vec<u8>,
) -> Result<(), Failure> {
    if bytes.len() as u64 > most(&bytes) {
        return Err(ProblemCode::TooLarge.into());
    }
    if Digest::of(&bytes) != sha256 {
        return Err(ProblemCode::DigestDiffers.into());
    }
    let media = if document::begins(&bytes) {
        let plain = document::is_plain(&bytes);
        plain
            .then_some(document::PDF)
            .ok_or(ProblemCode::NotADocument)?
    } else {
        media_of(&bytes).ok_or(ProblemCode::NotAPhoto)?
    };
    let key = (viewer.community.id, sha256);
    let (person, now) = (viewer.session.person, state.clock.now());
    state
        .store
        .keep_blob(key, person, bytes, Some(media), now)
        .await?;
    Ok(())
}

/// Only those who belong here send photos, and not without end.
async fn bounded(state: &AppState, viewer: &SignedIn) -> Result<(), Failure> {
    if !viewer.actor().belongs() {
        return Err(domain::Refusal::NoStanding.into());
    }
    let since = state.clock.now().plus_days(-1);
    let person = viewer.session.person;
    let id = viewer.community.id;
    let (sent, bytes) = state.store.blobs_since(id, person, since).await?;
    if sent >= MOST_A_DAY || bytes >= MOST_BYTES_A_DAY {
        let text = format!("at most {MOST_A_DAY} files and {MOST_BYTES_A_DAY} bytes a day");
        return Err(Failure::new(ProblemCode::SlowDown).because(text));
    }
    Ok(())
}

fn digest(text: &str) -> Result<Digest, Failure> {
    text.parse().map_err(|_| ProblemCode::NotFound.into())
}
