//! The literals of TypeScript examples: `let value: T = {…};`.
//!
//! The grammar is what documentation uses of the language: objects with bare, quoted or numeric keys, arrays, strings, numbers, `new Date(…)`,
//! `new RFCDate(…)`, enum paths, `NaN`, comments, and calls that make a file or bytes.

use super::cursor::Cursor;
use super::{Key, MAX_DEPTH, Node, NodeKind, SyntaxError};
use crate::dialect::string_literal;
use crate::source::Span;

/// Reads the value that a code block declares; `Ok(None)` where it declares none.
///
/// # Errors
/// Where there is a declaration whose value does not follow the grammar.
pub fn javascript(code: &str, span: Span) -> Result<Option<Node>, SyntaxError> {
    let mut parser = Parser { cursor: Cursor::new(code, span) };
    if !parser.find_declaration() {
        return Ok(None);
    }
    parser.skip_trivia();
    // `const value: Stream<T> = ;` is how a generator shows that it has no example.
    if matches!(parser.cursor.peek(), Some(';') | None) {
        return Ok(None);
    }
    let value = parser.expression(0)?;
    parser.skip_trivia();
    match parser.cursor.peek() {
        Some(';') | None => Ok(Some(value)),
        Some(_) => Err(parser.cursor.error("`;` behind the value")),
    }
}

struct Parser<'a> {
    cursor: Cursor<'a>,
}

impl<'a> Parser<'a> {
    /// Passes over white space and comments.
    fn skip_trivia(&mut self) {
        loop {
            self.cursor.take_while(char::is_whitespace);
            if self.cursor.eat("//") {
                self.cursor.take_while(|c| c != '\n');
            } else if self.cursor.eat("/*") {
                let end = self.cursor.rest().find("*/").map_or(self.cursor.rest().len(), |end| end + 2);
                self.cursor.advance(end);
            } else {
                return;
            }
        }
    }

    fn eat(&mut self, token: &str) -> bool {
        self.skip_trivia();
        self.cursor.eat(token)
    }

