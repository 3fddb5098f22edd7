//! When a field is required that is not always or never, in the words of its page.

use crate::ir::Field;

use super::doc;

/// What pages write before the case, or in place of it.
const LABELS: [&str; 3] = ["conditionally", "conditional", "required"];

/// What stands between a label and the case.
const MARKS: [char; 8] = [' ', ':', ',', ';', '-', '–', '—', '('];

/// The words that a case starts with.
const STARTS: [&str; 8] = ["if", "when", "unless", "for", "in", "with", "where", "only"];

/// The line on it, unless the field's description has the same words.
pub(super) fn line(field: &Field) -> Option<String> {
    let condition = field.condition.as_ref()?.text.trim();
    let description = field.description.as_ref().map_or("", |prose| prose.text.as_str());
    let said = folded(description).contains(&folded(condition));
    (!said).then(|| format!("- {}.", doc::line(&sentence(condition))))
}

/// `Required if …`, however the page puts it.
fn sentence(condition: &str) -> String {
    // Emphasis of the label is none of the case.
    let plain = if condition.starts_with('*') { condition.replace('*', "") } else { condition.to_owned() };
    let mut case = plain.trim_end_matches('.');
    for label in LABELS {
        let start = case.trim_start_matches(MARKS);
        if start.get(..label.len()).is_some_and(|word| word.eq_ignore_ascii_case(label)) {
            case = start[label.len()..].trim_start_matches(MARKS);
        }
    }
    if case.matches('(').count() < case.matches(')').count() {
        case = case.strip_suffix(')').unwrap_or(case);
    }
    let first = case.split_whitespace().next().unwrap_or_default();
    if first.is_empty() {
        return "Required in some cases".to_owned();
    }
    match STARTS.iter().find(|start| first.eq_ignore_ascii_case(start)) {
        Some(start) => format!("Required {start}{}", &case[start.len()..]),
        None => format!("Required if: {case}"),
    }
}

/// Words without case, space and emphasis, to compare.
pub(super) fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn however_a_page_puts_it() {
        for (said, sentence_of) in [
            ("if `id` is even", "Required if `id` is even"),
            ("Required when there is one.", "Required when there is one"),
            ("Conditionally Required", "Required in some cases"),
            ("**Conditionally Required**", "Required in some cases"),
            ("**Conditionally REQUIRED**, unless `x`", "Required unless `x`"),
            ("Conditional; required if `y` is not provided", "Required if `y` is not provided"),
            ("Required (if a (b) is there)", "Required if a (b) is there"),
            ("Only if it is red", "Required only if it is red"),
            ("MEMBER_PRUNE", "Required if: MEMBER_PRUNE"),
            ("`kind` is set", "Required if: `kind` is set"),
            ("**required**: _x_ is set", "Required if: _x_ is set"),
            ("", "Required in some cases"),
            ("İf", "Required if: İf"),
        ] {
            assert_eq!(sentence(said), sentence_of, "{said}");
        }
    }
}
