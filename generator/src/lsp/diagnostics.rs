//! Problems and findings, as the editor draws them.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use lsp_types::{
    DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Position, PublishDiagnosticsParams,
    Range, Uri,
};

use crate::diagnostic::line::printable_lines;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::discover::resolved;
use crate::source::{FileId, SourceFile};

use super::documents::Documents;
use super::positions::{Encoding, Lines};
use super::reading::Reading;
use super::workspace;

/// The most that is said of one file: nobody reads more, and editors draw it slowly.
const MOST: usize = 500;

/// Where the files of a reading are for the editor.
pub(super) struct Places<'r> {
    reading: &'r Reading,
    documents: &'r Documents,
    encoding: Encoding,
    lines: HashMap<FileId, Option<(Uri, Lines<'r>)>>,
}

impl<'r> Places<'r> {
    pub(super) fn new(reading: &'r Reading, documents: &'r Documents, encoding: Encoding) -> Self {
        Self { reading, documents, encoding, lines: HashMap::new() }
    }

    /// Where a label points.
    pub(super) fn location(&mut self, label: &Label) -> Option<Location> {
        let sources = self.reading.sources();
        let file = sources.holds(label.span).then(|| sources.file(label.span.file))?;
        let (documents, encoding) = (self.documents, self.encoding);
        let known = self
            .lines
            .entry(file.id)
            .or_insert_with(|| Some((uri(Path::new(&file.display), documents)?, Lines::new(&file.text, encoding))));
        let (uri, lines) = known.as_ref()?;
        Some(Location { uri: uri.clone(), range: lines.range(label.span.range()) })
    }
}

/// What the editor calls a file: as it was opened, where it is.
pub(super) fn uri(shown: &Path, documents: &Documents) -> Option<Uri> {
    let is_open = documents.paths().any(|path| path.file_name() == shown.file_name());
    let open = is_open.then(|| documents.get(&resolved(shown))).flatten();
    open.map(|open| open.uri.clone()).or_else(|| workspace::uri(shown))
}

/// What is to be said of each file, by its URI.
pub(super) fn all<'r>(
    readings: impl Iterator<Item = &'r Reading>,
    documents: &Documents,
    encoding: Encoding,
) -> BTreeMap<String, PublishDiagnosticsParams> {
    let mut all: BTreeMap<String, PublishDiagnosticsParams> = BTreeMap::new();
    for reading in readings {
        let mut places = Places::new(reading, documents, encoding);
        for problem in &reading.problems {
            let Some((uri, diagnostic)) = drawn(problem, &mut places) else { continue };
            let params = || PublishDiagnosticsParams { uri: uri.clone(), diagnostics: Vec::new(), version: None };
            let of_file = all.entry(uri.as_str().to_owned()).or_insert_with(params);
            // Two configurations may read one page.
            if of_file.diagnostics.len() < MOST && !of_file.diagnostics.contains(&diagnostic) {
                of_file.diagnostics.push(diagnostic);
            }
        }
    }
    all
}

/// A problem and the file that it is of; none that says nothing of any place and is a note.
pub(super) fn drawn(problem: &Diagnostic, places: &mut Places<'_>) -> Option<(Uri, lsp_types::Diagnostic)> {
    let (uri, range, before) = match &problem.primary {
        Some(label) => {
            let Location { uri, range } = places.location(label)?;
            (uri, range, String::new())
        }
        None if problem.severity == Severity::Note => return None,
        None => elsewhere(problem, places)?,
    };
    let mut message = format!("{before}{}", problem.message);
    let label = problem.primary.iter().map(|label| label.text.as_str()).filter(|text| !text.is_empty());
    for more in label.map(str::to_owned).chain(problem.help.iter().map(|help| format!("help: {help}"))) {
        message.push('\n');
        message.push_str(&more);
    }
    let related = problem.related.iter().filter_map(|label| {
        Some(DiagnosticRelatedInformation { location: places.location(label)?, message: printable_lines(&label.text) })
    });
    let related: Vec<_> = related.collect();
    let diagnostic = lsp_types::Diagnostic {
        range,
        severity: Some(severity(problem.severity)),
        code: Some(NumberOrString::String(problem.code.as_str().to_owned())),
        source: Some("schemadown".to_owned()),
        message: printable_lines(&message),
        related_information: (!related.is_empty()).then_some(related),
        ..lsp_types::Diagnostic::default()
    };
    Some((uri, diagnostic))
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Note => DiagnosticSeverity::HINT,
    }
}

/// Where a problem is shown that has no place in a page that was read: in the file that it is about, else at the start of the
/// configuration, with the path before it.
fn elsewhere(problem: &Diagnostic, places: &Places<'_>) -> Option<(Uri, Range, String)> {
    let config = &places.reading.config;
    let path = problem.path.as_deref().map(Path::new).filter(|path| *path != config.as_path());
    if let Some(page) = path.filter(|path| path.is_file()) {
        let count = |number: usize| u32::try_from(number.saturating_sub(1)).unwrap_or(u32::MAX);
        let at = problem.position.map_or_else(Position::default, |position| Position {
            line: count(position.line),
            character: count(position.column),
        });
        return Some((uri(page, places.documents)?, Range { start: at, end: at }, String::new()));
    }
    let folder = config.parent().unwrap_or(config);
    let before = path.map(|path| format!("{}: ", path.strip_prefix(folder).unwrap_or(path).display()));
    Some((uri(config, places.documents)?, Range::default(), before.unwrap_or_default()))
}

/// The text of a page that a range of the editor covers, in bytes.
pub(super) fn bytes(file: &SourceFile, range: Range, encoding: Encoding) -> std::ops::Range<usize> {
    let lines = Lines::new(&file.text, encoding);
    lines.offset(range.start)..lines.offset(range.end)
}
