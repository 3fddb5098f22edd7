//! Names that mean what the other names of their table let them mean: `.model` behind `agent.provider`, `attributes[payment]`
//! and `order/id` below a row of their first part.

use std::collections::HashSet;

use super::name_cell::NameCell;
use super::paths::{is_name, is_path};

/// Reads the names of a table by what its other names are.
pub(super) fn settle(names: &mut [NameCell]) {
    let rows: HashSet<String> = names.iter().map(|name| name.name.text.trim_end_matches("[]").to_owned()).collect();
    // The last name without a dot before it, and where it stands.
    let mut above = String::new();
    for cell in names {
        let mut base = above.clone();
        let is_dotted = |name: &str| name.strip_prefix('.').is_some_and(is_path);
        let leads = is_dotted(&cell.name.text);
        let mut found = false;
        for name in std::iter::once(&mut cell.name).chain(&mut cell.more) {
            if is_dotted(&name.text) && !base.is_empty() {
                name.text = format!("{base}{}", name.text);
                found = true;
            } else if let Some(path) = bracketed(&name.text, &rows).or_else(|| slashed(&name.text, &rows)) {
                name.text = path;
                found = true;
            }
            // What follows in the same cell is beside it; in the rows below, within it.
            if let Some((parent, _)) = name.text.rsplit_once('.').filter(|(parent, _)| !parent.is_empty()) {
                parent.clone_into(&mut base);
            }
        }
        cell.is_path |= found;
        if !leads && !cell.name.text.is_empty() {
            let of = cell.name.text.rsplit_once('.').map(|(parent, _)| parent).filter(|parent| !parent.is_empty());
            of.unwrap_or(&cell.name.text).clone_into(&mut above);
        }
    }
}

/// `attributes[payment][type]` below a row `attributes`: the brackets hold names.
fn bracketed(name: &str, rows: &HashSet<String>) -> Option<String> {
    let (first, rest) = name.split_once('[')?;
    let steps: Vec<&str> = rest.strip_suffix(']')?.split("][").collect();
    let is_path = rows.contains(first) && steps.iter().all(|step| is_name(step));
    is_path.then(|| format!("{first}.{}", steps.join(".")))
}

/// `order/id` below a row `order`.
fn slashed(name: &str, rows: &HashSet<String>) -> Option<String> {
    let (first, rest) = name.split_once('/')?;
    let is_path = rows.contains(first.trim_end_matches("[]")) && !rows.contains(rest);
    (is_path && name.split('/').all(|step| is_name(step.trim_end_matches("[]")))).then(|| name.replace('/', "."))
}
