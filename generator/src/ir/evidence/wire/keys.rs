//! Objects whose keys are the values of an enum: options per provider, prices per region, counts per state.
//!
//! What an SDK makes of such keys may hide anything, but the enum has them as JSON does. Not every enum that names the same
//! things does: one with spaces has what people read, and where two differ, neither counts.

use std::collections::{HashMap, HashSet};

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
        let enums = index.listing(&object.fields);
        for (part, field) in object.fields.iter().enumerate() {
            let Some((values, wire)) = index.value(&field.name, &enums) else { continue };
            if case::could_become(*naming, wire, &field.name) {
                let span = models.get(values).map(|model| model.span);
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
            let wires = || values.iter().filter_map(|value| value.wire.as_str());
            if wires().count() >= ENOUGH && !wires().any(|wire| wire.contains(char::is_whitespace)) {
                for wire in wires() {
                    index.entry(fold(wire)).or_default().push((number, wire));
                }
            }
        }
        Self(index)
    }

    fn values(&self, name: &str) -> &[(usize, &'a str)] {
        self.0.get(&fold(name)).map_or(&[], Vec::as_slice)
    }

    /// The enums that list enough of the fields.
    fn listing(&self, fields: &[Field]) -> HashSet<usize> {
        if self.0.is_empty() || fields.len() < ENOUGH {
            return HashSet::new();
        }
        let mut counts: HashMap<usize, usize> = HashMap::new();
        for field in fields {
            for (number, _) in self.values(&field.name) {
                *counts.entry(*number).or_default() += 1;
            }
        }
        let enough = |count: usize| count >= ENOUGH && count * OF.1 >= fields.len() * OF.0;
        counts.into_iter().filter(|(_, count)| enough(*count)).map(|(number, _)| number).collect()
    }

    /// The value that has the letters of a name, and the first of these enums that has it; none if there are several.
    fn value(&self, name: &str, enums: &HashSet<usize>) -> Option<(usize, &'a str)> {
        let mut values = self.values(name).iter().filter(|(number, _)| enums.contains(number));
        let first = values.next()?;
        values.all(|(_, wire)| *wire == first.1).then_some(*first)
    }
}
