//! From where the command is called, and on what.

use std::process::Command;

use crate::ran::{Ran, command, ran, run};
use crate::support::{ORDER, Sandbox};

/// A project with one API and one page, and folders to be in.
fn shop() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.file("schemadown.toml", "[[api]]\nname = \"shop\"\n").file("specs/shop/order.md", ORDER);
    sandbox.file("notes/deep/here.txt", "");
    sandbox
}

/// Runs the command in a folder of the sandbox.
fn run_in(sandbox: &Sandbox, folder: &str, args: &[&str]) -> Ran {
    ran(&command(sandbox, args).current_dir(sandbox.join(folder)).output().expect("the command runs"))
}

#[test]
fn the_configuration_is_found_from_any_folder_below() {
    let sandbox = shop();
    run_in(&sandbox, "notes/deep", &["check"]).ends_with(1).says("error[SD052]").says("--> ../../generated/lib.rs");
    run_in(&sandbox, "specs/shop", &["generate"]).ends_with(0).says("../../generated: ");
    assert!(sandbox.join("generated/lib.rs").exists() && !sandbox.join("specs/shop/generated").exists());
    run(&sandbox, &["check"]).ends_with(0).says("generated: ");
    sandbox.file("specs/shop/bad.md", b"\xff");
    run_in(&sandbox, "specs", &["check"]).ends_with(2).says("--> ../specs/shop/bad.md:1:1");
    run(&sandbox, &["check"]).ends_with(2).says("--> specs/shop/bad.md:1:1");
}

#[test]
fn the_nearest_configuration_counts_and_one_that_is_named_counts_more() {
    let sandbox = shop();
    sandbox.file("notes/schemadown.toml", "[[api]]\nname = \"inner\"\n").file("notes/specs/inner/item.md", ORDER);
    run_in(&sandbox, "notes/deep", &["ir", "--api", "inner"]).ends_with(0);
    run_in(&sandbox, "notes/deep", &["ir", "--api", "shop"]).ends_with(2).says("no API is called `shop`");
    run_in(&sandbox, "notes/deep", &["ir", "--api", "shop", "--config", "../../schemadown.toml"]).ends_with(0);
    // A file that is named is that one and no other.
    run_in(&sandbox, "notes/deep", &["check", "--config", "schemadown.toml"]).ends_with(2).says("SD040");
}

#[test]
fn what_is_written_into_the_configuration_is_written_into_the_one_that_was_found() {
    let sandbox = shop();
    sandbox.file("specs/shop/order.md", ORDER.replace("The order.", "The order. At most 8 characters, if it is new."));
    run_in(&sandbox, "notes/deep", &["lint", "--write-silences", "--reason", "r"])
        .ends_with(0)
        .says("../../schemadown.toml: 1 silence written");
    assert!(sandbox.read("schemadown.toml").contains("[[api.silence]]"));
    run_in(&sandbox, "notes", &["lint"]).ends_with(0);
}

#[test]
fn the_patch_of_a_check_below_applies_at_the_root() {
    let sandbox = shop();
    run(&sandbox, &["generate"]).ends_with(0);
    let good = sandbox.read("generated/lib.rs");
    sandbox.file("generated/lib.rs", format!("{good}// by hand\n"));
    let patch = run_in(&sandbox, "notes/deep", &["check"]).ends_with(1).out;
    assert!(patch.contains("--- a/generated/lib.rs\n+++ b/generated/lib.rs\n"), "{patch}");
    sandbox.file("fix.patch", patch);
    let applied = Command::new("git").args(["apply", "fix.patch"]).current_dir(sandbox.path()).status();
    assert!(applied.expect("git runs").success());
    assert_eq!(sandbox.read("generated/lib.rs"), good);
}

#[test]
fn a_crate_of_a_folder_of_docs_is_checked() {
    let sandbox = Sandbox::new();
    sandbox.file("docs/order.md", ORDER);
    let check = ["check", "docs", "--out", "out"];
    run(&sandbox, &check).ends_with(2).says("`out` holds no crate").says("--crate NAME");
    run(&sandbox, &["check", "docs", "--out", "out", "--crate", "shop-models"]).ends_with(1).says("SD052");
    assert!(!sandbox.join("out").exists(), "check writes nothing");
    run(&sandbox, &["generate", "docs", "--out", "out", "--crate", "shop-models"]).ends_with(0);
    run(&sandbox, &check).ends_with(0).says("all up to date");
    run(&sandbox, &["generate", "docs", "--out", "out"]).ends_with(0).says("all up to date");
    sandbox.file("docs/order.md", ORDER.replace("The order.", "Which order."));
    let stale = run(&sandbox, &check).ends_with(1).says("SD051").says("+++ b/out/src/order.rs");
    assert!(stale.says("`schemadown generate` with the same arguments").err.contains("out/src/order.rs"));
    // What it was not generated with is a difference.
    run(&sandbox, &["generate", "docs", "--out", "out", "--serde", "explicit"]).ends_with(0);
    run(&sandbox, &check).ends_with(1);
    run(&sandbox, &["check", "docs", "--out", "out", "--serde", "explicit"]).ends_with(0);
    run(&sandbox, &["check", "docs"]).ends_with(2).says("--out");
    run(&sandbox, &["check", "--out", "out"]).ends_with(2);
}

/// Something that takes a while, whatever the machine: a `git` that thinks first.
#[cfg(unix)]
fn slow_git(sandbox: &Sandbox) -> String {
    use std::os::unix::fs::PermissionsExt as _;
    sandbox.file("bin/git", "#!/bin/sh\nsleep 2\nexit 1\n");
    std::fs::set_permissions(sandbox.join("bin/git"), std::fs::Permissions::from_mode(0o755)).expect("an executable");
    format!("{}:{}", sandbox.join("bin").display(), std::env::var("PATH").unwrap_or_default())
}

#[test]
#[cfg(target_os = "linux")]
fn what_takes_long_says_so_on_a_terminal_and_nowhere_else() {
    let sandbox = shop();
    let path = slow_git(&sandbox);
    let line = format!("{} diff --git main", env!("CARGO_BIN_EXE_schemadown"));
    let mut in_a_terminal = command(&sandbox, &[]);
    let shown = Command::new("script")
        .args(["-qec", &line, "/dev/null"])
        .envs(in_a_terminal.env("PATH", &path).get_envs().filter_map(|(name, value)| Some((name, value?))))
        .current_dir(sandbox.path())
        .output();
    match shown {
        Ok(shown) => {
            let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
            let (line, rest) = shown.split_once("schemadown: asking git …").expect(&shown);
            assert!(line.is_empty() && rest.starts_with("\r\u{1b}[K"), "the line is cleared: {shown:?}");
        }
        Err(error) => eprintln!("!! no `script` to run in a terminal with ({error}): progress WAS NOT TESTED there"),
    }
    let piped = ran(&command(&sandbox, &["diff", "--git", "main"]).env("PATH", &path).output().expect("it runs"));
    assert!(!piped.ends_with(2).err.contains('…'));
}
