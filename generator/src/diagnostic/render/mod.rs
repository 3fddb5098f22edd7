//! Draws a diagnostic as a picture of the place: what people see at a terminal, and no wider than that.
//!
//! The only file that knows annotate-snippets. Rows of tables are longer than any terminal is wide, and may have their mark
//! anywhere: `cut` shows what stands around it, and `columns` breaks what is said into lines.

mod columns;
mod cut;

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Padding, Patch, Renderer, Snippet};

use super::line::{printable, printable_lines};
use super::{Diagnostic, Label, Severity};
use crate::source::{FileId, SourceFile, Sources};
use cut::Mark;

/// How wide a picture may get where the width of the terminal is not known.
pub const DEFAULT_WIDTH: usize = 120;

/// What stands before the first line of a help, behind the gutter.
const HELP: &str = "help: ";

/// How pictures are drawn.
#[derive(Clone, Debug)]
pub struct Painter {
    renderer: Renderer,
    width: usize,
}

impl Painter {
    /// Draws with or without colours, at most so many columns wide. Only paths and text to be copied may be wider.
    pub fn new(colour: bool, width: usize) -> Self {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        // Lines are cut here, so that labels have their room: the renderer is not to cut them once more.
        Self { renderer: renderer.term_width(usize::MAX / 2).decor_style(DecorStyle::Ascii), width: width.max(40) }
    }

    /// The picture of one diagnostic, with a line end.
    ///
    /// The renderer escapes what it quotes, and passes messages on as they are: those are escaped here.
    pub fn paint(&self, diagnostic: &Diagnostic, sources: &Sources) -> String {
        let (level, name) = match diagnostic.severity {
            Severity::Error => (Level::ERROR, "error"),
            Severity::Warning => (Level::WARNING, "warning"),
            Severity::Note => (Level::NOTE, "note"),
        };
        let message = self.title(&diagnostic.message, name.len() + "[]: ".len() + diagnostic.code.as_str().len());
        let labels = || diagnostic.primary.iter().chain(&diagnostic.related);
        let room = self.room(gutter(labels(), sources) + HELP.len());
        let shown = shown(diagnostic.primary.as_ref(), &diagnostic.related, sources, self.width);
        let title = level.primary_title(message).id(diagnostic.code.as_str());
        let mut group = with_pictures(title.elements(Vec::<Padding>::new()), shown, room);
        if let (None, Some(path)) = (&diagnostic.primary, &diagnostic.path) {
            let origin = Origin::path(path.as_str());
            group = group.element(match diagnostic.position {
                Some(position) => origin.line(position.line).char_column(position.column),
                None => origin,
            });
        }
        for help in &diagnostic.help {
            group = group.element(Level::HELP.message(columns::wrapped(&printable_lines(help), room)));
        }
        let mut report = vec![group];
        report.extend(suggestion(diagnostic, sources, self.width));
        format!("{}\n\n", without_marks(&self.renderer.render(&report)))
    }
}

impl Painter {
    /// A picture of places that are no problem, below a title.
    pub fn remark(&self, title: &str, places: &[Label], sources: &Sources) -> String {
        let title = Level::NOTE.no_name().primary_title(self.title(title, 0));
        let mut labels = places.iter();
        let room = self.room(gutter(places.iter(), sources) + HELP.len());
        let shown = shown(labels.next(), labels.as_slice(), sources, self.width);
        let group = with_pictures(title.elements(Vec::<Padding>::new()), shown, room);
        format!("{}\n", without_marks(&self.renderer.render(&[group])))
    }

    /// Closing words, each line of them broken into lines of the width.
    pub fn words(&self, text: &str) -> String {
        text.lines().map(|line| columns::wrapped(&printable(line), self.width)).collect::<Vec<_>>().join("\n")
    }

    /// A message that starts in some column.
    fn title(&self, message: &str, column: usize) -> String {
        columns::wrapped(&printable(message), self.room(column))
    }

