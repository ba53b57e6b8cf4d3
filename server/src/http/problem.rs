//! Problems in the reader's language (RFC 9457), written at one place.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::Lang;
use wire::{Problem, ProblemCode};

use crate::Failure;

/// The language a request asks for.
pub fn lang(headers: &HeaderMap) -> Lang {
    let wanted = headers.get(header::ACCEPT_LANGUAGE);
    Lang::from_tag(wanted.and_then(|value| value.to_str().ok()).unwrap_or(""))
}

/// Who is told: in which language, and whether by a program's or by a page's address.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    lang: Lang,
    api: bool,
}

impl Reader {
    /// The reader of an answer to a request.
    pub fn of(request: &Request) -> Self {
        Self {
            lang: lang(request.headers()),
            api: request.uri().path().starts_with("/api/"),
        }
    }
}

/// Gives every failure its body, and every bare error of the framework a code.
pub async fn speak(reader: Reader, mut response: Response) -> Response {
    let Reader { lang, api } = reader;
    if let Some(failure) = response.extensions_mut().remove::<Failure>() {
        return write(failure, response.headers(), lang);
    }
    let status = response.status();
    if api && (status.is_client_error() || status.is_server_error()) {
        return foreign(response, lang).await;
    }
    response
}

fn write(failure: Failure, headers: &HeaderMap, lang: Lang) -> Response {
    let mut problem = match failure.refusal {
        Some(refusal) => Problem::refused(refusal, lang),
        None => Problem::new(failure.code, lang),
    };
    problem.detail = failure.detail;
    let mut response = body(&problem);
    response.headers_mut().extend(headers.clone());
    response.headers_mut().insert(header::CONTENT_TYPE, PROBLEM);
    if let Some(seconds) = failure.retry_after {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

const PROBLEM: HeaderValue = HeaderValue::from_static("application/problem+json");

fn body(problem: &Problem) -> Response {
    let text = serde_json::to_string(problem).unwrap_or_default();
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let kind = [(header::CONTENT_TYPE, PROBLEM)];
    (status, kind, text).into_response()
}

/// What the framework answered by itself: a path or method that is not there, a bad query.
async fn foreign(response: Response, lang: Lang) -> Response {
    let (parts, content) = response.into_parts();
    if parts.headers.get(header::CONTENT_TYPE) == Some(&PROBLEM) {
        return Response::from_parts(parts, content);
    }
    let code = match parts.status {
        StatusCode::NOT_FOUND => ProblemCode::NotFound,
        StatusCode::PAYLOAD_TOO_LARGE => ProblemCode::TooLarge,
        status if status.is_server_error() => ProblemCode::Failed,
        _ => ProblemCode::Malformed,
    };
    let detail = to_bytes(content, 2048).await.unwrap_or_default();
    let detail = String::from_utf8_lossy(&detail).into_owned();
    let mut problem = Problem::new(code, lang);
    problem.detail = (!detail.is_empty() && code != ProblemCode::Failed).then_some(detail);
    problem.status = parts.status.as_u16();
    let mut response = body(&problem).map(Body::new);
    // What was told besides stays told, such as where an upload goes on.
    for (name, value) in &parts.headers {
        if name != header::CONTENT_TYPE && name != header::CONTENT_LENGTH {
            response.headers_mut().insert(name.clone(), value.clone());
        }
    }
    response
}
