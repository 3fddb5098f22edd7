//! Unions whose members are told apart by a property: the object goes straight to its member, with no tree between. Only
//! what stands before the tag is kept until the tag is known.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, StrDeserializer, StringDeserializer};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::unions::kind;

/// A union that reads an object by its tag.
pub(crate) trait ByTag<'de>: Sized {
    /// The property that is the tag.
    const TAG: &'static str;
    /// Whether all tags are texts; else some are numbers or booleans, and are compared as text.
    const TEXTS: bool = true;

    /// Reads the member of this tag.
    fn member<D: Deserializer<'de>>(tag: &str, value: D) -> Result<Self, D::Error>;
}

/// Reads a union by its tag.
pub(crate) fn deserialize<'de, D: Deserializer<'de>, T: ByTag<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(Tagged(PhantomData))
}

struct Tagged<T>(PhantomData<T>);

impl<'de, T: ByTag<'de>> Tagged<T> {
    fn no_object<E: Error>(found: &Value) -> Result<T, E> {
        Err(E::custom(format_args!("expected an object with `{}`, found {}", T::TAG, kind(found))))
    }

    /// The tag as text; beside it the value of one that is none.
    fn tag<E: Error>(value: Value) -> Result<(String, Option<Value>), E> {
        match value {
            Value::String(tag) => Ok((tag, None)),
            tag @ (Value::Number(_) | Value::Bool(_)) if !T::TEXTS => Ok((tag.to_string(), Some(tag))),
            other => {
                let expected = if T::TEXTS { "a string" } else { "a tag" };
                Err(E::custom(format_args!("expected {expected} in `{}`, found {}", T::TAG, kind(&other))))
            }
        }
    }
}

impl<'de, T: ByTag<'de>> Visitor<'de> for Tagged<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with `{}`", T::TAG)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut before = Vec::new();
        while let Some(name) = map.next_key_seed(Name(T::TAG))? {
            let value: Value = map.next_value()?;
            if let Some(name) = name {
                before.push((name, value));
                continue;
            }
            let (tag, value) = Self::tag(value)?;
            let text = Some(tag.as_str());
            let object = Rest { name: T::TAG, text, before: before.into_iter(), value, map };
            return T::member(&tag, MapAccessDeserializer::new(object));
        }
        Err(A::Error::custom(format_args!("missing field `{}`, which tells the members apart", T::TAG)))
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<T, E> {
        Self::no_object(&Value::String(String::new()))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<T, E> {
        Self::no_object(&0.into())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<T, E> {
        Self::no_object(&0.into())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<T, E> {
        Self::no_object(&0.into())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<T, E> {
        Self::no_object(&false.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<T, A::Error> {
        Self::no_object(&Value::Array(Vec::new()))
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        Self::no_object(&Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<T, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, value: D) -> Result<T, D::Error> {
        value.deserialize_any(self)
    }
}

/// Reads a property's name; none for the tag's.
struct Name(&'static str);

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<String>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Option<String>, E> {
        Ok((name != self.0).then(|| name.to_owned()))
    }
}

/// An object of which the tag was read before, and what stands before it.
struct Rest<'t, A> {
    /// The tag's name.
    name: &'static str,
    /// The tag, until it was passed on.
    text: Option<&'t str>,
    before: std::vec::IntoIter<(String, Value)>,
    /// The value of the last name, where it was read before; at first that of a tag that is no text.
    value: Option<Value>,
    map: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Rest<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        if self.text.is_some() {
            return seed.deserialize(StrDeserializer::new(self.name)).map(Some);
        }
        match self.before.next() {
            Some((name, value)) => {
                self.value = Some(value);
                seed.deserialize(StringDeserializer::new(name)).map(Some)
            }
            None => self.map.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match (self.text.take(), self.value.take()) {
            (_, Some(value)) => seed.deserialize(value).map_err(A::Error::custom),
            (Some(text), None) => seed.deserialize(StrDeserializer::new(text)),
            (None, None) => self.map.next_value_seed(seed),
        }
    }

    fn next_value<V: Deserialize<'de>>(&mut self) -> Result<V, A::Error> {
        match (&self.text, &self.value) {
            // What the object makes of values by itself it makes of these.
            (None, None) => self.map.next_value(),
            _ => self.next_value_seed(PhantomData),
        }
    }
}
