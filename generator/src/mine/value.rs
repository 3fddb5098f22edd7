//! Literal values in prose: `` `asc` ``, `"Sign up"`, `**push**`, `10`, `application/json`, and lists of them.

use crate::mine::lexicon::Class;
use serde_json::Value as Json;

use super::Shape;
use super::text::{Kind, Text, Token, Words};
use crate::ir::Decimal;

/// A value that the prose names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Value {
    /// The value, as written and without its marks.
    pub(super) text: String,
    /// The token behind it.
    pub(super) end: usize,
    /// Whether marks set it apart from the words around it: code, quotes, bold.
    pub(super) marked: bool,
}

/// A value as the JSON of a shape; `None` where the shape has no such value.
pub(super) fn typed(shape: &Shape, text: &str) -> Option<Json> {
    match shape {
        Shape::Boolean => match text.to_ascii_lowercase().as_str() {
            "true" | "yes" => Some(true.into()),
            "false" | "no" => Some(false.into()),
            _ => None,
        },
        Shape::Integer | Shape::Number => Decimal::parse(&text.replace([',', '_'], "")).map(|number| number.to_json()),
        Shape::Array(_) => serde_json::from_str(text).ok().filter(Json::is_array),
        Shape::Map(_) | Shape::Object => serde_json::from_str(text).ok().filter(Json::is_object),
        Shape::String | Shape::Enum | Shape::Date => Some(text.into()),
        Shape::Bytes => None,
        // Of a type that is not known, what can only be a number or a boolean is one.
        Shape::Other => Some(match text {
            "true" => true.into(),
            "false" => false.into(),
            _ => Decimal::parse(text).map_or_else(|| text.into(), |number| number.to_json()),
        }),
    }
}

/// Marks that open a quotation, and those that close it.
const QUOTES: &[(&str, &str)] = &[("\"", "\""), ("'", "'"), ("“", "”"), ("‘", "’")];

/// A quoted value of more tokens is a sentence.
const LONGEST: usize = 12;

/// Reads the value that starts at a token, before `limit`.
pub(super) fn read(text: &Text, at: usize, limit: usize) -> Option<Value> {
    let token = text.tokens.get(at).filter(|_| at < limit)?;
    if token.kind == Kind::Literal {
        let inner = QUOTES.iter().find_map(|(open, close)| token.text.strip_prefix(open)?.strip_suffix(close));
        let text = inner.unwrap_or(&token.text).trim();
        // `` `all (default)` ``
        let text = text.strip_suffix("(default)").unwrap_or(text).trim().to_owned();
        return (!text.is_empty()).then_some(Value { text, end: at + 1, marked: true });
    }
    quoted(text, at, limit).or_else(|| bold(text, at, limit)).or_else(|| bare(text, at, limit))
}

/// Several words in quotes, or code in quotes.
fn quoted(text: &Text, at: usize, limit: usize) -> Option<Value> {
    let token = text.tokens.get(at).filter(|token| token.kind == Kind::Punct)?;
    let (_, close) = QUOTES.iter().find(|(open, _)| token.text == *open)?;
    // `""`: a text without characters.
    if text.tokens.get(at + 1).is_some_and(|next| next.glued && next.is_punct(close) && at + 1 < limit) {
        return Some(Value { text: String::new(), end: at + 2, marked: true });
    }
    let end = (at + 2..limit.min(at + LONGEST)).find(|at| text.tokens.get(*at).is_some_and(|it| it.is_punct(close)))?;
    let inner = text.plain(&(at + 1..end));
    let inner = inner.trim_matches('`');
    (!inner.is_empty() && !inner.contains('`')).then(|| Value { text: inner.to_owned(), end: end + 1, marked: true })
}

/// Bold text of a few words.
fn bold(text: &Text, at: usize, limit: usize) -> Option<Value> {
    let ends = at + 1..=limit.min(at + 4);
    let end = ends.into_iter().find(|end| text.is_marked_up(&(at..*end)))?;
    let written = text.plain(&(at..end));
    // `**idle (deprecated)**`
    let noted =
        written.split_once(" (").filter(|(_, note)| note.ends_with(')')).map_or(written.as_str(), |(value, _)| value);
    let trimmed = noted.trim_end_matches(['.', ',', ':', ';']).to_owned();
    (!trimmed.is_empty()).then_some(Value { text: trimmed, end, marked: true })
}