    /// How much room there is behind a column.
    fn room(&self, column: usize) -> usize {
        self.width.saturating_sub(column).max(20)
    }
}

/// How a finding looks that is no problem of the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As an error does.
    Bad,
    /// As a warning does.
    Doubtful,
}

/// The title of a finding: `breaking[field-made-required]: …`.
#[derive(Clone, Copy, Debug)]
pub struct Title<'t> {
    /// How it looks.
    pub tone: Tone,
    /// The first word.
    pub word: &'t str,
    /// What stands in brackets.
    pub id: &'t str,
    /// What is said.
    pub message: &'t str,
}

impl Painter {
    /// A picture of places, below a title and above some notes. Of a place on a line that is not known only the line's number
    /// is shown.
    pub fn found(&self, title: &Title<'_>, places: &[Label], notes: &[String], sources: &Sources) -> String {
        let level = if title.tone == Tone::Bad { Level::ERROR } else { Level::WARNING };
        let message = self.title(title.message, title.word.len() + "[]: ".len() + title.id.len());
        let is_known = |label: &&Label| {
            let file = sources.file(label.span.file);
            let line = lines_around(&file.text, std::iter::once(label.span.range()));
            file.text.get(line).is_some_and(|line| !line.trim().is_empty())
        };
        let (known, bare): (Vec<&Label>, Vec<&Label>) = places.iter().partition(is_known);
        let known: Vec<Label> = known.into_iter().cloned().collect();
        let mut labels = known.iter();
        let room = self.room(gutter(known.iter(), sources) + HELP.len());
        let shown = shown(labels.next(), labels.as_slice(), sources, self.width);
        let head = level.with_name(title.word).primary_title(message).id(title.id);
        let mut group = with_pictures(head.elements(Vec::<Padding>::new()), shown, room);
        for label in bare {
            let file = sources.file(label.span.file);
            let position = file.position(label.span.start);
            group = group.element(Origin::path(file.display.as_str()).line(position.line));
        }
        for note in notes {
            group = group.element(Level::NOTE.message(columns::wrapped(&printable_lines(note), room)));
        }
        format!("{}\n\n", without_marks(&self.renderer.render(&[group])))
    }
}

/// The most places of a diagnostic that are drawn.
const MOST_PLACES: usize = 8;

/// The labelled places, file by file, that of the primary label first. Gives the picture of each, and the labels for which it
/// has no room.
fn shown<'a>(
    primary: Option<&'a Label>,
    related: &'a [Label],
    sources: &'a Sources,
    width: usize,
) -> (Vec<Picture<'a>>, Vec<String>) {
    let mut files: Vec<FileId> = Vec::new();
    let mut places: BTreeMap<FileId, Vec<(AnnotationKind, &Label)>> = BTreeMap::new();
    let primary = primary.into_iter().map(|label| (AnnotationKind::Primary, label));
    let related = related.iter().map(|label| (AnnotationKind::Context, label));
    for (kind, label) in primary.chain(related).take(MOST_PLACES) {
        let labels = places.entry(label.span.file).or_default();
        if labels.is_empty() {
            files.push(label.span.file);
        }
        labels.push((kind, label));
    }
    let gutter = gutter(places.values().flatten().map(|(_, label)| *label), sources);
    let (mut pictures, mut homeless) = (Vec::new(), Vec::new());
    for id in files {
        let labels = places.get(&id).map(Vec::as_slice).unwrap_or_default();
        pictures.push(picture(sources.file(id), labels, width.saturating_sub(gutter), &mut homeless));
    }
    (pictures, homeless)
}

/// How wide the numbers of lines are, and what stands between them and the lines.
fn gutter<'l>(labels: impl Iterator<Item = &'l Label>, sources: &Sources) -> usize {
    let last = labels.map(|label| sources.file(label.span.file).position(label.span.end).line).max();
    last.unwrap_or(1).to_string().len() + 3
}

