//! What a part of a description says of other values than those that the rest demands: `A name works too`, `Older ones
//! start with …`, `Pages have their own codes`. What it lets in breaks the demand, whatever its kind.
//!
//! A part is what stands between commas, and speaks of something else than the field: what is said of the field itself is a
//! demand, and no way around one.

use super::exception::Exception;
use super::{Reader, subject};
use crate::ir::Decimal;
use crate::mine::lexicon::Class;
use crate::mine::text::{Kind, Token, Words};
use crate::mine::unit::Unit;

/// What the parts of a clause concede.
pub(in crate::mine) fn concessions(reader: &Reader<'_>) -> Vec<Exception> {
    // What stands in an item says what one of the values means.
    if reader.sentence().is_some_and(|sentence| sentence.intro.is_some()) {
        return Vec::new();
    }
    let first = reader
        .sentence()
        .and_then(|sentence| sentence.clauses.first())
        .is_some_and(|first| first.tokens == reader.clause.tokens);
    let parts = reader.words.split(|token| token.is(',')).enumerate();
    let parts = parts.map(|(at, words)| Part { reader, words, defines: reader.defines() && first && at == 0 });
    let mut out: Vec<Exception> = parts.filter_map(|part| part.concedes()).collect();
    if other_case(&reader.words) && !reader.defines() {
        out.push(Exception::Another);
    }
    out
}

/// What stands between two commas of a clause.
struct Part<'a> {
    reader: &'a Reader<'a>,
    words: &'a [&'a Token],
    /// Whether it says what the field is.
    defines: bool,
}

