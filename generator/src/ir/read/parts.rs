//! The parts of a JSON document, and what is said of one that is not as it should be.

use std::fmt;

use serde_json::{Map, Value};

/// What was read, or what stands in the way.
pub(super) type Read<T> = Result<T, Wrong>;

/// A part of a document that is not as `schemadown ir` writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The way to it, from the inside out.
    way: Vec<String>,
    what: String,
}

impl Wrong {
    pub(super) fn new(what: impl Into<String>) -> Self {
        Self { way: Vec::new(), what: what.into() }
    }

    pub(super) fn within(mut self, part: &str) -> Self {
        self.way.push(part.to_owned());
        self
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, part) in self.way.iter().rev().enumerate() {
            let gap = if at == 0 { "" } else { ", " };
            write!(f, "{gap}{part}")?;
        }
        let gap = if self.way.is_empty() { "" } else { ": " };
        write!(f, "{gap}{}", self.what)
    }
}

pub(super) fn object(json: &Value) -> Read<&Map<String, Value>> {
    json.as_object().ok_or_else(|| Wrong::new("expected an object"))
}

pub(super) fn text<'v>(json: &'v Map<String, Value>, key: &str) -> Read<&'v str> {
    json.get(key).and_then(Value::as_str).ok_or_else(|| Wrong::new("expected a text").within(key))
}

/// A text that may be left out or `null`.
pub(super) fn maybe<'v>(json: &'v Map<String, Value>, key: &str) -> Read<Option<&'v str>> {
    match json.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(_) => text(json, key).map(Some),
    }
}

/// `true` or `false`; the latter where it is left out.
pub(super) fn flag(json: &Map<String, Value>, key: &str) -> Read<bool> {
    match json.get(key) {
        None => Ok(false),
        Some(value) => value.as_bool().ok_or_else(|| Wrong::new("expected `true` or `false`").within(key)),
    }
}

pub(super) fn number(json: &Map<String, Value>, key: &str) -> Read<u64> {
    json.get(key).and_then(Value::as_u64).ok_or_else(|| Wrong::new("expected a whole number").within(key))
}

pub(super) fn list<'v>(json: &'v Map<String, Value>, key: &str) -> Read<&'v Vec<Value>> {
    json.get(key).and_then(Value::as_array).ok_or_else(|| Wrong::new("expected a list").within(key))
}

/// Each entry of a list that may be left out.
pub(super) fn each<T>(json: &Map<String, Value>, key: &str, read: impl Fn(&Value) -> Read<T>) -> Read<Vec<T>> {
    if json.get(key).is_none() {
        return Ok(Vec::new());
    }
    let one = |(at, entry)| read(entry).map_err(|wrong: Wrong| wrong.within(&format!("{key}[{at}]")));
    list(json, key)?.iter().enumerate().map(one).collect()
}

pub(super) fn texts(json: &Map<String, Value>, key: &str) -> Read<Vec<String>> {
    each(json, key, |entry| entry.as_str().map(str::to_owned).ok_or_else(|| Wrong::new("expected a text")))
}
