//! How far models lead to each other, which rustc follows to the end when it looks at how a value is dropped.
//!
//! It gives up at a depth of 128, unless the crate says more. Published APIs have chains of a dozen models or two; where
//! there are longer ones, and where very many models lead back to each other, the crate says so.

use crate::ir::{Model, ModelId, Schema};

use super::context::references;
use super::scope;

/// What rustc goes to by itself.
const BY_ITSELF: usize = 128;

/// How much deeper a model may lie than the one that refers to it: an optional map of lists is four types around it.
const STEP: usize = 5;

/// What lies around and below the models.
const REST: usize = 16;

/// The recursion limit that a crate of these models needs, where it is more than the usual.
pub(super) fn recursion_limit<'s>(schemas: impl Iterator<Item = &'s Schema>) -> Option<usize> {
    let longest = schemas.map(|schema| longest_chain(&edges(schema))).max()?;
    let needed = longest * STEP + REST;
    (needed > BY_ITSELF).then_some(needed)
}

/// For each model those that it refers to.
fn edges(schema: &Schema) -> Vec<Vec<usize>> {
    let of_model = |model: &Model| {
        let mut found: Vec<ModelId> = Vec::new();
        for ty in scope::types(&model.kind) {
            references(ty, &mut found);
        }
        found.into_iter().map(|id| id.0 as usize).filter(|id| *id < schema.models.len()).collect()
    };
    schema.models.iter().map(of_model).collect()
}

/// How many models a chain may have. Of models that lead back to each other a chain may have all, since what comes first
/// depends on where rustc starts. (Components by Tarjan's algorithm, without recursion.)
fn longest_chain(edges: &[Vec<usize>]) -> usize {
    let mut walk = Walk { found: vec![None; edges.len()], chains: vec![None; edges.len()], ..Walk::default() };
    for start in 0..edges.len() {
        if walk.found[start].is_none() {
            walk.from(start, edges);
        }
    }
    walk.chains.into_iter().flatten().max().unwrap_or_default()
}

#[derive(Default)]
struct Walk {
    /// When each model was found.
    found: Vec<Option<usize>>,
    /// The longest chain from each model whose component is known.
    chains: Vec<Option<usize>>,
    /// What was found and is of no known component yet.
    open: Vec<usize>,
    count: usize,
}

impl Walk {
    fn from(&mut self, start: usize, edges: &[Vec<usize>]) {
        // A model, the earliest that it leads to, and the next of its edges.
        let mut path = vec![(start, self.find(start), 0)];
        while let Some((at, earliest, next)) = path.pop() {
            let Some(target) = edges[at].get(next).copied() else {
                if self.found[at] == Some(earliest) {
                    self.close(at, edges);
                }
                if let Some((_, above, _)) = path.last_mut() {
                    *above = earliest.min(*above);
                }
                continue;
            };
            match (self.found[target], self.chains[target]) {
                (None, _) => {
                    path.push((at, earliest, next + 1));
                    path.push((target, self.find(target), 0));
                }
                (Some(found), None) => path.push((at, earliest.min(found), next + 1)),
                (Some(_), Some(_)) => path.push((at, earliest, next + 1)),
            }
        }
    }

    fn find(&mut self, model: usize) -> usize {
        let now = self.count;
        self.count += 1;
        self.found[model] = Some(now);
        self.open.push(model);
        now
    }

    /// All that was found since a model leads back to it.
    fn close(&mut self, first: usize, edges: &[Vec<usize>]) {
        let start = self.open.iter().rposition(|model| *model == first).unwrap_or_default();
        let members = self.open.split_off(start);
        let beyond = members.iter().flat_map(|member| &edges[*member]).filter_map(|target| self.chains[*target]).max();
        let chain = members.len() + beyond.unwrap_or_default();
        for member in members {
            self.chains[member] = Some(chain);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::longest_chain;

    #[test]
    fn chains_are_followed_to_their_end() {
        assert_eq!(longest_chain(&[]), 0);
        assert_eq!(longest_chain(&[vec![]]), 1);
        assert_eq!(longest_chain(&[vec![1, 2], vec![3], vec![1], vec![]]), 4);
        let chain: Vec<Vec<usize>> =
            (1..=100_000).map(|next| if next < 100_000 { vec![next] } else { vec![] }).collect();
        assert_eq!(longest_chain(&chain), 100_000);
    }

    #[test]
    fn of_a_cycle_all_count() {
        assert_eq!(longest_chain(&[vec![0]]), 1);
        // 0 leads to the cycle 1, 2, 3, from which 4 leads on.
        assert_eq!(longest_chain(&[vec![1], vec![2], vec![3], vec![1, 4], vec![5], vec![]]), 6);
        // Two cycles that share a model.
        assert_eq!(longest_chain(&[vec![1, 2], vec![0], vec![0]]), 3);
    }
}
