//! A program that reads, validates and writes every model of a crate, so that all of its code is in it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use schemadown::ir::{Model, ModelKind, Schema};

use crate::measure::Result;

/// What the program is called.
pub(crate) const NAME: &str = "use_everything";

/// Adds the program to a crate, or another in its place.
pub(crate) fn write(dir: &Path, schemas: &[Schema]) -> Result<()> {
    let mut text = "#![allow(deprecated, unused)]\n\
        fn model<T: serde::de::DeserializeOwned + serde::Serialize + garde::Validate<Context = ()>>(text: &str) {\n    \
            let Ok(value) = serde_json::from_str::<T>(text) else { return };\n    \
            println!(\"{:?} {:?}\", value.validate(), serde_json::to_string(&value));\n\
        }\n\n\
        fn main() {\n    \
            let text = std::env::args().nth(1).unwrap_or_default();\n"
        .to_owned();
    for schema in schemas {
        for model in schema.models.iter().filter(|model| !matches!(model.kind, ModelKind::Alias(_))) {
            _ = writeln!(text, "    model::<everything::{}>(&text);", path(model));
        }
    }
    text.push_str("}\n");
    let folder = dir.join("src/bin");
    fs::create_dir_all(&folder)?;
    Ok(fs::write(folder.join(NAME).with_extension("rs"), text)?)
}

fn path(model: &Model) -> String {
    model.module.iter().chain([&model.rust_name]).map(String::as_str).collect::<Vec<_>>().join("::")
}
