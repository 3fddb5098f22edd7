//! How much of a value a model does not keep: found while the model is encoded, without storing what it is encoded to.

use std::fmt::Display;

use serde::Serialize;
use serde::ser::{
    SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple, SerializeTupleStruct,
    SerializeTupleVariant, Serializer,
};
use serde_json::{Error, Map, Value};

use super::unknown::NAME;

/// How many properties of a value, at any depth, are not in what it was decoded to.
pub(crate) fn lost<T: Serialize>(value: &Value, kept: &T) -> Result<usize, Error> {
    kept.serialize(Against(value))
}

/// Holds what is encoded against the value that it was decoded from.
#[derive(Clone, Copy)]
struct Against<'v>(&'v Value);

impl<'v> Against<'v> {
    fn items(self) -> Items<'v> {
        Items { items: self.0.as_array().map_or(&[][..], Vec::as_slice).iter(), lost: 0 }
    }

    fn properties(self) -> Properties<'v> {
        Properties { of: self.0.as_object(), kept: 0, lost: 0, next: None }
    }

    /// The value of an enum that serde writes with the variant's name.
    fn variant(self, name: &str) -> Self {
        Self(self.0.get(name).unwrap_or(&Value::Null))
    }
}

/// What a text or a number is decoded to keeps all of it.
macro_rules! whole {
    ($($method:ident: $type:ty),*) => {
        $(fn $method(self, _: $type) -> Result<usize, Error> { Ok(0) })*
    };
}

impl<'v> Serializer for Against<'v> {
    type Ok = usize;
    type Error = Error;
    type SerializeSeq = Items<'v>;
    type SerializeTuple = Items<'v>;
    type SerializeTupleStruct = Items<'v>;
    type SerializeTupleVariant = Items<'v>;
    type SerializeMap = Properties<'v>;
    type SerializeStruct = Properties<'v>;
    type SerializeStructVariant = Properties<'v>;

    whole! {
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_i128: i128, serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_u128: u128, serialize_f32: f32, serialize_f64: f64, serialize_char: char, serialize_str: &str,
        serialize_bytes: &[u8], serialize_unit_struct: &'static str
    }

    fn serialize_none(self) -> Result<usize, Error> {
        Ok(0)
    }

    fn serialize_unit(self) -> Result<usize, Error> {
        Ok(0)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, _: &'static str) -> Result<usize, Error> {
        Ok(0)
    }

    fn collect_str<T: Display + ?Sized>(self, _: &T) -> Result<usize, Error> {
        Ok(0)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<usize, Error> {
        value.serialize(self)
    }

    /// What is not documented is kept, and yet not what the member is for.
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Result<usize, Error> {
        Ok(value.serialize(self)? + usize::from(name == NAME))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Result<usize, Error> {
        value.serialize(self.variant(name))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'v>, Error> {
        Ok(self.items())
    }

    fn serialize_tuple(self, _: usize) -> Result<Items<'v>, Error> {
        Ok(self.items())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items<'v>, Error> {
        Ok(self.items())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Items<'v>, Error> {
        Ok(self.variant(name).items())
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Properties<'v>, Error> {
        Ok(self.properties())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Properties<'v>, Error> {
        Ok(self.properties())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Properties<'v>, Error> {
        Ok(self.variant(name).properties())
    }
}

/// A list, item by item.
struct Items<'v> {
    items: std::slice::Iter<'v, Value>,
    lost: usize,
}

impl Items<'_> {
    fn item<T: Serialize + ?Sized>(&mut self, kept: &T) -> Result<(), Error> {
        if let Some(item) = self.items.next() {
            self.lost += kept.serialize(Against(item))?;
        }
        Ok(())
    }
}

/// An object, property by property.
struct Properties<'v> {
    of: Option<&'v Map<String, Value>>,
    /// How many properties with a value are kept so far.
    kept: usize,
    lost: usize,
    /// What the property has whose name came last.
    next: Option<&'v Value>,
}

impl Properties<'_> {
    fn property<T: Serialize + ?Sized>(&mut self, name: &str, kept: &T) -> Result<(), Error> {
        self.name(name);
        self.value(kept)
    }

    fn name(&mut self, name: &str) {
        self.next = self.of.and_then(|properties| properties.get(name));
    }

    fn value<T: Serialize + ?Sized>(&mut self, kept: &T) -> Result<(), Error> {
        if let Some(value) = self.next.take() {
            self.kept += usize::from(!value.is_null());
            self.lost += kept.serialize(Against(value))?;
        }
        Ok(())
    }

    fn all_lost(self) -> usize {
        let values = self.of.into_iter().flat_map(Map::values).filter(|value| !value.is_null()).count();
        self.lost + values.saturating_sub(self.kept)
    }
}

macro_rules! items {
    ($($trait:ident: $method:ident),*) => {
        $(impl $trait for Items<'_> {
            type Ok = usize;
            type Error = Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.item(value)
            }

            fn end(self) -> Result<usize, Error> {
                Ok(self.lost)
            }
        })*
    };
}

items! {
    SerializeSeq: serialize_element, SerializeTuple: serialize_element, SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field
}

macro_rules! properties {
    ($($trait:ident),*) => {
        $(impl $trait for Properties<'_> {
            type Ok = usize;
            type Error = Error;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
                self.property(name, value)
            }

            fn end(self) -> Result<usize, Error> {
                Ok(self.all_lost())
            }
        })*
    };
}

properties!(SerializeStruct, SerializeStructVariant);

impl SerializeMap for Properties<'_> {
    type Ok = usize;
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        match serde_json::to_value(key)? {
            Value::String(name) => self.name(&name),
            other => self.name(&other.to_string()),
        }
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.value(value)
    }

    fn end(self) -> Result<usize, Error> {
        Ok(self.all_lost())
    }
}
