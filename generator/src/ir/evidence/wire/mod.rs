//! What JSON calls a field. Every SDK spells names its own way; the API's spelling shows in places.
//!
//! A place that shows the field itself decides. Else the same name shown elsewhere does, and else the style that its
//! relatives follow, where that is convincing; a name for which nothing speaks stays as documented.

mod case;
mod gather;
mod prefix;
mod weigh;

use std::collections::{HashMap, HashSet};

use crate::config::WireCase;
use crate::source::{SourceFile, Span};

use super::super::observe::{Observations, Slot};
use super::super::schema::{Field, Inference, Model, ModelKind, WireStyle};
use super::numbers::id;
use case::{STYLES, Style};
use gather::{Gathered, Place, Shown};
use weigh::{Candidate, Possible};

/// What is concluded of a field.
#[derive(Clone, Debug)]
struct Conclusion {
    wire: String,
    rule: &'static str,
    span: Option<Span>,
}

/// Gives each field its wire name. Says what was concluded of the API as a whole.
pub(in super::super) fn decide(
    models: &mut [Model],
    seen: &Observations<'_>,
    files: &[&SourceFile],
    case: WireCase,
) -> WireStyle {
    let gathered = gather::gather(models, seen, files);
    let forced = match case {
        WireCase::Infer => None,
        WireCase::Camel | WireCase::AsWritten => Some(Style::AsWritten),
        WireCase::Snake => Some(Style::Snake),
        WireCase::Pascal => Some(Style::Pascal),
        WireCase::Kebab => Some(Style::Kebab),
    };
    let mut shown = decided(models, &gathered);
    let inferred =
        if let Some(style) = forced { forced_names(models, style) } else { inferred(models, &gathered, &shown) };
    for (slot, conclusion) in inferred {
        shown.entry(slot).or_insert(conclusion);
    }
    if forced.is_none() {
        let derived = prefix::derived(models, &gathered, &shown);
        shown.extend(derived);
    }
    record(models, &shown);
    summary(models, &gathered, case)
}

/// The fields of all models.
fn fields(models: &[Model]) -> impl Iterator<Item = (Slot, &Model, &Field)> {
    models.iter().enumerate().flat_map(|(number, model)| {
        let fields = match &model.kind {
            ModelKind::Struct(object) => object.fields.as_slice(),
            _ => &[],
        };
        fields.iter().enumerate().map(move |(part, field)| (Slot { model: id(number), part }, model, field))
    })
}

/// What cells and paths show of a field itself.
fn decided(models: &[Model], gathered: &Gathered) -> HashMap<Slot, Conclusion> {
    let decided = fields(models).filter_map(|(slot, ..)| {
        let shown = gathered.fields.get(&slot)?;
        let strong = |place| agreed(shown.iter().filter(move |shown| shown.place == place));
        let (shown, rule) = strong(Place::Cell)
            .map(|shown| (shown, "wire_name.example_cell"))
            .or_else(|| strong(Place::Path).map(|shown| (shown, "wire_name.path")))?;
        Some((slot, Conclusion { wire: shown.wire.clone(), rule, span: Some(shown.span) }))
    });
    decided.collect()
}

/// The first of several, if all spell the name alike.
fn agreed<'s>(mut shown: impl Iterator<Item = &'s Shown>) -> Option<&'s Shown> {
    let first = shown.next()?;
    shown.all(|other| other.wire == first.wire).then_some(first)
}

/// The names in a style, and the names that it leaves as they are.
fn forced_names(models: &[Model], style: Style) -> Vec<(Slot, Conclusion)> {
    let name = |(slot, _, field): (Slot, &Model, &Field)| {
        let wire = case::spell(style, &field.name);
        (slot, Conclusion { wire, rule: "wire_name.configured", span: None })
    };
    fields(models).map(name).collect()
}

/// What the rest of the documentation says of the names that are not decided.
fn inferred(models: &[Model], gathered: &Gathered, decided: &HashMap<Slot, Conclusion>) -> Vec<(Slot, Conclusion)> {
    let trust = trust(models, gathered);
    let mut slots = Vec::new();
    let mut candidates = Vec::new();
    for (slot, model, field) in fields(models).filter(|(.., field)| case::is_compound(&field.name)) {
        let number = slot.model.0 as usize;
        let shown = decided.get(&slot).and_then(|decided| Some((case::style_of(&field.name, &decided.wire)?, 1.0)));
        let told = || {
            let own = gathered.fields.get(&slot).and_then(|shown| agreed(shown.iter()));
            let shown = own.or_else(|| agreed(gathered.names.get(&field.name)?.iter()))?;
            let style = case::style_of(&field.name, &shown.wire)?;
            let belief = if style == Style::AsWritten { 1.0 } else { trust.prose };
            Some((style, belief))
        };
        slots.push((slot, field));
        candidates.push(Candidate {
            name: &field.name,
            model: (number, &model.name),
            parameter: gathered.parameters.contains(&number),
            shown: shown.or_else(told),
        });
    }
    let styles = weigh::weigh(&candidates, trust.styles);
    let conclusion = |((slot, field), style): ((Slot, &Field), Option<Style>)| {
        let style = style.filter(|style| *style != Style::AsWritten)?;
        let wire = case::apply(style, &field.name)?;
        let shown = gathered.names.get(&field.name).and_then(|shown| shown.iter().find(|shown| shown.wire == wire));
        let rule = if shown.is_some() { "wire_name.same_name" } else { "wire_name.style" };
        Some((slot, Conclusion { wire, rule, span: shown.map(|shown| shown.span) }))
    };
    slots.into_iter().zip(styles).filter_map(conclusion).collect()
}

