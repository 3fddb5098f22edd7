//! The examples of enums in languages other than TypeScript: `value := shop.ColorRed`, `value: Color = "red"`,
//! `Color value = Color.RED;`, `value = Shop::Color::RED`.
//!
//! They show a constant by its path, or the value itself; nothing else of these languages is in model pages.

use super::cursor::Cursor;
use super::{Node, NodeKind, SyntaxError};
use crate::dialect::string_literal;
use crate::source::Span;

/// Reads the constant that a code block assigns to `value`; `Ok(None)` where it assigns none, or something else.
///
/// # Errors
/// Where a string does not end.
pub fn constant(code: &str, span: Span) -> Result<Option<Node>, SyntaxError> {
    let mut at = 0;
    for line in code.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some(equals) = line.find('=') else { continue };
        let declared = line.get(..equals).unwrap_or_default();
        let mut words = declared.split(|c: char| !c.is_alphanumeric() && c != '_');
        if words.any(|word| word == "value") {
            let from = equals + 1;
            let right = line.get(from..).unwrap_or_default();
            return read(right, span.part(start + from..start + line.len()));
        }
    }
    Ok(None)
}

fn read(text: &str, span: Span) -> Result<Option<Node>, SyntaxError> {
    let mut cursor = Cursor::new(text, span);
    cursor.take_while(char::is_whitespace);
    let start = cursor.offset();
    let kind = match cursor.peek() {
        Some('"' | '\'') => {
            let Some((value, length)) = string_literal(cursor.rest()) else {
                return Err(cursor.error("a string that ends"));
            };
            cursor.advance(length);
            NodeKind::String(value)
        }
        Some('-' | '0'..='9') => NodeKind::Number(cursor.number().to_owned()),
        Some(c) if c.is_alphabetic() => NodeKind::Path(path(&mut cursor)),
        _ => return Ok(None),
    };
    let node = Node::new(kind, cursor.span_from(start));
    cursor.take_while(|c| c.is_whitespace() || c == ';');
    Ok(cursor.peek().is_none().then_some(node))
}

/// `shop.Color.RED`, `Shop::Color::RED`.
fn path(cursor: &mut Cursor<'_>) -> Vec<String> {
    let mut parts = Vec::new();
    loop {
        parts.push(cursor.take_while(|c| c.is_alphanumeric() || c == '_').to_owned());
        if !cursor.eat(".") && !cursor.eat("::") {
            return parts;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn read(code: &str) -> Option<NodeKind> {
        let file = Sources::new().add("a.md", "a.md", code);
        constant(code, Span::new(file, 0..code.len())).expect("a constant").map(|node| node.kind)
    }

    #[test]
    fn each_language_has_its_assignment() {
        let path = |parts: &[&str]| Some(NodeKind::Path(parts.iter().map(|part| (*part).to_owned()).collect()));
        for (code, parts) in [
            (
                "import (\n\t\"x/shop\"\n)\n\nvalue := shop.ColorRed\n\ncustom := shop.Color(\"custom_value\")",
                &["shop", "ColorRed"][..],
            ),
            ("import shop.Color;\n\nColor value = Color.RED;", &["Color", "RED"]),
            ("using Shop;\n\nvar value = Color.Red;", &["Color", "Red"]),
            ("value = Shop::Color::RED", &["Shop", "Color", "RED"]),
            ("from shop import Color\n\nvalue = Color.RED", &["Color", "RED"]),
        ] {
            assert_eq!(read(code), path(parts), "{code}");
        }
        assert_eq!(read("value: Color = \"red\""), Some(NodeKind::String("red".to_owned())));
        assert_eq!(read("value: Level = -1\n"), Some(NodeKind::Number("-1".to_owned())));
    }

    #[test]
    fn what_is_no_constant_is_none() {
        for code in
            ["", "value: models.A = /* values here */", "other = A.B", "value = make(1)", "value = ", "a == value"]
        {
            assert_eq!(read(code), None, "{code}");
        }
    }

    #[test]
    fn an_open_string_is_an_error() {
        let file = Sources::new().add("a.md", "a.md", "value = \"red");
        assert!(constant("value = \"red", Span::new(file, 0..12)).is_err());
    }
}
