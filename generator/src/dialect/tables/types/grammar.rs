//! The grammar of type cells.

use super::super::limits::Shape;
use super::token::{self, Kind, Token};
use super::word::{Adjective, Word};
use super::words::meanings;
use super::{Cell, Meaning, Names, owned};
use crate::dialect::raw::{RawRemark, RawRule, RawRuleKind, RawType, RawTypeKind, RemarkOf};
use crate::document::Text;
use crate::limits::MAX_TYPE_DEPTH;

/// Reads a cell; `None` where something of it does not fit.
pub(super) fn read(tokens: &[Token], text: Text<'_>, names: &dyn Names) -> Option<Cell> {
    let mut parser = Parser { tokens, at: 0, text, names, depth: 0, linked: None, found: Found::default() };
    let kind = parser.alternatives(None)?;
    if parser.at < tokens.len() || levels(&kind) > MAX_TYPE_DEPTH {
        return None;
    }
    let Found { nullable, required, deprecated, mut rules, mut remarks, of_words, of_items } = parser.found;
    let kind = without_null(kind);
    // Of one of several types nothing is demanded that is said of one of them.
    match &kind.0 {
        RawTypeKind::Union(_) => remarks.clear(),
        // `word[]`: what is demanded of a word that is no list is demanded of the items.
        RawTypeKind::Array(_) => {
            rules.extend(of_words.into_iter().map(|rule| RawRule { of_items: !is_of_lists(&rule.kind), ..rule }));
            rules.extend(of_items.into_iter().map(|rule| RawRule { of_items: true, ..rule }));
            // One word alone that means a list is defined as a list.
            let defined = if tokens.len() == 1 { RemarkOf::Type } else { RemarkOf::ItemType };
            for remark in &mut remarks {
                remark.of = defined;
            }
        }
        _ => rules.extend(of_words),
    }
    let nullable = nullable || kind.1;
    let kind = (counted_time(kind.0, tokens), kind.1);
    Some(Cell { ty: RawType { kind: kind.0, span: text.span }, nullable, required, deprecated, rules, remarks })
}

/// `timestamp (ms)`: a time that is counted is a number.
fn counted_time(kind: RawTypeKind, tokens: &[Token]) -> RawTypeKind {
    const COUNTED: &[&str] =
        &["ms", "millis", "milliseconds", "seconds", "microseconds", "nanoseconds", "unix", "epoch", "posix"];
    let counts =
        |token: &Token| matches!(&token.kind, Kind::Word(word) if COUNTED.contains(&word.to_lowercase().as_str()));
    if kind == RawTypeKind::DateTime && tokens.iter().any(counts) { RawTypeKind::Integer } else { kind }
}

/// Whether a demand is one of lists.
fn is_of_lists(rule: &RawRuleKind) -> bool {
    matches!(rule, RawRuleKind::MinItems(_) | RawRuleKind::MaxItems(_) | RawRuleKind::UniqueItems)
}

/// How many types stand in each other.
fn levels(kind: &RawTypeKind) -> usize {
    match kind {
        RawTypeKind::Array(inner) | RawTypeKind::Map(inner) => 1 + levels(&inner.kind),
        RawTypeKind::Union(members) => 1 + members.iter().map(|member| levels(&member.kind)).max().unwrap_or_default(),
        _ => 0,
    }
}

/// A union's other members, and whether `null` was one.
fn without_null(kind: RawTypeKind) -> (RawTypeKind, bool) {
    let RawTypeKind::Union(mut members) = kind else { return (kind, false) };
    let all = members.len();
    members.retain(|member| member.kind != RawTypeKind::Null);
    let had_null = members.len() < all;
    if members.len() == 1 {
        let kind = members.pop().map_or(RawTypeKind::Any, |member| member.kind);
        return (kind, had_null);
    }
    (RawTypeKind::Union(members), had_null)
}

/// What a cell says beside the type.
#[derive(Default)]
pub(super) struct Found {
    pub(super) nullable: bool,
    pub(super) deprecated: bool,
    pub(super) required: Option<bool>,
    pub(super) rules: Vec<RawRule>,
    pub(super) remarks: Vec<RawRemark>,
    /// What words of the cell demand by definition, and words inside a list or a map.
    pub(super) of_words: Vec<RawRule>,
    pub(super) of_items: Vec<RawRule>,
}

