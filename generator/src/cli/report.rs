//! Writes problems to the standard error, as pictures, as JSON or as annotations.

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
    /// The mildest problems that are shown.
    shown: Severity,
}

impl<'a> Reporter<'a> {
    pub(super) fn new(err: &'a mut dyn Write, format: MessageFormat, colour: bool, shown: Severity) -> Self {
        let width = terminal_size_of(io::stderr()).map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0));
        Self { err, format, painter: Painter::new(colour, width), shown }
    }

    /// What draws pictures.
    pub(super) fn painter(&self) -> &Painter {
        &self.painter
    }

    /// Whether problems are written as JSON.
    pub(super) fn is_json(&self) -> bool {
        self.format == MessageFormat::Json
    }

    /// Shows every problem that was asked for, and how many there are.
    pub(super) fn problems(&mut self, diagnostics: &Diagnostics, sources: &Sources) {
        let mut drawn = 0;
        for problem in diagnostics {
            // `Severity` orders from worst to mildest.
            if problem.severity > self.shown {
                continue;
            }
            match self.format {
                MessageFormat::Json => self.line(&json::json(problem, sources)),
                MessageFormat::Github => self.line(&github::annotation(problem, sources)),
                MessageFormat::Text if drawn < MOST_PICTURES => {
                    let picture = self.painter.paint(problem, sources);
                    self.write(&picture);
                }
                MessageFormat::Text => {}
            }
            drawn += 1;
        }
        if self.format == MessageFormat::Text && drawn > MOST_PICTURES {
            let more = drawn - MOST_PICTURES;
            self.line(&format!("… and {more} more; `--message-format json` lists all of them"));
        }
        self.count(diagnostics);
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
