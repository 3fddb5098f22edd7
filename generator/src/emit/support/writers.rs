//! Objects, written field by field: what serde's derive does, with as little code as can be in each model.

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

/// Writes a struct. The first error is kept for [`end`](Self::end), and nothing is written behind it.
pub(crate) struct Writer<S: SerializeStruct> {
    fields: S,
    done: Result<(), S::Error>,
}

impl<W: SerializeStruct> Writer<W> {
    /// Begins a struct of so many fields that are always there, and of others that perhaps are.
    pub(crate) fn new<S>(serializer: S, name: &'static str, always: usize, perhaps: &[bool]) -> Result<Self, S::Error>
    where
        S: Serializer<SerializeStruct = W, Error = W::Error>,
    {
        let count = always + perhaps.iter().filter(|is_there| **is_there).count();
        Ok(Self { fields: serializer.serialize_struct(name, count)?, done: Ok(()) })
    }

    /// Writes a field.
    pub(crate) fn field<T: Serialize>(&mut self, name: &'static str, value: &T) {
        if self.done.is_ok() {
            self.done = self.fields.serialize_field(name, value);
        }
    }

    /// Writes a field if it is there.
    #[allow(clippy::ref_option, reason = "it is how the field stands in the model")]
    pub(crate) fn optional<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        if self.done.is_ok() {
            let fields = &mut self.fields;
            self.done = if value.is_some() { fields.serialize_field(name, value) } else { fields.skip_field(name) };
        }
    }

    /// Ends the struct.
    pub(crate) fn end(self) -> Result<W::Ok, W::Error> {
        self.done.and_then(|()| self.fields.end())
    }
}

/// Writes a struct that keeps other properties.
pub(crate) struct OpenWriter<M: SerializeMap> {
    entries: M,
    done: Result<(), M::Error>,
}

impl<W: SerializeMap> OpenWriter<W> {
    /// Begins an object.
    pub(crate) fn new<S: Serializer<SerializeMap = W, Error = W::Error>>(serializer: S) -> Result<Self, S::Error> {
        Ok(Self { entries: serializer.serialize_map(None)?, done: Ok(()) })
    }

    /// Writes a field.
    pub(crate) fn field<T: Serialize>(&mut self, name: &'static str, value: &T) {
        if self.done.is_ok() {
            self.done = self.entries.serialize_entry(name, value);
        }
    }

    /// Writes a field if it is there.
    #[allow(clippy::ref_option, reason = "it is how the field stands in the model")]
    pub(crate) fn optional<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        if value.is_some() {
            self.field(name, value);
        }
    }

    /// Writes the other properties, and ends the object.
    pub(crate) fn end<K: Serialize, V: Serialize>(
        mut self,
        others: impl IntoIterator<Item = (K, V)>,
    ) -> Result<W::Ok, W::Error> {
        self.done?;
        for (name, value) in others {
            self.entries.serialize_entry(&name, &value)?;
        }
        self.entries.end()
    }
}
