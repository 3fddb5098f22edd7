//! Rust: `#[serde(rename = "user_id")] pub user_id: String`. A field without an attribute has its name in JSON.

use std::collections::HashMap;

use super::Found;
use super::members::{Form, argument, no_constant};
use super::text::{identifier, quoted_behind};

pub(super) const FORM: Form =
    Form { classes: &["struct"], opens: "#[", attribute, member, constant: no_constant, unmarked: false };

fn attribute(text: &str, _: &HashMap<String, String>) -> Option<Found> {
    quoted_behind(argument(text, &["serde"])?, "rename =").map(Found::body)
}

fn member(line: &str) -> Option<&str> {
    let declared = line.strip_prefix("pub ")?;
    let (name, rest) = identifier(declared.strip_prefix("r#").unwrap_or(declared))?;
    rest.starts_with(':').then_some(name)
}
