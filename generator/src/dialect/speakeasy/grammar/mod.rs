//! One grammar for the type cells of all languages.
//!
//! A type is a word, a word with arguments in brackets, a link whose label is a type, or several of them with bars between;
//! what the words mean is a table of each [`Language`]. Marks go round the leaf while containers stay outside
//! (`` List[*str*] ``, `` map[string]`any` ``), but neither is relied on: marks are brackets that say nothing, and so are
//! the backslashes with which Markdown and MDX escape brackets, however many.

mod link;
#[cfg(test)]
pub(super) mod table;
mod word;

use crate::dialect::scan::Scanner;
use crate::dialect::{RawType, RawTypeKind, Spanned};
use crate::document::Text;

use super::{Language, TypeError};

/// What a word of a language means.
#[derive(Debug)]
pub(super) enum Word {
    /// This type.
    Is(RawTypeKind),
    /// One byte: a list of them is bytes.
    Byte,
    /// The literal `true`.
    Yes,
    /// The literal `false`.
    No,
    /// A list of its argument.
    List,
    /// A list of its only argument or a map to its second; without arguments a list of anything.
    Array,
    /// A map to its last argument.
    Map,
    /// A map whose value follows the bracket: `map[string]T`.
    Keyed,
    /// Its argument, which may be left out.
    Optional,
    /// Its argument or `null`.
    Nullable,
    /// One of its arguments.
    Union,
    /// Its first argument: what is streamed, awaited or wrapped.
    Inner,
    /// The values that are its arguments.
    Literal,
    /// A response of the SDK's transport, which is not in any JSON.
    Transport,
}

/// What a type cell says.
#[derive(Debug, PartialEq)]
pub(super) struct Cell {
    /// The type, without what wraps it.
    pub(super) ty: RawType,
    /// Whether it is wrapped as optional.
    pub(super) optional: bool,
    /// Whether it is wrapped as nullable.
    pub(super) nullable: bool,
    /// Whether it is the transport's.
    pub(super) transport: bool,
}

pub(super) use crate::limits::MAX_TYPE_DEPTH as MAX_DEPTH;

/// Reads a type, wherever one stands: a cell, a heading, a piece of code.
pub(super) fn read(language: &Language, text: Text<'_>) -> Result<Cell, TypeError> {
    let mut parser = Parser {
        language,
        scanner: Scanner::new(text),
        depth: 0,
        suffixes: 0,
        containers: 0,
        external: false,
        found: Found::default(),
    };
    let ty = parser.union()?;
    if !parser.scanner.at_end() {
        return Err(parser.expected("the end of the type"));
    }
    let Found { optional, nullable, transport } = parser.found;
    Ok(Cell { ty, optional, nullable, transport })
}

struct Parser<'a> {
    language: &'a Language,
    scanner: Scanner<'a>,
    depth: usize,
    /// How many `[]` there were behind types: each is a level, too.
    suffixes: usize,
    /// How many lists and maps are open: what stands in them is optional or nullable for itself.
    containers: usize,
    /// Whether the label of a link is read that leads out of the documentation.
    external: bool,
    /// What wraps the whole.
    found: Found,
}

/// What wraps a type, or makes it no type of the API's.
#[derive(Default)]
struct Found {
    optional: bool,
    nullable: bool,
    transport: bool,
}

/// A type that is read, and whether it is a single byte.
struct Part {
    kind: RawTypeKind,
    byte: bool,
}

impl From<RawTypeKind> for Part {
    fn from(kind: RawTypeKind) -> Self {
        Self { kind, byte: false }
    }
}

