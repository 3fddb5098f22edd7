//! Types of one value.

use std::fmt::{self, Debug};

use serde::de::{Deserializer, Error, Visitor};

use super::whole::whole;

/// Reads a text that must be `expected`.
pub(crate) fn text<'de, D: Deserializer<'de>>(deserializer: D, expected: &'static str) -> Result<(), D::Error> {
    deserializer.deserialize_str(Literal {
        expected,
        matches: |expected, found| matches!(found, Found::Text(text) if text == *expected),
    })
}

/// Reads a whole number that must be `expected`.
pub(crate) fn integer<'de, D: Deserializer<'de>>(deserializer: D, expected: i64) -> Result<(), D::Error> {
    deserializer.deserialize_i64(Literal {
        expected,
        matches: |expected, found| matches!(found, Found::Integer(number) if number == *expected),
    })
}

/// Reads a number that must be `expected`.
pub(crate) fn number<'de, D: Deserializer<'de>>(deserializer: D, expected: f64) -> Result<(), D::Error> {
    deserializer.deserialize_f64(Literal {
        expected,
        matches: |expected, found| matches!(found, Found::Number(number) if number.to_bits() == expected.to_bits()),
    })
}

/// Reads a boolean that must be `expected`.
pub(crate) fn boolean<'de, D: Deserializer<'de>>(deserializer: D, expected: bool) -> Result<(), D::Error> {
    deserializer.deserialize_bool(Literal {
        expected,
        matches: |expected, found| matches!(found, Found::Boolean(value) if value == *expected),
    })
}

enum Found<'a> {
    Text(&'a str),
    Integer(i64),
    Number(f64),
    Boolean(bool),
}

struct Literal<T> {
    expected: T,
    matches: fn(&T, Found<'_>) -> bool,
}

impl<T: Debug> Literal<T> {
    fn check<E: Error>(&self, found: Found<'_>, kind: &str) -> Result<(), E> {
        if (self.matches)(&self.expected, found) {
            Ok(())
        } else {
            Err(E::custom(format_args!("expected {:?}, found another {kind}", self.expected)))
        }
    }
}

impl<T: Debug> Visitor<'_> for Literal<T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.check(Found::Text(text), "text")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.check(Found::Integer(number), "number")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        match i64::try_from(number) {
            Ok(signed) => self.visit_i64(signed),
            Err(_) => Err(E::custom(format_args!("expected {:?}, found another number", self.expected))),
        }
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        match whole(number) {
            Some(whole) if (self.matches)(&self.expected, Found::Integer(whole)) => Ok(()),
            _ => self.check(Found::Number(number), "number"),
        }
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.check(Found::Boolean(value), "boolean")
    }
}
