//! `format.*`: the standard that a value has the form of.

mod beside;
mod day;
mod link;

use self::beside::{alternatives, is_null, is_one_thing, of_a_part, pairs};
use self::link::{Link, link};
use super::{file, reject};
use crate::ir::{ConstraintKind, Target, Why};
use crate::mine::clause::Reader;
use crate::mine::clause::Site;
use crate::mine::clause::{force, subject};
use crate::mine::lexicon::Class;
use crate::mine::standards::{self, Of, Standard};
use crate::mine::text::{Kind, Token, Words};
use crate::mine::{Findings, Shape, epoch};

pub(super) fn read(reader: &Reader<'_>, findings: &mut Findings) {
    let mut at = 0;
    while at < reader.words.len() {
        if let Some(found) = epoch::named(&reader.words, at) {
            let site = reader.site(at..found.end);
            let format = epoch::format(&found, &reader.text.tokens);
            file(findings, &site, "format.epoch", judge_epoch(&site).map(|target| of(target, format)));
            at = found.end;
            continue;
        }
        let Some((standard, length)) = standards::named(&reader.words, at) else {
            at += 1;
            continue;
        };
        let end = at + length + tail(reader.words.get(at + length..).unwrap_or_default());
        let site = reader.site(at..end);
        match judge(&site, standard) {
            Err(None) => {}
            Err(Some(why)) => reject(findings, &site, "format.standard", why),
            Ok(target) => file(findings, &site, "format.standard", Ok(of(target, format(&site, standard)))),
        }
        at = end;
    }
}

fn of(target: Target, format: &str) -> (Target, Vec<ConstraintKind>) {
    (target, vec![ConstraintKind::Format(format.to_owned())])
}

fn tail(words: &[&Token]) -> usize {
    // `… and time` belongs to `date`, and to nothing else.
    let mut end = 0;
    while let Some(token) = words.get(end) {
        let number = matches!(token.kind, Kind::Number(_)) && Class::FormNoun.holds(&token.text);
        let and_time = token.is(["and", "or"])
            && end > 0
            && words[end - 1].is(["date", "dates"])
            && words.is_at(end + 1, ["time", "times"]);
        if !(token.is(Class::FormNoun) || number || and_time) {
            break;
        }
        end += 1;
    }
    end
}