impl Part<'_> {
    fn concedes(&self) -> Option<Exception> {
        // `Only letters, digits and dots are allowed`: one sentence, in three parts.
        if self.reader.words.has(["only", "neither"]) {
            return None;
        }
        if self.mends() || self.appends() || self.stands_in() {
            return Some(Exception::Another);
        }
        if self.defines {
            return None;
        }
        if self.is_unbound() {
            return Some(Exception::Exempt);
        }
        if let Some(let_in) = self.names_a_value().or_else(|| self.admits()) {
            return Some(let_in);
        }
        if self.is_replaced() {
            return Some(Exception::Form);
        }
        (self.differs() || self.is_written() || self.may_be() || self.is_resolved()).then_some(Exception::Another)
    }

    /// What is said of something else than the field: the words before the verb, and where the verb is.
    fn of_another(&self, verb: usize) -> Option<&[&Token]> {
        let lead = self.words.iter().take_while(|token| token.is(Class::Joint)).count();
        let subject = self.words.get(lead..verb)?;
        let modal = usize::from(subject.ends(["can", "may"]));
        let adverbs = |token: &&&Token| token.is(["still", "also", "always", "now", "currently"]);
        let subject = subject.get(..subject.len() - modal)?;
        let subject = subject.get(..subject.len() - subject.iter().rev().take_while(adverbs).count())?;
        let head: Vec<&Token> = subject.iter().take_while(|token| !token.is(Class::NounCut)).copied().collect();
        let noun = *head.last()?;
        let plain = subject.iter().all(|token| matches!(token.kind, Kind::Word | Kind::Literal));
        let demands = subject.has((Class::Condition, Class::LeadingCondition))
            || subject.has((Class::Order, Class::MayYou))
            || subject.has((Class::Negation, Class::Relative))
            || subject.iter().any(|token| token.text.ends_with("'ll"));
        let site = self.reader.site(0..0);
        let others = subject.has((Class::Others, ["single", "one", "plain"]));
        // `Compressed files are accepted as well`: of a file, another kind of it.
        let too = self.words.ends(["too", "also", "well"]);
        let own = noun.is(Class::SelfWord) || subject::names_the_field(&site, noun) && !others && !too;
        (plain && !demands && !own).then_some(subject)
    }

    /// ``Vouchers use `V` ``, `` `me` refers to the current user``, ``Kosovo is `XK` ``.
    fn names_a_value(&self) -> Option<Exception> {
        let words = self.words;
        let literal = |at: usize| words.get(at).filter(|token| token.kind == Kind::Literal);
        let stands = |at: &usize| literal(*at).is_some() && words.is_at(at + 1, Class::Stands);
        let stands =
            (0..words.len().min(3)).find(stands).filter(|at| *at < 2 || words.is_at(0, "the")).and_then(literal);
        let led = |verb: &usize| {
            let adverb = usize::from(words.is_at(verb + 1, ["also", "still", "just"]));
            let value = literal(verb + adverb + 1)?;
            let name = *verb == 1 && words[*verb].is("is") && words[0].capital;
            let subject = self.of_another(*verb).filter(|_| name || words[*verb].is(Class::Gets))?;
            (!subject.is_empty()).then_some(value)
        };
        // `` `anonymous` may be used for guests``
        let used = || {
            literal(0).filter(|_| words.is_at(1, ["may", "can"]) && words.is_at(2, "be") && words.is_at(3, Class::Set))
        };
        let value = stands.or_else(used).or_else(|| (1..words.len()).find_map(|verb| led(&verb)))?;
        let known = self.reader.subject.siblings.has(&value.text) || value.text.contains(['{', '<', ' ']);
        (!known).then(|| Exception::Value(value.text.clone()))
    }

    /// `Landlines may be given without it`, `can be shortened to the day`, `An address can be used instead`.
    fn may_be(&self) -> bool {
        let words = self.words;
        let Some(modal) = words.iter().position(|token| token.is(["may", "can"])) else { return false };
        let given = words.is_at(modal + 1, "be") && words.is_at(modal + 2, Class::Set);
        // `Tokens can be used to read` says what for.
        let purpose = words.is_at(modal + 3, (["to", "for", "in", "as", "by", "with", "on"], Class::Condition));
        let shortened = words.is_at(modal + 1, "be") && words.is_at(modal + 2, Class::Shortened);
        let another = || self.of_another(modal).is_some_and(|subject| !subject.has(Class::Repetition));
        shortened || given && !purpose && another()
    }

    /// `Relative paths are resolved`, `Upper case is folded`: what is made right may be given.
    fn is_resolved(&self) -> bool {
        let words = self.words;
        let verb = (1..words.len()).find(|at| words[*at].is(["is", "are"]) && words.is_at(at + 1, Class::Resolved));
        verb.is_some_and(|verb| self.of_another(verb).is_some())
    }

    /// `A user name is accepted for local accounts`, `Umlauts work as well`, `A single crate is fine`.
    fn admits(&self) -> Option<Exception> {
        let words = self.words;
        let verb = (1..words.len()).find(|at| {
            let copula = words[*at].is(["is", "are", "be"]);
            let adverb = usize::from(words.is_at(at + 1, ["also", "still", "now"]));
            // `Markup is supported` speaks of what is done with a text.
            let feature = words.is_at(at + adverb + 1, ["supported", "possible", "available"]) && !words[*at].is("are");
            let purpose = words.is_at(at + adverb + 2, "to");
            copula && !feature && !purpose && words.is_at(at + adverb + 1, (Class::Admitted, Class::Fine))
                || words[*at].is(Class::Works) && (words.len() == at + 1 || words.is_at(at + 1, (Class::Too, "as")))
        })?;
        let subject = self.of_another(verb)?;
        // ``In tests, `a` is accepted``: where a demand admits it, it breaks none.
        if let [.., value] = subject
            && value.kind == Kind::Literal
            && !subject.has("such")
        {
            return Some(Exception::Value(value.text.clone()));
        }
        if subject.has(Class::Repetition) || subject.starts(["all", "any", "every", "each"]) {
            return None;
        }
        let single = subject.has(["single", "one"]);
        let one = Decimal::parse("1").filter(|_| single);
        Some(one.map_or(Exception::Another, |one| Exception::Amount { values: vec![one], unit: Unit::None }))
    }

    /// `Premium accounts are not limited`, `This limit does not apply to tests`, `Tokens have their own form`.
    fn is_unbound(&self) -> bool {
        let words = self.words;
        let free = (1..words.len()).find(|at| {
            words[*at].is(["is", "are"]) && words.is_at(at + 1, "not") && words.is_at(at + 2, Class::Bounded)
        });
        let apply = words.windows(2).any(|two| two[0].is("not") && two[1].is(["apply", "count"]));
        let rule = words.has((Class::Limit, ["restriction", "restrictions", "rule", "rules", "requirement"]));
        let own =
            words.windows(3).any(|three| three[0].is(["have", "has"]) && three[1].is("their") && three[2].is("own"));
        let this = words.starts(["this", "that", "it"]) && words.is_at(1, ["does", "do"]);
        apply && (rule || this) || own || free.is_some_and(|verb| self.of_another(verb).is_some())
    }

    /// `Older ones start with t-`, `legacy owners still have a number`: some values are otherwise.
    fn differs(&self) -> bool {
        let verb = self.words.iter().position(|token| token.is(Class::Form));
        let older = |words: &[&Token]| {
            let dated = words.windows(2).any(|two| two[0].is(["before", "until", "since"]) && two[1].is_number());
            words.has(Class::Older) || dated
        };
        let subject = verb.and_then(|verb| self.words.get(..verb)).unwrap_or_default();
        let demands = subject.has((Class::Condition, Class::Negation));
        !demands && older(subject)
    }

    /// `Other halls use the longer number instead`.
    fn is_replaced(&self) -> bool {
        let verb = self.words.iter().position(|token| token.is(Class::Form));
        self.words.ends("instead") && verb.is_some_and(|verb| self.of_another(verb).is_some_and(|it| !it.is_empty()))
    }

    /// ``Points are shown as `P` ``, `Plain text is stored as is`.
    fn is_written(&self) -> bool {
        let words = self.words;
        let verb = (1..words.len()).find(|at| {
            let as_is = words.is_at(at + 3, "is") || words.get(at + 3).is_some_and(|token| token.kind == Kind::Literal);
            words[*at].is(["is", "are"]) && words.is_at(at + 1, Class::Written) && words.is_at(at + 2, "as") && as_is
        });
        verb.is_some_and(|verb| self.of_another(verb).is_some())
    }

    /// `Any other number is rounded`, `Numbers in other formats will be parsed`: what is not right is put right.
    fn mends(&self) -> bool {
        let other = self.words.place(["other", "others", "another", "else"]);
        let behind = other.and_then(|at| self.words.get(at..)).unwrap_or_default();
        behind.has_pair(["is", "are", "be"], Class::Mended) && !self.words.has(Class::Negation)
    }

    /// `Extensions may follow`, `with the time appended`.
    fn appends(&self) -> bool {
        let words = self.words;
        let follow = words.place(["follow", "precede"]);
        let follows = follow.is_some_and(|at| words.is_back(at, 1, ["may", "can"]));
        let appended = words.place(Class::Appended).is_some_and(|at| {
            let led = words.starts("with") && words.is_at(1, ["the", "a", "an", "optional"]);
            led || words.is_back(at, 1, "be") && words.is_back(at, 2, ["may", "can"])
        });
        follows && !self.defines || appended
    }

    /// ``The placeholder `{id}` is replaced``.
    fn stands_in(&self) -> bool {
        self.words.has(Class::Placeholder) && self.words.has_pair(["is", "are", "be"], Class::Mended)
    }
}

