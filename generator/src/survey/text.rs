//! A survey as text for people: aligned, and folded to a width that no line exceeds.

use crate::diagnostic::line::printable;
use crate::source::Sources;

use super::{Survey, counted, place, tallied};

/// The narrowest text that is drawn.
const NARROWEST: usize = 20;

/// Below this width the parts of a row stand below each other.
const NARROW: usize = 72;

/// Draws surveys, no line wider than `width` columns of a terminal.
pub fn text(surveys: &[Survey], sources: &Sources, width: usize) -> String {
    let mut page = Page { out: String::new(), width: width.max(NARROWEST) };
    for (number, survey) in surveys.iter().enumerate() {
        if number > 0 {
            page.out.push('\n');
        }
        draw(&mut page, survey, sources);
    }
    page.out
}

fn draw(page: &mut Page, survey: &Survey, sources: &Sources) {
    let dialects = survey.dialects.iter().map(|(dialect, pages)| format!("{} as {dialect}", counted(*pages, "page")));
    let dialects = dialects.collect::<Vec<_>>().join(", ");
    let models: std::collections::BTreeSet<&str> =
        survey.report.tables.iter().filter_map(|table| survey.id(table.model.as_ref()?)).collect();
    let tables = counted(survey.report.tables.len(), "table");
    page.line(0, &format!("{}: {dialects}; {tables}, {}", survey.docs, counted(models.len(), "model")));
    if survey.report.tables.is_empty() {
        page.line(0, "no table that a person wrote; `--dialect tables` reads all pages so");
        return;
    }
    page.title("Tables");
    page.rows(&tables_of(survey, sources), &[34, 10, 30, 30, 30]);
    page.title("Signs");
    signs(page, survey, sources);
    page.title("Columns");
    let columns = survey.report.columns.iter().map(|column| {
        let role = if column.role == "-" { "not read" } else { column.role };
        let of = format!("{}, first at {}", counted(column.tables, "table"), place(column.first, sources));
        vec![column.header.clone(), role.to_owned(), of]
    });
    page.rows(&columns.collect::<Vec<_>>(), &[30, 12, 60]);
    page.title("Words of types that no page defines");
    if survey.words.is_empty() {
        page.line(2, "none");
    }
    let words = survey.words.iter().map(|word| {
        let cells = format!("{}, first at {}", counted(word.cells, "cell"), place(word.first, sources));
        let shown = match word.shown {
            Some((kind, at)) => format!("{kind}, as examples show (the first: {})", place(at, sources)),
            None => "any JSON value: to be said in [api.tables.types]".to_owned(),
        };
        vec![word.word.clone(), cells, shown]
    });
    page.rows(&words.collect::<Vec<_>>(), &[30, 50, 60]);
}

fn tables_of(survey: &Survey, sources: &Sources) -> Vec<Vec<String>> {
    let row = |table: &crate::dialect::TableFound| {
        let model = table.model.as_ref().and_then(|model| survey.id(model)).unwrap_or("-");
        vec![
            place(table.span, sources),
            table.kind.to_owned(),
            table.heading.clone(),
            model.to_owned(),
            table.reason.to_owned(),
        ]
    };
    survey.report.tables.iter().map(row).collect()
}

fn signs(page: &mut Page, survey: &Survey, sources: &Sources) {
    let used = survey.report.signs.iter().filter(|sign| sign.count.found > 0 || sign.decides);
    let rows = used.map(|sign| {
        let taken = if sign.decides { "" } else { "not read so: " };
        let count = if sign.count.of == 0 { "as is set".to_owned() } else { tallied(sign.count, sign.unit, sources) };
        vec![sign.about.to_owned(), sign.sign.to_owned(), format!("{taken}{}: {count}", sign.means)]
    });
    page.rows(&rows.collect::<Vec<_>>(), &[10, 16, 100]);
    if let Some(unmarked) = survey.report.unmarked {
        let count = tallied(unmarked, "fields", sources);
        let words = "nothing says whether they are required, so they are read as optional";
        page.line(2, &format!("{words}: {count} (`required` in [api.tables] decides)"));
    }
}

/// A text that is being drawn.
struct Page {
    out: String,
    width: usize,
}

impl Page {
    fn title(&mut self, title: &str) {
        self.out.push('\n');
        self.line(0, title);
    }

