//! What builders of models have in common.

/// A required field that a builder was not given yet. `build` is there once none is left.
#[derive(Clone, Copy, Debug)]
pub struct Unset;

// A builder keeps its fields in tuples, which are empty at first.
pub(crate) type Unset1 = (Unset,);
pub(crate) type Unset2 = (Unset, Unset);
pub(crate) type Unset3 = (Unset, Unset, Unset);
pub(crate) type Unset4 = (Unset, Unset, Unset, Unset);
pub(crate) type Unset5 = (Unset, Unset, Unset, Unset, Unset);
pub(crate) type Unset6 = (Unset, Unset, Unset, Unset, Unset, Unset);
pub(crate) type Unset7 = (Unset, Unset, Unset, Unset, Unset, Unset, Unset);
pub(crate) type Unset8 = (Unset, Unset, Unset, Unset, Unset, Unset, Unset, Unset);

pub(crate) const UNSET1: Unset1 = (Unset,);
pub(crate) const UNSET2: Unset2 = (Unset, Unset);
pub(crate) const UNSET3: Unset3 = (Unset, Unset, Unset);
pub(crate) const UNSET4: Unset4 = (Unset, Unset, Unset, Unset);
pub(crate) const UNSET5: Unset5 = (Unset, Unset, Unset, Unset, Unset);
pub(crate) const UNSET6: Unset6 = (Unset, Unset, Unset, Unset, Unset, Unset);
pub(crate) const UNSET7: Unset7 = (Unset, Unset, Unset, Unset, Unset, Unset, Unset);
pub(crate) const UNSET8: Unset8 = (Unset, Unset, Unset, Unset, Unset, Unset, Unset, Unset);
