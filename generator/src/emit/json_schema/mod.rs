//! The schema as JSON Schema, draft 2020-12: what `validate()` enforces, for tools that are not written in Rust.
//!
//! Every model is an entry of `$defs` under its id, so that a tool picks one with `{"$ref": "#/$defs/operations.Order"}`.
//! A `$comment` holds the sentences that constraints were read from. What JSON Schema has no keyword for (lengths in
//! bytes) is in that comment only.

mod constraints;
mod relations;
mod text;

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::ir::{EnumBase, Field, Model, ModelId, ModelKind, Prose, Schema, Struct, Type, number};
use constraints::{Parts, sort};
use text::{comment, plain};

/// The dialect that documents are written in.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The document of an API's models. With a `root`, the document as a whole describes that model.
pub fn json_schema(schema: &Schema, root: Option<ModelId>) -> Value {
    let models = schema.models.iter().map(|model| (model.id.clone(), self::model(schema, model)));
    let mut document = Map::new();
    document.insert("$schema".to_owned(), DIALECT.into());
    document.insert("title".to_owned(), schema.api.as_str().into());
    if let Some(root) = root {
        document.insert("$ref".to_owned(), reference(schema, root).into());
    }
    document.insert("$defs".to_owned(), Value::Object(models.collect()));
    Value::Object(document)
}

fn model(schema: &Schema, model: &Model) -> Value {
    let mut out = match &model.kind {
        ModelKind::Struct(object) => self::object(schema, object),
        ModelKind::Enum(values) if values.flags => keywords(json!({"type": "integer", "minimum": 0})),
        ModelKind::Enum(values) => {
            let base = if values.base == EnumBase::Integer { "integer" } else { "string" };
            let list: Vec<&Value> = values.values.iter().map(|value| &value.wire).collect();
            keywords(json!({"type": base, "enum": list}))
        }
        ModelKind::Union(union) => {
            let members: Vec<Value> = union.members.iter().map(|member| ty(schema, &member.ty).into()).collect();
            keywords(json!({ "anyOf": members }))
        }
        ModelKind::Alias(target) => ty(schema, target),
    };
    out.insert("title".to_owned(), model.name.as_str().into());
    describe(&mut out, model.description.as_ref(), model.deprecated.is_some());
    let examples: Vec<&Value> = model.examples.iter().filter_map(|example| example.wire.as_ref().ok()).collect();
    if !examples.is_empty() {
        out.insert("examples".to_owned(), json!(examples));
    }
    Value::Object(out)
}

fn object(schema: &Schema, object: &Struct) -> Map<String, Value> {
    let properties: Map<_, _> =
        object.fields.iter().map(|field| (field.wire_name.clone(), self::field(schema, field))).collect();
    let required: Vec<&str> =
        object.fields.iter().filter(|field| field.required).map(|field| field.wire_name.as_str()).collect();
    let mut out = keywords(json!({"type": "object", "properties": properties}));
    if !required.is_empty() {
        out.insert("required".to_owned(), json!(required));
    }
    if let Some(additional) = &object.additional {
        out.insert("additionalProperties".to_owned(), ty(schema, &additional.values).into());
    }
    let rules: Vec<Value> =
        object.relations.iter().filter_map(|relation| relations::schema(object, relation)).collect();
    if !rules.is_empty() {
        let comments = object.relations.iter().map(|rule| comment(rule.kind.name(), &rule.evidence.text));
        out.insert("$comment".to_owned(), comments.collect::<Vec<_>>().join("\n").into());
        out.insert("allOf".to_owned(), rules.into());
    }
    out
}

fn field(schema: &Schema, field: &Field) -> Value {
    let Parts { own, items, keys, values, default, mut comments } = sort(&field.constraints);
    comments.extend(field.condition.iter().map(|said| comment("required", &said.text)));
    let mut out = ty(schema, &field.ty);
    constraints::narrow(&mut out, own);
    for (keyword, part) in [("items", items), ("propertyNames", keys), ("additionalProperties", values)] {
        if part.is_empty() {
            continue;
        }
        match out.entry(keyword).or_insert_with(|| json!({})) {
            Value::Object(inner) => constraints::narrow(inner, part),
            // `true`, which allows anything, becomes what the constraints allow.
            inner => *inner = Value::Object(constraints::narrowed(part)),
        }
    }
    let mut out = if field.nullable { or_null(&out) } else { out };
    describe(&mut out, field.description.as_ref(), field.deprecated.is_some());
    if field.read_only {
        out.insert("readOnly".to_owned(), true.into());
    }
    if let Some(default) = default {
        out.insert("default".to_owned(), default);
    }
    if !comments.is_empty() {
        out.insert("$comment".to_owned(), comments.join("\n").into());
    }
    Value::Object(out)
}

fn ty(schema: &Schema, ty: &Type) -> Map<String, Value> {
    let inner = |ty: &Type| self::ty(schema, ty);
    keywords(match ty {
        Type::String => json!({"type": "string"}),
        Type::Integer => json!({"type": "integer"}),
        Type::Sized(size) => {
            let (least, most) = size.range();
            json!({"type": "integer", "minimum": number(least), "maximum": number(most)})
        }
        Type::Number => json!({"type": "number"}),
        Type::Boolean => json!({"type": "boolean"}),
        Type::Date => json!({"type": "string", "format": "date"}),
        Type::DateTime => json!({"type": "string", "format": "date-time"}),
        Type::Bytes => json!({"type": "string", "contentEncoding": "base64"}),
        Type::Any => json!({}),
        Type::Null => json!({"type": "null"}),
        Type::Array(items) => json!({"type": "array", "items": inner(items)}),
        Type::Map(values) => json!({"type": "object", "additionalProperties": inner(values)}),
        Type::Literal(literal) => json!({"const": literal.value}),
        Type::Union(members) => json!({"anyOf": members.iter().map(inner).collect::<Vec<_>>()}),
        Type::Ref { model, .. } => json!({"$ref": reference(schema, *model)}),
    })
}

/// A pointer to a model, as part of a URI.
fn reference(schema: &Schema, model: ModelId) -> String {
    let mut out = "#/$defs/".to_owned();
    for byte in schema.model(model).id.bytes() {
        match byte {
            b'~' => out.push_str("~0"),
            b'/' => out.push_str("~1"),
            b'-' | b'.' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => out.push(char::from(byte)),
            other => _ = write!(out, "%{other:02X}"),
        }
    }
    out
}

fn or_null(out: &Map<String, Value>) -> Map<String, Value> {
    keywords(json!({"anyOf": [out, {"type": "null"}]}))
}

fn describe(out: &mut Map<String, Value>, prose: Option<&Prose>, deprecated: bool) {
    if let Some(prose) = prose {
        out.insert("description".to_owned(), plain(&prose.text).into());
    }
    if deprecated {
        out.insert("deprecated".to_owned(), true.into());
    }
}

/// The keywords of what was written as an object.
fn keywords(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(keywords) => keywords,
        _ => Map::new(),
    }
}
