//! The walls of the generator: what stands beside each other in a folder never leads round in a circle.
//!
//! Files and folders of one folder are rooms. A path in the code of one that names another is an arrow between the two, at the
//! folder that holds both. What a folder's own `mod.rs` has is there for all below it, and is no arrow.
#![allow(missing_docs, clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Folders whose files still lead round.
const NOT_YET: &[&str] = &["regex"];

#[test]
fn no_folder_has_a_circle() {
    let house = House::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let mut circles = Vec::new();
    for (folder, arrows) in &house.arrows() {
        let top = folder.first().map_or("", String::as_str);
        if let Some(circle) = circle(arrows)
            && !NOT_YET.contains(&top)
        {
            circles.push(format!("{}: {}", folder.join("/"), circle.join(" -> ")));
        }
    }
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn a_circle_is_found() {
    let house = House {
        modules: [
            ("a", "use super::b::B;"),
            ("b", "fn b() { crate::c::d::e() }"),
            ("c", ""),
            ("c::d", "use crate::{a::A, x};"),
        ]
        .map(|(name, code)| (name.split("::").map(str::to_owned).collect(), code.to_owned()))
        .into(),
    };
    let arrows = house.arrows();
    assert_eq!(circle(&arrows[&Vec::new()]).unwrap().join(" "), "a b c a");
    assert_eq!(arrows.len(), 1);
}

type Name = Vec<String>;

/// The arrows between the rooms of each folder.
type Arrows = BTreeMap<Name, BTreeMap<String, BTreeSet<String>>>;

/// The code of each module, without tests and comments.
struct House {
    modules: BTreeMap<Name, String>,
}

impl House {
    fn read(src: &Path) -> Self {
        let mut modules = BTreeMap::new();
        read(src, &mut Vec::new(), &mut modules);
        assert!(modules.len() > 100, "the sources are not where they are looked for");
        Self { modules }
    }

    fn arrows(&self) -> Arrows {
        let mut arrows = Arrows::new();
        for (from, code) in &self.modules {
            for path in paths(code) {
                let Some(to) = self.resolve(from, &path) else { continue };
                let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
                let (Some(here), Some(there)) = (from.get(common), to.get(common)) else { continue };
                let rooms = arrows.entry(from[..common].to_vec()).or_default();
                rooms.entry(here.clone()).or_default().insert(there.clone());
            }
        }
        arrows
    }

    /// The module that a path leads into.
    fn resolve(&self, from: &[String], path: &[String]) -> Option<Name> {
        let mut now: Name = from.to_vec();
        for part in path {
            match part.as_str() {
                "crate" => now.clear(),
                "super" => _ = now.pop()?,
                "self" => {}
                part => {
                    now.push(part.to_owned());
                    if !self.modules.contains_key(&now) {
                        now.pop();
                        break;
                    }
                }
            }
        }
        Some(now)
    }
}

fn read(folder: &Path, name: &mut Name, modules: &mut BTreeMap<Name, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            name.push(stem);
            read(&path, name, modules);
            name.pop();
        } else if path.extension().is_some_and(|extension| extension == "rs") && !stem.contains("tests") {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
            let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            let mut own = name.clone();
            own.extend((!matches!(stem.as_str(), "mod" | "lib" | "main")).then_some(stem));
            modules.entry(own).or_default().push_str(&lines.collect::<Vec<_>>().join("\n"));
        }
    }
}

/// The paths in code that start at the crate or at a module around, those of nested imports each by itself.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for start in ["crate::", "super::", "self::"] {
        for (at, _) in code.match_indices(start) {
            let is_start = !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':' || c == '$');
            if is_start {
                tree(&code[at..], &mut Vec::new(), &mut found);
            }
        }
    }
    found
}

/// Reads a path or a tree of paths; gives what is left of the code.
fn tree<'c>(mut code: &'c str, before: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> &'c str {
    let depth = before.len();
    loop {
        code = code.trim_start();
        if let Some(mut rest) = code.strip_prefix('{') {
            while !rest.trim_start().starts_with('}') && !rest.trim().is_empty() {
                rest = tree(rest, before, found).trim_start().trim_start_matches(',');
            }
            before.truncate(depth);
            return rest.trim_start().strip_prefix('}').unwrap_or(rest);
        }
        let end = code.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(code.len());
        let (word, rest) = code.split_at(end);
        before.push(word.to_owned());
        match rest.strip_prefix("::") {
            Some(rest) if !word.is_empty() => code = rest,
            _ => break,
        }
    }
    found.push(before.clone());
    before.truncate(depth);
    // What is called otherwise, and anything that is no part of a tree.
    code.find([',', '}', ';']).map_or("", |end| &code[end..])
}

/// A way that leads back to where it started.
fn circle(arrows: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    fn walk<'a>(
        at: &'a str,
        arrows: &'a BTreeMap<String, BTreeSet<String>>,
        way: &mut Vec<&'a str>,
        done: &mut BTreeSet<&'a str>,
    ) -> bool {
        if let Some(start) = way.iter().position(|room| *room == at) {
            way.drain(..start);
            way.push(at);
            return true;
        }
        if !done.insert(at) {
            return false;
        }
        way.push(at);
        if arrows.get(at).is_some_and(|next| next.iter().any(|next| walk(next, arrows, way, done))) {
            return true;
        }
        way.pop();
        false
    }
    let (mut way, mut done) = (Vec::new(), BTreeSet::new());
    let found = arrows.keys().any(|room| walk(room, arrows, &mut way, &mut done));
    found.then(|| way.iter().map(|room| (*room).to_owned()).collect())
}
