//! Lists, maps and objects within type cells.

use super::grammar::{Parser, Phrase, union};
use super::token::Kind;
use super::word::Word;
use super::words::count;
use crate::dialect::raw::{RawRuleKind, RawTypeKind};

impl Parser<'_, '_> {
    /// `{key: type}` is a map; of another object in braces, such as one of several keys, no more is known.
    pub(super) fn braces(&mut self) -> Option<RawTypeKind> {
        self.at += 1;
        let start = self.at;
        if matches!(self.peek(), Some(Kind::Word(_))) && self.has_one_key() {
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

    /// Whether there is one colon up to the brace that closes.
    fn has_one_key(&self) -> bool {
        let rest = self.tokens.get(self.at..).unwrap_or_default();
        let inside = rest.iter().take_while(|token| token.kind != Kind::Sign('}'));
        inside.filter(|token| token.kind == Kind::Sign(':')).count() == 1
    }

    /// `Optional<T>`, `Option[T]`, `Nullable<T>`: passes over what opens them, and gives what closes them.
    pub(super) fn opens_wrapper(&mut self) -> Option<char> {
        let Some(Kind::Word(word)) = self.peek() else { return None };
        let is_optional = ["optional", "option", "maybe"].iter().any(|known| word.eq_ignore_ascii_case(known));
        if !is_optional && !word.eq_ignore_ascii_case("nullable") {
            return None;
        }
        let close = match self.tokens.get(self.at + 1).map(|token| &token.kind) {
            Some(Kind::Sign('<')) => '>',
            Some(Kind::Sign('[')) => ']',
            _ => return None,
        };
        self.at += 2;
        if self.depth == 1 {
            self.found.nullable = true;
            if is_optional {
                self.found.required = Some(false);
            }
        }
        Some(close)
    }

    /// Whether what comes next is `["string", "null"]`: names of types as JSON has them.
    pub(super) fn lists_types(&self) -> bool {
        self.type_names().is_some_and(|(names, _)| names.len() > 1)
    }

    /// One of the types of a list of their names.
    pub(super) fn listed_types(&mut self) -> Option<RawTypeKind> {
        let (names, length) = self.type_names()?;
        self.at += length;
        let kinds = names.iter().filter_map(|name| super::words::kind(name).or_else(|| self.container(name))).collect();
        Some(union(self, kinds))
    }

    fn container(&self, name: &str) -> Option<RawTypeKind> {
        match name {
            "array" => Some(RawTypeKind::Array(Box::new(self.ty(RawTypeKind::Any)))),
            "object" => Some(self.open_object()),
            _ => None,
        }
    }

    /// The names, and how many tokens the list is.
    fn type_names(&self) -> Option<(Vec<String>, usize)> {
        let mut names = Vec::new();
        for (number, token) in self.tokens.get(self.at..)?.iter().enumerate() {
            match &token.kind {
                Kind::Sign('[') if number == 0 => {}
                Kind::Sign(',') if number > 0 => {}
                Kind::Sign(']') => return Some((names, number + 1)),
                Kind::Literal(serde_json::Value::String(name)) => {
                    let is_type = matches!(
                        name.as_str(),
                        "string" | "number" | "integer" | "boolean" | "object" | "array" | "null"
                    );
                    names.push(is_type.then(|| name.clone())?);
                }
                _ => return None,
            }
        }
        None
    }

    pub(super) fn open_object(&self) -> RawTypeKind {
        RawTypeKind::Map(Box::new(self.ty(RawTypeKind::Any)))
    }

    pub(super) fn list(&mut self) -> Option<RawTypeKind> {
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
    pub(super) fn more_behind_sign(&mut self) -> bool {
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
    pub(super) fn counted(&mut self) {
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

    pub(super) fn map(&mut self) -> Option<RawTypeKind> {
        let close = match self.sign() {
            Some('<') => Some('>'),
            Some('[') if !self.is_empty_brackets() => Some(']'),
            _ => None,
        };
        let values = if let Some(close) = close {
            self.at += 1;
            let between = self.map_values(close)?;
            // `map[string][]Order`: the brackets have the keys, and the values stand behind them.
            let is_behind = close == ']' && self.has_type_behind();
            // `map[string]*Order`
            if is_behind {
                self.eat('*');
            }
            let behind = if is_behind { self.alternative() } else { None };
            behind.unwrap_or(between)
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
    pub(super) fn map_values(&mut self, close: char) -> Option<RawTypeKind> {
        self.depth += 1;
        let first = self.alternative();
        self.depth -= 1;
        let first = first?;
        let values = if self.eat(',') { self.alternatives(Some(close))? } else { first };
        self.eat(close).then_some(values)
    }

    /// Whether what comes next is a type, perhaps with `[]` before it, and no remark.
    fn has_type_behind(&self) -> bool {
        let mut at = self.at;
        let kind = |at: usize| self.tokens.get(at).map(|token| &token.kind);
        if kind(at) == Some(&Kind::Sign('*')) {
            at += 1;
        }
        while matches!((kind(at), kind(at + 1)), (Some(Kind::Sign('[')), Some(Kind::Sign(']')))) {
            at += 2;
        }
        match kind(at) {
            Some(Kind::Link(..)) => true,
            Some(Kind::Word(word)) => super::words::is_type_word(word) || word.starts_with(|c: char| c.is_uppercase()),
            _ => false,
        }
    }

    pub(super) fn is_empty_brackets(&self) -> bool {
        matches!(self.tokens.get(self.at + 1).map(|token| &token.kind), Some(Kind::Sign(']')))
    }
}
