//! `range.*`: between which numbers a number lies.

mod sign;

use super::{Judged, cap, file, reject};
use crate::ir::{ConstraintKind, Decimal, Target, Why};
use crate::mine::clause::Reader;
use crate::mine::clause::Site;
use crate::mine::clause::{force, subject};
use crate::mine::lexicon::Class;
use crate::mine::noun::normal;
use crate::mine::quantity::{Bound, Quantity};
use crate::mine::text::{Kind, Token, Words};
use crate::mine::unit::Unit;
use crate::mine::{Findings, Shape};

pub(super) fn read(reader: &Reader<'_>, findings: &mut Findings) {
    for (place, quantity) in reader.quantities.iter().enumerate() {
        let site = reader.site(quantity.tokens.clone());
        let length = quantity.length || matches!(quantity.unit, Unit::Characters | Unit::Bytes(_));
        if counted(reader.subject.shape)
            || matches!(quantity.bound, Bound::Exactly | Bound::Bare)
            || length && (!numeric(reader.subject.shape) || counts_characters(&site))
        {
            continue;
        }
        let rule = id(quantity.bound);
        file(findings, &site, rule, judge(&site, quantity, is_paired(reader, place)));
    }
    if numeric(reader.subject.shape) {
        read_brackets(reader, findings);
    }
    if numeric(reader.subject.shape) && cap::is_limit(reader) {
        reject(findings, &reader.site(0..1), "range.limit", Why::IsALimit);
    }
    sign::read(reader, findings);
}

/// `The level [1-5]`: what would be a set of characters in a text.
fn read_brackets(reader: &Reader<'_>, findings: &mut Findings) {
    for (at, token) in reader.words.iter().enumerate().filter(|(_, token)| token.kind == Kind::Literal) {
        let inner = token.text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
        let Some((low, high)) = inner.and_then(|text| text.split_once(['-', '–'])) else { continue };
        let (Some(low), Some(high)) = (Decimal::parse(low.trim()), Decimal::parse(high.trim())) else { continue };
        let site = reader.site(at..at + 1);
        let whole = site.after().iter().all(|token| token.kind == Kind::Punct);
        let states = whole && reader.defines() && low.as_f64() < high.as_f64();
        let kinds = vec![ConstraintKind::Minimum(low), ConstraintKind::Maximum(high)];
        let states = if states { Ok((Target::Itself, kinds)) } else { Err(Why::NoDemand) };
        file(findings, &site, "range.between", force::holds(&site).and(states));
    }
}

/// `Character limit: 16` of a number says how it is stored, unless it is a number of characters.
fn counts_characters(site: &Site<'_>) -> bool {
    site.inside().has(["character", "characters", "chars", "char"]) && !is_named_a_length(site)
}

fn is_named_a_length(site: &Site<'_>) -> bool {
    ["length", "characters", "chars", "size"].iter().any(|word| subject::field_word(site, word))
}

fn id(bound: Bound) -> &'static str {
    match bound {
        Bound::AtMost | Bound::Below => "range.maximum",
        Bound::AtLeast | Bound::Above => "range.minimum",
        Bound::Between | Bound::Within | Bound::Exactly | Bound::Bare => "range.between",
    }
}

fn numeric(shape: &Shape) -> bool {
    matches!(shape, Shape::Integer | Shape::Number)
}

/// Lists and maps of anything but numbers: what bounds them is a count.
fn counted(shape: &Shape) -> bool {
    matches!(shape, Shape::Array(inner) | Shape::Map(inner) if !numeric(inner))
}

pub(super) fn fits(shape: &Shape, target: Target) -> bool {
    match (shape, target) {
        (shape, Target::Itself) => numeric(shape),
        (Shape::Array(items), Target::Items) => numeric(items),
        (Shape::Map(values), Target::Values) => numeric(values),
        _ => false,
    }
}

