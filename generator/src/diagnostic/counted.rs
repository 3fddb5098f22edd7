//! Problems that are alike, as one with their number: of docs that nobody here can put right, one of each is enough.

use std::collections::HashMap;

use super::{Code, Diagnostic, Diagnostics, Severity};

/// The problems, those of one code whose places are labelled alike as one. The first place is shown.
pub fn counted(problems: impl IntoIterator<Item = Diagnostic>) -> Diagnostics {
    counted_by(problems, |problem| problem.primary.as_ref().map(|label| label.text.clone()))
}

/// The problems, those of one code and with the same `key` as one. What has no key stays as it is.
pub fn counted_by(
    problems: impl IntoIterator<Item = Diagnostic>,
    key: impl Fn(&Diagnostic) -> Option<String>,
) -> Diagnostics {
    let mut at: HashMap<(Code, Severity, String), usize> = HashMap::new();
    let mut kept: Vec<(Diagnostic, usize)> = Vec::new();
    for problem in problems {
        let Some(key) = key(&problem) else {
            kept.push((problem, 1));
            continue;
        };
        let key = (problem.code, problem.severity, key);
        if let Some((_, count)) = at.get(&key).and_then(|at| kept.get_mut(*at)) {
            *count += 1;
        } else {
            at.insert(key, kept.len());
            kept.push((problem, 1));
        }
    }
    kept.into_iter().map(|(problem, count)| said(problem, count)).collect()
}

fn said(problem: Diagnostic, count: usize) -> Diagnostic {
    match count {
        1 => problem,
        2 => Diagnostic { message: format!("{} (and one more like it)", problem.message), ..problem },
        _ => Diagnostic { message: format!("{} (and {} more like it)", problem.message, count - 1), ..problem },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Sources, Span};

    #[test]
    fn alike_ones_are_counted() {
        let file = Sources::new().add("a.md", "a.md", "abc");
        let problem = |at: usize, label: &str| {
            Diagnostic::new(Code::RowShape, format!("row {at}")).at(Span::new(file, at..at + 1), label)
        };
        let found = counted([problem(0, "a cell is missing"), problem(1, "too many"), problem(2, "a cell is missing")]);
        let messages: Vec<_> = found.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(messages, ["row 0 (and one more like it)", "row 1"]);
    }
}
