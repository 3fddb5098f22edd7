//! What lifts a bound in some case: `At most 8. For bundles, up to 16.` A bound with an exception is none.

use super::quantity::{Bound, Quantity};
use super::rules::Reader;
use super::site::Site;
use super::text::{Token, read_number};
use super::unit::Unit;
use super::{force, who};
use crate::ir::{Constraint, ConstraintKind, Decimal, LengthUnit};

/// What some values may be, whatever is said of the others.
#[derive(Debug)]
pub(super) enum Exception {
    /// Numbers that hold in some case.
    Amount { values: Vec<Decimal>, unit: Unit },
    /// The limit can be raised, and nothing says how far.
    Raised,
}

impl Exception {
    /// Whether a value that the exception allows breaks the constraint.
    pub(super) fn breaks(&self, constraint: &Constraint) -> bool {
        match self {
            Self::Amount { values, unit } => {
                measures(unit, constraint) && values.iter().any(|value| outside(value, unit, &constraint.kind))
            }
            Self::Raised => matches!(
                constraint.kind,
                ConstraintKind::MaxLength(..) | ConstraintKind::Maximum(_) | ConstraintKind::MaxItems(_)
            ),
        }
    }
}

/// Whether an amount in this unit is of what the constraint bounds.
fn measures(unit: &Unit, constraint: &Constraint) -> bool {
    use ConstraintKind::{MaxLength, MinLength};
    match (unit, &constraint.kind) {
        (Unit::None, _) => true,
        (Unit::Characters, MaxLength(_, own) | MinLength(_, own)) => *own == LengthUnit::Characters,
        (Unit::Bytes(_), MaxLength(_, own) | MinLength(_, own)) => *own == LengthUnit::Bytes,
        (Unit::Characters | Unit::Bytes(_), _) | (_, MaxLength(..) | MinLength(..)) => false,
        (Unit::Noun(noun), _) => constraint.evidence.text.to_lowercase().contains(noun.trim_end_matches('s')),
        (Unit::Time(names), _) => {
            let words = constraint.evidence.text.to_lowercase();
            words.split(|c: char| !c.is_alphabetic()).any(|word| names.contains(&word))
        }
        (Unit::Percent, _) => true,
    }
}

#[expect(clippy::cast_precision_loss, reason = "bounds of lengths and counts are small")]
fn outside(value: &Decimal, unit: &Unit, kind: &ConstraintKind) -> bool {
    let scale = if let Unit::Bytes(each) = unit { *each as f64 } else { 1.0 };
    let value = value.as_f64() * scale;
    match kind {
        ConstraintKind::MaxLength(high, _) | ConstraintKind::MaxItems(high) => value > *high as f64,
        ConstraintKind::MinLength(low, _) | ConstraintKind::MinItems(low) => value < *low as f64,
        ConstraintKind::Maximum(high) | ConstraintKind::ExclusiveMaximum(high) => value > high.as_f64(),
        ConstraintKind::Minimum(low) | ConstraintKind::ExclusiveMinimum(low) => value < low.as_f64(),
        _ => false,
    }
}

/// The exceptions that a clause states.
pub(super) fn exceptions(reader: &Reader<'_>) -> Vec<Exception> {
    let mut out = Vec::new();
    for quantity in reader.quantities {
        let site = reader.site(quantity.tokens.clone());
        if sometimes(&site, Some(quantity.bound)) || concedes(&site) || permits_others(&site, quantity) {
            let values = [&quantity.low, &quantity.high].into_iter().flatten().map(|amount| amount.value.clone());
            out.push(Exception::Amount { values: values.collect(), unit: quantity.unit.clone() });
        }
    }
    out.extend(bare(reader));
    if raised(reader.words) {
        out.push(Exception::Raised);
    }
    out
}

/// Whether the quantity holds in some case only. One that states the case (`if more than 9 are sent, …`) bounds nothing.
fn sometimes(site: &Site<'_>, bound: Option<Bound>) -> bool {
    let near = site.before().rsplit(|token| token.is_punct(",")).next().unwrap_or_default();
    let states_the_case = matches!(bound, Some(Bound::Above | Bound::Below | Bound::AtLeast))
        && near.iter().any(|token| token.is_any(&["if", "when", "whenever", "unless"]));
    !states_the_case && matches!(force::objection(site), Some("conditional" | "one of several alternatives"))
}

