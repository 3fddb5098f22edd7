//! An expression as text that ECMA 262 reads with its flag `u`.

use std::fmt::Write as _;

use super::Node;
use crate::charset::Charset;

pub(super) fn text(node: &Node) -> String {
    let mut out = String::new();
    push(&mut out, node);
    out
}

fn push(out: &mut String, node: &Node) {
    match node {
        Node::Set(set) => push_set(out, set),
        Node::Start => out.push('^'),
        Node::End => out.push('$'),
        Node::All(parts) => {
            for part in parts {
                let is_choice = matches!(part, Node::One(_));
                push_grouped(out, part, is_choice);
            }
        }
        Node::One(alternatives) => {
            for (at, part) in alternatives.iter().enumerate() {
                out.push_str(if at > 0 { "|" } else { "" });
                push(out, part);
            }
        }
        Node::Times(part, least, most) => {
            push_grouped(out, part, !matches!(**part, Node::Set(_)));
            match (least, most) {
                (0, None) => out.push('*'),
                (1, None) => out.push('+'),
                (0, Some(1)) => out.push('?'),
                (least, None) => _ = write!(out, "{{{least},}}"),
                (least, Some(most)) if least == most => _ = write!(out, "{{{least}}}"),
                (least, Some(most)) => _ = write!(out, "{{{least},{most}}}"),
            }
        }
    }
}

fn push_grouped(out: &mut String, node: &Node, grouped: bool) {
    if grouped {
        out.push_str("(?:");
        push(out, node);
        out.push(')');
    } else {
        push(out, node);
    }
}

/// A character, or a class: of what is in it, or of what is not, whichever ends sooner.
fn push_set(out: &mut String, set: &Charset) {
    if let [(low, high)] = set.ranges()
        && low == high
    {
        push_character(out, *low);
        return;
    }
    let is_wide = set.ranges().last().is_some_and(|(_, high)| *high == char::MAX);
    let (mark, ranges) = if is_wide { ("[^", set.complement()) } else { ("[", set.clone()) };
    out.push_str(mark);
    for (low, high) in ranges.ranges() {
        push_character(out, *low);
        if low < high {
            out.push('-');
            push_character(out, *high);
        }
    }
    out.push(']');
}

fn push_character(out: &mut String, c: char) {
    match c {
        '^' | '$' | '\\' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '/' => {
            out.extend(['\\', c]);
        }
        // Outside of a class the flag allows no backslash before a dash.
        '-' => out.push_str("\\x2D"),
        '\0'..=' ' | '\x7f' => _ = write!(out, "\\x{:02X}", u32::from(c)),
        c if c.is_alphanumeric() || c.is_ascii() => out.push(c),
        c => _ = write!(out, "\\u{{{:X}}}", u32::from(c)),
    }
}
