//! Whether a field may be `null`, where its row does not say: a `null` in an example is proof that it may.

use super::super::observe::{Observations, Slot};
use super::super::schema::{Inference, Model, ModelId, ModelKind};

/// Marks the fields of which an example shows `null`.
pub(in super::super) fn decide(models: &mut [Model], seen: &Observations<'_>) {
    for (number, model) in models.iter_mut().enumerate() {
        let ModelKind::Struct(object) = &mut model.kind else { continue };
        for (part, field) in object.fields.iter_mut().enumerate() {
            let slot = Slot { model: ModelId(u32::try_from(number).unwrap_or(u32::MAX)), part };
            if let Some(node) = seen.nulls.get(&slot)
                && !field.nullable
            {
                field.nullable = true;
                field.hidden_null = false;
                field.inferred.push(Inference {
                    fact: "nullable",
                    rule: "nullable.example_null",
                    span: Some(node.span),
                });
            }
        }
    }
}
