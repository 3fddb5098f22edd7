//! A clause, taken apart once for every rule: whom it is about (`subject`), with what force it speaks (`force`), and what
//! some values may do in spite of it (`exception`, `concession`). What speaks against all that a clause seems to state,
//! whatever it is, is settled here.

pub(super) mod concession;
pub(super) mod exception;
pub(super) mod force;
mod site;
pub(super) mod subject;

pub(super) use self::site::Site;
use super::lexicon::Class;
use super::phrase::{Match, Phrases};
use super::quantity::{Quantity, quantities};
use super::text::{Clause, Kind, Sentence, Text, Token, Words};
use super::{Shape, Subject};
use crate::ir::Why;

/// A clause of a description, ready to be read.
pub(super) struct Reader<'a> {
    pub(super) subject: &'a Subject<'a>,
    pub(super) text: &'a Text,
    /// The place of the sentence in the text.
    pub(super) at: usize,
    pub(super) clause: &'a Clause,
    /// The clause's tokens.
    pub(super) words: Vec<&'a Token>,
    /// The sentence that introduces the list this stands in.
    pub(super) intro: Vec<&'a Token>,
    /// For what stands in parentheses: the words of the sentence before the opening one.
    pub(super) host: Vec<&'a Token>,
    /// What the clause bounds: most rules want to know, and few clauses bound anything.
    pub(super) quantities: Vec<Quantity>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(subject: &'a Subject<'a>, text: &'a Text, at: usize, clause: &'a Clause) -> Self {
        let words: Vec<&Token> = text.words(&clause.tokens).collect();
        let sentence = text.sentences.get(at);
        let intro = sentence.and_then(|sentence| text.sentences.get(sentence.intro?));
        let intro = intro.and_then(|intro| text.tokens.get(intro.tokens.clone())).unwrap_or_default();
        let host = sentence.map(|sentence| host(text, sentence, clause)).unwrap_or_default();
        let quantities = quantities(&words);
        Self { subject, text, at, clause, words, intro: intro.iter().collect(), host, quantities }
    }

    /// The site of a part of the clause.
    pub(super) fn site(&'a self, part: std::ops::Range<usize>) -> Site<'a> {
        Site::new(self, part)
    }

    /// The site from a word of the clause to before a token of the text.
    pub(super) fn site_to(&'a self, at: usize, end: usize) -> Site<'a> {
        let end = self.clause.tokens.iter().position(|token| *token >= end).unwrap_or(self.words.len());
        self.site(at..end.max(at + 1))
    }

    /// Calls `read` at every place where a phrase matches, with the first that does.
    pub(super) fn each<T>(&self, phrases: &Phrases<T>, mut read: impl FnMut(usize, &T, Match)) {
        for at in 0..self.words.len() {
            if let Some((means, found)) = phrases.matches(&self.words, at).next() {
                read(at, means, found);
            }
        }
    }

    pub(super) fn sentence(&self) -> Option<&'a Sentence> {
        self.text.sentences.get(self.at)
    }

    /// Whether the sentence is the one that says what the field is.
    pub(super) fn defines(&self) -> bool {
        self.at == self.text.definition
    }

    /// The token behind the sentence.
    pub(super) fn limit(&self) -> usize {
        self.sentence().map_or(0, |sentence| sentence.tokens.end)
    }
}

fn host<'a>(text: &'a Text, sentence: &'a Sentence, clause: &Clause) -> Vec<&'a Token> {
    let Some(parent) = clause.parent else { return Vec::new() };
    let around = sentence.clauses.iter().filter(|clause| clause.parent.is_none()).find(|clause| {
        clause.tokens.first().is_some_and(|first| *first <= parent)
            && clause.tokens.last().is_some_and(|last| *last >= parent)
    });
    let Some(around) = around else { return Vec::new() };
    let end = around.tokens.partition_point(|at| *at <= parent);
    text.words(around.tokens.get(..end).unwrap_or_default()).collect()
}

/// Why a clause states nothing of the field; `None` where nothing speaks against it.
pub(super) fn objection(site: &Site<'_>) -> Option<Why> {
    if is_question(site) || is_over(site) || observes(site) {
        return Some(Why::NoDemand);
    }
    if is_quoted(site) || refers(site) {
        return Some(Why::AnotherThing);
    }
    if is_opinion(site) {
        return Some(Why::Recommendation);
    }
    if is_case(site) || is_of_a_case(site) || excepts(site) || goes_on_in_a_case(site) {
        return Some(Why::Conditional);
    }
    is_of_another(site).then_some(Why::AnotherThing)
}

