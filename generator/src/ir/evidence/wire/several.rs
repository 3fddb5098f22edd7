//! Which of two spellings is believed, where two documentations of one API have their own of one field.

use crate::dialect::Naming;

use super::case;

/// What a wire name rests on. What is listed later weighs more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super::super) enum Grounds {
    /// The documented name, for want of anything else.
    #[default]
    Written,
    /// The style of its relatives.
    Style,
    /// The same name, shown elsewhere.
    Elsewhere,
    /// A place that shows the field itself.
    Shown,
}

impl Grounds {
    pub(super) fn of(rule: &str) -> Self {
        match rule {
            "wire_name.example_cell" | "wire_name.path" | "wire_name.configured" => Self::Shown,
            "wire_name.same_name" => Self::Elsewhere,
            _ => Self::Style,
        }
    }
}

/// A field's name in one documentation, and what that takes for its name in JSON.
#[derive(Clone, Copy, Debug)]
pub(in super::super::super) struct Spelled<'a> {
    pub(in super::super::super) naming: Naming,
    pub(in super::super::super) name: &'a str,
    pub(in super::super::super) wire: &'a str,
    pub(in super::super::super) grounds: Grounds,
}

impl Spelled<'_> {
    /// Whether a place shows the field's own name in JSON.
    pub(in super::super::super) fn is_shown(&self) -> bool {
        self.grounds == Grounds::Shown
    }

    /// How sure it is: an SDK that does not re-case names shows each of them.
    fn weight(&self) -> Grounds {
        if self.naming == Naming::AsWritten { Grounds::Shown } else { self.grounds }
    }

    /// How much of the API's spelling is left in the documented name.
    fn nearness(&self) -> u8 {
        match self.naming {
            Naming::AsWritten => 4,
            Naming::Camel => 3,
            Naming::Pascal => 2,
            Naming::Snake => 1,
            Naming::Initialisms => 0,
        }
    }

    fn could_become(&self, wire: &str) -> bool {
        case::could_become(self.naming, wire, self.name.trim_end_matches('_'))
    }

    /// Whether the name's end escapes a word of the language.
    fn is_escaped(&self) -> bool {
        self.name.ends_with('_') && self.wire.ends_with('_')
    }
}

/// Whether the other's spelling is to be believed rather than one's own. A place that shows the field decides; then, that
/// both SDKs would make their names of it; then that it does not end as an escaped keyword; then what it rests on, and how much of the spelling the documented name keeps.
pub(in super::super::super) fn better(own: Spelled<'_>, other: Spelled<'_>) -> bool {
    let fits = |wire: &str| own.could_become(wire) && other.could_become(wire);
    let key =
        |of: Spelled<'_>| (of.weight() == Grounds::Shown, fits(of.wire), !of.is_escaped(), of.weight(), of.nearness());
    own.wire != other.wire && key(other) > key(own)
}
