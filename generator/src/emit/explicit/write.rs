//! `Serialize`.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::plan::{Plan, Slot};
use crate::emit::ident::ident;
use crate::emit::scope::Scope;
use crate::emit::serde_impl::serialize;
use crate::emit::types;
use crate::ir::Union;

/// The impl that writes a struct.
pub(super) fn of_struct(plan: &Plan<'_>) -> TokenStream {
    let writers = plan.scope.support("writers");
    let text = Literal::string(&plan.scope.name);
    let lines = plan.fields.iter().map(|slot| field(plan, slot));
    let mutable = (!plan.fields.is_empty()).then(|| quote!(mut));
    let (begin, others) = if let Some(additional) = &plan.additional {
        let (name, bytes) = (&additional.name, additional.bytes);
        let others = if bytes {
            let base64 = plan.scope.support("base64");
            quote!(self.#name.iter().map(|(name, value)| (name, #base64::As(value))))
        } else {
            quote!(&self.#name)
        };
        (quote!(#writers::OpenWriter::new(serializer)?), Some(others))
    } else {
        let always = Literal::usize_unsuffixed(plan.fields.iter().filter(|slot| slot.always).count());
        let perhaps = plan.fields.iter().filter(|slot| !slot.always).map(|slot| &slot.name);
        (quote!(#writers::Writer::new(serializer, #text, #always, &[#(self.#perhaps.is_some()),*])?), None)
    };
    let body = quote! {
        let #mutable fields = #begin;
        #(#lines)*
        fields.end(#others)
    };
    serialize(plan.scope, &plan.name, plan.allow.as_ref(), &body)
}

fn field(plan: &Plan<'_>, slot: &Slot) -> TokenStream {
    let (name, wire) = (&slot.name, &slot.wire);
    let base64 = slot.bytes.then(|| plan.scope.support("base64"));
    match (slot.always, base64) {
        (true, None) => quote!(fields.field(#wire, &self.#name);),
        (true, Some(base64)) => quote!(fields.field(#wire, &#base64::As(&self.#name));),
        (false, None) => quote!(fields.optional(#wire, &self.#name);),
        (false, Some(base64)) => quote!(fields.optional(#wire, &self.#name.as_ref().map(#base64::As));),
    }
}

/// The impl that writes a union: as its member is.
pub(super) fn of_union(scope: &Scope<'_>, shape: &Union) -> TokenStream {
    let by_serde = scope.serde("Serialize");
    let arms = shape.members.iter().map(|member| {
        let variant = ident(&member.rust_name);
        let writes = if scope.context.has_bytes(&member.ty) { scope.support("base64") } else { by_serde.clone() };
        quote!(Self::#variant(value) => #writes::serialize(value, serializer),)
    });
    let unknown =
        shape.select.tag().is_some().then(|| quote!(Self::Unknown(value) => #by_serde::serialize(value, serializer),));
    let name: Ident = ident(&scope.name);
    let allow = types::allow(scope, std::iter::empty(), true);
    serialize(scope, &name, allow.as_ref(), &quote!(match self { #(#arms)* #unknown }))
}
