//! Tags of HTML, of components (MDX) and of templates (Hugo, Markdoc), as far as pages are structured with them.

/// A tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// The name, as written.
    pub(super) name: &'a str,
    /// What stands between the name and the end.
    pub(super) attributes: &'a str,
    pub(super) form: Form,
    /// How many bytes the whole tag has.
    pub(super) length: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Open,
    Close,
    /// Without content.
    Empty,
}

/// What a line is that starts with a tag.
pub(super) enum Line<'a> {
    /// Nothing but tags that structure the page.
    Tags(Vec<Tag<'a>>),
    /// A heading.
    Heading { level: usize, text: &'a str },
    /// Anything else.
    Text,
}

/// Reads a line, trimmed.
pub(super) fn line(bare: &str) -> Line<'_> {
    if let Some(found) = heading(bare) {
        return found;
    }
    let mut rest = bare;
    let mut tags = Vec::new();
    while !rest.is_empty() {
        match template(rest).or_else(|| html(rest).filter(structures)) {
            Some(tag) => {
                rest = rest.get(tag.length..).unwrap_or_default().trim_start();
                tags.push(tag);
            }
            None => return Line::Text,
        }
    }
    if tags.is_empty() { Line::Text } else { Line::Tags(tags) }
}

/// `<h2 id="a">Text</h2>`
fn heading(bare: &str) -> Option<Line<'_>> {
    let open = html(bare)?;
    let level = match open.name.as_bytes() {
        [b'h' | b'H', digit @ b'1'..=b'6'] if open.form == Form::Open => usize::from(digit - b'0'),
        _ => return None,
    };
    let rest = bare.get(open.length..)?;
    let text = rest.get(..find_ignoring_case(rest, "</h")?)?.trim();
    (!text.is_empty()).then_some(Line::Heading { level, text })
}

/// Whether a tag stands around blocks, or is a component. The others stand in running text.
fn structures(tag: &Tag<'_>) -> bool {
    const BLOCKS: &[&str] = &[
        "a", "article", "aside", "center", "details", "div", "figure", "footer", "header", "main", "nav", "p",
        "section", "span", "summary", "tabs", "tab",
    ];
    tag.name.starts_with(|c: char| c.is_ascii_uppercase()) || BLOCKS.contains(&tag.name)
}

/// The tag of a template that a text starts with: `{% tab label="x" %}`, `{{< tab >}}`.
pub(super) fn template(text: &str) -> Option<Tag<'_>> {
    const BRACKETS: &[(&str, &str)] = &[("{%", "%}"), ("{{<", ">}}"), ("{{%", "%}}")];
    let (open, close) = BRACKETS.iter().find(|(open, _)| text.starts_with(open))?;
    let end = text.find(close)?;
    let inner = text.get(open.len()..end)?.trim_matches(['-', ' ', '\t']);
    if inner.contains('\n') {
        return None;
    }
    let (inner, closes) = inner.strip_prefix('/').map_or((inner, false), |rest| (rest.trim_start(), true));
    let (inner, empty) = inner.strip_suffix('/').map_or((inner, false), |rest| (rest, true));
    let end_of_name = inner.find(char::is_whitespace).unwrap_or(inner.len());
    let (name, attributes) = inner.split_at(end_of_name);
    let form = if closes {
        Form::Close
    } else if empty {
        Form::Empty
    } else {
        Form::Open
    };
    Some(Tag { name, attributes, form, length: end + close.len() })
}

/// The language of the code that a template's tag opens.
pub(super) fn code_language<'a>(tag: &Tag<'a>) -> Option<&'a str> {
    let is_code = matches!(tag.name, "tab" | "code" | "highlight" | "codeblock") && tag.form == Form::Open;
    let language = attribute(tag, "lang").or_else(|| attribute(tag, "language")).filter(|_| is_code)?;
    (!language.is_empty() && language.chars().all(char::is_alphanumeric)).then_some(language)
}

