//! Headers that tell a browser what this site never does.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use sha2::{Digest as _, Sha256};

use crate::Settings;

const ALWAYS: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// For whatever is no page: nothing runs in it, and nothing frames it.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'";

/// For the service worker, whose policy comes with its own file: it fetches what the app is made
/// of, from here alone.
pub const WORKER: &str = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";

/// Adds the headers that an answer does not bear yet.
pub fn add_headers(settings: &Settings, headers: &mut HeaderMap) {
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        let nothing = HeaderValue::from_static(NOTHING);
        headers.insert(header::CONTENT_SECURITY_POLICY, nothing);
    }
    let url = settings.public_url.as_deref().unwrap_or_default();
    if url.starts_with("https://") {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
}

/// The policy of a page: its own files, WebAssembly, and the inline scripts that stand in it.
pub fn policy(page: &str) -> String {
    let hashes: String = inline_scripts(page)
        .map(|script| format!(" 'sha256-{}'", base64(&Sha256::digest(script.as_bytes()))))
        .collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; \
         img-src 'self' blob: data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; \
         worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
}

/// What stands between `<script …>` and `</script>`, where the tag names no file.
fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    page.split("<script").skip(1).filter_map(|rest| {
        let (tag, rest) = rest.split_once('>')?;
        let (script, _) = rest.split_once("</script>")?;
        let inline = !tag.contains("src=") && !script.is_empty();
        inline.then_some(script)
    })
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let byte = |index: usize| u32::from(three.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= three.len() {
                letter.into()
            } else {
                '='
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_inline_scripts_of_the_page_may_run() {
        let page = "<script src=\"/boot.js\"></script><script type=\"module\">go()</script>";
        // printf 'go()' | openssl dgst -sha256 -binary | base64
        let hash = "'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='";
        let policy = policy(page);
        assert_eq!(policy.matches("sha256-").count(), 1, "{policy}");
        assert!(policy.contains(hash), "{policy}");
        assert!(!policy.contains("unsafe-inline"));
    }

    #[test]
    fn base64_pads_what_is_short() {
        assert_eq!(base64(b"Linli"), "TGlubGk=");
        assert_eq!(base64(b"Lin"), "TGlu");
        assert_eq!(base64(b"L"), "TA==");
    }
}
