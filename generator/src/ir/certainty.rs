//! What of each field no place shows, once everything that is shown has been weighed.
//!
//! A name that is a guess is read under the documented spelling, too: that costs nothing, and a wrong guess of a required
//! name loses the whole value.

use std::collections::{HashMap, HashSet};

use crate::config::WireCase;
use crate::dialect::Naming;

use super::evidence::numbers::id;
use super::evidence::wire::{self, Grounds};
use super::input::Options;
use super::observe::Slot;
use super::schema::{Field, Model, ModelKind, Struct, Unproven};

/// Notes it.
pub(super) fn settle(models: &mut [Model], namings: &[Naming], spellings: &HashMap<Slot, Grounds>, options: &Options) {
    for (number, (model, naming)) in models.iter_mut().zip(namings).enumerate() {
        let ModelKind::Struct(object) = &mut model.kind else { continue };
        for (part, field) in object.fields.iter_mut().enumerate() {
            let grounds = spellings.get(&Slot { model: id(number), part }).copied().unwrap_or_default();
            let named = options.wire_case == WireCase::Infer && is_assumed(field, *naming, grounds);
            let facts = [
                (Unproven::Name, named),
                (Unproven::Number, has(field, &["integer", "number"], "integer.api_habit")),
                (Unproven::Null, field.hidden_null && !field.nullable),
            ];
            field.unproven = facts.into_iter().filter(|(_, is)| *is).map(|(fact, _)| fact).collect();
        }
        if options.tolerant_names {
            give_aliases(object);
        }
    }
}

fn has(field: &Field, facts: &[&str], rule: &str) -> bool {
    let configured = |fact: &str| field.inferred.iter().any(|why| why.fact == fact && why.rule == "config.fields");
    let concluded = field.inferred.iter().any(|why| facts.contains(&why.fact) && why.rule == rule);
    concluded && !configured("type")
}

/// Whether a name is a style's and no place's. Of one word there is little to guess, unless it was changed.
fn is_assumed(field: &Field, naming: Naming, grounds: Grounds) -> bool {
    let configured = field.inferred.iter().any(|why| why.fact == "wire_name" && why.rule == "config.fields");
    let changed = field.wire_name != field.name;
    naming != Naming::AsWritten
        && grounds <= Grounds::Style
        && !configured
        && (changed || wire::is_compound(naming, &field.name))
}

/// The documented name of each field whose name in JSON is a guess, unless another field has it.
fn give_aliases(object: &mut Struct) {
    let mut taken: HashSet<String> = object.fields.iter().map(|field| field.wire_name.clone()).collect();
    for field in &mut object.fields {
        if field.unproven.contains(&Unproven::Name) && taken.insert(field.name.clone()) {
            field.alias = Some(field.name.clone());
        }
    }
}
