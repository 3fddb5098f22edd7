//! Whether a number is whole, where the dialect writes `number` for both.
//!
//! A literal in an example of the field itself decides; in JSON that a person wrote, unless words speak of fractions.
//! Where there is none, the API's examples are asked how its authors use the two: what a field's name shows elsewhere, and
//! what a description or a name says ("in seconds", `count`), count as far as they are right about the fields whose
//! examples do show something, and the less there is to go by, the more the API's habit counts. That way an API that calls seconds a `number` is not read as if it had said `integer`, and an
//! API that only ever shows whole numbers has no others. Where there is nothing but the habit, it must be a wide one, so that
//! a page more or less does not change what is read of all the others; else a number stays one, which holds whole ones too.

use std::collections::{BTreeMap, HashMap};

use crate::example::Node;
use crate::parallel;
use crate::source::Span;

use super::super::observe::{Observations, Slot, fold};
use super::super::schema::{Inference, Model, ModelId, ModelKind, Spelling, Type};
use super::words::{self, Reading};

/// A place whose numbers the dialect leaves open, with what is said of it.
struct Open {
    slot: Slot,
    name: String,
    described: Option<(Reading, Span)>,
    named: Option<Reading>,
}

impl Open {
    /// What the description says and what the name says.
    fn said(&self) -> (Option<Reading>, Option<Reading>) {
        (self.described.map(|(reading, _)| reading), self.named)
    }
}

/// What was concluded, and from what.
type Conclusion = (Reading, &'static str, Option<Span>);

/// Decides each of the `open` slots and records why. What nothing speaks for stays a number.
pub(in super::super) fn decide(
    models: &mut [Model],
    open: &[Slot],
    seen: &Observations<'_>,
    recorded: &Observations<'_>,
) {
    let open: Vec<Open> = parallel::map(open, |slot| describe(models, *slot)).into_iter().flatten().collect();
    let own: HashMap<Slot, Conclusion> =
        open.iter().filter_map(|open| Some((open.slot, from_values(open, seen, recorded)?))).collect();
    let habit = Habit::of(&open, &own);
    for open in &open {
        let conclusion = own.get(&open.slot).copied().or_else(|| habit.conclude(open, seen));
        if let Some(conclusion) = conclusion {
            record(models, open.slot, conclusion);
        }
    }
}

/// How an API's authors use whole numbers and others, where examples show it.
#[derive(Default)]
struct Habit {
    all: Tally,
    /// By what the description says and what the name says.
    said: HashMap<(Option<Reading>, Option<Reading>), Tally>,
    /// By the model that the field is in.
    siblings: HashMap<ModelId, Tally>,
    /// By the name itself.
    named: HashMap<String, Tally>,
    /// By what speaks of names, each of which counts once.
    wide: Wide,
}

/// What is known of the names of an API's numbers: how many are whole, and how many are not.
#[derive(Default)]
struct Wide {
    shown: (usize, usize),
    said: (usize, usize),
}

impl Wide {
    /// So many names must be whole for each that is not.
    const MAJORITY: usize = 4;

    fn of(open: &[Open], own: &HashMap<Slot, Conclusion>) -> Self {
        let (mut shown, mut said) = (BTreeMap::new(), BTreeMap::new());
        for open in open {
            let words = open.described.map(|(reading, _)| reading).or(open.named);
            let (names, reading) = match own.get(&open.slot) {
                Some((reading, ..)) => (&mut shown, Some(*reading)),
                None => (&mut said, words),
            };
            if let Some(reading) = reading {
                *names.entry(open.name.as_str()).or_insert(true) &= reading == Reading::Whole;
            }
        }
        said.retain(|name, _| !shown.contains_key(name));
        let count = |names: &BTreeMap<&str, bool>| {
            let whole = names.values().filter(|whole| **whole).count();
            (whole, names.len() - whole)
        };
        Self { shown: count(&shown), said: count(&said) }
    }

    /// Whether a number of which nothing else is known is whole: most are, and one page more or less would not change that.
    /// Words count where no example is against them.
    fn is_whole(&self) -> bool {
        let said = if self.shown.1 == 0 { self.said } else { (0, 0) };
        let (whole, others) = (self.shown.0 + said.0, self.shown.1 + said.1);
        whole >= Self::MAJORITY * (others + 1)
    }
}

/// How much is shown to be whole, of how much is shown.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    whole: f64,
    all: f64,
}

impl Tally {
    fn count(&mut self, reading: Reading, weight: f64) {
        self.whole += if reading == Reading::Whole { weight } else { 0.0 };
        self.all += weight;
    }

    /// How likely the next one is whole, given how likely it was thought to be before these were counted. What was
    /// thought before weighs as much as two fields.
    fn likelihood(self, before: f64) -> f64 {
        const WEIGHT: f64 = 2.0;
        (self.whole + WEIGHT * before) / (self.all + WEIGHT)
    }
}

