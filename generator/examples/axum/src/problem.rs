//! Problem details for HTTP (RFC 9457).

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use models::support::Violation;

/// What went wrong, for people and programs. Neither a value that was sent nor a part of one is in it.
#[derive(Debug, Serialize)]
pub struct Problem {
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'static str,
    status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// Each rule that the body breaks: a JSON pointer, the rule, its limit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Violation>,
}

impl Problem {
    /// A problem without a page that explains it.
    pub fn new(status: StatusCode, title: &'static str) -> Self {
        Self { kind: "about:blank", title, status: status.as_u16(), detail: None, errors: Vec::new() }
    }

    /// A body that is what it should be, and does not keep its rules.
    pub fn violations(errors: Vec<Violation>) -> Self {
        let kind = "https://shop.example/problems/invalid";
        let title = "The body does not keep its documentation.";
        Self { kind, errors, ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, title) }
    }

    /// The same, with what is to be said of this case.
    pub fn detail(self, detail: String) -> Self {
        Self { detail: Some(detail), ..self }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, [(header::CONTENT_TYPE, "application/problem+json")], Json(self)).into_response()
    }
}
