//! The network of a browser: `fetch`, and server-sent events for news.

use futures::FutureExt;
use futures::future::{Either, LocalBoxFuture, select};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Event, EventSource, Headers, RequestCredentials, RequestInit};
use wire::routes;

use crate::browser;
use crate::http::{Listening, Method, Request, Response, Transport, Unreachable};

/// A question answered later than this was not answered.
const PATIENCE_MS: u64 = 30_000;

/// `fetch` to the page's own server.
pub(crate) struct Fetch;

impl Transport for Fetch {
    fn send(&self, request: Request) -> LocalBoxFuture<'static, Result<Response, Unreachable>> {
        let abort = AbortController::new().ok();
        // Heard from now on: its answer may come, or fail to, before anyone waits for it.
        let asked = ask(&request, abort.as_ref()).map(JsFuture::from);
        let answer = async move {
            let answer: web_sys::Response = asked.ok()?.await.ok()?.dyn_into().ok()?;
            read(answer).await
        };
        async move {
            let answer = std::pin::pin!(answer);
            match select(answer, browser::sleep(PATIENCE_MS)).await {
                Either::Left((answer, _)) => answer.ok_or(Unreachable),
                Either::Right(_) => {
                    if let Some(abort) = abort {
                        abort.abort();
                    }
                    Err(Unreachable)
                }
            }
        }
        .boxed_local()
    }

    fn listen(&self, on_news: Box<dyn Fn()>) -> Box<dyn Listening> {
        let called = Closure::<dyn Fn(Event)>::new(move |_| on_news());
        let source = EventSource::new(routes::STREAM).ok();
        if let Some(source) = &source {
            let heard = called.as_ref().unchecked_ref();
            // "open" too: what happened while the stream was down was not told.
            for event in ["open", "news", "message"] {
                let _ = source.add_event_listener_with_callback(event, heard);
            }
        }
        Box::new(Stream {
            source,
            _called: called,
        })
    }
}

fn ask(request: &Request, abort: Option<&AbortController>) -> Result<js_sys::Promise, JsValue> {
    let init = RequestInit::new();
    init.set_method(request.method.as_str());
    init.set_credentials(RequestCredentials::SameOrigin);
    if let Some(abort) = abort {
        init.set_signal(Some(&abort.signal()));
    }
    let headers = Headers::new()?;
    if !matches!(request.method, Method::Get | Method::Head) {
        headers.set(routes::GUARD_HEADER, "1")?;
    }
    for (name, value) in &request.headers {
        headers.set(name, value)?;
    }
    init.set_headers(&headers);
    if !request.body.is_empty() {
        init.set_body(&Uint8Array::from(request.body.as_slice()));
    }
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    Ok(window.fetch_with_str_and_init(&request.path, &init))
}

async fn read(answer: web_sys::Response) -> Option<Response> {
    let header = |name: &str| answer.headers().get(name).ok().flatten();
    let number = |name: &str| header(name).and_then(|text| text.trim().parse::<u64>().ok());
    let (retry_after_ms, upload_offset) = (
        number("retry-after").map(|seconds| seconds.saturating_mul(1000)),
        number("upload-offset"),
    );
    let body = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    Some(Response {
        status: answer.status(),
        body: Uint8Array::new(&body).to_vec(),
        retry_after_ms,
        upload_offset,
    })
}

struct Stream {
    source: Option<EventSource>,
    _called: Closure<dyn Fn(Event)>,
}

impl Listening for Stream {
    fn is_open(&self) -> bool {
        let source = self.source.as_ref();
        source.is_none_or(|source| source.ready_state() != EventSource::CLOSED)
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        if let Some(source) = &self.source {
            source.close();
        }
    }
}
