//! Stage `sample`: a file of recorded JSON becomes the bodies that it holds, with the place of each part.
//!
//! Knows JSON and the names of files; nothing of models. What a body holds is evidence for whoever lays it over its model, and
//! is not to be seen in any output: places in a sample are named and never quoted.

use serde::de::IgnoredAny;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::discover::Recorded;
use crate::example::{self, Node};
use crate::parallel;
use crate::source::{FileId, Position, Sources, Span};

/// What one file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// The file.
    pub file: FileId,
    /// Its name without the ending: of which model the bodies are, perhaps.
    pub name: String,
    /// The bodies: one, or one on each line.
    pub bodies: Vec<Node>,
}

/// Reads files in their order. One that is no JSON is left out, with a warning.
pub fn read(files: Vec<Recorded>, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Vec<Sample> {
    let add = |Recorded { path, display, text }: Recorded| {
        let (file, text) = sources.add_hidden(path, display, text);
        (file, text)
    };
    let texts: Vec<(FileId, String)> = files.into_iter().map(add).collect();
    let bodies = parallel::map(&texts, |(file, text)| bodies(text, Span::new(*file, 0..text.len())));
    let mut samples = Vec::with_capacity(texts.len());
    for ((file, _), bodies) in texts.into_iter().zip(bodies) {
        let source = sources.file(file);
        match bodies {
            Ok(bodies) => samples.push(Sample { file, name: stem(&source.path).to_owned(), bodies }),
            Err(Wrong { position, why }) => diagnostics.push(
                Diagnostic::new(Code::SampleUnread, format!("the sample cannot be read: {why}"))
                    .severity(Severity::Warning)
                    .in_file_at(source.display.clone(), position)
                    .help("it is left out; a file holds one JSON body, or one on each line"),
            ),
        }
    }
    samples
}

/// The name of a file without its folders and its ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Where a file is no JSON, and why.
struct Wrong {
    position: Position,
    why: String,
}

/// The bodies of a file. The reader of documented examples takes more than JSON, and what was recorded is JSON.
fn bodies(text: &str, span: Span) -> Result<Vec<Node>, Wrong> {
    let start = Position { line: 1, column: 1 };
    if !text.trim_start().starts_with(['{', '[']) {
        let why = if text.trim().is_empty() { "it is empty" } else { "it holds no object and no list" };
        return Err(Wrong { position: start, why: why.to_owned() });
    }
    for value in serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>() {
        value.map_err(|error| wrong(text, &error))?;
    }
    example::json(text, span).map_err(|error| {
        let before = text.get(..(error.span.start - span.start) as usize).unwrap_or_default();
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Wrong { position: Position { line, column }, why: format!("expected {}", error.expected) }
    })
}

/// What serde says of a text that is no JSON names a place and quotes nothing.
fn wrong(text: &str, error: &serde_json::Error) -> Wrong {
    let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
    // serde counts bytes.
    let before = line.get(..error.column().saturating_sub(1)).unwrap_or(line);
    let said = error.to_string();
    let why = said.split(" at line ").next().unwrap_or(&said).to_owned();
    Wrong { position: Position { line: error.line(), column: before.chars().count() + 1 }, why }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> Result<usize, String> {
        let mut sources = Sources::new();
        let mut problems = Diagnostics::new();
        let file = Recorded { path: "a/b.c.json".into(), display: "b.json".into(), text: text.into() };
        let samples = read(vec![file], &mut sources, &mut problems);
        match problems.iter().next() {
            None => Ok(samples.iter().inspect(|sample| assert_eq!(sample.name, "b.c")).map(|s| s.bodies.len()).sum()),
            Some(problem) => Err(format!("{} {}", problem.position.expect("a place"), problem.message)),
        }
    }

    #[test]
    fn a_file_holds_one_body_or_one_on_each_line() {
        assert_eq!(read_all("{\"a\": [1, {}]}"), Ok(1));
        assert_eq!(read_all("\u{feff}{\"a\": 1}\r\n{\"a\": 2}\r\n\r\n[]\r\n"), Ok(3));
    }

    #[test]
    fn what_is_no_json_is_said_with_its_place_and_without_what_it_holds() {
        for (text, wanted) in [
            ("", "1:1 the sample cannot be read: it is empty"),
            ("\"secret\"", "1:1 the sample cannot be read: it holds no object and no list"),
            ("{\n \"\u{e4}\": secret}", "2:7 the sample cannot be read: expected value"),
            ("{\"a\": 1,}", "1:9 the sample cannot be read: key must be a string"),
            ("{\"a\": ...}", "1:7 the sample cannot be read: expected value"),
            ("{\"a\": \"secret", "1:13 the sample cannot be read: EOF while parsing a string"),
        ] {
            assert_eq!(read_all(text), Err(wanted.to_owned()), "{text}");
        }
        for depth in [110, 100_000] {
            let told = read_all(&format!("{}1{}", "[".repeat(depth), "]".repeat(depth))).expect_err("too deep");
            assert_eq!(told, "1:98 the sample cannot be read: expected JSON with fewer levels");
        }
    }
}
