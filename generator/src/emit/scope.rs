//! The names of one file: what it defines, what it imports, and how it spells everything else.
//!
//! A file has the models of a page, so that what one of them defines or imports stands for all.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir::{Charset, Literal, Model, ModelId, ModelKind, Type};

use super::context::Context;
use super::ident::{ident, legal};

/// Names that a file uses in their ordinary sense. A model of such a name is spelled with its path.
const RESERVED: &[&str] = &[
    "AsRef",
    "BTreeMap",
    "Box",
    "Clone",
    "Copy",
    "Default",
    "Deserialize",
    "Drop",
    "Eq",
    "Err",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "Into",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "PartialEq",
    "Result",
    "Send",
    "Serialize",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Vec",
];

/// A model, and the names of the file that it is emitted into.
pub(super) struct Scope<'a> {
    pub context: &'a Context<'a>,
    pub model: &'a Model,
    pub id: ModelId,
    /// The Rust name of the model.
    pub name: String,
    /// The literal types that the model defines, by Rust name.
    pub literals: BTreeMap<String, &'a Literal>,
    /// The names of its file.
    pub names: &'a Names,
}

/// What the models of a file share.
#[derive(Default)]
pub(super) struct Names {
    models: BTreeSet<ModelId>,
    /// The types that the file defines.
    types: BTreeSet<String>,
    /// The constants of character sets that it defines.
    pub charsets: RefCell<Vec<(Charset, Ident)>>,
    /// Those of regular expressions.
    pub patterns: RefCell<Vec<(String, Ident)>>,
    imports: RefCell<Imports>,
}

/// What a file turned out to need.
#[derive(Default)]
pub(super) struct Imports {
    /// Models, by the name they are imported under.
    pub models: BTreeMap<String, ModelId>,
    /// What comes from other crates.
    pub paths: BTreeSet<&'static str>,
    /// Parts of the support module.
    pub parts: BTreeSet<&'static str>,
}

impl Names {
    /// The names of the file that a model is emitted into.
    pub(super) fn of(context: &Context<'_>, id: ModelId) -> Self {
        let mut names = Self::default();
        for id in context.layout.page(id) {
            names.models.insert(*id);
            names.types.extend(defined(context, *id));
        }
        names
    }

    /// What the file needs, once all of it is emitted.
    pub(super) fn into_imports(self) -> Imports {
        self.imports.into_inner()
    }
}

impl<'a> Scope<'a> {
    /// The scope of a model.
    pub(super) fn new(context: &'a Context<'a>, names: &'a Names, id: ModelId, model: &'a Model) -> Self {
        let mut literals = BTreeMap::new();
        for ty in types(&model.kind) {
            collect_literals(ty, &mut literals);
        }
        Self { context, model, id, name: legal(&model.rust_name), literals, names }
    }

    fn defines(&self, name: &str) -> bool {
        self.names.types.contains(name)
    }