/// `At least 0 and less than 360`: two that start the clause and bound one value from both sides.
fn is_paired(reader: &Reader<'_>, place: usize) -> bool {
    let first = place.min(reader.quantities.len().saturating_sub(2));
    let Some([one, two]) = reader.quantities.get(first..first + 2) else { return false };
    let between = reader.words.get(one.tokens.end..two.tokens.start).unwrap_or_default();
    let from_below = |quantity: &Quantity| matches!(quantity.bound, Bound::AtLeast | Bound::Above);
    let from_above = |quantity: &Quantity| matches!(quantity.bound, Bound::AtMost | Bound::Below);
    let sides = from_below(one) && from_above(two) || from_above(one) && from_below(two);
    let joined = between.are((["and", "but"], ',')) && !between.is_empty();
    let ends = reader.words.get(two.tokens.end..).unwrap_or_default().iter().all(|token| token.kind == Kind::Punct);
    reader.quantities.len() == 2 && one.tokens.start == 0 && sides && joined && ends
}

fn judge(site: &Site<'_>, quantity: &Quantity, paired: bool) -> Judged {
    let holds = force::holds(site);
    if numeric(site.subject.shape) && cap::of_what_is_returned(site, quantity, holds.err()) {
        return bounds(site, quantity)
            .map(|kinds| (Target::Itself, kinds))
            .ok_or_else(|| quantity.why_none(Why::NoRange));
    }
    holds?;
    // ``At most `rows=150` ``: what a name is given is of the field with that name.
    let assigned = site.inside().iter().filter(|token| token.kind == Kind::Literal);
    let mut names = assigned.filter_map(|token| Some(token.text.split_once('=')?.0));
    if names.any(|name| normal(name) != normal(site.subject.field)) {
        return Err(Why::AnotherThing);
    }
    let target = if cap::follows_default(site) { Target::Itself } else { subject::target(site)? };
    if !fits(site.subject.shape, target) {
        return Err(Why::ShapeWithoutRange);
    }
    if target == Target::Items && !per_element(site) {
        return Err(Why::ListOrElements);
    }
    let next = site.after().first();
    // `at most 3 decimal places`: how exact it is.
    if next.is_some_and(|token| token.is(["decimal", "decimals", "digits", "significant", "fractional", "places"])) {
        return Err(Why::AnotherUnit);
    }
    // `Number of carts whose weight is above 50`: which of them are counted.
    let counts = site.before().starts(["number", "count", "total"]) && site.before().has(Class::Relative);
    if site.before().has("whose") || site.defines() && counts {
        return Err(Why::AnotherThing);
    }
    // `up to 9 of them`, `9/rows`
    if next.is_some_and(|token| token.is(("of", '/'))) {
        return Err(Why::AnotherThing);
    }
    if next.is_some_and(|token| token.is(Class::Signifies)) {
        return Err(Why::SomeValues);
    }
    fits_unit(site, &quantity.unit)?;
    gap_objection(site, quantity).map_or(Ok(()), Err)?;
    if !paired && !states(site, quantity) {
        return Err(Why::NoDemand);
    }
    if cap::stated(site).has(["default", "defaults"]) {
        return Err(Why::TheDefault);
    }
    // `in [10, 20]` of whole numbers may be one of the two.
    let either = site.inside().starts("in") && site.inside().has(',') && *site.subject.shape == Shape::Integer;
    if either {
        return Err(Why::Ambiguous);
    }
    let kinds = bounds(site, quantity).ok_or_else(|| quantity.why_none(Why::NoRange))?;
    Ok((target, kinds))
}

fn per_element(site: &Site<'_>) -> bool {
    site.before().has(["each", "every", "individual"])
}

/// A number with a unit that is not the field's own bounds something else, or would have to be converted.
pub(super) fn fits_unit(site: &Site<'_>, unit: &Unit) -> Result<(), Why> {
    let own = |word: &str| subject::field_word(site, word) || mentions(site, word);
    let written = || site.inside().iter().rev().find(|token| token.kind == Kind::Word);
    let (fits, why) = match unit {
        Unit::None | Unit::Percent => return Ok(()),
        Unit::Time(names) => (names.iter().any(|name| name.len() > 1 && own(name)), Why::AnotherUnit),
        Unit::Bytes(_) => (written().is_none_or(|unit| own(&unit.text)), Why::AnotherUnit),
        Unit::Characters => (own("characters") || is_named_a_length(site), Why::AnotherThing),
        Unit::Noun(noun) => (own(noun), Why::AnotherThing),
    };
    if fits { Ok(()) } else { Err(why) }
}

