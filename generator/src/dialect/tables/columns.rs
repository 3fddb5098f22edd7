//! What the columns of a table hold, by the words of its header.

use crate::config::ColumnRole;
use crate::document::{Definitions, Table, inline, plain};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Role {
    /// The names of fields.
    Name,
    /// The names of entries of a map: what their keys look like.
    Pattern,
    /// The names of parameters; of fields, where a doc set says so.
    Parameter,
    /// Types.
    Type,
    /// Types of another representation, which say more of the same value.
    InnerType,
    /// Whether a field must be there.
    Required,
    /// How often a field may be there.
    Cardinality,
    /// Whether a field may be null.
    Nullable,
    /// Prose.
    Description,
    /// What is taken for a field that is left out.
    Default,
    /// What values must keep.
    Limits,
    /// A value that is shown.
    Example,
    /// The unit of a number.
    Unit,
    /// Documented values.
    Value,
    /// The names of bits.
    Flag,
    /// For which kinds of the object a field is there.
    Applies,
    /// Whether a field should be used no more, since when, or what to use instead.
    Deprecated,
    /// Anything else: documentation.
    Other,
}

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

/// The header words of each role. A header that ends in `?` or `.` has that left out.
const WORDS: &[(Role, &[&str])] = &[
    (
        Role::Name,
        &[
            "field",
            "fields",
            "field name",
            "field names",
            "field name(s)",
            "name",
            "property",
            "property name",
            "properties",
            "attribute",
            "attribute name",
            "element",
            "element name",
            "member",
            "member name",
            "key",
            "object structure",
            "object structure/identifier",
            "identifier",
            "column name",
            "column",
            "prop",
            "props",
            "json field",
            "json key",
            "json name",
            "json property",
            "key name",
            "字段",
            "字段名",
            "属性",
            "名称",
            "champ",
            "feld",
            "campo",
            "nome",
            "nombre",
            "nom",
            "поле",
            "имя",
            "フィールド",
            "フィールド名",
            "項目",
            "項目名",
            "キー",
            "プロパティ",
            "필드",
            "이름",
            "veld",
            "pole",
            "propriedade",
            "propiedad",
            "clave",
            "attribut",
        ],
    ),
    (Role::Pattern, &["field pattern", "pattern", "key pattern", "property pattern"]),
    (
        Role::Parameter,
        &[
            "parameter",
            "parameters",
            "param",
            "parameter name",
            "argument",
            "variable",
            "option",
            "参数",
            "参数名",
            "parâmetro",
            "parámetro",
        ],
    ),
    (
        Role::Type,
        &[
            "type",
            "data type",
            "datatype",
            "json type",
            "type/format",
            "field type",
            "value type",
            "types",
            "format",
            "schema",
            "kind",
            "类型",
            "数据类型",
            "字段类型",
            "参数类型",
            "datentyp",
            "typ",
            "tipo",
            "тип",
            "型",
            "データ型",
            "タイプ",
            "유형",
            "타입",
            "typ danych",
            "tipo de dato",
            "tipo de dado",
        ],
    ),
    (Role::InnerType, &["internal type", "binary type", "storage type", "wire type"]),
    (
        Role::Required,
        &[
            "required",
            "requ",
            "req",
            "req'd",
            "reqd",
            "presence",
            "conformance",
            "required/optional",
            "optional/required",
            "r/o",
            "o/r",
            "mandatory",
            "mandatory/optional",
            "m/o",
            "optional",
            "optionality",
            "requirement",
            "is required",
            "必要性",
            "必填",
            "必须",
            "是否必填",
            "是否必选",
            "是否必须",
            "必选",
            "pflicht",
            "pflichtfeld",
            "obrigatório",
            "obligatorio",
            "obligatoire",
            "requirement level",
            "obligation",
            "requis",
            "requerido",
            "requerida",
            "обязательно",
            "обязательное",
            "обязательный",
            "必須",
            "必須/任意",
            "필수",
            "wymagane",
            "verplicht",
            "obligatoria",
        ],
    ),
    (Role::Cardinality, &["cardinality", "card", "multiplicity", "label", "occurrence", "occurrences"]),
    (Role::Nullable, &["nullable", "null", "can be null", "may be null", "is nullable"]),
    (
        Role::Description,
        &[
            "description",
            "defines",
            "details",
            "detail",
            "comment",
            "comments",
            "notes",
            "note",
            "remarks",
            "remark",
            "field description",
            "contents",
            "content",
            "definition",
            "meaning",
            "explanation",
            "usage",
            "purpose",
            "desc",
            "what it is",
            "summary",
            "information",
            "内容",
            "备注",
            "说明",
            "描述",
            "beschreibung",
            "bedeutung",
            "descrição",
            "descripción",
            "описание",
            "説明",
            "内容説明",
            "備考",
            "설명",
            "omschrijving",
            "opis",
            "descrizione",
            "описание поля",
        ],
    ),
    (
        Role::Default,
        &[
            "default",
            "default value",
            "defaults",
            "default value(s)",
            "默认值",
            "padrão",
            "standardwert",
            "valor padrão",
            "по умолчанию",
            "デフォルト",
            "既定値",
            "valor por defecto",
            "par défaut",
            "valeur par défaut",
            "기본값",
        ],
    ),
    (
        Role::Limits,
        &[
            "value restrictions",
            "restrictions",
            "restriction",
            "limits",
            "limit",
            "validation",
            "validations",
            "constraints",
            "constraint",
            "accepted values",
            "allowed values",
            "valid values",
            "possible values",
            "permitted values",
            "supported values",
            "choices",
            "range",
            "value range",
            "valid range",
            "bounds",
            "enum",
            "options",
            "rules",
            "min",
            "minimum",
            "min value",
            "minimum value",
            "max",
            "maximum",
            "max value",
            "maximum value",
            "min length",
            "minimum length",
            "minlength",
            "max length",
            "maximum length",
            "maxlength",
            "length",
            "regex",
            "regexp",
            "regular expression",
            "validação",
            "validación",
            "ограничения",
        ],
    ),
    (Role::Example, &["example", "examples", "example value", "sample", "sample value"]),
    (Role::Unit, &["unit", "units", "unit of measure"]),
    (
        Role::Value,
        &[
            "value",
            "values",
            "hex value",
            "decimal value",
            "flag value",
            "id",
            "code",
            "enum value",
            "integer",
            "int",
            "number",
            "numeric value",
            "constant",
            "literal",
            "string value",
            "wire value",
        ],
    ),
    (Role::Flag, &["flag", "flags", "flag name", "flag names", "flag name(s)", "bit", "bit flag", "bits"]),
    (Role::Deprecated, &["deprecated", "is deprecated", "deprecation", "deprecated since", "deprecated in"]),
    (
        Role::Applies,
        &[
            "applies to",
            "valid types",
            "valid option types",
            "channel type",
            "channel types",
            "event types",
            "event type",
            "for types",
            "valid for",
            "used by",
            "associated types",
            "types it applies to",
        ],
    ),
];

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

fn role(header: &str) -> Role {
    let bare = header.trim_end_matches(['?', '.', ':', '¹', '²', '*']).trim();
    let found = |words: &[&str]| words.contains(&bare) || words.contains(&header);
    let known = WORDS.iter().find(|(_, words)| found(words)).map(|(role, _)| *role);
    // `Type (Format)`: what stands in parentheses says more of the same.
    let outside = bare.split('(').next().unwrap_or_default().trim();
    let known = known.or_else(|| {
        let short = !outside.is_empty() && outside.len() < bare.len();
        WORDS.iter().find(|(_, words)| short && words.contains(&outside)).map(|(role, _)| *role)
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
    const PATHS: &[&str] = &["path", "json path", "jsonpath", "field path", "property path"];
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
