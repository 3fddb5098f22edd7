//! Lists of models, and what tells these apart.

use super::all;

fn union(list: &str, cash: &str) -> String {
    let table = |name: &str, ty: &str| {
        format!(
            "\n## {name}\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n| type | {ty} | yes | What it is. |\n"
        )
    };
    format!("# Shop\n\n## Pay\n\n{list}\n{}{}", table("Card", "\"card\""), table("Cash", cash))
}

const LIST: &str = "One of these, told apart by `type`:\n\n- [Card](#card)\n- [Cash](#cash)\n";

#[test]
fn members() {
    let cash = "\"cash\"";
    insta::assert_snapshot!(all([
        ("all is well", union(LIST, cash)),
        ("any text", union(LIST, "string")),
        ("several texts", union(LIST, "\"cash\" or \"coin\"")),
        ("what the other leaves", union(LIST, "\"card\" or \"cash\"")),
        ("none of", union(&LIST.replace("One of these, told apart by `type`", "None of"), cash)),
        ("on one line", union("One of these:\n\n[Card](#card), [Cash](#cash)\n", cash)),
        ("within each other", union("One of these:\n\n- [Card](#card)\n  - [Cash](#cash)\n", cash)),
        ("itself", union("One of these:\n\n- [Card](#card)\n- [Pay](#pay)\n", cash)),
    ]));
}