/// A run without spaces: `24h`, `application/json`, `-created_at`, `.example.com`.
fn bare(text: &Text, at: usize, limit: usize) -> Option<Value> {
    const STARTS: &[&str] = &[".", "/", "#", "-", "+", "@", "*", "$", "~"];
    const JOINTS: &[&str] = &[".", "-", "_", "/", ":", "@", "#", "+", "%", "=", "$", "~", "*"];
    let solid = |token: &Token| matches!(token.kind, Kind::Word | Kind::Number(_));
    let glued = |at: usize| text.tokens.get(at).filter(|token| at < limit && token.glued);
    let first = text.tokens.get(at)?;
    let led = first.kind == Kind::Punct && STARTS.contains(&first.text.as_str());
    if !(solid(first) || led && glued(at + 1).is_some_and(solid)) {
        return None;
    }
    let mut end = at + 1;
    while let Some(token) = glued(end) {
        let joint = token.kind == Kind::Punct && JOINTS.contains(&token.text.as_str());
        if solid(token) {
            end += 1;
        } else if joint && glued(end + 1).is_some_and(solid) {
            end += 2;
        } else {
            break;
        }
    }
    end += usize::from(glued(end).is_some_and(|token| token.is('%')));
    // `rgba(0, 0, 0)` is no `rgba`.
    let called =
        text.tokens.get(end - 1).is_some_and(|last| last.kind == Kind::Word && !last.text.ends_with(char::is_numeric));
    if called && glued(end).is_some_and(|token| token.is('(') && text.tokens.get(end + 1).is_some_and(Token::is_number))
    {
        return None;
    }
    let written = text.plain(&(at..end));
    // `https://<name>.example.com`: something within was taken for markup.
    let markup = text.span(&(at..end)).len() > written.len() + ESCAPES;
    (!markup).then(|| Value { text: written.trim_end_matches('.').to_owned(), end, marked: false })
}

/// A name has few marks that have to be escaped.
const ESCAPES: usize = 2;

/// Values in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct List {
    /// The values, in the order of the text, none twice.
    pub(super) values: Vec<String>,
    /// The token behind the last of them and its gloss.
    pub(super) end: usize,
    /// Whether marks set them apart.
    pub(super) marked: bool,
    /// Whether `or` or `and` leads to something that is no value: `` `a` or any name ``.
    pub(super) open: bool,
    /// Whether an `or` stands between two of them.
    pub(super) alternatives: bool,
}

/// Reads the list that starts at a token, before `limit`. `None` where what stands there is no list of values.
pub(super) fn read_list(text: &Text, first: usize, limit: usize) -> Option<List> {
    if text.tokens.is_at(first, '[') {
        return bracketed(text, first, limit);
    }
    let found = equated(text, first, limit).or_else(|| piped(text, first, limit));
    found.or_else(|| in_a_row(text, first, limit)).map(slashed)
}

/// `flat/deep`: what would be one value is two, unless it is a media type.
fn slashed(list: List) -> List {
    let [value] = list.values.as_slice() else { return list };
    let parts: Vec<&str> = value.split('/').collect();
    let is_word = |part: &&str| part.len() > 1 && part.chars().all(|c| c.is_ascii_alphabetic() || c == '_');
    if list.marked || parts.len() < 2 || !parts.iter().all(is_word) || Class::MediaType.holds(parts[0]) {
        return list;
    }
    let values = parts.into_iter().map(str::to_owned).collect();
    List { values, alternatives: true, ..list }
}

fn in_a_row(text: &Text, first: usize, limit: usize) -> Option<List> {
    let mut value = read(text, first, limit)?;
    let mut list = List { marked: value.marked, ..List::default() };
    let (mut glossed, mut abbreviated) = (false, 0);
    loop {
        list.end = skip_gloss(text, value.end, limit, list.marked);
        glossed |= list.end > value.end;
        abbreviated += usize::from(is_abbreviated(text, &value));
        if !list.values.contains(&value.text) {
            list.values.push(value.text);
        }
        let (next, or, and) = separators(text, list.end, limit);
        if next == list.end {
            break;
        }
        match read(text, next, limit)
            .filter(|value| value.marked == list.marked && (value.marked || ends(text, value, limit)))
        {
            Some(found) => {
                list.alternatives |= or;
                value = found;
            }
            None if next >= limit => break,
            // `` `a` or `b`, defaults to `b` `` ends the list; `a, b and more words` is none.
            None => {
                list.open = or || and && !text.tokens.is_at(next, Class::NextStatement);
                if !list.marked {
                    return None;
                }
                break;
            }
        }
    }
    list.end = skip_last_gloss(text, list.end, limit, glossed);
    if !list.marked && abbreviated == list.values.len() {
        return None;
    }
    let ended = list.marked || list.end >= limit || stops(text, list.end);
    (ended && !list.values.is_empty()).then_some(list)
}

