//! What the prose demands of several fields of one object together, in neutral terms.

use serde_json::Value;

use super::constraint::{Constraint, Evidence};

/// A rule between fields of one object.
///
/// Fields are places in [`Struct::fields`](super::Struct::fields). A field is *present* where it has a value that is
/// not `null`.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// What must hold.
    pub kind: RelationKind,
    /// The fields it must hold of, without repetition.
    pub fields: Vec<usize>,
    /// In which case it must hold, or with what the fields must or must not be: see [`RelationKind`]. All of it
    /// together is the case.
    pub when: Vec<Condition>,
    /// The mining rule that read it, such as `required_if.value`.
    pub rule: &'static str,
    /// The sentence it was read from.
    pub evidence: Evidence,
}

impl Relation {
    /// Whether the configuration says so, and not the page.
    pub fn is_override(&self) -> bool {
        self.rule == Constraint::OVERRIDE
    }

    /// Whether it speaks of its fields alike, and is broken by the object and not by one of them.
    pub fn is_group(&self) -> bool {
        self.when.is_empty()
    }
}

/// What must hold between fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum RelationKind {
    /// The one field is present in every case that [`Relation::when`] describes.
    RequiredIf,
    /// At most one of the fields is present; a flag that is off does not count. Where there is a case, the fields are
    /// one, and it is absent in that case.
    MutuallyExclusive,
    /// At least one of the fields is present.
    AtLeastOneOf,
    /// Exactly one of the fields is present.
    ExactlyOneOf,
    /// The one field is present in no case but the one that [`Relation::when`] describes.
    OnlyWith,
}

impl RelationKind {
    /// The stable name, used in JSON and as the code of a violation.
    pub fn name(self) -> &'static str {
        match self {
            Self::RequiredIf => "required_if",
            Self::MutuallyExclusive => "mutually_exclusive",
            Self::AtLeastOneOf => "at_least_one_of",
            Self::ExactlyOneOf => "exactly_one_of",
            Self::OnlyWith => "only_with",
        }
    }
}

/// What a case demands of one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The field, as a place in [`Struct::fields`](super::Struct::fields).
    pub field: usize,
    /// How it is.
    pub state: State,
}

/// How a field is.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// It has a value.
    Present,
    /// It has none.
    Absent,
    /// It has one of these values.
    Is(Vec<Value>),
    /// It has a value, and none of these.
    IsNot(Vec<Value>),
}
