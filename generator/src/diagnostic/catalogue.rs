//! The page that documents every code, made of the catalogue and its examples.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use similar::{ChangeTag, TextDiff};

use super::examples::Example;
use super::{Code, Severity};

/// Every code: what it means, what to do, what gets it, and the same put right.
pub fn page() -> String {
    let mut out = "\
# What is reported, and what to do

<!-- Written by `schemadown --explain`. Do not edit: change the catalogue. -->

Everything that Schemadown reports has a code. `schemadown --explain SD015` prints what stands here of one. Each example is a
folder with the configuration `[[api]]` and `name = \"shop\"`, unless it shows another, and is run as it stands by a test.

An *error* is in the way: nothing is written. A *warning* is to be looked at. A *note* is shown with `--verbose`. In pages
that are somebody else's (`schemadown generate DOCS`) many errors are warnings.

| code | | what |
|---|---|---|
"
    .to_owned();
    for code in Code::ALL {
        let anchor = format!("{code}-{}", code.title()).to_lowercase().replace(' ', "-").replace('\'', "");
        let _ = writeln!(out, "| [{code}](#{anchor}) | {} | {} |", severity(*code), code.title());
    }
    for code in Code::ALL {
        let _ = write!(out, "\n## {}", about(*code));
    }
    out
}

/// What there is to know of one code: its title, what it means and what to do, what gets it, and the same put right.
pub fn about(code: Code) -> String {
    let mut out = format!("{code}: {}\n\n*{}.* ", code.title(), severity(code));
    for line in code.explanation().lines() {
        let _ = writeln!(out, "{}", line.trim());
    }
    match Example::of(code) {
        Some(example @ Example::Pages { command, .. }) => {
            // How much nothing shows is said at the end of every run.
            let is_hidden = code.severity() == Severity::Note && code != Code::Unproven;
            let verbose = if is_hidden { " --verbose" } else { "" };
            pages(&mut out, example, &format!("{command}{verbose}"));
        }
        Some(Example::Steps { bad, good }) => {
            let _ = write!(
                out,
                "\nThis ends in it:\n\n```sh\n{bad}\n```\n\nand this puts it right:\n\n```sh\n{good}\n```\n"
            );
        }
        None => {}
    }
    out
}

fn severity(code: Code) -> &'static str {
    match code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn pages(out: &mut String, example: &Example, command: &str) {
    let (bad, good): (BTreeMap<_, _>, BTreeMap<_, _>) =
        (example.bad().into_iter().collect(), example.good().into_iter().collect());
    let _ = write!(out, "\n`schemadown {command}` says so of\n");
    for (path, text) in bad.iter().filter(|(path, text)| is_shown(path, text)) {
        fenced(out, path, text);
    }
    out.push_str("\nand no longer once this is changed:\n");
    let paths = bad.keys().chain(good.keys().filter(|path| !bad.contains_key(*path)));
    for path in paths {
        let (was, is) = (bad.get(path).map_or("", String::as_str), good.get(path).map_or("", String::as_str));
        let lines = changed(was, is);
        if !lines.is_empty() {
            let _ = write!(out, "\n`{path}`:\n\n~~~diff\n{lines}~~~\n");
        }
    }
}

/// Whether a file is more than what all examples have.
fn is_shown(path: &str, text: &str) -> bool {
    path != "schemadown.toml" || text.lines().count() > 2
}

fn fenced(out: &mut String, path: &str, text: &str) {
    let language = match path.rsplit_once('.') {
        Some((_, "md")) => "markdown",
        Some((_, "toml")) => "toml",
        Some((_, "json")) => "json",
        _ => "text",
    };
    let _ = write!(out, "\n`{path}`:\n\n~~~{language}\n{text}~~~\n");
}

/// The lines that differ, as a patch has them.
fn changed(was: &str, is: &str) -> String {
    let mut out = String::new();
    for change in TextDiff::from_lines(was, is).iter_all_changes() {
        let sign = match change.tag() {
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
            ChangeTag::Equal => continue,
        };
        let line = format!("{sign} {}", change.value());
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out
}
