//! With what force a clause speaks: whether it states a rule for every value, or only seems to.

use super::Site;
use crate::ir::Why;
use crate::mine::lexicon::Class;
use crate::mine::noun::ends_in;
use crate::mine::text::{Kind, Token, Words};

/// Why what stands at a site is not to be enforced; `None` where nothing speaks against it.
pub(in crate::mine) fn objection(site: &Site<'_>) -> Option<Why> {
    weigh(site, &site.words).or_else(|| aside_case(site).then_some(Why::Conditional))
}

/// The same as a result.
pub(in crate::mine) fn holds(site: &Site<'_>) -> Result<(), Why> {
    objection(site).map_or(Ok(()), Err)
}

/// The same for what may hold conditions of its own, such as a list of values with what each is for: only what stands
/// around it counts.
pub(in crate::mine) fn objection_around(site: &Site<'_>) -> Option<Why> {
    weigh(site, &[site.before(), site.after()].concat())
}

fn weigh(site: &Site<'_>, words: &[&Token]) -> Option<Why> {
    let (before, after) = (site.before(), site.after());
    let intro = site.intro.as_slice();
    if is_example(before) || is_example(intro) {
        return Some(Why::Example);
    }
    if conditional(words) || conditional(intro) || leading_condition(before) || case(words) || tail_case(after) {
        return Some(Why::Conditional);
    }
    if words.has(Class::Advice) || before.has(Class::Habit) || before.ends('~') {
        return Some(Why::Recommendation);
    }
    if before.has(Class::Hypothesis) {
        return Some(Why::Hypothetical);
    }
    if alternatives(before, after) {
        return Some(Why::Alternatives);
    }
    if is_subject(before, after) {
        return Some(Why::NoDemand);
    }
    if negated(before) {
        return Some(Why::Negated);
    }
    (deed(before) || will_be(after) || host_deed(site)).then_some(Why::ServerBehaviour)
}

/// Whether a clause speaks of advice or of what is usual.
pub(in crate::mine) fn is_weak(words: &[&Token]) -> bool {
    words.has(Class::Advice) || words.has(Class::Habit)
}

/// Whether words only ask that there is a value: `if present`, `when it is set`.
pub(in crate::mine) fn asks_for_presence(words: &[&Token]) -> bool {
    let first = words.starts(Class::Condition);
    first && words.iter().all(|token| token.is(Class::Vacuous) || token.kind == Kind::Punct) && !conditional(words)
}

/// Why a default at a site is none for every absent value. What a server does with it, and what is advised, is no
/// matter: a default is about both.
pub(in crate::mine) fn objection_to_default(site: &Site<'_>) -> Option<Why> {
    let own = |token: &Token| token.kind == Kind::Word && ends_in(site.subject.field, &token.text);
    let (before, after) = (presumed(site.before(), own), presumed(site.after(), own));
    let words = [before.as_slice(), after.as_slice()].concat();
    if is_example(&before) || is_example(&site.intro) {
        return Some(Why::Example);
    }
    let unlimited = after.starts("for") && after.is_at(1, Class::Unlimited);
    if conditional(&words)
        || conditional(&site.intro)
        || leading_condition(&before)
        || case(&words)
        || tail_case(&after) && !unlimited
        || aside_case(site)
        || after.starts(["with", "in", "starting", "during"])
    {
        return Some(Why::Conditional);
    }
    if before.has(Class::Habit) {
        return Some(Why::Recommendation);
    }
    if before.has(Class::Hypothesis) {
        return Some(Why::Hypothetical);
    }
    // `50 GiB for Windows`: a unit stands between the value and its case.
    let unit = site.words.get(site.part.end.saturating_sub(1)).is_some_and(|token| token.is_number());
    let case = after.is_at(1, "for") && tail_case(after.get(1..).unwrap_or_default());
    if unit && case && after.first().is_some_and(|unit| unit.kind == Kind::Word) {
        return Some(Why::Conditional);
    }
    let listed = after.starts((["or", "and"], ','));
    // `200 by default, 1000 max`
    let bound = after.is_at(2, Class::Extreme);
    if after.starts(',') && after.is_at(1, "or") {
        return Some(Why::Alternatives);
    }
    if listed && !bound && after.get(1).is_some_and(|token| token.kind != Kind::Word) || after.starts("or") {
        return Some(Why::Alternatives);
    }
    negated(&before).then_some(Why::Negated)
}

