//! Addresses: of pages, people and machines.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::report::{Path, Report, form};

/// Reports a text that is not an absolute URI: a scheme, a colon, and no blanks. Characters beyond ASCII are accepted,
/// as browsers do.
pub(crate) fn uri(text: &str, path: Path<'_>, report: &mut Report) {
    let scheme = text.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
    });
    form(scheme && is_solid(text), "an absolute URI", path, report);
}

/// Reports a text that is not a URL of the scheme `https`.
pub(crate) fn https_uri(text: &str, path: Path<'_>, report: &mut Report) {
    let https = text.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"));
    form(https && text.len() > 8 && is_solid(text), "a URL that starts with https://", path, report);
}

fn is_solid(text: &str) -> bool {
    !text.bytes().any(|byte| byte.is_ascii_whitespace() || byte.is_ascii_control())
}

/// Reports a text without something on both sides of an `@`. More than that only the receiving server knows.
pub(crate) fn email(text: &str, path: Path<'_>, report: &mut Report) {
    let fits = text.rsplit_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && !domain.is_empty()
            && is_solid(domain)
            && !local.bytes().any(|byte| byte.is_ascii_control())
    });
    form(fits, "an email address", path, report);
}

/// Reports a text that is not an IPv4 address.
pub(crate) fn ipv4(text: &str, path: Path<'_>, report: &mut Report) {
    form(text.parse::<Ipv4Addr>().is_ok(), "an IPv4 address", path, report);
}

/// Reports a text that is not an IPv6 address, with or without a zone.
pub(crate) fn ipv6(text: &str, path: Path<'_>, report: &mut Report) {
    let address = text.split_once('%').map_or(text, |(address, _)| address);
    form(address.parse::<Ipv6Addr>().is_ok(), "an IPv6 address", path, report);
}

/// Reports a text that is not a block of addresses in CIDR notation.
pub(crate) fn cidr(text: &str, path: Path<'_>, report: &mut Report) {
    let fits = text.split_once('/').is_some_and(|(address, length)| {
        let most = match address.parse::<IpAddr>() {
            Ok(IpAddr::V4(_)) => 32,
            Ok(IpAddr::V6(_)) => 128,
            Err(_) => return false,
        };
        length.bytes().all(|byte| byte.is_ascii_digit()) && length.parse::<u8>().is_ok_and(|length| length <= most)
    });
    form(fits, "a block of addresses in CIDR notation", path, report);
}

/// Reports a text that is not a domain name. Names of other scripts are accepted in letters and in code; underscores
/// and a star for the first part are, too, since the names of services and of certificates have them.
pub(crate) fn fqdn(text: &str, path: Path<'_>, report: &mut Report) {
    let name = text.strip_suffix('.').unwrap_or(text);
    let name = name.strip_prefix("*.").unwrap_or(name);
    let label = |label: &str| {
        (1..=63).contains(&label.chars().count())
            && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_' || !c.is_ascii())
    };
    form(name.chars().count() <= 253 && name.split('.').all(label), "a domain name", path, report);
}
