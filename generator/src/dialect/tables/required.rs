//! Whether a field must be there: what single cells and marks say. What they mean together is for the convention.

/// What a row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    Required,
    Optional,
    /// Required in some cases.
    Conditional,
}

const YES: &[&str] = &[
    "yes",
    "y",
    "true",
    "required",
    "req",
    "mandatory",
    "must",
    "✓",
    "✔",
    "✔️",
    "✅",
    "☑",
    "x",
    "m",
    "r",
    "always",
    "heavy_check_mark",
    "white_check_mark",
    "必填",
    "是",
    "必须",
    "oui",
    "si",
    "sí",
    "ja",
    "1",
    "required*",
    "obligatory",
    "√",
    "●",
    "present",
    "+",
    "sim",
    "да",
    "обязательно",
    "обязательный",
    "はい",
    "必須",
    "○",
    "◯",
    "예",
    "필수",
    "tak",
    "vereist",
    "pflicht",
    "obligatoire",
    "obligatorio",
    "obrigatório",
    "requis",
    "requerido",
];

const NO: &[&str] = &[
    "no",
    "n",
    "false",
    "optional",
    "opt",
    "o",
    "✕",
    "✗",
    "✘",
    "❌",
    "☐",
    "-",
    "—",
    "–",
    "none",
    "recommended",
    "may",
    "否",
    "非必填",
    "可选",
    "non",
    "nein",
    "0",
    "heavy_minus_sign",
    "not",
    "nullable",
    "forbidden",
    "should",
    "x optional",
    "não",
    "nao",
    "нет",
    "необязательно",
    "いいえ",
    "任意",
    "△",
    "×",
    "아니요",
    "선택",
    "nie",
    "nee",
    "facultatif",
    "optionnel",
    "opcional",
    "opzionale",
    "discouraged",
    "deprecated",
];

const CASES: &[&str] = &[
    "if",
    "when",
    "unless",
    "conditional",
    "conditionally",
    "depends",
    "sometimes",
    "case",
    "only",
    "except",
    "for",
    "c",
    "cond",
    "see",
    "on",
];

/// What a cell of a column for it says; `None` where it says nothing that is known. `inverted` for a column of what is
/// optional, where `yes` says that a field may be left out.
pub(super) fn cell(text: &str, inverted: bool) -> Option<Presence> {
    // What says only how a sign is drawn.
    let lower = text.to_lowercase().replace(['\u{fe0e}', '\u{fe0f}'], "");
    let words: Vec<&str> = lower
        .split(|c: char| {
            c.is_whitespace()
                || matches!(c, '.' | ',' | ';' | ':' | '*' | '_' | '(' | ')' | '[' | ']' | '/' | '`' | '{' | '}' | '"')
        })
        .filter(|word| !word.is_empty())
        .collect();
    let is_yes = |word: &&str| YES.contains(word);
    let is_no = |word: &&str| NO.contains(word);
    let first = words.first()?;
    // `Required (may be empty)`: what stands in parentheses is said of the value, unless it names a case.
    let outside = lower.split(['(', '[']).next().unwrap_or_default().trim();
    let words =
        if matches!(outside, "required" | "mandatory" | "yes") && !names_case(&words) { vec![*first] } else { words };
    let first = words.first()?;
    // `Required*`: a footnote says more, and that is when.
    if (is_yes(first) || is_no(first)) && is_footnoted(text) && !is_no(first) {
        return Some(Presence::Conditional);
    }
    if words.iter().take(4).any(|word| CASES.contains(word)) && !(is_no(first) && words.len() < 3) {
        return Some(Presence::Conditional);
    }
    let found = if is_no(first) {
        Presence::Optional
    } else if is_yes(first) {
        // `✓/✕`, `required with state`, `✓ (origination)`, `Yes (POST) / No (PATCH)`
        if is_qualified(&lower) { Presence::Conditional } else { Presence::Required }
    } else if words.iter().any(is_no) {
        Presence::Optional
    } else if words.iter().any(is_yes) {
        Presence::Required
    } else {
        return None;
    };
    let explicit = matches!(*first, "required" | "optional" | "mandatory");
    Some(match found {
        Presence::Required if inverted && !explicit => Presence::Optional,
        Presence::Optional if inverted && !explicit => Presence::Required,
        found => found,
    })
}

