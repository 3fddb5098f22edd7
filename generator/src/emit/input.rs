//! An API made ready: what has to be known of all its models before the first is emitted.

use super::context::Context;
use super::layout::{ApiLayout, Layout};
use super::options::Options;
use super::{checked, construct, scope, traits};
use crate::ir::Schema;

/// Makes an API ready. Fails where the style names a type that is none.
pub(super) fn context<'a>(
    schema: &'a Schema,
    options: &'a Options,
    layout: &'a Layout,
    api: &'a ApiLayout,
) -> Result<Context<'a>, String> {
    let mut context = Context::new(schema, options, layout, api)?;
    (context.facts.builders, context.facts.parameter) =
        construct::names(&context, |model| scope::named(&model.rust_name, &model.kind));
    context.facts.checked = checked::models(&context);
    context.facts.traits = traits::models(&context);
    Ok(context)
}
