//! Numbers as people write them: `5,000`, `100.000`, `2^31 - 1`, `five hundred`, `1.5 million`.

use crate::ir::Decimal;

use super::ask::Words;
use super::digits::parse_digits;
use super::token::{Kind, Token};

/// A number and how many tokens it took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) value: Decimal,
    pub(crate) length: usize,
}

/// Reads a number that starts at the first of these tokens.
pub(crate) fn read_number(tokens: &[&Token]) -> Option<Reading> {
    let first = tokens.first()?;
    match &first.kind {
        Kind::Number(value) => Some(
            power(value, tokens)
                .or_else(|| scaled(value, tokens))
                .unwrap_or(Reading { value: value.clone(), length: 1 }),
        ),
        Kind::Literal => Some(Reading { value: parse_literal(&first.text)?, length: 1 }),
        Kind::Word => words(tokens),
        _ => None,
    }
}

impl Token {
    /// Whether it is a number, in digits or in words: whether [`read_number`] reads one from this token alone.
    pub(crate) fn is_number(&self) -> bool {
        match self.kind {
            Kind::Number(_) => true,
            Kind::Literal => parse_literal(&self.text).is_some(),
            Kind::Word => SMALL.contains(&self.text.as_str()) || TENS.contains(&self.text.as_str()),
            _ => false,
        }
    }
}

/// `150`, and the 150 of `rows=150`.
fn parse_literal(text: &str) -> Option<Decimal> {
    let value = text.split_once('=').filter(|(name, _)| name.starts_with(char::is_alphabetic)).map(|(_, value)| value);
    parse_digits(value.unwrap_or(text).trim())
}

/// `2^31`, `2^31 - 1`, `10**6`.
fn power(base: &Decimal, tokens: &[&Token]) -> Option<Reading> {
    let Kind::Number(exponent) = &tokens.get(2)?.kind else { return None };
    if !tokens[1].is('^') {
        return None;
    }
    let exponent = u32::try_from(exponent.as_i64()?).ok()?;
    let value = i128::from(base.as_i64()?).checked_pow(exponent)?;
    let less_one = tokens.is_at(3, '-')
        && tokens.get(4).is_some_and(|token| matches!(&token.kind, Kind::Number(one) if one.as_str() == "1"));
    let (value, length) = if less_one { (value - 1, 5) } else { (value, 3) };
    Some(Reading { value: Decimal::parse(&value.to_string())?, length })
}

/// `5 million`.
fn scaled(value: &Decimal, tokens: &[&Token]) -> Option<Reading> {
    let next = tokens.get(1).filter(|token| token.kind == Kind::Word)?;
    let scale = SCALES.iter().find(|(word, _)| *word == next.text)?.1;
    let whole = i64::try_from(scale).ok().and_then(|scale| value.as_i64()?.checked_mul(scale))?;
    Some(Reading { value: Decimal::parse(&whole.to_string())?, length: 2 })
}

const SCALES: &[(&str, u64)] =
    &[("hundred", 100), ("thousand", 1_000), ("million", 1_000_000), ("billion", 1_000_000_000)];

#[rustfmt::skip] // Words in rows can be read.
const SMALL: &[&str] = &[
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
];

const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// `five`, `twenty-five`, `two hundred`, `a hundred` does not occur.
fn words(tokens: &[&Token]) -> Option<Reading> {
    let small = |token: &Token| SMALL.iter().position(|word| *word == token.text).and_then(|at| u64::try_from(at).ok());
    let tens = |token: &Token| TENS.iter().position(|word| *word == token.text).and_then(|at| u64::try_from(at).ok());
    let first = tokens.first()?;
    let (mut value, mut length) = match (small(first), tens(first)) {
        (Some(value), _) => (value, 1),
        (None, Some(ten)) => {
            let one = tokens.get(1).and_then(|token| small(token)).filter(|one| (1..10).contains(one));
            ((ten + 2) * 10 + one.unwrap_or(0), 1 + usize::from(one.is_some()))
        }
        (None, None) => return None,
    };
    while let Some(scale) = tokens.get(length).and_then(|token| SCALES.iter().find(|(word, _)| *word == token.text)) {
        value = value.checked_mul(scale.1)?;
        length += 1;
    }
    Some(Reading { value: Decimal::parse(&value.to_string())?, length })
}

#[cfg(test)]
mod tests {
    use super::parse_digits;

    #[test]
    fn separators_of_both_continents_are_read() {
        let read = |text| parse_digits(text).map(|number| number.as_str().to_owned());
        for (text, wanted) in [
            ("7", "7"),
            ("12,000", "12000"),
            ("1,250,000", "1250000"),
            ("3_000", "3000"),
            ("2,500.50", "2500.5"),
            ("100.000", "100000"),
            ("1.250.000", "1250000"),
            ("0.001", "0.001"),
            ("1.125", "1.125"),
            ("-90", "-90"),
        ] {
            assert_eq!(read(text).as_deref(), Some(wanted), "{text}");
        }
        for text in ["1,25", "12,34,567", "1.2.3", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
