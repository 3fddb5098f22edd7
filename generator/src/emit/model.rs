//! The file of one page.

use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::quote;

use crate::digest::Digest;
use crate::ir::{ModelId, ModelKind, Type};

use super::attributes::{deprecated, docs};
use super::context::Context;
use super::file::{File, Formatted, header};
use super::format::Item;
use super::ident::ident;
use super::layout::PageFile;
use super::scope::{Imports, Names, Scope};
use super::types::{self, rust_type};
use super::{doc, enums, flags, format, literals, structs, unions};

const NO_MODEL: &str = "there is no such model";

/// A page's file, and the parts of the support module it calls.
pub(super) struct Emitted {
    pub file: File,
    /// The digest of what was formatted.
    pub draft: Digest,
    pub parts: Vec<&'static str>,
}

/// Emits the models of a page. A function of its arguments only, so that pages can be emitted in any order and in
/// parallel. Formatting is most of the work, and `formatted` spares it where the last run formatted the same.
///
/// # Errors
/// What stands in the way of a model.
pub(super) fn emit(
    context: &Context<'_>,
    page: &PageFile,
    formatted: Formatted<'_>,
) -> Result<Emitted, (Option<ModelId>, String)> {
    let first = page.models.first().and_then(|id| context.model(*id).map(|model| (*id, model)));
    let Some((first, model)) = first else { return Err((page.models.first().copied(), NO_MODEL.to_owned())) };
    let names = Names::of(context, first);
    let mut items = Vec::new();
    for id in &page.models {
        items.extend(items_of(context, &names, *id).map_err(|why| (Some(*id), why))?);
    }
    let imports = names.into_imports();
    let mut header = header(Some(&format!("{}{}", context.style.sources, model.source)));
    if page.stem.is_none() {
        _ = write!(header, "\n//! The models of `{}`.\n", page.module.join("::"));
    }
    let uses = uses(context, &imports);
    let path = page.path();
    let draft = format::draft(&header, uses.iter().flatten(), &items);
    let print = || Ok(format!("{header}\n{}{}", format::groups(&uses)?, format::items(&items)?));
    let text = formatted(&path, draft).map_or_else(print, Ok).map_err(|why: String| (Some(first), why))?;
    Ok(Emitted { file: File { path, text }, draft, parts: imports.parts.into_iter().collect() })
}

/// The items of a model, formatted.
pub(super) fn text(context: &Context<'_>, id: ModelId) -> Result<String, String> {
    format::items(&items_of(context, &Names::of(context, id), id)?)
}

fn items_of(context: &Context<'_>, names: &Names, id: ModelId) -> Result<Vec<Item>, String> {
    let model = context.model(id).ok_or(NO_MODEL)?;
    let scope = Scope::new(context, names, id, model);
    let mut items = match &model.kind {
        ModelKind::Struct(shape) => structs::items(&scope, shape),
        ModelKind::Enum(shape) if shape.flags => plain(flags::items(&scope, shape)?),
        ModelKind::Enum(shape) => enums::items(&scope, shape)?,
        ModelKind::Union(shape) => plain(unions::items(&scope, shape)),
        ModelKind::Alias(ty) => vec![alias(&scope, ty).into()],
    };
    for literal in scope.literals.values() {
        items.extend(plain(literals::items(&scope, literal)?));
    }
    Ok(items)
}

fn plain(items: Vec<TokenStream>) -> Vec<Item> {
    items.into_iter().map(Item::from).collect()
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

/// The imports of other models, one per module, deprecated ones apart; and of the support module.
fn models(context: &Context<'_>, imports: &Imports) -> Vec<TokenStream> {
    let mut groups = std::collections::BTreeMap::<(&[String], bool), Vec<_>>::new();
    for (name, id) in &imports.models {
        let deprecated = context.model(*id).is_some_and(|model| model.deprecated.is_some());
        groups.entry((context.layout.module(*id), deprecated)).or_default().push(ident(name));
    }
    let support = [context.support.to_owned()];
    if !imports.parts.is_empty() {
        groups.insert((&support, false), Vec::new());
    }
    let lines = groups.into_iter().map(|((module, deprecated), names)| {
        let allow = deprecated.then(|| quote!(#[allow(deprecated)]));
        let module = module.iter().map(|part| ident(part));
        match names.as_slice() {
            [] => quote!(use crate #(::#module)*;),
            [name] => quote!(#allow use crate::#(#module::)*#name;),
            names => quote!(#allow use crate::#(#module::)*{ #(#names),* };),
        }
    });
    lines.collect()
}
