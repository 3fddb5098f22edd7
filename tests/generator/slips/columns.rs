//! Columns that state what values must keep.

use super::{all, table};

fn cells<'c, const N: usize>(column: &str, cases: [(&'c str, &'c str); N]) -> String {
    let page = |ty: &str, cell: &str| {
        table(
            &format!("Field | Type | Required | {column} | Description"),
            &format!("| a | {ty} | no | {cell} | What. |"),
        )
    };
    let named: Vec<(String, String)> =
        cases.iter().map(|(ty, cell)| (format!("{ty}: {cell}"), page(ty, cell))).collect();
    all(named.iter().map(|(name, page)| (name.as_str(), page.clone())))
}

#[test]
fn limits() {
    insta::assert_snapshot!(cells(
        "Limits",
        [
            ("integer", "1..5"),
            ("integer", "0.."),
            ("integer", "..5"),
            ("integer", "\u{2212}5..5"),
            ("integer", "multiple of 5"),
            ("string[]", "1..5, unique"),
            ("integer", "5"),
            ("string", "20"),
            ("string[]", "5"),
            ("integer", "1-"),
            ("integer", "(1,5)"),
            ("integer", "1,5"),
            ("integer", "maax 5"),
            ("integer", "max"),
            ("string", "max 2O"),
            ("integer", "not 0"),
            ("integer", "5..1"),
            ("string", "\u{2264}20"),
            ("string", "<= 20"),
            ("integer", "1..5 or 9"),
            ("boolean", "1..5"),
            ("uint8", "1..500"),
            ("integer", "1..1.5"),
            ("integer", "1..n"),
            ("string", "20 characters"),
            ("string", "max 20 characters"),
            ("integer", "max 5 (10 in winter)"),
            ("string", "At most 20 characters, and no more than that."),
        ]
    ));
}

#[test]
fn patterns() {
    insta::assert_snapshot!(cells(
        "Pattern",
        [
            ("string", "`^[A-Z]{2} [0-9]{4}$`"),
            ("string", "`^(a \\| b)$`"),
            ("string", "^a b$"),
            ("string", "`^a$` or empty"),
            ("string", "`^a$`, `^b$`"),
            ("string", "two letters"),
            ("string", "`AA-99`"),
            ("integer", "`^[0-9]+$`"),
        ]
    ));
}

#[test]
fn formats() {
    insta::assert_snapshot!(cells(
        "Format",
        [
            ("string", "email"),
            ("string", "e-mail"),
            ("string", "url"),
            ("string", "hex"),
            ("string", "base64"),
            ("string", "ISO 4217"),
            ("string", "semver"),
            ("string", "json"),
            ("string", "emial"),
            ("string", "phone"),
            ("string", "DD.MM.YYYY"),
            ("string", "email, ipv4"),
            ("integer", "email"),
            ("integer", "int32"),
            ("string", "regex"),
        ]
    ));
}

#[test]
fn allowed_values() {
    insta::assert_snapshot!(cells(
        "Allowed values",
        [
            ("string", "`a`, `b`"),
            ("string", "`a`"),
            ("integer", "`1`, `2`"),
            ("string", "\"a\", \"b\""),
            ("string", "a, b"),
            ("string", "`a`, b"),
            ("integer", "1, 2"),
            ("integer", "`1`, `x`"),
            ("string", "`a`, `a`"),
            ("string", "`a`..`c`"),
            ("string", "`a`, `b`, ..."),
            ("string", "any"),
            ("string", "[Pot](#pot)"),
            ("date", "`2024-01-31`"),
        ]
    ));
}
