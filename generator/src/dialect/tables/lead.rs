//! What the sentence right above a table says that the table is of.

/// What a sentence right above a table says that the table is of: `Each Channel Object has the following fields:` names a
/// channel, `The objects in the `books` array …` the field `books`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lead {
    /// The name in words.
    pub(super) words: Vec<String>,
    /// The fields that it speaks of, as they stand in code.
    pub(super) fields: Vec<String>,
}

/// Reads the sentence above a table: its words and what stands in code.
pub(super) fn lead(text: &str, code: &[String]) -> Lead {
    let sentence = last_sentence(text);
    let lower = sentence.to_lowercase();
    let verbs = [
        " has the ",
        " have the ",
        " contains ",
        " contain ",
        " includes ",
        " include ",
        " has some ",
        " consists of ",
        " must include ",
        " is an object with",
        " is an oracle",
        " may contain ",
        " can contain ",
        " may include ",
        " has these ",
        " with the following ",
    ];
    let Some(verb) = verbs.iter().filter_map(|verb| lower.find(verb)).min() else { return Lead::default() };
    if !["field", "propert", "attribute", "member", "element", "parameter", "column", "key"]
        .iter()
        .any(|word| lower.get(verb..).unwrap_or_default().contains(word))
    {
        return Lead::default();
    }
    let subject = sentence.get(..verb).unwrap_or_default();
    let subject = subject.split(", if ").next().unwrap_or(subject);
    let fields: Vec<String> = code.iter().filter(|code| subject.contains(code.as_str())).cloned().collect();
    let mut words: Vec<&str> =
        subject.split_whitespace().map(|word| word.trim_matches([',', '`', '*', '_', '"', '\''])).collect();
    let determiner =
        words.first().is_some_and(|word| ["each", "every", "a", "an", "the"].contains(&word.to_lowercase().as_str()));
    if !determiner {
        return Lead { words: Vec::new(), fields };
    }
    words.remove(0);
    while words.last().is_some_and(|word| {
        ["object", "objects", "entry", "element", "item", "may", "can", "must", "also"]
            .contains(&word.to_lowercase().as_str())
    }) {
        words.pop();
    }
    let is_name = (1..=4).contains(&words.len())
        && words.iter().all(|word| word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-')))
        && !words.iter().any(|word| {
            [
                "in",
                "of",
                "the",
                "response",
                "request",
                "result",
                "member",
                "object",
                "entry",
                "element",
                "following",
                "objects",
            ]
            .contains(&word.to_lowercase().as_str())
        });
    let words = if is_name { words.into_iter().map(str::to_owned).collect() } else { Vec::new() };
    Lead { words, fields }
}

fn last_sentence(text: &str) -> &str {
    let text = text.trim();
    let bare = text.trim_end_matches([':', '.']);
    let start = bare.rfind(". ").map_or(0, |at| at + 2);
    bare.get(start..).unwrap_or(bare)
}

#[cfg(test)]
mod tests {
    use super::super::naming::type_name;
    use super::*;

    #[test]
    fn sentences_name_models_and_fields() {
        let read = |text: &str, code: &[&str]| {
            let code: Vec<String> = code.iter().map(|code| (*code).to_owned()).collect();
            let found = lead(text, &code);
            (type_name(found.words.iter().map(String::as_str)), found.fields.join(","))
        };
        let of = |name: &str, fields: &str| (name.to_owned(), fields.to_owned());
        assert_eq!(read("Each Channel Object has the following fields:", &[]), of("Channel", ""));
        assert_eq!(
            read("See below. Each trust line object has some combination of the following fields:", &[]),
            of("TrustLine", "")
        );
        assert_eq!(read("Each object in the books array contains the following fields:", &["books"]), of("", "books"));
        assert_eq!(read("The response follows the standard format, containing the following fields:", &[]), of("", ""));
        assert_eq!(read("Nothing of the kind.", &[]), of("", ""));
    }
}