/// `Must it be one of …?`
fn is_question(site: &Site<'_>) -> bool {
    let tokens = site.sentence().map_or(0..0, |sentence| sentence.tokens.clone());
    let asks = |at: usize| site.text.tokens.is_at(at, '?');
    tokens.end.checked_sub(1).is_some_and(asks) || asks(tokens.end)
}

/// `Codes used to be limited to 8 characters`, `will be limited in a future release`.
fn is_over(site: &Site<'_>) -> bool {
    let before = site.before();
    let used = before.windows(3).any(|three| three[0].is("used") && three[1].is("to") && three[2].is(Class::Had));
    let was = before.ends(["was", "were", "lay", "been"]);
    let there = before.has_pair("there", ["was", "were"]);
    let another = |three: &[&Token]| three[0].is("in") && three[2].is(Class::OtherTime);
    let near = before.get(before.len().saturating_sub(4)..).unwrap_or_default();
    used || was || there || site.after().windows(3).any(another) || near.has(Class::FormerTimes)
}

/// `Sizes from 10 to 14 are comfortable`, `Values >1 may cause clipping`, `From 8 to 18 the desk is staffed`: what some
/// values do.
fn observes(site: &Site<'_>) -> bool {
    let (before, after) = (site.before(), site.after());
    if before.iter().any(|token| subject::is_verb(token) || token.is(Class::Predicate) || token.kind == Kind::Punct) {
        return false;
    }
    let measured = before.len() == 2 && before[0].is(["measured", "observed", "recorded"]);
    let demands = after.iter().take(6).any(|token| token.is(Class::Demanded));
    // `Up to five tags may be given` permits no more, and `Values above 5 may be cut` says what happens to some.
    let some = after.starts(Class::Seems) && !before.is_empty();
    // `From 10 to 20 seats cost …`
    let starts = before.is_empty() && site.inside().starts(["from", "between"]);
    let costs = starts && after.is_at(1, Class::Predicate) && after.first().is_some_and(|noun| noun.kind == Kind::Word);
    let predicate = some || costs || after.first().is_some_and(|token| token.is(Class::Predicate));
    let range = site.inside().starts(["from", "between"]);
    // `Between 1 and 5 the scale is green`: a subject behind it makes a case of it.
    let sentence = before.is_empty() && range && after.starts(Class::Article) && after.len() > 2;
    // `Titles of 10 to 90 characters sell best`
    let unit = usize::from(site.inside().last().is_some_and(|last| last.is_number()));
    let verb = after.get(unit).is_some_and(|next| {
        next.kind == Kind::Word
            && !next.is((Class::LengthCut, Class::Joint))
            && !next.is((Class::Modal, Class::Relative))
    });
    let sentence = sentence || verb && before.ends("of") && before.len() < 4 && !site.defines();
    measured || (predicate || sentence || so_many_are(site)) && !demands
}

/// `Up to 100 rows are cached`: what becomes of so many.
fn so_many_are(site: &Site<'_>) -> bool {
    let inside = site.inside();
    let has_verb =
        inside.ends(Class::Predicate) || inside.has((Class::Predicate, ':')) || !inside.has(Class::BoundLead);
    let ends = |token: &&&Token| {
        token.kind != Kind::Word || token.is((Class::Predicate, Class::Joint)) || token.is(Class::Modal)
    };
    let noun = site.after().iter().take(LONGEST_NOUN).take_while(|token| !ends(token)).count();
    let verb = site.after().get(noun).is_some_and(|token| token.is(["is", "are", "was", "were"]));
    !has_verb && site.before().is_empty() && noun > 0 && verb
}

/// A noun phrase of more words is a clause.
const LONGEST_NOUN: usize = 4;

/// A text in quotation marks is what somebody says.
fn is_quoted(site: &Site<'_>) -> bool {
    let start = site.sentence().map_or(0, |sentence| sentence.tokens.start);
    let first = site.clause.tokens.get(site.part.start).copied().unwrap_or(start);
    let within = site.text.tokens.get(start..first).unwrap_or_default();
    let open = |marks: &[&str]| within.iter().filter(|token| marks.iter().any(|mark| token.is_punct(mark))).count();
    open(&["\""]) % 2 == 1 || open(&["“"]) > open(&["”"])
}

