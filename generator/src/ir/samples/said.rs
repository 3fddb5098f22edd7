//! What becomes of that which recorded bodies show and the documentation denies: what can be read is settled, all is reported.

use std::collections::BTreeMap;

use crate::config::FieldOverride;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Sources, Span};

use super::super::schema::{Field, Inference, Model, ModelId, ModelKind, Type};
use super::confront::{Fact, Facts, Places};
use super::matched::Why;

/// How many places are listed.
const LISTED: usize = 5;

/// So many properties that no row has are more likely data than names, and are counted only.
const MANY: usize = 20;

/// The bodies that are of no model, one problem for each reason.
pub(super) fn unmatched(models: &[Model], others: &[(Span, Why)], sources: &Sources) -> Vec<Diagnostic> {
    let mut whys: BTreeMap<Why, Vec<Span>> = BTreeMap::new();
    for (span, why) in others {
        whys.entry(*why).or_default().push(*span);
    }
    let name = |model: ModelId| models.get(model.0 as usize).map_or("", |model| model.id.as_str());
    let mut said = Vec::new();
    for (why, places) in whys {
        let Some(first) = places.first() else { continue };
        let count = if places.len() == 1 { "a sample".to_owned() } else { format!("{} samples", places.len()) };
        let (message, help) = match why {
            Why::OtherKeys(model) => (
                format!("{count} called after `{}` without its keys", name(model)),
                "rename the file, if it is of something else".to_owned(),
            ),
            Why::Alike(one, other) => (
                format!("{count} of `{}` or `{}`: both fit alike", name(one), name(other)),
                format!("call the file after one of them: `{}.json`", name(one)),
            ),
            Why::Unknown => (
                format!("{count} of no model that the keys would tell"),
                "call the file after its model, as in `order.json` or `order-2.json`".to_owned(),
            ),
        };
        let file = sources.file(first.file);
        let problem = Diagnostic::new(Code::SampleUnread, message)
            .in_file_at(file.display.clone(), sources.position(*first))
            .help(help);
        let listed: Vec<_> = places.iter().skip(1).take(LISTED).map(|span| place(*span, sources)).collect();
        let more = places.len().saturating_sub(1 + LISTED);
        said.push(match (listed.is_empty(), more) {
            (true, _) => problem,
            (false, 0) => problem.help(format!("also {}", listed.join(", "))),
            (false, more) => problem.help(format!("also {} and {more} more", listed.join(", "))),
        });
    }
    said
}

/// Where something stands in a sample. What stands there is nobody's business.
fn place(span: Span, sources: &Sources) -> String {
    format!("{}:{}", sources.file(span.file).display, sources.position(span))
}

/// Settles what is shown, but for what the configuration says, and reports it.
pub(super) fn settle(
    models: &mut [Model],
    facts: Facts,
    configured: &[FieldOverride],
    sources: &Sources,
) -> Vec<Diagnostic> {
    let mut undocumented: BTreeMap<ModelId, Vec<(String, Places)>> = BTreeMap::new();
    let mut said = Vec::new();
    for ((id, fact), shown) in facts {
        let Some(model) = models.get_mut(id.0 as usize) else { continue };
        if let Fact::Undocumented(key) = fact {
            undocumented.entry(id).or_default().push((key, shown));
            continue;
        }
        said.extend(settle_one(model, &fact, shown, configured, sources));
    }
    for (id, keys) in undocumented {
        if let Some(model) = models.get(id.0 as usize) {
            said.extend(unknown_keys(model, keys, sources));
        }
    }
    said
}

fn unknown_keys(model: &Model, keys: Vec<(String, Places)>, sources: &Sources) -> Vec<Diagnostic> {
    let of = |message: String, span: Span| {
        Diagnostic::new(Code::SampleDiffers, message)
            .at(model.place(), "is documented here")
            .help(format!("{} has it", place(span, sources)))
    };
    match keys.as_slice() {
        [(_, (first, _)), ..] if keys.len() > MANY => {
            let message = format!("samples of `{}` have {} properties that no row documents", model.name, keys.len());
            vec![of(message, *first).help("so many are more likely a map than fields")]
        }
        _ => {
            let one = |(key, (span, _)): (String, Places)| {
                of(format!("a sample of `{}` has `{}`, which no row documents", model.name, shortened(&key)), span)
            };
            keys.into_iter().map(one).collect()
        }
    }
}

