//! Rules between fields in words, for docs, messages and findings.

use serde_json::Value;

use super::relation::{Condition, Relation, RelationKind, State};
use super::schema::Struct;

impl Relation {
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
