//! An expression as steps, several of which may be open at once: how it is run here, and what tables are made of.

use super::Node;
use crate::charset::Charset;

/// More steps than this take too long to make a table of.
const MOST_STEPS: usize = 10_000;

#[derive(Clone, Debug)]
pub(super) enum Step {
    /// A character of the set of this number, and then another step.
    Take(usize, usize),
    /// Any of these steps.
    Fork(Vec<usize>),
    /// Another step, at the start of the text.
    AtStart(usize),
    /// Another step, at the end of the text.
    AtEnd(usize),
    /// The expression has matched.
    Done,
}

/// The steps of an expression.
#[derive(Clone, Debug)]
pub(super) struct Program {
    pub(super) sets: Vec<Charset>,
    steps: Vec<Step>,
    first: usize,
}

/// The steps that are open between two characters, in order: those that take one, wait for the end, or have matched.
pub(super) type Open = Vec<usize>;

impl Program {
    /// The steps of an expression; none where there would be too many.
    pub(super) fn new(node: &Node) -> Option<Self> {
        let mut program = Self { sets: Vec::new(), steps: vec![Step::Done], first: 0 };
        let mut work = 0;
        program.first = program.add(node, 0, &mut work)?;
        Some(program)
    }

    /// Adds the steps of a part that lead to the step `next`, and gives the first of them.
    fn add(&mut self, node: &Node, next: usize, work: &mut usize) -> Option<usize> {
        *work += 1;
        if *work > MOST_STEPS {
            return None;
        }
        match node {
            Node::Set(set) => {
                let number = self.sets.iter().position(|known| known == set).unwrap_or_else(|| {
                    self.sets.push(set.clone());
                    self.sets.len() - 1
                });
                Some(self.push(Step::Take(number, next)))
            }
            Node::Start => Some(self.push(Step::AtStart(next))),
            Node::End => Some(self.push(Step::AtEnd(next))),
            Node::All(parts) => parts.iter().rev().try_fold(next, |next, part| self.add(part, next, work)),
            Node::One(alternatives) => {
                let first = alternatives.iter().map(|part| self.add(part, next, work)).collect::<Option<Vec<_>>>()?;
                Some(self.push(Step::Fork(first)))
            }
            Node::Times(part, least, most) => {
                let mut first = next;
                match most {
                    None => {
                        first = self.push(Step::Fork(Vec::new()));
                        let again = self.add(part, first, work)?;
                        if let Some(step) = self.steps.get_mut(first) {
                            *step = Step::Fork(vec![again, next]);
                        }
                    }
                    Some(most) => {
                        for _ in *least..*most {
                            let once_more = self.add(part, first, work)?;
                            first = self.push(Step::Fork(vec![once_more, next]));
                        }
                    }
                }
                (0..*least).try_fold(first, |first, _| self.add(part, first, work))
            }
        }
    }

    fn push(&mut self, step: Step) -> usize {
        self.steps.push(step);
        self.steps.len() - 1
    }

    /// What is open at the start of a text.
    pub(super) fn start(&self) -> Open {
        self.follow(vec![self.first], true, false)
    }

    /// What is open behind a character, which is told by the sets that have it. The expression may start there as well.
    pub(super) fn step(&self, open: &Open, has: impl Fn(usize) -> bool) -> Open {
        let next = open.iter().filter_map(|step| match self.steps.get(*step)? {
            Step::Take(set, next) if has(*set) => Some(*next),
            _ => None,
        });
        self.follow(next.chain([self.first]).collect(), false, false)
    }

    /// Whether the expression has matched, whatever follows.
    pub(super) fn is_done(&self, open: &Open) -> bool {
        open.iter().any(|step| matches!(self.steps.get(*step), Some(Step::Done)))
    }

    /// Whether the expression matches if the text ends here.
    pub(super) fn is_match(&self, open: &Open) -> bool {
        self.is_done(&self.follow(open.clone(), false, true))
    }

    /// The steps that can be reached without a character.
    fn follow(&self, mut steps: Vec<usize>, at_start: bool, at_end: bool) -> Open {
        let mut seen = vec![false; self.steps.len()];
        let mut open = Vec::new();
        while let Some(number) = steps.pop() {
            let Some(step) = self.steps.get(number) else { continue };
            if std::mem::replace(&mut seen[number], true) {
                continue;
            }
            match step {
                Step::Fork(next) => steps.extend(next),
                Step::AtStart(next) if at_start => steps.push(*next),
                Step::AtEnd(next) if at_end => steps.push(*next),
                Step::AtStart(_) => {}
                Step::AtEnd(_) | Step::Take(..) | Step::Done => open.push(number),
            }
        }
        open.sort_unstable();
        open
    }

    /// Whether the expression matches in a text.
    pub(super) fn matches(&self, text: &str) -> bool {
        let mut open = self.start();
        for c in text.chars() {
            if self.is_done(&open) {
                return true;
            }
            open = self.step(&open, |set| self.sets.get(set).is_some_and(|set| set.contains(c)));
        }
        self.is_match(&open)
    }
}
