//! The pattern language that rules declare their phrases in.
//!
//! A phrase is a row of steps, separated by spaces:
//!
//! | step | matches |
//! |---|---|
//! | `no\|not` | one of these words or marks |
//! | `[up]` | the same, or nothing |
//! | `@more` | one of the words of this class of the lexicon |
//! | `#low`, `#high` | a number, with the unit behind it if there is one |
//! | `~` | up to eight words, as few as will do: a noun phrase |
//! | `<this>` | the field that the rule is about, or nothing where the place says which that is |
//! | `<one>` | a field |
//! | `<names>` | two fields or more in a row; `this field` may be one |
//! | `<others>` | one field or more, none of them the one that the prose describes |
//! | `<if>` | a case, up to a comma or the end |
//!
//! Numbers and gaps are filled from the tokens of a clause; fields and cases by `across`, from what the names in it mean.

use std::collections::HashMap;
use std::ops::Range;

use super::lexicon::Class;
use super::text::{Kind, Token, read_number};
use super::unit::{Unit, read_unit};
use crate::ir::Decimal;

/// A compiled phrase.
#[derive(Debug)]
pub(super) struct Phrase {
    steps: Vec<Step>,
}

/// One step of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Words { any: Vec<&'static str>, optional: bool },
    Slot(Slot),
}

/// What a step takes that is more than a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Low,
    High,
    Gap,
    This,
    One,
    Names,
    Others,
    If,
}

const SLOTS: &[(&str, Slot)] = &[
    ("#low", Slot::Low),
    ("#high", Slot::High),
    ("~", Slot::Gap),
    ("<this>", Slot::This),
    ("<one>", Slot::One),
    ("<names>", Slot::Names),
    ("<others>", Slot::Others),
    ("<if>", Slot::If),
];

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
        Self { steps: steps(source) }
    }

    /// Matches at the start of `tokens[from..]`.
    fn matches(&self, tokens: &[&Token], from: usize) -> Option<Match> {
        follow(&self.steps, &Numbers(tokens), from, Match::default())
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

/// The steps of a phrase.
pub(super) fn steps(source: &'static str) -> Vec<Step> {
    source.split(' ').map(step).collect()
}

fn step(source: &'static str) -> Step {
    if let Some((_, slot)) = SLOTS.iter().find(|(name, _)| *name == source) {
        return Step::Slot(*slot);
    }
    let inner = source.strip_prefix('[').and_then(|inner| inner.strip_suffix(']'));
    let any = inner.unwrap_or(source).split('|').flat_map(alternatives).collect();
    Step::Words { any, optional: inner.is_some() }
}

fn alternatives(word: &'static str) -> Vec<&'static str> {
    match word.strip_prefix('@') {
        Some(name) => Class::named(name).map(|class| class.words().to_vec()).unwrap_or_default(),
        None => vec![word],
    }
}

/// What phrases are looked for in.
pub(super) trait Source {
    /// What is caught on the way.
    type Caught: Clone;

    /// The token at a place.
    fn token(&self, at: usize) -> Option<&Token>;

    /// Fills a slot at a place in each way that there is, until `go_on` gets to the end from the place behind.
    fn fill(
        &self,
        slot: Slot,
        at: usize,
        caught: &Self::Caught,
        go_on: &mut dyn FnMut(usize, Self::Caught) -> Option<Self::Caught>,
    ) -> Option<Self::Caught>;

    /// What is made of all that was caught, where the last step ends at a place.
    fn end(&self, at: usize, caught: Self::Caught) -> Option<Self::Caught>;
}

/// Follows the steps of a phrase from a place.
pub(super) fn follow<S: Source>(steps: &[Step], source: &S, at: usize, caught: S::Caught) -> Option<S::Caught> {
    let Some((step, rest)) = steps.split_first() else { return source.end(at, caught) };
    match step {
        Step::Words { any, optional } => {
            let fits = source.token(at).is_some_and(|token| is_one_of(token, any));
            let taken = if fits { follow(rest, source, at + 1, caught.clone()) } else { None };
            taken.or_else(|| if *optional { follow(rest, source, at, caught) } else { None })
        }
        Step::Slot(slot) => source.fill(*slot, at, &caught, &mut |end, caught| follow(rest, source, end, caught)),
    }
}

/// Whether a token is one of these words or marks.
pub(super) fn is_one_of(token: &Token, any: &[&str]) -> bool {
    matches!(token.kind, Kind::Word | Kind::Punct) && any.contains(&token.text.as_str())
}

/// How many words a gap may take.
const GAP: usize = 8;

/// The tokens of a clause, whose slots are numbers and gaps.
struct Numbers<'a>(&'a [&'a Token]);

impl Source for Numbers<'_> {
    type Caught = Match;

    fn token(&self, at: usize) -> Option<&Token> {
        self.0.get(at).copied()
    }

    fn fill(
        &self,
        slot: Slot,
        at: usize,
        caught: &Match,
        go_on: &mut dyn FnMut(usize, Match) -> Option<Match>,
    ) -> Option<Match> {
        if slot == Slot::Gap {
            return (1..=GAP).find_map(|length| {
                let gap = self.0.get(at..at + length)?;
                gap.iter().all(|token| matches!(token.kind, Kind::Word | Kind::Literal)).then_some(())?;
                go_on(at + length, Match { gap: Some(at..at + length), ..caught.clone() })
            });
        }
        let reading = read_number(self.0.get(at..)?)?;
        let end = at + reading.length;
        let (unit, length) = read_unit(self.0.get(end..).unwrap_or_default());
        let amount = Some(Amount { value: reading.value, unit });
        let found = match slot {
            Slot::Low => Match { low: amount, ..caught.clone() },
            Slot::High => Match { high: amount, ..caught.clone() },
            _ => return None,
        };
        go_on(end + length, found)
    }

    fn end(&self, at: usize, caught: Match) -> Option<Match> {
        Some(Match { end: at, ..caught })
    }
}

#[cfg(test)]
mod tests {
    use super::Phrases;
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
}
