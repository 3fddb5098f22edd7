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
    /// What the SDK's own source declares.
    Declared,
    /// What a recorded body has.
    Recorded,
}

impl Grounds {
    pub(super) fn of(rule: &str) -> Self {
        match rule {
            "wire_name.prose" | "wire_name.example_cell" | "wire_name.path" | "wire_name.configured" => Self::Shown,
            "wire_name.source" => Self::Declared,
            "wire_name.sample" => Self::Recorded,
            "wire_name.same_name" | "wire_name.enum_value" | "wire_name.prefix" => Self::Elsewhere,
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
        self.grounds >= Grounds::Shown
    }

    /// How sure it is: an SDK that does not re-case names shows each of them, and where no API spells names as the SDK does,
    /// the likeliest style is a guess.
    fn weight(&self) -> Grounds {
        match self.grounds {
            grounds @ (Grounds::Declared | Grounds::Recorded) => grounds,
            _ if self.naming == Naming::AsWritten => Grounds::Shown,
            Grounds::Style if case::written(self.naming).is_none() => Grounds::Written,
            grounds => grounds,
        }
    }

    fn could_become(&self, wire: &str) -> bool {
        case::could_become(self.naming, wire, self.name.trim_end_matches('_'))
    }

    /// Whether the documented name has the words of this spelling, as far as it shows words: a hump or a separator that is
    /// there in one and not in the other was not made up by an SDK.
    fn explains(&self, wire: &str) -> bool {
        let lower = |words: Vec<String>| words.into_iter().map(|word| word.to_ascii_lowercase()).collect::<Vec<_>>();
        let parts = wire.split(|c: char| !c.is_ascii_alphanumeric());
        let words: Vec<String> = parts.flat_map(|part| case::words(Naming::Camel, part)).collect();
        self.naming != Naming::Snake || lower(words) == lower(case::words(Naming::Snake, self.name))
    }

    /// Whether the name's end escapes a word of the language.
    fn is_escaped(&self) -> bool {
        self.name.ends_with('_') && self.wire.ends_with('_')
    }
}

/// Whether the other's spelling is to be believed rather than one's own. What was recorded decides, then what an SDK declares, then a place that
/// shows the field. Then counts, in this order, that both SDKs would make their names of it; that it has their words; that it does not end as an escaped
/// keyword does; what it rests on; and that it is not made of a name that no API has. Where all that is equal, one's own stays.
pub(in super::super::super) fn better(own: Spelled<'_>, other: Spelled<'_>) -> bool {
    let key = |of: Spelled<'_>| {
        (
            of.weight().max(Grounds::Shown),
            of.weight() >= Grounds::Shown,
            own.could_become(of.wire) && other.could_become(of.wire),
            own.explains(of.wire) && other.explains(of.wire),
            !of.is_escaped(),
            of.weight(),
            case::written(of.naming).is_some(),
        )
    };
    own.wire != other.wire && key(other) > key(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_better_of_two_spellings() {
        use Grounds::{Elsewhere, Shown, Style, Written};
        use Naming::{AsWritten, Camel, Initialisms, Snake};
        for (own, other, expected) in [
            // A place that shows the field.
            ((Camel, "kilnId", "kilnId", Style), (Snake, "kiln_id", "kiln_id", Shown), true),
            ((Camel, "kilnId", "kilnId", Shown), (Snake, "kiln_id", "kiln_id", Elsewhere), false),
            // What an SDK that re-cases nothing says.
            ((Camel, "kilnId", "kilnId", Elsewhere), (AsWritten, "kiln_id", "kiln_id", Written), true),
            // What it rests on.
            ((Camel, "kilnId", "kilnId", Written), (Snake, "kiln_id", "kiln_id", Style), true),
            ((Snake, "kiln_id", "kiln_id", Style), (Camel, "kilnId", "kilnId", Written), false),
            // Go's names are no API's: a style for them is a guess.
            ((Snake, "kiln_id", "kiln_id", Written), (Initialisms, "KilnID", "kilnId", Style), false),
            ((Initialisms, "KilnID", "kilnId", Style), (Snake, "kiln_id", "kiln_id", Written), true),
            // Capitals that are lost elsewhere.
            ((Snake, "page_id", "pageId", Style), (Camel, "pageID", "pageID", Written), true),
            // A separator that no SDK made up.
            ((Snake, "shelf_10", "shelf_10", Written), (Camel, "shelf10", "shelf10", Style), false),
            // A keyword.
            ((Camel, "public_", "public_", Style), (Snake, "public", "public", Written), true),
            // Equal grounds.
            ((Camel, "kilnId", "kilnId", Written), (Snake, "kiln_id", "kiln_id", Written), false),
            ((Snake, "kiln_id", "kiln_id", Written), (Camel, "kilnId", "kilnId", Written), false),
        ] {
            let spelled = |(naming, name, wire, grounds)| Spelled { naming, name, wire, grounds };
            assert_eq!(better(spelled(own), spelled(other)), expected, "{own:?} {other:?}");
        }
    }
}
