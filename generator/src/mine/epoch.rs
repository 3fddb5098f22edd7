//! Instants counted from 1970: `a Unix timestamp`, `milliseconds since the epoch`.

use super::text::{Kind, Token, Words};
use crate::mine::lexicon::Class;

/// Where prose names such a count.
pub(super) struct Epoch {
    /// The word behind it.
    pub(super) end: usize,
    /// The format's name with its unit, where one is named beside it.
    format: Option<&'static str>,
}

/// The format's name, with the unit where it is not the second; a text that names a smaller one anywhere means it.
pub(super) fn format(found: &Epoch, text: &[Token]) -> &'static str {
    let smaller = || text.iter().filter_map(unit).find(|format| *format != SECONDS);
    found.format.or_else(smaller).unwrap_or(SECONDS)
}

const SECONDS: &str = "unix-timestamp";

/// Units with the format of an instant that is counted in them.
const UNITS: &[(&[&str], &str)] = &[
    (&["seconds", "second", "secs"], SECONDS),
    (&["milliseconds", "millisecond", "millis", "ms"], "unix-timestamp-ms"),
    (&["microseconds", "microsecond"], "unix-timestamp-us"),
    (&["nanoseconds", "nanosecond", "ns"], "unix-timestamp-ns"),
];

/// The count that starts at `words[at..]`.
pub(super) fn named(words: &[&Token], at: usize) -> Option<Epoch> {
    let first = words.get(at)?;
    if let Some((_, format)) = UNITS.iter().find(|(names, _)| first.is(*names)) {
        return since(words, at + 1).map(|end| Epoch { end, format: Some(format) });
    }
    if !first.is(["unix", "epoch", "posix"]) {
        return None;
    }
    let mut end = at + 1;
    while words.is_at(end, Class::EpochNoun) {
        end += 1;
    }
    let timed = words.get(at..end)?.has(["time", "timestamp", "timestamps"]);
    let unit = words.get(end..).unwrap_or_default().iter().take(3).find_map(|token| unit(token));
    (timed || unit.is_some()).then_some(Epoch { end, format: unit })
}

fn unit(token: &Token) -> Option<&'static str> {
    UNITS.iter().find(|(names, _)| token.is(*names)).map(|(_, format)| *format)
}

/// `elapsed since the Unix epoch`, `from 1970-01-01`: the word behind it.
fn since(words: &[&Token], at: usize) -> Option<usize> {
    let mut end = at;
    while words.get(end).is_some_and(|token| {
        token.is(Class::EpochFiller) || token.is(',') || matches!(&token.kind, Kind::Number(day) if day.as_str() == "1")
    }) {
        end += 1;
    }
    let led = words.get(at..end)?.has(Class::Since);
    let last = words.get(end)?;
    let epoch = last.is("epoch") || last.text.starts_with("1970") || last.text.contains("1970");
    (led && epoch).then_some(end + 1)
}
