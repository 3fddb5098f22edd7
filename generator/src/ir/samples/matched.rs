//! Of which model a recorded body is.
//!
//! A file that is called after a model holds its values, in whatever letters and with a number behind the name. What other files
//! hold, keys tell: of a model that has nearly all of them, and of no other as well. What does not convince is of no model.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use crate::dialect::Naming;
use crate::example::{Node, NodeKind};
use crate::sample::Sample;
use crate::source::Span;

use super::super::envelope;
use super::super::evidence::numbers::id;
use super::super::observe::fold;
use super::super::schema::{Model, ModelId, ModelKind, Spelling};

/// A value of a model, in a body.
#[derive(Clone, Copy)]
pub(super) struct Value<'s> {
    pub(super) model: ModelId,
    pub(super) body: &'s Node,
    pub(super) spelling: Spelling,
}

/// Why a body is of no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    /// It has the name of a model, and not its keys.
    OtherKeys(ModelId),
    /// Its keys are those of two models alike.
    Alike(ModelId, ModelId),
    /// Its keys are no model's.
    Unknown,
}

/// What was found in all bodies, in their order.
#[derive(Default)]
pub(super) struct Found<'s> {
    pub(super) values: Vec<Value<'s>>,
    pub(super) others: Vec<(Span, Why)>,
}

/// Finds the values of models in the bodies.
pub(super) fn find<'s>(models: &[Model], namings: &[Naming], samples: &'s [Sample]) -> Found<'s> {
    let mut found = Found::default();
    if samples.is_empty() {
        return found;
    }
    let search = Search::new(models, namings);
    for sample in samples {
        let named = search.named(&sample.name);
        for body in &sample.bodies {
            let values = if named.is_empty() { search.by_keys(body) } else { search.of_one(named, body) };
            match values {
                Ok(values) => found.values.extend(values),
                Err(why) => found.others.push((body.span, why)),
            }
        }
    }
    found
}

struct Search<'m> {
    models: &'m [Model],
    namings: &'m [Naming],
    by_name: HashMap<String, Vec<ModelId>>,
    /// The objects that have a field of a name, as names are compared.
    by_field: HashMap<String, Vec<ModelId>>,
}

/// How deep a value may stand in a body that is of no model itself.
const DEPTH: usize = 3;

/// So many keys must be a model's before they tell that it is this model.
const TELLING: usize = 3;

impl<'m> Search<'m> {
    fn new(models: &'m [Model], namings: &'m [Naming]) -> Self {
        let mut search = Self { models, namings, by_name: HashMap::new(), by_field: HashMap::new() };
        for (number, model) in models.iter().enumerate() {
            for name in [fold(&model.name), fold(&model.id)] {
                let known = search.by_name.entry(name).or_default();
                if known.last() != Some(&id(number)) {
                    known.push(id(number));
                }
            }
            let ModelKind::Struct(object) = &model.kind else { continue };
            for field in &object.fields {
                let known = search.by_field.entry(fold(&field.wire_name)).or_default();
                if known.last() != Some(&id(number)) {
                    known.push(id(number));
                }
            }
        }
        search
    }

    fn spelling(&self, model: ModelId) -> Spelling {
        match self.namings.get(model.0 as usize) {
            Some(Naming::AsWritten) => Spelling::Exact,
            _ => Spelling::Wire,
        }
    }

    /// The models that a file is called after: `order`, `order-2`, `components.Order`.
    fn named(&self, stem: &str) -> &[ModelId] {
        let name = fold(stem);
        let unnumbered = fold(stem.trim_end_matches(|c: char| c.is_ascii_digit()));
        let known = [name, unnumbered].into_iter().filter(|name| !name.is_empty());
        known.into_iter().find_map(|name| self.by_name.get(&name)).map_or(&[], Vec::as_slice)
    }

