//! Adds tables to a configuration that somebody wrote: everything else stays as it is, byte for byte.

use std::path::Path;

use super::{Api, Config, FieldOverride};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::disk;
use crate::source::Sources;

/// What is to be written down of a field, in the table that it has or gets: `[api.fields."operations.Order.total"]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// The model's id.
    pub model: String,
    /// The field's documented name.
    pub field: String,
    /// The settings, one on each line.
    pub lines: String,
}

impl Pin {
    fn is_of(&self, known: &FieldOverride) -> bool {
        known.model == self.model && known.field == self.field
    }

    /// The settings as a table of their own.
    fn table(&self) -> String {
        let name = toml::Value::from(format!("{}.{}", self.model, self.field));
        format!("[api.fields.{name}]\n{}\n", self.lines)
    }
}

/// Adds lines to an API of a configuration file: below everything else that belongs to the API.
///
/// # Errors
/// What is to be said where the file cannot be read or written, or is written in a way that takes no such lines.
pub fn append(path: &Path, api: &str, lines: &str) -> Result<(), Diagnostics> {
    edit(path, api, lines, |text| appended(text, api, lines))
}

/// Adds settings of fields to an API of a configuration file: to the table that a field has, else below everything else that
/// belongs to the API.
///
/// # Errors
/// As of [`append`].
pub fn pin(path: &Path, api: &str, pins: &[Pin]) -> Result<(), Diagnostics> {
    let lines: Vec<String> = pins.iter().map(Pin::table).collect();
    edit(path, api, &lines.join("\n"), |text| pinned(text, api, pins))
}

/// Makes of the file what it is to be, or shows the lines that somebody has to add.
fn edit(path: &Path, api: &str, lines: &str, edited: impl FnOnce(&str) -> Option<String>) -> Result<(), Diagnostics> {
    let problem = |why: String| Diagnostic::new(Code::Write, why).in_file(path.to_string_lossy());
    let failed = |error: std::io::Error| problem(format!("the file cannot be written: {error}"));
    // A link stays one.
    let path = std::fs::canonicalize(path).map_err(failed)?;
    let text = std::fs::read_to_string(&path).map_err(failed)?;
    let Some(new) = edited(&text) else {
        let help = format!("add them by hand:\n{lines}");
        return Err(problem(format!("no lines can be added to `{api}` here")).help(help).into());
    };
    disk::replace(&path, &new).map_err(|error| failed(error).into())
}

/// The text with the lines; none where it would be no configuration that says so.
fn appended(text: &str, api: &str, lines: &str) -> Option<String> {
    let (before, sources) = read(text)?;
    let at = before.apis.iter().position(|known| known.name == api)?;
    let end = match before.apis.get(at + 1) {
        Some(next) => end_of_api(text, sources.position(next.span?).line),
        None => text.len(),
    };
    let line_end = line_end(text);
    let (head, tail) = text.split_at_checked(end)?;
    let mut new = head.to_owned();
    if !head.is_empty() && !head.ends_with('\n') {
        new.push_str(line_end);
    }
    new.push_str(line_end);
    new.push_str(&lines.trim_end().replace('\n', line_end));
    new.push_str(line_end);
    new.push_str(tail);
    says_more_of(&before, at, &new).then_some(new)
}

/// The text with the settings; none where it would be no configuration that says so.
fn pinned(text: &str, api: &str, pins: &[Pin]) -> Option<String> {
    let (config, sources) = read(text)?;
    let at = config.apis.iter().position(|known| known.name == api)?;
    let known = |pin: &Pin| config.apis[at].fields.iter().find(|known| pin.is_of(known));
    let mut below: Vec<(usize, &str)> = Vec::new();
    let mut others = Vec::new();
    for pin in pins {
        match known(pin) {
            Some(known) => below.push((sources.position(known.span).line, &pin.lines)),
            None => others.push(pin.table()),
        }
    }
    let mut new = String::with_capacity(text.len());
    for (number, line) in text.split_inclusive('\n').enumerate() {
        new.push_str(line);
        // Of a table that is written in one line there is no below.
        for (_, lines) in below.iter().filter(|(header, _)| *header == number + 1) {
            let line_end = line_end(text);
            if !line.ends_with('\n') {
                new.push_str(line_end);
            }
            new.extend(lines.lines().flat_map(|line| [line, line_end]));
        }
    }
    if !below.is_empty() && !says_more_of(&config, at, &new) {
        return None;
    }
    if others.is_empty() { Some(new) } else { appended(&new, api, &others.join("\n")) }
}

fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// Whether a text says more of one API than before, and of the others the same. What comes out is what was meant, or nothing
/// is written: tables may be spelled in more ways than one.
fn says_more_of(before: &Config, at: usize, new: &str) -> bool {
    let Some((after, _)) = read(new) else { return false };
    let count = |config: &Config, at: usize| config.apis.get(at).map_or(0, settings);
    let grown = |other: usize| count(&after, other) > count(before, other);
    after.apis.len() == before.apis.len() && (0..after.apis.len()).all(|api| grown(api) == (api == at))
}

/// How much there is that lines like these add to.
fn settings(api: &Api) -> usize {
    let of_field = |field: &FieldOverride| {
        let said = [field.wire_name.is_some(), field.ty.is_some(), field.nullable.is_some(), field.required.is_some()];
        said.into_iter().filter(|is_said| *is_said).count()
    };
    api.silences.len() + api.fields.iter().map(of_field).sum::<usize>()
}

/// A configuration and its text; none where it has mistakes.
fn read(text: &str) -> Option<(Config, Sources)> {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let config = super::parse(text, "", Path::new("").to_owned(), &mut sources, &mut diagnostics)?;
    (!diagnostics.has_errors()).then_some((config, sources))
}

/// Where the lines of an API end: before the header on the line of this number, and what stands above it for it.
fn end_of_api(text: &str, header: usize) -> usize {
    let lines: Vec<&str> = text.split_inclusive('\n').take(header.saturating_sub(1)).collect();
    let is_blank = |line: &&str| line.trim().is_empty() || line.trim_start().starts_with('#');
    let above = lines.iter().rev().take_while(|line| is_blank(line)).count();
    lines.iter().take(lines.len() - above).map(|line| line.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::{Pin, appended, pinned};

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
    fn settings_go_to_the_table_that_a_field_has() {
        let pin = |field: &str| Pin { model: "A".into(), field: field.into(), lines: "wire_name = \"b_c\"".into() };
        let head = "[[api]]\nname = \"shop\"\n";
        let (above, below) = ("[api.fields.\"A.bC\"] # ours\n", "nullable = true\n\n[api.types]\ndate = \"String\"\n");
        let text = format!("{head}{above}{below}");
        let wanted = format!("{head}{above}wire_name = \"b_c\"\n{below}\n[api.fields.\"A.d\"]\nwire_name = \"b_c\"\n");
        assert_eq!(pinned(&text, "shop", &[pin("bC"), pin("d")]), Some(wanted));
        let ends = format!("{head}[api.fields.\"A.bC\"]").replace('\n', "\r\n");
        assert_eq!(pinned(&ends, "shop", &[pin("bC")]), Some(format!("{ends}\r\nwire_name = \"b_c\"\r\n")));
        for inline in ["[api.fields]\n\"A.bC\" = { nullable = true }\n", "[api.fields]\n\"A.bC\".nullable = true\n"] {
            assert_eq!(pinned(&format!("{head}{inline}"), "shop", &[pin("bC")]), None, "{inline}");
        }
    }

    #[test]
    fn what_takes_no_lines_is_left_alone() {
        assert_eq!(appended("api = [{ name = \"shop\" }]\n", "shop", LINES), None);
        assert_eq!(appended("[[api]]\nname = \"shop\"\n", "cart", LINES), None);
        assert_eq!(appended("[[api]\n", "shop", LINES), None);
    }
}
