//! Stage `example`: a code block or a table cell becomes a [`Node`], a JSON value with the place of each part.
//!
//! Knows the literal grammar of each language, and nothing of the models the literals are of.

mod node;

pub use node::{Key, Node, NodeKind};
