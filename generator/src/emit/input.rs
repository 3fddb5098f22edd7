//! An API made ready: what has to be known of all its models before the first is emitted.

use super::checked;
use super::context::{Context, Facts};
use super::layout::{ApiLayout, Layout};
use super::options::Options;
use crate::ir::Schema;

/// Makes an API ready. Fails where the style names a type that is none.
pub(super) fn context<'a>(
    schema: &'a Schema,
    options: &'a Options,
    layout: &'a Layout,
    api: &'a ApiLayout,
) -> Result<Context<'a>, String> {
    let mut context = Context::new(schema, options, layout, api)?;
    context.facts = Facts { checked: checked::models(&context) };
    Ok(context)
}
