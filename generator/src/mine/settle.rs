//! What rules found, made consistent: no constraint twice, none against another, none against a documented exception.

use crate::mine::lexicon::Class;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::clause::exception::Exception;
use super::text::{Kind, Text, Words};
use super::witness::Witness;
use super::{Findings, Rejected, Subject, witness};
use crate::ir::{Constraint, ConstraintKind, Decimal, Evidence, LengthUnit, Reason, Target, Why};

/// Settles what was found.
pub(super) fn settle(findings: &mut Findings, subject: &Subject<'_>, text: &Text, exceptions: &[Exception]) {
    findings.constraints.sort_by_key(|constraint| constraint.evidence.span.start);
    drop_repeated(findings);
    if findings.constraints.is_empty() {
        return;
    }
    drop_implied(findings);
    let charset_sometimes = findings
        .rejected
        .iter()
        .any(|rejected| rejected.rule.starts_with("charset.") && rejected.reason() == Reason::Conditional);
    reject_where(findings, Why::Conditional, |constraint, _| {
        exceptions.iter().any(|exception| exception.breaks(constraint))
            || charset_sometimes && matches!(constraint.kind, ConstraintKind::Charset(_))
    });
    // `Defaults to left on lists. Otherwise, defaults to right.`
    let case_of_default = findings
        .rejected
        .iter()
        .any(|rejected| rejected.rule.starts_with("default.") && rejected.reason() == Reason::Conditional);
    reject_where(findings, Why::Conditional, |constraint, _| {
        case_of_default && matches!(constraint.kind, ConstraintKind::Default(_))
    });
    drop_partial(findings);
    reject_rivals(findings);
    reject_against(findings, Why::ContradictsDemand, |constraint, all| {
        all.iter().find(|other| contradicts(constraint, other)).map(|other| other.evidence.clone())
    });
    let place = |at: &Range<usize>| Evidence {
        span: subject.prose.span.part(at.clone()),
        text: subject.prose.text.get(at.clone()).unwrap_or_default().to_owned(),
    };
    // `Valid values are JSON and XML`: a standard whose name is a value is the form of none.
    reject_against(findings, Why::DocumentedOutside, |constraint, all| {
        let list =
            all.iter().find(|other| other.target == constraint.target && is_outside(&constraint.kind, &other.kind));
        list.map(|list| list.evidence.clone())
    });
    let sentinels = sentinels(text);
    reject_against(findings, Why::DocumentedOutside, |constraint, _| {
        sentinels
            .iter()
            .find(|(value, _)| constraint.kind.admits(&value.to_json()) == Some(false))
            .map(|(_, at)| place(at))
    });
    let stand_ins = stand_ins(subject, text);
    reject_against(findings, Why::DocumentedOutside, |constraint, _| {
        let breaks = |value: &str| constraint.kind.admits(&value.into()) == Some(false);
        let outside = stand_ins.iter().find(|(value, _)| constraint.target == Target::Itself && breaks(value));
        outside.map(|(_, at)| place(at))
    });
    let witnesses = witness::witnesses(subject, text);
    let breaks = |witness: &&Witness, constraint: &Constraint| witness::breaks(&witness.value, constraint);
    // What is longer than `a name of four letters` says that these are not the letters of the value.
    let exact = |constraint: &Constraint, other: &Constraint| {
        let longest = matches!(other.kind, ConstraintKind::MaxLength(..)) && other.rule == "length.exact";
        longest && other.rule == constraint.rule && other.evidence.span == constraint.evidence.span
    };
    reject_against(findings, Why::DocumentedOutside, |constraint, all| {
        let said = all.iter().filter(|other| *other == constraint || exact(constraint, other));
        let mut outside = said.filter_map(|said| witnesses.iter().find(|witness| breaks(witness, said)));
        outside.next().map(|witness| place(&witness.at))
    });
}

/// Whether one of the values of a list does not have the form.
fn is_outside(form: &ConstraintKind, list: &ConstraintKind) -> bool {
    match (form, list) {
        (ConstraintKind::Format(_), ConstraintKind::Enum(values)) => {
            values.iter().any(|value| form.admits(value) == Some(false))
        }
        _ => false,
    }
}