/// `For a whole month, drop the day`, `For forms this is plain text`: another form, in some case.
fn other_case(words: &[&Token]) -> bool {
    if !words.starts(["for", "in", "on"]) || words.is_at(1, (["example", "instance", "more"], Class::Purpose)) {
        return false;
    }
    let comma = words.place(',');
    let order =
        comma.is_some_and(|at| words.is_at(at + 1, ["drop", "omit", "append", "prepend", "leave", "use", "enter"]));
    let this = words.iter().take(6).position(|token| token.is(["this", "it"]));
    // `For carts this is always big`, `… is required`: one of its values, or whether it has one.
    let plain = |at: usize| {
        words.get(at).is_some_and(|next| {
            next.kind == Kind::Word && !next.is((Class::Demanded, ["always", "equal", "not", "the"]))
        })
    };
    // `In version 1 this was a number`
    let was = words.starts("in")
        && this.is_some_and(|at| at > 1 && words.is_at(at + 1, "was") && words.is_at(at + 2, ["a", "an"]));
    let is = this.is_some_and(|at| at > 1 && words.is_at(at + 1, "is") && plain(at + 2));
    order || was || is && comma.is_none()
}

#[cfg(test)]
mod tests {
    use crate::mine::rules::table::{check, found};

    /// Each behind a form, a list, an affix and a set of characters: it lets in what they refuse.
    #[test]
    fn what_lets_other_values_in_breaks_every_demand_of_a_form() {
        for more in [
            "A nickname is accepted for small carts.",
            "A nickname works too.",
            "A short expression such as `now` works as well.",
            "Nicknames are fine in tests.",
            "Older carts still have a number.",
            "Legacy ones start with `t-`.",
            "Trailers have their own codes.",
            "Trailers use the number of the cart instead.",
            "Trailers are written as `TRAIL`.",
            "Plain text is stored as is.",
            "Any other text is converted.",
            "Texts in other forms will be parsed as far as they can be.",
            "Notes may follow behind a comma.",
            "The placeholder `{n}` is replaced by a number.",
            "For a whole hall, drop the number.",
            "For trailers this is plain text.",
            "Carts made before 2010 carry a number.",
            "In version 1 this was a number.",
            "Trailers may be given without it.",
            "A nickname can be used instead.",
            "Relative names are resolved.",
            "Anything else is treated as a nickname.",
            "This does not apply to trailers.",
            "The word `Own!` stands for your own.",
            "Trailers use `T!`.",
            "Trailers can be shortened to the number.",
        ] {
            for (family, demand) in [
                ("format", "The cart. Must be a UUID."),
                ("enum", "The cart. Valid values are `big` and `small`."),
                ("affix", "The cart. Must start with `c_`."),
                ("charset", "The cart. Must consist of lowercase letters and digits."),
            ] {
                let prose = format!("{demand} {more}");
                let enforced = found(family, "string", &prose).into_iter().filter(|found| !found.starts_with('!'));
                assert_eq!(enforced.collect::<Vec<_>>(), [] as [String; 0], "{prose}");
            }
        }
    }

