//! Quantities: what prose bounds, before anyone asks what it bounds.
//!
//! `at most 12 letters`, `between 1 and 5`, `maximum length is 9` and `no fewer than three tags` are quantities alike;
//! the rules for lengths, ranges and counts each take those that fit them.

use crate::mine::lexicon::Class;
use std::ops::Range;
use std::sync::LazyLock;

use crate::ir::Why;

use super::phrase::{Amount, Match, Phrases};
use super::text::{Token, Words};
use super::unit::{Unit, read_unit};

/// How the numbers bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// Not above the higher.
    AtMost,
    /// Not below the lower.
    AtLeast,
    /// Above the lower.
    Above,
    /// Below the higher.
    Below,
    /// From the lower to the higher.
    Between,
    /// Above the lower and below the higher.
    Within,
    /// Just this, by a word that says so.
    Exactly,
    /// A number with a unit and no word of comparison.
    Bare,
}

/// A bounded number in a clause.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    pub(super) bound: Bound,
    pub(super) low: Option<Amount>,
    pub(super) high: Option<Amount>,
    pub(super) unit: Unit,
    /// Its tokens, as places in the clause.
    pub(super) tokens: Range<usize>,
    /// The noun phrase within: `of a parcel` in `the maximum weight of a parcel is 30`.
    pub(super) gap: Option<Range<usize>>,
    /// Whether the words say that it is a length.
    pub(super) length: bool,
}

impl Quantity {
    /// Why it bounds nothing, where no other reason is known than `why`: its limits may stand the wrong way round.
    pub(super) fn why_none(&self, why: Why) -> Why {
        let number = |amount: &Option<Amount>| amount.as_ref().map(|amount| amount.value.as_f64());
        match (self.bound, number(&self.low), number(&self.high)) {
            (Bound::Between | Bound::Within, Some(low), Some(high)) if low > high => Why::WrongWayRound,
            _ => why,
        }
    }
}

const PHRASES: &[(Bound, &str)] = &[
    (Bound::AtMost, "@max [@kind] [@kind] [@kind] [@is] [up] [to] #high"),
    (Bound::AtMost, "@max [@kind] [@kind] of|for|in ~ is|:|= #high"),
    (Bound::AtMost, "@max [@kind] [@kind] of|for|in ~ is limited|restricted to #high"),
    (Bound::AtMost, "@max ~ is|:|= #high"),
    (Bound::AtMost, "@max [specified] [@kind] [@kind] can be #high"),
    (Bound::AtLeast, "@min [specified] [@kind] [@kind] can be #low"),
    (Bound::AtMost, "up to [a|an] [@max|limit|total] [number|length] [of] #high"),
    (Bound::AtMost, "at [the] most #high"),
    (Bound::AtMost, "as many as #high"),
    (Bound::AtMost, "upper limit|bound [of|is|:] #high"),
    (Bound::AtMost, "only contain|include|have|hold [a] [single] #high"),
    (Bound::AtMost, "@no [be|contain|have|include|accept] [any] @more [in] [length] than #high"),
    (
        Bound::AtMost,
        "@no [to] exceed|exceeding|surpass|surpassing [a|an|the] [@max|limit|total] [limit|length|value] [of] #high",
    ),
    (Bound::AtMost, "without exceeding #high"),
    (Bound::AtMost, "@less than or equal|equals [to] #high"),
    (Bound::AtMost, "equal to or @less than #high"),
    (Bound::AtMost, "limited|restricted|capped|limits to|at [a|an] [@max|total] [length] [of] #high"),
    (Bound::AtMost, "limit|cap|ceiling of|is|: #high"),
    // `Keys are limited to 40 characters and each value to 90 characters`
    (Bound::AtMost, "each|every key|value|item|element to #high"),
    (Bound::AtMost, "character|characters limit [@is] #high"),
    (Bound::AtMost, "maxlength [@is] #high"),
    (Bound::AtLeast, "minlength [@is] #low"),
    (Bound::AtMost, "≤ #high"),
    (Bound::AtMost, "truncated|trimmed|shortened to|at|after [the] [first] #high"),
    (Bound::AtMost, "#high at [the] most|maximum"),
    (Bound::AtMost, "#high ~ at [the] most"),
    (Bound::AtLeast, "#low at [the] least"),
    (Bound::AtLeast, "#low ~ at [the] least"),
    (Bound::AtMost, "#high or @less"),
    (Bound::AtMost, "#high or|and below|under"),
    (Bound::AtMost, "#high [in] [length] @max|limit"),
    (Bound::AtLeast, "@min [@kind] [@kind] [@kind] [@is] #low"),
    (Bound::AtLeast, "@min [@kind] [@kind] of|for|in ~ is|:|= #low"),
    (Bound::AtLeast, "@min ~ is|:|= #low"),
    (Bound::AtLeast, "at [the] least #low"),
    (Bound::AtLeast, "@no [be|contain|have|include|accept] [any] @less [in] [length] than #low"),
    (Bound::AtLeast, "@no [be] [set] [to] below|under #low"),
    (Bound::AtMost, "@no [be] [set] [to] above|over|beyond #high"),
    (Bound::Between, "@no [be] @less than #low or|nor @more|above [than] #high"),
    (Bound::AtLeast, "@more than or equal|equals [to] #low"),
    (Bound::AtLeast, "@more or equal [to|than] #low"),
    (Bound::AtMost, "@less or equal [to|than] #high"),
    (Bound::AtLeast, "equal to or @more than #low"),
    (Bound::AtLeast, "≥ #low"),
    (Bound::AtLeast, "#low or older"),
    (Bound::AtLeast, "#low or|and above|over|@more"),
    (Bound::AtLeast, "from #low or|and above|over|@more"),
    (Bound::AtLeast, "from #low [and] up|upward|upwards|onward|onwards"),
    (Bound::AtLeast, "#low [in] [length] minimum"),
    (Bound::Above, "@more than #low"),
    (Bound::Above, "> #low"),
    (Bound::Above, "above|over|exceed|exceeds|exceeding|beyond #low"),
    (Bound::Below, "@less than #high"),
    (Bound::Below, "< #high"),
    (Bound::Below, "below|under #high"),
    (Bound::Between, "between [values] #low and|to|-|& #high"),
    (Bound::Between, "from #low [up] to|through|until|- #high"),
    (Bound::Between, "range|ranges|ranging [@is|from|between] [from|between] #low to|-|and|through|… #high"),
    (Bound::Between, "range|between|within|interval|in [of|is|:] [ #low ,|…|-|to #high ]|)"),
    (Bound::Between, "#low to|through|-|… #high"),
    (Bound::Between, "#low or #high"),
    (Bound::Between, "#low ≤ ~ ≤ #high"),
    (Bound::Within, "#low < ~ < #high"),
    (Bound::Between, "interval|span from|of|: #low to #high"),
    (Bound::Between, "anywhere from|between #low to|and #high"),
    (Bound::Between, "length [must|should] [@is|be] [between|from] #low to|and|-|through|… #high"),
    (Bound::AtMost, "length [must|should] [@is|be] #high or @less"),
    (Bound::AtLeast, "length [must|should] [@is|be] #low or @more"),
    (Bound::Exactly, "exactly|precisely #high"),
    (Bound::Exactly, "length [must|should] [@is|be] [exactly] #high"),
];

