//! What JSON calls a field. Every SDK spells names its own way; the API's spelling shows in places.
//!
//! A place that shows the field itself decides. Else the same name shown elsewhere does, and else the style that its
//! relatives follow, where that is convincing; a name for which nothing speaks stays as documented, unless the SDK spells
//! names as no API does.

mod case;
mod gather;
mod infer;
mod initialisms;
mod keys;
mod prefix;
mod several;
mod source;
mod weigh;

use std::collections::HashMap;

use crate::config::WireCase;
use crate::declared::Declared;
use crate::dialect::Naming;
use crate::source::{SourceFile, Span};

use super::super::observe::{Observations, Slot};
use super::super::schema::{Field, Inference, Model, ModelKind, WireStyle};
use super::numbers::id;
use case::{Capitals, STYLES, Style};
use gather::{Gathered, Kind, Place, Shown};
pub(in super::super) use several::{Grounds, Spelled, better};

/// Whether a documented name has several words, so that there is more than one way to write them.
pub(in super::super) fn is_compound(naming: Naming, name: &str) -> bool {
    case::is_compound(naming, name)
}

/// What is concluded of a field.
#[derive(Clone, Debug)]
struct Conclusion {
    wire: String,
    rule: &'static str,
    span: Option<Span>,
}

/// What is known of an API's names.
struct Names<'a> {
    models: &'a [Model],
    /// How the SDK of each model spells them.
    namings: &'a [Naming],
    gathered: Gathered,
    capitals: Capitals,
}

/// A field of the API, with its place and its model.
#[derive(Clone, Copy)]
struct Entry<'a> {
    slot: Slot,
    model: &'a Model,
    naming: Naming,
    field: &'a Field,
}

impl Entry<'_> {
    fn is_compound(&self) -> bool {
        case::is_compound(self.naming, &self.field.name)
    }

    /// The style that a wire name of this field follows.
    fn style_of(&self, wire: &str) -> Option<Style> {
        case::style_of(self.naming, &self.field.name, wire)
    }
}

impl<'a> Names<'a> {
    /// The fields of all models.
    fn fields(&self) -> impl Iterator<Item = Entry<'a>> + use<'a> {
        let models = self.models.iter().zip(self.namings).enumerate();
        models.flat_map(|(number, (model, naming))| {
            let fields = match &model.kind {
                ModelKind::Struct(object) => object.fields.as_slice(),
                _ => &[],
            };
            let entry =
                move |(part, field)| Entry { slot: Slot { model: id(number), part }, model, naming: *naming, field };
            fields.iter().enumerate().map(entry)
        })
    }

    /// What the entry is a name of.
    fn kind(&self, entry: &Entry<'_>) -> Kind {
        self.gathered.kind(entry.slot.model.0 as usize)
    }

    /// What is shown of names like the entry's, of its kind.
    fn shown(&self, entry: &Entry<'_>) -> Option<&Vec<Shown>> {
        self.gathered.names(self.kind(entry)).get(&entry.field.name)
    }

    /// Whether a place shows this spelling of the entry's name.
    fn shows(&self, entry: &Entry<'_>, wire: &str) -> bool {
        let own = self.gathered.fields.get(&entry.slot).into_iter().flatten();
        own.chain(self.shown(entry).into_iter().flatten()).any(|shown| shown.wire == wire)
    }
}

/// Gives each field its wire name. Says what was concluded of the API as a whole, and what each name rests on. `namings`
/// says for each model how its SDK spells names; `seen` is what examples show, and what recorded bodies do.
pub(in super::super) fn decide(
    models: &mut [Model],
    namings: &[Naming],
    seen: (&Observations<'_>, &Observations<'_>),
    (files, declared): (&[&SourceFile], &[Declared]),
    case: WireCase,
) -> (WireStyle, HashMap<Slot, Grounds>) {
    let declared = source::find(models, namings, declared);
    let gathered = gather::gather(models, namings, seen, files, &declared);
    let capitals = capitals(&gathered);
    let names = Names { models, namings, gathered, capitals };
    let mut shown = decided(&names);
    let others = match forced(case) {
        Some(style) => forced_names(&names, style),
        None if case == WireCase::Infer => infer::inferred(&names, &shown),
        None => Vec::new(),
    };
    for (slot, conclusion) in others {
        shown.entry(slot).or_insert(conclusion);
    }
    if case == WireCase::Infer {
        for Entry { slot, naming, field, .. } in names.fields() {
            let Some(bare) = case::unescaped(naming, &field.name) else { continue };
            let conclusion = || Conclusion { wire: bare.to_owned(), rule: "wire_name.unescaped", span: None };
            shown.entry(slot).or_insert_with(conclusion);
        }
    }
    if case == WireCase::Infer {
        let derived = prefix::derived(models, &names.gathered, &shown, namings);
        for (slot, conclusion) in derived {
            if shown.get(&slot).is_none_or(|known| Grounds::of(known.rule) < Grounds::Declared) {
                shown.insert(slot, conclusion);
            }
        }
    }
    if case == WireCase::Infer {
        for (slot, conclusion) in keys::listed(models, namings) {
            if shown.get(&slot).is_none_or(|known| Grounds::of(known.rule) < Grounds::Shown) {
                shown.insert(slot, conclusion);
            }
        }
    }
    let grounds = grounds(&names, &shown);
    let gathered = names.gathered;
    record(models, &shown);
    source::record_places(models, &declared);
    let style = summary(&Names { models, namings, gathered, capitals: Capitals::default() }, case);
    (style, grounds)
}

