//! One `[[api]]` table: a spec set and how to read it.

use std::path::PathBuf;

use super::decisions::{self, ConstraintOverride, Silence};
use super::relations::{self, RelationOverride};
use super::table::{Choice as _, Found, Table};
use super::tables::{self, Tables};
use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// A spec set and how to read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// The Rust module of its models, and their folder below the output folder.
    pub name: String,
    /// The folders of its docs, seen from the configuration file. Of several documentations the first is the one that the
    /// others complete.
    pub docs: Vec<PathBuf>,
    /// Folders with the source code of the API's SDK, where it does not lie among the docs.
    pub sources: Vec<PathBuf>,
    /// Recorded bodies: files, folders, and paths in which `*` and `**` stand for any text, seen from the configuration file.
    pub samples: Vec<String>,
    /// The folder within the docs that model ids start at, where it is not to be found out.
    pub root: Option<String>,
    /// The documentation dialect, where it is not to be found out.
    pub dialect: Option<Dialect>,
    /// How names are spelt in JSON.
    pub wire_case: WireCase,
    /// Whether names in JSON that no place shows are read in another spelling, too.
    pub names: NamePolicy,
    /// What becomes of a type that no page documents.
    pub unresolved: Unresolved,
    /// Whether a required field may be null although the docs cannot show it.
    pub hidden_null: HiddenNull,
    /// Whether absent and null are told apart.
    pub nullable: Nullable,
    /// What becomes of a value that an enum does not document.
    pub enums: EnumPolicy,
    /// How structs and unions get serde's impls.
    pub serde: Impls,
    /// What becomes of a property that is not documented.
    pub unknown_fields: UnknownFields,
    /// Derives that every type gets beside its own.
    pub derives: Vec<String>,
    /// Whether additions to the docs may break whoever uses the models, as where one team owns both.
    pub exhaustive: bool,
    /// Other Rust types for documented kinds of values.
    pub types: Vec<TypeOverride>,
    /// What single fields are, whatever their page says.
    pub fields: Vec<FieldOverride>,
    /// Rules that fields get or lose, whatever their descriptions say.
    pub constraints: Vec<ConstraintOverride>,
    /// Findings that were looked at.
    pub silences: Vec<Silence>,
    /// Rules between fields that somebody decided on.
    pub relations: Vec<RelationOverride>,
    /// How tables that people write are read.
    pub tables: Tables,
    /// Where the table stands in the configuration file, if it stands in one.
    pub span: Option<Span>,
}

impl Api {
    /// A spec set with the defaults of everything.
    pub fn new(name: impl Into<String>, docs: impl Into<PathBuf>) -> Self {
        Self {
            name: name.into(),
            docs: vec![docs.into()],
            sources: Vec::new(),
            samples: Vec::new(),
            root: None,
            dialect: None,
            wire_case: WireCase::default(),
            names: NamePolicy::default(),
            unresolved: Unresolved::default(),
            hidden_null: HiddenNull::default(),
            nullable: Nullable::default(),
            enums: EnumPolicy::default(),
            serde: Impls::default(),
            unknown_fields: UnknownFields::default(),
            derives: Vec::new(),
            exhaustive: false,
            types: Vec::new(),
            fields: Vec::new(),
            constraints: Vec::new(),
            silences: Vec::new(),
            relations: Vec::new(),
            tables: Tables::default(),
            span: None,
        }
    }

    /// The Rust type that stands for a kind of value, where the configuration names one.
    pub fn rust_type(&self, kind: Kind) -> Option<&str> {
        self.types.iter().find(|entry| entry.kind == kind).map(|entry| entry.rust.as_str())
    }
}

/// The name of a documentation dialect and where the configuration names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// The name.
    pub name: String,
    /// Where it stands, if it stands in a file.
    pub span: Option<Span>,
}

/// `[api.types]`: another Rust type for a kind of value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeOverride {
    /// The kind of value.
    pub kind: Kind,
    /// The Rust type, which has been seen to parse as one.
    pub rust: String,
    /// Where it stands.
    pub span: Span,
}

/// `[api.fields."model.field"]`: what a field is, whatever its page says. A part that is `None` stays as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldOverride {
    /// The model's id: `operations.Order`.
    pub model: String,
    /// The field's documented name.
    pub field: String,
    /// Where the key stands: an override that matches nothing is reported there.
    pub span: Span,
    /// The name that JSON carries.
    pub wire_name: Option<String>,
    /// The kind of its value.
    pub ty: Option<Kind>,
    /// Whether it may be null.
    pub nullable: Option<bool>,
    /// Whether it must be present.
    pub required: Option<bool>,
}

words! {
    /// How names are spelt in JSON.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    WireCase {
        /// As the docs' own evidence shows.
        #[default]
        Infer = "infer",
        /// `createdAt`.
        Camel = "camelCase",
        /// `created_at`.
        Snake = "snake_case",
        /// `CreatedAt`.
        Pascal = "PascalCase",
        /// `created-at`.
        Kebab = "kebab-case",
        /// As the docs spell them.
        AsWritten = "as-written",
    }
}

