//! Tables of the values of fields: `Property | Value`, below the table that has the fields.
//!
//! A row names a field as its table does, without what it stands in. Where several fields of a model and of the objects inside
//! it are called so, the row may be of any, and none is taken.

use serde_json::Value;

use super::super::raw::{RawBody, RawField, RawModel, RawType, RawTypeKind};
use super::found::Group;
use super::kinds::Kind;
use super::reader::Reader;
use super::sheet;

/// Gives fields the values that the tables below theirs list.
pub(super) fn attach(reader: &Reader<'_, '_, '_>, group: &Group, own: &mut [RawField], inner: &mut [RawModel]) {
    for (name, texts) in listed(reader, group) {
        let mut fields: Vec<&mut RawField> = own.iter_mut().chain(inner.iter_mut().flat_map(of_model)).collect();
        fields.retain(|field| field.name.text == name);
        if let [field] = fields.as_mut_slice() {
            allow(field, &texts);
        }
    }
}

fn of_model(model: &mut RawModel) -> &mut [RawField] {
    match &mut model.body {
        RawBody::Fields(fields) => fields,
        _ => &mut [],
    }
}

/// The fields that tables below those of a group list values of, in their order.
fn listed(reader: &Reader<'_, '_, '_>, group: &Group) -> Vec<(String, Vec<String>)> {
    let found = &reader.words.survey.found;
    let kind = |number: usize| found.verdicts.get(number).map(|verdict| verdict.kind);
    let mut fields: Vec<(String, Vec<String>)> = Vec::new();
    for (number, sheet) in found.sheets.iter().enumerate() {
        if sheet.page != group.page || kind(number) != Some(Kind::Allowed) {
            continue;
        }
        let above = (0..number).rev().find(|above| kind(*above) == Some(Kind::Fields));
        if !above.is_some_and(|above| group.sheets.contains(&above)) {
            continue;
        }
        for row in &sheet.table.rows {
            let text = |column: usize| sheet::text(reader.page, sheet.cell(row, column));
            let (name, value) = (text(0), text(1).trim_matches(['"', '\'']).to_owned());
            match fields.iter_mut().find(|(other, _)| *other == name) {
                Some((_, values)) if values.contains(&value) => {}
                Some((_, values)) => values.push(value),
                None => fields.push((name, vec![value])),
            }
        }
    }
    fields
}

/// The field takes these values and no others, where its type can have them.
fn allow(field: &mut RawField, texts: &[String]) {
    let null = |text: &&String| text.as_str() == "null";
    let leaf = leaf(&mut field.ty);
    let literal = |text: &String| match leaf.kind {
        RawTypeKind::String => Some(Value::from(text.as_str())),
        RawTypeKind::Integer | RawTypeKind::Sized(_) | RawTypeKind::Numeric => {
            text.parse::<i64>().ok().map(Value::from)
        }
        _ => None,
    };
    let span = leaf.span;
    let values: Option<Vec<RawType>> = texts
        .iter()
        .filter(|text| !null(text))
        .map(|text| Some(RawType { kind: RawTypeKind::Literal(literal(text)?), span }))
        .collect();
    let Some(mut values) = values.filter(|values| !values.is_empty()) else { return };
    leaf.kind = match values.len() {
        1 => values.remove(0).kind,
        _ => RawTypeKind::Union(values),
    };
    if texts.iter().any(|text| null(&text)) {
        field.nullable = Some(true);
    }
}

/// The type, or that of its items.
fn leaf(ty: &mut RawType) -> &mut RawType {
    match ty {
        RawType { kind: RawTypeKind::Array(items), .. } => leaf(items),
        ty => ty,
    }
}
