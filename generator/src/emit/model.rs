//! The file of one model.

use proc_macro2::TokenStream;
use quote::quote;

use crate::digest::Digest;
use crate::ir::{ModelId, ModelKind, Type};

use super::attributes::{deprecated, docs};
use super::context::Context;
use super::ident::ident;
use super::scope::{Imports, Scope};
use super::types::{self, rust_type};
use super::{File, Formatted, doc, enums, format, header, literals, structs, unions};

/// A model's file, and the parts of the support module it calls.
pub(super) struct Emitted {
    pub file: File,
    /// The digest of what was formatted.
    pub draft: Digest,
    pub parts: Vec<&'static str>,
}

/// Emits a model. A function of its arguments only, so that models can be emitted in any order and in parallel.
/// Formatting is most of the work, and `formatted` spares it where the last run formatted the same.
pub(super) fn emit(context: &Context<'_>, id: ModelId, formatted: Formatted<'_>) -> Result<Emitted, String> {
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
    let header = header(Some(&format!("{}{}", context.style.sources, model.source)));
    let uses = uses(context, &imports);
    let path = context.layout.path(id);
    let draft = format::draft(&header, uses.iter().flatten().chain(&items));
    let text = match formatted(&path, draft) {
        Some(text) => text,
        None => format!("{header}\n{}{}", format::groups(&uses)?, format::items(&items)?),
    };
    Ok(Emitted { file: File { path, text }, draft, parts: imports.parts.into_iter().collect() })
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

/// The `use` items in groups, in the order in which rustfmt would have them.
fn uses(context: &Context<'_>, imports: &Imports) -> [Vec<TokenStream>; 3] {
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
    [std.into_iter().collect(), serde.into_iter().collect(), models(context, imports)]
}

/// The imports of other models, one per folder, deprecated ones apart; and of the support module.
fn models(context: &Context<'_>, imports: &Imports) -> Vec<TokenStream> {
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
            [] => quote!(use crate #(::#folder)*;),
            [name] => quote!(#allow use crate::#(#folder::)*#name;),
            names => quote!(#allow use crate::#(#folder::)*{ #(#names),* };),
        }
    });
    lines.collect()
}
