//! Photos in pieces.

use domain::Digest;
use offline::{Method, Request, Response};
use wire::ProblemCode;

use super::Server;

impl Server {
    pub(super) fn blob(&mut self, request: &Request, hash: &str) -> Result<Response, ProblemCode> {
        let hash: Digest = hash.parse().map_err(|_| ProblemCode::NotFound)?;
        if let Some(retry_after_ms) = self.busy_with_photos_ms {
            return Ok(Response {
                status: 503,
                retry_after_ms: Some(retry_after_ms),
                ..Response::default()
            });
        }
        if self.refuses_photos {
            return Err(ProblemCode::Refused);
        }
        let received = self.pieces.get(&hash).map_or(0, Vec::len);
        match request.method {
            Method::Head if self.has_blob(hash) => Ok(Response {
                status: 200,
                ..ok()
            }),
            Method::Head => Ok(Response {
                status: 404,
                upload_offset: Some(received as u64),
                ..Response::default()
            }),
            Method::Patch => {
                let mut headers = request.headers.iter();
                let offset = headers.find(|(name, _)| *name == "upload-offset");
                let offset: Option<usize> = offset.and_then(|(_, value)| value.parse().ok());
                if offset == Some(received) {
                    let piece = self.pieces.entry(hash).or_default();
                    piece.extend_from_slice(&request.body);
                    self.complete(hash);
                }
                Ok(ok())
            }
            _ => Err(ProblemCode::NotFound),
        }
    }

    fn complete(&mut self, hash: Digest) {
        let whole = |piece: &Vec<u8>| Digest::of(piece) == hash;
        if self.pieces.get(&hash).is_some_and(whole)
            && let Some(blob) = self.pieces.remove(&hash)
        {
            self.blobs.insert(hash, blob);
        }
    }
}

fn ok() -> Response {
    Response {
        status: 204,
        ..Response::default()
    }
}
