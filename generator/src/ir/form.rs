//! Whether a text has the form of a standard, as far as a look tells: enough to see that an example contradicts it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether a text plainly has another form than the standard's. Not so for what only a table or a grammar could tell,
/// for standards that are not known here, and for codes of countries and currencies: tools fill fields of such names with
/// any country's or currency's name.
pub(super) fn differs(format: &str, text: &str) -> bool {
    let all = |fits: fn(&u8) -> bool| text.bytes().all(|byte| fits(&byte));
    match format {
        "uuid" => !is_uuid(text),
        "date" => text.len() != 10 || !starts_with_date(text),
        "date-time" => !starts_with_date(text) || !text.contains(':'),
        "email" => !text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty()),
        "uri" => !text.split_once(':').is_some_and(|(scheme, _)| scheme.starts_with(|c: char| c.is_ascii_alphabetic())),
        "https-uri" => !text.starts_with("https://"),
        "ipv4" => text.parse::<Ipv4Addr>().is_err(),
        "ipv6" => text.parse::<Ipv6Addr>().is_err(),
        "cidr" => !text.split_once('/').is_some_and(|(host, bits)| {
            host.parse::<IpAddr>().is_ok() && bits.parse::<u8>().is_ok_and(|bits| bits <= 128)
        }),
        "fqdn" => !text.contains('.') || text.contains(['/', ' ', ':', '@']),
        "e164" => !text.strip_prefix('+').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit())),
        "hex" => !text.trim_start_matches("0x").bytes().all(|byte| byte.is_ascii_hexdigit()),
        "base64" => !all(|byte| byte.is_ascii_alphanumeric() || b"+/-_=\r\n".contains(byte)),
        "base64url" => !all(|byte| byte.is_ascii_alphanumeric() || b"-_=\r\n".contains(byte)),
        "semver" => {
            let core = text.split(['-', '+']).next().unwrap_or_default();
            !(core.split('.').count() == 3 && core.split('.').all(|part| part.parse::<u64>().is_ok()))
        }
        "json" => serde_json::from_str::<serde::de::IgnoredAny>(text).is_err(),
        _ => false,
    }
}

fn is_uuid(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12])
        && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// `2024-05-06`, and whatever stands behind.
fn starts_with_date(text: &str) -> bool {
    let mut bytes = text.bytes();
    "dddd-dd-dd"
        .bytes()
        .all(|form| bytes.next().is_some_and(|byte| if form == b'd' { byte.is_ascii_digit() } else { byte == form }))
}

#[cfg(test)]
mod tests {
    use super::differs;

    #[test]
    fn a_look_tells_other_forms() {
        for (format, right, wrong) in [
            ("uuid", "0b7d1e0c-56a1-4f0e-9a36-2f6f1f0f3a11", "0b7d1e0c"),
            ("date", "2024-05-06", "06.05.2024"),
            ("date-time", "2024-05-06T07:08:09Z", "1715000000"),
            ("email", "a@example.com", "example.com"),
            ("uri", "urn:a", "example.com/a"),
            ("https-uri", "https://a.example", "http://a.example"),
            ("ipv4", "192.0.2.1", "192.0.2"),
            ("ipv6", "2001:db8::1", "192.0.2.1"),
            ("cidr", "192.0.2.0/24", "192.0.2.0"),
            ("fqdn", "a.example.com", "https://a.example.com"),
            ("e164", "+441632960000", "01632 960000"),
            ("hex", "c0ffee", "coffee"),
            ("base64", "YWI=", "a b"),
            ("base64url", "a-b", "a+b"),
            ("semver", "1.2.3-rc.1", "1.2"),
            ("json", "{\"a\": 1}", "a: 1"),
        ] {
            assert!(!differs(format, right), "{format} {right}");
            assert!(differs(format, wrong), "{format} {wrong}");
        }
        for format in ["iso4217", "iso3166-1-alpha2", "a standard that is not known"] {
            assert!(!differs(format, "Borduria"));
        }
    }
}
