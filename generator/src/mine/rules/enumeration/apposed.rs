//! Lists of values that no phrase leads to: alone, behind a colon or a comma, in parentheses.

use super::Candidate;
use super::category::{are_plain_values, is_category, is_category_noun};
use super::following;
use crate::mine::Shape;
use crate::mine::clause::{Reader, subject};
use crate::mine::lexicon::Class;
use crate::mine::text::{Kind, Token, Words};
use crate::mine::value::{self, List};

/// `DEEP_RED, FLAT`: none of the words could stand in a sentence.
fn are_shouted(list: &List) -> bool {
    let shouted = |value: &String| value.len() > 3 && value.chars().all(|c| c.is_ascii_uppercase() || c == '_');
    list.values.iter().all(shouted)
}

/// `FLAT or DEEP_RED`: words in capitals are written as they are sent. Short ones may be names of their own: `PNG or JPEG`.
pub(super) fn are_codes(list: &List) -> bool {
    let capitals = |value: &String| {
        value.len() > 1 && value.chars().all(|c| c.is_ascii_uppercase() || c == '_' || c.is_ascii_digit())
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
    let plain = || is_category(reader) && are_plain_values(&list);
    (whole && (list.marked || are_codes(&list) || plain())).then(|| Candidate {
        site: reader.site_to(0, list.end),
        list,
        constant: false,
        own: false,
    })
}

/// `The kind of cart: "flat" or "deep"`, `The kind of cart, "flat" or "deep"`.
pub(super) fn labelled<'a>(reader: &'a Reader<'a>, at: usize) -> Option<Candidate<'a>> {
    let noun = at.checked_sub(1).and_then(|at| reader.words.get(at)).is_some_and(|token| token.kind == Kind::Word);
    let mark = reader.words.get(at).is_some_and(|token| token.is(':') || token.is(',') && noun);
    let mark = mark && reader.clause.parent.is_none();
    let first = *reader.clause.tokens.get(at + 1).filter(|_| mark && at > 0 && reader.defines())?;
    let list = value::read_list(reader.text, first, reader.limit())?;
    // `i.e. parcel, bag or crate`: the list starts before.
    if !list.marked && reader.words.is_at(at, ',') && reader.words.get(..at)?.has((',', ["i.e", "ie"])) {
        return None;
    }
    let whole =
        list.end >= reader.limit() || reader.text.tokens.get(list.end).is_some_and(|end| end.kind == Kind::Punct);
    let several = list.values.len() > 1 && whole;
    let ended = list.end >= reader.limit();
    // ``A colour, `auto` or `none` ``: what stands before the comma is one of them too.
    let list = List {
        open: list.open || reader.words.is_at(at, ',') && is_alternative(reader.words.get(..at).unwrap_or_default()),
        ..list
    };
    // `miles, points or dollars`: what stands before the comma is one of them.
    let colon = reader.words.is_at(at, ':');
    let parted = if colon { list.values.len() > 2 || list.alternatives } else { list.alternatives && at > 1 };
    let plain = || ended && parted && is_category(reader) && are_plain_values(&list);
    (several && (list.marked && list.alternatives || plain())).then(|| Candidate {
        site: reader.site_to(at, list.end),
        list,
        constant: false,
        own: false,
    })
}

/// `A colour`, `Can be a colour`, `Either a number`: any of them, where `The colour` says what the values are of. A kind is
/// one of the values behind it.
fn is_alternative(before: &[&Token]) -> bool {
    const ANY: &[&str] = &["a", "an", "any"];
    let lead = before.iter().rposition(|token| token.is(["be", "is", "either", "takes", "accepts"]));
    let phrase = lead.map_or(before, |at| before.get(at + 1..).unwrap_or_default());
    let noun = phrase.iter().take_while(|token| !token.is(Class::Preposition)).last();
    phrase.starts(ANY) && !noun.is_some_and(|noun| is_category_noun(noun))
}

/// `Filters by the following types. Flat: carries boxes. Deep: carries bags.`: what the list holds is said before its end.
pub(super) fn introduced<'a>(reader: &'a Reader<'a>, at: usize) -> Option<Candidate<'a>> {
    let words = reader.words.get(at..)?;
    let follows = words.first().is_some_and(|token| token.is("following"));
    let colon = usize::from(words.last().is_some_and(|token| token.is(':')));
    let noun = words.get(1..words.len() - colon).filter(|noun| follows && noun.len() < LONGEST_NOUN)?;
    let is_value = |token: &&Token| token.is(Class::ValueNoun) || subject::field_word(&reader.site(0..0), &token.text);
    // `Available for the following types` says where it is.
    let the = usize::from(reader.words.is_at(at.wrapping_sub(1), ["the", "these"]));
    let before = at.checked_sub(the + 1).and_then(|at| reader.words.get(at));
    let leads =
        before.is_none_or(|token| token.is(["by", "of", "from", "are", "have", "has", "takes", "choose", "or"]));
    let plain = leads && noun.iter().all(|token| token.kind == Kind::Word);
    let known = !matches!(reader.subject.shape, Shape::Array(items) if matches!(**items, Shape::Other));
    let end = *reader.clause.tokens.last()?;
    if !plain || !known || reader.clause.parent.is_some() || !noun.last().is_some_and(is_value) {
        return None;
    }
    let list = following::gathered(reader, end + 1)?;
    let site = reader.site(at..reader.words.len());
    Some(Candidate { site, list, constant: false, own: reader.defines() })
}

/// A noun phrase of more words is a sentence.
const LONGEST_NOUN: usize = 5;

/// ``Currently only `open` and `shut` are supported``, `Currently OpenWide and ShutTight are supported`.
pub(super) fn supported<'a>(reader: &'a Reader<'a>, at: usize) -> Option<Candidate<'a>> {
    let led = reader.words.is_at(at, ["only", "currently"]);
    let only = reader.words.is_at(at, "only");
    let first = *reader.clause.tokens.get(at + 1).filter(|_| led)?;
    // Without marks a verb ends the list.
    let verb = (first..reader.limit()).find(|at| reader.text.tokens[*at].is(["is", "are"]))?;
    let list = value::read_list(reader.text, first, verb)?;
    let is = list.end == verb;
    let fine = reader.text.tokens.get(list.end + 1).is_some_and(|token| token.is(Class::Admitted));
    let ends = list.end + 2 >= reader.limit();
    let several = list.values.len() > 1 && (list.marked || list.values.iter().all(|value| is_coined(value)));
    let reads = list.marked && only || several;
    (reads && is && fine && ends).then(|| Candidate {
        site: reader.site_to(at, list.end),
        list,
        constant: only,
        own: false,
    })
}

/// `OpenWide`, `OPEN_WIDE`: a word that no sentence has.
fn is_coined(value: &str) -> bool {
    value.contains('_') || value.chars().skip(1).any(|c| c.is_ascii_uppercase())
}

/// ``The state of the cart (`open`, `shut` or `gone`)``.
pub(super) fn aside<'a>(reader: &'a Reader<'a>) -> Option<Candidate<'a>> {
    // `(i.e. open, shut)`
    let that_is = usize::from(reader.words.first().is_some_and(|token| token.is(["i.e", "ie"])));
    let comma = usize::from(that_is == 1 && reader.words.get(1).is_some_and(|token| token.kind == Kind::Punct));
    let first =
        *reader.clause.tokens.get(that_is + comma).filter(|_| reader.clause.parent.is_some() && reader.defines())?;
    let end = *reader.clause.tokens.last()? + 1;
    let list = value::read_list(reader.text, first, end)?;
    // `(…) or …`: one of several.
    let behind = reader.text.tokens.get(end + 1);
    let whole = list.values.len() > 1 && list.end == end && !behind.is_some_and(|token| token.is("or"));
    let several = list.alternatives || list.values.len() > 2 || are_shouted(&list) || that_is == 1;
    // `plain (everywhere), fancy (Acme/Globex)`: one of several, each with what is to be known of it.
    let sentence = reader.text.sentences.get(reader.at)?;
    let several =
        several && (list.marked || sentence.clauses.iter().filter(|clause| clause.parent.is_some()).count() == 1);
    // Behind other nouns they stand for something else: `the court's system (CM/ECF) of …`.
    let led = reader.clause.parent.and_then(|at| reader.text.tokens.get(at)).is_some_and(is_category_noun);
    let ended = end + 1 >= reader.limit() || behind.is_some_and(|token| token.is(','));
    let plain = || several && (led || ended) && is_category(reader) && are_plain_values(&list);
    (whole && (list.marked && list.alternatives || plain())).then(|| Candidate {
        site: reader.site(0..reader.words.len()),
        list,
        constant: false,
        own: false,
    })
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
    let between = |pair: &[&crate::mine::text::Clause]| {
        let (end, next) = (pair[0].tokens.last().copied().unwrap_or(0), pair[1].parent.unwrap_or(0));
        (next > end && next - end <= 5).then(|| reader.text.tokens.get(end + 1..next)).flatten()
    };
    let joined = asides.windows(2).all(|pair| between(pair).is_some_and(|words| !words.has(["a", "an"])));
    // The last two are the last that there are.
    let ended = asides.windows(2).last().and_then(between).is_some_and(|words| words.has("or"));
    let end = asides.last().and_then(|aside| aside.tokens.last()).map_or(0, |end| end + 2);
    let joined = joined && ended && !reader.text.tokens.is_at(end, (',', "or"));
    (list.values.len() > 1 && joined).then(|| Candidate {
        site: reader.site(0..reader.words.len()),
        list,
        constant: false,
        own: false,
    })
}
