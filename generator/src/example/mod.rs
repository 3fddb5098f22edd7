//! Stage `example`: a code block or a table cell becomes a [`Node`], a JSON value with the place of each part.
//!
//! Knows the literal grammar of each language, and nothing of the models the literals are of.

mod cell;
mod constant;
mod cursor;
mod javascript;
mod json;
mod node;

use crate::limits::MAX_LITERAL_DEPTH as MAX_DEPTH;
use crate::source::Span;

pub use cell::cell;
pub use constant::constant;
pub use javascript::javascript;
pub use json::json;
pub use node::{Key, Node, NodeKind, number};

/// Why an example could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where it went wrong.
    pub span: Span,
    /// What was expected there.
    pub expected: &'static str,
}
