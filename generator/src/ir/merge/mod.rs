//! Several documentations of one API become one: what the first leaves open is taken from those that show it.
//!
//! Each was read by itself. The first leads: which models there are, where they stand and what is said of them comes from
//! it, and so does whatever its pages can show. The others are asked one after the other, field by field, for what their
//! dialect keeps and the leading one loses, and what is taken is recorded with the place that shows it. Where two contradict
//! each other (a field or a value that only one lists is a contradiction), that is reported with both places. A model that the
//! leading documentation lacks is added where something that is taken over names it.

mod examples;
mod fields;
mod losses;
mod models;
mod pairs;
mod types;

use std::collections::HashSet;

use crate::config::Unresolved;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::dialect::Naming;
use crate::source::{FileId, Span};

use super::draft::{Draft, FieldGrounds};
use super::endless;
use super::evidence::numbers::id;
use super::observe::{Slot, fold};
use super::schema::{ModelId, ModelKind, Type};
use losses::Losses;
use pairs::Pairs;

/// Completes the first draft with the others. `problems` are those of reading them: what another documentation makes up
/// for is none any more.
pub(super) fn merge(drafts: Vec<Draft>, problems: Diagnostics, diagnostics: &mut Diagnostics) -> Draft {
    let mut drafts = drafts.into_iter();
    let mut lead = drafts.next().unwrap_or_default();
    if drafts.len() == 0 {
        diagnostics.append(problems);
        return lead;
    }
    let mut found = Vec::new();
    for other in drafts {
        complete(&mut lead, other, &mut found);
    }
    diagnostics.extend(found);
    let unknown: HashSet<FileId> =
        lead.models.iter().filter(|model| is_unknown(&model.kind)).map(|model| model.file).collect();
    let counts = |problem: &&Diagnostic| {
        !matches!(problem.code, Code::BareUnion | Code::Lost | Code::Flattened)
            || problem.primary.as_ref().is_some_and(|label| unknown.contains(&label.span.file))
    };
    diagnostics.extend(problems.iter().filter(counts).cloned());
    let mut lead = in_order(lead);
    endless::resolve(&mut lead.models, Unresolved::Value, diagnostics);
    lead
}

/// Completes a draft with another.
fn complete(lead: &mut Draft, other: Draft, problems: &mut Vec<Diagnostic>) {
    let pairs = Pairs::find(&lead.models, &other.models);
    let losses = Losses::of(&lead.models);
    let mut merger = Merger { lead, other, pairs, losses, problems };
    for (lead, other) in merger.pairs.list.clone() {
        merger.model(lead, other);
    }
    merger.examples();
    merger.report_rest();
}

/// Whether nothing is known of a model but its name.
fn is_unknown(kind: &ModelKind) -> bool {
    matches!(kind, ModelKind::Alias(Type::Any))
}

/// Two documentations while one is completed with the other.
struct Merger<'a> {
    lead: &'a mut Draft,
    other: Draft,
    pairs: Pairs,
    losses: Losses,
    /// What there is to report, of the documentations before as well.
    problems: &'a mut Vec<Diagnostic>,
}

/// How many names are listed.
const LISTED: usize = 8;

