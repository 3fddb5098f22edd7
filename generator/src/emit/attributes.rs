//! Attributes that every kind of item has: documentation and deprecation.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::Deprecation;

/// Doc lines as attributes, which are printed as `///` comments.
pub(super) fn docs(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| {
        let spaced = if line.is_empty() { String::new() } else { format!(" {line}") };
        let literal = Literal::string(&spaced);
        quote!(#[doc = #literal])
    });
    quote!(#(#lines)*)
}

/// `#[deprecated]`, with the documentation's own words where it has any.
pub(super) fn deprecated(deprecation: Option<&Deprecation>) -> Option<TokenStream> {
    let note = deprecation?.note.as_deref().map(|note| note.split_whitespace().collect::<Vec<_>>().join(" "));
    let note = note.filter(|note| !note.is_empty()).map(|note| {
        let note = Literal::string(&note);
        quote!((note = #note))
    });
    Some(quote!(#[deprecated #note]))
}
