//! `length.*`: how many characters or bytes a string may have.

use std::sync::LazyLock;

use super::{Reader, accept, code, items, reject};
use crate::ir::{ConstraintKind, LengthUnit, Target};
use crate::mine::characters::names_mark;
use crate::mine::exception::NEGATIONS;
use crate::mine::phrase::{Amount, Phrases};
use crate::mine::quantity::{Bound, Quantity};
use crate::mine::site::Site;
use crate::mine::text::{Kind, Token};
use crate::mine::unit::Unit;
use crate::mine::{Findings, Shape, force, who};

pub(super) fn read(reader: &Reader<'_>, findings: &mut Findings) {
    for quantity in reader.quantities {
        let site = reader.site(quantity.tokens.clone());
        if !speaks_of_length(&site, quantity) {
            continue;
        }
        let named = reader.text.tokens.iter().any(code::is_standard);
        let coded = named && quantity.bound == Bound::Bare && site.clause.parent.is_none();
        let rule = if coded { "length.code" } else { id(quantity.bound) };
        match judge(&site, quantity) {
            Ok((target, kinds)) => accept(findings, &site, rule, target, kinds),
            Err(reason) => reject(findings, &site, rule, reason),
        }
    }
    read_emptiness(reader, findings);
}

/// `must not be empty`: as good as `at least one character`.
static NOT_EMPTY: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let phrases = [
        "must|should|may|can|shall not be [an|a] empty|blank [string]",
        "cannot|can't|mustn't be [an|a] empty|blank [string]",
        "must|should|shall be non|not empty|blank [string]",
        "non empty|blank string|value|text|list|array|map|set|object",
        "nonempty string|value|text|list|array",
    ];
    Phrases::new(phrases.map(|phrase| ((), phrase)))
});

