//! The grammar of type cells.

use super::super::limits::{self, Shape};
use super::token::{Kind, Token};
use super::words::{Adjective, Base, MOST, Word, count, meanings};
use super::{Cell, Meaning, Names, owned};
use crate::dialect::raw::{RawProse, RawRule, RawRuleKind, RawType, RawTypeKind};
use crate::document::Text;
use crate::limits::MAX_TYPE_DEPTH;

/// Reads a cell; `None` where something of it does not fit.
pub(super) fn read(tokens: &[Token], text: Text<'_>, names: &dyn Names) -> Option<Cell> {
    let mut parser = Parser { tokens, at: 0, text, names, depth: 0, linked: None, found: Found::default() };
    let kind = parser.alternatives(None)?;
    if parser.at < tokens.len() || levels(&kind) > MAX_TYPE_DEPTH {
        return None;
    }
    let Found { nullable, required, deprecated, mut rules, said, of_words, of_items } = parser.found;
    let kind = without_null(kind);
    // Of one of several types nothing is demanded that is said of one of them.
    match &kind.0 {
        RawTypeKind::Union(_) => {}
        // `word[]`: what is demanded of a word that is no list is demanded of the items.
        RawTypeKind::Array(_) => {
            rules.extend(of_words.into_iter().map(|rule| RawRule { of_items: !is_of_lists(&rule.kind), ..rule }));
            rules.extend(of_items.into_iter().map(|rule| RawRule { of_items: true, ..rule }));
        }
        _ => rules.extend(of_words),
    }
    let nullable = nullable || kind.1;
    let kind = (counted_time(kind.0, tokens), kind.1);
    Some(Cell { ty: RawType { kind: kind.0, span: text.span }, nullable, required, deprecated, rules, said })
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

/// The most words and brackets behind a type: as many as lists may stand in each other, and some remarks.
const MAX_SUFFIXES: usize = 2 * MAX_TYPE_DEPTH;

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
struct Found {
    nullable: bool,
    deprecated: bool,
    required: Option<bool>,
    rules: Vec<RawRule>,
    said: Vec<RawProse>,
    /// What words of the cell demand by definition, and words inside a list or a map.
    of_words: Vec<RawRule>,
    of_items: Vec<RawRule>,
}

struct Parser<'t, 'a> {
    tokens: &'t [Token],
    at: usize,
    text: Text<'a>,
    names: &'t dyn Names,
    depth: usize,
    /// What an unknown word of a link's label means: what the link leads to.
    linked: Option<Meaning>,
    found: Found,
}

impl Parser<'_, '_> {
    fn peek(&self) -> Option<&Kind> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    fn sign(&self) -> Option<char> {
        if let Some(Kind::Sign(sign)) = self.peek() { Some(*sign) } else { None }
    }

    fn eat(&mut self, sign: char) -> bool {
        let found = self.sign() == Some(sign);
        self.at += usize::from(found);
        found
    }

    fn eat_word(&mut self, word: &str) -> bool {
        let found = matches!(self.peek(), Some(Kind::Word(text)) if text.eq_ignore_ascii_case(word));
        self.at += usize::from(found);
        found
    }

    fn is_at(&self, close: Option<char>) -> bool {
        self.peek().is_none() || (close.is_some() && self.sign() == close)
    }

    fn ty(&self, kind: RawTypeKind) -> RawType {
        RawType { kind, span: self.text.span }
    }

    fn alternatives(&mut self, close: Option<char>) -> Option<RawTypeKind> {
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
            let sure = matches!(self.sign(), Some('|' | '¦' | '/'))
                || matches!(self.peek(), Some(Kind::Word(word)) if word.eq_ignore_ascii_case("or"));
            let maybe = matches!(self.peek(), Some(Kind::Break))
                || matches!(self.sign(), Some(',' | '&')) && close != Some('>');
            if sure || maybe {
                self.at += 1;
                self.eat_word("or");
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
                Kind::Word(word) if open == 0 && word.eq_ignore_ascii_case("or") => break,
                _ => {}
            }
            self.at += 1;
        }
        self.note(start..self.at);
    }

    /// What a remark says of the field.
    fn note(&mut self, range: std::ops::Range<usize>) {
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

    fn alternative(&mut self) -> Option<RawTypeKind> {
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
        adjectives.into_iter().for_each(|adjective| self.qualify(adjective, &kind));
        Some(kind)
    }

    /// The values of `one of a, b or c`: single words to the end, none of which is a type or a model.
    fn listed(&mut self) -> Option<RawTypeKind> {
        let rest = self.tokens.get(self.at..)?;
        let is_separator = |token: &Token| match &token.kind {
            Kind::Sign(sign) => matches!(sign, ',' | '|' | '/'),
            Kind::Word(word) => word.eq_ignore_ascii_case("or"),
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

    fn qualify(&mut self, adjective: Adjective, kind: &RawTypeKind) {
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
    fn demand(&mut self, kind: RawRuleKind, rule: &'static str) {
        if self.depth == 1 {
            self.found.rules.push(RawRule { kind, of_items: false, rule, said: owned(self.text) });
        }
    }

    fn base(&mut self) -> Option<RawTypeKind> {
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
            Kind::Link(..) => self.link(),
            Kind::Sign('[') if self.is_empty_brackets() => {
                // `[]string`
                self.at += 2;
                self.depth += 1;
                let items = self.alternative();
                self.depth -= 1;
                Some(RawTypeKind::Array(Box::new(self.ty(items?))))
            }
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
                // `*string` is a pointer.
                if matches!(self.peek(), Some(Kind::Word(word)) if is_base(&word.to_lowercase())) {
                    self.found.nullable = true;
                    return self.base();
                }
                Some(RawTypeKind::Any)
            }
            Kind::Word(_) => self.words(),
            Kind::Sign(_) | Kind::Break => None,
        }
    }

    /// `{key: type}` is a map; of another object in braces no more is known.
    fn braces(&mut self) -> Option<RawTypeKind> {
        self.at += 1;
        let start = self.at;
        if let Some(Kind::Word(_)) = self.peek() {
            self.at += 1;
            if self.eat(':')
                && let Some(values) = self.alternatives(Some('}'))
                && self.eat('}')
            {
                return Some(RawTypeKind::Map(Box::new(self.ty(values))));
            }
        }
        self.at = start;
        let mut open = 1_usize;
        while open > 0 {
            match self.peek()? {
                Kind::Sign('{') => open += 1,
                Kind::Sign('}') => open -= 1,
                _ => {}
            }
            self.at += 1;
        }
        Some(self.open_object())
    }

    fn open_object(&self) -> RawTypeKind {
        RawTypeKind::Map(Box::new(self.ty(RawTypeKind::Any)))
    }

    fn link(&mut self) -> Option<RawTypeKind> {
        let Some(Token { kind: Kind::Link(label, target), span }) = self.tokens.get(self.at) else { return None };
        let target = self.names.link(label, target);
        let mut tokens = Vec::new();
        super::token::tokens(&[crate::document::Inline {
            kind: crate::document::InlineKind::Text(label.clone()),
            span: *span,
        }])
        .into_iter()
        .for_each(|token| tokens.push(token));
        let is_composite = label.contains(['[', '<', '(', '{']);
        if let Some(meaning) = &target
            && !is_composite
        {
            self.at += 1;
            return Some(self.meant(meaning.clone()));
        }
        // `[array](…) of strings`: the label is a word like any other.
        if let [Token { kind: Kind::Word(word), .. }] = tokens.as_slice() {
            let folded = word.to_lowercase();
            if meanings(&folded).any(|word| word == Word::List) {
                self.at += 1;
                return self.list();
            }
        }
        let mut inner = Parser {
            tokens: &tokens,
            at: 0,
            text: self.text,
            names: self.names,
            depth: self.depth,
            linked: target,
            found: Found::default(),
        };
        let kind = inner.alternatives(None).filter(|_| inner.at == tokens.len());
        let found = inner.found;
        self.at += 1;
        self.found.nullable |= found.nullable;
        self.found.said.extend(found.said);
        self.found.of_words.extend(found.of_words);
        self.found.of_items.extend(found.of_items);
        if self.depth == 1 {
            self.found.rules.extend(found.rules);
        }
        Some(kind.unwrap_or_else(|| RawTypeKind::Word(label.clone())))
    }

    fn meant(&mut self, meaning: Meaning) -> RawTypeKind {
        self.found.said.extend(meaning.said);
        if self.depth == 1 {
            self.found.of_words.extend(meaning.rules);
        } else if self.depth == 2 {
            self.found.of_items.extend(meaning.rules);
        }
        meaning.kind
    }

    /// The longest run of words from here that means something.
    fn phrase(&self) -> Option<(Phrase, usize)> {
        let most = self
            .tokens
            .get(self.at..)?
            .iter()
            .take(MOST + 2)
            .take_while(|token| matches!(token.kind, Kind::Word(_) | Kind::Number(_)))
            .count();
        (1..=most).rev().find_map(|length| {
            let text = self.folded(length);
            let found = self.meaning(&text, length);
            // `strings`, `integers`
            found.or_else(|| self.meaning(text.strip_suffix('s')?, length)).or_else(|| {
                let singular = text.strip_suffix("ies").map(|stem| format!("{stem}y"))?;
                self.meaning(&singular, length)
            })
        })
    }

    fn folded(&self, length: usize) -> String {
        let words =
            self.tokens.get(self.at..self.at + length).unwrap_or_default().iter().map(|token| match &token.kind {
                Kind::Word(text) | Kind::Number(text) => text.to_lowercase(),
                _ => String::new(),
            });
        words.collect::<Vec<_>>().join(" ")
    }

    fn meaning(&self, text: &str, length: usize) -> Option<(Phrase, usize)> {
        if let Some(meaning) = self.names.word(text) {
            return Some((Phrase::Meant(meaning), length));
        }
        let all: Vec<Word> = meanings(text).collect();
        // `hex string`, `JSON object`: what could stand by itself says something of the word behind it.
        let behind = self.tokens.get(self.at + length).is_some_and(|next| match &next.kind {
            Kind::Word(word) => is_base(&word.to_lowercase()),
            Kind::Link(..) => true,
            _ => false,
        });
        let fits = |word: &&Word| match word {
            Word::Adjective(_) => behind || all.len() == 1,
            Word::Filler => all.len() == 1,
            Word::Remark => false,
            _ => !behind || !all.iter().any(|other| matches!(other, Word::Adjective(_))),
        };
        all.iter().find(fits).map(|word| (Phrase::Word(*word), length))
    }

    fn words(&mut self) -> Option<RawTypeKind> {
        match self.phrase() {
            Some((Phrase::Meant(meaning), length)) => {
                self.at += length;
                Some(self.meant(meaning))
            }
            Some((Phrase::Word(Word::Type(base)), length)) => {
                self.at += length;
                if base == Base::Uuid {
                    self.demand(RawRuleKind::Format("uuid".to_owned()), "type.word");
                }
                Some(base.kind())
            }
            Some((Phrase::Word(Word::List), length)) => {
                self.at += length;
                self.list()
            }
            Some((Phrase::Word(Word::Map), length)) => {
                self.at += length;
                self.map()
            }
            _ => self.unknown(),
        }
    }

    /// Words that nothing defines: all up to the next sign, if there are few.
    fn unknown(&mut self) -> Option<RawTypeKind> {
        let start = self.at;
        let mut words = Vec::new();
        while let Some(Kind::Word(word)) = self.peek() {
            let folded = word.to_lowercase();
            let ends = folded == "or"
                || self.at > start
                    && meanings(&folded).any(|word| matches!(word, Word::List | Word::Remark | Word::Filler));
            if ends {
                break;
            }
            words.push(word.clone());
            self.at += 1;
        }
        if words.is_empty() || words.len() > MOST {
            return None;
        }
        // Words before a link say something of what it leads to.
        if matches!(self.peek(), Some(Kind::Link(..))) {
            return self.link();
        }
        if let Some(linked) = self.linked.clone() {
            return Some(self.meant(linked));
        }
        // `Optional<T>`, `Nullable[T]`
        if matches!(self.sign(), Some('<' | '['))
            && matches!(words.join(" ").to_lowercase().as_str(), "optional" | "nullable" | "maybe" | "option")
        {
            let close = if self.sign() == Some('<') { '>' } else { ']' };
            self.at += 1;
            let inner = self.alternatives(Some(close))?;
            self.found.nullable = true;
            return self.eat(close).then_some(inner);
        }
        Some(RawTypeKind::Word(words.join(" ")))
    }

    fn list(&mut self) -> Option<RawTypeKind> {
        let brackets = match self.sign() {
            Some('<') => Some('>'),
            Some('(') => Some(')'),
            Some('[') if !self.is_empty_brackets() => Some(']'),
            _ => None,
        };
        let before = self.at;
        let items = if let Some(close) = brackets {
            self.at += 1;
            match self.alternatives(Some(close)) {
                Some(items) if (close != ')' || !matches!(items, RawTypeKind::Word(_))) && self.eat(close) => items,
                // `array (see below)` is a list with a remark.
                _ if close == ')' => {
                    self.at = before;
                    RawTypeKind::Any
                }
                _ => return None,
            }
        } else if self.eat_word("of") || matches!(self.sign(), Some(';' | ':')) && self.more_behind_sign() {
            self.counted();
            // `Array; [Lane]`: the brackets say once more that it is a list.
            let bracketed = self.sign() == Some('[');
            self.depth += 1;
            let items = self.alternative();
            self.depth -= 1;
            match items? {
                RawTypeKind::Array(inner) if bracketed => inner.kind,
                items => items,
            }
        } else {
            RawTypeKind::Any
        };
        Some(RawTypeKind::Array(Box::new(self.ty(items))))
    }

    /// `Array; Lane` and `array: string`: a qualifier that is a type is the items'.
    fn more_behind_sign(&mut self) -> bool {
        let before = self.at;
        self.at += 1;
        let is_type = match self.peek() {
            Some(Kind::Link(..) | Kind::Sign('[')) => true,
            Some(Kind::Word(_)) => matches!(
                self.phrase(),
                Some((Phrase::Meant(_) | Phrase::Word(Word::Type(_) | Word::Map | Word::List), _))
            ),
            _ => false,
        };
        if !is_type {
            self.at = before;
        }
        is_type
    }

    /// `array of two integers`, `list of up to 10 names`
    fn counted(&mut self) {
        let before = self.at;
        let at_most = self.eat_word("up") && self.eat_word("to") || self.eat_word("at") && self.eat_word("most");
        let number = match self.peek() {
            Some(Kind::Number(text)) => count(text),
            Some(Kind::Word(word)) => count(&word.to_lowercase()),
            _ => None,
        };
        let Some(number) = number.filter(|number| at_most || *number > 1) else {
            self.at = before;
            return;
        };
        self.at += 1;
        if !at_most {
            self.demand(RawRuleKind::MinItems(number), "type.count");
        }
        self.demand(RawRuleKind::MaxItems(number), "type.count");
    }

    fn map(&mut self) -> Option<RawTypeKind> {
        let close = match self.sign() {
            Some('<') => Some('>'),
            Some('[') if !self.is_empty_brackets() => Some(']'),
            _ => None,
        };
        let values = if let Some(close) = close {
            self.at += 1;
            self.map_values(close)?
        } else if self.eat_word("of") {
            self.depth += 1;
            let first = self.alternative();
            let second = if self.eat_word("to") { self.alternative() } else { None };
            self.depth -= 1;
            second.or(first)?
        } else {
            RawTypeKind::Any
        };
        Some(RawTypeKind::Map(Box::new(self.ty(values))))
    }

    /// What stands between the brackets of a map: a type for the keys and one for the values, or the latter alone.
    fn map_values(&mut self, close: char) -> Option<RawTypeKind> {
        self.depth += 1;
        let first = self.alternative();
        self.depth -= 1;
        let first = first?;
        let values = if self.eat(',') { self.alternatives(Some(close))? } else { first };
        self.eat(close).then_some(values)
    }

    fn is_empty_brackets(&self) -> bool {
        matches!(self.tokens.get(self.at + 1).map(|token| &token.kind), Some(Kind::Sign(']')))
    }

    fn suffixes(&mut self, base: RawTypeKind) -> Option<RawTypeKind> {
        let mut kind = base;
        // Each turn may put the type into another list.
        for _ in 0..=MAX_SUFFIXES {
            match self.peek() {
                Some(Kind::Sign('[')) => kind = self.brackets(kind)?,
                Some(Kind::Sign('?')) => {
                    self.at += 1;
                    self.found.nullable = true;
                }
                Some(Kind::Sign('(')) => kind = self.parentheses(kind)?,
                Some(Kind::Sign(sign @ ('>' | '<' | '≥' | '≤')))
                    if self.depth == 1 && shape(&kind) == Shape::Number =>
                {
                    let _ = sign;
                    self.comparison(&kind)?;
                }
                Some(Kind::Word(word)) => match self.suffix_word(&word.to_lowercase(), &kind) {
                    Some(next) => kind = next,
                    None => return Some(kind),
                },
                _ => return Some(kind),
            }
        }
        None
    }

    /// What a word behind a type makes of it; `None` where it is no suffix.
    fn suffix_word(&mut self, word: &str, kind: &RawTypeKind) -> Option<RawTypeKind> {
        let is = |wanted: Word| meanings(word).any(|found| found == wanted);
        let next_is_of = matches!(self.tokens.get(self.at + 1).map(|token| &token.kind), Some(Kind::Word(next)) if next.eq_ignore_ascii_case("of"));
        if is(Word::List) && !next_is_of {
            self.at += 1;
            return Some(RawTypeKind::Array(Box::new(self.ty(kind.clone()))));
        }
        // `user object ids`: what is meant is not the user.
        if matches!(word, "id" | "ids") && matches!(kind, RawTypeKind::Ref(_)) {
            self.at += 1;
            let meaning = self.names.word("id");
            return Some(meaning.map_or_else(|| RawTypeKind::Word("id".to_owned()), |meaning| self.meant(meaning)));
        }
        let named = matches!(
            kind,
            RawTypeKind::Ref(_)
                | RawTypeKind::Word(_)
                | RawTypeKind::String
                | RawTypeKind::Integer
                | RawTypeKind::Array(_)
                | RawTypeKind::Map(_)
        );
        if is(Word::Filler) && named {
            self.at += 1;
            return Some(kind.clone());
        }
        // `array of [feature](…) strings`: what is linked says more than the word behind it.
        if matches!(kind, RawTypeKind::Ref(_))
            && meanings(word.strip_suffix('s').unwrap_or(word)).any(|found| matches!(found, Word::Type(_)))
        {
            self.at += 1;
            return Some(kind.clone());
        }
        // `string snowflake`, `integer timestamp`: the first word tells what JSON has.
        if matches!(kind, RawTypeKind::String | RawTypeKind::Integer | RawTypeKind::Number)
            && meanings(word).any(|found| matches!(found, Word::Type(_)))
        {
            self.at += 1;
            return Some(kind.clone());
        }
        None
    }

    /// `[]`, `[3]`, `[1-*]`
    fn brackets(&mut self, items: RawTypeKind) -> Option<RawTypeKind> {
        let start = self.at;
        self.at += 1;
        let mut numbers = Vec::new();
        let mut open_end = false;
        loop {
            match self.peek()? {
                Kind::Sign(']') => break,
                Kind::Number(number) => numbers.push(count(number)?),
                // `1-3` and `0..n` are words to the tokens.
                Kind::Word(word) => {
                    for part in word.split(['-', '.']).filter(|part| !part.is_empty()) {
                        match part.parse() {
                            Ok(number) => numbers.push(number),
                            Err(_) if part.len() == 1 => open_end = true,
                            Err(_) => return None,
                        }
                    }
                }
                Kind::Sign('*' | '…') => open_end = true,
                Kind::Sign('-' | '.') => {}
                _ => return None,
            }
            self.at += 1;
        }
        self.at += 1;
        // A number alone behind a word that is no type may be the mark of a footnote.
        let list = RawTypeKind::Array(Box::new(self.ty(items)));
        if self.at > start + 2 {
            match (numbers.as_slice(), open_end) {
                ([exact], false) => {
                    self.demand(RawRuleKind::MinItems(*exact), "type.count");
                    self.demand(RawRuleKind::MaxItems(*exact), "type.count");
                }
                ([least, most], false) => {
                    self.demand(RawRuleKind::MinItems(*least), "type.count");
                    self.demand(RawRuleKind::MaxItems(*most), "type.count");
                }
                ([least], true) if *least > 0 => self.demand(RawRuleKind::MinItems(*least), "type.count"),
                _ => {}
            }
        }
        Some(list)
    }

    /// A remark in parentheses: a format, bounds, or words.
    fn parentheses(&mut self, kind: RawTypeKind) -> Option<RawTypeKind> {
        let start = self.at;
        self.at += 1;
        let mut open = 1_usize;
        while open > 0 {
            match self.peek()? {
                Kind::Sign('(') => open += 1,
                Kind::Sign(')') => open -= 1,
                _ => {}
            }
            self.at += 1;
        }
        let inside = start + 1..self.at - 1;
        self.note(inside.clone());
        let said = self.said(inside);
        let rules = limits::notation(&said, shape(&kind), true);
        rules.into_iter().for_each(|rule| self.demand(rule, "type.bounds"));
        Some(self.formatted(kind, &said))
    }

    /// `string(date-time)`, `integer (int64)`
    fn formatted(&mut self, kind: RawTypeKind, said: &str) -> RawTypeKind {
        let folded = said.trim_matches(['$', ' ']).to_lowercase();
        match (&kind, meanings(&folded).find_map(|word| if let Word::Type(base) = word { Some(base) } else { None })) {
            (RawTypeKind::String, Some(Base::Uuid)) => {
                self.demand(RawRuleKind::Format("uuid".to_owned()), "type.word");
                kind
            }
            (RawTypeKind::String, Some(base @ (Base::Date | Base::DateTime)))
            | (
                RawTypeKind::Integer | RawTypeKind::Number | RawTypeKind::Numeric,
                Some(base @ (Base::Sized(..) | Base::Integer)),
            ) => base.kind(),
            _ => kind,
        }
    }

    /// `number >= 0`
    fn comparison(&mut self, kind: &RawTypeKind) -> Option<()> {
        let start = self.at;
        while matches!(self.peek(), Some(Kind::Sign('>' | '<' | '=' | '≥' | '≤' | ',') | Kind::Number(_))) {
            self.at += 1;
        }
        let rules = limits::notation(&self.said(start..self.at), shape(kind), false);
        if rules.is_empty() {
            return None;
        }
        rules.into_iter().for_each(|rule| self.demand(rule, "type.bounds"));
        Some(())
    }

    /// The tokens as text.
    fn said(&self, range: std::ops::Range<usize>) -> String {
        let text = |token: &Token| match &token.kind {
            Kind::Word(text) | Kind::Number(text) | Kind::Link(text, _) => format!("{text} "),
            Kind::Literal(value) => format!("{value} "),
            Kind::Sign(sign) => sign.to_string(),
            Kind::Break => " ".to_owned(),
        };
        self.tokens.get(range).unwrap_or_default().iter().map(text).collect::<String>().trim().to_owned()
    }
}

/// What a run of words is.
enum Phrase {
    /// What the pages define.
    Meant(Meaning),
    /// A word of the table.
    Word(Word),
}

/// Whether a word can be a type by itself.
fn is_base(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    [word, singular]
        .iter()
        .any(|word| meanings(word).any(|word| matches!(word, Word::Type(_) | Word::List | Word::Map)))
}

fn union(parser: &Parser<'_, '_>, members: Vec<RawTypeKind>) -> RawTypeKind {
    let mut distinct: Vec<RawTypeKind> = Vec::new();
    for member in members {
        if !distinct.contains(&member) {
            distinct.push(member);
        }
    }
    match distinct.len() {
        1 => distinct.pop().unwrap_or(RawTypeKind::Any),
        _ => RawTypeKind::Union(distinct.into_iter().map(|kind| parser.ty(kind)).collect()),
    }
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