fn drop_repeated(findings: &mut Findings) {
    let mut seen = HashSet::new();
    findings.constraints.retain(|found| {
        seen.insert((found.target, found.kind.name(), unit(&found.kind), found.kind.value().to_string()))
    });
    let mut seen = HashSet::new();
    findings.rejected.retain(|rejected| seen.insert((rejected.rule, rejected.why, rejected.evidence.span)));
}

fn unit(kind: &ConstraintKind) -> Option<LengthUnit> {
    match kind {
        ConstraintKind::MaxLength(_, unit) | ConstraintKind::MinLength(_, unit) => Some(*unit),
        _ => None,
    }
}

/// Of two lists of values, one of which holds all of the other, the longer counts: `` `a` or `b` (valid: `a`, `b`, `c`) ``.
fn drop_partial(findings: &mut Findings) {
    let lists: Vec<_> = findings
        .constraints
        .iter()
        .filter_map(|found| match &found.kind {
            ConstraintKind::Enum(values) => Some((found.target, values.clone())),
            _ => None,
        })
        .collect();
    findings.constraints.retain(|found| match &found.kind {
        ConstraintKind::Enum(values) => !lists.iter().any(|(target, other)| {
            *target == found.target && other.len() > values.len() && values.iter().all(|value| other.contains(value))
        }),
        _ => true,
    });
}

/// Two bounds of one kind on one thing: it cannot be told which is meant.
fn reject_rivals(findings: &mut Findings) {
    let key = |found: &Constraint| (found.target, found.kind.name(), unit(&found.kind));
    let mut counts: HashMap<_, usize> = HashMap::new();
    for found in &findings.constraints {
        *counts.entry(key(found)).or_default() += 1;
    }
    reject_as(findings, Why::Ambiguous, |found, all| {
        if counts.get(&key(found)).is_none_or(|count| *count < 2) {
            return Ok(());
        }
        let rival = all.iter().find(|other| key(other) == key(found) && other.kind != found.kind);
        Err(rival.map(|other| other.evidence.clone()))
    });
}

/// `must not be empty` says nothing more where there is another least length, and neither does `2-letter` where the codes
/// of a standard are that long.
fn drop_implied(findings: &mut Findings) {
    let least = |constraint: &Constraint| match constraint.kind {
        ConstraintKind::MinLength(count, _) => Some((constraint.target, count)),
        _ => None,
    };
    let stronger: Vec<_> = findings.constraints.iter().filter_map(least).filter(|(_, count)| *count > 1).collect();
    let code = |constraint: &Constraint| match &constraint.kind {
        ConstraintKind::Format(format) if format == "iso4217" => Some((constraint.target, 3)),
        ConstraintKind::Format(format) if format == "iso3166-1-alpha2" => Some((constraint.target, 2)),
        _ => None,
    };
    let codes: Vec<_> = findings.constraints.iter().filter_map(code).collect();
    let forms: Vec<(Target, String)> = findings
        .constraints
        .iter()
        .filter_map(|constraint| match &constraint.kind {
            ConstraintKind::Format(format) => Some((constraint.target, format.clone())),
            _ => None,
        })
        .collect();
    // `An IPv4 address in CIDR notation`, `Base64-encoded JSON`: what is around the other is the form.
    let within = |constraint: &Constraint| match &constraint.kind {
        ConstraintKind::Format(format) => forms.iter().any(|(target, other)| {
            let holds = matches!(
                (other.as_str(), format.as_str()),
                ("cidr", "ipv4" | "ipv6") | ("base64" | "base64url", "json") | ("https-uri", "uri")
            );
            *target == constraint.target && holds
        }),
        _ => false,
    };
    findings.constraints.retain(|constraint| !within(constraint));
    let length = |constraint: &Constraint| match constraint.kind {
        ConstraintKind::MinLength(count, _) | ConstraintKind::MaxLength(count, _) => Some((constraint.target, count)),
        _ => None,
    };
    let bounds: Vec<_> = findings.constraints.iter().map(|it| (it.target, it.kind.clone())).collect();
    findings.constraints.retain(|constraint| {
        // `a positive integer from 2 to 9`
        let sign = constraint.rule == "range.sign"
            && bounds.iter().any(|(target, kind)| *target == constraint.target && is_tighter(kind, &constraint.kind));
        if sign {
            return false;
        }
        let empty = constraint.rule == "length.not_empty";
        let implied = constraint.rule == "length.code" && length(constraint).is_some_and(|own| codes.contains(&own));
        !(empty && stronger.iter().any(|(target, _)| *target == constraint.target) || implied)
    });
}

