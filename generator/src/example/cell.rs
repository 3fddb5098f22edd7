//! The `Example` column: the API's own JSON with `<br/>` for line ends, or a bare scalar.
//!
//! Keys are wire names. A bare word is a string without its quotes, and whether `400` is a number or such a string the cell
//! does not tell, so that what it says of types is weak.

use super::cursor::Cursor;
use super::{Key, MAX_DEPTH, Node, NodeKind, SyntaxError};
use crate::dialect::string_literal;
use crate::source::Span;

/// Reads a cell. One that opens like JSON must be JSON; anything else is a scalar.
///
/// # Errors
/// Where JSON opens and does not follow its grammar.
pub fn cell(text: &str, span: Span) -> Result<Node, SyntaxError> {
    let (text, span) = in_code(text, span);
    let mut parser = Parser { cursor: Cursor::new(text, span) };
    parser.skip_space();
    match parser.cursor.peek() {
        Some('{' | '[') => parser.value(0),
        _ => Ok(Node::new(scalar(text.trim()), span)),
    }
}

/// The code that a cell is: `` `12` `` is the number.
fn in_code(text: &str, span: Span) -> (&str, Span) {
    let bare = text.trim();
    let start = text.len() - text.trim_start().len();
    match bare.strip_prefix('`').and_then(|rest| rest.strip_suffix('`')) {
        Some(code) if !code.is_empty() && !code.contains('`') => (code, span.part(start + 1..start + 1 + code.len())),
        _ => (text, span),
    }
}

fn scalar(text: &str) -> NodeKind {
    match serde_json::from_str(text) {
        Ok(serde_json::Value::Null) => NodeKind::Null,
        Ok(serde_json::Value::Bool(value)) => NodeKind::Boolean(value),
        Ok(serde_json::Value::Number(_)) => NodeKind::Number(text.to_owned()),
        Ok(serde_json::Value::String(value)) => NodeKind::String(value),
        _ => NodeKind::String(text.to_owned()),
    }
}

struct Parser<'a> {
    cursor: Cursor<'a>,
}

impl Parser<'_> {
    /// Passes over white space, `<br/>` and the backslashes that `.mdx` puts before `{` and `<`.
    fn skip_space(&mut self) {
        loop {
            self.cursor.take_while(|c| c.is_whitespace() || c == '\\');
            if !["<br/>", "<br>", "</br>", "<br />"].iter().any(|mark| self.cursor.eat(mark)) {
                return;
            }
        }
    }

    fn eat(&mut self, token: &str) -> bool {
        self.skip_space();
        self.cursor.eat(token)
    }

    fn value(&mut self, depth: usize) -> Result<Node, SyntaxError> {
        self.skip_space();
        if depth > MAX_DEPTH {
            return Err(self.cursor.error("JSON with fewer levels"));
        }
        let start = self.cursor.offset();
        let kind = match self.cursor.peek() {
            Some('{') => self.object(depth)?,
            Some('[') => self.array(depth)?,
            Some('"') => NodeKind::String(self.string()?),
            Some('-' | '0'..='9') => NodeKind::Number(self.cursor.number().to_owned()),
            _ if self.cursor.eat("true") => NodeKind::Boolean(true),
            _ if self.cursor.eat("false") => NodeKind::Boolean(false),
            _ if self.cursor.eat("null") => NodeKind::Null,
            _ => return Err(self.cursor.error("a JSON value")),
        };
        Ok(Node::new(kind, self.cursor.span_from(start)))
    }

    fn string(&mut self) -> Result<String, SyntaxError> {
        let Some((value, length)) = string_literal(self.cursor.rest()) else {
            return Err(self.cursor.error("a string that ends"));
        };
        self.cursor.advance(length);
        Ok(value)
    }

    fn array(&mut self, depth: usize) -> Result<NodeKind, SyntaxError> {
        self.cursor.bump();
        let mut elements = Vec::new();
        if self.eat("]") {
            return Ok(NodeKind::Array(elements));
        }
        loop {
            elements.push(self.value(depth + 1)?);
            if self.eat("]") {
                return Ok(NodeKind::Array(elements));
            }
            if !self.eat(",") {
                return Err(self.cursor.error("`,` or `]`"));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<NodeKind, SyntaxError> {
        self.cursor.bump();
        let mut entries = Vec::new();
        if self.eat("}") {
            return Ok(NodeKind::Object(entries));
        }
        loop {
            self.skip_space();
            let start = self.cursor.offset();
            let name = self.string()?;
            let key = Key { name, quoted: true, span: self.cursor.span_from(start) };
            if !self.eat(":") {
                return Err(self.cursor.error("`:` behind the key"));
            }
            entries.push((key, self.value(depth + 1)?));
            if self.eat("}") {
                return Ok(NodeKind::Object(entries));
            }
            if !self.eat(",") {
                return Err(self.cursor.error("`,` or `}`"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn read(text: &str) -> Result<serde_json::Value, String> {
        let file = Sources::new().add("a.md", "a.md", text);
        let node = cell(text, Span::new(file, 0..text.len())).map_err(|error| error.expected.to_owned())?;
        node.to_json()
    }

    #[test]
    fn cells() {
        for (text, expected) in [
            ("[<br/>\"a\",<br/>\"b\"<br/>]", serde_json::json!(["a", "b"])),
            (
                "\\{<br/>\"client_id\": 1,<br/>\"x\": [true, null, -1.5]<br/>}",
                serde_json::json!({"client_id": 1, "x": [true, null, -1.5]}),
            ),
            ("2022-12-14", serde_json::json!("2022-12-14")),
            ("400", serde_json::json!(400)),
            ("null", serde_json::Value::Null),
            ("two words", serde_json::json!("two words")),
        ] {
            assert_eq!(read(text), Ok(expected), "{text}");
        }
        assert!(read("{ broken").is_err());
        assert!(read(&"[".repeat(100_000)).is_err());
    }
}