    #[test]
    fn what_is_said_of_the_field_or_of_nothing_else_breaks_none() {
        for more in [
            "Only small carts are accepted.",
            "The value is accepted as it is.",
            "This thing is supported on wheels.",
            "It is required for carts.",
            "Nicknames are not accepted.",
            "Duplicates are allowed.",
            "Other texts are rejected.",
            "It is shown as text.",
            "For more about carts, see the hall.",
            "For example, use `8c7f6f3e-0000-4000-8000-000000000000`.",
            "Carts are pushed by hand.",
            "It can be used to find the cart.",
            "Wheels can be used for that.",
            "Carts have wheels.",
            "The wheel is `round`.",
            "Carts made of wood are heavy.",
        ] {
            let prose = format!("The cart. Must be a UUID. {more}");
            assert_eq!(found("format", "string", &prose).first().map(String::as_str), Some("format uuid"), "{prose}");
        }
    }

    #[test]
    fn limits_are_lifted_for_some() {
        check(
            "items",
            &[
                ("string[]", "Crates. No more than 5 crates; large halls are not limited.", &["! conditional"]),
                ("string[]", "Crates. Maximum of 5 crates. This limit does not apply to halls.", &["! conditional"]),
                (
                    "string[]",
                    "Crates. At least 2 crates are needed. A single one is fine in tests.",
                    &["! conditional"],
                ),
                ("string[]", "Crates. At most 5 crates are allowed.", &["max_items 5"]),
                ("string[]", "Crates. Maximum of 5 crates. Wheels are allowed too.", &["max_items 5"]),
                ("string[]", "Crates. At most 5 crates, and no crate may be longer than 2 m.", &["max_items 5"]),
                ("string[]", "Crates. At most 5 crates. There is no limit for halls.", &["! conditional"]),
            ],
        );
        check("length", &[("string", "A note. Max 9 characters. Markup is supported.", &["max_length 9"])]);
    }
}