/// A key as it may be shown.
fn shortened(key: &str) -> String {
    const LONGEST: usize = 60;
    let cut = if key.chars().count() > LONGEST { "…" } else { "" };
    key.chars().take(LONGEST).flat_map(char::escape_debug).collect::<String>() + cut
}

fn settle_one(
    model: &mut Model,
    fact: &Fact,
    (span, count): Places,
    configured: &[FieldOverride],
    sources: &Sources,
) -> Option<Diagnostic> {
    let (name, whole) = (model.name.clone(), model.place());
    let part = match fact {
        Fact::Missing(part) | Fact::Null(part) | Fact::Fraction(part) | Fact::Beyond(part) | Fact::Name(part) => {
            Some(*part)
        }
        Fact::Kind(part, _) => *part,
        Fact::Value | Fact::Undocumented(_) => None,
    };
    let field = part.and_then(|part| match &mut model.kind {
        ModelKind::Struct(object) => object.fields.get_mut(part),
        _ => None,
    });
    let (message, row, then) = match field {
        Some(field) => {
            let set = configured.iter().find(|set| set.model == model.id && set.field == field.name);
            let (message, then) = settle_field(field, fact, span, set)?;
            (format!("in a sample of `{name}` {message}"), field.span, then)
        }
        None => match (fact, &mut model.kind) {
            (Fact::Value, ModelKind::Enum(values)) => {
                values.open = true;
                model.inferred.push(Inference { fact: "open", rule: "open.sample", span: Some(span) });
                (format!("a sample has a value that `{name}` does not document"), whole, "others are read as unknown")
            }
            (Fact::Kind(_, shown), _) => (format!("a sample has {shown} in place of a `{name}`"), whole, AS_DOCUMENTED),
            _ => return None,
        },
    };
    let more = if count > 1 { format!(" and {} more", count - 1) } else { String::new() };
    let problem = Diagnostic::new(Code::SampleDiffers, message).at(row, "is documented here");
    Some(problem.help(format!("it stands at {}{more}; {then}", place(span, sources))))
}

const AS_DOCUMENTED: &str = "it is read as documented, and such a value is none";

/// Settles a fact of a field. What is to be said of it, and what becomes of it; nothing where the configuration has settled it,
/// or where the documentation could not show it.
fn settle_field(
    field: &mut Field,
    fact: &Fact,
    span: Span,
    set: Option<&FieldOverride>,
) -> Option<(String, &'static str)> {
    let name = field.name.clone();
    let mut concluded = |fact, rule| field.inferred.push(Inference { fact, rule, span: Some(span) });
    Some(match fact {
        Fact::Missing(_) if set.is_none_or(|set| set.required.is_none()) => {
            concluded("required", "required.sample");
            (field.required, field.hidden_null) = (false, false);
            (format!("the required `{name}` is missing"), "it may be absent")
        }
        Fact::Null(_) if set.is_none_or(|set| set.nullable.is_none()) => {
            concluded("nullable", "nullable.sample");
            let is_denied = field.required && !field.hidden_null;
            (field.nullable, field.hidden_null) = (true, false);
            is_denied.then(|| (format!("`{name}` is `null`, which its row denies"), "it may be `null`"))?
        }
        Fact::Fraction(_) if set.is_none_or(|set| set.ty.is_none()) => {
            concluded("number", "integer.sample");
            widen(&mut field.ty, &Type::Number);
            (format!("the whole number `{name}` has a fraction"), "it may have one")
        }
        Fact::Beyond(_) if set.is_none_or(|set| set.ty.is_none()) => {
            concluded("integer", "integer.sample");
            widen(&mut field.ty, &Type::Integer);
            (format!("`{name}` is beyond its size"), "it may be any whole number")
        }
        Fact::Name(_) if set.is_none_or(|set| set.wire_name.is_none()) && field.alias.is_none() => (
            format!("`{name}` is spelled otherwise than `{}`", field.wire_name),
            "`wire_name` in `[api.fields]` settles it",
        ),
        Fact::Kind(_, shown) if set.is_none_or(|set| set.ty.is_none()) => {
            (format!("`{name}` is {shown}, which does not fit its type"), AS_DOCUMENTED)
        }
        _ => return None,
    })
}

/// Makes the whole numbers of a type what holds more.
fn widen(ty: &mut Type, to: &Type) {
    match ty {
        Type::Integer | Type::Sized(_) => *ty = to.clone(),
        Type::Array(inner) | Type::Map(inner) => widen(inner, to),
        Type::Union(members) => members.iter_mut().for_each(|member| widen(member, to)),
        _ => {}
    }
}
