//! Tables of one's own pages, aligned: the same meaning, the same bytes around them.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use schemadown::ir;
use schemadown::project::Project;
use schemadown::tidy;

use crate::ran::run;
use crate::support::{ORDER, Sandbox};

const RAGGED: &str = "# Shop\n\n## Order\n\nText | that is none.\n\n|Field|Type|Required|Description|\n|-|-|-|-|\n\
                      | id |  string|yes| Which one. |\n|note|string|no||\n\n```json\n{\"id\":  \"a\"}\n```\n";

const TIDY: &str = "# Shop\n\n## Order\n\nText | that is none.\n\n\
                    | Field | Type   | Required | Description |\n\
                    | ----- | ------ | -------- | ----------- |\n\
                    | id    | string | yes      | Which one.  |\n\
                    | note  | string | no       |             |\n\n```json\n{\"id\":  \"a\"}\n```\n";

fn shop(page: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.file("schemadown.toml", "[[api]]\nname = \"shop\"\n").file("specs/shop/shop.md", page);
    sandbox
}

#[test]
fn pages_are_aligned_and_a_check_says_what_would_be() {
    let sandbox = shop(RAGGED);
    let told = run(&sandbox, &["fmt", "--check"]).ends_with(1).says("1 page with tables, 1 would change");
    assert!(told.out.starts_with("--- a/specs/shop/shop.md\n+++ b/specs/shop/shop.md\n"), "{}", told.out);
    assert!(told.out.contains("\n-| id |  string|yes| Which one. |\n"), "{}", told.out);
    assert_eq!(sandbox.read("specs/shop/shop.md"), RAGGED, "a check writes nothing");
    run(&sandbox, &["fmt"]).ends_with(0).says("1 page with tables, 1 changed");
    assert_eq!(sandbox.read("specs/shop/shop.md"), TIDY);
    assert_eq!(run(&sandbox, &["fmt", "--check"]).ends_with(0).out, "");
    assert_eq!(sandbox.names("specs"), ["specs/shop/shop.md"], "nothing is left behind");
    run(&sandbox, &["fmt", "--api", "shpo"]).ends_with(2).says("did you mean `shop`?");
}

#[test]
fn only_hand_written_pages_of_the_configuration_are_touched() {
    let sandbox = shop(RAGGED);
    sandbox.file("README.md", RAGGED).file("specs/stock/README.md", RAGGED);
    let sdk = ORDER.replace("| `id`               |", "| `id` |");
    sandbox.file("schemadown.toml", "[[api]]\nname = \"shop\"\n\n[[api]]\nname = \"sdk\"\n");
    for name in ["order", "line", "item"] {
        sandbox.file(&format!("specs/sdk/models/{name}.md"), sdk.replace("Order", name));
    }
    let before = sandbox.files(".");
    run(&sandbox, &["fmt"]).ends_with(0).says("1 page with tables, 1 changed");
    let after = sandbox.files(".");
    let changed: Vec<&String> =
        after.iter().filter(|(path, text)| before.get(*path) != Some(text)).map(|(path, _)| path).collect();
    assert_eq!(changed, ["specs/shop/shop.md"], "neither an SDK's pages nor those of no API");
}

#[test]
fn pages_can_be_named() {
    let sandbox = shop(RAGGED);
    sandbox.file("specs/shop/more.md", RAGGED.replace("Order", "More")).file("README.md", RAGGED);
    // As a hook names them: whatever was changed, docs or not.
    run(&sandbox, &["fmt", "README.md", "specs/shop/more.md"]).ends_with(0).says("1 page with tables, 1 changed");
    assert_eq!((sandbox.read("README.md").as_str(), sandbox.read("specs/shop/shop.md").as_str()), (RAGGED, RAGGED));
    run(&sandbox, &["fmt", "specs/shop/gone.md"]).ends_with(2).says("SD001").says("specs/shop/gone.md");
    run(&sandbox, &["fmt", "specs"]).ends_with(0).says("2 pages with tables, 1 changed");
}

#[test]
fn pages_with_mistakes_are_aligned_as_far_as_they_are_tables() {
    let sandbox = shop(&format!("{RAGGED}\n## Line\n\n|Field|Type|Required|\n|-|-|-|\n|a|flurb|\n"));
    run(&sandbox, &["fmt"]).ends_with(0);
    let page = sandbox.read("specs/shop/shop.md");
    assert!(page.starts_with(TIDY) && page.ends_with("|Field|Type|Required|\n|-|-|-|\n|a|flurb|\n"), "{page}");
}

#[test]
#[cfg(unix)]
fn permissions_and_links_stay() {
    use std::os::unix::fs::PermissionsExt as _;
    let sandbox = shop(RAGGED);
    sandbox.file("specs/shop/kept/real.md", RAGGED.replace("Order", "Real"));
    std::os::unix::fs::symlink("kept/real.md", sandbox.join("specs/shop/link.md")).expect("a link");
    fs::set_permissions(sandbox.join("specs/shop/shop.md"), fs::Permissions::from_mode(0o640)).expect("a mode");
    let _ = run(&sandbox, &["fmt"]);
    let mode = fs::metadata(sandbox.join("specs/shop/shop.md")).expect("a page").permissions().mode() & 0o777;
    assert_eq!(mode, 0o640);
    assert!(fs::symlink_metadata(sandbox.join("specs/shop/link.md")).expect("a link").file_type().is_symlink());
    assert!(sandbox.read("specs/shop/kept/real.md").contains("| id    | string |"));
}

