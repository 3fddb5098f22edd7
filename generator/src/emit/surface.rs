//! What the Rust of a model promises its callers beside the types of its fields: what a comparison of two documentations
//! has to know, without a line of Rust being written.

use super::construct::{self, Way};
use super::context::Context;
use super::derives::Derives;
use super::facts::Traits;
use super::input;
use super::layout::{Layout, model_id};
use super::options::Options;
use crate::ir::{EnumBase, Field, ModelId, ModelKind, Schema};

/// How values of a model are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// By `Default`: nothing has to be given.
    Default,
    /// By `new`, which takes what has to be given in the order of the fields.
    New,
    /// By a builder, which takes it in any order.
    Builder,
    /// By no function of its own: it is no struct.
    Otherwise,
}

/// What callers may rely on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surface {
    /// The path below the crate: modules, then the type.
    pub path: Vec<String>,
    /// How values are made.
    pub made: Made,
    /// The traits that may go with what the type holds: `Copy`, `Eq`, `Default`, …
    pub traits: Vec<&'static str>,
    /// Those of `Eq`, `Ord` and `Hash` that it would have if all that it refers to had them.
    pub alone: Vec<&'static str>,
    /// Whether it has a variant for what is not documented.
    pub is_open: bool,
}

/// What the models of an API promise, in the order of the schema. Empty where the options name a type that is none.
pub fn surfaces(schema: &Schema, options: &Options) -> Vec<Surface> {
    let layout = Layout::new(&[schema], options);
    let Some(api) = layout.apis.first() else { return Vec::new() };
    let Ok(context) = input::context(schema, options, &layout, api) else { return Vec::new() };
    (0..schema.models.len()).map(model_id).filter_map(|id| surface(&context, id)).collect()
}

/// Whether a field has to be given when a value is made.
pub fn is_asked(field: &Field) -> bool {
    construct::is_asked(field)
}

fn surface(context: &Context<'_>, id: ModelId) -> Option<Surface> {
    let model = context.model(id)?;
    let (mut made, mut is_open) = (Made::Otherwise, false);
    let derives = match &model.kind {
        ModelKind::Struct(shape) => {
            made = match construct::way(context, shape) {
                Way::Default => Made::Default,
                Way::New => Made::New,
                Way::Builder => Made::Builder,
            };
            Derives { default: made == Made::Default, traits: context.traits(id), ..Derives::default() }
        }
        ModelKind::Enum(shape) if shape.flags => {
            Derives { copy: true, default: true, hash: true, order: true, ..Derives::default() }
        }
        ModelKind::Enum(shape) => {
            is_open = context.is_open(shape.open, shape.values.len());
            let copy = !is_open || shape.base == EnumBase::Integer;
            Derives { copy, hash: true, order: !is_open, ..Derives::default() }
        }
        ModelKind::Union(shape) => {
            is_open = shape.select.tag().is_some();
            Derives { traits: context.traits(id), ..Derives::default() }
        }
        ModelKind::Alias(_) => Derives { traits: Traits::NONE, ..Derives::default() },
    };
    let path = context.layout.module(id).iter().cloned().chain([super::ident::legal(&model.rust_name)]).collect();
    let traits = derives.promised(&context.style.derives);
    let own = super::traits::of_itself(context, id);
    let alone = [("Eq", Traits::EQ), ("Ord", Traits::ORD), ("Hash", Traits::HASH)];
    let alone = alone.into_iter().filter_map(|(name, traits)| own.has(traits).then_some(name)).collect();
    Some(Surface { path, made, traits, alone, is_open })
}
