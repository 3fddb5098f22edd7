//! Checks of texts.

use quote::quote;

use super::super::doc;
use super::parts::{Check, Limit, Takes, counted, size, spelled};
use crate::ir::{ConstraintKind, LengthUnit};
use crate::regex::Regex;

/// The check of a text.
pub(super) fn text(kind: &ConstraintKind) -> Option<Check> {
    let check = |part, function, limit, words| Some(Check { part, function, takes: Takes::Reference, limit, words });
    match kind {
        ConstraintKind::MaxLength(limit, LengthUnit::Characters) => {
            check("length", "max", size(*limit)?, format!("at most {}", counted(*limit, "character")))
        }
        ConstraintKind::MinLength(limit, LengthUnit::Characters) => {
            check("length", "min", size(*limit)?, format!("at least {}", counted(*limit, "character")))
        }
        ConstraintKind::MaxLength(limit, LengthUnit::Bytes) => {
            check("length", "max_bytes", size(*limit)?, format!("at most {}", counted(*limit, "byte")))
        }
        ConstraintKind::MinLength(limit, LengthUnit::Bytes) => {
            check("length", "min_bytes", size(*limit)?, format!("at least {}", counted(*limit, "byte")))
        }
        ConstraintKind::Charset(set) => {
            let words = format!("only characters of {}", doc::code(&format!("[{}]", set.to_class())));
            check("charset", "only", Limit::Charset(set.clone()), words)
        }
        ConstraintKind::Prefix(start) => {
            check("length", "prefix", Limit::Value(quote!(#start)), format!("starts with {}", doc::code(start)))
        }
        ConstraintKind::Suffix(end) => {
            check("length", "suffix", Limit::Value(quote!(#end)), format!("ends with {}", doc::code(end)))
        }
        ConstraintKind::Enum(values) => {
            let texts = values.iter().map(serde_json::Value::as_str).collect::<Option<Vec<_>>>()?;
            let words = format!("one of {}", spelled(texts.iter()));
            check("values", "one_of_texts", Limit::Value(quote!(&[#(#texts),*])), words)
        }
        ConstraintKind::Pattern(pattern) => {
            let regex = Regex::new(pattern).ok()?;
            let verb = if regex.is_whole() { "matches" } else { "has a part that matches" };
            let words = format!("{verb} {}", doc::code(pattern));
            let limit = Limit::Pattern(pattern.clone(), regex.form().clone());
            check("pattern", "matches", limit, words)
        }
        ConstraintKind::Format(format) => {
            let (part, function, words) = form(format)?;
            check(part, function, Limit::None, words.to_owned())
        }
        _ => None,
    }
}

/// Each standard whose form is checked: its name, the part of the support module and the function that check it, and what
/// a text of that form is. An exact check of others would be heavy (`regex`), or data that is meant often has another form
/// (`iso3166-2`, of which many leave out the country).
const FORMS: &[(&str, &str, &str, &str)] = &[
    ("date-time", "dates", "date_time", "a date and time of ISO 8601"),
    ("date", "dates", "date", "a date such as `2024-02-29`"),
    ("uuid", "codes", "uuid", "a UUID"),
    ("iso4217", "codes", "iso4217", "a currency code of ISO 4217"),
    ("iso3166-1-alpha2", "codes", "iso3166_alpha2", "a two-letter country code of ISO 3166-1"),
    ("iso3166-1", "codes", "iso3166", "a country code of ISO 3166-1"),
    ("bcp47", "codes", "bcp47", "a language tag of BCP 47"),
    ("e164", "codes", "e164", "a telephone number of E.164"),
    ("semver", "codes", "semver", "a semantic version"),
    ("base64", "codings", "base64", "base64"),
    ("base64url", "codings", "base64url", "base64url"),
    ("hex", "codings", "hex", "hexadecimal digits"),
    ("json", "json", "json", "JSON"),
    ("uri", "network", "uri", "an absolute URI"),
    ("https-uri", "network", "https_uri", "a URL that starts with `https://`"),
    ("email", "network", "email", "an email address"),
    ("ipv4", "network", "ipv4", "an IPv4 address"),
    ("ipv6", "network", "ipv6", "an IPv6 address"),
    ("cidr", "network", "cidr", "a block of addresses in CIDR notation"),
    ("fqdn", "network", "fqdn", "a domain name"),
];

/// The names of the forms that are checked.
pub(super) fn forms() -> impl Iterator<Item = &'static str> {
    FORMS.iter().map(|(name, ..)| *name)
}

/// The check of a standard's form on a text, and what such a text is.
fn form(format: &str) -> Option<(&'static str, &'static str, &'static str)> {
    let (_, part, function, words) = FORMS.iter().find(|(name, ..)| *name == format)?;
    Some((part, function, words))
}
