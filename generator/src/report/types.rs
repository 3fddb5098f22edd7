//! Types in words, with the models that they lead to.

use super::data::Piece;
use super::excerpt::clean;
use crate::ir::Type;

/// A type in pieces. `base` is the number of the API's first model.
pub(super) fn pieces(base: usize, ty: &Type) -> Vec<Piece> {
    let mut out = Vec::new();
    push(base, ty, &mut out);
    out
}

fn push(base: usize, ty: &Type, out: &mut Vec<Piece>) {
    let word = match ty {
        Type::String => "string",
        Type::Integer => "integer",
        Type::Sized(size) => size.format(),
        Type::Number => "number",
        Type::Boolean => "boolean",
        Type::Date => "date",
        Type::DateTime => "date-time",
        Type::Bytes => "bytes",
        Type::Any => "any JSON value",
        Type::Null => "null",
        Type::Array(items) => {
            words("array of ", out);
            return push(base, items, out);
        }
        Type::Map(values) => {
            words("map of ", out);
            return push(base, values, out);
        }
        Type::Ref { model, .. } => return out.push(Piece::Model(base + model.0 as usize)),
        Type::Literal(literal) => return words(&clean(&format!("only {}", literal.value)), out),
        Type::Union(members) => {
            for (at, member) in members.iter().enumerate() {
                words(if at == 0 { "" } else { " or " }, out);
                push(base, member, out);
            }
            return;
        }
    };
    words(word, out);
}

/// Adds words, to those before them if there are any.
fn words(text: &str, out: &mut Vec<Piece>) {
    match out.last_mut() {
        _ if text.is_empty() => {}
        Some(Piece::Words(last)) => last.push_str(text),
        _ => out.push(Piece::Words(text.to_owned())),
    }
}
