//! What becomes of tables, and what does not.

use super::{WIDEST, page};

fn tidy(text: &str) -> String {
    let once = page(text).unwrap_or_else(|| text.to_owned());
    assert_eq!(page(&once), None, "twice is as good as once:\n{once}");
    once
}

#[track_caller]
fn becomes(before: &str, after: &str) {
    assert_eq!(tidy(before), after);
}

#[test]
fn columns_are_as_wide_as_their_widest_cell() {
    becomes(
        "# A\n\nField|Type\n-|-\nid|string\n a longer name |  int\n",
        "# A\n\n| Field         | Type   |\n| ------------- | ------ |\n| id            | string |\n| a longer name | int    |\n",
    );
    becomes("| a | | c |\n|---|---|---|\n| | b | |", "| a   |     | c   |\n| --- | --- | --- |\n|     | b   |     |");
}

#[test]
fn sides_stay() {
    becomes(
        "| left | right | middle | any |\n|:-|-:|:-:|-|\n| a | b | c | d |\n| aaaaa | bbbbbb | ccccccc | dddd |\n",
        "| left  |  right | middle  | any  |\n| :---- | -----: | :-----: | ---- |\n| a     |      b |    c    | d    |\n| aaaaa | bbbbbb | ccccccc | dddd |\n",
    );
}

#[test]
fn wide_characters_have_two_columns_and_marks_none() {
    becomes(
        "| 名前 | b |\n|---|---|\n| e\u{301}é | x |\n| 🙂 | y |\n",
        "| 名前 | b   |\n| ---- | --- |\n| e\u{301}é   | x   |\n| 🙂   | y   |\n",
    );
}

#[test]
fn pipes_that_are_escaped_are_text_in_code_too() {
    becomes(
        "| a | b |\n|-|-|\n| `x \\| y` | c \\| d |\n| e\\ | f |\n",
        "| a        | b      |\n| -------- | ------ |\n| `x \\| y` | c \\| d |\n| e\\       | f      |\n",
    );
}

#[test]
fn wide_tables_are_only_normalised() {
    let long = "x".repeat(WIDEST);
    becomes(
        &format!("|  a  |  b |\n| :-- | ---- |\n| {long} |  |\n"),
        &format!("| a | b |\n|:---|---|\n| {long} | |\n"),
    );
    let fits = "y".repeat(WIDEST - 3 - 4 - 3);
    let aligned = tidy(&format!("|a|b|\n|-|-|\n|{fits}|c|\n"));
    assert!(aligned.lines().all(|line| line.len() == WIDEST), "{aligned}");
}

#[test]
fn what_stands_around_a_table_stays_to_the_byte() {
    becomes(
        "\u{feff}| a | b |\r\n|-|-|\r\n| c | d |  \r\n\r\n  text  \r\n\ttabs\r\n",
        "\u{feff}| a   | b   |\r\n| --- | --- |\r\n| c   | d   |\r\n\r\n  text  \r\n\ttabs\r\n",
    );
    becomes(
        "> | a | b |\n> |-|-|\n> | c | d |\n\n- item\n\n  | a | b |\n  |-|-|\n  | c | d |\n",
        "> | a   | b   |\n> | --- | --- |\n> | c   | d   |\n\n- item\n\n  | a   | b   |\n  | --- | --- |\n  | c   | d   |\n",
    );
    // A space that no keyboard has is meant.
    becomes("| a | b |\n|-|-|\n| \u{a0}x | y |\n", "| a   | b   |\n| --- | --- |\n| \u{a0}x  | y   |\n");
}

#[test]
fn what_is_no_table_or_in_doubt_is_left_as_it_is() {
    for text in [
        "```\n| a | b |\n|-|-|\n| c | d |\n```\n",
        "    | a | b |\n    |-|-|\n    | c | d |\n",
        "| a | b |\n|-|-|\n| c |\n",
        "| a | b |\n|-|-|\n| c | d | e |\n",
        "| a | b |\n| c | d |\n",
        "<table><tr><th>a</th></tr><tr><td>b</td></tr></table>\n",
        "| a | b |\n|-|-|\n| c \r d | e |\n",
        "",
        "---\ntitle: a | b\n---\n",
    ] {
        assert_eq!(page(text), None, "{text}");
    }
}
