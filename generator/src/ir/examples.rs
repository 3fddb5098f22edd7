//! Reads a page's examples, and hands what they show to whoever weighs evidence.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::dialect::{Naming, RawBody, RawModel, Syntax};
use crate::example::{self, Node, NodeKind};
use crate::parallel;
use crate::source::Span;

use super::evidence::numbers::id;
use super::mismatch::Compared;
use super::observe::{self, Observations, Slot};
use super::schema::{Example, Member, Model, ModelId, ModelKind, Spelling, Type};
use super::{envelope, mismatch, misshapen, wire_examples};

/// A value that a page shows of its model.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// The member of the union that it is a value of.
    pub(super) member: Option<usize>,
    /// The value.
    pub(super) value: Node,
    /// How its keys are spelled.
    pub(super) spelling: Spelling,
    /// Whether it stands with the model.
    pub(super) near: bool,
    /// What it comes to beside the model.
    pub(super) compared: Compared,
}

/// Reads the code blocks of all pages. `members` says for each page what it does for one in [`read`]; of one's `own` pages
/// what stands with a model is of that model.
pub(super) fn read_all(
    raw: &[RawModel],
    models: &[Model],
    members: &[Vec<usize>],
    own: bool,
    diagnostics: &mut Diagnostics,
) -> Vec<Vec<Shown>> {
    let pages: Vec<_> = raw.iter().zip(members).enumerate().collect();
    let read = parallel::map(&pages, |(number, (raw, members))| {
        let mut problems = Diagnostics::new();
        (read(raw, models, id(*number), members, own, &mut problems), problems)
    });
    // A block may be shown for several models of its page.
    let mut reported = HashSet::new();
    let collect = |(shown, problems): (_, Diagnostics)| {
        let is_new = |problem: &&Diagnostic| reported.insert(problem.primary.as_ref().map(|label| label.span));
        diagnostics.extend(problems.iter().filter(is_new).cloned().collect::<Vec<_>>());
        shown
    };
    read.into_iter().map(collect).collect()
}

/// Reads the code blocks of a page. `members` says which member of the model each documented one became.
fn read(
    raw: &RawModel,
    models: &[Model],
    model: ModelId,
    members: &[usize],
    own: bool,
    diagnostics: &mut Diagnostics,
) -> Vec<Shown> {
    let mut shown = Vec::new();
    for block in &raw.examples {
        let spelling = spelling(block.syntax, raw.naming);
        let (code, span) = (&block.code.text, block.code.span);
        if own && block.near && block.stated {
            let found = misshapen::find(&raw.name.text, block, &example::json(code, span));
            if !found.is_empty() {
                diagnostics.extend(found);
                continue;
            }
        }
        let values: Result<Vec<Node>, _> = match block.syntax {
            Syntax::JavaScript => example::javascript(code, span).map(|value| value.into_iter().collect()),
            Syntax::Constant => example::constant(code, span).map(|value| value.into_iter().collect()),
            Syntax::Json => example::json(code, span).map(|values| {
                let is_own = own && block.near && spelling == Spelling::Exact;
                envelope::values(models, model, spelling, is_own, values)
            }),
        };
        let member = block.member.and_then(|member| members.get(member)).copied();
        match values {
            Ok(values) => {
                let compared = Compared::default();
                let of = |value| Shown { member, value, spelling, near: block.near, compared: compared.clone() };
                shown.extend(values.into_iter().map(of));
            }
            Err(error) => diagnostics.push(
                Diagnostic::new(Code::ExampleSyntax, format!("an example of `{}` cannot be read", raw.name.text))
                    .at(error.span, format!("expected {}", error.expected))
                    .help("the example is left out of the tests and of what is concluded; the model is not"),
            ),
        }
    }
    shown
}

/// How the keys of an example are spelled.
fn spelling(syntax: Syntax, naming: Naming) -> Spelling {
    match (syntax, naming) {
        (Syntax::JavaScript | Syntax::Constant, _) => Spelling::Documented,
        (Syntax::Json, Naming::AsWritten) => Spelling::Exact,
        (Syntax::Json, _) => Spelling::Wire,
    }
}

