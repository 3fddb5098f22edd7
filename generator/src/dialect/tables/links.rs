//! What links lead to: a page, and a heading on it.

use std::collections::HashMap;

use crate::document::{Inline, InlineKind};

use super::sheet::Page;

/// The pages of a doc set, by the paths that links may name them by.
pub(super) struct Links {
    /// Page by path without ending, in lower case.
    paths: HashMap<String, usize>,
    /// The pages whose paths end in a name.
    names: HashMap<String, Vec<(String, usize)>>,
    folders: Vec<String>,
    /// The pages that have an anchor, written out or of a heading.
    anchors: HashMap<String, Vec<usize>>,
}

/// Where a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) page: usize,
    /// The number of a heading in the page's outline; none where the page as a whole is meant.
    pub(super) heading: Option<usize>,
    /// The place on the page.
    pub(super) at: u32,
}

impl Links {
    pub(super) fn new(pages: &[Page<'_, '_>]) -> Self {
        let mut links =
            Self { paths: HashMap::new(), names: HashMap::new(), folders: Vec::new(), anchors: HashMap::new() };
        for (number, page) in pages.iter().enumerate() {
            let path = page.document.file.path.to_lowercase();
            let bare = without_ending(&path);
            // The page that stands for a folder is reached by the folder's name.
            let (folder, name) = bare.rsplit_once('/').unwrap_or(("", bare));
            let stands_for_folder = matches!(name, "index" | "_index" | "readme");
            links.folders.push(folder.to_owned());
            links.paths.entry(bare.to_owned()).or_insert(number);
            let known = if stands_for_folder { folder } else { bare };
            if stands_for_folder {
                links.paths.entry(folder.to_owned()).or_insert(number);
            }
            for name in page.outline.names() {
                links.anchors.entry(name.to_lowercase()).or_default().push(number);
            }
            let last = known.rsplit('/').next().unwrap_or_default().to_owned();
            links.names.entry(last).or_default().push((known.to_owned(), number));
        }
        links
    }

    /// Where a link on a page leads to; `None` for what is not among the pages.
    pub(super) fn find(&self, pages: &[Page<'_, '_>], from: usize, target: &str) -> Option<Place> {
        if target.contains("://") || target.starts_with("mailto:") {
            return None;
        }
        let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
        let path = path.split('?').next().unwrap_or_default();
        let page = if path.is_empty() { from } else { self.page(from, path)? };
        if anchor.is_empty() {
            return (!path.is_empty()).then_some(Place { page, heading: None, at: 0 });
        }
        let on = |page: usize| {
            let found = pages.get(page)?.outline.find(anchor)?;
            Some(Place { page, heading: Some(found.heading), at: found.at })
        };
        on(page).or_else(|| if path.is_empty() { self.anywhere(pages, anchor) } else { None })
    }

    /// The only heading of another page that an anchor names: pages may be parts of one.
    fn anywhere(&self, pages: &[Page<'_, '_>], anchor: &str) -> Option<Place> {
        let numbers = self.anchors.get(&anchor.to_lowercase())?;
        // Of several the page that is called like the anchor.
        let is_called = |page: &&usize| {
            let path = pages.get(**page).map_or("", |page| page.document.file.path.as_str());
            let stem = path.rsplit('/').next().unwrap_or_default().split('.').next().unwrap_or_default();
            super::found::fold(stem) == super::found::fold(anchor)
        };
        let page = if let [only] = numbers.as_slice() { *only } else { *numbers.iter().find(is_called)? };
        let found = pages.get(page)?.outline.find(anchor)?;
        Some(Place { page, heading: Some(found.heading), at: found.at })
    }

    /// Whether a page stands where a path says, and not only one that is called alike.
    pub(super) fn is_exact(&self, from: usize, path: &str) -> bool {
        let path = path.split('?').next().unwrap_or_default().to_lowercase();
        self.exact(from, without_ending(path.trim_end_matches('/'))).is_some()
    }

    /// A link from one page to another, as it is to be written.
    pub(super) fn written(pages: &[Page<'_, '_>], from: usize, to: usize, anchor: &str) -> String {
        let path = |number: usize| pages.get(number).map_or("", |page| page.document.file.path.as_str());
        let mut own: Vec<&str> = path(from).split('/').collect();
        own.pop();
        let mut other: Vec<&str> = path(to).split('/').collect();
        while !own.is_empty() && other.len() > 1 && own.first() == other.first() {
            own.remove(0);
            other.remove(0);
        }
        let file = if from == to { String::new() } else { "../".repeat(own.len()) + &other.join("/") };
        if anchor.is_empty() { file } else { format!("{file}#{anchor}") }
    }

    fn page(&self, from: usize, path: &str) -> Option<usize> {
        let path = path.to_lowercase();
        let bare = without_ending(path.trim_end_matches('/'));
        self.exact(from, bare).or_else(|| self.by_end(bare))
    }

    fn exact(&self, from: usize, bare: &str) -> Option<usize> {
        let folder = self.folders.get(from).map_or("", String::as_str);
        let own = self.paths.iter().find(|(_, number)| **number == from).map_or("", |(path, _)| path.as_str());
        // A page may be served as a folder, so that links climb from its own name.
        let candidates = [join(folder, bare), join(own, bare), join("", bare.trim_start_matches('/'))];
        candidates.iter().flatten().find_map(|path| self.paths.get(path)).copied()
    }

    /// The only page whose path ends as the link does; docs are often served from another folder than they lie in.
    fn by_end(&self, path: &str) -> Option<usize> {
        let path = path.trim_start_matches(['.', '/']);
        let last = path.rsplit('/').next()?;
        let named = self.names.get(last)?;
        let mut rest = path;
        loop {
            let ends = |(known, _): &&(String, usize)| {
                known == rest || known.strip_suffix(rest).is_some_and(|before| before.ends_with('/'))
            };
            let mut found = named.iter().filter(ends);
            if let Some((_, page)) = found.next() {
                return found.next().is_none().then_some(*page);
            }
            rest = rest.split_once('/')?.1;
        }
    }
}

fn without_ending(path: &str) -> &str {
    let endings = [".mdx", ".md", ".html", ".markdown"];
    endings.iter().find_map(|ending| path.strip_suffix(ending)).unwrap_or(path)
}

fn join(folder: &str, target: &str) -> Option<String> {
    let mut joined: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
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

/// What the links of a text lead to, in their order.
pub(super) fn targets(tree: &[Inline], out: &mut Vec<String>) {
    for part in tree {
        match &part.kind {
            InlineKind::Link { target, .. } => out.push(target.clone()),
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => targets(inner, out),
            _ => {}
        }
    }
}
