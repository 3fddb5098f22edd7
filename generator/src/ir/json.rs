//! The schema as JSON, in a form that tools may rely on: `schemadown ir`.

use serde_json::{Value, json};

use crate::dialect::RemarkOf;
use crate::source::{Sources, Span};

use super::constraint::Constraint;
use super::rejected::Rejected;
use super::relation::{Condition, Relation, State};
use super::schema::{
    Deprecation, EnumValue, Field, Inference, Model, ModelKind, Prose, Schema, Select, Struct, Type, WireStyle,
};

/// The schemas as one document. `schemadown_ir` is the version of its form: it changes if the meaning of what is there
/// does, and stays if there is more.
///
/// ```json
/// {"schemadown_ir": 1, "models": [
///   {"id": "operations.Order", "name": "Order", "module": ["operations"], "source": "models/operations/order.md",
///    "line": 1, "rust_name": "Order", "description": null, "deprecated": false, "kind": "struct", "additional": null,
///    "fields": [
///      {"name": "note", "line": 19, "wire_name": "note", "rust_name": "note", "type": {"kind": "string"},
///       "required": false, "nullable": true, "deprecated": false, "description": "At most 20 characters.",
///       "constraints": [
///         {"kind": "max_length", "value": 20, "target": "self", "rule": "length.maximum",
///          "evidence": {"file": "models/operations/order.md", "line": 19, "text": "At most 20 characters"}}],
///       "rejected": [
///         {"rule": "length.minimum", "reason": "advice", "why": "recommendation",
///          "evidence": {"file": "models/operations/order.md", "line": 19, "text": "We recommend at least 3 characters"}}],
///       "inferred": [
///         {"fact": "nullable", "rule": "nullable.example_null",
///          "evidence": {"file": "models/operations/order.md", "line": 9, "text": "null"}}]}]}]}
/// ```
///
/// `names` says of each API which case most of its JSON names follow, and of how many of the names with several words
/// (`of`) the documentation shows the spelling somewhere (`evidence`). It has `tells_absent_from_null` where a field that is
/// left out means another thing than one that is `null`.
///
/// A model's `kind` is `struct` (`fields`, and the type of `additional` properties), `enum` (`base`, `open`, `values`, and
/// `flags` where each value is a bit),
/// `union` (`select`, `members`, `tag` where there is one, `keys` where these tell members apart) or `alias` (`type`). A type's is `string`, `integer`,
/// `number`, `boolean`, `date`, `date-time`, `bytes`, `any`, `null`, `array` (`items`), `map` (`values`), `ref` (`id`),
/// `literal` (`value`) or `union` (`members`). A whole number of documented size has a `format`, such as `uint8`.
///
/// `line` is where the name of a model, a field or an enum's value stands in the model's `source`; a field or a value
/// that was read from another page has a `source` of its own. What is required only if something else is the case is not
/// `required`, and has the words that say so: `"condition": {"text": "if `size` is large", "line": 20}`.
/// A field's `remarks` are prose on its value that is no description: each has `text`, `line`, and what it is `of`: the
/// `field`, its `type` or its `item_type`, whose word it defines.
///
/// A constraint's is that of [`ConstraintKind::name`](super::ConstraintKind::name), and its `target`
/// that of [`Target::name`](super::Target::name). What is `rejected` reads like a constraint and is not enforced, for a
/// `reason` of [`Reason::name`](super::Reason::name) and, precisely, `why`; what it would have demanded and what speaks
/// `against` it are there where they are known.
///
/// Where an API has several documentations, what was taken from another than the first is `inferred` too, by a rule that
/// starts with `docs.`; a model has `inferred` as well where something of it, or all of it, was.
///
/// A struct whose fields must keep rules together has `constraints` of its own, and may have `rejected` ones:
///
/// ```json
/// {"kind": "required_if", "fields": ["weight"], "condition": {"field": "size", "is": ["large"]},
///  "rule": "required_if.case", "evidence": {"file": "…", "line": 20, "text": "Required when `size` is `large`"}}
/// ```
///
/// The kind is that of [`RelationKind::name`](super::RelationKind::name), and `fields` are wire names. A `condition`
/// names a field and says that it `is` or `is_not` one of some values, or whether it is `present`; several that hold
/// together are `{"all": […]}`.
pub fn json(schemas: &[&Schema], sources: &Sources) -> Value {
    let models = schemas.iter().flat_map(|schema| schema.models.iter().map(|model| model_json(schema, model, sources)));
    let names = schemas.iter().map(|schema| {
        let WireStyle { case, evidence, of } = schema.wire;
        let mut out = json!({"api": schema.api, "wire_case": case.as_str(), "evidence": evidence, "of": of});
        set(&mut out, "tells_absent_from_null", schema.tells_absent_from_null.then_some(true.into()));
        out
    });
    json!({"schemadown_ir": 1, "names": names.collect::<Vec<_>>(), "models": models.collect::<Vec<_>>()})
}

