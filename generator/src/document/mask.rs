//! Text as pulldown-cmark should see it, where the page has lines that are no Markdown but hide what follows.
//!
//! A line of tags (`<Info>`, `<div id="a">`, `{% tab %}`, `{{< tab >}}`) opens a block of HTML or a paragraph, and a table or
//! a heading right below it is part of that. So such lines are blank to the parser, the content of components loses its
//! indentation, headings in HTML are headings, and HTML tables, which are read on their own, are left out. Each place in
//! the text leads back to its place on the page.

use std::ops::Range;

use super::mapped::Mapped;
use super::tag;

/// The text to parse, and what is read on its own.
pub(super) struct Masked {
    pub(super) page: Mapped,
    /// The HTML tables of the page.
    pub(super) tables: Vec<Range<usize>>,
}

/// Masks a page; `None` where the parser may see it as it is.
pub(super) fn mask(page: &str) -> Option<Masked> {
    if !page.lines().any(is_suspect) {
        return None;
    }
    let masked = Masked { page: Mapped::with_capacity(page.len()), tables: Vec::new() };
    let mut masking = Masking { page, masked, fence: None, open: Vec::new(), in_table: None, row_before: false };
    let mut at = 0;
    for line in page.split_inclusive('\n') {
        masking.line(at..at + line.len(), line);
        at += line.len();
    }
    masking.close_table(page.len());
    Some(masking.masked)
}

/// Whether a line may have to be masked: it opens with a tag, or is a lone pipe.
fn is_suspect(line: &str) -> bool {
    let line = line.trim_start();
    match line.as_bytes() {
        [b'<', next, ..] => next.is_ascii_alphabetic() || *next == b'/',
        [b'{', b'%' | b'{', ..] => true,
        [b'|', ..] => line.trim_end() == "|",
        _ => false,
    }
}

struct Masking<'a> {
    page: &'a str,
    masked: Masked,
    /// The fence that is open: its mark and how often it stands there.
    fence: Option<(u8, usize)>,
    /// The components that are open: their names, and how far their content is indented once that is known.
    open: Vec<(String, Option<usize>)>,
    /// Where an HTML table started.
    in_table: Option<usize>,
    /// Whether the line before was a row.
    row_before: bool,
}

impl Masking<'_> {
    fn line(&mut self, range: Range<usize>, line: &str) {
        let bare = line.trim();
        if self.in_table.is_some() {
            if tag::find_ignoring_case(bare, "</table").is_some() {
                self.close_table(range.end);
            }
            return self.blank(range);
        }
        if matches!(self.fence, Some((TAB, _))) && tag::template(bare).is_some_and(|tag| tag.form == tag::Form::Close) {
            self.fence = None;
            self.masked.page.insert(FENCE, range.start);
            return self.blank(range);
        }
        if self.fence.is_some() || is_fence(bare) {
            self.fence_line(bare);
            self.row_before = false;
            return self.keep(range, line);
        }
        if bare == "|" && self.row_before {
            // Neither a row nor the end of the table: it joins the row before it.
            return;
        }
        self.row_before = bare.starts_with('|');
        if tag::starts_with(bare, "<table") {
            self.in_table = Some(range.start);
            if tag::find_ignoring_case(bare, "</table").is_some() {
                self.close_table(range.end);
            }
            return self.blank(range);
        }
        match tag::line(bare) {
            tag::Line::Tags(tags) => {
                if let [tag] = tags.as_slice()
                    && let Some(language) = tag::code_language(tag)
                {
                    return self.open_code(range, language);
                }
                for tag in &tags {
                    self.note(tag);
                }
                self.blank(range);
            }
            tag::Line::Heading { level, text } => self.heading(&range, line, level, text),
            tag::Line::Text => self.keep(range, line),
        }
    }

    fn fence_line(&mut self, bare: &str) {
        let mark = bare.bytes().next().unwrap_or_default();
        let count = bare.bytes().take_while(|byte| *byte == mark).count();
        match self.fence {
            None => self.fence = Some((mark, count)),
            Some((open, least)) if open == mark && count >= least && count == bare.len() => self.fence = None,
            Some(_) => {}
        }
    }

    fn note(&mut self, tag: &tag::Tag<'_>) {
        match tag.form {
            tag::Form::Open => self.open.push((tag.name.to_owned(), None)),
            tag::Form::Close => {
                if let Some(at) = self.open.iter().rposition(|(name, _)| name == tag.name) {
                    self.open.truncate(at);
                }
            }
            tag::Form::Empty => {}
        }
    }

    /// A tab that has code as its content is a fence: `{{< tab lang="json" >}}`.
    fn open_code(&mut self, range: Range<usize>, language: &str) {
        self.fence = Some((TAB, FENCE.len()));
        self.masked.page.insert(FENCE, range.start);
        self.masked.page.insert(language, range.start);
        self.blank(range);
    }

    fn blank(&mut self, range: Range<usize>) {
        self.masked.page.insert("\n", range.end.saturating_sub(1));
        self.row_before = false;
    }

    /// Keeps a line, without what the components around it are indented by.
    fn keep(&mut self, range: Range<usize>, line: &str) {
        let indent = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let is_blank = line.trim().is_empty();
        if let Some((_, content)) = self.open.last_mut()
            && !is_blank
        {
            let content = *content.get_or_insert(indent);
            let start = range.start + indent.min(content);
            self.masked.page.push(self.page, start..range.end);
        } else {
            self.masked.page.push(self.page, range);
        }
    }

    fn heading(&mut self, range: &Range<usize>, line: &str, level: usize, text: &str) {
        let at = range.start + line.find(text).unwrap_or_default();
        self.masked.page.insert("######".get(..level).unwrap_or("######"), at);
        self.masked.page.insert(" ", at);
        self.masked.page.push(self.page, at..at + text.len());
        self.masked.page.push(self.page, range.end.saturating_sub(1)..range.end);
    }

    fn close_table(&mut self, end: usize) {
        if let Some(start) = self.in_table.take() {
            self.masked.tables.push(start..end);
        }
    }
}

