//! Draws a diagnostic as a picture of the place: what people see at a terminal.
//!
//! The only file that knows annotate-snippets.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};

use super::line::{printable, printable_lines};
use super::{Diagnostic, Label, Severity};
use crate::source::{FileId, SourceFile, Sources};

/// How wide a picture may get where the width of the terminal is not known.
pub const DEFAULT_WIDTH: usize = 120;

/// The longest run of lines that a suggested replacement is shown in.
const PATCH_BYTES: usize = 300;

/// How pictures are drawn.
#[derive(Clone, Debug)]
pub struct Painter {
    renderer: Renderer,
}

impl Painter {
    /// Draws with or without colours, at most so many columns wide.
    pub fn new(colour: bool, width: usize) -> Self {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        Self { renderer: renderer.term_width(width.max(40)).decor_style(DecorStyle::Ascii) }
    }

    /// The picture of one diagnostic, with a line end.
    ///
    /// The renderer escapes what it quotes, and passes messages on as they are: those are escaped here.
    pub fn paint(&self, diagnostic: &Diagnostic, sources: &Sources) -> String {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let mut group = level
            .primary_title(printable(&diagnostic.message))
            .id(diagnostic.code.as_str())
            .elements(pictures(diagnostic, sources));
        if let (None, Some(path)) = (&diagnostic.primary, &diagnostic.path) {
            let origin = Origin::path(path.as_str());
            group = group.element(match diagnostic.position {
                Some(position) => origin.line(position.line).char_column(position.column),
                None => origin,
            });
        }
        for help in &diagnostic.help {
            group = group.element(Level::HELP.message(printable_lines(help)));
        }
        let mut report = vec![group];
        report.extend(suggestion(diagnostic, sources));
        format!("{}\n\n", self.renderer.render(&report))
    }
}

impl Painter {
    /// A picture of places that are no problem, below a title.
    pub fn remark(&self, title: &str, places: &[Label], sources: &Sources) -> String {
        let title = Level::NOTE.no_name().primary_title(printable(title));
        let mut labels = places.iter();
        let shown = shown(labels.next(), labels.as_slice(), sources);
        format!("{}\n", self.renderer.render(&[title.elements(shown)]))
    }
}

/// The labelled places of a diagnostic.
fn pictures<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Vec<Snippet<'a, Annotation<'a>>> {
    shown(diagnostic.primary.as_ref(), &diagnostic.related, sources)
}

/// The labelled places, one snippet per file, that of the primary label first.
fn shown<'a>(
    primary: Option<&'a Label>,
    related: &'a [Label],
    sources: &'a Sources,
) -> Vec<Snippet<'a, Annotation<'a>>> {
    let mut files: Vec<FileId> = Vec::new();
    let mut places: BTreeMap<FileId, Vec<(AnnotationKind, &Label)>> = BTreeMap::new();
    let primary = primary.into_iter().map(|label| (AnnotationKind::Primary, label));
    let related = related.iter().map(|label| (AnnotationKind::Context, label));
    for (kind, label) in primary.chain(related) {
        let labels = places.entry(label.span.file).or_default();
        if labels.is_empty() {
            files.push(label.span.file);
        }
        labels.push((kind, label));
    }
    files.into_iter().filter_map(|id| Some(picture(sources.file(id), places.get(&id)?))).collect()
}

fn picture<'a>(file: &'a SourceFile, labels: &[(AnnotationKind, &'a Label)]) -> Snippet<'a, Annotation<'a>> {
    let ranges = labels.iter().map(|(_, label)| label.span.range());
    let lines = lines_around(&file.text, ranges);
    let annotations = labels.iter().map(|(kind, label)| {
        let text = Some(printable(&label.text)).filter(|text| !text.is_empty());
        kind.span(within(&file.text, label.span.range(), &lines)).label(text)
    });
    Snippet::source(file.text.get(lines.clone()).unwrap_or_default())
        .line_start(line_of(&file.text, lines.start))
        .path(file.display.as_str())
        .annotations(annotations)
}

/// What would put it right: as a patch of the line, or in words where the line is too long to be shown twice.
fn suggestion<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Option<Group<'a>> {
    let replacement = diagnostic.replacement.as_deref()?;
    let label = diagnostic.primary.as_ref()?;
    let file = sources.file(label.span.file);
    let lines = lines_around(&file.text, std::iter::once(label.span.range()));
    let shown = file.text.get(lines.clone()).unwrap_or_default();
    let plain = printable(replacement) == replacement;
    if shown.len() > PATCH_BYTES || !plain {
        return Some(Group::with_title(
            Level::HELP.secondary_title(format!("write `{}` instead", printable(replacement))),
        ));
    }
    let patch = Patch::new(within(&file.text, label.span.range(), &lines), replacement);
    let snippet =
        Snippet::source(shown).line_start(line_of(&file.text, lines.start)).path(file.display.as_str()).patch(patch);
    Some(Level::HELP.secondary_title("this would put it right").element(snippet))
}

/// The whole lines that some ranges lie on, from the first to the last, without the last line end.
fn lines_around(text: &str, ranges: impl Iterator<Item = Range<usize>>) -> Range<usize> {
    let mut around = text.len()..0;
    for range in ranges {
        around.start = around.start.min(range.start);
        around.end = around.end.max(range.end).min(text.len());
    }
    let before = text.get(..around.start).and_then(|before| before.rfind('\n'));
    let start = before.map_or(0, |at| at + 1);
    let after = text.get(around.end..).and_then(|after| after.find('\n'));
    start..after.map_or(text.len(), |at| around.end + at)
}

/// A range of the text as a range of the part that is shown. Where it is none of the text, an empty one.
fn within(text: &str, range: Range<usize>, shown: &Range<usize>) -> Range<usize> {
    if text.get(range.clone()).is_none() || range.start < shown.start {
        return 0..0;
    }
    range.start - shown.start..range.end - shown.start
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}
