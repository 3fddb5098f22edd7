//! What a model is called: the nearest heading, or sentence, that names something.

use super::heading_words::{EXCHANGE, KINDS, LEADS, MERE, THINGS, is_foreign_part, is_request, is_response};

/// What a heading, or the title of a page, says of the table below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// The name in words, without those that name nothing; empty where no others are left.
    pub(super) words: Vec<String>,
    /// What part of an exchange the table is, as far as the words say.
    pub(super) aspect: Option<Aspect>,
    /// Whether it says that its fields may be left out.
    pub(super) optional: bool,
    /// Whether it says that they must be there.
    pub(super) required: bool,
}

/// A part of an exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aspect {
    Request,
    Response,
}

impl Aspect {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Request => "Request",
            Self::Response => "Response",
        }
    }
}

/// Reads a heading. `is_above` says that a heading below it, which names nothing, is what stands right above the table.
pub(super) fn named(heading: &str, is_above: bool) -> Named {
    let mut words: Vec<&str> = split(heading);
    let folded = |word: &str| word.to_lowercase();
    let among = |word: &str, list: &[&str]| list.contains(&folded(word).as_str());
    let has = |wanted: &[&str]| words.iter().any(|word| among(word, wanted));
    let any = |is: fn(&str) -> bool| words.iter().any(|word| is(&folded(word)));
    let aspect = if has(&["response", "responses", "result", "results", "returns", "return", "reply", "output"])
        || any(is_response)
    {
        Some(Aspect::Response)
    } else if has(&["request", "params", "param", "body", "input", "arguments"]) || any(is_request) {
        Some(Aspect::Request)
    } else {
        None
    };
    let optional = has(&["optional"]);
    let required = has(&["required", "mandatory"]);
    let nothing = Named { words: Vec::new(), aspect, optional, required };
    // `Felder`, `Поля ответа`, `请求参数`
    if !words.is_empty() && words.iter().all(|word| is_foreign_part(&folded(word))) {
        return nothing;
    }
    if words.first().is_some_and(|word| among(word, &["example", "examples"]))
        && !words.last().is_some_and(|word| among(word, &["object"]))
    {
        return nothing;
    }
    for lead in [
        &["implementation", "of"][..],
        &["definition", "of"],
        &["structure", "of"],
        &["description", "of"],
        &["format", "of"],
    ] {
        let starts = words.len() > lead.len() && lead.iter().zip(&words).all(|(lead, word)| folded(word) == *lead);
        if starts {
            words.drain(..lead.len());
        }
    }
    // `Fixed fields for use with schema`: what follows says when.
    if let Some(at) = words.iter().position(|word| matches!(folded(word).as_str(), "for" | "when" | "if"))
        && at > 0
        && words.iter().take(at).all(|word| among(word, MERE) || among(word, EXCHANGE) || among(word, KINDS))
    {
        return nothing;
    }
    while words.len() > 1 && words.first().is_some_and(|word| LEADS.contains(word) || among(word, &["the", "a", "an"]))
    {
        words.remove(0);
    }
    let all = words.len();
    let mut is_object = false;
    if words.len() > 1 && words.last().is_some_and(|word| among(word, KINDS)) {
        words.pop();
    }
    if words.len() > 1 && words.last().is_some_and(|word| among(word, &["object", "objects"])) {
        words.pop();
        is_object = true;
    }
    let is_mere = |word: &&str| among(word, MERE);
    let is_exchange = |word: &&str| among(word, EXCHANGE) || is_mere(word);
    let is_thing = |word: &&str| among(word, THINGS) || is_exchange(word);
    let only_things = words.iter().all(is_thing);
    let names_nothing = if is_object {
        words.iter().all(is_mere) && !is_above
    } else if words.len() < all {
        words.iter().all(is_exchange) || words.iter().all(|word| among(word, KINDS))
    } else if is_above {
        only_things
            && (words.len() > 1
                || words.iter().all(|word| {
                    among(word, EXCHANGE) && !among(word, &["input", "output"])
                        || among(word, KINDS)
                        || among(word, &["overview", "reference", "specification", "definitions", "definition"])
                }))
    } else {
        only_things
    };
    if names_nothing || words.is_empty() {
        return nothing;
    }
    Named { words: words.into_iter().map(str::to_owned).collect(), aspect, optional, required }
}

/// Whether a heading says no more than that there are fields, and perhaps which: `Fixed Fields`, `Optional attributes`. What
/// stands below several of them is one model. Words such as `Form` and `Spec` name things, though any model may have them.
pub(super) fn is_part(heading: &str) -> bool {
    const FIELDS: &[&str] = &[
        "field",
        "fields",
        "property",
        "properties",
        "attribute",
        "attributes",
        "parameter",
        "parameters",
        "key",
        "keys",
        "members",
        "columns",
        "elements",
        "objects",
    ];
    const WHICH: &[&str] = &["fixed", "patterned", "common", "optional", "required", "additional", "other", "basic"];
    let words = split(heading);
    // `Fixed Fields for use with schema`: what follows says when.
    let case = words.iter().skip(1).position(|word| matches!(word.to_lowercase().as_str(), "for" | "when" | "if"));
    let words = words.get(..case.map_or(words.len(), |case| case + 1)).unwrap_or_default();
    let among = |list: &[&str], word: &str| list.contains(&word.to_lowercase().as_str());
    words.iter().any(|word| among(FIELDS, word) || among(WHICH, word))
        && words.iter().all(|word| among(FIELDS, word) || among(MERE, word) || among(EXCHANGE, word))
}

