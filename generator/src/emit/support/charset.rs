//! Sets of characters.

use super::report::{Path, Report, violation};
use super::violations::Code;

/// A set of characters: a bit for each byte that is an ASCII character, ranges for the rest.
pub(crate) struct Charset {
    class: &'static str,
    bytes: [u64; 4],
    ranges: &'static [(char, char)],
}

impl Charset {
    /// The set of these ranges, ends included; `class` is how messages spell it.
    pub(crate) const fn new(class: &'static str, ranges: &'static [(char, char)]) -> Self {
        let mut bytes = [0; 4];
        let mut index = 0;
        while index < ranges.len() {
            let (low, high) = ranges[index];
            let mut code = low as u32;
            while code <= high as u32 && code < 128 {
                bytes[code as usize / 64] |= 1 << (code % 64);
                code += 1;
            }
            index += 1;
        }
        Self { class, bytes, ranges }
    }

    /// Whether a byte is an ASCII character of the set.
    const fn has_byte(&self, byte: u8) -> bool {
        self.bytes[byte as usize / 64] >> (byte % 64) & 1 == 1
    }

    /// Whether a character is in the set.
    pub(crate) fn contains(&self, wanted: char) -> bool {
        match u8::try_from(wanted) {
            Ok(byte) if byte.is_ascii() => self.has_byte(byte),
            _ => self.ranges.iter().any(|(low, high)| (*low..=*high).contains(&wanted)),
        }
    }
}

/// Reports a text with a character that is not in the set.
#[inline]
pub(crate) fn only(text: &str, set: &Charset, path: Path<'_>, report: &mut Report) {
    // Good texts are mostly ASCII, and to look at all of their bytes is faster than to stop at the first wrong one.
    if !text.bytes().fold(true, |good, byte| good & set.has_byte(byte)) {
        only_characters(text, set, path, report);
    }
}

/// Does so character by character.
#[cold]
fn only_characters(text: &str, set: &Charset, path: Path<'_>, report: &mut Report) {
    if let Some(index) = text.chars().position(|character| !set.contains(character)) {
        let (class, position) = (set.class, index + 1);
        violation(
            path,
            report,
            Code::Charset.limit(class).found(position),
            format_args!("only [{class}], found another character at position {position}"),
        );
    }
}
