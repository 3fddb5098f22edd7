//! Two fields of one model with one name in JSON: neither decoding nor encoding could tell them apart.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};

use super::schema::{Model, ModelKind, Struct};

/// Gives the later of two such fields its documented name, which is its own; where that is taken, too, or the
/// configuration asked for the name, it is an error.
pub(super) fn resolve(models: &mut [Model], diagnostics: &mut Diagnostics) {
    for model in models {
        if let ModelKind::Struct(object) = &mut model.kind {
            resolve_in(object, diagnostics);
        }
    }
}

fn resolve_in(object: &mut Struct, diagnostics: &mut Diagnostics) {
    let mut taken: HashMap<String, usize> = HashMap::with_capacity(object.fields.len());
    for at in 0..object.fields.len() {
        let field = &object.fields[at];
        let Some(first) = taken.get(&field.wire_name).map(|first| &object.fields[*first]) else {
            taken.insert(field.wire_name.clone(), at);
            continue;
        };
        let others = || object.fields.iter().enumerate().filter(|(other, _)| *other != at);
        let asked_for = field.inferred.iter().any(|why| why.fact == "wire_name" && why.rule == "config.fields");
        if asked_for || others().any(|(_, other)| other.wire_name == field.name) {
            diagnostics.push(
                Diagnostic::new(
                    Code::DuplicateField,
                    format!("`{}` and `{}` are both `{}` in JSON", first.name, field.name, field.wire_name),
                )
                .at(field.span, "the second")
                .related(first.span, "the first")
                .help("give one of them another `wire_name` under `[api.fields]`"),
            );
        } else {
            let field = &mut object.fields[at];
            field.wire_name.clone_from(&field.name);
            field.inferred.retain(|why| why.fact != "wire_name");
            taken.insert(field.wire_name.clone(), at);
        }
    }
}