/// Words behind a `yes` that leave it what it is.
const PLAIN: &[&str] = &[
    "and",
    "always",
    "never",
    "by",
    "the",
    "a",
    "an",
    "server",
    "client",
    "user",
    "api",
    "field",
    "value",
    "is",
    "be",
    "must",
    "may",
    "can",
    "could",
    "not",
    "non",
    "null",
    "nullable",
    "empty",
    "unique",
    "primary",
    "key",
    "pk",
    "auto",
    "automatic",
    "automatically",
    "generated",
    "set",
    "read",
    "write",
    "readonly",
    "immutable",
    "exactly",
    "one",
    "at",
    "least",
    "all",
    "every",
    "each",
    "any",
    "times",
    "cases",
    "present",
    "provided",
    "string",
    "integer",
    "int",
    "number",
    "boolean",
    "bool",
    "array",
    "list",
    "object",
    "of",
    "it",
    "this",
    "min",
    "max",
    "length",
    "characters",
    "chars",
    "items",
    "even",
    "though",
    "nonempty",
    "but",
    "more",
    "element",
    "elements",
    "entry",
    "item",
    "ignored",
    "blank",
    "zero",
    "has",
    "system",
];

/// Words behind which nothing is said of a case: a default, or a version.
const CLOSING: &[&str] = &["default", "defaults", "since", "e", "i", "example", "deprecated"];

/// Whether more stands behind a `yes`, or a sign for it, than is known to leave it what it is: then it is a case, whatever its
/// words. `required with x`, `✓ (new ones)`, `Yes (POST) / No (PATCH)`.
fn is_qualified(lower: &str) -> bool {
    let statement = lower.split(". ").next().unwrap_or_default().split(';').next().unwrap_or_default();
    let is_sign = |c: char| YES.contains(&c.to_string().as_str()) || NO.contains(&c.to_string().as_str());
    let words = statement.split(|c: char| !c.is_alphanumeric() && (c == '-' || !is_sign(c)));
    let mut words = words.filter(|word| !word.is_empty()).skip(1).peekable();
    while let Some(word) = words.next() {
        if CLOSING.contains(&word) {
            return false;
        }
        let whole = |next: &&str| ["all", "every", "each", "any", "this", "least"].contains(next);
        let leads_on = matches!(word, "in" | "at") && words.peek().is_some_and(whole)
            // `as of v3.0`
            || word == "as" && words.peek() == Some(&"of");
        let is_number = word.trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit());
        if !(leads_on || is_number || PLAIN.contains(&word) || YES.contains(&word)) {
            return true;
        }
    }
    false
}

/// Whether words name a case in which something holds.
fn names_case(words: &[&str]) -> bool {
    words.iter().any(|word| CASES.contains(word) || matches!(*word, "except" | "only" | "for"))
}

/// Whether a cell ends in the mark of a footnote: `Yes*`, `Required [^1]`, `yes (1)`, `Yes²`.
fn is_footnoted(text: &str) -> bool {
    let text = text.trim().trim_end_matches('\\');
    // `**yes**` is bold.
    let starred = text.trim_end_matches('*').len();
    let stars = (text.len() - starred).saturating_sub(text.len() - text.trim_start_matches('*').len());
    let bare = text.trim_end_matches(['*', ' ']);
    let number = |open: &str, close: char| {
        let inner = bare.strip_suffix(close).and_then(|bare| bare.rsplit_once(open));
        inner.is_some_and(|(before, mark)| {
            !before.trim().is_empty() && mark.len() < 3 && mark.chars().all(|c| c.is_ascii_digit())
        })
    };
    stars > 0
        || text.ends_with("\\*")
        || bare.ends_with(['†', '‡', '¹', '²', '³'])
        || number("[^", ']')
        || number("(", ')')
}

/// What a column of cardinalities says: whether a field must be there, and whether it is a list.
pub(super) fn cardinality(text: &str) -> (Option<Presence>, Option<bool>) {
    // The signs of expressions, of which one is a sign of Markdown too.
    match text.trim().trim_matches(['`', '\\', '[', ']', '(', ')']) {
        "*" => return (Some(Presence::Optional), Some(true)),
        "+" => return (Some(Presence::Required), Some(true)),
        "?" => return (Some(Presence::Optional), Some(false)),
        _ => {}
    }
    let bare = text.trim().trim_matches(['*', '_', '`', '[', ']', '(', ')']).to_lowercase();
    let words = || bare.split(|c: char| !c.is_alphanumeric());
    match bare.as_str() {
        "one" | "single" => return (None, Some(false)),
        "many" | "repeated" | "multiple" => return (None, Some(true)),
        "required" | "1" => return (Some(Presence::Required), Some(false)),
        "optional" => return (Some(Presence::Optional), Some(false)),
        "n" => return (Some(Presence::Optional), Some(true)),
        _ => {}
    }
    if words().any(|word| word == "repeated") {
        return (None, Some(true));
    }
    let Some((low, high)) = bare.split_once("..").or_else(|| bare.split_once('-')) else { return (None, None) };
    let presence = match low.trim() {
        "0" => Some(Presence::Optional),
        "1" => Some(Presence::Required),
        _ => return (None, None),
    };
    (presence, Some(high.trim().trim_start_matches('.') != "1"))
}

