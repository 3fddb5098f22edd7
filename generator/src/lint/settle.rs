//! Lines of `schemadown.toml` that settle a finding, ready to be pasted.

use serde_json::Value;

use super::Finding;
use crate::config::{toml_key, toml_text};
use crate::diagnostic::{Code, Severity};
use crate::ir::{ConstraintKind, Field, Model, Target};

/// The reason of what nobody has given one for.
pub const NO_REASON: &str = "TO DECIDE";

/// A finding, as `[[api.silence]]` would name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silencing {
    /// The name of the API that it is about.
    pub api: String,
    /// Its code.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// The model's id, or a field behind a dot; `*` stands for any text.
    pub at: String,
    /// Whether it is about a field, and not about a whole model.
    pub of_field: bool,
}

impl Silencing {
    /// The lines that silence it.
    pub fn toml(&self, reason: &str) -> String {
        let key = if self.of_field { "field" } else { "model" };
        let (at, reason) = (toml_text(&self.at), toml_text(reason));
        format!("[[api.silence]]\ncode = \"{}\"\n{key} = {at}\nreason = {reason}\n", self.code)
    }
}

/// What a finding is about; of one about the whole API that is every model.
pub(super) fn silencing(api: &str, finding: &Finding) -> Silencing {
    let Finding { diagnostic, at, of_field, .. } = finding;
    let at = if at.is_empty() { "*".to_owned() } else { at.clone() };
    Silencing { api: api.to_owned(), code: diagnostic.code, severity: diagnostic.severity, at, of_field: *of_field }
}

/// The lines that demand something of a field; none where the configuration has no words for it.
pub(super) fn demand(model: &Model, field: &Field, target: Target, kind: &ConstraintKind) -> String {
    let of = match target {
        Target::Itself => String::new(),
        part => format!("of = \"{}\"\n", part.name()),
    };
    let value = match kind {
        ConstraintKind::Format(format) => toml_text(format),
        other => value(&other.value()),
    };
    let unit = match kind {
        ConstraintKind::MaxLength(..) | ConstraintKind::MinLength(..) => kind.unit(),
        _ => None,
    };
    let unit = unit.map_or_else(String::new, |unit| format!("unit = \"{unit}\"\n"));
    let rule = format!("{} = {value}\n{unit}", toml_key(kind.name()));
    constraint(model, field, &format!("{of}{rule}"))
}

/// The lines that take a rule from a field.
pub(super) fn drop(model: &Model, field: &Field, target: Target, kind: &ConstraintKind) -> String {
    let of = if target == Target::Itself { String::new() } else { format!("of = \"{}\"\n", target.name()) };
    constraint(model, field, &format!("{of}drop = \"{}\"\n", kind.name()))
}

fn constraint(model: &Model, field: &Field, rule: &str) -> String {
    let at = toml_text(&format!("{}.{}", model.id, field.name));
    format!("[[api.constraint]]\nfield = {at}\n{rule}reason = \"{NO_REASON}\"\n")
}

fn value(value: &Value) -> String {
    match value {
        Value::String(text) => toml_text(text),
        Value::Array(values) => format!("[{}]", values.iter().map(self::value).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}
