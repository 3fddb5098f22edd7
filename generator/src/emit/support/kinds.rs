//! Unions whose members have JSON kinds of their own: the value goes straight to its member, with no tree between.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{
    BoolDeserializer, F64Deserializer, I64Deserializer, MapAccessDeserializer, SeqAccessDeserializer, StrDeserializer,
    StringDeserializer, U64Deserializer, UnitDeserializer,
};
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// A union that reads each JSON kind in its own way. A kind without a member is an error.
pub(crate) trait ByKind<'de>: Sized {
    /// What there are members for, in words.
    const EXPECTED: &'static str;

    /// Reads a string.
    fn string<D: Deserializer<'de>>(_value: D) -> Result<Self, D::Error> {
        unexpected::<Self, _>("a string")
    }

    /// Reads a number.
    fn number<D: Deserializer<'de>>(_value: D) -> Result<Self, D::Error> {
        unexpected::<Self, _>("a number")
    }

    /// Reads a boolean.
    fn boolean<D: Deserializer<'de>>(_value: D) -> Result<Self, D::Error> {
        unexpected::<Self, _>("a boolean")
    }

    /// Reads a list.
    fn list<D: Deserializer<'de>>(_value: D) -> Result<Self, D::Error> {
        unexpected::<Self, _>("a list")
    }

    /// Reads an object.
    fn object<D: Deserializer<'de>>(_value: D) -> Result<Self, D::Error> {
        unexpected::<Self, _>("an object")
    }

    /// Reads `null`.
    fn null<D: Deserializer<'de>>(_value: D) -> Result<Self, D::Error> {
        unexpected::<Self, _>("null")
    }
}

fn unexpected<'de, T: ByKind<'de>, E: Error>(found: &str) -> Result<T, E> {
    Err(E::custom(format_args!("expected {}, found {found}", T::EXPECTED)))
}

/// Reads a union by the kind of its value.
pub(crate) fn deserialize<'de, D: Deserializer<'de>, T: ByKind<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(AnyKind(PhantomData))
}

struct AnyKind<T>(PhantomData<T>);

impl<'de, T: ByKind<'de>> Visitor<'de> for AnyKind<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        T::string(StrDeserializer::new(value))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<T, E> {
        T::string(StringDeserializer::new(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        T::number(I64Deserializer::new(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        T::number(U64Deserializer::new(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        T::number(F64Deserializer::new(value))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<T, E> {
        T::boolean(BoolDeserializer::new(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, value: A) -> Result<T, A::Error> {
        T::list(SeqAccessDeserializer::new(value))
    }

    fn visit_map<A: MapAccess<'de>>(self, value: A) -> Result<T, A::Error> {
        T::object(MapAccessDeserializer::new(value))
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        T::null(UnitDeserializer::new())
    }

    fn visit_none<E: Error>(self) -> Result<T, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, value: D) -> Result<T, D::Error> {
        value.deserialize_any(self)
    }
}
