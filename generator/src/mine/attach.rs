//! Lays what descriptions and remarks demand on the fields they speak of.

use std::collections::HashMap;
use std::mem;

use serde_json::Value;

use crate::ir::{
    Constraint, ConstraintKind, EnumBase, Evidence, Field, Model, ModelId, ModelKind, Prose, Rejected, RemarkOf,
    Schema, Target, Type, Why,
};
use crate::parallel;
use crate::source::Span;

use super::{Findings, Shape, Siblings, Subject, across, mine};

/// Reads the description of every field of the schema and gives the field its constraints, and what
/// reads like some and is none. Then the structs get the rules between their fields.
pub fn attach(schema: &mut Schema) {
    let groups = alike(schema);
    let mut found: Vec<_> = parallel::map(&groups, |group| read_all(schema, group)).into_iter().flatten().collect();
    found.sort_by_key(|(place, _)| *place);
    for (place, findings) in found {
        let Some(model) = schema.models.get_mut(place.model) else { continue };
        let ModelKind::Struct(object) = &mut model.kind else { continue };
        let Some(field) = object.fields.get_mut(place.field) else { continue };
        // A default that the docs give a place of its own is not read from prose once more.
        let documented = !field.constraints.is_empty();
        let is_told = |constraint: &Constraint| documented && matches!(constraint.kind, ConstraintKind::Default(_));
        let constraints = findings.constraints.into_iter().filter(|constraint| !is_told(constraint));
        match place.said {
            Said::Described => field.constraints.extend(constraints),
            Said::Remarked(_) => constraints.for_each(|constraint| add(field, constraint)),
        }
        field.rejected.extend(findings.rejected);
        reject_outside(field);
    }
    across::attach(schema);
}

/// Takes out what a documented value breaks, wherever on the page each of the two stands: `string(4)` beside a list that has a
/// longer text.
fn reject_outside(field: &mut Field) {
    let lists: Vec<(Target, Vec<Value>, Evidence)> = field
        .constraints
        .iter()
        .filter_map(|constraint| match &constraint.kind {
            ConstraintKind::Enum(values) => Some((constraint.target, values.clone(), constraint.evidence.clone())),
            _ => None,
        })
        .collect();
    let breaks = |constraint: &Constraint| {
        let is_bound = !matches!(constraint.kind, ConstraintKind::Enum(_) | ConstraintKind::Default(_));
        let outside = |values: &[Value]| values.iter().any(|value| constraint.kind.admits(value) == Some(false));
        let list = lists.iter().find(|(target, values, _)| *target == constraint.target && outside(values));
        list.filter(|_| is_bound).map(|(.., evidence)| evidence.clone())
    };
    for constraint in mem::take(&mut field.constraints) {
        match breaks(&constraint) {
            Some(list) => {
                field.rejected.push(Rejected::constraint(constraint, Why::DocumentedOutside, Some(list)));
            }
            None => field.constraints.push(constraint),
        }
    }
}

/// Lays what a remark demands on its field, unless something else that is said of the field says that, or says otherwise:
/// which of the two counts cannot be told.
fn add(field: &mut Field, constraint: Constraint) {
    let is_rival = |other: &&Constraint| {
        other.target == constraint.target && mem::discriminant(&other.kind) == mem::discriminant(&constraint.kind)
    };
    match field.constraints.iter().find(is_rival) {
        None => field.constraints.push(constraint),
        Some(other) if other.kind == constraint.kind => {}
        Some(other) => {
            let against = Some(other.evidence.clone());
            field.rejected.push(Rejected::constraint(constraint, Why::Ambiguous, against));
        }
    }
}

/// Words on a field of the schema.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    model: usize,
    field: usize,
    said: Said,
}

/// Where words on a field stand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    Described,
    /// In one of its remarks.
    Remarked(usize),
}

/// Fields that are called alike, have values of one shape, and are described in the same words: nine of ten fields of a
/// large API have such a namesake.
struct Alike {
    shape: Shape,
    of: RemarkOf,
    places: Vec<Place>,
}

fn alike(schema: &Schema) -> Vec<Alike> {
    let mut groups: Vec<Alike> = Vec::new();
    let mut known: HashMap<(&str, &str, Shape, RemarkOf), usize> = HashMap::new();
    for (number, model) in schema.models.iter().enumerate() {
        for Words { at, said, field, prose, of } in words(model) {
            let Some(shape) = shape_of(schema, field, of) else { continue };
            let group = *known.entry((&field.name, &prose.text, shape.clone(), of)).or_insert_with(|| {
                groups.push(Alike { shape, of, places: Vec::new() });
                groups.len() - 1
            });
            if let Some(group) = groups.get_mut(group) {
                group.places.push(Place { model: number, field: at, said });
            }
        }
    }
    groups
}

/// What is said of a field, and its place in its model.
struct Words<'a> {
    at: usize,
    said: Said,
    field: &'a Field,
    prose: &'a Prose,
    of: RemarkOf,
}

/// What is said of the fields of a model.
fn words(model: &Model) -> impl Iterator<Item = Words<'_>> {
    let fields = if let ModelKind::Struct(object) = &model.kind { object.fields.as_slice() } else { &[] };
    fields.iter().enumerate().flat_map(|(at, field)| {
        let said = move |said, prose, of| Words { at, said, field, prose, of };
        let described = field.description.iter().map(move |prose| said(Said::Described, prose, RemarkOf::Field));
        let remarks = field.remarks.iter().enumerate();
        described.chain(remarks.map(move |(number, remark)| said(Said::Remarked(number), &remark.prose, remark.of)))
    })
}

