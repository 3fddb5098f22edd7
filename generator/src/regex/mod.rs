//! Regular expressions that documentation or the configuration states, as checks of our own. Serves several stages.
//!
//! An expression is read as ECMA 262 has it, as far as other dialects agree: literals, classes, counts, groups,
//! alternatives and anchors. Without anchors it matches where any part of a text does. What cannot be told by reading a text
//! once from its start to its end (a look ahead, a back-reference) is a [`Problem`], and so is what dialects read
//! differently.
//!
//! The check is a [`Sequence`](Form::Sequence) of literals and classes with counts where taking as much as possible at
//! each step is always right, and else a [`Table`](Form::Table) of states. Either takes time in proportion to the text,
//! whatever the text, and no memory.

mod class;
mod ecma;
mod parse;
mod program;
mod samples;
mod sequence;
mod table;

use std::ops::Range;

use crate::charset::Charset;
use program::Program;

pub(crate) use samples::Samples;
pub(crate) use sequence::Part;
pub(crate) use table::Table;

/// Why a text is no regular expression that can be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The part of the text that is to blame.
    pub(crate) at: Range<usize>,
    /// What it is: `a look ahead`.
    pub(crate) what: String,
    /// What to write instead.
    pub(crate) help: &'static str,
}

impl Problem {
    fn new(at: Range<usize>, what: impl Into<String>, help: &'static str) -> Self {
        Self { at, what: what.into(), help }
    }
}

/// A part of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Node {
    /// One character of a set.
    Set(Charset),
    /// The start of the text.
    Start,
    /// The end of the text.
    End,
    /// One part behind the other.
    All(Vec<Node>),
    /// One of these.
    One(Vec<Node>),
    /// A part so many times: at least, and at most where there is a bound.
    Times(Box<Node>, u32, Option<u32>),
}

/// How an expression is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// These parts, one behind the other, are the whole text.
    Sequence(Vec<Part>),
    /// The states that reading the text goes through.
    Table(Table),
}

/// A regular expression that can be checked.
#[derive(Clone, Debug)]
pub(crate) struct Regex {
    node: Node,
    program: Program,
    form: Form,
}

impl Regex {
    /// Reads an expression.
    ///
    /// # Errors
    /// What of it cannot be checked.
    pub(crate) fn new(text: &str) -> Result<Self, Problem> {
        let node = parse::parse(text)?;
        let program = Program::new(&node).ok_or_else(|| too_large(text))?;
        let form = match sequence::parts(&node) {
            Some(parts) => Form::Sequence(parts),
            None => Form::Table(Table::new(&program).ok_or_else(|| too_large(text))?),
        };
        if matches!(&form, Form::Table(table) if table.is_empty()) {
            return Err(Problem::new(0..text.len(), "an expression that no text matches", "no value would be valid"));
        }
        Ok(Self { node, program, form })
    }

    /// Whether it matches in a text.
    pub(crate) fn matches(&self, text: &str) -> bool {
        self.program.matches(text)
    }

    /// How it is checked.
    pub(crate) fn form(&self) -> &Form {
        &self.form
    }

    /// Whether it says what the whole text is: it starts and ends with an anchor.
    pub(crate) fn is_whole(&self) -> bool {
        sequence::anchored(&self.node)
    }

    /// The same expression as JSON Schema reads them: as ECMA 262 does with its flag `u`.
    pub(crate) fn ecma(&self) -> String {
        ecma::text(&self.node)
    }

    /// Texts that it matches in, and texts close to these in which it does not.
    pub(crate) fn samples(&self) -> Samples {
        samples::samples(&self.node, &self.program)
    }
}

fn too_large(text: &str) -> Problem {
    Problem::new(
        0..text.len(),
        "an expression that takes too many states to check",
        "write `*` or `+` for the large counts, and bound the length with `max_length`",
    )
}

#[cfg(test)]
mod tests;
