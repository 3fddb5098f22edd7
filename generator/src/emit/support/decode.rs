//! Decoding with errors that say where the trouble is, and never repeat what was found there.

use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::error::Category;

use super::messages::{told, without_place};

/// Why a text is no value of a type: where in it, and what was expected. What was found is not repeated, since it may be a
/// secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    pointer: String,
    line: usize,
    column: usize,
    problem: String,
}

impl DecodeError {
    /// The place in the value, as a JSON pointer (RFC 6901): `/items/0/name`.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The line of the text, from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column in the line, in bytes, from 1.
    pub fn column(&self) -> usize {
        self.column
    }

    /// What is wrong there.
    pub fn problem(&self) -> &str {
        &self.problem
    }

    pub(crate) fn new(text: &[u8], error: &serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        let place = Place::of(text, line, column);
        let message = error.to_string();
        let message = without_place(&message);
        // The messages on what is no JSON are fixed.
        let problem = if error.classify() == Category::Data { told(message, place.scalar) } else { message.to_owned() };
        Self { pointer: place.pointer(), line, column, problem }
    }

    /// What is wrong with the value that a pointer leads to.
    pub(crate) fn at(text: &[u8], pointer: String, problem: String) -> Self {
        let (line, column) = Place::find(text, &pointer);
        Self { pointer, line, column, problem }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { pointer, line, column, problem } = self;
        if pointer.is_empty() {
            write!(f, "{problem} (line {line}, column {column})")
        } else {
            write!(f, "{pointer}: {problem} (line {line}, column {column})")
        }
    }
}

impl std::error::Error for DecodeError {}

/// Decodes a value from JSON text.
pub fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, DecodeError> {
    from_slice(text.as_bytes())
}

/// Decodes a value from the bytes of JSON text.
pub fn from_slice<T: DeserializeOwned>(text: &[u8]) -> Result<T, DecodeError> {
    serde_json::from_slice(text).map_err(|error| DecodeError::new(text, &error))
}

/// A place in JSON text.
#[derive(Default)]
struct Place<'t> {
    /// The objects and lists around it.
    around: Vec<Part<'t>>,
    /// The scalar that ends there; empty where none does.
    scalar: &'t str,
    /// Whether the next value is another one of the list or the object.
    is_next: bool,
}

enum Part<'t> {
    /// An object, and the name of the property as it is written.
    Object(Option<&'t [u8]>),
    /// A list, and the index of the item.
    List(usize),
}

impl<'t> Place<'t> {
    /// The place at a line and a column. What stands behind it is not looked at.
    fn of(text: &'t [u8], line: usize, column: usize) -> Self {
        let start =
            text.split_inclusive(|byte| *byte == b'\n').take(line.saturating_sub(1)).map(<[u8]>::len).sum::<usize>();
        let text = text.get(..start.saturating_add(column)).unwrap_or(text);
        let mut place = Self::default();
        let mut at = 0;
        while let Some(byte) = text.get(at) {
            at += place.token(*byte, &text[at..]);
        }
        place
    }

    /// The line and the column behind the first token of the value that a pointer leads to, or behind its name.
    fn find(text: &[u8], pointer: &str) -> (usize, usize) {
        let depth = pointer.matches('/').count();
        let mut place = Place::default();
        let mut at = 0;
        while let Some(byte) = text.get(at) {
            at += place.token(*byte, &text[at..]);
            if (depth..=depth + 1).contains(&place.around.len()) && place.pointer() == pointer {
                break;
            }
        }
        let before = text.get(..at).unwrap_or(text);
        let line = before.split(|byte| *byte == b'\n').count();
        (line, before.rsplit(|byte| *byte == b'\n').next().map_or(0, <[u8]>::len))
    }

    /// Takes the next token in, and gives its length.
    fn token(&mut self, first: u8, rest: &'t [u8]) -> usize {
        match first {
            b' ' | b'\t' | b'\r' | b'\n' | b':' => return 1,
            b',' => {
                self.is_next = true;
                return 1;
            }
            _ => {}
        }
        self.scalar = "";
        if matches!(first, b'}' | b']') {
            self.around.pop();
            self.is_next = false;
            return 1;
        }
        let is_next = std::mem::take(&mut self.is_next);
        let length = if first == b'"' { text_length(rest) } else { scalar_length(rest) };
        match self.around.last_mut() {
            Some(Part::Object(name)) if first == b'"' && (is_next || name.is_none()) => {
                *name = Some(&rest[..length]);
                return length;
            }
            Some(Part::List(index)) if is_next => *index += 1,
            _ => {}
        }
        match first {
            b'{' => self.around.push(Part::Object(None)),
            b'[' => self.around.push(Part::List(0)),
            _ => {
                let scalar = std::str::from_utf8(&rest[..length]).unwrap_or_default();
                self.scalar = scalar.trim_matches('"');
                return length;
            }
        }
        1
    }

    fn pointer(&self) -> String {
        let mut pointer = String::new();
        for part in &self.around {
            let part = match part {
                Part::Object(None) => continue,
                Part::Object(Some(name)) => serde_json::from_slice::<String>(name).unwrap_or_default(),
                Part::List(index) => index.to_string(),
            };
            pointer.push('/');
            pointer.push_str(&part.replace('~', "~0").replace('/', "~1"));
        }
        pointer
    }
}

/// The length of a text, with its quotes.
fn text_length(rest: &[u8]) -> usize {
    let mut is_escaped = false;
    let end = rest.iter().skip(1).position(|byte| {
        let ends = *byte == b'"' && !is_escaped;
        is_escaped = *byte == b'\\' && !is_escaped;
        ends
    });
    end.map_or(rest.len(), |end| end + 2)
}

/// The length of a number or a word, at least 1.
fn scalar_length(rest: &[u8]) -> usize {
    let is_inside = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    rest.iter().position(|byte| !is_inside(byte)).unwrap_or(rest.len()).max(1)
}
