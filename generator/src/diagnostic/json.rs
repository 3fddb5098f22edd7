//! Draws a diagnostic as one JSON object on one line, for tools. Keys are only ever added.

use serde::Serialize;

use super::{Diagnostic, Label, Severity};
use crate::source::Sources;

/// The most characters of a line that are quoted: padded tables run to thousands.
const SNIPPET: usize = 200;

#[derive(Serialize)]
struct Object<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    help: &'a [String],
    replacement: Option<&'a str>,
    related: Vec<Place<'a>>,
}

#[derive(Default, Serialize)]
struct Place<'a> {
    path: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    snippet: Option<String>,
    label: Option<&'a str>,
}

/// The diagnostic as an object: `code`, `severity`, `message`, `path`, `line`, `column`, `end_line`, `end_column`,
/// `snippet`, `label`, `help`, `replacement`, `related`.
///
/// Lines and columns count from 1, columns count characters, and the end is behind the last character.
pub fn json(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let object = Object {
        code: diagnostic.code.as_str(),
        severity: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        message: &diagnostic.message,
        place: diagnostic.primary.as_ref().map_or_else(
            || Place {
                path: diagnostic.path.as_deref(),
                line: diagnostic.position.map(|position| position.line),
                column: diagnostic.position.map(|position| position.column),
                ..Place::default()
            },
            |label| place(label, sources),
        ),
        help: &diagnostic.help,
        replacement: diagnostic.replacement.as_deref(),
        related: diagnostic.related.iter().map(|label| place(label, sources)).collect(),
    };
    // Strings and numbers always serialise.
    serde_json::to_string(&object).unwrap_or_default()
}

fn place<'a>(label: &'a Label, sources: &'a Sources) -> Place<'a> {
    let file = sources.file(label.span.file);
    let (start, end) = (file.position(label.span.start), file.position(label.span.end));
    Place {
        path: Some(&file.display),
        line: Some(start.line),
        column: Some(start.column),
        end_line: Some(end.line),
        end_column: Some(end.column),
        snippet: file.slice(label.span).lines().next().map(|line| line.chars().take(SNIPPET).collect()),
        label: Some(label.text.as_str()).filter(|text| !text.is_empty()),
    }
}
