//! The `Cargo.toml` of a stand-alone crate.

use std::fmt::Write as _;

use super::features::Feature;
use super::file::{File, MARKER};
use super::options::{Options, Style};
use super::{context, scope};
use crate::config::Impls;
use crate::ir::{ModelKind, Schema, Type};

/// What the emitted crate depends on, beyond serde, `serde_json` and garde.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Whether any model holds a date or an instant.
    pub jiff: bool,
    /// Whether any model derives serde's traits, instead of having their impls written out.
    pub derive: bool,
}

/// The manifest of a crate whose files [`rust`](super::rust) emitted with `"src/"` as [`Options::base`]. Its features are
/// those of [`features`](super::features()), all of them on by default.
///
/// [`Options::base`]: super::Options::base
pub fn manifest(crate_name: &str, needs: Needs, features: &[Feature]) -> File {
    let name = crate_name.replace(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')), "-");
    let mut text = format!(
        "# {MARKER}. Do not edit: change the source and rebuild.\n\
         [package]\n\
         name = \"{name}\"\n\
         version = \"0.1.0\"\n\
         edition = \"2024\"\n\
         publish = false\n\
         \n\
         [lib]\n\
         doctest = false\n\
         \n\
         [dependencies]\n\
         garde = {{ version = \"0.23\", default-features = false }}\n"
    );
    if needs.jiff {
        _ = writeln!(text, "jiff = {{ version = \"1\", default-features = false, features = [\"std\", \"serde\"] }}");
    }
    let serde = if needs.derive { "{ version = \"1\", features = [\"derive\"] }" } else { "\"1\"" };
    _ = write!(text, "serde = {serde}\nserde_json = \"1\"\n");
    if !features.is_empty() {
        let list = |names: &mut dyn Iterator<Item = &String>| {
            names.map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
        };
        text.push_str("\n# One per module; each turns on those that it refers to.\n[features]\n");
        _ = writeln!(text, "default = [{}]", list(&mut features.iter().map(|feature| &feature.name)));
        for feature in features {
            _ = writeln!(text, "{} = [{}]", key(&feature.name), list(&mut feature.needs.iter()));
        }
    }
    // A folder inside another workspace is a crate of its own all the same.
    text.push_str("\n[workspace]\n");
    File { path: "Cargo.toml".to_owned(), text }
}

/// A name as a key of TOML, which is bare in ASCII only.
fn key(name: &str) -> String {
    let is_bare = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if is_bare { name.to_owned() } else { format!("\"{name}\"") }
}

impl Needs {
    /// What the crate that [`rust`](super::rust) makes of these schemas calls for.
    pub fn of(schemas: &[&Schema], options: &Options) -> Self {
        let mut needs = Self::default();
        for schema in schemas {
            let style = options.style_of(&schema.api);
            for kind in schema.models.iter().map(|model| &model.kind) {
                needs.derive |=
                    style.serde == Impls::Derive && matches!(kind, ModelKind::Struct(_) | ModelKind::Union(_));
                needs.jiff |= scope::types(kind).into_iter().any(|ty| uses_jiff(style, ty));
            }
        }
        needs
    }
}

fn uses_jiff(style: &Style, ty: &Type) -> bool {
    let inner = match ty {
        Type::Array(inner) | Type::Map(inner) => uses_jiff(style, inner),
        _ => false,
    };
    let mapped = context::kind(ty).and_then(|kind| style.types.get(&kind));
    inner || mapped.map_or(matches!(ty, Type::Date | Type::DateTime), |mapped| mapped.contains("jiff::"))
}
