//! The inline tree of a piece of text: of a heading, a paragraph or a cell.

use crate::source::Span;

/// A part of running text, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Inline {
    /// What it is.
    pub kind: InlineKind,
    /// Where it stands, markup included.
    pub span: Span,
}

/// What a part of running text is.
#[derive(Clone, Debug, PartialEq)]
pub enum InlineKind {
    /// Text; escapes and entities stand for what they mean.
    Text(String),
    /// A code span: what stands between its backticks.
    Code(String),
    /// `*emphasis*`
    Emphasis(Vec<Inline>),
    /// `**strong**`
    Strong(Vec<Inline>),
    /// `~~struck~~`
    Struck(Vec<Inline>),
    /// A link. In prose, a URL that stands in the text is one, too, and so is an image.
    Link {
        /// What it leads to, as written.
        target: String,
        /// Its label.
        label: Vec<Inline>,
    },
    /// An image: the text that stands for it.
    Image(String),
    /// The end of a line within the text: `<br>`, or what else starts a new line in HTML. In prose, any end of a line.
    Break,
    /// Another tag of HTML, as written.
    Html(String),
}

/// The text of a tree: without markup, breaks as spaces.
pub fn plain(tree: &[Inline]) -> String {
    let mut out = String::new();
    write_plain(tree, &mut out);
    out
}

fn write_plain(tree: &[Inline], out: &mut String) {
    for part in tree {
        match &part.kind {
            InlineKind::Text(text) | InlineKind::Code(text) | InlineKind::Image(text) => out.push_str(text),
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Struck(inner) => {
                write_plain(inner, out);
            }
            InlineKind::Link { label, .. } => write_plain(label, out),
            InlineKind::Break => out.push(' '),
            InlineKind::Html(_) => {}
        }
    }
}