/// `ISO 8601 date (YYYY-MM-DD)` is a date; `ISO 3166-1 2-letter code` has two letters.
fn format(site: &Site<'_>, standard: &Standard) -> &'static str {
    let near = |words: &[&str]| site.inside().iter().chain(site.near()).any(|token| token.is(words));
    let letters = |count: &[&str]| {
        let said = |token: &&&Token| count.contains(&token.text.as_str());
        near(&["letter", "letters", "character", "characters"])
            && site.inside().iter().chain(site.near()).find(said).is_some()
    };
    match standard.format {
        "date-time" if ["birth", "birthday", "birthdate", "dob"].iter().any(|word| subject::field_word(site, word)) => {
            "date"
        }
        "date-time" if day::says_day(site) || day::is_day(site) || day::shows_days(site) => "date",
        "iso3166-1" if letters(&["2", "two"]) => "iso3166-1-alpha2",
        format => format,
    }
}

/// Why a standard is not the form of the value; `Err(None)` where nothing suggests that it is.
type Judged = Result<Target, Option<Why>>;

fn judge(site: &Site<'_>, standard: &Standard) -> Judged {
    let link = link(site, standard.of).ok_or(None)?;
    if standard.of == Of::Unknown {
        return Err(Some(Why::WithoutCheck));
    }
    let next = site.after().first();
    // `Must match the regex …` gives one, and asks for none.
    if standard.format == "regex"
        && site.near().has(["match", "matches", "matching", "satisfy", "satisfies", "conform", "conforms", "follow"])
    {
        return Err(Some(Why::AnotherThing));
    }
    // `Base64-decode it and …`
    if next.is_some_and(|token| token.is(["decode", "decodes", "decoding"])) {
        return Err(Some(Why::AnotherThing));
    }
    // `Base64 in PEM format`: between lines that are none.
    let armoured = site.subject.prose.text.contains("-----BEGIN")
        || site.text.tokens.has_pair("pem", ["format", "formatted", "encoded", "encoding"]);
    if standard.format.starts_with("base64") && armoured {
        return Err(Some(Why::Combined));
    }
    // `YYYY-MM-DD [HH:MM]`: the time may stand behind the day.
    if standard.format == "date" && next.is_some_and(|token| token.is('[')) {
        return Err(Some(Why::Alternatives));
    }
    // `A UUID with prefix …`: a URL has its prefix within, another form has it before.
    let whole = ["uri", "e164", "bcp47"].contains(&standard.format);
    if pairs(site) || !whole && site.after().has(["prefix", "prefixed", "suffix", "suffixed", "preceded"]) {
        return Err(Some(Why::Combined));
    }
    if of_a_part(site) {
        return Err(Some(Why::SomeCharacters));
    }
    let target = fits(site, standard).ok_or(Some(Why::ShapeWithoutForm))?;
    if let Some(reason) = objection(site, &link) {
        return Err(Some(reason));
    }
    // `Whether the reply is in JSON format`, `the (base64-encoded) secret`, `FQDN tags`: the form of something else.
    if of_another(site, standard) {
        return Err(Some(Why::AnotherThing));
    }
    if wrong_standard(site, standard) {
        return Err(Some(Why::WrongStandard));
    }
    Ok(target)
}

/// Whether what has the form is not the value: the field is a choice, or another noun follows.
fn of_another(site: &Site<'_>, standard: &Standard) -> bool {
    let first = site.text.sentences.get(site.text.definition).map_or(0, |sentence| sentence.tokens.start);
    let choice = site.text.tokens.get(first..first + 2).is_some_and(|lead| lead.has("whether"));
    // What stands in parentheses between an article and its noun is said of the noun.
    let within = site.clause.parent.is_some() && site.host.ends((Class::Article, ["your", "its"]));
    let tags = standard.format != "bcp47" && site.inside().ends(["tag", "tags"]);
    let version = ["ipv4", "ipv6"].contains(&standard.format) && subject::field_word(site, "version");
    choice || within || tags || version
}

fn objection(site: &Site<'_>, link: &Link) -> Option<Why> {
    // `a UUID on Linux hosts`
    let case = matches!(site.after(), [on, of, ..] if on.is("on") && !of.is(Class::WholeForm));
    if case {
        return Some(Why::Conditional);
    }
    let said = spoken(site, link);
    if let Some(reason) = stated(&said) {
        return Some(reason);
    }
    let host = site.host.as_slice();
    // `We recommend an identifier (UUID)`: what stands in parentheses is said with the force of what it explains.
    if force::is_weak(host) {
        return Some(Why::Recommendation);
    }
    if force::conditional(host) && !host.first().is_some_and(|token| site.defines() && token.is("when")) {
        return Some(Why::Conditional);
    }
    if alternatives(site) {
        return Some(Why::Alternatives);
    }
    // `a UUID and a key`
    let joined = matches!(site.after(), [and, article, ..] if and.is("and") && article.is(["a", "an"]));
    if joined || subject::is_composite(site.text) {
        return Some(Why::Combined);
    }
    match link {
        Link::Said(_) if !site.defines() => subject::addressed(&said).err(),
        _ => None,
    }
}

/// The site from the word that leads to the form. Behind a comma that is the verb: `It must be a hash, hex-encoded`.
fn spoken<'a>(site: &Site<'a>, link: &Link) -> Site<'a> {
    let Link::Said(lead) = *link else { return site.clone() };
    let comma = site.words.is_at(lead, ',');
    let verb = site.before().place(["must", "should", "is", "are"]);
    let start = verb.filter(|_| comma && !site.defines()).unwrap_or(lead);
    site.resized(start..site.part.end)
}

/// The objection to what is stated. The first sentence says what the value is, so that `when` and `on which` lead to
/// what it is of: `The time when the cart was created, in …`.
fn stated(site: &Site<'_>) -> Option<Why> {
    // `… the standard for phone numbers`: no case, but what the standard is of.
    let of = site.after().starts(Class::FormOf);
    let behind = site.after();
    let length = (0..behind.len()).find(|at| {
        let or = behind[*at].is("or") && !is_one_thing(behind, *at);
        or || behind[*at].kind == Kind::Punct || behind[*at].is(["if", "when"])
    });
    let length = if of { length.unwrap_or(site.after().len()) } else { 0 };
    // `…, or null if there is none`: what is said of null is no matter.
    let null = site.after().windows(2).position(|pair| pair[0].is("or") && is_null(pair[1]));
    let length = if null.is_some() { site.after().len() } else { length };
    let reason = force::objection(&site.resized(site.part.start..site.part.end + length))?;
    if !site.defines() {
        return Some(reason);
    }
    let led = site.words.starts(Class::FormFront);
    let case = site.words.has(Class::FormCase) || led && site.words.has(Class::FormVerb);
    (reason != Why::ServerBehaviour && (reason != Why::Conditional || case)).then_some(reason)
}

