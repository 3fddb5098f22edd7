//! `length.*`: how many characters or bytes a string may have.

mod emptiness;
mod objections;

use super::{Judged, code, file, items};
use crate::ir::{ConstraintKind, LengthUnit, Why};
use crate::mine::clause::Reader;
use crate::mine::clause::Site;
use crate::mine::clause::subject;
use crate::mine::lexicon::Class;
use crate::mine::phrase::Amount;
use crate::mine::quantity::{Bound, Quantity};
use crate::mine::text::{Kind, Words};
use crate::mine::unit::Unit;
use crate::mine::{Findings, Shape};

pub(super) fn read(reader: &Reader<'_>, findings: &mut Findings) {
    for quantity in &reader.quantities {
        let site = reader.site(quantity.tokens.clone());
        if !speaks_of_length(&site, quantity) {
            continue;
        }
        let named = reader.text.tokens.iter().any(code::is_standard);
        let coded = named && quantity.bound == Bound::Bare && site.clause.parent.is_none();
        let rule = if coded { "length.code" } else { id(quantity.bound) };
        file(findings, &site, rule, judge(&site, quantity));
    }
    emptiness::read(reader, findings);
}

fn id(bound: Bound) -> &'static str {
    match bound {
        Bound::AtMost | Bound::Below => "length.maximum",
        Bound::AtLeast | Bound::Above => "length.minimum",
        Bound::Between | Bound::Within => "length.between",
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
    let near = site.before().rsplit(|token| token.is(',')).next().unwrap_or_default();
    near.has("length") && !near.iter().any(|token| matches!(token.kind, Kind::Number(_)))
}

fn judge(site: &Site<'_>, quantity: &Quantity) -> Judged {
    let target = subject::demanded(site)?;
    objections::objection(site, quantity, target).map_or(Ok(()), Err)?;
    if quantity.bound == Bound::Bare && matches!(site.subject.shape, Shape::String) && subject::is_composite(site.text)
    {
        return Err(Why::Combined);
    }
    // `at most 5, 40 characters each`: the most is said once for both.
    if quantity.bound == Bound::Bare && site.before().ends(',') && site.before().has(Class::Extreme) {
        return Err(Why::Ambiguous);
    }
    if matches!(quantity.unit, Unit::Bytes(_)) && is_coded(site) {
        return Err(Why::Transformed);
    }
    let unit = match quantity.unit {
        Unit::Bytes(_) => LengthUnit::Bytes,
        _ => LengthUnit::Characters,
    };
    bounds(quantity, unit).map(|kinds| (target, kinds)).ok_or_else(|| quantity.why_none(Why::NoLength))
}

/// `Hex encoding of a key, 33 bytes`: the bytes are those of what is encoded.
fn is_coded(site: &Site<'_>) -> bool {
    let named = || Class::Coded.words().iter().any(|word| subject::field_word(site, word));
    (site.text.tokens.has(Class::Coded) || named()) && !site.text.tokens.has(["utf", "utf-8", "utf8", "ascii"])
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
        Bound::Within => (Some(low?.checked_add(1)?), Some(high?.checked_sub(1)?)),
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
                (
                    "string",
                    "A motto. At least 3 characters in length, and no more than 40.",
                    &["min_length 3", "max_length 40"],
                ),
                ("string", "A motto. Total length cannot exceed 40 characters.", &["max_length 40"]),
                ("string", "A motto. The maximum number of characters allowed is 40.", &["max_length 40"]),
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
