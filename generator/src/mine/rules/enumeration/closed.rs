//! Whether a list of values is closed, and whether it is the field that has them.

use serde_json::Value as Json;

use super::Candidate;
use super::form;
use super::open::{constants, has_any_case, is_extended};
use crate::ir::{ConstraintKind, Target, Why};
use crate::mine::clause::{Site, force, subject};
use crate::mine::lexicon::Class;
use crate::mine::rules::Judged;
use crate::mine::text::{Kind, Token, Words};
use crate::mine::value::List;
use crate::mine::{Shape, noun, value};

/// The values of a list that is all of it, or why it is none of the field.
pub(super) fn judge(found: &Candidate<'_>) -> Judged {
    let (site, list) = (&found.site, &found.list);
    // The words that lead to the list may say so too: `supported values include`.
    let lead = site.inside().iter().take_while(|token| token.kind == Kind::Word).copied().collect();
    let around = [site.before().to_vec(), lead, site.after().to_vec()].concat();
    let sentence = site.text.tokens.get(first_token(site)..list.end.max(site.limit())).unwrap_or_default();
    let more = sentence
        .windows(2)
        .any(|pair| pair[0].is("also") && !pair[1].is(["known", "called"]) || pair[0].is('(') && pair[1].is("or"));
    let more = more
        || site
            .text
            .tokens
            .get(list.end..site.limit())
            .is_some_and(|rest| rest.has_pair("well", "as") || rest.has("plus"));
    let dots = site
        .text
        .tokens
        .get(list.end..)
        .unwrap_or_default()
        .iter()
        .take(3)
        .any(|token| token.is('…') || token.is_punct("..."));
    let around = if includes_all(site) { without_includes(&around) } else { around };
    if list.open || dots || more || is_extended(site.text) || around.has(Class::Open) {
        return Err(Why::OpenList);
    }
    let constants = constants(site.text);
    let has = |value: &String| constants.contains(&value.to_lowercase().as_str());
    if constants.len() > list.values.len() && list.values.iter().all(has) {
        return Err(Why::OpenList);
    }
    // `Filter by kind, "flat" or "deep"`: what is done with the value is no matter where all its values are listed.
    if let Some(reason) =
        force::objection_around(site).filter(|reason| *reason != Why::ServerBehaviour || !site.defines())
    {
        return Err(reason);
    }
    let unknown = matches!(site.subject.shape, Shape::Array(items) if matches!(**items, Shape::Other));
    let names_field = |word: &&str| noun::names_field(site.subject.field, word);
    let language = unknown && Class::LanguageField.words().iter().any(names_field);
    if language || subject::is_composite(site.text) {
        return Err(Why::Combined);
    }
    if !found.own {
        about_the_field(site, list)?;
    }
    if list.values.iter().all(|value| site.subject.siblings.has_like(value))
        || list.values.iter().any(|value| value == site.subject.field)
    {
        return Err(Why::ListOfFields);
    }
    // ``You must set the `zone` parameter``, ``set `zone` to `any` ``: the name of what is set.
    let behind = site.text.tokens.get(list.end..).unwrap_or_default();
    if found.constant && list.end < site.limit() && behind.starts((Class::NamedThing, "to")) {
        return Err(Why::ValueOfAnother);
    }
    let operators = site.inside().iter().take(4).any(|token| token.is(["operators", "operator", "comparators"]));
    if operators && !["operator", "operators", "op"].iter().any(names_field) {
        return Err(Why::Combined);
    }
    if form::shows(site, list) {
        return Err(Why::ListOfForms);
    }
    if site.inside().iter().take(4).any(|token| token.is(["patterns", "masks", "templates", "syntaxes"])) {
        return Err(Why::ListOfForms);
    }
    // `Array of allowed kinds: …` where the type is not known: the values are those of the items.
    let opening = site.text.tokens.iter().find(|token| !token.is(["the", "a", "an"]));
    let listed = opening.is_some_and(|token| token.is(["array", "arrays", "list", "lists", "set"]));
    if listed && matches!(site.subject.shape, Shape::Other) {
        return Err(Why::ShapeWithoutForm);
    }
    let (target, shape) = match site.subject.shape {
        Shape::Array(items) => (Target::Items, &**items),
        shape => (Target::Itself, shape),
    };
    // `…, in which case it is always this`, `By default only this is supported`
    let of_a_case = found.constant && site.before().has_pair(["which", "that"], "case");
    if of_a_case || site.before().has_pair("by", "default") {
        return Err(Why::Conditional);
    }
    if found.constant && target == Target::Items {
        return Err(Why::NoListOfValues);
    }
    // `None` among words in lower case is no value, but among capitals it is one of them.
    let capitals = list.values.iter().any(|value| value != "None" && value.starts_with(char::is_uppercase));
    let absent = |value: &str| ["null", "nil"].contains(&value) || value == "None" && !capitals;
    let kept = list.values.iter().filter(|value| !absent(value));
    // `'123' or '1,2,3'` are forms of a text of numbers.
    if matches!(shape, Shape::Integer | Shape::Number) && list.values.iter().any(|value| value.contains(',')) {
        return Err(Why::ListOfForms);
    }
    let values: Option<Vec<Json>> = kept.map(|value| value::typed(shape, value)).collect();
    let values = values.ok_or(Why::ValuesOfAnotherType)?;
    if values.is_empty() || values.len() == 1 && !found.constant {
        return Err(Why::NoListOfValues);
    }
    let is_lettered = |value: &Json| value.as_str().is_some_and(|text| text.contains(char::is_alphabetic));
    if values.iter().any(is_lettered) && has_any_case(site.text) {
        return Err(Why::OpenList);
    }
    Ok((target, vec![ConstraintKind::Enum(values)]))
}