/// Whether words only say that the value is absent: `if omitted,`, `by default,`.
pub(in crate::mine) fn presumes_absence(words: &[&Token]) -> bool {
    !words.is_empty() && presumed(words, |_| false).is_empty()
}

/// Words without the conditions that only say that the value is absent.
fn presumed<'a>(words: &[&'a Token], own: impl Fn(&Token) -> bool) -> Vec<&'a Token> {
    let mut out = Vec::with_capacity(words.len());
    let mut rest = words;
    while let Some((first, behind)) = rest.split_first() {
        let condition = rest.place(',').unwrap_or(rest.len());
        let segment = rest.get(..condition).unwrap_or_default();
        let absent = |token: &&Token| {
            token.is(Class::Vacuous)
                || token.is(Class::Absent)
                || token.is(Class::BesideAbsent)
                || own(token)
                || matches!(token.kind, Kind::Literal | Kind::Punct)
        };
        let by_default = matches!(segment, [by, default] if by.is("by") && default.is("default"));
        let unless = first.is("unless") && segment.len() > 1;
        let says = unless || segment.has(Class::Absent);
        let lacks = first.is(Class::Condition) || first.is("without") || first.is("in") && segment.has("absence");
        if by_default || lacks && says && segment.iter().all(absent) {
            rest = rest.get((condition + 1).min(rest.len())..).unwrap_or_default();
        } else {
            out.push(*first);
            rest = behind;
        }
    }
    out
}

/// `At least 3 is sensible`, `Between 8 and 16 is what most use`: what stands first is only spoken of, unless the verb behind
/// it demands it.
fn is_subject(before: &[&Token], after: &[&Token]) -> bool {
    let is_first = before.iter().all(|token| token.kind == Kind::Punct);
    let adverb = usize::from(after.first().is_some_and(|token| token.text.ends_with("ly")));
    let speaks = after.get(adverb).is_some_and(|token| token.is(Class::Predicate));
    is_first && speaks && !after.iter().take(adverb + 5).any(|token| token.is(Class::Demanded))
}

fn is_example(before: &[&Token]) -> bool {
    before.has(Class::Example) || before.has_pair("such", "as")
}

/// Whether there is a condition that some value does not meet.
pub(in crate::mine) fn conditional(words: &[&Token]) -> bool {
    words.iter().enumerate().any(|(at, token)| {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let names_a_time = token.is("when") && before.is_some_and(|before| before.is(Class::LeadsToTime));
        if !token.is(Class::Condition) || names_a_time {
            return false;
        }
        let rest = words.get(at..).unwrap_or_default();
        let condition = rest.split(|token| token.is(',')).next().unwrap_or_default();
        let provided = token.is("provided") && !rest.is_at(1, ["that", "the", "a", "it"]);
        let vacuous = condition.iter().enumerate().all(|(at, token)| {
            let negation = token.is("not") && !condition.is_at(at + 1, "null");
            token.is(Class::Vacuous) && !negation
        });
        !(provided || vacuous && condition.len() > 1)
    })
}

fn leading_condition(before: &[&Token]) -> bool {
    let near = before.rsplit(|token| token.is(',')).next().unwrap_or_default();
    before.starts(Class::LeadingCondition) || near.has(Class::LeadingCondition)
}

/// `For refunds, …`: a sentence that starts with a case and a comma, or with `To` and an order.
fn case(words: &[&Token]) -> bool {
    let adverb = words.iter().take_while(|token| token.is(["but", "however", "and"]) || token.is(',')).count();
    let words = words.get(adverb..).unwrap_or_default();
    let Some(first) = words.first() else { return false };
    let Some(comma) = words.place(',') else {
        return first.is("for") && !words.get(1).is_some_and(|next| next.is(Class::WholeCase));
    };
    let lead = words.get(..comma).unwrap_or_default();
    if first.is("to") {
        let order = words.is_at(comma + 1, Class::Order);
        return order;
    }
    let others = lead.has(["other", "others", "remaining"]);
    first.is(Class::Case) && (others || !lead.has(Class::Purpose)) && !lead.has(["iso", "rfc"])
}

