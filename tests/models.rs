//! The generated models as a user meets them: decoded, validated, encoded.

use garde::Validate;
use models::authserver::components::{
    Client, ClientType, CredentialRequest, GrantType, JsonWebKey, NetworkZone, Organization, Scope,
    TokenIntrospectionPayload,
};
use models::authserver::operations::{
    BackchannelAuthenticationApiRequestBody, ClientGetListApiRequest, ClientSecretUpdateApiRequestBody,
    TokenCreateApiRequestBody, TokenRevokeApiRequestBody,
};
use models::orchard::components::{Coordinates, IrrigationPlan, SoilReading};
use models::orchard::operations::ListPlotsResponse;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// What `validate()` says of a value: one line per violation, `path: message`.
fn violations<T: DeserializeOwned + Validate<Context = ()>>(value: Value) -> Vec<String> {
    let value: T = serde_json::from_value(value).expect("the value decodes");
    match value.validate() {
        Ok(()) => Vec::new(),
        Err(report) => report.iter().map(|(path, error)| format!("{path}: {error}")).collect(),
    }
}

/// Checks that a rule holds up to its limit and not beyond. `code` is the violation's.
#[track_caller]
fn bounded<T: DeserializeOwned + Validate<Context = ()>>(
    with: impl Fn(Value) -> Value,
    good: &[Value],
    bad: &[(Value, &str)],
) {
    for value in good {
        assert_eq!(violations::<T>(with(value.clone())), [""; 0], "{value} is within");
    }
    for (value, code) in bad {
        let found = violations::<T>(with(value.clone()));
        assert!(found.iter().any(|line| line.contains(code)), "{value}: {code} in {found:?}");
    }
}

#[test]
fn the_model_that_started_it_all() {
    let secret = ClientSecretUpdateApiRequestBody::new("aB3_-");
    assert!(secret.validate().is_ok());
    assert_eq!(serde_json::to_value(&secret).expect("JSON"), json!({"clientSecret": "aB3_-"}));

    let found = violations::<ClientSecretUpdateApiRequestBody>(json!({"clientSecret": "ä".repeat(87)}));
    assert_eq!(found.len(), 2, "every violation is reported: {found:?}");
    assert!(found[0].starts_with("clientSecret: max_length: at most 86 characters, found 87"), "{found:?}");
    assert!(found[1].starts_with("clientSecret: charset"), "{found:?}");
    assert!(!found.concat().contains('ä'), "a secret is not repeated: {found:?}");
}

#[test]
fn lengths_count_characters() {
    bounded::<ClientSecretUpdateApiRequestBody>(
        |secret| json!({"clientSecret": secret}),
        &[json!("a".repeat(86)), json!("")],
        &[(json!("a".repeat(87)), "max_length")],
    );
    let client =
        |name| json!({"clientId": 1, "clientName": name, "clientType": "PUBLIC", "createdAt": "2026-01-01T00:00:00Z"});
    bounded::<Client>(
        client,
        &[json!("漢字列"), json!("é".repeat(60))],
        &[(json!("漢字"), "min_length"), (json!("é".repeat(61)), "max_length")],
    );
}

#[test]
fn character_sets_hold_for_every_character() {
    bounded::<ClientSecretUpdateApiRequestBody>(
        |secret| json!({"clientSecret": secret}),
        &[json!("AZaz09-_")],
        &["@", "[", "`", "{", "/", ":", "^", "\u{7f}", "ａ", "a b", "a\n"].map(|text| (json!(text), "charset")),
    );
    bounded::<BackchannelAuthenticationApiRequestBody>(
        |message| json!({"clientId": "c", "bindingMessage": message}),
        &[json!("AZ09-")],
        &[(json!("az"), "charset"), (json!("A_"), "charset")],
    );
}

#[test]
fn whole_numbers_compare_as_whole_numbers() {
    bounded::<ClientGetListApiRequest>(
        |limit| json!({"serviceId": "s", "limit": limit}),
        &[json!(1), json!(100), json!(null)],
        &[(json!(0), "minimum"), (json!(101), "maximum"), (json!(i64::MAX), "maximum"), (json!(i64::MIN), "minimum")],
    );
}

#[test]
fn other_numbers_know_their_ends() {
    let body = |ratio: Value| json!({"grantType": "authorization_code", "clientId": 1, "ratio": ratio});
    bounded::<TokenCreateApiRequestBody>(
        body,
        &[json!(1), json!(0.000_001), json!(0.5)],
        &[(json!(0), "exclusive_minimum"), (json!(-0.0), "exclusive_minimum"), (json!(1.000_001), "maximum")],
    );
    let mut value: TokenCreateApiRequestBody = serde_json::from_value(body(json!(1))).expect("the value decodes");
    value.ratio = Some(f64::NAN);
    assert!(value.validate().is_err(), "what is no number is within no bounds");
}

