//! Cycles of names: which models lead back to themselves, over names of one kind. `cycles` boxes those of values.
//!
//! What no name leads to, and what leads to no name, is on no cycle and is taken out at once, again and again; so most
//! models are never walked from, and a long chain costs as much as its length.

use std::collections::HashSet;

/// The names that lead from model to model, and may lead back.
pub(super) struct NameCycles {
    leads_to: Vec<Vec<usize>>,
    named_by: Vec<Vec<usize>>,
    /// How many names of each model are left, to it and from it.
    left: Vec<(usize, usize)>,
    gone: Vec<bool>,
}

impl NameCycles {
    /// `targets` says which models each one names.
    pub(super) fn new(targets: Vec<Vec<usize>>) -> Self {
        let count = targets.len();
        let mut cycles = Self {
            leads_to: targets,
            named_by: vec![Vec::new(); count],
            left: vec![(0, 0); count],
            gone: vec![false; count],
        };
        for from in 0..count {
            cycles.leads_to[from].retain(|to| *to < count);
            for at in 0..cycles.leads_to[from].len() {
                let to = cycles.leads_to[from][at];
                cycles.named_by[to].push(from);
                cycles.left[to].0 += 1;
                cycles.left[from].1 += 1;
            }
        }
        (0..count).for_each(|model| cycles.take_out(model));
        cycles
    }

    /// Whether `to` is `from`, or is found from there. A walk without recursion: names may be chained at any length.
    pub(super) fn reaches(&self, from: usize, to: usize) -> bool {
        let is_left = |model: usize| self.gone.get(model).is_some_and(|gone| !gone);
        if !is_left(from) || !is_left(to) {
            return false;
        }
        let mut seen = HashSet::from([from]);
        let mut open = vec![from];
        while let Some(next) = open.pop() {
            if next == to {
                return true;
            }
            open.extend(self.leads_to[next].iter().copied().filter(|model| is_left(*model) && seen.insert(*model)));
        }
        false
    }

    /// Whether a model is found from what it names.
    pub(super) fn returns(&self, model: usize) -> bool {
        self.leads_to.get(model).is_some_and(|targets| targets.iter().any(|target| self.reaches(*target, model)))
    }

    /// A model names some others no longer.
    pub(super) fn cut(&mut self, from: usize, is_cut: impl Fn(usize) -> bool) {
        let (cut, kept) = std::mem::take(&mut self.leads_to[from]).into_iter().partition(|to| is_cut(*to));
        self.leads_to[from] = kept;
        for to in cut {
            if !self.gone[from] && !self.gone[to] {
                self.left[from].1 -= 1;
                self.left[to].0 -= 1;
                self.take_out(to);
            }
        }
        self.take_out(from);
    }

    /// Takes a model out if it is on no cycle, and those that are on none without it.
    fn take_out(&mut self, model: usize) {
        let mut open = vec![model];
        while let Some(model) = open.pop() {
            let (to, from) = self.left[model];
            if self.gone[model] || to > 0 && from > 0 {
                continue;
            }
            self.gone[model] = true;
            for &to in &self.leads_to[model] {
                if !self.gone[to] {
                    self.left[to].0 -= 1;
                    open.push(to);
                }
            }
            for &from in &self.named_by[model] {
                if !self.gone[from] && self.leads_to[from].contains(&model) {
                    self.left[from].1 -= 1;
                    open.push(from);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::NameCycles;

    #[test]
    fn what_leads_back_is_found() {
        // 0 → 1 → 2 → 0, into which 3 leads and out of which 4 is led to; 5 names itself, 6 nothing, 7 what is not there.
        let mut cycles = NameCycles::new(vec![vec![1], vec![2, 4], vec![0], vec![0], vec![], vec![5], vec![], vec![9]]);
        let returning = |cycles: &NameCycles| (0..9).filter(|model| cycles.returns(*model)).collect::<Vec<_>>();
        assert_eq!(returning(&cycles), [0, 1, 2, 5]);
        assert!(cycles.reaches(0, 2) && !cycles.reaches(3, 0) && !cycles.reaches(0, 5));
        cycles.cut(1, |to| to == 2);
        assert_eq!(returning(&cycles), [5]);
        cycles.cut(5, |_| true);
        assert_eq!(returning(&cycles), [0; 0]);
    }

    #[test]
    fn one_cycle_less_leaves_the_other() {
        let mut cycles = NameCycles::new(vec![vec![1, 2, 1], vec![0], vec![0]]);
        cycles.cut(0, |to| to == 1);
        assert!(cycles.returns(0) && cycles.returns(2) && !cycles.returns(1));
    }
}
