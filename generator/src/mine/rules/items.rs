//! `items.*`: how many elements a list, or entries a map, may have.

use super::{Judged, file, reject};
use crate::ir::{ConstraintKind, Target, Why};
use crate::mine::clause::Reader;
use crate::mine::clause::Site;
use crate::mine::clause::{force, subject};
use crate::mine::lexicon::Class;
use crate::mine::quantity::{Bound, Quantity};
use crate::mine::text::{Kind, Token, Words};
use crate::mine::unit::Unit;
use crate::mine::{Findings, Shape};

pub(super) fn read(reader: &Reader<'_>, findings: &mut Findings) {
    if !is_list(reader.subject.shape) {
        return;
    }
    for quantity in &reader.quantities {
        if is_of_length(&reader.site(quantity.tokens.clone()), quantity) {
            let site = reader.site(quantity.tokens.clone());
            let kinds =
                force::holds(&site).and_then(|()| bounds(quantity).ok_or_else(|| quantity.why_none(Why::NoCount)));
            file(findings, &site, "items.exact", kinds.map(|kinds| (Target::Itself, kinds)));
            continue;
        }
        let counts = matches!(quantity.unit, Unit::None | Unit::Noun(_) | Unit::Time(_)) && !quantity.length;
        if !counts || quantity.bound == Bound::Bare {
            continue;
        }
        let site = reader.site(quantity.tokens.clone());
        if matches!(quantity.unit, Unit::Time(_)) {
            // `At most 30 days` may be how long it lasts, or how many there are.
            if subject::demanded(&site).is_ok() {
                reject(findings, &site, "items.unit", Why::AnotherUnit);
            }
            continue;
        }
        let rule = match quantity.bound {
            Bound::AtMost | Bound::Below => "items.maximum",
            Bound::AtLeast | Bound::Above => "items.minimum",
            Bound::Between | Bound::Within => "items.between",
            Bound::Exactly | Bound::Bare => "items.exact",
        };
        file(findings, &site, rule, judge(&site, quantity).map(|kinds| (Target::Itself, kinds)));
    }
}

/// Whether a value of this shape has a number of elements.
pub(super) fn is_list(shape: &Shape) -> bool {
    matches!(shape, Shape::Array(_) | Shape::Map(_))
}

/// `It cannot be empty`, `A non-empty list`: of a list, and not of its elements.
pub(super) fn judge_emptiness(site: &Site<'_>) -> Judged {
    let own = |token: &&Token| token.is((Class::ListNoun, [',', ':']));
    let elements = site.after().starts(["strings", "values", "string", "value"])
        || site.inside().ends(["string", "value", "text"]);
    force::holds(site)?;
    if elements || !site.before().iter().all(own) {
        return Err(Why::ListOrElements);
    }
    Ok((Target::Itself, vec![ConstraintKind::MinItems(1)]))
}

fn judge(site: &Site<'_>, quantity: &Quantity) -> Result<Vec<ConstraintKind>, Why> {
    force::holds(site)?;
    let owned = owner_has(site, quantity);
    let counted = owned || are_given(site, quantity) || are_accepted(site, quantity);
    if !counted {
        subject::target(site)?;
    }
    if quantity.bound == Bound::AtLeast && site.inside().is_at(1, "or") {
        // `One or more crates` is how English says `crates`.
        return Err(Why::DescribesField);
    }
    let one = quantity.low.as_ref().is_some_and(|amount| amount.value.as_i64() == Some(1));
    if quantity.bound == Bound::Above && one {
        // `More than one may be given` says that there may be several.
        return Err(Why::DescribesField);
    }
    if about_a_part(site, quantity) {
        return Err(Why::PartOfTheList);
    }
    // `key-value pairs` are the entries.
    let pairs = |at: usize| (1..3).any(|near| site.before().is_at(at + near, "pairs"));
    let elements = |(at, token): (usize, &&Token)| token.is(Class::EachEntry) && !pairs(at);
    if !owned && site.before().iter().enumerate().any(elements) {
        return Err(Why::TheElements);
    }
    if owned || number_of(site) {
        return bounds(quantity).ok_or_else(|| quantity.why_none(Why::NoCount));
    }
    counts_elements(site, quantity).then_some(()).ok_or(Why::AnotherThing)?;
    let led = counted
        || site.near().iter().all(|token| {
            Class::CountLead.holds(&token.text)
                || token.is(Class::Order)
                || subject::field_word(site, &token.text)
                || site.at > 0 && subject::defined(site, &token.text)
        });
    if !led {
        return Err(Why::NoDemand);
    }
    bounds(quantity).ok_or_else(|| quantity.why_none(Why::NoCount))
}

