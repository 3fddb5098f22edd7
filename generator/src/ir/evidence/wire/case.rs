//! The spellings of one name: how an SDK gets its own from the API's, and what the API's may have been.
//!
//! A TypeScript SDK drops what is neither letter nor digit, raises the letter behind it, lowers the first word, and keeps
//! inner capitals: `user_id` → `userId`, `pageID` → `pageID`. So not every spelling can have become every name, and
//! [`apply`] gives none that could not. Go and Python leave less of a name: `user_id`, `userId` and `userID` all become
//! `UserID` in Go and `user_id` in Python. Which of the last two an API writes has to show elsewhere ([`Capitals`]).

use std::collections::HashMap;

use crate::dialect::Naming;

use super::super::super::observe::{fold, folded};
use super::initialisms;

/// A way to spell names of several words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `clientSecret`
    Camel,
    /// `client_secret`
    Snake,
    /// `client-secret`
    Kebab,
    /// `ClientSecret`
    Pascal,
}

/// All of them. What is listed first wins a tie.
pub(super) const STYLES: [Style; 4] = [Style::Camel, Style::Snake, Style::Kebab, Style::Pascal];

/// The style that names have in the documentation, unless the API cannot have written them like that.
pub(super) fn written(naming: Naming) -> Option<Style> {
    match naming {
        Naming::AsWritten | Naming::Camel => Some(Style::Camel),
        Naming::Snake => Some(Style::Snake),
        Naming::Pascal | Naming::Initialisms => None,
    }
}

/// Whether an API writes an initialism in capitals (`userID`), where its documentation shows the one or the other.
#[derive(Debug, Default)]
pub(super) struct Capitals(HashMap<String, i32>);

impl Capitals {
    /// Counts the initialisms of a spelling that the documentation shows.
    pub(super) fn learn(&mut self, wire: &str) {
        for word in words(Naming::Camel, wire).iter().skip(1) {
            let lower = word.to_ascii_lowercase();
            if initialisms::is(&lower) {
                *self.0.entry(lower).or_default() += if is_shouted(word) { 1 } else { -1 };
            }
        }
    }

    fn shouts(&self, word: &str) -> bool {
        self.0.get(word).is_some_and(|count| *count > 0)
    }
}

/// Whether a word is written in capitals: `ID`, `IDs`, `S3A`. Of one letter and digits (`V2`) that cannot be told.
fn is_shouted(word: &str) -> bool {
    let word = word.trim_end_matches('s');
    word.bytes().filter(u8::is_ascii_uppercase).count() > 1 && !word.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// What an SDK makes of a wire name, in camel case.
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
            name.push_str(&raised(&part));
        }
    }
    name
}

/// What an SDK makes of a wire name. Where it keeps no capitals, all that can be told of a name is that the letters are the
/// same.
#[derive(Debug)]
pub(super) enum Made {
    /// Just this.
    Name(String),
    /// Any name of these letters.
    Letters(String),
}

impl Made {
    /// Of this wire name.
    pub(super) fn of(naming: Naming, wire: &str) -> Self {
        match naming {
            Naming::AsWritten => Self::Name(wire.to_owned()),
            Naming::Camel => Self::Name(documented(wire)),
            Naming::Pascal | Naming::Snake | Naming::Initialisms => Self::Letters(fold(wire)),
        }
    }

    /// Whether it may be this name.
    pub(super) fn is(&self, name: &str) -> bool {
        match self {
            Self::Name(made) => made == name,
            Self::Letters(letters) => folded(name).eq(letters.bytes()),
        }
    }
}

/// Whether the SDK would make this name of a wire name.
pub(super) fn could_become(naming: Naming, wire: &str, name: &str) -> bool {
    Made::of(naming, wire).is(name)
}

/// The name without what keeps it apart from a word of the language: SDKs drop what is neither letter nor digit, so that
/// an underscore at the end is never the API's. `None` if there is nothing of the kind.
pub(super) fn unescaped(naming: Naming, name: &str) -> Option<&str> {
    let drops = matches!(naming, Naming::Camel | Naming::Pascal | Naming::Initialisms);
    let bare = name.strip_suffix('_').filter(|bare| drops && !bare.is_empty());
    bare.filter(|bare| !bare.contains('_'))
}

