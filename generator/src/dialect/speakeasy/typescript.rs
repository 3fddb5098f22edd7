//! TypeScript SDKs: `*string*`, `[components.Foo](../foo.md)[]`, `Record<string, *any*>`, `*"literal"*`.
//!
//! Italics and code marks go round the leaf and containers stay outside, but neither is relied on: marks are brackets
//! that say nothing. `number` does not tell whole numbers from others.

use crate::diagnostic::Diagnostics;
use crate::document::{Document, Text};
use crate::source::SourceFile;

use super::super::raw::{Naming, RawRef, RawType, RawTypeKind, Spanned};
use super::super::scan::Scanner;
use super::super::{Dialect, Likeness, Page, string_literal};
use super::{Language, TypeError, page};

/// The dialect of TypeScript SDKs.
pub(in super::super) struct TypeScript;

const LANGUAGE: Language = Language {
    name: "speakeasy-typescript",
    naming: Naming::Camel,
    fences: &["typescript", "ts"],
    type_cell,
    import_folders,
    additional: &["additionalProperties"],
};

impl Dialect for TypeScript {
    fn name(&self) -> &'static str {
        LANGUAGE.name
    }

    fn likeness(&self, document: &Document<'_>) -> Likeness {
        page::likeness(&LANGUAGE, document)
    }

    fn read(&self, file: &SourceFile, document: &Document<'_>, diagnostics: &mut Diagnostics) -> Page {
        page::read(&LANGUAGE, file, document, diagnostics)
    }
}

/// `import { T } from "sdk/models/operations"` names the folder `operations`: the SDK's own tree has its models below
/// `models`, whatever the root of their documentation is called.
fn import_folders(code: &str) -> Option<Vec<String>> {
    let at = code.find(" from ")? + " from ".len();
    let (module, _) = string_literal(&code[at..])?;
    let (_, below) = module.rsplit_once("/models")?;
    below.is_empty().then(Vec::new).or_else(|| Some(below.strip_prefix('/')?.split('/').map(str::to_owned).collect()))
}

/// Types nest a few levels deep in documentation; a page that goes further is not worth a stack overflow, here or in the
/// compiler, which gives up on maps of maps at a dozen levels.
const MAX_DEPTH: usize = 12;

fn type_cell(text: Text<'_>) -> Result<RawType, TypeError> {
    let mut parser = TypeParser { scanner: Scanner::new(text), depth: 0, arrays: 0 };
    let ty = parser.union()?;
    if parser.scanner.at_end() { Ok(ty) } else { Err(parser.expected("the end of the type")) }
}

struct TypeParser<'a> {
    scanner: Scanner<'a>,
    depth: usize,
    /// How many `[]` there were in all: each is a level, too.
    arrays: usize,
}

