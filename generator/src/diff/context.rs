//! What is known of both documentations before the first change is looked for.

use super::Side;
use super::change::{Subject, Used};
use super::fit::Types;
use super::joined::{Models, id};
use super::used::{references, types, used};
use crate::config::Nullable;
use crate::emit::{Style, Surface, surfaces};
use crate::ir::{Model, ModelId, Schema};

/// Both documentations, and what the Rust of both promises.
pub(super) struct Context<'a> {
    pub(super) types: Types<'a>,
    pub(super) old_style: &'a Style,
    pub(super) new_style: &'a Style,
    old_surfaces: Vec<Surface>,
    new_surfaces: Vec<Surface>,
    old_used: Vec<Used>,
    new_used: Vec<Used>,
    /// The models that refer to each.
    old_holders: Vec<Vec<ModelId>>,
    new_holders: Vec<Vec<ModelId>>,
}

/// The models that refer to each model of a schema, each once.
fn holders(schema: &Schema) -> Vec<Vec<ModelId>> {
    let mut holders: Vec<Vec<ModelId>> = vec![Vec::new(); schema.models.len()];
    for (at, model) in schema.models.iter().enumerate() {
        for ty in types(&model.kind) {
            references(ty, &mut |of| {
                if let Some(holders) = holders.get_mut(of.0 as usize)
                    && holders.last() != Some(&id(at))
                {
                    holders.push(id(at));
                }
            });
        }
    }
    holders
}

impl<'a> Context<'a> {
    pub(super) fn new(old: &Side<'a>, new: &Side<'a>, models: &'a Models) -> Self {
        Self {
            types: Types { old: old.schema, new: new.schema, models },
            old_style: old.options.style_of(&old.schema.api),
            new_style: new.options.style_of(&new.schema.api),
            old_surfaces: surfaces(old.schema, old.options),
            new_surfaces: surfaces(new.schema, new.options),
            old_used: used(old.schema),
            new_used: used(new.schema),
            old_holders: holders(old.schema),
            new_holders: holders(new.schema),
        }
    }

    pub(super) fn old(&self, id: ModelId) -> &'a Model {
        self.types.old.model(id)
    }

    pub(super) fn new_model(&self, id: ModelId) -> &'a Model {
        self.types.new.model(id)
    }

    /// What the Rust of an old and of a new model promises. None where nothing can be emitted at all.
    pub(super) fn surfaces(&self, old: ModelId, new: ModelId) -> Option<(&Surface, &Surface)> {
        self.old_surfaces.get(old.0 as usize).zip(self.new_surfaces.get(new.0 as usize))
    }

    /// The models that refer to a model, before.
    pub(super) fn old_holders(&self, id: ModelId) -> &[ModelId] {
        self.old_holders.get(id.0 as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// The models that refer to a model, now.
    pub(super) fn new_holders(&self, id: ModelId) -> &[ModelId] {
        self.new_holders.get(id.0 as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// A model that was and is. Whom a change breaks depends on how it was used.
    pub(super) fn both(&self, old: ModelId, new: ModelId) -> Subject<'a> {
        let used = self.old_used.get(old.0 as usize).copied().unwrap_or(Used::UNKNOWN);
        Subject { old: Some(self.old(old)), new: Some(self.new_model(new)), used }
    }

    /// A model that is gone.
    pub(super) fn gone(&self, old: ModelId) -> Subject<'a> {
        let used = self.old_used.get(old.0 as usize).copied().unwrap_or(Used::UNKNOWN);
        Subject { old: Some(self.old(old)), new: None, used }
    }

    /// A model that is new.
    pub(super) fn fresh(&self, new: ModelId) -> Subject<'a> {
        let used = self.new_used.get(new.0 as usize).copied().unwrap_or(Used::UNKNOWN);
        Subject { old: None, new: Some(self.new_model(new)), used }
    }

    /// Whether fields that may be left out and may be null are told apart, before and after.
    pub(super) fn tells_null(&self) -> (bool, bool) {
        let tells = |style: &Style, tells: bool| match style.nullable {
            Nullable::Infer => tells,
            Nullable::Merge => false,
            Nullable::Distinguish => true,
        };
        let of = |schema: &Schema| schema.tells_absent_from_null;
        (tells(self.old_style, of(self.types.old)), tells(self.new_style, of(self.types.new)))
    }
}