fn model_json(schema: &Schema, model: &Model, sources: &Sources) -> Value {
    let mut out = json!({
        "id": model.id,
        "name": model.name,
        "module": model.module,
        "source": model.source,
        "line": sources.position(model.place()).line,
        "rust_name": model.rust_name,
        "description": text(model.description.as_ref()),
        "deprecated": model.deprecated.is_some(),
    });
    note(&mut out, model.deprecated.as_ref());
    let more = match &model.kind {
        ModelKind::Struct(object) => {
            let fields =
                object.fields.iter().map(|field| field_json(schema, model, field, sources)).collect::<Vec<_>>();
            let additional = object.additional.as_ref().map(|additional| type_json(schema, &additional.values));
            let mut out = json!({"kind": "struct", "fields": fields, "additional": additional});
            let relations = object.relations.iter().map(|relation| relation_json(object, relation, sources));
            let relations = relations.collect::<Vec<_>>();
            set(&mut out, "constraints", (!relations.is_empty()).then_some(relations.into()));
            let rejected = object.rejected.iter().map(|rejected| rejected_json(rejected, sources)).collect::<Vec<_>>();
            set(&mut out, "rejected", (!rejected.is_empty()).then_some(rejected.into()));
            out
        }
        ModelKind::Enum(values) => {
            let base = if values.base == super::schema::EnumBase::Integer { "integer" } else { "string" };
            let list = values.values.iter().map(|value| value_json(model, value, sources));
            let mut out =
                json!({"kind": "enum", "base": base, "open": values.open, "values": list.collect::<Vec<_>>()});
            set(&mut out, "flags", values.flags.then_some(true.into()));
            out
        }
        ModelKind::Union(union) => {
            let members = union.members.iter().map(|member| {
                let mut out = json!({"type": type_json(schema, &member.ty), "rust_name": member.rust_name});
                set(&mut out, "tag_value", member.tag_value.clone());
                out
            });
            let mut out =
                json!({"kind": "union", "select": select(&union.select), "members": members.collect::<Vec<_>>()});
            set(&mut out, "tag", union.select.tag().map(Into::into));
            set(&mut out, "keys", keys(&union.select));
            out
        }
        ModelKind::Alias(ty) => json!({"kind": "alias", "type": type_json(schema, ty)}),
    };
    if let (Value::Object(out), Value::Object(more)) = (&mut out, more) {
        out.extend(more);
    }
    let inferred = model.inferred.iter().map(|inference| inference_json(inference, sources)).collect::<Vec<_>>();
    set(&mut out, "inferred", (!inferred.is_empty()).then_some(inferred.into()));
    out
}

fn select(select: &Select) -> &'static str {
    match select {
        Select::Tag(_) => "tag",
        Select::OptionalTag(_) => "optional_tag",
        Select::Kind => "kind",
        Select::Keys(_) => "keys",
        Select::Order => "order",
    }
}

