//! What the rest of the page tells where a row does not: whole numbers, days, nulls, wire names, the meaning of words.
//!
//! One question per file. Each conclusion is recorded on its field as an [`Inference`](super::schema::Inference) with
//! the place that decided it.

pub(super) mod dates;
pub(super) mod instants;
pub(super) mod nullable;
pub(super) mod numbers;
#[cfg(test)]
mod tests;
pub(super) mod type_words;
pub(super) mod wire;
mod words;
