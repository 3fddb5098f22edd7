//! A report as plain data: what the page's scripts are given, and nothing that they would have to conclude.

use serde::Serialize;

/// A report: a head that is looked at when the page opens, and the models, each of which is when it is shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// What is known without looking at any model.
    pub head: Head,
    /// The models, API by API, in the order of their ids. Their places are what references are.
    pub models: Vec<Model>,
}

/// What is known without looking at any model.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Head {
    /// The version of this form; it changes if the meaning of what is there does.
    pub schemadown_report: u32,
    /// What it is called.
    pub title: String,
    /// The names of the APIs.
    pub apis: Vec<String>,
    /// The pages that places name by their number.
    pub files: Vec<String>,
    /// What there is of everything.
    pub figures: Figures,
    /// Each model, as a list has it.
    pub models: Vec<Listed>,
    /// What changed, where there is an earlier documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<Changes>,
}

/// What a model is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// An object with fields.
    Struct,
    /// Documented values.
    Enum,
    /// One of several types.
    Union,
    /// Another name for a type.
    Alias,
}

/// What models and rows are found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tag {
    /// Something that was read is checked.
    Enforced,
    /// Something reads like a rule and is not checked.
    Unenforced,
    /// Something was concluded, or rests on habit.
    Inferred,
    /// The documentation deprecates it.
    Deprecated,
    /// There is a finding.
    Lint,
    /// It changed since the earlier documentation.
    Changed,
}

/// A model, as a list has it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Listed {
    /// The number of its API.
    pub api: usize,
    /// Its id, unique in its API.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// How many rows it has.
    pub rows: usize,
    /// What it is found by.
    pub tags: Vec<Tag>,
    /// The models that it refers to.
    pub refs: Vec<usize>,
    /// The names of its rows, in the docs, in JSON and in Rust, a line for each row.
    pub names: String,
}

/// A model with all there is to show of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Model {
    /// The API.
    pub api: String,
    /// The id.
    pub id: String,
    /// The name as documented.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its name in Rust.
    pub rust_name: String,
    /// Where it is documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// That it is deprecated, and in what words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<String>,
    /// What else there is to know: a name and what it is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<(String, Vec<Piece>)>,
    /// What the documentation says of it as a whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<Excerpt>,
    /// What was read in these words: rules between fields, and what was concluded.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<Reading>,
    /// Findings about the model as a whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lint: Vec<Remark>,
    /// Fields, values or members.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Row>,
    /// What it is found by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Tag>,
    /// Its Rust.
    pub rust: String,
}

/// A field, a value or a member.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Row {
    /// The name as documented.
    pub name: String,
    /// What JSON has, where that is something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub json: Option<String>,
    /// The name in Rust.
    pub rust_name: String,
    /// The type.
    #[serde(rename = "type", skip_serializing_if = "Vec::is_empty")]
    pub ty: Vec<Piece>,
    /// What is said of its presence: `required`, `nullable`, `read-only`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub status: Vec<Status>,
    /// The words that say in which case it is required.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// That it is deprecated, and in what words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<String>,
    /// Its row, and whatever else was read of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<Excerpt>,
    /// What was read in these words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<Reading>,
    /// What no place shows: `wire_name`, `number`, `nullable`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unproven: Vec<&'static str>,
    /// Findings.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lint: Vec<Remark>,
    /// What it is found by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Tag>,
    /// Its lines in the struct.
    #[serde(skip_serializing_if = "Rust::is_empty")]
    pub rust: Rust,
    /// Its lines in `validate`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub checks: String,
}

/// What is said of a field's presence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It has to be there.
    Required,
    /// It may be left out.
    Optional,
    /// It has to be there in some case.
    Conditional,
    /// It may be `null`.
    Nullable,
    /// Only the server sets it.
    ReadOnly,
}

/// Lines of Rust: those of the model's text from one line on, or a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Rust {
    /// The first line, from 0, and how many there are.
    Lines(usize, usize),
    /// The text.
    Text(String),
}

impl Default for Rust {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl Rust {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Text(text) if text.is_empty())
    }
}

/// A part of a type: words, or the number of a model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Piece {
    /// Words.
    Words(String),
    /// A model.
    Model(usize),
}

/// The number of a page, and a line in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Place(pub usize, pub usize);

/// Words of the documentation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// Where they stand.
    pub place: Place,
    /// The words, in parts.
    pub parts: Vec<Part>,
}

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Part {
    /// Words in which nothing was read.
    Plain(String),
    /// Words, and the numbers of what was read in them.
    Read(String, Vec<usize>),
}

/// What was read in some words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// What became of it.
    pub as_what: Evidence,
    /// Its kind: that of a constraint, a relation, a reason or a fact.
    pub kind: &'static str,
    /// What it comes to, in words.
    pub text: String,
    /// The rule that read it.
    pub rule: &'static str,
    /// Why it is not enforced, or who says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Where it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// What became of something that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// It is checked.
    Enforced,
    /// It is a rule between fields, and checked.
    Together,
    /// It is known and not checked: a default, or a form that has no check.
    Stated,
    /// It reads like a rule and is none.
    Rejected,
    /// A fact that was concluded.
    Concluded,
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// The code.
    pub code: String,
    /// `warning` or `note`.
    pub severity: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub help: Vec<String>,
}

/// How many there are of something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// What.
    pub name: String,
    /// What that is, where the name does not say.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// How many, of each kind that the figure tells apart.
    pub counts: Vec<usize>,
}

/// What there is of everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Models of each kind.
    pub models: Vec<Count>,
    /// How many fields there are.
    pub fields: usize,
    /// Fields of each status.
    pub presence: Vec<Count>,
    /// Constraints by kind: enforced, and stated only.
    pub constraints: Vec<Count>,
    /// Rules between fields, by kind.
    pub relations: Vec<Count>,
    /// What is not enforced, by reason.
    pub rejected: Vec<Count>,
    /// Of each fact of fields, how many rest on the row itself, on another place, on habit, and how many may be otherwise.
    pub evidence: Vec<Count>,
    /// Conclusions by rule.
    pub concluded: Vec<Count>,
    /// Findings by code: warnings and notes.
    pub lint: Vec<Count>,
    /// Words of type cells that nothing defines.
    pub words: Vec<Word>,
}

/// A word of type cells that nothing defines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Word {
    /// The API.
    pub api: String,
    /// The word.
    pub word: String,
    /// How many cells have it.
    pub cells: usize,
    /// What examples show of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown: Option<&'static str>,
    /// The first cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// What changed since an earlier documentation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Changes {
    /// What the next version of the crate has to be.
    pub version: &'static str,
    /// The changes: API by API, model by model.
    pub list: Vec<Change>,
}

/// A change.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The rule's id.
    pub rule: &'static str,
    /// The rule's title.
    pub title: &'static str,
    /// How bad it is.
    pub severity: &'static str,
    /// How bad it is for Rust callers, senders and readers, where it concerns them.
    pub effects: Vec<(&'static str, &'static str)>,
    /// The API.
    pub api: String,
    /// The model's id.
    pub id: String,
    /// The field, the value or the member.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The model, as far as it is there still.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<usize>,
    /// What is said of it.
    pub message: String,
    /// The path of the change that it comes of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// Why it is allowed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed: Option<String>,
    /// The documentation as it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Excerpt>,
    /// The documentation as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Excerpt>,
    /// The Rust as it was.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub old_rust: String,
    /// The Rust as it is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub new_rust: String,
}
