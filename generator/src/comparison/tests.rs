//! What is said of the crate's next version is what its Rust says: the public items of both are laid beside each other.

use std::collections::BTreeMap;
use std::path::Path;

use quote::ToTokens as _;
use syn::{Fields, ImplItem, Item, ReturnType, Type, Visibility};

use super::{Comparison, Side, Version};
use crate::config;
use crate::diff::{Example, rules};
use crate::emit;
use crate::project::Project;

/// The public items of a crate: what each is called, and what a caller sees of it.
type Items = BTreeMap<String, String>;

fn project(folder: &Path, pages: &str, settings: &str) -> Project {
    let write = |path: &str, text: &str| {
        let file = folder.join(path);
        let parent = file.parent().expect("a folder");
        std::fs::create_dir_all(parent).and_then(|()| std::fs::write(&file, text)).expect("a file");
    };
    for (path, text) in Example::pages(pages) {
        write(&format!("specs/shop/{path}"), text);
    }
    write(config::FILE_NAME, &format!("[[api]]\nname = \"shop\"\n{settings}"));
    Project::open(&folder.join(config::FILE_NAME))
}

fn items(project: &mut Project) -> (Vec<crate::ir::Schema>, Items) {
    let schemas = project.read().expect("pages that can be read");
    let options = project.options();
    let files = emit::rust(&schemas.iter().collect::<Vec<_>>(), &options).expect("Rust");
    let mut items = Items::new();
    for file in files.iter().filter(|file| file.path.starts_with("shop") && !file.path.ends_with("mod.rs")) {
        let stem = file.path.trim_end_matches(".rs");
        // A page that is no module of its own stands in that of its folder.
        let is_module = stem.rsplit_once('/').is_none_or(|(folder, name)| {
            let names = |file: &&emit::File| file.path == format!("{folder}/mod.rs");
            files.iter().find(names).is_some_and(|file| file.text.contains(&format!("pub mod {name};")))
        });
        let module = if is_module { stem } else { stem.rsplit_once('/').map_or(stem, |(folder, _)| folder) };
        for item in syn::parse_file(&file.text).expect("Rust").items {
            of_item(module, &item, &mut items);
        }
    }
    (schemas, items)
}

fn of_item(module: &str, item: &Item, items: &mut Items) {
    let derives = |attributes: &[syn::Attribute], name: &str, items: &mut Items| {
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
            let list = attribute.meta.require_list().expect("a list").tokens.to_string();
            for derived in list.split(',') {
                items.insert(format!("impl {} for {module}::{name}", derived.trim()), String::new());
            }
        }
    };
    match item {
        Item::Struct(shape) if is_public(&shape.vis) => {
            let name = shape.ident.to_string();
            derives(&shape.attrs, &name, items);
            items.insert(format!("{module}::{name}"), "struct".to_owned());
            for field in shape.fields.iter().filter(|field| is_public(&field.vis)) {
                let field_name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
                items.insert(format!("{module}::{name}.{field_name}"), text(&field.ty));
            }
        }
        Item::Enum(shape) if is_public(&shape.vis) => {
            let name = shape.ident.to_string();
            derives(&shape.attrs, &name, items);
            items.insert(format!("{module}::{name}"), "enum".to_owned());
            for variant in &shape.variants {
                let held = if let Fields::Unnamed(held) = &variant.fields {
                    held.to_token_stream().to_string()
                } else {
                    String::new()
                };
                items.insert(format!("{module}::{name}::{}", variant.ident), held);
            }
        }
        Item::Type(alias) if is_public(&alias.vis) => {
            items.insert(format!("{module}::{}", alias.ident), text(&alias.ty));
        }
        Item::Impl(block) => {
            let of = text(&block.self_ty);
            if let Some((of_trait, _)) = &block.trait_ {
                items.insert(format!("impl {} for {module}::{of}", of_trait.to_token_stream()), String::new());
            }
            for part in &block.items {
                if let ImplItem::Fn(function) = part
                    && is_public(&function.vis)
                {
                    let output =
                        if let ReturnType::Type(_, ty) = &function.sig.output { text(ty) } else { String::new() };
                    let inputs = function.sig.inputs.to_token_stream();
                    items.insert(format!("{module}::{of}::{}", function.sig.ident), format!("{inputs} -> {output}"));
                }
            }
        }
        _ => {}
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn text(ty: &Type) -> String {
    ty.to_token_stream().to_string()
}

#[test]
fn the_next_version_is_what_the_rust_says() {
    let mut wrong = Vec::new();
    for rule in rules().iter().filter(|rule| !rule.example.old.is_empty()) {
        let folder = tempfile::tempdir().expect("a folder");
        let side = |name: &str, pages, settings| {
            let mut project = project(&folder.path().join(name), pages, settings);
            let (schemas, items) = items(&mut project);
            (Side::new(project, schemas), items)
        };
        let (old, before) = side("old", rule.example.old, "");
        let (new, after) = side("new", rule.example.new, rule.example.config);
        // Structs and enums are `#[non_exhaustive]`: what is added to them breaks nobody.
        let lost: Vec<String> = before
            .iter()
            .filter(|(name, seen)| after.get(*name) != Some(seen))
            .map(|(name, seen)| format!("{name}: {seen} > {:?}", after.get(name)))
            .collect();
        let is_more = after.keys().any(|name| !before.contains_key(name));
        let version = Comparison::of(old, new, None).version;
        let is_right = match (lost.is_empty(), is_more) {
            (false, _) => version == Version::Major,
            (true, true) => version == Version::Minor,
            (true, false) => version == Version::Minor || version == Version::Patch,
        };
        if !is_right {
            wrong.push(format!("{}: {version:?}, and {lost:#?}", rule.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
