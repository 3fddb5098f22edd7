//! serde's impls written out (`serde = "explicit"`): what the derives would do, in as few lines as it takes.
//!
//! `records.rs` and `writers.rs` of `emit/support` have what all structs share, so that a model only says which value goes
//! where.

mod plan;
mod read;
mod write;

use proc_macro2::TokenStream;

use super::planned::Planned;
use super::scope::Scope;
use crate::ir::Union;
use plan::Plan;

/// The impls of a struct.
pub(super) fn of_struct(scope: &Scope<'_>, planned: &Planned<'_>) -> Vec<TokenStream> {
    let plan = Plan::new(scope, planned);
    let mut items = read::of_struct(&plan);
    items.push(write::of_struct(&plan));
    items
}

/// How a union is written; how it is read is told apart from no derive.
pub(super) fn of_union(scope: &Scope<'_>, shape: &Union) -> TokenStream {
    write::of_union(scope, shape)
}
