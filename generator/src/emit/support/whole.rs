//! Whole numbers, also where JSON writes them with a fraction of nothing: `2.0` is 2.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};

/// Reads a whole number, or what holds whole numbers.
pub(crate) fn deserialize<'de, T: Whole, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::read(deserializer)
}

#[allow(clippy::option_option, reason = "the difference is the point")]
/// Reads a field that tells an absent value from `null`: it is there, perhaps `null`.
pub(crate) fn deserialize_double_option<'de, T: Whole, D>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
{
    Option::read(deserializer).map(Some)
}

/// A whole number, and what may hold some.
pub(crate) trait Whole: Sized {
    /// Reads itself.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// The whole number that a double is, as far as doubles tell whole numbers apart.
pub(crate) fn whole(number: f64) -> Option<i64> {
    const MOST: f64 = 9_007_199_254_740_992.0;
    #[allow(clippy::cast_possible_truncation, reason = "it is whole, and within what doubles hold exactly")]
    (number.fract() == 0.0 && number.abs() <= MOST).then_some(number as i64)
}

macro_rules! numbers {
    ($($type:ident: $method:ident),*) => {
        $(impl Whole for $type {
            fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.$method(Number { name: stringify!($type), of: PhantomData })
            }
        })*
    };
}

numbers! {
    i8: deserialize_i8, i16: deserialize_i16, i32: deserialize_i32, i64: deserialize_i64,
    u8: deserialize_u8, u16: deserialize_u16, u32: deserialize_u32, u64: deserialize_u64
}

struct Number<T> {
    name: &'static str,
    of: PhantomData<T>,
}

impl<T: TryFrom<i64> + TryFrom<u64>> Visitor<'_> for Number<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }

    #[inline]
    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        T::try_from(number).map_err(|_| E::invalid_value(Unexpected::Signed(number), &self))
    }

    #[inline]
    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        T::try_from(number).map_err(|_| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        let value = whole(number).and_then(|number| T::try_from(number).ok());
        value.ok_or_else(|| E::invalid_type(Unexpected::Float(number), &self))
    }
}

impl<T: Whole> Whole for Option<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(|value| value.map(|Owned(value)| value))
    }
}

impl<T: Whole> Whole for Vec<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(|values| values.into_iter().map(|Owned(value)| value).collect())
    }
}

impl<T: Whole> Whole for BTreeMap<String, T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let values = BTreeMap::<String, Owned<T>>::deserialize(deserializer)?;
        Ok(values.into_iter().map(|(key, Owned(value))| (key, value)).collect())
    }
}

/// Reads what it holds.
pub(crate) struct Owned<T>(pub(crate) T);

impl<'de, T: Whole> Deserialize<'de> for Owned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Owned)
    }
}
