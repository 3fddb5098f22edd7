//! Reads a schema back from the JSON that `schemadown ir` prints.
//!
//! Lines are all that the JSON has of places. What is read is in pages that have as many lines, and nothing on them: a span
//! of the schema leads to the right page and line, and never to words. Examples and the names of mining rules are not in
//! the JSON, nor is what only `emit` asks for; a schema that was read back can be compared and explained, not emitted.

mod parts;
mod place;
mod rules;

use std::collections::HashMap;

use serde_json::{Map, Value};

pub use self::parts::Wrong;
use self::parts::{Read, flag, list, maybe, number, object, text};
use self::place::{Place, Refs};
use super::constraint::Constraint;
use super::schema::{
    Additional, Deprecation, Enum, EnumBase, EnumValue, Field, Inference, Literal, Member, Model, ModelId, ModelKind,
    Prose, Schema, Select, Struct, Type, Union, WireStyle,
};
use crate::config::WireCase;
use crate::dialect::IntSize;
use crate::source::Sources;

/// The form of the JSON that is read.
const VERSION: u64 = 1;

/// Reads the schema of one API; its pages are added to `sources`.
///
/// # Errors
/// The first part that is not as [`json`](super::json()) writes it.
pub fn read(json: &Value, sources: &mut Sources) -> Result<Schema, Wrong> {
    let top = object(json)?;
    match top.get("schemadown_ir").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(other) => return Err(Wrong::new(format!("version {other} of the form; this program reads {VERSION}"))),
        None => return Err(Wrong::new("no `schemadown_ir`, so this is not what `schemadown ir` prints")),
    }
    let mut models = Vec::new();
    for (at, model) in list(top, "models")?.iter().enumerate() {
        let of = |wrong: Wrong| wrong.within(&format!("models[{at}]"));
        let model = object(model).map_err(of)?;
        models.push((text(model, "id").map_err(of)?, model, at));
    }
    models.sort_unstable_by_key(|(id, ..)| *id);
    if let Some(pair) = models.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Err(Wrong::new(format!("two models are called `{}`", pair[0].0)));
    }
    let files = place::files(json, sources)?;
    let ids = models.iter().enumerate().map(|(at, (id, ..))| (*id, ModelId(index(at)))).collect::<HashMap<_, _>>();
    let refs = Refs { ids: &ids, files: &files };
    let read = models
        .iter()
        .map(|(_, model, at)| self::model(model, &refs).map_err(|wrong| wrong.within(&format!("models[{at}]"))));
    let mut schema = Schema { models: read.collect::<Read<_>>()?, ..Schema::default() };
    names(top, &mut schema)?;
    Ok(schema)
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What the document says of the API as a whole.
fn names(top: &Map<String, Value>, schema: &mut Schema) -> Read<()> {
    let names = list(top, "names")?;
    let [names] = names.as_slice() else {
        return Err(Wrong::new("the models of several APIs").within("names"));
    };
    let names = object(names).map_err(|wrong| wrong.within("names"))?;
    text(names, "api").map_err(|wrong| wrong.within("names"))?.clone_into(&mut schema.api);
    schema.tells_absent_from_null = flag(names, "tells_absent_from_null")?;
    let count = |key| number(names, key).map(|count| usize::try_from(count).unwrap_or(usize::MAX));
    schema.wire = WireStyle {
        case: maybe(names, "wire_case")?.and_then(WireCase::from_word).unwrap_or_default(),
        evidence: count("evidence")?,
        of: count("of")?,
    };
    Ok(())
}

