//! The file of one model.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{ModelId, ModelKind, Type};

use super::attributes::{deprecated, docs};
use super::context::Context;
use super::ident::ident;
use super::scope::{Imports, Scope};
use super::types::{self, rust_type};
use super::{File, doc, enums, format, header, literals, structs, unions};

/// A model's file, and the parts of the support module it calls.
pub(super) struct Emitted {
    pub file: File,
    pub parts: Vec<&'static str>,
}

/// Emits a model. A function of its arguments only, so that models can be emitted in any order and in parallel.
pub(super) fn emit(context: &Context<'_>, id: ModelId) -> Result<Emitted, String> {
    let model = context.model(id).ok_or("there is no such model")?;
    let scope = Scope::new(context, id, model);
    let mut items = match &model.kind {
        ModelKind::Struct(shape) => structs::items(&scope, shape),
        ModelKind::Enum(shape) => enums::items(&scope, shape)?,
        ModelKind::Union(shape) => unions::items(&scope, shape),
        ModelKind::Alias(ty) => vec![alias(&scope, ty)],
    };
    for literal in scope.literals.values() {
        items.extend(literals::items(&scope, literal)?);
    }
    let imports = scope.into_imports();
    let source = format!("{}{}", context.style.sources, model.source);
    let text = format!("{}\n{}{}", header(Some(&source)), uses(context, &imports)?, format::items(&items)?);
    let file = File { path: context.layout.path(id), text };
    Ok(Emitted { file, parts: imports.parts.into_iter().collect() })
}

fn alias(scope: &Scope<'_>, ty: &Type) -> TokenStream {
    let doc = docs(&doc::model(scope.model));
    let deprecation = deprecated(scope.model.deprecated.as_ref());
    let name = ident(&scope.name);
    // Rust has no alias that holds itself; JSON does.
    let target = if scope.context.is_endless(scope.id) { quote!(serde_json::Value) } else { rust_type(scope, ty) };
    let allow = types::allow(scope, std::iter::once(ty), false);
    quote!(#doc #deprecation #allow pub type #name = #target;)
}

/// The `use` items, in the order in which rustfmt would have them.
fn uses(context: &Context<'_>, imports: &Imports) -> Result<String, String> {
    let has = |path| imports.paths.contains(path);
    let std = has("std::collections::BTreeMap").then(|| {
        quote!(
            use std::collections::BTreeMap;
        )
    });
    let serde = match (has("serde::Deserialize"), has("serde::Serialize")) {
        (true, true) => Some(quote!(
            use serde::{Deserialize, Serialize};
        )),
        (true, false) => Some(quote!(
            use serde::Deserialize;
        )),
        (false, true) => Some(quote!(
            use serde::Serialize;
        )),
        (false, false) => None,
    };
    let groups = [vec![std], vec![serde], models(context, imports)];
    let mut text = String::new();
    for group in groups {
        let lines: Vec<_> = group.into_iter().flatten().collect();
        if !lines.is_empty() {
            text.push_str(&format::packed(&lines)?);
            text.push('\n');
        }
    }
    Ok(text)
}

/// The imports of other models, one per folder, deprecated ones apart; and of the support module.
fn models(context: &Context<'_>, imports: &Imports) -> Vec<Option<TokenStream>> {
    let mut groups = std::collections::BTreeMap::<(&[String], bool), Vec<_>>::new();
    for (name, id) in &imports.models {
        let deprecated = context.model(*id).is_some_and(|model| model.deprecated.is_some());
        groups.entry((context.layout.folder(*id), deprecated)).or_default().push(ident(name));
    }
    let support = [context.support.to_owned()];
    if !imports.parts.is_empty() {
        groups.insert((&support, false), Vec::new());
    }
    let lines = groups.into_iter().map(|((folder, deprecated), names)| {
        let allow = deprecated.then(|| quote!(#[allow(deprecated)]));
        let folder = folder.iter().map(|part| ident(part));
        match names.as_slice() {
            [] => Some(quote!(use crate #(::#folder)*;)),
            [name] => Some(quote!(#allow use crate::#(#folder::)*#name;)),
            names => Some(quote!(#allow use crate::#(#folder::)*{ #(#names),* };)),
        }
    });
    lines.collect()
}
