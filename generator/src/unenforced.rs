//! What the configuration demands of values is checked by the generated code, or an error: somebody relies on it.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::emit::{self, Lack, Unchecked};
use crate::ir::{Constraint, Model, ModelKind, Schema};
use crate::source::Span;

/// The rule of what a word of `[api.tables.types]` demands.
const OF_WORDS: &str = "config.types";

/// A problem for each rule of the configuration that the emitted code has no check for.
pub(crate) fn unenforced(schema: &Schema, options: &emit::Options) -> Vec<Diagnostic> {
    if !schema.models.iter().any(has_set) {
        return Vec::new();
    }
    let mut found: BTreeMap<Span, (String, Lack, usize)> = BTreeMap::new();
    for Unchecked { model, field, constraint, lack } in emit::unchecked(schema, options) {
        let model = schema.model(model);
        let ModelKind::Struct(object) = &model.kind else { continue };
        let Some(field) = object.fields.get(field) else { continue };
        let Some(constraint) = field.constraints.get(constraint).filter(|rule| is_set(rule)) else { continue };
        let message = format!("`{}` of `{}.{}` is not checked", constraint.kind.words(), model.id, field.name);
        found.entry(constraint.evidence.span).or_insert((message, lack, 0)).2 += 1;
    }
    found.into_iter().map(|(span, (message, lack, count))| problem(span, message, lack, count)).collect()
}

/// Whether a field of a model has a rule of the configuration.
fn has_set(model: &Model) -> bool {
    let ModelKind::Struct(object) = &model.kind else { return false };
    object.fields.iter().flat_map(|field| &field.constraints).any(is_set)
}

fn is_set(constraint: &Constraint) -> bool {
    constraint.is_override() || constraint.rule == OF_WORDS
}

fn problem(span: Span, message: String, lack: Lack, count: usize) -> Diagnostic {
    let problem = Diagnostic::new(Code::NotEnforced, message).at(span, lack.why).help(lack.help);
    match count - 1 {
        0 => problem,
        1 => problem.help("the same holds for another field that the setting names"),
        others => problem.help(format!("the same holds for {others} other fields that the setting names")),
    }
}