/// `up to 9 for each cart`, `exactly one crate per cart`: so many of a part, and there may be many parts.
fn about_a_part(site: &Site<'_>, quantity: &Quantity) -> bool {
    let noun = usize::from(matches!(quantity.unit, Unit::Noun(_)));
    let shares = |at: usize| site.after().is_at(at, ["for", "per", "of", "in"]);
    let each = |at: usize| site.after().is_at(at, ["each", "every"]);
    let one = quantity.high.as_ref().is_some_and(|amount| amount.value.as_i64() == Some(1));
    let few = one || !matches!(quantity.bound, Bound::AtMost | Bound::Below);
    // `5 tags per crate` counts the tags of the one crate that has them; `one tag per crate` pairs crates with tags.
    let paired = |at: usize| few && site.after().is_at(at, "per");
    // Of how many days, pages or requests there are is not said.
    let rate = |at: usize| {
        site.after().is_at(at, "per") && site.after().get(at + 1).is_some_and(|token| token.is(Class::Rate))
    };
    [0, noun].into_iter().any(|at| shares(at) && each(at + 1) || paired(at) || rate(at))
}

/// `Prices can be requested for up to 9 crates`, `You can ask for the weight of no more than 9 crates`: of what is asked for,
/// the field lists what it is asked of.
fn are_given(site: &Site<'_>, quantity: &Quantity) -> bool {
    let Unit::Noun(noun) = &quantity.unit else { return false };
    let article = usize::from(site.before().ends(["a", "the"]));
    let before = site.before().get(..site.before().len() - article).unwrap_or_default();
    let led = before.ends(["for", "of", "from", "with", "to"]);
    let may = before.has(["can", "may", "available", "possible", "supported"]) && !before.has(Class::Relative);
    let behind = site.after().get(1..).unwrap_or_default();
    let once = behind
        .iter()
        .all(|token| token.is((Class::PerValue, ["in", "at", "per", "a", "one", "single", "time", "once"])));
    led && may && once && quantity.bound == Bound::AtMost && subject::field_word(site, noun)
}

/// `We accept up to 9 crates per request`
fn are_accepted(site: &Site<'_>, quantity: &Quantity) -> bool {
    let Unit::Noun(noun) = &quantity.unit else { return false };
    let [who @ .., verb] = site.before() else { return false };
    let accepts = verb.is(["accept", "accepts", "allow", "allows", "support", "supports", "permit", "permits"]);
    let we = who.starts("we") && who.iter().skip(1).all(|token| token.is(["only", "currently"]));
    accepts && we && subject::field_word(site, noun)
}

/// `A report can have up to 2 grouping clauses`, of the grouping: what has the list may have so many of its elements.
fn owner_has(site: &Site<'_>, quantity: &Quantity) -> bool {
    let Unit::Noun(_) = quantity.unit else { return false };
    // The noun is a word of the field's name, and the last of its phrase: `5 input contexts`.
    let phrase =
        site.after().iter().take_while(|token| token.kind == Kind::Word && !token.is(Class::CountedEnd)).count();
    let head = site.after().get(phrase.saturating_sub(1)).filter(|_| phrase > 0 && phrase < 4);
    let own = head.is_some_and(|head| subject::field_word(site, &head.text));
    let ends = site.after().get(phrase).is_none_or(|next| next.kind == Kind::Punct);
    let [owner @ .., verb] = site.before() else { return false };
    let modal = usize::from(owner.ends(["can", "may", "must"]));
    let article = usize::from(owner.starts(["a", "an", "the", "each", "every", "one"]));
    // `Report can have …`: a singular without its article.
    let bare = article == 0 && owner.len() == 1 + modal && owner[0].capital && !owner[0].text.ends_with('s');
    let owner = owner.get(article..owner.len() - modal).unwrap_or_default();
    let named = (article == 1 || bare) && (1..4).contains(&owner.len());
    let plain = owner.iter().all(|token| token.kind == Kind::Word && !subject::field_word(site, &token.text));
    let bound = matches!(quantity.bound, Bound::AtMost | Bound::Between);
    bound && own && ends && named && plain && verb.is(Class::HasParts)
}

/// `The number of tags is limited to 9`, `The valid number of tags is between 1 and 9`.
fn number_of(site: &Site<'_>) -> bool {
    let Some(number) = site.before().place(["number", "count"]) else { return false };
    let lead = site.before().get(..number).unwrap_or_default();
    let noun = site.before().get(number + 2).filter(|_| site.before().is_at(number + 1, "of"));
    let rest = site.before().get(number + 3..).unwrap_or_default();
    let own = noun.is_some_and(|noun| {
        noun.is(Class::Element) || subject::field_word(site, &noun.text) || subject::defined(site, &noun.text)
    });
    let plain = lead.iter().all(|token| token.is(["the", "total", "valid", "allowed", "supported", "maximum"]));
    let verb =
        rest.iter().all(|token| token.is(["is", "must", "be", "should", "cannot", "can", "not", "are", "allowed"]));
    own && plain && verb && !rest.is_empty() && site.after().iter().all(|token| token.kind == Kind::Punct)
}

