//! The pattern language that rules declare their phrases in.
//!
//! A phrase is a row of steps, separated by spaces:
//!
//! | step | matches |
//! |---|---|
//! | `no\|not` | one of these words or marks |
//! | `[up]` | the same, or nothing |
//! | `@more` | one of the words that [`CLASSES`] lists under this name |
//! | `#low`, `#high` | a number, with the unit behind it if there is one |
//! | `~` | up to eight words, as few as will do: a noun phrase |

use std::collections::HashMap;
use std::ops::Range;

use super::text::{Kind, Token, read_number};
use super::unit::{Unit, read_unit};
use crate::ir::Decimal;

/// Named sets of words, for use as `@name`.
pub(super) const CLASSES: &[(&str, &[&str])] = &[
    ("max", &["max", "maximum", "maximal", "maximally", "longest", "largest", "highest"]),
    ("min", &["min", "minimum", "minimal", "shortest", "smallest", "lowest"]),
    ("more", &["more", "greater", "longer", "larger", "higher", "bigger"]),
    ("less", &["less", "fewer", "shorter", "smaller", "lower"]),
    ("is", &["is", "are", "of", ":", "=", "equals"]),
    (
        "kind",
        &[
            "length",
            "size",
            "value",
            "values",
            "limit",
            "number",
            "count",
            "allowed",
            "permitted",
            "valid",
            "supported",
            "possible",
            "accepted",
            "allowable",
            "permissible",
            "acceptable",
            "character",
            "characters",
            "string",
            "total",
        ],
    ),
    (
        "valid",
        &[
            "valid",
            "possible",
            "allowed",
            "supported",
            "acceptable",
            "accepted",
            "permitted",
            "available",
            "legal",
            "allowable",
            "permissible",
            "current",
        ],
    ),
    (
        "values",
        &[
            "values",
            "value",
            "options",
            "choices",
            "types",
            "formats",
            "modes",
            "statuses",
            "states",
            "levels",
            "methods",
            "kinds",
            "names",
            "strings",
            "entries",
            "settings",
            "actions",
            "codes",
            "roles",
            "algorithms",
            "reasons",
            "categories",
            "languages",
            "models",
            "sizes",
            "operators",
            "units",
            "intervals",
            "protocols",
            "versions",
            "strategies",
            "sources",
            "providers",
            "enum",
            "enums",
            "literals",
            "keywords",
        ],
    ),
    ("no", &["no", "not", "never", "cannot", "can't", "mustn't", "nor", "shouldn't"]),
];

/// A compiled phrase.
#[derive(Debug)]
pub(super) struct Phrase {
    steps: Vec<Step>,
}

#[derive(Debug)]
enum Step {
    Words { any: Vec<&'static str>, optional: bool },
    Low,
    High,
    Gap,
}

/// A number that a phrase found.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    pub(super) value: Decimal,
    pub(super) unit: Unit,
}

/// What a phrase found, in places of the slice that was searched.
#[derive(Clone, Debug, Default)]
pub(super) struct Match {
    pub(super) end: usize,
    pub(super) low: Option<Amount>,
    pub(super) high: Option<Amount>,
    pub(super) gap: Option<Range<usize>>,
}

impl Phrase {
    /// Compiles a phrase. A class that does not exist matches nothing; the tests of this module find such phrases.
    fn new(source: &'static str) -> Self {
        Self { steps: source.split(' ').map(step).collect() }
    }

    /// Matches at the start of `tokens[from..]`.
    fn matches(&self, tokens: &[&Token], from: usize) -> Option<Match> {
        follow(&self.steps, tokens, from, &Match::default())
    }

    /// The words that it starts with; `None` where it may start otherwise.
    fn first_words(&self) -> Option<&[&'static str]> {
        match self.steps.first() {
            Some(Step::Words { any, optional: false }) => Some(any),
            _ => None,
        }
    }
}

/// Phrases that are looked for together, each with what it means to whoever looks.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    all: Vec<(T, Phrase)>,
    /// The phrases that may start with a word. Nearly every word of a description starts none at all.
    starting: HashMap<&'static str, Vec<usize>>,
    /// The phrases that may start with anything else.
    open: Vec<usize>,
}