pub(super) struct Parser<'t, 'a> {
    pub(super) tokens: &'t [Token],
    pub(super) at: usize,
    pub(super) text: Text<'a>,
    pub(super) names: &'t dyn Names,
    pub(super) depth: usize,
    /// What an unknown word of a link's label means: what the link leads to.
    pub(super) linked: Option<Meaning>,
    pub(super) found: Found,
}

impl Parser<'_, '_> {
    pub(super) fn peek(&self) -> Option<&Kind> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    pub(super) fn sign(&self) -> Option<char> {
        if let Some(Kind::Sign(sign)) = self.peek() { Some(*sign) } else { None }
    }

    pub(super) fn eat(&mut self, sign: char) -> bool {
        let found = self.sign() == Some(sign);
        self.at += usize::from(found);
        found
    }

    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let found = matches!(self.peek(), Some(Kind::Word(text)) if text.eq_ignore_ascii_case(word));
        self.at += usize::from(found);
        found
    }

    fn is_at(&self, close: Option<char>) -> bool {
        self.peek().is_none() || (close.is_some() && self.sign() == close)
    }

    pub(super) fn ty(&self, kind: RawTypeKind) -> RawType {
        RawType { kind, span: self.text.span }
    }

    pub(super) fn alternatives(&mut self, close: Option<char>) -> Option<RawTypeKind> {
        if self.depth > MAX_TYPE_DEPTH {
            return None;
        }
        self.depth += 1;
        let found = self.alternatives_within(close);
        self.depth -= 1;
        found
    }

    fn alternatives_within(&mut self, close: Option<char>) -> Option<RawTypeKind> {
        let mut members = vec![self.alternative()?];
        while !self.is_at(close) {
            // `integer, 1–4`, `string: max 50`
            if let ([only], None) = (members.as_slice(), close)
                && self.bounds_behind(only)
            {
                continue;
            }
            let sure = matches!(self.sign(), Some('|' | '¦' | '/'))
                || matches!(self.peek(), Some(Kind::Word(word)) if token::is_or(word));
            let maybe = matches!(self.peek(), Some(Kind::Break))
                || matches!(self.sign(), Some(',' | '&')) && close != Some('>');
            if sure || maybe {
                self.at += 1;
                if matches!(self.peek(), Some(Kind::Word(word)) if token::is_or(word)) {
                    self.at += 1;
                }
                if self.is_at(close) {
                    break;
                }
                let before = self.at;
                match self.alternative() {
                    Some(member) if sure || !matches!(member, RawTypeKind::Word(_)) => members.push(member),
                    _ if sure => return None,
                    // Behind a comma or on another line there may be a remark.
                    _ => {
                        self.at = before;
                        self.skip_remark(close);
                    }
                }
            } else if !self.remark(close) {
                return if close.is_some() && self.is_at(close) { Some(union(self, members)) } else { None };
            }
        }
        Some(union(self, members))
    }

    /// Passes over what is said of the type behind it, if that is what comes next.
    fn remark(&mut self, close: Option<char>) -> bool {
        match self.peek() {
            Some(Kind::Sign(';' | ',' | '-' | '–' | '—' | '.' | ':' | '=' | '#')) => {
                self.at += 1;
                self.skip_remark(close);
                true
            }
            Some(Kind::Sign('*' | '†' | '‡' | '¹' | '²' | '³' | '^' | '!')) => {
                self.at += 1;
                true
            }
            Some(Kind::Word(word)) if meanings(&word.to_lowercase()).any(|word| word == Word::Remark) => {
                self.skip_remark(close);
                true
            }
            _ => false,
        }
    }

    /// Passes over words up to what separates alternatives, and notes what they say of the field.
    fn skip_remark(&mut self, close: Option<char>) {
        let start = self.at;
        let mut open = 0_usize;
        while let Some(kind) = self.peek() {
            match kind {
                Kind::Sign('(' | '[' | '{' | '<') => open += 1,
                Kind::Sign(sign) if open == 0 && (Some(*sign) == close || matches!(sign, '|' | '¦')) => break,
                Kind::Sign(')' | ']' | '}' | '>') => open = open.saturating_sub(1),
                Kind::Sign(',') | Kind::Break if open == 0 && self.at > start => break,
                Kind::Word(word) if open == 0 && token::is_or(word) => break,
                _ => {}
            }
            self.at += 1;
        }
        self.note(start..self.at);
    }

    /// What a remark says of the field.
    pub(super) fn note(&mut self, range: std::ops::Range<usize>) {
        for token in self.tokens.get(range).unwrap_or_default() {
            let Kind::Word(word) = &token.kind else { continue };
            match word.to_lowercase().as_str() {
                "optional" => self.found.required = Some(false),
                "required" | "mandatory" => self.found.required = Some(true),
                "nullable" | "null" => self.found.nullable = true,
                "deprecated" => self.found.deprecated = true,
                _ => {}
            }
        }
    }

    pub(super) fn alternative(&mut self) -> Option<RawTypeKind> {
        // `array of array of …`
        if self.depth > MAX_TYPE_DEPTH {
            return None;
        }
        let mut adjectives = Vec::new();
        loop {
            if self.eat('?') {
                self.found.nullable = true;
                continue;
            }
            if let Some(values) = self.enumeration() {
                return self.suffixes(values);
            }
            if let Some(close) = self.opens_wrapper() {
                let kind = self.alternatives(Some(close))?;
                return if self.eat(close) { self.suffixes(kind) } else { None };
            }
            match self.phrase() {
                Some((Phrase::Word(Word::Adjective(adjective)), length)) => {
                    adjectives.push(adjective);
                    self.at += length;
                }
                Some((Phrase::Word(Word::Filler), length)) => self.at += length,
                Some((Phrase::Word(Word::OneOf), length)) => {
                    self.at += length;
                    self.eat(':');
                    if let Some(values) = self.listed() {
                        return Some(values);
                    }
                }
                _ => break,
            }
        }
        let base = self.base()?;
        let kind = self.suffixes(base)?;
        for adjective in adjectives {
            self.qualify(adjective, &kind);
        }
        Some(kind)
    }

    /// The values of `one of a, b or c`: single words to the end, none of which is a type or a model.
    fn listed(&mut self) -> Option<RawTypeKind> {
        let rest = self.tokens.get(self.at..)?;
        let is_separator = |token: &Token| match &token.kind {
            Kind::Sign(sign) => matches!(sign, ',' | '|' | '/'),
            Kind::Word(word) => token::is_or(word),
            _ => false,
        };
        let mut values = Vec::new();
        for part in rest.split(is_separator).filter(|part| !part.is_empty()) {
            let [Token { kind: Kind::Word(word), .. }] = part else { return None };
            let folded = word.to_lowercase();
            if is_base(&folded) || self.names.word(&folded).is_some() {
                return None;
            }
            values.push(RawTypeKind::Literal(word.as_str().into()));
        }
        if values.len() < 2 {
            return None;
        }
        self.at = self.tokens.len();
        Some(union(self, values))
    }

    pub(super) fn qualify(&mut self, adjective: Adjective, kind: &RawTypeKind) {
        let zero = || "0".to_owned();
        let is_number = matches!(shape(kind), Shape::Number);
        let rule = match adjective {
            Adjective::Positive if is_number => RawRuleKind::ExclusiveMinimum(zero()),
            Adjective::NonNegative if is_number => RawRuleKind::Minimum(zero()),
            Adjective::Negative if is_number => RawRuleKind::ExclusiveMaximum(zero()),
            Adjective::NotEmpty if shape(kind) == Shape::Text => RawRuleKind::MinLength(1),
            Adjective::NotEmpty if shape(kind) == Shape::List => RawRuleKind::MinItems(1),
            Adjective::Unique if shape(kind) == Shape::List => RawRuleKind::UniqueItems,
            Adjective::Nullable => return self.found.nullable = true,
            Adjective::Optional => return self.found.required = Some(false),
            Adjective::Required => return self.found.required = Some(true),
            _ => return,
        };
        self.demand(rule, "type.word");
    }

    /// A rule holds of the value itself only where the type is no part of another.
    pub(super) fn demand(&mut self, kind: RawRuleKind, rule: &'static str) {
        if self.depth == 1 {
            self.found.rules.push(RawRule { kind, of_items: false, rule, said: owned(self.text) });
        }
    }

    pub(super) fn base(&mut self) -> Option<RawTypeKind> {
        match self.peek()? {
            Kind::Literal(value) => {
                let value = value.clone();
                self.at += 1;
                Some(RawTypeKind::Literal(value))
            }
            Kind::Number(number) => {
                let value = serde_json::from_str(number).ok()?;
                self.at += 1;
                Some(RawTypeKind::Literal(value))
            }
            Kind::Word(word) if matches!(word.as_str(), "true" | "false") && self.names.word(word).is_none() => {
                let value = (word == "true").into();
                self.at += 1;
                Some(RawTypeKind::Literal(value))
            }
            Kind::Link(..) => self.link(),
            Kind::Sign('[') if self.is_empty_brackets() => {
                // `[]string`
                self.at += 2;
                self.depth += 1;
                let items = self.alternative();
                self.depth -= 1;
                Some(RawTypeKind::Array(Box::new(self.ty(items?))))
            }
            Kind::Sign('[') if self.lists_types() => self.listed_types(),
            Kind::Sign('[') => {
                self.at += 1;
                let items = self.alternatives(Some(']'))?;
                self.eat(']').then(|| RawTypeKind::Array(Box::new(self.ty(items))))
            }
            Kind::Sign('(') => {
                self.at += 1;
                let inner = self.alternatives(Some(')'))?;
                self.eat(')').then_some(inner)
            }
            Kind::Sign('{') => self.braces(),
            Kind::Sign('*') => {
                self.at += 1;
                // `*string` and `*[Order](#order)` are pointers.
                if matches!(self.peek(), Some(Kind::Word(word)) if is_base(&word.to_lowercase()))
                    || matches!(self.peek(), Some(Kind::Link(..)))
                {
                    self.found.nullable |= self.depth == 1;
                    return self.base();
                }
                Some(RawTypeKind::Any)
            }
            Kind::Word(_) => self.words(),
            Kind::Sign(_) | Kind::Break => None,
        }
    }
}

