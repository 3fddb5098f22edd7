//! Draws a diagnostic as one line: what cargo shows of a build script's problems.

use std::fmt::Write as _;

use super::Diagnostic;
use crate::source::Sources;

/// `path:line:col: SD015 message (label; help)`, in printable characters only.
///
/// Docs are untrusted text: a line break in it would start a new instruction to cargo, an escape sequence would be
/// obeyed by the terminal. See [`printable`].
pub fn line(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let mut out = String::new();
    if let Some(label) = &diagnostic.primary {
        let file = sources.file(label.span.file);
        let _ = write!(out, "{}:{}: ", file.display, sources.position(label.span));
    } else if let Some(path) = &diagnostic.path {
        let _ = match diagnostic.position {
            Some(position) => write!(out, "{path}:{position}: "),
            None => write!(out, "{path}: "),
        };
    }
    let _ = write!(out, "{} {}", diagnostic.code, diagnostic.message);
    let label = diagnostic.primary.iter().map(|label| label.text.as_str()).filter(|text| !text.is_empty());
    // What is to be copied stands on lines of its own, which are for pictures.
    let said = |help: &'_ String| help.split_once(":\n").map_or(help.clone(), |(said, _)| said.to_owned());
    let help: Vec<String> = diagnostic.help.iter().map(said).collect();
    let more: Vec<&str> = label.chain(help.iter().map(String::as_str)).collect();
    if !more.is_empty() {
        let _ = write!(out, " ({})", more.join("; "));
    }
    printable(&out)
}

/// Text with control characters, and those that change the direction of writing, as escapes; line breaks as spaces.
pub fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push(' '),
            c if c.is_control() || is_bidi(c) => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

/// Does as [`printable`] does, and keeps line breaks.
pub fn printable_lines(text: &str) -> String {
    text.lines().map(printable).collect::<Vec<_>>().join("\n")
}

/// Whether a character changes the direction of writing, or breaks lines without being a control character.
fn is_bidi(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