    fn word(&mut self) -> &'a str {
        self.skip_trivia();
        self.cursor.take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '$'))
    }

    /// Goes behind the `=` of the first `let` or `const`.
    fn find_declaration(&mut self) -> bool {
        loop {
            self.skip_trivia();
            let Some(next) = self.cursor.peek() else { return false };
            if matches!(next, '"' | '\'' | '`') {
                let length = string_literal(self.cursor.rest()).map_or(1, |(_, length)| length);
                self.cursor.advance(length);
            } else if next.is_alphabetic() {
                if matches!(self.word(), "let" | "const" | "var") {
                    return self.find_assignment();
                }
            } else {
                self.cursor.bump();
            }
        }
    }

    /// Passes over the name and its type. A type may hold strings, `=>` and brackets, but no assignment.
    fn find_assignment(&mut self) -> bool {
        loop {
            self.skip_trivia();
            match self.cursor.peek() {
                None => return false,
                Some('"' | '\'' | '`') => {
                    let length = string_literal(self.cursor.rest()).map_or(1, |(_, length)| length);
                    self.cursor.advance(length);
                }
                Some('=') if self.cursor.eat("=>") => {}
                Some('=') => {
                    self.cursor.bump();
                    return true;
                }
                Some(_) => self.cursor.bump(),
            }
        }
    }

    fn expression(&mut self, depth: usize) -> Result<Node, SyntaxError> {
        self.skip_trivia();
        if depth > MAX_DEPTH {
            return Err(self.cursor.error("a literal with fewer levels"));
        }
        let start = self.cursor.offset();
        let kind = match self.cursor.peek() {
            Some('{') => self.object(depth)?,
            Some('[') => self.array(depth)?,
            Some('"' | '\'' | '`') => NodeKind::String(self.string()?),
            Some('-' | '.' | '0'..='9') => self.number()?,
            Some(c) if c.is_alphabetic() || matches!(c, '_' | '$') => self.named(depth)?,
            _ => return Err(self.cursor.error("a value")),
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

    fn number(&mut self) -> Result<NodeKind, SyntaxError> {
        if self.cursor.rest().starts_with("-Infinity") {
            self.cursor.eat("-Infinity");
            return Ok(NodeKind::Number("-Infinity".to_owned()));
        }
        let text = self.cursor.number();
        if !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return Err(self.cursor.error("a number"));
        }
        self.cursor.eat("n"); // a bigint
        Ok(NodeKind::Number(text.to_owned()))
    }

    fn array(&mut self, depth: usize) -> Result<NodeKind, SyntaxError> {
        self.cursor.bump();
        let mut elements = Vec::new();
        loop {
            if self.eat("]") {
                return Ok(NodeKind::Array(elements));
            }
            elements.push(self.expression(depth + 1)?);
            if !self.eat(",") && !self.cursor.rest().starts_with(']') {
                return Err(self.cursor.error("`,` or `]`"));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<NodeKind, SyntaxError> {
        self.cursor.bump();
        let mut entries = Vec::new();
        loop {
            if self.eat("}") {
                return Ok(NodeKind::Object(entries));
            }
            let key = self.key()?;
            if !self.eat(":") {
                return Err(self.cursor.error("`:` behind the key"));
            }
            entries.push((key, self.expression(depth + 1)?));
            if !self.eat(",") && !self.cursor.rest().starts_with('}') {
                return Err(self.cursor.error("`,` or `}`"));
            }
        }
    }

    fn key(&mut self) -> Result<Key, SyntaxError> {
        self.skip_trivia();
        let start = self.cursor.offset();
        let quoted = matches!(self.cursor.peek(), Some('"' | '\''));
        let name = if quoted { self.string()? } else { self.word().to_owned() };
        if name.is_empty() && !quoted {
            return Err(self.cursor.error("a key"));
        }
        Ok(Key { name, quoted, span: self.cursor.span_from(start) })
    }

    /// A keyword, a constructor, a call or a path.
    fn named(&mut self, depth: usize) -> Result<NodeKind, SyntaxError> {
        Ok(match self.word() {
            "true" => NodeKind::Boolean(true),
            "false" => NodeKind::Boolean(false),
            "null" | "undefined" => NodeKind::Null,
            word @ ("NaN" | "Infinity") => NodeKind::Number(word.to_owned()),
            "await" => self.expression(depth + 1)?.kind,
            "new" => {
                let path = self.path("")?;
                self.constructor(&path, depth)?
            }
            first => {
                let path = self.path(first)?;
                if self.eat("(") {
                    self.skip_call()?;
                    NodeKind::Opaque(path.join("."))
                } else {
                    NodeKind::Path(path)
                }
            }
        })
    }

    /// `Color.Red`, of which `first` has been taken, unless it is empty.
    fn path(&mut self, first: &str) -> Result<Vec<String>, SyntaxError> {
        let mut path = vec![if first.is_empty() { self.word().to_owned() } else { first.to_owned() }];
        while self.eat(".") {
            path.push(self.word().to_owned());
        }
        if path.iter().any(String::is_empty) { Err(self.cursor.error("a name")) } else { Ok(path) }
    }

    /// `Date("…")` and its like; anything else that is made with `new` has no JSON value.
    fn constructor(&mut self, path: &[String], depth: usize) -> Result<NodeKind, SyntaxError> {
        let date = matches!(path.last().map(String::as_str), Some("Date" | "RFCDate"));
        if !self.eat("(") {
            return Err(self.cursor.error("`(` behind the constructor"));
        }
        self.skip_trivia();
        if date && matches!(self.cursor.peek(), Some('"' | '\'' | '`')) {
            let value = self.expression(depth + 1)?;
            if !self.eat(")") {
                return Err(self.cursor.error("`)`"));
            }
            if let NodeKind::String(text) = value.kind {
                return Ok(NodeKind::Date(text));
            }
        }
        self.skip_call()?;
        let mut name = path.join(".");
        while self.eat(".") {
            name.push('.');
            name.push_str(self.word());
            if self.eat("(") {
                self.skip_call()?;
            }
        }
        Ok(NodeKind::Opaque(name))
    }

    /// Passes over arguments, up to and with the parenthesis that closes them.
    fn skip_call(&mut self) -> Result<(), SyntaxError> {
        let mut open = 1_usize;
        while open > 0 {
            self.skip_trivia();
            match self.cursor.peek() {
                None => return Err(self.cursor.error("`)`")),
                Some('"' | '\'' | '`') => {
                    self.string()?;
                }
                Some(c) => {
                    open += usize::from(c == '(');
                    open -= usize::from(c == ')');
                    self.cursor.bump();
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn read(code: &str) -> Result<Option<Node>, SyntaxError> {
        let file = Sources::new().add("a.md", "a.md", code);
        javascript(code, Span::new(file, 0..code.len()))
    }

    fn json(code: &str) -> Option<serde_json::Value> {
        read(&format!("let value: T = {code};")).ok().flatten().and_then(|node| node.to_json().ok())
    }

    #[test]
    fn literals() {
        for (code, expected) in [
            ("{ a: 1, \"b-c\": [true, null,], }", r#"{"a":1,"b-c":[true,null]}"#),
            ("\"caf\\u00e9\"", r#""café""#),
            ("-1.50e2", "-150.0"),
            ("new Date(\"2024-02-29T00:00:00Z\")", r#""2024-02-29T00:00:00Z""#),
            ("new RFCDate(\"2024-02-29\")", r#""2024-02-29""#),
            ("{ // why\n a: /* not */ \"x\" }", r#"{"a":"x"}"#),
            ("[undefined]", "[null]"),
            ("{}", "{}"),
        ] {
            let expected: Option<serde_json::Value> = serde_json::from_str(expected).ok();
            assert_eq!(json(code), expected, "{code}");
        }
    }

    #[test]
    fn what_has_no_json_is_kept_by_name() {
        let kind = |code: &str| read(&format!("const value: T = {code};")).ok().flatten().map(|node| node.kind);
        assert_eq!(kind("await openAsBlob(\"a (b).pdf\")"), Some(NodeKind::Opaque("openAsBlob".into())));
        assert_eq!(kind("new TextEncoder().encode(\"x\")"), Some(NodeKind::Opaque("TextEncoder.encode".into())));
        assert_eq!(kind("NaN"), Some(NodeKind::Number("NaN".into())));
        assert_eq!(kind("Color.DarkRed"), Some(NodeKind::Path(vec!["Color".into(), "DarkRed".into()])));
    }

    #[test]
    fn a_declaration_is_found_behind_imports_and_types() {
        let code =
            "import { T } from \"let x = 1\";\n\nlet value:\n  Record<string, \"a=b\" | (() => void)> =\n    { a: 1 };";
        assert_eq!(read(code).ok().flatten().and_then(|node| node.to_json().ok()), Some(serde_json::json!({"a": 1})));
        assert_eq!(read("// No examples available for this model"), Ok(None));
        assert_eq!(read("const value: Stream<T> = ;"), Ok(None));
    }

    #[test]
    fn what_breaks_the_grammar_is_an_error() {
        for code in [
            "'it''s'",
            "{ a 1 }",
            "[1 2]",
            "\"open",
            "{ a: }",
            "f(",
            "new",
            "a.",
            &"[".repeat(100_000),
            &"await ".repeat(100_000),
        ] {
            assert!(read(&format!("let value: T = {code}")).is_err(), "{code:.20}");
        }
    }
}
