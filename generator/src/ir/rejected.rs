//! What reads like a constraint and is not enforced, and why not.

use std::fmt;

use super::constraint::{Constraint, ConstraintKind, Evidence, Target};

/// Words that read like a constraint, and why they are not enforced.
#[derive(Clone, Debug, PartialEq)]
pub struct Rejected {
    /// The rule that would have read them.
    pub rule: &'static str,
    /// Why not.
    pub why: Why,
    /// The words.
    pub evidence: Evidence,
    /// What would have been demanded, where it was understood.
    pub demand: Option<(Target, ConstraintKind)>,
    /// What speaks against it, where that stands in one place: an example, another demand, the configuration.
    pub against: Option<Evidence>,
}

impl Rejected {
    /// Words of which it is not clear what they would demand.
    pub fn new(rule: &'static str, why: Why, evidence: Evidence) -> Self {
        Self { rule, why, evidence, demand: None, against: None }
    }

    /// A constraint that was understood and is not enforced.
    pub fn constraint(constraint: Constraint, why: Why, against: Option<Evidence>) -> Self {
        let Constraint { kind, target, rule, evidence } = constraint;
        Self { rule, why, evidence, demand: Some((target, kind)), against }
    }

    /// Why not, in one of a few words that never change.
    pub fn reason(&self) -> Reason {
        self.why.reason()
    }
}

macro_rules! reasons {
    ($($(#[doc = $doc:literal])+ $reason:ident = $name:literal { $($why:ident = $words:literal),* $(,)? })*) => {
        /// Why words that read like a constraint are not enforced.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Reason {
            $($(#[doc = $doc])+ $reason,)*
        }

        impl Reason {
            /// Every reason.
            pub const ALL: &[Self] = &[$(Self::$reason),*];

            /// The stable name: `conditional`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$reason => $name,)* }
            }

            /// What it means, in a sentence.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$reason => concat!($($doc),+).trim_ascii(),)* }
            }
        }

        /// The same, precisely. Displayed it is the words for people: `about some of the characters`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Why {
            $($(#[doc = concat!("\"", $words, "\"")] $why,)*)*
        }

        impl Why {
            /// The reason behind it.
            pub fn reason(self) -> Reason {
                match self { $($(Self::$why => Reason::$reason,)*)* }
            }

            /// What these words for people stand for.
            pub fn from_words(words: &str) -> Option<Self> {
                match words { $($($words => Some(Self::$why),)*)* _ => None }
            }
        }

        impl fmt::Display for Why {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $($(Self::$why => $words,)*)* })
            }
        }
    };
}

reasons! {
    /// It holds in some case only.
    Conditional = "conditional" {
        Conditional = "conditional",
        Alternatives = "one of several alternatives",
        Hypothetical = "hypothetical",
        MoreThanFields = "depends on more than the fields",
        UndocumentedValue = "not a documented value",
    }
    /// A text that may hold several values, or values in a syntax of their own.
    Composite = "composite" {
        Combined = "values may be combined",
    }
    /// It is about another field or thing.
    OtherSubject = "other_subject" {
        AnotherThing = "about another thing",
        Stranger = "names no field of this model",
        FieldsOfTheValue = "about the fields of the value",
        ValueOfAnother = "the value of something else",
        WrongStandard = "not what the standard is of",
        ListOfFields = "a list of fields",
    }
    /// It is about a part of the value, or about some of the values.
    Part = "part" {
        SomeCharacters = "about some of the characters",
        PartOfTheList = "about a part of the list",
        TheElements = "about the elements",
        ListOrElements = "about the list or its elements",
        SomeValues = "describes some of the values",
    }
    /// It is about the value in another form, or about what the value stands for.
    OtherForm = "other_form" {
        Transformed = "about the value in another form",
        SizeOfContent = "the size of what the value stands for",
    }
    /// It says what the value is or does, and demands nothing of it.
    Description = "description" {
        NoDemand = "not a demand",
        NoLength = "not a length",
        NoRange = "not a range",
        NoCount = "not a count",
        DescribesField = "describes the field",
        IsALimit = "the field is itself a limit",
        TheDefault = "about the default",
        NumberNotCharacters = "a number, and no list of characters",
        NoLiteral = "the default is no literal",
        NoValue = "the default is no value",
        ListOfForms = "a list of forms",
        NoListOfValues = "not a list of values",
        NoStep = "not a step",
        AlwaysHolds = "always holds",
    }
    /// It is advice, or says what is usual.
    Advice = "advice" {
        Recommendation = "recommendation",
    }
    /// It shows how a value may look.
    Example = "example" {
        Example = "example",
    }
    /// It says what the server does.
    Server = "server" {
        ServerBehaviour = "server behaviour",
        WithoutEffect = "without effect elsewhere, but no error",
    }
    /// It can be read in more than one way.
    Ambiguous = "ambiguous" {
        Ambiguous = "ambiguous",
        Negated = "negated",
        UnsureName = "may name something else than the field",
        AbsentHasDefault = "an absent value has a default",
        ContradictsColumn = "contradicts the column of required fields",
    }
    /// It counts in a unit that the value is not known to have.
    OtherUnit = "other_unit" {
        AnotherUnit = "in another unit",
        UnknownUnit = "in a unit that is not known",
    }
    /// It could not be read to its end: a list goes on with what is not known.
    Unreadable = "unreadable" {
        UnreadableList = "a list that cannot be read whole",
        OpenList = "an open list",
    }
    /// It would be one if it were not for a slip: a word that is misspelt, or limits that stand the wrong way round.
    Misspelt = "misspelt" {
        Misspelt = "a word is misspelt",
        WrongWayRound = "the limits stand the wrong way round",
    }
    /// It demands what values of this type do not have.
    Unfit = "unfit" {
        ShapeWithoutLength = "the shape of the value has no length",
        ShapeWithoutRange = "the shape of the value has no range",
        ShapeWithoutCharacters = "the shape of the value has no characters",
        ShapeWithoutEnds = "the shape of the value has no start and end",
        ShapeWithoutForm = "the shape of the value has no such form",
        ShapeWithoutMultiples = "the shape of the value has no multiples",
        ShapeWithoutPattern = "the shape of the value has no pattern",
        ValuesOfAnotherType = "the values are not of the field's type",
    }
    /// It names a standard that no check is known for.
    UnknownStandard = "unknown_standard" {
        WithoutCheck = "a standard without a check",
    }
    /// The documentation itself shows or names a value that breaks it.
    ContradictsExample = "contradicts_example" {
        DocumentedOutside = "a documented value lies outside",
        ExampleBreaks = "an example breaks it",
    }
    /// It leaves no value that another demand admits.
    ContradictsConstraint = "contradicts_constraint" {
        ContradictsDemand = "contradicts another demand",
        ContradictsStart = "contradicts how the value starts",
    }
    /// The configuration drops it.
    Overridden = "overridden" {
        Dropped = "dropped by the configuration",
        Replaced = "replaced by the configuration",
    }
    /// It is not clear what is demanded.
    Unclear = "unclear" {
        NotUnderstood = "not understood",
        TooLong = "longer than is read",
    }
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
}