/// Reads the `Example` cells of all pages. A cell that only opens like JSON says nothing, and nothing is lost with it.
pub(super) fn read_cells(raw: &[RawModel], models: &[Model]) -> Vec<(Slot, Node)> {
    let mut cells = Vec::new();
    for (number, (raw, model)) in raw.iter().zip(models).enumerate() {
        let (RawBody::Fields(rows), ModelKind::Struct(object)) = (&raw.body, &model.kind) else { continue };
        for row in rows {
            let Some(text) = &row.example else { continue };
            let Some(part) = object.fields.iter().position(|field| field.span == row.name.span) else { continue };
            if let Ok(value) = example::cell(&text.text, text.span) {
                let is_text = raw.naming == Naming::AsWritten && object.fields[part].ty == Type::String;
                let value = if is_text { as_text(value) } else { value };
                cells.push((Slot { model: id(number), part }, value));
            }
        }
    }
    cells
}

/// What a cell of a text shows is one, whatever it looks like.
fn as_text(value: Node) -> Node {
    let kind = match value.kind {
        NodeKind::Number(text) => NodeKind::String(text),
        NodeKind::Boolean(value) => NodeKind::String(value.to_string()),
        kind => kind,
    };
    Node { kind, ..value }
}

/// Lays all examples over the types they stand for.
pub(super) fn look<'a>(models: &[Model], shown: &'a [Vec<Shown>], cells: &'a [(Slot, Node)]) -> Observations<'a> {
    let mut seen = Observations { values: Some(Vec::new()), ..Observations::default() };
    for (number, (model, shown)) in models.iter().zip(shown).enumerate() {
        for Shown { member, value, spelling, .. } in shown {
            match (&model.kind, member) {
                (ModelKind::Union(union), Some(part)) if *part < union.members.len() => {
                    let slot = Slot { model: id(number), part: *part };
                    let ty = &union.members[*part].ty;
                    observe::observe(models, ty, value, Some(slot), *spelling, &mut seen);
                }
                _ => observe::observe_model(models, id(number), value, *spelling, &mut seen),
            }
        }
    }
    for (slot, value) in cells {
        if let Some(ty) = type_of(models, *slot) {
            observe::observe(models, ty, value, Some(*slot), Spelling::Wire, &mut seen);
        }
        seen.values.get_or_insert_default().push((*slot, value));
    }
    seen
}

fn type_of(models: &[Model], slot: Slot) -> Option<&Type> {
    match &models.get(slot.model.0 as usize)?.kind {
        ModelKind::Struct(object) => object.fields.get(slot.part).map(|field| &field.ty),
        _ => None,
    }
}

/// Takes out members whose types turned out to be the same as an earlier one's.
pub(super) fn merge_members(model: &mut Model, shown: &mut [Shown]) {
    let ModelKind::Union(union) = &mut model.kind else { return };
    let mut kept: Vec<Member> = Vec::with_capacity(union.members.len());
    let mut became = Vec::with_capacity(union.members.len());
    for mut member in union.members.drain(..) {
        // A dialect without whole numbers has two alike where the API has whole numbers and others.
        if matches!(member.ty, Type::Integer | Type::Number)
            && let Some(earlier) = kept.iter_mut().find(|other| other.ty == member.ty)
        {
            earlier.ty = Type::Integer;
            member.ty = Type::Number;
        }
        let known = kept.iter().position(|other| other.ty == member.ty);
        became.push(known.unwrap_or(kept.len()));
        if known.is_none() {
            kept.push(member);
        }
    }
    union.members = kept;
    for shown in shown {
        shown.member = shown.member.and_then(|member| became.get(member)).copied();
    }
}

/// Reports where an example and the model it stands for contradict each other. Wire names are settled by now. What people
/// write on their `own` pages they can put right: there it is an error.
pub(super) fn compare(models: &[Model], shown: &mut [Vec<Shown>], own: bool, diagnostics: &mut Diagnostics) {
    // What stands with a model is of that one.
    let near = shown.iter().flatten().filter(|shown| shown.near).map(|shown| shown.value.span).collect();
    let mut elsewhere = Elsewhere { fit: near, unfit: Vec::new() };
    for (number, shown) in shown.iter_mut().enumerate() {
        let mut said = HashSet::new();
        shown.retain_mut(|shown| {
            if shown.spelling == Spelling::Wire {
                shown.spelling = Spelling::Exact;
            }
            let mut problems = Diagnostics::new();
            shown.compared =
                mismatch::report(models, id(number), shown.member, &shown.value, shown.spelling, &mut problems);
            let is_written = shown.spelling == Spelling::Exact;
            if own && is_written && !shown.near {
                return elsewhere.may_be_of(shown, &problems);
            }
            // People show a model again and again, with the same mistake in each.
            let mut again = |problem: &&Diagnostic| is_written && !said.insert(problem.message.clone());
            let severity = |problem: Diagnostic| {
                if own && is_written { problem.severity(Severity::Error) } else { problem }
            };
            let new: Vec<_> = problems.iter().filter(|problem| !again(problem)).cloned().map(severity).collect();
            diagnostics.extend(new);
            true
        });
    }
    diagnostics.extend(elsewhere.of_nothing());
}

