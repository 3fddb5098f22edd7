//! Sets of characters.

use super::report::{Path, Report, violation};

/// A set of characters: a bit for each ASCII character, ranges for the rest.
pub(crate) struct Charset {
    class: &'static str,
    ascii: u128,
    ranges: &'static [(char, char)],
}

impl Charset {
    /// The set of these ranges, ends included; `class` is how messages spell it.
    pub(crate) const fn new(class: &'static str, ranges: &'static [(char, char)]) -> Self {
        let mut ascii = 0;
        let mut index = 0;
        while index < ranges.len() {
            let (low, high) = ranges[index];
            let mut code = low as u32;
            while code <= high as u32 && code < 128 {
                ascii |= 1 << code;
                code += 1;
            }
            index += 1;
        }
        Self { class, ascii, ranges }
    }

    /// Whether a character is in the set.
    pub(crate) fn contains(&self, wanted: char) -> bool {
        if wanted.is_ascii() {
            self.ascii >> u32::from(wanted) & 1 == 1
        } else {
            self.ranges.iter().any(|(low, high)| (*low..=*high).contains(&wanted))
        }
    }
}

/// Reports a text with a character that is not in the set.
pub(crate) fn only(text: &str, set: &Charset, path: Path<'_>, report: &mut Report) {
    if let Some(index) = text.chars().position(|character| !set.contains(character)) {
        let (class, position) = (set.class, index + 1);
        violation(
            path,
            report,
            format_args!("charset: only [{class}], found another character at position {position}"),
        );
    }
}
