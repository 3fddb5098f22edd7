//! Stage `emit`: what each form looks like, and that a crate of all forms compiles and behaves.
#![allow(missing_docs, clippy::unwrap_used, clippy::too_many_lines, clippy::wildcard_imports, unreachable_pub)]

mod agreement;
mod build;
mod features;
mod forms;
mod prose;
mod related;
mod snapshots;
mod variants;

use std::path::{Path, PathBuf};
use std::process::Command;

use schemadown::config::Impls;
use schemadown::emit::{self, File, Needs, Options, Style};

fn flat(serde: Impls) -> Options {
    let style = Style { serde, ..Style::default() };
    Options { base: "src/".to_owned(), flat: true, style, ..Options::default() }
}

fn write(files: &[File], folder: &Path) {
    for file in files {
        let path = folder.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        if std::fs::read_to_string(&path).ok().as_deref() != Some(&file.text) {
            std::fs::write(path, &file.text).unwrap();
        }
    }
}

fn cargo(folder: &Path, arguments: &[&str]) -> String {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("emitted");
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--offline", "--quiet"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .env("RUSTFLAGS", "-D warnings")
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .unwrap();
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "cargo {arguments:?} in {}:\n{text}", folder.display());
    text
}

/// A crate of these files in a folder of its own.
fn folder(name: &str, serde: Impls, files: &[File], behaviour: Option<&str>) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", serde.as_str()));
    let _ = std::fs::remove_dir_all(&folder);
    write(files, &folder);
    write(&[emit::manifest(name, Needs::of(files), &[])], &folder);
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    if let Some(text) = behaviour {
        write(&[File { path: "tests/behaviour.rs".to_owned(), text: text.to_owned() }], &folder);
    }
    folder
}

#[test]
fn a_crate_of_all_forms_compiles_without_a_warning_and_behaves() {
    for serde in [Impls::Derive, Impls::Explicit] {
        let files = emit::rust(&[&forms::everything()], &flat(serde)).unwrap();
        let folder = folder("all-forms", serde, &files, Some(include_str!("behaviour.rs")));
        cargo(&folder, &["clippy", "--all-targets"]);
        cargo(&folder, &["doc", "--no-deps"]);
        let output = cargo(&folder, &["test"]);
        assert!(output.contains("documented examples decoded and encoded back"), "{output}");
    }
}
