//! Which model a page documents: its folders below the root of the models, found by content and never by name.
//!
//! The root is where the docs' own links climb to (`../../models/operations/x.md` on a page in `docs/models/operations`
//! puts it at `docs/models`), and what their imports leave of a page's folder. One folder of documentation may hold
//! several roots: a monorepo publishes several SDKs.

use std::collections::{BTreeMap, BTreeSet};

use crate::dialect::{RawModel, RawTypeKind};
use crate::source::Sources;

/// Where a page stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The folder that all models of this documentation stand in, relative to what was read.
    pub(super) root: String,
    /// What tells this root from others, then the page's folders below it.
    pub(super) folders: Vec<String>,
    /// Whether the last of these is the page itself.
    pub(super) ends_in_page: bool,
}

/// The place of each model, in the order of `models`. `root` overrules what would be found.
pub(super) fn places(models: &[RawModel], sources: &Sources, root: Option<&str>) -> Vec<Place> {
    let folders: Vec<&str> = models.iter().map(|model| folder(&sources.file(model.file).path)).collect();
    let roots = roots(models, &folders, root);
    let prefixes = prefixes(&roots.values().cloned().collect());
    // Of one page only, its name tells nothing.
    let one_page = models.windows(2).all(|pair| pair[0].file == pair[1].file);
    let place = |(model, folder): (&RawModel, &&str)| {
        let root = roots.get(*folder).cloned().unwrap_or_default();
        let mut folders = prefixes.get(&root).cloned().unwrap_or_default();
        folders.extend(parts(below(folder, &root).unwrap_or_default()).map(str::to_owned));
        let ends_in_page = model.shares_page && !one_page;
        if ends_in_page {
            folders.push(stem(&sources.file(model.file).path).to_owned());
        }
        Place { root, folders, ends_in_page }
    };
    models.iter().zip(&folders).map(place).collect()
}

/// A file's name without its ending.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The folder of a path; empty for a file at the top.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The path that `target` leads to from a page in `folder`; `None` where it climbs out of what was read.
pub(super) fn join(folder: &str, target: &str) -> Option<String> {
    let mut joined: Vec<&str> = parts(folder).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                joined.pop()?;
            }
            part => joined.push(part),
        }
    }
    Some(joined.join("/"))
}

fn parts(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|part| !part.is_empty())
}

/// What is left of `path` below `root`.
fn below<'a>(path: &'a str, root: &str) -> Option<&'a str> {
    if root.is_empty() {
        return Some(path);
    }
    let rest = path.strip_prefix(root)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
}

/// The root of each folder that holds models.
fn roots(models: &[RawModel], folders: &[&str], root: Option<&str>) -> BTreeMap<String, String> {
    let all: BTreeSet<&str> = folders.iter().copied().collect();
    if let Some(root) = root {
        let root = root.trim_matches('/');
        return all.into_iter().map(|folder| (folder.to_owned(), root.to_owned())).collect();
    }
    let mut votes: BTreeMap<&str, BTreeMap<String, usize>> = BTreeMap::new();
    for (model, folder) in models.iter().zip(folders) {
        let ballot = votes.entry(folder).or_default();
        for root in imported_root(model, folder).into_iter().chain(linked_roots(model, folder)) {
            *ballot.entry(root).or_default() += 1;
        }
    }
    let elected: BTreeMap<&str, String> = votes
        .iter()
        .filter_map(|(folder, ballot)| {
            let winner = ballot.iter().max_by_key(|(root, count)| (**count, std::cmp::Reverse(root.len())))?;
            Some((*folder, winner.0.clone()))
        })
        .collect();
    let known: BTreeSet<&String> = elected.values().collect();
    let undecided = all.iter().filter(|folder| !elected.contains_key(**folder)).copied();
    let common = common_folder(undecided);
    all.iter()
        .map(|folder| {
            let nearest = || known.iter().filter(|root| below(folder, root).is_some()).max_by_key(|root| root.len());
            let root = elected.get(folder).or_else(|| nearest().copied()).unwrap_or(&common);
            ((*folder).to_owned(), root.clone())
        })
        .collect()
}

/// What the page's own import leaves of its folder.
fn imported_root(model: &RawModel, folder: &str) -> Option<String> {
    let imported = model.folders.as_ref()?;
    let own: Vec<&str> = parts(folder).collect();
    let split = own.len().checked_sub(imported.len())?;
    let same = own[split..].iter().zip(imported).all(|(own, imported)| own.eq_ignore_ascii_case(imported));
    same.then(|| own[..split].join("/"))
}