fn read_emptiness(reader: &Reader<'_>, findings: &mut Findings) {
    for at in 0..reader.words.len() {
        let Some(((), found)) = NOT_EMPTY.matches(reader.words, at).next() else { continue };
        let site = reader.site(at..found.end);
        if items::is_list(reader.subject.shape) {
            items::read_emptiness(&site, findings);
            continue;
        }
        let target = match (force::objection(&site), who::target(&site)) {
            (Some(reason), _) | (None, Err(reason)) => Err(reason),
            (None, Ok(target)) if *site.subject.shape != Shape::String || target != Target::Itself => {
                Err("the shape of the value has no length")
            }
            (None, Ok(target)) => Ok(target),
        };
        match target {
            Ok(target) => {
                accept(
                    findings,
                    &site,
                    "length.not_empty",
                    target,
                    [ConstraintKind::MinLength(1, LengthUnit::Characters)],
                );
            }
            Err(reason) => reject(findings, &site, "length.not_empty", reason),
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
    let target = who::target(site)?;
    if let Some(reason) = gap_objection(site, quantity).or_else(|| unit_objection(quantity)) {
        return Err(reason);
    }
    if !shape_fits(site.subject.shape, target) {
        return Err("the shape of the value has no length");
    }
    // `Maximum length: 9` of a list may be how many elements it has.
    let each = site.words.iter().any(|token| token.is_any(&["each", "every", "individual"]));
    if target == Target::Items && matches!(quantity.unit, Unit::None) && !each {
        return Err("about the list or its elements");
    }
    // `values up to 9 letters are shown`: those are some of them.
    let entries = matches!(target, Target::Keys | Target::Values);
    let said = site
        .before()
        .iter()
        .any(|token| token.is_any(&["must", "should", "can", "may", "is", "are", "have", "cannot"]));
    let ends =
        site.after().first().is_none_or(|token| token.kind == Kind::Punct || token.is_any(&["and", "or", "each"]));
    if entries && !said && !ends {
        return Err("describes some of the values");
    }
    if some_are_digits(site) {
        return Err("about some of the characters");
    }
    if or_another(site, quantity.bound) {
        return Err("one of several alternatives");
    }
    if of_some(site, quantity) {
        return Err("about some of the characters");
    }
    let per = site.after().first().is_some_and(|token| token.is_word("per"));
    if matches!(quantity.bound, Bound::Bare) && (per || !describes(site)) {
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

/// A length of `9 Ki` is no length of 9; and `at most 2 MB` is a text's length only where it says so, for what a
/// text stands for (a file, an amount of memory) is measured like that too.
fn unit_objection(quantity: &Quantity) -> Option<&'static str> {
    match quantity.unit {
        Unit::Noun(_) => Some("in a unit that is not known"),
        Unit::Bytes(each) if each > 1 && !quantity.length => Some("the size of what the value stands for"),
        _ => None,
    }
}

/// Words for what may stand beside the digits of a value that has more than digits.
#[rustfmt::skip] // Words in rows can be read.
const BESIDE_DIGITS: &[&str] = &[
    "decimal", "decimals", "fraction", "fractional", "space", "spaces", "dash", "dashes", "hyphen", "hyphens",
    "separator", "separators", "phone", "telephone", "mobile", "msisdn", "fax", "amount", "price", "currency",
];

/// Digits are not all of a price or of a phone number: `at most 9 digits before the decimal point`.
fn some_are_digits(site: &Site<'_>) -> bool {
    let digits = site.inside().iter().any(|token| token.is_any(&["digit", "digits", "numerals"]));
    let beside = site.text.tokens.iter().enumerate().any(|(at, token)| {
        let near = site.text.tokens.get(at.saturating_sub(6)..at).unwrap_or_default();
        token.is_any(BESIDE_DIGITS) && !near.iter().any(|token| token.is_any(NEGATIONS))
    });
    let named = BESIDE_DIGITS.iter().any(|word| who::field_word(site, word));
    let place = site.after().first().is_some_and(|token| token.is_any(&["after", "before"]))
        && site.after().iter().any(|token| token.is_any(&["point", "comma"]));
    digits && (beside || named || place)
}

/// `A 9 letter code or a name`, `a code (9 letters) or a name`.
fn or_another(site: &Site<'_>, bound: Bound) -> bool {
    const CUTS: &[&str] = &[
        "that",
        "which",
        "of",
        "for",
        "in",
        "used",
        "to",
        "on",
        "by",
        "with",
        "as",
        "from",
        "who",
        "representing",
        "and",
        "must",
    ];
    let last = site.clause.tokens.last().copied().unwrap_or(0);
    let or = |at: usize| site.text.tokens.get(at).is_some_and(|token| token.is_word("or"));
    if site.clause.parent.is_some() && or(last + 2) {
        return true;
    }
    let characters =
        site.inside().iter().any(|token| token.is_any(&["character", "characters", "digit", "digits", "letter"]));
    let exact = matches!(bound, Bound::Bare | Bound::Exactly | Bound::Between);
    let ends = |token: &Token| token.is_any(CUTS) || token.is_any(NEGATIONS);
    let end = site.after().iter().position(|token| ends(token)).unwrap_or(site.after().len());
    exact
        && characters
        && site.after().iter().take(end).enumerate().any(|(at, token)| {
            // `9 letters or hyphens` is a list of characters.
            let listed = site.after().get(at + 1).is_some_and(|next| {
                names_mark(&next.text)
                    || next.is_any(&["letters", "digits", "numbers", "special", "fewer", "less", "more"])
            });
            token.is_word("or") && !listed
        })
}

/// `must contain at least one uppercase letter` asks for one among others.
fn of_some(site: &Site<'_>, quantity: &Quantity) -> bool {
    let kinds =
        &["uppercase", "lowercase", "numeric", "alphabetic", "digit", "digits", "letter", "symbols", "numerals"];
    let least = matches!(quantity.bound, Bound::AtLeast | Bound::Above | Bound::Exactly | Bound::Bare);
    let contains =
        site.near().iter().any(|token| token.is_any(&["contain", "contains", "include", "includes", "containing"]));
    least && contains && site.inside().iter().any(|token| token.is_any(kinds))
}

/// `the maximum length of a tag is 9` is about tags.
fn gap_objection(site: &Site<'_>, quantity: &Quantity) -> Option<&'static str> {
    let gap = site.words.get(quantity.gap.clone()?)?;
    let noun = gap
        .iter()
        .rfind(|token| token.kind != Kind::Word || !token.is_any(&["is", "the", "a", "must", "this", "that"]))?;
    let own = who::field_word(site, &noun.text)
        || who::defined(site, &noun.text)
        || noun.is_any(&[
            "length",
            "characters",
            "character",
            "property",
            "parameter",
            "field",
            "value",
            "string",
            "attribute",
            "text",
        ]);
    let key = matches!(site.subject.shape, Shape::Map(_)) && noun.is_any(&["key", "keys"]);
    (!own && !key).then_some("about another thing")
}

fn shape_fits(shape: &Shape, target: Target) -> bool {
    match (shape, target) {
        (Shape::String, Target::Itself) | (Shape::Map(_), Target::Keys) => true,
        (Shape::Array(items), Target::Items) => matches!(**items, Shape::String | Shape::Other),
        (Shape::Map(values), Target::Values) => matches!(**values, Shape::String | Shape::Other),
        _ => false,
    }
}

/// Words that may stand before a bare number of characters which says what the field is.
#[rustfmt::skip] // Words in rows can be read.
const PLAIN: &[&str] = &[
    "a", "an", "the", "this", "is", "it", "unique", "your", "must", "be", "should", "value", "string", "of",
    "with", "format", ":", "length", "optional", "valid", "field", "consists", "consisting", "contain",
    "contains", "containing", "have", "has", "are", "only", "alphanumeric", "in", "fixed", "random", "sequence",
    "needs", "to", "as", "exact", "size", "shall", "will", "characters", "at", "always", "identifier",
    "parameter", "can",
];

/// Whether a bare `34 letter …` says what the value is: `A 34 letter code`, `must be 34 letters`, `(34 letters)`.
fn describes(site: &Site<'_>) -> bool {
    let before = site.before();
    let plain =
        |token: &&Token| PLAIN.contains(&token.text.as_str()) || site.defines() && who::field_word(site, &token.text);
    let near = before.rsplit(|token| token.is_punct(",")).next().unwrap_or_default();
    let labelled = near.last().is_some_and(|token| token.is_punct(":"));
    if site.words.iter().any(|token| code::is_standard(token)) {
        return code::has_one_length(site);
    }
    let parenthesis = before.is_empty() && site.clause.parent.is_some() && site.after().is_empty();
    let ends = near.iter().any(|token| token.is_any(&["last", "first"]));
    let list = site.after().first().is_some_and(|token| token.is_word("of")) && !ends;
    !list
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
    let count = |amount: &Option<Amount>| -> Option<u64> {
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

#[cfg(test)]
mod tests {
    use crate::mine::rules::table::check;

    #[test]
    fn lengths_of_strings_are_read() {
        check(
            "length",
            &[
                ("string", "The maximum length of a nickname is 30.", &["max_length 30"]),
                ("string", "A motto. Max 2,500 characters.", &["max_length 2500"]),
                ("string", "A motto (max length = 40)", &["max_length 40"]),
                ("string", "A motto. Character limit: 40", &["max_length 40"]),
                ("string", "A motto, max. 40 characters", &["max_length 40"]),
                ("string", "A motto. Minimum of 3 and maximum of 40 characters.", &["min_length 3", "max_length 40"]),
                ("string", "A motto, up to 40 chars", &["max_length 40"]),
                ("string", "A motto. Its length must not exceed 40.", &["max_length 40"]),
                ("string", "A motto of 40 characters or fewer", &["max_length 40"]),
                ("string", "A motto with a 40 character limit", &["max_length 40"]),
                ("string", "A motto. Truncated to 40 characters.", &["max_length 40"]),
                ("string", "A motto. Must be between 3 and 40 characters long.", &["min_length 3", "max_length 40"]),
                ("string", "A motto. Length: 3–40 characters.", &["min_length 3", "max_length 40"]),
                ("string", "A motto. It MUST NOT be shorter than 3<br/>characters.", &["min_length 3"]),
                ("string", "A motto. Must be at least **eight** letters long.", &["min_length 8"]),
                ("string", "The two-letter ISO code of the hall's country", &["min_length 2", "max_length 2"]),
                (
                    "map[string]string",
                    "Notes. You can have up to 9 keys, with key names up to 12 characters long and values up to 40 \
                     characters long.",
                    &["max_length@keys 12", "max_length@values 40"],
                ),
                // The format says so already.
                ("string", "A currency. 3-character ISO 4217 code.", &[]),
                (
                    "string",
                    "A 12-digit ticket number, without separators or blanks",
                    &["min_length 12", "max_length 12"],
                ),
                ("string", "A motto. Must be 3 to 9 letters or hyphens.", &["min_length 3", "max_length 9"]),
                ("string", "A year. Format: four digits. For example: 1999", &["min_length 4", "max_length 4"]),
                ("string", "A 12-character ticket number", &["min_length 12", "max_length 12"]),
                ("string", "A motto. Must be exactly 9 characters.", &["min_length 9", "max_length 9"]),
                ("string", "A motto. Must not be blank.", &["min_length 1"]),
                (
                    "string",
                    "A motto. Must not be blank, and holds 40 characters or fewer.",
                    &["max_length 40", "min_length 1"],
                ),
                ("string", "A motto. If present, at most 40 characters.", &["max_length 40"]),
                ("string", "A motto, no longer than 64 bytes", &["max_length 64"]),
                ("string[]", "Mottos to print. Must not exceed 40 letters.", &["max_length@items 40"]),
                (
                    "map[string]string",
                    "Labels. The key must be a string of at most 9 characters.",
                    &["max_length@keys 9"],
                ),
                (
                    "map[string]string",
                    "Labels. Keys are limited to 40 characters and each value to 90 characters.",
                    &["max_length@keys 40", "max_length@values 90"],
                ),
                ("map[string]string", "Labels. Each value can have up to 90 characters.", &["max_length@values 90"]),
            ],
        );
    }

    #[test]
    fn what_only_reads_like_a_length_is_none() {
        check(
            "length",
            &[
                ("string", "A motto. If omitted, a 9-character one will be generated.", &["! conditional"]),
                ("string", "A motto. We suggest at most 40 characters.", &["! recommendation"]),
                ("string", "A motto, such as one of up to 40 characters", &["! example"]),
                (
                    "integer",
                    "How far to read. Between 9 and 40 characters.",
                    &["! the shape of the value has no length"],
                ),
                ("string", "A motto. Passwords must have at least 9 characters.", &["! about another thing"]),
                ("string", "The two-letter ISO 639-1 code of the label's language", &["! about another thing"]),
                (
                    "map[string]string",
                    "Notes. Values up to 9 characters stand in lists.",
                    &["! describes some of the values"],
                ),
                ("string[]", "Mottos. Maximum length is 9.", &["! about the list or its elements"]),
                ("string", "A picture. Max decoded size: 4096 bytes.", &["! about the value in another form"]),
                ("string", "Memory to reserve, at most 64 MB", &["! the size of what the value stands for"]),
                ("string", "A motto. Up to 9 characters for small carts.", &["! conditional"]),
                ("string", "A motto. Its prefix must be 3 characters long.", &["! about another thing"]),
                ("string", "A motto. 9 letters or 12 digits.", &["! one of several alternatives"]),
                ("string", "A motto. At most 9 characters. At most 12 characters.", &["! ambiguous"]),
                ("string", "A motto. Must contain at least 1 uppercase letter.", &["! about some of the characters"]),
                ("string", "A 5-digit shelf or 9-digit crate code", &["! one of several alternatives"]),
                ("string", "A motto; 9 characters per line.", &["! about another thing"]),
                ("string", "A price. At most 12 digits before the decimal point.", &["! about some of the characters"]),
                ("string", "A 12-digit shelf number. Spaces are ignored.", &["! about some of the characters"]),
                ("string", "A 12-digit shelf number or nickname", &["! one of several alternatives"]),
                ("string", "A shelf (exactly 9 letters) or a crate", &["! one of several alternatives"]),
                ("string", "A shelf (up to 9 letters) or a crate", &["! one of several alternatives"]),
                ("string", "A motto. Max 9 characters, not counting blanks.", &["! about the value in another form"]),
                ("string", "A motto. Max 9 characters by default.", &["! conditional"]),
                ("string", "The last 4 digits of the shelf (for shelf tickets)", &["! conditional"]),
                ("string", "A motto. Must be between 3 and 50.", &[]),
            ],
        );
    }
}
