//! What the columns of a table hold, by the words of its header.

use crate::config::ColumnRole;
use crate::document::{Definitions, Table, inline, plain};

pub(super) use super::roles::Role;
use super::roles::words;

impl Role {
    /// The role as the configuration has it.
    pub(super) fn configured(self) -> ColumnRole {
        match self {
            Self::Name | Self::Parameter => ColumnRole::Name,
            Self::Pattern => ColumnRole::Pattern,
            Self::Type => ColumnRole::Type,
            Self::InnerType => ColumnRole::InnerType,
            Self::Required => ColumnRole::Required,
            Self::Cardinality => ColumnRole::Cardinality,
            Self::Nullable => ColumnRole::Nullable,
            Self::Description => ColumnRole::Description,
            Self::Default => ColumnRole::Default,
            Self::Limits => ColumnRole::Limits,
            Self::Example => ColumnRole::Example,
            Self::Unit => ColumnRole::Unit,
            Self::Value | Self::Flag => ColumnRole::Value,
            Self::Applies => ColumnRole::Applies,
            Self::Deprecated => ColumnRole::Deprecated,
            Self::Other => ColumnRole::Ignore,
        }
    }
}

/// A column of a table.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) role: Role,
    /// The header without markup, in lower case, as words.
    pub(super) header: String,
    /// Whether the configuration says what it holds.
    pub(super) is_set: bool,
}

/// The columns of a table. `configured` gives headers (in lower case) another role.
pub(super) fn columns(
    table: &Table<'_>,
    definitions: &Definitions,
    configured: &dyn Fn(&str) -> Option<Role>,
) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::with_capacity(table.header.len());
    for cell in &table.header {
        let header = header_text(&plain(&inline(*cell, definitions)));
        let set = configured(&header);
        let role = set.unwrap_or_else(|| role(&header));
        columns.push(Column { role, header, is_set: set.is_some() });
    }
    settle(&mut columns);
    columns
}

/// A header as words: no case, no emphasis, white space folded.
fn header_text(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let joined = words.join(" ").replace(" / ", "/");
    joined.trim_matches(['*', '_', '`', ':', ' ']).to_owned()
}

pub(super) fn role(header: &str) -> Role {
    let bare = header.trim_end_matches(['?', '.', ':', '¹', '²', '*']).trim();
    let found = |words: &[&str]| words.contains(&bare) || words.contains(&header);
    let known = words().find(|(_, words)| found(words)).map(|(role, _)| *role);
    // `Type (Format)`: what stands in parentheses says more of the same.
    let outside = bare.split('(').next().unwrap_or_default().trim();
    let known = known.or_else(|| {
        let short = !outside.is_empty() && outside.len() < bare.len();
        words().find(|(_, words)| short && words.contains(&outside)).map(|(role, _)| *role)
    });
    known.unwrap_or_else(|| {
        const NAMED: &[&str] = &[" property", " field", " attribute", "/field", "/property", " column"];
        if NAMED.iter().any(|end| bare.ends_with(end)) {
            Role::Name
        } else if bare.ends_with(" types") || bare.starts_with("associated ") {
            Role::Applies
        } else if bare.ends_with(" description") {
            Role::Description
        } else {
            Role::Other
        }
    })
}

/// Headers of first columns that name fields where another has types.
const PATHS: &[&str] = &["path", "json path", "jsonpath", "field path", "property path"];

/// A role that one column has can be another's only where a table may have several of it.
fn settle(columns: &mut [Column]) {
    let set: Vec<Role> = columns.iter().filter(|column| column.is_set).map(|column| column.role).collect();
    // `| | Type | Description |`: the first column needs no header.
    if let [first, rest @ ..] = &mut *columns
        && first.header.is_empty()
        && !first.is_set
        && rest.iter().any(|column| column.role == Role::Type)
    {
        first.role = Role::Name;
    }
    // `Path | Type | Description`: beside types, paths are those of fields.
    let has = |columns: &[Column], role| columns.iter().any(|column| column.role == role);
    if has(columns, Role::Type)
        && !has(columns, Role::Name)
        && let Some(first) = columns.first_mut()
        && !first.is_set
        && PATHS.contains(&first.header.as_str())
    {
        first.role = Role::Name;
    }
    // Beside names and types, values are those that a field has.
    if has(columns, Role::Type) && has(columns, Role::Name) {
        for column in columns
            .iter_mut()
            .filter(|column| column.role == Role::Value && column.header == "values" && !column.is_set)
        {
            column.role = Role::Limits;
        }
    }
    // Beside names, patterns are those of values.
    if columns.iter().any(|column| column.role == Role::Name) {
        for column in columns.iter_mut().filter(|column| column.role == Role::Pattern && !column.is_set) {
            column.role = Role::Limits;
        }
    }
    // `Name | Description | Type`: names come first; a later one is documentation.
    let mut seen = Vec::new();
    for column in columns.iter_mut().filter(|column| !column.is_set) {
        let several = matches!(column.role, Role::Description | Role::Other | Role::Value | Role::Limits);
        if !several && (seen.contains(&column.role) || set.contains(&column.role)) {
            column.role = if column.role == Role::Type { Role::InnerType } else { Role::Other };
        }
        seen.push(column.role);
    }
    // `Type | Value`: what is called by a word for types is a name, unless a column before it names the fields.
    if let Some(first) = columns.first_mut()
        && first.role == Role::Limits
        && !first.is_set
    {
        first.role = Role::Other;
    }
}

/// The number of the first column of a role.
pub(super) fn position(columns: &[Column], role: Role) -> Option<usize> {
    columns.iter().position(|column| column.role == role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_in_every_spelling() {
        for (header, expected) in [
            ("Field Name", Role::Name),
            ("Required / Optional", Role::Required),
            ("Req.", Role::Required),
            ("Required?", Role::Required),
            ("JSON Type", Role::Type),
            ("Internal Type", Role::InnerType),
            ("Valid Option Types", Role::Applies),
            ("Value Restrictions", Role::Limits),
            ("Field Description", Role::Description),
            ("Type (Format)", Role::Type),
            ("OpenS.", Role::Other),
        ] {
            assert_eq!(role(&header_text(header)), expected, "{header}");
        }
    }
}