words! {
    /// What becomes of a name in JSON that no place shows.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    NamePolicy {
        /// The documented spelling is read as well.
        #[default]
        Tolerant = "tolerant",
        /// It is the only one.
        Strict = "strict",
    }
}

words! {
    /// What becomes of a type that no page documents.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    Unresolved {
        /// It is an error.
        #[default]
        Error = "error",
        /// It becomes any JSON value, with a warning.
        Value = "value",
    }
}

words! {
    /// What a required field becomes in docs that cannot show that it may be null.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    HiddenNull {
        /// Never null.
        #[default]
        Strict = "strict",
        /// Possibly null.
        Option = "option",
    }
}

words! {
    /// Whether a field that may be absent and may be null tells the two apart.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    Nullable {
        /// It does where the documentation does.
        #[default]
        Infer = "infer",
        /// Both are `None`.
        Merge = "merge",
        /// `Option<Option<T>>`.
        Distinguish = "distinguish",
    }
}

words! {
    /// What becomes of a value that an enum does not document.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    EnumPolicy {
        /// It is kept, and `validate()` reports it.
        #[default]
        Open = "open",
        /// It is a decoding error.
        Closed = "closed",
    }
}

words! {
    /// How structs and unions get serde's impls.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    Impls {
        /// By serde's derives and attributes, as a person would write them.
        #[default]
        Derive = "derive",
        /// Written out, with the same behaviour: less for the compiler to do.
        Explicit = "explicit",
    }
}

words! {
    /// What becomes of a property that is not documented.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    UnknownFields {
        /// It is passed over.
        #[default]
        Ignore = "ignore",
        /// It is a decoding error.
        Deny = "deny",
    }
}

words! {
    /// A kind of value, by its name in the neutral model.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    Kind {
        /// Text.
        String = "string",
        /// A whole number.
        Integer = "integer",
        /// A number that may have a fraction.
        Number = "number",
        /// True or false.
        Boolean = "boolean",
        /// A calendar date.
        Date = "date",
        /// An instant.
        DateTime = "date-time",
        /// Bytes, base64 in JSON.
        Bytes = "bytes",
        /// Any JSON value.
        Any = "any",
        /// A list. In `[api.types]`, the Rust type without its parameter.
        Array = "array",
        /// An object of string keys. In `[api.types]`, the Rust type without its parameters.
        Map = "map",
    }
}

/// Reads one `[[api]]` table; `earlier` are those before it. `None` where it has no usable name.
pub(super) fn read(mut table: Table<'_>, earlier: &[Api]) -> Option<Api> {
    let name = read_name(&mut table, earlier);
    let docs: Vec<String> =
        table.string_or_strings("docs").into_iter().map(|docs| checked_path(&table, "docs", docs)).collect();
    let sources = table.string_or_strings("sources").into_iter();
    let sources = sources.map(|folder| PathBuf::from(checked_path(&table, "sources", folder))).collect();
    let samples = table.string_or_strings("samples").into_iter();
    let samples = samples.map(|paths| checked_path(&table, "samples", paths)).collect();
    let several = docs.len() > 1;
    let root = table.string("root").inspect(|root| only_of_one(&table, "root", root, several));
    let root = root.map(|root| checked_path(&table, "root", root));
    let dialect = table.string("dialect").inspect(|dialect| only_of_one(&table, "dialect", dialect, several));
    let dialect = dialect.map(|name| Dialect { name: name.value, span: Some(name.span) });
    let shown = name.clone().unwrap_or_default();
    let mut api = Api::new(shown.as_str(), format!("specs/{shown}"));
    if !docs.is_empty() {
        api.docs = docs.into_iter().map(PathBuf::from).collect();
    }
    api.sources = sources;
    api.samples = samples;
    api.root = root;
    api.dialect = dialect;
    api.wire_case = table.choice("wire_case").unwrap_or_default();
    api.names = table.choice("names").unwrap_or_default();
    api.unresolved = table.choice("unresolved").unwrap_or_default();
    api.hidden_null = table.choice("hidden_null").unwrap_or_default();
    api.nullable = table.choice("nullable").unwrap_or_default();
    api.enums = table.choice("enums").unwrap_or_default();
    api.serde = table.choice("serde").unwrap_or_default();
    api.unknown_fields = table.choice("unknown_fields").unwrap_or_default();
    let derives = table.string_or_strings("derives");
    api.derives = derives.into_iter().filter_map(|name| read_derive(&table, name)).collect();
    api.exhaustive = table.boolean("exhaustive").unwrap_or_default();
    api.types = table.table("types").map(read_types).unwrap_or_default();
    api.fields = table.table("fields").map(read_fields).unwrap_or_default();
    api.constraints = table.tables("constraint").into_iter().filter_map(decisions::read_constraint).collect();
    api.relations = table.tables("relation").into_iter().filter_map(relations::read_relation).collect();
    api.tables = table.table("tables").map(tables::read).unwrap_or_default();
    api.silences = table.tables("silence").into_iter().filter_map(decisions::read_silence).collect();
    api.span = Some(table.span);
    table.finish();
    name.map(|_| api)
}