/// What a page says: its models without columns of places.
fn meaning(text: &str) -> String {
    let sandbox = shop(text);
    let mut project = Project::open(&sandbox.join("schemadown.toml"));
    let schemas = project.read().unwrap_or_default();
    let mut models = ir::json(&schemas.iter().collect::<Vec<_>>(), project.sources());
    forget_columns(&mut models);
    let problems = sandbox.lines(project.diagnostics(), project.sources());
    // Of a problem its line counts, and not the column, nor what stands before it on the line.
    let problems = problems.lines().map(|line| {
        let mut parts: Vec<&str> = line.splitn(4, ':').collect();
        if parts.len() == 4 {
            parts.remove(2);
        }
        parts.join(":") + "\n"
    });
    let mut problems: Vec<String> = problems.collect();
    problems.sort();
    format!("{models:#}\n{}", problems.concat())
}

fn forget_columns(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) => {
            map.remove("column");
            map.values_mut().for_each(forget_columns);
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(forget_columns),
        _ => {}
    }
}

/// The lines that are not of tables.
fn around(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').filter(|line| !line.contains('|')).collect()
}

fn holds(text: &str) {
    let Some(tidied) = tidy::page(text) else { return };
    assert_eq!(tidy::page(&tidied), None, "once is enough:\n{text}\n{tidied}");
    assert_eq!(around(text), around(&tidied));
    assert_eq!(text.split_inclusive('\n').count(), tidied.split_inclusive('\n').count());
    assert_eq!(meaning(text), meaning(&tidied), "{text}\n{tidied}");
}

#[test]
fn the_pages_of_this_repository_say_the_same() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let mut pages = vec![specs.join("README.md")];
    for folder in ["parcels", "orchard"] {
        let entries = fs::read_dir(specs.join(folder)).expect("a folder").flatten();
        pages.extend(entries.map(|entry| entry.path()).filter(|path| path.is_file()));
    }
    let mut changed = 0;
    for page in &pages {
        let text = fs::read_to_string(page).expect("a page");
        changed += usize::from(tidy::page(&text).is_some());
        holds(&text);
        holds(&text.replace('\n', "\r\n"));
    }
    assert!(changed > 2, "{pages:?}");
}

/// Cells as people write them, and as nobody should.
fn cell() -> impl Strategy<Value = String> {
    let telling = [
        "",
        "id",
        "`id`",
        "string",
        "string[]",
        "`a \\| b`",
        "\"a\" \\| \"b\"",
        "yes",
        "no",
        "**yes**",
        "At most 20 characters.",
        "名前",
        "e\u{301}",
        "🙂",
        "\u{a0}x",
        "x\\",
        "`",
        "[A](#order)",
        "<br>",
        "- x",
        "---",
        ":-:",
        "&nbsp;x",
        "\t",
        "1 << 3",
    ];
    prop_oneof![4 => proptest::sample::select(telling.to_vec()).prop_map(str::to_owned), 1 => "[a-z *_`<>&|\\\\]{0,12}"]
}

fn table() -> impl Strategy<Value = String> {
    let head =
        prop_oneof![Just("Field|Type|Required|Description"), Just(" Name | Type|Default | Notes "), Just("a|b|c|d")];
    let rule = prop_oneof![Just("-|-|-|-"), Just("|:-|-:|:-:|-|"), Just("| --- | --- |---|---|")];
    let row = (proptest::collection::vec(cell(), 3..=5), any::<bool>(), " {0,2}");
    (head, rule, proptest::collection::vec(row, 0..6), any::<bool>()).prop_map(|(head, rule, rows, quoted)| {
        let rows = rows.into_iter().map(|(cells, outer, gap)| {
            let inner = cells.join(&format!("{gap}|"));
            if outer { format!("|{gap}{inner}|{gap}") } else { format!("x{inner}") }
        });
        let lines: Vec<String> = [head.to_owned(), rule.to_owned()].into_iter().chain(rows).collect();
        let mark = if quoted { "> " } else { "" };
        lines.iter().flat_map(|line| [mark, line, "\n"]).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_table_changes_its_meaning(tables in proptest::collection::vec(table(), 1..3), crlf in any::<bool>(), bom in any::<bool>()) {
        let parts = tables.iter().enumerate().map(|(at, table)| format!("## Model {}\n\nSome text.\n\n{table}\n", ["A", "B", "C"][at]));
        let text = format!("{}# Shop\n\n{}", if bom { "\u{feff}" } else { "" }, parts.collect::<String>());
        holds(&if crlf { text.replace('\n', "\r\n") } else { text });
    }

    #[test]
    fn any_text_keeps_what_is_around_its_tables(text in "([a-z|>` \\-:#\\\\\n\r\t]|\\| a \\| b \\|\n|\\|-\\|-\\|\n){0,60}") {
        holds(&text);
    }
}