/// Where the links to other models climb to.
fn linked_roots(model: &RawModel, folder: &str) -> Vec<String> {
    let types = model.types();
    let targets = types.iter().filter_map(|ty| match &ty.kind {
        RawTypeKind::Ref(reference) => reference.target.as_ref(),
        _ => None,
    });
    let root = |target: &str| {
        let climbs = target.split('/').take_while(|part| *part == "..").count();
        let own: Vec<&str> = parts(folder).collect();
        let kept = own.len().checked_sub(climbs)?;
        let down: Vec<&str> = target.split('/').skip(climbs).filter(|part| *part != ".").collect();
        // Below the highest folder comes the root itself, unless the link names a file at once.
        let root = if climbs > 0 && down.len() > 1 { kept + 1 } else { kept };
        let fits = climbs == 0 || down.len() < 2 || own.get(kept).is_some_and(|own| own.eq_ignore_ascii_case(down[0]));
        fits.then(|| own[..root.min(own.len())].join("/"))
    };
    targets.filter_map(|target| root(&target.text)).collect()
}

/// The deepest folder that holds all of these.
fn common_folder<'a>(folders: impl Iterator<Item = &'a str>) -> String {
    let mut common: Option<Vec<&str>> = None;
    for folder in folders {
        let own: Vec<&str> = parts(folder).collect();
        common = Some(common.map_or(own.clone(), |common| {
            common.iter().zip(&own).take_while(|(a, b)| a == b).map(|(a, _)| *a).collect()
        }));
    }
    common.unwrap_or_default().join("/")
}

/// What tells the roots apart: their paths without the folders at the start and at the end that all of them share.
fn prefixes(roots: &BTreeSet<String>) -> BTreeMap<String, Vec<String>> {
    let mut split: Vec<(String, Vec<String>)> =
        roots.iter().map(|root| (root.clone(), parts(root).map(str::to_owned).collect())).collect();
    if split.len() < 2 {
        return split.into_iter().map(|(root, _)| (root, Vec::new())).collect();
    }
    while shared(split.iter().map(|(_, parts)| parts.last())) {
        for (_, parts) in &mut split {
            parts.pop();
        }
    }
    // A root at the top needs no prefix, and does not count for what the others share.
    while shared(split.iter().filter(|(_, parts)| !parts.is_empty()).map(|(_, parts)| parts.first()))
        && split.iter().all(|(_, parts)| parts.len() != 1)
    {
        for (_, parts) in split.iter_mut().filter(|(_, parts)| !parts.is_empty()) {
            parts.remove(0);
        }
    }
    split.into_iter().collect()
}

/// Whether there are values and all are the same.
fn shared<'a>(mut values: impl Iterator<Item = Option<&'a String>>) -> bool {
    let Some(Some(first)) = values.next() else { return false };
    values.all(|value| value == Some(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(roots: &[&str]) -> BTreeSet<String> {
        roots.iter().map(|root| (*root).to_owned()).collect()
    }

    #[test]
    fn links_join_and_do_not_climb_out() {
        assert_eq!(
            join("docs/models/operations", "../../models/shared/x.md").as_deref(),
            Some("docs/models/shared/x.md")
        );
        assert_eq!(join("a", "./b.md").as_deref(), Some("a/b.md"));
        assert_eq!(join("a", "../../b.md"), None);
    }

    #[test]
    fn roots_of_a_monorepo_are_told_apart_by_what_differs() {
        let roots = set(&["docs/models", "packages/azure/docs/models", "packages/gcp/docs/models"]);
        let prefixes = prefixes(&roots);
        assert_eq!(prefixes["docs/models"], Vec::<String>::new());
        assert_eq!(prefixes["packages/azure/docs/models"], ["azure"]);
        assert_eq!(prefixes["packages/gcp/docs/models"], ["gcp"]);
    }

    #[test]
    fn one_root_needs_no_prefix() {
        assert_eq!(prefixes(&set(&["docs/models"]))["docs/models"], Vec::<String>::new());
    }

    #[test]
    fn a_path_below_a_root_is_cut_at_folders() {
        assert_eq!(below("docs/models/a", "docs/models"), Some("a"));
        assert_eq!(below("docs/modelsx", "docs/models"), None);
        assert_eq!(below("docs", ""), Some("docs"));
    }
}