/// `See …`, `Works like …`: a pointer to something else.
fn refers(site: &Site<'_>) -> bool {
    let first = site.words.iter().find(|token| token.kind == Kind::Word);
    let start = site.clause.tokens.get(site.part.start).copied().unwrap_or(0);
    let sentence = site.sentence().map_or(start, |sentence| sentence.tokens.start);
    let near = site.text.tokens.get(start.saturating_sub(6).max(sentence)..start).unwrap_or_default();
    near.has(["see", "visit"])
        || first.is_some_and(|token| token.is(Class::Pointer))
        || site.before().ends(["like", "unlike", "resembles"])
}

/// `Try to keep it …`, `Some believe that …`, `SHOULD` by RFC 2119.
fn is_opinion(site: &Site<'_>) -> bool {
    let before = site.before();
    let holds = before.starts(Class::OpinionStart) || before.has(Class::Opinion);
    let advises = |at: &usize| {
        let token = site.text.tokens.is_at(*at, "should");
        token && site.text.plain(&(*at..at + 1)) == "SHOULD"
    };
    let end = site.part.end.min(site.clause.tokens.len());
    holds || site.clause.tokens.get(..end).unwrap_or_default().iter().any(advises)
}

/// `On weekends this cannot be more than 1`, `Should the guest be a minor, …`: a case without `if`.
fn is_case(site: &Site<'_>) -> bool {
    let before = site.before();
    let Some(first) = before.first() else { return trails(site) };
    let inverted = first.is(["should", "were", "had"]) && before.is_at(1, ["the", "a", "an", "any"]);
    let own = |at: &usize| {
        let owned = before.is_at(at - 1, ["the", "this"]) && subject::field_word(site, &before[*at].text);
        before[*at].is(Class::SelfWord) || owned
    };
    let subject = (2..before.len()).find(own).map(|at| at - 2);
    let fronted = first.is(Class::Front)
        && subject.is_some_and(|at| {
            let verb = before.iter().skip(at + 3).chain(site.inside().first()).any(|token| subject::is_verb(token));
            verb || site.inside().starts(Class::Edge)
        })
        && !before.iter().take(2).any(|token| token.is(Class::WholeFront));
    inverted || fronted || trails(site)
}

/// `If you upload for a team, you must name a folder. The folder must …`: what a case introduces is there in that case only.
fn is_of_a_case(site: &Site<'_>) -> bool {
    let before = site.at.checked_sub(1).and_then(|at| site.text.sentences.get(at));
    let before = before.and_then(|before| site.text.tokens.get(before.tokens.clone())).unwrap_or_default();
    let [the, noun, ..] = site.words.as_slice() else { return false };
    let Some(comma) = before.place(',').filter(|_| before.starts(Class::Condition)) else { return false };
    let behind = before.get(comma..).unwrap_or_default();
    let introduced = behind
        .place(noun.text.as_str())
        .is_some_and(|at| behind.get(at.saturating_sub(3)..at).is_some_and(|near| near.has(["a", "an"])));
    the.is(["the", "this", "that"]) && introduced && force::conditional(&before.iter().take(comma).collect::<Vec<_>>())
}

/// `When cold: at most 9; at least 3`: a case that a sentence opens with holds to its end.
fn goes_on_in_a_case(site: &Site<'_>) -> bool {
    let first = site.sentence().and_then(|sentence| sentence.clauses.first());
    let another = |first: &&Clause| first.tokens != site.clause.tokens && site.clause.parent.is_none();
    let Some(first) = first.filter(another) else { return false };
    let words: Vec<&Token> = site.text.words(&first.tokens).collect();
    let case = words.place([',', ':']).and_then(|end| words.get(..end)).unwrap_or_default();
    case.starts(Class::Condition) && force::conditional(case) && !force::presumes_absence(case)
}

/// `… in case of a transfer`, `… only where the stay is disputed`.
fn trails(site: &Site<'_>) -> bool {
    let after = site.after();
    after.windows(2).any(|two| {
        two[0].is("in") && two[1].is(["case", "cases"])
            || two[0].is("only") && two[1].is(Class::OnlyTail)
            || two[0].is("as") && two[1].is("long")
    })
}