/// Whether a heading is a single word for what any model has or is, and yet may be the name of one beside other names:
/// `Level`, `Settings`.
pub(super) fn is_thing(heading: &str) -> bool {
    const ALSO_NAMES: &[&str] = &[
        "info", "message", "data", "settings", "options", "content", "contents", "value", "type", "model", "element",
        "key", "summary", "level", "list", "table",
    ];
    matches!(split(heading).as_slice(), [word] if ALSO_NAMES.contains(&word.to_lowercase().as_str()))
}

/// The words of a heading, without the number of the section and the ending of a file.
fn split(heading: &str) -> Vec<&str> {
    let bare = heading.trim().trim_end_matches([':', '.', '?', '!']);
    let bare = [".json", ".txt", ".yaml", ".yml", ".csv", ".xml", ".geojson", ".md"]
        .iter()
        .find_map(|ending| bare.strip_suffix(ending))
        .unwrap_or(bare);
    // `Object: Offer`
    let introduced = bare
        .split_once(':')
        .filter(|(lead, rest)| LEADS.contains(&lead.trim().to_lowercase().as_str()) && !rest.trim().is_empty());
    let bare = introduced.map_or(bare, |(_, rest)| rest.trim());
    let numbered = bare.split_once(char::is_whitespace).filter(|(first, _)| {
        first.contains(|c: char| c.is_ascii_digit())
            && first.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ')' | '(' | '§'))
    });
    let bare = numbered.map_or(bare, |(_, rest)| rest);
    // What stands in parentheses behind a name is said of it.
    let bare = match bare.find('(') {
        Some(at) if at > 0 => bare.get(..at).unwrap_or(bare),
        _ => bare,
    };
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '@' | '.' | '\'' | '’' | '*');
    let words = bare.split(|c: char| !is_part(c)).map(|word| word.trim_matches(['.', '*', '\'', '’']));
    words.filter(|word| word.chars().any(char::is_alphanumeric)).collect()
}

/// Words as a type's name: each with a capital, inner capitals as they are.
pub(super) fn type_name<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let mut name = String::new();
    for word in words {
        for part in word.split(|c: char| !c.is_alphanumeric()) {
            let mut chars = part.chars();
            name.extend(chars.next().into_iter().flat_map(char::to_uppercase));
            name.push_str(chars.as_str());
        }
    }
    name
}

/// Values are called by what one of them is: `Channel Types` → `ChannelType`.
pub(super) fn values_name(words: &[String]) -> String {
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    while words.len() > 1
        && words.last().is_some_and(|word| {
            ["values", "enum", "enumeration", "enums", "list", "table", "constants"]
                .contains(&word.to_lowercase().as_str())
        })
    {
        words.pop();
    }
    let mut name = type_name(words);
    for (plural, singular) in [
        ("Statuses", "Status"),
        ("Types", "Type"),
        ("Modes", "Mode"),
        ("Levels", "Level"),
        ("Styles", "Style"),
        ("Kinds", "Kind"),
        ("States", "State"),
        ("Formats", "Format"),
        ("Methods", "Method"),
        ("Units", "Unit"),
        ("Codes", "Code"),
        ("Behaviors", "Behavior"),
    ] {
        if let Some(stem) = name.strip_suffix(plural) {
            name = format!("{stem}{singular}");
            break;
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_name_models() {
        for (heading, expected) in [
            ("Guild Structure", "Guild"),
            ("Poll Answer Count Object Structure", "PollAnswerCount"),
            ("6.6.6 Implementation of the order message", "OrderMessage"),
            ("station_information.json", "StationInformation"),
            ("message TripUpdate", "TripUpdate"),
            ("JSON Params", ""),
            ("Fixed Fields for use with schema", ""),
            ("Order - Billing properties", "OrderBilling"),
            ("OAuth Flows Object", "OAuthFlows"),
            ("Modify Webhook", "ModifyWebhook"),
            ("Response Format", ""),
            ("Response Structure", ""),
            ("Info Object", "Info"),
            ("Request Body Object", "RequestBody"),
            ("Data properties", "Data"),
            ("Forum Message Params", "ForumMessageParams"),
            ("Product - Attributes properties", "ProductAttributes"),
            ("Example with offsets", ""),
            ("Optional attributes", ""),
            ("For", ""),
            ("Felder", ""),
            ("Поля ответа", ""),
            ("请求参数", ""),
            ("Bestellung Felder", "BestellungFelder"),
        ] {
            assert_eq!(type_name(named(heading, false).words.iter().map(String::as_str)), expected, "{heading}");
        }
    }

    #[test]
    fn headings_above_others_name_more() {
        for (heading, expected) in
            [("For", "For"), ("Schema", "Schema"), ("Response", ""), ("Modify Webhook", "ModifyWebhook")]
        {
            assert_eq!(type_name(named(heading, true).words.iter().map(String::as_str)), expected, "{heading}");
        }
    }

    #[test]
    fn values_are_called_by_one() {
        let name = |words: &str| values_name(&words.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(name("Channel Types"), "ChannelType");
        assert_eq!(name("Color Values"), "Color");
        assert_eq!(name("User Flags"), "UserFlags");
    }
}
