//! `Debug` of a struct that holds secrets, which it does not show.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use super::planned::Planned;
use super::scope::Scope;
use super::wrapping::Wrapping;

/// `Debug` of a struct that holds secrets; none where it holds none, and the derive does.
pub(super) fn of_struct(scope: &Scope<'_>, planned: &Planned<'_>) -> Option<TokenStream> {
    if !planned.fields.iter().any(|field| field.is_secret) {
        return None;
    }
    let redacted = scope.support("secrets");
    let redacted = quote!(#redacted::Redacted);
    let fields = planned.fields.iter().map(|field| {
        let (name, text) = (&field.name, field.name.to_string());
        let text = text.trim_start_matches("r#");
        match field.wrapping {
            _ if !field.is_secret => quote!(.field(#text, &self.#name)),
            Wrapping::Plain => quote!(.field(#text, &#redacted)),
            Wrapping::Option => quote!(.field(#text, &self.#name.as_ref().map(|_| #redacted))),
            Wrapping::DoubleOption => {
                quote!(.field(#text, &self.#name.as_ref().map(|value| value.as_ref().map(|_| #redacted))))
            }
        }
    });
    let others = planned.additional.as_ref().map(|others| {
        let (name, text) = (&others.name, others.name.to_string());
        quote!(.field(#text, &self.#name))
    });
    let (name, text) = (ident(&scope.name), &scope.name);
    let deprecated =
        scope.model.deprecated.is_some() || planned.fields.iter().any(|field| field.field.deprecated.is_some());
    let allow = deprecated.then(|| quote!(#[allow(deprecated)]));
    Some(quote! {
        #allow
        impl std::fmt::Debug for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(#text) #(#fields)* #others .finish()
            }
        }
    })
}