/// The target, where a value of this shape may have the form.
fn fits(site: &Site<'_>, standard: &Standard) -> Option<Target> {
    let single = |shape: &Shape| match shape {
        Shape::String | Shape::Enum => true,
        Shape::Date => standard.of == Of::Instant,
        Shape::Bytes => standard.of == Of::Coding,
        Shape::Other => standard.format != "json",
        _ => false,
    };
    let plural = site
        .inside()
        .first()
        .is_some_and(|token| token.is(["uuids", "guids"]) || site.inside().ends(["addresses", "urls"]));
    match site.subject.shape {
        Shape::Array(items) if single(items) && standard.format != "json" => Some(Target::Items),
        Shape::Map(_) if subject::addressed(site) == Ok(Target::Keys) && names_keys(site) => Some(Target::Keys),
        shape if single(shape) && !plural => Some(Target::Itself),
        _ => None,
    }
}

fn names_keys(site: &Site<'_>) -> bool {
    site.before().has(["key", "keys"])
}

/// `an ISO 3166-1 code of the continent`: not what the standard has codes for.
fn wrong_standard(site: &Site<'_>, standard: &Standard) -> bool {
    let has = |words: &[&str]| site.words.has(words) || words.iter().any(|word| subject::field_word(site, word));
    match standard.format {
        "iso3166-1" | "iso3166-1-alpha2" => {
            let region = site.words.iter().enumerate().any(|(at, token)| {
                token.is("region") && !at.checked_sub(1).is_some_and(|or| is_one_thing(&site.words, or))
            });
            // ``Use `C2` for another``: a code that the standard has not.
            let own = |token: &Token| token.text.len() == 2 && token.text.contains(|c: char| c.is_ascii_digit());
            let codes = site.text.tokens.iter().any(|token| token.kind == Kind::Literal && own(token));
            region || codes || subject::field_word(site, "region") || has(Class::Territory.words())
        }
        // Its codes have the country's before the region's own.
        "iso3166-2" => site.words.windows(2).any(|pair| pair[0].is_number() && pair[1].is(["letter", "character"])),
        "base64" | "base64url" => site
            .text
            .tokens
            .windows(4)
            .any(|near| near[2].is("data") && near[3].is(["url", "uri"]) && !near[..2].has("not")),
        "date-time" => {
            let end = Class::PeriodEnd.words().iter().any(|word| subject::field_word(site, word))
                || site.words.has(["start", "end", "beginning"]);
            !end && has(Class::Period.words()) || day::shows_no_instant(site)
        }
        "hex" => has(&["color", "colour"]),
        // `A link to download the report in JSON format`
        "json" => has(Class::Document.words()),
        _ => false,
    }
}

fn judge_epoch(site: &Site<'_>) -> Result<Target, Why> {
    let target = match site.subject.shape {
        Shape::Integer | Shape::Number | Shape::String | Shape::Date => Target::Itself,
        Shape::Array(items) if matches!(**items, Shape::Integer | Shape::Number) => Target::Items,
        _ => return Err(Why::ShapeWithoutForm),
    };
    // A number that is beside an instant is one; a text has to be said to be.
    let link = link(site, Of::Instant);
    if matches!(site.subject.shape, Shape::String | Shape::Date) && link.is_none() {
        return Err(Why::AnotherThing);
    }
    let said = link.map_or_else(|| site.clone(), |link| spoken(site, &link));
    if let Some(reason) = stated(&said) {
        return Err(reason);
    }
    if alternatives(site) {
        return Err(Why::Alternatives);
    }
    // `pairs of a Unix timestamp and a reading`
    if site.after().starts("and") && !site.after().get(1).is_some_and(|next| next.is(Class::NextStatement)) {
        return Err(Why::Combined);
    }
    if site.defines() { Ok(target) } else { subject::addressed(&said).map(|_| target) }
}

#[cfg(test)]
mod tests {
    use crate::mine::rules::table::{check, found};

