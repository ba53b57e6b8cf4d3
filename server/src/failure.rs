//! What a request gets when there is no answer, converted once at the rim.

use axum::response::{IntoResponse, Response};
use domain::Refusal;
use wire::ProblemCode;

use crate::store::StoreFault;

/// Why a request has no answer. [`crate::http`] turns it into a [`wire::Problem`] in the
/// reader's language.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// The stable code.
    pub code: ProblemCode,
    /// What exactly, for the one who wrote the request; never a secret, never a person's data.
    pub detail: Option<String>,
    /// A rule's answer.
    pub refusal: Option<Refusal>,
    /// Seconds to wait before the next try.
    pub retry_after: Option<u64>,
}

impl Failure {
    /// A failure with nothing to add.
    pub fn new(code: ProblemCode) -> Self {
        let wait = matches!(code, ProblemCode::Unavailable | ProblemCode::SlowDown);
        Self {
            code,
            detail: None,
            refusal: None,
            retry_after: wait.then_some(1),
        }
    }

    /// The same with a detail.
    pub fn because(self, detail: impl Into<String>) -> Self {
        Self {
            detail: Some(detail.into()),
            ..self
        }
    }
}

impl From<ProblemCode> for Failure {
    fn from(code: ProblemCode) -> Self {
        Self::new(code)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self {
            refusal: Some(refusal),
            ..Self::new(ProblemCode::Refused)
        }
    }
}

impl From<StoreFault> for Failure {
    fn from(fault: StoreFault) -> Self {
        tracing::error!(%fault, "the store failed");
        Self::new(ProblemCode::Unavailable)
    }
}

/// The problem layer writes the body, since it knows the reader's language.
impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = Response::default();
        let status = axum::http::StatusCode::from_u16(self.code.status());
        *response.status_mut() = status.unwrap_or(axum::http::StatusCode::INTERNAL_SERVER_ERROR);
        response.extensions_mut().insert(self);
        response
    }
}
