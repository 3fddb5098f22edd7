//! What would be published: the package holds what it needs and nothing else, and what it generates needs nothing else.

use std::path::Path;
use std::process::Command;

use schemadown::emit::{Needs, manifest};

/// The files of the package.
fn files() -> Vec<String> {
    let list = Command::new(env!("CARGO"))
        .args(["package", "-p", "schemadown", "--list", "--allow-dirty", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(list.status.success(), "{}", String::from_utf8_lossy(&list.stderr));
    String::from_utf8(list.stdout).expect("UTF-8").lines().map(|file| file.replace('\\', "/")).collect()
}

#[test]
fn the_package_holds_what_it_needs() {
    let files = files();
    for needed in [
        "Cargo.toml",
        "README.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "src/lib.rs",
        "src/main.rs",
        "docs/diff.schema.json",
        "docs/editor.md",
    ] {
        assert!(files.iter().any(|file| file == needed), "{needed} is not in the package");
    }
    let known = ["src/", "docs/", "LICENSE-", "Cargo.", "README.md", ".cargo_vcs_info.json"];
    let other: Vec<&String> = files.iter().filter(|file| !known.iter().any(|start| file.starts_with(start))).collect();
    assert!(other.is_empty(), "{other:?}");
}

/// What the sources include is looked for beside them, and has to be in the package.
#[test]
fn what_the_sources_include_is_in_it() {
    let files = files();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for file in files
        .iter()
        .filter(|file| file.starts_with("src/") && Path::new(file).extension().is_some_and(|end| end == "rs"))
    {
        let text = std::fs::read_to_string(root.join(file)).expect("a source");
        let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        for included in code.split("include_str!(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let mut parts: Vec<&str> = file.split('/').collect();
            parts.pop();
            for part in included.split('/') {
                if part == ".." { _ = parts.pop() } else { parts.push(part) }
            }
            assert!(files.contains(&parts.join("/")), "{file} includes {included}");
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn generated_crates_need_nothing_that_is_not_published() {
    let manifest = manifest("shop", Needs { jiff: true, derive: true }, &[]).text;
    for line in manifest.lines() {
        assert!(!line.contains("path =") || line.starts_with("path = \"src/"), "{line}");
        assert!(!line.contains("git =") && !line.contains("schemadown ="), "{line}");
    }
    assert!(
        ["garde", "jiff", "serde", "serde_json"].iter().all(|name| manifest.contains(&format!("\n{name} = "))),
        "{manifest}"
    );
}
