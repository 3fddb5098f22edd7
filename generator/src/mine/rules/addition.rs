//! What sentences behind a list of characters add to it.

use crate::mine::clause::Site;
use crate::mine::clause::subject;
use crate::mine::lexicon::Class;
use crate::mine::text::{Kind, Words};

/// What is added to a list.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Addition {
    /// Nothing: the list is whole.
    None,
    /// These marks: `You can also include any of these characters: +-.`
    Marks(String),
    /// Something that could not be read.
    Unread,
}

/// What the sentences behind a list add to it.
pub(super) fn behind(site: &Site<'_>) -> Addition {
    match (marks(site), goes_on(site)) {
        (Some(marks), _) => Addition::Marks(marks),
        (None, true) => Addition::Unread,
        (None, false) => Addition::None,
    }
}

/// The marks that the next sentence adds, where they are the last that the description says: a full stop behind them
/// could be one of them or not.
fn marks(site: &Site<'_>) -> Option<String> {
    let next = site.text.sentences.get(site.at + 1)?;
    let tokens = site.text.tokens.get(next.tokens.clone())?;
    let colon = tokens.place(':')?;
    let lead = tokens.get(..colon)?;
    let adds =
        lead.has("also") && lead.has(["can", "may"]) && lead.has(Class::Holds) && lead.has(["characters", "symbols"]);
    // `Labels can also contain …` is about labels.
    let mut subject = lead.iter().take_while(|token| !token.is(["can", "may"]));
    let own = subject.all(|token| token.is(Class::AddsSubject) || subject::names_the_field(site, token));
    let plain = own
        && lead.iter().all(|token| token.kind == Kind::Word)
        && !lead.has(Class::Negation)
        && !lead.has(["if", "when"]);
    let start = site.text.span(&(next.tokens.start + colon..next.tokens.start + colon + 1)).end;
    let marks = site.subject.prose.text.get(start..)?.trim();
    let read = adds && plain && marks.len() > 1 && marks.chars().all(|c| c.is_ascii_punctuation());
    (read && !marks.ends_with('.') && !marks.contains(['`', '\\', '<', '&'])).then(|| marks.to_owned())
}

/// Whether later sentences say that there is more.
fn goes_on(site: &Site<'_>) -> bool {
    let end = site.sentence().map_or(0, |sentence| sentence.tokens.end);
    let here = site.clause.tokens.get(site.part.end).map_or(end, |at| *at);
    // `…, with an optional prefix`: what is in front is made of other characters.
    let tail = site.text.tokens.get(here..end.max(here)).unwrap_or_default();
    let optional = tail.iter().enumerate().any(|(at, token)| {
        token.is("optional")
            && tail.iter().skip(at).take(5).any(|token| token.is(["prefix", "suffix", "part", "extension"]))
    });
    if optional {
        return true;
    }
    let rest = site.text.tokens.get(end..).unwrap_or_default();
    let rest = rest.get(..rest.len().min(400)).unwrap_or_default();
    let add = Class::Adds;
    rest.windows(3).any(|three| three[0].is("also") && (three[1].is(add) || three[2].is(add)))
        || rest.windows(4).any(|four| four[0].is(add) && four[1].is("any") && four[2].is("of"))
}
