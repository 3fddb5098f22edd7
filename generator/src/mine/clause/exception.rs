//! What lifts a bound in some case: `At most 8. For bundles, up to 16.` A bound with an exception is none.

use super::Reader;
use super::Site;
use super::{force, subject};
use crate::ir::{Constraint, ConstraintKind, Decimal, LengthUnit, Target, Why};
use crate::mine::lexicon::Class;
use crate::mine::quantity::Bound;
use crate::mine::text::{Kind, Token, Words, read_number};
use crate::mine::unit::Unit;

/// What some values may be, whatever is said of the others.
#[derive(Debug)]
pub(in crate::mine) enum Exception {
    /// Numbers that hold in some case.
    Amount { values: Vec<Decimal>, unit: Unit },
    /// The limit can be raised, and nothing says how far.
    Raised,
    /// The value may be empty.
    Empty,
    /// The value may be an empty text.
    EmptyText,
    /// Some characters count for none or for several.
    Counted,
    /// The value may be negative.
    Negative,
    /// The value may have another form: `ARNs are accepted too`.
    Form,
    /// A value of another kind is let in, and nothing is said of how long it is: `A name is accepted for guests`.
    Another,
    /// This value is let in.
    Value(String),
    /// Nothing of what is demanded holds for some: `Codes of trailers have their own form`.
    Exempt,
}

