//! Standards for the form of a value, and the names that prose knows them by.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::text::{Kind, Token};

/// A standard, as a row of the table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Standard {
    /// The name in the IR.
    pub(super) format: &'static str,
    /// What values have such a form.
    pub(super) of: Of,
    /// Names, in lower case; a space stands between two tokens.
    names: &'static [&'static str],
}

/// What values may have a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// Text.
    Text,
    /// Text that says what something is coded in: any noun may follow, as in `base64-encoded picture`.
    Coding,
    /// A regular expression: text, and no expression stands behind its name.
    Expression,
    /// A date or an instant, whether text or a type of its own.
    Instant,
    /// A form that is known and cannot be checked.
    Unknown,
}

/// The table. Of two names the longer one counts.
const STANDARDS: &[Standard] = &[
    Standard {
        format: "date-time",
        of: Of::Instant,
        names: &[
            "iso 8601",
            "iso8601",
            "rfc 3339",
            "rfc3339",
            "iso 8601 date time",
            "iso8601 datetime",
            "iso date time",
            "iso datetime",
            "iso timestamp",
            "iso date string",
            "internet date and time format",
            "iso 8601 utc",
        ],
    },
    Standard { format: "date", of: Of::Instant, names: &["yyyy mm dd", "iso 8601 yyyy mm dd", "full date notation"] },
    Standard {
        format: "",
        of: Of::Unknown,
        names: &[
            "iso 8601 duration",
            "iso 8601 durations",
            "iso8601 duration",
            "iso 8601 interval",
            "iso 8601 period",
            "iso 8601 repeating",
            "iso 639",
            "iso 639-1",
            "iso 639-2",
            "iso 639-3",
            "iso 3166-1 alpha 3",
            "iso 3166 alpha 3",
            "iso 3166-1 numeric",
            "iso 3166-1 alpha 3 country",
            "iso 3166-1-alpha-3",
            "iso 8601 week",
            "iso 8601 time interval",
            "iso 8583",
            "iso 20022",
            "iso 15924",
            "yyyy mm dd hh",
            "iso 6166",
            "iso 9362",
        ],
    },
    Standard {
        format: "uuid",
        of: Of::Text,
        names: &["uuid", "uuids", "uuid v4", "uuidv4", "uuid v7", "uuidv7", "guid", "guids", "rfc 4122", "rfc 9562"],
    },
    Standard {
        format: "iso4217",
        of: Of::Text,
        names: &["iso 4217", "iso4217", "iso currency code", "iso currency codes", "iso 4217 currency"],
    },
    Standard {
        format: "iso3166-1-alpha2",
        of: Of::Text,
        names: &[
            "iso 3166-1 alpha 2",
            "iso 3166 alpha 2",
            "iso 3166-1-alpha-2",
            "iso 3166-1 alpha2",
            "iso 3166-1-alpha2",
            "iso 3166 1 alpha 2",
            "iso 3166-1-alpha 2",
            "iso 3166-alpha-2",
            "iso alpha 2",
            "iso 3166-1 2 letter",
            "iso 3166-1 two letter",
            "iso 3166-2 alpha 2 country",
        ],
    },
    // Which of its three codes is not said.
    Standard {
        format: "iso3166-1",
        of: Of::Text,
        names: &["iso 3166", "iso 3166-1", "iso3166", "iso country code", "iso country codes", "iso 3166 country"],
    },
    Standard { format: "iso3166-2", of: Of::Text, names: &["iso 3166-2"] },
    Standard {
        format: "bcp47",
        of: Of::Text,
        names: &[
            "bcp 47",
            "bcp47",
            "rfc 5646",
            "rfc5646",
            "ietf bcp 47",
            "ietf language tag",
            "ietf language tags",
            "language tag defined in rfc 5646",
            "language tags defined in rfc 5646",
            "ietf bcp 47 language tag",
        ],
    },
    Standard { format: "e164", of: Of::Text, names: &["e.164", "e164"] },
    Standard {
        format: "uri",
        of: Of::Text,
        names: &[
            "valid url",
            "valid uri",
            "absolute url",
            "absolute uri",
            "valid urls",
            "valid uris",
            "absolute urls",
            "absolute uris",
            "well formed url",
            "fully qualified url",
            "fully qualified uri",
            "rfc 3986",
            "valid http url",
            "valid https url",
            "valid http or https url",
            "valid absolute url",
            "complete and valid url",
        ],
    },
    Standard {
        format: "email",
        of: Of::Text,
        names: &[
            "valid email",
            "valid email address",
            "valid email addresses",
            "valid emails",
            "well formed email",
            "valid e mail",
            "rfc 5322",
        ],
    },
    Standard { format: "base64", of: Of::Coding, names: &["base64", "base 64", "base64 encoded", "base 64 encoded"] },
    Standard {
        format: "base64url",
        of: Of::Coding,
        names: &[
            "base64url",
            "base64 url",
            "base64url encoded",
            "url safe base64",
            "base64 url encoded",
            "base64url encoding",
        ],
    },
    Standard {
        format: "hex",
        of: Of::Coding,
        names: &[
            "hex encoded",
            "hexadecimal encoded",
            "hex string",
            "hexadecimal string",
            "hex digits",
            "hex encoding",
        ],
    },
    Standard {
        format: "",
        of: Of::Unknown,
        names: &["hex color", "hex colour", "hex format", "hex code", "base64 url or"],
    },
    Standard { format: "ipv4", of: Of::Text, names: &["ipv4 address", "ipv4", "ipv4 addresses"] },
    Standard { format: "ipv6", of: Of::Text, names: &["ipv6 address", "ipv6", "ipv6 addresses"] },
    Standard {
        format: "cidr",
        of: Of::Text,
        names: &[
            "cidr",
            "cidr block",
            "cidr notation",
            "cidr blocks",
            "cidr range",
            "cidr format",
            "ipv4 cidr",
            "ipv6 cidr",
            "ipv4 cidr block",
            "ipv6 cidr block",
            "ip cidr",
            "ipv4 network range",
            "ipv4 cidr blocks",
            "ipv6 cidr blocks",
        ],
    },
    Standard {
        format: "fqdn",
        of: Of::Text,
        names: &[
            "fqdn",
            "fully qualified domain name",
            "fully qualified domain names",
            "fully qualified dns name",
            "fully qualified hostname",
        ],
    },
    Standard {
        format: "json",
        of: Of::Text,
        names: &[
            "json",
            "json string",
            "json object",
            "json formatted",
            "json encoded",
            "valid json",
            "json serialized",
            "stringified json",
            "serialized json",
        ],
    },
    Standard {
        format: "",
        of: Of::Unknown,
        names: &["json schema", "json path", "json pointer", "json web", "json lines", "json patch"],
    },
    Standard {
        format: "regex",
        of: Of::Expression,
        names: &["regex", "regular expression", "regexp", "regex pattern"],
    },
    Standard { format: "semver", of: Of::Text, names: &["semver", "semantic version", "semantic versioning"] },
];

