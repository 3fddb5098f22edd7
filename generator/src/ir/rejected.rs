//! What reads like a constraint and is not enforced, and why not.

use super::constraint::{Constraint, ConstraintKind, Evidence, Target};

/// Words that read like a constraint, and why they are not enforced.
#[derive(Clone, Debug, PartialEq)]
pub struct Rejected {
    /// The rule that would have read them.
    pub rule: &'static str,
    /// Why not: one of a few words that never change.
    pub reason: Reason,
    /// Why not, precisely: `about some of the characters`.
    pub why: &'static str,
    /// The words.
    pub evidence: Evidence,
    /// What would have been demanded, where it was understood.
    pub demand: Option<(Target, ConstraintKind)>,
    /// What speaks against it, where that stands in one place: an example, another demand, the configuration.
    pub against: Option<Evidence>,
}

impl Rejected {
    /// Words of which it is not clear what they would demand. `why` are words of [`Reason::of`].
    pub fn new(rule: &'static str, why: &'static str, evidence: Evidence) -> Self {
        Self { rule, reason: Reason::of(why), why, evidence, demand: None, against: None }
    }

    /// A constraint that was understood and is not enforced. `why` are words of [`Reason::of`].
    pub fn constraint(constraint: Constraint, why: &'static str, against: Option<Evidence>) -> Self {
        let Constraint { kind, target, rule, evidence } = constraint;
        Self { rule, reason: Reason::of(why), why, evidence, demand: Some((target, kind)), against }
    }
}

macro_rules! reasons {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal [$($why:literal),* $(,)?],)*) => {
        /// Why words that read like a constraint are not enforced.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Reason {
            $($(#[doc = $doc])+ $variant,)*
        }

        impl Reason {
            /// Every reason.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The stable name: `conditional`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What it means, in a sentence.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii(),)* }
            }

            /// The reason that stands behind the precise words of a rule.
            pub fn of(why: &str) -> Self {
                let known: &[(&[&str], Self)] = &[$((&[$($why),*], Self::$variant),)*];
                let found = known.iter().find(|(words, _)| words.contains(&why));
                found.map_or(Self::Unclear, |(_, reason)| *reason)
            }
        }
    };
}

reasons! {
    /// It holds in some case only.
    Conditional = "conditional" [
        "conditional",
        "one of several alternatives",
        "hypothetical",
        "depends on more than the fields",
        "not a documented value",
    ],
    /// A text that may hold several values, or values in a syntax of their own.
    Composite = "composite" ["values may be combined"],
    /// It is about another field or thing.
    OtherSubject = "other_subject" ["about another thing", "names no field of this model", "about the fields of the value", "the value of something else", "not what the standard is of", "a list of fields"],
    /// It is about a part of the value, or about some of the values.
    Part = "part" [
        "about some of the characters",
        "about a part of the list",
        "about the elements",
        "about the list or its elements",
        "describes some of the values",
    ],
    /// It is about the value in another form, or about what the value stands for.
    OtherForm = "other_form" ["about the value in another form", "the size of what the value stands for"],
    /// It says what the value is or does, and demands nothing of it.
    Description = "description" [
        "not a demand",
        "not a length",
        "not a range",
        "describes the field",
        "the field is itself a limit",
        "about the default",
        "a number, and no list of characters",
        "the default is no literal",
        "the default is no value",
        "a list of forms",
        "not a list of values",
        "not a step",
        "always holds",
    ],
    /// It is advice, or says what is usual.
    Advice = "advice" ["recommendation"],
    /// It shows how a value may look.
    Example = "example" ["example"],
    /// It says what the server does.
    Server = "server" ["server behaviour", "without effect elsewhere, but no error"],
    /// It can be read in more than one way.
    Ambiguous = "ambiguous" ["ambiguous", "negated", "may name something else than the field", "an absent value has a default",
        "contradicts the column of required fields"],
    /// It counts in a unit that the value is not known to have.
    OtherUnit = "other_unit" ["in another unit", "in a unit that is not known"],
    /// It could not be read to its end: a list goes on with what is not known.
    Unreadable = "unreadable" ["a list that cannot be read whole", "an open list"],
    /// It would be one if a word of it were spelt otherwise.
    Misspelt = "misspelt" ["a word is misspelt"],
    /// It demands what values of this type do not have.
    Unfit = "unfit" [
        "the shape of the value has no length",
        "the shape of the value has no range",
        "the shape of the value has no characters",
        "the shape of the value has no start and end",
        "the shape of the value has no such form",
        "the shape of the value has no multiples",
        "the shape of the value has no pattern",
        "the values are not of the field's type",
    ],
    /// It names a standard that no check is known for.
    UnknownStandard = "unknown_standard" ["a standard that is not known", "a standard without a check"],
    /// The documentation itself shows or names a value that breaks it.
    ContradictsExample = "contradicts_example" ["a documented value lies outside", "an example breaks it"],
    /// It leaves no value that another demand admits.
    ContradictsConstraint = "contradicts_constraint" [
        "contradicts another demand",
        "contradicts how the value starts",
    ],
    /// The configuration drops it.
    Overridden = "overridden" ["dropped by the configuration", "replaced by the configuration"],
    /// It is not clear what is demanded.
    Unclear = "unclear" [],
}

#[cfg(test)]
mod tests {
    use super::Reason;

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = Reason::ALL.iter().map(|reason| reason.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Reason::ALL.len());
    }

    #[test]
    fn precise_words_have_one_reason() {
        assert_eq!(Reason::of("about the elements"), Reason::Part);
        assert_eq!(Reason::of("whatever a new rule says"), Reason::Unclear);
    }
}