static COMPILED: LazyLock<Phrases<Bound>> = LazyLock::new(|| Phrases::new(PHRASES.iter().copied()));

static BARE: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new([((), "#high")]));

/// All quantities of a clause, from left to right, none within another.
pub(super) fn quantities(clause: &[&Token]) -> Vec<Quantity> {
    let mut out = Vec::new();
    // Every phrase has a number in it, and few clauses have.
    if !clause.iter().any(|token| token.is_number()) {
        return out;
    }
    let mut at = 0;
    while at < clause.len() {
        match longest(clause, at).or_else(|| bare(clause, at)) {
            Some(quantity) => {
                at = quantity.tokens.end.max(at + 1);
                out.push(quantity);
            }
            None => at += 1,
        }
    }
    share_units(clause, &mut out);
    for quantity in &mut out {
        refuse(clause, quantity);
    }
    out
}

/// `Values over 9 are rejected`: what is refused beyond a number leaves what is not beyond it.
fn refuse(clause: &[&Token], quantity: &mut Quantity) {
    let (bound, beyond) = match quantity.bound {
        Bound::Above => (Bound::AtMost, quantity.low.clone()),
        Bound::Below => (Bound::AtLeast, quantity.high.clone()),
        _ => return,
    };
    let behind = clause.get(quantity.tokens.end..).unwrap_or_default();
    let unit = usize::from(matches!(quantity.unit, Unit::Noun(_)));
    let verbs = behind.iter().skip(unit).take_while(|token| token.is(Class::Auxiliary)).count();
    let negated = behind.iter().skip(unit).take(verbs).any(|token| token.is(["not", "never", "cannot"]));
    let Some(verb) = behind.get(unit + verbs).filter(|_| verbs > 0) else { return };
    let refused = if negated { verb.is(Class::Admitted) } else { verb.is(Class::Refused) };
    if !refused {
        return;
    }
    quantity.bound = bound;
    let (low, high) = if bound == Bound::AtMost { (None, beyond) } else { (beyond, None) };
    (quantity.low, quantity.high) = (low, high);
    quantity.tokens.end += unit + verbs + 1;
}

