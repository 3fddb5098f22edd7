//! The stages in their order: docs to a schema, schemas to files.

#![allow(clippy::all, clippy::pedantic)]
use std::path::Path;

use crate::config::Api;
use crate::diagnostic::Diagnostics;
use crate::emit::File;
use crate::ir::{Model, ModelKind, Schema, Type};
use crate::output::MARKER;
use crate::source::{self, Sources, Span};

/// What the emitted files are to be part of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Modules of a crate that has its own manifest: `lib.rs` and a folder per API.
    Modules,
    /// A crate of its own: `Cargo.toml` and `src/`.
    Crate {
        /// The crate's name.
        name: String,
    },
}

/// Reads one API's docs. Stub.
pub fn read(api: &Api, root: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Schema {
    let mut models = Vec::new();
    for id in source::discover(root, sources, diagnostics) {
        let file = sources.file(id);
        let stem =
            file.path.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default().to_lowercase();
        if !file.text.contains("## Fields") {
            continue;
        }
        models.push(Model {
            id: stem.clone(),
            module: Vec::new(),
            name: file.text.clone(),
            rust_name: stem.clone(),
            file_stem: stem,
            source: file.path.clone(),
            file: id,
            span: Span::new(id, 0..0),
            kind: ModelKind::Alias(Type::String),
            description: None,
            deprecated: None,
            examples: Vec::new(),
        });
    }
    Schema { api: api.name.clone(), models }
}

/// Emits all APIs. Stub.
pub fn emit(schemas: &[Schema], layout: &Layout) -> Vec<File> {
    let mut files = Vec::new();
    let mut lib = format!("// {MARKER}\n//! Stub.\n");
    let below = if matches!(layout, Layout::Crate { .. }) { "src/" } else { "" };
    for schema in schemas {
        lib += &format!("#[rustfmt::skip]\npub mod {};\n", schema.api);
        let mut module = format!("// {MARKER}\n//! Stub.\n");
        for model in &schema.models {
            module += &format!("pub mod {};\n", model.file_stem);
            files.push(File {
                path: format!("{below}{}/{}.rs", schema.api, model.file_stem),
                text: format!("// {MARKER}\n//! Stub.\n/// Stub.\npub const TEXT: &str = {:?};\n", model.name),
            });
        }
        files.push(File { path: format!("{below}{}/mod.rs", schema.api), text: module });
    }
    files.push(File { path: format!("{below}lib.rs"), text: lib });
    if let Layout::Crate { name } = layout {
        files.push(File {
            path: "Cargo.toml".to_owned(),
            text: format!(
                "# {MARKER}\n[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n"
            ),
        });
    }
    files
}

/// The JSON form of a schema. Stub.
pub fn ir_json(schema: &Schema, _sources: &Sources) -> serde_json::Value {
    let models: Vec<_> =
        schema.models.iter().map(|model| serde_json::json!({ "id": model.id, "source": model.source })).collect();
    serde_json::json!({ "schemadown_ir": 1, "models": models })
}
