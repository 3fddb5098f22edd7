//! With `#[derive(garde::Validate)]`.

use garde::Validate;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub struct ClientRegistration {
    #[garde(length(chars, min = 16, max = 40), pattern("^[A-Za-z0-9_-]*$"))]
    pub registration_id: String,
    #[garde(length(chars, max = 80))]
    pub display_name: String,
    #[garde(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_type: Option<String>,
    #[garde(length(chars, max = 64))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub software_id: Option<String>,
    #[garde(length(chars, max = 24))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub software_version: Option<String>,
    #[garde(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject_type: Option<String>,
    #[garde(length(chars, max = 253))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sector_identifier: Option<String>,
    #[garde(length(chars, max = 120))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    #[garde(skip)]
    pub redirect_uris: Vec<String>,
    #[garde(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post_logout_uri: Option<String>,
    #[garde(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_indicator: Option<String>,
    #[garde(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    #[garde(length(chars, min = 6), pattern("^[A-Z0-9]*$"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pairing_code: Option<String>,
    #[garde(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_key_id: Option<String>,
    #[garde(range(min = 60, max = 86_400))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_lifetime: Option<i64>,
    #[garde(range(min = 0.05, max = 1.0))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate_share: Option<f64>,
    #[garde(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by: Option<i64>,
    #[garde(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requires_consent: Option<bool>,
    #[garde(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_first_party: Option<bool>,
    #[garde(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived: Option<bool>,
}
