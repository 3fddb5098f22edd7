//! The documentation of the crate's root: what the models were made from, and how they are used.

use std::fmt::Write as _;

use super::context::Context;
use super::ident::ident_text;
use super::layout::{Layout, model_id};
use crate::ir::{ModelId, ModelKind};

/// Longer examples are none for a first page.
const LONGEST: usize = 240;

/// The lines, with `//!` before each. `name` is what users call the crate, if that is known.
pub(super) fn lines(layout: &Layout, contexts: &[Context<'_>], name: Option<&str>) -> String {
    let mut text = "//! Typed, validated models, generated from their documentation.\n//!\n".to_owned();
    for context in contexts {
        text.push_str(&source(context));
    }
    let support = &layout.support;
    _ = write!(
        text,
        "//!
//! # Reading
//!
//! [`{support}::from_str`] and [`{support}::from_slice`] decode JSON; their errors say the place, and never repeat a value.
//! `serde_json` does as well. Decoding checks the shape of a value and nothing else.
//!
//! [`{support}::Decoded`] reads what differs from the documentation: one entry of a list or a map that does not decode is set
//! aside, a field that may be absent is left out, and each [problem]({support}::Problem) says where, why, and what stood there.
//!
//! # Checking
//!
//! [`garde::Validate::validate`] checks what the documentation demands of values. [`{support}::violations`] gives the same as
//! data: the place, a [code](support::Code) to match on, the limit, and the size that was found.
//!
//! # What is not documented
//!
//! Enums and unions that are open have a variant `Unknown` for it: it is read and written back unchanged, `validate()` reports
//! it, and its [payload]({support}::Unknown) can be looked at and not be made.
//!
//! # Making
//!
//! `new` takes the required fields where they are few and cannot be confused, a `builder` where they are not, and `Default`
//! does where there are none. `with_…` sets a field that need not be there. Structs and enums that are `#[non_exhaustive]`
//! may get more fields and variants with the next version of the documentation.
"
    );
    text = text.replace("[code](support::Code)", &format!("[code]({support}::Code)"));
    if let Some(example) = contexts.iter().find_map(|context| example(layout, context, name)) {
        text.push_str(&example);
    }
    text
}

/// What an API was generated from.
fn source(context: &Context<'_>) -> String {
    let schema = context.schema;
    let counted = |count: usize, noun: &str| if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") };
    let mut pages: Vec<_> = schema.models.iter().map(|model| &model.source).collect();
    pages.sort_unstable();
    pages.dedup();
    let models = counted(schema.models.len(), "model");
    let pages = counted(pages.len(), "page");
    let folder = context.style.sources.trim_end_matches('/');
    let below = if folder.is_empty() { String::new() } else { format!(" below `{}`", super::doc::clean(folder)) };
    match &context.layout.root {
        Some(root) => format!("//! - [`{root}`]: {models} from {pages}{below}\n"),
        None => format!("//! {models} from {pages}{below}.\n"),
    }
}

/// A documented example, read and checked.
fn example(layout: &Layout, context: &Context<'_>, name: Option<&str>) -> Option<String> {
    let (id, text) = shortest(context)?;
    let model = context.model(id)?;
    let support = &layout.support;
    let (of, fence) = name.map_or(("crate", "ignore"), |name| (name, "rust"));
    let model_name = ident_text(&model.rust_name);
    let path = context.layout.module(id).iter().chain([&model_name]).cloned().collect::<Vec<_>>().join("::");
    // More signs than any run in the text has.
    let hashes = "#".repeat(text.split(|c| c != '#').map(str::len).max().unwrap_or_default() + 1);
    Some(format!(
        "//!
//! ```{fence}
//! use {of}::{path};
//! use {of}::{support};
//!
//! let text = r{hashes}\"{text}\"{hashes};
//! let value: {model_name} = {support}::from_str(text)?;
//! for violation in {support}::violations(&value) {{
//!     println!(\"{{}}: {{}}\", violation.pointer, violation.code);
//! }}
//! # Ok::<(), {support}::DecodeError>(())
//! ```
"
    ))
}

/// The shortest documented example of an object that says something.
fn shortest(context: &Context<'_>) -> Option<(ModelId, String)> {
    let mut best: Option<(usize, ModelId, String)> = None;
    for (index, model) in context.schema.models.iter().enumerate() {
        if !matches!(model.kind, ModelKind::Struct(_)) || model.deprecated.is_some() {
            continue;
        }
        let texts = model.examples.iter().filter_map(|example| example.wire.as_ref().ok()).map(ToString::to_string);
        for text in texts.filter(|text| (20..LONGEST).contains(&text.len()) && text.is_ascii()) {
            if best.as_ref().is_none_or(|(length, ..)| text.len() < *length) {
                best = Some((text.len(), model_id(index), text));
            }
        }
    }
    best.map(|(_, id, text)| (id, text))
}