/// The properties that set members apart, each with the place of its member, in the order of the tests.
fn keys(select: &Select) -> Option<Value> {
    let Select::Keys(keys) = select else { return None };
    Some(keys.iter().map(|(member, names)| json!({"member": member, "names": names})).collect::<Vec<_>>().into())
}

fn value_json(model: &Model, value: &EnumValue, sources: &Sources) -> Value {
    let mut out = json!({"wire": value.wire, "rust_name": value.rust_name});
    place(&mut out, model, value.span, sources);
    set(&mut out, "description", text(value.description.as_ref()).map(Value::from));
    out
}

fn field_json(schema: &Schema, model: &Model, field: &Field, sources: &Sources) -> Value {
    let constraints = field.constraints.iter().map(|constraint| constraint_json(constraint, sources));
    let rejected = field.rejected.iter().map(|rejected| rejected_json(rejected, sources));
    let inferred = field.inferred.iter().map(|inference| inference_json(inference, sources));
    let mut out = json!({
        "name": field.name,
        "wire_name": field.wire_name,
        "rust_name": field.rust_name,
        "type": type_json(schema, &field.ty),
        "required": field.required,
        "nullable": field.nullable,
        "deprecated": field.deprecated.is_some(),
        "description": text(field.description.as_ref()),
        "constraints": constraints.collect::<Vec<_>>(),
        "rejected": rejected.collect::<Vec<_>>(),
        "inferred": inferred.collect::<Vec<_>>(),
    });
    place(&mut out, model, field.span, sources);
    let condition = field.condition.as_ref();
    let condition = condition.map(|prose| json!({"text": prose.text, "line": sources.position(prose.span).line}));
    set(&mut out, "condition", condition);
    let remarks = field.remarks.iter().map(|remark| {
        let line = sources.position(remark.prose.span).line;
        json!({"of": remark_of(remark.of), "text": remark.prose.text, "line": line})
    });
    set(&mut out, "remarks", (!field.remarks.is_empty()).then(|| remarks.collect::<Vec<_>>().into()));
    set(&mut out, "read_only", field.read_only.then_some(true.into()));
    let unproven = field.unproven.iter().map(|fact| fact.as_str()).collect::<Vec<_>>();
    set(&mut out, "unproven", (!unproven.is_empty()).then(|| unproven.into()));
    set(&mut out, "alias", field.alias.as_deref().map(Into::into));
    note(&mut out, field.deprecated.as_ref());
    out
}

fn remark_of(of: RemarkOf) -> &'static str {
    match of {
        RemarkOf::Field => "field",
        RemarkOf::Type => "type",
        RemarkOf::ItemType => "item_type",
    }
}

fn type_json(schema: &Schema, ty: &Type) -> Value {
    let inner = |ty: &Type| type_json(schema, ty);
    match ty {
        Type::String => json!({"kind": "string"}),
        Type::Integer => json!({"kind": "integer"}),
        Type::Sized(size) => json!({"kind": "integer", "format": size.format()}),
        Type::Number => json!({"kind": "number"}),
        Type::Boolean => json!({"kind": "boolean"}),
        Type::Date => json!({"kind": "date"}),
        Type::DateTime => json!({"kind": "date-time"}),
        Type::Bytes => json!({"kind": "bytes"}),
        Type::Any => json!({"kind": "any"}),
        Type::Null => json!({"kind": "null"}),
        Type::Array(items) => json!({"kind": "array", "items": inner(items)}),
        Type::Map(values) => json!({"kind": "map", "values": inner(values)}),
        Type::Literal(literal) => json!({"kind": "literal", "value": literal.value}),
        Type::Union(members) => json!({"kind": "union", "members": members.iter().map(inner).collect::<Vec<_>>()}),
        Type::Ref { model, boxed } => {
            let mut out = json!({"kind": "ref", "id": schema.model(*model).id});
            set(&mut out, "boxed", boxed.then_some(true.into()));
            out
        }
    }
}

