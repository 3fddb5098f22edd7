//! The names that no place shows to be the field's own: what the rest of the documentation says of them.

use std::collections::{HashMap, HashSet};

use crate::dialect::Naming;

use super::super::super::observe::Slot;
use super::super::super::schema::ModelKind;
use super::case::{self, STYLES, Style};
use super::gather::{KINDS, Kind, Place, Shown};
use super::weigh::{self, Candidate, Possible};
use super::{Conclusion, Entry, Names, agreed};

/// What is concluded of the fields that are not `decided`.
pub(super) fn inferred(names: &Names<'_>, decided: &HashMap<Slot, Conclusion>) -> Vec<(Slot, Conclusion)> {
    let mut conclusions = Vec::new();
    for (naming, kind) in namings(names).into_iter().flat_map(|naming| KINDS.map(|kind| (naming, kind))) {
        let trust = trust(names, naming, kind);
        let alike = || names.fields().filter(|entry| entry.naming == naming && names.kind(entry) == kind);
        let entries: Vec<Entry<'_>> = alike().filter(Entry::is_compound).collect();
        let mut candidates: Vec<Candidate<'_>> =
            entries.iter().map(|entry| candidate(names, decided, &trust, entry)).collect();
        candidates.extend(neighbours(names, decided, naming, kind));
        let mut styles = weigh::weigh(&candidates, naming, &names.capitals, trust.styles);
        styles.truncate(entries.len());
        let usual = usual(&styles);
        let found = entries.iter().zip(styles).filter_map(|(entry, style)| conclude(names, entry, style));
        conclusions.extend(found);
        if naming != Naming::Camel {
            let single = alike().filter(|entry| !entry.is_compound());
            conclusions.extend(single.filter_map(|entry| conclude(names, &entry, usual.or(case::written(naming)))));
        }
    }
    conclusions
}

/// What is shown of the other kinds. It says nothing of which styles there are in this kind; but where there are several, a
/// family of models may well have been written by one hand.
fn neighbours<'m>(
    names: &Names<'m>,
    decided: &HashMap<Slot, Conclusion>,
    naming: Naming,
    kind: Kind,
) -> Vec<Candidate<'m>> {
    let others = names.fields().filter(|entry| entry.naming == naming && names.kind(entry) != kind);
    let shown = others.filter(Entry::is_compound).filter_map(|entry| {
        let style = entry.style_of(&decided.get(&entry.slot)?.wire)?;
        let model = (entry.slot.model.0 as usize, entry.model.name.as_str());
        Some(Candidate { name: &entry.field.name, model, shown: Some((style, 1.0)), settled: true, foreign: true })
    });
    shown.collect()
}

/// The ways in which the API's SDKs spell names.
fn namings(names: &Names<'_>) -> Vec<Naming> {
    let mut namings = Vec::new();
    for naming in names.namings {
        if *naming != Naming::AsWritten && !namings.contains(naming) {
            namings.push(*naming);
        }
    }
    namings
}

fn candidate<'m>(
    names: &Names<'_>,
    decided: &HashMap<Slot, Conclusion>,
    trust: &Trust,
    entry: &Entry<'m>,
) -> Candidate<'m> {
    let Entry { slot, model, naming, field } = *entry;
    let shown = decided.get(&slot).and_then(|decided| Some((entry.style_of(&decided.wire)?, 1.0)));
    let told = || {
        let own = names.gathered.fields.get(&slot).and_then(|shown| agreed(shown.iter()));
        let shown = own.or_else(|| agreed(names.shown(entry)?.iter()))?;
        let style = entry.style_of(&shown.wire)?;
        let belief = if case::written(naming) == Some(style) { 1.0 } else { trust.prose };
        Some((style, belief))
    };
    let number = slot.model.0 as usize;
    Candidate {
        name: &field.name,
        model: (number, &model.name),
        shown: shown.or_else(told),
        settled: decided.contains_key(&slot),
        foreign: false,
    }
}

/// The style that most names got.
fn usual(styles: &[Option<Style>]) -> Option<Style> {
    let count = |style: &Style| styles.iter().filter(|other| **other == Some(*style)).count();
    STYLES.into_iter().rev().max_by_key(count).filter(|style| count(style) > 0)
}

