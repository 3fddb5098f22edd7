//! The tree of a documented literal.

use crate::source::Span;

/// A literal and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where it stands.
    pub span: Span,
    /// Whether a list or an object shows some of its parts only: the rest is left out (`...`).
    pub partial: bool,
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
    /// An expression with no JSON value (a file, bytes, a stream), with its name; or words that stand for a value.
    Opaque(String),
    /// A value that is left out: `...`.
    Elided,
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

impl Node {
    /// A literal of which nothing is left out.
    pub fn new(kind: NodeKind, span: Span) -> Self {
        Self { kind, span, partial: false }
    }

    /// Whether something is left out of it, or of a part of it.
    pub fn leaves_out(&self) -> bool {
        let mut found = false;
        self.walk(&mut |node| found |= node.partial || node.kind == NodeKind::Elided);
        found
    }

    /// As JSON, names and values as written.
    ///
    /// # Errors
    /// Where a part has no JSON value: says which.
    pub fn to_json(&self) -> Result<serde_json::Value, String> {
        if self.partial || self.kind == NodeKind::Elided {
            return Err("something is left out of it".to_owned());
        }
        Ok(match &self.kind {
            NodeKind::Elided | NodeKind::Null => serde_json::Value::Null,
            NodeKind::Boolean(value) => (*value).into(),
            NodeKind::Number(text) => number(text).ok_or_else(|| format!("`{text}` has no form in JSON"))?,
            NodeKind::String(text) | NodeKind::Date(text) => text.as_str().into(),
            NodeKind::Path(path) => return Err(format!("`{}` names a constant", path.join("."))),
            NodeKind::Opaque(name) => return Err(format!("`{name}` is not JSON")),
            NodeKind::Array(elements) => elements.iter().map(Self::to_json).collect::<Result<_, _>>()?,
            NodeKind::Object(entries) => {
                let entries = entries.iter().map(|(key, value)| Ok((key.name.clone(), value.to_json()?)));
                serde_json::Value::Object(entries.collect::<Result<_, String>>()?)
            }
        })
    }

    /// Calls `visit` for this node and each one inside it.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Self)) {
        visit(self);
        match &self.kind {
            NodeKind::Array(elements) => elements.iter().for_each(|element| element.walk(visit)),
            NodeKind::Object(entries) => entries.iter().for_each(|(_, value)| value.walk(visit)),
            _ => {}
        }
    }

    /// Whether it is a number without a fraction or an exponent.
    pub fn is_integer(&self) -> bool {
        matches!(&self.kind, NodeKind::Number(text) if text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok())
    }
}

/// A number's text as JSON: `.5` and `5.` are JavaScript's own.
pub fn number(text: &str) -> Option<serde_json::Value> {
    let value = serde_json::from_str::<serde_json::Value>(text).ok().filter(serde_json::Value::is_number);
    value.or_else(|| text.parse::<f64>().ok().and_then(serde_json::Number::from_f64).map(Into::into))
}
