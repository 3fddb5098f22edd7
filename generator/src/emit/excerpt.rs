//! Parts of what is emitted, for whoever wants to see what became of a model or a field.

use quote::quote;

use crate::ir::{ModelId, ModelKind, Schema};
use crate::parallel;

use super::context::Context;
use super::layout::{Layout, model_id};
use super::options::Options;
use super::scope::{Names, Scope};
use super::{format, input, model, structs, validate};

/// The Rust of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldExcerpt {
    /// Its lines in the struct: documentation, attributes, type.
    pub definition: String,
    /// Its lines in `validate_into`, and the constants that they need; empty where nothing is checked.
    pub checks: String,
}

/// The Rust of a model, whole and field by field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelExcerpt {
    /// Its items: the type and what is implemented for it.
    pub text: String,
    /// Each field of a struct, in documented order.
    pub fields: Vec<FieldExcerpt>,
}

/// The Rust of each model of an API, in the order of the schema; of one that cannot be emitted, why.
///
/// # Errors
/// Where no model can be emitted: says why.
pub fn models(schema: &Schema, options: &Options) -> Result<Vec<Result<ModelExcerpt, String>>, String> {
    let ids: Vec<ModelId> = (0..schema.models.len()).map(model_id).collect();
    with_context(schema, options, |context| Ok(parallel::map(&ids, |id| model_in(context, *id))))
}

fn model_in(context: &Context<'_>, id: ModelId) -> Result<ModelExcerpt, String> {
    let text = model::text(context, id)?;
    let count = match context.model(id).map(|model| &model.kind) {
        Some(ModelKind::Struct(shape)) => shape.fields.len(),
        _ => 0,
    };
    let fields = (0..count).map(|at| field_in(context, id, at)).collect::<Result<_, _>>()?;
    Ok(ModelExcerpt { text, fields })
}

/// The text of a model's file; of one that it shares with others, its part.
///
/// # Errors
/// Where the model cannot be emitted: says why.
pub fn file(schema: &Schema, options: &Options, id: ModelId) -> Result<String, String> {
    with_context(schema, options, |context| match context.layout.file(id) {
        Some(page) if page.models.len() == 1 => {
            model::emit(context, page, &|_, _| None).map(|emitted| emitted.file.text).map_err(|(_, why)| why)
        }
        _ => model::text(context, id),
    })
}

/// The Rust of the field at this place in a struct.
///
/// # Errors
/// Where the model is no struct, has no such field or cannot be emitted: says why.
pub fn field(schema: &Schema, options: &Options, id: ModelId, at: usize) -> Result<FieldExcerpt, String> {
    with_context(schema, options, |context| field_in(context, id, at))
}

fn field_in(context: &Context<'_>, id: ModelId, at: usize) -> Result<FieldExcerpt, String> {
    let model = context.model(id).ok_or("there is no such model")?;
    let ModelKind::Struct(shape) = &model.kind else { return Err(format!("`{}` has no fields", model.id)) };
    let names = Names::of(context, id);
    let scope = Scope::new(context, &names, id, model);
    let (definition, planned) = structs::field_of(&scope, shape, at).ok_or("there is no such field")?;
    let definition = format::items(&[quote!(struct Excerpt { #definition }).into()])?;
    let (constants, body) = validate::of_one(&scope, &planned);
    let mut checks = format::packed(&constants)?;
    if !body.is_empty() {
        checks.push_str(&inner(&format::items(&[quote!(fn excerpt() { #body }).into()])?));
    }
    Ok(FieldExcerpt { definition: inner(&definition), checks })
}

fn with_context<T>(
    schema: &Schema,
    options: &Options,
    show: impl FnOnce(&Context<'_>) -> Result<T, String>,
) -> Result<T, String> {
    let layout = Layout::new(&[schema], options);
    let api = layout.apis.first().ok_or("there is no API")?;
    show(&input::context(schema, options, &layout, api)?)
}

/// The lines between an item's braces, without their indentation.
fn inner(item: &str) -> String {
    let lines: Vec<&str> = item.lines().collect();
    let inside = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
    let mut out = String::new();
    for line in inside {
        out.push_str(line.strip_prefix("    ").unwrap_or(line));
        out.push('\n');
    }
    out
}