/// What code in a tab stands between.
const FENCE: &str = "~~~~~~~~";

/// The mark of a fence that a tab stands for.
const TAB: u8 = 0;

fn is_fence(bare: &str) -> bool {
    bare.starts_with("```") || bare.starts_with("~~~")
}

#[cfg(test)]
mod tests {
    use super::mask;

    fn masked(page: &str) -> String {
        mask(page).map_or_else(|| page.to_owned(), |masked| masked.page.text)
    }

    #[test]
    fn lines_of_tags_are_blank() {
        assert_eq!(masked("<Info>\n| a |\n</Info>\n"), "\n| a |\n\n");
        assert_eq!(masked("{% tab label=\"x\" %}\n# A\n{% /tab %}\n"), "\n# A\n\n");
        assert_eq!(masked("{{< tab >}}\ntext\n"), "\ntext\n");
        assert_eq!(masked("<b>bold</b> text\n"), "<b>bold</b> text\n");
        assert_eq!(masked("```html\n<div>\n```\n"), "```html\n<div>\n```\n");
    }

    #[test]
    fn content_of_components_is_not_indented() {
        assert_eq!(masked("<Tab>\n    | a |\n    | - |\n</Tab>\n    code\n"), "\n| a |\n| - |\n\n    code\n");
    }

    #[test]
    fn tabs_of_code_are_fences() {
        let page = "{{< tab header=\"a\" lang=\"json\" >}}\n{\n\n}\n{{< /tab >}}\n";
        assert_eq!(masked(page), "~~~~~~~~json\n{\n\n}\n~~~~~~~~\n");
    }

    #[test]
    fn headings_and_stray_pipes() {
        assert_eq!(masked("<h2 id=\"a\">Pet</h2>\n"), "## Pet\n");
        assert_eq!(masked("| a |\n| - |\n| b |\n|\n| c |\n"), "| a |\n| - |\n| b |\n| c |\n");
    }

    #[test]
    fn places_lead_back_to_the_page() {
        let page = "<Tab>\n    one\n</Tab>\n\n<h3>Two</h3>\nthree\n";
        let masked = mask(page).expect("masked");
        for word in ["one", "Two", "three"] {
            let at = masked.page.text.find(word).expect("word");
            assert_eq!(masked.page.place(at), page.find(word).expect("word"), "{word}");
        }
    }

    #[test]
    fn tables_in_html_are_cut_out() {
        let page = "a\n<table>\n<tr><td>x</td></tr>\n\n</table>\nb\n";
        let masked = mask(page).expect("masked");
        assert_eq!(masked.page.text, "a\n\n\n\n\nb\n");
        assert_eq!(&page[masked.tables[0].clone()], "<table>\n<tr><td>x</td></tr>\n\n</table>\n");
    }
}
