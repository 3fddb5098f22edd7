//! Values that are shown: defaults and examples.

use super::{POT, all, table};

fn cells<'c, const N: usize>(column: &str, cases: [(&'c str, &'c str); N]) -> String {
    let page = |ty: &str, cell: &str| {
        table(
            &format!("Field | Type | Required | {column} | Description"),
            &format!("| a | {ty} | no | {cell} | What. |"),
        )
    };
    let named: Vec<(String, String)> =
        cases.iter().map(|(ty, cell)| (format!("{ty}: {cell}"), page(ty, cell))).collect();
    all(named.iter().map(|(name, page)| (name.as_str(), page.clone())))
}

#[test]
fn defaults() {
    insta::assert_snapshot!(cells(
        "Default",
        [
            ("date", "2024-02-29"),
            ("date", "2024-02-30"),
            ("date", "31.01.2024"),
            ("uint8", "256"),
            ("int8", "-200"),
            ("uint8", "`255`"),
            ("integer[]", "[1, \"a\"]"),
            ("map of integer", "{\"a\": \"b\"}"),
            ("map of integer", "{\"a\": 1}"),
            ("[Pot](#pot)", "{}"),
            ("\"b\" or \"d\"", "c"),
            ("string", "empty"),
            ("any", "{\"a\": 1}"),
        ]
    ));
}

#[test]
fn example_cells() {
    insta::assert_snapshot!(cells(
        "Example",
        [
            ("integer", "`12`"),
            ("string(3)", "`\"abc\"`"),
            ("string(3)", "abc"),
            ("uuid", "123"),
            ("string[]", "[\"a\" \"b\"]"),
            ("string[]", "`[\"a\", \"b\"]`"),
            ("date", "`2024-02-30`"),
        ]
    ));
}

#[test]
fn blocks() {
    let block = |code: &str| format!("# Greenhouse\n{POT}\n```json\n{code}\n```\n");
    insta::assert_snapshot!(all([
        ("all is well", block("{\"size\": 1}")),
        ("a null", block("{\"size\": null}")),
        ("a number", block("5")),
        ("a text", block("\"peat\"")),
        ("nothing", block("")),
        ("no braces", block("\"size\": 1")),
        ("no number", block("{\"size\": NaN}")),
        ("a key twice", block("{\"size\": 1, \"size\": 2}")),
        ("other quotes", block("{\u{201c}size\u{201d}: 1}")),
        ("another language", block("{\"size\": 1}").replace("json", "jsn")),
    ]));
}
