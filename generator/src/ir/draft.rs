//! The first half of the stage: what one documentation says by itself, before another of the same API is asked and before
//! anything gets a Rust name.

use std::collections::{HashMap, HashSet};

use crate::config::Unresolved;
use crate::declared::Declared;
use crate::diagnostic::Diagnostics;
use crate::dialect::{Naming, RawModel};
use crate::example::Node;
use crate::source::{SourceFile, Sources, Span};

use super::evidence::wire::Grounds;
use super::evidence::{dates, instants, nullable, numbers, type_words, wire};
use super::examples::{self, Shown};
use super::input::{Docs, Options};
use super::lower::{self, Lowered};
use super::observe::Slot;
use super::resolve::Index;
use super::schema::{Model, TypeWord, WireStyle};
use super::{endless, flattened, identity, samples, widths};

/// The models of one documentation. What it shows of them is weighed; what another may know better is noted.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) models: Vec<Model>,
    /// How the SDK of each model spells names.
    pub(super) namings: Vec<Naming>,
    /// The examples on each model's page.
    pub(super) shown: Vec<Vec<Shown>>,
    /// The `Example` cells.
    pub(super) cells: Vec<(Slot, Node)>,
    pub(super) grounds: FieldGrounds,
    pub(super) wire: WireStyle,
    /// The words of type cells that no page defines.
    pub(super) words: Vec<TypeWord>,
    /// Whether all of its models tell a field that is left out from one that is `null`.
    pub(super) tells_null: bool,
}

/// How far what is read of fields is what their rows say.
#[derive(Debug, Default)]
pub(super) struct FieldGrounds {
    /// Whose numbers the dialect leaves open.
    pub(super) open: HashSet<Slot>,
    /// Of which the dialect does not say whether they are days or instants.
    pub(super) times: HashSet<Slot>,
    /// What the rows say of `null`, where they can: see [`RawField::nullable`](crate::dialect::RawField::nullable).
    pub(super) nulls: HashMap<Slot, bool>,
    /// Where the types stand.
    pub(super) types: HashMap<Slot, Span>,
    /// What the wire names rest on.
    pub(super) spellings: HashMap<Slot, Grounds>,
}

/// Reads one documentation.
pub(super) fn read(docs: Docs<'_>, sources: &Sources, options: &Options, diagnostics: &mut Diagnostics) -> Draft {
    let Docs { models: raw, files, declared } = docs;
    let places = identity::places(&raw, sources, options.root.as_deref());
    let (raw, places) = lower::in_order(raw, places, sources, options.unresolved, diagnostics);
    let index = Index::new(&raw, &places, &files, sources, options.unresolved);
    let lowered = lower::lower(&raw, &places, &index, sources, options.hidden_null, diagnostics);
    weigh(&raw, lowered, (&files, &declared), sources, options, diagnostics)
}

/// Weighs what the pages show.
fn weigh(
    raw: &[RawModel],
    lowered: Lowered,
    (files, declared): (&[&SourceFile], &[Declared]),
    sources: &Sources,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Draft {
    let Lowered { mut models, open, times, members, nulls, types } = lowered;
    flattened::resolve(&mut models, raw, files, diagnostics);
    endless::resolve(&mut models, options.unresolved, diagnostics);

    let shown = examples::read_all(raw, &models, &members, options.unresolved == Unresolved::Error, diagnostics);
    let cells = examples::read_cells(raw, &models);
    let seen = examples::look(&models, &shown, &cells);
    let namings: Vec<Naming> = raw.iter().map(|raw| raw.naming).collect();
    let recorded = samples::look(&models, &namings, &options.samples);
    numbers::decide(&mut models, &open, &seen, &recorded);
    dates::decide(&mut models, &times, &cells);
    let values = seen.values.as_deref().unwrap_or_default();
    let words = type_words::decide(&mut models, raw, values, sources, options.unresolved, diagnostics);
    // On one's own pages an example of another form is a slip, and reported as one.
    if options.unresolved == Unresolved::Value {
        instants::decide(&mut models, raw, values);
    }
    widths::decide(&mut models, values);
    // Where a table says what may be null, an example that shows more is a slip, too.
    if options.unresolved == Unresolved::Value || !raw.iter().all(|raw| raw.naming == Naming::AsWritten) {
        nullable::decide(&mut models, &seen);
    }
    let (wire, spellings) =
        wire::decide(&mut models, &namings, (&seen, &recorded), (files, declared), options.wire_case);
    let (open, times) = (open.into_iter().collect(), times.into_iter().collect());
    let grounds = FieldGrounds { open, times, nulls, types, spellings };
    let tells_null = !raw.is_empty() && raw.iter().all(|raw| raw.tells_null);
    Draft { models, namings, shown, cells, grounds, wire, words, tells_null }
}
