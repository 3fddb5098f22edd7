//! The text of an expression to its tree.

use super::class::{self, Escaped};
use super::{Node, Problem};
use crate::charset::Charset;

/// Groups nest at most so deep.
const DEEPEST: usize = 32;

/// No expression that a person states is longer.
const LONGEST: usize = 4096;

/// Counts above this are lengths of texts, which have a rule of their own.
const MOST: u32 = 1000;

/// Reads all of an expression.
pub(super) fn parse(text: &str) -> Result<Node, Problem> {
    if text.len() > LONGEST {
        return Err(super::too_large(text));
    }
    let mut parser = Parser { text, at: 0, depth: 0 };
    let node = parser.alternatives()?;
    match parser.peek() {
        None => Ok(node),
        Some(_) => Err(parser.problem(1, "a bracket that nothing opens", "write `\\)` for the character")),
    }
}

/// An expression that is being read.
pub(super) struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl<'t> Parser<'t> {
    /// What is not read yet.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    /// Goes behind a text, if that is what comes.
    pub(super) fn take(&mut self, text: &str) -> bool {
        let is_next = self.rest().starts_with(text);
        self.at += if is_next { text.len() } else { 0 };
        is_next
    }

    pub(super) fn skip(&mut self, bytes: usize) {
        self.at = self.text.len().min(self.at + bytes);
    }

    pub(super) fn place(&self) -> usize {
        self.at
    }

    /// A problem of the next so many bytes.
    pub(super) fn problem(&self, bytes: usize, what: impl Into<String>, help: &'static str) -> Problem {
        Problem::new(self.at..self.text.len().min(self.at + bytes), what, help)
    }

    /// A problem of what was read since a place.
    pub(super) fn since(&self, start: usize, what: impl Into<String>, help: &'static str) -> Problem {
        Problem::new(start..self.at, what, help)
    }

    fn alternatives(&mut self) -> Result<Node, Problem> {
        let mut alternatives = vec![self.sequence()?];
        while self.take("|") {
            alternatives.push(self.sequence()?);
        }
        Ok(one_of(alternatives))
    }

    fn sequence(&mut self) -> Result<Node, Problem> {
        let mut parts = Vec::new();
        while !matches!(self.peek(), None | Some('|' | ')')) {
            let start = self.at;
            let part = self.atom()?;
            parts.push(self.counted(part, start)?);
        }
        Ok(match parts.len() {
            1 => parts.remove(0),
            _ => Node::All(parts),
        })
    }

    fn atom(&mut self) -> Result<Node, Problem> {
        let start = self.at;
        if self.counts().is_some() || matches!(self.peek(), Some('*' | '+' | '?')) {
            return Err(self.problem(1, "a count with nothing before it", "write a `\\` before it for the character"));
        }
        Ok(match self.next() {
            Some('(') => return self.group(start),
            Some('[') => Node::Set(class::class(self, start)?),
            Some('.') => Node::Set(class::except(&['\n'])),
            Some('^') => Node::Start,
            Some('$') => Node::End,
            Some('\\') => match class::escape(self, start)? {
                Escaped::One(c) => single(c),
                Escaped::Set(set) => Node::Set(set),
            },
            Some(c) => single(c),
            None => Node::All(Vec::new()),
        })
    }

    fn group(&mut self, start: usize) -> Result<Node, Problem> {
        const NO_LOOK: &str = "state what the text is made of, or add a rule such as `min_length` or `suffix`";
        for (mark, what) in [("?=", "ahead"), ("?!", "ahead"), ("?<=", "behind"), ("?<!", "behind")] {
            if self.take(mark) {
                return Err(self.since(start, format!("a look {what}"), NO_LOOK));
            }
        }
        if self.take("?<") || self.take("?P<") {
            let name = self.rest().find('>').ok_or_else(|| self.since(start, "a group's name without an end", ""))?;
            self.skip(name + 1);
        } else if !self.take("?:") && self.take("?") {
            return Err(self.since(start, "a flag", "write out what it stands for, such as `[Aa]` for `(?i)a`"));
        }
        if self.depth == DEEPEST {
            return Err(self.since(start, "a group in too many others", "state it simpler"));
        }
        self.depth += 1;
        let inner = self.alternatives()?;
        self.depth -= 1;
        if self.take(")") {
            Ok(inner)
        } else {
            Err(Problem::new(start..start + 1, "a bracket that nothing closes", "write `\\(` for the character"))
        }
    }

    /// The part that starts at a place, and how many times it stands there. As few as possible are as good as many: either
    /// way it matches or not.
    fn counted(&mut self, part: Node, start: usize) -> Result<Node, Problem> {
        let Some((bytes, least, most)) = self.counts() else { return Ok(part) };
        let place = self.at;
        self.skip(bytes);
        let is_anchor = matches!(part, Node::Start | Node::End);
        if is_anchor {
            return Err(self.since(start, "an anchor with a count", "an anchor holds once"));
        }
        if most.is_some_and(|most| most < least) {
            return Err(self.since(place, "a count that ends before it starts", "write the smaller number first"));
        }
        if least.max(most.unwrap_or_default()) > MOST {
            return Err(self.since(place, format!("a count above {MOST}"), "use `min_length` and `max_length`"));
        }
        self.take("?");
        if self.counts().is_some() || matches!(self.peek(), Some('+')) {
            return Err(self.problem(1, "a count of a count", "write one count, or a group with a count inside"));
        }
        Ok(Node::Times(Box::new(part), least, most))
    }

    /// The count that comes next: its length in the text, and the numbers. Braces that hold none are characters.
    fn counts(&self) -> Option<(usize, u32, Option<u32>)> {
        let rest = self.rest();
        match rest.chars().next()? {
            '*' => Some((1, 0, None)),
            '+' => Some((1, 1, None)),
            '?' => Some((1, 0, Some(1))),
            '{' => {
                let inner = rest.get(1..rest.find('}')?)?;
                let number = |digits: &str| {
                    let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
                    all.then(|| digits.parse().unwrap_or(u32::MAX))
                };
                let (least, most) = match inner.split_once(',') {
                    Some((least, "")) => (number(least)?, None),
                    Some((least, most)) => (number(least)?, Some(number(most)?)),
                    None => (number(inner)?, Some(number(inner)?)),
                };
                Some((inner.len() + 2, least, most))
            }
            _ => None,
        }
    }
}

/// A literal character.
fn single(c: char) -> Node {
    Node::Set(Charset::new([(c, c)]))
}

/// Alternatives; those of one character each are a set.
fn one_of(mut alternatives: Vec<Node>) -> Node {
    let set = |node: &Node| match node {
        Node::Set(set) => Some(set.ranges().to_vec()),
        _ => None,
    };
    if alternatives.len() == 1 {
        return alternatives.remove(0);
    }
    match alternatives.iter().map(set).collect::<Option<Vec<_>>>() {
        Some(sets) => Node::Set(Charset::new(sets.concat())),
        None => Node::One(alternatives),
    }
}
