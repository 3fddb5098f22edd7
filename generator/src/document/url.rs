//! URLs of the web that stand in running text.

/// Where a text has the first one.
pub(super) fn find(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find("://").map(|at| from + at) {
        let scheme = ["https", "http"].iter().find(|scheme| {
            let start = at.checked_sub(scheme.len());
            start.and_then(|start| text.get(start..at)).is_some_and(|found| found.eq_ignore_ascii_case(scheme))
        });
        if let Some(scheme) = scheme
            && text.get(at + 3..).is_some_and(starts_host)
        {
            return Some(at - scheme.len());
        }
        from = at + 3;
    }
    None
}

fn starts_host(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '{' || c == '$')
}

/// All of the URL that a text starts with. Marks at its end belong to the sentence.
pub(super) fn whole(text: &str) -> &str {
    let stops = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '`' | '|' | '[' | ']' | '\\' | '“' | '”')
    };
    let mut url = text.get(..text.find(stops).unwrap_or(text.len())).unwrap_or_default();
    // Counted once and kept up to date, for there may be as many brackets as characters.
    let mut surplus = url.matches(')').count().saturating_sub(url.matches('(').count());
    loop {
        let trimmed = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
        match trimmed.strip_suffix(')').filter(|_| surplus > 0 && trimmed.len() == url.len()) {
            Some(shorter) => {
                surplus -= 1;
                url = shorter;
            }
            None if trimmed.len() == url.len() => return url,
            None => url = trimmed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{find, whole};

    #[test]
    fn urls_end_before_the_marks_of_the_sentence() {
        for (text, expected) in [
            ("at https://a.example/x.", "https://a.example/x"),
            ("(see HTTP://a.example/(x)).", "HTTP://a.example/(x)"),
            ("https://a.example/_x_/*y*, z", "https://a.example/_x_/*y"),
            ("://a https:// http://{host}/", "http://{host}/"),
        ] {
            let at = find(text).expect(text);
            assert_eq!(whole(&text[at..]), expected, "{text}");
        }
        assert_eq!(find("ftp://a.example"), None);
    }
}
