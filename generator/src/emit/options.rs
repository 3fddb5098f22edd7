//! What a caller may choose about the Rust that is emitted.

use std::collections::BTreeMap;

use crate::config::{EnumPolicy, Impls, Kind, Nullable, UnknownFields};

/// Choices for a whole run.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What stands before every [`File::path`](super::File::path): `""` for the checked-in `generated/` folder,
    /// `"src/"` for a stand-alone crate.
    pub base: String,
    /// What users call the crate, if that is known: its documentation has an example then that is compiled.
    pub name: Option<String>,
    /// Whether the one API's models stand at the crate root (`my_crate::operations::Foo`) instead of in a module of
    /// their API (`models::authserver::operations::Foo`). Only heeded where there is exactly one API.
    pub flat: bool,
    /// Whether each module at the root of a crate stands behind a cargo feature: see [`features`](super::features).
    /// Only heeded together with [`Options::flat`].
    pub features: bool,
    /// How models look, for every API that [`Options::apis`] does not list.
    pub style: Style,
    /// How one API's models look, by the API's name.
    pub apis: BTreeMap<String, Style>,
}

impl Options {
    /// The style of an API.
    pub fn style_of(&self, api: &str) -> &Style {
        self.apis.get(api).unwrap_or(&self.style)
    }

    /// Reads a Rust type as a user wrote it in the configuration.
    ///
    /// For the kinds `array` and `map` the type stands without its arguments: `indexmap::IndexMap`.
    pub fn parse_type(text: &str) -> Result<syn::Type, String> {
        let fail = |reason: &dyn std::fmt::Display| format!("`{text}` is not a Rust type: {reason}");
        let parsed: syn::Type = syn::parse_str(text).map_err(|error| fail(&error))?;
        match &parsed {
            syn::Type::Path(path) if path.qself.is_none() => Ok(parsed),
            _ => Err(fail(&"expected a path such as `chrono::NaiveDate`")),
        }
    }
}

/// How the models of an API look.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// What stands before a model's own path in the first line of its file, such as `specs/authserver/`.
    pub sources: String,
    /// Rust types by neutral kind. A type named here brings its own serde impls, and no constraint is checked on its values
    /// (but bounds on the primitive number types).
    pub types: BTreeMap<Kind, String>,
    /// What becomes of an undocumented value.
    pub enums: EnumPolicy,
    /// What becomes of a field that may be absent and may be `null`.
    pub nullable: Nullable,
    /// How structs and unions get serde's impls.
    pub serde: Impls,
    /// What becomes of a property that no field is for, in structs that keep none.
    pub unknown_fields: UnknownFields,
    /// Derives that every item gets beside its own. `Eq`, `PartialOrd`, `Ord` and `Hash` go where fields allow them.
    pub derives: Vec<String>,
    /// Whether additions to the documentation may break whoever uses the models: then enums and structs are not
    /// `#[non_exhaustive]`.
    pub exhaustive: bool,
}
