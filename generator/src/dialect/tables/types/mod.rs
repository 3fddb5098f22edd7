//! Type cells: one grammar for the ways that people write types, over a table of words.
//!
//! ```text
//! cell   := alt (sep alt)*             sep: | ¦ / , or, the end of a line
//! alt    := ["?"] adjective* base suffix*
//! base   := words | link | literal | number | "[" cell "]" | "{" … "}" | "(" cell ")"
//!         | list ["of" [count]] alt | list "<" cell ">" | list "(" cell ")" | list (";" | ":") alt
//!         | map ("<" | "[") cell "," cell (">" | "]") | map "of" alt ["to" alt] | "one of" [":"] cell
//! suffix := "[]" | "[3]" | "[1-*]" | "?" | list | filler | "(" note ")" | ";" qualifier | "-" remark
//! ```
//!
//! A word that nothing defines is kept as one, and what does not fit the grammar is one word as a whole: neither is guessed.

mod containers;
mod enums;
mod grammar;
mod lookup;
mod suffixes;
mod token;
mod vocabulary;
mod word;
pub(super) use grammar::shape;

pub(super) mod words;

use super::super::raw::{RawProse, RawRemark, RawRule, RawType, RawTypeKind, RemarkOf, Spanned};
use crate::document::{Inline, InlineKind, Text, plain};

/// What a type cell says.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) ty: RawType,
    /// Whether it says that the value may be null.
    pub(super) nullable: bool,
    /// Whether it says that the field must, or need not, be there.
    pub(super) required: Option<bool>,
    /// Whether it says that the field is deprecated.
    pub(super) deprecated: bool,
    /// What it demands of the value.
    pub(super) rules: Vec<RawRule>,
    /// What defines its words, which may demand more.
    pub(super) remarks: Vec<RawRemark>,
}

impl Cell {
    /// A type of which nothing else is said.
    pub(super) fn new(ty: RawType) -> Self {
        Self { ty, nullable: false, required: None, deprecated: false, rules: Vec::new(), remarks: Vec::new() }
    }

    /// Makes the type a list of what it was; what is demanded of the type is demanded of the items then.
    pub(super) fn listed(&mut self) {
        if matches!(self.ty.kind, RawTypeKind::Array(_)) {
            return;
        }
        let span = self.ty.span;
        let items = std::mem::replace(&mut self.ty, RawType { kind: RawTypeKind::Any, span });
        self.ty.kind = RawTypeKind::Array(Box::new(items));
        for rule in &mut self.rules {
            rule.of_items = true;
        }
        for remark in &mut self.remarks {
            remark.of = RemarkOf::ItemType;
        }
    }
}

/// What a word or a link of a type cell means in a doc set.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Meaning {
    pub(super) kind: RawTypeKind,
    /// What the definition says of values.
    pub(super) said: Option<RawProse>,
    /// What the configuration demands of values.
    pub(super) rules: Vec<RawRule>,
}

/// What the pages say that words and links mean.
pub(super) trait Names {
    /// What a text of one or several words means; `folded` is in lower case, its words joined by single spaces.
    fn word(&self, folded: &str) -> Option<Meaning>;

    /// What the configuration says that a whole cell means.
    fn whole(&self, _folded: &str) -> Option<Meaning> {
        None
    }

    /// What a link leads to, if that is a model or its values.
    fn link(&self, label: &str, target: &str) -> Option<Meaning>;
}

/// Reads a type cell.
pub(super) fn read(text: Text<'_>, tree: &[Inline], names: &dyn Names) -> Cell {
    let whole = plain(tree).split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(Meaning { kind, said, rules }) = names.whole(&whole.to_lowercase()) {
        let ty = RawType { kind, span: text.span };
        return Cell {
            ty,
            nullable: false,
            required: None,
            deprecated: false,
            rules,
            remarks: said.map(|prose| RawRemark { prose, of: RemarkOf::Type }).into_iter().collect(),
        };
    }
    if let Some(values) = values_in_code(tree, names) {
        let literal = |value: &String| RawType { kind: RawTypeKind::Literal(value.as_str().into()), span: text.span };
        return Cell::new(RawType { kind: RawTypeKind::Union(values.iter().map(literal).collect()), span: text.span });
    }
    let tokens = token::tokens(tree);
    if let Some(cell) = grammar::read(&tokens, text, names) {
        return cell;
    }
    let kind = if whole.is_empty() { RawTypeKind::Any } else { RawTypeKind::Word(whole) };
    Cell::new(RawType { kind, span: text.span })
}

/// The values of `` `open` | `paid` ``: words in code that are no types, and that nothing defines. A word with a capital may be
/// a model that is missing.
fn values_in_code(tree: &[Inline], names: &dyn Names) -> Option<Vec<String>> {
    let is_separator = |text: &str| {
        let mut words = text.split(|c: char| c.is_whitespace() || matches!(c, '|' | ',' | '/' | '¦' | '\\'));
        words.all(|word| word.is_empty() || token::is_or(word))
    };
    let is_value = |code: &str| {
        let folded = code.to_lowercase();
        let is_word = code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ':'));
        let may_be_model = code.starts_with(char::is_uppercase) && code.contains(char::is_lowercase);
        let is_number = code.parse::<f64>().is_ok() || matches!(code, "true" | "false");
        !code.is_empty()
            && is_word
            && !may_be_model
            && !is_number
            && !words::is_known(&folded)
            && names.word(&folded).is_none()
    };
    let mut values = Vec::new();
    for part in tree {
        match &part.kind {
            InlineKind::Code(code) if is_value(code.trim()) => values.push(code.trim().to_owned()),
            InlineKind::Text(text) if is_separator(text) => {}
            InlineKind::Break => {}
            _ => return None,
        }
    }
    (values.len() > 1).then_some(values)
}

/// A text and its place, as owned by what it is evidence for.
pub(super) fn owned(text: Text<'_>) -> Spanned {
    Spanned { text: text.raw.to_owned(), span: text.span }
}

#[cfg(test)]
mod tests;
