//! Writes problems as pictures, as JSON or as annotations: to the standard error, and what was asked for to the standard
//! output.

use std::io::{self, Write};

use terminal_size::terminal_size_of;

use serde_json::json;

use super::{MessageFormat, Outcome};
use crate::diagnostic::line::printable;
use crate::diagnostic::render::{DEFAULT_WIDTH, Painter};
use crate::diagnostic::{Diagnostics, Severity};
use crate::diagnostic::{github, json};
use crate::source::Sources;

/// The most pictures that are drawn of one severity; what comes after is counted.
const MOST_PICTURES: usize = 200;

/// Where problems and closing words go.
pub(super) struct Reporter<'a> {
    err: &'a mut dyn Write,
    format: MessageFormat,
    painter: Painter,
    /// What draws on the standard output, which may lead elsewhere.
    out_painter: Painter,
    /// The mildest problems that are shown.
    shown: Severity,
}

impl<'a> Reporter<'a> {
    /// `colours` are whether to use them on the standard error and on the standard output.
    pub(super) fn new(err: &'a mut dyn Write, format: MessageFormat, colours: [bool; 2], shown: Severity) -> Self {
        let width = terminal_size_of(io::stderr()).map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0));
        let (painter, out_painter) = (Painter::new(colours[0], width), Painter::new(colours[1], super::width()));
        Self { err, format, painter, out_painter, shown }
    }

    /// What draws pictures on the standard output.
    pub(super) fn out_painter(&self) -> &Painter {
        &self.out_painter
    }

    /// Whether problems as mild as this are shown.
    pub(super) fn shows(&self, severity: Severity) -> bool {
        severity <= self.shown
    }

    /// Writes what was asked for to the standard output, and closing words for people.
    pub(super) fn findings(
        &self,
        out: &mut dyn Write,
        findings: &Diagnostics,
        sources: &Sources,
        closing: &str,
    ) -> io::Result<()> {
        self.each(findings, sources, &self.out_painter, &mut |text| out.write_all(text.as_bytes()))?;
        let is_for_people = self.shown > Severity::Error && !self.is_json();
        if is_for_people { writeln!(out, "{}", self.out_painter.words(closing)) } else { Ok(()) }
    }

    /// Whether problems are written as JSON.
    pub(super) fn is_json(&self) -> bool {
        self.format == MessageFormat::Json
    }

    /// Shows every problem that was asked for, and how many there are.
    pub(super) fn problems(&mut self, diagnostics: &Diagnostics, sources: &Sources) {
        let mut text = String::new();
        // A text takes whatever it is given.
        let _ = self.each(diagnostics, sources, &self.painter, &mut |part| {
            text.push_str(part);
            Ok(())
        });
        self.write(&text);
        self.count(diagnostics);
    }

    /// Draws each problem that was asked for, and counts what is too much to look at.
    fn each(
        &self,
        diagnostics: &Diagnostics,
        sources: &Sources,
        painter: &Painter,
        write: &mut dyn FnMut(&str) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut drawn = 0;
        for problem in diagnostics.iter().filter(|problem| self.shows(problem.severity)) {
            match self.format {
                MessageFormat::Json => write(&format!("{}\n", json::json(problem, sources)))?,
                MessageFormat::Github => write(&format!("{}\n", github::annotation(problem, sources)))?,
                MessageFormat::Text if drawn < MOST_PICTURES => write(&painter.paint(problem, sources))?,
                MessageFormat::Text => {}
            }
            drawn += 1;
        }
        if self.format == MessageFormat::Text && drawn > MOST_PICTURES {
            let more = drawn - MOST_PICTURES;
            write(&format!("… and {more} more; `--message-format json` lists all of them\n"))?;
        }
        Ok(())
    }

    /// A closing word for people.
    pub(super) fn say(&mut self, text: &str) {
        if self.shown > Severity::Error && !self.is_json() {
            self.line(text);
        }
    }

    /// A mistake in how the command was called, and what to do.
    pub(super) fn usage(&mut self, mistake: &str, help: &str) -> Outcome {
        if self.is_json() {
            let help: Vec<&str> = Some(help).filter(|help| !help.is_empty()).into_iter().collect();
            let object = json!({ "code": null, "severity": "error", "message": mistake, "help": help });
            self.line(&object.to_string());
            return Outcome::Failed;
        }
        self.line(&format!("error: {}", printable(mistake)));
        if !help.is_empty() {
            self.line(&format!("help: {}", printable(help)));
        }
        Outcome::Failed
    }

    fn count(&mut self, diagnostics: &Diagnostics) {
        let counted = |severity, one: &str| match diagnostics.count(severity) {
            0 => None,
            1 => Some(format!("1 {one}")),
            many => Some(format!("{many} {one}s")),
        };
        let counts = [counted(Severity::Error, "error"), counted(Severity::Warning, "warning")];
        let counts: Vec<String> = counts.into_iter().flatten().collect();
        if !counts.is_empty() {
            self.say(&counts.join(", "));
        }
    }

    fn line(&mut self, text: &str) {
        self.write(&format!("{text}\n"));
    }

    fn write(&mut self, text: &str) {
        // The standard error is where a failure to write would be reported.
        let _ = self.err.write_all(text.as_bytes());
    }
}
