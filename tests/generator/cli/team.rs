//! What a team copies calls the command as it is: each subcommand and each option is there.

use std::fs;
use std::path::Path;

use crate::ran::run;
use crate::support::Sandbox;

/// Every call of the command in a text: its subcommand, and its options.
fn calls(text: &str) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for line in text.lines() {
        let Some(at) = line.find("schemadown ") else { continue };
        let call = &line[at..];
        let is_call = line[..at].trim_end().ends_with([':', '=', '@', '|', '`']) || line[..at].trim().is_empty();
        let mut words = call.split_whitespace().skip(1).map(|word| word.trim_matches(['`', '\'', '"', ',']));
        let Some(task) = words.next().filter(|task| is_call && task.chars().all(|c| c.is_ascii_lowercase())) else {
            continue;
        };
        let options = words.take_while(|word| !matches!(*word, "&&" | "|" | ">"));
        let options =
            options.filter(|word| word.starts_with("--")).map(|word| word.split('=').next().unwrap_or(word).to_owned());
        found.push((task.to_owned(), options.collect()));
    }
    found
}

#[test]
fn hooks_workflows_and_rules_call_what_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let sandbox = Sandbox::new();
    for (file, count) in [
        (".pre-commit-hooks.yaml", 6),
        ("generator/docs/team.md", 3),
        ("generator/examples/ci/schemadown.yml", 5),
        ("generator/examples/build/build.ninja", 1),
        ("generator/examples/build/Makefile", 1),
    ] {
        let text = fs::read_to_string(root.join(file)).expect(file);
        let calls = calls(&text);
        assert_eq!(calls.len(), count, "{file}: {calls:?}");
        for (task, options) in calls {
            let help = run(&sandbox, &[&task, "--help"]).ends_with(0).out;
            for option in options {
                let is_there =
                    help.split(|c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']')).any(|word| word == option);
                assert!(is_there, "{file}: `schemadown {task}` has no {option}");
            }
        }
    }
    let help = run(&sandbox, &["generate", "--help"]).out;
    for file in ["generator/examples/bazel/schemadown.bzl", "generator/examples/buck2/schemadown.bzl"] {
        let text = fs::read_to_string(root.join(file)).expect(file);
        let options = text.split('"').filter(|word| word.starts_with("--"));
        assert_eq!(options.map(|option| assert!(help.contains(option), "{file}: {option}")).count(), 3, "{file}");
    }
}
