//! Lists of values that no phrase leads to: alone, behind a colon or a comma, in parentheses.

use super::enumeration::Candidate;
use crate::mine::clause::Reader;
use crate::mine::lexicon::Class;
use crate::mine::noun;
use crate::mine::text::{Kind, Token, Words};
use crate::mine::value::{self, List};

/// `FLAT or DEEP_RED`: words in capitals are written as they are sent. Short ones may be names of their own: `PNG or JPEG`.
pub(super) fn are_codes(list: &List) -> bool {
    let capitals = |value: &String| {
        value.len() > 3 && value.chars().all(|c| c.is_ascii_uppercase() || c == '_' || c.is_ascii_digit())
    };
    let long = |value: &String| value.len() > 5 || value.contains('_');
    !list.marked && list.alternatives && list.values.iter().all(capitals) && list.values.iter().any(long)
}

/// `` `flat` or `deep` ``, `FLAT or DEEP_RED`: nothing but the values.
pub(super) fn alone<'a>(reader: &'a Reader<'a>) -> Option<Candidate<'a>> {
    let first = *reader.clause.tokens.first().filter(|_| reader.clause.parent.is_none() && reader.defines())?;
    let list = value::read_list(reader.text, first, reader.limit())?;
    let ended = list.end >= reader.limit();
    let whole = list.alternatives && list.values.len() > 1 && ended;
    (whole && (list.marked || are_codes(&list))).then(|| Candidate {
        site: reader.site_to(0, list.end),
        list,
        constant: false,
    })
}

/// `The kind of cart: "flat" or "deep"`, `The kind of cart, "flat" or "deep"`.
pub(super) fn labelled<'a>(reader: &'a Reader<'a>, at: usize) -> Option<Candidate<'a>> {
    let noun = at.checked_sub(1).and_then(|at| reader.words.get(at)).is_some_and(|token| token.kind == Kind::Word);
    let mark = reader.words.get(at).is_some_and(|token| token.is(':') || token.is(',') && noun);
    let mark = mark && reader.clause.parent.is_none();
    let first = *reader.clause.tokens.get(at + 1).filter(|_| mark && at > 0 && reader.defines())?;
    let list = value::read_list(reader.text, first, reader.limit())?;
    let whole =
        list.end >= reader.limit() || reader.text.tokens.get(list.end).is_some_and(|end| end.kind == Kind::Punct);
    (list.marked && list.alternatives && list.values.len() > 1 && whole).then(|| Candidate {
        site: reader.site_to(at, list.end),
        list,
        constant: false,
    })
}

/// ``Currently only `open` and `shut` are supported``.
pub(super) fn supported<'a>(reader: &'a Reader<'a>, at: usize) -> Option<Candidate<'a>> {
    let only = reader.words.is_at(at, "only");
    let first = *reader.clause.tokens.get(at + 1).filter(|_| only)?;
    let list = value::read_list(reader.text, first, reader.limit())?;
    let is = reader.text.tokens.is_at(list.end, ["is", "are"]);
    let fine = reader.text.tokens.is_at(list.end + 1, (Class::Admitted, "available"));
    let ends = list.end + 2 >= reader.limit();
    (list.marked && is && fine && ends).then(|| Candidate { site: reader.site_to(at, list.end), list, constant: true })
}

/// ``The state of the cart (`open`, `shut` or `gone`)``.
pub(super) fn aside<'a>(reader: &'a Reader<'a>) -> Option<Candidate<'a>> {
    let first = *reader.clause.tokens.first().filter(|_| reader.clause.parent.is_some() && reader.defines())?;
    let end = *reader.clause.tokens.last()? + 1;
    let list = value::read_list(reader.text, first, end)?;
    (list.marked && list.alternatives && list.values.len() > 1 && list.end == end).then(|| Candidate {
        site: reader.site(0..reader.words.len()),
        list,
        constant: false,
    })
}

/// The list right below the sentence that says what the field is: all of it are values in code, or numbers, each with what
/// it means.
pub(super) fn defined<'a>(reader: &'a Reader<'a>) -> Option<Candidate<'a>> {
    let is_first = reader.clause.parent.is_none() && reader.defines() && reader.at == 0;
    let tokens = &reader.text.tokens;
    let end = reader.limit();
    let starts = (end..end + 3).find(|at| tokens.get(*at).is_none_or(|token| token.kind != Kind::Punct))?;
    if !is_first
        || tokens.get(starts)?.kind != Kind::Bullet
        || Class::LanguageField.words().iter().any(|word| noun::names_field(reader.subject.field, word))
    {
        return None;
    }
    let mut list = List { marked: true, alternatives: true, ..List::default() };
    for (at, _) in tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Bullet) {
        let value = value::read(reader.text, at + 1, tokens.len())?;
        let number = matches!(tokens.get(at + 1)?.kind, Kind::Number(_));
        let glossed =
            tokens.get(value.end).is_some_and(|next| ["-", "–", "—", ":", "="].iter().any(|mark| next.is_punct(mark)));
        let is_value = (value.marked || number) && glossed && !value.text.contains(char::is_whitespace);
        if !is_value || list.values.contains(&value.text) {
            return None;
        }
        list.end = value.end;
        list.values.push(value.text);
    }
    (list.values.len() > 1).then(|| Candidate { site: reader.site(0..reader.words.len()), list, constant: false })
}

/// `ascending (ASC) or descending (DESC)`: each word with its value behind it.
pub(super) fn glosses<'a>(reader: &'a Reader<'a>) -> Option<Candidate<'a>> {
    let sentence = reader.text.sentences.get(reader.at)?;
    let own = sentence.clauses.first().is_some_and(|first| first.tokens == reader.clause.tokens);
    let negated = |token: &&Token| token.is(Class::Negation);
    if !own || !reader.words.has("or") || reader.words.iter().any(negated) {
        return None;
    }
    // What is in parentheses behind other nouns names them otherwise: `an id (ARN) or a key (UUID)`.
    let head = |token: &&Token| token.is(Class::Choice);
    if !reader.words.iter().any(head)
        && !Class::ChoiceField.words().iter().any(|word| reader.subject.field.to_lowercase().contains(word))
    {
        return None;
    }
    let asides: Vec<_> = sentence.clauses.iter().filter(|clause| clause.parent.is_some()).collect();
    let mut list = List { marked: true, alternatives: true, ..List::default() };
    for clause in &asides {
        let [token] = clause.tokens.as_slice() else { return None };
        let value = value::read(reader.text, *token, token + 1)?;
        let capitals = value.text.len() > 1 && value.text.chars().all(|c| c.is_ascii_uppercase() || c == '_');
        if !value.marked && !capitals || Class::TypeName.holds(&value.text) {
            return None;
        }
        list.values.push(value.text);
    }
    // One word stands between the two, but for the `or`: `ascending (ASC) or descending (DESC)`.
    let joined = asides.windows(2).all(|pair| {
        let (end, next) = (pair[0].tokens.last().copied().unwrap_or(0), pair[1].parent.unwrap_or(0));
        next > end && next - end <= 5
    });
    (list.values.len() > 1 && joined).then(|| Candidate {
        site: reader.site(0..reader.words.len()),
        list,
        constant: false,
    })
}