/// The tag of HTML that a text starts with. A `>` in quotes does not end it.
pub(super) fn html(text: &str) -> Option<Tag<'_>> {
    let rest = text.strip_prefix('<')?;
    let (rest, closes) = rest.strip_prefix('/').map_or((rest, false), |rest| (rest, true));
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end_of_name = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))).unwrap_or(rest.len());
    let (name, behind) = rest.split_at(end_of_name);
    // `<https://…>` is a link.
    if behind.starts_with([':', '@']) {
        return None;
    }
    let end = end_of_tag(behind)?;
    let attributes = behind.get(..end)?;
    let length = text.len() - behind.len() + end + 1;
    let form = if closes {
        Form::Close
    } else if attributes.trim_end().ends_with('/') {
        Form::Empty
    } else {
        Form::Open
    };
    Some(Tag { name, attributes, form, length })
}

/// How long a tag may be: what has no end nearby is text, and the search for its end is not repeated at each `<`.
const LONGEST: usize = 2_000;

fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().take(LONGEST) {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// The value of an attribute, without its quotes.
pub(super) fn attribute<'a>(tag: &Tag<'a>, name: &str) -> Option<&'a str> {
    let mut rest = tag.attributes;
    while let Some(at) = rest.find(name) {
        let before = rest.get(..at).unwrap_or_default();
        let behind = rest.get(at + name.len()..).unwrap_or_default();
        rest = behind;
        let whole = before.is_empty() || before.ends_with(char::is_whitespace);
        let Some(value) = behind.trim_start().strip_prefix('=').filter(|_| whole) else { continue };
        let value = value.trim_start();
        return match value.as_bytes().first() {
            Some(b'"') => value.get(1..)?.split('"').next(),
            Some(b'\'') => value.get(1..)?.split('\'').next(),
            _ => value.split(|c: char| c.is_whitespace() || c == '/').next().filter(|value| !value.is_empty()),
        };
    }
    None
}

/// Whether tags of this name, in lower case, only style the text that they stand in.
pub(super) fn styles(name: &str) -> bool {
    const STYLES: &[&str] = &[
        "a", "abbr", "b", "big", "center", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
        "nobr", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "wbr",
    ];
    STYLES.contains(&name)
}

/// Whether tags of this name, in lower case, end a paragraph.
pub(super) fn is_block(name: &str) -> bool {
    const BLOCKS: &[&str] = &[
        "blockquote",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    BLOCKS.contains(&name)
}

/// Whether a text starts with a tag of this name, given with its `<`.
pub(super) fn starts_with(text: &str, open: &str) -> bool {
    let head = text.get(..open.len()).is_some_and(|head| head.eq_ignore_ascii_case(open));
    head && text.as_bytes().get(open.len()).is_none_or(|next| !next.is_ascii_alphanumeric())
}

/// Where a word stands in a text, in any case of its ASCII letters.
pub(super) fn find_ignoring_case(text: &str, word: &str) -> Option<usize> {
    text.as_bytes().windows(word.len()).position(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_to_their_end() {
        let tag = html("<a name=\"x>y\" id = z />rest").expect("tag");
        assert_eq!((tag.name, tag.form, tag.length), ("a", Form::Empty, 23));
        assert_eq!(attribute(&tag, "name"), Some("x>y"));
        assert_eq!(attribute(&tag, "id"), Some("z"));
        assert_eq!(html("</Tab>").map(|tag| (tag.name, tag.form)), Some(("Tab", Form::Close)));
        for text in ["<https://a.b>", "< a>", "<1>", "<a", "<me@x.y>"] {
            assert_eq!(html(text), None, "{text}");
        }
    }

    #[test]
    fn tags_of_templates() {
        let tag = template("{% tab label=\"x\" %}").expect("tag");
        assert_eq!((tag.name, tag.form), ("tab", Form::Open));
        assert_eq!(attribute(&tag, "label"), Some("x"));
        assert_eq!(template("{{< /tab >}}").map(|tag| (tag.name, tag.form)), Some(("tab", Form::Close)));
        assert_eq!(template("{% partial /%}").map(|tag| tag.form), Some(Form::Empty));
        assert_eq!(template("{ a }"), None);
    }
}
