//! Lines in bold letters that stand for headings: `**Sender**` above a table.

use std::borrow::Cow;

use crate::document::{Block, Document, InlineKind, Section, Text, inline, plain};

/// As many words as a heading has at most.
const MAX_WORDS: usize = 6;
/// As many blocks may stand between such a line and the table that it names.
const MAX_BETWEEN: usize = 3;

/// A page whose bold lines above tables are headings, one level below the one that they stand under. Only where several tables
/// stand below one heading: a single table is of what the heading says.
pub(super) fn raise<'d, 'a>(document: &'d Document<'a>) -> Cow<'d, Document<'a>> {
    let has_lines = |blocks: &[Block<'a>]| !lines(blocks, document).is_empty();
    if !has_lines(&document.intro) && !document.sections.iter().any(|section| has_lines(&section.blocks)) {
        return Cow::Borrowed(document);
    }
    let mut raised = document.clone();
    raised.sections.clear();
    let (intro, below) = split(&document.intro, 1, document);
    raised.intro = intro;
    raised.sections.extend(below);
    for section in &document.sections {
        let (blocks, below) = split(&section.blocks, section.level, document);
        raised.sections.push(Section { blocks, ..section.clone() });
        raised.sections.extend(below);
    }
    Cow::Owned(raised)
}

/// What stands before the first such line, and a section for each line.
fn split<'a>(blocks: &[Block<'a>], level: u8, document: &Document<'a>) -> (Vec<Block<'a>>, Vec<Section<'a>>) {
    let lines = lines(blocks, document);
    let first = lines.first().map_or(blocks.len(), |(at, _)| *at);
    let ends = lines.iter().skip(1).map(|(at, _)| *at).chain([blocks.len()]);
    let sections = lines.iter().zip(ends).map(|((at, heading), end)| Section {
        level: level.saturating_add(1),
        heading: *heading,
        is_line: true,
        blocks: blocks.get(at + 1..end).unwrap_or_default().to_vec(),
    });
    (blocks.get(..first).unwrap_or_default().to_vec(), sections.collect())
}

/// The lines among blocks that stand for headings, by their numbers.
fn lines<'a>(blocks: &[Block<'a>], document: &Document<'a>) -> Vec<(usize, Text<'a>)> {
    let is_table = |block: &Block<'_>| matches!(block, Block::Table(_));
    if blocks.iter().filter(|block| is_table(block)).count() < 2 {
        return Vec::new();
    }
    let named: Vec<(usize, Text<'a>)> =
        blocks.iter().enumerate().filter_map(|(at, block)| Some((at, line(block, document)?))).collect();
    let names_a_table = |(number, (at, _)): &(usize, &(usize, Text<'a>))| {
        let end = named.get(number + 1).map_or(blocks.len(), |(next, _)| *next);
        let below = blocks.get(at + 1..end).unwrap_or_default();
        below.iter().take(MAX_BETWEEN + 1).any(is_table)
    };
    named.iter().enumerate().filter(names_a_table).map(|(_, line)| *line).collect()
}

/// A paragraph of nothing but a few words in bold letters.
fn line<'a>(block: &Block<'a>, document: &Document<'a>) -> Option<Text<'a>> {
    let Block::Paragraph(text) = block else { return None };
    if !text.raw.starts_with(['*', '_']) || text.raw.len() > 200 {
        return None;
    }
    let tree = inline(*text, &document.definitions);
    let mut bold = String::new();
    for part in &tree {
        match &part.kind {
            InlineKind::Strong(inner) if bold.is_empty() => bold = plain(inner),
            InlineKind::Text(rest) if !bold.is_empty() && rest.trim_matches([':', ' ']).is_empty() => {}
            _ => return None,
        }
    }
    let words = bold.split_whitespace().count();
    let is_sentence = bold.trim_end().ends_with(['.', '!', '?', ',', ';']);
    ((1..=MAX_WORDS).contains(&words) && !is_sentence).then(|| text.trim())
}
