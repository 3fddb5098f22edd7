//! Which models of two documentations are the same: by id, by name in another place, by what refers to them, and by what they
//! hold. Each step only looks at what the steps before it left alone.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::fields::fields;
use super::likeness::{features, likeness, names};
use crate::diff::fit::Types;
use crate::diff::joined::{Models, id};
use crate::ir::{Model, ModelId, ModelKind, Schema, Type};

/// Models of one name in different places are the same if they have so much in common.
const NAMED: f64 = 0.25;

/// Models that the same field leads to are the same if they have so much in common.
const REFERRED: f64 = 0.3;

/// Models that nothing else ties together are the same if they have so much in common.
const ALIKE: f64 = 0.75;

/// By how much the best has to be ahead of the next.
const AHEAD: f64 = 0.1;

/// A field, a value or a member that so many models have says nothing of one.
const COMMON: usize = 60;

/// Rounds of following references: each finds what the models found in the last refer to.
const ROUNDS: usize = 12;

/// Pairs the models of two schemas.
pub(in crate::diff) fn pair(old: &Schema, new: &Schema) -> Models {
    let mut pairs = Pairs { old, new, models: Models::none(old.models.len(), new.models.len()) };
    pairs.by_id();
    if pairs.is_done() {
        return pairs.models;
    }
    pairs.by_name();
    pairs.by_reference();
    pairs.by_content();
    pairs.by_reference();
    pairs.models
}

struct Pairs<'a> {
    old: &'a Schema,
    new: &'a Schema,
    models: Models,
}

impl<'a> Pairs<'a> {
    fn is_done(&self) -> bool {
        self.models.lonely_old().next().is_none() || self.models.lonely_new().next().is_none()
    }

    fn likeness(&self, old: ModelId, new: ModelId) -> f64 {
        likeness((self.old, self.old.model(old)), (self.new, self.new.model(new)))
    }

    fn by_id(&mut self) {
        let ids: HashMap<&str, usize> =
            self.new.models.iter().enumerate().map(|(at, model)| (model.id.as_str(), at)).collect();
        for (at, model) in self.old.models.iter().enumerate() {
            if let Some(new) = ids.get(model.id.as_str()) {
                self.models.join(id(at), id(*new));
            }
        }
    }

