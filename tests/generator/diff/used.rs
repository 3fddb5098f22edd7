//! Who is broken depends on who sends a model.

use schemadown::diff::{Category, Severity};

use crate::compare;

/// A shop with a request, a response and what both hold, whose rules are `rule`.
fn pages(rule: &str, orphan: &str) -> String {
    let table = "| Field | Type | Required | Description |\n|---|---|---|---|\n";
    let field = |name: &str| format!("{table}| {name} | string | no | {rule} |\n");
    format!(
        "# Shop\n\n## Create Order Request\n\n{}| size | object | no | How large it is. |\n| size.unit | string | no | {rule} |\n\
         | line | [Line](#line) | no | What is ordered. |\n\n\
         ## Create Order Response\n\n{}| total | [Total](#total) | no | What it costs. |\n\n## Line\n\n{}\n## Total\n\n{}\n{orphan}",
        field("note"),
        field("id"),
        field("sku"),
        field("sum"),
    )
}

const ORPHAN: &str =
    "## Shelf\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n| number | string | no | Where. |\n";

/// How bad a tighter rule of a field is for senders and readers.
fn effects(orphan: &str, path: &str) -> (Option<Severity>, Option<Severity>, &'static str) {
    let (old, new) = (pages("At most 40 characters.", orphan), pages("At most 20 characters.", orphan));
    let comparison = compare(&[("shop.md", &old)], &[("shop.md", &new)], ["", ""]).expect("pages");
    let mut changes = comparison.findings.iter().map(|finding| &finding.change);
    let change =
        changes.find(|change| change.path() == path).unwrap_or_else(|| panic!("{}", crate::lines(&comparison)));
    (change.effects.of(Category::WireSend), change.effects.of(Category::WireReceive), change.used.as_str())
}

#[test]
fn names_tell_and_so_do_names_after_them() {
    let (breaking, safe) = (Some(Severity::Breaking), Some(Severity::Safe));
    for orphan in ["", ORPHAN] {
        assert_eq!(effects(orphan, "CreateOrderRequest.note"), (breaking, None, "request"));
        assert_eq!(effects(orphan, "CreateOrderRequestSize.unit"), (breaking, None, "request"));
        assert_eq!(effects(orphan, "CreateOrderResponse.id"), (None, safe, "response"));
    }
}

#[test]
fn what_is_reached_counts_where_nothing_is_hidden() {
    let (breaking, safe) = (Some(Severity::Breaking), Some(Severity::Safe));
    assert_eq!(effects("", "Line.sku"), (breaking, None, "request"));
    assert_eq!(effects("", "Total.sum"), (None, safe, "response"));
    // A model that nobody names may be sent by itself, and so may the others.
    assert_eq!(effects(ORPHAN, "Line.sku"), (breaking, safe, "unknown"));
    assert_eq!(effects(ORPHAN, "Total.sum"), (breaking, safe, "unknown"));
}
