//! What columns and labels say of a field beside its type: bounds, null, defaults, deprecation.

use serde_json::Value;

use crate::document::{Inline, InlineKind, Text, plain};

use super::super::raw::{RawDeprecation, RawRemark, RawRule, RawRuleKind, RawTypeKind, RemarkOf};
use super::columns::{Column, Role};

use super::limits::{self, Shape};
use super::reader::{Reader, column_text};
use super::required::{self, Presence};
use super::rows::Line;
use super::sheet::{Sheet, is_mark};
use super::types::{self, owned};

/// Headers of columns that list the values of a field, and state no bounds.
const OF_VALUES: &[&str] = &[
    "accepted values",
    "allowed values",
    "valid values",
    "possible values",
    "permitted values",
    "enum",
    "options",
    "choices",
    "values",
    "supported values",
];

/// Whether a column lists the values of fields.
pub(super) fn lists_values(column: &Column) -> bool {
    column.role == Role::Limits && OF_VALUES.contains(&column.header.as_str())
}

/// Whether a column has patterns of texts.
pub(super) fn has_patterns(column: &Column) -> bool {
    const PATTERNS: &[&str] = &["pattern", "regex", "regexp", "regular expression"];
    column.role == Role::Limits && PATTERNS.contains(&column.header.as_str())
}

/// Whether a column says what form texts have, beside one of their types.
pub(super) fn has_formats(column: &Column) -> bool {
    column.role == Role::InnerType && column.header == "format"
}

/// Names for the forms of texts that are checked, and how the check is called.
pub(super) const FORMATS: &[(&str, &str)] = &[
    ("email", "email"),
    ("e-mail", "email"),
    ("uuid", "uuid"),
    ("guid", "uuid"),
    ("uuid4", "uuid"),
    ("uuidv4", "uuid"),
    ("uri", "uri"),
    ("url", "uri"),
    ("hostname", "hostname"),
    ("fqdn", "fqdn"),
    ("ipv4", "ipv4"),
    ("ipv6", "ipv6"),
    ("cidr", "cidr"),
    ("date", "date"),
    ("date-time", "date-time"),
    ("datetime", "date-time"),
    ("base64", "base64"),
    ("byte", "base64"),
    ("base64url", "base64url"),
    ("hex", "hex"),
    ("json", "json"),
    ("semver", "semver"),
    ("iso4217", "iso4217"),
    ("iso 4217", "iso4217"),
    ("bcp47", "bcp47"),
    ("bcp 47", "bcp47"),
    ("e164", "e164"),
    ("e.164", "e164"),
];

/// The form of texts that a cell names, as its check is called.
pub(super) fn format(text: &str) -> Option<&'static str> {
    let lower = text.trim_matches(['`', ' ', '"']).to_lowercase();
    FORMATS.iter().find(|(name, _)| *name == lower).map(|(_, format)| *format)
}

/// The pattern that a cell is: all of its code, or a text that no words can be.
pub(super) fn pattern(tree: &[Inline]) -> Option<String> {
    if let [Inline { kind: InlineKind::Code(code), .. }] = tree {
        return (!code.trim().is_empty()).then(|| code.trim().to_owned());
    }
    let text = plain(tree).trim().to_owned();
    let is_anchored = text.starts_with('^') && text.ends_with('$');
    let is_plain = tree.iter().all(|part| matches!(part.kind, InlineKind::Text(_)));
    (is_plain && !text.is_empty() && (is_anchored || !text.contains(char::is_whitespace))).then_some(text)
}

/// The values that a cell lists, `` `a`, `b` ``, each of them in code and nothing else beside them, as values of a type.
pub(super) fn listed(tree: &[Inline], kind: &RawTypeKind) -> Option<Vec<Value>> {
    let mut values = Vec::new();
    for part in tree {
        match &part.kind {
            InlineKind::Code(code) => values.push(code.trim_matches(['"', '\'', ' '])),
            InlineKind::Break => {}
            InlineKind::Text(text) if is_separator(text) => {}
            _ => return None,
        }
    }
    let is_value = |value: &&str| !value.is_empty() && !value.contains(['*', '<', '…', '{', '|', ',']);
    let is_new = |(at, value): (usize, &&str)| !values.get(..at).unwrap_or_default().contains(value);
    if values.is_empty() || !values.iter().all(is_value) || !values.iter().enumerate().all(is_new) {
        return None;
    }
    let value = |text: &&str| match kind {
        RawTypeKind::String => Some(Value::from(*text)),
        RawTypeKind::Integer | RawTypeKind::Sized(_) => text.parse::<i64>().ok().map(Value::from),
        _ => None,
    };
    values.iter().map(value).collect()
}

