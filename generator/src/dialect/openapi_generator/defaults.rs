//! Defaults: a literal of the language, as JSON. What is an expression (`State.Open`, `new ArrayList<>()`) is left out.

use super::super::raw::{RawType, RawTypeKind};
use super::super::string_literal;

/// The value of a default of this type; `None` where it is not known.
pub(super) fn value(ty: &RawType, text: &str) -> Option<serde_json::Value> {
    let text = text.trim();
    match &ty.kind {
        // Without quotes it may be the text, but also the language's name for it.
        RawTypeKind::String => {
            string_literal(text).filter(|(_, length)| *length == text.len()).map(|(value, _)| value.into())
        }
        RawTypeKind::Integer => text.trim_end_matches(['l', 'L']).parse::<i64>().ok().map(Into::into),
        RawTypeKind::Number | RawTypeKind::Numeric => {
            let digits = text.trim_end_matches(['f', 'F', 'd', 'D', 'm', 'M']);
            digits.parse::<serde_json::Number>().ok().map(Into::into)
        }
        RawTypeKind::Boolean => text.to_ascii_lowercase().parse::<bool>().ok().map(Into::into),
        RawTypeKind::Array(_) => (text == "[]").then(|| serde_json::Value::Array(Vec::new())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::source::{Sources, Span};

    #[test]
    fn literals_are_read_and_expressions_are_not() {
        let span = Span::new(Sources::new().add("a.md", "a.md", ""), 0..0);
        let items = Box::new(RawType { kind: RawTypeKind::String, span });
        for (kind, text, expected) in [
            (RawTypeKind::String, "\"hot\"", Some(json!("hot"))),
            (RawTypeKind::String, "ServingEnum.Hot", None),
            (RawTypeKind::String, "\"a\" + \"b\"", None),
            (RawTypeKind::String, "very hot", None),
            (RawTypeKind::Integer, "-3", Some(json!(-3))),
            (RawTypeKind::Integer, "3L", Some(json!(3))),
            (RawTypeKind::Number, "0.5D", Some(json!(0.5))),
            (RawTypeKind::Number, "Math.PI", None),
            (RawTypeKind::Boolean, "True", Some(json!(true))),
            (RawTypeKind::Boolean, "1", None),
            (RawTypeKind::Array(items), "[]", Some(json!([]))),
            (RawTypeKind::Any, "3", None),
        ] {
            assert_eq!(value(&RawType { kind, span }, text), expected, "{text}");
        }
    }
}
