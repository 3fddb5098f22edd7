//! The guide: every command that it shows is run, and prints what it says; every file that it shows is what these commands read.
//!
//! A chapter is one session in a folder of its own. A block with `file=PATH` is that file; of a block `console` each line behind
//! `$ ` is a command, and what follows is all that it prints, where `…` stands for any lines, or within one for any text.
#![cfg(unix)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use schemadown::config;
use schemadown::diagnostic::Diagnostics;
use schemadown::source::Sources;

use support::Sandbox;

const GUIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/guide/src");

/// What is compiled stays from run to run. It is shared with the test program `cargo`, which builds the library as well.
const TARGET: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/cargo");

/// A fenced block of a chapter.
struct Block {
    info: String,
    body: String,
    line: usize,
}

impl Block {
    /// The file that it is.
    fn file(&self) -> Option<&str> {
        self.info.split(',').find_map(|word| word.strip_prefix("file="))
    }

    fn language(&self) -> &str {
        self.info.split(',').next().unwrap_or_default()
    }
}

fn chapter(name: &str) -> String {
    fs::read_to_string(Path::new(GUIDE).join(name)).expect("a chapter")
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Option<&str> = None;
    for (number, line) in text.lines().enumerate() {
        let fence = line.len() - line.trim_start_matches('`').len();
        match (open, blocks.last_mut()) {
            (Some(fence), _) if line == fence => open = None,
            (Some(_), Some(block)) => block.body.extend([line, "\n"]),
            (None, _) if fence >= 3 => {
                let (fence, info) = line.split_at(fence);
                open = Some(fence);
                blocks.push(Block { info: info.to_owned(), body: String::new(), line: number + 1 });
            }
            _ => {}
        }
    }
    assert_eq!(open, None, "a fence that is not closed");
    blocks
}

/// Goes through a chapter as somebody would who reads it.
fn follow(name: &str) {
    let sandbox = Sandbox::new();
    let mut wrong = Vec::new();
    for block in blocks(&chapter(name)) {
        if let Some(file) = block.file() {
            // Nobody's checkout lies beside a temporary folder.
            let body = block.body.replace("../schemadown/generator", env!("CARGO_MANIFEST_DIR"));
            sandbox.file(file, body);
            continue;
        }
        match block.language() {
            "console" => {
                for (command, expected) in commands(&block.body) {
                    let printed = run(&sandbox, command);
                    if !fits(&expected, &printed.lines().collect::<Vec<_>>()) {
                        let place = format!("{name}:{}", block.line);
                        wrong.push(format!("{place}\n$ {command}\n{printed}instead of\n{}", expected.join("\n")));
                    }
                }
            }
            "sh" => assert_eq!(block.body, "cargo install --path generator\n", "{name}:{} is not run", block.line),
            "toml" => is_configuration(name, &block),
            "text" => {}
            other => panic!("{name}:{}: a block `{other}` is neither a file nor run", block.line),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The commands of a block, each with the lines that it prints.
fn commands(body: &str) -> Vec<(&str, Vec<&str>)> {
    let mut commands: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in body.lines() {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(command), _) => commands.push((command, Vec::new())),
            (None, Some((_, expected))) => expected.push(line),
            (None, None) => panic!("`{line}` stands before any command"),
        }
    }
    commands
}

fn run(sandbox: &Sandbox, command: &str) -> String {
    if command.contains("cargo ") {
        lock(sandbox);
    }
    let folder = |program: &str| Path::new(program).parent().expect("a folder").to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = [folder(env!("CARGO_BIN_EXE_schemadown")), folder(env!("CARGO"))]
        .into_iter()
        .chain(std::env::split_paths(&path));
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("{{ {command}\n}} 2>&1")]).current_dir(sandbox.path());
    shell.env("PATH", std::env::join_paths(path).expect("a path"));
    for name in ["CI", "SCHEMADOWN", "COLUMNS", "DOCS_RS", "RUSTFLAGS", "NO_COLOR", "GIT_DIR", "GIT_WORK_TREE"] {
        shell.env_remove(name);
    }
    shell
        .env("XDG_CACHE_HOME", sandbox.join(".cache"))
        .env("CARGO_TARGET_DIR", TARGET)
        .env("CARGO_NET_OFFLINE", "true");
    let output = shell.output().expect("a shell");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Gives each package the versions that this workspace has: they are on this machine.
fn lock(sandbox: &Sandbox) {
    let manifests = sandbox.names("").into_iter().filter(|name| name.ends_with("Cargo.toml"));
    for manifest in manifests.map(PathBuf::from) {
        let lock = sandbox.path().join(manifest).with_file_name("Cargo.lock");
        if !lock.exists() {
            fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock"), lock).expect("a lock file");
        }
    }
}

/// Whether lines are those that are expected.
fn fits(expected: &[&str], lines: &[&str]) -> bool {
    match (expected, lines) {
        ([], []) => true,
        (["…", rest @ ..], _) => (0..=lines.len()).any(|from| fits(rest, &lines[from..])),
        ([first, rest @ ..], [line, lines @ ..]) => line_fits(first, line) && fits(rest, lines),
        _ => false,
    }
}