fn conclude(names: &Names<'_>, entry: &Entry<'_>, style: Option<Style>) -> Option<(Slot, Conclusion)> {
    let Entry { slot, naming, field, .. } = *entry;
    let style = style.filter(|style| naming != Naming::Camel || *style != Style::Camel)?;
    let shown = names.shown(entry);
    // Another spelling of the same style may be what is shown: `userID` where `userId` would be expected, or `_kind`. But a
    // single word with capitals (`iOS`) is a word of prose.
    let fits = |shown: &&Shown| {
        let in_capitals = shown.wire.bytes().any(|byte| byte.is_ascii_uppercase());
        entry.style_of(&shown.wire) == Some(style) && (entry.is_compound() || !in_capitals)
    };
    let same = shown.and_then(|shown| agreed(shown.iter())).filter(fits);
    let wire = match same {
        Some(shown) if case::written(naming).is_none() => shown.wire.clone(),
        _ => case::apply(style, naming, &field.name, &names.capitals)?,
    };
    let shown = shown.and_then(|shown| shown.iter().find(|shown| shown.wire == wire));
    let rule = if shown.is_some() { "wire_name.same_name" } else { "wire_name.style" };
    Some((slot, Conclusion { wire, rule, span: shown.map(|shown| shown.span) }))
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
fn trust(names: &Names<'_>, naming: Naming, kind: Kind) -> Trust {
    let (mut strong, mut prose) = ([0.0; STYLES.len()], [0.0; STYLES.len()]);
    for (name, shown) in names.gathered.names(kind).iter().filter(|(name, _)| case::is_compound(naming, name)) {
        for (style, (strong, prose)) in STYLES.into_iter().zip(strong.iter_mut().zip(&mut prose)) {
            let shows = |is_prose: bool| {
                let same = |shown: &Shown| case::style_of(naming, name, &shown.wire) == Some(style);
                shown.iter().any(|shown| (shown.place == Place::Prose) == is_prose && same(shown))
            };
            *strong += f64::from(u8::from(shows(false)));
            *prose += f64::from(u8::from(shows(true)));
        }
    }
    let total = |tally: &[f64]| tally.iter().sum::<f64>();
    let (all, told) = (total(&strong), total(&prose));
    let share = |tally: &[f64; STYLES.len()], at: usize, all: f64| tally[at] / (all + 1.0);
    let witnesses = witnesses(names, naming, kind);
    let of_kind = names.models.iter().enumerate().filter(|(number, _)| names.gathered.kind(*number) == kind);
    let objects = of_kind.filter(|(_, model)| matches!(model.kind, ModelKind::Struct(_))).count();
    let written = case::written(naming);
    let evident = |at: usize| {
        let little = all < ENOUGH;
        let attested = witnesses[at] >= WITNESSES.min(objects.div_ceil(WITNESSED));
        // What is written may be meant; where it cannot be, one of the two common styles must be.
        let usual = written.map_or(matches!(STYLES[at], Style::Camel | Style::Snake), |written| STYLES[at] == written);
        usual
            || (attested && share(&strong, at, all) >= EVIDENT)
            || (little && all + told >= ENOUGH && (strong[at] + prose[at]) / (all + told + 1.0) >= EVIDENT_IN_PROSE)
    };
    let at_written = written.and_then(|written| STYLES.iter().position(|style| *style == written));
    let kept = |tally: &[f64; STYLES.len()]| at_written.map_or(0.0, |at| tally[at]);
    let renamed = if told > 0.0 { 1.0 - kept(&prose) / told } else { 0.0 };
    Trust { styles: std::array::from_fn(evident), prose: (all - kept(&strong) + renamed) / (all + 1.0) }
}

/// How many models have a field that a cell or a path shows in each style.
fn witnesses(names: &Names<'_>, naming: Naming, kind: Kind) -> [usize; STYLES.len()] {
    STYLES.map(|style| {
        let shows = |entry: &Entry<'_>| {
            let mut shown = names.gathered.fields.get(&entry.slot).into_iter().flatten();
            entry.naming == naming
                && names.kind(entry) == kind
                && shown.any(|shown| shown.place != Place::Prose && entry.style_of(&shown.wire) == Some(style))
        };
        names.fields().filter(shows).map(|entry| entry.slot.model).collect::<HashSet<_>>().len()
    })
}
