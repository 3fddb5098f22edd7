//! The values that the documentation shows of each field: in the examples of all models, and in `Example` cells.

use crate::example::Node;
use crate::parallel;

use super::observe::{Observations, Slot, observe, observe_model};
use super::schema::{Field, ModelId, ModelKind, Schema, Spelling};

/// A value that the documentation shows of a field.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The model that has the field.
    pub model: ModelId,
    /// The field's place in the model.
    pub field: usize,
    /// The value, with keys as documented; its span is where it stands.
    pub value: &'a Node,
}

/// Every value that the documentation shows of a field, in the order of models and examples.
pub fn shown(schema: &Schema) -> Vec<Shown<'_>> {
    let numbers: Vec<ModelId> = (0..schema.models.len()).map(super::evidence::numbers::id).collect();
    parallel::map(&numbers, |id| of_model(schema, *id)).into_iter().flatten().collect()
}

fn of_model(schema: &Schema, id: ModelId) -> Vec<Shown<'_>> {
    let model = schema.model(id);
    let mut seen = Observations { values: Some(Vec::new()), ..Observations::default() };
    for example in &model.examples {
        observe_model(&schema.models, id, &example.value, example.spelling, &mut seen);
    }
    let fields: &[Field] = if let ModelKind::Struct(object) = &model.kind { &object.fields } else { &[] };
    for (part, field) in fields.iter().enumerate() {
        if let Some(cell) = &field.example {
            let slot = Slot { model: id, part };
            observe(&schema.models, &field.ty, cell, Some(slot), Spelling::Wire, &mut seen);
            seen.values.get_or_insert_default().push((slot, cell));
        }
    }
    let values = seen.values.unwrap_or_default().into_iter();
    values.map(|(slot, value)| Shown { model: slot.model, field: slot.part, value }).collect()
}
