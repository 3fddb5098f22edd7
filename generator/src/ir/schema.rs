//! The neutral model: what every documentation dialect is read into, and all that `emit` knows.

use crate::config::WireCase;
use crate::dialect::{IntSize, RemarkOf};
use crate::example::Node;
use crate::source::{FileId, Span};

use super::constraint::Constraint;
use super::rejected::Rejected;
use super::relation::Relation;

/// Everything that one API's documentation says of its models.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    /// The API's name: the folder and Rust module its models live in.
    pub api: String,
    /// The models, sorted by [`Model::id`].
    pub models: Vec<Model>,
    /// How JSON spells the names.
    pub wire: WireStyle,
    /// The words of type cells that no page defines.
    pub words: Vec<TypeWord>,
    /// Whether the documentation tells a field that is left out from one that is `null`.
    pub tells_absent_from_null: bool,
}

/// A word of type cells that no page defines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeWord {
    /// The word, in lower case.
    pub word: String,
    /// How many cells have it.
    pub cells: usize,
    /// The first of them.
    pub first: Span,
    /// The kind of JSON value that examples show of it, where they agree, and the first of these values.
    pub shown: Option<(&'static str, Span)>,
}

/// How an API spells names of several words, as far as its documentation shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WireStyle {
    /// The case that most fields follow, or the configured one.
    pub case: WireCase,
    /// How many fields are spelled as some place in the documentation shows.
    pub evidence: usize,
    /// How many fields have names of several words.
    pub of: usize,
}

impl Schema {
    /// The model that a reference names.
    pub fn model(&self, id: ModelId) -> &Model {
        &self.models[id.0 as usize]
    }
}

/// A model's place in [`Schema::models`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ModelId(pub u32);

/// Prose on the value of a field that is not the field's description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The words.
    pub prose: Prose,
    /// What they speak of.
    pub of: RemarkOf,
}

/// Markdown prose and where it stands: `text` is exactly what `span` covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose {
    /// The Markdown source, as written.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// One documented type.
#[derive(Clone, Debug)]
pub struct Model {
    /// Module path and documented name, joined by dots: `operations.ClientSecretUpdateApiRequestBody`.
    pub id: String,
    /// The Rust module path below the API's own module: one `snake_case` name per folder, and perhaps one for the page.
    pub module: Vec<String>,
    /// Whether the last part of `module` is the page, which holds several models.
    pub ends_in_page: bool,
    /// Whether its page has the names of the JSON and says so itself, as pages do that people write; those of SDKs have the
    /// names of their language.
    pub as_written: bool,
    /// The name as documented (the H1).
    pub name: String,
    /// The Rust type name, unique in its module.
    pub rust_name: String,
    /// The Rust file and module name: `snake_case`, never a keyword. All models of a page have the same, and no other in
    /// their module has it.
    pub file_stem: String,
    /// The Markdown file, below the API's folder.
    pub source: String,
    /// The same file, for spans.
    pub file: FileId,
    /// The name: the H1, another heading, or whatever names it.
    pub span: Span,
    /// What it was read from, which is no other model's: its title, its table, or the row that documents it.
    pub at: Span,
    /// What it is.
    pub kind: ModelKind,
    /// The prose below the title.
    pub description: Option<Prose>,
    /// Whether, and with what words, the documentation deprecates it.
    pub deprecated: Option<Deprecation>,
    /// The documented examples of this model.
    pub examples: Vec<Example>,
    /// What was concluded and not read; what is concluded of a field is with the field.
    pub inferred: Vec<Inference>,
}

impl Model {
    /// Where it stands on its page: its name, or what it was read from where that has no name of its own.
    pub fn place(&self) -> Span {
        if self.span.file == self.file { self.span } else { self.at }
    }
}

/// A deprecation notice. `note` is the documentation's own text, if it has any beyond the stock phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deprecation {
    /// What to do instead, as plain text.
    pub note: Option<String>,
}

/// What a model is.
#[derive(Clone, Debug)]
pub enum ModelKind {
    /// An object with documented fields.
    Struct(Struct),
    /// A set of documented values.
    Enum(Enum),
    /// One of several types.
    Union(Union),
    /// Another name for a type.
    Alias(Type),
}

