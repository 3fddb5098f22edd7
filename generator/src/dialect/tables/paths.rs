//! Names that lead into objects, in whatever signs people write the way: `order?.id`, `parts[#].id`, `order → id`,
//! `attributes[payment]`, `.model` behind `agent.provider`. They become one form: dots between names, `[]` behind lists, `*` for
//! any key.

/// Signs between two names, of which the second is of the first.
const ARROWS: &[&str] = &[" → ", "→", " -> ", "->", " > ", " » ", " › ", "::"];

/// The most names that a range stands for.
const MOST_OF_RANGE: u32 = 64;

/// A name in the one form, and whether signs that mean nothing else show that it is a path.
pub(super) fn canonical(name: &str) -> Option<String> {
    let signs = name.contains("?.") || name.contains("[#]") || name.contains("[*].") || name.contains(".*.");
    let keyed = name.contains(".{") || name.contains(".<");
    let arrow = ARROWS.iter().find(|arrow| {
        let mut parts = name.split(**arrow);
        name.contains(**arrow) && parts.all(|part| is_name(part.trim().trim_end_matches("[]")))
    });
    let mut path = match arrow {
        Some(arrow) => name.split(*arrow).map(str::trim).collect::<Vec<_>>().join("."),
        None if signs || keyed => name.replace("?.", ".").replace("[#]", "[]").replace("[*]", "[]"),
        None => return None,
    };
    for (open, close) in [('{', '}'), ('<', '>')] {
        while let Some((at, end)) = placeholder(&path, open, close) {
            path.replace_range(at..end, "*");
        }
    }
    let is_step = |step: &str| step == "*" || is_name(step.trim_end_matches("[]"));
    path.trim_end_matches('?').split('.').all(is_step).then_some(path)
}

/// `.{id}` in the middle of a path.
fn placeholder(path: &str, open: char, close: char) -> Option<(usize, usize)> {
    let at = path
        .match_indices(open)
        .map(|(at, _)| at)
        .find(|at| path.get(..*at).is_some_and(|rest| rest.ends_with('.')))?;
    let end = at + path.get(at..)?.find(close)? + 1;
    Some((at, end))
}

/// The names from one to another that differ in their last number: `j1`, `j2`, `j3` of `j1` and `j3`, without the first.
pub(super) fn between(first: &str, last: &str) -> Option<Vec<String>> {
    let stem = first.trim_end_matches(|c: char| c.is_ascii_digit());
    let from: u32 = first.get(stem.len()..)?.parse().ok()?;
    let to: u32 = last.strip_prefix(stem)?.parse().ok()?;
    let fits = !stem.is_empty() && from < to && to - from < MOST_OF_RANGE && !first.ends_with(char::is_alphabetic);
    fits.then(|| (from + 1..=to).map(|number| format!("{stem}{number}")).collect())
}

/// Whether a text stands for a range between two names.
pub(super) fn is_range(sign: &str) -> bool {
    matches!(sign.trim(), "~" | "～" | "〜" | ".." | "..." | "…" | "–" | "-" | "to" | "through")
}

/// Whether a text is names with dots between them.
pub(super) fn is_path(text: &str) -> bool {
    text.split('.').all(|step| is_name(step.trim_end_matches("[]")))
}

/// Whether a text may be a name of JSON.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '$' | '@'))
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '@' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_paths_become_dots() {
        for (name, expected) in [
            ("order?.id", Some("order.id")),
            ("parts[#].id", Some("parts[].id")),
            ("parts[*].id", Some("parts[].id")),
            ("order → id", Some("order.id")),
            ("order -> parts[] -> id", Some("order.parts[].id")),
            ("parts.*.id", Some("parts.*.id")),
            ("parts.{id}.name", Some("parts.*.name")),
            ("parts.<id>.name", Some("parts.*.name")),
            ("order.id", None),
            ("page[size]", None),
            ("a > 5", None),
        ] {
            assert_eq!(canonical(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn ranges_are_of_numbers() {
        assert_eq!(between("j1", "j3"), Some(vec!["j2".to_owned(), "j3".to_owned()]));
        assert_eq!(between("a", "b"), None);
        assert_eq!(between("j3", "j1"), None);
        assert_eq!(between("j1", "k3"), None);
    }
}
