//! The digits of a number as people write them: `5,000`, `100.000`.

use crate::ir::Decimal;

/// Reads the digits of one number, with its separators. `None` where they cannot be one number.
pub(super) fn parse_digits(text: &str) -> Option<Decimal> {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let commas: Vec<&str> = digits.split([',', '_']).collect();
    let groups = |parts: &[&str]| {
        parts.first().is_some_and(|first| (1..=3).contains(&first.len()))
            && parts[1..].iter().all(|part| part.len() == 3)
    };
    if let [whole @ .., last] = commas.as_slice()
        && !whole.is_empty()
    {
        let (last, fraction) = last.split_once('.').map_or((*last, None), |(last, fraction)| (last, Some(fraction)));
        let mut parts = whole.to_vec();
        parts.push(last);
        if !groups(&parts) {
            return None;
        }
        let fraction = fraction.map(|fraction| format!(".{fraction}")).unwrap_or_default();
        return Decimal::parse(&format!("{sign}{}{fraction}", parts.concat()));
    }
    let dots: Vec<&str> = digits.split('.').collect();
    // `100.000` is a hundred thousand: nobody writes three zeros behind a decimal point to bound a count.
    let european = groups(&dots) && !digits.starts_with('0') && (dots.len() > 2 || dots.get(1) == Some(&"000"));
    if european {
        return Decimal::parse(&format!("{sign}{}", dots.concat()));
    }
    Decimal::parse(text)
}