impl Exception {
    /// Whether a value that the exception allows breaks the constraint.
    pub(in crate::mine) fn breaks(&self, constraint: &Constraint) -> bool {
        match self {
            Self::Amount { values, unit } => {
                measures(unit, constraint) && values.iter().any(|value| outside(value, unit, &constraint.kind))
            }
            Self::Empty => matches!(constraint.kind, ConstraintKind::MinLength(..) | ConstraintKind::MinItems(_)),
            Self::Negative => match &constraint.kind {
                ConstraintKind::Minimum(low) | ConstraintKind::ExclusiveMinimum(low) => low.as_f64() >= 0.0,
                _ => false,
            },
            Self::Form => !matches!(
                constraint.kind,
                ConstraintKind::MinItems(_)
                    | ConstraintKind::MaxItems(_)
                    | ConstraintKind::UniqueItems
                    | ConstraintKind::Default(_)
            ),
            Self::Another => matches!(
                constraint.kind,
                ConstraintKind::Format(_)
                    | ConstraintKind::Prefix(_)
                    | ConstraintKind::Suffix(_)
                    | ConstraintKind::Pattern(_)
                    | ConstraintKind::Charset(_)
                    | ConstraintKind::Enum(_)
                    | ConstraintKind::MultipleOf(_)
            ),
            Self::Value(value) => {
                // No list of codes is known, so that each that is named on its own may be none of them.
                let code = matches!(&constraint.kind, ConstraintKind::Format(form) if form.starts_with("iso") || form == "bcp47");
                let outside = constraint.kind.admits(&value.as_str().into()) == Some(false);
                constraint.target == Target::Itself && (code || outside)
            }
            Self::Exempt => !matches!(constraint.kind, ConstraintKind::Default(_)),
            Self::Counted => matches!(constraint.kind, ConstraintKind::MinLength(..) | ConstraintKind::MaxLength(..)),
            Self::EmptyText => match &constraint.kind {
                ConstraintKind::Enum(values) => !values.iter().any(|value| value == ""),
                ConstraintKind::Format(_) | ConstraintKind::Prefix(_) | ConstraintKind::Suffix(_) => {
                    constraint.target == Target::Itself
                }
                _ => false,
            },
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
pub(in crate::mine) fn exceptions(reader: &Reader<'_>) -> Vec<Exception> {
    let mut out = Vec::new();
    for quantity in &reader.quantities {
        let site = reader.site(quantity.tokens.clone());
        if sometimes(&site, Some(quantity.bound)) || concedes(&site) || permits_others(&site, Some(quantity.bound)) {
            let values = [&quantity.low, &quantity.high].into_iter().flatten().map(|amount| amount.value.clone());
            out.push(Exception::Amount { values: values.collect(), unit: quantity.unit.clone() });
        }
    }
    out.extend(bare(reader));
    if raised(&reader.words) {
        out.push(Exception::Raised);
    }
    if may_be_empty(&reader.words) {
        out.push(Exception::Empty);
    }
    if may_be_negative(&reader.words) {
        out.push(Exception::Negative);
    }
    if may_be_empty_text(&reader.words) {
        out.push(Exception::EmptyText);
    }
    if counts_otherwise(&reader.words) {
        out.push(Exception::Counted);
    }
    if other_form(&reader.words) {
        out.push(Exception::Form);
    }
    out
}

/// Whether the quantity holds in some case only. One that states the case (`if more than 9 are sent, …`) bounds nothing.
fn sometimes(site: &Site<'_>, bound: Option<Bound>) -> bool {
    let near = site.before().rsplit(|token| token.is(',')).next().unwrap_or_default();
    let states_the_case = matches!(bound, Some(Bound::Above | Bound::Below | Bound::AtLeast))
        && near.has(["if", "when", "whenever", "unless"]);
    !states_the_case && matches!(force::objection(site), Some(Why::Conditional | Why::Alternatives))
}

/// `…, but readers should be prepared for up to 64`.
fn concedes(site: &Site<'_>) -> bool {
    site.before().has(["but", "although", "though"])
}

/// `Bundles may have up to 16`, `Bundles: 16`: what is about another thing may still be about some of the values.
fn permits_others(site: &Site<'_>, bound: Option<Bound>) -> bool {
    let before = site.before();
    let labelled = before.ends(':');
    // `Enterprise plans get 20`, `Old cards with 7 digits remain valid`
    let get = before.place(Class::Gets).is_some_and(|at| at > 0) && !before.has(Class::Negation);
    let may = (before.has(Class::Allows) || get || before.starts(Class::Others)) && !before.has(["you", "we"]);
    let subject = before.split(|token| token.is((Class::Allows, Class::Gets))).next().unwrap_or_default();
    let others = subject.iter().rfind(|token| token.kind == Kind::Word);
    let others = others.is_some_and(|noun| !subject::names_the_field(site, noun)) || subject.has(Class::Others);
    matches!(bound, None | Some(Bound::AtMost | Bound::Bare))
        && site.at > 0
        && (labelled || may)
        && match force::objection(site) {
            None => may && others || subject::target(site).is_err(),
            reason => reason == Some(Why::ServerBehaviour),
        }
}

/// `(16 for bundles)`, `For bundles, 16`: numbers that are no quantity but for the words beside them.
fn bare(reader: &Reader<'_>) -> Vec<Exception> {
    let words = reader.words.as_slice();
    let starts = (0..words.len()).filter(|at| {
        at.checked_sub(1).and_then(|at| words.get(at)).is_none_or(|before| {
            before.is(',')
                || before.is(':')
                || before.is((["and", "but", "is", "to", "or", "have", "has"], Class::Gets))
        })
    });
    let read = starts.filter_map(|at| {
        let reading = read_number(words.get(at..)?)?;
        let site = reader.site(at..at + reading.length);
        let alone = site.after().first().is_none_or(|next| next.is(Class::BehindAmount));
        (alone && (sometimes(&site, None) || permits_others(&site, None)))
            .then(|| Exception::Amount { values: vec![reading.value], unit: Unit::None })
    });
    read.collect()
}

/// `Can be left empty`, `Pass an empty string to clear it`.
fn may_be_empty(words: &[&Token]) -> bool {
    words.iter().enumerate().any(|(at, token)| {
        let near = words.get(at.saturating_sub(4)..at).unwrap_or_default();
        let negated = near.has(Class::Negation);
        token.is(["empty", "blank"]) && !negated
    })
}

/// `An empty string clears it`, `It is returned as empty`.
fn may_be_empty_text(words: &[&Token]) -> bool {
    let stands =
        words.has_pair(["empty", "blank"], ["string", "text", "value"]) || words.has_pair("as", ["empty", "blank"]);
    may_be_empty(words) && stands
}

/// `May be negative`, `Negative values count down`.
fn may_be_negative(words: &[&Token]) -> bool {
    let refused = words.has(Class::Failure);
    let negative = words.iter().enumerate().any(|(at, token)| {
        let near = words.get(at.saturating_sub(4)..at).unwrap_or_default();
        token.is("negative") && !near.has(Class::Negation)
    });
    negative && !refused
}

/// `It can also be a name`, `Names are accepted too`, `optionally followed by a name`.
fn other_form(words: &[&Token]) -> bool {
    let also = words.has_pair("also", "be");
    let too = words.has(["also", "too"]) && words.has((Class::Admitted, "accepts"));
    let optionally = words.has_pair("optionally", Class::Affixed);
    let instead = words.starts("alternatively");
    (also && words.has(["can", "may"]) || too || optionally || instead) && !words.has(Class::Negation)
}

/// `Spaces are ignored`, `Emoji count as two characters`: what is counted is not every character as it is sent.
fn counts_otherwise(words: &[&Token]) -> bool {
    let weighs = words.has_pair(["count", "counts", "counted"], ["as", "double", "twice"]);
    weighs || words.has(Class::Separator) && words.has(Class::Dropped)
}

/// `Ask us for a higher limit`, `This maximum can be raised`, `Longer texts are accepted`, `May exceed 9`.
fn raised(words: &[&Token]) -> bool {
    let negated = words.has(Class::Negation);
    let fine = words.iter().enumerate().any(|(at, token)| {
        let rest = words.get(at..).unwrap_or_default();
        let led = at
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .is_some_and(|before| before.is(["may", "can"]) && token.is("exceed"));
        let passed = rest.has_pair(["are", "is"], Class::Admitted);
        token.is(Class::Larger) && (led || passed)
    });
    let only = words.has("only");
    // `Admin names may be longer`, `There is no limit for partners`, `as many as they like`
    let longer =
        words.windows(3).any(|three| three[0].is(["may", "can"]) && three[1].is("be") && three[2].is(Class::Larger));
    let free = words.has_pair("no", Class::Limit) && words.has(["for", "on"]);
    let many = words.windows(3).any(|three| three[0].is("many") && three[1].is("as") && three[2].is(["they", "you"]));
    if (longer && !negated || free || many) && !only && !words.has(Class::Condition) {
        return true;
    }
    if fine && !negated && !only {
        return true;
    }
    words
        .windows(5)
        .chain((words.len() < 5).then_some(words))
        .any(|near| near.has(Class::Raise) && near.has(Class::Limit) && !near.has("than"))
        && words.has(Class::MayAsk)
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
            "A motto. Max 8 characters. Longer mottos are accepted and cut.",
            "A motto. Max 8 characters, optionally followed by a number.",
            "A motto. Max 8 characters. Numbers of mottos are accepted too.",
            "A motto. Must have at least 8 characters. Pass an empty string to remove it.",
            "A motto. Max 8 characters; on large carts, the limit is 16.",
            "A motto. If the cart is large, 16 characters are allowed.\n\nMax 8 characters.",
            "A motto. Max 8 characters. Spaces are ignored.",
        ] {
            check("length", &[("string", prose, &["! conditional"])]);
        }
        let cases: &[Case] = &[
            (
                "string",
                "A motto. Max 8 characters. Bundles may have up to 16 characters.",
                &["! about another thing", "! conditional"],
            ),
            (
                "string",
                "A motto. Max 8 characters. Emoji count as two characters.",
                &["! about another thing", "! conditional"],
            ),
            (
                "string",
                "A motto. Exactly 8 characters. Older mottos have 6 characters.",
                &["max_length 8", "! about another thing", "! conditional"],
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
                (
                    "integer",
                    "Crates to ship. Must not be negative. May be negative on return carts.",
                    &["! conditional"],
                ),
                ("integer", "Crates to ship. Must be at most 8. Large carts: 16.", &["! conditional"]),
                ("integer", "Crates to ship. Max 8. Large halls can set it to 16.", &["! conditional"]),
                ("integer", "Crates to ship. Must be at most 8. May exceed 8.", &["! not a demand", "! conditional"]),
                ("integer", "Crates to ship. Must be at least 8. When they are small, at least 2.", &["! conditional"]),
                (
                    "integer",
                    "Crates to ship. The maximum is 8. It can be increased to a higher limit.",
                    &["! conditional"],
                ),
            ],
        );
        check(
            "format",
            &[("string", "A page. Must be a valid URL. Pass an empty string to remove it.", &["! conditional"])],
        );
        check(
            "default",
            &[("boolean", "Sealed? Names of mottos are accepted too. Defaults to false.", &["default false"])],
        );
        check(
            "items",
            &[("string[]", "Crates to load. Maximum of 8 crates. For bundles, up to 16 crates.", &["! conditional"])],
        );
    }
}