impl TypeParser<'_> {
    fn expected(&mut self, expected: &'static str) -> TypeError {
        self.scanner.skip_space();
        TypeError { at: self.scanner.offset(), expected }
    }

    fn expect(&mut self, token: char, expected: &'static str) -> Result<(), TypeError> {
        if self.scanner.eat_escaped(token) { Ok(()) } else { Err(self.expected(expected)) }
    }

    /// `one | other`, the bar escaped or not.
    fn union(&mut self) -> Result<RawType, TypeError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.expected("a type with fewer levels"));
        }
        self.scanner.skip_space();
        let start = self.scanner.offset();
        let mut members = vec![self.postfix()?];
        while self.scanner.eat_escaped('|') {
            members.push(self.postfix()?);
        }
        self.depth -= 1;
        Ok(RawType { span: self.scanner.span_from(start), kind: union_of(members) })
    }

    /// A type and the `[]` behind it.
    fn postfix(&mut self) -> Result<RawType, TypeError> {
        self.scanner.skip_space();
        let start = self.scanner.offset();
        let kind = self.primary()?;
        let mut ty = RawType { kind, span: self.scanner.span_from(start) };
        while self.scanner.rest().starts_with("[]") || self.scanner.rest().starts_with("\\[") {
            self.arrays += 1;
            if self.arrays > MAX_DEPTH {
                return Err(self.expected("a type with fewer levels"));
            }
            self.expect('[', "`[]`")?;
            self.expect(']', "`]`")?;
            ty = RawType { kind: RawTypeKind::Array(Box::new(ty)), span: self.scanner.span_from(start) };
        }
        Ok(ty)
    }

    fn primary(&mut self) -> Result<RawTypeKind, TypeError> {
        match self.scanner.rest().chars().next() {
            Some(mark @ ('*' | '`')) => {
                self.expect(mark, "a type")?;
                let inner = self.union()?;
                self.expect(mark, "the closing mark")?;
                Ok(inner.kind)
            }
            Some('[') => self.link(),
            Some('{') => self.index_signature(),
            Some('(') => {
                self.expect('(', "a type")?;
                let inner = self.union()?;
                self.expect(')', "`)`")?;
                Ok(inner.kind)
            }
            Some('"' | '\'') => match self.scanner.string() {
                Some(value) => Ok(RawTypeKind::Literal(value.into())),
                None => Err(self.expected("a string that ends")),
            },
            Some('-' | '0'..='9') => self.number(),
            Some(c) if c.is_alphabetic() || matches!(c, '_' | '$') => self.named(),
            _ => Err(self.expected("a type")),
        }
    }

    /// `[operations.Foo](../models/foo.md)`; the label may be a whole type.
    fn link(&mut self) -> Result<RawTypeKind, TypeError> {
        self.expect('[', "a link")?;
        let mut inner = self.union()?;
        self.expect(']', "`]` of the link")?;
        self.expect('(', "the link's target in parentheses")?;
        let Some(target) = self.scanner.take_until(')') else { return Err(self.expected("`)` of the link")) };
        let target = target.trim();
        if !target.raw.contains("://") {
            attach(&mut inner, &Spanned { text: target.raw.to_owned(), span: target.span });
        }
        Ok(inner.kind)
    }

    /// `{ [k: string]: any }`.
    fn index_signature(&mut self) -> Result<RawTypeKind, TypeError> {
        self.expect('{', "a type")?;
        self.expect('[', "an index signature")?;
        if self.scanner.take_until(']').is_none() {
            return Err(self.expected("`]` of the index signature"));
        }
        self.expect(':', "`:` and the type of the values")?;
        let values = self.union()?;
        self.scanner.eat(";");
        self.expect('}', "`}`")?;
        Ok(RawTypeKind::Map(Box::new(values)))
    }

    fn number(&mut self) -> Result<RawTypeKind, TypeError> {
        let start = self.scanner.offset();
        self.scanner.eat("-");
        self.scanner.take_while(|c| c.is_ascii_digit() || c == '.');
        match serde_json::from_str(self.scanner.text_from(start).raw) {
            Ok(value) => Ok(RawTypeKind::Literal(value)),
            Err(_) => Err(self.expected("a number")),
        }
    }

    fn named(&mut self) -> Result<RawTypeKind, TypeError> {
        let name = self.scanner.take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '.'));
        if self.scanner.rest().starts_with('<') || self.scanner.rest().starts_with("\\<") {
            self.expect('<', "`<`")?;
            let mut arguments = vec![self.union()?];
            while self.scanner.eat(",") {
                arguments.push(self.union()?);
            }
            self.expect('>', "`>`")?;
            return generic(name, arguments).ok_or_else(|| self.expected("a known generic type"));
        }
        Ok(simple(name).unwrap_or_else(|| RawTypeKind::Ref(RawRef { name: name.to_owned(), target: None })))
    }
}

fn generic(name: &str, mut arguments: Vec<RawType>) -> Option<RawTypeKind> {
    let last = arguments.pop()?;
    match (name, arguments.len()) {
        ("Record" | "Map", 1) => Some(RawTypeKind::Map(Box::new(last))),
        ("Array" | "ReadonlyArray" | "Set", 0) => Some(RawTypeKind::Array(Box::new(last))),
        ("ReadableStream", 0) => Some(RawTypeKind::Bytes),
        // A stream of events is read one event at a time.
        ("EventStream" | "JsonLStream" | "Promise" | "Partial" | "Readonly", 0) => Some(last.kind),
        _ => None,
    }
}

fn simple(name: &str) -> Option<RawTypeKind> {
    Some(match name {
        "string" => RawTypeKind::String,
        "number" => RawTypeKind::Numeric,
        "bigint" => RawTypeKind::Integer,
        "boolean" => RawTypeKind::Boolean,
        "true" => RawTypeKind::Literal(true.into()),
        "false" => RawTypeKind::Literal(false.into()),
        "any" | "unknown" | "object" => RawTypeKind::Any,
        "null" | "undefined" | "void" => RawTypeKind::Null,
        "Date" => RawTypeKind::DateTime,
        "RFCDate" => RawTypeKind::Date,
        "Uint8Array" | "ArrayBuffer" | "Buffer" | "File" | "Blob" | "ReadableStream" => RawTypeKind::Bytes,
        _ => return None,
    })
}