/// `Read (r)`: what stands in parentheses is what is sent.
fn is_abbreviated(text: &Text, value: &Value) -> bool {
    let at = |distance: usize| text.tokens.get(value.end + distance);
    let opens = at(0).is_some_and(|token| token.is('(')) && at(2).is_some_and(|token| token.is(')'));
    opens
        && at(1).is_some_and(|inner| {
            let written = text.plain(&(value.end + 1..value.end + 2));
            let shouted = written.chars().all(|c| c.is_ascii_uppercase() || c == '_');
            let shorter = inner.kind == Kind::Word && written.len() < value.text.len();
            inner.kind == Kind::Literal || shorter && (shouted || written.len() < 4)
        })
}

/// `[EN, FR]`. The closing bracket may have been cut off with the text.
fn bracketed(text: &Text, open: usize, limit: usize) -> Option<List> {
    let close = (open..limit).find(|at| text.tokens.is_at(*at, ']'));
    let list = in_a_row(text, open + 1, close.unwrap_or(limit))?;
    let whole = list.end >= close.unwrap_or(limit) && list.values.len() > 1;
    whole.then(|| List { end: close.map_or(limit, |close| close + 1), ..list })
}

/// A meaning of more tokens is a sentence.
const LONGEST_MEANING: usize = 8;

/// `0 = shut, 1=open`: each value with what it means.
fn equated(text: &Text, first: usize, limit: usize) -> Option<List> {
    let mut list = List { alternatives: true, ..List::default() };
    let mut at = first;
    loop {
        let value = read(text, at, limit)?;
        // `1=open` is read as one.
        let glued = value.text.split_once('=').map(|(value, _)| value.to_owned());
        let sign = usize::from(glued.is_none());
        if sign == 1 && !text.tokens.is_at(value.end, '=') {
            return None;
        }
        list.marked |= value.marked;
        let meaning = text.tokens.get(value.end + sign..limit).unwrap_or_default();
        let ends = |token: &Token| token.kind == Kind::Punct || matches!(token.kind, Kind::Line | Kind::Paragraph);
        let length = meaning.iter().take(LONGEST_MEANING).take_while(|token| !ends(token)).count();
        // `public = P`: the short one is what is sent.
        let written = |range: std::ops::Range<usize>| text.plain(&range).len();
        let is_code = length == 1 && written(value.end + sign..value.end + sign + 1) < written(at..value.end);
        if is_code || glued_code(&value.text) {
            return None;
        }
        list.end = value.end + sign + length;
        list.values.push(glued.unwrap_or(value.text));
        let (next, ..) = separators(text, list.end, limit);
        if next == list.end || next >= limit {
            break;
        }
        at = next;
    }
    // What goes on as it began goes on behind a meaning that was not understood.
    let rest = text.tokens.get(list.end..limit).unwrap_or_default();
    let whole = list.end >= limit || stops(text, list.end) && !rest.starts('(') && !rest.has('=');
    (list.values.len() > 1 && whole).then_some(list)
}

/// `public=P`
fn glued_code(text: &str) -> bool {
    text.split_once('=').is_some_and(|(value, meaning)| meaning.len() < value.len())
}

/// A value of more tokens is a sentence.
const LONGEST_PIPED: usize = 6;

/// `New Order|Late/Lost Order|Other`: between pipes a value may have several words.
fn piped(text: &Text, first: usize, limit: usize) -> Option<List> {
    let ends =
        |at: &usize| text.tokens.get(*at).is_some_and(|token| matches!(token.kind, Kind::Line | Kind::Paragraph));
    let end = (first..limit).find(ends).unwrap_or(limit);
    let tokens = text.tokens.get(first..end)?;
    if tokens.iter().filter(|token| token.is('|')).count() < 2 || tokens.starts("one") && tokens.is_at(1, "of") {
        return None;
    }
    let mut list = List { alternatives: true, end, ..List::default() };
    let mut at = first;
    for part in tokens.split(|token| token.is('|')) {
        let is_value =
            |token: &Token| matches!(token.kind, Kind::Word | Kind::Number(_)) || token.is('/') || token.is('-');
        if part.is_empty() || part.len() > LONGEST_PIPED || !part.iter().all(is_value) {
            return None;
        }
        list.values.push(text.plain(&(at..at + part.len())));
        at += part.len() + 1;
    }
    Some(list)
}

/// Whether a value without marks is a whole element: behind it stands a separator, a gloss or the end.
fn ends(text: &Text, value: &Value, limit: usize) -> bool {
    let next = text.tokens.get(value.end);
    value.end >= limit || next.is_some_and(|next| next.is(["or", "and"])) || stops(text, value.end)
}

fn stops(text: &Text, at: usize) -> bool {
    const STOPS: &[&str] = &[",", "|", "/", ";", "(", ")", ".", "]"];
    text.tokens.get(at).is_none_or(|token| {
        token.kind == Kind::Line || token.kind == Kind::Punct && STOPS.contains(&token.text.as_str())
    })
}

