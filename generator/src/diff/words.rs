//! Prose as a sequence of words: what is compared where nothing but words is another.

use std::collections::BTreeSet;

/// The words of Markdown prose, without markup and without where its links lead.
pub(super) fn words(text: &str) -> Vec<String> {
    let text = without_targets(text);
    let gaps = |c: char| c.is_whitespace();
    let mut out = Vec::new();
    for part in text.replace("<br/>", " ").replace("<br />", " ").replace("<br>", " ").split(gaps) {
        let bare: String = part.chars().filter(|c| !matches!(c, '*' | '`' | '[' | ']' | '\\')).collect();
        let bare = bare.trim_matches('_');
        if !bare.is_empty() {
            out.push(bare.to_owned());
        }
    }
    out
}

/// `[text](target)` and `[text][target]` as `text`.
fn without_targets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("](").into_iter().chain(rest.find("][")).min() {
        let (before, behind) = rest.split_at(at);
        out.push_str(before);
        out.push(']');
        let close = if behind.starts_with("](") { ')' } else { ']' };
        let behind = behind.get(2..).unwrap_or_default();
        // What has no end is no target.
        let Some(end) = behind.find(close) else { break };
        rest = behind.get(end + 1..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// Prose as it is shown beside code: its words, without markup.
pub(super) fn plain(text: &str) -> String {
    words(text).join(" ")
}

/// The sentences of a text, as words each.
pub(super) fn sentences(text: &str) -> Vec<Vec<String>> {
    let mut sentences = vec![Vec::new()];
    for word in words(text) {
        let ends = word.ends_with(['.', '!', '?']);
        if let Some(last) = sentences.last_mut() {
            last.push(word);
        }
        if ends {
            sentences.push(Vec::new());
        }
    }
    sentences.retain(|sentence: &Vec<String>| !sentence.is_empty());
    sentences
}

/// A word to compare: without the marks around it, in lower case.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Whether a sentence has the words of another text, in their order.
pub(super) fn holds(sentence: &[String], text: &str) -> bool {
    let wanted: Vec<String> = words(text).iter().map(|word| bare(word)).filter(|word| !word.is_empty()).collect();
    let there: Vec<String> = sentence.iter().map(|word| bare(word)).filter(|word| !word.is_empty()).collect();
    !wanted.is_empty() && there.windows(wanted.len()).any(|part| part == wanted.as_slice())
}

/// Whether two texts have most of their words in common.
pub(super) fn are_alike(one: &str, other: &str) -> bool {
    let set = |text: &str| -> BTreeSet<String> {
        words(text).iter().map(|word| bare(word)).filter(|word| !word.is_empty()).collect()
    };
    let (left, right) = (set(one), set(other));
    let common = left.intersection(&right).count();
    let (few, many) = (left.len().min(right.len()), left.len().max(right.len()));
    common > 1 && (common * 3 >= many * 2 || common == few)
}

#[cfg(test)]
mod tests {
    use super::{are_alike, holds, sentences, words};

    #[test]
    fn markup_is_no_word() {
        let expected: Vec<String> = ["An", "order,", "see", "below", "or_so"].map(str::to_owned).into();
        assert_eq!(words("An **order**,\n see [`below`](#x)<br/>_or_so_"), expected);
        assert_eq!(words("An order, see [below](y.md) or_so"), expected);
        assert_eq!(words("An order, see [below][y] or_so"), expected);
    }

    #[test]
    fn a_sentence_holds_a_clause() {
        let all = sentences("What it costs. In cents, at most 100. No more.");
        assert_eq!(all.len(), 3);
        assert!(holds(&all[1], "at most 100") && !holds(&all[0], "at most 100") && !holds(&all[2], ""));
    }

    #[test]
    fn alike_is_most_of_the_words() {
        assert!(are_alike("At most 20 characters", "We recommend at most 20 characters"));
        assert!(!are_alike("At most 20 characters", "Starts with a letter"));
        assert!(!are_alike("", ""));
    }
}
