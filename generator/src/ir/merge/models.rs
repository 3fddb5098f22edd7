//! The models of two documentations: values, members and prose of those that both have, and those that have to be added.

use std::collections::HashSet;
use std::mem;

use crate::ir::evidence::numbers::id;
use crate::ir::observe::{Slot, fold};
use crate::ir::schema::{Additional, Enum, Inference, Member, Model, ModelId, ModelKind, Select, Struct, Type, Union};
use crate::source::Span;

use super::{Merger, is_unknown};

impl Merger<'_> {
    /// Completes a model of the leading documentation.
    pub(super) fn model(&mut self, lead: ModelId, other: ModelId) {
        let (Some(own), Some(theirs)) =
            (self.lead.models.get(lead.0 as usize), self.other.models.get(other.0 as usize))
        else {
            return;
        };
        match (own.kind.clone(), theirs.kind.clone()) {
            (ModelKind::Struct(_), ModelKind::Struct(_)) => self.object(lead, other),
            (ModelKind::Enum(own), ModelKind::Enum(theirs)) => self.values((lead, own), (other, theirs)),
            (ModelKind::Union(own), ModelKind::Union(theirs)) => self.union((lead, own), (other, theirs)),
            (own, theirs) if is_unknown(&own) && !is_unknown(&theirs) => {
                self.take_kind(lead, other);
            }
            (ModelKind::Alias(mut own), ModelKind::Alias(theirs)) => {
                let (at, twin) = (Slot { model: lead, part: 0 }, Slot { model: other, part: 0 });
                let changes = self.merge_type((&mut own, at), (&theirs, twin));
                self.set_kind(lead, ModelKind::Alias(own));
                self.note(lead, other, changes.facts, changes.conflict.as_deref());
            }
            _ => {}
        }
        self.prose_of_model(lead, other);
    }

    /// Gives a model that its page does not show what the other page shows.
    fn take_kind(&mut self, lead: ModelId, other: ModelId) {
        let Some((kind, span)) = self.other.models.get(other.0 as usize).map(|model| (model.kind.clone(), model.span))
        else {
            return;
        };
        let kind = self.adopt_kind(kind, lead);
        self.copy_slots(lead, other, &kind);
        self.set_kind(lead, kind);
        self.conclude_of_model(lead, "kind", "docs.kind", span);
    }

    /// Both list values, so that one of the two is out of date where they are not the same.
    fn values(&mut self, (lead, mut own): (ModelId, Enum), (other, theirs): (ModelId, Enum)) {
        let missing = |from: &Enum, of: &Enum| {
            let known: HashSet<_> = from.values.iter().map(|value| &value.wire).collect();
            let missing = of.values.iter().filter(|value| !known.contains(&value.wire));
            missing.map(|value| format!("`{}`", value.wire)).collect::<Vec<_>>()
        };
        let what = match (missing(&own, &theirs).as_slice(), missing(&theirs, &own).as_slice()) {
            ([], []) => None,
            ([], fewer) => Some(format!("elsewhere it lacks {}", list(fewer))),
            (more, _) => Some(format!("elsewhere it has {} as well", list(more))),
        };
        let open = theirs.open && !own.open;
        if open {
            own.open = true;
            self.set_kind(lead, ModelKind::Enum(own));
        }
        let facts = if open { vec![("open", "docs.open")] } else { Vec::new() };
        self.note(lead, other, facts, what.as_deref());
    }

    fn union(&mut self, (lead, mut own): (ModelId, Union), (other, theirs): (ModelId, Union)) {
        let became = self.members(&own, &theirs);
        for (part, at) in became.iter().enumerate() {
            let (Some(member), Some(twin)) = (at.and_then(|at| own.members.get_mut(at)), theirs.members.get(part))
            else {
                continue;
            };
            let at = Slot { model: lead, part: at.unwrap_or_default() };
            let changes = self.merge_type((&mut member.ty, at), (&twin.ty, Slot { model: other, part }));
            self.note(lead, other, changes.facts, changes.conflict.as_deref());
        }
        if own.members.len() != theirs.members.len() {
            let (count, others) = (own.members.len(), theirs.members.len());
            self.note(lead, other, Vec::new(), Some(&format!("it has {count} members, and elsewhere {others}")));
        } else if let (Select::Order, Select::Tag(tag)) = (&own.select, &theirs.select)
            && let Some(tag) = self.tag(&own, tag)
            && became.iter().all(Option::is_some)
        {
            own.select = Select::Tag(tag);
            for (at, twin) in became.iter().flatten().zip(&theirs.members) {
                if let Some(member) = own.members.get_mut(*at) {
                    member.tag_value.clone_from(&twin.tag_value);
                }
            }
            self.note(lead, other, vec![("tag", "docs.tag")], None);
        }
        self.set_kind(lead, ModelKind::Union(own));
    }

    /// Which of the leading union's members each of the other's is.
    fn members(&self, own: &Union, theirs: &Union) -> Vec<Option<usize>> {
        let same = |own: &Type, twin: &Type| match (own, twin) {
            (Type::Ref { model, .. }, Type::Ref { model: twin, .. }) => self.pairs.lead(*twin) == Some(*model),
            (own, twin) if own.is_number() && twin.is_number() => true,
            (own, twin) => mem::discriminant(own) == mem::discriminant(twin),
        };
        let mut taken = vec![false; own.members.len()];
        let mut find = |twin: &Member| {
            let at = own.members.iter().zip(&taken).position(|(own, taken)| !taken && same(&own.ty, &twin.ty))?;
            if let Some(taken) = taken.get_mut(at) {
                *taken = true;
            }
            Some(at)
        };
        theirs.members.iter().map(&mut find).collect()
    }

    /// What the members of a union call the property that the other documentation names.
    fn tag(&self, union: &Union, property: &str) -> Option<String> {
        let Type::Ref { model, .. } = &union.members.first()?.ty else { return None };
        let ModelKind::Struct(object) = &self.lead.models.get(model.0 as usize)?.kind else { return None };
        object.fields.iter().find(|field| fold(&field.name) == fold(property)).map(|field| field.name.clone())
    }

    fn prose_of_model(&mut self, lead: ModelId, other: ModelId) {
        let Some(twin) = self.other.models.get(other.0 as usize) else { return };
        let Some(own) = self.lead.models.get_mut(lead.0 as usize) else { return };
        if let Some(prose) = twin.description.as_ref().filter(|_| own.description.is_none()) {
            own.description = Some(prose.clone());
            own.inferred.push(inference("description", "docs.description", prose.span));
        }
        if self.losses.notices && own.deprecated.is_none() && twin.deprecated.is_some() {
            own.deprecated.clone_from(&twin.deprecated);
            own.inferred.push(inference("deprecated", "docs.deprecated", twin.span));
        }
    }

    /// The model of the leading documentation that stands for another one's, which is added where there is none.
    pub(super) fn adopt_model(&mut self, other: ModelId, near: ModelId) -> ModelId {
        if let Some(known) = self.pairs.lead(other) {
            return known;
        }
        let new = id(self.lead.models.len());
        let Some(source) = self.other.models.get(other.0 as usize) else { return near };
        let mut model = source.clone();
        (model.module, model.ends_in_page) = self.module(&model.module, near);
        model.id = self.free_id(&model);
        model.inferred.push(inference("model", "docs.model", model.span));
        let kind = mem::replace(&mut model.kind, ModelKind::Alias(Type::Any));
        self.lead.namings.extend(self.other.naming(other));
        let shown = self.other.shown.get_mut(other.0 as usize).map(mem::take).unwrap_or_default();
        self.lead.shown.push(shown);
        self.lead.models.push(model);
        // Before what is in it: models may refer to themselves.
        self.pairs.add(new, other);
        let kind = self.adopt_kind(kind, new);
        self.copy_slots(new, other, &kind);
        self.set_kind(new, kind);
        new
    }

    fn adopt_kind(&mut self, kind: ModelKind, near: ModelId) -> ModelKind {
        match kind {
            ModelKind::Struct(object) => {
                let additional = object
                    .additional
                    .map(|additional| Additional { values: self.adopt(&additional.values, near), ..additional });
                let mut fields = object.fields;
                for field in &mut fields {
                    field.ty = self.adopt(&field.ty, near);
                }
                ModelKind::Struct(Struct { fields, additional, ..object })
            }
            ModelKind::Union(mut union) => {
                for member in &mut union.members {
                    member.ty = self.adopt(&member.ty, near);
                }
                ModelKind::Union(union)
            }
            ModelKind::Alias(ty) => ModelKind::Alias(self.adopt(&ty, near)),
            ModelKind::Enum(values) => ModelKind::Enum(values),
        }
    }

    /// Takes over what is known of each part of a model.
    fn copy_slots(&mut self, lead: ModelId, other: ModelId, kind: &ModelKind) {
        let parts = match kind {
            ModelKind::Struct(object) => object.fields.len(),
            ModelKind::Union(union) => union.members.len(),
            ModelKind::Alias(_) => 1,
            ModelKind::Enum(_) => 0,
        };
        for part in 0..parts {
            let (at, twin) = (Slot { model: lead, part }, Slot { model: other, part });
            self.lead.grounds.copy(at, &self.other.grounds, twin);
        }
        let cells = self.other.cells.iter().filter(|(of, _)| of.model == other);
        let cells = cells.map(|(of, value)| (Slot { model: lead, part: of.part }, value.clone()));
        self.lead.cells.extend(cells);
    }

    /// The leading documentation's module of this name, or the one of the model that needs it.
    fn module(&self, wanted: &[String], near: ModelId) -> (Vec<String>, bool) {
        let folded = |module: &[String]| module.iter().map(|part| fold(part)).collect::<Vec<_>>();
        let same = self.lead.models.iter().find(|model| folded(&model.module) == folded(wanted));
        let near = || self.lead.models.get(near.0 as usize);
        same.or_else(near).map(|model| (model.module.clone(), model.ends_in_page)).unwrap_or_default()
    }

    /// An id that no model has; where its own name is taken, a number follows it.
    fn free_id(&self, model: &Model) -> String {
        let taken: HashSet<&str> = self.lead.models.iter().map(|model| model.id.as_str()).collect();
        let id = |name: &str| model.module.iter().map(String::as_str).chain([name]).collect::<Vec<_>>().join(".");
        let own = id(&model.name);
        let numbered = || (2..).map(|number: usize| id(&format!("{}{number}", model.name)));
        let free = |id: &String| !taken.contains(id.as_str());
        if free(&own) { own } else { numbered().find(free).unwrap_or(own) }
    }

    fn set_kind(&mut self, model: ModelId, kind: ModelKind) {
        if let Some(model) = self.lead.models.get_mut(model.0 as usize) {
            model.kind = kind;
        }
    }

    /// Records what was taken over, and reports in what the two contradict each other.
    fn note(
        &mut self,
        lead: ModelId,
        other: ModelId,
        facts: Vec<(&'static str, &'static str)>,
        conflict: Option<&str>,
    ) {
        let Some(twin) = self.other.models.get(other.0 as usize).map(|model| model.span) else { return };
        for (fact, rule) in facts {
            self.conclude_of_model(lead, fact, rule, twin);
        }
        let own = self.lead.models.get(lead.0 as usize).map(|model| (model.id.clone(), model.span));
        if let (Some(what), Some((id, own))) = (conflict, own) {
            self.disagree(&id, what, own, twin);
        }
    }

    pub(super) fn conclude_of_model(&mut self, model: ModelId, fact: &'static str, rule: &'static str, span: Span) {
        if let Some(model) = self.lead.models.get_mut(model.0 as usize) {
            model.inferred.push(inference(fact, rule, span));
        }
    }
}

fn inference(fact: &'static str, rule: &'static str, span: Span) -> Inference {
    Inference { fact, rule, span: Some(span) }
}

/// How many values a message names.
const NAMED: usize = 5;

fn list(values: &[String]) -> String {
    let more = values.len().saturating_sub(NAMED);
    let named = values.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{named} and {more} more") } else { named }
}