/// Skips what stands between two values; whether there was an `or`, an `and`.
fn separators(text: &Text, at: usize, limit: usize) -> (usize, bool, bool) {
    let (mut or, mut and) = (false, false);
    let mut end = at;
    while let Some(token) = text.tokens.get(end).filter(|_| end < limit) {
        // A bar or a slash stands for an `or`.
        or |= token.is("or") || token.is('|') || token.is('/');
        and |= token.is("and");
        let mark = token.kind == Kind::Punct && [",", "|", "/", ";"].contains(&token.text.as_str());
        if !(mark || token.kind == Kind::Line || token.is(["or", "and"])) {
            break;
        }
        end += 1;
    }
    (end, or, and)
}

/// How far a gloss may reach.
const REACH: usize = 30;

/// Skips a gloss in parentheses, and one in words where another value follows it.
fn skip_gloss(text: &Text, at: usize, limit: usize, marked: bool) -> usize {
    let mut end = at;
    if text.tokens.is_at(end, '(') {
        let close = (end..limit).find(|at| text.tokens.is_at(*at, ')'));
        end = close.map_or(end, |close| close + 1);
    }
    let comma = usize::from(text.tokens.is_at(end, ','));
    let led = text
        .tokens
        .get(end + comma)
        .is_some_and(|token| token.is(Class::Gloss) || comma == 0 && (token.is('-') || token.is(':') || token.is('—')));
    if !marked || !led {
        return end;
    }
    let reach = limit.min(end + REACH);
    let next = (end + comma + 1..reach).find(|at| {
        let (value, ..) = separators(text, *at, reach);
        value > *at && read(text, value, limit).is_some_and(|value| value.marked)
    });
    // `or a name of your own like …`
    let own = |next: &usize| text.tokens.get(end..*next).is_some_and(|gloss| gloss.has(["like", "such", "e.g", "own"]));
    next.filter(|next| !own(next)).unwrap_or(end)
}

/// Skips the words behind the last value, where those before it were explained too or they explain all:
/// `for rising and falling respectively`.
fn skip_last_gloss(text: &Text, at: usize, limit: usize, glossed: bool) -> usize {
    let next = text.tokens.get(at).filter(|_| at < limit);
    if glossed && next.is_some_and(|token| token.is(':') || token.is('-')) {
        return limit;
    }
    let led = next.is_some_and(|token| token.is(Class::Gloss));
    let rest = text.tokens.get(at..limit).unwrap_or_default();
    let end = rest.iter().position(|token| token.kind == Kind::Punct).unwrap_or(rest.len());
    let respectively = rest.first_of(end).has("respectively");
    if led && (glossed || respectively) { at + end } else { at }
}

#[cfg(test)]
mod tests {
    use super::{read, read_list};
    use crate::mine::text::Text;

    #[test]
    fn values_are_read_with_and_without_marks() {
        for (prose, wanted, marked) in [
            ("`asc`", "asc", true),
            ("'Sign up now'", "Sign up now", true),
            ("\"`asc`\" is it", "asc", true),
            ("**push** it", "push", true),
            ("\"\" (none)", "", true),
            ("24h", "24h", false),
            ("application/json.", "application/json", false),
            (".example.com", ".example.com", false),
            ("-created_at", "-created_at", false),
            ("#00ff00 if", "#00ff00", false),
            ("Cribs and carts", "Cribs", false),
        ] {
            let text = Text::new(prose);
            let value = read(&text, 0, text.tokens.len()).expect("there is a value");
            assert_eq!((value.text.as_str(), value.marked), (wanted, marked), "{prose}");
        }
    }

    #[test]
    fn lists_are_read_whole_or_not_at_all() {
        let values = |prose: &str| {
            let text = Text::new(prose);
            read_list(&text, 0, text.tokens.len()).map(|list| (list.values.join(" "), list.open))
        };
        let closed = |text: &str| Some((text.to_owned(), false));
        assert_eq!(values("`a`, `b`, or `c`, defaults to `b`"), closed("a b c"));
        assert_eq!(values("a, b and c"), closed("a b c"));
        assert_eq!(values("\"a\" for carts or \"b\" for crates"), closed("a b"));
        assert_eq!(values("'a' (heavy) or 'b' (light)"), closed("a b"));
        assert_eq!(values("`a` | `b`"), closed("a b"));
        assert_eq!(values("**deep**, **flat**."), closed("deep flat"));
        assert_eq!(values("`a` or any other name"), Some(("a".to_owned(), true)));
        assert_eq!(values("carts, crates of apples"), None);
    }
}
