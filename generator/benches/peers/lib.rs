//! The model `ClientRegistration` of `specs/authserver`, written by hand for derived validators: the same fields and the
//! same rules; and a value of it.

use serde_json::{Value, json};

pub mod garde_derive;
pub mod validator_derive;

/// A documented value: about 780 bytes of JSON.
pub fn registration() -> Value {
    json!({
        "registrationId": "reg_01J9ZK7Q4M8TX2",
        "displayName": "Harbour Office, Gate 4",
        "applicationType": "native application on a shared terminal",
        "softwareId": "6d2f0b1c-5a7e-4c3b-9f68-1f0f5a2d7c11",
        "softwareVersion": "2026.11.0-rc.2",
        "subjectType": "pairwise",
        "sectorIdentifier": "login.harbour.example.org",
        "contact": "duty-officer@harbour.example.org",
        "redirectUris": ["https://app.harbour.example.org/callback", "harbour-gate:/signed-in"],
        "postLogoutUri": "https://www.harbour.example.org/goodbye",
        "resourceIndicator": "https://api.harbour.example.org/berths",
        "scope": "openid profile berths:read berths:write",
        "pairingCode": "K7Q4M8TX",
        "signingKeyId": "sig-2026-11",
        "tokenLifetime": 3600,
        "rateShare": 0.25,
        "createdBy": 26_478_243_745_571_i64,
        "requiresConsent": true,
        "isFirstParty": false,
        "archived": false,
    })
}
