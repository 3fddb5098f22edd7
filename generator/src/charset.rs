//! Sets of characters: what texts may consist of, and the classes of regular expressions. Serves several stages.

/// A set of characters, as sorted ranges that neither overlap nor touch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Charset {
    ranges: Vec<(char, char)>,
}

impl Charset {
    /// The set of these ranges, ends included; they may overlap and come in any order.
    pub fn new(ranges: impl IntoIterator<Item = (char, char)>) -> Self {
        let mut sorted: Vec<_> = ranges.into_iter().filter(|(low, high)| low <= high).collect();
        sorted.sort_unstable();
        let mut merged: Vec<(char, char)> = Vec::with_capacity(sorted.len());
        for (low, high) in sorted {
            match merged.last_mut() {
                Some(last) if u32::from(low) <= u32::from(last.1) + 1 => last.1 = last.1.max(high),
                _ => merged.push((low, high)),
            }
        }
        Self { ranges: merged }
    }

    /// The set of a regular expression's class without its brackets, as [`to_class`](Self::to_class) writes it: ranges,
    /// `\` before what would mean something else, `\x20` for a character by its number. `None` for anything else.
    pub fn parse_class(class: &str) -> Option<Self> {
        let mut ranges = Vec::new();
        let mut rest = class;
        while !rest.is_empty() {
            let (low, behind) = class_character(rest)?;
            // A dash at the end is a dash.
            let (high, behind) = match behind.strip_prefix('-').filter(|behind| !behind.is_empty()) {
                Some(behind) => class_character(behind)?,
                None => (low, behind),
            };
            ranges.push((low <= high).then_some((low, high))?);
            rest = behind;
        }
        (!ranges.is_empty()).then(|| Self::new(ranges))
    }

    /// The ranges, sorted.
    pub fn ranges(&self) -> &[(char, char)] {
        &self.ranges
    }

    /// Whether a character is in the set.
    pub fn contains(&self, wanted: char) -> bool {
        self.ranges.iter().any(|(low, high)| (*low..=*high).contains(&wanted))
    }

    /// Every character that is not in the set.
    pub fn complement(&self) -> Self {
        let mut ranges = Vec::with_capacity(self.ranges.len() + 1);
        let mut next = Some('\0');
        for (low, high) in &self.ranges {
            ranges.extend(next.zip(before(*low)));
            next = after(*high);
        }
        ranges.extend(next.map(|next| (next, char::MAX)));
        Self::new(ranges)
    }

    /// Whether a character is in both sets.
    pub fn meets(&self, other: &Self) -> bool {
        self.ranges.iter().any(|(low, high)| other.ranges.iter().any(|(start, end)| low <= end && start <= high))
    }

    /// Whether the set holds ASCII characters only.
    pub fn is_ascii(&self) -> bool {
        self.ranges.iter().all(|(_, high)| high.is_ascii())
    }

    /// The set as the inside of a regular expression's class: letters, digits, then the rest, `-` last:
    /// `A-Za-z0-9_-`.
    pub fn to_class(&self) -> String {
        let mut classes: [String; 4] = Default::default();
        let mut dash = false;
        for (low, high) in self.ranges.iter().flat_map(|range| at_kinds(*range)) {
            match low {
                'A'..='Z' => push_range(&mut classes[0], low, high),
                'a'..='z' => push_range(&mut classes[1], low, high),
                '0'..='9' => push_range(&mut classes[2], low, high),
                '-' if high == '-' => dash = true,
                _ => push_range(&mut classes[3], low, high),
            }
        }
        let mut class = classes.concat();
        if dash {
            class.push('-');
        }
        class
    }
}

/// The character before another, in the order of their numbers.
pub(crate) fn before(c: char) -> Option<char> {
    match c {
        '\u{E000}' => Some('\u{D7FF}'),
        _ => char::from_u32(u32::from(c).checked_sub(1)?),
    }
}

/// The character after another, in the order of their numbers.
pub(crate) fn after(c: char) -> Option<char> {
    match c {
        '\u{D7FF}' => Some('\u{E000}'),
        _ => char::from_u32(u32::from(c) + 1),
    }
}

