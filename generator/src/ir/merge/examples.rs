//! Examples of models whose own page shows none: most languages have code blocks on the pages of operations only.

use crate::diagnostic::Diagnostics;
use crate::ir::examples::Shown;
use crate::ir::mismatch;
use crate::ir::schema::ModelId;

use super::Merger;

impl Merger<'_> {
    /// Takes over what the other documentation shows of models of which the leading one shows nothing.
    pub(super) fn examples(&mut self) {
        for (lead, other) in self.pairs.list.clone() {
            let shown = self.lead.shown.get(lead.0 as usize);
            if shown.is_some_and(Vec::is_empty) {
                let taken = self.fitting(lead, other);
                if let Some(shown) = self.lead.shown.get_mut(lead.0 as usize) {
                    *shown = taken;
                }
            }
        }
    }

    /// The examples of the other documentation that the leading one's model has a place for. The rest are of another
    /// version, which the fields have told already.
    fn fitting(&self, lead: ModelId, other: ModelId) -> Vec<Shown> {
        let fits = |shown: &&Shown| {
            let mut problems = Diagnostics::new();
            mismatch::report(&self.lead.models, lead, None, &shown.value, shown.spelling, &mut problems);
            problems.is_empty()
        };
        let shown = self.other.shown.get(other.0 as usize).into_iter().flatten();
        shown.filter(fits).map(|shown| Shown { member: None, ..shown.clone() }).collect()
    }
}
