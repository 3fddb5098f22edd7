//! What changed since an earlier documentation, with both sides of it.

use std::collections::HashMap;

use super::data::{Change, Changes, Excerpt, Model, Part, Tag};
use super::excerpt::{Files, clean, excerpt};
use super::{Before, Subject, rust};
use crate::comparison::Finding;
use crate::diff::{self, Category};
use crate::emit::{FieldExcerpt, ModelExcerpt};
use crate::ir::{Field, ModelKind, Schema};
use crate::review;
use crate::source::{FileId, Span};

/// The changes, in the order of the comparison. What is still there is tagged.
pub(super) fn changes(
    subject: &Subject<'_>,
    before: &Before<'_>,
    rust: &[Vec<ModelExcerpt>],
    models: &mut [Model],
    files: &mut Files<'_>,
) -> Changes {
    let old_rust: Vec<_> = before.schemas.iter().map(|schema| rust::of_api(schema, before.options)).collect();
    let moved = before.comparison.moved;
    let was = Places::new(before.schemas, &old_rust, &|span| moved.span(span));
    let is = Places::new(subject.schemas, rust, &|span| span);
    let numbers: HashMap<(String, String), usize> =
        models.iter().enumerate().map(|(at, model)| ((model.api.clone(), model.id.clone()), at)).collect();
    let list = before.comparison.findings.iter().map(|finding| {
        let found = &finding.change;
        let model = numbers.get(&(found.api.clone(), clean(&found.model))).copied();
        if let Some(model) = model.and_then(|number| models.get_mut(number)) {
            tag(model, found.part.as_deref());
        }
        let (old, new) = there(found, &was, &is);
        let rust = |places: &Places<'_>, span: Option<Span>| places.rust(span, found.part.is_some());
        let (old_rust, new_rust) = apart(rust(&was, old), rust(&is, new));
        let mut words = |span: Option<Span>| span.and_then(|span| excerpt(span, files));
        let (old, new) = marked(words(old), words(new));
        Change { model, old, new, old_rust, new_rust, ..change(finding) }
    });
    Changes { list: list.collect(), version: before.comparison.version.as_str() }
}

/// What is said of a change.
fn change(finding: &Finding) -> Change {
    let change = &finding.change;
    let effect = |category: &Category| Some((category.who(), change.effects.of(*category)?.as_str()));
    Change {
        rule: change.rule.id,
        title: change.rule.title,
        severity: change.severity().as_str(),
        effects: Category::ALL.iter().filter_map(effect).collect(),
        api: change.api.clone(),
        id: clean(&change.model),
        part: change.part.as_deref().map(clean),
        model: None,
        message: clean(&change.sentence.text()),
        because: change.because.as_deref().map(clean),
        allowed: finding.allowed.as_ref().map(|allowed| clean(&allowed.reason)),
        old: None,
        new: None,
        old_rust: String::new(),
        new_rust: String::new(),
    }
}

fn tag(model: &mut Model, part: Option<&str>) {
    let add = |tags: &mut Vec<Tag>| {
        if !tags.contains(&Tag::Changed) {
            tags.push(Tag::Changed);
        }
    };
    add(&mut model.tags);
    let part = part.map(clean);
    let is_it = |name: &str| part.as_deref() == Some(name);
    for row in model.rows.iter_mut().filter(|row| is_it(&row.name) || row.json.as_deref().is_some_and(is_it)) {
        add(&mut row.tags);
    }
}

/// The places of a change. A part that is not there stands with its model, which says nothing of it.
fn there(change: &diff::Change, was: &Places<'_>, is: &Places<'_>) -> (Option<Span>, Option<Span>) {
    let with_model = |places: &Places<'_>, span: Option<Span>| span.is_some_and(|span| places.is_model(span));
    match (change.part.is_some(), with_model(was, change.old), with_model(is, change.new)) {
        (true, true, false) => (None, change.new),
        (true, false, true) => (change.old, None),
        _ => (change.old, change.new),
    }
}

/// Both texts, unless they are the same.
fn apart(old: String, new: String) -> (String, String) {
    if old == new { (String::new(), String::new()) } else { (old, new) }
}

/// Both sides, with the words marked that the other does not have.
fn marked(old: Option<Excerpt>, new: Option<Excerpt>) -> (Option<Excerpt>, Option<Excerpt>) {
    let (Some(old), Some(new)) = (&old, &new) else { return (old, new) };
    let (before, after) = review::changed_words(&text(old), &text(new));
    let parts = |runs: Vec<review::Run>| {
        let part =
            |run: review::Run| if run.is_changed { Part::Read(run.text, vec![0]) } else { Part::Plain(run.text) };
        runs.into_iter().map(part).collect()
    };
    (Some(Excerpt { place: old.place, parts: parts(before) }), Some(Excerpt { place: new.place, parts: parts(after) }))
}

fn text(excerpt: &Excerpt) -> String {
    let text = |part: &Part| match part {
        Part::Plain(text) | Part::Read(text, _) => text.clone(),
    };
    excerpt.parts.iter().map(text).collect()
}

/// What stands where, and its Rust.
struct Places<'a> {
    /// Of each page: where a model or a field starts, and its Rust.
    of_file: HashMap<FileId, Vec<(u32, Start<'a>)>>,
}

/// What starts at a place.
#[derive(Clone, Copy)]
enum Start<'a> {
    Model(&'a ModelExcerpt),
    Field(&'a FieldExcerpt),
}

impl<'a> Places<'a> {
    fn new(schemas: &'a [Schema], rust: &'a [Vec<ModelExcerpt>], moved: &dyn Fn(Span) -> Span) -> Self {
        let mut of_file: HashMap<FileId, Vec<(u32, Start<'a>)>> = HashMap::new();
        for (schema, rust) in schemas.iter().zip(rust) {
            for (model, rust) in schema.models.iter().zip(rust) {
                let mut add = |span: Span, part| {
                    let span = moved(span);
                    of_file.entry(span.file).or_default().push((span.start, part));
                };
                add(model.place(), Start::Model(rust));
                let fields: &[Field] = if let ModelKind::Struct(object) = &model.kind { &object.fields } else { &[] };
                fields.iter().zip(&rust.fields).for_each(|(field, rust)| add(field.span, Start::Field(rust)));
            }
        }
        for places in of_file.values_mut() {
            places.sort_by_key(|(start, _)| *start);
        }
        Self { of_file }
    }

    /// Whether a model, and nothing of it, stands at a place.
    fn is_model(&self, at: Span) -> bool {
        let places = self.of_file.get(&at.file).map(Vec::as_slice).unwrap_or_default();
        places.iter().any(|(start, part)| *start == at.start && matches!(part, Start::Model(_)))
    }

    /// The Rust of the field, or of the model, that starts last before a place.
    fn rust(&self, at: Option<Span>, is_part: bool) -> String {
        let Some(places) = at.and_then(|span| self.of_file.get(&span.file)) else { return String::new() };
        let before = places.iter().rev().filter(|(start, _)| at.is_some_and(|span| *start <= span.start));
        for (_, part) in before {
            match part {
                Start::Field(field) if is_part && field.checks.is_empty() => return field.definition.clone(),
                Start::Field(field) if is_part => return format!("{}\n{}", field.definition, field.checks),
                Start::Field(_) => {}
                Start::Model(model) => return model.text.clone(),
            }
        }
        String::new()
    }
}