/// The shape of what words speak of; none where the field has no such part.
fn shape_of(schema: &Schema, field: &Field, of: RemarkOf) -> Option<Shape> {
    let whole = shape(schema, &field.ty, 0);
    match (of, whole) {
        (RemarkOf::Field | RemarkOf::Type, whole) => Some(whole),
        (RemarkOf::ItemType, Shape::Array(items)) => Some(*items),
        (RemarkOf::ItemType, _) => None,
    }
}

/// What is found of the items of a list, as said of the list.
fn of_items(findings: &mut Findings) {
    let mut rejected = Vec::new();
    findings.constraints.retain_mut(|constraint| {
        let is_of_item = constraint.target == Target::Itself;
        if is_of_item {
            constraint.target = Target::Items;
        } else {
            rejected.push(Rejected::constraint(constraint.clone(), Why::Ambiguous, None));
        }
        is_of_item
    });
    findings.rejected.extend(rejected);
}

/// Reads the words that a group shares: once, unless they speak of siblings that not all of its fields have.
fn read_all(schema: &Schema, group: &Alike) -> Vec<(Place, Findings)> {
    let models = group.places.iter().filter_map(|place| Some((*place, schema.models.get(place.model)?)));
    let names: Vec<(Place, &Model, Vec<&str>)> = models.map(|(place, model)| (place, model, names(model))).collect();
    let mut read: Vec<(Siblings<'_>, Span, Findings)> = Vec::new();
    let mut out = Vec::with_capacity(names.len());
    for (place, model, names) in &names {
        let is_there = |words: &Words<'_>| (words.at, words.said) == (place.field, place.said);
        let Some(Words { field, prose, .. }) = words(model).find(is_there) else { continue };
        let siblings = Siblings::new(names);
        let known = read.iter().find(|(others, ..)| siblings.answer_like(others));
        let known = known.map(|(_, from, findings)| findings.moved(*from, prose.span));
        let findings = known.unwrap_or_else(|| {
            let mut found = mine(&Subject { field: &field.name, shape: &group.shape, prose, siblings: &siblings });
            if group.of == RemarkOf::ItemType {
                of_items(&mut found);
            }
            read.push((siblings, prose.span, found.clone()));
            found
        });
        let mut findings = findings;
        if matches!(place.said, Said::Remarked(_)) && gives_emptiness_a_meaning(field) {
            lift(&mut findings);
        }
        out.push((*place, findings));
    }
    out
}

/// `If this field is empty, …`: a text without characters is a value of the field, whatever its type is defined as.
fn gives_emptiness_a_meaning(field: &Field) -> bool {
    let said = field.description.as_ref().map(|prose| prose.text.to_lowercase()).unwrap_or_default();
    ["is empty", "are empty", "left empty"].iter().any(|words| said.contains(words))
}

/// Takes out what an empty text would break.
fn lift(findings: &mut Findings) {
    let breaks = |constraint: &Constraint| {
        use ConstraintKind::{Format, MinLength, Pattern, Prefix, Suffix};
        matches!(constraint.kind, Format(_) | MinLength(..) | Pattern(_) | Prefix(_) | Suffix(_))
    };
    let (broken, kept) = std::mem::take(&mut findings.constraints).into_iter().partition(breaks);
    findings.constraints = kept;
    let broken: Vec<Constraint> = broken;
    let reject = |constraint| Rejected::constraint(constraint, Why::DocumentedOutside, None);
    findings.rejected.extend(broken.into_iter().map(reject));
}

fn names(model: &Model) -> Vec<&str> {
    let ModelKind::Struct(object) = &model.kind else { return Vec::new() };
    object.fields.iter().map(|field| field.name.as_str()).collect()
}

/// Aliases may name aliases; a few levels of them are all that documentation has.
const MAX_ALIASES: usize = 8;

pub(super) fn shape(schema: &Schema, ty: &Type, aliases: usize) -> Shape {
    match ty {
        Type::String => Shape::String,
        Type::Integer | Type::Sized(_) => Shape::Integer,
        Type::Number => Shape::Number,
        Type::Boolean => Shape::Boolean,
        Type::Date | Type::DateTime => Shape::Date,
        Type::Bytes => Shape::Bytes,
        Type::Array(items) => Shape::Array(Box::new(shape(schema, items, aliases))),
        Type::Map(values) => Shape::Map(Box::new(shape(schema, values, aliases))),
        Type::Literal(_) => Shape::Enum,
        Type::Any | Type::Null | Type::Union(_) => Shape::Other,
        Type::Ref { model, .. } => named(schema, *model, aliases),
    }
}

fn named(schema: &Schema, model: ModelId, aliases: usize) -> Shape {
    match &schema.model(model).kind {
        ModelKind::Enum(values) if values.base == EnumBase::String => Shape::Enum,
        ModelKind::Struct(_) => Shape::Object,
        ModelKind::Alias(ty) if aliases < MAX_ALIASES => shape(schema, ty, aliases + 1),
        _ => Shape::Other,
    }
}
