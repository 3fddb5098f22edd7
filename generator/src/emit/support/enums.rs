//! Decoding of enums. Known values are never copied.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{Deserializer, Error, Unexpected, Visitor};

use super::report::{Path, Report, listed, violation};
use super::violations::Code;
use super::whole::whole;

/// A value that the documentation does not list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    expected: String,
}

impl UnknownValue {
    /// The error of a closed enum with these values.
    pub(crate) fn expected<V: fmt::Debug>(values: &[V]) -> Self {
        Self { expected: listed(values.iter().map(|value| format!("{value:?}"))) }
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected one of {}", self.expected)
    }
}

impl std::error::Error for UnknownValue {}

/// Reports the value of an open enum that is not documented.
pub(crate) fn undocumented<V: fmt::Debug + Clone + Into<serde_json::Value>>(
    values: &[V],
    path: Path<'_>,
    report: &mut Report,
) {
    let expected = listed(values.iter().map(|value| format!("{value:?}")));
    violation(path, report, Code::Enum.limit(values), format_args!("one of {expected}, found an undocumented value"));
}

/// Reads an enum of texts that keeps what it does not know.
pub(crate) fn open_text<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: From<String> + for<'a> From<&'a str>,
{
    deserializer.deserialize_string(OpenText(PhantomData))
}

struct OpenText<T>(PhantomData<T>);

impl<T: From<String> + for<'a> From<&'a str>> Visitor<'_> for OpenText<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok(T::from(text))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<T, E> {
        Ok(T::from(text))
    }
}

/// Reads an enum of texts that accepts nothing but its values.
pub(crate) fn closed_text<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err = UnknownValue>,
{
    deserializer.deserialize_str(ClosedText(PhantomData))
}

struct ClosedText<T>(PhantomData<T>);

impl<T: FromStr<Err = UnknownValue>> Visitor<'_> for ClosedText<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(|error| E::custom(format_args!("unknown value, {error}")))
    }
}

/// Reads an enum of whole numbers.
pub(crate) fn integer<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: TryFrom<i64, Error: fmt::Display>,
{
    deserializer.deserialize_i64(Integer(PhantomData))
}

struct Integer<T>(PhantomData<T>);

impl<T: TryFrom<i64, Error: fmt::Display>> Visitor<'_> for Integer<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        T::try_from(number).map_err(|error| E::custom(format_args!("unknown value, {error}")))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        let signed = i64::try_from(number).map_err(|_| E::invalid_value(Unexpected::Other("a larger one"), &self))?;
        self.visit_i64(signed)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        let whole = whole(number).ok_or_else(|| E::invalid_type(Unexpected::Other("a fraction"), &self))?;
        self.visit_i64(whole)
    }
}
