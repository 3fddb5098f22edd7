//! What the configuration says of rules between fields, whatever the prose says.

use std::collections::BTreeSet;

use serde_json::Value;

use super::attach::known;
use super::{Known, Presence};
use crate::config::{Case, Dropped, FieldName, Pattern, RelationOverride, RelationRule, RelationWord};
use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::{
    Condition, Constraint, Evidence, Model, ModelKind, Rejected, Relation, RelationKind, Schema, State, Struct, Why,
};

/// Applies each override. One that changes nothing is an error: it would have been meant to change something.
pub(in crate::mine) fn decide(schema: &mut Schema, overrides: &[RelationOverride], diagnostics: &mut Diagnostics) {
    for wanted in overrides {
        let is_meant = |model: &&Model| wanted.models.matches(&model.id) && matches!(model.kind, ModelKind::Struct(_));
        if !schema.models.iter().any(|model| is_meant(&model)) {
            diagnostics.push(unmatched(schema, &wanted.models));
            continue;
        }
        for dropped in &wanted.drop {
            drop_relations(schema, wanted, dropped, diagnostics);
        }
        if let Some(rule) = &wanted.set {
            set(schema, wanted, rule, diagnostics);
        }
    }
}

/// The objects that an override is about, with their ids.
fn objects<'s>(schema: &'s mut Schema, models: &'s Pattern) -> impl Iterator<Item = &'s mut Struct> {
    schema.models.iter_mut().filter(|model| models.matches(&model.id)).filter_map(|model| match &mut model.kind {
        ModelKind::Struct(object) => Some(object),
        _ => None,
    })
}

fn unmatched(schema: &Schema, models: &Pattern) -> Diagnostic {
    let problem = Diagnostic::new(Code::UnusedSetting, format!("no page documents an object `{}`", models.text))
        .at(models.span, "matches nothing");
    let objects = schema.models.iter().filter(|model| matches!(model.kind, ModelKind::Struct(_)));
    let near = did_you_mean(&models.text, objects.map(|model| model.id.as_str()));
    problem.help(near.unwrap_or_else(|| "write the model's id; `*` stands for any text: `operations.*`".to_owned()))
}

fn drop_relations(
    schema: &mut Schema,
    wanted: &RelationOverride,
    dropped: &Dropped<RelationWord>,
    diagnostics: &mut Diagnostics,
) {
    let against = Evidence { span: dropped.span, text: wanted.reason.clone() };
    let (mut found, mut others) = (false, BTreeSet::new());
    for object in objects(schema, &wanted.models) {
        let of: Vec<usize> = wanted.of.iter().filter_map(|name| place(object, &name.text)).collect();
        let is_meant = |relation: &Relation| {
            dropped.kind.is_none_or(|kind| kind.as_str() == relation.kind.name())
                && (wanted.of.is_empty() || of.iter().any(|field| speaks_of(relation, *field)))
        };
        let (gone, kept): (Vec<_>, Vec<_>) = std::mem::take(&mut object.relations).into_iter().partition(is_meant);
        found |= !gone.is_empty();
        others.extend(kept.iter().map(|relation| relation.kind.name()));
        object.relations = kept;
        reject(object, gone, Why::Dropped, &against);
    }
    if !found {
        let name = dropped.kind.map_or("*", RelationWord::as_str);
        let problem = Diagnostic::new(Code::UnusedSetting, format!("`{}` has no rule to drop", wanted.models.text))
            .at(dropped.span, format!("no `{name}` is known there"));
        let help = if others.is_empty() {
            "no rule between its fields is known; `schemadown explain` shows what was read and why".to_owned()
        } else {
            format!("there is: {}", others.into_iter().collect::<Vec<_>>().join(", "))
        };
        diagnostics.push(problem.help(help));
    }
}

fn speaks_of(relation: &Relation, field: usize) -> bool {
    relation.fields.contains(&field) || relation.when.iter().any(|condition| condition.field == field)
}

fn reject(object: &mut Struct, gone: Vec<Relation>, why: Why, against: &Evidence) {
    object.rejected.extend(gone.into_iter().map(|relation| Rejected {
        against: Some(against.clone()),
        ..Rejected::new(relation.rule, why, relation.evidence)
    }));
}

