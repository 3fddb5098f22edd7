//! Blocks on one's own pages that are said to be JSON and show no value, or not one that JSON has: they would be no test, and
//! nobody would know.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::dialect::RawExample;
use crate::example::{Key, Node, NodeKind, SyntaxError};
use crate::source::Span;

/// Words that other languages have in place of a value.
const NO_JSON: &[&str] = &["NaN", "Infinity", "undefined", "None", "True", "False", "nil", "NULL"];

/// What is wrong with the form of an example of a model of this name.
pub(super) fn find(name: &str, block: &RawExample, values: &Result<Vec<Node>, SyntaxError>) -> Vec<Diagnostic> {
    let problem = |span: Span, label: &str| {
        Diagnostic::new(Code::ExampleSyntax, format!("an example of `{name}` cannot be read"))
            .severity(Severity::Error)
            .at(span, label)
            .help("correct it, or write `<!-- no model -->` above the block if it is of something else")
    };
    let values = match values {
        Ok(values) => values,
        Err(error) => {
            let at = (error.span.start - block.code.span.start) as usize;
            let has_quotes = block.code.text.get(at..).is_some_and(|rest| rest.starts_with(['“', '”', '„', '‘', '’']));
            let label =
                if has_quotes { "a quote of JSON is `\"`".to_owned() } else { format!("expected {}", error.expected) };
            return vec![problem(error.span, &label)];
        }
    };
    let text = block.code.text.trim_start();
    let is_bare = !text.starts_with(['{', '[']) && serde_json::from_str::<serde_json::Value>(&block.code.text).is_ok();
    if values.is_empty() || text.starts_with('"') || is_bare {
        return vec![problem(block.code.span, "no object: a block of JSON below a table shows a value of the model")];
    }
    let mut found = Vec::new();
    for value in values {
        value.walk(&mut |node| match &node.kind {
            NodeKind::Object(entries) => found.extend(twice(entries).map(|(first, again)| {
                problem(again.span, "stands in the object already").related(first.span, "the first")
            })),
            NodeKind::Opaque(words) if NO_JSON.contains(&words.as_str()) => {
                found.push(problem(node.span, "no value that JSON has"));
            }
            _ => {}
        });
    }
    found
}

/// The first key of an object that stands there twice.
fn twice(entries: &[(Key, Node)]) -> Option<(&Key, &Key)> {
    let mut seen: HashMap<&str, &Key> = HashMap::new();
    entries.iter().find_map(|(key, _)| seen.insert(key.name.as_str(), key).map(|first| (first, key)))
}
