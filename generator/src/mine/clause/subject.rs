//! Whom a clause is about: the field, its items, its keys, its values, or something else.

use super::Site;
use super::force;
use crate::ir::{Target, Why};
use crate::mine::Shape;
use crate::mine::lexicon::Class;
use crate::mine::noun::{abbreviates, is_same_noun, normal, parts_of, stem};
use crate::mine::text::{Kind, Text, Token, Words};

pub(in crate::mine) fn is_verb(token: &Token) -> bool {
    token.is(Class::Verb) || token.is(Class::Order) || token.is(Class::Lies)
}

/// Of what a site speaks, or why it is none of the field's.
pub(in crate::mine) fn target(site: &Site<'_>) -> Result<Target, Why> {
    if transformed(site) {
        return Err(Why::Transformed);
    }
    addressed(site)
}

/// The same of what a clause demands of every value: what speaks against its force comes first.
pub(in crate::mine) fn demanded(site: &Site<'_>) -> Result<Target, Why> {
    force::holds(site)?;
    target(site)
}

/// The same for what may speak of the form that a value is sent in.
pub(in crate::mine) fn addressed(site: &Site<'_>) -> Result<Target, Why> {
    let mut speaker = speaker(site);
    if site.after().starts("per") && per_thing(site) {
        return Err(Why::AnotherThing);
    }
    if site.after().starts("for") {
        speaker = site
            .after()
            .get(1..)
            .unwrap_or_default()
            .iter()
            .take(6)
            .copied()
            .take_while(|token| !token.is(','))
            .collect();
    }
    let target = of_shape(site, &speaker);
    if accepts(site, &speaker) { Ok(target) } else { Err(Why::AnotherThing) }
}

/// Whether what is measured is not the value as it is sent: `decoded size`, `9 characters when serialized`.
fn transformed(site: &Site<'_>) -> bool {
    let behind = site.after().iter().take(4);
    // `The text of all the tags` is as long as all of them.
    if matches!(site.subject.shape, Shape::Array(_)) && site.before().has_pair("of", "all") {
        return true;
    }
    // `9 characters before encryption`, `9 characters, not counting spaces`
    let stage = site.after().starts(["before", "after"]) && !site.after().is_at(1, ["the", "a", "an"]);
    if stage || site.after().has("counting") {
        return true;
    }
    let words: Vec<&Token> = site.near().iter().chain(site.inside()).chain(behind).copied().collect();
    words.iter().enumerate().any(|(at, token)| {
        // `the total length`, `file names`: the whole of it, and not what a file holds.
        let whole = token.is("total") && words.is_at(at + 1, ["length", "size"])
            || token.is(["file", "files", "image", "body"])
                && (1..4).any(|next| words.is_at(at + next, ["name", "names", "path", "title", "titles", "id", "ids"]));
        token.is(Class::Transformed) && !whole && !field_word(site, &token.text)
    })
}

/// `per page` bounds what is asked for; `per record` bounds a record.
fn per_thing(site: &Site<'_>) -> bool {
    let Some(noun) = site.after().get(1) else { return false };
    !noun.is(Class::PerValue) && !field_word(site, &noun.text) && !defined(site, &noun.text)
}

/// The words that name what the clause is about. None: the clause names nothing, and speaks of the field.
fn speaker<'a>(site: &Site<'a>) -> Vec<&'a Token> {
    let before = site.before();
    let is_aside = content(before).is_empty() && site.clause.parent.is_some();
    let words = if is_aside { site.host.as_slice() } else { before };
    // Items below the sentence that says what the field is speak of the field.
    let below = site.sentence().and_then(|sentence| sentence.intro) == Some(site.text.definition);
    // A sentence that ends before the list introduces nothing.
    let leads = site.intro.last().is_some_and(|last| last.is(':') || !last.is(["optional", "required"]));
    let introduced = content(words).is_empty() && !site.intro.is_empty() && !below && leads;
    let words = if introduced { site.intro.as_slice() } else { words };
    let number = words.iter().position(|token| token.is_number()).unwrap_or(words.len());
    let cut = words
        .iter()
        .enumerate()
        .rposition(|(at, token)| token.is(',') || token.is(':') || at > number && token.is(["and", "but"]));
    let near_start = cut.map_or(0, |at| at + 1);
    let mut near = words.get(near_start..).unwrap_or_default();
    if content(near).is_empty() {
        // `a name, at most 9 letters`: what stands before the comma.
        near = words.get(..near_start).unwrap_or_default();
        if force::asks_for_presence(near) {
            return Vec::new();
        }
        let verb = near.iter().position(|token| is_verb(token));
        return near.get(..verb.unwrap_or(near.len())).unwrap_or_default().to_vec();
    }
    match near.iter().rposition(|token| is_verb(token)) {
        // What stands between the verb and the part: `must have a name of at most`.
        Some(verb) => {
            let complement = near.get(verb + 1..).unwrap_or_default();
            let coordinated = near.ends(["and", "but"]);
            let complement = if coordinated { &[] } else { complement };
            if !content(complement).is_empty() {
                return complement.to_vec();
            }
            let first = near.iter().position(|token| is_verb(token)).unwrap_or(verb);
            let subject = near.get(..first).unwrap_or_default();
            if content(subject).is_empty() {
                let first = words.iter().position(|token| is_verb(token)).unwrap_or(0);
                return words.get(..first).unwrap_or_default().to_vec();
            }
            subject.to_vec()
        }
        None => near.to_vec(),
    }
}

