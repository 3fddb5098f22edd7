//! A body that was decoded and checked before a handler sees it.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use garde::{Unvalidated, Validate};
use models::support;
use serde::de::DeserializeOwned;

use crate::problem::Problem;

/// A body that keeps every rule of its documentation.
pub struct Valid<T>(pub garde::Valid<T>);

impl<S, T> FromRequest<S> for Valid<T>
where
    S: Send + Sync,
    T: DeserializeOwned + Validate<Context = ()>,
{
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "The body has to be JSON."));
        }
        let body = Bytes::from_request(request, state)
            .await
            .map_err(|error| Problem::new(error.status(), "The body cannot be read.").detail(error.body_text()))?;
        // The message names the place, and never what was found there.
        let value: T = support::from_slice(&body)
            .map_err(|error| Problem::new(StatusCode::BAD_REQUEST, "The body has another form.").detail(error.to_string()))?;
        let violations = support::violations(&value);
        match Unvalidated::new(value).validate() {
            Ok(valid) => Ok(Self(valid)),
            Err(_) => Err(Problem::violations(violations)),
        }
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind == "application/json" || kind.ends_with("+json")
}