/// Whether a lower bound leaves fewer values than another.
fn is_tighter(one: &ConstraintKind, other: &ConstraintKind) -> bool {
    use ConstraintKind::{ExclusiveMinimum, Minimum};
    let low = |kind: &ConstraintKind| match kind {
        Minimum(low) | ExclusiveMinimum(low) => Some(low.as_f64()),
        _ => None,
    };
    one != other && matches!(one, Minimum(_)) && low(one) > low(other)
}

fn reject_where(findings: &mut Findings, why: Why, wrong: impl Fn(&Constraint, &[Constraint]) -> bool) {
    reject_as(findings, why, |constraint, all| if wrong(constraint, all) { Err(None) } else { Ok(()) });
}

/// Rejects what one place speaks against.
fn reject_against(findings: &mut Findings, why: Why, against: impl Fn(&Constraint, &[Constraint]) -> Option<Evidence>) {
    reject_as(findings, why, |constraint, all| against(constraint, all).map_or(Ok(()), |place| Err(Some(place))));
}

/// Rejects what `judge` objects to. It is given all constraints, and names the place that speaks against one if it can.
fn reject_as(
    findings: &mut Findings,
    why: Why,
    judge: impl Fn(&Constraint, &[Constraint]) -> Result<(), Option<Evidence>>,
) {
    let all = std::mem::take(&mut findings.constraints);
    for constraint in &all {
        match judge(constraint, &all) {
            Ok(()) => findings.constraints.push(constraint.clone()),
            Err(against) => findings.rejected.push(Rejected::constraint(constraint.clone(), why, against)),
        }
    }
}

/// Whether two bounds leave no value between them.
pub(crate) fn contradicts(one: &Constraint, other: &Constraint) -> bool {
    one.target == other.target && (is_empty(&one.kind, &other.kind) || is_empty(&other.kind, &one.kind))
}

fn is_empty(low: &ConstraintKind, high: &ConstraintKind) -> bool {
    use ConstraintKind::{
        ExclusiveMaximum, ExclusiveMinimum, MaxItems, MaxLength, Maximum, MinItems, MinLength, Minimum,
    };
    match (low, high) {
        (MinLength(low, unit), MaxLength(high, other)) => unit == other && low > high,
        (MinItems(low), MaxItems(high)) => low > high,
        (Minimum(low), Maximum(high)) => low.as_f64() > high.as_f64(),
        (Minimum(low) | ExclusiveMinimum(low), ExclusiveMaximum(high)) | (ExclusiveMinimum(low), Maximum(high)) => {
            low.as_f64() >= high.as_f64()
        }
        _ => false,
    }
}

