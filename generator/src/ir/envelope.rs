//! Which parts of a documented message are values of the model that it stands beside.
//!
//! Below the table of a model people show the model, a list of it, or a whole message in which it stands somewhere, and
//! sometimes a message of something else. What an object is, its keys tell: those that the model has against those that
//! it has not. A part that does not convince is not used, since what it shows would be held against the table.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::example::{Node, NodeKind};

use super::observe::{self, fold};
use super::schema::{Model, ModelId, ModelKind, Spelling, Struct, Type};

/// How deep a value may stand in a message.
const DEPTH: usize = 4;

/// How many values of a model are taken from one example.
const MOST: usize = 4;

/// The values of a model that the JSON of an example holds. An example that `is_own` is of the model, whatever it looks like:
/// where no part of it convinces, it is wrong.
pub(super) fn values(
    models: &[Model],
    id: ModelId,
    spelling: Spelling,
    is_own: bool,
    messages: Vec<Node>,
) -> Vec<Node> {
    let Some(model) = models.get(id.0 as usize) else { return Vec::new() };
    let shapes = shapes(models, id, spelling);
    let is_own = is_own && matches!(model.kind, ModelKind::Struct(_) | ModelKind::Union(_));
    let mut found = Vec::new();
    for message in messages {
        let elements = if let NodeKind::Array(elements) = &message.kind { Some(elements) } else { None };
        if is_own && let Some(elements) = elements {
            found.extend(elements.iter().cloned());
            continue;
        }
        if shapes.is_empty() {
            found.extend(Some(message).filter(|message| fits(models, model, message, spelling)));
        } else {
            let search = Search { models, model, spelling, shapes: &shapes, is_recorded: false };
            match search.parts(&message) {
                Parts::Whole => found.push(message),
                Parts::Inside(parts) if parts.is_empty() && is_own => found.push(message),
                Parts::Inside(parts) => found.extend(parts.into_iter().cloned()),
            }
        }
    }
    found.truncate(MOST);
    found
}

/// The values of a model that a recorded body holds: all of them, since none was chosen to be shown.
pub(super) fn recorded<'n>(models: &[Model], id: ModelId, spelling: Spelling, body: &'n Node) -> Vec<&'n Node> {
    let Some(model) = models.get(id.0 as usize) else { return Vec::new() };
    let shapes = shapes(models, id, spelling);
    if shapes.is_empty() {
        return Some(body).filter(|body| fits(models, model, body, spelling)).into_iter().collect();
    }
    match (Search { models, model, spelling, shapes: &shapes, is_recorded: true }).parts(body) {
        Parts::Whole => vec![body],
        Parts::Inside(parts) => parts,
    }
}

/// How well the keys of a recorded object are those of a model: how many are, how many are not, and how many required ones
/// are not there. None where most are of something else.
pub(super) fn likeness(
    models: &[Model],
    id: ModelId,
    spelling: Spelling,
    object: &Node,
) -> Option<(usize, usize, usize)> {
    let model = models.get(id.0 as usize)?;
    let shapes = shapes(models, id, spelling);
    let search = Search { models, model, spelling, shapes: &shapes, is_recorded: true };
    search.overlap(object).map(|overlap| (overlap.known, overlap.unknown, overlap.lacking))
}

/// Whether a message can be of a model that no names tell. Of an object it depends on the values of all its properties.
fn fits(models: &[Model], model: &Model, message: &Node, spelling: Spelling) -> bool {
    match (&model.kind, &message.kind) {
        (ModelKind::Struct(object), NodeKind::Object(entries)) => {
            let others = object.additional.as_ref().map(|additional| &additional.values);
            let fits = |value| others.is_some_and(|others| fits_type(models, others, value, spelling));
            !entries.is_empty() && entries.iter().all(|(_, value)| fits(value))
        }
        _ => observe::fits(models, model, message, spelling),
    }
}

fn fits_type(models: &[Model], ty: &Type, value: &Node, spelling: Spelling) -> bool {
    observe::best(models, std::iter::once(ty), value, spelling).is_some()
}

/// The names by which an object is known.
struct Shape<'m> {
    names: HashSet<Cow<'m, str>>,
    required: HashSet<Cow<'m, str>>,
    /// What properties of other names hold, where that tells one object from another.
    others: Option<&'m Type>,
}

/// A name as it is compared.
fn spelled(name: &str, spelling: Spelling) -> Cow<'_, str> {
    if spelling == Spelling::Exact { name.into() } else { fold(name).into() }
}

/// The shapes that values of a model may have: several, if it is a union.
fn shapes(models: &[Model], id: ModelId, spelling: Spelling) -> Vec<Shape<'_>> {
    let mut shapes = Vec::new();
    let mut seen = HashSet::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        let Some(model) = models.get(id.0 as usize).filter(|_| seen.insert(id)) else { continue };
        match &model.kind {
            ModelKind::Struct(object) if !object.fields.is_empty() => shapes.push(shape(object, spelling)),
            ModelKind::Union(union) => open.extend(union.members.iter().rev().filter_map(|member| named(&member.ty))),
            ModelKind::Alias(ty) => open.extend(named(ty)),
            ModelKind::Struct(_) | ModelKind::Enum(_) => {}
        }
    }
    shapes
}

fn named(ty: &Type) -> Option<ModelId> {
    match ty {
        Type::Ref { model, .. } => Some(*model),
        _ => None,
    }
}

