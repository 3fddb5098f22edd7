//! Enums of single fields, which a page documents with the model: `## Enum: StateEnum` below the table, or the values
//! that a row's notes allow. Each becomes a model of its own, called by the model's name and its own.

use crate::diagnostic::Diagnostics;
use crate::document::{Document, Text};

use super::super::raw::{RawBody, RawField, RawRef, RawType, RawTypeKind, RawValue, RawValues, Spanned};
use super::properties::Property;
use super::{entities, enums};

/// An enum that the page documents below its table.
struct Inner {
    /// What type cells call it, without what does not tell names apart.
    folded: String,
    /// What it is called outside of the page.
    name: Spanned,
    values: RawValues,
}

/// The body of a model whose properties these are, and the enums inside it.
pub(super) fn place(
    model: &Spanned,
    properties: Vec<Property>,
    document: &Document<'_>,
    diagnostics: &mut Diagnostics,
) -> (RawBody, Vec<(Spanned, RawValues)>) {
    if let [Property { field, values }] = properties.as_slice()
        && field.name.text == VALUE
        && !values.is_empty()
    {
        return (RawBody::Values(allowed(field, values)), Vec::new());
    }
    let mut inner = documented(model, document, diagnostics);
    let mut fields = Vec::with_capacity(properties.len());
    for Property { mut field, values } in properties {
        if !values.is_empty() {
            let name =
                Spanned { text: format!("{}{}", model.text, capitalized(&field.name.text)), ..field.name.clone() };
            let kind = RawTypeKind::Ref(RawRef::named(name.text.clone()));
            *leaf(&mut field.ty) = kind;
            inner.push(Inner { folded: String::new(), name, values: allowed(&field, &values) });
        }
        rename(&mut field.ty, &inner);
        fields.push(field);
    }
    (RawBody::Fields(fields), inner.into_iter().map(|inner| (inner.name, inner.values)).collect())
}

/// What a Python generator calls the only property of an enum.
const VALUE: &str = "value";

fn allowed(field: &RawField, values: &[serde_json::Value]) -> RawValues {
    let value = |value: &serde_json::Value| RawValue::new(value.clone(), field.name.span);
    RawValues { values: values.iter().map(value).collect(), ..RawValues::default() }
}

/// The enums below the table.
fn documented(model: &Spanned, document: &Document<'_>, diagnostics: &mut Diagnostics) -> Vec<Inner> {
    let mut found: Vec<Inner> = Vec::new();
    for section in &document.sections {
        let Some(name) = section.heading.strip_prefix("Enum: ") else { continue };
        let own = innermost(&entities::decode(name.raw)).to_owned();
        let folded = fold(&own);
        if found.iter().any(|other| other.folded == folded) {
            continue;
        }
        match enums::read(section) {
            Some(Ok(values)) if !values.values.is_empty() => {
                let text = format!("{}{}", model.text, capitalized(&own));
                let values = in_one_row(name, values);
                found.push(Inner { folded, name: Spanned { text, span: name.span }, values });
            }
            Some(Err(problem)) => diagnostics.push(enums::unread(problem)),
            _ => diagnostics.push(enums::unread((section.heading.span, "expected values below this"))),
        }
    }
    found
}

/// Kotlin's template has one row for a whole enum: its name, and all values with commas between them.
fn in_one_row(name: Text<'_>, values: RawValues) -> RawValues {
    match values.values.as_slice() {
        [RawValue { value: serde_json::Value::String(all), name: Some(row), span, .. }] if row == name.raw => {
            let value = |one: &str| RawValue::new(one.into(), *span);
            RawValues { values: all.split(", ").map(value).collect(), ..values }
        }
        _ => values,
    }
}

/// `StateEnum` of `List<StateEnum>` or `Map<String, StateEnum>`.
fn innermost(ty: &str) -> &str {
    ty.trim_end_matches(['>', ' ']).rsplit(['<', ',', '#']).next().unwrap_or_default().trim()
}

fn fold(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// `order_state` as a part of a type's name.
fn capitalized(name: &str) -> String {
    let parts = name.split(|c: char| !c.is_alphanumeric()).map(|part| {
        let mut chars = part.chars();
        chars.next().map(|first| first.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
    });
    parts.collect()
}

/// The type that is neither list nor map.
fn leaf(ty: &mut RawType) -> &mut RawTypeKind {
    match ty.kind {
        RawTypeKind::Array(ref mut inner) | RawTypeKind::Map(ref mut inner) => leaf(inner),
        _ => &mut ty.kind,
    }
}

/// Replaces links to a place on the page by what the enum there is called outside.
fn rename(ty: &mut RawType, inner: &[Inner]) {
    match &mut ty.kind {
        RawTypeKind::Array(items) | RawTypeKind::Map(items) => rename(items, inner),
        RawTypeKind::Union(members) => members.iter_mut().for_each(|member| rename(member, inner)),
        RawTypeKind::Ref(reference) => {
            let Some(target) = reference.target.as_ref().and_then(|target| target.text.strip_prefix('#')) else {
                return;
            };
            let names = [fold(&reference.name), fold(innermost(&entities::decode(target)))];
            if let Some(found) = inner.iter().find(|inner| names.contains(&inner.folded)) {
                reference.name.clone_from(&found.name.text);
            }
            reference.target = None;
        }
        _ => {}
    }
}