impl Parser<'_> {
    fn expected(&mut self, expected: &'static str) -> TypeError {
        self.scanner.skip_space();
        TypeError { at: self.scanner.offset(), expected }
    }

    fn expect(&mut self, token: char, expected: &'static str) -> Result<(), TypeError> {
        if self.scanner.eat_escaped(token) { Ok(()) } else { Err(self.expected(expected)) }
    }

    /// `one | other`, the bar escaped or not.
    fn union(&mut self) -> Result<RawType, TypeError> {
        Ok(self.part()?.0)
    }

    fn part(&mut self) -> Result<(RawType, bool), TypeError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.expected("a type with fewer levels"));
        }
        self.scanner.skip_space();
        let start = self.scanner.offset();
        let (first, byte) = self.suffixed()?;
        let mut members = vec![first];
        while self.scanner.eat_escaped('|') {
            members.push(self.suffixed()?.0);
        }
        self.depth -= 1;
        let byte = byte && members.len() == 1;
        Ok((RawType { span: self.scanner.span_from(start), kind: self.one_of(members) }, byte))
    }

    /// A type and the `[]` behind it.
    fn suffixed(&mut self) -> Result<(RawType, bool), TypeError> {
        self.scanner.skip_space();
        let start = self.scanner.offset();
        let Part { kind, mut byte } = self.primary()?;
        let mut ty = RawType { kind, span: self.scanner.span_from(start) };
        while self.is_empty_brackets() {
            self.suffixes += 1;
            if self.suffixes > MAX_DEPTH {
                return Err(self.expected("a type with fewer levels"));
            }
            self.expect('[', "`[]`")?;
            self.expect(']', "`]`")?;
            ty = RawType { kind: list(ty, byte), span: self.scanner.span_from(start) };
            byte = false;
        }
        Ok((ty, byte))
    }

    /// Whether `[]` is next.
    fn is_empty_brackets(&self) -> bool {
        let rest = self.scanner.rest().trim_start_matches('\\');
        rest.strip_prefix('[').is_some_and(|rest| rest.trim_start_matches('\\').starts_with(']'))
    }

    fn primary(&mut self) -> Result<Part, TypeError> {
        match self.scanner.rest().chars().next() {
            Some('*') => self.star(),
            Some('`') => self.enclosed('`', '`'),
            Some('(') => self.enclosed('(', ')'),
            Some('?') if self.language.optional_mark == Some('?') => {
                self.expect('?', "`?`")?;
                self.wrapped()
            }
            Some('[') if self.language.slices && self.is_empty_brackets() => {
                self.expect('[', "`[]`")?;
                self.expect(']', "`]`")?;
                let (items, byte) = self.contained()?;
                Ok(list(items, byte).into())
            }
            Some('[') => self.link(),
            Some('{') => self.index_signature(),
            Some('"' | '\'' | '-' | '0'..='9') => self.literal(),
            Some(c) if c.is_alphabetic() || matches!(c, '_' | '$' | ':' | '\\') => self.named(),
            _ => Err(self.expected("a type")),
        }
    }

    fn enclosed(&mut self, open: char, close: char) -> Result<Part, TypeError> {
        self.expect(open, "a type")?;
        let (inner, byte) = self.part()?;
        self.expect(close, if close == ')' { "`)`" } else { "the closing mark" })?;
        Ok(Part { kind: inner.kind, byte })
    }

    /// `*str*` is a type in italics; where types have pointers, a star that nothing closes is one: `**string*`.
    fn star(&mut self) -> Result<Part, TypeError> {
        self.expect('*', "a type")?;
        let pointers = self.language.optional_mark == Some('*');
        let (inner, byte) = self.part()?;
        if self.scanner.eat_escaped('*') {
            return Ok(Part { kind: inner.kind, byte });
        }
        if !pointers {
            return Err(self.expected("the closing mark"));
        }
        self.found.optional |= self.containers == 0;
        Ok(Part { kind: inner.kind, byte })
    }

    /// The type behind a mark that makes it optional.
    fn wrapped(&mut self) -> Result<Part, TypeError> {
        self.found.optional |= self.containers == 0;
        let (inner, byte) = self.part()?;
        Ok(Part { kind: inner.kind, byte })
    }

    /// A type within a list or map.
    fn contained(&mut self) -> Result<(RawType, bool), TypeError> {
        self.containers += 1;
        let inner = self.part()?;
        self.containers -= 1;
        Ok(inner)
    }

    /// `[operations.Foo](../models/foo.md)`; the label may be a whole type.
    fn link(&mut self) -> Result<Part, TypeError> {
        let outer = self.external;
        self.external = link::target(self.scanner.rest()).is_some_and(link::leads_out);
        self.expect('[', "a link")?;
        let mut inner = self.union()?;
        self.expect(']', "`]` of the link")?;
        self.expect('(', "the link's target in parentheses")?;
        let Some(target) = self.scanner.take_until(')') else { return Err(self.expected("`)` of the link")) };
        let target = target.trim();
        if !self.external {
            link::attach(&mut inner, &Spanned { text: target.raw.to_owned(), span: target.span });
        }
        self.external = outer;
        Ok(inner.kind.into())
    }

    /// `{ [k: string]: any }`.
    fn index_signature(&mut self) -> Result<Part, TypeError> {
        self.expect('{', "a type")?;
        self.expect('[', "an index signature")?;
        if self.scanner.take_until(']').is_none() {
            return Err(self.expected("`]` of the index signature"));
        }
        self.expect(':', "`:` and the type of the values")?;
        let values = self.contained()?.0;
        self.scanner.eat(";");
        self.expect('}', "`}`")?;
        Ok(RawTypeKind::Map(Box::new(values)).into())
    }

    /// A string or a number.
    fn literal(&mut self) -> Result<Part, TypeError> {
        if self.scanner.rest().starts_with(['"', '\'']) {
            let value = self.scanner.string().ok_or_else(|| self.expected("a string that ends"))?;
            return Ok(RawTypeKind::Literal(value.into()).into());
        }
        let start = self.scanner.offset();
        self.scanner.eat("-");
        self.scanner.take_while(|c| c.is_ascii_digit() || c == '.');
        match serde_json::from_str(self.scanner.text_from(start).raw) {
            Ok(value) => Ok(RawTypeKind::Literal(value).into()),
            Err(_) => Err(self.expected("a number")),
        }
    }

    /// Several types as one. `null` among them goes for the whole. A file may be given in several ways
    /// (`File | Blob | components.FileT`), of which bytes is the only one that means anything on the wire.
    fn one_of(&mut self, mut members: Vec<RawType>) -> RawTypeKind {
        if members.len() > 1 && members.iter().any(|member| member.kind == RawTypeKind::Bytes) {
            return RawTypeKind::Bytes;
        }
        if members.len() > 1 && self.containers == 0 && members.iter().any(|member| member.kind == RawTypeKind::Null) {
            members.retain(|member| member.kind != RawTypeKind::Null);
            // Where no type shows whether a value may be null, `null` is how the language leaves one out.
            *(if self.language.shows_null { &mut self.found.nullable } else { &mut self.found.optional }) = true;
        }
        match members.pop() {
            Some(only) if members.is_empty() => only.kind,
            Some(last) => {
                members.push(last);
                RawTypeKind::Union(members)
            }
            None => RawTypeKind::Any,
        }
    }
}

fn list(items: RawType, byte: bool) -> RawTypeKind {
    if byte { RawTypeKind::Bytes } else { RawTypeKind::Array(Box::new(items)) }
}
