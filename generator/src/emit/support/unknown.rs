//! Values that the documentation does not list.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};
use serde_json::Value;

/// What a type `T` keeps of a value that its documentation does not list: a text, a number, or for unions any JSON value.
///
/// It is made by reading such a value and in no other way, so that it is never one that is documented. A new version of the
/// models may document it: then reading the value gives its variant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unknown<T, V = String> {
    value: V,
    of: PhantomData<fn() -> T>,
}

impl<T, V> Unknown<T, V> {
    /// Of a value that is not documented, which the caller has seen to.
    pub(crate) fn new(value: V) -> Self {
        Self { value, of: PhantomData }
    }
}

impl<T> Unknown<T> {
    /// The text as JSON carries it.
    pub fn as_str(&self) -> &str {
        &self.value
    }
}

impl<T> Unknown<T, i64> {
    /// The number as JSON carries it.
    pub fn value(&self) -> i64 {
        self.value
    }
}

impl<T> Unknown<T, Value> {
    /// The value as JSON carries it.
    pub fn as_value(&self) -> &Value {
        &self.value
    }
}

impl<T, V: fmt::Debug> fmt::Debug for Unknown<T, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<T, V: fmt::Display> fmt::Display for Unknown<T, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// What the value is called where it is encoded, which JSON does not show.
pub(crate) const NAME: &str = "schemadown::Unknown";

impl<T, V: Serialize> Serialize for Unknown<T, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(NAME, &self.value)
    }
}

/// Reads an object whose tag is not documented.
pub(crate) fn value<'de, T, D: Deserializer<'de>>(deserializer: D) -> Result<Unknown<T, Value>, D::Error> {
    Value::deserialize(deserializer).map(Unknown::new)
}
