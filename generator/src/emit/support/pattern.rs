//! Regular expressions. Each is checked in one pass over the text.

use super::report::{Path, Report, violation};
use super::violations::Code;

/// A regular expression.
pub(crate) struct Pattern {
    /// How messages spell it.
    pub(crate) text: &'static str,
    /// How it is checked.
    pub(crate) form: Form,
}

/// How a regular expression is checked.
pub(crate) enum Form {
    /// These parts, one behind the other, are the whole text. As many characters of each as there are belong to it.
    Sequence(&'static [Part]),
    /// The states that reading the text goes through.
    Table(Table),
}

/// A part of a text.
pub(crate) enum Part {
    /// This text.
    Text(&'static str),
    /// Characters of these ranges, ends included: at least so many, and at most so many.
    Some(&'static [(char, char)], usize, usize),
}

/// States, and where each kind of character leads from them.
pub(crate) struct Table {
    /// Ranges of characters, in order, and the column of each in the rows. All others have column 0.
    pub(crate) columns: &'static [(char, char, u16)],
    /// For each state the state that each column leads to. From state 0 no way leads to a match.
    pub(crate) rows: &'static [&'static [u16]],
    /// The state at the start of a text.
    pub(crate) start: u16,
    /// The first of the states in which a text may end; so are all behind it.
    pub(crate) accepting: u16,
}

impl Form {
    fn fits(&self, text: &str) -> bool {
        match self {
            Self::Sequence(parts) => parts.iter().try_fold(text, |rest, part| part.behind(rest)) == Some(""),
            Self::Table(table) => table.accepts(text),
        }
    }
}

impl Part {
    /// What stands behind the part at the start of a text, if it stands there.
    fn behind<'t>(&self, text: &'t str) -> Option<&'t str> {
        match self {
            Self::Text(part) => text.strip_prefix(part),
            Self::Some(ranges, least, most) => {
                let (mut rest, mut count) = (text.chars(), 0);
                while count < *most {
                    let before = rest.as_str();
                    if !rest.next().is_some_and(|c| ranges.iter().any(|(low, high)| (*low..=*high).contains(&c))) {
                        return (count >= *least).then_some(before);
                    }
                    count += 1;
                }
                Some(rest.as_str())
            }
        }
    }
}

impl Table {
    fn accepts(&self, text: &str) -> bool {
        let mut state = self.start;
        for c in text.chars() {
            let range = self.columns.iter().find(|(low, high, _)| (*low..=*high).contains(&c));
            let column = range.map_or(0, |(_, _, column)| usize::from(*column));
            state = self.rows.get(usize::from(state)).and_then(|row| row.get(column)).copied().unwrap_or(0);
            if state == 0 {
                return false;
            }
        }
        state >= self.accepting
    }
}

/// Reports a text in which a regular expression does not match.
#[inline]
pub(crate) fn matches(text: &str, pattern: &Pattern, path: Path<'_>, report: &mut Report) {
    if !pattern.form.fits(text) {
        violation(
            path,
            report,
            Code::Pattern.limit(pattern.text),
            format_args!("a text that matches {}, found another", pattern.text),
        );
    }
}
