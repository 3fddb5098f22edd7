//! The checks of forms that emitted code calls, each with texts that it lets pass and texts that it reports.

use super::support::report::{Path, Report};
use super::support::{codes, codings, dates, json, loss, network};

type Check = fn(&str, Path<'_>, &mut Report);

fn passes(check: Check, text: &str) -> bool {
    let mut report = Report::new();
    check(text, &mut garde::Path::empty, &mut report);
    report.is_empty()
}

#[track_caller]
fn table(check: Check, good: &[&str], bad: &[&str]) {
    for text in good {
        assert!(passes(check, text), "{text:?} is reported");
    }
    for text in bad {
        assert!(!passes(check, text), "{text:?} is not reported");
    }
}

#[test]
fn a_violation_has_its_code_first_and_never_the_value() {
    let mut report = Report::new();
    codes::uuid("secret", &mut garde::Path::empty, &mut report);
    assert_eq!(report.to_string().trim(), "format: a UUID, found another form");
}

#[test]
fn dates() {
    table(
        dates::date,
        &["2024-02-29", "1999-12-31", "2000-02-29"],
        &[
            "2023-02-29",
            "1900-02-29",
            "2024-2-9",
            "20240229",
            "2024-13-01",
            "2024-00-10",
            "2024-01-32",
            "today",
            "",
            "２０２４-01-01",
        ],
    );
}

#[test]
fn instants() {
    let good = [
        "2024-02-29T10:15:30Z",
        "2024-02-29t10:15:30.123456789z",
        "2024-02-29T10:15:30+01:00",
        "2024-02-29 10:15:30",
        "20240229T101530Z",
        "20240229T1015-0330",
        "2024-02-29T10:15",
        "2024-02-29T10",
        "2024-02-29",
        "2024-060",
        "2024060",
        "2024-W09-4",
        "2024W094",
        "2024-W09",
        "2024-02",
        "2024",
        "2016-12-31T23:59:60Z",
        "2024-02-29T24:00:00",
        "2024-02-29T10:15:30,5Z",
        "+002024-02-29T00:00:00Z",
        "-000001-01-01",
        "2024-02-29T10:15:30 +0100",
        "2024-02-29T10:15:30+01:00[Europe/Paris]",
        "2024-02-29T10:15:30\u{2212}05:00",
        "2024-366T00Z",
    ];
    let bad = [
        "",
        "T",
        "tomorrow",
        "02/29/2024",
        "2023-02-29T10:15:30Z",
        "2024-02-29T25:00Z",
        "2024-02-29T10:60Z",
        "2024-02-29T10:15:30.Z",
        "2024-02-29T10:15:30+1",
        "2024-02-29T10:15:61Z",
        "1709201730",
        "2024-02-29T",
        "2023-366",
        "2024-W54-1",
        "2024-W09-8",
        "24-02-29",
        "2024-02-29T10:15:30Zulu",
        "20240229T10153",
        "é024-02-29",
    ];
    table(dates::date_time, &good, &bad);
}

#[test]
fn identifiers_and_codes() {
    let uuid = "123e4567-e89b-12d3-a456-426614174000";
    table(
        codes::uuid,
        &[
            uuid,
            &uuid.to_uppercase(),
            "123e4567e89b12d3a456426614174000",
            "urn:uuid:123e4567-e89b-12d3-a456-426614174000",
        ],
        &[
            "",
            "123e4567-e89b-12d3-a456-42661417400",
            "123e4567-e89b-12d3-a456-42661417400g",
            "123e4567-e89b12d3-a456-426614174000-",
            "€23e4567",
        ],
    );
    table(codes::iso4217, &["EUR", "usd", "978"], &["", "EU", "EURO", "E1R", "97", "é1"]);
    table(codes::iso3166_alpha2, &["DE", "gb"], &["", "D", "DEU", "D1", "é"]);
    table(codes::iso3166, &["DE", "DEU", "276"], &["", "GERMANY", "27", "D1"]);
    table(
        codes::bcp47,
        &["en", "en-US", "zh-Hant-TW", "pt_BR", "x-private", "sl-rozaj-biske-1994", "i-klingon"],
        &["", "en-", "-US", "en US", "toolongaa-US", "1n", "en-toolongpart"],
    );
    table(
        codes::e164,
        &["+14155550100", "14155550100", "+123456789012345"],
        &["", "+", "+0123", "+1234567890123456", "+1 415", "+1-4"],
    );
    table(
        codes::semver,
        &[
            "1.2.3",
            "v1.2.3",
            "0.0.0",
            "1.0.0-alpha.1",
            "1.0.0+build.01",
            "1.0.0-0a.b-c+x-y",
            "1.0.0--",
            "999999999999999999999.0.0",
        ],
        &["", "1", "1.2", "1.2.3.4", "01.2.3", "1.2.3-", "1.2.3-01", "1.2.3+", "1.2.x", "1.2.3-é"],
    );
}

#[test]
fn codings() {
    table(
        codings::base64,
        &["", "aGk=", "aGk", "aGkh", "a-_b", "a+/b", "aGk=\r\n", "aGkh\naGk=", "YQ==", "YQ"],
        &["a", "aGk==", "aG k=", "=aGk", "aG=k", "aGkhé", "YQ=", "aGkha", "YQ==="],
    );
    table(codings::base64url, &["", "aGk", "aGk=", "a-_b"], &["a+/b", "a", "a b"]);
    table(codings::hex, &["", "00ff", "0xFF", "DEADbeef", "abc"], &["0g", "x", "#ff", "00 ff", "é"]);
    table(
        json::json,
        &[
            "{}",
            "[1, 2]",
            " null ",
            "\"text\"",
            "1e999",
            &"[".repeat(400).replace('[', "[[").chars().chain("]".repeat(800).chars()).collect::<String>(),
        ],
        &["", "{", "{a: 1}", "1 2", "'text'"],
    );
}

#[test]
fn addresses() {
    table(
        network::uri,
        &[
            "https://example.com",
            "mailto:a@example.com",
            "urn:a:b",
            "x:",
            "https://exämple.com/ä?q=[1]",
            "app+x-y.z://go",
        ],
        &["", "example.com", "/path", "https://exa mple.com", "1http://a", "://a", "http://a\n"],
    );
    table(
        network::https_uri,
        &["https://example.com", "HTTPS://example.com/a?b#c"],
        &["", "https://", "http://example.com", "https:/example.com", "https://a b", "é"],
    );
    table(
        network::email,
        &["a@b", "a.b+c@example.com", "\"a b\"@example.com", "\"a@b\"@example.com", "ä@exämple.com", "a@[10.0.0.1]"],
        &["", "a", "@b", "a@", "a@b c"],
    );
    table(network::ipv4, &["10.0.0.1", "255.255.255.255"], &["", "10.0.0", "256.0.0.1", "::1", "10.0.0.1/8"]);
    table(
        network::ipv6,
        &["::1", "2001:db8::1", "fe80::1%eth0", "::ffff:10.0.0.1"],
        &["", "10.0.0.1", ":::", "::1/64"],
    );
    table(
        network::cidr,
        &["10.0.0.0/8", "0.0.0.0/0", "2001:db8::/128"],
        &["", "10.0.0.0", "10.0.0.0/33", "::/129", "a/8", "10.0.0.0/+8", "10.0.0.0/"],
    );
    table(
        network::fqdn,
        &["example.com", "example.com.", "*.example.com", "_dmarc.example.com", "xn--exmple-cua.com", "exämple.com"],
        &["", ".", "a..b", "a b.com", "https://example.com", "a.com/b", &"a".repeat(64)],
    );
}

#[test]
fn what_a_model_does_not_keep_is_counted() {
    #[derive(serde::Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Kept {
        first_name: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        port: Option<u16>,
        berths: Vec<Berth>,
        notes: std::collections::BTreeMap<u8, Option<&'static str>>,
    }

    #[derive(serde::Serialize)]
    enum Berth {
        Open,
        Taken(bool),
        Shared { by: u8 },
        Split(u8, Vec<u8>),
    }

    let kept = Kept {
        first_name: "Zoë".into(),
        port: None,
        berths: vec![Berth::Open, Berth::Taken(true), Berth::Shared { by: 2 }, Berth::Split(1, vec![2])],
        notes: [(1, Some("a")), (2, None)].into(),
    };
    let tree = serde_json::to_value(&kept).expect("JSON");
    let lost = |value: serde_json::Value| loss::lost(&value, &kept).expect("JSON");
    let with = |pointer: &str, name: &str, value: serde_json::Value| {
        let mut tree = tree.clone();
        tree.pointer_mut(pointer).expect("a place")[name] = value;
        tree
    };
    assert_eq!(lost(tree.clone()), 0);
    assert_eq!(lost(with("", "port", 80.into())), 1);
    assert_eq!(lost(with("", "port", serde_json::Value::Null)), 0);
    assert_eq!(lost(with("", "another", [1, 2].into_iter().collect())), 1);
    assert_eq!(lost(with("/berths/2/Shared", "with", 3.into())), 1);
    assert_eq!(lost(with("/notes", "3", "c".into())), 1);
    assert_eq!(lost(serde_json::Value::Null), 0);
    let both: serde_json::Value = [with("", "port", 80.into()), with("/notes", "3", "c".into())].into_iter().collect();
    assert_eq!(loss::lost(&both, &[&kept, &kept]).expect("JSON"), 2);
}
