//! Which models and fields of two documentations are the same.

mod fields;
mod likeness;
mod models;

pub(super) use fields::{Fields, fields};
pub(super) use models::pair;