    #[test]
    fn forms_of_values_are_read() {
        for (prose, wanted) in [
            ("A UUID.", "uuid"),
            ("The UUID of the cart", "uuid"),
            ("The unique id of the cart (UUID)", "uuid"),
            ("The thing's id. Must be a valid UUID.", "uuid"),
            ("RFC 3339 timestamp of the last move", "date-time"),
            ("When the cart moved, in ISO-8601 format.", "date-time"),
            ("When the cart moved (ISO 8601)", "date-time"),
            ("A time of a move, specified in RFC3339 format (e.g. `2020-01-01T00:00:00Z`).", "date-time"),
            ("The day of the move, `YYYY-MM-DD`.", "date"),
            ("The day of the move in YYYY-MM-DD format", "date"),
            ("The day of the move, as date (YYYY-MM-DD) or null if it stands", "date"),
            ("The start RFC3339 date of the move", "date-time"),
            ("The day, as ISO 8601 date (YYYY-MM-DD)", "date"),
            ("ISO 8601 date of the move", "date"),
            ("ISO 8601 date of the move in UTC", "date-time"),
            ("ISO 8601 date of the move, such as 2020-01-01T00:00:00Z", "date-time"),
            ("ISO 8601 date and time of the move", "date-time"),
            ("The day of the move. This takes a date with `YYYY-MM-DD` format.", "date"),
            ("Show carts that moved on or after this ISO 8601 time", "date-time"),
            ("The start of the range, as an RFC 3339 date-time", "date-time"),
            ("When it moved. This is a timestamp in ISO 8601 format.", "date-time"),
            ("Enter a JSON object that says what is in the cart", "json"),
            ("ISO 8601 date time for carts that moved on or before that day", "date-time"),
            ("The 2-letter ISO 3166-1 code of the country or region", "iso3166-1-alpha2"),
            ("The hall's country. Must be passed as a 2-letter ISO 3166-1 country code.", "iso3166-1-alpha2"),
            ("Two-letter country code (ISO 3166-1 alpha-2).", "iso3166-1-alpha2"),
            ("The price's currency. Accepts ISO 4217 currency codes.", "iso4217"),
            ("Currency (ISO 4217, lowercase, e.g. `eur`). Carts are cheap.", "iso4217"),
            ("A phone number. Must adhere to the E.164 standard.", "e164"),
            ("Base64-encoded picture of the cart", "base64"),
            ("The key's thumbprint. It must be a hash, base64url encoded.", "base64url"),
            ("Notes. The format is a JSON object.", "json"),
            ("Where to go. Must be a valid URL.", "uri"),
            ("Who pushed. Must be a valid email address.", "email"),
            ("The language, as a BCP 47 language tag", "bcp47"),
            ("The IPv4 address of the cart", "ipv4"),
            ("The network in CIDR notation", "cidr"),
            ("The fully-qualified domain name of the hall", "fqdn"),
            ("Regex pattern. Required.", "regex"),
        ] {
            let wanted = format!("format {wanted}");
            assert_eq!(found("format", "string", prose), [wanted], "{prose}");
        }
        check(
            "format",
            &[
                (
                    "string[]",
                    "Halls. Each element is a language tag defined in [RFC 5646](x).",
                    &["format@items bcp47"],
                ),
                ("string[]", "UUIDs of the halls", &["format@items uuid"]),
                ("integer", "When it moved, as a Unix timestamp", &["format unix-timestamp"]),
                (
                    "integer",
                    "When it moved. Its value is the number of seconds from `1970-01-01`.",
                    &["format unix-timestamp"],
                ),
                ("number", "The time of the move in milliseconds since the Unix epoch", &["format unix-timestamp ms"]),
                ("date", "RFC 3339 timestamp.", &["format date-time"]),
            ],
        );
    }

    #[test]
    fn what_only_names_a_standard_is_none() {
        check(
            "format",
            &[
                ("string", "The cart's UUID or nickname", &["! one of several alternatives"]),
                ("string", "The cart's id (UUID) or nickname", &["! one of several alternatives"]),
                ("string", "The cart. If it is locked, must be a UUID.", &["! conditional"]),
                ("string", "The notes. When packed, contains base64-encoded text.", &[]),
                (
                    "string",
                    "Halls, as ISO 3166-1 alpha-2 codes. Several may be given (comma-separated).",
                    &["! values may be combined"],
                ),
                ("string", "The ISO 3166-1 code of the continent", &["! not what the standard is of"]),
                ("string", "How long it takes, as ISO 8601 duration", &["! a standard without a check"]),
                (
                    "boolean",
                    "Whether to return dates in ISO 8601 format",
                    &["! the shape of the value has no such form"],
                ),
                ("string", "The path, found in the URL of the page", &[]),
                ("string", "The UUID generator", &[]),
                ("string", "A short note on this regex", &[]),
                ("string", "Adds the UUID object to the answer", &[]),
                ("string", "The seal. Base64-decode the cart's seal and add one.", &["! about another thing"]),
                ("string", "The day. In the format YYYY-MM-DD [HH:MM].", &["! one of several alternatives"]),
                ("string", "A 2-letter ISO 3166-2 code of a hall", &["! not what the standard is of"]),
                (
                    "string",
                    "The hall's ISO 3166-1 alpha-2 code. Use `X9` for halls at sea.",
                    &["! not what the standard is of"],
                ),
                ("string", "Sets how exact Unix time values are", &["! about another thing"]),
            ],
        );
    }
}
