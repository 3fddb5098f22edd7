//! Objects whose keys are the values of an enum: options per provider, prices per region, counts per state.
//!
//! What an SDK makes of such keys may hide anything, but the enum has them as JSON does.

use std::collections::HashMap;

use crate::dialect::Naming;

use super::super::super::observe::{Slot, fold};
use super::super::super::schema::{Enum, Field, Model, ModelKind};
use super::super::numbers::id;
use super::Conclusion;
use super::case;

/// How many fields an enum must name before it is no coincidence, and of how many of the object's fields that is.
const ENOUGH: usize = 6;
const OF: (usize, usize) = (2, 3);

/// The fields of objects whose keys an enum lists.
pub(super) fn listed(models: &[Model], namings: &[Naming]) -> Vec<(Slot, Conclusion)> {
    let index = Index::of(models);
    let mut found = Vec::new();
    for (number, (model, naming)) in models.iter().zip(namings).enumerate() {
        let ModelKind::Struct(object) = &model.kind else { continue };
        let Some(values) = index.best(&object.fields) else { continue };
        let span = models.get(values).map(|model| model.span);
        for (part, field) in object.fields.iter().enumerate() {
            let Some(wire) = index.value(&field.name, values) else { continue };
            if case::could_become(*naming, wire, &field.name) {
                let conclusion = Conclusion { wire: wire.to_owned(), rule: "wire_name.enum_value", span };
                found.push((Slot { model: id(number), part }, conclusion));
            }
        }
    }
    found
}

/// The values of all enums, without case and punctuation: the enum that has it, and how it is written there.
struct Index<'a>(HashMap<String, Vec<(usize, &'a str)>>);

impl<'a> Index<'a> {
    fn of(models: &'a [Model]) -> Self {
        let mut index: HashMap<String, Vec<(usize, &'a str)>> = HashMap::new();
        for (number, model) in models.iter().enumerate() {
            let ModelKind::Enum(Enum { values, .. }) = &model.kind else { continue };
            if values.len() >= ENOUGH {
                for wire in values.iter().filter_map(|value| value.wire.as_str()) {
                    index.entry(fold(wire)).or_default().push((number, wire));
                }
            }
        }
        Self(index)
    }

    fn values(&self, name: &str) -> &[(usize, &'a str)] {
        self.0.get(&fold(name)).map_or(&[], Vec::as_slice)
    }

    /// The enum that lists most of the fields, if it lists enough of them.
    fn best(&self, fields: &[Field]) -> Option<usize> {
        if self.0.is_empty() || fields.len() < ENOUGH {
            return None;
        }
        let mut counts: HashMap<usize, usize> = HashMap::new();
        for field in fields {
            for (number, _) in self.values(&field.name) {
                *counts.entry(*number).or_default() += 1;
            }
        }
        let (number, count) = counts.into_iter().max_by_key(|(number, count)| (*count, usize::MAX - number))?;
        (count >= ENOUGH && count * OF.1 >= fields.len() * OF.0).then_some(number)
    }

    /// The value of an enum that has the letters of a name; none if several have.
    fn value(&self, name: &str, values: usize) -> Option<&'a str> {
        let mut own = self.values(name).iter().filter(|(number, _)| *number == values);
        let (_, only) = own.next()?;
        own.next().is_none().then_some(*only)
    }
}