/// What a description says at its start, and how many of its bytes that takes.
pub(super) fn description(text: &str, shouts: bool) -> Option<(Presence, usize)> {
    let start = text.len() - text.trim_start_matches(['*', '_', '(', '[', ' ', '`', '<', 'b', '>']).len();
    let start = if text.starts_with(['*', '_', '(', '[', '`']) || text.starts_with("<b>") { start } else { 0 };
    let rest = text.get(start..)?;
    let marks = start > 0;
    let (word, presence) = [
        ("required", Presence::Required),
        ("mandatory", Presence::Required),
        ("optional", Presence::Optional),
        ("may be omitted", Presence::Optional),
        ("omitted if", Presence::Conditional),
        ("omitted when", Presence::Conditional),
        ("omitted unless", Presence::Conditional),
        ("only present", Presence::Conditional),
        ("only provided", Presence::Conditional),
        ("only included", Presence::Conditional),
        ("only returned", Presence::Conditional),
        ("only if", Presence::Conditional),
        ("only when", Presence::Conditional),
        ("conditionally required", Presence::Conditional),
        ("conditional", Presence::Conditional),
    ]
    .into_iter()
    .find(|(word, _)| rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)))
    // `_(JSON mode)_`: what stands in parentheses and emphasis before all else is the case in which the field is there.
    .or_else(|| ["_(", "*(", "**("].iter().any(|open| text.starts_with(open)).then_some(("", Presence::Conditional)))?;
    let behind = rest.get(word.len()..)?;
    let shouted = rest.get(..word.len()).is_some_and(|head| head.chars().all(|c| c.is_uppercase() || c == ' '));
    let ends = behind
        .chars()
        .next()
        .is_none_or(|c| matches!(c, '.' | ')' | ']' | ':' | ';' | ',' | '*' | '_' | '<' | '`' | '-'));
    if !(marks || ends || shouts && shouted) {
        return None;
    }
    let closing = behind.len() - behind.trim_start_matches(['*', '_', ')', ']', '.', ':', ' ', '`']).len();
    let after = behind.get(closing..).unwrap_or_default().trim_start_matches("</b>");
    let presence = match after.split_whitespace().next().map(str::to_lowercase).as_deref() {
        Some("if" | "when" | "unless" | "for" | "only") if presence == Presence::Required => Presence::Conditional,
        _ => presence,
    };
    let taken = if presence == Presence::Conditional { 0 } else { start + word.len() + closing };
    Some((presence, taken))
}

/// What prose says of all fields of a table below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Blanket {
    pub(super) presence: Option<Presence>,
    pub(super) nullable: bool,
    /// The fields that it leaves out.
    pub(super) except: Vec<String>,
}

/// `unless marked optional`, `unless otherwise noted`: what a row says comes first anyway.
fn is_of_marks(case: &str) -> bool {
    let mut words = case.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.next().is_some_and(|first| {
        let leads = ["marked", "noted", "stated", "specified", "indicated", "otherwise", "they", "labelled", "labeled"];
        leads.contains(&first)
    })
}

