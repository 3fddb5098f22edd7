//! Where models go, for whoever wants to lead there.

use super::layout::{Layout, model_id};
use super::options::Options;
use crate::ir::Schema;

/// The file of each model of each schema, below the output folder.
pub fn paths(schemas: &[&Schema], options: &Options) -> Vec<Vec<String>> {
    let layout = Layout::new(schemas, options);
    let of = |schema: &Schema, api: &super::layout::ApiLayout| {
        let path = |index: usize| api.file(model_id(index)).map(|file| format!("{}{}", options.base, file.path()));
        (0..schema.models.len()).map(|index| path(index).unwrap_or_default()).collect()
    };
    schemas.iter().zip(&layout.apis).map(|(schema, api)| of(schema, api)).collect()
}
