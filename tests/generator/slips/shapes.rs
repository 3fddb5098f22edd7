//! Tables and rows that Markdown takes for something else.

use super::{POT, all, rows};

const NAME: &str = "| name | string | yes | What it is called. |";

/// A page on which this stands below the heading of a second model.
fn below(text: &str) -> String {
    format!("# Greenhouse\n{POT}\n## Bed\n\n{text}\n")
}

#[test]
fn rows_that_are_none() {
    let after = |line: &str| rows(&format!("{NAME}\n{line}\n| b | string | no | Another. |"));
    insta::assert_snapshot!(all([
        ("a row in a comment", after("<!-- | a | string | no | Old. | -->")),
        ("rows in a comment", after("<!--\n| a | string | no | Old. |\n-->")),
        ("a line among rows", after("and also:")),
        ("a line below the rows", rows(&format!("{NAME}\nThat is all."))),
        ("a row in two lines", rows("| name | string | yes | What it is\ncalled. |\n| b | string | no | Another. |")),
        ("a row that goes on", after("| | | | And more. |")),
        ("the header again", after("| Field | Type | Required | Description |")),
        ("the dashes again", after("|---|---|---|---|")),
        ("two pipes in front", rows("|| name | string | yes | What it is called. |")),
        ("two pipes everywhere", rows("||name||string||yes||What it is called.||")),
        ("a pipe too many", rows("| name | string | yes | What it is called. ||")),
        ("a pipe in code", rows("| name | string | yes | One of `a|b`. |")),
        ("a cell too few", rows("| name | yes | What it is called. |")),
        ("a heading within", after("| **Optional** | | | |")),
        ("dots for more", after("| … | string | no | More. |")),
        ("a merged cell", after("| ^^ | string | no | More. |")),
    ]));
}

#[test]
fn tables_that_are_none() {
    let table = "| Field | Type | Required | Description |\n|---|---|---|---|\n| wide | integer | yes | How wide. |";
    insta::assert_snapshot!(all([
        ("below a break", below(&format!("<br>\n{table}"))),
        ("below a paragraph", below(&format!("<p>Text</p>\n{table}"))),
        ("in a fold", below(&format!("<details>\n<summary>More</summary>\n{table}\n</details>"))),
        ("below an item", below(&format!("- text\n{table}"))),
        ("below a numbered item", below(&format!("1. text\n{table}"))),
        ("below a quote", below(&format!("> text\n{table}"))),
        ("in code", below(&format!("```markdown\n{table}\n```"))),
        ("below an open comment", below(&format!("<!-- later\n\n{table}"))),
        ("below a comment that says little", below(&format!("<!-- no models -->\n{table}"))),
        ("in a block of its own", below(&format!(":::note\n{table}\n:::"))),
        ("with dashes of another length", below("| Field | Type | Required |\n|—|—|—|\n| wide | integer | yes |")),
        ("as in a wiki", below("||Field||Type||Required||\n|wide|integer|yes|")),
        (
            "with frames",
            below(
                "+-------+---------+\n| Field | Type    |\n+=======+=========+\n| wide  | integer |\n+-------+---------+"
            )
        ),
        ("as values between commas", below("Field,Type,Required\nwide,integer,yes")),
        ("as columns of spaces", below("Field   Type      Required\nwide    integer   yes")),
        ("as lines", below("wide: integer, required")),
        ("as code", below("```yaml\nwide: integer\n```")),
        ("as a picture", below("![the table](table.png)")),
        ("as nothing", below("")),
        ("as prose", below("Where plants grow. It is turned once a year.")),
    ]));
}

#[test]
fn headings_that_are_none() {
    let heading = |line: &str| {
        below("").replace("## Bed", line).trim_end().to_owned()
            + "\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n| wide | integer | yes | How wide. |\n"
    };
    let lines = [
        "##Bed",
        "###Bed",
        "#Bed",
        "##\u{a0}Bed",
        "\u{ff03}\u{ff03} Bed",
        "\\## Bed",
        "    ## Bed",
        "####### Bed",
        "##",
    ];
    insta::assert_snapshot!(all(lines.map(|line| (line, heading(line)))));
}
