//! Which models of two documentations are the same.
//!
//! A name decides, with case and punctuation folded away, as long as what is below it is not too unlike: SDKs number the
//! models that stand inside of others, each in its own way. What a pair refers to from the same field is a pair as well,
//! however it is called.

use std::collections::{HashMap, HashSet};

use crate::ir::evidence::numbers::id;
use crate::ir::observe::fold;
use crate::ir::schema::{Model, ModelId, ModelKind, Struct, Type};

use super::fields;

/// The pairs of two documentations.
pub(super) struct Pairs {
    /// Each pair, the leading model first. A model may be in several: one documentation has twice what the other has once.
    pub(super) list: Vec<(ModelId, ModelId)>,
    to_lead: HashMap<ModelId, ModelId>,
    of_lead: HashMap<ModelId, ModelId>,
}

impl Pairs {
    pub(super) fn find(lead: &[Model], other: &[Model]) -> Self {
        let mut search = Search { lead, other, pairs: Self::new(), followed: 0 };
        search.by_name(|model| Some((folded_module(model), model.name.clone())));
        search.by_name(|model| Some((folded_module(model), fold(&model.name))));
        search.follow();
        search.by_name(|model| Some(fold(&model.name)));
        search.follow();
        search.pairs.list.sort_unstable();
        search.pairs
    }

    fn new() -> Self {
        Self { list: Vec::new(), to_lead: HashMap::new(), of_lead: HashMap::new() }
    }

    /// The leading model that the other documentation's is.
    pub(super) fn lead(&self, other: ModelId) -> Option<ModelId> {
        self.to_lead.get(&other).copied()
    }

    pub(super) fn add(&mut self, lead: ModelId, other: ModelId) {
        self.list.push((lead, other));
        self.to_lead.entry(other).or_insert(lead);
        self.of_lead.entry(lead).or_insert(other);
    }
}

fn folded_module(model: &Model) -> Vec<String> {
    model.module.iter().map(|part| fold(part)).collect()
}

struct Search<'m> {
    lead: &'m [Model],
    other: &'m [Model],
    pairs: Pairs,
    /// How many pairs were followed.
    followed: usize,
}

impl Search<'_> {
    /// Pairs what has the same key and is the only one of its documentation that does.
    fn by_name<K: Eq + std::hash::Hash + Ord>(&mut self, key: impl Fn(&Model) -> Option<K>) {
        let others = unique(self.other, &key, |model| self.pairs.to_lead.contains_key(&model));
        let leads = unique(self.lead, &key, |model| self.pairs.of_lead.contains_key(&model));
        let mut found: Vec<(ModelId, ModelId)> =
            leads.into_iter().filter_map(|(key, lead)| Some((lead, *others.get(&key)?))).collect();
        found.sort_unstable();
        for (lead, other) in found {
            if self.alike(lead, other) {
                self.pairs.add(lead, other);
            }
        }
    }

    /// Pairs what pairs refer to from the same place.
    fn follow(&mut self) {
        while let Some((lead, other)) = self.pairs.list.get(self.followed).copied() {
            self.followed += 1;
            for (lead, other) in self.children(lead, other) {
                if self.pairs.lead(other).is_none() && self.alike(lead, other) {
                    self.pairs.add(lead, other);
                }
            }
        }
    }

    fn children(&self, lead: ModelId, other: ModelId) -> Vec<(ModelId, ModelId)> {
        let mut found = Vec::new();
        let (Some(lead), Some(other)) = (get(self.lead, lead), get(self.other, other)) else { return found };
        match (&lead.kind, &other.kind) {
            (ModelKind::Struct(lead), ModelKind::Struct(other)) => {
                for (part, twin) in fields::pair(lead, other) {
                    if let (Some(field), Some(twin)) = (lead.fields.get(part), other.fields.get(twin)) {
                        references(&field.ty, &twin.ty, &mut found);
                    }
                }
            }
            (ModelKind::Union(lead), ModelKind::Union(other)) if lead.members.len() == other.members.len() => {
                for (lead, other) in lead.members.iter().zip(&other.members) {
                    references(&lead.ty, &other.ty, &mut found);
                }
            }
            (ModelKind::Alias(lead), ModelKind::Alias(other)) => references(lead, other, &mut found),
            _ => {}
        }
        found
    }

    fn alike(&self, lead: ModelId, other: ModelId) -> bool {
        matches!((get(self.lead, lead), get(self.other, other)), (Some(lead), Some(other)) if alike(lead, other))
    }
}

/// The models whose key no other has, but those that are `taken`.
fn unique<K: Eq + std::hash::Hash>(
    models: &[Model],
    key: impl Fn(&Model) -> Option<K>,
    taken: impl Fn(ModelId) -> bool,
) -> HashMap<K, ModelId> {
    let mut found: HashMap<K, Option<ModelId>> = HashMap::new();
    for (number, model) in models.iter().enumerate().filter(|(number, _)| !taken(id(*number))) {
        if let Some(key) = key(model) {
            found.entry(key).and_modify(|several| *several = None).or_insert(Some(id(number)));
        }
    }
    found.into_iter().filter_map(|(key, model)| Some((key, model?))).collect()
}

/// The models that two types name at the same place.
fn references(lead: &Type, other: &Type, found: &mut Vec<(ModelId, ModelId)>) {
    match (lead, other) {
        (Type::Ref { model: lead, .. }, Type::Ref { model: other, .. }) => found.push((*lead, *other)),
        (Type::Array(lead), Type::Array(other)) | (Type::Map(lead), Type::Map(other)) => {
            references(lead, other, found);
        }
        (Type::Union(lead), Type::Union(other)) if lead.len() == other.len() => {
            lead.iter().zip(other).for_each(|(lead, other)| references(lead, other, found));
        }
        _ => {}
    }
}

fn get(models: &[Model], model: ModelId) -> Option<&Model> {
    models.get(model.0 as usize)
}

/// Whether two models may be the same, going by what is on their pages.
fn alike(lead: &Model, other: &Model) -> bool {
    match (&lead.kind, &other.kind) {
        (ModelKind::Struct(lead), ModelKind::Struct(other)) => share_fields(lead, other),
        (ModelKind::Enum(lead), ModelKind::Enum(other)) => {
            let theirs: HashSet<_> = other.values.iter().map(|value| &value.wire).collect();
            let shared = lead.values.iter().filter(|value| theirs.contains(&value.wire));
            enough(shared.count(), lead.values.len().min(other.values.len()))
        }
        (ModelKind::Union(_), ModelKind::Union(_)) | (ModelKind::Alias(_), _) | (_, ModelKind::Alias(_)) => true,
        _ => false,
    }
}

fn share_fields(lead: &Struct, other: &Struct) -> bool {
    enough(fields::pair(lead, other).len(), lead.fields.len().min(other.fields.len()))
}

/// Whether most are shared of the fewer ones.
fn enough(shared: usize, fewer: usize) -> bool {
    shared * 5 >= fewer * 3
}
