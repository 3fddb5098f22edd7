//! Which constraints can be enforced on a Rust type, with which call, and how the documentation says so.

mod find;
mod lack;
mod numbers;
mod parts;
mod text;
mod words;

pub(super) use find::{check, lacks};
pub use lack::Lack;
pub(super) use lack::lack;
pub(super) use numbers::{rounded, whole_range};
pub(super) use parts::{Check, Limit, Takes, target};
pub(super) use words::{Told, documented, dropped, said};