/// How many names cells and paths must show before prose is not asked which styles the API has.
const ENOUGH: f64 = 3.0;
/// The share of such names that must follow a style for it to be the API's at all.
const EVIDENT: f64 = 0.1;
/// The same of the names in prose, where there is little else.
const EVIDENT_IN_PROSE: f64 = 0.5;

/// How many models must show a style before it is believed of others: an API that speaks camel case may well hold the
/// objects of a standard that does not.
const WITNESSES: usize = 4;
/// Of how many models one witness is enough.
const WITNESSED: usize = 4;

/// What may be concluded in this API.
struct Trust {
    /// The styles that there are.
    styles: Possible,
    /// How far prose is to be believed that spells a name unlike the documentation does.
    prose: f64,
}

/// Prose also names what is not the API's: a standard's parameters, a header, a file. It is believed as far as cells and
/// paths show such spellings, too.
fn trust(models: &[Model], gathered: &Gathered) -> Trust {
    let (mut strong, mut prose) = ([0.0; STYLES.len()], [0.0; STYLES.len()]);
    for (name, shown) in gathered.names.iter().filter(|(name, _)| case::is_compound(name)) {
        for (style, (strong, prose)) in STYLES.into_iter().zip(strong.iter_mut().zip(&mut prose)) {
            let shows = |is_prose: bool| {
                let same = |shown: &Shown| case::style_of(name, &shown.wire) == Some(style);
                shown.iter().any(|shown| (shown.place == Place::Prose) == is_prose && same(shown))
            };
            *strong += f64::from(u8::from(shows(false)));
            *prose += f64::from(u8::from(shows(true)));
        }
    }
    let total = |tally: &[f64]| tally.iter().sum::<f64>();
    let (all, told) = (total(&strong), total(&prose));
    let share = |tally: &[f64; STYLES.len()], at: usize, all: f64| tally[at] / (all + 1.0);
    let witnesses = witnesses(models, gathered);
    let named = models.iter().filter(|model| matches!(model.kind, ModelKind::Struct(_))).count();
    let evident = |at: usize| {
        let little = all < ENOUGH;
        let attested = witnesses[at] >= WITNESSES.min(named.div_ceil(WITNESSED));
        at == 0
            || (attested && share(&strong, at, all) >= EVIDENT)
            || (little && told >= ENOUGH && share(&prose, at, told) >= EVIDENT_IN_PROSE)
    };
    let renamed = if told > 0.0 { 1.0 - prose[0] / told } else { 0.0 };
    Trust { styles: std::array::from_fn(evident), prose: (all - strong[0] + renamed) / (all + 1.0) }
}

/// How many models have a field that a cell or a path shows in each style.
fn witnesses(models: &[Model], gathered: &Gathered) -> [usize; STYLES.len()] {
    STYLES.map(|style| {
        let shows = |(slot, _, field): &(Slot, &Model, &Field)| {
            let mut shown = gathered.fields.get(slot).into_iter().flatten();
            shown.any(|shown| shown.place != Place::Prose && case::style_of(&field.name, &shown.wire) == Some(style))
        };
        fields(models).filter(shows).map(|(slot, ..)| slot.model).collect::<HashSet<_>>().len()
    })
}

fn record(models: &mut [Model], conclusions: &HashMap<Slot, Conclusion>) {
    for (number, model) in models.iter_mut().enumerate() {
        let ModelKind::Struct(object) = &mut model.kind else { continue };
        for (part, field) in object.fields.iter_mut().enumerate() {
            let Some(conclusion) = conclusions.get(&Slot { model: id(number), part }) else { continue };
            if conclusion.wire != field.wire_name {
                field.wire_name.clone_from(&conclusion.wire);
                field.inferred.push(Inference { fact: "wire_name", rule: conclusion.rule, span: conclusion.span });
            }
        }
    }
}

/// How much of what the documentation shows of names agrees with what was concluded.
fn summary(models: &[Model], gathered: &Gathered, case: WireCase) -> WireStyle {
    let mut style = WireStyle { case, evidence: 0, of: 0 };
    let mut counts = [0_usize; STYLES.len()];
    for (slot, _, field) in fields(models).filter(|(.., field)| case::is_compound(&field.name)) {
        let style_of = case::style_of(&field.name, &field.wire_name);
        for (count, other) in counts.iter_mut().zip(STYLES) {
            *count += usize::from(style_of == Some(other));
        }
        style.of += 1;
        let shown = gathered.fields.get(&slot).or_else(|| gathered.names.get(&field.name));
        style.evidence += usize::from(shown.is_some_and(|shown| shown.iter().any(|s| s.wire == field.wire_name)));
    }
    if case == WireCase::Infer {
        let cases = [WireCase::AsWritten, WireCase::Snake, WireCase::Kebab, WireCase::Pascal];
        let most = counts.iter().zip(cases).rev().max_by_key(|(count, _)| **count);
        style.case = most.map_or(WireCase::AsWritten, |(_, case)| case);
    }
    style
}
