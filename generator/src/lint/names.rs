//! Names in JSON that no place shows.

use super::Finding;
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{Field, ModelKind, Schema, Unproven};

/// How many of them each model has.
pub(super) fn assumed(schema: &Schema) -> Vec<Finding> {
    let mut out = Vec::new();
    for model in &schema.models {
        let ModelKind::Struct(object) = &model.kind else { continue };
        let assumed: Vec<&Field> =
            object.fields.iter().filter(|field| field.unproven.contains(&Unproven::Name)).collect();
        let Some(first) = assumed.first() else { continue };
        let (count, of) = (assumed.len(), object.fields.len());
        let message =
            format!("{count} of {of} names of `{}` in JSON follow a style that no place shows for them", model.name);
        let label = format!("taken for `{}`", first.wire_name);
        let diagnostic = Diagnostic::new(Code::AssumedName, message)
            .at(first.span, label)
            .help("the source of the SDK beside its docs settles them (`sources`), or docs in another language")
            .help("`wire_case` says how all are spelled, `wire_name` in `[api.fields]` how one is");
        out.push(Finding { diagnostic, at: model.id.clone(), of_field: false, key: model.id.clone() });
    }
    out
}
