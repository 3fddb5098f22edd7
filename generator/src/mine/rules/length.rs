//! `length.*`: how many characters or bytes a string may have.

use super::{Reader, Rule, accept, reject};
use crate::ir::{ConstraintKind, LengthUnit, Target};
use crate::mine::quantity::{Bound, Quantity, quantities};
use crate::mine::site::Site;
use crate::mine::text::{Kind, Token};
use crate::mine::unit::Unit;
use crate::mine::{Findings, Shape, force, who};

pub(super) const RULE: Rule = Rule { name: "length", read };

fn read(reader: &Reader<'_>, findings: &mut Findings) {
    for quantity in quantities(reader.words) {
        let site = reader.site(quantity.tokens.clone());
        if !speaks_of_length(&site, &quantity) {
            continue;
        }
        let rule = id(quantity.bound);
        match judge(&site, &quantity) {
            Ok((target, kinds)) => accept(findings, &site, rule, target, kinds),
            Err(reason) => reject(findings, &site, rule, reason),
        }
    }
}

fn id(bound: Bound) -> &'static str {
    match bound {
        Bound::AtMost | Bound::Below => "length.maximum",
        Bound::AtLeast | Bound::Above => "length.minimum",
        Bound::Between => "length.between",
        Bound::Exactly | Bound::Bare => "length.exact",
    }
}

/// Whether a quantity counts characters or bytes, or is said to be a length.
fn speaks_of_length(site: &Site<'_>, quantity: &Quantity) -> bool {
    match quantity.unit {
        Unit::Characters | Unit::Bytes(_) => true,
        Unit::None | Unit::Noun(_) => quantity.length || length_is_subject(site),
        Unit::Time(_) | Unit::Percent => false,
    }
}

/// `its length must not exceed 9`, `Length: 3 to 9`.
fn length_is_subject(site: &Site<'_>) -> bool {
    let near = site.before().rsplit(|token| token.is_punct(",")).next().unwrap_or_default();
    near.iter().any(|token| token.is_any(&["length"]))
        && !near.iter().any(|token| matches!(token.kind, Kind::Number(_)))
}

type Judged = Result<(Target, Vec<ConstraintKind>), &'static str>;

fn judge(site: &Site<'_>, quantity: &Quantity) -> Judged {
    if let Some(reason) = force::objection(site) {
        return Err(reason);
    }
    if let Some(reason) = gap_objection(site, quantity) {
        return Err(reason);
    }
    let target = who::target(site)?;
    if !shape_fits(site.subject.shape, target) {
        return Err("the shape of the value has no length");
    }
    if matches!(quantity.bound, Bound::Bare) && !describes(site) {
        return Err("about another thing");
    }
    if matches!(quantity.bound, Bound::Above | Bound::Below) && !demands(site) {
        return Err("not a demand");
    }
    let unit = match quantity.unit {
        Unit::Bytes(_) => LengthUnit::Bytes,
        _ => LengthUnit::Characters,
    };
    bounds(quantity, unit).map(|kinds| (target, kinds)).ok_or("not a length")
}

/// `the maximum length of a tag is 9` is about tags.
fn gap_objection(site: &Site<'_>, quantity: &Quantity) -> Option<&'static str> {
    let gap = site.words.get(quantity.gap.clone()?)?;
    let noun = gap.iter().rfind(|token| {
        token.kind != Kind::Word || !token.is_any(&["is", "the", "a", "must", "field", "value", "string"])
    })?;
    let own = who::field_word(site, &noun.text)
        || who::defined(site, &noun.text)
        || noun.is_any(&["length", "characters", "character", "property", "parameter"]);
    let key = matches!(site.subject.shape, Shape::Map(_)) && noun.is_any(&["key", "keys"]);
    (!own && !key).then_some("about another thing")
}

fn shape_fits(shape: &Shape, target: Target) -> bool {
    match (shape, target) {
        (Shape::String, Target::Itself) => true,
        (Shape::Array(items), Target::Items) => matches!(**items, Shape::String | Shape::Other),
        (Shape::Map(_), Target::Keys) => true,
        (Shape::Map(values), Target::Values) => matches!(**values, Shape::String | Shape::Other),
        _ => false,
    }
}

/// Words that may stand before a bare number of characters which says what the field is.
const PLAIN: &[&str] = &[
    "a",
    "an",
    "the",
    "this",
    "is",
    "it",
    "unique",
    "your",
    "must",
    "be",
    "should",
    "value",
    "string",
    "of",
    "with",
    "format",
    ":",
    "length",
    "optional",
    "valid",
    "field",
    "consists",
    "consisting",
    "contain",
    "contains",
    "containing",
    "have",
    "has",
    "are",
    "only",
    "alphanumeric",
    "in",
    "fixed",
    "random",
    "sequence",
    "needs",
    "to",
    "as",
    "exact",
    "size",
    "shall",
    "will",
    "characters",
    "at",
    "always",
    "identifier",
    "parameter",
    "can",
];

/// Whether a bare `34 letter …` says what the value is: `A 34 letter code`, `must be 34 letters`, `(34 letters)`.
fn describes(site: &Site<'_>) -> bool {
    let before = site.before();
    let plain =
        |token: &&Token| PLAIN.contains(&token.text.as_str()) || site.defines() && who::field_word(site, &token.text);
    let near = before.rsplit(|token| token.is_punct(",")).next().unwrap_or_default();
    let labelled = near.last().is_some_and(|token| token.is_punct(":"));
    let standard = site.words.iter().any(|token| token.is_any(&["iso", "bcp"]) || token.text.starts_with("iso"));
    let parenthesis = before.is_empty() && site.clause.parent.is_some() && site.after().is_empty();
    let list = site.after().first().is_some_and(|token| token.is_word("of"));
    !standard
        && !list
        && (near.iter().all(plain) || labelled || parenthesis)
        && (site.defines() || !before.is_empty() || parenthesis)
}

/// Whether a verb of demand leads to the site.
fn demands(site: &Site<'_>) -> bool {
    let start = site.part.start.saturating_sub(4);
    let near = site.words.get(start..site.part.start).unwrap_or_default();
    near.iter().any(|token| token.is_any(&["must", "should", "shall", "needs", "has", "have"]))
}

fn bounds(quantity: &Quantity, unit: LengthUnit) -> Option<Vec<ConstraintKind>> {
    let scale = match quantity.unit {
        Unit::Bytes(each) => each,
        _ => 1,
    };
    let count = |amount: &Option<crate::mine::phrase::Amount>| -> Option<u64> {
        u64::try_from(amount.as_ref()?.value.as_i64()?).ok()?.checked_mul(scale)
    };
    let (low, high) = (count(&quantity.low), count(&quantity.high));
    let (min, max) = match quantity.bound {
        Bound::AtMost => (None, Some(high?)),
        Bound::AtLeast => (Some(low?), None),
        Bound::Above => (Some(low?.checked_add(1)?), None),
        Bound::Below => (None, Some(high?.checked_sub(1)?)),
        Bound::Between => (Some(low?), Some(high?)),
        Bound::Exactly | Bound::Bare => (Some(high?), Some(high?)),
    };
    if max == Some(0) || min.zip(max).is_some_and(|(min, max)| min > max) {
        return None;
    }
    let min = min.filter(|min| *min > 0).map(|min| ConstraintKind::MinLength(min, unit));
    let max = max.map(|max| ConstraintKind::MaxLength(max, unit));
    Some(min.into_iter().chain(max).collect())
}