/// A range in parts, so that digits with a colon behind them read `0-9:` and not `0-:`. A range that holds a whole kind
/// of characters on both sides of its start stays one: `\x20-~` is how printable ASCII is known.
fn at_kinds((low, high): (char, char)) -> Vec<(char, char)> {
    let kind = [('0', '9'), ('A', 'Z'), ('a', 'z')].into_iter().find(|(first, last)| (*first..=*last).contains(&low));
    match kind {
        Some((_, last)) if high > last => {
            let next = char::from_u32(u32::from(last) + 1).unwrap_or(last);
            std::iter::once((low, last)).chain(at_kinds((next, high))).collect()
        }
        _ => vec![(low, high)],
    }
}

fn push_range(out: &mut String, low: char, high: char) {
    push_escaped(out, low);
    match u32::from(high) - u32::from(low) {
        0 => {}
        1 => push_escaped(out, high),
        _ => {
            out.push('-');
            push_escaped(out, high);
        }
    }
}

/// A character of a class, and what stands behind it.
fn class_character(text: &str) -> Option<(char, &str)> {
    let mut characters = text.chars();
    match characters.next()? {
        '\\' => match characters.next()? {
            'x' => {
                let digits = characters.as_str().get(..2)?;
                let code = u8::from_str_radix(digits, 16).ok().filter(u8::is_ascii)?;
                Some((code.into(), characters.as_str().get(2..)?))
            }
            escaped if escaped.is_ascii_alphanumeric() => None,
            escaped => Some((escaped, characters.as_str())),
        },
        '[' | ']' | '^' => None,
        plain => Some((plain, characters.as_str())),
    }
}

fn push_escaped(out: &mut String, c: char) {
    use std::fmt::Write as _;
    match c {
        '\\' | ']' | '[' | '^' | '-' => out.extend(['\\', c]),
        '\0'..=' ' | '\x7f' => _ = write!(out, "\\x{:02X}", u32::from(c)),
        _ => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::Charset;

    #[test]
    fn a_class_puts_letters_first_and_the_dash_last() {
        let set = Charset::new([('0', '9'), ('_', '_'), ('-', '-'), ('a', 'z'), ('A', 'Z')]);
        assert_eq!(set.to_class(), "A-Za-z0-9_-");
    }

    #[test]
    fn kinds_of_characters_are_told_apart() {
        assert_eq!(Charset::new([('0', ':'), ('a', 'z')]).to_class(), "a-z0-9:");
        assert_eq!(Charset::new([(' ', '~')]).to_class(), "\\x20-~");
    }

    #[test]
    fn a_class_reads_as_it_is_written() {
        for class in ["A-Za-z0-9_-", "a-z0-9:", "\\x20-~", "\\[-\\^", "+/\\\\", "-", "a-zé"] {
            assert_eq!(Charset::parse_class(class).map(|set| set.to_class()).as_deref(), Some(class), "{class}");
        }
        assert_eq!(Charset::parse_class("ab-").map(|set| set.to_class()).as_deref(), Some("ab-"));
        for wrong in ["", "z-a", "[a]", "^a", "\\d", "\\x2", "a\\", "\\xFF"] {
            assert_eq!(Charset::parse_class(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_complement_has_every_other_character() {
        let set = Charset::new([('\0', '@'), ('[', '\u{D7FF}'), ('\u{E001}', char::MAX)]);
        assert_eq!(set.complement().ranges(), [('A', 'Z'), ('\u{E000}', '\u{E000}')]);
        assert_eq!(set.complement().complement(), set);
        assert_eq!(Charset::default().complement().complement(), Charset::default());
        assert!(!set.meets(&set.complement()) && set.meets(&Charset::new([('?', 'Z')])));
    }

    #[test]
    fn ranges_that_touch_become_one() {
        let set = Charset::new([('a', 'f'), ('g', 'k'), ('c', 'd')]);
        assert_eq!(set.ranges(), [('a', 'k')]);
    }
}
