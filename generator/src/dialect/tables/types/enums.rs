//! Enums in type cells: the word for one, and its values behind it.

use super::grammar::{Parser, is_base, union};
use super::token::{self, Kind, Token};
use crate::dialect::raw::RawTypeKind;

impl Parser<'_, '_> {
    /// `enum: on | off`, `Enum[on, off]`, `enum(1, 2)`, `Literal["a", "b"]`; `None`, and nothing passed over, where the word
    /// has no values behind it, such as in `enum string` or `enum (see below)`.
    pub(super) fn enumeration(&mut self) -> Option<RawTypeKind> {
        let Some(Kind::Word(word)) = self.peek() else { return None };
        if !matches!(word.to_lowercase().as_str(), "enum" | "enumeration" | "literal" | "enumerated") {
            return None;
        }
        let mut start = self.at + 1;
        // The values are said elsewhere: they are texts, unless they turn out to be something else.
        let is_all = match self.tokens.get(start).map(|token| &token.kind) {
            None | Some(Kind::Sign('|' | ',' | ';')) => true,
            Some(Kind::Word(next)) => token::is_or(next),
            _ => false,
        };
        if is_all && !word.eq_ignore_ascii_case("literal") {
            self.at = start;
            return Some(RawTypeKind::String);
        }
        if self.sign_at(start) == Some(':') {
            start += 1;
        }
        let close = match self.sign_at(start) {
            Some('[') => Some(']'),
            Some('(') => Some(')'),
            Some('<') => Some('>'),
            Some('{') => Some('}'),
            _ => None,
        };
        start += usize::from(close.is_some());
        let rest = self.tokens.get(start..)?;
        let end = match close {
            Some(close) => rest.iter().position(|token| token.kind == Kind::Sign(close))?,
            None => rest.len(),
        };
        let (values, is_nullable) = values(rest.get(..end)?)?;
        self.at = start + end + usize::from(close.is_some());
        self.found.nullable |= is_nullable && self.depth == 1;
        Some(union(self, values))
    }

    pub(super) fn sign_at(&self, at: usize) -> Option<char> {
        if let Some(Kind::Sign(sign)) = self.tokens.get(at).map(|token| &token.kind) { Some(*sign) } else { None }
    }
}

/// The values between separators, and whether `null` is among them. A single one says nothing: it may be the type of them.
fn values(tokens: &[Token]) -> Option<(Vec<RawTypeKind>, bool)> {
    let is_separator = |token: &Token| match &token.kind {
        Kind::Sign(sign) => matches!(sign, ',' | '|' | '/' | '¦'),
        Kind::Word(word) => token::is_or(word),
        Kind::Break => true,
        _ => false,
    };
    let mut values = Vec::new();
    let mut is_nullable = false;
    for part in tokens.split(is_separator).filter(|part| !part.is_empty()) {
        let [token] = part else { return None };
        let value = match &token.kind {
            Kind::Word(word) if word == "null" => {
                is_nullable = true;
                continue;
            }
            Kind::Word(word) => word.as_str().into(),
            Kind::Literal(value) => value.clone(),
            Kind::Number(number) => serde_json::from_str(number).ok()?,
            _ => return None,
        };
        values.push(RawTypeKind::Literal(value));
    }
    let is_type = matches!(values.as_slice(), [RawTypeKind::Literal(only)] if only.as_str().is_none_or(is_base));
    (!values.is_empty() && !is_type && (values.len() > 1 || is_nullable)).then_some((values, is_nullable))
}
