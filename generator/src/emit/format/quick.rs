//! Prints the items that nearly all files are made of straight from their tokens, exactly as prettyplease would.
//!
//! To parse tokens and to lay them out again costs several times what it costs to write them. So this knows a few forms
//! (structs, enums, `impl`s of short functions) and one rule: a line that fits is one line. Wherever a line would have to
//! be broken in a way that is not plain, or a token is not of these forms, it answers `None`, and prettyplease prints
//! the item. The tests, and every build with debug assertions, compare the two.

use std::fmt::Write as _;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::inline::inline;

/// prettyplease's line width. It counts bytes, and so does this.
const WIDTH: usize = 89;

/// A struct literal that is wider than this, from its name to its last field, has a line for each field.
const STRUCT_WIDTH: usize = 34;

/// The item as prettyplease would print it, if it is of a form that is known.
pub(super) fn print(tokens: &TokenStream) -> Option<String> {
    let tokens = trees(tokens);
    let mut printer = Printer { out: String::with_capacity(tokens.len() * 32), indent: 0 };
    let attributes = printer.attributes(&tokens)?;
    let item = tokens.get(attributes..)?;
    match item {
        [TokenTree::Ident(public), TokenTree::Ident(kind), .., TokenTree::Group(body)]
            if *public == "pub" && (*kind == "struct" || *kind == "enum") =>
        {
            printer.fields(&item[..item.len() - 1], body)?;
        }
        [TokenTree::Ident(kind), .., TokenTree::Group(body)] if *kind == "impl" => {
            printer.implementation(&item[..item.len() - 1], body)?;
        }
        // Behind an attribute these may stay on its line.
        [TokenTree::Ident(kind), .., TokenTree::Punct(_)] if *kind == "use" && attributes == 0 => {
            printer.import(item)?;
        }
        _ => return None,
    }
    Some(printer.out)
}

fn trees(tokens: &TokenStream) -> Vec<TokenTree> {
    tokens.clone().into_iter().collect()
}

fn is_punct(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

fn braces(token: &TokenTree) -> Option<&Group> {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group),
        _ => None,
    }
}

/// The parts between commas.
fn parts(tokens: &[TokenTree]) -> impl Iterator<Item = &[TokenTree]> {
    let mut angles = 0_usize;
    let comma = move |token: &TokenTree| {
        if let TokenTree::Punct(punct) = token {
            match punct.as_char() {
                '<' => angles += 1,
                '>' => angles = angles.saturating_sub(1),
                _ => {}
            }
        }
        angles == 0 && is_punct(token, ',')
    };
    tokens.split(comma).filter(|part| !part.is_empty())
}

struct Printer {
    out: String,
    indent: usize,
}

impl Printer {
    fn start(&mut self) {
        self.out.extend(std::iter::repeat_n(' ', self.indent));
    }

    /// The length of the line that is being written.
    fn column(&self) -> usize {
        self.out.len() - self.out.rfind('\n').map_or(0, |at| at + 1)
    }

    fn within(&mut self, write: impl FnOnce(&mut Self) -> Option<()>) -> Option<()> {
        self.indent += 4;
        write(self)?;
        self.indent -= 4;
        Some(())
    }

    fn end_line(&mut self) -> Option<()> {
        let fits = self.column() <= WIDTH;
        self.out.push('\n');
        fits.then_some(())
    }

    /// Writes the attributes at the start, each on a line, and says how many tokens they were.
    fn attributes(&mut self, tokens: &[TokenTree]) -> Option<usize> {
        let mut at = 0;
        while let [mark, TokenTree::Group(group), ..] = tokens.get(at..)? {
            if !is_punct(mark, '#') {
                break;
            }
            let inner = trees(&group.stream());
            self.start();
            match inner.as_slice() {
                [TokenTree::Ident(doc), mark, TokenTree::Literal(text)] if *doc == "doc" && is_punct(mark, '=') => {
                    self.out.push_str("///");
                    doc_line(&text.to_string(), &mut self.out)?;
                    self.out.push('\n');
                }
                inner => self.attribute(inner)?,
            }
            at += 2;
        }
        Some(at)
    }

    fn attribute(&mut self, inner: &[TokenTree]) -> Option<()> {
        let start = self.out.len();
        self.out.push_str("#[");
        inline(inner, &mut self.out)?;
        self.out.push(']');
        if self.column() <= WIDTH {
            self.out.push('\n');
            return Some(());
        }
        let [TokenTree::Ident(name), TokenTree::Group(list)] = inner else { return None };
        self.out.truncate(start);
        _ = write!(self.out, "#[{name}(");
        let list = trees(&list.stream());
        self.within(|printer| {
            for (number, part) in parts(&list).enumerate() {
                printer.out.push_str(if number == 0 { "\n" } else { ",\n" });
                printer.start();
                inline(part, &mut printer.out)?;
                if printer.column() + 1 > WIDTH {
                    return None;
                }
            }
            Some(())
        })?;
        self.out.push('\n');
        self.start();
        self.out.push_str(")]\n");
        Some(())
    }