    /// A paragraph, folded and indented.
    fn line(&mut self, indent: usize, text: &str) {
        for line in fold(&printable(text), self.width.saturating_sub(indent)) {
            self.out.extend(std::iter::repeat_n(' ', indent));
            self.out.push_str(&line);
            self.out.push('\n');
        }
    }

    /// Rows of cells, each cell folded to its column. `most` is how wide the columns may get.
    fn rows(&mut self, rows: &[Vec<String>], most: &[usize]) {
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| printable(cell)).collect()).collect();
        if self.width < NARROW {
            for row in &rows {
                for (at, cell) in row.iter().enumerate() {
                    self.line(if at == 0 { 2 } else { 4 }, cell);
                }
            }
            return;
        }
        let widths = widths(&rows, most, self.width - 2);
        for row in &rows {
            self.row(row, &widths);
        }
    }

    fn row(&mut self, row: &[String], widths: &[usize]) {
        let cells: Vec<Vec<String>> = row.iter().zip(widths).map(|(cell, width)| fold(cell, *width)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        for line in 0..height {
            let mut text = String::new();
            let mut end = 2;
            for (cell, width) in cells.iter().zip(widths) {
                let part = cell.get(line).map(String::as_str).unwrap_or_default();
                while columns(&text) < end {
                    text.push(' ');
                }
                text.push_str(part);
                end += width + GAP;
            }
            self.out.push_str(text.trim_end());
            self.out.push('\n');
        }
    }
}

/// How far columns are apart.
const GAP: usize = 2;

/// How wide each column is: as its widest cell, at most as wide as it may get, and narrower where all do not fit: of those
/// that are wider than an even share, as much as is left.
fn widths(rows: &[Vec<String>], most: &[usize], width: usize) -> Vec<usize> {
    let widest = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| columns(cell)).max().unwrap_or(1);
    let mut widths: Vec<usize> = most.iter().enumerate().map(|(at, most)| widest(at).clamp(1, *most)).collect();
    let room = width.saturating_sub(GAP * most.len().saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = widths.iter_mut().max() else { break };
        if *widest <= 1 {
            break;
        }
        *widest -= 1;
    }
    widths
}

/// Breaks a text into lines of at most so many columns: between words, and within a word that is wider.
fn fold(text: &str, width: usize) -> Vec<String> {
    let width = width.max(2);
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let used = lines.last().map_or(0, |line| columns(line));
        let gap = usize::from(used > 0);
        if used + gap + columns(word) > width && used > 0 {
            lines.push(String::new());
        } else if gap > 0
            && let Some(line) = lines.last_mut()
        {
            line.push(' ');
        }
        for c in word.chars() {
            if lines.last().is_some_and(|line| columns(line) + wide(c) > width) {
                lines.push(String::new());
            }
            if let Some(line) = lines.last_mut() {
                line.push(c);
            }
        }
    }
    lines
}

/// How many columns of a terminal a text takes.
fn columns(text: &str) -> usize {
    text.chars().map(wide).sum()
}

/// How many columns a character takes: two for those of East Asia and for pictures, none for what joins the one before.
fn wide(c: char) -> usize {
    match u32::from(c) {
        0x300..=0x36f | 0x200b..=0x200d | 0xfe00..=0xfe0f => 0,
        // Some pictures are older than the range of the others.
        0x1100..=0x115f
        | 0x231a..=0x231b
        | 0x23e9..=0x23f3
        | 0x2600..=0x27bf
        | 0x2b1b..=0x2b55
        | 0x2e80..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f
        | 0xff00..=0xff60
        | 0xffe0..=0xffe6
        | 0x1f300..=0x1faff
        | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{columns, fold, widths};

    #[test]
    fn lines_are_folded_between_words_and_within_long_ones() {
        assert_eq!(fold("a bc def", 4), ["a bc", "def"]);
        assert_eq!(fold("abcdef gh", 4), ["abcd", "ef", "gh"]);
        assert_eq!(fold("", 4), [""]);
        assert_eq!(fold("字段名", 4), ["字段", "名"]);
        for width in 2..12 {
            assert!(fold("one fourteen 字段 x", width).iter().all(|line| columns(line) <= width), "{width}");
        }
    }

    #[test]
    fn columns_share_what_there_is() {
        let rows = [vec!["a".to_owned(), "b".repeat(50), "c".repeat(20)]];
        assert_eq!(widths(&rows, &[10, 60, 60], 80), [1, 50, 20]);
        assert_eq!(widths(&rows, &[10, 60, 60], 45), [1, 20, 20]);
    }
}
