//! What the driver asks of a network: bytes there, bytes back, and news.

use futures::future::LocalBoxFuture;

/// How a request is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Asks whether it is there.
    Head,
    /// Does something.
    Post,
    /// Puts a whole thing.
    Put,
    /// Adds a piece.
    Patch,
    /// Takes away.
    Delete,
}

impl Method {
    /// As in HTTP.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// One request.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// How it is meant.
    pub method: Method,
    /// Path and query, from the root.
    pub path: String,
    /// Headers beyond those every request bears.
    pub headers: Vec<(&'static str, String)>,
    /// The body; empty for none.
    pub body: Vec<u8>,
}

impl Request {
    /// A request without a body.
    pub fn new(method: Method, path: impl Into<String>) -> Self {
        Self {
            method,
            path: path.into(),
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    /// The same with a JSON body.
    pub fn json(self, body: &impl serde::Serialize) -> Self {
        let body = serde_json::to_vec(body).expect("no map here has keys that are not strings");
        self.bytes("application/json", body)
    }

    /// The same with a body of some type.
    pub fn bytes(mut self, content_type: &str, body: Vec<u8>) -> Self {
        self.headers.push(("content-type", content_type.to_owned()));
        self.body = body;
        self
    }

    /// The same with one more header.
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

/// What came back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
    /// `Retry-After`, in milliseconds.
    pub retry_after_ms: Option<u64>,
    /// `Upload-Offset`: how many bytes of a photo are there.
    pub upload_offset: Option<u64>,
}

/// Nothing came back: no network, a timeout, a page of somebody else's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the server cannot be reached")]
pub struct Unreachable;

/// A network, or something that plays one.
pub trait Transport {
    /// Sends a request. It is on its way when this returns; the future is the answer.
    fn send(&self, request: Request) -> LocalBoxFuture<'static, Result<Response, Unreachable>>;

    /// Calls back whenever there may be something to pull, until the answer is dropped.
    fn listen(&self, on_news: Box<dyn Fn()>) -> Box<dyn Listening>;
}

/// Holds a listening open; dropping it ends it.
pub trait Listening {
    /// Whether news may still come; a browser gives a stream up for good when it is refused once.
    fn is_open(&self) -> bool {
        true
    }
}
