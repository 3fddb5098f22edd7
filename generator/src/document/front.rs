//! Front matter: what stands between `---` (YAML) or `+++` (TOML) at the top of a page.

use super::Text;

/// The value of a key at the top level, its quotes removed.
pub(super) fn value<'a>(block: Text<'a>, key: &str) -> Option<Text<'a>> {
    let mut at = 0;
    for line in block.raw.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let Some(rest) = block.part(range).trim().strip_prefix(key) else { continue };
        let rest = rest.trim();
        if let Some(value) = rest.strip_prefix(":").or_else(|| rest.strip_prefix("=")) {
            let value = value.trim();
            let bare = value.unwrap_in("\"", "\"").or_else(|| value.unwrap_in("'", "'")).unwrap_or(value);
            return (!bare.raw.is_empty()).then_some(bare);
        }
    }
    None
}
