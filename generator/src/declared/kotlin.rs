//! Kotlin: `@SerialName("user_id") val userId: String`, `@Json(name = "user_id")`, `@field:JsonProperty("user_id")`.

use std::collections::HashMap;

use super::Found;
use super::members::{Form, argument, no_constant, string};
use super::text::identifier;

pub(super) const FORM: Form =
    Form { classes: &["class"], opens: "@", attribute, member, constant: no_constant, unmarked: false };

fn attribute(text: &str, constants: &HashMap<String, String>) -> Option<Found> {
    let inside = argument(text, &["SerialName", "SerializedName", "JsonProperty", "Json"])?;
    let value =
        inside.strip_prefix("name").map_or(inside, |rest| rest.trim_start().trim_start_matches('=').trim_start());
    string(value, constants).map(|wire| Found::body(&wire))
}

fn member(line: &str) -> Option<&str> {
    let words = ["override ", "private ", "public ", "open "];
    let line = words.iter().fold(line, |line, word| line.strip_prefix(word).unwrap_or(line));
    let declared = line.strip_prefix("val ").or_else(|| line.strip_prefix("var "))?;
    identifier(declared.trim_start()).map(|(name, _)| name)
}