    /// The values of the one of some models that they are of.
    fn of_one<'s>(&self, named: &[ModelId], body: &'s Node) -> Result<Vec<Value<'s>>, Why> {
        let mut best: Vec<(Rank, ModelId, Vec<&'s Node>)> = Vec::new();
        for model in named {
            let values = envelope::recorded(self.models, *model, self.spelling(*model), body);
            let Some(first) = values.first() else { continue };
            best.push((self.rank(*model, first).unwrap_or_default(), *model, values));
        }
        best.sort_by_key(|(rank, ..)| Reverse(*rank));
        let mut best = best.into_iter();
        match (best.next(), best.next(), named.first()) {
            (Some((rank, model, _)), Some((other_rank, other, _)), _) if rank == other_rank => {
                Err(Why::Alike(model, other))
            }
            (Some((_, model, values)), ..) => Ok(self.values(model, values)),
            (None, _, Some(model)) => Err(Why::OtherKeys(*model)),
            (None, _, None) => Err(Why::Unknown),
        }
    }

    fn values<'s>(&self, model: ModelId, bodies: Vec<&'s Node>) -> Vec<Value<'s>> {
        let spelling = self.spelling(model);
        bodies.into_iter().map(|body| Value { model, body, spelling }).collect()
    }

    fn rank(&self, model: ModelId, object: &Node) -> Option<Rank> {
        let (known, unknown, lacking) = envelope::likeness(self.models, model, self.spelling(model), object)?;
        Some(Rank { known, unknown: Reverse(unknown), lacking: Reverse(lacking) })
    }

    /// The values of whichever models the keys tell.
    fn by_keys<'s>(&self, body: &'s Node) -> Result<Vec<Value<'s>>, Why> {
        let (mut values, mut why) = (Vec::new(), None);
        self.look(body, 0, &mut values, &mut why);
        if values.is_empty() { Err(why.unwrap_or(Why::Unknown)) } else { Ok(values) }
    }

    fn look<'s>(&self, node: &'s Node, depth: usize, values: &mut Vec<Value<'s>>, why: &mut Option<Why>) {
        match self.told(node) {
            Ok(model) => values.extend(self.values(model, vec![node])),
            Err(not) => {
                if depth == 0 || not != Why::Unknown {
                    why.get_or_insert(not);
                }
                if depth < DEPTH && not == Why::Unknown {
                    for part in parts(node) {
                        self.look(part, depth + 1, values, why);
                    }
                    if !values.is_empty() {
                        *why = None;
                    }
                }
            }
        }
    }

    /// The model that the keys of an object tell.
    fn told(&self, node: &Node) -> Result<ModelId, Why> {
        let NodeKind::Object(entries) = &node.kind else { return Err(Why::Unknown) };
        let mut counts: BTreeMap<ModelId, usize> = BTreeMap::new();
        for (key, _) in entries {
            for model in self.by_field.get(&fold(&key.name)).into_iter().flatten() {
                *counts.entry(*model).or_default() += 1;
            }
        }
        let most = counts.values().copied().max().unwrap_or_default();
        let likely = counts.into_iter().filter(|(_, count)| *count == most && most >= TELLING);
        let mut ranked: Vec<(Rank, ModelId)> = likely
            .filter_map(|(model, _)| Some((self.rank(model, node)?, model)))
            .filter(|(rank, _)| rank.convinces())
            .collect();
        ranked.sort_by_key(|(rank, _)| Reverse(*rank));
        match ranked.as_slice() {
            [] => Err(Why::Unknown),
            [(rank, model), (other_rank, other), ..] if rank == other_rank => Err(Why::Alike(*model, *other)),
            [(_, model), ..] => Ok(*model),
        }
    }
}

/// How well an object fits a model: the better one is more.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    known: usize,
    unknown: Reverse<usize>,
    lacking: Reverse<usize>,
}

impl Rank {
    /// Whether keys alone tell that it is of the model: it has few others, and lacks few.
    fn convinces(self) -> bool {
        self.known >= TELLING && self.unknown.0 * 4 <= self.known && self.lacking.0 * 4 <= self.known
    }
}

/// The elements of a list, or the values of an object.
fn parts(node: &Node) -> Vec<&Node> {
    match &node.kind {
        NodeKind::Array(elements) => elements.iter().collect(),
        NodeKind::Object(entries) => entries.iter().map(|(_, value)| value).collect(),
        _ => Vec::new(),
    }
}
