//! Takes out of a generated crate what a hand that relied on serde's derives alone would not have written.

use std::error::Error;
use std::fs;
use std::path::Path;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Expr, Fields, File, ImplItem, Item, ItemEnum, Lit, parse_quote};
use walkdir::WalkDir;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Rewrites the files of a crate: structs stay, with their fields, docs, derives and attributes; enums and unions become
/// ones that serde derives; and nothing else does.
pub(crate) fn strip(src: &Path) -> Result<()> {
    for entry in WalkDir::new(src).sort_by_file_name() {
        let entry = entry?;
        let path = entry.path();
        let is_model = !path.starts_with(src.join("support"));
        if entry.file_type().is_file() && is_model {
            let file = syn::parse_file(&fs::read_to_string(path)?)?;
            fs::write(path, prettyplease::unparse(&stripped(file)))?;
        }
    }
    Ok(())
}

fn stripped(mut file: File) -> File {
    let values = values(&file);
    file.attrs.push(parse_quote!(#![allow(warnings)]));
    let items = std::mem::take(&mut file.items);
    file.items = items.into_iter().filter_map(|item| item_stripped(item, &values)).collect();
    file
}

fn item_stripped(item: Item, values: &[String]) -> Option<Item> {
    match item {
        Item::Enum(item) => Some(Item::Enum(derived(item, values))),
        Item::Impl(_) | Item::Const(_) => None,
        item => Some(item),
    }
}

/// The enum that a hand would write: of the documented variants only, with serde's derives.
fn derived(mut item: ItemEnum, values: &[String]) -> ItemEnum {
    let is_union =
        item.variants.iter().any(|variant| !matches!(variant.fields, Fields::Unit) && variant.ident != "Unknown");
    item.variants = item.variants.into_iter().filter(|variant| variant.ident != "Unknown").collect();
    if item.attrs.iter().any(|attribute| text(attribute).contains("untagged")) {
        // It derives how it is written.
        item.attrs.insert(0, parse_quote!(#[derive(serde::Deserialize)]));
        return item;
    }
    if is_union {
        item.attrs.push(parse_quote!(#[serde(untagged)]));
    } else {
        for (variant, value) in item.variants.iter_mut().zip(values) {
            variant.attrs.push(parse_quote!(#[serde(rename = #value)]));
        }
    }
    item.attrs.insert(0, parse_quote!(#[derive(serde::Serialize, serde::Deserialize)]));
    item
}

/// The documented values of the enum in a file.
fn values(file: &File) -> Vec<String> {
    let impls = file.items.iter().filter_map(|item| match item {
        Item::Impl(item) => Some(&item.items),
        _ => None,
    });
    let constants = impls.flatten().filter_map(|item| match item {
        ImplItem::Const(item) if item.ident == "VALUES" => Some(&item.expr),
        _ => None,
    });
    constants.flat_map(literals).collect()
}

fn literals(list: &Expr) -> Vec<String> {
    let Expr::Reference(list) = list else { return Vec::new() };
    let Expr::Array(list) = list.expr.as_ref() else { return Vec::new() };
    let texts = list.elems.iter().filter_map(|value| match value {
        Expr::Lit(value) => match &value.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    });
    texts.collect()
}

fn text(tokens: &impl ToTokens) -> String {
    let tokens: TokenStream = quote!(#tokens);
    tokens.to_string()
}
