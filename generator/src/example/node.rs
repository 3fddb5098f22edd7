//! The tree of a documented literal.

use crate::source::Span;

/// A literal and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where it stands.
    pub span: Span,
}

/// What a literal is.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeKind {
    /// `null` (and `undefined`).
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number, as written: a sign, digits, perhaps a fraction and an exponent; also `NaN` and `Infinity`.
    Number(String),
    /// A string, unescaped.
    String(String),
    /// A date or an instant, as the text that its constructor was given.
    Date(String),
    /// A path that names an enum's member, such as `Color.Red`.
    Path(Vec<String>),
    /// A list.
    Array(Vec<Node>),
    /// An object, in the order written. A key may stand twice.
    Object(Vec<(Key, Node)>),
    /// An expression with no JSON value (a file, bytes, a stream), with its name.
    Opaque(String),
}

/// An object's key and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key, unescaped.
    pub name: String,
    /// Whether it was quoted.
    pub quoted: bool,
    /// Where it stands.
    pub span: Span,
}
