//! One grammar for the type cells of all languages.
//!
//! A type is a word, a word with arguments in brackets, a link whose label is a type, or several of them with bars between;
//! what the words mean is a table of each [`Language`]. Marks go round the leaf while containers stay outside
//! (`` List[*str*] ``, `` map[string]`any` ``), but neither is relied on: marks are brackets that say nothing, and so are
//! the backslashes with which Markdown and MDX escape brackets, however many.

use crate::document::Text;

use super::super::raw::{RawRef, RawType, RawTypeKind, Spanned};
use super::super::scan::Scanner;
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

/// Types nest a few levels deep in documentation; a page that goes further is not worth a stack overflow, here or in the
/// compiler, which gives up on maps of maps at a dozen levels.
pub(super) const MAX_DEPTH: usize = 12;

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
        self.external = link_target(self.scanner.rest()).is_some_and(leads_out);
        self.expect('[', "a link")?;
        let mut inner = self.union()?;
        self.expect(']', "`]` of the link")?;
        self.expect('(', "the link's target in parentheses")?;
        let Some(target) = self.scanner.take_until(')') else { return Err(self.expected("`)` of the link")) };
        let target = target.trim();
        if !self.external {
            attach(&mut inner, &Spanned { text: target.raw.to_owned(), span: target.span });
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

    /// The parts of a name, joined by dots whatever the language joins them with.
    fn name(&mut self) -> String {
        let mut parts: Vec<&str> = Vec::new();
        loop {
            let separator = self.language.separators.iter().find(|separator| {
                let behind = self.scanner.rest().strip_prefix(**separator);
                behind.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic() || c == '_'))
            });
            match separator {
                Some(separator) => _ = self.scanner.eat(separator),
                None if !parts.is_empty() => return parts.join("."),
                None => {}
            }
            let part = self.scanner.take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '$'));
            if part.is_empty() {
                return parts.join(".");
            }
            parts.push(part);
        }
    }

    fn named(&mut self) -> Result<Part, TypeError> {
        let name = self.name();
        if name.is_empty() {
            return Err(self.expected("a type"));
        }
        // `interface{}` is the one type that is written with braces, which MDX escapes.
        let is_empty_interface = name == "interface" && self.scanner.eat_escaped('{') && self.scanner.eat_escaped('}');
        let name = if is_empty_interface { "any".to_owned() } else { name };
        let Some(word) = self.language.word(&name, self.external) else {
            if self.open_bracket().is_some() {
                return Err(self.expected("a known generic type"));
            }
            return Ok(RawTypeKind::Ref(RawRef { name, target: None, members: Vec::new() }).into());
        };
        match word {
            Word::Is(kind) => {
                // `ReadableStream<Uint8Array>` is as much as `ReadableStream`.
                if self.open_bracket().is_some() {
                    self.arguments()?;
                }
                Ok(kind.clone().into())
            }
            Word::Byte => Ok(Part { kind: RawTypeKind::Bytes, byte: true }),
            Word::Transport => {
                self.found.transport = true;
                if self.open_bracket().is_some() {
                    self.scanner.take_while(|c| c != ']');
                }
                Ok(RawTypeKind::Any.into())
            }
            Word::Literal => self.literals(),
            Word::Keyed => {
                self.expect('[', "`[`")?;
                self.union()?;
                self.expect(']', "`]`")?;
                Ok(RawTypeKind::Map(Box::new(self.contained()?.0)).into())
            }
            Word::Yes => Ok(RawTypeKind::Literal(true.into()).into()),
            Word::No => Ok(RawTypeKind::Literal(false.into()).into()),
            Word::Array if self.open_bracket().is_none() => {
                let span = self.scanner.span_from(self.scanner.offset());
                Ok(list(RawType { kind: RawTypeKind::Any, span }, false).into())
            }
            Word::List | Word::Map | Word::Array => {
                self.containers += 1;
                let arguments = self.arguments();
                self.containers -= 1;
                self.container(word, arguments?)
            }
            Word::Optional | Word::Nullable | Word::Union | Word::Inner => self.wrapper(word),
        }
    }

    fn container(&mut self, word: &Word, mut arguments: Vec<(RawType, bool)>) -> Result<Part, TypeError> {
        match (word, arguments.len(), arguments.pop()) {
            (Word::List | Word::Array, 1, Some((items, byte))) => Ok(list(items, byte).into()),
            (Word::Map | Word::Array, 2, Some((values, _))) => Ok(RawTypeKind::Map(Box::new(values)).into()),
            _ => Err(self.expected("a list of one type or a map of two")),
        }
    }

    fn wrapper(&mut self, word: &Word) -> Result<Part, TypeError> {
        let outermost = self.containers == 0;
        let mut arguments: Vec<RawType> = self.arguments()?.into_iter().map(|(ty, _)| ty).collect();
        if matches!(word, Word::Union) {
            arguments.dedup_by(|a, b| a.kind == b.kind);
            return Ok(self.one_of(arguments).into());
        }
        if arguments.is_empty() {
            return Err(self.expected("one type"));
        }
        let inner = arguments.swap_remove(0);
        match word {
            Word::Nullable if outermost => self.found.nullable = true,
            Word::Nullable => {
                let null = RawType { kind: RawTypeKind::Null, span: inner.span };
                return Ok(RawTypeKind::Union(vec![inner, null]).into());
            }
            Word::Optional => self.found.optional |= outermost,
            _ => {}
        }
        Ok(inner.kind.into())
    }

    /// The bracket that opens arguments, if one does, and the one that closes them.
    fn open_bracket(&self) -> Option<(char, char)> {
        if self.is_empty_brackets() {
            return None;
        }
        let next = self.scanner.rest().trim_start_matches('\\').chars().next()?;
        [('<', '>'), ('[', ']'), ('(', ')')].into_iter().find(|(open, _)| *open == next)
    }

    fn arguments(&mut self) -> Result<Vec<(RawType, bool)>, TypeError> {
        let Some((open, close)) = self.open_bracket() else { return Err(self.expected("the type it is of")) };
        self.expect(open, "a bracket")?;
        let mut arguments = Vec::new();
        loop {
            // Java's wildcard: `? extends T`.
            if self.scanner.eat("?") {
                self.scanner.eat("extends");
            }
            arguments.push(self.part()?);
            if !self.scanner.eat(",") {
                break;
            }
        }
        self.expect(close, "the closing bracket")?;
        Ok(arguments)
    }

    /// `Literal["a", 1, True]`.
    fn literals(&mut self) -> Result<Part, TypeError> {
        self.expect('[', "`[` and the value")?;
        let mut values = Vec::new();
        loop {
            self.scanner.skip_space();
            let start = self.scanner.offset();
            let kind = if self.scanner.eat("True") || self.scanner.eat("true") {
                RawTypeKind::Literal(true.into())
            } else if self.scanner.eat("False") || self.scanner.eat("false") {
                RawTypeKind::Literal(false.into())
            } else if self.scanner.eat("None") {
                RawTypeKind::Null
            } else {
                self.literal()?.kind
            };
            values.push(RawType { kind, span: self.scanner.span_from(start) });
            if !self.scanner.eat(",") {
                break;
            }
        }
        self.expect(']', "`]`")?;
        Ok(self.one_of(values).into())
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

/// The target of the link that a text starts with.
fn link_target(text: &str) -> Option<&str> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            let target = text.get(at + 1..)?.strip_prefix('(')?;
            return target.get(..target.find(')')?);
        }
    }
    None
}