/// `a minimum of 3 and a maximum of 9 letters` or crates: the unit stands once, behind the last.
fn share_units(clause: &[&Token], quantities: &mut [Quantity]) {
    for at in (1..quantities.len()).rev() {
        let Some([one, two]) = quantities.get_mut(at - 1..=at) else { continue };
        let between = clause.get(one.tokens.end..two.tokens.start).unwrap_or_default();
        let joined = between.are((["and", "a", "or"], ','));
        // `at least 3 characters, and no more than 9`: or behind the first.
        let led = between.are((["and", "but", "a"], ','));
        if led && two.unit == Unit::None && one.unit == Unit::Characters && one.bound != two.bound {
            two.unit = Unit::Characters;
        }
        if joined
            && two.bound != Bound::Bare
            && one.unit == Unit::None
            && matches!(two.unit, Unit::Characters | Unit::Noun(_))
        {
            one.unit = two.unit.clone();
        }
    }
}

fn longest(clause: &[&Token], at: usize) -> Option<Quantity> {
    let found = COMPILED.matches(clause, at).map(|(bound, found)| (*bound, found));
    let found = found.filter(|(_, found)| !labels_the_next(clause, found));
    let found =
        found.filter(|(_, found)| !is_choice(clause, at, found) || are_neighbours(found) && !goes_on(clause, at));
    // Of two that reach as far the first wins: `max_by_key` would take the last.
    let (bound, found) = found.reduce(|best, next| if next.1.end > best.1.end { next } else { best })?;
    Some(quantity(bound, found.low, found.high, at..found.end, found.gap, clause))
}

/// `100 Minimum: 1`: the word behind the first number belongs to the second.
fn labels_the_next(clause: &[&Token], found: &Match) -> bool {
    let last = found.end.checked_sub(1).and_then(|at| clause.get(at));
    let label = last.is_some_and(|token| token.is(["max", "maximum", "minimum", "limit"]));
    let next = clause.get(found.end);
    label && next.is_some_and(|token| token.is(':') || token.is('=') || token.is(["is", "of"]) || token.is_number())
}

/// `3 or 4 digits`: a choice of two, and a range only where nothing lies between.
fn is_choice(clause: &[&Token], at: usize, found: &Match) -> bool {
    let words = clause.get(at..found.end).unwrap_or_default();
    let both = found.low.is_some() && found.high.is_some();
    both && words.first().is_some_and(|token| token.is_number()) && words.has("or")
}

/// The `6,` of `6, 7 or 8 digits` is one more.
fn goes_on(clause: &[&Token], at: usize) -> bool {
    clause.is_back(at, 1, ',') && at.checked_sub(2).and_then(|at| clause.get(at)).is_some_and(|token| token.is_number())
}

fn are_neighbours(found: &Match) -> bool {
    let value = |amount: &Option<Amount>| amount.as_ref().and_then(|amount| amount.value.as_i64());
    let neighbours = value(&found.low).and_then(|low| low.checked_add(1)) == value(&found.high);
    neighbours && found.high.as_ref().is_some_and(|amount| amount.unit == Unit::Characters)
}

/// A number with a unit of length.
fn bare(clause: &[&Token], at: usize) -> Option<Quantity> {
    let ((), found) = BARE.matches(clause, at).next()?;
    let amount = found.high?;
    matches!(amount.unit, Unit::Characters | Unit::Bytes(_))
        .then(|| quantity(Bound::Bare, None, Some(amount), at..found.end, None, clause))
}

fn quantity(
    bound: Bound,
    low: Option<Amount>,
    high: Option<Amount>,
    tokens: Range<usize>,
    gap: Option<Range<usize>>,
    clause: &[&Token],
) -> Quantity {
    let stated =
        [&high, &low].into_iter().flatten().map(|amount| &amount.unit).find(|unit| **unit != Unit::None).cloned();
    let mut tokens = tokens;
    let mut unit = stated.unwrap_or_default();
    if matches!(unit, Unit::None | Unit::Noun(_)) {
        let (behind, length) = read_unit(clause.get(tokens.end..).unwrap_or_default());
        if behind != Unit::None {
            unit = behind;
            tokens.end += length;
        }
    }
    tokens.end += long(clause, tokens.end);
    let words = clause.get(tokens.clone()).unwrap_or_default();
    let of_characters = words.has_pair(["number", "count"], "of") && words.has(["characters", "letters"]);
    let before_number = words.iter().take_while(|token| !token.is_number());
    let limit = before_number.clone().any(|token| token.is(["character", "characters"]));
    let length = words.has(Class::SaysLength) || of_characters || limit;
    Quantity { bound, low, high, unit, tokens, gap, length }
}

/// How many tokens of `long`, `in length` or `maximum length` stand behind a quantity.
fn long(clause: &[&Token], at: usize) -> usize {
    let word = |offset: usize, words: &[&str]| clause.is_at(at + offset, words);
    match () {
        () if word(0, &["long"]) => 1,
        () if word(0, &["in"]) && word(1, &["length", "size"]) => 2,
        () => 0,
    }
}
