//! What was read in some words, and what became of it.

use super::data::{Evidence, Reading};
use super::excerpt::{Files, clean};
use crate::explain;
use crate::ir::{Constraint, ConstraintKind, Field, Inference, Rejected, Relation, Struct};
use crate::source::Span;

/// What was read of a field or a model, and the places to mark.
#[derive(Default)]
pub(super) struct Readings {
    pub(super) list: Vec<Reading>,
    pub(super) marks: Vec<(Span, usize)>,
}

impl Readings {
    fn push(&mut self, reading: Reading, at: Option<Span>, files: &mut Files<'_>) {
        let place = at.and_then(|span| files.place(span));
        self.marks.extend(at.filter(|_| place.is_some()).map(|span| (span, self.list.len())));
        self.list.push(Reading { place, ..reading });
    }

    /// A rule of a field's value.
    pub(super) fn constraint(&mut self, constraint: &Constraint, is_checked: bool, files: &mut Files<'_>) {
        let is_default = matches!(constraint.kind, ConstraintKind::Default(_));
        let reading = Reading {
            as_what: if is_checked && !is_default { Evidence::Enforced } else { Evidence::Stated },
            kind: constraint.kind.name(),
            text: clean(&format!("{}{}", constraint.kind.words(), constraint.target.of_part())),
            rule: constraint.rule,
            why: constraint.is_override().then(|| clean(&constraint.evidence.text)),
            place: None,
        };
        // A reason is no sentence of the documentation.
        self.push(reading, (!constraint.is_override()).then_some(constraint.evidence.span), files);
    }

    /// A rule between fields.
    pub(super) fn relation(&mut self, object: &Struct, relation: &Relation, files: &mut Files<'_>) {
        let words = relation.words(object, |name| format!("`{name}`"), serde_json::Value::to_string);
        let reading = Reading {
            as_what: Evidence::Together,
            kind: relation.kind.name(),
            text: clean(&words),
            rule: relation.rule,
            why: relation.is_override().then(|| clean(&relation.evidence.text)),
            place: None,
        };
        self.push(reading, (!relation.is_override()).then_some(relation.evidence.span), files);
    }

    /// Words that read like a rule and are none.
    pub(super) fn rejected(&mut self, rejected: &Rejected, files: &mut Files<'_>) {
        let demand = rejected.demand.as_ref();
        let words = demand.map_or_else(|| rejected.rule.to_owned(), |(of, kind)| kind.words() + of.of_part());
        let reading = Reading {
            as_what: Evidence::Rejected,
            kind: rejected.reason().name(),
            text: clean(&words),
            rule: rejected.rule,
            why: Some(rejected.why.to_string()),
            place: None,
        };
        self.push(reading, Some(rejected.evidence.span), files);
    }

    /// A conclusion about a field.
    pub(super) fn of_field(&mut self, field: &Field, inference: &Inference, files: &mut Files<'_>) {
        self.concluded(&explain::conclusion(field, inference), inference, files);
    }

    /// A conclusion.
    pub(super) fn concluded(&mut self, words: &str, inference: &Inference, files: &mut Files<'_>) {
        let reading = Reading {
            as_what: Evidence::Concluded,
            kind: inference.fact,
            text: clean(words),
            rule: inference.rule,
            why: inference.span.is_none().then(|| "no single place decided it".to_owned()),
            place: None,
        };
        self.push(reading, inference.span, files);
    }

    /// Whether something was read that became this.
    pub(super) fn has(&self, what: Evidence) -> bool {
        self.list.iter().any(|reading| reading.as_what == what)
    }

    /// Whether something was read that is checked.
    pub(super) fn is_enforced(&self) -> bool {
        self.has(Evidence::Enforced) || self.has(Evidence::Together)
    }
}