/// An object with documented fields.
#[derive(Clone, Debug, Default)]
pub struct Struct {
    /// The fields, in documented order.
    pub fields: Vec<Field>,
    /// The type of undocumented properties' values, where the documentation says that there may be some.
    pub additional: Option<Additional>,
    /// The rules that several fields must keep together.
    pub relations: Vec<Relation>,
    /// What the prose of the model says that reads like such a rule and is none. What that of a field says is with the
    /// field.
    pub rejected: Vec<Rejected>,
}

/// The open part of an object: properties beyond the documented ones.
#[derive(Clone, Debug)]
pub struct Additional {
    /// The Rust name of the map field that holds them.
    pub rust_name: String,
    /// The type of their values.
    pub values: Type,
    /// What the documentation says of them.
    pub description: Option<Prose>,
    /// The row.
    pub span: Span,
}

/// A field of an object.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact that the others leave open")]
pub struct Field {
    /// The name as documented.
    pub name: String,
    /// The name that JSON carries.
    pub wire_name: String,
    /// The Rust name without `r#`; where it is a keyword, `emit` writes the raw identifier.
    pub rust_name: String,
    /// The type of the value when there is one (never an `Option`).
    pub ty: Type,
    /// Whether the property must be present, whatever else is.
    pub required: bool,
    /// The words that say when it must be, where it is not always or never.
    pub condition: Option<Prose>,
    /// Whether the value may be `null`.
    pub nullable: bool,
    /// Whether only the server sets it.
    pub read_only: bool,
    /// Whether, and with what words, the documentation deprecates it.
    pub deprecated: Option<Deprecation>,
    /// What the documentation says of it.
    pub description: Option<Prose>,
    /// What it says of its value in other places than the description.
    pub remarks: Vec<Remark>,
    /// The rules that its value must keep.
    pub constraints: Vec<Constraint>,
    /// What reads like such a rule and is not enforced.
    pub rejected: Vec<Rejected>,
    /// Whether the value may be `null` although nothing shows it: the row of a required field cannot say.
    pub hidden_null: bool,
    /// The value in the row's `Example` cell, keys as JSON has them.
    pub example: Option<Node>,
    /// What was concluded and not read.
    pub inferred: Vec<Inference>,
    /// What of it no place shows.
    pub unproven: Vec<Unproven>,
    /// Another name in JSON that is read as well: the documented one, where no place shows the other.
    pub alias: Option<String>,
    /// The field's name in its row.
    pub span: Span,
}

/// A fact of a field that rests on habit alone: nothing shows it, and it may be otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unproven {
    /// Its name in JSON follows a style.
    Name,
    /// Whether its number is whole follows from the API's other numbers.
    Number,
    /// That it is never `null`: the docs could not show it.
    Null,
}

impl Unproven {
    /// The fact, as the IR has it in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "wire_name",
            Self::Number => "number",
            Self::Null => "nullable",
        }
    }
}

/// A neutral type.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// Text.
    String,
    /// A whole number of no documented size.
    Integer,
    /// A whole number of a documented size.
    Sized(IntSize),
    /// A number that may have a fraction.
    Number,
    /// True or false.
    Boolean,
    /// A calendar date.
    Date,
    /// An instant.
    DateTime,
    /// Bytes, base64 in JSON.
    Bytes,
    /// Any JSON value.
    Any,
    /// Only `null`.
    Null,
    /// A list.
    Array(Box<Type>),
    /// An object of string keys.
    Map(Box<Type>),
    /// A documented model; `boxed` where the reference closes a cycle of types without another indirection.
    Ref {
        /// The model.
        model: ModelId,
        /// Whether this reference needs a `Box`.
        boxed: bool,
    },
    /// One value and no other.
    Literal(Literal),
    /// One of several types, written in place.
    Union(Vec<Type>),
}

impl Type {
    /// Whether its values are numbers, whole or not.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Integer | Self::Sized(_) | Self::Number)
    }
}

/// A type that accepts one value only.
#[derive(Clone, Debug, PartialEq)]
pub struct Literal {
    /// The value: a string, a number or a boolean.
    pub value: serde_json::Value,
    /// The name of the Rust type, unique in its module.
    pub rust_name: String,
    /// The name of its one variant.
    pub variant: String,
}

