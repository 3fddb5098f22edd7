//! Tokens on one line, with the spaces that prettyplease puts between them.

use std::fmt::Write as _;

use proc_macro2::{Delimiter, Group, Spacing, TokenTree};

/// What was written last, as far as the space behind it depends on it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// Nothing, or an opening mark: no space follows.
    Open,
    /// A mark that has its space already.
    Spaced,
    /// A name, a literal or a keyword: a space keeps it from the next.
    Word,
    /// A closing mark.
    Close,
}

/// Words that are not called: a parenthesis behind them is a pattern's or an expression's own.
const KEYWORDS: &[&str] = &["as", "else", "for", "if", "in", "let", "match", "move", "mut", "ref", "return", "while"];

/// Writes types, calls, patterns, attributes and signatures. `None` where a token is of no form that is known.
pub(super) fn inline(tokens: &[TokenTree], out: &mut String) -> Option<()> {
    let mut last = Last::Open;
    let mut at = 0;
    let mut closure = false;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            TokenTree::Ident(ident) => {
                space_after(last, out);
                _ = write!(out, "{ident}");
                last = Last::Word;
            }
            TokenTree::Literal(literal) => {
                space_after(last, out);
                _ = write!(out, "{literal}");
                last = Last::Word;
            }
            TokenTree::Group(group) => {
                last = self::group(group, tokens.get(..at - 1)?, last, out)?;
            }
            TokenTree::Punct(punct) => {
                let next = match tokens.get(at) {
                    Some(TokenTree::Punct(next)) if punct.spacing() == Spacing::Joint => Some(next.as_char()),
                    _ => None,
                };
                if punct.as_char() == '|' && next.is_none() {
                    // A closure's parameters; anywhere else it would be an operator.
                    out.push_str(if closure { "| " } else { "|" });
                    if !closure && matches!(last, Last::Word | Last::Close) {
                        return None;
                    }
                    last = if closure { Last::Spaced } else { Last::Open };
                    closure = !closure;
                    continue;
                }
                let (written, taken) = mark(punct.as_char(), next, last, out)?;
                last = written;
                at += taken;
            }
        }
    }
    Some(())
}

fn space_after(last: Last, out: &mut String) {
    if matches!(last, Last::Word | Last::Close) {
        out.push(' ');
    }
}

fn group(group: &Group, before: &[TokenTree], last: Last, out: &mut String) -> Option<Last> {
    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
    // A comma behind the last is dropped or kept: not for this to decide.
    if matches!(inner.last(), Some(TokenTree::Punct(punct)) if punct.as_char() == ',') {
        return None;
    }
    let keyword = matches!(before.last(), Some(TokenTree::Ident(word)) if KEYWORDS.iter().any(|known| word == known));
    let lifetime = matches!(before, [.., TokenTree::Punct(mark), TokenTree::Ident(_)] if mark.as_char() == '\'');
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ('(', ')'),
        Delimiter::Bracket if lifetime || matches!(last, Last::Open | Last::Spaced) => ('[', ']'),
        Delimiter::Brace if matches!(before.first(), Some(TokenTree::Ident(word)) if word == "use") => ('{', '}'),
        _ => return None,
    };
    if (keyword || lifetime) && last == Last::Word {
        out.push(' ');
    }
    out.push(open);
    inline(&inner, out)?;
    out.push(close);
    Some(Last::Close)
}

/// Writes a mark, and says whether it took the next one with it.
fn mark(mark: char, next: Option<char>, last: Last, out: &mut String) -> Option<(Last, usize)> {
    let after = matches!(last, Last::Word | Last::Close);
    let written = match (mark, next) {
        (':', Some(':')) => (out.push_str("::"), Last::Open, 1),
        ('-', Some('>')) if after => (out.push_str(" -> "), Last::Spaced, 1),
        ('-', Some('>')) => (out.push_str("-> "), Last::Spaced, 1),
        ('=', Some('>')) if after => (out.push_str(" => "), Last::Spaced, 1),
        ('|', Some('|')) if !after => (out.push_str("|| "), Last::Spaced, 1),
        ('|', Some('|')) if out.ends_with("&mut") => (out.push_str(" || "), Last::Spaced, 1),
        ('=', None) if after => (out.push_str(" = "), Last::Spaced, 0),
        (':', None) if after => (out.push_str(": "), Last::Spaced, 0),
        (',', None) if after => (out.push_str(", "), Last::Spaced, 0),
        (';', None) if after => (out.push(';'), Last::Spaced, 0),
        ('?', None) if after => (out.push('?'), Last::Close, 0),
        ('?', Some(';')) if after => (out.push_str("?;"), Last::Spaced, 1),
        ('.', None) if after => (out.push('.'), Last::Open, 0),
        ('<', None | Some('\'')) if last == Last::Word => (out.push('<'), Last::Open, 0),
        ('>', _) if after => (out.push('>'), Last::Close, 0),
        // In front of an operand; between two it would be an operator.
        ('&' | '-', None) if !after => (out.push(mark), Last::Open, 0),
        ('&', Some('\'')) if !after => (out.push('&'), Last::Open, 0),
        ('\'', None) => (out.push('\''), Last::Open, 0),
        ('!', None) if out.ends_with("matches") => (out.push('!'), Last::Open, 0),
        _ => return None,
    };
    Some((written.1, written.2))
}
