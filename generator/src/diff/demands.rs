//! What rules of one family come to together, and whether that is less or more than before.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::ir::{Charset, Constraint, ConstraintKind, Decimal, LengthUnit, Target};

/// Rules that say one thing together, as both bounds of a length do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    Length,
    Items,
    Range,
    Multiple,
    Charset,
    Pattern,
    Prefix,
    Suffix,
    Values,
    Unique,
    Format,
    Default,
}

/// How a demand is to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    Added,
    Removed,
    Tightened,
    Loosened,
    Changed,
}

/// Rules of one family before and after, which do not come to the same.
pub(super) struct Demand<'a> {
    pub(super) family: Family,
    pub(super) how: How,
    pub(super) old: Vec<&'a Constraint>,
    pub(super) new: Vec<&'a Constraint>,
}

pub(super) fn family(kind: &ConstraintKind) -> Family {
    match kind {
        ConstraintKind::MaxLength(..) | ConstraintKind::MinLength(..) => Family::Length,
        ConstraintKind::MaxItems(_) | ConstraintKind::MinItems(_) => Family::Items,
        ConstraintKind::Minimum(_)
        | ConstraintKind::Maximum(_)
        | ConstraintKind::ExclusiveMinimum(_)
        | ConstraintKind::ExclusiveMaximum(_) => Family::Range,
        ConstraintKind::MultipleOf(_) => Family::Multiple,
        ConstraintKind::Charset(_) => Family::Charset,
        ConstraintKind::Pattern(_) => Family::Pattern,
        ConstraintKind::Prefix(_) => Family::Prefix,
        ConstraintKind::Suffix(_) => Family::Suffix,
        ConstraintKind::Enum(_) => Family::Values,
        ConstraintKind::UniqueItems => Family::Unique,
        ConstraintKind::Format(_) => Family::Format,
        ConstraintKind::Default(_) => Family::Default,
    }
}

/// The families of which the rules before and after do not come to the same.
pub(super) fn compare<'a>(old: &'a [Constraint], new: &'a [Constraint]) -> Vec<Demand<'a>> {
    type Sides<'a> = (Vec<&'a Constraint>, Vec<&'a Constraint>);
    let mut families: BTreeMap<(Target, Family), Sides<'a>> = BTreeMap::new();
    for rule in old {
        families.entry((rule.target, family(&rule.kind))).or_default().0.push(rule);
    }
    for rule in new {
        families.entry((rule.target, family(&rule.kind))).or_default().1.push(rule);
    }
    let demand = |((_, family), (old, new)): ((Target, Family), Sides<'a>)| {
        let how = how(family, &old, &new)?;
        Some(Demand { family, how, old, new })
    };
    families.into_iter().filter_map(demand).collect()
}

fn how(family: Family, old: &[&Constraint], new: &[&Constraint]) -> Option<How> {
    let holds = |list: &[&Constraint], kind: &ConstraintKind| list.iter().any(|rule| rule.kind == *kind);
    let is_kept = |from: &[&Constraint], to: &[&Constraint]| from.iter().all(|rule| holds(to, &rule.kind));
    match (old.is_empty(), new.is_empty(), is_kept(old, new), is_kept(new, old)) {
        (true, true, ..) | (_, _, true, true) => return None,
        (true, false, ..) => return Some(How::Added),
        (false, true, ..) => return Some(How::Removed),
        _ => {}
    }
    // A value has to keep all of them: another one more allows less.
    let sets = (within(family, new, old), within(family, old, new));
    Some(match sets {
        (true, true) => return None,
        (true, false) => How::Tightened,
        (false, true) => How::Loosened,
        (false, false) => How::Changed,
    })
}

/// Whether all that some rules allow is allowed by others: by each of them.
fn within(family: Family, narrow: &[&Constraint], wide: &[&Constraint]) -> bool {
    if family == Family::Default {
        return false;
    }
    wide.iter().all(|wide| narrow.iter().any(|narrow| implies(&narrow.kind, &wide.kind)))
}

