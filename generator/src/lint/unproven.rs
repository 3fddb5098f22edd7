//! What of an API no place of its documentation shows: how much of it there is, and how it is pinned.

use std::collections::BTreeMap;

use crate::config::{Api, Kind, Pin};
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
    let help = "the source of the SDK beside the docs, docs in another language, or `samples` settle most of it; `schemadown ir` marks each";
    (!said.is_empty()).then(|| problem.help(help))
}

/// The settings that say of each field what rests on habit: as it is read now, it stays.
pub fn pins(schema: &Schema) -> Vec<Pin> {
    fields(schema).filter_map(|(model, field)| pin(model, field)).collect()
}

fn pin(model: &Model, field: &Field) -> Option<Pin> {
    let mut lines = Vec::new();
    if field.unproven.contains(&Unproven::Name) {
        lines.push(format!("wire_name = {}", toml::Value::from(field.wire_name.as_str())));
    }
    if field.unproven.contains(&Unproven::Number)
        && let Some(kind) = number(&field.ty)
    {
        lines.push(format!("type = \"{}\"", kind.as_str()));
    }
    let lines = lines.join("\n");
    (!lines.is_empty()).then(|| Pin { model: model.id.clone(), field: field.name.clone(), lines })
}

/// The kind of a number, or of those in a list or a map: what `type` of a field can say. Of one type among several it cannot.
fn number(ty: &Type) -> Option<Kind> {
    match ty {
        Type::Integer => Some(Kind::Integer),
        Type::Number => Some(Kind::Number),
        Type::Array(inner) | Type::Map(inner) => number(inner),
        _ => None,
    }
}