/// What each name rests on.
fn grounds(names: &Names<'_>, conclusions: &HashMap<Slot, Conclusion>) -> HashMap<Slot, Grounds> {
    let of = |entry: Entry<'_>| {
        let grounds = match conclusions.get(&entry.slot) {
            Some(conclusion) => Grounds::of(conclusion.rule),
            // A name that is kept may be shown, too.
            None if names.shows(&entry, &entry.field.name) => Grounds::Elsewhere,
            None => Grounds::Written,
        };
        (entry.slot, grounds)
    };
    names.fields().map(of).collect()
}

/// The style that the configuration names.
fn forced(case: WireCase) -> Option<Style> {
    match case {
        WireCase::Infer | WireCase::AsWritten => None,
        WireCase::Camel => Some(Style::Camel),
        WireCase::Snake => Some(Style::Snake),
        WireCase::Pascal => Some(Style::Pascal),
        WireCase::Kebab => Some(Style::Kebab),
    }
}

/// How initialisms are written wherever the documentation shows the API's own names.
fn capitals(gathered: &Gathered) -> Capitals {
    let mut capitals = Capitals::default();
    let mut wires: Vec<&str> = gathered.all().map(|shown| shown.wire.as_str()).collect();
    wires.sort_unstable();
    wires.dedup();
    for wire in wires {
        capitals.learn(wire);
    }
    capitals
}

/// What recorded bodies, the SDK's source, cells and paths show of a field itself.
fn decided(names: &Names<'_>) -> HashMap<Slot, Conclusion> {
    let decided = names.fields().filter_map(|entry| {
        let slot = entry.slot;
        let shown = names.gathered.fields.get(&slot)?;
        let strong = |place| agreed(shown.iter().filter(move |shown| shown.place == place));
        let (shown, rule) = strong(Place::Sample)
            .map(|shown| (shown, "wire_name.sample"))
            .or_else(|| strong(Place::Source).map(|shown| (shown, "wire_name.source")))
            .or_else(|| strong(Place::Cell).map(|shown| (shown, "wire_name.example_cell")))
            .or_else(|| strong(Place::Path).map(|shown| (shown, "wire_name.path")))
            .or_else(|| marked(names, &entry, shown).map(|shown| (shown, "wire_name.prose")))?;
        Some((slot, Conclusion { wire: shown.wire.clone(), rule, span: Some(shown.span) }))
    });
    decided.collect()
}

/// What prose on the model's own page shows of a name, where no style could have made it. A word with an underscore before it
/// is no such: APIs call fields of their own by the names of what is sent, and prose speaks of both.
fn marked<'s>(names: &Names<'_>, entry: &Entry<'_>, shown: &'s [Shown]) -> Option<&'s Shown> {
    let is_parameter = names.kind(entry) == Kind::Parameter;
    let is_telling = |shown: &&Shown| {
        let wire = shown.wire.as_str();
        let capital = |part: &str| part.starts_with(|first: char| first.is_ascii_uppercase());
        let header = wire.contains('-') && wire.split('-').all(capital);
        let number = |part: &str| part.parse::<u64>().is_ok();
        let numbered = wire.contains(['_', '-']) && wire.split(['_', '-']).skip(1).all(number);
        wire.starts_with('$') || (is_parameter && (wire.ends_with(']') || header)) || (numbered && !entry.is_compound())
    };
    agreed(shown.iter().filter(|shown| shown.place == Place::Prose).filter(is_telling))
}

/// The first of several, if all spell the name alike.
fn agreed<'s>(mut shown: impl Iterator<Item = &'s Shown>) -> Option<&'s Shown> {
    let first = shown.next()?;
    shown.all(|other| other.wire == first.wire).then_some(first)
}

/// The names in a style, and the names that it leaves as they are.
fn forced_names(names: &Names<'_>, style: Style) -> Vec<(Slot, Conclusion)> {
    let name = |Entry { slot, naming, field, .. }: Entry<'_>| {
        let wire = case::spell(style, naming, &field.name, &names.capitals);
        (slot, Conclusion { wire, rule: "wire_name.configured", span: None })
    };
    names.fields().map(name).collect()
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
fn summary(names: &Names<'_>, case: WireCase) -> WireStyle {
    let mut style = WireStyle { case, evidence: 0, of: 0 };
    let mut counts = [0_usize; STYLES.len()];
    let mut written = 0;
    for entry in names.fields().filter(Entry::is_compound) {
        let Entry { slot, field, naming, .. } = entry;
        let style_of = entry.style_of(&field.wire_name);
        for (count, other) in counts.iter_mut().zip(STYLES) {
            *count += usize::from(style_of == Some(other));
        }
        written += usize::from(style_of.is_some() && style_of == case::written(naming));
        style.of += 1;
        let shown = names.gathered.fields.get(&slot).or_else(|| names.shown(&entry));
        style.evidence += usize::from(shown.is_some_and(|shown| shown.iter().any(|s| s.wire == field.wire_name)));
    }
    if case == WireCase::Infer {
        let cases = [WireCase::Camel, WireCase::Snake, WireCase::Kebab, WireCase::Pascal];
        let most = counts.iter().zip(cases).rev().max_by_key(|(count, _)| **count);
        let (count, most) = most.map_or((0, WireCase::AsWritten), |(count, case)| (*count, case));
        style.case = if written > 0 && written == count { WireCase::AsWritten } else { most };
    }
    style
}