/// Whether what is counted is what the field is a list of.
fn counts_elements(site: &Site<'_>, quantity: &Quantity) -> bool {
    match &quantity.unit {
        Unit::Noun(noun) => {
            // `carts with at least 9 wheels` names wheels, and defines carts.
            let defined = subject::defined(site, noun) && (site.at > 0 || quantity.bound != Bound::AtLeast);
            let known = Class::Element.holds(noun) || subject::field_word(site, noun) || defined;
            // `up to 9 crates of apples` are crates, and `at most one open crate` is not every crate.
            let measures = Class::Level;
            if measures.holds(noun) && !subject::field_word(site, noun) {
                return false;
            }
            let two = site
                .after()
                .get(1)
                .is_some_and(|next| next.is(Class::Element) || subject::field_word(site, &next.text));
            known || two && site.after().len() == 2 && !matches!(quantity.bound, Bound::AtLeast)
        }
        // `The maximum number of crates is 9`
        Unit::None if quantity.gap.is_some() => {
            let gap = quantity.gap.clone().and_then(|gap| site.words.get(gap)).unwrap_or_default();
            let noun = gap.iter().rfind(|token| !token.is(Class::Admitted));
            let gap = container(gap).map_or(gap, |at| gap.get(..at).unwrap_or_default());
            let noun = gap.iter().rfind(|token| !token.is(Class::Admitted)).or(noun);
            !gap.has(["per", "in", "for", "of"])
                && noun.is_some_and(|token| {
                    token.is(Class::Element)
                        || subject::field_word(site, &token.text)
                        || subject::defined(site, &token.text)
                })
        }
        // A list of up to 9 `Crate` objects
        Unit::None if site.after().first().is_some_and(|token| token.kind == Kind::Literal) => {
            site.after().is_at(1, Class::Element)
        }
        // `(max 3)`, `Maximum: 9.`
        _ => {
            let numbers =
                matches!(site.subject.shape, Shape::Array(items) if matches!(**items, Shape::Integer | Shape::Number));
            let limit = site.inside().first().is_some_and(|token| {
                let apart = site.at > 0 || site.before().ends(',');
                let words: &[&str] = if apart { Class::LimitLead.words() } else { &[] };
                token.is(Class::Extreme) || token.is(words)
            });
            // `(3 max)`
            let limit = limit || site.inside().ends(Class::Extreme);
            // `Min 2, max 9`
            let other = |token: &&Token| {
                token.is_number()
                    || token.is(["are", "is"])
                    || token.is(Class::Admitted)
                    || token.kind == Kind::Punct
                    || token.is((Class::Extreme, ["and", "of", "a"]))
            };
            let ordered = site
                .near()
                .iter()
                .all(|token| token.is((Class::Order, Class::MayYou)) || token.is((Class::HasParts, ["list", "a"])));
            // `Up to 9 are allowed in a single request`
            let passed = site.after().iter().take_while(|token| other(token)).count();
            let rest = site.after().get(passed..).unwrap_or_default();
            let once = |token: &&Token| {
                token.is(Class::PerValue) || token.is(["in", "at", "per", "a", "one", "single", "time", "once", "the"])
            };
            let once = rest.starts(["in", "per", "at"]) && rest.iter().all(once);
            let alone = ordered && (rest.is_empty() || once);
            !numbers && limit && alone && quantity.gap.is_none()
        }
    }
}

/// Where `in a post` starts in `tags in a post`: what has the list, and not one of several.
fn container(gap: &[&Token]) -> Option<usize> {
    let at = gap.iter().rposition(|token| token.is(["in", "per"]))?;
    let one = gap.is_at(at + 1, ["a", "an", "one", "the"]) || gap.is_at(at, "per");
    let noun =
        gap.get(at + 1).is_some_and(|noun| noun.is(Class::PerValue)) || gap.len() <= at + 3 && gap.is_at(at, "in");
    let rate = gap.get(at + 1).is_some_and(|noun| noun.is(Class::Rate));
    (one && noun && !rate && at > 0).then_some(at)
}

/// `a list of length 4`.
fn is_of_length(site: &Site<'_>, quantity: &Quantity) -> bool {
    let before = site.before();
    let list = before.len().checked_sub(2).is_some_and(|at| before.is_at(at, ["list", "array", "vector", "tuple"]));
    quantity.length && quantity.unit == Unit::None && before.ends("of") && list
}

