//! Reads a page's examples, and hands what they show to whoever weighs evidence.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::dialect::{RawBody, RawModel};
use crate::example::{self, Node};

use super::evidence::numbers::id;
use super::observe::{self, Observations, Slot, Spelling};
use super::schema::{Example, Model, ModelKind, Type};
use super::wire_examples;

/// A value that a page shows of its model.
#[derive(Debug)]
pub(super) struct Shown {
    /// The member of the union that it is a value of.
    pub(super) member: Option<usize>,
    /// The value.
    pub(super) value: Node,
}

/// Reads the code blocks of a page. `members` says which member of the model each documented one became.
pub(super) fn read(raw: &RawModel, members: &[usize], diagnostics: &mut Diagnostics) -> Vec<Shown> {
    let mut shown = Vec::new();
    for block in &raw.examples {
        match example::javascript(&block.code.text, block.code.span) {
            Ok(Some(value)) => {
                let member = block.member.and_then(|member| members.get(member)).copied();
                shown.push(Shown { member, value });
            }
            Ok(None) => {}
            Err(error) => diagnostics.push(
                Diagnostic::new(Code::ExampleSyntax, format!("an example of `{}` cannot be read", raw.name.text))
                    .at(error.span, format!("expected {}", error.expected))
                    .help("the example is left out of the tests and of what is concluded; the model is not"),
            ),
        }
    }
    shown
}

/// Reads the `Example` cells of all pages. A cell that only opens like JSON says nothing, and nothing is lost with it.
pub(super) fn read_cells(raw: &[RawModel], models: &[Model]) -> Vec<(Slot, Node)> {
    let mut cells = Vec::new();
    for (number, (raw, model)) in raw.iter().zip(models).enumerate() {
        let (RawBody::Fields(rows), ModelKind::Struct(object)) = (&raw.body, &model.kind) else { continue };
        for row in rows {
            let Some(text) = &row.example else { continue };
            let Some(part) = object.fields.iter().position(|field| field.span == row.name.span) else { continue };
            if let Ok(value) = example::cell(&text.text, text.span) {
                cells.push((Slot { model: id(number), part }, value));
            }
        }
    }
    cells
}

/// Lays all examples over the types they stand for.
pub(super) fn look<'a>(models: &[Model], shown: &'a [Vec<Shown>], cells: &'a [(Slot, Node)]) -> Observations<'a> {
    let mut seen = Observations::default();
    for (number, (model, shown)) in models.iter().zip(shown).enumerate() {
        for Shown { member, value } in shown {
            match (&model.kind, member) {
                (ModelKind::Union(union), Some(part)) if *part < union.members.len() => {
                    let slot = Slot { model: id(number), part: *part };
                    let ty = &union.members[*part].ty;
                    observe::observe(models, ty, value, Some(slot), Spelling::Documented, &mut seen);
                }
                _ => observe::observe_model(models, id(number), value, Spelling::Documented, &mut seen),
            }
        }
    }
    for (slot, value) in cells {
        if let Some(ty) = type_of(models, *slot) {
            observe::observe(models, ty, value, Some(*slot), Spelling::Wire, &mut seen);
        }
    }
    seen
}

fn type_of(models: &[Model], slot: Slot) -> Option<&Type> {
    match &models.get(slot.model.0 as usize)?.kind {
        ModelKind::Struct(object) => object.fields.get(slot.part).map(|field| &field.ty),
        _ => None,
    }
}

/// Gives each model its examples, once wire names are settled.
pub(super) fn attach(models: &mut [Model], shown: Vec<Vec<Shown>>) {
    for (number, shown) in shown.into_iter().enumerate() {
        let example = |Shown { member, value }: Shown| Example {
            wire: wire_examples::to_wire(models, id(number), member, &value),
            span: value.span,
            value,
        };
        let examples: Vec<Example> = shown.into_iter().map(example).collect();
        if let Some(model) = models.get_mut(number) {
            model.examples = examples;
        }
    }
}
