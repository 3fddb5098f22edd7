//! Prose, for people who read a schema.

/// Markdown without the line breaks that only a table's cell needs.
pub(super) fn plain(prose: &str) -> String {
    let mut out = String::with_capacity(prose.len());
    let mut rest = prose;
    while let Some(at) = rest.find("<br") {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        match tag.strip_prefix("<br").map(str::trim_start).map(|tag| tag.strip_prefix('/').unwrap_or(tag)) {
            Some(tag) if tag.starts_with('>') => {
                out.push('\n');
                rest = tag.strip_prefix('>').unwrap_or(tag);
            }
            _ => {
                out.push_str("<br");
                rest = tag.strip_prefix("<br").unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out.trim().to_owned()
}

/// What a rule is and the words it was read from.
pub(super) fn comment(name: &str, words: &str) -> String {
    format!("{name}: “{}”", words.trim())
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn breaks_become_lines() {
        assert_eq!(plain("One<br/>two<br>three<br /> four <broken>"), "One\ntwo\nthree\n four <broken>");
        assert_eq!(plain("<br"), "<br");
    }
}
