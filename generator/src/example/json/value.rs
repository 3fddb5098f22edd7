//! The grammar of a value.

use super::gap::{Comment, is_ellipsis};
use super::{Node, NodeKind, Reader, SyntaxError};
use crate::dialect::string_literal;
use crate::example::{Key, MAX_DEPTH};

impl Reader<'_> {
    pub(super) fn value(&mut self, depth: usize) -> Result<Node, SyntaxError> {
        self.skip_space();
        if depth > MAX_DEPTH {
            return Err(self.cursor.error("JSON with fewer levels"));
        }
        let start = self.cursor.offset();
        let (kind, partial) = match self.cursor.peek() {
            Some('{') => {
                self.cursor.bump();
                let (entries, partial) = self.list(Some('}'), "`,` or `}`", |reader| reader.entry(depth))?;
                (NodeKind::Object(entries), partial)
            }
            Some('[') => {
                self.cursor.bump();
                let (elements, partial) =
                    self.list(Some(']'), "`,` or `]`", |reader| reader.value(depth + 1).map(Some))?;
                (NodeKind::Array(elements), partial)
            }
            Some('"' | '\'') => (NodeKind::String(self.string()?), false),
            Some('-' | '0'..='9') => (NodeKind::Number(self.number()?), false),
            Some('.' | '…') if self.ellipsis() => (NodeKind::Elided, false),
            Some(c) if c.is_alphabetic() || matches!(c, '_' | '<' | '$') => (self.word(), false),
            _ => return Err(self.cursor.error("a JSON value")),
        };
        Ok(Node { kind, span: self.cursor.span_from(start), partial })
    }

    /// The parts up to and with what closes them, or up to the end of the block; and whether some are left out. A part
    /// that is `None` only stands for others.
    pub(super) fn list<T>(
        &mut self,
        close: Option<char>,
        expected: &'static str,
        part: impl Fn(&mut Self) -> Result<Option<T>, SyntaxError>,
    ) -> Result<(Vec<T>, bool), SyntaxError> {
        let mut parts = Vec::new();
        let mut gap = self.skip_between();
        let mut partial = gap.ellipsis;
        while self.cursor.peek() != close {
            let found = part(self)?;
            partial |= found.is_none();
            parts.extend(found);
            gap = self.skip_between();
            if self.cursor.eat(",") {
                gap = gap.and(self.skip_between());
            } else if !gap.line && !gap.ellipsis && self.cursor.peek() != close {
                return Err(self.cursor.error(expected));
            }
            partial |= gap.ellipsis;
        }
        self.cursor.bump();
        // `{ // a user }`, and a remark where the next part would be, stand for what is not shown.
        partial |= gap.comment == Comment::Apart || gap.comment == Comment::Behind && parts.is_empty();
        Ok((parts, partial))
    }

    /// A key and its value; `None` where the key stands for any.
    pub(super) fn entry(&mut self, depth: usize) -> Result<Option<(Key, Node)>, SyntaxError> {
        let start = self.cursor.offset();
        let quoted = matches!(self.cursor.peek(), Some('"' | '\''));
        let name = if quoted { self.string()? } else { self.bare_key()?.to_owned() };
        let key = Key { name, quoted, span: self.cursor.span_from(start) };
        let stands_for_any = is_ellipsis(key.name.trim()) || !quoted && key.name.starts_with('<');
        self.skip_space();
        if !self.cursor.eat(":") {
            return if stands_for_any { Ok(None) } else { Err(self.cursor.error("`:` behind the key")) };
        }
        let value = self.value(depth + 1)?;
        Ok((!stands_for_any).then_some((key, value)))
    }

    fn bare_key(&mut self) -> Result<&str, SyntaxError> {
        let start = self.cursor.offset();
        if self.cursor.eat("<") {
            self.cursor.take_while(|c| !matches!(c, '>' | ':' | '\n'));
            self.cursor.eat(">");
        } else {
            self.cursor.take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '-'));
        }
        if self.cursor.offset() == start { Err(self.cursor.error("a key")) } else { Ok(self.cursor.slice_from(start)) }
    }

    fn string(&mut self) -> Result<String, SyntaxError> {
        let Some((value, length)) = string_literal(self.cursor.rest()) else {
            return Err(self.cursor.error("a string that ends"));
        };
        self.cursor.advance(length);
        Ok(value)
    }

    /// A number of JSON; what goes on behind it (`2024-02-29`, `0x1f`, `1_000`, `007`) is none.
    fn number(&mut self) -> Result<String, SyntaxError> {
        let text = self.cursor.rest();
        let digits = |at: usize| text.bytes().skip(at).take_while(u8::is_ascii_digit).count();
        let starts = |at: usize, with: &[char]| text.get(at..).is_some_and(|rest| rest.starts_with(with));
        let sign = usize::from(text.starts_with('-'));
        let mut end = sign + digits(sign);
        let whole = text.get(sign..end).unwrap_or_default();
        let fits = !whole.is_empty() && (whole == "0" || !whole.starts_with('0'));
        if starts(end, &['.']) && digits(end + 1) > 0 {
            end += 1 + digits(end + 1);
        }
        if starts(end, &['e', 'E']) {
            let sign = 1 + usize::from(starts(end + 1, &['+', '-']));
            if digits(end + sign) > 0 {
                end += sign + digits(end + sign);
            }
        }
        let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ':');
        if !fits || text.get(end..).is_some_and(|rest| rest.starts_with(goes_on)) {
            return Err(self.cursor.error("a number of JSON"));
        }
        self.cursor.advance(end);
        Ok(text.get(..end).unwrap_or_default().to_owned())
    }

    /// `true`, `false`, `null`, or words that say what stands there: `<string>`, `User object`.
    fn word(&mut self) -> NodeKind {
        let rest = self.cursor.rest();
        let ends = |c: char| matches!(c, ',' | '{' | '}' | '[' | ']' | '"' | '#' | '\n');
        let line = rest.split(ends).next().unwrap_or_default();
        let words = line.split("//").next().and_then(|text| text.split("/*").next()).unwrap_or_default().trim_end();
        self.cursor.advance(words.len());
        while self.cursor.eat("[]") {} // `string[]`
        match words {
            "true" => NodeKind::Boolean(true),
            "false" => NodeKind::Boolean(false),
            "null" => NodeKind::Null,
            words => NodeKind::Opaque(words.to_owned()),
        }
    }
}