/// The words that carry meaning: no determiners, no verbs, no marks.
fn content<'a>(words: &[&'a Token]) -> Vec<&'a Token> {
    words
        .iter()
        .filter(|token| matches!(token.kind, Kind::Word | Kind::Literal))
        .filter(|token| !token.is(Class::Determiner) && !is_verb(token) && !token.is("inclusive"))
        .copied()
        .collect()
}

/// Which target a noun phrase names, on a value of this shape.
fn of_shape(site: &Site<'_>, speaker: &[&Token]) -> Target {
    let before = site.before();
    let verb = before.iter().position(|token| is_verb(token)).unwrap_or(0);
    let subject = before.get(..verb).unwrap_or_default();
    let behind = site.after().starts("for");
    let speaker = if behind { speaker } else { subject };
    let gap = site.inside().iter().skip_while(|token| !token.is(["of", "for"]));
    // `…, with keys up to 9 letters long`: what stands right before says which.
    let near = site.near();
    let entries = matches!(site.subject.shape, Shape::Map(_))
        && !near.iter().any(|token| is_verb(token))
        && near.has(["key", "keys", "value", "values"]);
    let led = near.iter().take_while(|token| token.is(Class::NounCut)).count();
    let speaker = if entries && !behind { near.get(led..).unwrap_or_default() } else { speaker };
    let each = site.inside().starts(["each", "every"]);
    let speaker = if each { site.inside() } else { speaker };
    let names = |words: &[&str]| {
        speaker.iter().take_while(|token| !token.is(Class::NounCut)).chain(gap.clone()).any(|token| token.is(words))
    };
    match site.subject.shape {
        Shape::Map(_) if names(&["key", "keys"]) => Target::Keys,
        Shape::Map(_) if names(&["value", "values"]) => Target::Values,
        Shape::Map(_) if site.intro.has(["value", "values"]) => Target::Values,
        Shape::Array(_) => Target::Items,
        _ => Target::Itself,
    }
}

/// Whether a noun phrase can name the field.
fn accepts(site: &Site<'_>, speaker: &[&Token]) -> bool {
    let content = content(speaker);
    if content.is_empty() {
        return true;
    }
    // `(at most 9 letters)` says nothing but that: it is about the field whatever the sentence around it does.
    let aside = site.clause.parent.is_some() && site.before().is_empty() && site.after().is_empty();
    let list = matches!(site.subject.shape, Shape::Array(_) | Shape::Map(_));
    let measure = |token: &&Token| token.is(Class::LengthNoun);
    if aside && (list || site.inside().iter().any(measure)) {
        return true;
    }
    if content.iter().any(|token| token.is(Class::PartNoun) && !field_word(site, &token.text)) {
        return false;
    }
    let verb = site.before().iter().any(|token| is_verb(token));
    let whole_sentence = site.defines() && !verb && speaker.len() >= site.before().len().saturating_sub(3);
    // `A text that holds a motto, at most 9 letters`: what the first sentence defines is the field.
    let defined_by = site.defines() && speaker.ends(["that", "which"]);
    if defined_by || whole_sentence && site.clause.parent.is_none() || site.defines() && site.clause.parent.is_some() {
        return !content.last().is_some_and(|noun| noun.kind == Kind::Literal && is_sibling(site, noun));
    }
    let parts: Vec<&[&Token]> =
        speaker.split(|token| token.is(Class::NounCut)).filter(|part| !self::content(part).is_empty()).collect();
    let first = parts.first().map(|part| self::content(part)).unwrap_or_default();
    let Some(head) = first.last().copied() else { return true };
    // `the purchase order number` is no number of this field.
    let numbered = head.is(["number", "numbers"]) && !field_word(site, &head.text);
    let foreign = |owner: &&Token| {
        let own = field_word(site, &owner.text) || defined(site, &owner.text) || owner.is(Class::Generic);
        owner.kind == Kind::Word && !own && !owner.is(Class::Character) && !owner.text.ends_with("ed")
    };
    if numbered && first.len().checked_sub(2).and_then(|at| first.get(at)).is_some_and(foreign) {
        return false;
    }
    // `the bucket name` of a bucket
    let owner = first.len().checked_sub(2).and_then(|at| first.get(at));
    let named = head.is(["name", "names", "label", "title"]) && !is_sibling(site, head);
    let entry = |owner: &Token| matches!(site.subject.shape, Shape::Map(_)) && owner.is(["key", "keys"]);
    let is_own = owner.is_some_and(|owner| field_word(site, &owner.text) || entry(owner));
    if !(named && is_own || acceptable(site, head)) {
        return false;
    }
    // `the length of a parcel`: the measure is generic, the parcel decides.
    let measure = head.is(Class::Measure);
    match parts.get(1).and_then(|part| self::content(part).last().copied()) {
        Some(owner) if measure && !site.defines() => acceptable(site, owner),
        _ => true,
    }
}