    /// A name of the prelude, or its path where the file defines another type of that name.
    pub(super) fn prelude(&self, name: &'static str) -> TokenStream {
        let short = ident(name);
        if !self.defines(name) {
            return quote!(#short);
        }
        match name {
            "Option" => quote!(std::option::Option),
            "Result" => quote!(std::result::Result),
            "String" => quote!(std::string::String),
            "Vec" => quote!(std::vec::Vec),
            "Box" => quote!(std::boxed::Box),
            "Default" => quote!(std::default::Default),
            "Copy" => quote!(std::marker::Copy),
            "PartialEq" => quote!(std::cmp::PartialEq),
            _ => quote!(std::convert::#short),
        }
    }

    /// A serde trait, imported; or its path where the file defines another type of that name.
    pub(super) fn serde(&self, name: &'static str) -> TokenStream {
        let short = ident(name);
        if self.defines(name) {
            return quote!(serde::#short);
        }
        self.names.imports.borrow_mut().paths.insert(if name == "Serialize" {
            "serde::Serialize"
        } else {
            "serde::Deserialize"
        });
        quote!(#short)
    }

    /// The ordered map, imported; or its path where the file defines another type of that name.
    pub(super) fn map(&self) -> TokenStream {
        if self.defines("BTreeMap") {
            return quote!(std::collections::BTreeMap);
        }
        self.names.imports.borrow_mut().paths.insert("std::collections::BTreeMap");
        quote!(BTreeMap)
    }

    /// The path of a part of the support module: `support::length`.
    pub(super) fn support(&self, part: &'static str) -> TokenStream {
        self.names.imports.borrow_mut().parts.insert(part);
        let (support, part) = (ident(self.context.support), ident(part));
        quote!(#support::#part)
    }

    /// A public item of a part of the support module, which the module itself exports: `support::Unknown`.
    pub(super) fn support_item(&self, part: &'static str, item: &'static str) -> TokenStream {
        self.names.imports.borrow_mut().parts.insert(part);
        let (support, item) = (ident(self.context.support), ident(item));
        quote!(#support::#item)
    }

    /// What the model's builder is called, if it has one.
    pub(super) fn builder(&self) -> Option<&'a str> {
        self.context.builder(self.id)
    }

    /// The same as text, for serde's attributes.
    pub(super) fn support_text(&self, part: &'static str) -> String {
        self.names.imports.borrow_mut().parts.insert(part);
        format!("{}::{part}", self.context.support)
    }

    /// Another model: imported where its name is free, else by its path.
    pub(super) fn reference(&self, id: ModelId, model: &Model) -> TokenStream {
        let name = legal(&model.rust_name);
        let short = ident(&name);
        if self.names.models.contains(&id) {
            return quote!(#short);
        }
        let mut imports = self.names.imports.borrow_mut();
        let free = !self.defines(&name)
            && !RESERVED.contains(&name.as_str())
            && *imports.models.entry(name).or_insert(id) == id;
        if free { quote!(#short) } else { self.absolute(id, &short) }
    }

    fn absolute(&self, id: ModelId, name: &Ident) -> TokenStream {
        let module = self.context.layout.module(id).iter().map(|part| ident(part));
        quote!(crate::#(#module::)*#name)
    }
}

/// The types that a model defines, by Rust name: its own, those of its literals, and its builder.
pub(super) fn defined(context: &Context<'_>, id: ModelId) -> BTreeSet<String> {
    let named = context.model(id).map(|model| named(&model.rust_name, &model.kind));
    named.into_iter().flatten().chain(context.builder(id).map(str::to_owned)).collect()
}

/// The types that are named after what a model is: its own, and those of its literals.
pub(super) fn named(name: &str, kind: &ModelKind) -> BTreeSet<String> {
    let mut literals = BTreeMap::new();
    for ty in types(kind) {
        collect_literals(ty, &mut literals);
    }
    literals.into_keys().chain([legal(name)]).collect()
}

/// The types that a model names at its top.
pub(super) fn types(kind: &ModelKind) -> Vec<&Type> {
    match kind {
        ModelKind::Struct(shape) => {
            shape.fields.iter().map(|field| &field.ty).chain(shape.additional.iter().map(|more| &more.values)).collect()
        }
        ModelKind::Union(union) => union.members.iter().map(|member| &member.ty).collect(),
        ModelKind::Alias(ty) => vec![ty],
        ModelKind::Enum(_) => Vec::new(),
    }
}

/// The literal types that a type holds, by Rust name.
pub(super) fn collect_literals<'t>(ty: &'t Type, found: &mut BTreeMap<String, &'t Literal>) {
    match ty {
        Type::Literal(literal) => _ = found.entry(legal(&literal.rust_name)).or_insert(literal),
        Type::Array(inner) | Type::Map(inner) => collect_literals(inner, found),
        _ => {}
    }
}