/// Whether the description names a word outside the site.
fn mentions(site: &Site<'_>, word: &str) -> bool {
    let inside: Vec<usize> = site.clause.tokens.get(site.part.clone()).unwrap_or_default().to_vec();
    let (first, last) = (inside.first().copied().unwrap_or(0), inside.last().copied().unwrap_or(0));
    let stem = word.trim_end_matches('s');
    site.text.tokens.iter().take(last.min(400)).enumerate().any(|(at, token)| {
        !(first..=last).contains(&at) && token.kind == Kind::Word && token.text.trim_end_matches('s') == stem
    })
}

fn gap_objection(site: &Site<'_>, quantity: &Quantity) -> Option<Why> {
    let gap = cap::without_clause(site.words.get(quantity.gap.clone()?)?);
    let noun = gap.iter().rev().find(|token| !token.is(Class::RangeFiller))?;
    let own = subject::field_word(site, &noun.text)
        || noun.is(Class::RangeNoun)
        || site.at > 0 && subject::defined(site, &noun.text);
    (!own).then_some(Why::AnotherThing)
}

/// Whether a word may stand between a field and what bounds it.
pub(super) fn leads(site: &Site<'_>, token: &Token) -> bool {
    Class::RangeLead.holds(&token.text)
        || token.is(Class::Order)
        || token.is(Class::Lies)
        || token.kind == Kind::Literal && (token.is_number() || subject::names_the_field(site, token))
        || subject::field_word(site, &token.text)
        || subject::defined(site, &token.text)
}

/// Whether the words around a quantity state that the field lies within it.
fn states(site: &Site<'_>, quantity: &Quantity) -> bool {
    let before = site.before();
    let near = cap::stated(site);
    let led = |token: &Token| leads(site, token);
    // `must be above 0 and below 9`: the verb stands once, before the first.
    let led_by = if near.is_empty() { before } else { near };
    let verbless = !led_by.has(Class::RangeVerb);
    let bare_range =
        quantity.bound == Bound::Between && !site.inside().first().is_some_and(|token| token.kind == Kind::Word);
    if matches!(quantity.bound, Bound::Above | Bound::Below) {
        let symbol = site.inside().first().is_some_and(|token| token.kind == Kind::Punct);
        let permitted = before.has(["can", "may"]) || site.after().has(Class::Admitted);
        let only = before.has("only");
        if permitted && !only {
            return false;
        }
        return near.iter().all(|token| led(token)) && (!verbless || symbol && near.is_empty());
    }
    // `0 < gain < 1`, `0 ≤ gain ≤ 1`
    if quantity.gap.is_some() && matches!(quantity.bound, Bound::Between | Bound::Within) && near.is_empty() {
        return true;
    }
    if bare_range && verbless {
        let whole = site.after().are((["inclusive", "exclusive"], ','));
        let parenthesis = site.clause.parent.is_some() && near.is_empty() && whole;
        // `JPEG: 1 to 100` is about some of the values.
        let label = before.len().checked_sub(2).and_then(|at| before.get(at));
        let labelled = before.ends(':')
            && site.after().is_empty()
            && label.is_some_and(|label| Class::RangeLead.holds(&label.text) || subject::field_word(site, &label.text));
        // `Shelf number, 1-99`, `Turn, 0-359, in degrees`
        let ends = whole || site.after().starts((',', "in"));
        let apposed = before.ends(',') && site.defines() && ends;
        // `Shelf 1 to 99`, `1-99`
        let alone = !before.is_empty() || site.text.tokens.iter().filter(|token| token.is_number()).count() == 2;
        let named =
            site.defines() && whole && alone && before.iter().all(|token| subject::field_word(site, &token.text));
        // `Rows per page. 1 to 100 (default 20).`
        let sentence = before.is_empty() && site.after().is_empty() && site.at == site.text.definition + 1;
        return parenthesis || labelled || apposed || (named || sentence) && site.clause.parent.is_none();
    }
    near.iter().all(|token| led(token))
}

