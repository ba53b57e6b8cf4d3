//! The built apps: the residents' at `/`, the office at `/console/`.

use std::borrow::Cow;
use std::path::PathBuf;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use domain::Digest;
use rust_embed::RustEmbed;
use wire::ProblemCode;

use super::packed::accepts;
use super::security::{WORKER, policy};
use crate::{AppState, Failure};

#[derive(RustEmbed)]
#[folder = "../dist/app"]
struct App;

#[derive(RustEmbed)]
#[folder = "../dist/console"]
struct Console;

/// Where the apps' files come from.
#[derive(Clone, Debug)]
pub struct Assets {
    folder: Option<PathBuf>,
}

struct File {
    bytes: Bytes,
    digest: Digest,
}

impl Assets {
    /// Those inside the program, or those in a folder with `app` and `console` in it.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self { folder }
    }

    fn get(&self, app: &str, name: &str) -> Option<File> {
        if let Some(folder) = &self.folder {
            let plain = !name
                .split('/')
                .any(|part| part == ".." || part.contains('\\'));
            let path = folder.join(app).join(name);
            let bytes = std::fs::read(path).ok().filter(|_| plain)?;
            let digest = Digest::of(&bytes);
            return Some(File {
                bytes: bytes.into(),
                digest,
            });
        }
        let file = match app {
            "console" => Console::get(name)?,
            _ => App::get(name)?,
        };
        Some(File {
            digest: Digest(file.metadata.sha256_hash()),
            bytes: match file.data {
                Cow::Borrowed(bytes) => Bytes::from_static(bytes),
                Cow::Owned(bytes) => bytes.into(),
            },
        })
    }
}

/// A file of an app, or its page for every address that the app itself understands.
pub async fn serve(
    State(state): State<AppState>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let path = uri.path();
    if path.starts_with("/api/") || path == "/api" {
        return Err(ProblemCode::NotFound.into());
    }
    if !matches!(method, Method::GET | Method::HEAD) {
        return Ok(StatusCode::METHOD_NOT_ALLOWED.into_response());
    }
    if path == "/console" {
        let to = [(header::LOCATION, HeaderValue::from_static("/console/"))];
        return Ok((StatusCode::PERMANENT_REDIRECT, to).into_response());
    }
    let (app, name) = match path.strip_prefix("/console/") {
        Some(name) => ("console", name),
        None => ("app", path.trim_start_matches('/')),
    };
    let is_file = name
        .rsplit('/')
        .next()
        .is_some_and(|last| last.contains('.'));
    let name = if is_file { name } else { "index.html" };
    let page = name == "index.html";
    let plain = state.assets.get(app, name);
    let plain = plain.ok_or_else(|| missing(page))?;
    let tag = format!("\"{}\"", plain.digest);
    let mut response = if headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|it| *it == *tag)
    {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        smallest(&state.assets, app, name, &plain, &headers)
    };
    let set = response.headers_mut();
    let mut insert = |name, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            set.insert(name, value);
        }
    };
    insert(header::ETAG, &tag);
    insert(header::VARY, "accept-encoding");
    insert(header::CONTENT_TYPE, media(name));
    insert(header::CACHE_CONTROL, caching(name));
    if page {
        let text = String::from_utf8_lossy(&plain.bytes);
        insert(header::CONTENT_SECURITY_POLICY, &policy(&text));
    } else if name == "sw.js" {
        insert(header::CONTENT_SECURITY_POLICY, WORKER);
    }
    Ok(response)
}

fn missing(page: bool) -> Failure {
    let failure = Failure::new(ProblemCode::NotFound);
    if page {
        return failure.because("the app was not built into this program; see docs/operate.md");
    }
    failure
}

fn smallest(assets: &Assets, app: &str, name: &str, plain: &File, headers: &HeaderMap) -> Response {
    for (encoding, end) in [("br", "br"), ("gzip", "gz")] {
        let packed = accepts(headers, encoding)
            .then(|| assets.get(app, &format!("{name}.{end}")))
            .flatten();
        if let Some(packed) = packed {
            let encoding = [(header::CONTENT_ENCODING, HeaderValue::from_static(encoding))];
            return (encoding, Body::from(packed.bytes)).into_response();
        }
    }
    Body::from(plain.bytes.clone()).into_response()
}

fn media(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" => "image/jpeg",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// A file whose name bears its hash never changes; all others are asked for again. Drawings stay
/// for an hour and beyond that until they are replaced: a page whose server is gone draws the icon
/// that says so.
fn caching(name: &str) -> &'static str {
    if name == "icons.svg" {
        return "public, max-age=3600, stale-while-revalidate=604800";
    }
    let hashed = name.split(['-', '.', '_']).any(|part| {
        part.len() >= 12
            && part
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    });
    if hashed {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_files_are_kept_for_good() {
        for name in ["app-0123456789abcdef.js", "app-0123456789abcdef_bg.wasm"] {
            assert!(caching(name).contains("immutable"), "{name}");
        }
        for name in [
            "index.html",
            "sw.js",
            "icon-192.png",
            "manifest.webmanifest",
        ] {
            assert_eq!(caching(name), "no-cache", "{name}");
        }
        assert!(caching("icons.svg").contains("max-age=3600"));
    }

    #[test]
    fn a_folder_is_not_left() {
        let folder = std::env::temp_dir().join(format!("linli-assets-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("app")).unwrap();
        std::fs::write(folder.join("secret.txt"), "s").unwrap();
        std::fs::write(folder.join("app/a.txt"), "a").unwrap();
        let assets = Assets::new(Some(folder.clone()));
        assert!(assets.get("app", "a.txt").is_some());
        assert!(assets.get("app", "../secret.txt").is_none());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