/// How the keys of a literal are spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// As the fields are documented.
    Documented,
    /// As JSON carries them, while fields are documented as an SDK spells them.
    Wire,
    /// As JSON carries them, and fields are known by these names: another spelling is another name.
    Exact,
}

/// What JSON type the values of an enum have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumBase {
    /// Strings.
    String,
    /// Whole numbers.
    Integer,
}

/// A set of documented values.
#[derive(Clone, Debug)]
pub struct Enum {
    /// The JSON type of the values.
    pub base: EnumBase,
    /// The values, in documented order, without repetition.
    pub values: Vec<EnumValue>,
    /// Whether the documentation says that there may be others (`Unrecognized<…>`).
    pub open: bool,
    /// Whether each value is a bit of 64, or some, and those that are set are one number. The base is integer.
    pub flags: bool,
}

impl Enum {
    /// Whether a value is documented; of flags, whether each bit is.
    pub fn documents(&self, value: &serde_json::Value) -> bool {
        if !self.flags {
            return self.values.iter().any(|known| known.wire == *value);
        }
        let known = self.values.iter().filter_map(|known| known.wire.as_u64()).fold(0, |all, bits| all | bits);
        value.as_u64().is_some_and(|bits| bits & !known == 0)
    }
}

/// One documented value.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumValue {
    /// The value in JSON: a string, or an integer where the enum's base is integer.
    pub wire: serde_json::Value,
    /// The SDK's name for it, where the page shows one.
    pub name: Option<String>,
    /// The Rust variant, unique in the enum; never `Unknown`, which is the variant for other values. A constant of flags.
    pub rust_name: String,
    /// What the documentation says of it.
    pub description: Option<Prose>,
    /// Where it stands.
    pub span: Span,
}

/// One of several types.
#[derive(Clone, Debug)]
pub struct Union {
    /// The members, in documented order.
    pub members: Vec<Member>,
    /// How a value shows which member it is.
    pub select: Select,
}

/// A type of a union.
#[derive(Clone, Debug)]
pub struct Member {
    /// The type.
    pub ty: Type,
    /// The Rust variant, unique in the union; never `Unknown`.
    pub rust_name: String,
    /// The value of the tag, where the union has one. Several members never share one.
    pub tag_value: Option<serde_json::Value>,
}

/// How a JSON value shows which member of a union it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Select {
    /// By the property of this wire name: a literal field that every member has, with distinct values.
    Tag(String),
    /// The same of a field that values may leave out. Those that do are tried in documented order.
    OptionalTag(String),
    /// By the JSON kind of the value: no two members share one.
    Kind,
    /// By required properties: the first listed member whose keys are all present. Each entry is a member's
    /// index and the wire names that set it apart; the order is that of the tests.
    Keys(Vec<(usize, Vec<String>)>),
    /// By trial, in documented order.
    Order,
}

impl Select {
    /// The wire name of the property whose value is a member's alone.
    #[must_use]
    pub fn tag(&self) -> Option<&str> {
        match self {
            Self::Tag(tag) | Self::OptionalTag(tag) => Some(tag),
            Self::Kind | Self::Keys(_) | Self::Order => None,
        }
    }
}

/// A documented example.
#[derive(Clone, Debug)]
pub struct Example {
    /// The value as documented, with spans.
    pub value: Node,
    /// How the keys of the value are spelled.
    pub spelling: Spelling,
    /// The value as JSON carries it (wire names, enum values), without properties that the model does not document; or why
    /// there is none that the model could hold: it cannot be told, something is left out, or the example contradicts the
    /// model.
    pub wire: Result<serde_json::Value, String>,
    /// The whole literal.
    pub span: Span,
}

/// A conclusion from evidence, instead of a fact read from the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inference {
    /// What was concluded: `integer`, `nullable`, `wire_name`, …
    pub fact: &'static str,
    /// The rule that concluded it, such as `integer.example_literal`.
    pub rule: &'static str,
    /// The place that decided it, if one place did.
    pub span: Option<Span>,
}