fn set(schema: &mut Schema, wanted: &RelationOverride, rule: &RelationRule, diagnostics: &mut Diagnostics) {
    let evidence = Evidence { span: rule.span, text: wanted.reason.clone() };
    let read = schema.models.iter().map(|model| match &model.kind {
        ModelKind::Struct(object) if wanted.models.matches(&model.id) => {
            Some(relation(schema, model, object, rule, &evidence))
        }
        _ => None,
    });
    let read: Vec<_> = read.collect();
    // A pattern may take in objects that lack the fields; these stay as they are.
    if !read.iter().flatten().any(Result::is_ok) {
        diagnostics.extend(read.into_iter().flatten().filter_map(Result::err).take(1).map(|problem| *problem));
        return;
    }
    for (model, relation) in schema.models.iter_mut().zip(read) {
        let (ModelKind::Struct(object), Some(Ok(relation))) = (&mut model.kind, relation) else { continue };
        let (gone, kept): (Vec<_>, Vec<_>) =
            std::mem::take(&mut object.relations).into_iter().partition(|other| are_rivals(other, &relation));
        object.relations = kept;
        reject(object, gone, Why::Replaced, &evidence);
        object.relations.push(relation);
    }
}

/// Whether the one rule takes the place of the other: both are about the same fields, or say when the same one is there.
fn are_rivals(one: &Relation, other: &Relation) -> bool {
    let fields = |relation: &Relation| relation.fields.iter().copied().collect::<BTreeSet<_>>();
    one.is_group() == other.is_group() && fields(one) == fields(other) && (one.is_group() || one.kind == other.kind)
}

/// The rule in terms of a model, or why it cannot be one of its rules.
fn relation(
    schema: &Schema,
    model: &Model,
    object: &Struct,
    rule: &RelationRule,
    evidence: &Evidence,
) -> Result<Relation, Box<Diagnostic>> {
    let optional = |name: &FieldName| {
        let (at, known) = find(schema, model, object, name)?;
        if known.presence == Presence::Always {
            let message = format!("`{}` of `{}` is always there", name.text, model.id);
            let problem = Diagnostic::new(Code::UnusedSetting, message).at(name.span, "required, and never null");
            return Err(Box::new(problem.help("`[api.fields]` can say that it is not `required`, or is `nullable`")));
        }
        Ok(at)
    };
    let condition = |case: &Case| {
        if case.values.is_empty() {
            return optional(&case.field).map(|field| Condition { field, state: State::Present });
        }
        let (field, known) = find(schema, model, object, &case.field)?;
        match case.values.iter().find(|value| !known.values.contains(value)) {
            Some(value) => Err(Box::new(no_value(&case.field, value, &known))),
            None => Ok(Condition { field, state: State::Is(case.values.clone()) }),
        }
    };
    Ok(Relation {
        kind: kind(rule.kind),
        fields: rule.fields.iter().map(optional).collect::<Result<_, _>>()?,
        when: rule.when.iter().map(condition).collect::<Result<_, _>>()?,
        rule: Constraint::OVERRIDE,
        evidence: evidence.clone(),
    })
}

fn find(schema: &Schema, model: &Model, object: &Struct, name: &FieldName) -> Result<(usize, Known), Box<Diagnostic>> {
    let found = place(object, &name.text);
    let found = found.and_then(|at| Some((at, known(schema, object.fields.get(at)?))));
    found.ok_or_else(|| {
        let problem = Diagnostic::new(Code::UnusedSetting, format!("`{}` has no field `{}`", model.id, name.text))
            .at(name.span, "not documented");
        let names = object.fields.iter().map(|field| field.name.as_str());
        Box::new(did_you_mean(&name.text, names).into_iter().fold(problem, Diagnostic::help))
    })
}

/// The place of a field, by its documented name or by its name in JSON.
fn place(object: &Struct, name: &str) -> Option<usize> {
    let documented = object.fields.iter().position(|field| field.name == name);
    documented.or_else(|| object.fields.iter().position(|field| field.wire_name == name))
}

fn no_value(name: &FieldName, value: &Value, known: &Known) -> Diagnostic {
    let problem = Diagnostic::new(Code::UnusedSetting, format!("`{}` has no documented value `{value}`", name.text))
        .at(name.span, "can never be this");
    if known.values.is_empty() {
        return problem.help("a case compares what has documented values: an enum, a boolean");
    }
    let values = known.values.iter().map(Value::to_string).collect::<Vec<_>>().join(", ");
    problem.help(format!("its values are: {values}"))
}

fn kind(word: RelationWord) -> RelationKind {
    match word {
        RelationWord::RequiredIf => RelationKind::RequiredIf,
        RelationWord::OnlyWith => RelationKind::OnlyWith,
        RelationWord::MutuallyExclusive => RelationKind::MutuallyExclusive,
        RelationWord::AtLeastOneOf => RelationKind::AtLeastOneOf,
        RelationWord::ExactlyOneOf => RelationKind::ExactlyOneOf,
    }
}
