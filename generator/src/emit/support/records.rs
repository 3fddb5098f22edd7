//! Objects, read field by field: what serde's derive does, with as little code as can be in each model.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;

/// A struct that is read from the fields of an object.
pub(crate) trait Record<'de>: Sized {
    /// The struct's name, for messages.
    const NAME: &'static str;
    /// What JSON calls the fields.
    const FIELDS: &'static [&'static str];
    /// Other names that JSON may have for fields, each with the place of its field.
    const ALIASES: &'static [(&'static str, usize)] = &[];
    /// Whether other properties are kept, instead of passed over.
    const OPEN: bool = false;
    /// Whether other properties are an error.
    const DENY: bool = false;

    /// Reads each value as it comes, by the place of its name in [`Self::FIELDS`]; then puts the struct together.
    fn read<S: Source<'de>>(fields: Fields<S>) -> Result<Self, S::Error>;
}

/// Reads a struct.
pub(crate) fn read<'de, D: Deserializer<'de>, T: Record<'de>>(deserializer: D) -> Result<T, D::Error> {
    if T::OPEN {
        deserializer.deserialize_map(Reader(PhantomData))
    } else {
        deserializer.deserialize_struct(T::NAME, T::FIELDS, Reader(PhantomData))
    }
}

struct Reader<T>(PhantomData<T>);

impl<'de, T: Record<'de>> Visitor<'de> for Reader<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "struct {}", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read(Fields::new(Object {
            map,
            names: T::FIELDS,
            aliases: T::ALIASES,
            open: T::OPEN,
            deny: T::DENY,
            next: 0,
        }))
    }

    /// The values of all fields, in their order: serde takes these for a struct, too.
    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<T, A::Error> {
        if T::OPEN {
            return Err(A::Error::invalid_type(Unexpected::Seq, &self));
        }
        T::read(Fields::new(List { values: list, name: T::NAME, length: T::FIELDS.len(), next: 0 }))
    }
}

/// What the fields of a struct are read from.
pub(crate) trait Source<'de> {
    type Error: Error;

    /// The place of the field whose value comes next; [`OTHER`], with its name, for a property that is to be kept.
    fn next(&mut self, other: &mut String) -> Result<Option<usize>, Self::Error>;

    /// What JSON calls a field.
    fn name(&self, at: usize) -> &'static str;

    /// The value.
    fn value<T: Deserialize<'de>>(&mut self) -> Result<T, Self::Error>;

    /// The value; none where the field is absent, which is found out only here.
    fn value_if_any<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, Self::Error>;
}

/// In place of a field's: the property is none, and is kept.
const OTHER: usize = usize::MAX;

/// The property is no field, and is passed over.
const NOTHING: usize = usize::MAX - 1;

/// The fields of a struct that is being read.
pub(crate) struct Fields<S> {
    source: S,
    /// The fields that were there: a bit for each of the first, then their places.
    seen: u64,
    seen_too: Vec<usize>,
    /// The name of a property that is no field.
    other: String,
}

impl<S> Fields<S> {
    fn new(source: S) -> Self {
        Self { source, seen: 0, seen_too: Vec::new(), other: String::new() }
    }

    /// The place of the field whose value comes next; where other properties are kept, a higher number for these.
    #[inline]
    pub(crate) fn next<'de>(&mut self) -> Result<Option<usize>, S::Error>
    where
        S: Source<'de>,
    {
        match self.source.next(&mut self.other)? {
            Some(at) if at != OTHER && self.is_seen(at) => Err(S::Error::duplicate_field(self.source.name(at))),
            next => Ok(next),
        }
    }

    /// Whether a field was there before; from now on it was.
    #[inline]
    fn is_seen(&mut self, at: usize) -> bool {
        if at < 64 {
            let bit = 1 << at;
            let seen = self.seen & bit != 0;
            self.seen |= bit;
            return seen;
        }
        let seen = self.seen_too.contains(&at);
        self.seen_too.push(at);
        seen
    }

    // A call for each field, and one function for each type of field: inlined, all values would be moved about at each turn
    // of the loop that reads them.

    /// Reads the value of a field that has to be there.
    #[inline(never)]
    pub(crate) fn field<'de, T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) -> Result<(), S::Error>
    where
        S: Source<'de>,
    {
        *slot = Some(self.source.value()?);
        Ok(())
    }

    /// Reads the value of a field that is none where it is absent.
    #[inline(never)]
    pub(crate) fn optional<'de, T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) -> Result<(), S::Error>
    where
        S: Source<'de>,
    {
        *slot = self.source.value()?;
        Ok(())
    }

    /// The value of a field that is not read as it is.
    #[inline]
    pub(crate) fn value<'de, T: Deserialize<'de>>(&mut self) -> Result<T, S::Error>
    where
        S: Source<'de>,
    {
        self.source.value()
    }

    /// The value of a field that tells absent from `null`.
    pub(crate) fn value_if_any<'de, T: Deserialize<'de>>(&mut self) -> Result<Option<T>, S::Error>
    where
        S: Source<'de>,
    {
        self.source.value_if_any()
    }

    /// Keeps a property that is no field.
    pub(crate) fn keep<'de, T: Deserialize<'de>>(
        &mut self,
        others: &mut impl Extend<(String, T)>,
    ) -> Result<(), S::Error>
    where
        S: Source<'de>,
    {
        let name = std::mem::take(&mut self.other);
        others.extend([(name, self.source.value()?)]);
        Ok(())
    }

