//! Stage `diff`: two schemas of one API become a list of changes, each with whom it breaks.
//!
//! Knows what documentation may change of, and what `emit` makes of it; nothing of Markdown, of files or of how a change is
//! shown. Models and fields are paired first (`pairs`), then every rule looks at what is paired (`rules`). What a change
//! means for callers follows from what the Rust of both sides promises ([`emit::surfaces`](crate::emit::surfaces)), and for
//! senders and readers from how a model is used (`used`).

mod change;
mod context;
mod demands;
mod fit;
mod joined;
mod pairs;
mod rule;
mod rules;
mod sentence;
mod spell;
mod used;
mod words;

pub use change::{Change, Effects, Used};
pub use rule::{Category, Example, Level, Rule, Severity};
pub use sentence::{Piece, Sentence, Shown};

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::emit::Options;
use crate::ir::Schema;
use crate::source::Span;
use context::Context;

/// One of two documentations of an API.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// What it says.
    pub schema: &'a Schema,
    /// What the configuration says of its Rust.
    pub options: &'a Options,
}

/// Every kind of change that is told, in the order of the page that documents them.
pub fn rules() -> &'static [&'static Rule] {
    rules::ALL
}

/// The rule of this name.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules::ALL.iter().copied().find(|rule| rule.id == id)
}

/// What changed from one documentation of an API to another, model by model. Places are those of each side's own files.
pub fn diff(old: &Side<'_>, new: &Side<'_>) -> Vec<Change> {
    let models = pairs::pair(old.schema, new.schema);
    let mut changes = rules::find(&Context::new(old, new, &models));
    for change in &mut changes {
        new.schema.api.clone_into(&mut change.api);
    }
    changes.sort_by(|a, b| a.model.cmp(&b.model));
    one_row(&mut changes);
    changes
}

/// Says of which change others come that are the same, of the same cells: several models may share a row.
fn one_row(changes: &mut [Change]) {
    let mut first: BTreeMap<(&str, Option<String>, Span, Span), String> = BTreeMap::new();
    for change in changes {
        let (Some(old), Some(new), None) = (change.old, change.new, &change.because) else { continue };
        if change.part.is_none() {
            continue;
        }
        match first.entry((change.rule.id, change.part.clone(), old, new)) {
            Entry::Vacant(entry) => _ = entry.insert(change.path()),
            Entry::Occupied(entry) => change.because = Some(entry.get().clone()),
        }
    }
}

/// That an API is there on one side only.
pub fn one_sided(api: &str, is_new: bool) -> Change {
    rules::one_sided(api, is_new)
}