/// Which bound a column holds by its header, where it holds one alone: `min` of `Minimum` and of `Min length`.
fn side(header: &str, shape: Shape) -> Option<&'static str> {
    let of_length = header.contains("length");
    let side = if header.starts_with("min") { "min" } else { "max" };
    let is_one = header.starts_with("min") || header.starts_with("max");
    // A number has no length, and of a list it would be unclear what has one.
    let fits = !of_length || shape == Shape::Text;
    (is_one && fits).then_some(side)
}

impl<'a> Reader<'_, '_, 'a> {
    /// The values that a column of them lists, or a description of nothing but words in code. A single one may be an example in
    /// docs of others.
    pub(super) fn allowed_values(
        &self,
        sheet: &Sheet<'_, 'a>,
        line: Line<'_, 'a>,
        kind: &RawTypeKind,
    ) -> Option<Vec<Value>> {
        let Some(column) = sheet.columns.iter().position(lists_values) else {
            let cell = column_text(sheet, line, Role::Description).filter(|_| *kind == RawTypeKind::String)?;
            return listed(&self.tree(cell), kind).filter(|values| values.len() > 2);
        };
        let values = listed(&self.tree(sheet.cell(line.row, column)), kind)?;
        (values.len() > 1 || self.words.survey.settings.own).then_some(values)
    }

    pub(super) fn limits(
        &self,
        sheet: &Sheet<'_, 'a>,
        line: Line<'_, 'a>,
        kind: &RawTypeKind,
        rules: &mut Vec<RawRule>,
        remarks: &mut Vec<RawRemark>,
    ) {
        for (at, column) in sheet.columns.iter().enumerate() {
            let cell = sheet.cell(line.row, at);
            if cell.raw.is_empty() || is_mark(cell.raw) {
                continue;
            }
            let rule = |kind| RawRule { kind, of_items: false, rule: "limits.notation", said: owned(cell) };
            if let Some(kind) = self.of_one_kind(column, cell, kind) {
                rules.push(rule(kind));
                continue;
            }
            if column.role != Role::Limits {
                continue;
            }
            let (found, unread) = bounds(column, &self.tree(cell), types::shape(kind));
            rules.extend(found.into_iter().map(rule));
            if !unread.is_empty() {
                remarks.push(RawRemark { prose: owned(cell), of: RemarkOf::Field });
            }
        }
    }

    /// What a cell demands of a text whose column has demands of one kind: patterns, or forms of standards.
    fn of_one_kind(&self, column: &Column, cell: Text<'a>, kind: &RawTypeKind) -> Option<RawRuleKind> {
        if *kind != RawTypeKind::String {
            None
        } else if has_patterns(column) {
            pattern(&self.tree(cell)).map(RawRuleKind::Pattern)
        } else if has_formats(column) {
            format(&self.text(cell)).map(|format| RawRuleKind::Format(format.to_owned()))
        } else {
            None
        }
    }

    /// Whether the field may be null, where the configuration says what shows it.
    pub(super) fn nullable_as_set(
        &self,
        sheet: &Sheet<'_, 'a>,
        line: Line<'_, 'a>,
        description: Option<Text<'a>>,
        found: bool,
    ) -> bool {
        let ty = sheet.column(Role::Type).map(|column| self.text(sheet.cell(line.row, column)));
        let description = description.map(|text| self.text(text));
        let settings = self.words.survey.settings;
        settings.nullable(&ty.unwrap_or_default(), &description.unwrap_or_default(), found)
    }

