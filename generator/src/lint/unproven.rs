//! What of an API no place of its documentation shows: how much of it there is, and how it is pinned.

use std::collections::BTreeMap;

use crate::config::Api;
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{Field, Model, Schema, Type, Unproven};

use super::fields;

/// How much there is; none where everything is shown.
pub fn unproven(schema: &Schema, api: &Api) -> Option<Diagnostic> {
    let mut counts: BTreeMap<Unproven, usize> = BTreeMap::new();
    for (_, field) in fields(schema) {
        for fact in &field.unproven {
            *counts.entry(*fact).or_default() += 1;
        }
    }
    let words = |fact| {
        let count = *counts.get(&fact)?;
        let one = |one: &str, many: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {many}") };
        Some(match fact {
            Unproven::Null => one("required field may be null unseen", "required fields may be null unseen"),
            Unproven::Number => one("number is whole by habit", "numbers are whole by habit"),
            Unproven::Name => one("name in JSON follows a style", "names in JSON follow a style"),
        })
    };
    let said: Vec<String> = [Unproven::Null, Unproven::Number, Unproven::Name].into_iter().filter_map(words).collect();
    let problem =
        Diagnostic::new(Code::Unproven, format!("not proven by the docs of `{}`: {}", schema.api, said.join(", ")));
    let problem = match api.docs.first() {
        Some(docs) => problem.in_file(docs.to_string_lossy()),
        None => problem,
    };
    let help = "the source of the SDK beside the docs, or docs in another language, settle most of it; `schemadown ir` marks each";
    (!said.is_empty()).then(|| problem.help(help))
}

/// The lines of a configuration that say of each field what rests on habit: as it is read now, it stays.
pub fn pins(schema: &Schema) -> Vec<String> {
    fields(schema).filter_map(|(model, field)| pin(model, field)).collect()
}

fn pin(model: &Model, field: &Field) -> Option<String> {
    let mut lines = String::new();
    if field.unproven.contains(&Unproven::Name) {
        lines.extend(["wire_name = ", &quoted(&field.wire_name), "\n"]);
    }
    if field.unproven.contains(&Unproven::Number) {
        lines += if holds_integer(&field.ty) { "type = \"integer\"\n" } else { "type = \"number\"\n" };
    }
    let name = quoted(&format!("{}.{}", model.id, field.name));
    (!lines.is_empty()).then(|| format!("[api.fields.{name}]\n{lines}"))
}

fn holds_integer(ty: &Type) -> bool {
    match ty {
        Type::Integer => true,
        Type::Array(inner) | Type::Map(inner) => holds_integer(inner),
        Type::Union(members) => members.iter().any(holds_integer),
        _ => false,
    }
}

/// A text as TOML has it.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