/// Numbers that the prose documents as values: `0 means no limit`, `set to -1 to disable`, `the default is -1`. Each
/// with its place.
fn sentinels(text: &Text) -> Vec<(Decimal, Range<usize>)> {
    let mut out = Vec::new();
    for (at, token) in text.tokens.iter().enumerate() {
        let Some(value) = number(&token.kind, &token.text) else { continue };
        let next = text.tokens.get(at + 1);
        // `0400`: a text of digits.
        let is_padded = token.text.len() > 1 && token.text.starts_with('0') && token.kind == Kind::Literal;
        let before = at.checked_sub(1).and_then(|at| text.tokens.get(at));
        let deed = text.tokens.get(at + 2).is_some_and(|token| token.is(Class::Purposed));
        let set = before.is_some_and(|token| token.is(Class::SetBefore));
        let meaning = next.is_some_and(|token| token.is(Class::Meaning) || token.is('='));
        let purpose = next.is_some_and(|token| token.is(Class::Means)) && deed;
        let gloss = next.is_some_and(|token| token.is('(')) && text.tokens.is_at(at + 2, Class::Unlimited);
        let default = before.is_some_and(|token| token.is(["is", "of", "to"]))
            && text.tokens.get(at.saturating_sub(4)..at).is_some_and(|near| near.has(["default", "defaults"]));
        let given = before.is_some_and(|token| token.is(Class::Order));
        let used = before.is_some_and(|token| token.is(["use", "uses"]))
            && at.checked_sub(2).and_then(|at| text.tokens.get(at)).is_some_and(is_plural_subject);
        let purposed = set && next.is_some_and(|token| token.is("for"))
            || given && next.is_some_and(|token| token.is(["to", "for"]))
            || next
                .is_some_and(|token| token.is(["if", "when"]) || token.is("for") && is_apart(text, at) && !is_padded);
        let value_of = text
            .tokens
            .get(at.saturating_sub(3)..at)
            .is_some_and(|near| near.len() == 3 && near[0].is("a") && near[1].is("value") && near[2].is("of"));
        let may_be = at
            .checked_sub(2)
            .and_then(|at| text.tokens.get(at..))
            .is_some_and(|near| near[0].is(["can", "may"]) && near[1].is("be"));
        if used || purposed || value_of || may_be || default || meaning || purpose || gloss || set && deed {
            out.push((value, text.span(&(at..at + 1))));
        }
    }
    out
}

/// `Internal jobs use 0`: whoever uses it, where an order is to whoever reads it.
fn is_plural_subject(noun: &super::text::Token) -> bool {
    noun.kind == Kind::Word
        && !noun.is(Class::MayYou)
        && !noun.is(Class::Negation)
        && !noun.is(Class::Modal)
        && !noun.is(["to", "and", "or", "please", "we"])
}

/// Texts that stand for a value in some case: `` `0` if there is none``, `empty for the root`. Each with its place.
fn stand_ins(subject: &Subject<'_>, text: &Text) -> Vec<(String, Range<usize>)> {
    let mut out = Vec::new();
    for (at, token) in text.tokens.iter().enumerate() {
        let case = text.tokens.is_at(at + 1, ["if", "when", "for", "until", "unless"]);
        if !case || !is_apart(text, at) {
            continue;
        }
        let value = match token.kind {
            // What is absent has no form.
            Kind::Literal if ["null", "nil", "undefined", "None"].contains(&token.text.as_str()) => continue,
            Kind::Literal if !subject.siblings.has(&token.text) => token.text.as_str(),
            Kind::Word if token.is(["empty", "blank"]) => "",
            _ => continue,
        };
        out.push((value.to_owned(), text.span(&(at..at + 1))));
    }
    out
}

/// Whether nothing that belongs to a token stands before it: it starts a sentence or a part of one.
fn is_apart(text: &Text, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| text.tokens.get(at));
    before.is_none_or(|before| {
        before.is("or")
            || before.kind == Kind::Punct
            || matches!(before.kind, Kind::Line | Kind::Paragraph | Kind::Bullet)
    })
}

fn number(kind: &Kind, text: &str) -> Option<Decimal> {
    match kind {
        Kind::Number(value) => Some(value.clone()),
        Kind::Literal => Decimal::parse(text),
        Kind::Word if text == "zero" => Decimal::parse("0"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::mine::rules::table::check;

    #[test]
    fn bounds_that_leave_nothing_between_them_are_both_out() {
        const CONTRADICTS: &str = "! contradicts another demand";
        check(
            "range",
            &[
                ("number", "The rate (<50 in %, >=50 in cents)", &[CONTRADICTS]),
                ("integer", "The rate. Must be at least 9. Must be less than 9.", &[CONTRADICTS]),
                (
                    "integer",
                    "The rate. Must be at least 8. Must be less than 9.",
                    &["minimum 8", "exclusive_maximum 9"],
                ),
            ],
        );
    }

    #[test]
    fn a_default_of_each_case_is_none() {
        check(
            "default",
            &[
                (
                    "string",
                    "Where it stands. Defaults to `left` on carts. Otherwise, defaults to `right`.",
                    &["! conditional"],
                ),
                ("integer", "How much. The default load is 5 crates for carts. The default is 9.", &["! conditional"]),
                ("string", "Where it stands. Defaults to `left`. Otherwise it is moved.", &["default left"]),
            ],
        );
    }
}
