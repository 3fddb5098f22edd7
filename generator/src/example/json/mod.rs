//! Documented JSON, as people write it beside a table.
//!
//! Much is understood that the standard does not have: comments, a comma too many, a line's end for one too few, single
//! quotes, bare keys, lines of HTTP before a value, several values in a block, and members without the braces around
//! them. What is left out (`...`) is no mistake either. The part that lacks it is marked, so that what is shown there is
//! evidence, and never a whole value.

mod gap;
mod value;

use super::cursor::Cursor;
use super::{Node, NodeKind, SyntaxError};
use crate::source::Span;

/// Reads the values that a code block shows, one after the other; none where it is no JSON.
///
/// # Errors
/// Where a block begins like JSON and does not go on like it.
pub fn json(code: &str, span: Span) -> Result<Vec<Node>, SyntaxError> {
    let mut reader = Reader { cursor: Cursor::new(code, span) };
    reader.skip_between();
    match reader.cursor.peek() {
        Some('{' | '[') => reader.values(),
        // Nothing says of a block that begins with something else that it should be JSON: what cannot be read is not.
        Some('"') => Ok(reader.members().into_iter().collect()),
        Some(_) if reader.skip_head(true) => Ok(reader.values().unwrap_or_default()),
        _ => Ok(Vec::new()),
    }
}

struct Reader<'a> {
    cursor: Cursor<'a>,
}

impl Reader<'_> {
    /// Values up to the end of the block, and the lines of HTTP between them.
    fn values(&mut self) -> Result<Vec<Node>, SyntaxError> {
        let mut values = Vec::new();
        loop {
            values.push(self.value(0)?);
            self.skip_between();
            while self.cursor.eat(";") || self.cursor.eat(",") {
                self.skip_between();
            }
            match self.cursor.peek() {
                None => return Ok(values),
                Some('{' | '[') => {}
                Some(_) if self.skip_head(false) => {}
                Some(_) => return Err(self.cursor.error("nothing behind the value, or another one")),
            }
        }
    }

    /// Members up to the end of the block: `"size": 3, "tags": […]`, of an object that has others as well.
    fn members(&mut self) -> Option<Node> {
        let start = self.cursor.offset();
        let (entries, _) = self.list(None, "`,` between the members", |reader| reader.entry(0)).ok()?;
        let node = Node::new(NodeKind::Object(entries), self.cursor.span_from(start));
        Some(Node { partial: true, ..node })
    }

    /// Goes to the first line that begins like JSON. Says whether there is one. The lines before the first value may hold
    /// anything; those between two values nothing that might be a part of a broken one.
    fn skip_head(&mut self, first: bool) -> bool {
        let mut skipped = 0;
        for line in self.cursor.rest().split_inclusive('\n') {
            let text = line.trim_start();
            if skipped > 0 && text.starts_with(['{', '[']) {
                self.cursor.advance(skipped + line.len() - text.len());
                return true;
            }
            if !first && text.contains(['{', '}', '[', ']', '"']) {
                return false;
            }
            skipped += line.len();
        }
        false
    }
}

#[cfg(test)]
mod tests;
