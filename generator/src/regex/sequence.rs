//! Expressions that are literals and classes with counts, one behind the other.

use super::Node;
use crate::charset::Charset;

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// This text.
    Text(String),
    /// Characters of a set, at least so many, and at most so many where there is a bound.
    Some(Charset, u32, Option<u32>),
}

/// Whether an expression starts and ends with an anchor.
pub(super) fn anchored(node: &Node) -> bool {
    match node {
        Node::All(parts) => parts.first() == Some(&Node::Start) && parts.last() == Some(&Node::End),
        Node::One(alternatives) => alternatives.iter().all(anchored),
        _ => false,
    }
}

/// The parts of an expression that is anchored at both ends, where reading as many characters of each class as there are
/// never takes what a later part needs. None for other expressions.
pub(super) fn parts(node: &Node) -> Option<Vec<Part>> {
    let mut flat = Vec::new();
    flatten(node, &mut flat);
    let [Node::Start, inner @ .., Node::End] = flat.as_slice() else { return None };
    let mut counted: Vec<(&Charset, u32, Option<u32>)> = Vec::new();
    for node in inner {
        let (set, least, most) = match node {
            Node::Set(set) => (set, 1, Some(1)),
            Node::Times(part, least, most) => match &**part {
                Node::Set(set) => (set, *least, *most),
                _ => return None,
            },
            _ => return None,
        };
        match counted.last_mut() {
            Some((before, low, high)) if *before == set => {
                *low += least;
                *high = high.zip(most).map(|(high, most)| high + most);
            }
            _ => counted.push((set, least, most)),
        }
    }
    is_plain(&counted).then(|| merged(&counted))
}

/// The parts of an expression, without the groups that only hold some of them.
fn flatten<'n>(node: &'n Node, out: &mut Vec<&'n Node>) {
    match node {
        Node::All(parts) => parts.iter().for_each(|part| flatten(part, out)),
        other => out.push(other),
    }
}

/// Whether no part with a choice of counts has a character that may come behind it.
fn is_plain(parts: &[(&Charset, u32, Option<u32>)]) -> bool {
    parts.iter().enumerate().all(|(at, (set, least, most))| {
        let is_fixed = *most == Some(*least);
        let mut behind = parts.iter().skip(at + 1);
        is_fixed || {
            let optional = behind.clone().take_while(|(_, least, _)| *least == 0).count();
            behind.by_ref().take(optional + 1).all(|(other, ..)| !set.meets(other))
        }
    })
}

/// Characters of which there is no choice are texts.
fn merged(parts: &[(&Charset, u32, Option<u32>)]) -> Vec<Part> {
    let mut out = Vec::new();
    for (set, least, most) in parts {
        let literal = match set.ranges() {
            [(low, high)] if low == high && *most == Some(*least) && *least <= 8 => Some(*low),
            _ => None,
        };
        match (literal, out.last_mut()) {
            (Some(c), Some(Part::Text(text))) => text.extend((0..*least).map(|_| c)),
            (Some(c), _) => out.push(Part::Text((0..*least).map(|_| c).collect())),
            (None, _) => out.push(Part::Some((*set).clone(), *least, *most)),
        }
    }
    out
}