fn shape(object: &Struct, spelling: Spelling) -> Shape<'_> {
    let names = |required: bool| {
        let fields = object.fields.iter().filter(move |field| field.required || !required);
        fields.map(|field| spelled(&field.wire_name, spelling)).collect()
    };
    let others = object.additional.as_ref().map(|additional| &additional.values).filter(|ty| **ty != Type::Any);
    Shape { names: names(false), required: names(true), others }
}

/// How far the keys of an object are those of a shape.
#[derive(Clone, Copy)]
struct Overlap {
    known: usize,
    unknown: usize,
    /// How many of the required names are not there, and how many are required.
    lacking: usize,
    required: usize,
    /// Whether the shape has so few names that another object may have them by chance.
    small: bool,
}

impl Overlap {
    /// By what an overlap is better than another.
    fn rank(self) -> (usize, Reverse<usize>) {
        (self.known, Reverse(self.unknown))
    }
}

/// The parts of a message that were found.
enum Parts<'n> {
    Whole,
    Inside(Vec<&'n Node>),
}

/// An object inside of a message, and what it stands in.
#[derive(Clone, Copy)]
struct Found<'n> {
    overlap: Overlap,
    holder: &'n Node,
}

struct Search<'a> {
    models: &'a [Model],
    model: &'a Model,
    spelling: Spelling,
    shapes: &'a [Shape<'a>],
    /// Whether the message is not one that somebody made up to show the model.
    is_recorded: bool,
}

impl Search<'_> {
    /// The message itself is preferred, unless it has keys of its own and a part of it fits better.
    fn parts<'n>(&self, message: &'n Node) -> Parts<'n> {
        let whole = self.overlap(message);
        if whole.is_some_and(|whole| whole.unknown == 0) {
            return Parts::Whole;
        }
        let mut best = None;
        self.look(message, 1, &mut best);
        match (whole, best) {
            (Some(whole), Some(best)) if whole.known < best.overlap.known => Parts::Inside(self.beside(best)),
            (Some(_), _) => Parts::Whole,
            (None, Some(best)) => Parts::Inside(self.beside(best)),
            (None, None) => Parts::Inside(Vec::new()),
        }
    }

    /// Finds the object inside of `holder` that has most of the names, the first of several.
    fn look<'n>(&self, holder: &'n Node, depth: usize, best: &mut Option<Found<'n>>) {
        if depth > DEPTH {
            return;
        }
        for part in parts(holder) {
            if let Some(overlap) = self.inside(part)
                && best.is_none_or(|best| best.overlap.rank() < overlap.rank())
            {
                *best = Some(Found { overlap, holder });
            }
            self.look(part, depth + 1, best);
        }
    }

    /// What stands beside the best and is like it: the other elements of a list, or the other values of a map.
    fn beside<'n>(&self, best: Found<'n>) -> Vec<&'n Node> {
        let enough = |other: Overlap| self.is_recorded || other.known * 2 > best.overlap.known;
        let like = |part: &&Node| self.inside(part).is_some_and(enough);
        parts(best.holder).filter(like).take(if self.is_recorded { usize::MAX } else { MOST }).collect()
    }

    /// The overlap of an object that stands in a message. It has to convince more than one that is all of the message: it
    /// may have a few other keys, or lack a few, and not both.
    fn inside(&self, node: &Node) -> Option<Overlap> {
        self.overlap(node).filter(|overlap| {
            let convinces = match overlap.unknown {
                0 => overlap.lacking * 2 <= overlap.required,
                others => overlap.known >= 2 * others && overlap.lacking == 0,
            };
            convinces && (!overlap.small || observe::fits(self.models, self.model, node, self.spelling))
        })
    }

    /// The overlap with the shape that an object fits best, if most of its keys are of it.
    fn overlap(&self, node: &Node) -> Option<Overlap> {
        let NodeKind::Object(entries) = &node.kind else { return None };
        let keys: HashMap<_, _> =
            entries.iter().map(|(key, value)| (spelled(&key.name, self.spelling), value)).collect();
        let overlaps = self.shapes.iter().filter_map(|shape| {
            let known = keys.keys().filter(|key| shape.names.contains(*key)).count();
            let other = |value| shape.others.is_some_and(|ty| fits_type(self.models, ty, value, self.spelling));
            let unknown = keys.iter().filter(|(key, value)| !shape.names.contains(*key) && !other(value)).count();
            let required = shape.required.len();
            let has = keys.keys().filter(|key| shape.required.contains(*key)).count();
            let lacking = if node.partial { 0 } else { required - has };
            let small = shape.names.len() < 3;
            let convinces = known > unknown && (small || known >= 2);
            convinces.then_some(Overlap { known, unknown, lacking, required, small })
        });
        overlaps.reduce(|best, other| if best.rank() < other.rank() { other } else { best })
    }
}

/// The elements of a list, or the values of an object.
fn parts(node: &Node) -> impl Iterator<Item = &Node> {
    let (elements, entries) = match &node.kind {
        NodeKind::Array(elements) => (elements.as_slice(), [].as_slice()),
        NodeKind::Object(entries) => ([].as_slice(), entries.as_slice()),
        _ => ([].as_slice(), [].as_slice()),
    };
    elements.iter().chain(entries.iter().map(|(_, value)| value))
}

#[cfg(test)]
mod tests;
