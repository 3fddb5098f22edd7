//! Draws a diagnostic as a workflow command of GitHub Actions, which becomes an annotation in the pull request.

use std::fmt::Write as _;

use super::line::printable_lines;
use super::{Diagnostic, Severity};
use crate::source::Sources;

/// `::warning file=specs/a.md,line=3,col=10,endLine=3,endColumn=17,title=SD015 unreadable type::message`, with the label
/// and the help below the message.
///
/// Docs are untrusted text, and a line break in it would start a command of its own: everything is escaped as the runner
/// reads it.
pub fn annotation(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut out = format!("::{command} ");
    if let Some(label) = &diagnostic.primary {
        let file = sources.file(label.span.file);
        let (start, end) = (file.position(label.span.start), file.position(label.span.end));
        let _ = write!(out, "file={},line={}", property(&file.display), start.line);
        // Columns are for places on one line only.
        if start.line == end.line {
            let _ = write!(out, ",endLine={},col={},endColumn={}", end.line, start.column, end.column);
        } else {
            let _ = write!(out, ",endLine={}", end.line);
        }
        out.push(',');
    } else if let Some(path) = &diagnostic.path {
        let line = diagnostic.position.map_or(1, |position| position.line);
        let _ = write!(out, "file={},line={line},", property(path));
    }
    let title = format!("{} {}", diagnostic.code, diagnostic.code.title());
    let _ = write!(out, "title={}::{}", property(&title), data(&text(diagnostic, sources)));
    out
}

/// The message, then what is to be seen at the places, then what to do.
fn text(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let mut lines = vec![diagnostic.message.clone()];
    lines.extend(diagnostic.primary.iter().map(|label| label.text.clone()).filter(|text| !text.is_empty()));
    lines.extend(diagnostic.related.iter().map(|label| {
        let file = sources.file(label.span.file);
        format!("{}:{}: {}", file.display, file.position(label.span.start), label.text)
    }));
    lines.extend(diagnostic.help.iter().cloned());
    printable_lines(&lines.join("\n"))
}

/// A text as the runner reads what a command says.
pub(crate) fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text as the runner reads a property of a command.
pub(crate) fn property(text: &str) -> String {
    data(&printable_lines(text)).replace(':', "%3A").replace(',', "%2C")
}
