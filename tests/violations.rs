//! What is wrong with a value, as data; and what is never told.

use models::authserver::operations::ClientSecretUpdateApiRequestBody;
use models::parcels::payments::{Payment, Quote};
use models::support::{Code, DecodeError, Violation, from_str, violations};
use serde_json::{Value, json};

const QUOTE: &str = r#"{"shipment": "S123456789012", "currency": "EUR", "base": 1,
    "surcharges": [{"reason": "snow", "amount": -2}], "valid_until": "2026-01-31T00:00:00Z",
    "pay_with": [{"type": "card", "last_digits": "12"}]}"#;

fn quote() -> Quote {
    from_str(QUOTE).expect("a quote")
}

#[test]
fn violations_are_data() {
    let found = violations(&quote());
    let shown: Vec<_> = found.iter().map(|found| (found.pointer.as_str(), found.code, found.found)).collect();
    assert_eq!(
        shown,
        [
            ("/shipment", Code::MaxLength, Some(13)),
            ("/surcharges/0/reason", Code::Enum, None),
            ("/surcharges/0/amount", Code::Minimum, None),
            ("/pay_with/0/last_digits", Code::MinLength, Some(2)),
        ]
    );
    let limits: Vec<_> = found.into_iter().map(|found| found.limit.expect("a limit")).collect();
    assert_eq!(limits, [json!(12), json!(["fuel", "island", "weekend", "oversize"]), json!(0), json!(4)]);
}

#[test]
fn they_are_in_the_order_of_the_report_and_say_the_same() {
    let quote = quote();
    let report = garde::Validate::validate(&quote).expect_err("violations");
    let lines: Vec<_> = violations(&quote).iter().map(ToString::to_string).collect();
    assert_eq!(lines.join("\n"), report.to_string().trim_end());
}

/// An answer as problem details have it (RFC 9457).
fn problem(violations: &[Violation]) -> Value {
    json!({
        "type": "https://example.com/problems/invalid",
        "title": "The request is not valid.",
        "status": 422,
        "errors": violations,
    })
}

#[test]
fn they_go_into_problem_details() {
    let problem = problem(&violations(&quote()));
    assert_eq!(
        problem["errors"][0],
        json!({
            "path": "shipment",
            "pointer": "/shipment",
            "code": "max_length",
            "limit": 12,
            "found": 13,
            "message": "max_length: at most 12 characters, found 13",
        })
    );
    assert_eq!(problem["errors"][3]["code"], "min_length");
}

#[test]
fn every_code_is_spelled_once() {
    let mut texts: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    texts.sort_unstable();
    texts.dedup();
    assert_eq!(texts.len(), Code::ALL.len());
}

#[test]
fn secrets_are_not_shown() {
    let secret = ClientSecretUpdateApiRequestBody::new("hunter2");
    assert_eq!(format!("{secret:?}"), "ClientSecretUpdateApiRequestBody { client_secret: [redacted] }");
    let secret = ClientSecretUpdateApiRequestBody::new("hunter2!");
    let found = violations(&secret);
    assert!(!found.is_empty() && !format!("{found:?}").contains("hunter2"), "{found:?}");
}

#[test]
fn errors_of_decoding_say_the_place_and_not_the_value() {
    let error = |text: &str| from_str::<Quote>(text).expect_err("an error").to_string();
    let changed = |from: &str, to: &str| QUOTE.replace(from, to);
    assert_eq!(
        error(&changed("-2", "\"hunter2\"")),
        "/surcharges/0/amount: expected f64, found a string (line 2, column 57)"
    );
    let list = error(&changed("\"EUR\"", "[7]"));
    assert!(list.starts_with("/currency: expected a string, found a list (line 1"), "{list}");
    let missing = error(&changed(", \"amount\": -2", ""));
    assert!(missing.starts_with("/surcharges/0: missing field `amount` (line 2"), "{missing}");
    let date = error(&changed("2026-01-31T00:00:00Z", "hunter2"));
    assert!(date.starts_with("/valid_until: not a value of this type"), "{date}");
    let member = error(&changed("\"12\"", "{}"));
    assert!(member.starts_with("/pay_with/0"), "{member}");
    assert!(member.contains("expected a string, found an object"), "{member}");
    let cut = error("{\"shipment\": \"hunter2");
    assert!(cut.starts_with("/shipment: EOF while parsing a string (line 1"), "{cut}");
    let error: DecodeError = from_str::<Payment>("[]").expect_err("a list is no payment");
    assert_eq!((error.pointer(), error.problem()), ("", "expected an object with `type`, found a list"));
}

#[test]
fn a_whole_number_may_be_written_with_a_fraction_of_nothing() {
    let invoice = |days: &str| from_str::<Payment>(&format!("{{\"type\": \"invoice\", \"due_in_days\": {days}}}"));
    assert_eq!(invoice("14.0").expect("a number"), invoice("14").expect("a number"));
    for wrong in ["14.5", "1e9", "-7.0", "\"14\""] {
        assert!(invoice(wrong).is_err(), "{wrong}");
    }
}