    /// The value of a field that has to be there.
    #[inline]
    #[allow(clippy::unused_self, reason = "it says whose error it is")]
    pub(crate) fn required<'de, T>(&self, value: Option<T>, name: &'static str) -> Result<T, S::Error>
    where
        S: Source<'de>,
    {
        value.ok_or_else(|| S::Error::missing_field(name))
    }

    /// The same for a type of the configuration, which may have a value of its own for what is absent.
    #[allow(clippy::unused_self, reason = "it says whose error it is")]
    pub(crate) fn required_or_own<'de, T: Deserialize<'de>>(
        &self,
        value: Option<T>,
        name: &'static str,
    ) -> Result<T, S::Error>
    where
        S: Source<'de>,
    {
        value.map_or_else(|| T::deserialize(Absent { name, error: PhantomData }), Ok)
    }
}

/// A field that is not there: to an option it is none, to all else an error.
struct Absent<E> {
    name: &'static str,
    error: PhantomData<E>,
}

impl<'de, E: Error> Deserializer<'de> for Absent<E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, E> {
        Err(E::missing_field(self.name))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_none()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// An object.
struct Object<A> {
    map: A,
    names: &'static [&'static str],
    aliases: &'static [(&'static str, usize)],
    open: bool,
    deny: bool,
    /// The field behind the last: most objects have theirs in the documented order.
    next: usize,
}

impl<'de, A: MapAccess<'de>> Source<'de> for Object<A> {
    type Error = A::Error;

    #[inline]
    fn next(&mut self, other: &mut String) -> Result<Option<usize>, A::Error> {
        loop {
            let other = self.open.then_some(&mut *other);
            let seed = Name { names: self.names, aliases: self.aliases, next: self.next, other, deny: self.deny };
            match self.map.next_key_seed(seed)? {
                Some(NOTHING) => _ = self.map.next_value::<IgnoredAny>()?,
                Some(at) => {
                    self.next = at.wrapping_add(1);
                    return Ok(Some(at));
                }
                None => return Ok(None),
            }
        }
    }

    fn name(&self, at: usize) -> &'static str {
        self.names.get(at).copied().unwrap_or_default()
    }

    #[inline]
    fn value<T: Deserialize<'de>>(&mut self) -> Result<T, A::Error> {
        self.map.next_value()
    }

    fn value_if_any<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, A::Error> {
        self.map.next_value().map(Some)
    }
}

/// Reads a property's name as the place of its field.
struct Name<'a> {
    names: &'static [&'static str],
    aliases: &'static [(&'static str, usize)],
    next: usize,
    /// Where the name of another property goes, if it is to be kept.
    other: Option<&'a mut String>,
    /// Whether it is an error.
    deny: bool,
}

impl Name<'_> {
    /// The place of the field: the one behind the last, or wherever it is.
    #[inline]
    fn place(&self, key: &[u8]) -> Option<usize> {
        let is_it = |name: &&str| name.as_bytes() == key;
        if self.names.get(self.next).is_some_and(is_it) {
            return Some(self.next);
        }
        let alias = || self.aliases.iter().find(|(name, _)| is_it(name)).map(|(_, at)| *at);
        self.names.iter().position(is_it).or_else(alias)
    }

    fn keep(self, name: &str) -> usize {
        self.other.map_or(NOTHING, |other| {
            name.clone_into(other);
            OTHER
        })
    }
}

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = usize;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("field identifier")
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        match self.place(key.as_bytes()) {
            Some(at) => Ok(at),
            None if self.deny => Err(E::unknown_field(key, self.names)),
            None => Ok(self.keep(key)),
        }
    }

    /// Formats that are not for people may write a field's place, or its name as bytes.
    fn visit_u64<E: Error>(self, key: u64) -> Result<usize, E> {
        if self.other.is_some() {
            return Err(E::invalid_type(Unexpected::Unsigned(key), &self));
        }
        Ok(usize::try_from(key).ok().filter(|at| *at < self.names.len()).unwrap_or(NOTHING))
    }

    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<usize, E> {
        match (self.place(key), std::str::from_utf8(key)) {
            (Some(at), _) => Ok(at),
            (None, Ok(key)) => Ok(self.keep(key)),
            (None, Err(_)) if self.other.is_none() => Ok(NOTHING),
            (None, Err(_)) => Err(E::invalid_value(Unexpected::Bytes(key), &self)),
        }
    }
}

/// A list of the values of all fields.
struct List<A> {
    values: A,
    name: &'static str,
    length: usize,
    next: usize,
}

impl<'de, A: SeqAccess<'de>> Source<'de> for List<A> {
    type Error = A::Error;

    fn next(&mut self, _: &mut String) -> Result<Option<usize>, A::Error> {
        let at = self.next;
        self.next += 1;
        Ok((at < self.length).then_some(at))
    }

    /// For messages of what is there twice, which nothing of a list is.
    fn name(&self, _: usize) -> &'static str {
        self.name
    }

    fn value<T: Deserialize<'de>>(&mut self) -> Result<T, A::Error> {
        let value = self.values.next_element()?;
        let plural = if self.length == 1 { "" } else { "s" };
        let expected = || format!("struct {} with {} element{plural}", self.name, self.length);
        value.ok_or_else(|| A::Error::invalid_length(self.next - 1, &expected().as_str()))
    }

    fn value_if_any<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, A::Error> {
        self.values.next_element()
    }
}