/// The tokens of a name, and what it names.
type Name = (Vec<&'static str>, &'static Standard);

/// The names by their first token, the longest first.
static NAMES: LazyLock<HashMap<&'static str, Vec<Name>>> = LazyLock::new(|| {
    let mut names: HashMap<_, Vec<_>> = HashMap::new();
    for standard in STANDARDS {
        for name in standard.names {
            let tokens: Vec<&'static str> = name.split(' ').collect();
            if let Some(first) = tokens.first() {
                names.entry(*first).or_default().push((tokens, standard));
            }
        }
    }
    for entries in names.values_mut() {
        entries.sort_by_key(|(tokens, _)| std::cmp::Reverse(tokens.len()));
    }
    names
});

/// The standard that is named at `words[at..]`, and with how many words.
pub(super) fn named(words: &[&Token], at: usize) -> Option<(&'static Standard, usize)> {
    let first = words.get(at)?;
    if first.kind == Kind::Literal {
        return written(&first.text).map(|standard| (standard, 1));
    }
    let known = NAMES.get(first.text.as_str())?;
    let fits = |name: &[&str]| {
        name.iter().enumerate().all(|(offset, wanted)| {
            words.get(at + offset).is_some_and(|token| {
                // A number is a word of a name too: `alpha-2`.
                matches!(token.kind, Kind::Word | Kind::Number(_)) && token.text == *wanted
            })
        })
    };
    known.iter().find(|(name, _)| fits(name)).map(|(name, standard)| (*standard, name.len()))
}

/// A form that is written out: `YYYY-MM-DD`.
fn written(text: &str) -> Option<&'static Standard> {
    let lower = text.to_ascii_lowercase();
    let format = match lower.as_str() {
        "yyyy-mm-dd" => "date",
        _ if lower.starts_with("yyyy-mm-dd") && lower.contains("hh:mm:ss") && lower.contains('t') => "date-time",
        _ => return None,
    };
    STANDARDS.iter().find(|standard| standard.format == format)
}

#[cfg(test)]
mod tests {
    use super::{STANDARDS, named};
    use crate::mine::text::{Text, Token};

    #[test]
    fn no_name_stands_for_two_standards() {
        let mut names: Vec<_> = STANDARDS.iter().flat_map(|standard| standard.names).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn the_longest_name_counts() {
        for (prose, wanted) in [
            ("ISO 8601", Some(("date-time", 2))),
            ("ISO-8601 durations", Some(("", 3))),
            ("RFC3339", Some(("date-time", 1))),
            ("ISO 3166-1 alpha-2 code", Some(("iso3166-1-alpha2", 4))),
            ("ISO 3166-1 alpha-3 code", Some(("", 4))),
            ("E.164 format", Some(("e164", 1))),
            ("YYYY-MM-DD", Some(("date", 3))),
            ("`YYYY-MM-DD`", Some(("date", 1))),
            ("base64url-encoded", Some(("base64url", 2))),
            ("ISO 9001", None),
        ] {
            let text = Text::new(prose);
            let words: Vec<&Token> = text.tokens.iter().collect();
            let found = named(&words, 0).map(|(standard, length)| (standard.format, length));
            assert_eq!(found, wanted, "{prose}");
        }
    }
}
