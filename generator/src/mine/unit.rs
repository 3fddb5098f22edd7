//! What stands behind a number: characters, bytes, a time, a share, or a noun.

use super::text::{Kind, Token, Words};
use crate::mine::lexicon::Class;

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

/// Reads the unit that starts at the first of these tokens, and how many tokens it takes.
pub(super) fn read_unit(tokens: &[&Token]) -> (Unit, usize) {
    let Some(first) = tokens.first() else { return (Unit::None, 0) };
    if first.is('%') {
        return (Unit::Percent, 1);
    }
    if first.kind != Kind::Word {
        return (Unit::None, 0);
    }
    let adjectives = tokens.iter().take(4).take_while(|token| token.is(Class::UnitAdjective)).count();
    for skipped in (0..=adjectives).rev() {
        if tokens.is_at(skipped, Class::Character) {
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
    if participle || first.is(Class::NoUnit) {
        return (Unit::None, 0);
    }
    (Unit::Noun(first.text.clone()), 0)
}
