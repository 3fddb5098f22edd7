//! Stage `emit`: what each form looks like, and that a crate of all forms compiles and behaves.
#![allow(missing_docs, clippy::unwrap_used, clippy::too_many_lines, clippy::wildcard_imports, unreachable_pub)]

mod additions;
mod agreement;
mod build;
mod features;
mod forms;
mod numbers;
mod paged;
mod prose;
mod raw;
mod related;
mod snapshots;
mod stated;
mod variants;

use std::path::{Path, PathBuf};
use std::process::Command;

use schemadown::config::Impls;
use schemadown::emit::{self, File, Needs, Options, Style};
use schemadown::ir::{Field, ModelId, Schema, Type};

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
    let derive = files.iter().any(|file| file.text.contains("Serialize, Deserialize)]"));
    write(&[emit::manifest(name, Needs { jiff: true, derive }, &[])], &folder);
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

#[test]
fn a_long_chain_of_models_compiles() {
    let next = |at: u32| Type::Ref { model: ModelId(at + 1), boxed: false };
    let field = |at: u32| build::field("next", Type::Map(Box::new(Type::Array(Box::new(next(at))))));
    let link = |at: u32| build::structure(vec![Field { required: false, ..field(at) }]);
    let mut models: Vec<_> = (0..100).map(|at| build::model(&format!("Link{at}"), link(at))).collect();
    models.push(build::model("Link100", build::structure(Vec::new())));
    let schema = Schema { api: "chain".to_owned(), models, ..Schema::default() };
    let files = emit::rust(&[&schema], &flat(Impls::Derive)).unwrap();
    let root = files.iter().find(|file| file.path == "src/lib.rs").unwrap();
    assert!(root.text.contains("#![recursion_limit = \"521\"]"), "{}", root.text);
    let text = "use chain_::operations::Link0;\n\nfn main() {\n    drop(vec![Link0::default()]);\n}\n";
    let folder = folder("chain_", Impls::Derive, &files, None);
    cargo(&folder, &["check"]);
    // Whoever has values of them needs the limit too, as the crate says.
    let text = format!("#![recursion_limit = \"521\"]\n{text}");
    write(&[File { path: "examples/user.rs".to_owned(), text }], &folder);
    cargo(&folder, &["check", "--examples"]);
}
