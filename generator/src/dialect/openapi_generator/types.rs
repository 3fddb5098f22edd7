//! Type cells. The grammars of all languages are parts of one: a name, its arguments in some kind of brackets, and
//! before or behind it the marks for lists, pointers and `null`. What the names mean is the language's.
//!
//! Bold goes round the whole type or round the label of a link, and says nothing. Brackets may be HTML entities.

use crate::document::Text;
use crate::limits::MAX_TYPE_DEPTH;

use super::super::raw::{RawProse, RawRef, RawType, RawTypeKind, Spanned};
use super::super::scan::Scanner;
use super::several::{one_of, or_null, take_null};
use super::{Language, Word, owned};

/// What a type cell says.
#[derive(Debug)]
pub(super) struct TypeCell {
    /// The type, without what says that it may be `null`.
    pub(super) ty: RawType,
    /// Whether it says that it may be `null`.
    pub(super) null: bool,
    /// The cell, if it says that the type is a list in which nothing stands twice.
    pub(super) set: Option<RawProse>,
}

/// Why a type could not be read.
#[derive(Debug)]
pub(super) struct TypeError {
    /// Where it went wrong, counted from the start of the text.
    pub(super) at: usize,
    /// What was expected there.
    pub(super) expected: &'static str,
}

/// A Go cell's words for an optional field, which the notes say as well.
const POINTER: &str = "Pointer to ";

/// Reads a type cell.
pub(super) fn read(language: &Language, text: Text<'_>) -> Result<TypeCell, TypeError> {
    let mut parser = Parser { scanner: Scanner::new(text), language, depth: 0 };
    parser.scanner.eat(POINTER);
    let mut ty = parser.alternatives(&["|", "\\|", ","])?;
    if !parser.scanner.at_end() {
        return Err(parser.expected("the end of the type"));
    }
    let null = take_null(&mut ty);
    let is_set = matches!(ty.kind, RawTypeKind::Array(_)) && is_set(language, text.raw);
    Ok(TypeCell { ty, null, set: is_set.then(|| owned(text)) })
}

/// Whether the outermost type of a cell is a set: generators make one of a list whose elements the API wants unique.
fn is_set(language: &Language, cell: &str) -> bool {
    let marks = ['*', '[', '`', ' '];
    let mut rest = cell.trim_start_matches(POINTER).trim_start_matches(marks);
    let generic = |name: &str, rest: &mut &str| {
        let behind = rest.strip_prefix(name);
        let inside = behind.and_then(|behind| BRACKETS.iter().find_map(|(open, _)| behind.strip_prefix(open)));
        *rest = inside.unwrap_or(rest).trim_start_matches(marks);
        inside.is_some()
    };
    for _ in 0..MAX_TYPE_DEPTH {
        let Some((_, word)) = language.words.iter().find(|(name, _)| generic(name, &mut rest)) else { return false };
        match word {
            Word::Nullable | Word::Inner => {}
            word => return *word == Word::Set,
        }
    }
    false
}

struct Parser<'a> {
    scanner: Scanner<'a>,
    language: &'a Language,
    depth: usize,
}

/// The brackets that arguments stand in.
const BRACKETS: [(&str, &str); 6] =
    [("<", ">"), ("&lt;", "&gt;"), ("\\<", "\\>"), ("\\<", ">"), ("[", "]"), ("(", ")")];

