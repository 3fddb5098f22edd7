//! An expression as a table: the states that reading a text goes through, one character at a time.

use std::collections::HashMap;

use super::program::{Open, Program};
use crate::charset::{Charset, after};

/// More states than this are more lines of code than a check is worth.
const MOST: usize = 400;

/// As many may come together before those that are the same become one.
const MOST_AT_FIRST: usize = 1500;

/// States, and where each kind of character leads from them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Table {
    /// Ranges of characters, in order, and the column that each has in the rows. All others have column 0.
    pub(crate) columns: Vec<(char, char, usize)>,
    /// For each state the state that each column leads to. From state 0 no way leads to a match.
    pub(crate) rows: Vec<Vec<usize>>,
    /// The state at the start of a text.
    pub(crate) start: usize,
    /// The first of the states in which a text may end. All behind it are such states too.
    pub(crate) accepting: usize,
}

impl Table {
    /// The table of an expression; none where it would be too large.
    pub(super) fn new(program: &Program) -> Option<Self> {
        let columns = Columns::new(&program.sets);
        let states = States::new(program, &columns)?;
        let table = states.smallest(columns.ranges);
        (table.rows.len() <= MOST).then_some(table)
    }

    /// Whether no text leads to a match.
    pub(super) fn is_empty(&self) -> bool {
        self.start == 0
    }
}

/// Kinds of characters: those that the same sets have.
struct Columns {
    ranges: Vec<(char, char, usize)>,
    /// The sets that have the characters of each column.
    sets: Vec<Vec<bool>>,
}

impl Columns {
    fn new(sets: &[Charset]) -> Self {
        let ends = sets.iter().flat_map(Charset::ranges).flat_map(|(low, high)| [Some(*low), after(*high)]);
        let mut starts: Vec<char> = ends.flatten().chain(['\0']).collect();
        starts.sort_unstable();
        starts.dedup();
        let mut columns = Self { ranges: Vec::new(), sets: vec![vec![false; sets.len()]] };
        for (at, low) in starts.iter().enumerate() {
            let high = starts.get(at + 1).and_then(|next| crate::charset::before(*next)).unwrap_or(char::MAX);
            let having: Vec<bool> = sets.iter().map(|set| set.contains(*low)).collect();
            let known = columns.sets.iter().position(|known| *known == having);
            let column = known.unwrap_or(columns.sets.len());
            if known.is_none() {
                columns.sets.push(having);
            }
            match columns.ranges.last_mut() {
                Some((_, last, of)) if *of == column && after(*last) == Some(*low) => *last = high,
                _ if column == 0 => {}
                _ => columns.ranges.push((*low, high, column)),
            }
        }
        columns
    }
}

/// The states as they are found: what is open in each, where it leads, and whether a text may end there.
struct States {
    rows: Vec<Vec<usize>>,
    accepts: Vec<bool>,
}

impl States {
    fn new(program: &Program, columns: &Columns) -> Option<Self> {
        let mut numbers: HashMap<Open, usize> = HashMap::new();
        let mut open = vec![program.start()];
        numbers.insert(program.start(), 0);
        let mut states = Self { rows: Vec::new(), accepts: Vec::new() };
        while let Some(from) = open.get(states.rows.len()).cloned() {
            let mut row = Vec::with_capacity(columns.sets.len());
            for sets in &columns.sets {
                // Behind a match nothing matters.
                let to = if program.is_done(&from) {
                    from.clone()
                } else {
                    program.step(&from, |set| sets.get(set).copied().unwrap_or_default())
                };
                let count = open.len();
                let number = *numbers.entry(to.clone()).or_insert(count);
                if number == count {
                    open.push(to);
                }
                row.push(number);
            }
            states.rows.push(row);
            states.accepts.push(program.is_match(&from));
            if open.len() > MOST_AT_FIRST {
                return None;
            }
        }
        Some(states)
    }

    /// The same with as few states as do: those that no text tells apart become one.
    fn smallest(&self, columns: Vec<(char, char, usize)>) -> Table {
        let mut classes: Vec<usize> = self.accepts.iter().map(|accepts| usize::from(*accepts)).collect();
        let mut count = 0;
        loop {
            let mut known: HashMap<(usize, Vec<usize>), usize> = HashMap::new();
            let next = |at: usize| classes.get(at).copied().unwrap_or_default();
            let of = |(at, row): (usize, &Vec<usize>)| (next(at), row.iter().map(|to| next(*to)).collect::<Vec<_>>());
            let keys: Vec<_> = self.rows.iter().enumerate().map(of).collect();
            classes = keys
                .into_iter()
                .map(|key| {
                    let fresh = known.len();
                    *known.entry(key).or_insert(fresh)
                })
                .collect();
            if known.len() == count {
                break;
            }
            count = known.len();
        }
        self.numbered(&classes, columns)
    }

    /// Numbers the classes of states: first the one without a way out, then the others as they are met, and those in which
    /// a text may end last.
    fn numbered(&self, classes: &[usize], columns: Vec<(char, char, usize)>) -> Table {
        let mut members: Vec<usize> = Vec::new();
        for at in 0..classes.len() {
            if !members.iter().any(|member| classes[*member] == classes[at]) {
                members.push(at);
            }
        }
        let is_dead = |at: usize| !self.accepts[at] && self.rows[at].iter().all(|to| classes[*to] == classes[at]);
        let (dead, alive): (Vec<_>, Vec<_>) = members.into_iter().partition(|at| is_dead(*at));
        let (ending, going): (Vec<_>, Vec<_>) = alive.into_iter().partition(|at| self.accepts[*at]);
        let accepting = 1 + going.len();
        let ordered: Vec<usize> = going.into_iter().chain(ending).collect();
        let number = |at: usize| {
            let place = ordered.iter().position(|member| classes[*member] == classes[at]);
            place.map_or(0, |place| place + 1)
        };
        let width = self.rows.first().map_or(0, Vec::len);
        let rows = ordered.iter().map(|at| self.rows[*at].iter().map(|to| number(*to)).collect());
        debug_assert!(dead.len() <= 1, "states without a way out are all the same");
        Table { columns, rows: std::iter::once(vec![0; width]).chain(rows).collect(), start: number(0), accepting }
    }
}
