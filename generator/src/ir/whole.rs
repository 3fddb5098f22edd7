//! Whole numbers: how large those of a documented size can be, and how JSON has them.

use serde_json::Value;

use crate::dialect::IntSize;

impl IntSize {
    /// The smallest and the largest number of this size.
    pub fn range(self) -> (i128, i128) {
        let bits = u32::from(self.bits.clamp(1, 64));
        if self.signed { (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) } else { (0, (1 << bits) - 1) }
    }

    /// Its name in interface descriptions: `uint8`.
    pub fn format(self) -> &'static str {
        match (self.bits, self.signed) {
            (..=8, false) => "uint8",
            (..=8, true) => "int8",
            (..=16, false) => "uint16",
            (..=16, true) => "int16",
            (..=32, false) => "uint32",
            (..=32, true) => "int32",
            (_, false) => "uint64",
            (_, true) => "int64",
        }
    }

    /// The size of this name.
    pub fn from_format(name: &str) -> Option<Self> {
        let sizes = [8, 16, 32, 64].into_iter().flat_map(|bits| [true, false].map(|signed| Self { bits, signed }));
        sizes.into_iter().find(|size| size.format() == name)
    }

    /// Whether a JSON value is a whole number of this size.
    pub fn holds(self, value: &Value) -> bool {
        let (least, most) = self.range();
        whole(value).is_some_and(|number| (least..=most).contains(&number))
    }
}

/// The whole number that a JSON value is.
pub fn whole(value: &Value) -> Option<i128> {
    value.as_i64().map(i128::from).or_else(|| value.as_u64().map(i128::from))
}

/// A whole number in JSON; none where it takes more than 64 bits.
pub fn number(whole: i128) -> Option<Value> {
    i64::try_from(whole).map(Value::from).or_else(|_| u64::try_from(whole).map(Value::from)).ok()
}
