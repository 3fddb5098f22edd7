//! The names of one file: what it defines, what it imports, and how it spells everything else.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Literal, Model, ModelId, ModelKind, Type};

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

/// The names of one file.
pub(super) struct Scope<'a> {
    pub context: &'a Context<'a>,
    pub model: &'a Model,
    pub id: ModelId,
    /// The Rust name of the model.
    pub name: String,
    /// The literal types that the file defines, by Rust name.
    pub literals: BTreeMap<String, &'a Literal>,
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

impl<'a> Scope<'a> {
    /// The scope of a model's file.
    pub(super) fn new(context: &'a Context<'a>, id: ModelId, model: &'a Model) -> Self {
        let mut literals = BTreeMap::new();
        for ty in types(&model.kind) {
            collect_literals(ty, &mut literals);
        }
        Self { context, model, id, name: legal(&model.rust_name), literals, imports: RefCell::default() }
    }

    /// What the file needs, once all of it is emitted.
    pub(super) fn into_imports(self) -> Imports {
        self.imports.into_inner()
    }

    fn defines(&self, name: &str) -> bool {
        self.name == name || self.literals.contains_key(name)
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
            _ => quote!(std::convert::#short),
        }
    }

    /// A serde trait, imported; or its path where the file defines another type of that name.
    pub(super) fn serde(&self, name: &'static str) -> TokenStream {
        let short = ident(name);
        if self.defines(name) {
            return quote!(serde::#short);
        }
        self.imports.borrow_mut().paths.insert(if name == "Serialize" {
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
        self.imports.borrow_mut().paths.insert("std::collections::BTreeMap");
        quote!(BTreeMap)
    }

    /// The path of a part of the support module: `support::length`.
    pub(super) fn support(&self, part: &'static str) -> TokenStream {
        self.imports.borrow_mut().parts.insert(part);
        let (support, part) = (ident(self.context.support), ident(part));
        quote!(#support::#part)
    }

    /// The same as text, for serde's attributes.
    pub(super) fn support_text(&self, part: &'static str) -> String {
        self.imports.borrow_mut().parts.insert(part);
        format!("{}::{part}", self.context.support)
    }

    /// Another model: imported where its name is free, else by its path.
    pub(super) fn reference(&self, id: ModelId, model: &Model) -> TokenStream {
        let name = legal(&model.rust_name);
        let short = ident(&name);
        if id == self.id {
            return quote!(#short);
        }
        let mut imports = self.imports.borrow_mut();
        let free = !self.defines(&name)
            && !RESERVED.contains(&name.as_str())
            && *imports.models.entry(name).or_insert(id) == id;
        if free { quote!(#short) } else { self.absolute(id, &short) }
    }

    fn absolute(&self, id: ModelId, name: &proc_macro2::Ident) -> TokenStream {
        let folder = self.context.layout.folder(id).iter().map(|part| ident(part));
        quote!(crate::#(#folder::)*#name)
    }
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
