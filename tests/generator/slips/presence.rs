//! What says when a field has to be there.

use super::{all, rows, table};

#[test]
fn required_cells() {
    let cell = |cell: &str| {
        rows(&format!(
            "| name | string | {cell} | What it is called. |\n| mode | \"auto\" or \"manual\" | yes | How. |\n| b | string | no | Another. |"
        ))
    };
    let cells = [
        "yes*",
        "yes[^1]",
        "yes\u{b9}",
        "yes/no",
        "yes (if outdoors)",
        "yes \u{2013} but see below",
        "yes<br>no",
        "see below",
        "depends",
        "yes, if `mode` is `manual`",
        "yes if `mode` is `manual`",
        "no, unless `mode` is `manual`",
        "yes unless `mode` is `auto`",
        "iff `mode` is `manual`",
        "~~yes~~ no",
        "",
        "if `mdoe` is `manual`",
        "if `mode` is `manaul`",
        "if `mode`",
        "if `mode` is `manual`",
        "unless `mode` is set",
        "yes (always)",
        "\u{2714}\u{fe0e}",
    ];
    insta::assert_snapshot!(all(cells.map(|text| (text, cell(text)))));
}

#[test]
fn what_rows_apply_to() {
    let applies = |kind: &str, cells: [&str; 2]| {
        let [first, second] = cells;
        table(
            "Field | Type | Required | Applies to | Description",
            &format!(
                "| kind | {kind} | all | How. |\n| street | string | yes | {first} | Where to. |\n| bay | string | yes | {second} | Where. |"
            ),
        )
    };
    let kind = "\"post\" or \"shop\" or \"tube\" | yes";
    insta::assert_snapshot!(all([
        ("all is well", applies(kind, ["post", "all but shop"])),
        ("a misspelt value", applies(kind, ["psot", "all but shop"])),
        ("values of nothing", applies(kind, ["psot", "all but shp"])),
        ("an empty cell", applies(kind, ["post", ""])),
        ("a case", applies(kind, ["post", "tube (rarely)"])),
        ("words", applies(kind, ["post", "all but"])),
        ("a tag that need not be there", applies("\"post\" or \"shop\" or \"tube\" | no", ["post", "tube"])),
        ("no tag", applies("string | yes", ["post", "tube"])),
    ]));
}