    pub(super) fn nullable_column(&self, sheet: &Sheet<'_, 'a>, line: Line<'_, 'a>) -> bool {
        let in_limits = column_text(sheet, line, Role::Limits).map(|cell| self.text(cell).to_lowercase());
        let says_null = |text: String| text.split([',', ';']).any(|part| matches!(part.trim(), "nullable" | "null"));
        let in_required = column_text(sheet, line, Role::Required).map(|cell| self.text(cell).to_lowercase());
        if in_limits.is_some_and(says_null) || in_required.is_some_and(says_null) {
            return true;
        }
        column_text(sheet, line, Role::Nullable).is_some_and(|cell| {
            let text = self.text(cell).to_lowercase();
            !text.contains("cannot")
                && !text.contains("not ")
                && (text.contains("can be null") || required::cell(&text, false) == Some(Presence::Required))
        })
    }

    /// Whether a sentence of a description says nothing but that the value may be null: `May be null.`
    pub(super) fn says_null(&self, description: Text<'_>) -> bool {
        let text = self.text(description).to_lowercase();
        let mut sentences = text.split(['.', ';', '(', ',']).map(|sentence| sentence.replace(['`', ')'], ""));
        sentences.any(|sentence| {
            let bare = sentence.trim().trim_start_matches("it ").trim_start_matches("value ");
            matches!(bare, "may be null" | "can be null" | "nullable" | "is nullable" | "could be null")
                || ["null if ", "null when ", "null until ", "null unless ", "null while ", "null for "]
                    .iter()
                    .any(|lead| bare.starts_with(lead))
        })
    }

    /// Whether a description wears a label of one of these words.
    pub(super) fn has_label(&self, description: Text<'_>, words: &[&str]) -> bool {
        self.tree(description).iter().any(|part| match &part.kind {
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => {
                words.contains(&plain(inner).trim().to_lowercase().as_str())
            }
            _ => false,
        })
    }

    /// A label that says so, not a sentence about something else.
    pub(super) fn says_read_only(&self, description: Text<'_>) -> bool {
        let is_label = |text: &str| {
            matches!(
                text.trim().to_lowercase().replace('_', "-").trim_matches(['(', ')', '.', '[', ']']),
                "read-only" | "readonly" | "read only"
            )
        };
        self.tree(description).iter().any(|part| match &part.kind {
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => is_label(&plain(inner)),
            InlineKind::Code(code) => is_label(code),
            InlineKind::Text(text) => {
                text.to_lowercase().contains("(read-only)") || text.trim().to_lowercase().starts_with("read-only.")
            }
            _ => false,
        })
    }
}

/// The bounds that a cell states, line by line, and the lines that state something else.
pub(super) fn bounds(column: &Column, tree: &[Inline], shape: Shape) -> (Vec<RawRuleKind>, Vec<String>) {
    let lines = tree.split(|part| part.kind == InlineKind::Break).map(|part| plain(part).trim().to_owned());
    let (mut found, mut unread) = (Vec::new(), Vec::new());
    for line in lines.filter(|line| !line.is_empty()) {
        let part = match side(&column.header, shape) {
            Some(side) => format!("{side} {line}"),
            None => line.clone(),
        };
        // A column of bounds needs no brackets to say that two numbers are some.
        let read = limits::notation(&part, shape, shape == Shape::Number);
        if read.is_empty() {
            unread.push(line);
        }
        found.extend(read);
    }
    (found, unread)
}

/// Whether a text does nothing but separate values.
fn is_separator(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '|' | ';' | '·' | '•'))
        .all(|word| matches!(word, "" | "or" | "and"))
}

/// Whether a row says that its field is deprecated: at the start of the description, in its type, by striking the name, or
/// in a column for it (`said`), where anything but a no says so, and words say more.
pub(super) fn deprecated(
    line: Line<'_, '_>,
    description: Option<Text<'_>>,
    stated: bool,
    said: Option<&str>,
) -> Option<RawDeprecation> {
    if let Some(said) = said
        && required::cell(said, false) != Some(Presence::Optional)
    {
        let is_note = said.split_whitespace().count() > 1;
        return Some(RawDeprecation { note: is_note.then(|| said.to_owned()) });
    }
    let says = description.is_some_and(|text| {
        let bare = text.raw.trim_start_matches(['*', '_', '(', '[', '~', '`', ' ', '<', '⚠', '️']).to_lowercase();
        bare.strip_prefix("deprecated").is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    (says || stated || line.name.struck).then_some(RawDeprecation { note: None })
}
