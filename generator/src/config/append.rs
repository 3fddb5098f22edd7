//! Adds tables to a configuration that somebody wrote: everything else stays as it is, byte for byte.

use std::path::Path;

use super::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::Sources;

/// Adds lines to an API of a configuration file: below everything else that belongs to the API.
///
/// # Errors
/// What is to be said where the file cannot be read or written, or is written in a way that takes no such lines.
pub fn append(path: &Path, api: &str, lines: &str) -> Result<(), Diagnostics> {
    let problem = |why: String| Diagnostic::new(Code::Write, why).in_file(path.to_string_lossy());
    let failed = |error: std::io::Error| problem(format!("the file cannot be written: {error}"));
    // A link stays one.
    let path = std::fs::canonicalize(path).map_err(failed)?;
    let text = std::fs::read_to_string(&path).map_err(failed)?;
    let Some(new) = appended(&text, api, lines) else {
        let help = format!("add them by hand:\n{lines}");
        return Err(problem(format!("no lines can be added to `{api}` here")).help(help).into());
    };
    replace(&path, &new).map_err(|error| failed(error).into())
}

/// The text with the lines; none where it would be no configuration that says so.
fn appended(text: &str, api: &str, lines: &str) -> Option<String> {
    let (before, headers) = read(text)?;
    let at = before.apis.iter().position(|known| known.name == api)?;
    let end = match headers.get(at + 1) {
        Some(next) => end_of_api(text, *next),
        None => text.len(),
    };
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let (head, tail) = text.split_at_checked(end)?;
    let mut new = head.to_owned();
    if !head.is_empty() && !head.ends_with('\n') {
        new.push_str(line_end);
    }
    new.push_str(line_end);
    new.push_str(&lines.trim_end().replace('\n', line_end));
    new.push_str(line_end);
    new.push_str(tail);
    // What comes out is what was meant, or nothing is written: tables may be spelled in more ways than one.
    let (after, _) = read(&new)?;
    let settings = |api: &super::Api| api.silences.len() + api.fields.len();
    let count = |config: &Config, at: usize| config.apis.get(at).map_or(0, settings);
    let grown = |other: usize| count(&after, other) > count(&before, other);
    let is_meant = after.apis.len() == before.apis.len() && (0..after.apis.len()).all(|api| grown(api) == (api == at));
    is_meant.then_some(new)
}

/// A configuration, and the lines that its APIs start on; none where it has mistakes.
fn read(text: &str) -> Option<(Config, Vec<usize>)> {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let config = super::parse(text, "", Path::new("").to_owned(), &mut sources, &mut diagnostics)?;
    let line = |span| sources.position(span).line;
    let headers = config.apis.iter().map(|api| api.span.map(line)).collect::<Option<_>>()?;
    (!diagnostics.has_errors()).then_some((config, headers))
}

/// Where the lines of an API end: before the header on the line of this number, and what stands above it for it.
fn end_of_api(text: &str, header: usize) -> usize {
    let lines: Vec<&str> = text.split_inclusive('\n').take(header.saturating_sub(1)).collect();
    let is_blank = |line: &&str| line.trim().is_empty() || line.trim_start().starts_with('#');
    let above = lines.iter().rev().take_while(|line| is_blank(line)).count();
    lines.iter().take(lines.len() - above).map(|line| line.len()).sum()
}

/// Replaces a file as a whole, so that nobody ever sees a part of it.
fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = std::fs::write(&beside, text)
        .and_then(|()| std::fs::set_permissions(&beside, std::fs::metadata(path)?.permissions()))
        .and_then(|()| std::fs::rename(&beside, path));
    if written.is_err() {
        // The first failure is the one to report.
        let _ = std::fs::remove_file(&beside);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::appended;

    const LINES: &str = "[[api.silence]]\ncode = \"SD060\"\nfield = \"A.b\"\nreason = \"r\"\n";

    #[test]
    fn lines_are_added_to_their_api_and_nothing_else_changes() {
        let head = "# Ours.\n[[api]]\nname = \"shop\"  # the shop\n\n[api.types]\ndate = \"String\"\n";
        let tail = "\n# The other.\n[[api]]\nname = \"cart\"";
        let text = format!("{head}{tail}");
        assert_eq!(appended(&text, "shop", LINES), Some(format!("{head}\n{LINES}{tail}")));
        assert_eq!(appended(&text, "cart", LINES), Some(format!("{head}{tail}\n\n{LINES}")));
        let twice = appended(&appended(&text, "shop", LINES).expect("added"), "shop", LINES);
        assert_eq!(twice, Some(format!("{head}\n{LINES}\n{LINES}{tail}")));
    }

    #[test]
    fn line_ends_stay_as_they_are() {
        let text = "\u{feff}[[api]]\r\nname = \"shop\"\r\n";
        let wanted = format!("{text}\r\n{}", LINES.replace('\n', "\r\n"));
        assert_eq!(appended(text, "shop", LINES), Some(wanted));
    }

    #[test]
    fn what_takes_no_lines_is_left_alone() {
        assert_eq!(appended("api = [{ name = \"shop\" }]\n", "shop", LINES), None);
        assert_eq!(appended("[[api]]\nname = \"shop\"\n", "cart", LINES), None);
        assert_eq!(appended("[[api]\n", "shop", LINES), None);
    }
}
