//! The stage as a whole: the order in which facts are settled.

use crate::config::Unresolved;
use crate::diagnostic::Diagnostics;
use crate::source::Sources;

use super::draft::{self, Draft};
use super::input::{Docs, Options};
use super::schema::{Model, ModelKind, Schema};
use super::{
    certainty, cycles, endless_values, examples, inline_types, merge, overrides, rust_names, samples, union,
    wire_clashes,
};

/// Builds the schema of an API from its documentations. The first of several is the one that the others complete.
pub fn build(docs: Vec<Docs<'_>>, sources: &Sources, options: &Options, diagnostics: &mut Diagnostics) -> Schema {
    let mut problems = Diagnostics::new();
    let drafts = docs.into_iter().map(|docs| draft::read(docs, sources, options, &mut problems)).collect();
    let mut draft = merge::merge(drafts, problems, diagnostics);
    samples::confront(&mut draft.models, &draft.namings, options, sources, diagnostics);
    finish(draft, options, diagnostics)
}

/// The second half of the stage: what the configuration says, and all that depends on the names in JSON.
fn finish(draft: Draft, options: &Options, diagnostics: &mut Diagnostics) -> Schema {
    let Draft { mut models, mut shown, cells, wire, words, tells_null, namings, grounds } = draft;
    overrides::apply(&mut models, &options.fields, diagnostics);
    wire_clashes::resolve(&mut models, diagnostics);
    certainty::settle(&mut models, &namings, &grounds.spellings, options);
    endless_values::resolve(&mut models, options.unresolved, diagnostics);

    for (model, shown) in models.iter_mut().zip(&mut shown) {
        examples::merge_members(model, shown);
    }
    inline_types::name(&mut models);
    select_members(&mut models);
    rust_names::settle(&mut models, diagnostics);
    cycles::box_cycles(&mut models);
    let own = options.unresolved == Unresolved::Error;
    examples::compare(&models, &mut shown, own, diagnostics);
    if own {
        examples::compare_cells(&models, &cells, &namings, diagnostics);
    }
    examples::attach(&mut models, shown);
    examples::attach_cells(&mut models, cells);
    Schema { api: options.api.clone(), models, wire, words, tells_absent_from_null: tells_null }
}

/// Settles how each union's members are told apart, now that wire names are known.
fn select_members(models: &mut [Model]) {
    let habits = union::habits(models);
    for number in 0..models.len() {
        let ModelKind::Union(found) = &models[number].kind else { continue };
        let (select, tags) = union::stated(models, found).unwrap_or_else(|| union::select(models, found, &habits));
        let ModelKind::Union(found) = &mut models[number].kind else { continue };
        found.select = select;
        for (member, tag) in found.members.iter_mut().zip(tags) {
            member.tag_value = tag;
        }
    }
}
