//! What stands behind a number: characters, bytes, a time, a share, or a noun.

use super::text::{Kind, Token, Words};

/// What is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Unit {
    /// Nothing is said.
    #[default]
    None,
    /// Characters, letters or digits.
    Characters,
    /// So many bytes each.
    Bytes(u64),
    /// A time; the names are those under which it is known.
    Time(&'static [&'static str]),
    /// A share of a hundred.
    Percent,
    /// Any other noun.
    Noun(String),
}

const CHARACTERS: &[&str] = &[
    "character",
    "characters",
    "char",
    "chars",
    "letter",
    "letters",
    "digit",
    "digits",
    "numerals",
    "symbols",
    "codepoints",
];

/// What may stand between a number and its unit.
#[rustfmt::skip] // Words in rows can be read.
const ADJECTIVES: &[&str] = &[
    "ascii", "utf", "8", "unicode", "alphanumeric", "alpha", "numeric", "alphabetic", "alphabetical", "printable",
    "single", "byte", "hexadecimal", "hex", "decimal", "english", "latin", "lowercase", "uppercase", "random",
    "plain", "total",
];

const BYTES: &[(&[&str], u64)] = &[
    (&["byte", "bytes", "octets", "b"], 1),
    (&["kb", "kib", "kilobytes", "kilobyte"], 1 << 10),
    (&["mb", "mib", "megabytes", "megabyte"], 1 << 20),
    (&["gb", "gib", "gigabytes", "gigabyte"], 1 << 30),
];

const TIMES: &[&[&str]] = &[
    &["ms", "millis", "msec", "millisecond", "milliseconds"],
    &["s", "sec", "secs", "second", "seconds"],
    &["m", "min", "mins", "minute", "minutes"],
    &["h", "hr", "hrs", "hour", "hours"],
    &["d", "day", "days"],
    &["week", "weeks"],
    &["month", "months"],
    &["year", "years"],
];

/// Words that are no noun of a number: what a number is followed by where nothing is counted.
#[rustfmt::skip] // Words in rows can be read.
const NO_NOUN: &[&str] = &[
    "and", "or", "to", "through", "for", "in", "on", "of", "at", "by", "if", "when", "is", "are", "inclusive",
    "inclusively", "exclusive", "exclusively", "which", "that", "where", "with", "per", "as", "but",
    "representing", "indicating", "allowed", "max", "maximum", "min", "minimum", "long", "the", "a", "it", "this",
    "both", "must", "will", "can", "may", "from", "only", "total", "while", "unless", "default", "defaults", "so",
    "because", "since", "inclusivity", "limit", "each", "used", "using", "then", "otherwise", "respectively",
    "based", "not", "also", "has", "have",
];

/// Reads the unit that starts at the first of these tokens, and how many tokens it takes.
pub(super) fn read_unit(tokens: &[&Token]) -> (Unit, usize) {
    let Some(first) = tokens.first() else { return (Unit::None, 0) };
    if first.is('%') {
        return (Unit::Percent, 1);
    }
    if first.kind != Kind::Word {
        return (Unit::None, 0);
    }
    let adjectives = tokens.iter().take(4).take_while(|token| token.is(ADJECTIVES)).count();
    for skipped in (0..=adjectives).rev() {
        if tokens.is_at(skipped, CHARACTERS) {
            return (Unit::Characters, skipped + 1);
        }
    }
    let bytes = |token: &Token| BYTES.iter().find(|(names, _)| token.is(*names)).map(|(_, each)| *each);
    // A lone letter is a unit only where it touches its number: `9b`, and not `9 b`.
    if (first.glued || first.text.len() > 1) && first.text != "single" {
        let per_rate = tokens.is_at(1, ("per", '/'));
        if let Some(each) = bytes(first).filter(|_| !per_rate) {
            return (Unit::Bytes(each), 1);
        }
        if let Some(names) = TIMES.iter().find(|names| first.is(**names)).filter(|_| !first.is("min") || first.glued) {
            return (Unit::Time(names), 1);
        }
    }
    if first.is(["percent", "percentage", "pct"]) {
        return (Unit::Percent, 1);
    }
    // `between 2 and 9 specifying …`
    let participle = first.text.ends_with("ing") && !first.is(["string", "setting"]);
    if participle || first.is(NO_NOUN) {
        return (Unit::None, 0);
    }
    (Unit::Noun(first.text.clone()), 0)
}
