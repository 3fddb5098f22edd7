//! Every code is explained with an example that gets it, and with the same put right, which does not.

use std::fs;
use std::path::Path;
use std::process::Command;

use schemadown::diagnostic::examples::Example;
use schemadown::diagnostic::{Code, catalogue};

use crate::ran::{command, ran, run};
use crate::support::Sandbox;

fn folder(files: Vec<(String, String)>) -> Sandbox {
    let sandbox = Sandbox::new();
    for (path, text) in files {
        sandbox.file(&path, text);
    }
    sandbox
}

/// Everything that a command says of some files, as objects.
fn said(files: Vec<(String, String)>, line: &str) -> String {
    // How much nothing shows is said at the end of a run, to people.
    let closing = run(&folder(files.clone()), &line.split(' ').collect::<Vec<_>>()).err;
    let unproven = if closing.contains("not proven by the docs") { "\"code\":\"SD034\"" } else { "" };
    let sandbox = folder(files);
    let arguments: Vec<&str> = line.split(' ').chain(["--verbose", "--message-format", "json"]).collect();
    let told = run(&sandbox, &arguments);
    assert!(told.code.is_some_and(|code| code <= 2), "{line} ends by itself");
    format!("{}{}{unproven}", told.out, told.err)
}

/// What lines of a shell end in.
fn typed(sandbox: &Sandbox, lines: &str) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_schemadown"));
    let path =
        format!("{}:{}", binary.parent().expect("a folder").display(), std::env::var("PATH").unwrap_or_default());
    let like_the_command = command(sandbox, &[]);
    let cache = like_the_command.get_envs().filter_map(|(name, value)| Some((name, value?)));
    let mut shell = Command::new("sh");
    shell.args(["-c", lines]).current_dir(sandbox.path()).envs(cache).env("PATH", path);
    let told = ran(&shell.output().expect("a shell"));
    format!("{}{}", told.out, told.err)
}

#[test]
#[cfg(unix)]
fn every_code_has_an_example_that_gets_it_and_one_put_right_that_does_not() {
    let mut wrong = Vec::new();
    for code in Code::ALL {
        let Some(example) = Example::of(*code) else {
            wrong.push(format!("{code} has no example"));
            continue;
        };
        let (bad, good) = match example {
            Example::Pages { command, bad, mend } => {
                for (from, _) in mend.iter().filter(|(from, _)| bad.matches(from).count() != 1) {
                    wrong.push(format!("{code}: what is mended stands not once: {from}"));
                }
                (said(example.bad(), command), said(example.good(), command))
            }
            Example::Steps { bad, good } => {
                let sandbox = folder(example.bad());
                (typed(&sandbox, bad), typed(&sandbox, good))
            }
        };
        if !bad.contains(code.as_str()) {
            wrong.push(format!("{code} is not what its example gets:\n{bad}"));
        }
        for problem in good.lines().filter(|line| line.contains(code.as_str()) || line.contains("error")) {
            wrong.push(format!("{code}: what is put right gets {problem}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_page_of_codes_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics.md");
    let written = fs::read_to_string(&path).expect("the page").replace("\r\n", "\n");
    assert_eq!(written, catalogue::page(), "write it anew: schemadown --explain > generator/docs/diagnostics.md");
    // Each row of its table leads to a section.
    let anchors =
        written.lines().filter_map(|line| line.split_once("](#")?.1.split_once(')')).map(|(anchor, _)| anchor);
    let slug = |heading: &str| {
        let kept = heading.to_lowercase().replace(' ', "-");
        kept.chars().filter(|c| c.is_alphanumeric() || *c == '-' || *c == '_').collect::<String>()
    };
    let headings: Vec<String> = written
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .filter(|line| line.starts_with("SD"))
        .map(slug)
        .collect();
    let anchors: Vec<&str> = anchors.filter(|anchor| anchor.starts_with("sd")).collect();
    assert_eq!(anchors, headings);
}

#[test]
fn a_code_is_explained_with_its_example() {
    let sandbox = Sandbox::new();
    let told = run(&sandbox, &["--explain", "sd029"]).ends_with(0).out;
    for words in [
        "SD029: type word that nothing defines\n",
        "*error.*",
        "`schemadown generate` says so of",
        "| count | unit16 | yes |",
        "- | count | unit16",
        "+ | count | uint16",
    ] {
        assert!(told.contains(words), "{words} in\n{told}");
    }
    run(&sandbox, &["--explain", "SD053"]).ends_with(0).says("This ends in it:").says("and this puts it right:");
    assert_eq!(run(&sandbox, &["--explain"]).ends_with(0).out, catalogue::page());
    run(&sandbox, &["--explain", "SD15"]).ends_with(2).says("did you mean `SD015`?");
}