fn constraint_json(constraint: &Constraint, sources: &Sources) -> Value {
    let mut out = json!({
        "kind": constraint.kind.name(),
        "value": constraint.kind.value(),
        "target": constraint.target.name(),
        "rule": constraint.rule,
        "evidence": evidence(&constraint.evidence.text, constraint.evidence.span, sources),
    });
    set(&mut out, "unit", constraint.kind.unit().map(Value::from));
    out
}

fn rejected_json(rejected: &Rejected, sources: &Sources) -> Value {
    let mut out = json!({
        "rule": rejected.rule,
        "reason": rejected.reason().name(),
        "why": rejected.why.to_string(),
        "evidence": evidence(&rejected.evidence.text, rejected.evidence.span, sources),
    });
    if let Some((target, kind)) = &rejected.demand {
        set(&mut out, "kind", Some(kind.name().into()));
        set(&mut out, "value", Some(kind.value()));
        set(&mut out, "target", Some(target.name().into()));
        set(&mut out, "unit", kind.unit().map(Value::from));
    }
    let against = rejected.against.as_ref();
    set(&mut out, "against", against.map(|place| evidence(&place.text, place.span, sources)));
    out
}

fn relation_json(object: &Struct, relation: &Relation, sources: &Sources) -> Value {
    let name = |field: &usize| object.fields.get(*field).map(|field| field.wire_name.clone());
    let mut out = json!({
        "kind": relation.kind.name(),
        "fields": relation.fields.iter().filter_map(name).collect::<Vec<_>>(),
        "rule": relation.rule,
        "evidence": evidence(&relation.evidence.text, relation.evidence.span, sources),
    });
    let condition = |Condition { field, state }: &Condition| match state {
        State::Present => json!({"field": name(field), "present": true}),
        State::Absent => json!({"field": name(field), "present": false}),
        State::Is(values) => json!({"field": name(field), "is": values}),
        State::IsNot(values) => json!({"field": name(field), "is_not": values}),
    };
    let condition = match relation.when.as_slice() {
        [] => None,
        [only] => Some(condition(only)),
        all => Some(json!({"all": all.iter().map(condition).collect::<Vec<_>>()})),
    };
    set(&mut out, "condition", condition);
    out
}

fn inference_json(inference: &Inference, sources: &Sources) -> Value {
    let mut out = json!({"fact": inference.fact, "rule": inference.rule});
    let place = inference.span.map(|span| evidence(sources.slice(span), span, sources));
    set(&mut out, "evidence", place);
    out
}

/// Where a part of a model stands: the line, and the page where that is not the model's.
fn place(out: &mut Value, model: &Model, span: Span, sources: &Sources) {
    set(out, "line", Some(sources.position(span).line.into()));
    let elsewhere = (span.file != model.file).then(|| sources.file(span.file).path.as_str().into());
    set(out, "source", elsewhere);
}

fn evidence(text: &str, span: Span, sources: &Sources) -> Value {
    let file = sources.file(span.file);
    let mut out = json!({"file": file.path, "line": file.position(span.start).line});
    set(&mut out, "text", (!file.is_hidden()).then(|| text.into()));
    out
}

fn text(prose: Option<&Prose>) -> Option<&str> {
    prose.map(|prose| prose.text.as_str())
}

fn note(out: &mut Value, deprecated: Option<&Deprecation>) {
    let note = deprecated.and_then(|deprecation| deprecation.note.clone());
    set(out, "deprecation_note", note.map(Value::String));
}

/// Sets a key, if there is something to set it to.
fn set(out: &mut Value, key: &str, value: Option<Value>) {
    if let (Value::Object(out), Some(value)) = (out, value) {
        out.insert(key.to_owned(), value);
    }
}
