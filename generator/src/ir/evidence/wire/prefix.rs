//! Names that an API derives from others by a reserved prefix: beside `host`, `__env_host`.
//!
//! An SDK drops the underscores, and `envHost` is left. That a family of names is derived shows in the models, where each
//! stands beside the name it is derived from; how the prefix is spelled shows wherever prose writes one of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::dialect::Naming;
use crate::source::Span;

use super::super::super::observe::{Slot, fold};
use super::super::super::schema::{Field, Model, ModelKind};
use super::super::numbers::id;
use super::Conclusion;
use super::case;
use super::gather::Gathered;

/// How many names make a family.
const FAMILY: usize = 3;

/// What prose shows of a first word: its spelling with the underscores around it, unless it shows several.
type Prefixes = BTreeMap<String, Option<(String, Span)>>;

/// The names of families whose prefix prose shows. `names` are the wire names so far.
pub(super) fn derived(
    models: &[Model],
    gathered: &Gathered,
    names: &HashMap<Slot, Conclusion>,
    namings: &[Naming],
) -> Vec<(Slot, Conclusion)> {
    let prefixes = prefixes(gathered);
    if prefixes.values().all(Option::is_none) {
        return Vec::new();
    }
    let mut families: BTreeMap<&str, Family> = BTreeMap::new();
    for (number, (model, naming)) in models.iter().zip(namings).enumerate() {
        let ModelKind::Struct(object) = &model.kind else { continue };
        let siblings: HashMap<String, usize> =
            object.fields.iter().enumerate().map(|(part, field)| (fold(&field.name), part)).collect();
        for (part, field) in object.fields.iter().enumerate() {
            let Some((word, (prefix, span), rest)) = split(&prefixes, field, *naming) else { continue };
            let family = families.entry(word).or_default();
            family.all += 1;
            let Some(base) = siblings.get(&fold(rest)) else { continue };
            let base = Slot { model: id(number), part: *base };
            let sibling = names.get(&base).map(|known| known.wire.as_str());
            let Some(sibling) = sibling.or_else(|| object.fields.get(base.part).map(|field| field.wire_name.as_str()))
            else {
                continue;
            };
            let mut wire = format!("{prefix}{sibling}");
            let concluded = |wire: String| Conclusion { wire, rule: "wire_name.prefix", span: Some(*span) };
            if !case::could_become(*naming, &wire, &field.name) {
                // Behind a prefix capitals survive that the SDK lowers in the name alone: so the sibling has them, too.
                wire = format!("{prefix}{rest}");
                family.siblings.push((base, concluded(rest.to_owned())));
            }
            family.names.insert(field.name.clone());
            family.derived.push((Slot { model: id(number), part }, concluded(wire)));
        }
    }
    let convincing = |family: &Family| family.names.len() >= FAMILY && family.derived.len() * 10 >= family.all * 9;
    families
        .into_values()
        .filter(convincing)
        .flat_map(|family| family.derived.into_iter().chain(family.siblings))
        .collect()
}

/// The fields whose names start with one word.
#[derive(Default)]
struct Family {
    all: usize,
    names: BTreeSet<String>,
    derived: Vec<(Slot, Conclusion)>,
    siblings: Vec<(Slot, Conclusion)>,
}

/// A name's first word, how it is spelled, and what is left.
fn split<'p, 'f>(
    prefixes: &'p Prefixes,
    field: &'f Field,
    naming: Naming,
) -> Option<(&'p str, &'p (String, Span), &'f str)> {
    let first = case::words(naming, &field.name).into_iter().next()?;
    let rest = field.name.get(first.len()..).filter(|rest| !rest.is_empty())?;
    let (word, prefix) = prefixes.get_key_value(&first.to_ascii_lowercase())?;
    Some((word, prefix.as_ref()?, rest))
}

fn prefixes(gathered: &Gathered) -> Prefixes {
    let mut prefixes = Prefixes::new();
    for shown in gathered.all().chain(&gathered.others) {
        let Some(prefix) = prefix(&shown.wire) else { continue };
        let Some(word) = case::words(Naming::Camel, &case::documented(prefix)).into_iter().next() else { continue };
        let marked = prefix.starts_with('_');
        match prefixes.get_mut(&word) {
            Some(Some((known, _))) if known != prefix => _ = prefixes.insert(word, None),
            Some(_) => {}
            None => _ = prefixes.insert(word, marked.then(|| (prefix.to_owned(), shown.span))),
        }
    }
    prefixes
}

/// `__env_` of `__env_host`: the first word with all that is no letter around it.
fn prefix(wire: &str) -> Option<&str> {
    let start = wire.find(|c: char| c != '_')?;
    let word = start + wire.get(start..)?.find('_')?;
    let end = word + wire.get(word..)?.find(|c: char| c != '_')?;
    wire.get(..end)
}
