//! Gives every module, type, field and variant its Rust name, once all of them are known.

use std::collections::HashMap;

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::source::Span;

use super::naming::{self, Names};
use super::schema::{Enum, EnumValue, Model, ModelKind, Struct, Type, Union};

/// Settles all names. Models come first and in the order of their ids, so that a type made for a literal never takes a
/// documented model's name.
pub(super) fn settle(models: &mut [Model], diagnostics: &mut Diagnostics) {
    let mut types: HashMap<Vec<String>, Names> = HashMap::new();
    name_files(models);
    for model in models.iter_mut() {
        let wanted = naming::type_name(&model.name);
        let (name, changed) = types.entry(model.module.clone()).or_default().take(&wanted, "");
        if changed {
            diagnostics.push(clash("type", &model.name, &name, model.span));
        }
        model.rust_name = name;
    }
    let mut spelled = HashMap::new();
    let titles: Vec<String> = models.iter().map(|model| model.rust_name.clone()).collect();
    for model in models {
        let types = types.entry(model.module.clone()).or_default();
        // What is named after `Self_` starts with a word.
        let owner = model.rust_name.trim_end_matches('_').to_owned();
        match &mut model.kind {
            ModelKind::Struct(object) => name_fields(object, &owner, types, &mut spelled, diagnostics),
            ModelKind::Enum(values) => name_values(values, model.span, diagnostics),
            ModelKind::Union(union) => name_members(union, &owner, &titles, types),
            ModelKind::Alias(ty) => name_literals(ty, &format!("{owner}Value"), types),
        }
    }
}

/// Names the files, one per page. That of a page is known where its models share it by design; else it is called after the
/// first model on it.
fn name_files(models: &mut [Model]) {
    let page = |model: &Model| (model.module.clone(), model.source.clone());
    let mut firsts: HashMap<_, (u32, String)> = HashMap::new();
    for model in models.iter() {
        let wanted =
            if model.file_stem.is_empty() { naming::module_name(&model.name) } else { model.file_stem.clone() };
        let first = firsts.entry(page(model)).or_insert_with(|| (model.at.start, wanted.clone()));
        if model.at.start < first.0 {
            *first = (model.at.start, wanted);
        }
    }
    let mut files: HashMap<Vec<String>, Names> = HashMap::new();
    reserve_folders(models, &mut files);
    let mut stems: HashMap<_, String> = HashMap::new();
    for model in models {
        let page = page(model);
        let stem = stems.entry(page.clone()).or_insert_with(|| {
            let wanted = firsts.get(&page).map_or("", |(_, wanted)| wanted.as_str());
            files.entry(model.module.clone()).or_default().take(wanted, "_").0
        });
        model.file_stem.clone_from(stem);
    }
}

/// A folder is a module, so that no file beside it may have its name.
fn reserve_folders(models: &[Model], files: &mut HashMap<Vec<String>, Names>) {
    for model in models {
        for depth in 0..model.module.len() {
            let names = files.entry(model.module[..depth].to_vec()).or_default();
            names.reserve(&model.module[depth]);
        }
    }
}

fn clash(what: &str, documented: &str, given: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::NameClash, format!("the {what} `{documented}` is called `{given}` in Rust"))
        .at(span, "its own name is taken")
        .help("names are taken in documented order; to choose another, rename one of the two on its page")
}

/// Names the fields of an object. `spelled` has what documented names become: most of them stand in many objects.
fn name_fields(
    object: &mut Struct,
    owner: &str,
    types: &mut Names,
    spelled: &mut HashMap<String, String>,
    diagnostics: &mut Diagnostics,
) {
    let mut names = Names::default();
    for field in &mut object.fields {
        if !spelled.contains_key(&field.name) {
            spelled.insert(field.name.clone(), naming::field_name(&field.name));
        }
        let wanted = spelled.get(&field.name).map_or(field.name.as_str(), String::as_str);
        let (name, changed) = names.take(wanted, "_");
        if changed {
            diagnostics.push(clash("field", &field.name, &name, field.span));
        }
        field.rust_name = name;
        if has_literal(&field.ty) {
            let title = format!("{owner}{}", naming::variant_name(&field.name).trim_end_matches('_'));
            name_literals(&mut field.ty, &title, types);
        }
    }
    if let Some(additional) = &mut object.additional {
        additional.rust_name = names.take(&additional.rust_name, "_").0;
        name_literals(&mut additional.values, &format!("{owner}Value"), types);
    }
}

