//! Fields, values and members as rows.

use super::api::{Api, remarks};
use super::data::{Row, Status, Tag};
use super::excerpt::{Files, clean, excerpts};
use super::reading::Readings;
use super::{rust, types};
use crate::ir::{ConstraintKind, EnumValue, Field, Member, Model, Reason, Struct};
use crate::lint;

/// A field. `number` is its model's, `at` its place in it.
pub(super) fn field(
    api: &Api<'_>,
    number: usize,
    model: &Model,
    object: &Struct,
    at: usize,
    files: &mut Files<'_>,
) -> Row {
    let Some(field) = object.fields.get(at) else { return Row::default() };
    let mut readings = Readings::default();
    let mut tags = Vec::new();
    for (place, constraint) in field.constraints.iter().enumerate() {
        let is_checked = !api.unchecked.contains(&(number, at, place));
        readings.constraint(constraint, is_checked, files);
        if !is_checked && !matches!(constraint.kind, ConstraintKind::Default(_)) {
            tags.push(Tag::Unenforced);
        }
    }
    for relation in object.relations.iter().filter(|relation| relation.fields.contains(&at)) {
        readings.relation(object, relation, files);
    }
    for rejected in field.rejected.iter().filter(|rejected| !lint::is_noise(model, field, rejected)) {
        readings.rejected(rejected, files);
        if rejected.reason() != Reason::Overridden {
            tags.push(Tag::Unenforced);
        }
    }
    for inference in &field.inferred {
        readings.of_field(field, inference, files);
    }
    let findings = api.findings_at(&format!("{}.{}", model.id, field.name), true);
    tags.extend(readings.is_enforced().then_some(Tag::Enforced));
    tags.extend((!field.inferred.is_empty() || !field.unproven.is_empty()).then_some(Tag::Inferred));
    tags.extend(field.deprecated.is_some().then_some(Tag::Deprecated));
    tags.extend(findings.iter().any(|finding| finding.is_warning()).then_some(Tag::Lint));
    tags.sort_unstable();
    tags.dedup();
    let prose = field.description.iter().chain(field.remarks.iter().map(|remark| &remark.prose));
    let wanted: Vec<_> = std::iter::once(field.span).chain(prose.map(|prose| prose.span)).collect();
    let excerpt = api.rust.get(number).and_then(|model| model.fields.get(at).map(|field| (model, field)));
    Row {
        name: clean(&field.name),
        json: (field.wire_name != field.name).then(|| clean(&field.wire_name)),
        rust_name: field.rust_name.clone(),
        ty: types::pieces(api.base, &field.ty),
        status: status(field),
        condition: field.condition.as_ref().map(|said| clean(&said.text)),
        deprecated: field.deprecated.as_ref().map(|said| clean(said.note.as_deref().unwrap_or_default())),
        source: excerpts(&wanted, &readings.marks, files),
        readings: readings.list,
        unproven: field.unproven.iter().map(|fact| fact.as_str()).collect(),
        lint: remarks(&findings),
        tags,
        rust: excerpt.map(|(model, field)| rust::of_field(&model.text, field)).unwrap_or_default(),
        checks: excerpt.map(|(_, field)| field.checks.clone()).unwrap_or_default(),
    }
}

fn status(field: &Field) -> Vec<Status> {
    let presence = match (field.required, &field.condition) {
        (true, _) => Status::Required,
        (false, Some(_)) => Status::Conditional,
        (false, None) => Status::Optional,
    };
    let mut out = vec![presence];
    out.extend(field.nullable.then_some(Status::Nullable));
    out.extend(field.read_only.then_some(Status::ReadOnly));
    out
}

/// A value of an enum.
pub(super) fn value(value: &EnumValue, files: &mut Files<'_>) -> Row {
    let spans: Vec<_> = std::iter::once(value.span).chain(value.description.iter().map(|prose| prose.span)).collect();
    let wire = value.wire.as_str().map_or_else(|| value.wire.to_string(), str::to_owned);
    Row {
        name: clean(&wire),
        json: None,
        rust_name: value.rust_name.clone(),
        source: excerpts(&spans, &[], files),
        ..Row::default()
    }
}

/// A member of a union.
pub(super) fn member(api: &Api<'_>, member: &Member) -> Row {
    Row {
        name: member.rust_name.clone(),
        json: member.tag_value.as_ref().map(|tag| clean(&tag.to_string())),
        rust_name: member.rust_name.clone(),
        ty: types::pieces(api.base, &member.ty),
        ..Row::default()
    }
}
