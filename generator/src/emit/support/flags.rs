//! Sets of bits: how they are read, shown, and reported where bits are not documented.

use std::fmt;

use serde::de::{Deserializer, Error, Unexpected, Visitor};

use super::report::{Path, Report, listed, violation};
use super::violations::Code;
use super::whole::whole;

/// Documented bits by their names.
pub(crate) type Named = [(&'static str, u64)];

/// Those of some bits that are not documented.
pub(crate) fn unknown(bits: u64, documented: &Named) -> u64 {
    documented.iter().fold(bits, |left, (_, known)| left & !known)
}

/// The names of bits that are set, and as a number what has none.
pub(crate) fn show(bits: u64, documented: &Named, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut separator = "";
    for (name, known) in documented {
        if *known != 0 && bits & known == *known {
            write!(f, "{separator}{name}")?;
            separator = " | ";
        }
    }
    let rest = documented.iter().filter(|(_, known)| bits & known == *known);
    let rest = rest.fold(bits, |left, (_, known)| left & !known);
    if rest != 0 || bits == 0 { write!(f, "{separator}{rest:#x}") } else { Ok(()) }
}

/// Reports bits that are not documented.
pub(crate) fn undocumented(documented: &Named, path: Path<'_>, report: &mut Report) {
    let expected = listed(documented.iter().map(|(_, bits)| bits.to_string()));
    let values = documented.iter().map(|(_, bits)| serde_json::Value::from(*bits)).collect::<Vec<_>>();
    violation(path, report, Code::Enum.limit(values), format_args!("bits of {expected}, found an undocumented one"));
}

/// Reads any bits.
pub(crate) fn open<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    deserializer.deserialize_any(Bits)
}

/// Reads documented bits and no others.
pub(crate) fn closed<'de, D: Deserializer<'de>>(deserializer: D, documented: &Named) -> Result<u64, D::Error> {
    let bits = open(deserializer)?;
    match unknown(bits, documented) {
        0 => Ok(bits),
        unknown => Err(D::Error::custom(format_args!("unknown bits {unknown:#x}"))),
    }
}

/// A number, or a text of its digits: some write large ones so, to spare readers that only have doubles.
struct Bits;

impl Visitor<'_> for Bits {
    type Value = u64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number that is not negative")
    }

    fn visit_u64<E: Error>(self, bits: u64) -> Result<u64, E> {
        Ok(bits)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<u64, E> {
        u64::try_from(number).map_err(|_| E::invalid_value(Unexpected::Other("a negative one"), &self))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<u64, E> {
        let whole = whole(number).ok_or_else(|| E::invalid_type(Unexpected::Other("a fraction"), &self))?;
        self.visit_i64(whole)
    }

    fn visit_str<E: Error>(self, digits: &str) -> Result<u64, E> {
        let all = digits.bytes().all(|byte| byte.is_ascii_digit());
        let bits = all.then(|| digits.parse().ok()).flatten();
        bits.ok_or_else(|| E::invalid_value(Unexpected::Other("another text"), &self))
    }
}
