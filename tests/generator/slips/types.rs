//! Type cells of which something is proposed: what is written in their place is what was meant, or nothing is.

use super::{all, rows};

#[test]
fn proposals() {
    let ty = |ty: &str| rows(&format!("| a | {ty} | yes | What. |"));
    let types = [
        "strnig",
        "Data",
        "hash",
        "file",
        "uint",
        "uint24",
        "int128",
        "byte",
        "n/a",
        "string(20",
        "string[",
        "integer (1..5))",
        "Pot or none",
        "1 or two",
        "red or green",
        "[Pot](#pot",
        "[Pot]",
        "[Pot] (#pot)",
        "[Pot](# pot)",
    ];
    insta::assert_snapshot!(all(types.map(|text| (text, ty(text)))));
}
