//! The derives of an item.

use proc_macro2::TokenStream;
use quote::quote;

use super::facts::Traits;
use super::ident::ident;
use super::scope::Scope;

/// Traits of the standard library that the configuration may ask for, where fields allow them, and what they rest on.
const WHERE_POSSIBLE: [(&str, Traits); 4] =
    [("Eq", Traits::EQ), ("PartialOrd", Traits::ORD), ("Ord", Traits::ORD), ("Hash", Traits::HASH)];

/// Traits that everything has, or that are decided elsewhere.
const SETTLED: [&str; 5] = ["Clone", "Copy", "Debug", "Default", "PartialEq"];

/// The derives of an item.
#[allow(clippy::struct_excessive_bools, reason = "each is a derive, and they go together in any way")]
pub(super) struct Derives {
    pub copy: bool,
    pub debug: bool,
    pub default: bool,
    /// The traits that it can have.
    pub traits: Traits,
    /// Whether it is hashed without being asked for. Of what has fields that is much code that few use.
    pub hash: bool,
    /// Whether it is ordered without being asked for, which nothing with a payload is.
    pub order: bool,
    pub serialize: bool,
    pub deserialize: bool,
}

impl Default for Derives {
    fn default() -> Self {
        Self {
            copy: false,
            debug: true,
            default: false,
            traits: Traits::ALL,
            hash: false,
            order: false,
            serialize: false,
            deserialize: false,
        }
    }
}

impl Derives {
    /// The traits of the standard library that callers may rely on and that a later documentation may take away.
    pub(super) fn promised(&self, wanted: &[String]) -> Vec<&'static str> {
        let settled = [("Copy", self.copy), ("Default", self.default)];
        settled
            .into_iter()
            .filter_map(|(name, is_there)| is_there.then_some(name))
            .chain(self.possible(wanted))
            .collect()
    }

    /// Those that rest on what the item holds.
    fn possible<'d>(&'d self, wanted: &'d [String]) -> impl Iterator<Item = &'static str> + 'd {
        let asked = move |name: &str| wanted.iter().any(|wanted| wanted == name);
        let is_there = move |traits: Traits, name: &str| {
            let is_wanted = match traits {
                Traits::HASH => self.hash,
                Traits::ORD => self.order || asked("Ord"),
                _ => true,
            };
            (is_wanted || asked(name)) && self.traits.has(traits)
        };
        WHERE_POSSIBLE.into_iter().filter(move |(name, traits)| is_there(*traits, name)).map(|(name, _)| name)
    }

    /// The attribute.
    pub(super) fn attribute(&self, scope: &Scope<'_>) -> TokenStream {
        let wanted = &scope.context.style.derives;
        let standard = |name: &'static str, is_there: bool| is_there.then(|| scope.prelude(name));
        let possible = self.possible(wanted).map(ident).map(|name| quote!(#name));
        let debug = self.debug.then(|| quote!(Debug));
        let serialize = self.serialize.then(|| scope.serde("Serialize"));
        let deserialize = self.deserialize.then(|| scope.serde("Deserialize"));
        let list = [Some(quote!(Clone)), standard("Copy", self.copy), debug, standard("Default", self.default)]
            .into_iter()
            .chain([Some(quote!(PartialEq))])
            .flatten()
            .chain(possible)
            .chain([serialize, deserialize].into_iter().flatten())
            .chain(others(wanted));
        quote!(#[derive(#(#list),*)])
    }
}

/// The derives that the configuration adds to everything.
pub(super) fn others(wanted: &[String]) -> impl Iterator<Item = TokenStream> {
    let is_standard =
        |name: &str| SETTLED.contains(&name) || WHERE_POSSIBLE.iter().any(|(possible, _)| *possible == name);
    wanted.iter().filter(move |name| !is_standard(name)).filter_map(|name| name.parse().ok())
}