/// Whether a link leads out of the documentation, or to the page of a type that the SDK brings with it.
fn leads_out(target: &str) -> bool {
    target.contains("://") || target.rsplit('/').nth(1) == Some("types")
}

/// Gives the link's target to the name that the label holds. What a label lists besides names is what the page that it
/// leads to is a union of; what reads like a plain type there is the page's name.
fn attach(ty: &mut RawType, target: &Spanned) {
    match &mut ty.kind {
        RawTypeKind::Ref(reference) => reference.target = Some(target.clone()),
        RawTypeKind::Array(inner) | RawTypeKind::Map(inner) => attach(inner, target),
        // A model or `null`, within a list or a map.
        RawTypeKind::Union(members) if matches!(members.as_slice(), [_, null] if null.kind == RawTypeKind::Null) => {
            members.iter_mut().take(1).for_each(|model| attach(model, target));
        }
        kind => {
            let members = match std::mem::replace(kind, RawTypeKind::Any) {
                RawTypeKind::Union(members) => members,
                _ => Vec::new(),
            };
            *kind = RawTypeKind::Ref(RawRef { name: stem(&target.text), target: Some(target.clone()), members });
        }
    }
}

/// The name of the file that a link leads to.
fn stem(target: &str) -> String {
    let file = target.rsplit('/').next().unwrap_or_default();
    file.split('.').next().unwrap_or_default().to_owned()
}

/// Tables of cells, one for each language.
#[cfg(test)]
pub(super) mod table {
    use super::{Cell, Language, RawRef, RawType, RawTypeKind, Text, TypeError};
    use crate::source::{Sources, Span};

    pub(in super::super) use super::MAX_DEPTH;

    /// Reads a cell, and shows it in a short notation of the tests' own: `[String]?` is a list that may be left out, `~` marks
    /// what may be null, `!` what is the transport's.
    pub(in super::super) fn read(language: &Language, cell: &str) -> Result<String, TypeError> {
        let file = Sources::new().add("a.md", "a.md", cell);
        let cell = super::read(language, Text { raw: cell, span: Span::new(file, 0..cell.len()) })?;
        let Cell { ty, optional, nullable, transport } = cell;
        let marks = [(optional, "?"), (nullable, "~"), (transport, "!")];
        let marks: String = marks.into_iter().filter_map(|(is, mark)| is.then_some(mark)).collect();
        Ok(show(&ty) + &marks)
    }

    fn show(ty: &RawType) -> String {
        let list = |members: &[RawType]| members.iter().map(show).collect::<Vec<_>>().join("|");
        match &ty.kind {
            RawTypeKind::Array(inner) => format!("[{}]", show(inner)),
            RawTypeKind::Map(inner) => format!("{{{}}}", show(inner)),
            RawTypeKind::Union(members) => list(members),
            RawTypeKind::Literal(value) => value.to_string(),
            RawTypeKind::Ref(RawRef { name, target, members }) => {
                let target = target.as_ref().map(|target| format!("@{}", target.text)).unwrap_or_default();
                let members = if members.is_empty() { String::new() } else { format!("({})", list(members)) };
                name.clone() + &target + &members
            }
            kind => format!("{kind:?}"),
        }
    }

    /// Each cell reads as what stands beside it.
    pub(in super::super) fn check(language: &Language, cells: &[(&str, &str)]) {
        for (cell, expected) in cells {
            match read(language, cell) {
                Ok(read) => assert_eq!(read, *expected, "{cell}"),
                Err(error) => panic!("{cell}: expected {} at {}", error.expected, error.at),
            }
        }
    }
}
