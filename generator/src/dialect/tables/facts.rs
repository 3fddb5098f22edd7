//! What columns and labels say of a field beside its type: bounds, null, defaults, deprecation.

use crate::document::{InlineKind, Text, plain};

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
    /// The values that a column of them lists: `` `a`, `b` ``, each of them in code and nothing else beside them.
    pub(super) fn allowed_values(&self, sheet: &Sheet<'_, 'a>, line: Line<'_, 'a>) -> Vec<String> {
        let of_values = |column: &Column| column.role == Role::Limits && OF_VALUES.contains(&column.header.as_str());
        let Some(column) = sheet.columns.iter().position(of_values) else {
            // A description of nothing but words in code lists them.
            let cell = column_text(sheet, line, Role::Description);
            let listed = cell.map(|cell| self.codes(cell)).unwrap_or_default();
            return if listed.len() > 2 { listed } else { Vec::new() };
        };
        let values = self.codes(sheet.cell(line.row, column));
        if values.len() > 1 { values } else { Vec::new() }
    }

    /// What stands in a cell of nothing but words in code.
    fn codes(&self, cell: Text<'a>) -> Vec<String> {
        let mut values = Vec::new();
        for part in self.tree(cell) {
            match &part.kind {
                InlineKind::Code(code) => values.push(code.trim_matches(['"', '\'', ' ']).to_owned()),
                InlineKind::Break => {}
                InlineKind::Text(text) if is_separator(text) => {}
                _ => return Vec::new(),
            }
        }
        let is_value = |value: &String| !value.is_empty() && !value.contains(['*', '<', '…', '{', '|', ',']);
        if values.iter().all(is_value) { values } else { Vec::new() }
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
            let tree = self.tree(cell);
            let parts = tree.split(|part| part.kind == InlineKind::Break).map(|part| plain(part).trim().to_owned());
            let mut all = true;
            let mut found = Vec::new();
            for part in parts.filter(|part| !part.is_empty()) {
                // A column of bounds needs no brackets to say that two numbers are some.
                let shape = types::shape(kind);
                let part = match side(&column.header, shape) {
                    Some(side) => format!("{side} {part}"),
                    None => part,
                };
                let read = limits::notation(&part, shape, shape == Shape::Number);
                all &= !read.is_empty();
                found.extend(read);
            }
            rules.extend(found.into_iter().map(rule));
            if !all {
                remarks.push(RawRemark { prose: owned(cell), of: RemarkOf::Field });
            }
        }
    }

    /// What a cell demands of a text whose column has demands of one kind: patterns, or forms of standards.
    fn of_one_kind(&self, column: &Column, cell: Text<'a>, kind: &RawTypeKind) -> Option<RawRuleKind> {
        const FORMATS: &[&str] = &["email", "uuid", "uri", "hostname", "ipv4", "ipv6", "date", "date-time"];
        let text = self.text(cell);
        match column.header.as_str() {
            _ if *kind != RawTypeKind::String => None,
            "pattern" | "regex" | "regexp" | "regular expression" if column.role == Role::Limits => {
                (!text.contains(char::is_whitespace)).then_some(RawRuleKind::Pattern(text))
            }
            "format" if column.role == Role::InnerType => {
                let format = text.to_lowercase();
                FORMATS.contains(&format.as_str()).then_some(RawRuleKind::Format(format))
            }
            _ => None,
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
