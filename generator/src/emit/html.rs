//! The HTML that descriptions hold: line breaks, tags that style text, entities.

/// Tags that only style text: they are dropped.
const STYLES: &[&str] = &[
    "a", "abbr", "b", "big", "center", "cite", "del", "dfn", "em", "font", "i", "ins", "mark", "nobr", "q", "s",
    "small", "span", "strike", "strong", "sub", "sup", "u", "wbr",
];

/// Tags that end a line, or a paragraph.
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

/// Replaces line breaks of HTML by line ends, list items by list markers, and drops comments.
pub(super) fn breaks(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut rest = markdown;
    // Known beforehand, so that comments without an end are not each looked through.
    let last_comment_end = markdown.rfind("-->").unwrap_or(0);
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("<!--")
            && markdown.len() - rest.len() < last_comment_end
            && let Some(end) = rest.find("-->")
        {
            rest = &rest[end + 3..];
            continue;
        }
        match tag(rest) {
            Some((name, length, _)) if name == "br" => {
                out.push('\n');
                rest = &rest[length..];
            }
            Some((name, length, closing)) if name == "li" => {
                out.push_str(if closing { "\n" } else { "\n- " });
                rest = &rest[length..];
            }
            Some((name, length, _)) if BLOCKS.contains(&name.as_str()) => {
                out.push_str("\n\n");
                rest = &rest[length..];
            }
            _ => {
                out.push('<');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    // Table cells escape their pipes; there is no table around this text any more.
    let out =
        out.replace("\\|", "|").replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'], "\n");
    out.replace('\t', "    ")
}

/// The tag at the start of a text: its name in lower case, its length, whether it closes.
pub(super) fn tag(text: &str) -> Option<(String, usize, bool)> {
    let inside = text.strip_prefix('<')?;
    let closing = inside.starts_with('/');
    let name: String = inside
        .trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_lowercase();
    let known = name == "br" || name == "li" || name == "code" || name == "tt" || name == "kbd";
    if !(known || STYLES.contains(&name.as_str()) || BLOCKS.contains(&name.as_str())) {
        return None;
    }
    let end = inside.find(['>', '<']).filter(|end| inside[*end..].starts_with('>'))?;
    let after = inside[..end].trim_start_matches('/')[name.len()..].chars().next();
    after.is_none_or(|next| next == '/' || next.is_whitespace()).then_some((name, end + 2, closing))
}

/// The entity at the start of a text, and its length.
pub(super) fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.char_indices().take(12).find(|(_, character)| *character == ';')?.0;
    let name = &text[1..end];
    let character = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => digits.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    };
    Some((character, end + 1))
}

/// Text with its entities replaced.
pub(super) fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (character, length) = entity(rest).unwrap_or(('&', 1));
        out.push(character);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}
