//! Names of sibling fields as prose has them: as documented, as in JSON, or in the case of another language.

use std::collections::HashMap;

use super::Known;

/// The fields of a model, by name.
#[derive(Debug)]
pub(super) struct Names {
    exact: HashMap<String, usize>,
    /// By the letters and digits of the name; `None` where two fields share them.
    folded: HashMap<String, Option<usize>>,
}

impl Names {
    pub(super) fn new(fields: &[Known]) -> Self {
        let mut names = Self { exact: HashMap::new(), folded: HashMap::new() };
        for (at, field) in fields.iter().enumerate() {
            for name in [&field.wire_name, &field.name] {
                names.exact.entry(name.clone()).or_insert(at);
                if let Some(folded) = fold(name) {
                    let known = names.folded.entry(folded).or_insert(Some(at));
                    if *known != Some(at) {
                        *known = None;
                    }
                }
            }
        }
        names
    }

    /// The field that a text names.
    pub(super) fn resolve(&self, text: &str) -> Option<usize> {
        let exact = self.exact.get(text).copied();
        exact.or_else(|| self.folded.get(&fold(text)?).copied().flatten())
    }
}

/// The letters and digits of a name, in lower case. Paths and expressions are no names.
fn fold(name: &str) -> Option<String> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let folded: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    (name.chars().all(part) && !folded.is_empty()).then_some(folded)
}

/// Whether a bare word can only be an identifier: `start_date`, `startDate`, `StartDate`.
pub(super) fn is_distinctive(word: &str) -> bool {
    let humps = word.chars().zip(word.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase());
    let joined = word.trim_matches('_').contains('_');
    humps || joined
}

#[cfg(test)]
mod tests {
    use super::{Known, Names, is_distinctive};

    #[test]
    fn a_name_is_known_in_any_case_but_never_as_a_part() {
        let field = |name: &str, wire: &str| Known { name: name.into(), wire_name: wire.into(), ..Known::default() };
        let names =
            Names::new(&[field("crateId", "crate_id"), field("lid", "lid"), field("a_b", "ab"), field("aB", "aB")]);
        for text in ["crateId", "crate_id", "CrateID", "crate-id", "CRATE_ID"] {
            assert_eq!(names.resolve(text), Some(0), "{text}");
        }
        for text in ["crate", "crate.id", "crates_id", "", "_", "AB"] {
            assert_eq!(names.resolve(text), None, "{text}");
        }
        assert_eq!((names.resolve("a_b"), names.resolve("aB")), (Some(2), Some(3)));
    }

    #[test]
    fn distinctive_words_are_no_english() {
        assert!(["crate_id", "crateId", "CrateId"].into_iter().all(is_distinctive));
        assert!(!["crate", "Crate", "URL", "_crate_"].into_iter().any(is_distinctive));
    }
}
