//! Findings of many fields alike become one: APIs repeat their rows in requests, responses and events.

use std::collections::HashMap;

use super::Finding;
use super::settle::{NO_REASON, Silencing, silencing};
use crate::diagnostic::{Code, Diagnostic, Severity};

/// How many of the other fields are named.
const NAMED: usize = 3;

/// Findings alike as one, and what would silence them.
pub(super) struct Group {
    pub(super) diagnostic: Diagnostic,
    pub(super) silencings: Vec<Silencing>,
}

/// One diagnostic for each group of findings with one code and key, in the order of the first of each.
pub(super) fn group(api: &str, findings: Vec<Finding>) -> Vec<Group> {
    let mut places: HashMap<(Code, String), usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut namesakes: HashMap<(Code, String), usize> = HashMap::new();
    for finding in findings {
        let silencing = silencing(api, &finding);
        *namesakes.entry(any_of_its_name(&silencing)).or_default() += 1;
        let next = groups.len();
        let place = *places.entry((finding.diagnostic.code, finding.key)).or_insert(next);
        match groups.get_mut(place) {
            Some(group) => group.silencings.push(silencing),
            None => groups.push(Group { diagnostic: finding.diagnostic, silencings: vec![silencing] }),
        }
    }
    groups.into_iter().map(|group| finished(group, &namesakes)).collect()
}

/// A code, and the field in any model.
fn any_of_its_name(silencing: &Silencing) -> (Code, String) {
    let field = silencing.at.rsplit_once('.').map_or(silencing.at.as_str(), |(_, field)| field);
    (silencing.code, format!("*.{field}"))
}

/// Names the other fields, and says how to silence all of them: as one, where no other field of that name has the finding.
fn finished(mut group: Group, namesakes: &HashMap<(Code, String), usize>) -> Group {
    let Some((first, others)) = group.silencings.split_first() else { return group };
    let mut diagnostic = group.diagnostic;
    if !others.is_empty() {
        let named: Vec<_> = others.iter().take(NAMED).map(|other| format!("`{}`", other.at)).collect();
        let more = match others.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        diagnostic = diagnostic.help(format!("the same of {}{more}", named.join(", ")));
        let pattern = any_of_its_name(first);
        if first.of_field && namesakes.get(&pattern) == Some(&group.silencings.len()) {
            group.silencings = vec![Silencing { at: pattern.1, ..first.clone() }];
        }
    }
    if let (Severity::Warning, Some(first)) = (diagnostic.severity, group.silencings.first()) {
        let lines = first.toml(NO_REASON);
        diagnostic = diagnostic.help(format!("if it may stay as it is, silence it in schemadown.toml:\n{lines}"));
    }
    Group { diagnostic, ..group }
}