fn bounds(site: &Site<'_>, quantity: &Quantity) -> Option<Vec<ConstraintKind>> {
    let low = quantity.low.as_ref().map(|amount| amount.value.clone());
    let high = quantity.high.as_ref().map(|amount| amount.value.clone());
    let exclusive = site.after().starts(["exclusive", "exclusively"]) || site.after().is_at(1, "exclusive");
    Some(match quantity.bound {
        // `up to zero` bounds nothing from above that could be counted.
        Bound::AtMost => {
            vec![ConstraintKind::Maximum(high.filter(|high| high.as_f64() != 0.0 || !site.inside().starts("up"))?)]
        }
        Bound::AtLeast => vec![ConstraintKind::Minimum(low?)],
        Bound::Above => vec![ConstraintKind::ExclusiveMinimum(low?)],
        Bound::Below => vec![ConstraintKind::ExclusiveMaximum(high?)],
        Bound::Between => {
            let (low, high) = (low?, high?);
            if low.as_f64() >= high.as_f64() {
                return None;
            }
            if exclusive {
                vec![ConstraintKind::ExclusiveMinimum(low), ConstraintKind::ExclusiveMaximum(high)]
            } else {
                vec![ConstraintKind::Minimum(low), ConstraintKind::Maximum(high)]
            }
        }
        Bound::Within => vec![ConstraintKind::ExclusiveMinimum(low?), ConstraintKind::ExclusiveMaximum(high?)],
        Bound::Exactly | Bound::Bare => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::mine::rules::table::check;

    #[test]
    fn ranges_of_numbers_are_read() {
        check(
            "range",
            &[
                ("integer", "Shelf height. Allowed: between 4 and 90.", &["minimum 4", "maximum 90"]),
                ("number", "Confidence of the guess (0-1)", &["minimum 0", "maximum 1"]),
                ("integer", "Turn of the cart, 0-359, in degrees", &["minimum 0", "maximum 359"]),
                ("integer", "Thing 1 to 100 percent", &["minimum 1", "maximum 100"]),
                ("integer", "Crates to ship (default & max is 40)", &["maximum 40"]),
                ("integer", "Crates to ship. The maximum that you can specify is 40.", &["maximum 40"]),
                ("integer", "Crates to ship. The minimum specified value can be 1.", &["minimum 1"]),
                ("integer", "Crates to ship. Defaults to 5, limited to 40.", &["maximum 40"]),
                (
                    "integer",
                    "The number of crates to return. A maximum of 40 crates can be returned.",
                    &["! server behaviour"],
                ),
                (
                    "integer",
                    "The maximum number of crates to return. A maximum of 40 crates can be returned.",
                    &["maximum 40", "! the field is itself a limit"],
                ),
                ("number", "Relative weight, from 0.5 to 2", &["minimum 0.5", "maximum 2"]),
                (
                    "integer",
                    "Crates to ship. Must be at least 3 and no more than 12,000.",
                    &["minimum 3", "maximum 12000"],
                ),
                ("integer", "Crates to ship. The upper limit is 9.", &["maximum 9"]),
                ("integer", "Rise of the price, limited between 3 and 9.", &["minimum 3", "maximum 9"]),
                ("integer", "Crates to ship. Minimum: 3, maximum: 9.", &["minimum 3", "maximum 9"]),
                ("integer", "The row to start at. Must be greater than or equal to zero.", &["minimum 0"]),
                ("number", "The height. It must be greater than 0.", &["exclusive_minimum 0"]),
                ("number", "The height. It must be less than 250.", &["exclusive_maximum 250"]),
                ("integer", "Crates per row. The default is 5 and the maximum is 50.", &["maximum 50"]),
                ("integer", "A positive integer", &["exclusive_minimum 0"]),
                ("integer", "Steps to go back. It cannot be negative.", &["minimum 0"]),
                ("integer", "Length of the pause, in seconds. Maximum of 90 seconds.", &["maximum 90"]),
                ("integer", "A seed. Must be at most 2^31 - 1.", &["maximum 2147483647"]),
                ("integer", "A share of votes. Valid values are `1` to `100`.", &["minimum 1", "maximum 100"]),
                ("integer", "Shelf number. Default: 9 Minimum: 2 Maximum: 40", &["minimum 2", "maximum 40"]),
                ("integer", "A shelf number (1-99, inclusive)", &["minimum 1", "maximum 99"]),
                ("integer", "Steps. The value of this field must be between 0 and 7.", &["minimum 0", "maximum 7"]),
                ("integer", "Shelf number, 1-99", &["minimum 1", "maximum 99"]),
                (
                    "number",
                    "The height; must be greater than 0 and less than 9",
                    &["exclusive_minimum 0", "exclusive_maximum 9"],
                ),
                ("integer", "An integer between 0 and 7 denoting the shelf", &["minimum 0", "maximum 7"]),
                ("integer", "The hour (0–23)", &["minimum 0", "maximum 23"]),
                ("integer[]", "Heights. Each must be between 3 and 9.", &["minimum@items 3", "maximum@items 9"]),
                ("integer", "Rows in the report. If given, it must be between 2 and 8.", &["minimum 2", "maximum 8"]),
            ],
        );
    }

    #[test]
    fn what_only_reads_like_a_range_is_none() {
        check(
            "range",
            &[
                ("integer", "The maximum number of crates on a cart", &["! the field is itself a limit"]),
                ("integer", "Crates to ship. If the cart is small, must be at most 4.", &["! conditional"]),
                ("integer", "Crates to ship. We recommend between 4 and 9.", &["! recommendation"]),
                ("integer", "Crates to ship, e.g. at least 4", &["! example"]),
                ("integer", "The pause in milliseconds. Max 1 minute.", &["! in another unit"]),
                ("integer", "Rows. Must be 0 or between 5 and 9.", &["! one of several alternatives"]),
                ("integer", "Rows. Must be at least 5. Set to 0 to disable.", &["! a documented value lies outside"]),
                ("integer", "Rows. Must be at least 5. Must be at least 7.", &["! ambiguous"]),
                ("string", "A word. Must be between 3 and 50.", &["! the shape of the value has no range"]),
                ("integer", "Rows. The report returns at most 40 lines.", &["! server behaviour"]),
                ("integer", "Rows. A report may return fewer rows (at least 4 rows).", &["! server behaviour"]),
                ("integer", "Rows. Values greater than 4 are possible.", &["! not a demand"]),
                (
                    "integer",
                    "Rows. Must be positive. Can be zero for empty carts.",
                    &["! a documented value lies outside"],
                ),
                (
                    "integer",
                    "Rows. Must be at least 1. A value of 0 asks for all.",
                    &["! a documented value lies outside"],
                ),
                (
                    "integer",
                    "Rows. Between 1 and 9. Returns -1 if there are none.",
                    &["maximum 9", "! a documented value lies outside"],
                ),
                ("integer", "Rows to skip (up to zero)", &["! not a range"]),
                ("integer", "Rows. Carts with at least one crate are counted.", &["! server behaviour"]),
                ("integer", "A delay between 1 and 2 loadings", &["! about another thing"]),
                ("integer", "A code between 20 and 29 means that it broke", &["! describes some of the values"]),
                ("integer", "Small carts are limited to 5; large carts to 9", &["! about another thing"]),
                ("integer", "A row; at least one of row and shelf is needed", &["! about another thing"]),
                ("integer", "Use positive values to go up", &["! not a demand"]),
                ("integer", "Rows. The maximum is 5 on a small cart.", &["! conditional"]),
                ("integer", "For large carts, the maximum is 9.", &["! conditional"]),
                ("number", "Follows ISO 3166-1 in version 2 to the letter", &[]),
            ],
        );
    }
}
