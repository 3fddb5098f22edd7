//! Words: a name, what its language means by it, and its arguments.

use crate::dialect::{RawRef, RawType, RawTypeKind};

use super::super::TypeError;
use super::{Parser, Part, Word, list};

impl Parser<'_> {
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

    /// A type that starts with a name.
    pub(super) fn named(&mut self) -> Result<Part, TypeError> {
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
            return Ok(RawTypeKind::Ref(RawRef::named(name)).into());
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
}
