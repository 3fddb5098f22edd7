//! What errors of decoding say, without what was found.

/// The kinds of values that serde's messages name, and how they are said.
const FOUND: [(&str, &str); 8] = [
    ("string", "a string"),
    ("integer", "a number"),
    ("floating point", "a number"),
    ("boolean", "a boolean"),
    ("null", "null"),
    ("unit", "null"),
    ("sequence", "a list"),
    ("map", "an object"),
];

/// How messages of this module begin, which repeat nothing.
const OWN: [&str; 3] = ["expected ", "unknown value, expected ", "no member fits"];

/// A message of `serde_json` without the line and the column.
pub(crate) fn without_place(message: &str) -> &str {
    let is_place = |place: &str| place.bytes().all(|byte| byte.is_ascii_digit() || b" column".contains(&byte));
    message.rsplit_once(" at line ").filter(|(_, place)| is_place(place)).map_or(message, |(message, _)| message)
}

/// A message of serde without the value that it repeats; `value` is that value as it is written, where it is known.
pub(crate) fn told(message: &str, value: &str) -> String {
    let message = without_place(message);
    // Members of unions stand before what is wrong with them.
    if let Some((member, rest)) = message.split_once(": ")
        && member.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    {
        return format!("{member}: {}", told(rest, value));
    }
    for kept in ["missing field `", "duplicate field `"] {
        if let Some((name, _)) = message.strip_prefix(kept).and_then(|rest| rest.split_once('`')) {
            return format!("{kept}{name}`");
        }
    }
    let expected = message.rsplit_once(", expected ").map(|(_, expected)| expected);
    for (start, otherwise) in [("invalid type: ", "another kind of value"), ("invalid value: ", "another value")] {
        if let (Some(rest), Some(expected)) = (message.strip_prefix(start), expected) {
            let found = FOUND.iter().find(|(word, _)| rest.starts_with(word)).filter(|_| start == "invalid type: ");
            return format!("expected {expected}, found {}", found.map_or(otherwise, |(_, found)| found));
        }
    }
    if message.starts_with("unknown field `") {
        return "a field that is not documented".to_owned();
    }
    if message.starts_with("invalid length ") && expected.is_some() {
        return format!("expected {}, found another length", expected.unwrap_or_default());
    }
    let is_own = OWN.iter().any(|start| message.starts_with(start));
    if is_own && (value.is_empty() || !message.contains(value)) {
        return message.to_owned();
    }
    "not a value of this type".to_owned()
}