/// The status of a `statusCallbackUrl`: what an address is for is not the address.
fn is_pointed_at(site: &Site<'_>, head: &Token) -> bool {
    let parts = parts_of(site.subject.field);
    let Some((last, others)) = parts.split_last() else { return false };
    (Class::Address.holds(last) || Class::FormField.holds(last) || is_modifier(site, head))
        && !is_same_noun(last, &head.text)
        && others.iter().any(|part| is_same_noun(part, &head.text))
}

/// The passwords of a `passwordHint`: a plural is of what the last word of the name is of.
fn is_modifier(site: &Site<'_>, head: &Token) -> bool {
    let parts = parts_of(site.subject.field);
    let plural = head.text.ends_with('s') && !parts.contains(&head.text);
    let single = !matches!(site.subject.shape, Shape::Array(_) | Shape::Map(_));
    plural && single && parts.last().is_some_and(|last| !Class::OwnNoun.holds(last))
}

/// `Name of a rule. Rules are …`: what has the name is not the name.
fn is_named(site: &Site<'_>, head: &Token) -> bool {
    let Some(first) = site.text.sentences.get(site.text.definition) else { return false };
    let tokens = site.text.tokens.get(first.tokens.clone()).unwrap_or_default();
    let of = tokens.iter().take(4).position(|token| token.is("of"));
    let Some(of) = of.filter(|of| tokens.is_back(*of, 1, Class::NamePart)) else { return false };
    let named = tokens.get(of + 1..).unwrap_or_default().iter().take(3);
    let mut named = named.take_while(|token| token.kind == Kind::Word);
    head.text.ends_with('s') && named.any(|noun| noun.text != head.text && is_same_noun(&noun.text, &head.text))
}

fn acceptable(site: &Site<'_>, head: &Token) -> bool {
    if !site.defines() && matches!(site.subject.shape, Shape::String) && is_named(site, head) {
        return false;
    }
    if is_sibling(site, head) || is_pointed_at(site, head) {
        return false;
    }
    // Of a text `numbers` are some of the values: `Numbers are in E.164 format`.
    let numbers = head.is(["numbers", "integers"]) && matches!(site.subject.shape, Shape::String);
    let defined_whole = defined(site, &head.text) && !is_alternative(site, &head.text);
    if numbers && !field_word(site, &head.text) && !defined_whole {
        return false;
    }
    if head.kind == Kind::Literal {
        return normal(&head.text) == normal(site.subject.field)
            || normal(site.subject.field).ends_with(&normal(&head.text));
    }
    if matches!(site.subject.shape, Shape::Map(_)) && head.is(["key", "keys"]) {
        return true;
    }
    let list = matches!(site.subject.shape, Shape::Array(_)) && head.is(["list", "array"]);
    list || head.is(Class::Generic)
        || field_word(site, &head.text)
        || !site.defines() && defined(site, &head.text) && !is_alternative(site, &head.text)
}

/// `The name or number to call`: what is said of numbers is not said of names.
fn is_alternative(site: &Site<'_>, word: &str) -> bool {
    let Some(first) = site.text.sentences.get(site.text.definition) else { return false };
    let tokens = site.text.tokens.get(first.tokens.clone()).unwrap_or_default();
    let or = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|token| token.is("or"));
    tokens
        .iter()
        .enumerate()
        .any(|(at, token)| is_same_noun(&token.text, word) && (or(at.checked_sub(1)) || or(Some(at + 1))))
}

