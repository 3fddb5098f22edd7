//! What a hand would write with serde's derives and nothing else.
#![allow(dead_code, reason = "what is decoded is not looked at")]

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ClientRegistration {
    pub(crate) registration_id: String,
    pub(crate) display_name: String,
    pub(crate) application_type: Option<String>,
    pub(crate) software_id: Option<String>,
    pub(crate) software_version: Option<String>,
    pub(crate) subject_type: Option<String>,
    pub(crate) sector_identifier: Option<String>,
    pub(crate) contact: Option<String>,
    pub(crate) redirect_uris: Vec<String>,
    pub(crate) post_logout_uri: Option<String>,
    pub(crate) resource_indicator: Option<String>,
    pub(crate) scope: Option<String>,
    pub(crate) pairing_code: Option<String>,
    pub(crate) signing_key_id: Option<String>,
    pub(crate) token_lifetime: Option<i64>,
    pub(crate) rate_share: Option<f64>,
    pub(crate) created_by: Option<i64>,
    pub(crate) requires_consent: Option<bool>,
    pub(crate) is_first_party: Option<bool>,
    pub(crate) archived: Option<bool>,
}

#[derive(Deserialize)]
#[serde(tag = "format")]
pub(crate) enum CredentialRequest {
    #[serde(rename = "vc+sd-jwt")]
    SdJwt(SdJwtCredentialRequest),
    #[serde(rename = "mso_mdoc")]
    Mdoc(MdocCredentialRequest),
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SdJwtCredentialRequest {
    pub(crate) device_bound: Option<bool>,
    pub(crate) vct: String,
    pub(crate) claims: Option<BTreeMap<String, Value>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MdocCredentialRequest {
    pub(crate) device_bound: bool,
    pub(crate) doctype: String,
    pub(crate) namespaces: Option<BTreeMap<String, Vec<String>>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum AttributeValue {
    String(String),
    Number(f64),
    Boolean(bool),
    List(Vec<String>),
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum EventData {
    Token(TokenEventData),
    Client(ClientEventData),
    Other(BTreeMap<String, Value>),
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TokenEventData {
    pub(crate) token_id: String,
    pub(crate) client_id: i64,
    pub(crate) scopes: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ClientEventData {
    pub(crate) client_id: i64,
    pub(crate) changed_fields: Option<Vec<String>>,
}

#[derive(Deserialize)]
pub(crate) enum GrantType {
    #[serde(rename = "authorization_code")]
    AuthorizationCode,
    #[serde(rename = "refresh_token")]
    RefreshToken,
    #[serde(rename = "client_credentials")]
    ClientCredentials,
    #[serde(rename = "urn:openid:params:grant-type:ciba")]
    Ciba,
    #[serde(rename = "urn:ietf:params:oauth:grant-type:device_code")]
    DeviceCode,
    #[serde(rename = "urn:ietf:params:oauth:grant-type:token-exchange")]
    TokenExchange,
    #[serde(untagged)]
    Unknown(String),
}
