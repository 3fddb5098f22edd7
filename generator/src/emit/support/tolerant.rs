//! Decoding that one bad value does not stop: what decodes is kept, and what does not is told with its place.

use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::StrDeserializer;
use serde::de::{
    Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde_json::Value;
use serde_json::error::Category;

use super::decode::DecodeError;
use super::messages::told;

/// A value that was decoded as far as it could be, and what could not.
///
/// Text that decodes by itself takes no more time than with `from_str`, and has no problems. Other text is
/// read a second time: entries of lists and maps that do not decode are set aside, fields that may be absent are left out where
/// their values do not decode, a number is read for a text, and a text of digits for a number. A required field that is missing
/// loses the entry that it belongs to, or the field that may be absent; where there is neither, it is an error as ever.
///
/// A union whose members are tried is read as a whole, and so are the texts of one that has a tag. Of a property that is there
/// twice the last counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded<T> {
    /// What decodes.
    pub value: T,
    /// What was wrong with the rest, in the order in which it was read.
    pub problems: Vec<Problem>,
}

/// A part of a text that did not decode.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Problem {
    /// Its place in the text, as a JSON pointer (RFC 6901): `/items/0`.
    pub pointer: String,
    /// What became of it.
    pub remedy: Remedy,
    /// Why it did not decode. Nothing of the value is repeated.
    pub reason: String,
    /// The part itself, which [`Debug`](fmt::Debug) does not show.
    pub value: Value,
}

/// What becomes of a part of a text that does not decode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Remedy {
    /// An entry of a list or a map is not in it.
    SetAside,
    /// A field that may be absent is.
    LeftOut,
    /// A number was read for a text, or a text for a number.
    Converted,
    /// A property was there more than once, and one value was read.
    Overwritten,
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { pointer, remedy, reason, .. } = self;
        f.debug_struct("Problem")
            .field("pointer", pointer)
            .field("remedy", remedy)
            .field("reason", reason)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.pointer, self.reason)
    }
}

impl<T: DeserializeOwned> Decoded<T> {
    /// Decodes as much of JSON text as there is to decode.
    #[allow(clippy::should_implement_trait, reason = "it is called as `support::from_str` is")]
    pub fn from_str(text: &str) -> Result<Self, DecodeError> {
        Self::from_slice(text.as_bytes())
    }

    /// Decodes as much of the bytes of JSON text as there is to decode.
    pub fn from_slice(text: &[u8]) -> Result<Self, DecodeError> {
        let error = match serde_json::from_slice(text) {
            Ok(value) => return Ok(Self { value, problems: Vec::new() }),
            Err(error) => error,
        };
        let strict = DecodeError::new(text, &error);
        if error.classify() != Category::Data {
            return Err(strict);
        }
        let Ok(tree) = serde_json::from_slice::<Value>(text) else { return Err(strict) };
        let problems = RefCell::new(Vec::new());
        let value = T::deserialize(Reader { value: &tree, at: None, problems: &problems }).map_err(|failed| {
            let Failed { pointer, message } = failed.at(None, &tree);
            DecodeError::at(text, pointer.unwrap_or_default(), message)
        })?;
        let mut problems = problems.into_inner();
        if problems.is_empty() || strict.problem().starts_with("duplicate field") {
            let (pointer, reason) = (strict.pointer().to_owned(), strict.problem().to_owned());
            let value = tree.pointer(&pointer).cloned().unwrap_or_default();
            problems.push(Problem { pointer, remedy: Remedy::Overwritten, reason, value });
        }
        Ok(Self { value, problems })
    }
}

/// Why a part does not decode, and where that was found out.
#[derive(Debug)]
struct Failed {
    pointer: Option<String>,
    message: String,
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failed {}

impl Error for Failed {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { pointer: None, message: message.to_string() }
    }
}

impl Failed {
    /// The same with its place, unless a part of it has one.
    fn at(self, link: Option<&Link<'_>>, value: &Value) -> Self {
        if self.pointer.is_some() {
            return self;
        }
        let scalar = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        };
        Self { pointer: Some(pointer(link)), message: told(&self.message, &scalar) }
    }
}

/// A place in a value: what it is called in what holds it.
struct Link<'r> {
    outer: Option<&'r Link<'r>>,
    part: Part<'r>,
}

#[derive(Clone, Copy)]
enum Part<'r> {
    Name(&'r str),
    Index(usize),
}

