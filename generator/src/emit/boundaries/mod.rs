//! The tests that are emitted for constraints: for each one that is enforced, values at its limit and beyond it.
//!
//! They are derived from the schema and not from the emitted checks, so that a check that is missing, or is off by one,
//! fails the tests of the crate.

mod values;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use heck::ToSnakeCase as _;
use proc_macro2::Literal;

use crate::ir::{Constraint, ConstraintKind, Field, Model, ModelId, ModelKind, Target, Type};

use super::context::Context;
use super::file::{File, header};
use super::ident::{ident_text, legal};
use super::layout::{Layout, PageFile, model_id};
use super::{checks, samples};
use values::{Boundary, Values};

/// The test module, with a file for each folder of models; nothing where nothing is enforced.
pub(super) fn files(layout: &Layout, contexts: &[Context<'_>]) -> Vec<File> {
    let mut folders: BTreeMap<String, Tests> = BTreeMap::new();
    for context in contexts {
        for (index, model) in context.schema.models.iter().enumerate() {
            let id = model_id(index);
            if let Some(body) = body(context, id, model) {
                folders.entry(folder_name(context, id)).or_default().add(test_name(context, id, model), &body);
            }
        }
    }
    if folders.is_empty() {
        return Vec::new();
    }
    let module = &layout.boundaries;
    let list: Vec<String> = folders.keys().map(|name| format!("mod {name};\n")).collect();
    let harness = include_str!("../harness/boundaries.rs");
    let root =
        File { path: format!("{module}/mod.rs"), text: format!("{}\n{harness}\n{}", header(None), list.concat()) };
    let tests = folders.into_iter().map(|(name, tests)| {
        let text = format!(
            "{}\n//! Values at the limits of constraints, and beyond them.\n#![allow(deprecated)]\n\n\
             use super::{{self as given, Rules}};\n{}",
            header(None),
            tests.text,
        );
        File { path: format!("{module}/{name}.rs"), text }
    });
    std::iter::once(root).chain(tests).collect()
}

/// The tests of a file.
#[derive(Default)]
struct Tests {
    names: BTreeSet<String>,
    text: String,
}

impl Tests {
    fn add(&mut self, mut name: String, body: &str) {
        while !self.names.insert(name.clone()) {
            name.push('_');
        }
        _ = writeln!(self.text, "\n#[test]\nfn {}() {{\n{body}}}", ident_text(&name));
    }
}

/// The module of a model as one name.
fn folder_name(context: &Context<'_>, id: ModelId) -> String {
    // Trimmed, for rustc wants single underscores between words.
    let parts: Vec<&str> = context.layout.module(id).iter().map(|part| part.trim_matches('_')).collect();
    let module = parts.join("_");
    if module.is_empty() { "models".to_owned() } else { format!("{module}_models") }
}

/// A test is called as the model's file is, if that is only the model's.
fn test_name(context: &Context<'_>, id: ModelId, model: &Model) -> String {
    match context.layout.file(id) {
        Some(PageFile { stem: Some(stem), models, .. }) if models.len() == 1 => stem.clone(),
        _ => legal(&model.rust_name.to_snake_case()),
    }
}

/// The body of a model's test; none where nothing of it is enforced.
fn body(context: &Context<'_>, id: ModelId, model: &Model) -> Option<String> {
    let ModelKind::Struct(object) = &model.kind else { return None };
    let lines: String = object.fields.iter().map(|field| field_lines(context, field)).collect();
    if lines.is_empty() {
        return None;
    }
    let base = samples::of_model(context, id)?.to_string();
    let name = ident_text(&model.rust_name);
    let path = context.layout.module(id).iter().chain([&name]).cloned().collect::<Vec<_>>().join("::");
    let mut out = String::new();
    _ = writeln!(out, "    let rules = Rules::<crate::{path}>::new({});", Literal::string(&base));
    out.push_str(&lines);
    Some(out)
}

fn field_lines(context: &Context<'_>, field: &Field) -> String {
    let mut out = String::new();
    for constraint in &field.constraints {
        let enforced = checks::check(context, &field.ty, constraint).is_some();
        let Some(ty) = checks::target(context, &field.ty, constraint.target).filter(|_| enforced) else { continue };
        let Values { mut keeps, breaks } = values::of(context, ty, &constraint.kind);
        if is_doubled(field, constraint) {
            keeps.clear();
        }
        let place = Literal::string(&match constraint.target {
            Target::Itself => field.wire_name.clone(),
            _ => format!("{}[]", field.wire_name),
        });
        let code = constraint.kind.name();
        for (word, values) in [("keeps", keeps), ("breaks", breaks)] {
            for value in values {
                let value = placed(context, &field.ty, constraint.target, &value);
                _ = writeln!(out, "    rules.{word}({place}, \"{code}\", {value});");
            }
        }
    }
    out
}

/// Whether another expression is reported in the same place, so that what keeps the one may break the other: that of the
/// keys and that of the values of a map, or two of a text.
fn is_doubled(field: &Field, constraint: &Constraint) -> bool {
    let is_inside = |rule: &Constraint| rule.target != Target::Itself;
    let is_pattern = |rule: &Constraint| matches!(rule.kind, ConstraintKind::Pattern(_));
    is_pattern(constraint)
        && field.constraints.iter().any(|other| {
            !std::ptr::eq(other, constraint) && is_pattern(other) && is_inside(other) == is_inside(constraint)
        })
}

/// The field's value that holds this one where the constraint speaks of it.
fn placed(context: &Context<'_>, ty: &Type, target: Target, boundary: &Boundary) -> String {
    match (target, context.resolve(ty)) {
        (Target::Items, _) => format!("given::item({boundary})"),
        (Target::Values, _) => format!("given::value({boundary})"),
        (Target::Keys, Type::Map(values)) => {
            let sample = samples::of_type(context, values).unwrap_or_default();
            format!("given::key(&{boundary}, {})", Boundary::Json(sample))
        }
        _ => boundary.to_string(),
    }
}
