//! `Deserialize`, by the struct's `support::records::Record`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::plan::{Absent, Plan, Slot};
use crate::emit::serde_impl::deserialize;
use crate::emit::wrapping::Wrapping;

/// The impls that read a struct.
pub(super) fn of_struct(plan: &Plan<'_>) -> Vec<TokenStream> {
    let scope = plan.scope;
    let (records, result) = (scope.support("records"), scope.prelude("Result"));
    let (allow, name) = (&plan.allow, &plan.name);
    let text = Literal::string(&scope.name);
    let wires = plan.fields.iter().map(|slot| &slot.wire);
    let open = plan.additional.is_some().then(|| {
        quote!(
            const OPEN: bool = true;
        )
    });
    let aliases = plan.fields.iter().enumerate().filter_map(|(at, slot)| {
        let (alias, at) = (slot.alias.as_ref()?, Literal::usize_unsuffixed(at));
        Some(quote!((#alias, #at)))
    });
    let aliases: Vec<_> = aliases.collect();
    let aliases = (!aliases.is_empty()).then(|| {
        quote!(
            const ALIASES: &'static [(&'static str, usize)] = &[#(#aliases),*];
        )
    });
    let deny = (plan.additional.is_none() && scope.context.denies_unknown()).then(|| {
        quote!(
            const DENY: bool = true;
        )
    });
    let (fields, body) = (plan.local("fields"), body(plan));
    vec![
        deserialize(scope, &quote!(#records::read(deserializer))),
        quote! {
            #allow
            impl<'de> #records::Record<'de> for #name {
                const NAME: &'static str = #text;
                const FIELDS: &'static [&'static str] = &[#(#wires),*];
                #aliases
                #open
                #deny

                fn read<S: #records::Source<'de>>(mut #fields: #records::Fields<S>) -> #result<Self, S::Error> {
                    #body
                }
            }
        },
    ]
}

fn body(plan: &Plan<'_>) -> TokenStream {
    let (fields, at) = (plan.local("fields"), plan.local("at"));
    let slots = plan.fields.iter().map(|slot| {
        let name = &slot.name;
        quote!(let mut #name = None;)
    });
    let others = plan.additional.as_ref().map(|additional| {
        let (name, default) = (&additional.name, plan.scope.prelude("Default"));
        if additional.reader.is_some() {
            let map = plan.scope.map();
            quote!(let mut #name = #map::new();)
        } else {
            quote!(let mut #name = #default::default();)
        }
    });
    let mut reads: Vec<_> = plan.fields.iter().map(|slot| read(plan, slot)).collect();
    reads.extend(keep(plan));
    let next = match reads.as_slice() {
        [] => quote!(while #fields.next()?.is_some() {}),
        [read] => quote!(while #fields.next()?.is_some() { #read?; }),
        reads => {
            let numbers = (0..plan.fields.len()).map(|number| {
                let number = Literal::usize_unsuffixed(number);
                quote!(#number)
            });
            let rest = if plan.additional.is_some() { quote!(_) } else { quote!(_ => Ok(())) };
            let numbers = numbers.chain([rest]).collect::<Vec<_>>();
            let arms = numbers.iter().zip(reads).map(|(number, read)| quote!(#number => #read,));
            let last = numbers.get(reads.len());
            // One `?` for all of them: each is a branch that the compiler looks at.
            quote!(while let Some(#at) = #fields.next()? { match #at { #(#arms)* #last }?; })
        }
    };
    let values = plan.fields.iter().map(|slot| value(plan, slot));
    let others_too = plan.additional.as_ref().map(|additional| {
        let name = &additional.name;
        if additional.reader.is_some() {
            quote!(#name: #name.into_iter().map(|(name, value)| (name, value.0)).collect())
        } else {
            quote!(#name)
        }
    });
    quote! {
        #(#slots)*
        #others
        #next
        Ok(Self { #(#values,)* #others_too })
    }
}

/// Puts the value of a field where it belongs: a result without a value.
fn read(plan: &Plan<'_>, slot: &Slot) -> TokenStream {
    let (name, fields) = (&slot.name, plan.local("fields"));
    let owned = slot.reader.map(|reader| {
        let reader = plan.scope.support(reader);
        quote!(#reader::Owned)
    });
    match (slot.wrapping, slot.absent, owned) {
        (Wrapping::Option, Absent::None, None) => quote!(#fields.optional(&mut #name)),
        (Wrapping::Option, Absent::None, Some(owned)) => {
            quote!(#fields.value_if_any().map(|value| #name = value.and_then(|#owned(value)| value)))
        }
        (Wrapping::DoubleOption, _, None) => quote!(#fields.value_if_any().map(|value| #name = value)),
        (Wrapping::DoubleOption, _, Some(owned)) => {
            quote!(#fields.value_if_any().map(|value| #name = value.map(|#owned(value)| value)))
        }
        (_, _, None) => quote!(#fields.field(&mut #name)),
        (_, _, Some(owned)) => quote!(#fields.value().map(|#owned(value)| #name = Some(value))),
    }
}

/// Keeps another property: a result without a value.
fn keep(plan: &Plan<'_>) -> Option<TokenStream> {
    let additional = plan.additional.as_ref()?;
    let (name, fields) = (&additional.name, plan.local("fields"));
    Some(if let Some(reader) = additional.reader {
        let reader = plan.scope.support(reader);
        quote!(#fields.keep::<#reader::Owned<_>>(&mut #name))
    } else {
        quote!(#fields.keep(&mut #name))
    })
}

/// A field of the struct that was read.
fn value(plan: &Plan<'_>, slot: &Slot) -> TokenStream {
    let (name, wire, fields) = (&slot.name, &slot.wire, plan.local("fields"));
    match slot.absent {
        Absent::None => quote!(#name),
        Absent::Error => quote!(#name: #fields.required(#name, #wire)?),
        Absent::Own => quote!(#name: #fields.required_or_own(#name, #wire)?),
    }
}