    /// `use a::{B, C};`: what does not fit is filled into lines.
    fn import(&mut self, item: &[TokenTree]) -> Option<()> {
        inline(item, &mut self.out)?;
        if self.column() <= WIDTH {
            self.out.push('\n');
            return Some(());
        }
        let [before @ .., TokenTree::Group(names), _] = item else { return None };
        let names = trees(&names.stream());
        self.out.clear();
        inline(before, &mut self.out)?;
        self.out.push_str("{\n   ");
        let mut left = parts(&names).count();
        for name in parts(&names) {
            let [TokenTree::Ident(name)] = name else { return None };
            let name = name.to_string();
            left -= 1;
            let comma = usize::from(left > 0);
            if self.column() > 4 && self.column() + 1 + name.len() + comma > WIDTH {
                self.out.push_str("\n   ");
            }
            _ = write!(self.out, " {name},");
        }
        self.out.push_str("\n};\n");
        Some(())
    }

    /// A struct's fields or an enum's variants.
    fn fields(&mut self, header: &[TokenTree], body: &Group) -> Option<()> {
        let inner = trees(&body.stream());
        // Without a field all of it may stand on one line, its attributes too.
        if body.delimiter() != Delimiter::Brace || inner.is_empty() {
            return None;
        }
        inline(header, &mut self.out)?;
        self.out.push_str(" {\n");
        self.within(|printer| {
            for field in parts(&inner) {
                let attributes = printer.attributes(field)?;
                let field = field.get(attributes..)?;
                printer.start();
                inline(field, &mut printer.out)?;
                printer.out.push(',');
                // A plain name has no place to be broken at.
                let plain = !field.iter().any(|token| is_punct(token, '<') || matches!(token, TokenTree::Group(_)));
                if plain {
                    printer.out.push('\n');
                } else {
                    printer.end_line()?;
                }
            }
            Some(())
        })?;
        self.out.push_str("}\n");
        Some(())
    }

    fn implementation(&mut self, header: &[TokenTree], body: &Group) -> Option<()> {
        let inner = trees(&body.stream());
        if body.delimiter() != Delimiter::Brace || inner.is_empty() {
            return None;
        }
        let start = self.out.len();
        inline(header, &mut self.out)?;
        if self.column() + 2 > WIDTH && header.len() > 2 {
            let at = header.iter().position(|token| matches!(token, TokenTree::Ident(word) if *word == "for"))?;
            self.out.truncate(start);
            inline(&header[..at], &mut self.out)?;
            self.out.push('\n');
            inline(&header[at..], &mut self.out)?;
        }
        self.out.push_str(" {\n");
        self.within(|printer| {
            let mut rest = inner.as_slice();
            while !rest.is_empty() {
                let attributes = printer.attributes(rest)?;
                rest = rest.get(attributes..)?;
                let ends = |token: &TokenTree| is_punct(token, ';') || braces(token).is_some();
                let (item, more) = rest.split_at(rest.iter().position(ends)? + 1);
                rest = more;
                match item.split_last()? {
                    (TokenTree::Group(body), signature) => printer.function(signature, body)?,
                    _ => printer.constant(item)?,
                }
            }
            Some(())
        })?;
        self.out.push_str("}\n");
        Some(())
    }

    /// A constant or a type. A list of texts that does not fit has a line for each.
    fn constant(&mut self, item: &[TokenTree]) -> Option<()> {
        let start = self.out.len();
        self.start();
        inline(item, &mut self.out)?;
        if self.column() <= WIDTH {
            self.out.push('\n');
            return Some(());
        }
        let [before @ .., TokenTree::Group(list), _] = item else { return None };
        let texts = trees(&list.stream());
        let is_text =
            |part: &[TokenTree]| matches!(part, [TokenTree::Literal(text)] if text.to_string().starts_with('"'));
        if list.delimiter() != Delimiter::Bracket || !parts(&texts).all(is_text) {
            return None;
        }
        self.out.truncate(start);
        self.start();
        inline(before, &mut self.out)?;
        self.out.push_str("[\n");
        self.within(|printer| {
            for text in parts(&texts) {
                printer.start();
                inline(text, &mut printer.out)?;
                printer.out.push_str(",\n");
            }
            Some(())
        })?;
        self.start();
        self.out.push_str("];\n");
        Some(())
    }

