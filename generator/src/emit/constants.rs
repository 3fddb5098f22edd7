//! The constants that the checks of a struct compare values with: sets of characters and regular expressions.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use crate::ir::{Charset, Field};
use crate::regex::{Form, Part, Table};

use super::ident::{ident, legal};
use super::scope::Scope;

/// The constants of a struct.
#[derive(Default)]
pub(super) struct Constants {
    /// Their definitions.
    pub(super) items: Vec<TokenStream>,
}

impl Constants {
    /// The constant that holds a set; two fields of a file with one set share it.
    pub(super) fn charset(&mut self, scope: &Scope<'_>, field: &Field, set: &Charset) -> Ident {
        let mut known = scope.names.charsets.borrow_mut();
        if let Some((_, name)) = known.iter().find(|(known, _)| known == set) {
            return name.clone();
        }
        let name = free(field, "CHARACTERS", |name| known.iter().any(|(_, known)| known == name));
        let (charset, class, ranges) = (scope.support("charset"), set.to_class(), ranges(set));
        self.items.push(quote! {
            const #name: #charset::Charset = #charset::Charset::new(#class, #ranges);
        });
        known.push((set.clone(), name.clone()));
        name
    }

    /// The constant that holds a regular expression; two fields of a file with the same share it.
    pub(super) fn pattern(&mut self, scope: &Scope<'_>, field: &Field, pattern: &str, form: &Form) -> Ident {
        let mut known = scope.names.patterns.borrow_mut();
        if let Some((_, name)) = known.iter().find(|(known, _)| known == pattern) {
            return name.clone();
        }
        let name = free(field, "PATTERN", |name| known.iter().any(|(_, known)| known == name));
        let support = scope.support("pattern");
        let form = match form {
            Form::Sequence(parts) => {
                let parts = parts.iter().map(|part| self::part(&support, part));
                quote!(Form::Sequence(&[#(#parts),*]))
            }
            Form::Table(table) => {
                let table = self::table(&support, table);
                quote!(Form::Table(#table))
            }
        };
        self.items.push(quote! {
            const #name: #support::Pattern = #support::Pattern { text: #pattern, form: #support::#form };
        });
        known.push((pattern.to_owned(), name.clone()));
        name
    }
}

/// A name after the field that no other constant of the file has.
fn free(field: &Field, what: &str, is_taken: impl Fn(&Ident) -> bool) -> Ident {
    let base = format!("{}_{what}", legal(&field.rust_name).to_ascii_uppercase());
    let mut name = ident(&base);
    let mut number = 2;
    while is_taken(&name) {
        name = format_ident!("{base}_{number}");
        number += 1;
    }
    name
}

fn ranges(set: &Charset) -> TokenStream {
    let ranges = set.ranges().iter().map(|(low, high)| quote!((#low, #high)));
    quote!(&[#(#ranges),*])
}

fn part(support: &TokenStream, part: &Part) -> TokenStream {
    match part {
        Part::Text(text) => quote!(#support::Part::Text(#text)),
        Part::Some(set, least, most) => {
            let (ranges, least) = (ranges(set), Literal::u32_unsuffixed(*least));
            let most = most.map_or_else(
                || quote!(usize::MAX),
                |most| {
                    let most = Literal::u32_unsuffixed(most);
                    quote!(#most)
                },
            );
            quote!(#support::Part::Some(#ranges, #least, #most))
        }
    }
}

fn table(support: &TokenStream, table: &Table) -> TokenStream {
    let number = |number: &usize| Literal::usize_unsuffixed(*number);
    let columns = table.columns.iter().map(|(low, high, column)| {
        let column = number(column);
        quote!((#low, #high, #column))
    });
    let rows = table.rows.iter().map(|row| {
        let row = row.iter().map(number);
        quote!(&[#(#row),*])
    });
    let (start, accepting) = (number(&table.start), number(&table.accepting));
    quote! {
        #support::Table {
            columns: &[#(#columns),*],
            rows: &[#(#rows),*],
            start: #start,
            accepting: #accepting,
        }
    }
}