fn pointer(link: Option<&Link<'_>>) -> String {
    let mut parts = Vec::new();
    let mut next = link;
    while let Some(Link { outer, part }) = next {
        parts.push(match part {
            Part::Name(name) => name.replace('~', "~0").replace('/', "~1"),
            Part::Index(index) => index.to_string(),
        });
        next = *outer;
    }
    parts.iter().rev().flat_map(|part| ["/", part]).collect()
}

/// A part of the value that is being read.
#[derive(Clone, Copy)]
struct Reader<'r, 'de> {
    value: &'de Value,
    at: Option<&'r Link<'r>>,
    problems: &'r RefCell<Vec<Problem>>,
}

/// In place of a value that does not decode.
static NOTHING: Value = Value::Null;

impl<'de> Reader<'_, 'de> {
    fn tell(&self, remedy: Remedy, reason: String) {
        let problem = Problem { pointer: pointer(self.at), remedy, reason, value: self.value.clone() };
        self.problems.borrow_mut().push(problem);
    }

    /// Reads the part, or says why it does not decode. What was told of the parts of one that does not is taken back.
    fn read<T: Deserialize<'de>>(self) -> Result<T, Failed> {
        let before = self.problems.borrow().len();
        T::deserialize(self).map_err(|failed| {
            self.problems.borrow_mut().truncate(before);
            failed.at(self.at, self.value)
        })
    }

    /// Reads an entry of a list or a map; none where it is set aside.
    fn entry<T: Deserialize<'de>>(self) -> Option<T> {
        self.read().map_err(|failed| self.give_up(Remedy::SetAside, failed)).ok()
    }

    /// Reads a field; as nothing where that may be.
    fn field<T: Deserialize<'de>>(self) -> Result<T, Failed> {
        self.read().or_else(|failed| {
            let nothing = Reader { value: &NOTHING, ..self };
            let value = if self.value.is_null() { None } else { nothing.read().ok() };
            match value {
                Some(value) => {
                    self.give_up(Remedy::LeftOut, failed);
                    Ok(value)
                }
                None => Err(failed),
            }
        })
    }

    fn give_up(&self, remedy: Remedy, Failed { pointer: place, message }: Failed) {
        let own = pointer(self.at);
        let below = place.as_deref().and_then(|place| place.strip_prefix(&own)).filter(|below| !below.is_empty());
        self.tell(remedy, below.map_or_else(|| message.clone(), |below| format!("{below}: {message}")));
    }

    fn number<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        let Value::String(text) = self.value else { return self.deserialize_any(visitor) };
        let is_number = text.starts_with(|first: char| first == '-' || first.is_ascii_digit());
        let Some(number) = serde_json::from_str::<serde_json::Number>(text).ok().filter(|_| is_number) else {
            return self.deserialize_any(visitor);
        };
        self.tell(Remedy::Converted, "expected a number, found a text of digits".to_owned());
        visit_number(&number, visitor)
    }

    fn text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        let Value::Number(number) = self.value else { return self.deserialize_any(visitor) };
        self.tell(Remedy::Converted, "expected a text, found a number".to_owned());
        visitor.visit_string(number.to_string())
    }

    /// A list of which every element counts.
    fn whole_list<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        let Value::Array(elements) = self.value else { return self.deserialize_any(visitor) };
        let mut list = List { reader: self, elements: elements.iter().enumerate(), keeps_all: true };
        let value = visitor.visit_seq(&mut list)?;
        match list.elements.len() {
            0 => Ok(value),
            _ => Err(Failed::invalid_length(elements.len(), &"fewer elements")),
        }
    }
}

fn visit_number<'de, V: Visitor<'de>>(number: &serde_json::Number, visitor: V) -> Result<V::Value, Failed> {
    match (number.as_u64(), number.as_i64(), number.as_f64()) {
        (Some(number), ..) => visitor.visit_u64(number),
        (_, Some(number), _) => visitor.visit_i64(number),
        (.., Some(number)) => visitor.visit_f64(number),
        _ => Err(Failed::custom("expected a number of 64 bits")),
    }
}

macro_rules! read_as {
    ($how:ident: $($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
            self.$how(visitor)
        })*
    };
}