fn model(json: &Map<String, Value>, refs: &Refs<'_>) -> Read<Model> {
    let id = text(json, "id")?;
    let place = refs.page(json)?;
    // What older programs print has no `name` and no `module`: an id is made of both.
    let (folders, name) = id.rsplit_once('.').unwrap_or(("", id));
    let module = match json.get("module") {
        Some(_) => parts::texts(json, "module")?,
        None => folders.split('.').filter(|part| !part.is_empty()).map(str::to_owned).collect(),
    };
    let kind = match text(json, "kind")? {
        "struct" => ModelKind::Struct(shape(json, &place, refs)?),
        "enum" => ModelKind::Enum(values(json, &place)?),
        "union" => ModelKind::Union(union(json, refs)?),
        "alias" => ModelKind::Alias(ty(json.get("type"), refs).map_err(|wrong| wrong.within("type"))?),
        other => return Err(Wrong::new(format!("no kind of model is called `{other}`")).within("kind")),
    };
    Ok(Model {
        id: id.to_owned(),
        module,
        ends_in_page: false,
        as_written: false,
        name: maybe(json, "name")?.unwrap_or(name).to_owned(),
        rust_name: text(json, "rust_name")?.to_owned(),
        file_stem: String::new(),
        source: text(json, "source")?.to_owned(),
        file: place.file,
        span: place.span(json)?,
        at: place.span(json)?,
        kind,
        description: prose(json, &place)?,
        deprecated: deprecated(json)?,
        examples: Vec::new(),
        inferred: inferred(json, refs)?,
    })
}

fn prose(json: &Map<String, Value>, place: &Place<'_>) -> Read<Option<Prose>> {
    let span = place.span(json)?;
    Ok(maybe(json, "description")?.map(|text| Prose { text: text.to_owned(), span }))
}

fn deprecated(json: &Map<String, Value>) -> Read<Option<Deprecation>> {
    let note = maybe(json, "deprecation_note")?.map(str::to_owned);
    Ok(flag(json, "deprecated")?.then_some(Deprecation { note }))
}

/// What was concluded. The names of facts and rules belong to the program that concluded.
fn inferred(json: &Map<String, Value>, refs: &Refs<'_>) -> Read<Vec<Inference>> {
    let one = |inference: &Value| {
        let span = object(inference)?.get("evidence").map(|evidence| refs.evidence(evidence)).transpose()?;
        Ok(Inference { fact: "", rule: "", span: span.map(|evidence| evidence.span) })
    };
    parts::each(json, "inferred", one)
}

fn shape(json: &Map<String, Value>, place: &Place<'_>, refs: &Refs<'_>) -> Read<Struct> {
    let fields = parts::each(json, "fields", |field| self::field(object(field)?, place, refs))?;
    let additional = match json.get("additional") {
        None | Some(Value::Null) => None,
        values => Some(Additional {
            rust_name: "additional".to_owned(),
            values: ty(values, refs).map_err(|wrong| wrong.within("additional"))?,
            description: None,
            span: place.span(json)?,
        }),
    };
    let relations = parts::each(json, "constraints", |relation| rules::relation(object(relation)?, &fields, refs))?;
    let rejected = parts::each(json, "rejected", |rejected| rules::rejected(object(rejected)?, refs))?;
    Ok(Struct { fields, additional, relations, rejected })
}

fn field(json: &Map<String, Value>, place: &Place<'_>, refs: &Refs<'_>) -> Read<Field> {
    let name = text(json, "name")?;
    let of = |wrong: Wrong| wrong.within(&format!("`{name}`"));
    let place = &place.part(json, refs)?;
    let ty = ty(json.get("type"), refs).map_err(|wrong| of(wrong.within("type")))?;
    let constraints: Vec<Constraint> =
        parts::each(json, "constraints", |rule| rules::constraint(object(rule)?, refs)).map_err(of)?;
    let rejected = parts::each(json, "rejected", |rejected| rules::rejected(object(rejected)?, refs)).map_err(of)?;
    let condition = json.get("condition").map(|condition| -> Read<Prose> {
        let condition = object(condition)?;
        Ok(Prose { text: text(condition, "text")?.to_owned(), span: place.span(condition)? })
    });
    Ok(Field {
        name: name.to_owned(),
        wire_name: text(json, "wire_name")?.to_owned(),
        rust_name: text(json, "rust_name")?.to_owned(),
        ty,
        required: flag(json, "required")?,
        condition: condition.transpose().map_err(|wrong| of(wrong.within("condition")))?,
        nullable: flag(json, "nullable")?,
        read_only: flag(json, "read_only")?,
        deprecated: deprecated(json)?,
        description: prose(json, place)?,
        remarks: Vec::new(),
        constraints,
        rejected,
        hidden_null: false,
        example: None,
        inferred: inferred(json, refs)?,
        unproven: Vec::new(),
        alias: maybe(json, "alias")?.map(str::to_owned),
        span: place.span(json)?,
    })
}

