//! Texts that stand for bytes. Line breaks are allowed, as in mail, and both alphabets of base64, as in RFC 4648.

use super::report::{Path, Report, form};

/// Reports a text that is not base64.
pub(crate) fn base64(text: &str, path: Path<'_>, report: &mut Report) {
    let digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
    form(is_base64(text, digit), "base64", path, report);
}

/// Reports a text that is not base64 of the alphabet for URLs.
pub(crate) fn base64url(text: &str, path: Path<'_>, report: &mut Report) {
    let digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    form(is_base64(text, digit), "base64url", path, report);
}

/// Reports a text that is not made of hexadecimal digits.
pub(crate) fn hex(text: &str, path: Path<'_>, report: &mut Report) {
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).unwrap_or(text);
    form(digits.bytes().all(|byte| byte.is_ascii_hexdigit()), "hexadecimal digits", path, report);
}

/// Padding may be left out. A single digit in the last group stands for less than a byte.
fn is_base64(text: &str, digit: impl Fn(u8) -> bool) -> bool {
    let padding = text.bytes().rev().take_while(|byte| matches!(byte, b'=' | b'\r' | b'\n'));
    let padding = padding.filter(|byte| *byte == b'=').count();
    let mut digits = 0_usize;
    let body = text.trim_end_matches(['=', '\r', '\n']);
    for byte in body.bytes().filter(|byte| !matches!(byte, b'\r' | b'\n')) {
        if !digit(byte) {
            return false;
        }
        digits += 1;
    }
    digits % 4 != 1 && (padding == 0 || padding <= 2 && (digits + padding).is_multiple_of(4))
}
