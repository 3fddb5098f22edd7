//! Decoding of unions: which member a value is, and what to say when it is none.

use std::fmt::Display;

use serde::de::{DeserializeOwned, Deserializer, Error};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::loss::lost;
use super::messages::told;
use super::report::{Path, Report, listed, violation};
use super::violations::Code;

/// The member's result, with the member named where it is an error.
pub(crate) fn member<T, F: Display, E: Error>(name: &str, result: Result<T, F>) -> Result<T, E> {
    result.map_err(|error| E::custom(format_args!("{name}: {}", told(&error.to_string(), ""))))
}

/// The tag of an object that may leave it out, as text.
pub(crate) fn optional_tag<E: Error>(value: &Value, name: &str) -> Result<Option<String>, E> {
    let expected = || E::custom(format_args!("expected an object with `{name}`, found {}", kind(value)));
    match value.as_object().ok_or_else(expected)?.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(tag)) => Ok(Some(tag.clone())),
        Some(tag @ (Value::Number(_) | Value::Bool(_))) => Ok(Some(tag.to_string())),
        Some(other) => Err(E::custom(format_args!("expected a tag in `{name}`, found {}", kind(other)))),
    }
}

/// Reports a value whose tag is not documented.
pub(crate) fn undocumented(tags: &[&str], path: Path<'_>, report: &mut Report) {
    let expected = listed(tags.iter().map(|tag| format!("{tag:?}")));
    violation(path, report, Code::Enum.limit(tags), format_args!("a tag of {expected}, found an undocumented one"));
}

/// Whether an object has all of these properties.
pub(crate) fn has(value: &Value, keys: &[&str]) -> bool {
    keys.iter().all(|key| value.get(key).is_some())
}

/// The error of a value that no member's keys are in.
pub(crate) fn no_member<E: Error>(value: &Value, members: &[(&str, &[&str])]) -> E {
    let needs = |(name, keys): &(&str, &[&str])| format!("{name} needs `{}`", keys.join("`, `"));
    let expected = members.iter().map(needs).collect::<Vec<_>>().join("; ");
    E::custom(format_args!("no member fits {}: {expected}", kind(value)))
}

/// A value that members are tried on in documented order. The first that keeps all of it wins; where none does, the first
/// of those that lose least: decoding ignores properties it does not know, and the members may share the rest; an open
/// enum takes any text, and another member may document it. Rules that `validate()` checks play no part.
pub(crate) struct Trial<U> {
    value: Value,
    /// The member that fits best so far, and how much of the value it loses.
    best: Option<(usize, U)>,
    failures: Vec<(&'static str, serde_json::Error)>,
}

impl<U: Serialize> Trial<U> {
    /// Reads the value.
    pub(crate) fn new<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Self::of)
    }

    /// Of a value that was read.
    pub(crate) fn of(value: Value) -> Self {
        Self { value, best: None, failures: Vec::new() }
    }

    /// Tries a member.
    pub(crate) fn member<T: DeserializeOwned>(&mut self, name: &'static str, variant: fn(T) -> U) {
        self.with(name, |value| T::deserialize(value).map(variant));
    }

    /// Tries a member that is an object: serde's derive would read a list as one, too.
    pub(crate) fn object<T: DeserializeOwned>(&mut self, name: &'static str, variant: fn(T) -> U) {
        if self.value.is_object() {
            self.member(name, variant);
        } else {
            let error = Error::custom(format_args!("expected an object, found {}", kind(&self.value)));
            self.failures.push((name, error));
        }
    }

    /// Tries a member that is decoded by `decode`.
    pub(crate) fn with(&mut self, name: &'static str, decode: impl FnOnce(&Value) -> Result<U, serde_json::Error>) {
        let least = self.best.as_ref().map_or(usize::MAX, |(loss, _)| *loss);
        if least == 0 {
            return;
        }
        let judged = |member: U| Ok((lost(&self.value, &member)?, member));
        match decode(&self.value).and_then(judged) {
            Ok(candidate) if candidate.0 < least => self.best = Some(candidate),
            Ok(_) => {}
            Err(error) => self.failures.push((name, error)),
        }
    }

    /// The member that fits best, or why none fits.
    pub(crate) fn finish<E: Error>(self) -> Result<U, E> {
        let failed = || {
            let failures: Vec<_> =
                self.failures.iter().map(|(name, error)| format!("{name}: {}", told(&error.to_string(), ""))).collect();
            E::custom(format_args!("no member fits: {}", failures.join("; ")))
        };
        self.best.map(|(_, member)| member).ok_or_else(failed)
    }
}

/// What a value is, in words.
pub(crate) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
