//! Generation as an action of a build system: what it depends on, and that nothing is done twice.

use std::path::Path;
use std::process::Command;

use crate::ran::run;
use crate::support::Sandbox;

const SHOP: &str = "# Shop\n\n## Order\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n\
                    | id | string | yes | Which order it is. |\n";

fn shop(page: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.file("schemadown.toml", "[[api]]\nname = \"shop\"\n").file(&format!("specs/shop/{page}"), SHOP);
    sandbox
}

#[test]
fn a_depfile_lists_all_that_was_read() {
    let sandbox = shop("shop.md");
    sandbox.file("schemadown.toml", "[[api]]\nname = \"shop\"\nsamples = [\"recorded/*.json\"]\n");
    sandbox.file("recorded/order.json", "{\"id\": \"ord_1\"}").file("specs/shop/deep/README.md", "# About\n");
    run(&sandbox, &["generate", "--depfile", "shop.d"]).ends_with(0);
    let text = sandbox.read("shop.d");
    let rule = text.split("\n\n").next().unwrap_or_default().replace(" \\\n ", "");
    assert!(
        rule.starts_with(
            "generated/lib.rs: recorded/order.json schemadown.toml specs/shop specs/shop/deep \
             specs/shop/deep/README.md specs/shop/shop.md\n"
        ),
        "{text}"
    );
    // What is remembered of the last run makes no difference, nor does another folder.
    run(&sandbox, &["generate", "--depfile", "again.d"]).ends_with(0);
    assert_eq!(sandbox.read("again.d"), text);
    run(&sandbox, &["generate", "specs/shop", "--out", "out", "--crate", "shop", "--depfile", "crate.d"]).ends_with(0);
    assert!(
        sandbox.read("crate.d").starts_with("out/src/lib.rs: \\\n  specs/shop \\\n"),
        "{}",
        sandbox.read("crate.d")
    );
}

#[test]
fn where_no_depfile_can_be_written_nothing_is() {
    let sandbox = shop("shop.md");
    run(&sandbox, &["generate", "--depfile", "gone/shop.d"]).ends_with(2).says("SD050").says("nothing was written");
    assert!(!sandbox.join("generated").exists());
    sandbox.file("specs/shop/bad.md", b"\xff");
    run(&sandbox, &["generate", "--depfile", "shop.d"]).ends_with(2);
    assert!(!sandbox.join("shop.d").exists(), "what failed depends on nothing yet");
}

/// Runs a build tool in the sandbox; none where there is no such tool. Gives what it said.
fn tool(sandbox: &Sandbox, name: &str) -> Option<String> {
    let told = Command::new(name).args(["-C", &sandbox.path().display().to_string()]).output().ok()?;
    let text = format!("{}{}", String::from_utf8_lossy(&told.stdout), String::from_utf8_lossy(&told.stderr));
    assert!(told.status.success(), "{text}");
    Some(text)
}

/// Edits, adds and removes pages: `did` says of each build whether it generated anything.
fn builds(sandbox: &Sandbox, page: &str, build: &dyn Fn() -> Option<bool>) -> Option<()> {
    assert!(build()?, "the first time");
    assert!(!build()?, "nothing changed");
    assert!(!build()?, "nothing changed, still");
    let edit = |path: &str, text: &str| {
        // Some file systems tell times apart by the second only.
        std::thread::sleep(std::time::Duration::from_millis(1100));
        sandbox.file(path, text);
    };
    edit(&format!("specs/shop/{page}"), &SHOP.replace("| id |", "| number |"));
    assert!(build()?, "a page changed");
    assert!(!build()?);
    edit("specs/shop/more.md", &SHOP.replace("Order", "More"));
    assert!(build()?, "a page was added");
    assert!(!build()?);
    std::thread::sleep(std::time::Duration::from_millis(1100));
    sandbox.remove("specs/shop/more.md");
    assert!(build()?, "a page was removed");
    assert!(!build()?);
    edit("schemadown.toml", "[[api]]\nname = \"shop\"\nenums = \"closed\"\n");
    assert!(build()?, "the configuration changed");
    assert!(!build()?);
    edit("notes.md", "Nobody reads this.\n");
    assert!(!build()?, "what is not read is no matter");
    Some(())
}

/// The example of the documentation, with the command of this test.
fn example(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/build").join(name);
    let text = std::fs::read_to_string(&path).expect("the example");
    text.replace("schemadown generate", &format!("{} generate --no-cache", env!("CARGO_BIN_EXE_schemadown")))
}

#[test]
#[cfg(unix)]
fn ninja_generates_when_something_changed_and_only_then() {
    for page in ["shop.md", "a b#c$d:e.md"] {
        let sandbox = shop(page);
        sandbox.file("build.ninja", example("build.ninja"));
        let build = || tool(&sandbox, "ninja").map(|told| !told.contains("no work to do"));
        if builds(&sandbox, page, &build).is_none() {
            return eprintln!(
                "!! there is no ninja: that it does nothing twice WAS NOT TESTED (apt-get install ninja-build)"
            );
        }
    }
}

#[test]
#[cfg(unix)]
fn make_does_the_same() {
    for page in ["shop.md", "a b#c$d.md"] {
        let sandbox = shop(page);
        sandbox.file("Makefile", example("Makefile"));
        let build = || tool(&sandbox, "make").map(|told| told.contains("schemadown"));
        if builds(&sandbox, page, &build).is_none() {
            return eprintln!("!! there is no make: that it does nothing twice WAS NOT TESTED");
        }
    }
}