fn line_fits(expected: &str, line: &str) -> bool {
    match expected.split_once('…') {
        None => expected == line,
        Some((start, rest)) => line.strip_prefix(start).is_some_and(|line| {
            let ends = line.char_indices().map(|(at, _)| at).chain([line.len()]);
            ends.into_iter().any(|at| line_fits(rest, &line[at..]))
        }),
    }
}

/// A part of a configuration is right where it stands in a whole one.
fn is_configuration(name: &str, block: &Block) {
    if !block.body.contains("[[api") && !block.body.contains("[api") && !block.body.contains("[[diff") {
        return;
    }
    let text = if block.body.contains("[[api]]") {
        block.body.clone()
    } else {
        format!("[[api]]\nname = \"shop\"\n\n{}", block.body)
    };
    let (mut sources, mut problems) = (Sources::new(), Diagnostics::new());
    config::parse(&text, "schemadown.toml", PathBuf::new(), &mut sources, &mut problems);
    assert!(problems.is_empty(), "{name}:{}: {problems:#?}", block.line);
}

macro_rules! chapters {
    ($($test:ident = $name:literal)*) => {
        $(#[test] fn $test() { follow($name); })*

        #[test]
        fn every_chapter_is_followed_or_included() {
            let followed = [$($name),*];
            for name in listed() {
                let text = chapter(&name);
                // What is made by other pages is proved where these are.
                assert!(followed.contains(&name.as_str()) || text.contains("{{#include"), "{name} is not tried");
            }
        }
    };
}

chapters! {
    introduction = "introduction.md"
    own_pages = "own-pages.md"
    build_script = "build-script.md"
    somebodys_markdown = "somebodys-markdown.md"
    sdk_docs = "sdk-docs.md"
    models = "models.md"
    rules = "rules.md"
    inference = "inference.md"
    diff = "diff.md"
    team = "team.md"
    report = "report.md"
}

/// The chapters of the summary.
fn listed() -> Vec<String> {
    let summary = chapter("SUMMARY.md");
    let links = summary.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    links.map(str::to_owned).collect()
}

#[test]
fn every_page_is_listed_and_every_link_leads_somewhere() {
    let listed = listed();
    let mut pages: Vec<String> = Vec::new();
    for folder in ["", "reference/"] {
        for entry in fs::read_dir(Path::new(GUIDE).join(folder)).expect("a folder").flatten() {
            let name = format!("{folder}{}", entry.file_name().to_string_lossy());
            pages.extend((entry.path().is_file() && name != "SUMMARY.md").then_some(name));
        }
    }
    let missing: Vec<&String> = pages.iter().filter(|page| !listed.contains(page)).collect();
    assert!(missing.is_empty(), "not in SUMMARY.md: {missing:?}");
    for page in &listed {
        let text = chapter(page);
        let folder = Path::new(GUIDE).join(page).parent().expect("a folder").to_owned();
        let prose = outside_of_blocks(&text);
        let links = prose.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.contains("://")) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { Path::new(GUIDE).join(page) } else { folder.join(file) };
            let there = fs::read_to_string(&target).unwrap_or_else(|_| panic!("{page}: {link} leads nowhere"));
            let slugs: Vec<String> = there
                .lines()
                .filter(|line| line.starts_with('#'))
                .map(|line| schemadown::document::slug(line.trim_start_matches('#').trim()))
                .collect();
            assert!(anchor.is_empty() || slugs.iter().any(|slug| slug == anchor), "{page}: {link}: {slugs:?}");
        }
        for included in text.split("{{#include ").skip(1).filter_map(|rest| rest.split("}}").next()) {
            let (file, part) = included.split_once(':').unwrap_or((included, ""));
            let there = fs::read_to_string(folder.join(file)).unwrap_or_else(|_| panic!("{page}: no {file}"));
            assert!(part.is_empty() || there.contains(&format!("ANCHOR: {part} ")), "{page}: no {part} in {file}");
        }
    }
}

fn outside_of_blocks(text: &str) -> String {
    let bodies: Vec<String> =
        blocks(text).into_iter().map(|block| block.body).filter(|body| !body.is_empty()).collect();
    bodies.iter().fold(text.to_owned(), |text, body| text.replace(body.as_str(), ""))
}

/// The page of settings is what the code says of them. With `UPDATE_DOCS=1` it is written anew.
#[test]
fn the_settings_are_those_of_the_code() {
    let code = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/config/mod.rs")).expect("the code");
    let lines = code.lines().map_while(|line| line.strip_prefix("//!"));
    let lines = lines.map(|line| line.strip_prefix(' ').unwrap_or(line));
    let said = "<!-- Written from `schemadown::config`. Do not edit: change its documentation. -->";
    let mut page = format!("# Configuration\n\n{said}\n\n");
    let mut is_code = false;
    for line in lines {
        is_code ^= line.starts_with("```");
        // Below the title; and names of items lead nowhere outside of the code's own documentation.
        let heading = if !is_code && line.starts_with("# ") { "#" } else { "" };
        let line = line.replace("[`", "`").replace("`]", "`");
        page.extend([heading, line.as_str(), "\n"]);
    }
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/configuration.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(file, &page).expect("the page");
    }
    let there = fs::read_to_string(file).unwrap_or_default();
    assert!(
        there == page,
        "generator/docs/configuration.md is not what the code says: run this test with UPDATE_DOCS=1"
    );
}
