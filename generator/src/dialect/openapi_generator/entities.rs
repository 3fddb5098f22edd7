//! HTML entities: most templates escape what they write.

/// The text with its entities resolved.
pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        let (decoded, length) = entity(rest).unwrap_or(('&', 1));
        out.push(decoded);
        rest = rest.get(length..).unwrap_or_default();
    }
    out + rest
}

/// The longest entity there is any need for: `&#x10FFFF;`.
const LONGEST: usize = 10;

/// The character of the entity that a text starts with, and how long that is.
fn entity(text: &str) -> Option<(char, usize)> {
    let length = text.bytes().take(LONGEST).position(|byte| byte == b';')? + 1;
    let name = text.get(1..length - 1)?;
    let decoded = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let hex = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
            char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?)?
        }
    };
    Some((decoded, length))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn entities_are_resolved_and_ampersands_stay() {
        for (text, expected) in [
            ("List&lt;String&gt;", "List<String>"),
            ("&quot;a&#39;b&#x60;&quot;", "\"a'b`\""),
            ("a & b; &nothing; &", "a & b; &nothing; &"),
            ("&#x110000; &é;", "&#x110000; &é;"),
            ("&amp;lt;", "&lt;"),
        ] {
            assert_eq!(decode(text), expected);
        }
    }
}
