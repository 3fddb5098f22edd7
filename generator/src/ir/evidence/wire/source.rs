//! Which field is meant by what the SDK's own source declares.
//!
//! A class stands for the model of its name. Where several have that name, the folder tells; where that does not, they count
//! as far as they agree.

use std::collections::HashMap;

use crate::declared::{Declared, Pair, Place};
use crate::dialect::Naming;

use super::super::super::observe::{Slot, fold};
use super::super::super::schema::{Inference, Model, ModelKind};
use super::super::numbers::id;

/// What is declared of each field, in the order of the fields.
pub(super) fn find<'d>(models: &[Model], namings: &[Naming], declared: &'d [Declared]) -> Vec<(Slot, &'d Pair)> {
    let mut classes: HashMap<String, Vec<&Declared>> = HashMap::new();
    for class in declared {
        classes.entry(fold(&class.class)).or_default().push(class);
    }
    let mut found = Vec::new();
    for (number, (model, naming)) in models.iter().zip(namings).enumerate() {
        let ModelKind::Struct(object) = &model.kind else { continue };
        let Some(classes) = classes.get(&fold(&model.name)).filter(|_| *naming != Naming::AsWritten) else { continue };
        let classes = of_folder(classes, model);
        for (part, field) in object.fields.iter().enumerate() {
            found.extend(pair(&classes, &field.name).map(|pair| (Slot { model: id(number), part }, pair)));
        }
    }
    found
}

/// The classes that lie in the folder of a model's page, if any does.
fn of_folder<'d>(classes: &[&'d Declared], model: &Model) -> Vec<&'d Declared> {
    let folder = model.source.rsplit('/').nth(1).map(fold).unwrap_or_default();
    let near: Vec<&Declared> = classes.iter().copied().filter(|class| fold(&class.folder) == folder).collect();
    if near.is_empty() { classes.to_vec() } else { near }
}

/// What the classes say of a field, if they agree: of its very name, or else of its letters.
fn pair<'d>(classes: &[&'d Declared], name: &str) -> Option<&'d Pair> {
    let all = || classes.iter().flat_map(|class| &class.fields);
    let letters = fold(name);
    agreed(all().filter(|pair| pair.name == name)).or_else(|| agreed(all().filter(|pair| fold(&pair.name) == letters)))
}

fn agreed<'d>(mut pairs: impl Iterator<Item = &'d Pair>) -> Option<&'d Pair> {
    let first = pairs.next()?;
    pairs.all(|other| other.wire == first.wire).then_some(first)
}

/// Notes which fields are parameters, and of what kind.
pub(super) fn record_places(models: &mut [Model], declared: &[(Slot, &Pair)]) {
    for (slot, pair) in declared {
        let rule = match pair.place {
            Place::Body => continue,
            Place::Query => "place.query",
            Place::Path => "place.path",
            Place::Header => "place.header",
        };
        let Some(ModelKind::Struct(object)) = models.get_mut(slot.model.0 as usize).map(|model| &mut model.kind) else {
            continue;
        };
        if let Some(field) = object.fields.get_mut(slot.part) {
            field.inferred.push(Inference { fact: "place", rule, span: Some(pair.span) });
        }
    }
}