/// Some lines of a file, and where they are.
struct Picture<'a> {
    origin: Origin<'a>,
    lines: Snippet<'a, Annotation<'a>>,
}

fn picture<'a>(
    file: &'a SourceFile,
    labels: &[(AnnotationKind, &'a Label)],
    room: usize,
    homeless: &mut Vec<String>,
) -> Picture<'a> {
    let ranges = labels.iter().map(|(_, label)| label.span.range());
    let lines = lines_around(&file.text, ranges);
    let source = file.text.get(lines.clone()).unwrap_or_default();
    let marks: Vec<Mark> = labels
        .iter()
        .map(|(_, label)| Mark {
            range: within(&file.text, label.span.range(), &lines),
            label: columns::width(&printable(&label.text)),
        })
        .collect();
    // Beside what is marked across lines there are lines that lead from its start to its end.
    let across = marks.iter().filter(|mark| source.get(mark.range.clone()).is_some_and(|text| text.contains('\n')));
    let cut = cut::cut(source, &marks, room.saturating_sub(3 * across.count()).max(20));
    let mut annotations = Vec::with_capacity(labels.len());
    for (((kind, label), range), fits) in labels.iter().zip(cut.marks).zip(cut.fits) {
        let text = Some(printable(&label.text)).filter(|text| !text.is_empty());
        if !fits {
            homeless.extend(text.clone());
        }
        annotations.push(kind.span(range).label(text.filter(|_| fits)));
    }
    let first = labels.first().map_or_else(|| file.position(0), |(_, label)| file.position(label.span.start));
    Picture {
        origin: Origin::path(file.display.as_str()).line(first.line).char_column(first.column),
        lines: Snippet::source(cut.text).line_start(line_of(&file.text, lines.start)).annotations(annotations),
    }
}

/// The picture without the marks that the renderer sets above lines of no named file: their place stands above already. The
/// renderer would take its column from the lines as they are cut.
fn without_marks(picture: &str) -> String {
    let is_mark = |line: &&str| {
        // What is left without the escape sequences of colours.
        let mut parts = line.split('\u{1b}');
        let first = parts.next().unwrap_or_default().to_owned();
        let plain = parts.fold(first, |plain, part| plain + part.split_once('m').map_or(part, |(_, text)| text));
        plain.trim() == ":::"
    };
    picture.lines().filter(|line| !is_mark(line)).collect::<Vec<_>>().join("\n")
}

/// Adds pictures to a group, one below the other, and below them what had no room in them.
fn with_pictures<'a>(mut group: Group<'a>, shown: (Vec<Picture<'a>>, Vec<String>), room: usize) -> Group<'a> {
    for (at, Picture { origin, lines }) in shown.0.into_iter().enumerate() {
        if at > 0 {
            group = group.element(Padding);
        }
        group = group.element(origin).element(lines);
    }
    shown.1.into_iter().fold(group, |group, label| group.element(Level::NOTE.message(columns::wrapped(&label, room))))
}

/// What would put it right: as a patch of the line, or in words where the line is too long to be shown twice.
fn suggestion<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources, width: usize) -> Option<Group<'a>> {
    let replacement = diagnostic.replacement.as_deref()?;
    let label = diagnostic.primary.as_ref()?;
    let file = sources.file(label.span.file);
    let lines = lines_around(&file.text, std::iter::once(label.span.range()));
    let shown = file.text.get(lines.clone()).unwrap_or_default();
    let plain = printable(replacement) == replacement;
    let room = width.saturating_sub(gutter(std::iter::once(label), sources) + columns::width(replacement));
    if shown.lines().any(|line| columns::width(line) > room) || !plain {
        let words = format!("write `{}` instead", printable(replacement));
        let words = columns::wrapped(&words, width.saturating_sub(HELP.len()));
        return Some(Group::with_title(Level::HELP.secondary_title(words)));
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