/// Whether the words before the verb of a clause may name the field, or what every value has.
pub(in crate::mine) fn may_be_subject(site: &Site<'_>, subject: &[&Token]) -> bool {
    if subject.has(Class::Relative) {
        return true;
    }
    let parts: Vec<&[&Token]> = subject.split(|token| token.is(Class::NounCut)).collect();
    let mut first = parts.first().map(|part| content(part)).unwrap_or_default();
    // `The response here`
    while first.len() > 1 && first.ends(["here", "there"]) {
        first.pop();
    }
    // ``the `quantity` field``
    let own = normal(site.subject.field);
    let named = first.iter().find(|token| token.kind == Kind::Literal).map(|token| normal(&token.text));
    if named.is_some_and(|name| name != own && !own.ends_with(&name)) {
        return false;
    }
    let Some(head) = first.last().copied() else { return true };
    let owner = first.len().checked_sub(2).and_then(|at| first.get(at));
    let named = head.is(Class::NamePart) && !is_sibling(site, head);
    let entries = matches!(site.subject.shape, Shape::Map(_)) && head.is(["key", "keys", "name", "names"]);
    // ``the value of `other` ``
    let of = parts.get(1).and_then(|part| content(part).last().copied());
    let is_own = |owner: &Token| {
        let is_literal = owner.kind == Kind::Literal;
        !is_sibling(site, owner) && (!is_literal || acceptable(site, owner))
    };
    if !of.is_none_or(is_own) {
        return false;
    }
    entries || acceptable(site, head) || named && owner.is_some_and(|owner| field_word(site, &owner.text))
}

/// Whether a text is not one value but several, or one with a mark of what to do with it: `comma-separated`,
/// `exclusion (prefix with -)`.
pub(in crate::mine) fn is_composite(text: &Text) -> bool {
    let ranges = text.tokens.has_pair("or", ["range", "ranges"]);
    ranges || text.tokens.has(Class::Joined) || has_own_syntax(text)
}

/// `Join several with a space`, ``Append `:desc` to reverse``, `A leading minus reverses it`, `nested ones as …`.
fn has_own_syntax(text: &Text) -> bool {
    let signs = text.tokens.has_pair(["leading", "trailing"], Class::Sign);
    let nested = text.tokens.has_pair("nested", ["ones", "fields", "keys", "properties", "attributes", "paths"]);
    let joins = |at: usize| {
        let starts = text.sentences.binary_search_by_key(&at, |sentence| sentence.tokens.start).is_ok()
            || text.tokens.is_back(at, 1, (["to", "can", "may", "you", "or", "and"], [',', '(', ';']));
        let joins = text.tokens[at].is(["join", "combine", "concatenate"]);
        let object = text.tokens.is_at(at + 1, ["several", "multiple", "them", "values", "two", "more"])
            || !joins && text.tokens.is_at(at + 1, ["it", "with", "a", "the"])
            || text.tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Literal || next.is('"'));
        starts && object
    };
    let mut joining = (0..text.tokens.len()).filter(|at| text.tokens[*at].is(Class::Joining));
    signs || nested || joining.any(joins)
}

/// Whether a noun stands for the field: a word of its name, one for any value, or what the first sentence defines.
pub(in crate::mine) fn names_the_field(site: &Site<'_>, noun: &Token) -> bool {
    acceptable(site, noun)
}

/// Whether a word is one of the field's name.
pub(in crate::mine) fn field_word(site: &Site<'_>, word: &str) -> bool {
    let whole = normal(site.subject.field);
    let part = |part: &String| is_same_noun(part, word) || abbreviates(part, word);
    parts_of(site.subject.field).iter().any(part) || is_same_noun(&whole, &normal(word))
}

/// Whether the defining sentence names this thing before it says anything of it.
pub(in crate::mine) fn defined(site: &Site<'_>, word: &str) -> bool {
    let Some(first) = site.text.sentences.get(site.text.definition) else { return false };
    let tokens = site.text.tokens.get(first.tokens.clone()).unwrap_or_default();
    let named = tokens
        .iter()
        .take(14)
        .take_while(|token| !is_verb(token) && !token.is(["that", "which", "who", "where"]) && !token.is(','))
        .take_while(|token| !token.is((Class::Composed, [';', '—'])));
    named.filter(|token| token.kind == Kind::Word).any(|token| is_same_noun(&token.text, word))
}

/// Whether a noun is the name of another field of the model, and of this one no word.
fn is_sibling(site: &Site<'_>, noun: &Token) -> bool {
    let siblings = &site.subject.siblings;
    match noun.kind {
        Kind::Literal => normal(&noun.text) != normal(site.subject.field) && siblings.has_like(&noun.text),
        Kind::Word => {
            !field_word(site, &noun.text) && (siblings.has_like(&noun.text) || siblings.has_like(&stem(&noun.text)))
        }
        _ => false,
    }
}
