//! With `#[derive(validator::Validate)]`.

use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};
use validator::Validate;

static REGISTRATION_ID: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[A-Za-z0-9_-]*$").expect("a pattern"));
static PAIRING_CODE: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[A-Z0-9]*$").expect("a pattern"));

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub struct ClientRegistration {
    #[validate(length(min = 16, max = 40), regex(path = *REGISTRATION_ID))]
    pub registration_id: String,
    #[validate(length(max = 80))]
    pub display_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_type: Option<String>,
    #[validate(length(max = 64))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub software_id: Option<String>,
    #[validate(length(max = 24))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub software_version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject_type: Option<String>,
    #[validate(length(max = 253))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sector_identifier: Option<String>,
    #[validate(length(max = 120))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    pub redirect_uris: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post_logout_uri: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_indicator: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    #[validate(length(min = 6), regex(path = *PAIRING_CODE))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pairing_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_key_id: Option<String>,
    #[validate(range(min = 60, max = 86_400))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_lifetime: Option<i64>,
    #[validate(range(min = 0.05, max = 1.0))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate_share: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requires_consent: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_first_party: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived: Option<bool>,
}