fn read_name(table: &mut Table<'_>, earlier: &[Api]) -> Option<String> {
    let Some(name) = table.string("name") else {
        let missing = Diagnostic::new(Code::Config, "`[[api]]` has no `name`").at(table.span, "");
        table.report(missing.help("`name` is the Rust module of the models, and their folder in the output"));
        return None;
    };
    if let Err(why) = module_name(&name.value) {
        let problem = name.problem(format!("`{}` cannot name a Rust module: {why}", name.value), why);
        table.report(problem.help("lower-case letters, digits and `_`, as in `shop` or `shop_v2`"));
        return None;
    }
    if let Some(first) = earlier.iter().find(|api| api.name == name.value) {
        let mut problem = name.problem(format!("two APIs are called `{}`", name.value), "the second");
        if let Some(span) = first.span {
            problem = problem.related(span, "the first");
        }
        table.report(problem);
        return None;
    }
    Some(name.value)
}

/// Whether a word can be the name of a module and of a folder on any system, or why not.
pub fn module_name(name: &str) -> Result<(), &'static str> {
    let starts_well = name.starts_with(|first: char| first.is_ascii_lowercase());
    if name.is_empty() {
        Err("it is empty")
    } else if !starts_well {
        Err("it does not start with a lower-case letter")
    } else if !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_') {
        Err("it holds more than lower-case letters, digits and `_`")
    } else if name == "lib" || name == "main" || syn::parse_str::<syn::Ident>(name).is_err() {
        Err("it is reserved")
    } else {
        Ok(())
    }
}

fn checked_path(table: &Table<'_>, key: &str, path: Found<String>) -> String {
    if path.value.trim().is_empty() || path.value.contains(char::is_control) {
        table.report(path.problem(format!("`{key}` names no folder"), "expected the path of a folder"));
    }
    path.value
}

/// Several documentations differ in what is asked here, and it is found out of each.
fn only_of_one(table: &Table<'_>, key: &str, found: &Found<String>, several: bool) {
    if several {
        let problem = found.problem(format!("`{key}` is of one documentation, and `docs` names several"), "remove it");
        table.report(problem.help("it is found out for each of them"));
    }
}

fn read_derive(table: &Table<'_>, name: Found<String>) -> Option<String> {
    if syn::parse_str::<syn::Path>(&name.value).is_ok() {
        return Some(name.value);
    }
    let problem =
        name.problem(format!("`{}` names no trait", name.value), "expected a path such as `schemars::JsonSchema`");
    table.report(problem);
    None
}

fn read_types(mut table: Table<'_>) -> Vec<TypeOverride> {
    let mut types = Vec::new();
    for (key, rust) in table.strings() {
        let Some(kind) = known_kind(&table, &key, "a kind of value") else { continue };
        if syn::parse_str::<syn::Type>(&rust.value).is_err() {
            let message = format!("`{}` is not a Rust type", rust.value);
            table.report(rust.problem(message, "expected a type such as `String` or `chrono::NaiveDate`"));
            continue;
        }
        types.push(TypeOverride { kind, rust: rust.value, span: key.span });
    }
    types
}

fn read_fields(mut table: Table<'_>) -> Vec<FieldOverride> {
    let mut fields = Vec::new();
    for (key, mut entry) in table.subtables() {
        let path = key.value.rsplit_once('.').filter(|(model, field)| !model.is_empty() && !field.is_empty());
        let ty = entry.string("type").and_then(|word| known_kind(&entry, &word, "a kind of value"));
        let wire_name = entry.string("wire_name").map(|name| name.value);
        let (nullable, required) = (entry.boolean("nullable"), entry.boolean("required"));
        entry.finish();
        let Some((model, field)) = path else {
            let problem = key
                .problem(format!("`{}` names no field", key.value), "expected a model's id, a dot and a field's name");
            table.report(problem.help("as in `[api.fields.\"operations.Order.total\"]`, with the quotes"));
            continue;
        };
        let (model, field) = (model.to_owned(), field.to_owned());
        fields.push(FieldOverride { model, field, span: key.span, wire_name, ty, nullable, required });
    }
    fields
}

fn known_kind(table: &Table<'_>, word: &Found<String>, what: &str) -> Option<Kind> {
    let kind = Kind::from_word(&word.value);
    if kind.is_none() {
        let words = Kind::WORDS.iter().map(|(word, _)| *word);
        let list = words.clone().collect::<Vec<_>>().join(", ");
        let problem = word.problem(format!("`{}` is not {what}", word.value), format!("expected one of {list}"));
        table.report(match did_you_mean(&word.value, words) {
            Some(help) => problem.help(help),
            None => problem,
        });
    }
    kind
}
