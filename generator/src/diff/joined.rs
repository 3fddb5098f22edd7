//! Which model of one documentation is which of the other.

use crate::ir::ModelId;

/// Which model each was and is.
#[derive(Clone, Debug, Default)]
pub(super) struct Models {
    new_of: Vec<Option<ModelId>>,
    old_of: Vec<Option<ModelId>>,
}

impl Models {
    /// Nobody is known yet.
    pub(super) fn none(old: usize, new: usize) -> Self {
        Self { new_of: vec![None; old], old_of: vec![None; new] }
    }

    /// What a model is now.
    pub(super) fn new_of(&self, old: ModelId) -> Option<ModelId> {
        self.new_of.get(old.0 as usize).copied().flatten()
    }

    /// What a model was.
    pub(super) fn old_of(&self, new: ModelId) -> Option<ModelId> {
        self.old_of.get(new.0 as usize).copied().flatten()
    }

    /// Notes that two are one, unless either is another's already.
    pub(super) fn join(&mut self, old: ModelId, new: ModelId) -> bool {
        let (Some(now), Some(was)) = (self.new_of.get_mut(old.0 as usize), self.old_of.get_mut(new.0 as usize)) else {
            return false;
        };
        if now.is_some() || was.is_some() {
            return false;
        }
        (*now, *was) = (Some(new), Some(old));
        true
    }

    /// The old models that are none of the new ones.
    pub(super) fn lonely_old(&self) -> impl Iterator<Item = ModelId> + '_ {
        lonely(&self.new_of)
    }

    /// The new models that are none of the old ones.
    pub(super) fn lonely_new(&self) -> impl Iterator<Item = ModelId> + '_ {
        lonely(&self.old_of)
    }

    /// Each pair, in the order of the new models.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (ModelId, ModelId)> + '_ {
        self.old_of.iter().enumerate().filter_map(|(new, old)| Some(((*old)?, id(new))))
    }
}

fn lonely(of: &[Option<ModelId>]) -> impl Iterator<Item = ModelId> + '_ {
    of.iter().enumerate().filter(|(_, other)| other.is_none()).map(|(at, _)| id(at))
}

/// The id of the model at a place of a schema.
pub(in crate::diff) fn id(at: usize) -> ModelId {
    ModelId(u32::try_from(at).unwrap_or(u32::MAX))
}