impl Habit {
    fn of(open: &[Open], own: &HashMap<Slot, Conclusion>) -> Self {
        let mut habit = Self { wide: Wide::of(open, own), ..Self::default() };
        let shown = || open.iter().filter_map(|open| Some((open, own.get(&open.slot)?.0)));
        for (open, reading) in shown() {
            habit.named.entry(open.name.clone()).or_default().count(reading, 1.0);
        }
        for (open, reading) in shown() {
            // A field that stands in a hundred models says more than one that stands in one, but not a hundred times.
            let namesakes = habit.named.get(&open.name).map_or(1.0, |tally| tally.all);
            let weight = namesakes.sqrt().recip();
            habit.all.count(reading, weight);
            habit.said.entry(open.said()).or_default().count(reading, weight);
            habit.siblings.entry(open.slot.model).or_default().count(reading, 1.0);
        }
        habit
    }

    /// What a slot is of which no example of the page's own shows anything.
    fn conclude(&self, open: &Open, seen: &Observations<'_>) -> Option<Conclusion> {
        let cell = seen.numbers.get(&open.slot).and_then(|shown| shown.first()).map(|(node, _)| node.span);
        let namesakes = self.named.get(&open.name).copied().unwrap_or_default();
        let (rule, span) = if namesakes.all > 0.0 {
            ("integer.same_name", None)
        } else if let Some((_, span)) = open.described {
            ("integer.description", Some(span))
        } else if open.named.is_some() {
            ("integer.name", None)
        } else if cell.is_some() {
            ("integer.example_cell", cell)
        } else {
            ("integer.api_habit", None)
        };
        let siblings = self.siblings.get(&open.slot.model).copied().unwrap_or_default();
        if rule == "integer.api_habit" {
            let against = siblings.all > siblings.whole * 2.0;
            return (self.wide.is_whole() && !against).then_some((Reading::Whole, rule, span));
        }
        if self.all.all <= 0.0 {
            // No example shows any number: words are all there is, and a whole number in a cell.
            let said = open.described.map(|(reading, _)| reading).or(open.named);
            return said.or(cell.map(|_| Reading::Whole)).map(|reading| (reading, rule, span));
        }
        // Each source moves the odds by as much as it differs from the API's habit.
        let usual = self.all.likelihood(0.5);
        let said = self.said.get(&open.said()).copied().unwrap_or_default();
        // Cells show `1` for `1.0` too: as much as one field.
        let shown = f64::from(u8::from(cell.is_some()));
        let sources = [said, siblings, namesakes, Tally { whole: shown, all: shown }];
        let moved: f64 = sources.iter().map(|tally| odds(tally.likelihood(usual)) - odds(usual)).sum();
        let reading = if odds(usual) + moved > 0.0 { Reading::Whole } else { Reading::Fraction };
        Some((reading, rule, span))
    }
}

/// The logarithm of the odds of a likelihood.
fn odds(likelihood: f64) -> f64 {
    (likelihood / (1.0 - likelihood)).ln()
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
                described: prose.and_then(words::in_prose),
                named: words::in_name(&field.name),
            }
        }
        _ => Open { slot, name: fold(&model.name), described: None, named: words::in_name(&model.name) },
    })
}

/// What values of the field itself show: a fraction is proof wherever it stands. Where there is none, whole numbers in recorded
/// bodies decide, unless words speak of fractions, and then those in examples.
fn from_values(open: &Open, seen: &Observations<'_>, recorded: &Observations<'_>) -> Option<Conclusion> {
    let numbers = || recorded.numbers.get(&open.slot).into_iter().flatten().map(|(node, _)| *node);
    if let Some(node) = numbers().find(|node| !node.is_integer()) {
        return Some((Reading::Fraction, "integer.sample", Some(node.span)));
    }
    let example = from_example(open, seen);
    let (described, named) = open.said();
    let doubted =
        [described, named].contains(&Some(Reading::Fraction)) || matches!(example, Some((Reading::Fraction, ..)));
    let whole = numbers().next().filter(|_| !doubted);
    whole.map(|node| (Reading::Whole, "integer.sample", Some(node.span))).or(example)
}

/// What literals of the page's own language show: one fraction is proof of fractions. A whole number that a cell shows, too,
/// was written by the API's authors, who write `1` for `1.0`: generated examples are not that lazy. It counts as a cell. A
/// whole number in JSON is by such authors as well, but it is all that their pages show: it decides unless the description
/// or the name speaks of fractions.
fn from_example(open: &Open, seen: &Observations<'_>) -> Option<Conclusion> {
    let shown = seen.numbers.get(&open.slot)?;
    if let Some((node, _)) = shown.iter().find(|(node, _)| !node.is_integer()) {
        return Some((Reading::Fraction, "integer.example_literal", Some(node.span)));
    }
    let authored =
        |node: &Node| shown.iter().any(|(cell, spelling)| *spelling == Spelling::Wire && cell.kind == node.kind);
    let (described, named) = open.said();
    let fractions = [described, named].contains(&Some(Reading::Fraction));
    let (node, _) = shown.iter().find(|(node, spelling)| match spelling {
        Spelling::Documented => !authored(node),
        Spelling::Exact => !fractions,
        Spelling::Wire => false,
    })?;
    Some((Reading::Whole, "integer.example_literal", Some(node.span)))
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