impl<'de> Deserializer<'de> for Reader<'_, 'de> {
    type Error = Failed;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => visit_number(number, visitor),
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(elements) => {
                visitor.visit_seq(List { reader: self, elements: elements.iter().enumerate(), keeps_all: false })
            }
            Value::Object(properties) => {
                // What tells the members of a union apart is a word, and what stands behind it is read into its member.
                let is_word = |value: &Value| value.as_str().is_some_and(|text| text.parse::<f64>().is_err());
                let (words, others): (Vec<_>, Vec<_>) = properties.iter().partition(|(_, value)| is_word(value));
                let properties = words.into_iter().chain(others).collect::<Vec<_>>().into_iter();
                visitor.visit_map(Object { reader: self, properties, value: None })
            }
        }
    }

    read_as!(number: deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128 deserialize_u8
        deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128 deserialize_f32 deserialize_f64);
    read_as!(text: deserialize_str deserialize_string);
    read_as!(deserialize_any: deserialize_bool deserialize_char deserialize_bytes deserialize_byte_buf deserialize_unit
        deserialize_seq deserialize_map deserialize_identifier);

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        if self.value.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Failed> {
        self.deserialize_any(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Failed> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Failed> {
        self.whole_list(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Failed> {
        self.whole_list(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failed> {
        self.whole_list(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failed> {
        self.value.deserialize_enum(name, variants, visitor).map_err(Failed::custom)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        visitor.visit_unit()
    }
}

/// A list that is being read.
struct List<'r, 'de> {
    reader: Reader<'r, 'de>,
    elements: std::iter::Enumerate<std::slice::Iter<'de, Value>>,
    /// Whether no element may be set aside: their places are what they mean.
    keeps_all: bool,
}

impl<'de> SeqAccess<'de> for List<'_, 'de> {
    type Error = Failed;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Failed> {
        let Some((index, value)) = self.elements.next() else { return Ok(None) };
        let link = Link { outer: self.reader.at, part: Part::Index(index) };
        let reader = Reader { value, at: Some(&link), problems: self.reader.problems };
        seed.deserialize(reader).map(Some).map_err(|failed| failed.at(Some(&link), value))
    }

    fn next_element<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, Failed> {
        if self.keeps_all {
            return self.next_element_seed(PhantomData);
        }
        for (index, value) in self.elements.by_ref() {
            let link = Link { outer: self.reader.at, part: Part::Index(index) };
            let reader = Reader { value, at: Some(&link), problems: self.reader.problems };
            if let Some(value) = reader.entry() {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.elements.len())
    }
}

/// An object that is being read, as a struct or as a map.
struct Object<'r, 'de> {
    reader: Reader<'r, 'de>,
    properties: std::vec::IntoIter<(&'de String, &'de Value)>,
    /// The property whose name was read.
    value: Option<(&'de String, &'de Value)>,
}

impl<'de> MapAccess<'de> for Object<'_, 'de> {
    type Error = Failed;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failed> {
        self.value = self.properties.next();
        self.value.map(|(name, _)| seed.deserialize(StrDeserializer::new(name))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Failed> {
        let Some((name, value)) = self.value.take() else {
            return Err(Failed::invalid_type(Unexpected::Unit, &"a value"));
        };
        let link = Link { outer: self.reader.at, part: Part::Name(name) };
        let reader = Reader { value, at: Some(&link), problems: self.reader.problems };
        seed.deserialize(reader).map_err(|failed| failed.at(Some(&link), value))
    }

    fn next_value<V: Deserialize<'de>>(&mut self) -> Result<V, Failed> {
        let Some((name, value)) = self.value.take() else { return self.next_value_seed(PhantomData) };
        let link = Link { outer: self.reader.at, part: Part::Name(name) };
        Reader { value, at: Some(&link), problems: self.reader.problems }.field()
    }

    fn next_entry<K: Deserialize<'de>, V: Deserialize<'de>>(&mut self) -> Result<Option<(K, V)>, Failed> {
        for (name, value) in self.properties.by_ref() {
            let link = Link { outer: self.reader.at, part: Part::Name(name) };
            let reader = Reader { value, at: Some(&link), problems: self.reader.problems };
            match K::deserialize(StrDeserializer::<Failed>::new(name)) {
                Ok(key) => {
                    if let Some(value) = reader.entry() {
                        return Ok(Some((key, value)));
                    }
                }
                Err(failed) => reader.give_up(Remedy::SetAside, failed.at(Some(&link), &NOTHING)),
            }
        }
        Ok(None)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.properties.len())
    }
}
