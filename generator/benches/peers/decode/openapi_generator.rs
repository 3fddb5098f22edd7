//! What openapi-generator 7.26.0 makes of these models (`-g rust`), given an OpenAPI document of them that names the tag of the
//! union and says `int64`. Only the types are kept. Of `AttributeValue` it makes a struct without fields, and of `EventData`
//! one struct with what each member requires: neither takes the documented values.
#![allow(dead_code, reason = "what is decoded is not looked at")]

use serde::{Deserialize, Serialize};

#[derive(Clone, Default, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClientRegistration {
    #[serde(rename = "applicationType", skip_serializing_if = "Option::is_none")]
    pub application_type: Option<String>,
    #[serde(rename = "archived", skip_serializing_if = "Option::is_none")]
    pub archived: Option<bool>,
    #[serde(rename = "contact", skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    #[serde(rename = "createdBy", skip_serializing_if = "Option::is_none")]
    pub created_by: Option<i64>,
    #[serde(rename = "displayName")]
    pub display_name: String,
    #[serde(rename = "isFirstParty", skip_serializing_if = "Option::is_none")]
    pub is_first_party: Option<bool>,
    #[serde(rename = "pairingCode", skip_serializing_if = "Option::is_none")]
    pub pairing_code: Option<String>,
    #[serde(rename = "postLogoutUri", skip_serializing_if = "Option::is_none")]
    pub post_logout_uri: Option<String>,
    #[serde(rename = "rateShare", skip_serializing_if = "Option::is_none")]
    pub rate_share: Option<f64>,
    #[serde(rename = "redirectUris")]
    pub redirect_uris: Vec<String>,
    #[serde(rename = "registrationId")]
    pub registration_id: String,
    #[serde(rename = "requiresConsent", skip_serializing_if = "Option::is_none")]
    pub requires_consent: Option<bool>,
    #[serde(rename = "resourceIndicator", skip_serializing_if = "Option::is_none")]
    pub resource_indicator: Option<String>,
    #[serde(rename = "scope", skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    #[serde(rename = "sectorIdentifier", skip_serializing_if = "Option::is_none")]
    pub sector_identifier: Option<String>,
    #[serde(rename = "signingKeyId", skip_serializing_if = "Option::is_none")]
    pub signing_key_id: Option<String>,
    #[serde(rename = "softwareId", skip_serializing_if = "Option::is_none")]
    pub software_id: Option<String>,
    #[serde(rename = "softwareVersion", skip_serializing_if = "Option::is_none")]
    pub software_version: Option<String>,
    #[serde(rename = "subjectType", skip_serializing_if = "Option::is_none")]
    pub subject_type: Option<String>,
    #[serde(rename = "tokenLifetime", skip_serializing_if = "Option::is_none")]
    pub token_lifetime: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "format")]
pub enum CredentialRequest {
    #[serde(rename = "vc+sd-jwt")]
    VcPlusSdJwt(Box<SdJwtCredentialRequest>),
    #[serde(rename = "mso_mdoc")]
    MsoMdoc(Box<MdocCredentialRequest>),
}

#[derive(Clone, Default, Debug, PartialEq, Serialize, Deserialize)]
pub struct SdJwtCredentialRequest {
    #[serde(rename = "claims", skip_serializing_if = "Option::is_none")]
    pub claims: Option<std::collections::HashMap<String, serde_json::Value>>,
    #[serde(rename = "deviceBound", default, skip_serializing_if = "Option::is_none")]
    pub device_bound: Option<Option<serde_json::Value>>,
    #[serde(rename = "format", default, skip_serializing_if = "Option::is_none")]
    pub format: Option<serde_json::Value>,
    #[serde(rename = "vct")]
    pub vct: String,
}

#[derive(Clone, Default, Debug, PartialEq, Serialize, Deserialize)]
pub struct MdocCredentialRequest {
    #[serde(rename = "deviceBound", deserialize_with = "Option::deserialize")]
    pub device_bound: Option<serde_json::Value>,
    #[serde(rename = "doctype")]
    pub doctype: String,
    #[serde(rename = "format", default, skip_serializing_if = "Option::is_none")]
    pub format: Option<serde_json::Value>,
    #[serde(rename = "namespaces", skip_serializing_if = "Option::is_none")]
    pub namespaces: Option<std::collections::HashMap<String, Vec<String>>>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
pub enum GrantType {
    #[serde(rename = "authorization_code")]
    AuthorizationCode,
    #[serde(rename = "refresh_token")]
    RefreshToken,
    #[serde(rename = "client_credentials")]
    ClientCredentials,
    #[serde(rename = "urn:openid:params:grant-type:ciba")]
    UrnColonOpenidColonParamsColonGrantTypeColonCiba,
    #[serde(rename = "urn:ietf:params:oauth:grant-type:device_code")]
    UrnColonIetfColonParamsColonOauthColonGrantTypeColonDeviceCode,
    #[serde(rename = "urn:ietf:params:oauth:grant-type:token-exchange")]
    UrnColonIetfColonParamsColonOauthColonGrantTypeColonTokenExchange,
}
