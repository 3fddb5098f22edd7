//! Turns examples as documented into JSON as the API carries it: wire names for keys, values for enum paths, text for
//! dates.

use serde_json::Value;

use crate::example::{Node, NodeKind, number};

use super::observe::{best, field_of, fold};
use super::schema::{Enum, Model, ModelId, ModelKind, Spelling, Struct, Type};

/// The JSON of an example of the model; for a union, of the given member.
///
/// # Errors
/// Where a part of it has no JSON form (a file, bytes, `NaN`): says which.
pub(super) fn to_wire(models: &[Model], id: ModelId, member: Option<usize>, node: &Node) -> Result<Value, String> {
    let Some(model) = models.get(id.0 as usize) else { return node.to_json() };
    match (&model.kind, member) {
        (ModelKind::Union(union), Some(member)) if member < union.members.len() => {
            of_type(models, &union.members[member].ty, node)
        }
        _ => of_model(models, model, node),
    }
}

fn of_type(models: &[Model], ty: &Type, node: &Node) -> Result<Value, String> {
    match (ty, &node.kind) {
        (Type::Array(items), NodeKind::Array(elements)) => {
            elements.iter().map(|element| of_type(models, items, element)).collect()
        }
        (Type::Map(values), NodeKind::Object(entries)) => {
            let entries = entries.iter().map(|(key, value)| Ok((key.name.clone(), of_type(models, values, value)?)));
            Ok(Value::Object(entries.collect::<Result<_, String>>()?))
        }
        (Type::DateTime | Type::Date, NodeKind::Date(text)) => date(text, *ty == Type::DateTime),
        (Type::Number | Type::Integer | Type::Sized(_), NodeKind::Number(text)) => {
            number(text).ok_or_else(|| format!("`{text}` has no form in JSON"))
        }
        (Type::Union(members), _) => match best(models, members.iter(), node, Spelling::Documented) {
            Some(member) => of_type(models, &members[member], node),
            None => node.to_json(),
        },
        (Type::Ref { model, .. }, _) => match models.get(model.0 as usize) {
            Some(model) => of_model(models, model, node),
            None => node.to_json(),
        },
        _ => node.to_json(),
    }
}

fn of_model(models: &[Model], model: &Model, node: &Node) -> Result<Value, String> {
    match (&model.kind, &node.kind) {
        (ModelKind::Struct(object), NodeKind::Object(_)) => of_struct(models, object, node),
        (ModelKind::Enum(values), NodeKind::Path(path)) => of_path(values, path),
        // Read from a text of digits too, and written as a number.
        (ModelKind::Enum(values), NodeKind::String(text)) if values.flags => {
            text.parse::<u64>().map_or_else(|_| node.to_json(), |bits| Ok(bits.into()))
        }
        (ModelKind::Union(union), _) => {
            let types = || union.members.iter().map(|member| &member.ty);
            match best(models, types(), node, Spelling::Documented) {
                Some(member) => of_type(models, &union.members[member].ty, node),
                None => node.to_json(),
            }
        }
        (ModelKind::Alias(ty), _) => of_type(models, ty, node),
        _ => node.to_json(),
    }
}

fn of_struct(models: &[Model], object: &Struct, node: &Node) -> Result<Value, String> {
    let NodeKind::Object(entries) = &node.kind else { return node.to_json() };
    let mut out = serde_json::Map::new();
    for (key, value) in entries {
        if let Some(at) = field_of(object, key, Spelling::Documented) {
            let field = &object.fields[at];
            out.insert(field.wire_name.clone(), of_type(models, &field.ty, value)?);
        } else if let (Some(additional), NodeKind::Object(more)) = (&object.additional, &value.kind)
            && fold(&key.name) == "additionalproperties"
        {
            // An SDK shows undocumented properties below a key of its own; on the wire they stand beside the others.
            for (key, value) in more {
                out.insert(key.name.clone(), of_type(models, &additional.values, value)?);
            }
        } else {
            out.insert(key.name.clone(), value.to_json()?);
        }
    }
    Ok(Value::Object(out))
}

/// `Color.DarkRed` is the value that the SDK calls so, or whose letters are those of its last part.
fn of_path(values: &Enum, path: &[String]) -> Result<Value, String> {
    if let Some(named) = values.values.iter().find(|value| value.name.is_some() && value.name.as_ref() == path.last()) {
        return Ok(named.wire.clone());
    }
    let wanted = path.last().map(|name| fold(name)).unwrap_or_default();
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let found = values.values.iter().find(|value| fold(&text(&value.wire)) == wanted);
    found.map(|value| value.wire.clone()).ok_or_else(|| format!("`{}` names no documented value", path.join(".")))
}

/// What JSON carries for `new Date(text)`: a date alone is midnight in UTC, by ECMAScript, and what is no date at all is
/// a value that JSON has no text for.
fn date(text: &str, instant: bool) -> Result<Value, String> {
    let digits = |range: std::ops::Range<usize>| {
        text.get(range).is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let dashes = [4, 7].iter().all(|at| text.as_bytes().get(*at) == Some(&b'-'));
    if !(dashes && digits(0..4) && digits(5..7) && digits(8..10)) {
        return Err(format!("`{text}` is not a date"));
    }
    Ok(if instant && text.len() == 10 { format!("{text}T00:00:00Z").into() } else { text.into() })
}