#[test]
fn lists_and_their_elements() {
    let scopes = |count: usize| json!({"grantType": "authorization_code", "clientId": 1, "scopes": vec!["a"; count]});
    assert_eq!(violations::<TokenCreateApiRequestBody>(scopes(64)), [""; 0]);
    assert!(violations::<TokenCreateApiRequestBody>(scopes(65))[0].contains("max_items"));
}

#[test]
fn every_kind_of_rule_is_checked_on_both_sides() {
    let cases: &[(&str, &[Value], &[Value], &str)] = &[
        ("code", &[json!("AB"), json!("ABCD")], &[json!("A"), json!("ABCDE")], "_length"),
        ("host", &[json!("a.internal"), json!("é.internal")], &[json!("a.external"), json!("")], "suffix"),
        ("host", &[], &[json!("a b.internal")], "format"),
        ("gateway", &[json!("10.0.0.1")], &[json!("10.0.0"), json!("::1")], "format"),
        ("gatewayV6", &[json!("::1")], &[json!("10.0.0.1")], "format"),
        ("ranges", &[json!([]), json!(["10.0.0.0/8", "::/0"])], &[json!(["10.0.0.0/33"])], "ranges[0]: format"),
        ("ranges", &[], &[json!(["::/0", "::/0"])], "unique_items"),
        ("mode", &[json!("allow"), json!("deny"), json!(null)], &[json!("Allow"), json!("")], "enum"),
        ("hops", &[json!(0), json!(2)], &[json!(-1), json!(3)], "enum"),
        ("retryAfter", &[json!(0), json!(15), json!(-30)], &[json!(1), json!(i64::MAX)], "multiple_of"),
        ("share", &[json!(0.15), json!(1), json!(0.05)], &[json!(0.051), json!(0.01)], "multiple_of"),
        ("agent", &[json!("1.0.0")], &[json!("1.0")], "format"),
        ("fingerprint", &[json!("00ff")], &[json!("0g")], "format"),
        ("banner", &[json!("YQ=="), json!("YQ")], &[json!("Y")], "format"),
        ("labels", &[json!("{}")], &[json!("{")], "format"),
        ("pathFilter", &[json!("("), json!("")], &[], "documented only"),
        ("auditDay", &[json!("2024-02-29")], &[json!("2023-02-29")], "format"),
        ("reviewedAt", &[json!("2024-02-29T00:00:00Z")], &[json!("yesterday")], "format"),
        ("seenAt", &[json!(-1), json!(i64::MAX)], &[], "documented only"),
        ("currency", &[json!("EUR"), json!("eur")], &[json!("EURO")], "format"),
    ];
    for (field, good, bad, code) in cases {
        let bad: Vec<_> = bad.iter().map(|value| (value.clone(), *code)).collect();
        bounded::<NetworkZone>(
            |value| {
                let mut zone = json!({"name": "a", "code": "AB"});
                zone[field] = value;
                zone
            },
            good,
            &bad,
        );
    }
}

#[test]
fn nested_models_are_entered_and_named_by_wire_path() {
    let scope = |name: &str| json!({"name": name, "defaultEntry": false});
    assert_eq!(violations::<Scope>(scope("a:b.c-d_1")), [""; 0]);
    let client = json!({
        "clientId": 1, "clientName": "abc", "clientType": "PUBLIC", "createdAt": "2026-01-01T00:00:00Z",
        "attributes": [{"key": "k", "value": "v"}, {"key": "", "value": "v"}],
    });
    let found = violations::<Client>(client);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("attributes[1].key: min_length"), "{found:?}");
}

#[test]
fn an_unknown_value_survives_and_is_reported() {
    let known: ClientType = serde_json::from_value(json!("PUBLIC")).expect("a documented value");
    assert_eq!(known, ClientType::Public);
    let unknown: GrantType = serde_json::from_value(json!("urn:x")).expect("any string decodes");
    assert!(matches!(&unknown, GrantType::Unknown(unknown) if unknown.as_str() == "urn:x"));
    assert_eq!(serde_json::to_value(&unknown).expect("JSON"), json!("urn:x"));
    assert!(unknown.validate().is_err());
}

#[test]
fn a_tag_chooses_the_member_and_an_unknown_one_is_kept() {
    let unknown = json!({"format": "not_yet_documented", "more": [1, 2]});
    let value: CredentialRequest = serde_json::from_value(unknown.clone()).expect("an unknown tag decodes");
    assert!(matches!(value, CredentialRequest::Unknown(_)), "{value:?}");
    assert_eq!(serde_json::to_value(&value).expect("JSON"), unknown);
    assert!(serde_json::from_value::<CredentialRequest>(json!({"more": 1})).is_err(), "no tag at all");
}