/// `…, but readers should be prepared for up to 64`.
fn concedes(site: &Site<'_>) -> bool {
    site.before().iter().any(|token| token.is_any(&["but", "although", "though"]))
}

/// `Bundles may have up to 16`: what is about another thing may still be about some of the values.
fn permits_others(site: &Site<'_>, quantity: &Quantity) -> bool {
    let before = site.before();
    quantity.bound == Bound::AtMost
        && site.at > 0
        && before.iter().any(|token| token.is_any(&["can", "may", "allow", "allows", "allowed"]))
        && !before.iter().any(|token| token.is_any(&["you", "we"]))
        && who::target(site).is_err()
}

/// `(16 for bundles)`, `For bundles, 16`: numbers that are no quantity but for the words beside them.
fn bare(reader: &Reader<'_>) -> Vec<Exception> {
    let words = reader.words;
    let starts = (0..words.len()).filter(|at| {
        at.checked_sub(1)
            .and_then(|at| words.get(at))
            .is_none_or(|before| before.is_punct(",") || before.is_punct(":") || before.is_any(&["and", "but", "is"]))
    });
    let read = starts.filter_map(|at| {
        let reading = read_number(words.get(at..)?)?;
        let site = reader.site(at..at + reading.length);
        let alone = site.after().first().is_none_or(|next| next.is_any(&["for", "if", "when", "with", "on", "unless"]));
        (alone && sometimes(&site, None)).then(|| Exception::Amount { values: vec![reading.value], unit: Unit::None })
    });
    read.collect()
}

/// `Ask us for a higher limit`, `This maximum can be raised`.
fn raised(words: &[&Token]) -> bool {
    const RAISE: &[&str] = &["raise", "raised", "increase", "increased", "lift", "lifted", "extended", "higher"];
    const LIMIT: &[&str] = &["limit", "limits", "quota", "quotas", "maximum"];
    const MAY: &[&str] = &["can", "may", "contact", "request", "ask", "need", "available", "to", "write"];
    words.windows(5).chain((words.len() < 5).then_some(words)).any(|near| {
        let has = |any: &[&str]| near.iter().any(|token| token.is_any(any));
        has(RAISE) && has(LIMIT) && !has(&["than"])
    }) && words.iter().any(|token| token.is_any(MAY))
}

#[cfg(test)]
mod tests {
    use crate::mine::rules::table::{Case, check};

    #[test]
    fn an_exception_anywhere_lifts_the_bound() {
        for prose in [
            "A motto. Max 8 characters. For bundles, up to 16 characters.",
            "A motto. Max 8 characters. For bundles, up to 16.",
            "A motto. For bundles, up to 16 characters. Otherwise max 8 characters.",
            "A motto. Max 8 characters (16 for bundles).",
            "A motto. Max 8 characters, 16 characters for bundles.",
            "A motto. Max 8 characters. However, for bundles, up to 16 characters.",
            "A motto. Max 8 characters; on large carts, the limit is 16.",
            "A motto. If the cart is large, 16 characters are allowed.\n\nMax 8 characters.",
        ] {
            check("length", &[("string", prose, &["! conditional"])]);
        }
        let cases: &[Case] = &[
            (
                "string",
                "A motto. Max 8 characters. Bundles may have up to 16 characters.",
                &["! about another thing", "! conditional"],
            ),
            ("string", "A motto. Max 8 characters. Contact us to raise this limit.", &["! conditional"]),
            (
                "string",
                "A motto. Max 8 characters. For bundles, up to 6 characters.",
                &["max_length 8", "! conditional"],
            ),
            ("string", "A motto. Max 8 characters. If there are more than 20 mottos, they are cut.", &["max_length 8"]),
        ];
        check("length", cases);
        check(
            "range",
            &[
                ("integer", "Crates to ship. Must be at most 8. For bundles, up to 16.", &["! conditional"]),
                (
                    "integer",
                    "Crates to ship. Must be at most 8. If more than 16 are sent, some stay.",
                    &["maximum 8", "! conditional"],
                ),
                ("integer", "Crates to ship. Must be at least 8. When they are small, at least 2.", &["! conditional"]),
                (
                    "integer",
                    "Crates to ship. The maximum is 8. It can be increased to a higher limit.",
                    &["! conditional"],
                ),
            ],
        );
        check(
            "items",
            &[("string[]", "Crates to load. Maximum of 8 crates. For bundles, up to 16 crates.", &["! conditional"])],
        );
    }
}
