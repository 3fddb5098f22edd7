//! Unions that look like objects: many generators write the properties of all members into one table, each as required as
//! its member has it. No value has them all, so such a table is not believed.
//!
//! What gives it away are the members. They have pages of their own that nothing refers to, since only the union did; every
//! row of the union's table stands on one of them; and all of them share a required property, where an object that is put
//! together from parts (`allOf`) takes its properties from one part each.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::dialect::{self, RawModel};
use crate::source::{FileId, SourceFile};

use super::evidence::numbers::id;
use super::schema::{Field, Model, ModelId, ModelKind, Struct, Type};

/// What the pages of operations have, and no other.
const OPERATION: &str = "### Return type";

/// Reads every flattened union as any value, and reports it.
pub(super) fn resolve(models: &mut [Model], raw: &[RawModel], files: &[&SourceFile], diagnostics: &mut Diagnostics) {
    let flattens = |raw: &RawModel| dialect::named(raw.dialect).is_some_and(dialect::Dialect::flattens_unions);
    let documented: HashSet<FileId> = models.iter().map(|model| model.file).collect();
    let operations: Vec<&SourceFile> =
        files.iter().copied().filter(|file| !documented.contains(&file.id) && file.text.contains(OPERATION)).collect();
    // Without them nothing refers to a request or a response either.
    if operations.is_empty() || !raw.iter().any(flattens) {
        return;
    }
    let orphans = orphans(models, &operations);
    let found: Vec<(usize, Vec<String>)> = (0..models.len())
        .filter(|number| raw.get(*number).is_some_and(flattens))
        .filter_map(|number| Some((number, members(models, number, &orphans)?)))
        .collect();
    for (number, members) in found {
        let Some(model) = models.get_mut(number) else { continue };
        diagnostics.push(
            Diagnostic::new(Code::Flattened, format!("`{}` is a union, written as if it were one object", model.name))
                .at(model.span, "its properties are those of several models")
                .help(format!("its members may be {}", members.join(", ")))
                .help("it is read as any JSON value"),
        );
        model.kind = ModelKind::Alias(Type::Any);
    }
}

/// Objects that neither a model nor an operation refers to: what could be a member.
struct Orphans<'m> {
    /// By the properties that they require.
    requiring: HashMap<&'m str, Vec<usize>>,
}

fn orphans<'m>(models: &'m [Model], operations: &[&SourceFile]) -> Orphans<'m> {
    let mut referred: HashSet<ModelId> = HashSet::new();
    for model in models {
        for ty in types(&model.kind) {
            refer(ty, &mut referred);
        }
    }
    let words: HashSet<&str> = operations.iter().flat_map(|file| words(&file.text)).collect();
    let mut requiring: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, model) in models.iter().enumerate() {
        let ModelKind::Struct(object) = &model.kind else { continue };
        if referred.contains(&id(number)) || words.contains(model.name.as_str()) {
            continue;
        }
        for field in object.fields.iter().filter(|field| field.required) {
            requiring.entry(&field.name).or_default().push(number);
        }
    }
    Orphans { requiring }
}

/// The words of a page outside of code: an example makes a union of one of its members.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut fenced = false;
    let prose = text.lines().filter(move |line| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        !fence && !fenced
    });
    prose.flat_map(|line| line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'))
}

fn types(kind: &ModelKind) -> Vec<&Type> {
    match kind {
        ModelKind::Struct(object) => object.fields.iter().map(|field| &field.ty).collect(),
        ModelKind::Union(union) => union.members.iter().map(|member| &member.ty).collect(),
        ModelKind::Alias(ty) => vec![ty],
        ModelKind::Enum(_) => Vec::new(),
    }
}

fn refer(ty: &Type, referred: &mut HashSet<ModelId>) {
    match ty {
        Type::Ref { model, .. } => _ = referred.insert(*model),
        Type::Array(inner) | Type::Map(inner) => refer(inner, referred),
        Type::Union(members) => members.iter().for_each(|member| refer(member, referred)),
        _ => {}
    }
}

/// The names of the models that a table was put together from; `None` where it was not.
fn members(models: &[Model], number: usize, orphans: &Orphans<'_>) -> Option<Vec<String>> {
    let object = object(models, number)?;
    let shared = object.fields.iter().filter(|field| field.required);
    shared.into_iter().find_map(|field| {
        let members: Vec<usize> = orphans
            .requiring
            .get(field.name.as_str())?
            .iter()
            .copied()
            .filter(|other| *other != number)
            .filter(|other| self::object(models, *other).is_some_and(|part| is_part(part, object)))
            .collect();
        let taken = |field: &Field| {
            let mut parts = members.iter().filter_map(|member| self::object(models, *member));
            parts.any(|part| part.fields.iter().any(|other| is_same(models, other, field)))
        };
        let all = members.len() > 1 && object.fields.iter().all(taken);
        all.then(|| members.iter().filter_map(|member| Some(models.get(*member)?.name.clone())).collect())
    })
}

fn object(models: &[Model], number: usize) -> Option<&Struct> {
    match &models.get(number)?.kind {
        ModelKind::Struct(object) => Some(object),
        _ => None,
    }
}

/// Whether all properties of one object, and others, are the other's.
fn is_part(part: &Struct, whole: &Struct) -> bool {
    part.fields.len() < whole.fields.len()
        && part.fields.iter().all(|field| whole.fields.iter().any(|other| other.name == field.name))
}

/// Whether one row was copied from the other. Enums of single fields are called by their models.
fn is_same(models: &[Model], a: &Field, b: &Field) -> bool {
    let text = |field: &Field| field.description.as_ref().map(|prose| prose.text.clone());
    a.name == b.name && text(a) == text(b) && is_same_type(models, &a.ty, &b.ty)
}

fn is_same_type(models: &[Model], a: &Type, b: &Type) -> bool {
    let is_enum = |ty: &Type| match ty {
        Type::Ref { model, .. } => {
            models.get(model.0 as usize).is_some_and(|model| matches!(model.kind, ModelKind::Enum(_)))
        }
        _ => false,
    };
    match (a, b) {
        (Type::Array(a), Type::Array(b)) | (Type::Map(a), Type::Map(b)) => is_same_type(models, a, b),
        _ => a == b || (is_enum(a) && is_enum(b)),
    }
}