/// What a run of words is.
pub(super) enum Phrase {
    /// What the pages define.
    Meant(Meaning),
    /// A word of the table.
    Word(Word),
}

/// Whether a word can be a type by itself.
pub(super) fn is_base(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    [word, singular]
        .iter()
        .any(|word| meanings(word).any(|word| matches!(word, Word::Type(_) | Word::List | Word::Map)))
}

pub(super) fn union(parser: &Parser<'_, '_>, members: Vec<RawTypeKind>) -> RawTypeKind {
    let mut distinct: Vec<RawTypeKind> = Vec::new();
    for member in members {
        if !distinct.contains(&member) {
            distinct.push(member);
        }
    }
    match distinct.len() {
        1 => distinct.pop().unwrap_or(RawTypeKind::Any),
        _ if is_boolean(&distinct) => RawTypeKind::Boolean,
        _ => RawTypeKind::Union(distinct.into_iter().map(|kind| parser.ty(kind)).collect()),
    }
}

/// `true` and `false` together.
fn is_boolean(members: &[RawTypeKind]) -> bool {
    let has = |value: bool| members.contains(&RawTypeKind::Literal(value.into()));
    members.len() == 2 && has(true) && has(false)
}

/// What bounds of a type are about.
pub(in super::super) fn shape(kind: &RawTypeKind) -> Shape {
    match kind {
        RawTypeKind::Integer | RawTypeKind::Number | RawTypeKind::Numeric | RawTypeKind::Sized(_) => Shape::Number,
        RawTypeKind::String => Shape::Text,
        RawTypeKind::Array(_) => Shape::List,
        _ => Shape::Other,
    }
}
