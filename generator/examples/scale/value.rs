//! The values that examples show, as JavaScript has them.

use std::fmt::Write as _;

use crate::family::{self, Kind, MEMBER, MEMBERS, Type};
use crate::random::Random;

/// Below this depth an example shows what must be there, and nothing else.
const SHOWN: usize = 2;

/// A value of the model of a page.
pub(crate) fn of(page: usize, count: usize, depth: usize) -> String {
    let (_, first) = family::place(page);
    match family::kind(page) {
        Kind::Struct => object(page, count, depth),
        Kind::Empty => "{}".to_owned(),
        Kind::Enum { .. } | Kind::Numbers => {
            let values = family::values(page);
            let at = Random::of(page, 4).below(values.len());
            values.into_iter().nth(at).unwrap_or_default()
        }
        Kind::Tagged => of(first + MEMBERS[1], count, depth),
        Kind::Untagged if depth == 0 => of(first + MEMBER, count, depth),
        Kind::Untagged => "\"REF-1\"".to_owned(),
    }
}

fn object(page: usize, count: usize, depth: usize) -> String {
    let mut random = Random::of(page, 2);
    let indent = "  ".repeat(depth + 1);
    let mut out = "{\n".to_owned();
    for field in family::fields(page, count) {
        let is_shown = depth < SHOWN && random.below(3) == 0 && !matches!(field.ty, Type::Model(_));
        if !field.required && !is_shown {
            continue;
        }
        let list = |item: String| format!("[\n{indent}  {item},\n{indent}]");
        let value = match field.ty {
            Type::String => format!("\"value {}\"", random.below(1000)),
            Type::Number => random.below(5000).to_string(),
            Type::Boolean => (random.below(2) == 0).to_string(),
            Type::Instant => {
                format!("new Date(\"20{}-0{}-03T04:05:06.000Z\")", 10 + random.below(20), 1 + random.below(9))
            }
            Type::Any => "\"<value>\"".to_owned(),
            Type::Strings => list(format!("\"item {}\"", random.below(100))),
            Type::Map => format!("{{\n{indent}  \"key\": \"value {}\",\n{indent}}}", random.below(100)),
            Type::Tag(value) => format!("\"{value}\""),
            Type::Model(other) => of(other, count, depth + 1),
            Type::Models(other) if other >= page => "[]".to_owned(),
            Type::Models(other) => list(of(other, count, depth + 2)),
        };
        let _ = writeln!(out, "{indent}{}: {value},", field.name);
    }
    out.push_str(&"  ".repeat(depth));
    out.push('}');
    out
}