fn values(json: &Map<String, Value>, place: &Place<'_>) -> Read<Enum> {
    let base = match text(json, "base")? {
        "integer" => EnumBase::Integer,
        "string" => EnumBase::String,
        other => return Err(Wrong::new(format!("no enum has `{other}`")).within("base")),
    };
    let value = |value: &Value| {
        let value = object(value)?;
        let wire = value.get("wire").cloned().unwrap_or_default();
        let is_of_base = if base == EnumBase::Integer { wire.is_i64() || wire.is_u64() } else { wire.is_string() };
        if !is_of_base {
            return Err(Wrong::new(format!("{wire} is no value of this enum")).within("wire"));
        }
        Ok(EnumValue {
            wire,
            name: None,
            rust_name: text(value, "rust_name")?.to_owned(),
            description: prose(value, place)?,
            span: place.span(value)?,
        })
    };
    let values = parts::each(json, "values", value)?;
    Ok(Enum { base, values, open: flag(json, "open")?, flags: flag(json, "flags")? })
}

fn union(json: &Map<String, Value>, refs: &Refs<'_>) -> Read<Union> {
    let member = |member: &Value| {
        let member = object(member)?;
        Ok(Member {
            ty: ty(member.get("type"), refs).map_err(|wrong| wrong.within("type"))?,
            rust_name: text(member, "rust_name")?.to_owned(),
            tag_value: member.get("tag_value").cloned(),
        })
    };
    let members: Vec<Member> = parts::each(json, "members", member)?;
    let key = |key: &Value| {
        let key = object(key)?;
        Ok((usize::try_from(number(key, "member")?).unwrap_or(usize::MAX), parts::texts(key, "names")?))
    };
    let tag = || text(json, "tag").map(str::to_owned);
    let select = match text(json, "select")? {
        "tag" => Select::Tag(tag()?),
        "optional_tag" => Select::OptionalTag(tag()?),
        "kind" => Select::Kind,
        "keys" => Select::Keys(parts::each(json, "keys", key)?),
        "order" => Select::Order,
        other => return Err(Wrong::new(format!("no union is read by `{other}`")).within("select")),
    };
    Ok(Union { members, select })
}

fn ty(json: Option<&Value>, refs: &Refs<'_>) -> Read<Type> {
    let json = object(json.unwrap_or(&Value::Null))?;
    let inner = |key| ty(json.get(key), refs).map(Box::new).map_err(|wrong| wrong.within(key));
    Ok(match text(json, "kind")? {
        "string" => Type::String,
        "integer" => match maybe(json, "format")? {
            None => Type::Integer,
            Some(format) => Type::Sized(
                IntSize::from_format(format)
                    .ok_or_else(|| Wrong::new(format!("no size is called `{format}`")).within("format"))?,
            ),
        },
        "number" => Type::Number,
        "boolean" => Type::Boolean,
        "date" => Type::Date,
        "date-time" => Type::DateTime,
        "bytes" => Type::Bytes,
        "any" => Type::Any,
        "null" => Type::Null,
        "array" => Type::Array(inner("items")?),
        "map" => Type::Map(inner("values")?),
        "ref" => Type::Ref { model: refs.model(text(json, "id")?)?, boxed: flag(json, "boxed")? },
        "literal" => Type::Literal(Literal {
            value: json.get("value").cloned().unwrap_or_default(),
            rust_name: String::new(),
            variant: String::new(),
        }),
        "union" => Type::Union(parts::each(json, "members", |member| ty(Some(member), refs))?),
        other => return Err(Wrong::new(format!("no type is called `{other}`")).within("kind")),
    })
}
