//! What a build script tells cargo, for each mode and each kind of package.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use super::{Build, Mode};

const PAGE: &str = "# Order\n\n## Fields\n\n\
    | Field | Type | Required | Description |\n| --- | --- | --- | --- |\n\
    | `id` | *string* | :heavy_check_mark: | The order. |\n";

struct Package(tempfile::TempDir);

impl Package {
    /// A package with one page.
    fn new() -> Self {
        let package = Self(tempfile::tempdir().expect("a temporary folder"));
        package.file("schemadown.toml", "[[api]]\nname = \"shop\"\n").file("specs/shop/order.md", PAGE);
        package
    }

    fn file(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, text).expect("a file");
        self
    }

    fn generated(&self) -> bool {
        self.0.path().join("generated/lib.rs").exists()
    }

    fn run(&self, vars: &[(&str, &str)]) -> String {
        self.build(&Build::new(), vars)
    }

    fn build(&self, build: &Build, vars: &[(&str, &str)]) -> String {
        let vars: BTreeMap<_, _> = vars.iter().copied().collect();
        let told = build.instructions(self.0.path(), |name| vars.get(name).map(Into::into), SystemTime::now());
        told.replace(&format!("{}/", self.0.path().display()), "")
    }
}

#[test]
fn a_work_tree_is_written_and_watched() {
    let package = Package::new();
    insta::assert_snapshot!(package.run(&[]), @"
    cargo::rerun-if-env-changed=SCHEMADOWN
    cargo::rerun-if-env-changed=CI
    cargo::rerun-if-env-changed=DOCS_RS
    cargo::rerun-if-changed=schemadown.toml
    cargo::rerun-if-changed=specs/shop
    cargo::rerun-if-changed=generated
    ");
    assert!(package.generated());
}

#[test]
fn samples_are_watched() {
    let package = Package::new();
    let folder = package.0.path();
    std::fs::create_dir(folder.join("recorded")).expect("a folder");
    std::fs::write(folder.join("recorded/a.json"), "{}").expect("a file");
    let settings = "[[api]]\nname = \"shop\"\nsamples = [\"recorded/*.json\", \"recorded/a.json\", \"gone/*.json\"]\n";
    std::fs::write(folder.join("schemadown.toml"), settings).expect("a file");
    let told = package.run(&[]);
    for line in ["cargo::rerun-if-changed=recorded/\n", "cargo::rerun-if-changed=recorded/a.json\n"] {
        assert!(told.contains(line), "{told}");
    }
    assert!(!told.contains("cargo::rerun-if-changed=gone"), "{told}");
}

#[test]
fn ci_checks_and_does_not_write() {
    let package = Package::new();
    let told = package.run(&[("CI", "true")]);
    assert!(told.contains("cargo::error=generated/lib.rs: SD052 the file is not there\n"), "{told}");
    assert!(told.ends_with(
        "cargo::error=`schemadown generate`, or a build with SCHEMADOWN=write, brings the files up to date\n"
    ));
    assert!(!package.generated());
    package.run(&[("CI", "true"), ("SCHEMADOWN", "write")]);
    assert!(package.generated());
    assert!(!package.run(&[("CI", "true")]).contains("error"));
}

#[test]
fn a_ci_variable_that_says_no_means_no() {
    for no in ["", "0", "false", "FALSE"] {
        let package = Package::new();
        package.run(&[("CI", no)]);
        assert!(package.generated(), "{no:?}");
    }
}

#[test]
fn nothing_happens_where_nothing_may_be_written() {
    for marker in super::NOT_A_WORK_TREE {
        let package = Package::new();
        let told = package.file(marker, "").run(&[("CI", "1")]);
        assert!(!told.contains("error") && !package.generated(), "{marker}: {told}");
    }
    let package = Package::new();
    assert!(!package.run(&[("DOCS_RS", "1")]).contains("error") && !package.generated());
    assert!(!package.run(&[("SCHEMADOWN", "off")]).contains("error") && !package.generated());
}

#[test]
fn without_docs_what_is_there_is_compiled() {
    let package = Package::new();
    fs::remove_dir_all(package.0.path().join("specs")).expect("removed");
    assert!(!package.run(&[("CI", "1")]).contains("error"));
    let told = package.run(&[("SCHEMADOWN", "write")]);
    assert!(told.contains("cargo::error=specs/shop: SD001"), "who asks for it is told: {told}");
}

#[test]
fn the_mode_may_be_fixed() {
    let package = Package::new();
    package.build(&Build::new().mode(Mode::Off), &[("SCHEMADOWN", "write")]);
    assert!(!package.generated());
    package.build(&Build::new().mode(Mode::Write), &[("SCHEMADOWN", "check")]);
    assert!(package.generated());
}

#[test]
fn an_unknown_mode_is_an_error() {
    let told = Package::new().run(&[("SCHEMADOWN", "wrte\ncargo::x")]);
    assert!(told.ends_with("cargo::error=SCHEMADOWN is `write`, `check` or `off`, not `wrte cargo::x`\n"), "{told}");
}

#[test]
fn a_broken_page_leaves_the_last_good_files() {
    let package = Package::new();
    package.run(&[]);
    let good = fs::read(package.0.path().join("generated/lib.rs")).expect("a file");
    let told = package.file("specs/shop/bad.md", b"# A\n\n\xff").file("specs/shop/order.md", "").run(&[]);
    assert!(told.contains("cargo::error=specs/shop/bad.md:3:1: SD002"), "{told}");
    assert!(told.ends_with("cargo::error=`schemadown check` shows each of these in its place\n"), "{told}");
    assert_eq!(fs::read(package.0.path().join("generated/lib.rs")).expect("a file"), good);
}

#[test]
fn a_missing_or_wrong_configuration_is_an_error() {
    let package = Package::new();
    let told = package.file("schemadown.toml", "[[api]]\nnmae = \"x\"\n").run(&[]);
    assert!(told.contains("cargo::error=schemadown.toml:2:1: SD040"), "{told}");
    let told = package.build(&Build::new().config(Path::new("other.toml")), &[]);
    assert!(told.contains("cargo::error=other.toml: SD040"), "{told}");
    assert!(told.contains("--config other.toml"), "{told}");
}
