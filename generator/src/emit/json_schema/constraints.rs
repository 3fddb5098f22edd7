//! Constraints as keywords of JSON Schema.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::text::comment;
use crate::ir::{Charset, Constraint, ConstraintKind, LengthUnit, Target, whole};
use crate::regex::Regex;

/// A field's constraints by what they speak of.
#[derive(Default)]
pub(super) struct Parts<'c> {
    pub(super) own: Vec<&'c ConstraintKind>,
    pub(super) items: Vec<&'c ConstraintKind>,
    pub(super) keys: Vec<&'c ConstraintKind>,
    pub(super) values: Vec<&'c ConstraintKind>,
    pub(super) default: Option<Value>,
    /// A line for each constraint: what it is and the words it was read from.
    pub(super) comments: Vec<String>,
}

pub(super) fn sort(constraints: &[Constraint]) -> Parts<'_> {
    let mut parts = Parts::default();
    for Constraint { kind, target, evidence, .. } in constraints {
        parts.comments.push(comment(kind.name(), &evidence.text));
        if let ConstraintKind::Default(value) = kind {
            parts.default = Some(value.clone());
            continue;
        }
        match target {
            Target::Itself => parts.own.push(kind),
            Target::Items => parts.items.push(kind),
            Target::Keys => parts.keys.push(kind),
            Target::Values => parts.values.push(kind),
        }
    }
    parts
}

/// What the constraints allow, and nothing else is known of.
pub(super) fn narrowed(kinds: Vec<&ConstraintKind>) -> Map<String, Value> {
    let mut out = Map::new();
    narrow(&mut out, kinds);
    out
}

/// Adds keywords. Of two bounds the tighter one stays; of other keywords that are there already the second joins the first
/// in `allOf`: both hold.
pub(super) fn narrow(out: &mut Map<String, Value>, kinds: Vec<&ConstraintKind>) {
    let is_object = out.get("type").is_some_and(|ty| ty == "object");
    for (keyword, value) in kinds.into_iter().flat_map(|kind| keywords(kind, is_object)) {
        match out.get(keyword) {
            None => _ = out.insert(keyword.to_owned(), value),
            Some(there) if *there == value || is_tighter(keyword, there, &value) => {}
            Some(there) if is_tighter(keyword, &value, there) => _ = out.insert(keyword.to_owned(), value),
            Some(_) => {
                if let Value::Array(all) = out.entry("allOf").or_insert_with(|| json!([])) {
                    all.push(json!({ keyword: value }));
                }
            }
        }
    }
}

/// Whether whoever keeps one bound keeps the other.
fn is_tighter(keyword: &str, bound: &Value, other: &Value) -> bool {
    let (Some(bound), Some(other)) = (whole(bound), whole(other)) else { return false };
    match keyword {
        "minimum" => bound > other,
        "maximum" => bound < other,
        _ => false,
    }
}

fn keywords(kind: &ConstraintKind, is_object: bool) -> Vec<(&'static str, Value)> {
    let one = |keyword, value: Value| vec![(keyword, value)];
    match kind {
        ConstraintKind::MaxLength(limit, LengthUnit::Characters) => one("maxLength", (*limit).into()),
        ConstraintKind::MinLength(limit, LengthUnit::Characters) => one("minLength", (*limit).into()),
        ConstraintKind::Charset(set) => one("pattern", format!("^{}*$", class(set)).into()),
        // What cannot be read may be none of ECMA 262 either.
        ConstraintKind::Pattern(pattern) => {
            Regex::new(pattern).map(|regex| one("pattern", regex.ecma().into())).unwrap_or_default()
        }
        ConstraintKind::Prefix(start) => one("pattern", format!("^{}", escaped(start)).into()),
        ConstraintKind::Suffix(end) => one("pattern", format!("{}$", escaped(end)).into()),
        ConstraintKind::Enum(values) => one("enum", values.clone().into()),
        ConstraintKind::Minimum(limit) => one("minimum", limit.to_json()),
        ConstraintKind::Maximum(limit) => one("maximum", limit.to_json()),
        ConstraintKind::ExclusiveMinimum(limit) => one("exclusiveMinimum", limit.to_json()),
        ConstraintKind::ExclusiveMaximum(limit) => one("exclusiveMaximum", limit.to_json()),
        ConstraintKind::MultipleOf(step) => one("multipleOf", step.to_json()),
        ConstraintKind::MinItems(limit) => one(if is_object { "minProperties" } else { "minItems" }, (*limit).into()),
        ConstraintKind::MaxItems(limit) => one(if is_object { "maxProperties" } else { "maxItems" }, (*limit).into()),
        ConstraintKind::UniqueItems => one("uniqueItems", true.into()),
        ConstraintKind::Format(format) => one("format", format.as_str().into()),
        // Lengths in bytes have no keyword; defaults are not for here.
        ConstraintKind::MaxLength(_, LengthUnit::Bytes)
        | ConstraintKind::MinLength(_, LengthUnit::Bytes)
        | ConstraintKind::Default(_) => Vec::new(),
    }
}

/// A set of characters as a class of ECMA 262 with the `u` flag, which is what JSON Schema's patterns are read as.
fn class(set: &Charset) -> String {
    let mut out = "[".to_owned();
    for (low, high) in set.ranges() {
        push(&mut out, *low);
        if low < high {
            out.push('-');
            push(&mut out, *high);
        }
    }
    out.push(']');
    out
}

/// A text that stands for itself in a pattern.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        push(&mut out, c);
    }
    out
}

fn push(out: &mut String, c: char) {
    match c {
        '^' | '$' | '\\' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '/' | '-' => {
            _ = write!(out, "\\x{:02X}", u32::from(c));
        }
        '\0'..=' ' | '\x7f' => _ = write!(out, "\\x{:02X}", u32::from(c)),
        c if c.is_alphanumeric() || c.is_ascii() => out.push(c),
        c => _ = write!(out, "\\u{{{:X}}}", u32::from(c)),
    }
}
