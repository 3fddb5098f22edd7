//! The files that hold no model: the crate root, one `mod.rs` per folder, and the support module.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::context::Context;
use super::features::Gates;
use super::file::{File, header};
use super::ident::ident_text;
use super::layout::{Folder, Layout};
use super::{depth, guide, scope};

/// Lints that the shape of somebody else's API may trip, and why that is no fault.
const LINTS: &[(&str, &str)] = &[
    ("clippy::doc_lazy_continuation", "the prose is the documentation's"),
    ("clippy::enum_variant_names", "the names are the documentation's"),
    ("clippy::large_enum_variant", "unions are as the API has them"),
    ("clippy::module_inception", "modules are called as the folders are"),
    ("clippy::only_used_in_recursion", "`garde::Validate` hands its context to every model"),
    ("clippy::type_complexity", "types are as deep as the documentation has them"),
];

/// Of models that lead far: rustc needs to be told so in every crate that has values of them.
const DEEP: &str = "\
//!
//! Long chains of models refer to each other. A crate in which rustc says that drop-check rules overflow needs the
//! `recursion_limit` of this one.
";

/// The crate root.
pub(super) fn root(
    layout: &Layout,
    contexts: &[Context<'_>],
    gates: &Gates,
    name: Option<&str>,
    tests: &[&str],
) -> File {
    let mut text = format!("{}\n{}", header(None), guide::lines(layout, contexts, name));
    let limit = depth::recursion_limit(contexts.iter().map(|context| context.schema));
    if let Some(limit) = limit {
        text.push_str(DEEP);
        _ = writeln!(text, "#![recursion_limit = \"{limit}\"]");
    }
    text.push_str("#![forbid(unsafe_code)]\n");
    for (lint, reason) in LINTS {
        _ = writeln!(text, "#![allow({lint}, reason = \"{reason}\")]");
    }
    text.push('\n');
    let mut modules = String::new();
    for context in contexts {
        match &context.layout.root {
            Some(root) => _ = writeln!(modules, "#[rustfmt::skip]\npub mod {root};"),
            None => {
                modules.extend(context.layout.tree().get(&[][..]).map(|root| folder(context, root, gates, true)));
            }
        }
    }
    _ = writeln!(modules, "#[rustfmt::skip]\npub mod {};", layout.support);
    for test in tests {
        _ = writeln!(modules, "{}#[rustfmt::skip]\nmod {test};", gates.of_tests());
    }
    // The models speak of its types.
    if !contexts.iter().any(|context| context.layout.has_at_root("garde")) {
        text.push_str("#[doc(no_inline)]\npub use garde;\n\n");
    }
    text.push_str(&modules);
    File { path: "lib.rs".to_owned(), text }
}

/// One `mod.rs` per folder of an API.
pub(super) fn folders(context: &Context<'_>) -> Vec<File> {
    let tree = context.layout.tree();
    let below_root = tree.iter().filter(|(path, _)| !path.is_empty());
    below_root
        .map(|(path, held)| {
            let title = format!("//! The models of `{}`.\n", path.join("::"));
            File {
                path: format!("{}/mod.rs", path.join("/")),
                text: format!("{}\n{title}\n{}", header(None), folder(context, held, &Gates::default(), false)),
            }
        })
        .collect()
}

/// The modules of a folder: those that are public, then the files whose names it exports.
fn folder(context: &Context<'_>, held: &Folder<'_>, gates: &Gates, skip: bool) -> String {
    let skip = if skip { "#[rustfmt::skip]\n" } else { "" };
    let mut public = String::new();
    for name in &held.modules {
        _ = writeln!(public, "{}{skip}pub mod {name};", gates.of_module(name));
    }
    let mut modules = String::new();
    let mut exports = String::new();
    for page in &held.files {
        let Some(stem) = &page.stem else { continue };
        let gate = page.models.first().map(|id| gates.of_model(*id)).unwrap_or_default();
        _ = writeln!(modules, "{gate}{skip}mod {stem};");
        let models = || page.models.iter().filter_map(|id| context.model(*id));
        let allow = if models().any(|model| model.deprecated.is_some()) { "#[allow(deprecated)]\n" } else { "" };
        let names = page.models.iter().flat_map(|id| scope::defined(context, *id)).collect();
        _ = writeln!(exports, "{gate}{allow}pub use self::{stem}::{};", exported(&names));
    }
    let parts: Vec<_> = [public, modules, exports].into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}

/// Names as a `use` item has them.
fn exported(names: &BTreeSet<String>) -> String {
    let names: Vec<_> = names.iter().map(|name| ident_text(name)).collect();
    if let [name] = names.as_slice() { name.clone() } else { format!("{{{}}}", names.join(", ")) }
}