fn has_literal(ty: &Type) -> bool {
    match ty {
        Type::Literal(_) => true,
        Type::Array(inner) | Type::Map(inner) => has_literal(inner),
        Type::Union(members) => members.iter().any(has_literal),
        _ => false,
    }
}

/// Names the types that literals need, after the field that has them.
fn name_literals(ty: &mut Type, title: &str, types: &mut Names) {
    match ty {
        Type::Literal(literal) => {
            literal.rust_name = types.take(title, "").0;
            literal.variant = naming::variant_name(&plain(&literal.value));
        }
        Type::Array(inner) | Type::Map(inner) => name_literals(inner, title, types),
        Type::Union(members) => members.iter_mut().for_each(|member| name_literals(member, title, types)),
        _ => {}
    }
}

/// A value's text, strings without their quotes.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn name_values(values: &mut Enum, span: Span, diagnostics: &mut Diagnostics) {
    let mut names = Names::reserving(&[if values.flags { "VALUES" } else { "Unknown" }]);
    for value in &mut values.values {
        let text = plain(&value.wire);
        let of = |label: &str| if values.flags { naming::constant_name(label) } else { naming::variant_name(label) };
        if let Some(name) = label(value).map(of).filter(|name| names.is_free(name)) {
            names.reserve(&name);
            value.rust_name = name;
            continue;
        }
        let wanted = if values.flags { naming::bits_name(&value.wire) } else { naming::variant_name(&text) };
        let (name, changed) = names.take(&wanted, "");
        if changed {
            // Nothing but the variant's own name depends on it, and a page cannot rename a value.
            diagnostics.push(clash("value", &text, &name, span).severity(Severity::Note));
        }
        value.rust_name = name;
    }
}

/// The documented name of a value that is no word itself. Nothing at all has a name of its own: `Empty`.
fn label(value: &EnumValue) -> Option<&str> {
    let is_word = value.wire.as_str().is_some_and(|text| text.is_empty() || text.chars().any(char::is_alphabetic));
    let label = value.name.as_deref().filter(|name| name.chars().any(|c| c.is_ascii_alphanumeric()));
    label.filter(|_| !is_word)
}

fn name_members(union: &mut Union, owner: &str, titles: &[String], types: &mut Names) {
    let mut names = Names::reserving(&["Unknown"]);
    for member in &mut union.members {
        let wanted = member_name(&member.ty, titles);
        member.rust_name = names.take(within(owner, &wanted), "").0;
        let title = format!("{owner}{}", member.rust_name.trim_end_matches('_'));
        name_literals(&mut member.ty, &title, types);
    }
}

/// What a name says beyond that of its union: `PaymentCard` of `Payment` is `Card`. Each name is looked at by itself, so that
/// a member more renames no other.
fn within<'n>(owner: &str, name: &'n str) -> &'n str {
    name.strip_prefix(owner).filter(|rest| rest.starts_with(|c: char| c.is_uppercase())).unwrap_or(name)
}

/// A variant is called after its type.
fn member_name(ty: &Type, titles: &[String]) -> String {
    match ty {
        Type::String => "String".to_owned(),
        Type::Integer | Type::Sized(_) => "Integer".to_owned(),
        Type::Number => "Number".to_owned(),
        Type::Boolean => "Boolean".to_owned(),
        Type::Date => "Date".to_owned(),
        Type::DateTime => "DateTime".to_owned(),
        Type::Bytes => "Bytes".to_owned(),
        Type::Any => "Any".to_owned(),
        Type::Null => "Null".to_owned(),
        Type::Array(items) => format!("{}Array", member_name(items, titles)),
        Type::Map(values) => format!("{}Map", member_name(values, titles)),
        Type::Union(_) => "Union".to_owned(),
        Type::Literal(literal) => naming::variant_name(&plain(&literal.value)),
        Type::Ref { model, .. } => {
            let title = titles.get(model.0 as usize).map_or("Model", String::as_str);
            if title == "Self" { "Self_".to_owned() } else { title.to_owned() }
        }
    }
}
