//! Lists and tables of values.

use super::all;

fn soil(values: &str) -> String {
    of_type("[Soil](#soil)", values)
}

fn of_type(ty: &str, values: &str) -> String {
    format!(
        "# Greenhouse\n\n## Plant\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n| soil | {ty} | yes | What it grows in. |\n\n\
         ## Soil\n\n{values}\n"
    )
}

#[test]
fn lists_of_values() {
    insta::assert_snapshot!(all([
        ("all is well", soil("- `peat` - Light.\n- `clay` - Heavy.")),
        ("words", soil("- peat - Light.\n- clay: Heavy.")),
        ("no dash", soil("- `peat` Light.\n- `clay` Heavy.")),
        ("no space", soil("-`peat` - Light.\n-`clay` - Heavy.")),
        ("other bullets", soil("\u{2022} `peat` - Light.\n\u{2022} `clay` - Heavy.")),
        ("two kinds of bullets", soil("- `peat` - Light.\n* `clay` - Heavy.")),
        ("boxes", soil("- [x] `peat` - Light.\n- [ ] `clay` - Heavy.")),
        ("struck out", soil("- `peat` - Light.\n- ~~`clay`~~ - Heavy.")),
        ("one line", soil("`peat`, `clay`")),
        ("lines", soil("`peat` - Light.\n`clay` - Heavy.")),
        ("definitions", soil("`peat`\n: Light.\n\n`clay`\n: Heavy.")),
        ("text between", soil("- `peat` - Light.\n\nText.\n\n- `clay` - Heavy.")),
        ("within each other", soil("- `peat` - Light.\n  - `moss` - Green.\n- `clay` - Heavy.")),
    ]));
}

/// A list of values is one wherever a type names its heading.
#[test]
fn values_that_types_name() {
    let types = [
        "Soil",
        "Soil[]",
        "list of Soil",
        "array of Soil",
        "map of Soil",
        "Soil or null",
        "Soil or Plant",
        "nullable Soil",
        "list<Soil>",
    ];
    for ty in types {
        let page = of_type(ty, "- `peat` - Light.\n- `clay` - Heavy.");
        let (found, _) = super::problems(&page);
        // A model that holds itself is none.
        assert!(found.is_empty() || ty == "Soil or Plant", "{ty}: {found:#?}");
        assert!(super::models(&page).contains(&"Soil".to_owned()), "{ty}");
    }
}

#[test]
fn tables_of_values() {
    let table = |header: &str, rows: &str| {
        soil(&format!("{header}\n|{}\n{rows}", "---|".repeat(header.matches('|').count() - 1)))
    };
    insta::assert_snapshot!(all([
        ("a row without a value", table("| Value | Description |", "| `peat` | Light. |\n| | Heavy. |")),
        ("a zero in front", table("| Value | Description |", "| 1 | Light. |\n| 02 | Heavy. |")),
        ("no column of values", table("| Flag | Bit | Description |", "| A | 0 | Light. |\n| B | 1 | Heavy. |")),
        ("a sign too few", table("| Flag | Value | Description |", "| A | 1 < 0 | Light. |\n| B | 1 << 1 | Heavy. |")),
        (
            "a bit too many",
            table("| Flag | Value | Description |", "| A | 1 << 0 | Light. |\n| B | 1 << 64 | Heavy. |")
        ),
        ("a text twice", of_type("\"a\" or \"b\" or \"a\"", "Text.")),
    ]));
}