/// `Possible values include:` is how many pages lead to all values there are, and `include a and b` names two of them.
fn includes_all(site: &Site<'_>) -> bool {
    let values = |two: &[&Token]| two[0].is(Class::Admitted) && two[1].is(["values", "value", "options", "choices"]);
    let leads = |token: &Token| token.is(':') || token.is(["the", "following"]);
    site.inside().windows(4).any(|four| values(&four[..2]) && is_include(four[2]) && leads(four[3]))
}

fn is_include(token: &Token) -> bool {
    token.is(["include", "includes"])
}

fn without_includes<'a>(words: &[&'a Token]) -> Vec<&'a Token> {
    words.iter().filter(|token| !is_include(token)).copied().collect()
}

fn first_token(site: &Site<'_>) -> usize {
    site.clause.tokens.get(site.part.start).copied().unwrap_or(0)
}

/// What stands behind a comma or starts a clause is about the field; for the rest its speaker decides.
fn about_the_field(site: &Site<'_>, list: &List) -> Result<(), Why> {
    let either = site.inside().starts(["either", "one"]);
    // ``Use either `this` or `that` to give it``: fields, and no values.
    let used = either && site.before().ends(["use", "provide", "pass"]) && site.after().starts("to");
    if either && site.before().ends(Class::Preposition) || used {
        return Err(Why::AnotherThing);
    }
    let piece = |token: &&&Token| token.is(Class::CharacterPiece);
    if site.before().iter().take(3).find(piece).is_some_and(|token| !subject::field_word(site, &token.text)) {
        return Err(Why::SomeCharacters);
    }
    let led = site.before().last().is_none_or(|token| token.kind == Kind::Punct);
    let part: Vec<&Token> = site.inside().to_vec();
    // `The allowed cart.wheel values are …`, `WHEELS must be …`: a name that is not the field's.
    let named = site.before().iter().chain(part.iter().take_while(|token| token.kind == Kind::Word));
    let other = |token: &&&Token| {
        let name = token.kind == Kind::Literal || token.text.contains(['.', '_']) && token.text.len() > 4;
        let value = list.values.iter().any(|value| value.eq_ignore_ascii_case(&token.text));
        name && !value && !token.is(["e.g", "i.e"]) && !subject::names_the_field(site, token)
    };
    if !site.defines() && named.clone().any(|token| other(&token)) {
        return Err(Why::AnotherThing);
    }
    // `Valid values for a cart are …`: whose values they are stands inside.
    let owner = part.iter().take(12).take_while(|token| token.kind == Kind::Word);
    let owner: Vec<_> = owner.skip_while(|token| !token.is(["for", "of"])).collect();
    let noun = owner.iter().skip(1).find(|token| !token.is(Class::OwnerFiller));
    let one_of = part.windows(2).take(6).any(|two| two[0].is("one") && two[1].is("of"));
    if !one_of
        && let Some(noun) = noun
        && !subject::names_the_field(site, noun)
    {
        return Err(Why::AnotherThing);
    }
    if led || site.defines() { Ok(()) } else { subject::target(site).map(|_| ()) }
}