/// Examples that stand elsewhere on the page: each is of those models that it fits.
struct Elsewhere {
    /// Those that are of some model.
    fit: HashSet<Span>,
    unfit: Vec<(Span, Diagnostic)>,
}

impl Elsewhere {
    /// Whether an example may be of a model, with which it has these problems.
    fn may_be_of(&mut self, shown: &Shown, problems: &Diagnostics) -> bool {
        let first = problems.iter().next().cloned();
        match first {
            None => _ = self.fit.insert(shown.value.span),
            Some(problem) => self.unfit.push((shown.value.span, problem)),
        }
        problems.is_empty()
    }

    /// What is wrong with those that fit no model.
    fn of_nothing(self) -> Vec<Diagnostic> {
        let mut told = HashSet::new();
        let Self { fit, unfit } = self;
        let of_nothing = unfit.into_iter().filter(|(span, _)| !fit.contains(span) && told.insert(*span));
        of_nothing.map(|(_, problem)| problem).collect()
    }
}

/// Reports `Example` cells of pages that people write which show no value of their field.
pub(super) fn compare_cells(
    models: &[Model],
    cells: &[(Slot, Node)],
    namings: &[Naming],
    diagnostics: &mut Diagnostics,
) {
    for (slot, value) in cells.iter().filter(|(slot, _)| namings.get(slot.model.0 as usize) == Some(&Naming::AsWritten))
    {
        let Some(ModelKind::Struct(object)) = models.get(slot.model.0 as usize).map(|model| &model.kind) else {
            continue;
        };
        let Some(field) = object.fields.get(slot.part) else { continue };
        let mut problems = Diagnostics::new();
        mismatch::report_cell(models, field, value, &mut problems);
        diagnostics
            .extend(problems.iter().cloned().map(|problem| problem.severity(Severity::Error)).collect::<Vec<_>>());
    }
}

/// A value without some of its keys.
fn without(node: &Node, keys: &[Span]) -> Node {
    let kind = match &node.kind {
        NodeKind::Array(elements) => NodeKind::Array(elements.iter().map(|element| without(element, keys)).collect()),
        NodeKind::Object(entries) => {
            let kept = entries.iter().filter(|(key, _)| !keys.contains(&key.span));
            NodeKind::Object(kept.map(|(key, value)| (key.clone(), without(value, keys))).collect())
        }
        kind => kind.clone(),
    };
    Node { kind, span: node.span, partial: node.partial }
}

/// Gives each field the value of its `Example` cell.
pub(super) fn attach_cells(models: &mut [Model], cells: Vec<(Slot, Node)>) {
    for (slot, value) in cells {
        let model = models.get_mut(slot.model.0 as usize).map(|model| &mut model.kind);
        let Some(ModelKind::Struct(object)) = model else { continue };
        if let Some(field) = object.fields.get_mut(slot.part) {
            field.example = Some(value);
        }
    }
}

/// Gives each model its examples, once wire names are settled.
pub(super) fn attach(models: &mut [Model], shown: Vec<Vec<Shown>>) {
    let all: &[Model] = models;
    let numbered: Vec<(usize, Vec<Shown>)> = shown.into_iter().enumerate().collect();
    let wires = parallel::map(&numbered, |(number, shown)| {
        let wire = |shown: &Shown| match (&shown.compared.unfit, shown.spelling) {
            (_, Spelling::Documented) => wire_examples::to_wire(all, id(*number), shown.member, &shown.value),
            (Some(why), _) => Err(why.clone()),
            (None, _) if shown.compared.undocumented.is_empty() => shown.value.to_json(),
            (None, _) => without(&shown.value, &shown.compared.undocumented).to_json(),
        };
        shown.iter().map(wire).collect::<Vec<_>>()
    });
    for ((model, (_, shown)), wires) in models.iter_mut().zip(numbered).zip(wires) {
        let example = |(shown, wire): (Shown, _)| Example {
            wire,
            span: shown.value.span,
            value: shown.value,
            spelling: shown.spelling,
        };
        model.examples = shown.into_iter().zip(wires).map(example).collect();
    }
}
