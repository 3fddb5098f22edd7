//! Stage `emit`: a [`Schema`] becomes files in memory.
//!
//! Knows Rust (quote, prettyplease); nothing of Markdown dialects and nothing of the disk.
//!
//! Text of the documentation reaches the output in three ways only: as an identifier that `ident` has made legal, as
//! a literal that `proc_macro2` has escaped, or as a doc comment that `doc` has rebuilt line by line.

use std::collections::BTreeSet;
use std::fmt;

use crate::ir::{Constraint, ModelId, ModelKind, Schema};
use crate::parallel;

mod attributes;
mod boundaries;
mod checked;
mod checks;
mod constants;
mod construct;
mod constructors;
mod context;
mod debug;
mod depth;
mod derives;
mod doc;
#[cfg(test)]
mod doc_tests;
mod enums;
mod examples;
mod excerpt;
mod explicit;
mod facts;
mod features;
mod file;
mod flags;
mod format;
mod guide;
mod ident;
mod input;
mod json_schema;
mod kinds;
mod layout;
mod literals;
mod manifest;
mod members;
mod model;
mod modules;
mod options;
mod parts;
mod paths;
mod planned;
mod relations;
mod remarks;
mod requirement;
mod samples;
mod scope;
mod secrets;
mod serde_impl;
mod serde_names;
mod structs;
#[cfg(test)]
mod support;
#[cfg(test)]
mod support_tests;
mod surface;
mod traits;
mod types;
mod unions;
mod unproven;
mod validate;
mod wrapping;

pub use checks::Lack;
pub use excerpt::{FieldExcerpt, ModelExcerpt, field as field_excerpt, file as model_text, models as model_excerpts};
pub use features::{Feature, features};
pub use file::{File, MARKER};
pub use json_schema::json_schema;
pub use manifest::{Needs, manifest};
pub use options::{Options, Style};
pub use paths::paths;
pub use surface::{Made, Surface, is_asked, surfaces};

pub(crate) use file::{Drafts, Formatted};

use context::Context;
use features::Gates;
use layout::{Layout, PageFile, model_id};
use model::Emitted;

/// A model that could not be emitted: a schema that breaks its own rules, or a type in the options that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The API.
    pub api: String,
    /// The model's id; none where the whole API is concerned.
    pub model: Option<String>,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.model {
            Some(model) => write!(f, "{}: {model}: {}", self.api, self.reason),
            None => write!(f, "{}: {}", self.api, self.reason),
        }
    }
}

/// The Rust crate that holds the models of these APIs, in the order of the paths; or everything that stands in the way.
///
/// The files are the same bytes whatever the machine and however many threads it has.
pub fn rust(schemas: &[&Schema], options: &Options) -> Result<Vec<File>, Vec<Problem>> {
    rust_again(schemas, options, &|_, _| None).map(|(files, _)| files)
}

/// Does as [`rust`] does, and formats only what was not formatted before.
pub(crate) fn rust_again(
    schemas: &[&Schema],
    options: &Options,
    formatted: Formatted<'_>,
) -> Result<(Vec<File>, Drafts), Vec<Problem>> {
    let layout = Layout::new(schemas, options);
    let mut contexts = Vec::with_capacity(schemas.len());
    let mut problems = Vec::new();
    for (schema, api) in schemas.iter().zip(&layout.apis) {
        match input::context(schema, options, &layout, api) {
            Ok(context) => contexts.push(context),
            Err(reason) => problems.push(Problem { api: schema.api.clone(), model: None, reason }),
        }
    }
    let (mut files, mut drafts) = (Vec::new(), Drafts::new());
    let mut parts = BTreeSet::new();
    let below_base = |path: &str, draft| formatted(&format!("{}{path}", options.base), draft);
    for (context, emitted) in pages(&contexts, &below_base) {
        match emitted {
            Ok(emitted) => {
                drafts.insert(format!("{}{}", options.base, emitted.file.path), emitted.draft);
                files.push(emitted.file);
                parts.extend(emitted.parts);
            }
            Err((id, reason)) => {
                let model = id.and_then(|id| context.model(id)).map(|model| model.id.clone());
                problems.push(Problem { api: context.schema.api.clone(), model, reason });
            }
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let examples = examples::files(&layout, &contexts, Needs::of(schemas, options).jiff);
    let boundaries = boundaries::files(&layout, &contexts);
    let tests = [(&layout.boundaries, &boundaries), (&layout.examples, &examples)];
    let tests = tests.into_iter().filter(|(_, files)| !files.is_empty()).map(|(name, _)| name.as_str());
    let gates = contexts.first().map(|context| Gates::new(context.schema, context.layout, options)).unwrap_or_default();
    files.push(modules::root(&layout, &contexts, &gates, options.name.as_deref(), &tests.collect::<Vec<_>>()));
    files.extend(contexts.iter().flat_map(modules::folders));
    let wanted = contexts.iter().flat_map(|context| derives::others(&context.style.derives));
    let added = wanted.map(|tokens| tokens.to_string().replace(' ', "")).collect();
    files.extend(parts::support(&layout, &parts, &added));
    files.extend(examples);
    files.extend(boundaries);
    for file in &mut files {
        file.path.insert_str(0, &options.base);
    }
    files.sort_by(|left, right| left.path.cmp(&right.path));
    Ok((files, drafts))
}

/// A constraint that the emitted code has no check for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unchecked {
    /// The model.
    pub model: ModelId,
    /// The place of the field in it.
    pub field: usize,
    /// The place of the constraint among the field's.
    pub constraint: usize,
    /// Why there is none.
    pub lack: Lack,
}

/// The constraints that the emitted code has no check for. A default demands nothing, and what the type alone enforces needs
/// no check.
pub fn unchecked(schema: &Schema, options: &Options) -> Vec<Unchecked> {
    let layout = Layout::new(&[schema], options);
    let Some(api) = layout.apis.first() else { return Vec::new() };
    let Ok(context) = input::context(schema, options, &layout, api) else { return Vec::new() };
    let mut out = Vec::new();
    for (number, model) in schema.models.iter().enumerate() {
        let ModelKind::Struct(object) = &model.kind else { continue };
        for (at, field) in object.fields.iter().enumerate() {
            let lacks = |constraint: &Constraint| checks::lacks(&context, &field.ty, constraint);
            let found = field.constraints.iter().enumerate().filter(|(_, constraint)| lacks(constraint));
            out.extend(found.map(|(place, constraint)| Unchecked {
                model: model_id(number),
                field: at,
                constraint: place,
                lack: checks::lack(&context, &field.ty, constraint),
            }));
        }
    }
    out
}

/// What a page's file came to, or which model of it stands in the way and why.
type OfPage<'c, 'a> = (&'c Context<'a>, Result<Emitted, (Option<ModelId>, String)>);

/// Emits every page, on as many threads as pay, and gives them in the order of the schemas.
fn pages<'c, 'a>(contexts: &'c [Context<'a>], formatted: Formatted<'_>) -> Vec<OfPage<'c, 'a>> {
    let of = |context: &'c Context<'a>| context.layout.files.iter().map(move |page| (context, page));
    let jobs: Vec<(&Context<'_>, &PageFile)> = contexts.iter().flat_map(of).collect();
    let done = parallel::map(&jobs, |(context, page)| model::emit(context, page, formatted));
    jobs.into_iter().zip(done).map(|((context, _), emitted)| (context, emitted)).collect()
}
