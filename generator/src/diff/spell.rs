//! How types and rules are said in a few words.

use crate::ir::{Constraint, ConstraintKind, Decimal, LengthUnit, ModelKind, Schema, Target, Type};

/// A type, as a page would say it: `Order[]`, `map of string`, `uint8`.
pub(super) fn ty(schema: &Schema, ty: &Type) -> String {
    match ty {
        Type::String => "string".to_owned(),
        Type::Integer => "integer".to_owned(),
        Type::Sized(size) => size.format().to_owned(),
        Type::Number => "number".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Date => "date".to_owned(),
        Type::DateTime => "date-time".to_owned(),
        Type::Bytes => "bytes".to_owned(),
        Type::Any => "any".to_owned(),
        Type::Null => "null".to_owned(),
        Type::Array(inner) if matches!(**inner, Type::Union(_) | Type::Map(_)) => {
            format!("({})[]", self::ty(schema, inner))
        }
        Type::Array(inner) => format!("{}[]", self::ty(schema, inner)),
        Type::Map(inner) => format!("map of {}", self::ty(schema, inner)),
        Type::Ref { model, .. } => schema.models.get(model.0 as usize).map_or("?", |model| &model.name).to_owned(),
        Type::Literal(literal) => literal.value.to_string(),
        Type::Union(members) => members.iter().map(|member| self::ty(schema, member)).collect::<Vec<_>>().join(" | "),
    }
}

/// What a model is.
pub(super) fn kind(kind: &ModelKind) -> &'static str {
    match kind {
        ModelKind::Struct(_) => "object",
        ModelKind::Enum(values) if values.flags => "flags",
        ModelKind::Enum(_) => "enum",
        ModelKind::Union(_) => "union",
        ModelKind::Alias(_) => "another name for a type",
    }
}

/// A value as JSON has it; a text without its quotation marks.
pub(super) fn value(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn of(target: Target) -> &'static str {
    match target {
        Target::Itself => "",
        Target::Items => "each item ",
        Target::Keys => "each key ",
        Target::Values => "each value ",
    }
}

/// Some rules of one family together: `3 to 60 characters`.
pub(super) fn rules(rules: &[&Constraint]) -> String {
    let Some(first) = rules.first() else { return String::new() };
    let kinds: Vec<&ConstraintKind> = rules.iter().map(|rule| &rule.kind).collect();
    let words = counted(&kinds)
        .or_else(|| range(&kinds))
        .unwrap_or_else(|| kinds.iter().map(|kind| rule(kind)).collect::<Vec<_>>().join(", "));
    format!("{}{words}", of(first.target))
}

/// Bounds of a length or a number of items.
fn counted(kinds: &[&ConstraintKind]) -> Option<String> {
    let (mut low, mut high, mut unit) = (None, None, "");
    for kind in kinds {
        let (bound, count, of) = match kind {
            ConstraintKind::MinLength(count, of) => (&mut low, count, length(*of)),
            ConstraintKind::MaxLength(count, of) => (&mut high, count, length(*of)),
            ConstraintKind::MinItems(count) => (&mut low, count, "items"),
            ConstraintKind::MaxItems(count) => (&mut high, count, "items"),
            _ => return None,
        };
        if bound.replace(*count).is_some() {
            return None;
        }
        unit = of;
    }
    Some(match (low, high) {
        (Some(low), Some(high)) if low == high => format!("exactly {low} {unit}"),
        (Some(low), Some(high)) => format!("{low} to {high} {unit}"),
        (Some(low), None) => format!("at least {low} {unit}"),
        (None, Some(high)) => format!("at most {high} {unit}"),
        (None, None) => return None,
    })
}

fn length(unit: LengthUnit) -> &'static str {
    match unit {
        LengthUnit::Characters => "characters",
        LengthUnit::Bytes => "bytes",
    }
}

/// Bounds of a number.
fn range(kinds: &[&ConstraintKind]) -> Option<String> {
    let said = |words: &str, number: &Decimal| format!("{words} {}", number.as_str());
    let parts = kinds.iter().map(|kind| match kind {
        ConstraintKind::Minimum(number) => Some(said("at least", number)),
        ConstraintKind::ExclusiveMinimum(number) => Some(said("more than", number)),
        ConstraintKind::Maximum(number) => Some(said("at most", number)),
        ConstraintKind::ExclusiveMaximum(number) => Some(said("less than", number)),
        _ => None,
    });
    Some(parts.collect::<Option<Vec<_>>>()?.join(", "))
}

fn rule(kind: &ConstraintKind) -> String {
    match kind {
        ConstraintKind::Charset(set) => format!("only [{}]", set.to_class()),
        ConstraintKind::Pattern(pattern) => format!("matches {pattern}"),
        ConstraintKind::Prefix(text) => format!("starts with {text}"),
        ConstraintKind::Suffix(text) => format!("ends with {text}"),
        ConstraintKind::Enum(values) => {
            format!("one of {}", values.iter().map(value).collect::<Vec<_>>().join(", "))
        }
        ConstraintKind::MultipleOf(number) => format!("a multiple of {}", number.as_str()),
        ConstraintKind::UniqueItems => "no item twice".to_owned(),
        ConstraintKind::Format(format) => format!("in the form {format}"),
        ConstraintKind::Default(value) => value.to_string(),
        other => other.words(),
    }
}
