//! Stage `lint`: a schema becomes findings, about what its documentation says and the generated code does not enforce.
//!
//! Knows what may be wrong with documentation, one question per file; nothing of Markdown, Rust or English. A `Finding`
//! is a diagnostic and the field that it is about. What is found of many fields alike (APIs repeat their rows) becomes
//! one diagnostic, and what the configuration silences is none.

mod any;
mod group;
mod names;
mod nulls;
mod rules;
mod settle;
mod silence;
mod unproven;
mod values;

pub use rules::is_noise;
pub use settle::{NO_REASON, Silencing};
pub use unproven::{pins, unproven};

use crate::config::{Api, Unresolved};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::emit;
use crate::ir::{Field, Model, ModelKind, Schema};

/// A diagnostic and what it is about.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What is wrong.
    pub diagnostic: Diagnostic,
    /// The model's id and, behind a dot, the field's name; only the id where the whole model is concerned, nothing where
    /// the whole API is.
    pub at: String,
    /// Whether it is about a field.
    pub of_field: bool,
    /// What makes it the same as another field's: findings with one key become one diagnostic.
    pub(crate) key: String,
}

impl Finding {
    /// Whether somebody should look at it, as at all that is no note.
    pub fn is_warning(&self) -> bool {
        self.diagnostic.severity <= Severity::Warning
    }
}

/// What is to be said about an API, and what would silence it.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The findings.
    pub findings: Diagnostics,
    /// What `[[api.silence]]` would say of each of them that can be silenced.
    pub silencings: Vec<Silencing>,
}

/// All findings about an API, but those that its configuration silences; what is found of many fields alike is one. `known`
/// are the problems of the stages before: those that are findings too are taken out of it.
pub fn lint(schema: &Schema, api: &Api, options: &emit::Options, known: &mut Diagnostics) -> Found {
    let mut out = Found::default();
    let findings = each(schema, api, options, known, &mut out.findings);
    for group in group::group(&api.name, findings) {
        out.findings.push(group.diagnostic);
        out.silencings.extend(group.silencings);
    }
    out.findings.sort();
    out
}

/// The same, one by one. What is to be said of the silences themselves goes to `stale`.
pub fn each(
    schema: &Schema,
    api: &Api,
    options: &emit::Options,
    known: &mut Diagnostics,
    stale: &mut Diagnostics,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(earlier(schema, known));
    findings.extend(rules::rejected(schema));
    findings.extend(rules::rejected_of_models(schema));
    findings.extend(rules::contradicting(schema));
    findings.extend(rules::unchecked(schema, options));
    findings.extend(values::defaults(schema));
    findings.extend(values::undocumented(schema));
    findings.extend(any::any(schema));
    findings.extend(nulls::hidden(schema, api));
    findings.extend(names::assumed(schema));
    silence::silence(findings, &api.silences, stale)
}

/// What an API's documentation demands and contradicts itself, so that it is not enforced: rules that an example breaks,
/// that exclude each other, or that the default breaks. On pages of one's own that is an error, for a rule would be lost in
/// silence, and a warning where they are an SDK's; of docs of others it is left to [`lint`].
pub fn lost(schema: &Schema, api: &Api) -> Diagnostics {
    let mut lost = Diagnostics::new();
    if api.unresolved == Unresolved::Value {
        return lost;
    }
    let mut findings = rules::rejected(schema);
    findings.extend(rules::contradicting(schema));
    findings.extend(values::defaults(schema));
    findings.extend(values::undocumented(schema));
    let is_lost =
        |code: Code| matches!(code, Code::Refuted | Code::Contradiction | Code::BadDefault | Code::UndocumentedValue);
    findings.retain(|finding| is_lost(finding.diagnostic.code));
    // What a silence is about may be a finding of another kind.
    let findings = silence::silence(findings, &api.silences, &mut Diagnostics::new());
    let severity = if schema.models.iter().all(|model| model.as_written) { Severity::Error } else { Severity::Warning };
    for group in group::group(&api.name, findings) {
        lost.push(group.diagnostic.severity(severity));
    }
    lost
}

/// What the stages before found, with the model that it is about.
fn earlier(schema: &Schema, known: &mut Diagnostics) -> Vec<Finding> {
    let model_of = |problem: &Diagnostic| {
        let file = problem.primary.as_ref()?.span.file;
        schema.models.iter().find(|model| model.file == file)
    };
    let (findings, others): (Vec<_>, Vec<_>) = std::mem::take(known)
        .iter()
        .cloned()
        .partition(|problem| problem.code.is_finding() && model_of(problem).is_some());
    known.extend(others);
    let finding = |diagnostic: Diagnostic| {
        let at = model_of(&diagnostic).map_or_else(String::new, |model| model.id.clone());
        let key = format!("{:?}", diagnostic.primary);
        Finding { diagnostic, at, of_field: false, key }
    };
    findings.into_iter().map(finding).collect()
}

/// Every field of the schema, with its model.
fn fields(schema: &Schema) -> impl Iterator<Item = (&Model, &Field)> {
    schema.models.iter().flat_map(|model| {
        let fields: &[Field] = if let ModelKind::Struct(object) = &model.kind { &object.fields } else { &[] };
        fields.iter().map(move |field| (model, field))
    })
}

/// A finding about a field. `same` is what it has in common with the same finding about another field of that name.
fn finding(model: &Model, field: &Field, diagnostic: Diagnostic, same: &str) -> Finding {
    let key = format!("{} {same}", field.name);
    Finding { at: format!("{}.{}", model.id, field.name), of_field: true, key, diagnostic }
}

/// The codes of findings and of silences, in the order of their numbers.
pub fn codes() -> impl Iterator<Item = Code> {
    Code::ALL.iter().copied().filter(|code| code.is_finding() || *code == Code::StaleSilence)
}