/// The words of a documented name, capitals kept: `teamIDs` → `team`, `IDs`; `aBTest` → `a`, `B`, `Test`.
pub(super) fn words(naming: Naming, name: &str) -> Vec<String> {
    if naming == Naming::Snake {
        return name.split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    }
    let letters: Vec<u8> = letters(name).collect();
    let mut words: Vec<String> = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        match words.last_mut() {
            Some(word) if !starts(&letters, at) => word.push(char::from(*letter)),
            _ => words.push(char::from(*letter).to_string()),
        }
    }
    if naming == Naming::Initialisms { words.iter().flat_map(|word| initialisms::split(word)).collect() } else { words }
}

/// Whether a documented name has several words.
pub(super) fn is_compound(naming: Naming, name: &str) -> bool {
    match naming {
        Naming::Snake => name.trim_matches('_').contains('_'),
        Naming::Initialisms => words(naming, name).len() > 1,
        _ => {
            let letters: Vec<u8> = letters(name).collect();
            (1..letters.len()).any(|at| starts(&letters, at))
        }
    }
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

fn raised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

/// The name in a style, whether or not the SDK would have made this name of it.
pub(super) fn spell(style: Style, naming: Naming, name: &str, capitals: &Capitals) -> String {
    // Where it is documented, the underscore before a name is the API's: `_links`.
    if naming == Naming::Snake
        && let Some(rest) = name.strip_prefix('_').filter(|rest| rest.contains(|c: char| c.is_ascii_alphanumeric()))
    {
        return format!("_{}", spell(style, naming, rest, capitals));
    }
    let lower = || words(naming, name).into_iter().map(|word| word.to_ascii_lowercase());
    match style {
        Style::Snake => lower().collect::<Vec<_>>().join("_"),
        Style::Kebab => lower().collect::<Vec<_>>().join("-"),
        Style::Camel if matches!(naming, Naming::Camel | Naming::AsWritten) => name.to_owned(),
        Style::Camel => {
            let words = words(naming, name);
            let first = words.iter().take(1).map(|word| word.to_ascii_lowercase());
            first.chain(words.iter().skip(1).map(|word| inner(naming, word, capitals))).collect()
        }
        Style::Pascal if naming == Naming::Snake => {
            words(naming, name).iter().map(|word| inner(naming, word, capitals)).collect()
        }
        Style::Pascal => raised(name),
    }
}

/// A word behind the first, in camel case.
fn inner(naming: Naming, word: &str, capitals: &Capitals) -> String {
    let lower = word.to_ascii_lowercase();
    match naming {
        Naming::Initialisms | Naming::Snake if initialisms::is(&lower) => {
            if capitals.shouts(&lower) {
                lower.to_ascii_uppercase()
            } else {
                raised(&lower)
            }
        }
        // Capitals that the SDK does not make are the API's own.
        _ => raised(word),
    }
}

/// The name in a style, if the SDK would make this name of it.
pub(super) fn apply(style: Style, naming: Naming, name: &str, capitals: &Capitals) -> Option<String> {
    let wire = spell(style, naming, name, capitals);
    let kept = !is_written(style, naming) && naming == Naming::Pascal && loses_capitals(style, name);
    (is_written(style, naming) || (!kept && could_become(naming, &wire, name))).then_some(wire)
}

fn is_written(style: Style, naming: Naming) -> bool {
    written(naming) == Some(style)
}

/// Whether the name has capitals that no name in lower case could have got.
fn loses_capitals(style: Style, name: &str) -> bool {
    let behind = words(Naming::Pascal, name);
    matches!(style, Style::Snake | Style::Kebab) && behind.iter().any(|word| is_shouted(word))
}

/// The style that a wire name of this documented name follows, if it is one of them.
pub(super) fn style_of(naming: Naming, name: &str, wire: &str) -> Option<Style> {
    // Nearly all are.
    if name == wire {
        return written(naming).or(Some(Style::Pascal));
    }
    if matches!(naming, Naming::Camel | Naming::AsWritten) {
        return STYLES.into_iter().find(|style| spell(*style, naming, name, &Capitals::default()) == wire);
    }
    let bytes = || wire.bytes();
    let lower = !bytes().any(|byte| byte.is_ascii_uppercase());
    let word = |joint: u8| lower && bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == joint);
    let plain = bytes().all(|byte| byte.is_ascii_alphanumeric());
    if wire.contains('_') && word(b'_') {
        Some(Style::Snake)
    } else if wire.contains('-') && word(b'-') {
        Some(Style::Kebab)
    } else if plain && wire.starts_with(|first: char| first.is_ascii_uppercase()) {
        Some(Style::Pascal)
    } else {
        (plain && !lower).then_some(Style::Camel)
    }
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
        assert_eq!(words(Naming::Camel, "teamIDs"), ["team", "IDs"]);
        assert_eq!(words(Naming::Camel, "userIDsOnly"), ["user", "IDs", "Only"]);
        assert_eq!(words(Naming::Camel, "aBTest"), ["a", "B", "Test"]);
        assert_eq!(words(Naming::Camel, "oauth2Url"), ["oauth2", "Url"]);
        assert_eq!(words(Naming::Camel, ""), Vec::<String>::new());
    }

    #[test]
    fn a_style_applies_only_where_the_sdk_would_make_the_name_of_it() {
        let none = Capitals::default();
        assert_eq!(apply(Style::Snake, Naming::Camel, "userId", &none).as_deref(), Some("user_id"));
        assert_eq!(apply(Style::Kebab, Naming::Camel, "pageLimit", &none).as_deref(), Some("page-limit"));
        assert_eq!(apply(Style::Pascal, Naming::Camel, "incidentId", &none).as_deref(), Some("IncidentId"));
        assert_eq!(apply(Style::Snake, Naming::Camel, "userID", &none), None);
        assert_eq!(spell(Style::Snake, Naming::Camel, "userIDs", &none), "user_ids");
    }

    #[test]
    fn what_go_and_python_leave_of_a_name() {
        let none = Capitals::default();
        for (naming, name, camel, snake) in [
            (Naming::Initialisms, "ClientID", "clientId", "client_id"),
            (Naming::Initialisms, "APIURL", "apiUrl", "api_url"),
            (Naming::Initialisms, "HTTPStatusIDs", "httpStatusIds", "http_status_ids"),
            // Go has no such initialism: the capitals are the API's.
            (Naming::Initialisms, "MaxSizeKB", "maxSizeKB", "max_size_kb"),
            (Naming::Initialisms, "Name", "name", "name"),
            (Naming::Snake, "client_id", "clientId", "client_id"),
            (Naming::Snake, "from_", "from", "from"),
            (Naming::Snake, "_page_links", "_pageLinks", "_page_links"),
            (Naming::Snake, "_links", "_links", "_links"),
            (Naming::Pascal, "ClientId", "clientId", "client_id"),
        ] {
            assert_eq!(apply(Style::Camel, naming, name, &none).as_deref(), Some(camel), "{name}");
            assert_eq!(apply(Style::Snake, naming, name, &none).as_deref(), Some(snake), "{name}");
        }
        assert_eq!(apply(Style::Snake, Naming::Pascal, "ClientID", &none), None, "C# keeps capitals");
        let version = apply(Style::Snake, Naming::Pascal, "ApiV2Url", &none);
        assert_eq!(version.as_deref(), Some("api_v2_url"), "one letter is raised in any case");
    }

    #[test]
    fn capitals_are_learned() {
        let mut capitals = Capitals::default();
        for wire in ["groupID", "pageID", "userId"] {
            capitals.learn(wire);
        }
        assert_eq!(spell(Style::Camel, Naming::Initialisms, "OrderID", &capitals), "orderID");
        assert_eq!(spell(Style::Camel, Naming::Snake, "order_id", &capitals), "orderID");
        assert_eq!(spell(Style::Camel, Naming::Snake, "id_url", &capitals), "idUrl");
    }

    #[test]
    fn a_wire_name_shows_its_style() {
        let style = |wire| style_of(Naming::Initialisms, "UserID", wire);
        assert_eq!(style("user_id"), Some(Style::Snake));
        assert_eq!(style("user-id"), Some(Style::Kebab));
        assert_eq!(style("userID"), Some(Style::Camel));
        assert_eq!(style("UserId"), Some(Style::Pascal));
        assert_eq!(style("userid"), None);
        assert_eq!(style("X-User_ID"), None);
    }
}
