//! What rules found, made consistent: no constraint twice, none against another, none against a documented exception.

use super::text::{Kind, Text};
use super::{Findings, Rejected};
use crate::ir::{Constraint, ConstraintKind, Decimal};

/// Settles what was found.
pub(super) fn settle(findings: &mut Findings, text: &Text) {
    findings.constraints.sort_by_key(|constraint| constraint.evidence.span.start);
    drop_repeated(findings);
    reject_where(findings, "ambiguous", |constraint, all| all.iter().any(|other| contradicts(constraint, other)));
    let sentinels = sentinels(text);
    reject_where(findings, "a documented value lies outside", |constraint, _| {
        sentinels.iter().any(|value| excludes(&constraint.kind, value))
    });
}

fn drop_repeated(findings: &mut Findings) {
    let mut kept: Vec<Constraint> = Vec::with_capacity(findings.constraints.len());
    for constraint in findings.constraints.drain(..) {
        if !kept.iter().any(|other| other.target == constraint.target && other.kind == constraint.kind) {
            kept.push(constraint);
        }
    }
    findings.constraints = kept;
    let mut kept: Vec<Rejected> = Vec::with_capacity(findings.rejected.len());
    for rejected in findings.rejected.drain(..) {
        if !kept.contains(&rejected) {
            kept.push(rejected);
        }
    }
    findings.rejected = kept;
}

fn reject_where(findings: &mut Findings, reason: &'static str, wrong: impl Fn(&Constraint, &[Constraint]) -> bool) {
    let all = std::mem::take(&mut findings.constraints);
    let (rejected, kept): (Vec<_>, Vec<_>) = all.iter().cloned().partition(|constraint| wrong(constraint, &all));
    findings.constraints = kept;
    findings.rejected.extend(rejected.into_iter().map(|constraint| Rejected {
        rule: constraint.rule,
        reason,
        evidence: constraint.evidence,
    }));
}

/// Whether two constraints cannot both be meant.
fn contradicts(one: &Constraint, other: &Constraint) -> bool {
    use ConstraintKind::{Charset, MaxLength, Maximum, MinLength, Minimum};
    if one.target != other.target {
        return false;
    }
    match (&one.kind, &other.kind) {
        (MinLength(low, unit), MaxLength(high, other)) | (MaxLength(high, unit), MinLength(low, other)) => {
            unit == other && low > high
        }
        (Minimum(low), Maximum(high)) | (Maximum(high), Minimum(low)) => low.as_f64() > high.as_f64(),
        (MaxLength(_, one), MaxLength(_, other)) | (MinLength(_, one), MinLength(_, other)) if one != other => false,
        (Charset(one), Charset(two)) => one != two,
        (one, two) if std::mem::discriminant(one) == std::mem::discriminant(two) => one != two,
        _ => false,
    }
}

/// Numbers that the prose gives a meaning of their own: `0 means no limit`, `set to -1 to disable`.
fn sentinels(text: &Text) -> Vec<Decimal> {
    const MEANS: &[&str] =
        &["means", "disables", "indicates", "disable", "for", "represents", "uses", "removes", "to", "turns"];
    const BEFORE: &[&str] = &["to", "of", "use", "specify"];
    let mut out = Vec::new();
    for (at, token) in text.tokens.iter().enumerate() {
        let Some(value) = number(&token.kind, &token.text) else { continue };
        let next = text.tokens.get(at + 1);
        let before = at.checked_sub(1).and_then(|at| text.tokens.get(at));
        let deed = text.tokens.get(at + 2).is_some_and(|token| {
            token.is_any(&[
                "disable",
                "turn",
                "indicate",
                "remove",
                "unlimited",
                "no",
                "use",
                "unset",
                "infinite",
                "unbounded",
                "never",
                "clear",
            ])
        });
        let set = before.is_some_and(|token| token.is_any(BEFORE));
        let meaning = next.is_some_and(|token| {
            token.is_any(&["means", "disables", "indicates", "uses", "removes", "represents", "signifies"])
                || token.is_punct("=")
        });
        let purpose = next.is_some_and(|token| token.is_any(MEANS)) && deed;
        let gloss = next.is_some_and(|token| token.is_punct("("))
            && text
                .tokens
                .get(at + 2)
                .is_some_and(|token| token.is_any(&["unlimited", "disabled", "no", "none", "infinite"]));
        if meaning || purpose || gloss || set && deed {
            out.push(value);
        }
    }
    out
}

fn number(kind: &Kind, text: &str) -> Option<Decimal> {
    match kind {
        Kind::Number(value) => Some(value.clone()),
        Kind::Literal => Decimal::parse(text),
        Kind::Word if text == "zero" => Decimal::parse("0"),
        _ => None,
    }
}

fn excludes(kind: &ConstraintKind, value: &Decimal) -> bool {
    let value = value.as_f64();
    match kind {
        ConstraintKind::Minimum(low) => value < low.as_f64(),
        ConstraintKind::ExclusiveMinimum(low) => value <= low.as_f64(),
        ConstraintKind::Maximum(high) => value > high.as_f64(),
        ConstraintKind::ExclusiveMaximum(high) => value >= high.as_f64(),
        _ => false,
    }
}
