//! The same docs give the same bytes: again, in any order on the disk, with CRLF line ends, from any folder, on any number of
//! threads.

mod support;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use schemadown::config::{Api, Unresolved};
use schemadown::parallel;
use schemadown::project::Project;
use support::Sandbox;

/// The specification of this project, path by path.
fn specs() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/authserver");
    let mut pages = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("specs").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).expect("below").display().to_string();
                pages.push((name, std::fs::read_to_string(&path).expect("a page")));
            }
        }
    }
    pages.sort();
    assert!(pages.len() > 45, "{} pages", pages.len());
    pages
}

/// What these pages become, by path.
fn generated<'a>(pages: impl IntoIterator<Item = &'a (String, String)>) -> BTreeMap<String, Vec<u8>> {
    let sandbox = Sandbox::new();
    for (path, text) in pages {
        sandbox.file(&format!("docs/{path}"), text);
    }
    let mut project = Project::stand_alone(Api::new("api", sandbox.join("docs")), sandbox.join("out"), "api");
    let plan = project.plan().expect("good docs");
    plan.write(SystemTime::now()).expect("a disk");
    sandbox.files("out")
}

#[test]
fn same_pages_same_bytes() {
    let pages = specs();
    let first = generated(&pages);
    assert!(first.len() > 60, "{} files", first.len());
    assert!(first == generated(pages.iter().rev()), "the order in which files were made");
    let crlf: Vec<_> = pages.iter().map(|(path, text)| (path.clone(), text.replace('\n', "\r\n"))).collect();
    assert!(first == generated(&crlf), "CRLF");
    let marked: Vec<_> = pages.iter().map(|(path, text)| (path.clone(), format!("\u{feff}{text}"))).collect();
    assert!(first == generated(&marked), "a byte order mark");
}

#[test]
fn adding_a_page_renames_nothing() {
    let mut pages = specs();
    let before = generated(&pages);
    let page =
        support::page_in("models/components", "ZzzLast", "", &support::field_table(&[("x", "*string*", true, "N/A")]));
    pages.push(("models/components/zzzlast.md".to_owned(), page));
    let after = generated(&pages);
    let changed: Vec<&String> =
        before.iter().filter(|(path, bytes)| after.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
    // The folder's own list, and the number of models in the crate's documentation.
    assert_eq!(changed, ["out/src/components/mod.rs", "out/src/lib.rs"]);
}

/// More pages than any batch has, of all kinds, with problems in some of them.
#[test]
fn any_number_of_threads_gives_the_same() {
    let sandbox = Sandbox::new();
    for number in 0..300 {
        let next = (number * 7 + 1) % 300;
        let page = match number % 3 {
            0 => format!(
                "# Part {number}\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n| id | string | yes | At most {} \
                 characters. |\n| next | [Part {next}](part{next}.md) | no | Another. |\n| odd | wibble{number} | no | Unknown. |\n",
                number + 1
            ),
            1 => format!("# Part {number}\n\nAllowed values:\n\n- `a{number}` - One.\n- `b` - Another.\n"),
            _ => format!(
                "# Part {number}\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n| size | integer | yes | Between 1 \
                 and {number}. |\n\n```json\n{{ \"size\": {number} }}\n```\n"
            ),
        };
        sandbox.file(&format!("docs/part{number}.md"), &page);
    }
    let run = |threads: usize| {
        let out = format!("out{threads}");
        let api = Api { unresolved: Unresolved::Value, ..Api::new("api", sandbox.join("docs")) };
        let mut project = Project::stand_alone(api, sandbox.join(&out), "api");
        let plan = parallel::on(threads, || project.plan()).expect("good docs");
        plan.write(SystemTime::now()).expect("a disk");
        let files: Vec<_> = sandbox
            .files(&out)
            .into_iter()
            .map(|(path, bytes)| (path.trim_start_matches(&out).to_owned(), bytes))
            .collect();
        (files, sandbox.lines(project.diagnostics(), project.sources()))
    };
    let (files, said) = run(1);
    assert!(files.len() > 250 && said.lines().count() > 50, "{} files, {said}", files.len());
    for threads in [2, 8] {
        assert!((&files, &said) == (&run(threads).0, &run(threads).1), "{threads} threads");
    }
}
