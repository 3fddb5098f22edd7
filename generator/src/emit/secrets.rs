//! Fields that hold secrets, by their names.

use heck::ToSnakeCase as _;

use super::context::Context;
use crate::ir::{Field, Type};

/// Last words of names whose texts are secrets whatever stands before them.
const WORDS: [&str; 8] = ["secret", "password", "passwd", "passphrase", "passcode", "otp", "cvc", "cvv"];

/// The last two words of such names.
const PAIRS: [(&str, &str); 14] = [
    ("access", "token"),
    ("api", "key"),
    ("auth", "token"),
    ("bearer", "token"),
    ("client", "assertion"),
    ("encryption", "key"),
    ("id", "token"),
    ("private", "key"),
    ("refresh", "token"),
    ("secret", "key"),
    ("security", "code"),
    ("session", "token"),
    ("signing", "key"),
    ("access", "key"),
];

/// Whether a field holds a secret: a text or bytes that are called so.
pub(super) fn is_secret(context: &Context<'_>, field: &Field) -> bool {
    matches!(context.resolve(&field.ty), Type::String | Type::Bytes) && is_name(&field.wire_name)
}

fn is_name(name: &str) -> bool {
    let name = name.to_snake_case();
    let mut words = name.rsplit('_');
    let last = words.next().unwrap_or_default();
    match words.next() {
        None => last == "token" || WORDS.contains(&last),
        Some(before) => WORDS.contains(&last) || PAIRS.contains(&(before, last)),
    }
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn the_last_words_tell() {
        for name in ["clientSecret", "password", "new_password", "apiKey", "X-Api-Key", "access_token", "token", "CVV"]
        {
            assert!(is_name(name), "{name}");
        }
        for name in ["tokenType", "nextPageToken", "passwordHint", "publicKey", "secretName", "keyId", "accessKeyId"] {
            assert!(!is_name(name), "{name}");
        }
    }
}
