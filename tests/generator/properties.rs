//! Whatever stands on a page: no stage panics, and what is emitted is Rust.

mod support;

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use schemadown::config::{Api, Unresolved};
use schemadown::project::Project;
use support::Sandbox;

/// Emits what a page gives and parses every file.
fn survives(text: &str) {
    let sandbox = Sandbox::new();
    sandbox.file("docs/models/page.md", text);
    let mut api = Api::new("api", sandbox.join("docs"));
    api.unresolved = Unresolved::Value;
    let mut project = Project::stand_alone(api, sandbox.join("out"), "api");
    let Some(schemas) = project.read() else { return };
    let borrowed: Vec<_> = schemas.iter().collect();
    let files = schemadown::emit::rust(&borrowed, &schemadown::emit::Options::default()).expect("a schema is emitted");
    for file in files {
        syn::parse_file(&file.text).unwrap_or_else(|error| panic!("{}: {error}\n{}", file.path, file.text));
    }
}

/// The fixtures of OpenAPI Generator's languages, as one text each.
fn fixtures() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/generator/openapi_generator");
    let mut folders = vec![root];
    let mut pages = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else if entry.path().extension().is_some_and(|ending| ending == "md") {
                pages.push((entry.path(), fs::read_to_string(entry.path()).expect("a page")));
            }
        }
    }
    pages.sort();
    pages.into_iter().map(|(_, text)| text).collect()
}

/// Pieces that pages are made of, whole and broken.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("# Name\n\n".to_owned()),
        Just("# ~~Name~~\n\n> :warning: **DEPRECATED**: x\n\n".to_owned()),
        Just(
            "## Fields\n\n| Field | Type | Required | Description | Example |\n| --- | --- | --- | --- | --- |\n"
                .to_owned()
        ),
        Just("## Values\n\n```typescript\n".to_owned()),
        Just("## Supported Types\n\n### `string`\n\n### `models.Name`\n\n".to_owned()),
        Just(
            "## Example Usage\n\n```typescript\nlet value: T = {\n  a: [1, -2.5, null, new Date(\"x\")],\n};\n```\n\n"
                .to_owned()
        ),
        Just("```\n".to_owned()),
        ("[a-zA-Z_$é]{0,6}", "\\PC{0,20}").prop_map(|(name, prose)| format!(
            "| `{name}` | *string* | :heavy_check_mark: | {} | {{\"a\": 1}} |\n",
            prose.replace('|', "\\|")
        )),
        "\\PC{0,12}".prop_map(|cell| format!("| `a` | {cell} | :heavy_minus_sign: | x | y |\n")),
        ("\\PC{0,8}").prop_map(|value| format!("\"{value}\" | \"b\" | 3\n")),
        "\\PC{0,40}\n",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in "(\\PC|\n|\t|\r){0,200}") {
        survives(&text);
    }

    #[test]
    fn pages_in_pieces(pieces in prop::collection::vec(piece(), 1..12)) {
        survives(&pieces.concat());
    }

    #[test]
    fn pages_with_a_piece_put_elsewhere(
        page in prop::sample::select(fixtures()),
        from in any::<prop::sample::Index>(),
        length in 0..40_usize,
        to in any::<prop::sample::Index>(),
        put in "[\\[\\](){}<>*`|&;:'\"\\\\#a-z \n-]{0,8}",
    ) {
        let mut text: Vec<char> = page.chars().collect();
        let start = from.index(text.len());
        let piece: Vec<char> = text.drain(start..(start + length).min(text.len())).collect();
        let at = to.index(text.len() + 1);
        text.splice(at..at, piece.into_iter().chain(put.chars()));
        survives(&text.into_iter().collect::<String>());
    }

    #[test]
    fn good_pages_with_any_names_and_prose(
        title in "\\PC{1,12}",
        rows in prop::collection::vec(("[^`|\n\r\\\\~]{1,12}", "[^|\n\r]{0,60}"), 0..6),
        values in prop::collection::vec("[^\"\\\\\n\r`]{0,10}", 1..8),
    ) {
        let row = |(name, prose): &(String, String)| format!("| `{name}` | *string* | :heavy_check_mark: | {prose} |\n");
        let rows = rows.iter().map(row).collect::<Vec<_>>().concat();
        survives(&format!("# {title}\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n{rows}"));
        let values: Vec<String> = values.iter().map(|value| format!("\"{value}\"")).collect();
        survives(&format!("# {title}\n\n## Values\n\n```typescript\n{}\n```\n", values.join(" | ")));
    }
}
