//! Codes of standards whose length prose states too.

use crate::mine::clause::Site;
use crate::mine::lexicon::Class;
use crate::mine::text::Token;

/// Whether a word names a standard of codes.
pub(super) fn is_standard(token: &Token) -> bool {
    token.is(["iso", "bcp"]) || token.text.starts_with("iso")
}

/// `Two-letter ISO country code`, `A 3-character ISO 4217 code`: the standard's own length. Codes of languages, regions
/// and the like may have a part more than is said.
pub(super) fn has_one_length(site: &Site<'_>) -> bool {
    let count = site.inside().iter().find(|token| token.is_number()).map_or("", |token| token.text.as_str());
    // `3166-1` is one token.
    let has = |words: &[&str]| {
        site.words.iter().any(|token| words.contains(&token.text.split('-').next().unwrap_or_default()))
    };
    let own = match count {
        "2" | "two" => has(&["3166", "country", "countries"]),
        "3" | "three" => has(&["4217", "currency", "currencies"]),
        _ => false,
    };
    let before = site.before().iter().all(|token| !token.is(["or", "not", "from"]));
    own && before && !has(Class::OtherCode.words())
}
