//! What cargo-typify 0.8.0 makes of the exported JSON Schema of these models (`schemadown export`), with its keywords of
//! validation and its descriptions left out: they change nothing of how it decodes. Only the types are kept.
#![allow(dead_code, reason = "what is decoded is not looked at")]

#[derive(serde::Deserialize, serde::Serialize, Clone, Debug)]
#[serde(untagged)]
pub enum AttributeValue {
    String(::std::string::String),
    Number(f64),
    Boolean(bool),
    Array(::std::vec::Vec<::std::string::String>),
}

#[derive(serde::Deserialize, serde::Serialize, Clone, Debug)]
pub struct ClientEventData {
    #[serde(rename = "changedFields", default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    pub changed_fields: ::std::vec::Vec<::std::string::String>,
    #[serde(rename = "clientId")]
    pub client_id: i64,
}

#[derive(serde::Deserialize, serde::Serialize, Clone, Debug)]
pub struct ClientRegistration {
    #[serde(rename = "applicationType", skip_serializing_if = "::std::option::Option::is_none")]
    pub application_type: ::std::option::Option<::std::string::String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub archived: ::std::option::Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub contact: ::std::option::Option<::std::string::String>,
    #[serde(rename = "createdBy", skip_serializing_if = "::std::option::Option::is_none")]
    pub created_by: ::std::option::Option<i64>,
    #[serde(rename = "displayName")]
    pub display_name: ::std::string::String,
    #[serde(rename = "isFirstParty", skip_serializing_if = "::std::option::Option::is_none")]
    pub is_first_party: ::std::option::Option<bool>,
    #[serde(rename = "pairingCode", skip_serializing_if = "::std::option::Option::is_none")]
    pub pairing_code: ::std::option::Option<::std::string::String>,
    #[serde(rename = "postLogoutUri", skip_serializing_if = "::std::option::Option::is_none")]
    pub post_logout_uri: ::std::option::Option<::std::string::String>,
    #[serde(rename = "rateShare", skip_serializing_if = "::std::option::Option::is_none")]
    pub rate_share: ::std::option::Option<f64>,
    #[serde(rename = "redirectUris")]
    pub redirect_uris: ::std::vec::Vec<::std::string::String>,
    #[serde(rename = "registrationId")]
    pub registration_id: ::std::string::String,
    #[serde(rename = "requiresConsent", skip_serializing_if = "::std::option::Option::is_none")]
    pub requires_consent: ::std::option::Option<bool>,
    #[serde(rename = "resourceIndicator", skip_serializing_if = "::std::option::Option::is_none")]
    pub resource_indicator: ::std::option::Option<::std::string::String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub scope: ::std::option::Option<::std::string::String>,
    #[serde(rename = "sectorIdentifier", skip_serializing_if = "::std::option::Option::is_none")]
    pub sector_identifier: ::std::option::Option<::std::string::String>,
    #[serde(rename = "signingKeyId", skip_serializing_if = "::std::option::Option::is_none")]
    pub signing_key_id: ::std::option::Option<::std::string::String>,
    #[serde(rename = "softwareId", skip_serializing_if = "::std::option::Option::is_none")]
    pub software_id: ::std::option::Option<::std::string::String>,
    #[serde(rename = "softwareVersion", skip_serializing_if = "::std::option::Option::is_none")]
    pub software_version: ::std::option::Option<::std::string::String>,
    #[serde(rename = "subjectType", skip_serializing_if = "::std::option::Option::is_none")]
    pub subject_type: ::std::option::Option<::std::string::String>,
    #[serde(rename = "tokenLifetime", skip_serializing_if = "::std::option::Option::is_none")]
    pub token_lifetime: ::std::option::Option<i64>,
}

#[derive(serde::Deserialize, serde::Serialize, Clone, Debug)]
#[serde(untagged)]
pub enum CredentialRequest {
    SdJwtCredentialRequest(SdJwtCredentialRequest),
    MdocCredentialRequest(MdocCredentialRequest),
}

#[derive(serde::Deserialize, serde::Serialize, Clone, Debug, Default)]
pub struct EventData {
    #[serde(flatten, skip_serializing_if = "::std::option::Option::is_none")]
    pub subtype_0: ::std::option::Option<TokenEventData>,
    #[serde(flatten, skip_serializing_if = "::std::option::Option::is_none")]
    pub subtype_1: ::std::option::Option<ClientEventData>,
    #[serde(flatten, skip_serializing_if = "::std::option::Option::is_none")]
    pub subtype_2: ::std::option::Option<::serde_json::Map<::std::string::String, ::serde_json::Value>>,
}

#[derive(serde::Deserialize, serde::Serialize, Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum GrantType {
    #[serde(rename = "authorization_code")]
    AuthorizationCode,
    #[serde(rename = "refresh_token")]
    RefreshToken,
    #[serde(rename = "client_credentials")]
    ClientCredentials,
    #[serde(rename = "urn:openid:params:grant-type:ciba")]
    UrnOpenidParamsGrantTypeCiba,
    #[serde(rename = "urn:ietf:params:oauth:grant-type:device_code")]
    UrnIetfParamsOauthGrantTypeDeviceCode,
    #[serde(rename = "urn:ietf:params:oauth:grant-type:token-exchange")]
    UrnIetfParamsOauthGrantTypeTokenExchange,
}

#[derive(serde::Deserialize, serde::Serialize, Clone, Debug)]
pub struct MdocCredentialRequest {
    #[serde(rename = "deviceBound")]
    pub device_bound: ::serde_json::Value,
    pub doctype: ::std::string::String,
    pub format: ::serde_json::Value,
    #[serde(default, skip_serializing_if = ":: std :: collections :: HashMap::is_empty")]
    pub namespaces: ::std::collections::HashMap<::std::string::String, ::std::vec::Vec<::std::string::String>>,
}

#[derive(serde::Deserialize, serde::Serialize, Clone, Debug)]
pub struct SdJwtCredentialRequest {
    #[serde(default, skip_serializing_if = "::serde_json::Map::is_empty")]
    pub claims: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    #[serde(rename = "deviceBound", skip_serializing_if = "::std::option::Option::is_none")]
    pub device_bound: ::std::option::Option<::serde_json::Value>,
    pub format: ::serde_json::Value,
    pub vct: ::std::string::String,
}

#[derive(serde::Deserialize, serde::Serialize, Clone, Debug)]
pub struct TokenEventData {
    #[serde(rename = "clientId")]
    pub client_id: i64,
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    pub scopes: ::std::vec::Vec<::std::string::String>,
    #[serde(rename = "tokenId")]
    pub token_id: ::std::string::String,
}
