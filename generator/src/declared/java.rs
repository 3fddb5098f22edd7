//! Java: `@JsonProperty("user_id") private String userId;`, `@SerializedName(SERIALIZED_NAME_USER_ID)`, and the constants
//! that OpenAPI Generator declares above a member.

use std::collections::HashMap;

use super::Found;
use super::members::{Form, argument, last_word, metadata, string};
use super::text::quoted;

pub(super) const FORM: Form =
    Form { classes: &["class", "record"], opens: "@", attribute, member, constant, unmarked: false };

fn attribute(text: &str, constants: &HashMap<String, String>) -> Option<Found> {
    let name = || string(argument(text, &["JsonProperty", "SerializedName"])?, constants);
    metadata(text).or_else(|| name().map(|wire| Found::body(&wire)))
}

fn member(line: &str) -> Option<&str> {
    let is_member = ["private ", "protected ", "public "].iter().any(|word| line.starts_with(word));
    let is_field = line.ends_with(';') && !line.split('=').next().unwrap_or_default().contains('(');
    if is_member && (is_field || line.ends_with('=')) && !line.contains(" static ") { last_word(line) } else { None }
}

fn constant(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.strip_prefix("public static final String ")?.split_once('=')?;
    let is_name = ["SERIALIZED_NAME_", "JSON_PROPERTY_"].iter().any(|start| name.starts_with(start));
    is_name.then_some((name.trim(), quoted(value.trim_start())?.0))
}
