//! Properties of the whole stage.

use proptest::prelude::*;

use super::{Findings, Shape, Siblings, Subject, mine};
use crate::ir::{ConstraintKind, LengthUnit, Prose, Why};
use crate::limits::MAX_DESCRIPTION;
use crate::source::{Sources, Span};

fn read(shape: &str, text: &str) -> Findings {
    let file = Sources::new().add("prose", "prose", text);
    let prose = Prose { text: text.to_owned(), span: Span::new(file, 0..text.len()) };
    mine(&Subject {
        field: "field",
        shape: &Shape::parse(shape),
        prose: &prose,
        siblings: &Siblings::new(&["field", "other"]),
    })
}

#[test]
fn evidence_is_the_sentence_without_its_markup() {
    let prose =
        "A nickname. Valid characters are `a-z`,<br/>and `_`.<br/>The **longest** nickname has 9. Max length: 9.<br/>";
    let found = read("string", prose);
    let texts: Vec<_> = found.constraints.iter().map(|found| found.evidence.text.as_str()).collect();
    assert_eq!(texts, ["Valid characters are `a-z`, and `_`", "Max length: 9"]);
    let covered = prose.get(found.constraints[1].evidence.span.range());
    assert_eq!(covered, Some("Max length: 9"));
}

#[test]
fn what_is_longer_than_any_description_is_not_read() {
    let rule = "At most 5 characters. ";
    let long = |length: usize| format!("{rule}{}", "x".repeat(length - rule.len()));
    assert_eq!(read("string", &long(MAX_DESCRIPTION)).constraints.len(), 1);
    let found = read("string", &long(MAX_DESCRIPTION + 1));
    assert_eq!(found.constraints, []);
    assert_eq!(found.rejected.iter().map(|rejected| rejected.why).collect::<Vec<_>>(), [Why::TooLong]);
}

#[test]
fn bytes_are_told_from_characters() {
    let found = read("string", "A note of at most 12 bytes");
    assert_eq!(found.constraints[0].kind, ConstraintKind::MaxLength(12, LengthUnit::Bytes));
}

/// Fragments that prose is made of, so that random texts come near what the rules look for.
fn fragment() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,12}",
        prop::sample::select(vec![
            "must be ",
            "at most ",
            "between ",
            "1,000 ",
            "2^",
            "-",
            " characters",
            "<br/>",
            "</code>",
            "<code>",
            "`",
            "``",
            "**",
            "[",
            "](",
            ")",
            "(",
            "&quot;",
            "&#x",
            "\\|",
            "\n\n- ",
            ". ",
            "é",
            "💡",
            "only letters",
            "a-z",
            "and ",
            "\u{a0}",
            "“",
            "’",
            "%x20-",
            "maximum length of ",
            "is ",
            "10.000",
            " or ",
            "e.g. ",
            "https://",
            "'",
            "\"",
        ])
        .prop_map(str::to_owned),
    ]
}

proptest! {
    #[test]
    fn any_text_is_read_and_evidence_lies_in_it(parts in prop::collection::vec(fragment(), 0..40)) {
        let text = parts.concat();
        for shape in ["string", "integer", "string[]", "map[string]string"] {
            let found = read(shape, &text);
            let evidence = found.constraints.iter().map(|found| &found.evidence).chain(found.rejected.iter().map(|found| &found.evidence));
            for evidence in evidence {
                prop_assert!(text.get(evidence.span.range()).is_some_and(|covered| !covered.is_empty()));
                prop_assert!(!evidence.text.contains('\n'));
            }
        }
    }

    #[test]
    fn any_type_has_a_shape(text in "\\PC{0,60}") {
        let _ = Shape::parse(&text);
    }
}
