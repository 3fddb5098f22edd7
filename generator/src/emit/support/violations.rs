//! Violations as data: what callers match on, beside the sentences of garde's report.

use std::cell::RefCell;
use std::fmt;

use garde::{Path, Validate};
use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::Value;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// The rule that a value breaks.
        ///
        /// The `limit` of a [`Violation`] is what the rule compares with, and `found` a size; a value is never repeated.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// All codes.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code as texts have it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }
        }
    };
}

codes! {
    /// `max_length`: a text is longer than `limit` characters or bytes; `found` is its length.
    MaxLength = "max_length",
    /// `min_length`: a text is shorter than `limit` characters or bytes; `found` is its length.
    MinLength = "min_length",
    /// `charset`: a text has a character that is not in the set `limit`; `found` is its position, from 1.
    Charset = "charset",
    /// `pattern`: a text does not match the expression `limit`.
    Pattern = "pattern",
    /// `prefix`: a text does not start with `limit`.
    Prefix = "prefix",
    /// `suffix`: a text does not end with `limit`.
    Suffix = "suffix",
    /// `enum`: a value is none of those in the list `limit`.
    Enum = "enum",
    /// `minimum`: a number is below `limit`.
    Minimum = "minimum",
    /// `maximum`: a number is above `limit`.
    Maximum = "maximum",
    /// `exclusive_minimum`: a number is not above `limit`.
    ExclusiveMinimum = "exclusive_minimum",
    /// `exclusive_maximum`: a number is not below `limit`.
    ExclusiveMaximum = "exclusive_maximum",
    /// `multiple_of`: a number is not a multiple of `limit`.
    MultipleOf = "multiple_of",
    /// `max_items`: a list or a map has more than `limit` entries; `found` is their number.
    MaxItems = "max_items",
    /// `min_items`: a list or a map has fewer than `limit` entries; `found` is their number.
    MinItems = "min_items",
    /// `unique_items`: a list has an element twice; `found` is the index of the second.
    UniqueItems = "unique_items",
    /// `format`: a text does not have the form that `limit` names.
    Format = "format",
    /// `required_if`: a field is absent in the case `limit`.
    RequiredIf = "required_if",
    /// `only_with`: a field is present in another case than `limit`.
    OnlyWith = "only_with",
    /// `mutually_exclusive`: of the fields in the list `limit` there is more than one, `found` of them; or a field is present
    /// in the case `limit`.
    MutuallyExclusive = "mutually_exclusive",
    /// `at_least_one_of`: of the fields in the list `limit` there is none.
    AtLeastOneOf = "at_least_one_of",
    /// `exactly_one_of`: of the fields in the list `limit` there is not one, but `found`.
    ExactlyOneOf = "exactly_one_of",
    /// `other`: a rule of a type that is not generated.
    Other = "other",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A value that breaks a rule. It is written as an object of these fields, without those that are `None`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Violation {
    /// Where the value stands, as garde spells it: `items[0].name`.
    pub path: String,
    /// Where it stands, as a JSON pointer (RFC 6901): `/items/0/name`.
    pub pointer: String,
    /// The rule.
    pub code: Code,
    /// What the rule compares with.
    pub limit: Option<Value>,
    /// The size or the place that was found.
    pub found: Option<u64>,
    /// The same in words.
    pub message: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() { f.write_str(&self.message) } else { write!(f, "{}: {}", self.path, self.message) }
    }
}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let count = 4 + usize::from(self.limit.is_some()) + usize::from(self.found.is_some());
        let mut fields = serializer.serialize_struct("Violation", count)?;
        fields.serialize_field("path", &self.path)?;
        fields.serialize_field("pointer", &self.pointer)?;
        fields.serialize_field("code", &self.code)?;
        match &self.limit {
            Some(limit) => fields.serialize_field("limit", limit)?,
            None => fields.skip_field("limit")?,
        }
        match &self.found {
            Some(found) => fields.serialize_field("found", found)?,
            None => fields.skip_field("found")?,
        }
        fields.serialize_field("message", &self.message)?;
        fields.end()
    }
}

/// All violations of a value, in the order of garde's report; none where `validate()` finds nothing.
pub fn violations<T: Validate<Context = ()> + ?Sized>(value: &T) -> Vec<Violation> {
    let notes = Notes::begin();
    let Err(report) = value.validate() else { return Vec::new() };
    let mut notes = Notes::taken(&notes).into_iter().peekable();
    let of = |(at, (path, error)): (usize, (Path, garde::Error))| {
        let fact = notes.next_if(|(place, _)| *place == at).map(|(_, fact)| fact);
        let Fact { code, limit, found } = fact.unwrap_or(Fact { code: Code::Other, limit: None, found: None });
        let (pointer, path) = (pointer(&path), path.to_string());
        Violation { path, pointer, code, limit, found, message: error.message().to_owned() }
    };
    report.into_inner().into_iter().enumerate().map(of).collect()
}

fn pointer(path: &Path) -> String {
    let mut pointer = String::new();
    for (_, part) in path.__iter().rev() {
        pointer.push('/');
        pointer.push_str(&part.replace('~', "~0").replace('/', "~1"));
    }
    pointer
}

/// What a violation is, beside its sentence.
pub(crate) struct Fact {
    pub(crate) code: Code,
    limit: Option<Value>,
    found: Option<u64>,
}

impl Code {
    /// A violation of a rule that compares with `limit`.
    pub(crate) fn limit(self, limit: impl Into<Value>) -> Fact {
        Fact { code: self, limit: Some(limit.into()), found: None }
    }

    /// A violation that only has a place.
    pub(crate) fn found(self, found: usize) -> Fact {
        Fact { code: self, limit: None, found: None }.found(found)
    }

    /// A violation of a rule that compares with a number of any type.
    pub(crate) fn number(self, limit: impl fmt::Display) -> Fact {
        let text = limit.to_string();
        self.limit(serde_json::from_str(&text).unwrap_or(Value::String(text)))
    }
}

impl Fact {
    /// The same with the size that was found.
    pub(crate) fn found(mut self, found: usize) -> Self {
        self.found = u64::try_from(found).ok();
        self
    }
}

thread_local! {
    /// While [`violations`] runs: the violations so far, with their places in garde's report, which has room for sentences only.
    static NOTES: RefCell<Option<Vec<(usize, Fact)>>> = const { RefCell::new(None) };
}

/// Notes down a violation that stands at this place in garde's report, if anybody wants to know.
pub(crate) fn note(at: usize, fact: Fact) {
    NOTES.with_borrow_mut(|notes| {
        if let Some(notes) = notes {
            notes.push((at, fact));
        }
    });
}

/// The notes that are taken; those of a call around this one are put back.
struct Notes {
    outer: Option<Vec<(usize, Fact)>>,
}

impl Notes {
    fn begin() -> Self {
        Self { outer: NOTES.replace(Some(Vec::new())) }
    }

    /// The notes. Those of the call around this one come back when this value is gone.
    fn taken(_notes: &Self) -> Vec<(usize, Fact)> {
        NOTES.take().unwrap_or_default()
    }
}

impl Drop for Notes {
    fn drop(&mut self) {
        NOTES.set(self.outer.take());
    }
}