fn bounds(quantity: &Quantity) -> Option<Vec<ConstraintKind>> {
    let low = quantity.low.as_ref().and_then(|amount| u64::try_from(amount.value.as_i64()?).ok());
    let high = quantity.high.as_ref().and_then(|amount| u64::try_from(amount.value.as_i64()?).ok());
    let (min, max) = match quantity.bound {
        Bound::AtMost => (None, Some(high?)),
        Bound::AtLeast => (Some(low?), None),
        Bound::Above => (Some(low?.checked_add(1)?), None),
        Bound::Below => (None, Some(high?.checked_sub(1)?)),
        Bound::Between => (Some(low?), Some(high?)),
        Bound::Within => (Some(low?.checked_add(1)?), Some(high?.checked_sub(1)?)),
        Bound::Exactly => (Some(high?), Some(high?)),
        Bound::Bare => return None,
    };
    if max == Some(0) || min.zip(max).is_some_and(|(min, max)| min > max) {
        return None;
    }
    let min = min.filter(|min| *min > 0).map(ConstraintKind::MinItems);
    Some(min.into_iter().chain(max.map(ConstraintKind::MaxItems)).collect())
}

#[cfg(test)]
mod tests {
    use crate::mine::rules::table::check;

    #[test]
    fn counts_of_elements_are_read() {
        check(
            "items",
            &[
                ("string[]", "Crates to load. Maximum of 20 crates.", &["max_items 20"]),
                ("string[]", "A list of up to 20 crates", &["max_items 20"]),
                ("string[]", "Crates to load; all of them are weighed (max 3)", &["max_items 3"]),
                (
                    "string[]",
                    "Crates to load. You can specify between 2 and 9 crates.",
                    &["min_items 2", "max_items 9"],
                ),
                ("string[]", "Crates to load. Must contain at least one item.", &["min_items 1"]),
                (
                    "map[string]string",
                    "Notes on a crate. You can store up to **40 key-value pairs**.",
                    &["max_items 40"],
                ),
                ("string[]", "Crates to load. The maximum number of crates is 9.", &["max_items 9"]),
                ("string[]", "Crates to load. Must not contain more than 8 entries.", &["max_items 8"]),
                ("string[]", "An array of up to 7 `Crate` objects", &["max_items 7"]),
                ("map[string]string", "Notes on a crate (max 12 keys)", &["max_items 12"]),
                ("map[string]string", "A map of key-value pairs, not more than 12 pairs", &["max_items 12"]),
                ("string[]", "Crates to load. You can specify as many as 12 crates.", &["max_items 12"]),
                ("string[]", "Crates to load. At most 9.", &["max_items 9"]),
                ("string[]", "Crates to load. The number of crates is limited to 9.", &["max_items 9"]),
                ("string[]", "Parts of the load. A load can have up to 9 things.", &["max_items 9"]),
                ("string[]", "Crates to load. You can request up to 9 crates at a time.", &["max_items 9"]),
                ("string[]", "Crates to load. Min 2, max 9.", &["min_items 2", "max_items 9"]),
                ("string[]", "Crates to load. Minimum of 2 and maximum of 9 crates.", &["min_items 2", "max_items 9"]),
                ("string[]", "Crates to load. Cannot be empty.", &["min_items 1"]),
                ("string[]", "A non-empty list of crates", &["min_items 1"]),
                ("string[]", "Crates to load. This list can only contain one entry.", &["max_items 1"]),
            ],
        );
    }

    #[test]
    fn what_only_reads_like_a_count_is_none() {
        check(
            "items",
            &[
                ("string[]", "Crates to load. If they are heavy, at most 3 crates.", &["! conditional"]),
                ("string[]", "Crates to load. It should have at most one open crate.", &["! about another thing"]),
                ("string[]", "Crates. Each crate can have up to 5 items.", &["! about the elements"]),
                ("string[]", "Crates on carts with at least one broken wheel", &["! about another thing"]),
                ("string[]", "A list of carts with at least 4 wheels", &["! about another thing"]),
                ("string[]", "One or more crates", &["! describes the field"]),
                ("string[]", "Crates. Must have exactly one item per cart.", &["! about a part of the list"]),
                (
                    "string[]",
                    "Crates. It may contain at most 2 items for each of the carts.",
                    &["! about a part of the list"],
                ),
                ("string[]", "Crates. Names cannot be empty.", &["! about the list or its elements"]),
                ("string[]", "Crates to load. If shared, it cannot be empty.", &["! conditional"]),
                ("string[]", "Crates. Up to 9 crates per day.", &["! about a part of the list"]),
                ("integer[]", "Weights. Must be between 3 and 9.", &["! about another thing"]),
                ("string", "A crate. Maximum of 20 crates.", &[]),
            ],
        );
    }
}