/// `…, with the exception of auctions`, `…, save for tests`, `…; staff are exempt`.
fn excepts(site: &Site<'_>) -> bool {
    let Some(sentence) = site.sentence() else { return false };
    let end = site.clause.tokens.get(site.part.end.saturating_sub(1)).copied().unwrap_or(sentence.tokens.start);
    let behind = site.text.tokens.get(end..sentence.tokens.end).unwrap_or_default();
    behind.windows(2).any(|two| {
        two[0].is(["save", "apart", "aside"]) && two[1].is(["for", "from"])
            || two[1].is(Class::Excepted)
            || two[0].is(["though", "although"])
    })
}

/// `The grommit must be …`: a subject that is not the field.
fn is_of_another(site: &Site<'_>) -> bool {
    let before = site.before();
    if before.ends("by") && site.inside().iter().any(|token| token.is_number()) {
        return true;
    }
    let both = before.has("both");
    if both && before.has(["fields", "parameters", "values", "properties"]) || glosses_an_item(site) {
        return true;
    }
    if explains_a_part(site) || is_subtype(site) {
        return true;
    }
    // `A report can have up to 2 tags`, of tags: what has them is not the field.
    let list = matches!(site.subject.shape, Shape::Array(_) | Shape::Map(_));
    let own = |noun: &&&Token| subject::field_word(site, &noun.text);
    let owner = before.starts(["a", "an", "each", "every"]);
    if list && owner && before.ends(Class::HasParts) && site.after().iter().take(3).find(own).is_some() {
        return false;
    }
    // A comma before the verb sets off what the field is from what is said of it.
    let Some(subject) = subject(site) else { return false };
    !subject::may_be_subject(site, subject)
}

/// `yy-nnn, where nnn is a number (up to 3 digits)`, ``the wildcard `?` for exactly one character``.
fn explains_a_part(site: &Site<'_>) -> bool {
    let before = site.before();
    let host = if site.clause.parent.is_some() { site.host.as_slice() } else { before };
    let legend = host.windows(3).any(|three| three[0].is("where") && three[2].is(["is", "are", "stands"]));
    let sign = before.len().checked_sub(2).is_some_and(|at| before[at].kind == Kind::Literal);
    legend || sign && before.ends(["for", "matches", "means", "represents"])
}

/// `A FIFO queue name must …`: a name in capitals before the noun picks some of them.
fn is_subtype(site: &Site<'_>) -> bool {
    let Some(before) = subject(site) else { return false };
    let picks =
        |kind: &&Token| kind.capital && !subject::field_word(site, &kind.text) && !subject::defined(site, &kind.text);
    let goes_on = |next: &&Token| {
        next.kind == Kind::Word && !subject::is_verb(next) && !next.is((Class::Relative, Class::NounCut))
    };
    let noun = before.get(2).is_some_and(goes_on);
    before.starts(["a", "an"]) && noun && before.get(1).is_some_and(picks)
}

/// ``- `ANY` - either of the others``: what stands in an item behind a term speaks of the term.
fn glosses_an_item(site: &Site<'_>) -> bool {
    let Some(sentence) = site.sentence().filter(|sentence| sentence.intro.is_some()) else { return false };
    let start = sentence.tokens.start;
    let (Some(term), Some(mark)) = (site.text.tokens.get(start), site.text.tokens.get(start + 1)) else { return false };
    let parted = ["-", "–", "—", ":"].iter().any(|sign| mark.is_punct(sign));
    let shouted =
        site.text.plain(&(start..start + 1)).chars().all(|c| c.is_ascii_uppercase() || c == '_') && term.text.len() > 1;
    let is_term = term.kind == Kind::Literal || term.kind == Kind::Word && shouted;
    let is_term = is_term || term.kind == Kind::Word && site.text.is_marked_up(&(start..start + 1));
    let behind = site.clause.tokens.get(site.part.start).is_some_and(|at| *at > start + 1);
    parted && is_term && behind && !subject::names_the_field(site, term)
}

/// The words before the verb that demands, where they start the clause.
fn subject<'s>(site: &'s Site<'_>) -> Option<&'s [&'s Token]> {
    let words = site.words.get(..site.part.end.min(site.words.len()))?;
    let defaults = |at: usize| words.is_at(at, "default") && words.is_at(at + 1, "to");
    let verb = (0..words.len()).find(|at| words[*at].is(Class::Modal) || defaults(*at))?;
    let starts_inside = verb < site.part.start + 2;
    let subject = words.get(..verb).filter(|subject| starts_inside && !subject.is_empty())?;
    let plain = subject.iter().all(|token| matches!(token.kind, Kind::Word | Kind::Literal));
    plain.then_some(subject)
}