#[test]
fn wire_names_are_those_of_the_evidence() {
    let key: JsonWebKey =
        serde_json::from_value(json!({"kty": "RSA", "key_ops": ["sign"], "x5t#S256": "x"})).expect("a key");
    let back = serde_json::to_value(&key).expect("JSON");
    assert_eq!((&back["key_ops"], &back["x5t#S256"]), (&json!(["sign"]), &json!("x")));
    let payload: TokenIntrospectionPayload =
        serde_json::from_value(json!({"active": true, "client_id": "c", "later": {"a": 1}})).expect("a payload");
    assert_eq!(
        serde_json::to_value(&payload).expect("JSON")["later"],
        json!({"a": 1}),
        "what is not documented is kept"
    );
}

#[test]
fn a_model_nests_in_itself() {
    let email = format!("{}@example.com", "x".repeat(243));
    let parent = json!({"id": "org_b", "displayName": "B", "securityEmail": email});
    let nested = json!({"id": "org_a", "displayName": "A", "parent": parent});
    let found = violations::<Organization>(nested);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("parent.securityEmail: max_length"), "{found:?}");
}

#[test]
fn fields_keep_their_rules_together() {
    let with = |change: Value| {
        let mut request = json!({"clientIdentifier": "c", "ticket": "t"});
        for (name, value) in change.as_object().expect("an object") {
            request[name] = value.clone();
        }
        request
    };
    bounded::<TokenRevokeApiRequestBody>(
        with,
        &[
            json!({}),
            json!({"clientIdentifier": null, "accessTokenIdentifier": "a"}),
            json!({"subject": "s"}),
            json!({"grantType": "urn:ietf:params:oauth:grant-type:token-exchange", "actor": "a"}),
            // The service may have a grant type of its own in mind.
            json!({"actor": "a"}),
            json!({"ticket": null, "comment": "c"}),
            json!({"notify": true, "recipients": []}),
            json!({"notify": false}),
            json!({"dryRun": true}),
        ],
        &[
            (json!({"accessTokenIdentifier": "a"}), ": exactly_one_of: exactly one of"),
            (json!({"clientIdentifier": null}), ": exactly_one_of: exactly one of"),
            (json!({"clientIdentifier": null, "subject": "s"}), "subject: only_with: "),
            (json!({"subject": "s", "grantType": "refresh_token"}), ": mutually_exclusive: at most one of"),
            (json!({"grantType": "refresh_token", "actor": "a"}), "actor: only_with: "),
            (json!({"ticket": null}), ": at_least_one_of: at least one of"),
            (json!({"notify": true}), "recipients: required_if: "),
        ],
    );
}

#[test]
fn docs_in_python_show_what_may_be_null_and_not_how_json_spells_it() {
    let point = json!({ "latitude": 47.1, "longitude": 8.5, "altitudeMeters": null });
    assert_eq!(violations::<Coordinates>(point), [""; 0]);
    assert!(serde_json::from_value::<Coordinates>(json!({ "latitude": null, "longitude": 8.5 })).is_err());
    let plan = json!({ "mode": "moisture", "thresholdPercent": 0, "sensorIds": ["sens_a1"] });
    assert_eq!(violations::<IrrigationPlan>(plan).len(), 1, "a share of moisture starts at 1");
    let page = json!({ "plots": [], "nextCursor": "cur_9" });
    let page: ListPlotsResponse = serde_json::from_value(page).expect("what a call returns is the response's body");
    assert_eq!(page.next_cursor.as_deref(), Some("cur_9"));
}

#[test]
fn a_name_that_no_place_shows_is_read_as_documented_too_and_written_in_one_way() {
    let wire = json!({"sensorId": "S1", "measuredAt": "2024-02-29T10:15:30Z", "moisturePercent": 4, "value": "dry"});
    let documented =
        json!({"sensor_id": "S1", "measured_at": "2024-02-29T10:15:30Z", "moisture_percent": 4, "value": "dry"});
    let mixed = json!({"sensorId": "S1", "measured_at": "2024-02-29T10:15:30Z", "moisturePercent": 4, "value": "dry"});
    for value in [&wire, &documented, &mixed] {
        let reading: SoilReading = serde_json::from_value(value.clone()).expect("either name will do");
        assert_eq!(serde_json::to_value(&reading).expect("JSON"), wire, "{value}");
    }
    let twice = json!({"sensorId": "S1", "sensor_id": "S2", "measuredAt": "2024-02-29T10:15:30Z", "moisturePercent": 4, "value": "dry"});
    let error = serde_json::from_value::<SoilReading>(twice).expect_err("one field has two values").to_string();
    assert!(error.contains("duplicate field"), "{error}");
}