/// Reads prose above a table: `All parameters are optional and nullable except `name`.`
pub(super) fn blanket(text: &str, code: &[String]) -> Blanket {
    let lower = text.to_lowercase();
    let sentences = lower.split(['.', '\n', ':']).map(str::trim);
    let mut found = Blanket::default();
    for sentence in sentences {
        let of_all = ["all ", "these ", "those ", "following ", "any of the", "every "]
            .iter()
            .any(|lead| sentence.contains(lead))
            && ["parameter", "field", "propert", "attribute", "member", "key", "param"]
                .iter()
                .any(|word| sentence.contains(word));
        let heads = sentence.starts_with("optional ") && sentence.split_whitespace().count() < 5;
        if !of_all && !heads {
            continue;
        }
        let is_marked = sentence.split_once("unless").is_some_and(|(_, case)| is_of_marks(case));
        if sentence.contains("optional") && !is_marked
            || sentence.contains("may be omitted")
            || sentence.contains("may be additionally included")
            || sentence.contains("can be omitted")
        {
            found.presence = Some(Presence::Optional);
            found.nullable = sentence.contains("nullable");
            let but = ["except", "excluding", "other than", "apart from", "besides"];
            if let Some((_, exceptions)) = but.iter().find_map(|but| sentence.split_once(but)) {
                found.except = code.iter().filter(|code| exceptions.contains(&code.to_lowercase())).cloned().collect();
            }
        } else if (sentence.contains("are required")
            || sentence.contains("are mandatory")
            || sentence.contains("are always"))
            && !sentence.contains("not required")
            && !sentence.contains(" if ")
            && sentence.split_once("unless").is_none_or(|(_, case)| is_of_marks(case))
        {
            found.presence = Some(Presence::Required);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use Presence::{Conditional, Optional, Required};

    #[test]
    fn cells() {
        for (text, expected) in [
            ("Yes", Some(Required)),
            ("**REQUIRED**", Some(Required)),
            ("✅", Some(Required)),
            ("`no`", Some(Optional)),
            ("[Optional](../a.md)", Some(Optional)),
            ("Conditionally REQUIRED", Some(Conditional)),
            ("Required if Available", Some(Conditional)),
            ("Conditional; required if x", Some(Conditional)),
            ("Yes; auto-fillable", Some(Required)),
            ("✓/✕", Some(Conditional)),
            ("{dotted-circle} No", Some(Optional)),
            ("Recommended", Some(Optional)),
            ("Required*", Some(Conditional)),
            ("yes (1)", Some(Conditional)),
            ("Yes[^1]", Some(Conditional)),
            ("no*", Some(Optional)),
            ("Required (may be empty)", Some(Required)),
            ("Required (only for guests)", Some(Conditional)),
            ("required with `state`", Some(Conditional)),
            ("✓ (new ones)", Some(Conditional)),
            ("Yes (POST) / No (PATCH)", Some(Conditional)),
            ("Required in production", Some(Conditional)),
            ("yes or `a`", Some(Conditional)),
            ("да для `sub`", Some(Conditional)),
            ("✅ Yes", Some(Required)),
            ("Yes (default: `x`)", Some(Required)),
            ("Required in all cases", Some(Required)),
            ("Yes (may not be null)", Some(Required)),
            ("REQUIRED (as of v3.0)", Some(Required)),
            ("yess", None),
            ("", None),
        ] {
            assert_eq!(cell(text, false), expected, "{text}");
        }
        assert_eq!(cell("yes", true), Some(Optional));
        assert_eq!(cell("Required", true), Some(Required));
    }

    #[test]
    fn cardinalities() {
        assert_eq!(cardinality("Many"), (None, Some(true)));
        assert_eq!(cardinality("0..1"), (Some(Optional), Some(false)));
        assert_eq!(cardinality("1..*"), (Some(Required), Some(true)));
        assert_eq!(cardinality("repeated"), (None, Some(true)));
        assert_eq!(cardinality("+"), (Some(Required), Some(true)));
        assert_eq!(cardinality("`*`"), (Some(Optional), Some(true)));
        assert_eq!(cardinality("?"), (Some(Optional), Some(false)));
        assert_eq!(cardinality("x"), (None, None));
    }

    #[test]
    fn descriptions() {
        for (text, expected) in [
            ("**REQUIRED**. The name.", Some((Required, 14))),
            ("_(Optional)_ The name.", Some((Optional, 13))),
            ("**REQUIRED** if x.", Some((Conditional, 0))),
            ("Required. The name.", Some((Required, 10))),
            ("Required fields of it", None),
            ("The name", None),
        ] {
            assert_eq!(description(text, false), expected, "{text}");
        }
    }

    #[test]
    fn blankets() {
        let code = vec!["name".to_owned()];
        let found = blanket("All parameters to this endpoint are optional and nullable except `name`.", &code);
        assert_eq!(found, Blanket { presence: Some(Optional), nullable: true, except: code });
        assert_eq!(blanket("Those fields are optional.", &[]).presence, Some(Optional));
        assert_eq!(blanket("Optional attributes:", &[]).presence, Some(Optional));
        assert_eq!(blanket("All named fields are required to be returned.", &[]).presence, Some(Required));
        assert_eq!(blanket("All fields are required unless marked optional.", &[]).presence, Some(Required));
        assert_eq!(blanket("The name is optional.", &[]).presence, None);
    }
}
