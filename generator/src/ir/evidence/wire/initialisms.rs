//! The initialisms that SDKs write in capitals, whatever the API does: `userId` becomes `UserID` in Go.

/// Those of Go's style guide, with what documentation in Go shows besides.
const KNOWN: [&str; 43] = [
    "acl", "api", "ascii", "byok", "cpu", "css", "dns", "eof", "guid", "html", "http", "https", "id", "ip", "json",
    "jwt", "lhs", "oauth", "qps", "ram", "rhs", "rpc", "saml", "sku", "sla", "smtp", "sql", "ssh", "sso", "tcp", "tls",
    "ttl", "udp", "ui", "uid", "uri", "url", "utf8", "uuid", "vm", "xml", "xss", "xsrf",
];

/// Whether a word in lower case is one, or several of one.
pub(super) fn is(word: &str) -> bool {
    KNOWN.contains(&word) || word.strip_suffix('s').is_some_and(|one| KNOWN.contains(&one))
}

/// A word in capitals that several initialisms make up: `APIURL`. Any other word is left whole.
pub(super) fn split(word: &str) -> Vec<String> {
    let lower = word.to_ascii_lowercase();
    let in_capitals = word.bytes().take(word.len().saturating_sub(1)).all(|byte| byte.is_ascii_uppercase());
    if !in_capitals || is(&lower) {
        return vec![word.to_owned()];
    }
    for at in 2..lower.len().saturating_sub(1) {
        if let (Some((first, rest)), true) = (word.split_at_checked(at), lower.get(..at).is_some_and(is))
            && lower.get(at..).is_some_and(is)
        {
            return vec![first.to_owned(), rest.to_owned()];
        }
    }
    vec![word.to_owned()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_up_of_several_is_split() {
        assert_eq!(split("APIURL"), ["API", "URL"]);
        assert_eq!(split("HTTPIDs"), ["HTTP", "IDs"]);
        assert_eq!(split("HTTPS"), ["HTTPS"]);
        assert_eq!(split("KB"), ["KB"]);
        assert_eq!(split("Paid"), ["Paid"]);
        assert_eq!(split(""), [""]);
    }
}
