//! Models with all there is to show of them.

use std::collections::BTreeSet;

use super::api::{Api, remarks};
use super::data::{Evidence, Kind, Listed, Model, Piece, Row, Tag};
use super::excerpt::{Files, clean, excerpts};
use super::reading::Readings;
use super::{row, types};
use crate::explain;
use crate::ir::{self, ModelKind};
use crate::lint::Finding;
use crate::source::Span;

/// The model at a place of its schema.
pub(super) fn model(api: &Api<'_>, at: usize, files: &mut Files<'_>) -> Model {
    let model = &api.schema.models[at];
    let mut readings = Readings::default();
    let (kind, rows) = match &model.kind {
        ModelKind::Struct(object) => {
            object.relations.iter().for_each(|relation| readings.relation(object, relation, files));
            object.rejected.iter().for_each(|rejected| readings.rejected(rejected, files));
            let rows = (0..object.fields.len()).map(|field| row::field(api, at, model, object, field, files));
            (Kind::Struct, rows.collect::<Vec<_>>())
        }
        ModelKind::Enum(values) => (Kind::Enum, values.values.iter().map(|value| row::value(value, files)).collect()),
        ModelKind::Union(union) => (Kind::Union, union.members.iter().map(|member| row::member(api, member)).collect()),
        ModelKind::Alias(_) => (Kind::Alias, Vec::new()),
    };
    for inference in &model.inferred {
        readings.concluded(&format!("its {}", inference.fact), inference, files);
    }
    let findings = api.findings_at(&model.id, false);
    let tags = tags(model, &rows, &readings, &findings);
    Model {
        api: api.schema.api.clone(),
        id: clean(&model.id),
        name: clean(&model.name),
        kind,
        rust_name: model.rust_name.clone(),
        place: files.place(model.place()),
        deprecated: model.deprecated.as_ref().map(|said| clean(said.note.as_deref().unwrap_or_default())),
        facts: facts(api, model),
        source: excerpts(&source(model), &readings.marks, files),
        readings: readings.list,
        lint: remarks(&findings),
        rows,
        tags,
        rust: api.rust.get(at).map(|rust| rust.text.clone()).unwrap_or_default(),
    }
}

/// What the documentation says of a model as a whole. What has no rows is shown as it stands.
fn source(model: &ir::Model) -> Vec<Span> {
    let mut spans: Vec<Span> = model.description.iter().map(|prose| prose.span).collect();
    if matches!(model.kind, ModelKind::Alias(_) | ModelKind::Union(_)) {
        spans.push(model.place());
        spans.push(model.at);
    }
    spans
}

fn tags(model: &ir::Model, rows: &[Row], readings: &Readings, findings: &[&Finding]) -> Vec<Tag> {
    let mut tags: BTreeSet<Tag> = rows.iter().flat_map(|row| row.tags.iter().copied()).collect();
    tags.extend(readings.is_enforced().then_some(Tag::Enforced));
    tags.extend(readings.has(Evidence::Rejected).then_some(Tag::Unenforced));
    tags.extend(readings.has(Evidence::Concluded).then_some(Tag::Inferred));
    tags.extend(model.deprecated.is_some().then_some(Tag::Deprecated));
    tags.extend(findings.iter().any(|finding| finding.is_warning()).then_some(Tag::Lint));
    tags.into_iter().collect()
}

fn facts(api: &Api<'_>, model: &ir::Model) -> Vec<(String, Vec<Piece>)> {
    let words = |name: &str, text: String| (name.to_owned(), vec![Piece::Words(text)]);
    match &model.kind {
        ModelKind::Struct(object) => {
            let others = object.additional.iter();
            others.map(|more| ("any other".to_owned(), types::pieces(api.base, &more.values))).collect()
        }
        ModelKind::Enum(values) => {
            let open = if values.open { "yes, the docs say so" } else { "as the configuration has it" };
            let flags = values.flags.then(|| words("flags", "yes, each value is a bit".to_owned()));
            std::iter::once(words("other values", open.to_owned())).chain(flags).collect()
        }
        ModelKind::Union(union) => vec![words("told apart", clean(&explain::told_apart(&union.select)))],
        ModelKind::Alias(ty) => vec![("another name for".to_owned(), types::pieces(api.base, ty))],
    }
}

/// A model as a list has it.
pub(super) fn listed(model: &Model, apis: &[String]) -> Listed {
    let pieces = model.facts.iter().flat_map(|(_, pieces)| pieces).chain(model.rows.iter().flat_map(|row| &row.ty));
    let refs: BTreeSet<usize> = pieces
        .filter_map(|piece| match piece {
            Piece::Model(number) => Some(*number),
            Piece::Words(_) => None,
        })
        .collect();
    let names: Vec<String> = model
        .rows
        .iter()
        .map(|row| match &row.json {
            Some(json) if *json != row.name => format!("{} {json}", row.name),
            _ => row.name.clone(),
        })
        .collect();
    Listed {
        api: apis.iter().position(|api| *api == model.api).unwrap_or_default(),
        id: model.id.clone(),
        kind: model.kind,
        rows: model.rows.len(),
        tags: model.tags.clone(),
        refs: refs.into_iter().collect(),
        names: names.join("\n"),
    }
}