/// `… for refunds`: a case behind the part.
fn tail_case(after: &[&Token]) -> bool {
    let Some(first) = after.first() else { return false };
    let second = after.get(1);
    let whole = second.is_some_and(|next| next.is(Class::WholeTail) || next.is(Class::PurposeTail));
    let shows = second.is_some_and(|next| next.is(["example", "instance"]));
    first.is("until")
        || first.is("by") && second.is_some_and(|next| next.is("default"))
        || first.is("in") && second.is_some_and(|next| next.is(["most", "some", "many", "certain"]))
        || first.is("on")
        || first.is("for") && !whole && !shows
        || first.is("in") && second.is_some_and(|next| next.is(["test", "live", "production", "sandbox"]))
        || after.has_pair(["by", "in", "for", "on"], ["most", "some", "many", "certain"])
}

/// `4 digits of the card (for cards only)`, `left (depends on the hall)`: a case in parentheses behind the part.
fn aside_case(site: &Site<'_>) -> bool {
    let end = site.clause.tokens.get(site.part.end.saturating_sub(1)).copied().unwrap_or(0);
    let Some(sentence) = site.sentence() else { return false };
    let asides = sentence.clauses.iter().filter(|clause| clause.parent.is_some_and(|parent| parent >= end));
    asides.filter(|_| site.clause.parent.is_none()).any(|clause| {
        let words: Vec<&Token> = site.text.words(&clause.tokens).collect();
        let only = usize::from(words.starts("only"));
        let near = clause.parent == Some(end);
        words.is_at(only, "for") && tail_case(words.get(only..).unwrap_or_default())
            || near && words.starts(Class::Condition) && conditional(&words)
    })
}

/// `The report may return fewer (up to 9)`: what stands in parentheses explains what is done.
fn host_deed(site: &Site<'_>) -> bool {
    site.clause.parent.is_some() && site.host.has_pair(["may", "might", "will"], Class::Deed)
}

/// `0 or at least 9`, `9 letters or 12 digits`.
fn alternatives(before: &[&Token], after: &[&Token]) -> bool {
    let since = before.iter().rposition(|token| token.is_number()).map_or(before.len(), |at| at + 1);
    let continued = before.get(since..).unwrap_or_default().has("or");
    let led = before.ends(["or", "either"]);
    let either = before.windows(2).any(|pair| pair[0].is("either") && pair[1].kind != Kind::Word);
    let comma = usize::from(after.starts(','));
    let behind = after.is_at(comma, "or")
        // `9 letters or hyphens` is a list of characters.
        && !after.is_at(comma + 1, Class::CharacterKind);
    let later = after.windows(2).any(|pair| pair[0].is("or") && pair[1].is_number());
    continued || led || either || behind || later
}

/// A negation that no phrase has taken for its own.
fn negated(before: &[&Token]) -> bool {
    let start = before.len().saturating_sub(3);
    let near = before.get(start..).unwrap_or_default();
    near.iter().any(|token| token.is(Class::Negation) || token.kind == Kind::Word && token.text.ends_with("n't"))
}

fn deed(before: &[&Token]) -> bool {
    let near = before.rsplit(|token| token.is(',') || token.is(':')).next().unwrap_or_default();
    near.iter().enumerate().any(|(at, token)| {
        // `to` and a deed is a purpose: `a name to display, up to 9 letters`.
        let behind = |distance: usize, words: &[&str]| near.is_back(at, distance, words);
        let purpose = behind(1, &["can", "may"]) && behind(2, &["you"])
            || behind(1, &["to", "for"])
            || behind(1, &["be"]) && behind(2, &["to"]);
        // `This takes a text of …` is what the field does.
        let next = |distance: usize| near.get(at + distance);
        let takes = token.is("takes")
            && near.is_back(at, 1, ["this", "it", "field"])
            && next(1).is_some_and(|next| next.is(["a", "an"]))
            && !next(2).is_some_and(|next| next.is(Class::Extreme));
        // `Send at most 5 tags` is said to the reader.
        let order = at == 0 && near.len() == before.len() && token.is(Class::Order);
        // `Must match one of these` demands it of the value.
        let demand = token.is("match") && behind(1, &["must", "should"]);
        token.is(Class::Deed) && !purpose && !takes && !order && !demand
    })
}

/// `… will be chosen`, `… are returned`: what happens to the thing before it.
fn will_be(after: &[&Token]) -> bool {
    let near = after.split(|token| token.is(',')).next().unwrap_or_default();
    let happens = |pair: &[&Token]| pair[0].is(Class::Passive) && pair[1].is(Class::Deed);
    near.starts("will") || near.windows(2).any(happens)
}
