//! The spellings of one name: how an SDK gets its own from the API's, and what the API's may have been.
//!
//! A TypeScript SDK drops what is neither letter nor digit, raises the letter behind it, lowers the first word, and keeps
//! inner capitals: `user_id` → `userId`, `pageID` → `pageID`. So not every spelling can have become every name, and
//! [`apply`] gives none that could not.

/// A way to spell names of several words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As documented.
    AsWritten,
    /// `client_secret`
    Snake,
    /// `client-secret`
    Kebab,
    /// `ClientSecret`
    Pascal,
}

/// All of them. What is listed first wins a tie.
pub(super) const STYLES: [Style; 4] = [Style::AsWritten, Style::Snake, Style::Kebab, Style::Pascal];

/// What an SDK makes of a wire name.
pub(super) fn documented(wire: &str) -> String {
    let mut name = String::with_capacity(wire.len());
    for part in wire.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
        // `CIRCLE_JOB` is two words, not two initialisms.
        let shouted = part.len() < wire.len() && !wire.contains(|c: char| c.is_ascii_lowercase());
        let part = if shouted { part.to_ascii_lowercase() } else { part.to_owned() };
        if name.is_empty() {
            let capitals = part.bytes().take_while(u8::is_ascii_uppercase).count();
            // The last capital of several starts the next word: `SQSQueue` is `sqsQueue`.
            let next = part.as_bytes().get(capitals).is_some_and(u8::is_ascii_lowercase);
            let lowered = if next && capitals > 1 { capitals - 1 } else { capitals };
            name.extend(part.chars().enumerate().map(|(at, c)| if at < lowered { c.to_ascii_lowercase() } else { c }));
        } else {
            let mut chars = part.chars();
            name.extend(chars.next().map(|first| first.to_ascii_uppercase()));
            name.push_str(chars.as_str());
        }
    }
    name
}

/// The words of a documented name, capitals kept: `teamIDs` → `team`, `IDs`; `aBTest` → `a`, `B`, `Test`.
pub(super) fn words(name: &str) -> Vec<String> {
    let letters: Vec<u8> = letters(name).collect();
    let mut words: Vec<String> = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        match words.last_mut() {
            Some(word) if !starts(&letters, at) => word.push(char::from(*letter)),
            _ => words.push(char::from(*letter).to_string()),
        }
    }
    words
}

/// Whether a documented name has several words.
pub(super) fn is_compound(name: &str) -> bool {
    let letters: Vec<u8> = letters(name).collect();
    (1..letters.len()).any(|at| starts(&letters, at))
}

fn letters(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().filter(u8::is_ascii_alphanumeric)
}

/// Whether a word starts at a letter.
fn starts(letters: &[u8], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| letters.get(before)) else { return true };
    letters.get(at).is_some_and(u8::is_ascii_uppercase)
        && (!before.is_ascii_uppercase()
            || (letters.get(at + 1).is_some_and(u8::is_ascii_lowercase) && !is_plural(letters, at + 1)))
}

/// Whether the letter at `at` is the `s` of several initialisms: `IDs`, `userIDsOnly`.
fn is_plural(letters: &[u8], at: usize) -> bool {
    letters.get(at) == Some(&b's') && letters.get(at + 1).is_none_or(|next| !next.is_ascii_lowercase())
}

/// The name in a style, whether or not the SDK would have made this name of it.
pub(super) fn spell(style: Style, name: &str) -> String {
    let words = words(name);
    let lower = || words.iter().map(|word| word.to_ascii_lowercase());
    match style {
        Style::AsWritten => name.to_owned(),
        Style::Snake => lower().collect::<Vec<_>>().join("_"),
        Style::Kebab => lower().collect::<Vec<_>>().join("-"),
        Style::Pascal => {
            let mut chars = name.chars();
            chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect()
        }
    }
}

/// The name in a style, if the SDK would make this name of it.
pub(super) fn apply(style: Style, name: &str) -> Option<String> {
    let wire = spell(style, name);
    (style == Style::AsWritten || documented(&wire) == name).then_some(wire)
}

/// The style that a wire name of this documented name follows, if it is one of them.
pub(super) fn style_of(name: &str, wire: &str) -> Option<Style> {
    // Nearly all are.
    if name == wire {
        return Some(Style::AsWritten);
    }
    STYLES.into_iter().find(|style| spell(*style, name) == wire)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sdks_make_of_wire_names() {
        for (wire, name) in [
            ("user_id", "userId"),
            ("pageID", "pageID"),
            ("PageID", "pageID"),
            ("SQSQueueUrl", "sqsQueueUrl"),
            ("ID", "id"),
            ("_id", "id"),
            ("__base_fooBar", "baseFooBar"),
            ("CIRCLE_JOB", "circleJob"),
            ("Content-Type", "contentType"),
            ("x.y[]", "xY"),
            ("", ""),
            ("__", ""),
        ] {
            assert_eq!(documented(wire), name, "{wire}");
        }
    }

    #[test]
    fn words_keep_initialisms_together() {
        assert_eq!(words("teamIDs"), ["team", "IDs"]);
        assert_eq!(words("userIDsOnly"), ["user", "IDs", "Only"]);
        assert_eq!(words("aBTest"), ["a", "B", "Test"]);
        assert_eq!(words("oauth2Url"), ["oauth2", "Url"]);
        assert_eq!(words(""), Vec::<String>::new());
    }

    #[test]
    fn a_style_applies_only_where_the_sdk_would_make_the_name_of_it() {
        assert_eq!(apply(Style::Snake, "userId").as_deref(), Some("user_id"));
        assert_eq!(apply(Style::Kebab, "pageLimit").as_deref(), Some("page-limit"));
        assert_eq!(apply(Style::Pascal, "incidentId").as_deref(), Some("IncidentId"));
        assert_eq!(apply(Style::Snake, "userID"), None);
        assert_eq!(spell(Style::Snake, "userIDs"), "user_ids");
    }
}