/// Whether whatever keeps one rule keeps another.
fn implies(one: &ConstraintKind, other: &ConstraintKind) -> bool {
    use ConstraintKind as Kind;
    match (one, other) {
        (Kind::MaxLength(low, one), Kind::MaxLength(high, other)) => {
            // What has so many bytes has no more characters, and nothing can be told the other way round.
            low <= high && (one == other || *one == LengthUnit::Bytes)
        }
        (Kind::MinLength(high, one), Kind::MinLength(low, other)) => {
            low <= high && (one == other || *one == LengthUnit::Characters)
        }
        (Kind::MaxItems(low), Kind::MaxItems(high)) | (Kind::MinItems(high), Kind::MinItems(low)) => low <= high,
        (Kind::Maximum(low) | Kind::ExclusiveMaximum(low), Kind::Maximum(high))
        | (Kind::ExclusiveMaximum(low), Kind::ExclusiveMaximum(high))
        | (Kind::Minimum(high) | Kind::ExclusiveMinimum(high), Kind::Minimum(low))
        | (Kind::ExclusiveMinimum(high), Kind::ExclusiveMinimum(low)) => order(low, high).is_le(),
        (Kind::Maximum(low), Kind::ExclusiveMaximum(high)) | (Kind::Minimum(high), Kind::ExclusiveMinimum(low)) => {
            order(low, high).is_lt()
        }
        (Kind::MultipleOf(large), Kind::MultipleOf(small)) => is_multiple(large, small),
        (Kind::Charset(narrow), Kind::Charset(wide)) => is_subset(narrow, wide),
        (Kind::Prefix(long), Kind::Prefix(short)) => long.starts_with(short.as_str()),
        (Kind::Suffix(long), Kind::Suffix(short)) => long.ends_with(short.as_str()),
        (Kind::Enum(few), Kind::Enum(many)) => few.iter().all(|value| many.contains(value)),
        (Kind::Format(one), Kind::Format(other)) => one == other || (one == "https-uri" && other == "uri"),
        (one, other) => one == other,
    }
}

fn is_subset(narrow: &Charset, wide: &Charset) -> bool {
    !narrow.meets(&wide.complement())
}

fn is_multiple(large: &Decimal, small: &Decimal) -> bool {
    match (large.as_i64(), small.as_i64()) {
        (Some(large), Some(small)) => large.checked_rem(small) == Some(0),
        _ => large == small,
    }
}

