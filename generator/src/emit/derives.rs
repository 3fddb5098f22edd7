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
    /// The attribute.
    pub(super) fn attribute(&self, scope: &Scope<'_>) -> TokenStream {
        let wanted = &scope.context.style.derives;
        let standard = |name: &'static str, is_there: bool| is_there.then(|| scope.prelude(name));
        let asked = |name: &str| wanted.iter().any(|wanted| wanted == name);
        let possible = WHERE_POSSIBLE.map(|(name, traits)| {
            let is_wanted = match traits {
                Traits::HASH => self.hash,
                Traits::ORD => self.order || asked("Ord"),
                _ => true,
            };
            let is_wanted = is_wanted || asked(name);
            (is_wanted && self.traits.has(traits)).then(|| ident(name)).map(|name| quote!(#name))
        });
        let debug = self.debug.then(|| quote!(Debug));
        let serialize = self.serialize.then(|| scope.serde("Serialize"));
        let deserialize = self.deserialize.then(|| scope.serde("Deserialize"));
        let list = [Some(quote!(Clone)), standard("Copy", self.copy), debug, standard("Default", self.default)]
            .into_iter()
            .chain([Some(quote!(PartialEq))])
            .chain(possible)
            .chain([serialize, deserialize])
            .flatten()
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