impl Merger<'_> {
    /// Reports a contradiction, with both places. In what several others contradict the first, that is one problem.
    fn disagree(&mut self, name: &str, what: &str, own: Span, other: Span) {
        let message = format!("`{name}`: {what}");
        let same = |known: &&mut Diagnostic| {
            known.primary.as_ref().is_some_and(|label| label.span == own) && fold(&known.message) == fold(&message)
        };
        if let Some(known) = self.problems.iter_mut().find(same) {
            *known = known.clone().related(other, "and here");
        } else {
            let problem = Diagnostic::new(Code::DocsDisagree, message);
            self.problems.push(problem.at(own, "here").related(other, "elsewhere"));
        }
    }

    /// Says which models are only in the other documentation.
    fn report_rest(&mut self) {
        let models = self.other.models.iter().enumerate();
        let rest: Vec<_> =
            models.filter(|(number, _)| self.pairs.lead(id(*number)).is_none()).map(|(_, model)| model).collect();
        let Some(first) = rest.first() else { return };
        let names = rest.iter().take(LISTED).map(|model| model.name.as_str()).collect::<Vec<_>>().join(", ");
        let more = rest.len().saturating_sub(LISTED);
        let names = if more > 0 { format!("{names} and {more} more") } else { names };
        let message = match rest.len() {
            1 => "a model is not in the first documentation".to_owned(),
            several => format!("{several} models are not in the first documentation"),
        };
        self.problems.push(
            Diagnostic::new(Code::OnlyElsewhere, message)
                .at(first.span, if rest.len() == 1 { "it" } else { "the first of them" })
                .help(format!("left out, since nothing refers to them: {names}"))
                .help("the documentation that `docs` names first decides which models there are"),
        );
    }
}

impl Draft {
    fn naming(&self, model: ModelId) -> Option<Naming> {
        self.namings.get(model.0 as usize).copied()
    }
}

impl FieldGrounds {
    /// Takes over what another documentation knows of a slot.
    fn copy(&mut self, at: Slot, other: &Self, twin: Slot) {
        self.copy_numbers(at, other, twin);
        self.nulls.extend(other.nulls.get(&twin).map(|said| (at, *said)));
        self.types.extend(other.types.get(&twin).map(|span| (at, *span)));
        self.spellings.extend(other.spellings.get(&twin).map(|grounds| (at, *grounds)));
    }

    fn copy_numbers(&mut self, at: Slot, other: &Self, twin: Slot) {
        self.open.extend(other.open.contains(&twin).then_some(at));
        self.times.extend(other.times.contains(&twin).then_some(at));
    }
}

/// Puts models back into the order of their ids.
fn in_order(draft: Draft) -> Draft {
    let Draft { models, namings, shown, mut cells, grounds, wire, words, tells_null } = draft;
    let mut all: Vec<_> = models.into_iter().zip(namings).zip(shown).enumerate().collect();
    all.sort_by(|(_, ((a, _), _)), (_, ((b, _), _))| a.id.cmp(&b.id));
    let mut became = vec![ModelId(0); all.len()];
    for (number, (was, _)) in all.iter().enumerate() {
        if let Some(place) = became.get_mut(*was) {
            *place = id(number);
        }
    }
    let renumber = |model: &mut ModelId| *model = became.get(model.0 as usize).copied().unwrap_or(*model);
    let mut draft = Draft {
        models: Vec::new(),
        namings: Vec::new(),
        shown: Vec::new(),
        cells: Vec::new(),
        grounds,
        wire,
        words,
        tells_null,
    };
    for (_, ((mut model, naming), shown)) in all {
        types_of(&mut model.kind, &mut |ty| references(ty, &renumber));
        draft.models.push(model);
        draft.namings.push(naming);
        draft.shown.push(shown);
    }
    for (slot, _) in &mut cells {
        renumber(&mut slot.model);
    }
    draft.cells = cells;
    draft
}

fn types_of(kind: &mut ModelKind, change: &mut impl FnMut(&mut Type)) {
    match kind {
        ModelKind::Struct(object) => {
            object.fields.iter_mut().for_each(|field| change(&mut field.ty));
            object.additional.iter_mut().for_each(|additional| change(&mut additional.values));
        }
        ModelKind::Union(union) => union.members.iter_mut().for_each(|member| change(&mut member.ty)),
        ModelKind::Alias(ty) => change(ty),
        ModelKind::Enum(_) => {}
    }
}

fn references(ty: &mut Type, change: &impl Fn(&mut ModelId)) {
    match ty {
        Type::Ref { model, .. } => change(model),
        Type::Array(inner) | Type::Map(inner) => references(inner, change),
        Type::Union(members) => members.iter_mut().for_each(|member| references(member, change)),
        _ => {}
    }
}
