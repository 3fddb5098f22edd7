//! C#: `[JsonProperty("user_id")] public string UserId { get; set; }`, `[JsonPropertyName(…)]`, `[DataMember(Name = …)]`.

use std::collections::HashMap;

use super::Found;
use super::members::{Form, argument, metadata, no_constant, string};
use super::text::quoted_behind;

pub(super) const FORM: Form =
    Form { classes: &["class", "record"], opens: "[", attribute, member, constant: no_constant, unmarked: false };

fn attribute(text: &str, constants: &HashMap<String, String>) -> Option<Found> {
    let property = || string(argument(text, &["JsonProperty", "JsonPropertyName"])?, constants);
    let data = || quoted_behind(argument(text, &["DataMember"])?, "Name =").map(str::to_owned);
    metadata(text).or_else(|| property().or_else(data).map(|wire| Found::body(&wire)))
}

fn member(line: &str) -> Option<&str> {
    let declared = line.strip_prefix("public ")?;
    let before = declared.split(['{', '=', ';']).next()?.trim_end();
    if before.contains('(') {
        return None;
    }
    before.rsplit(' ').next().filter(|name| before.len() > name.len()).map(|name| name.trim_start_matches('@'))
}
