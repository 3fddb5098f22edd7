//! What JSON calls a field. Every SDK spells names its own way; the API's spelling shows in places.

use crate::example::Key;

use super::super::observe::{Observations, Slot};
use super::super::schema::{Inference, Model, ModelKind};
use super::numbers::id;

/// How an API spells its names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WireCase {
    /// As the documentation's own evidence says.
    #[default]
    Infer,
    /// `clientSecret`
    Camel,
    /// `client_secret`
    Snake,
    /// `ClientSecret`
    Pascal,
    /// `client-secret`
    Kebab,
    /// As documented.
    AsWritten,
}

/// Gives each field its wire name.
pub(in super::super) fn decide(models: &mut [Model], seen: &Observations<'_>, _case: WireCase) {
    for (number, model) in models.iter_mut().enumerate() {
        let ModelKind::Struct(object) = &mut model.kind else { continue };
        for (part, field) in object.fields.iter_mut().enumerate() {
            if let Some(key) = seen.keys.get(&Slot { model: id(number), part }).and_then(|keys| agreed(keys))
                && key.name != field.wire_name
            {
                field.wire_name = key.name.clone();
                let inference = Inference { fact: "wire_name", rule: "wire_name.example_cell", span: Some(key.span) };
                field.inferred.push(inference);
            }
        }
    }
}

/// The key, if all places that show one show the same.
fn agreed<'a>(keys: &[&'a Key]) -> Option<&'a Key> {
    let first = keys.first()?;
    keys.iter().all(|key| key.name == first.name).then_some(first)
}
