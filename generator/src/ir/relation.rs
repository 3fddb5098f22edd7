//! What the prose demands of several fields of one object together, in neutral terms.

use serde_json::Value;

use super::constraint::{Constraint, Evidence};
use super::schema::Struct;

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

    /// The demand in words, such as ``present where `size` is `large` ``. `object` has the fields.
    pub fn words(&self, object: &Struct, name: impl Fn(&str) -> String, value: impl Fn(&Value) -> String) -> String {
        let names = self.fields.iter().filter_map(|field| object.fields.get(*field));
        let names = names.map(|field| name(&field.wire_name)).collect::<Vec<_>>().join(", ");
        let case = self.case(object, name, value);
        match self.kind {
            RelationKind::RequiredIf => format!("present where {case}"),
            RelationKind::OnlyWith => format!("present only where {case}"),
            RelationKind::MutuallyExclusive if self.is_group() => format!("at most one of {names}"),
            RelationKind::MutuallyExclusive => format!("absent where {case}"),
            RelationKind::AtLeastOneOf => format!("at least one of {names}"),
            RelationKind::ExactlyOneOf => format!("exactly one of {names}"),
        }
    }

    /// The case in words; nothing where there is none.
    pub fn case(&self, object: &Struct, name: impl Fn(&str) -> String, value: impl Fn(&Value) -> String) -> String {
        let condition = |Condition { field, state }: &Condition| {
            let name = object.fields.get(*field).map(|field| name(&field.wire_name)).unwrap_or_default();
            let listed = |values: &[Value]| values.iter().map(&value).collect::<Vec<_>>().join(" or ");
            match state {
                State::Present => format!("{name} is present"),
                State::Absent => format!("{name} is absent"),
                State::Is(values) => format!("{name} is {}", listed(values)),
                State::IsNot(values) => format!("{name} is not {}", listed(values)),
            }
        };
        self.when.iter().map(condition).collect::<Vec<_>>().join(" and ")
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
