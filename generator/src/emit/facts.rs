//! What is found out of all models of an API before the first is emitted.

/// What is found out of all models together, facts on one of them by model.
#[derive(Default)]
pub(super) struct Facts {
    /// Whether `validate()` can find anything in it.
    pub checked: Vec<bool>,
    /// Which traits of the standard library it can have.
    pub traits: Vec<Traits>,
    /// What its builder is called, if it has one.
    pub builders: Vec<Option<String>>,
    /// What stands before the number of a generic parameter, so that it is no model's name.
    pub parameter: String,
}

/// Some of the traits that not every type has, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Traits(u8);

impl Traits {
    pub(super) const EQ: Self = Self(1);
    pub(super) const HASH: Self = Self(2);
    pub(super) const ORD: Self = Self(4);
    /// All of them.
    pub(super) const ALL: Self = Self(7);
    /// None of them.
    pub(super) const NONE: Self = Self(0);

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
