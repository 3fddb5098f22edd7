//! The fields of two documentations of one object: which are the same, and what one says that the other does not.

use std::collections::{BTreeSet, HashMap};

use crate::dialect::Naming;
use crate::ir::evidence::wire::{Grounds, Spelled, better};
use crate::ir::observe::{Slot, fold};
use crate::ir::schema::{Field, Inference, ModelId, ModelKind, Struct};

use super::Merger;

/// The fields that both have, by their places. Their names are the same but for case and punctuation, or, where an SDK
/// renames a field, those that JSON carries are.
pub(super) fn pair(lead: &Struct, other: &Struct) -> Vec<(usize, usize)> {
    let mut left: BTreeSet<usize> = (0..other.fields.len()).collect();
    let mut pairs = Vec::new();
    let mut paired = vec![false; lead.fields.len()];
    for by in [|field: &Field| fold(&field.name), |field: &Field| fold(&field.wire_name)] {
        let mut known: HashMap<String, usize> = HashMap::new();
        for (part, field) in other.fields.iter().enumerate().filter(|(part, _)| left.contains(part)) {
            known.entry(by(field)).or_insert(part);
        }
        for ((part, field), paired) in lead.fields.iter().enumerate().zip(&mut paired) {
            if let Some(twin) = known.get(&by(field)).filter(|twin| !*paired && left.remove(twin)) {
                *paired = true;
                pairs.push((part, *twin));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

impl Merger<'_> {
    /// Completes the fields of an object.
    pub(super) fn object(&mut self, lead: ModelId, other: ModelId) {
        let (Some(own), Some(theirs)) = (self.lead_object(lead), self.other_object(other)) else { return };
        let pairs = pair(own, theirs);
        let paired: BTreeSet<usize> = pairs.iter().map(|(_, twin)| *twin).collect();
        let missing = (0..theirs.fields.len()).filter(|part| !paired.contains(part)).collect::<Vec<_>>();
        for (part, twin) in pairs {
            self.field(Slot { model: lead, part }, Slot { model: other, part: twin });
        }
        for part in missing {
            self.missing(lead, Slot { model: other, part });
        }
        self.additional(lead, other);
    }

    pub(super) fn lead_object(&self, model: ModelId) -> Option<&Struct> {
        match &self.lead.models.get(model.0 as usize)?.kind {
            ModelKind::Struct(object) => Some(object),
            _ => None,
        }
    }

    fn lead_object_mut(&mut self, model: ModelId) -> Option<&mut Struct> {
        match &mut self.lead.models.get_mut(model.0 as usize)?.kind {
            ModelKind::Struct(object) => Some(object),
            _ => None,
        }
    }

    fn other_object(&self, model: ModelId) -> Option<&Struct> {
        match &self.other.models.get(model.0 as usize)?.kind {
            ModelKind::Struct(object) => Some(object),
            _ => None,
        }
    }

    fn field(&mut self, at: Slot, twin: Slot) {
        let field = self.lead_object(at.model).and_then(|object| object.fields.get(at.part)).cloned();
        let other = self.other_object(twin.model).and_then(|object| object.fields.get(twin.part)).cloned();
        let (Some(mut field), Some(other)) = (field, other) else { return };
        self.wire_name((&mut field, at), (&other, twin));
        self.requirement(&field, &other, at);
        self.nullable((&mut field, at), (&other, twin));
        self.type_of((&mut field, at), (&other, twin));
        self.prose((&mut field, at), (&other, twin));
        if let Some(place) = self.lead_object_mut(at.model).and_then(|object| object.fields.get_mut(at.part)) {
            *place = field;
        }
    }

    fn wire_name(&mut self, (field, at): (&mut Field, Slot), (other, twin): (&Field, Slot)) {
        let own_grounds = self.lead.grounds.spellings.get(&at).copied().unwrap_or_default();
        let grounds = self.other.grounds.spellings.get(&twin).copied().unwrap_or_default();
        let (Some(naming), Some(other_naming)) = (self.lead.naming(at.model), self.other.naming(twin.model)) else {
            return;
        };
        let own = Spelled { naming, name: &field.name, wire: &field.wire_name, grounds: own_grounds };
        let theirs = Spelled { naming: other_naming, name: &other.name, wire: &other.wire_name, grounds };
        if own.is_shown() && theirs.is_shown() && own.wire != theirs.wire {
            let what = format!("in JSON it is `{}`, and elsewhere `{}`", own.wire, theirs.wire);
            self.disagree(&self.name(at.model, field), &what, field.span, other.span);
        } else if better(own, theirs) {
            field.wire_name.clone_from(&other.wire_name);
            let shown = other.inferred.iter().find(|inference| inference.fact == "wire_name");
            let span = shown.and_then(|inference| inference.span).unwrap_or(other.span);
            conclude(field, "wire_name", "docs.wire_name", span);
            let grounds = if other_naming == Naming::AsWritten { grounds.max(Grounds::Shown) } else { grounds };
            self.lead.grounds.spellings.insert(at, grounds);
        } else if own.wire == theirs.wire && grounds > own_grounds {
            self.lead.grounds.spellings.insert(at, grounds);
        }
    }

    fn requirement(&mut self, field: &Field, other: &Field, at: Slot) {
        if field.required != other.required {
            let what = if field.required {
                "it is required, and elsewhere optional"
            } else {
                "it is optional, and elsewhere required"
            };
            self.disagree(&self.name(at.model, field), what, field.span, other.span);
        }
    }

    fn nullable(&mut self, (field, at): (&mut Field, Slot), (other, twin): (&Field, Slot)) {
        let span = self.other.grounds.types.get(&twin).copied().unwrap_or(other.span);
        // What only the configuration makes nullable is no fact.
        let said = self.other.grounds.nulls.get(&twin).copied();
        let shown = other.inferred.iter().find(|inference| inference.fact == "nullable");
        if said == Some(true) || shown.is_some() {
            if self.lead.grounds.nulls.get(&at) == Some(&false) && said == Some(true) {
                let own = self.lead.grounds.types.get(&at).copied().unwrap_or(field.span);
                let what = "its row shows no `null`, and elsewhere it does: it may be null";
                self.disagree(&self.name(at.model, field), what, own, span);
            }
            if !field.nullable {
                field.nullable = true;
                conclude(field, "nullable", "docs.nullable", shown.and_then(|shown| shown.span).unwrap_or(span));
            }
            self.lead.grounds.nulls.insert(at, true);
        } else if said == Some(false) && !self.lead.grounds.nulls.contains_key(&at) {
            if field.nullable && !field.inferred.iter().any(|inference| inference.fact == "nullable") {
                field.nullable = false;
                conclude(field, "nullable", "docs.nullable", span);
            }
            self.lead.grounds.nulls.insert(at, false);
        }
        field.hidden_null &= !self.lead.grounds.nulls.contains_key(&at) && !field.nullable;
    }

    fn type_of(&mut self, (field, at): (&mut Field, Slot), (other, twin): (&Field, Slot)) {
        let span = self.other.grounds.types.get(&twin).copied().unwrap_or(other.span);
        let changes = self.merge_type((&mut field.ty, at), (&other.ty, twin));
        for (fact, rule) in changes.facts {
            conclude(field, fact, rule, span);
        }
        if let Some(what) = changes.conflict {
            let own = self.lead.grounds.types.get(&at).copied().unwrap_or(field.span);
            self.disagree(&self.name(at.model, field), &what, own, span);
        }
    }

    /// What the leading documentation does not say at all.
    fn prose(&mut self, (field, at): (&mut Field, Slot), (other, twin): (&Field, Slot)) {
        if let Some(prose) = other.description.as_ref().filter(|_| field.description.is_none()) {
            field.description = Some(prose.clone());
            conclude(field, "description", "docs.description", prose.span);
        }
        if self.losses.notices && field.deprecated.is_none() && other.deprecated.is_some() {
            field.deprecated.clone_from(&other.deprecated);
            conclude(field, "deprecated", "docs.deprecated", other.span);
        }
        if other.read_only && !field.read_only {
            field.read_only = true;
            conclude(field, "read_only", "docs.read_only", other.span);
        }
        // Nothing was mined yet: these are what a column of the page states.
        for stated in &other.constraints {
            match field.constraints.iter().find(|own| own.kind.name() == stated.kind.name()) {
                None => {
                    field.constraints.push(stated.clone());
                    conclude(field, stated.kind.name(), "docs.constraint", stated.evidence.span);
                }
                Some(own) if own.kind != stated.kind => {
                    let what = format!("its {} is another elsewhere", own.kind.name());
                    let (own, theirs) = (own.evidence.span, stated.evidence.span);
                    self.disagree(&self.name(at.model, field), &what, own, theirs);
                }
                Some(_) => {}
            }
        }
        let cell = |cells: &[(Slot, _)], slot| cells.iter().position(|(of, _)| *of == slot);
        if cell(&self.lead.cells, at).is_none()
            && let Some(found) = cell(&self.other.cells, twin).and_then(|found| self.other.cells.get(found))
        {
            let value = found.1.clone();
            conclude(field, "example", "docs.example", value.span);
            self.lead.cells.push((at, value));
        }
    }

    /// A field that the leading documentation leaves out. Both list fields, so that one of the two is out of date.
    fn missing(&mut self, lead: ModelId, twin: Slot) {
        let field = self.other_object(twin.model).and_then(|object| object.fields.get(twin.part));
        let (Some(field), Some(model)) = (field, self.lead.models.get(lead.0 as usize)) else { return };
        let (id, own, other) = (model.id.clone(), model.span, field.span);
        let what = format!("elsewhere it has a field `{}`", field.name);
        self.disagree(&id, &what, own, other);
    }

    fn additional(&mut self, lead: ModelId, other: ModelId) {
        let Some(additional) = self.other_object(other).and_then(|object| object.additional.clone()) else { return };
        if self.lead_object(lead).is_none_or(|object| object.additional.is_some()) {
            return;
        }
        let values = self.adopt(&additional.values, lead);
        let span = additional.span;
        if let Some(object) = self.lead_object_mut(lead) {
            object.additional = Some(crate::ir::schema::Additional { values, ..additional });
        }
        self.conclude_of_model(lead, "additional", "docs.additional", span);
    }

    fn name(&self, model: ModelId, field: &Field) -> String {
        let model = self.lead.models.get(model.0 as usize).map_or("", |model| &model.id);
        format!("{model}.{}", field.name)
    }
}

/// Records a fact and where it was taken from, in place of how it was guessed.
fn conclude(field: &mut Field, fact: &'static str, rule: &'static str, span: crate::source::Span) {
    let guessed = |of: &str| of == fact || (matches!(fact, "integer" | "number") && matches!(of, "integer" | "number"));
    field.inferred.retain(|inference| !guessed(inference.fact));
    field.inferred.push(Inference { fact, rule, span: Some(span) });
}
