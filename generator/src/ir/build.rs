//! The stage as a whole: the order in which facts are settled.

use crate::config::{FieldOverride, Unresolved, WireCase};
use crate::diagnostic::Diagnostics;
use crate::dialect::{Naming, RawModel};
use crate::source::{SourceFile, Sources};

use super::evidence::{dates, nullable, numbers, wire};
use super::examples;
use super::identity;
use super::lower::{self, Lowered};
use super::resolve::Index;
use super::schema::{Model, ModelKind, Schema};
use super::{cycles, endless, flattened, overrides, rust_names, union, wire_clashes};

/// What the configuration says of an API, where it overrules or completes the documentation.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The API's name.
    pub api: String,
    /// The folder that all models stand in, relative to what was read; found by content if `None`.
    pub root: Option<String>,
    /// How JSON spells the names.
    pub wire_case: WireCase,
    /// What to do about a name that no page documents.
    pub unresolved: Unresolved,
    /// Whether a required field may be null wherever the dialect cannot show that it may.
    pub hidden_null: bool,
    /// What single fields are, whatever their pages say.
    pub fields: Vec<FieldOverride>,
}

/// Builds the schema of an API from its models and from all `files` that were read for it.
pub fn build(
    raw: Vec<RawModel>,
    files: &[&SourceFile],
    sources: &Sources,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Schema {
    let places = identity::places(&raw, sources, options.root.as_deref());
    let (raw, places) = lower::in_order(raw, places, sources, options.unresolved, diagnostics);
    let index = Index::new(&raw, &places, sources, options.unresolved);
    let Lowered { mut models, open, times, members } =
        lower::lower(&raw, &places, &index, sources, options.hidden_null, diagnostics);
    flattened::resolve(&mut models, &raw, files, diagnostics);
    endless::resolve(&mut models, diagnostics);

    let mut shown = examples::read_all(&raw, &members, diagnostics);
    let cells = examples::read_cells(&raw, &models);
    let seen = examples::look(&models, &shown, &cells);
    numbers::decide(&mut models, &open, &seen);
    dates::decide(&mut models, &times, &cells);
    nullable::decide(&mut models, &seen);
    let namings: Vec<Naming> = raw.iter().map(|raw| raw.naming).collect();
    let wire = wire::decide(&mut models, &namings, &seen, files, options.wire_case);
    overrides::apply(&mut models, &options.fields, diagnostics);
    wire_clashes::resolve(&mut models, diagnostics);

    for (model, shown) in models.iter_mut().zip(&mut shown) {
        examples::merge_members(model, shown);
    }
    select_members(&mut models);
    rust_names::settle(&mut models, diagnostics);
    cycles::box_cycles(&mut models);
    examples::compare(&models, &shown, diagnostics);
    examples::attach(&mut models, shown);
    examples::attach_cells(&mut models, cells);
    Schema { api: options.api.clone(), models, wire }
}

/// Settles how each union's members are told apart, now that wire names are known.
fn select_members(models: &mut [Model]) {
    for number in 0..models.len() {
        let ModelKind::Union(found) = &models[number].kind else { continue };
        let (select, tags) = union::stated(models, found).unwrap_or_else(|| union::select(models, found));
        let ModelKind::Union(found) = &mut models[number].kind else { continue };
        found.select = select;
        for (member, tag) in found.members.iter_mut().zip(tags) {
            member.tag_value = tag;
        }
    }
}
