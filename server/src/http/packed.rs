//! Answers made small for phones that ask for it.

use std::io::Write;

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;

/// Below so many bytes packing costs more than it saves.
const WORTH_IT: usize = 1_400;

/// An answer, packed where the request allows it. Fast rather than small: a page is packed anew
/// for every reader.
pub fn packed(media: &'static str, bytes: Vec<u8>, headers: &HeaderMap) -> Response {
    let media = [(header::CONTENT_TYPE, HeaderValue::from_static(media))];
    let vary = [(header::VARY, HeaderValue::from_static("accept-encoding"))];
    if bytes.len() < WORTH_IT || !accepts(headers, "gzip") {
        return (media, vary, bytes).into_response();
    }
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::fast());
    match encoder.write_all(&bytes).and_then(|()| encoder.finish()) {
        Ok(small) => {
            let gzip = [(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"))];
            (media, vary, gzip, small).into_response()
        }
        Err(_) => (media, vary, bytes).into_response(),
    }
}

/// Whether a request takes an encoding.
pub fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    let values = headers.get_all(header::ACCEPT_ENCODING).iter();
    let mut offers = values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|text| text.split(','))
        .map(|offer| offer.split(';').map(str::trim));
    offers.any(|mut offer| {
        let named = offer.next() == Some(encoding);
        named && !offer.any(|weight| weight == "q=0")
    })
}