    fn function(&mut self, signature: &[TokenTree], body: &Group) -> Option<()> {
        let at = signature.iter().position(
            |token| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis),
        )?;
        let TokenTree::Group(parameters) = signature.get(at)? else { return None };
        let parameters = trees(&parameters.stream());
        let start = self.out.len();
        self.start();
        inline(&signature[..at], &mut self.out)?;
        self.out.push('(');
        inline(&parameters, &mut self.out)?;
        self.out.push(')');
        let ret = &signature[at + 1..];
        if !ret.is_empty() {
            self.out.push(' ');
            inline(ret, &mut self.out)?;
        }
        let empty = body.stream().is_empty();
        if self.column() + if empty { " {}" } else { " {" }.len() > WIDTH {
            self.out.truncate(start);
            self.start();
            inline(&signature[..at], &mut self.out)?;
            self.out.push_str("(\n");
            self.lines(&parameters)?;
            self.start();
            self.out.push(')');
            if !ret.is_empty() {
                self.out.push(' ');
                inline(ret, &mut self.out)?;
            }
        }
        self.out.push(' ');
        if empty {
            self.out.push_str("{}\n");
            return Some(());
        }
        self.block(body)
    }

    fn block(&mut self, body: &Group) -> Option<()> {
        let inner = trees(&body.stream());
        self.out.push_str("{\n");
        self.within(|printer| {
            let mut rest = inner.as_slice();
            while !rest.is_empty() {
                let ends = |token: &TokenTree| is_punct(token, ';') || braces(token).is_some();
                let end = rest.iter().position(ends).map_or(rest.len(), |at| at + 1);
                let (statement, more) = rest.split_at(end);
                rest = more;
                printer.statement(statement, more.is_empty())?;
            }
            Some(())
        })?;
        self.start();
        self.out.push_str("}\n");
        Some(())
    }

    fn statement(&mut self, statement: &[TokenTree], last: bool) -> Option<()> {
        let Some((body, header)) = statement.split_last().and_then(|(end, header)| Some((braces(end)?, header))) else {
            return self.call(statement);
        };
        self.start();
        inline(header, &mut self.out)?;
        self.out.push(' ');
        let inner = trees(&body.stream());
        match header {
            _ if self.column() + 1 > WIDTH || inner.is_empty() => None,
            [TokenTree::Ident(own)] if *own == "Self" && last => {
                let start = self.out.len();
                self.out.push_str("{ ");
                inline(&inner, &mut self.out)?;
                if self.out.len() - start + "Self  }".len() <= STRUCT_WIDTH - 4 {
                    self.out.push_str(" }\n");
                    return Some(());
                }
                // Near the limit it is for prettyplease to say.
                if self.out.len() - start + "Self  }".len() <= STRUCT_WIDTH + 4 {
                    return None;
                }
                self.out.truncate(start);
                self.list(&inner)
            }
            [TokenTree::Ident(keyword), ..] if *keyword == "match" && last => self.list(&inner),
            [TokenTree::Ident(keyword), ..] if *keyword == "if" || *keyword == "for" => self.block(body),
            _ => None,
        }
    }

    /// An expression or a `let`. A method's call on a field of `self` is broken before the method, and then within its
    /// parentheses.
    fn call(&mut self, statement: &[TokenTree]) -> Option<()> {
        let start = self.out.len();
        self.start();
        inline(statement, &mut self.out)?;
        if self.column() <= WIDTH {
            self.out.push('\n');
            return Some(());
        }
        let [TokenTree::Ident(own), _, TokenTree::Ident(_), dot, TokenTree::Ident(_), TokenTree::Group(arguments), end] =
            statement
        else {
            return None;
        };
        let known = *own == "self" && is_punct(dot, '.') && is_punct(end, ';');
        if !known || arguments.delimiter() != Delimiter::Parenthesis {
            return None;
        }
        self.out.truncate(start);
        self.start();
        inline(&statement[..3], &mut self.out)?;
        self.out.push('\n');
        self.within(|printer| {
            let start = printer.out.len();
            printer.start();
            printer.out.push('.');
            inline(&statement[4..], &mut printer.out)?;
            if printer.column() <= WIDTH {
                printer.out.push('\n');
                return Some(());
            }
            printer.out.truncate(start);
            printer.start();
            printer.out.push('.');
            inline(&statement[4..5], &mut printer.out)?;
            printer.out.push_str("(\n");
            printer.lines(&trees(&arguments.stream()))?;
            printer.start();
            printer.out.push_str(");\n");
            Some(())
        })
    }

    /// Each part on a line of its own, with a comma.
    fn lines(&mut self, inner: &[TokenTree]) -> Option<()> {
        self.within(|printer| {
            for part in parts(inner) {
                printer.start();
                inline(part, &mut printer.out)?;
                printer.out.push(',');
                printer.end_line()?;
            }
            Some(())
        })
    }

    /// Fields or arms in braces, one a line.
    fn list(&mut self, inner: &[TokenTree]) -> Option<()> {
        self.out.push_str("{\n");
        self.lines(inner)?;
        self.start();
        self.out.push_str("}\n");
        Some(())
    }
}

/// A string literal's text as the rest of a `///` line.
fn doc_line(literal: &str, out: &mut String) -> Option<()> {
    // A `///` within `quote!` comes as a raw string.
    let (text, raw) = match literal.strip_prefix('r') {
        Some(raw) => (raw, true),
        None => (literal, false),
    };
    let text = text.strip_prefix('"')?.strip_suffix('"')?;
    if text.starts_with('/') {
        return None;
    }
    let start = out.len();
    if raw {
        out.push_str(text);
    }
    let mut characters = if raw { "" } else { text }.chars();
    while let Some(character) = characters.next() {
        out.push(match character {
            '\\' => match characters.next()? {
                escaped @ ('\\' | '"' | '\'') => escaped,
                't' => '\t',
                _ => return None,
            },
            plain => plain,
        });
    }
    let kept = out[start..].trim_end_matches(' ').len();
    out.truncate(start + kept);
    Some(())
}