impl<T> Phrases<T> {
    /// Compiles phrases.
    pub(super) fn new(sources: impl IntoIterator<Item = (T, &'static str)>) -> Self {
        let all: Vec<_> = sources.into_iter().map(|(means, source)| (means, Phrase::new(source))).collect();
        let firsts = || all.iter().map(|(_, phrase)| phrase.first_words()).enumerate();
        let may_start = |word| {
            let fits = firsts().filter(|(_, first)| first.is_none_or(|words| words.contains(&word)));
            fits.map(|(at, _)| at).collect()
        };
        let words = firsts().filter_map(|(_, first)| first).flatten().copied();
        let starting = words.map(|word| (word, may_start(word))).collect();
        let open = firsts().filter(|(_, first)| first.is_none()).map(|(at, _)| at).collect();
        Self { all, starting, open }
    }

    /// What matches at the start of `tokens[from..]`, in the order in which the phrases were given.
    pub(super) fn matches<'a>(&'a self, tokens: &'a [&Token], from: usize) -> impl Iterator<Item = (&'a T, Match)> {
        let known = tokens.get(from).and_then(|token| self.starting.get(token.text.as_str()));
        let candidates = known.unwrap_or(&self.open).iter().filter_map(|at| self.all.get(*at));
        candidates.filter_map(move |(means, phrase)| Some((means, phrase.matches(tokens, from)?)))
    }
}

fn step(source: &'static str) -> Step {
    match source {
        "#low" => Step::Low,
        "#high" => Step::High,
        "~" => Step::Gap,
        _ => {
            let inner = source.strip_prefix('[').and_then(|inner| inner.strip_suffix(']'));
            let any = inner.unwrap_or(source).split('|').flat_map(alternatives).collect();
            Step::Words { any, optional: inner.is_some() }
        }
    }
}

fn alternatives(word: &'static str) -> Vec<&'static str> {
    match word.strip_prefix('@') {
        Some(name) => {
            CLASSES.iter().find(|(class, _)| *class == name).map(|(_, words)| words.to_vec()).unwrap_or_default()
        }
        None => vec![word],
    }
}

/// How many words a gap may take.
const GAP: usize = 8;

fn follow(steps: &[Step], tokens: &[&Token], at: usize, so_far: &Match) -> Option<Match> {
    let Some((step, rest)) = steps.split_first() else {
        return Some(Match { end: at, ..so_far.clone() });
    };
    match step {
        Step::Words { any, optional } => {
            let fits = tokens.get(at).is_some_and(|token| {
                matches!(token.kind, Kind::Word | Kind::Punct) && any.contains(&token.text.as_str())
            });
            let taken = if fits { follow(rest, tokens, at + 1, so_far) } else { None };
            taken.or_else(|| if *optional { follow(rest, tokens, at, so_far) } else { None })
        }
        Step::Gap => (1..=GAP).find_map(|length| {
            let gap = tokens.get(at..at + length)?;
            gap.iter().all(|token| matches!(token.kind, Kind::Word | Kind::Literal)).then_some(())?;
            follow(rest, tokens, at + length, &Match { gap: Some(at..at + length), ..so_far.clone() })
        }),
        Step::Low | Step::High => {
            let reading = read_number(tokens.get(at..)?)?;
            let end = at + reading.length;
            let (unit, length) = read_unit(tokens.get(end..).unwrap_or_default());
            let amount = Some(Amount { value: reading.value, unit });
            let low = matches!(step, Step::Low);
            let found =
                if low { Match { low: amount, ..so_far.clone() } } else { Match { high: amount, ..so_far.clone() } };
            follow(rest, tokens, end + length, &found)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, Phrases};
    use crate::mine::text::{Text, Token};

    fn high(phrase: &'static str, prose: &str) -> Option<String> {
        let text = Text::new(prose);
        let tokens: Vec<&Token> = text.tokens.iter().collect();
        let phrases = Phrases::new([((), phrase)]);
        let found = phrases.matches(&tokens, 0).next();
        found?.1.high.map(|amount| amount.value.as_str().to_owned())
    }

    #[test]
    fn steps_match_words_options_classes_gaps_and_numbers() {
        assert_eq!(high("no|not @more than #high", "not longer than 12").as_deref(), Some("12"));
        assert_eq!(high("up to [about] #high", "up to 7").as_deref(), Some("7"));
        assert_eq!(high("@max ~ is #high", "maximum weight of a parcel is 30").as_deref(), Some("30"));
        assert_eq!(high("up to #high", "up and to 7"), None);
    }

    #[test]
    fn classes_have_names_of_their_own() {
        for (at, (name, _)) in CLASSES.iter().enumerate() {
            assert!(CLASSES[..at].iter().all(|(other, _)| other != name), "{name}");
        }
    }
}