    /// What moved: one name, one model of it left on each side.
    fn by_name(&mut self) {
        let by_name = |schema: &'a Schema, lonely: Vec<ModelId>| {
            let mut found: BTreeMap<&'a str, Vec<ModelId>> = BTreeMap::new();
            for id in lonely {
                found.entry(schema.model(id).name.as_str()).or_default().push(id);
            }
            found
        };
        let old = by_name(self.old, self.models.lonely_old().collect());
        let new = by_name(self.new, self.models.lonely_new().collect());
        for (name, before) in old {
            let after = new.get(name).map(Vec::as_slice).unwrap_or_default();
            self.join_best(&before, after, |likeness, old, new| {
                let is_same_text = old.description.as_ref().map(|prose| &prose.text)
                    == new.description.as_ref().map(|prose| &prose.text);
                likeness >= NAMED || (old.description.is_some() && is_same_text)
            });
        }
    }

    /// Joins those that are alike, the most alike first, where no other is as much so.
    fn join_best(&mut self, old: &[ModelId], new: &[ModelId], enough: impl Fn(f64, &Model, &Model) -> bool) {
        let mut found: Vec<(f64, ModelId, ModelId)> = Vec::new();
        for before in old {
            for after in new {
                let likeness = self.likeness(*before, *after);
                if enough(likeness, self.old.model(*before), self.new.model(*after)) {
                    found.push((likeness, *before, *after));
                }
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
        for (likeness, before, after) in &found {
            let rivals = found.iter().filter(|(_, old, new)| (old == before) != (new == after));
            let is_free =
                |old: ModelId, new: ModelId| self.models.new_of(old).is_none() && self.models.old_of(new).is_none();
            let is_close = |other: &f64| likeness - other < AHEAD;
            if rivals.filter(|(_, old, new)| is_free(*old, *new)).any(|(other, ..)| is_close(other)) {
                continue;
            }
            self.models.join(*before, *after);
        }
    }

    /// What fields that are the same lead to.
    fn by_reference(&mut self) {
        for _ in 0..ROUNDS {
            if self.is_done() {
                return;
            }
            let mut found = BTreeSet::new();
            for (old, new) in self.models.pairs() {
                self.led_to(self.old.model(old), self.new.model(new), &mut found);
            }
            let mut is_new = false;
            for (old, new) in found {
                if self.likeness(old, new) >= REFERRED {
                    is_new |= self.models.join(old, new);
                }
            }
            if !is_new {
                return;
            }
        }
    }

    /// The lonely models that two models lead to at the same place.
    fn led_to(&self, old: &Model, new: &Model, found: &mut BTreeSet<(ModelId, ModelId)>) {
        let mut walk = |before: &Type, after: &Type| self.walk(before, after, found);
        match (&old.kind, &new.kind) {
            (ModelKind::Struct(before), ModelKind::Struct(after)) => {
                let types = Types { old: self.old, new: self.new, models: &self.models };
                for (was, is) in fields(&types, before, after).pairs() {
                    if let (Some(was), Some(is)) = (before.fields.get(was), after.fields.get(is)) {
                        walk(&was.ty, &is.ty);
                    }
                }
                if let (Some(before), Some(after)) = (&before.additional, &after.additional) {
                    walk(&before.values, &after.values);
                }
            }
            (ModelKind::Alias(before), ModelKind::Alias(after)) => walk(before, after),
            (ModelKind::Union(before), ModelKind::Union(after)) => {
                for member in &before.members {
                    let same = |other: &&crate::ir::Member| {
                        other.rust_name == member.rust_name
                            || (member.tag_value.is_some() && other.tag_value == member.tag_value)
                    };
                    if let Some(other) = after.members.iter().find(same) {
                        walk(&member.ty, &other.ty);
                    }
                }
            }
            _ => {}
        }
    }

    fn walk(&self, old: &Type, new: &Type, found: &mut BTreeSet<(ModelId, ModelId)>) {
        match (old, new) {
            (Type::Array(old), Type::Array(new)) | (Type::Map(old), Type::Map(new)) => self.walk(old, new, found),
            (Type::Ref { model: old, .. }, Type::Ref { model: new, .. })
                if self.models.new_of(*old).is_none() && self.models.old_of(*new).is_none() =>
            {
                found.insert((*old, *new));
            }
            _ => {}
        }
    }

    /// What holds the same. Candidates are those that share something that few have.
    fn by_content(&mut self) {
        if self.is_done() {
            return;
        }
        let mut holders: HashMap<String, Vec<ModelId>> = HashMap::new();
        for after in self.models.lonely_new() {
            for feature in features(self.new, self.new.model(after)) {
                holders.entry(feature).or_default().push(after);
            }
        }
        let mut candidates: BTreeMap<ModelId, BTreeSet<ModelId>> = BTreeMap::new();
        for before in self.models.lonely_old() {
            for feature in features(self.old, self.old.model(before)) {
                let of = holders.get(&feature).filter(|of| of.len() <= COMMON);
                candidates.entry(before).or_default().extend(of.into_iter().flatten());
            }
        }
        let mut found: Vec<(f64, ModelId, ModelId)> = Vec::new();
        for (before, after) in &candidates {
            for after in after {
                let score = self.score(*before, *after);
                if score >= ALIKE {
                    found.push((score, *before, *after));
                }
            }
        }
        self.join_clear(found);
    }

    /// Joins pairs of which neither is as much like another.
    fn join_clear(&mut self, mut found: Vec<(f64, ModelId, ModelId)>) {
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
        let mut best: HashMap<(bool, ModelId), Vec<f64>> = HashMap::new();
        for (score, before, after) in &found {
            best.entry((true, *before)).or_default().push(*score);
            best.entry((false, *after)).or_default().push(*score);
        }
        let is_clear = |key: (bool, ModelId), score: f64| {
            let scores = best.get(&key).map(Vec::as_slice).unwrap_or_default();
            // In the order of the scores: the first is the best.
            scores.first().is_some_and(|first| *first <= score)
                && scores.get(1).is_none_or(|next| score - next >= AHEAD)
        };
        for (score, before, after) in &found {
            if is_clear((true, *before), *score) && is_clear((false, *after), *score) {
                self.models.join(*before, *after);
            }
        }
    }

    /// What two models have in common; few parts in common say little, unless names or words are alike too.
    fn score(&self, old: ModelId, new: ModelId) -> f64 {
        let (before, after) = (self.old.model(old), self.new.model(new));
        let parts = features(self.old, before).len().min(features(self.new, after).len());
        let text = |model: &'a Model| model.description.as_ref().map(|prose| prose.text.trim());
        let is_same_text = text(before).is_some_and(|words| !words.is_empty()) && text(before) == text(after);
        let likeness = self.likeness(old, new);
        let ties = names(&before.name, &after.name).max(if is_same_text { 1.0 } else { 0.0 });
        let needed = if before.source == after.source { 2 } else { 4 };
        if parts >= needed || ties >= 0.5 { likeness + 0.2 * ties } else { 0.0 }
    }
}