/// Several types as one. A file may be given in several ways (`File | Blob | components.FileT`), of which bytes is the
/// only one that means anything on the wire.
fn union_of(mut members: Vec<RawType>) -> RawTypeKind {
    if members.len() > 1 && members.iter().any(|member| member.kind == RawTypeKind::Bytes) {
        return RawTypeKind::Bytes;
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

/// Gives the link's target to the name that the label holds.
fn attach(ty: &mut RawType, target: &Spanned) {
    match &mut ty.kind {
        RawTypeKind::Ref(reference) => reference.target = Some(target.clone()),
        RawTypeKind::Array(inner) | RawTypeKind::Map(inner) => attach(inner, target),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Sources, Span};

    fn read(cell: &str) -> Result<RawType, TypeError> {
        let file = Sources::new().add("a.md", "a.md", cell);
        type_cell(Text { raw: cell, span: Span::new(file, 0..cell.len()) })
    }

    /// A type in a short notation of the tests' own.
    fn show(ty: &RawType) -> String {
        match &ty.kind {
            RawTypeKind::Array(inner) => format!("[{}]", show(inner)),
            RawTypeKind::Map(inner) => format!("{{{}}}", show(inner)),
            RawTypeKind::Union(members) => members.iter().map(show).collect::<Vec<_>>().join("|"),
            RawTypeKind::Literal(value) => value.to_string(),
            RawTypeKind::Ref(RawRef { name, target: Some(target) }) => format!("{name}@{}", target.text),
            RawTypeKind::Ref(RawRef { name, target: None }) => name.clone(),
            kind => format!("{kind:?}"),
        }
    }

    #[test]
    fn cells() {
        for (cell, expected) in [
            ("*string*", "String"),
            ("*number*[]", "[Numeric]"),
            ("*string*[][]", "[[String]]"),
            ("*\"a*|b\"*", "\"a*|b\""),
            ("*true*", "true"),
            ("*-1*", "-1"),
            ("`string[]`", "[String]"),
            ("*any*", "Any"),
            ("Record<string, *any*>", "{Any}"),
            ("Record\\<string, *any*>", "{Any}"),
            ("Record<string, Record<string, *string*[]>>[]", "[{{[String]}}]"),
            ("{ [k: string]: any }", "{Any}"),
            ("[components.Foo](../../models/components/foo.md)", "components.Foo@../../models/components/foo.md"),
            ("[components.Foo](../foo.md)[]", "[components.Foo@../foo.md]"),
            ("Record<string, [Foo](./foo.md)>", "{Foo@./foo.md}"),
            ("[models.Foo[]](../models/.md)", "[models.Foo@../models/.md]"),
            ("*components.Either*", "components.Either"),
            ("[Date](https://example.org/Date)", "DateTime"),
            ("[RFCDate](../../types/rfcdate.md)", "Date"),
            ("*ReadableStream<Uint8Array>*", "Bytes"),
            (
                "[File](https://example.org/File) \\| [Blob](https://example.org/Blob) \\| [c.FileT](../filet.md)",
                "Bytes",
            ),
            ("(string | number)[]", "[String|Numeric]"),
        ] {
            let ty = read(cell).unwrap_or_else(|error| panic!("{cell}: {error:?}"));
            assert_eq!(show(&ty), expected, "{cell}");
        }
    }

    #[test]
    fn what_is_no_type_says_where() {
        for (cell, at) in
            [("", 0), ("*string", 7), ("Record<string>", 14), ("string string", 7), ("[Foo]", 5), ("\"open", 0)]
        {
            match read(cell) {
                Ok(ty) => panic!("{cell} was read as {}", show(&ty)),
                Err(error) => assert_eq!(error.at, at, "{cell}: {}", error.expected),
            }
        }
    }

    #[test]
    fn imports_name_folders() {
        let folders = |module: &str| import_folders(&format!("import {{ T }} from \"{module}\";"));
        assert_eq!(folders("sdk/models"), Some(vec![]));
        assert_eq!(folders("@scope/sdk/models/operations"), Some(vec!["operations".to_owned()]));
        assert_eq!(folders("sdk/modelsx"), None);
        assert_eq!(folders("sdk"), None);
    }

    #[test]
    fn deep_nesting_is_refused() {
        assert!(read(&"(".repeat(100_000)).is_err());
        assert!(read(&"Record<string, ".repeat(100_000)).is_err());
        assert!(read(&format!("string{}", "[]".repeat(100_000))).is_err());
        assert!(read(&format!("string{}", "[]".repeat(MAX_DEPTH))).is_ok());
    }
}
