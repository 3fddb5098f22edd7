//! Nouns and names: the words of a field's name, plurals, abbreviations.

/// Whether a word is one of a name.
pub(super) fn names_field(name: &str, word: &str) -> bool {
    parts_of(name).iter().any(|part| is_same_noun(part, word))
}

/// Whether a name ends in a word: `order` of `sort_order`.
pub(super) fn ends_in(name: &str, word: &str) -> bool {
    parts_of(name).last().is_some_and(|last| is_same_noun(last, word))
}

/// `ref` is short for `reference`.
pub(super) fn abbreviates(part: &str, word: &str) -> bool {
    let is_word = word.chars().all(char::is_alphabetic);
    let derived = ["ing", "ed", "ers", "able"].iter().any(|ending| word.ends_with(ending));
    is_word && !derived && (3..=6).contains(&part.len()) && word.len() >= part.len() + 3 && word.starts_with(part)
}

/// A name without case and separators.
pub(super) fn normal(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words of a name in any case convention, in lower case.
pub(super) fn parts_of(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut lower = false;
    for c in name.chars() {
        if !c.is_alphanumeric() {
            lower = false;
            parts.push(String::new());
            continue;
        }
        let digit = parts
            .last()
            .is_some_and(|part| part.ends_with(|last: char| last.is_numeric()) != c.is_numeric() && !part.is_empty());
        if parts.is_empty() || c.is_uppercase() && lower || digit {
            parts.push(String::new());
        }
        lower = c.is_lowercase() || c.is_numeric();
        if let Some(part) = parts.last_mut() {
            part.extend(c.to_lowercase());
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether two words are one noun, in the singular or the plural.
pub(super) fn is_same_noun(one: &str, other: &str) -> bool {
    let plural = |one: &str, many: &str| {
        many.strip_prefix(one).is_some_and(|ending| matches!(ending, "s" | "es"))
            || one.strip_suffix('y').is_some_and(|stem| many.strip_suffix("ies") == Some(stem))
    };
    let (one, other) = (one.strip_suffix("'s").unwrap_or(one), other.strip_suffix("'s").unwrap_or(other));
    one == other || plural(one, other) || plural(other, one)
}

/// A noun without the plural's ending.
pub(super) fn stem(word: &str) -> String {
    let word = word.strip_suffix("'s").unwrap_or(word);
    match word {
        _ if ["sses", "shes", "ches", "xes"].iter().any(|ending| word.ends_with(ending)) => {
            word.strip_suffix("es").unwrap_or(word).to_owned()
        }
        _ if word.len() > 4 && word.ends_with("ies") => format!("{}y", &word[..word.len() - 3]),
        _ if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") => word[..word.len() - 1].to_owned(),
        _ => word.to_owned(),
    }
}
