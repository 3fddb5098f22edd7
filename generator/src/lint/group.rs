//! Findings of many fields alike become one: APIs repeat their rows in requests, responses and events.

use std::collections::HashMap;

use super::Finding;
use crate::diagnostic::{Code, Diagnostic};

/// How many of the other fields are named.
const NAMED: usize = 3;

/// One diagnostic for each group of findings with one code and key, in the order of the first of each.
pub(super) fn group(findings: Vec<Finding>) -> Vec<Diagnostic> {
    let mut places: HashMap<(Code, String), usize> = HashMap::new();
    let mut groups: Vec<(Diagnostic, Vec<String>)> = Vec::new();
    for Finding { diagnostic, at, key } in findings {
        let next = groups.len();
        let place = *places.entry((diagnostic.code, key)).or_insert(next);
        match groups.get_mut(place) {
            Some((_, others)) => others.push(at),
            None => groups.push((diagnostic, Vec::new())),
        }
    }
    groups.into_iter().map(|(first, others)| with_others(first, &others)).collect()
}

fn with_others(first: Diagnostic, others: &[String]) -> Diagnostic {
    if others.is_empty() {
        return first;
    }
    let named: Vec<_> = others.iter().take(NAMED).map(|other| format!("`{other}`")).collect();
    let more = match others.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    first.help(format!("the same of {}{more}", named.join(", ")))
}
