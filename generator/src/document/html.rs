//! Tables in HTML: `<table>` with rows of `<th>` and `<td>`, closed or not.

use super::{Row, Table, Text, tag};

/// Reads a table from its source. The first row is the header, whatever its cells are.
pub(super) fn table(text: Text<'_>) -> Table<'_> {
    let mut rows = rows(text);
    let header = if rows.is_empty() { Vec::new() } else { rows.remove(0).cells };
    Table { text, header, rows }
}

fn rows(text: Text<'_>) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    let mut reader = Reader { text, row: None, cells: Vec::new(), cell: None };
    let mut at = 0;
    while let Some(found) = text.raw.get(at..).and_then(|rest| rest.find('<')) {
        at += found;
        let Some(tag) = text.raw.get(at..).and_then(tag::html) else {
            at += 1;
            continue;
        };
        let end = at + tag.length;
        match (tag.name.to_ascii_lowercase().as_str(), tag.form) {
            ("tr", tag::Form::Open) => {
                rows.extend(reader.end_row(at));
                reader.row = Some(at);
            }
            ("tr" | "table" | "thead" | "tbody", tag::Form::Close) => rows.extend(reader.end_row(at)),
            ("td" | "th", tag::Form::Open) => {
                reader.end_cell(at);
                reader.row.get_or_insert(at);
                reader.cell = Some(end);
            }
            ("td" | "th", tag::Form::Close) => reader.end_cell(at),
            _ => {}
        }
        at = end;
    }
    rows.extend(reader.end_row(text.raw.len()));
    rows
}

struct Reader<'a> {
    text: Text<'a>,
    row: Option<usize>,
    cells: Vec<Text<'a>>,
    /// Where the open cell starts.
    cell: Option<usize>,
}

impl<'a> Reader<'a> {
    fn end_cell(&mut self, at: usize) {
        if let Some(start) = self.cell.take() {
            self.cells.push(self.text.part(start..at).trim());
        }
    }

    fn end_row(&mut self, at: usize) -> Option<Row<'a>> {
        self.end_cell(at);
        let start = self.row.take()?;
        let cells = std::mem::take(&mut self.cells);
        (!cells.is_empty()).then(|| Row { text: self.text.part(start..at).trim(), cells })
    }
}

#[cfg(test)]
mod tests {
    use super::table;
    use crate::document::Text;
    use crate::source::{Sources, Span};

    fn read(html: &str) -> Vec<Vec<String>> {
        let file = Sources::new().add("a.md", "a.md", html);
        let table = table(Text { raw: html, span: Span::new(file, 0..html.len()) });
        let text = |cells: &[Text<'_>]| cells.iter().map(|cell| cell.raw.to_owned()).collect::<Vec<_>>();
        std::iter::once(text(&table.header)).chain(table.rows.iter().map(|row| text(&row.cells))).collect()
    }

    #[test]
    fn cells_are_found_closed_or_not() {
        let html = "<table>\n<thead><tr><th>A</th><th>B</th></tr></thead>\n<tr><td>1<td> <b>2</b>\n<tr>\n  <td>3</td></td>\n\
            </tr></table>";
        assert_eq!(read(html), [vec!["A", "B"], vec!["1", "<b>2</b>"], vec!["3"]]);
    }

    #[test]
    fn what_has_no_cells_has_no_rows() {
        assert_eq!(read("<table></table>"), [Vec::<String>::new()]);
        assert_eq!(read("<table"), [Vec::<String>::new()]);
    }
}
