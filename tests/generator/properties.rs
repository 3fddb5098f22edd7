//! Whatever stands on a page: no stage panics, and what is emitted is Rust. What must hold is in `invariants`, which the
//! fuzz targets of `generator/fuzz` try for hours; here each has a fixed number of cases.

mod invariants;

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

/// The files below a folder of tests, in the order of their paths.
fn files(folder: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/generator");
    let mut folders = vec![root.join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                files.extend(fs::read_to_string(entry.path()).map(|text| (entry.path(), text)));
            }
        }
    }
    files.sort();
    files
}

/// The fixtures of OpenAPI Generator's languages, as one text each.
fn fixtures() -> Vec<String> {
    let is_page = |path: &Path| path.extension().is_some_and(|ending| ending == "md");
    files("openapi_generator").into_iter().filter(|(path, _)| is_page(path)).map(|(_, text)| text).collect()
}

/// What a fuzz target has found, below the name of the target.
#[test]
fn what_failed_once_holds() {
    let found = files("fuzzed");
    assert!(!found.is_empty());
    for (path, text) in found {
        println!("{}", path.display());
        match path.parent().and_then(Path::file_name).and_then(|target| target.to_str()) {
            Some("document") => invariants::document(&text),
            Some("type_cell") => invariants::type_cell(&text),
            Some("example") => invariants::example(&text),
            Some("description") => invariants::description(&text),
            Some("docs") => invariants::docs(&text),
            Some("outline") => invariants::outline(&text),
            Some("html_table") => invariants::html_table(&text),
            Some("table_types") => invariants::table_types(&text),
            Some("table_pages") => invariants::table_pages(&text),
            other => panic!("{other:?} is no fuzz target"),
        }
    }
}

/// Words and marks that rules are read from.
fn word() -> impl Strategy<Value = String> {
    let words = [
        "must be ",
        "at most ",
        "at least ",
        "between ",
        "and ",
        "or ",
        "not ",
        "if ",
        "characters",
        "items",
        "one of ",
        "`a`",
        "`mode`",
        "\"x\"",
        "5",
        "1,000",
        "0.5",
        "<br/>",
        "- ",
        "\n",
        ". ",
        ", ",
        ": ",
        "(",
        ")",
        "**",
        "[a](b)",
        "maximum ",
        "length ",
        "default is ",
        "letters, digits",
        "`a-z`",
        "required when ",
        "cannot be used with ",
        "`userId`",
        "&lt;",
        "e.g. ",
        "UUID",
        "^[a-z]+$",
        "bytes",
        "é",
        "…",
        "\u{202e}",
    ];
    prop_oneof![prop::sample::select(words.to_vec()).prop_map(str::to_owned), "\\PC{0,6} ?"]
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

/// Pieces of pages of tables that people write, whole and broken.
fn table_piece() -> impl Strategy<Value = String> {
    let cell = "(string|integer|yes|no|\\[A\\]\\(#a\\)|\\[B\\]\\(b.md#b\\)|\"x\"|`a`|\\{|\\}|\\.|\\[\\]|map of |or |\\PC){0,4}";
    prop_oneof![
        Just("# A\n\n".to_owned()),
        Just("## B Values\n\n".to_owned()),
        Just("### Request\n\n".to_owned()),
        Just("One of:\n\n- [A](#a)\n- [B](#b)\n\n".to_owned()),
        Just("- `a` - x\n- `b`\n\n".to_owned()),
        Just("- `a` (string, required): x\n- b: integer\n\n".to_owned()),
        Just("| Field | Type | Required | Description |\n|---|---|---|---|\n".to_owned()),
        Just("| Value | Description |\n|---|---|\n".to_owned()),
        Just("| Feild | Tpye | Required |\n".to_owned()),
        Just("|---|---|\n".to_owned()),
        Just("<table><tr><th>Field<th>Type<tr><td>a<td>string</table>\n\n".to_owned()),
        Just("<a name=\"b\"></a>\n<Tab>\n".to_owned()),
        Just("<!-- no model -->\n".to_owned()),
        Just("---\ntitle: x\n---\n".to_owned()),
        Just("<<< b.md\n".to_owned()),
        Just("\n".to_owned()),
        Just("\t".to_owned()),
        (cell, cell, cell).prop_map(|(name, ty, required)| format!("| {name} | {ty} | {required} | x |\n")),
        "\\PC{0,20}\n",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in "(\\PC|\n|\t|\r){0,200}") {
        invariants::docs(&text);
    }

    #[test]
    fn any_type_cell(cell in "(string|number|Array|List|Record|map|models\\.A|null|\\PC|[\\[\\](){}<>*`|,.?&;:\"# ]){0,24}") {
        invariants::type_cell(&cell);
    }

    #[test]
    fn any_cell_of_a_table(cell in "(string|number|Array|list of |map of |one of |\"a\"|null|\\[A\\]\\(#a\\)|\\PC|[\\[\\](){}<>*`,.?&;:\"# ]){0,24}") {
        invariants::table_types(&cell);
    }

    #[test]
    fn any_table_in_html(text in "(<tr>|<td>|</td>|<th|<table>|</table|<br>|\\||`|\n|\\PC){0,30}") {
        invariants::html_table(&text);
    }

    #[test]
    fn any_outline(text in "(# |## |\n|\n\n|<a name=\"x\">|\\{#a\\}|\\[a\\]|\\(#a\\)|\\*|_|`|<b>|</b>|\\PC){0,40}") {
        invariants::outline(&text);
    }

    #[test]
    fn tables_in_pieces(pieces in prop::collection::vec(table_piece(), 1..16)) {
        invariants::table_pages(&pieces.concat());
    }

    #[test]
    fn any_literal(text in "(let value: T = |null|true|new Date|\\.\\.\\.|-?[0-9]{1,3}|\\PC|[\\[\\](){}<>\"'`,:;/*\\\\ \n]){0,40}") {
        invariants::example(&text);
    }

    #[test]
    fn any_json(text in "([{\\[]|\"a\":)(\"a\": |\"\\.\\.\\.\"|\\.\\.\\. |// |/\\*|\\*/|null|word|-?[0-9]{1,3}|\\PC|[\\[\\](){}<>\"'…,:;#\\\\ \n]){0,40}") {
        invariants::example(&text);
    }

    #[test]
    fn any_description(words in prop::collection::vec(word(), 0..40)) {
        invariants::description(&words.concat());
    }

    #[test]
    fn pages_in_pieces(pieces in prop::collection::vec(piece(), 1..12)) {
        invariants::docs(&pieces.concat());
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
        invariants::docs(&text.into_iter().collect::<String>());
    }

    #[test]
    fn good_pages_with_any_names_and_prose(
        title in "\\PC{1,12}",
        rows in prop::collection::vec(("[^`|\n\r\\\\~]{1,12}", "[^|\n\r]{0,60}"), 0..6),
        values in prop::collection::vec("[^\"\\\\\n\r`]{0,10}", 1..8),
    ) {
        let row = |(name, prose): &(String, String)| format!("| `{name}` | *string* | :heavy_check_mark: | {prose} |\n");
        let rows = rows.iter().map(row).collect::<Vec<_>>().concat();
        invariants::docs(&format!("# {title}\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n{rows}"));
        let values: Vec<String> = values.iter().map(|value| format!("\"{value}\"")).collect();
        invariants::docs(&format!("# {title}\n\n## Values\n\n```typescript\n{}\n```\n", values.join(" | ")));
    }
}
