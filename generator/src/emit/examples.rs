//! The tests that are emitted beside the models: every documented example, decoded and encoded again.

use std::fmt::Write as _;

use proc_macro2::Literal;

use crate::ir::{ModelId, ModelKind};

use super::context::Context;
use super::file::{File, header};
use super::ident::ident_text;
use super::layout::{Layout, model_id};

/// Rows per file: enough for few files, few enough for each to compile at once.
const ROWS: usize = 500;

/// The test module and its tables; none where nothing is documented by example.
pub(super) fn files(layout: &Layout, contexts: &[Context<'_>], uses_jiff: bool) -> Vec<File> {
    let rows: Vec<_> = contexts.iter().flat_map(rows).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let folder = &layout.examples;
    let mut files = Vec::new();
    let mut tables = Vec::new();
    for (index, chunk) in rows.chunks(ROWS).enumerate() {
        let table = format!("table_{}", index + 1);
        let text = format!(
            "{}\n//! Documented examples.\n#![allow(deprecated)]\n\npub(super) const ROWS: &[super::Row] = &[\n{}];\n",
            header(None),
            chunk.concat(),
        );
        files.push(File { path: format!("{folder}/{table}.rs"), text });
        tables.push(table);
    }
    let instants = if uses_jiff { include_str!("harness/instants.rs") } else { include_str!("harness/texts.rs") };
    files.push(File { path: format!("{folder}/instants.rs"), text: format!("{}\n{instants}", header(None)) });
    let modules = tables.iter().map(|table| format!("mod {table};\n")).collect::<Vec<_>>().concat();
    let list = tables.iter().map(|table| format!("{table}::ROWS")).collect::<Vec<_>>().join(", ");
    let text = format!(
        "{}\n{}\nmod instants;\n{modules}\nconst TABLES: &[&[Row]] = &[{list}];\n",
        header(None),
        include_str!("harness/mod.rs"),
    );
    files.push(File { path: format!("{folder}/mod.rs"), text });
    files
}

/// A line of the table for each example that has a JSON form.
fn rows(context: &Context<'_>) -> Vec<String> {
    let mut rows = Vec::new();
    for (index, model) in context.schema.models.iter().enumerate() {
        let id = model_id(index);
        let Some(check) = check(context, id, &model.kind) else { continue };
        let page = Literal::string(&format!("{}{}", context.style.sources, model.source));
        let name = ident_text(&model.rust_name);
        let path = context.layout.module(id).iter().chain([&name]).cloned().collect::<Vec<_>>().join("::");
        for (number, example) in model.examples.iter().enumerate() {
            if let Ok(json) = &example.wire {
                let json = Literal::string(&json.to_string());
                let mut row = String::new();
                _ = writeln!(row, "    ({page}, {}, {json}, super::{check}::<crate::{path}>),", number + 1);
                rows.push(row);
            }
        }
    }
    rows
}

fn check(context: &Context<'_>, id: ModelId, kind: &ModelKind) -> Option<&'static str> {
    match kind {
        // Bytes are base64 by their field's attribute, which an alias has not.
        ModelKind::Alias(ty) if context.has_bytes(ty) && !context.is_endless(id) => None,
        ModelKind::Alias(_) => Some("unchecked"),
        _ => Some("checked"),
    }
}
