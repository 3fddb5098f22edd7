//! Completions and manual pages.

use std::process::{Command, Stdio};

use crate::ran::run;
use crate::support::Sandbox;

#[test]
fn each_shell_gets_a_script() {
    let sandbox = Sandbox::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = run(&sandbox, &["completions", shell]).ends_with(0).out;
        for word in ["generate", "survey", "message-format"] {
            assert!(script.contains(word), "{word} for {shell}");
        }
    }
    run(&sandbox, &["completions", "cmd"]).ends_with(2).says("possible values: bash");
}

/// What bash offers for the last of some words.
fn offered(script: &str, words: &[&str]) -> Option<Vec<String>> {
    let typed = words.join(" ");
    let line = format!(
        "{script}\nCOMP_WORDS=(schemadown {typed})\nCOMP_CWORD={}\n\
         _schemadown schemadown '{}' '{}'\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n",
        words.len(),
        words.last()?,
        words.iter().rev().nth(1).unwrap_or(&"schemadown"),
    );
    let told = Command::new("bash").args(["--norc", "-c", &line]).stdin(Stdio::null()).output().ok()?;
    Some(String::from_utf8_lossy(&told.stdout).lines().map(str::to_owned).collect())
}

#[test]
#[cfg(unix)]
fn bash_completes_subcommands_options_and_values() {
    let sandbox = Sandbox::new();
    let script = run(&sandbox, &["completions", "bash"]).ends_with(0).out;
    let Some(tasks) = offered(&script, &["ge"]) else {
        return eprintln!("!! there is no bash: completions WERE NOT TRIED");
    };
    assert_eq!(tasks, ["generate"]);
    assert_eq!(offered(&script, &["generate", "--hidden"]).unwrap_or_default(), ["--hidden-null"]);
    assert_eq!(offered(&script, &["check", "--dialect", "speakeasy-py"]).unwrap_or_default(), ["speakeasy-python"]);
}

#[test]
fn every_subcommand_has_a_manual_page() {
    let sandbox = Sandbox::new();
    let told = run(&sandbox, &["man"]).ends_with(0);
    assert!(told.out.contains(".TH schemadown 1") && told.err.is_empty(), "{}", told.out);
    run(&sandbox, &["man", "--out", "share/man1"]).ends_with(0).says("pages written");
    let names = sandbox.names("share/man1");
    let help = run(&sandbox, &["--help"]).out;
    let tasks = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let tasks: Vec<&str> = tasks
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|task| *task != "help")
        .collect();
    assert!(tasks.len() > 10, "{help}");
    for task in &tasks {
        let page = sandbox.read(&format!("share/man1/schemadown-{task}.1"));
        assert!(page.contains("\n.SH OPTIONS\n") && page.contains("Examples:") | !page.contains(".SH EXTRA"), "{page}");
    }
    assert_eq!(names.len(), tasks.len() + 1, "{names:?}");
    sandbox.file("taken", "");
    run(&sandbox, &["man", "--out", "taken"]).ends_with(2).says("cannot write into `taken`");
}
