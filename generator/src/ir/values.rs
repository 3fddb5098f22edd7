//! What an enum's values make of it: strings, whole numbers, bits.

use std::collections::HashSet;

use serde_json::Value;

use crate::dialect::{IntSize, RawValue, RawValues};

use super::schema::{Enum, EnumBase, EnumValue, ModelKind, Prose, Type};

/// An enum of strings, of whole numbers or of bits. Values of other kinds (`true`) are of no enum that Rust has.
pub(super) fn kind(raw: &RawValues) -> ModelKind {
    if let Some(bits) = raw.values.iter().map(bits).collect::<Option<Vec<u64>>>().filter(|_| raw.flags) {
        let wires = bits.into_iter().map(Value::from);
        return ModelKind::Enum(Enum {
            base: EnumBase::Integer,
            values: values(raw, wires),
            open: raw.open,
            flags: true,
        });
    }
    if raw.values.iter().any(|value| value.value.is_boolean()) {
        return ModelKind::Alias(Type::Boolean);
    }
    let whole = |value: &RawValue| value.value.is_i64() || value.value.is_u64();
    let base = if !raw.values.is_empty() && raw.values.iter().all(whole) {
        if raw.values.iter().any(|value| value.value.as_i64().is_none()) {
            // The variant for other values has 63 bits; what does not fit is better a number than nothing.
            return ModelKind::Alias(Type::Sized(IntSize { bits: 64, signed: false }));
        }
        EnumBase::Integer
    } else {
        EnumBase::String
    };
    let wires = raw.values.iter().map(|raw| match (&raw.value, base) {
        (Value::Number(number), EnumBase::String) => Value::String(number.to_string()),
        (value, _) => value.clone(),
    });
    ModelKind::Enum(Enum { base, values: values(raw, wires), open: raw.open, flags: false })
}

/// The bits of a value, which is a number or a text of its digits.
fn bits(raw: &RawValue) -> Option<u64> {
    raw.value.as_u64().or_else(|| raw.value.as_str()?.parse().ok())
}

/// The values that JSON carries, without repetition.
fn values(raw: &RawValues, wires: impl Iterator<Item = Value>) -> Vec<EnumValue> {
    let mut seen = HashSet::new();
    let distinct = raw.values.iter().zip(wires).filter(|(_, wire)| seen.insert(wire.to_string()));
    let value = |(raw, wire): (&RawValue, Value)| EnumValue {
        wire,
        name: raw.name.clone(),
        rust_name: String::new(),
        description: raw.description.as_ref().map(|prose| Prose { text: prose.text.clone(), span: prose.span }),
        span: raw.span,
    };
    distinct.map(value).collect()
}
