//! Whether a number is whole, where the dialect writes `number` for both.
//!
//! In falling order of strength: a literal in an example of the field itself; the same field name elsewhere in the API;
//! what its description says it is (an amount of seconds, a count, a share); what its name says; and what the API's
//! numbers are where examples do show one.

use std::collections::{BTreeMap, HashMap};

use crate::source::Span;

use super::super::observe::{Observations, Slot, Spelling, fold};
use super::super::schema::{Inference, Model, ModelId, ModelKind, Type};
use super::words::{self, Reading};

/// A place whose numbers the dialect leaves open, with what is said of it.
struct Open {
    slot: Slot,
    name: String,
    described: Option<(Reading, Span)>,
    named: Option<Reading>,
}

/// What was concluded, and from what.
type Conclusion = (Reading, &'static str, Option<Span>);

/// Decides each of the `open` slots and records why. What nothing speaks for stays a number.
pub(in super::super) fn decide(models: &mut [Model], open: &[Slot], seen: &Observations<'_>) {
    let open: Vec<Open> = open.iter().filter_map(|slot| describe(models, *slot)).collect();
    let own: HashMap<Slot, Conclusion> =
        open.iter().filter_map(|open| Some((open.slot, from_example(open.slot, seen)?))).collect();
    let by_name = by_name(&open, &own);
    let habit = habit(&own);
    for open in &open {
        let namesake = || by_name.get(&open.name).map(|reading| (*reading, "integer.same_name", None));
        let described = || open.described.map(|(reading, span)| (reading, "integer.description", Some(span)));
        let named = || open.named.map(|reading| (reading, "integer.name", None));
        let cell = || from_cell(open.slot, seen);
        let usual = || habit.map(|reading| (reading, "integer.api_habit", None));
        let conclusion =
            own.get(&open.slot).copied().or_else(described).or_else(namesake).or_else(named).or_else(cell).or_else(usual);
        if let Some(conclusion) = conclusion {
            record(models, open.slot, conclusion);
        }
    }
}

fn describe(models: &[Model], slot: Slot) -> Option<Open> {
    let model = models.get(slot.model.0 as usize)?;
    Some(match &model.kind {
        ModelKind::Struct(object) => {
            let field = object.fields.get(slot.part)?;
            let prose = field.description.as_ref();
            Open {
                slot,
                name: fold(&field.name),
                described: prose.and_then(|prose| words::in_prose(prose)),
                named: words::in_name(&field.name),
            }
        }
        _ => Open { slot, name: fold(&model.name), described: None, named: words::in_name(&model.name) },
    })
}

/// What literals of the page's own language show: one fraction is proof of fractions.
fn from_example(slot: Slot, seen: &Observations<'_>) -> Option<Conclusion> {
    let shown = seen.numbers.get(&slot)?;
    if let Some((node, _)) = shown.iter().find(|(node, _)| !node.is_integer()) {
        return Some((Reading::Fraction, "integer.example_literal", Some(node.span)));
    }
    let (node, _) = shown.iter().find(|(_, spelling)| *spelling == Spelling::Documented)?;
    Some((Reading::Whole, "integer.example_literal", Some(node.span)))
}

/// A whole number in an `Example` cell: weak, since those show `1` for `1.0` too.
fn from_cell(slot: Slot, seen: &Observations<'_>) -> Option<Conclusion> {
    let (node, _) = seen.numbers.get(&slot)?.first()?;
    Some((Reading::Whole, "integer.example_cell", Some(node.span)))
}

/// What fields of one name are wherever an example shows one, if they are all the same.
fn by_name(open: &[Open], own: &HashMap<Slot, Conclusion>) -> BTreeMap<String, Reading> {
    let mut found: BTreeMap<String, Option<Reading>> = BTreeMap::new();
    for open in open {
        if let Some((reading, ..)) = own.get(&open.slot) {
            let entry = found.entry(open.name.clone()).or_insert(Some(*reading));
            *entry = entry.filter(|first| first == reading);
        }
    }
    found.into_iter().filter_map(|(name, reading)| Some((name, reading?))).collect()
}

/// What most of the numbers are that examples show. An API that shows none has no habit.
fn habit(own: &HashMap<Slot, Conclusion>) -> Option<Reading> {
    let whole = own.values().filter(|(reading, ..)| *reading == Reading::Whole).count();
    match (whole, own.len() - whole) {
        (0, 0) => None,
        (whole, fractions) if whole >= fractions => Some(Reading::Whole),
        _ => Some(Reading::Fraction),
    }
}

fn record(models: &mut [Model], slot: Slot, (reading, rule, span): Conclusion) {
    let Some(model) = models.get_mut(slot.model.0 as usize) else { return };
    let whole = reading == Reading::Whole;
    match &mut model.kind {
        ModelKind::Struct(object) => {
            let Some(field) = object.fields.get_mut(slot.part) else { return };
            let fact = if whole { "integer" } else { "number" };
            field.inferred.push(Inference { fact, rule, span });
            if whole {
                make_whole(&mut field.ty);
            }
        }
        ModelKind::Union(union) if whole => {
            if let Some(member) = union.members.get_mut(slot.part) {
                make_whole(&mut member.ty);
            }
        }
        ModelKind::Alias(ty) if whole => make_whole(ty),
        _ => {}
    }
}

fn make_whole(ty: &mut Type) {
    match ty {
        Type::Number => *ty = Type::Integer,
        Type::Array(inner) | Type::Map(inner) => make_whole(inner),
        Type::Union(members) => members.iter_mut().for_each(make_whole),
        _ => {}
    }
}

/// The number of a model.
pub(in super::super) fn id(number: usize) -> ModelId {
    ModelId(u32::try_from(number).unwrap_or(u32::MAX))
}