impl Parser<'_> {
    fn expected(&mut self, expected: &'static str) -> TypeError {
        self.scanner.skip_space();
        TypeError { at: self.scanner.offset(), expected }
    }

    fn expect(&mut self, token: &str, expected: &'static str) -> Result<(), TypeError> {
        if self.scanner.eat(token) { Ok(()) } else { Err(self.expected(expected)) }
    }

    fn next_is(&self, token: &str) -> bool {
        self.scanner.rest().trim_start().starts_with(token)
    }

    /// Types with one of `separators` between them.
    fn alternatives(&mut self, separators: &[&str]) -> Result<RawType, TypeError> {
        self.scanner.skip_space();
        let start = self.scanner.offset();
        let mut members = vec![self.one()?];
        while separators.iter().any(|separator| self.scanner.eat(separator)) {
            members.push(self.one()?);
        }
        Ok(RawType { kind: one_of(members), span: self.scanner.span_from(start) })
    }

    /// A type with the marks behind it.
    fn one(&mut self) -> Result<RawType, TypeError> {
        self.depth += 1;
        if self.depth > MAX_TYPE_DEPTH {
            return Err(self.expected("a type with fewer levels"));
        }
        self.scanner.skip_space();
        let start = self.scanner.offset();
        let kind = self.primary()?;
        let mut ty = RawType { kind, span: self.scanner.span_from(start) };
        let mut marks = 0;
        while let Some(is_list) = self.mark_behind() {
            marks += 1;
            if marks > MAX_TYPE_DEPTH {
                return Err(self.expected("a type with fewer levels"));
            }
            let kind = if is_list { RawTypeKind::Array(Box::new(ty)) } else { or_null(ty) };
            ty = RawType { kind, span: self.scanner.span_from(start) };
        }
        self.depth -= 1;
        Ok(ty)
    }

    /// `[]` for a list (`true`) or `?` for what may be `null`.
    fn mark_behind(&mut self) -> Option<bool> {
        let is_list = ["[]", "\\[\\]", "\\[]"].iter().any(|mark| self.scanner.eat(mark));
        if is_list {
            return Some(true);
        }
        self.scanner.eat("?").then_some(false)
    }

    fn primary(&mut self) -> Result<RawTypeKind, TypeError> {
        if let Some(kind) = self.phrase() {
            return Ok(kind);
        }
        for mark in ["**", "`"] {
            if self.scanner.eat(mark) {
                let inner = self.alternatives(&["|", "\\|", ","])?;
                self.expect(mark, "the closing mark")?;
                return Ok(inner.kind);
            }
        }
        if self.scanner.eat("*") {
            return Ok(self.one()?.kind);
        }
        if self.scanner.eat("?") {
            return Ok(or_null(self.one()?));
        }
        match self.scanner.rest().chars().next() {
            Some('[') => self.square(),
            Some('{') => self.braces(),
            Some('(') => self.tuple(),
            Some('"' | '\'' | '&') => match self.text() {
                Some(value) => Ok(RawTypeKind::Literal(value.into())),
                None => Err(self.expected("a type")),
            },
            Some(c) if c.is_alphabetic() || matches!(c, '_' | '$' | '\\' | ':') => self.named(),
            _ => Err(self.expected("a type")),
        }
    }

    /// `(A, B)`: one of several; a comma may end it.
    fn tuple(&mut self) -> Result<RawTypeKind, TypeError> {
        self.expect("(", "`(`")?;
        let mut members = vec![self.alternatives(&["|", "\\|"])?];
        while self.scanner.eat(",") && !self.next_is(")") {
            members.push(self.one()?);
        }
        self.expect(")", "`)`")?;
        Ok(one_of(members))
    }

    /// A text in quotes, which may be entities.
    fn text(&mut self) -> Option<String> {
        for quote in ["&#39;", "&quot;"] {
            if self.scanner.eat(quote) {
                let value = self.scanner.take_while(|c| c != '&').to_owned();
                return self.scanner.eat(quote).then_some(value);
            }
        }
        self.scanner.string()
    }

    /// A word that is more than a name: `byte[]`, `interface{}`.
    fn phrase(&mut self) -> Option<RawTypeKind> {
        let mut phrases = self.language.words.iter().filter(|(word, _)| word.contains(['[', '<', '{']));
        let more = phrases.find_map(|(word, meaning)| match meaning {
            Word::Is(kind) if self.scanner.rest().starts_with(word) => Some((*word, kind.clone())),
            _ => None,
        });
        let (word, kind) = more?;
        self.scanner.eat(word);
        Some(kind)
    }

    /// `[label](target)`, `[]T` or `[T]`.
    fn square(&mut self) -> Result<RawTypeKind, TypeError> {
        self.expect("[", "`[`")?;
        if self.scanner.eat("]") {
            return Ok(RawTypeKind::Array(Box::new(self.one()?)));
        }
        let mut inner = self.alternatives(&["|", "\\|", ","])?;
        self.expect("]", "`]`")?;
        if !self.scanner.rest().starts_with('(') {
            return Ok(RawTypeKind::Array(Box::new(inner)));
        }
        self.scanner.eat("(");
        let Some(target) = self.target() else { return Err(self.expected("`)` of the link")) };
        self.attach(&mut inner, &target);
        Ok(inner.kind)
    }

    /// The target of a link, up to its `)`. A target may hold a whole type, brackets included.
    fn target(&mut self) -> Option<Spanned> {
        let start = self.scanner.offset();
        let mut open = 0_usize;
        loop {
            self.scanner.take_while(|c| !matches!(c, '(' | ')'));
            if self.scanner.rest().starts_with(')') && open == 0 {
                let target = self.scanner.text_from(start).trim();
                self.scanner.eat(")");
                return Some(Spanned { text: target.raw.to_owned(), span: target.span });
            }
            if self.scanner.eat("(") {
                open += 1;
            } else if self.scanner.eat(")") {
                open -= 1;
            } else {
                return None;
            }
        }
    }

    /// Gives the link's target to the model that the label names. A target in another letter case is the template's
    /// mistake, and one that is a word of the language is a container's.
    fn attach(&self, ty: &mut RawType, target: &Spanned) {
        match &mut ty.kind {
            RawTypeKind::Array(inner) | RawTypeKind::Map(inner) => self.attach(inner, target),
            RawTypeKind::Union(members) => members.iter_mut().for_each(|member| self.attach(member, target)),
            RawTypeKind::Ref(reference) => {
                if let Some(members) = alternatives_in(&target.text) {
                    let member = |name: &str| self.member(name.trim(), target);
                    ty.kind = one_of(members.split(',').map(member).collect());
                    return;
                }
                let stem = stem(&target.text);
                let is_container = self.language.word(stem).is_some() || stem.is_empty();
                let misspelled = stem != reference.name && stem.eq_ignore_ascii_case(&reference.name);
                if target.text.starts_with('#') || !(is_container || misspelled) {
                    reference.target = Some(target.clone());
                }
            }
            _ => {}
        }
    }

    fn member(&self, name: &str, target: &Spanned) -> RawType {
        let kind = match self.language.word(name) {
            Some(Word::Is(kind)) => kind.clone(),
            _ => RawTypeKind::Ref(RawRef::named(name.to_owned())),
        };
        RawType { kind, span: target.span }
    }

    /// `{ [key: string]: T; }` or `{str: (T,)}`.
    fn braces(&mut self) -> Result<RawTypeKind, TypeError> {
        self.expect("{", "`{`")?;
        if self.scanner.take_until(':').is_none() {
            return Err(self.expected("`:` and the type of the values"));
        }
        if self.next_is("string]:") && self.scanner.take_until(':').is_none() {
            return Err(self.expected("`:` and the type of the values"));
        }
        let values = self.alternatives(&["|", "\\|"])?;
        self.scanner.eat(";");
        self.expect("}", "`}`")?;
        Ok(RawTypeKind::Map(Box::new(values)))
    }

    fn named(&mut self) -> Result<RawTypeKind, TypeError> {
        // A path may start at the root of all crates.
        self.scanner.eat("::");
        let start = self.scanner.offset();
        loop {
            self.scanner.take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '.' | '\\'));
            if !(self.scanner.rest().starts_with("::") && self.scanner.eat("::")) {
                break;
            }
        }
        let name = self.scanner.text_from(start).raw.replace("\\_", "_");
        let arguments = self.arguments()?;
        if let Some(word) = self.language.word(&name) {
            return self.worded(word, arguments);
        }
        if let Some(prefix) = self.language.null_prefix
            && let Some(rest) = name.strip_prefix(prefix).filter(|rest| !rest.is_empty())
        {
            let kind = match self.language.word(rest) {
                Some(word) => self.worded(word, arguments)?,
                None => RawTypeKind::Ref(RawRef::named(rest.to_owned())),
            };
            return Ok(or_null(RawType { kind, span: self.scanner.span_from(start) }));
        }
        if !arguments.is_empty() {
            return Err(self.expected("a known generic type"));
        }
        let name = name.rsplit(['.', ':', '\\']).next().unwrap_or_default();
        if name.is_empty() {
            return Err(self.expected("a name"));
        }
        if name == "null" {
            return Ok(RawTypeKind::Null);
        }
        Ok(RawTypeKind::Ref(RawRef::named(name.to_owned())))
    }

    /// The arguments of a generic type, none if there are no brackets; for `map[K]V`, both.
    fn arguments(&mut self) -> Result<Vec<RawType>, TypeError> {
        let rest = self.scanner.rest();
        let Some((open, _)) = BRACKETS.iter().find(|(open, _)| rest.starts_with(open)) else { return Ok(Vec::new()) };
        if rest.starts_with("[]") {
            return Ok(Vec::new());
        }
        self.scanner.eat(open);
        let mut arguments = Vec::new();
        let close = loop {
            if let Some(close) = self.closing(open) {
                break close;
            }
            if !arguments.is_empty() && !self.scanner.eat(",") {
                return Err(self.expected("`,` or the closing bracket"));
            }
            if let Some(close) = self.closing(open) {
                break close;
            }
            arguments.push(self.alternatives(&["|", "\\|"])?);
        };
        let followed = self.scanner.rest().starts_with(|c: char| c.is_alphabetic() || matches!(c, '*' | '[' | '_'));
        if close == "]" && arguments.len() == 1 && followed && !self.scanner.rest().starts_with("**") {
            arguments.push(self.one()?);
        }
        Ok(arguments)
    }

    fn closing(&mut self, open: &str) -> Option<&'static str> {
        let closing = BRACKETS.iter().filter(|(other, _)| *other == open).map(|(_, close)| *close);
        closing.into_iter().find(|close| self.scanner.eat(close))
    }

    fn worded(&mut self, word: &Word, mut arguments: Vec<RawType>) -> Result<RawTypeKind, TypeError> {
        let any = |at| RawType { kind: RawTypeKind::Any, span: at };
        let here = self.scanner.span_from(self.scanner.offset());
        Ok(match (word, arguments.len()) {
            // `chrono::DateTime<chrono::FixedOffset>`
            (Word::Is(kind), _) => kind.clone(),
            (Word::Union, 1..) => one_of(arguments),
            (Word::List | Word::Set, 0) => RawTypeKind::Array(Box::new(any(here))),
            (Word::Map, 0) => RawTypeKind::Map(Box::new(any(here))),
            // `array<string,T>`
            (Word::List | Word::Set | Word::Map, 2) | (Word::Map, 1) => match arguments.pop() {
                Some(values) => RawTypeKind::Map(Box::new(values)),
                None => RawTypeKind::Any,
            },
            (Word::List | Word::Set | Word::Nullable | Word::Inner, 1) => match (word, arguments.pop()) {
                (Word::List | Word::Set, Some(items)) => RawTypeKind::Array(Box::new(items)),
                (Word::Nullable, Some(inner)) => or_null(inner),
                (_, Some(inner)) => inner.kind,
                (_, None) => RawTypeKind::Any,
            },
            _ => return Err(self.expected("as many arguments as the type has")),
        })
    }
}

/// The name of the page that a link leads to.
fn stem(target: &str) -> &str {
    let file = target.rsplit(['/', ':', '\\']).next().unwrap_or_default();
    file.strip_suffix(".md").unwrap_or(file)
}

/// The members of a union that some templates know by a link to no page: `oneOf<Foo,string>.md`.
fn alternatives_in(target: &str) -> Option<&str> {
    let rest = target.strip_prefix("oneOf").or_else(|| target.strip_prefix("anyOf"))?;
    let rest = rest.strip_suffix(".md").unwrap_or(rest);
    let rest = rest.strip_prefix('<').or_else(|| rest.strip_prefix("&lt;"))?;
    rest.strip_suffix('>').or_else(|| rest.strip_suffix("&gt;")).filter(|members| !members.is_empty())
}