/// Compares two numbers by their digits: doubles would round large ones.
fn order(left: &Decimal, right: &Decimal) -> Ordering {
    let parts = |number: &Decimal| {
        let text = number.as_str();
        let (is_negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        (is_negative, whole.to_owned(), fraction.to_owned())
    };
    let (left, right) = (parts(left), parts(right));
    // Neither has leading zeros, nor zeros at the end of a fraction.
    let size = left.1.len().cmp(&right.1.len()).then_with(|| left.1.cmp(&right.1)).then_with(|| left.2.cmp(&right.2));
    match (left.0, right.0) {
        (false, false) => size,
        (true, true) => size.reverse(),
        (true, false) => Ordering::Less,
        (false, true) => Ordering::Greater,
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use serde_json::json;

    use super::{How, family, how, order};
    use crate::ir::{Charset, Constraint, ConstraintKind as Kind, Decimal, Evidence, LengthUnit, Target};
    use crate::source::Span;

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).expect("a number")
    }

    #[test]
    fn numbers_by_their_digits() {
        for (left, right) in [
            ("-10", "-9"),
            ("-0.5", "-0.25"),
            ("-1", "0"),
            ("0", "0.001"),
            ("0.25", "0.5"),
            ("9", "10"),
            ("9007199254740992", "9007199254740993"),
        ] {
            assert_eq!(order(&number(left), &number(right)), Ordering::Less, "{left} {right}");
            assert_eq!(order(&number(right), &number(left)), Ordering::Greater, "{left} {right}");
        }
        assert_eq!(order(&number("1.50"), &number("1.5")), Ordering::Equal);
    }

    #[test]
    fn each_kind_knows_less_and_more() {
        let set = |class: &str| Kind::Charset(Charset::parse_class(class).expect("a class"));
        let chars = LengthUnit::Characters;
        let cases: Vec<(Vec<Kind>, Vec<Kind>, Option<How>)> = vec![
            (vec![], vec![Kind::UniqueItems], Some(How::Added)),
            (vec![Kind::UniqueItems], vec![], Some(How::Removed)),
            (vec![Kind::MaxLength(9, chars)], vec![Kind::MaxLength(8, chars)], Some(How::Tightened)),
            (vec![Kind::MaxLength(9, chars)], vec![Kind::MaxLength(9, chars)], None),
            (vec![Kind::MaxLength(9, chars)], vec![Kind::MaxLength(9, LengthUnit::Bytes)], Some(How::Tightened)),
            (vec![Kind::MaxLength(9, LengthUnit::Bytes)], vec![Kind::MaxLength(5, chars)], Some(How::Changed)),
            (
                vec![Kind::MinLength(4, chars), Kind::MaxLength(4, chars)],
                vec![Kind::MinLength(6, chars), Kind::MaxLength(6, chars)],
                Some(How::Changed),
            ),
            (
                vec![Kind::MinLength(4, chars)],
                vec![Kind::MinLength(4, chars), Kind::MaxLength(9, chars)],
                Some(How::Tightened),
            ),
            (vec![Kind::MinItems(1), Kind::MaxItems(50)], vec![Kind::MaxItems(50)], Some(How::Loosened)),
            (vec![Kind::Minimum(number("1"))], vec![Kind::ExclusiveMinimum(number("1"))], Some(How::Tightened)),
            (vec![Kind::ExclusiveMinimum(number("0"))], vec![Kind::Minimum(number("0.5"))], Some(How::Tightened)),
            (vec![Kind::Maximum(number("1"))], vec![Kind::ExclusiveMaximum(number("2"))], Some(How::Loosened)),
            (vec![Kind::MultipleOf(number("5"))], vec![Kind::MultipleOf(number("15"))], Some(How::Tightened)),
            (vec![Kind::MultipleOf(number("5"))], vec![Kind::MultipleOf(number("7"))], Some(How::Changed)),
            (vec![set("a-z")], vec![set("a-z0-9")], Some(How::Loosened)),
            (vec![set("a-z")], vec![set("a-f0-9")], Some(How::Changed)),
            (vec![Kind::Prefix("a".into())], vec![Kind::Prefix("ab".into())], Some(How::Tightened)),
            (vec![Kind::Suffix("ba".into())], vec![Kind::Suffix("a".into())], Some(How::Loosened)),
            (vec![Kind::Pattern("^a$".into())], vec![Kind::Pattern("^b$".into())], Some(How::Changed)),
            (vec![Kind::Enum(vec![json!(1), json!(2)])], vec![Kind::Enum(vec![json!(2)])], Some(How::Tightened)),
            (vec![Kind::Format("uri".into())], vec![Kind::Format("https-uri".into())], Some(How::Tightened)),
            (vec![Kind::Default(json!(1))], vec![Kind::Default(json!(2))], Some(How::Changed)),
        ];
        let rule = |kind: &Kind| Constraint {
            kind: kind.clone(),
            target: Target::Itself,
            rule: "",
            evidence: Evidence { span: Span::nowhere(0), text: String::new() },
        };
        for (old, new, expected) in cases {
            let (before, after): (Vec<_>, Vec<_>) = (old.iter().map(rule).collect(), new.iter().map(rule).collect());
            let of = before.iter().chain(&after).next().map(|rule| family(&rule.kind)).expect("a rule");
            let found = how(of, &before.iter().collect::<Vec<_>>(), &after.iter().collect::<Vec<_>>());
            assert_eq!(found, expected, "{old:?} {new:?}");
        }
    }
}
