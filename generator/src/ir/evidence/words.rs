//! What words say of a number: an amount of seconds is whole, a share is not.

use crate::source::Span;

use super::super::schema::Prose;

/// Whether a number is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Reading {
    /// It is.
    Whole,
    /// It may have a fraction.
    Fraction,
}

/// Phrases that say what a number is. The first that occurs in the prose decides.
const FRACTIONS: &[&str] = &[
    "percent",
    "ratio of",
    "fraction",
    "probability",
    "decimal",
    "latitude",
    "longitude",
    "average",
    "mean ",
    "floating",
    "multiplier",
    "multiply",
    "price",
    "sampling temperature",
    "nucleus sampling",
    "between 0 and 1",
    "between 0.0",
    "from 0 to 1",
    "(0-1)",
    "0.1",
    "0.5",
    "0.95",
    "1.0",
    "score",
    "confidence",
    "exponential",
    "penalty",
];

const WHOLES: &[&str] = &[
    "number of",
    "in seconds",
    "in milliseconds",
    "in minutes",
    "in hours",
    "in days",
    "(seconds)",
    "(milliseconds)",
    "(minutes)",
    "(hours)",
    "(days)",
    "in ms",
    "in bytes",
    "in kb",
    "in mb",
    "unix timestamp",
    "timestamp",
    "epoch",
    "how many",
    "count of",
    "total count",
    "identifier",
    "unique id",
    "the id of",
    "port ",
    "index",
    "page",
    "limit",
    "in cents",
    "integer",
    "seconds",
    "milliseconds",
    "bytes",
    "characters",
    "duration",
    "interval",
    "how often",
    "how long",
    "timeout",
];

/// Words that end a field's name and say what it is.
const FRACTION_NAMES: &[&str] = &[
    "rate",
    "ratio",
    "percent",
    "percentage",
    "price",
    "latitude",
    "longitude",
    "lat",
    "lng",
    "lon",
    "score",
    "average",
    "avg",
    "mean",
    "multiplier",
    "factor",
    "probability",
    "temperature",
    "penalty",
    "weight",
    "fraction",
    "p",
    "cost",
    "confidence",
    "stddev",
    "coefficient",
    "mttr",
    "mtta",
];

const WHOLE_NAMES: &[&str] = &[
    "id",
    "ids",
    "count",
    "counts",
    "number",
    "total",
    "size",
    "length",
    "limit",
    "offset",
    "page",
    "index",
    "position",
    "order",
    "port",
    "seconds",
    "secs",
    "sec",
    "minutes",
    "mins",
    "min",
    "hours",
    "days",
    "ms",
    "millis",
    "milliseconds",
    "bytes",
    "kb",
    "mb",
    "gb",
    "timestamp",
    "time",
    "at",
    "duration",
    "interval",
    "timeout",
    "ttl",
    "version",
    "year",
    "month",
    "day",
    "hour",
    "minute",
    "second",
    "code",
    "status",
    "level",
    "priority",
    "retries",
    "max",
    "maximum",
    "minimum",
    "quota",
    "seed",
    "tokens",
    "width",
    "height",
    "depth",
    "rank",
    "attempts",
    "threads",
    "workers",
    "events",
    "items",
    "concurrency",
    "age",
    "iat",
    "exp",
    "created",
    "updated",
    "clicks",
    "leads",
    "sales",
];

/// What a description says the number is.
pub(super) fn in_prose(prose: &Prose) -> Option<(Reading, Span)> {
    let text = prose.text.to_ascii_lowercase();
    let first = |phrases: &[&str]| {
        let found = phrases.iter().filter_map(|phrase| Some((find_word(&text, phrase)?, phrase.len())));
        found.min_by_key(|(at, _)| *at)
    };
    let (reading, (at, length)) = match (first(FRACTIONS), first(WHOLES)) {
        (Some(fraction), _) => (Reading::Fraction, fraction),
        (None, Some(whole)) => (Reading::Whole, whole),
        (None, None) => return None,
    };
    Some((reading, prose.span.part(at..at + length)))
}

/// Where a phrase starts at the start of a word.
fn find_word(text: &str, phrase: &str) -> Option<usize> {
    let starts =
        |at: usize| text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric() && before != '.');
    text.match_indices(phrase).map(|(at, _)| at).find(|at| starts(*at))
}

/// What a field's name says the number is: by its last word, or by `max` or `num` as its first.
pub(super) fn in_name(name: &str) -> Option<Reading> {
    let words = words(name);
    let last = words.last()?.as_str();
    let first = words.first()?.as_str();
    if FRACTION_NAMES.contains(&last) {
        Some(Reading::Fraction)
    } else if WHOLE_NAMES.contains(&last) || matches!(first, "max" | "min" | "num" | "total" | "no") {
        Some(Reading::Whole)
    } else {
        None
    }
}

/// The words of a name in camel, snake or kebab case, in lower case.
pub(super) fn words(name: &str) -> Vec<String> {
    use heck::ToSnakeCase as _;
    name.to_snake_case().split('_').map(str::to_owned).collect()
}
