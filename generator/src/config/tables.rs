//! `[api.tables]`: what tables that people write leave open, and what is found out of them wrongly.

use toml::Spanned;
use toml::de::DeValue;

use super::Setting;
use super::decisions::{self, Rule, RuleKind, Unit};
use super::pattern::{Glob, Phrase, folded};
use super::table::{Choice, Found, Table};
use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// `[api.tables]`: how tables that people write are read. What is not set is found out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    /// Where the table stands; `None` where the configuration has none.
    pub span: Option<Span>,
    /// The pages that have models; all where only some are left out.
    pub pages: Vec<Glob>,
    /// What columns hold, by their header words.
    pub columns: Vec<ColumnSetting>,
    /// What says whether a field must be there.
    pub required: Option<Setting<Required>>,
    /// What says whether a field may be null.
    pub nullable: Option<Null>,
    /// What models are called.
    pub names: Names,
    /// What stands below headings. The first that fits a heading decides.
    pub headings: Vec<HeadingSetting>,
    /// What dots in names are.
    pub paths: Option<Setting<Paths>>,
    /// Models that several tables document.
    pub merge: Vec<Merge>,
    /// The field of a message that everything documented stands in.
    pub envelope: Option<Setting<String>>,
    /// What words of type cells mean.
    pub types: Vec<TypeWord>,
}

/// What the columns of one header hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnSetting {
    /// The header, in lower case and with single spaces.
    pub header: String,
    /// What they hold.
    pub role: ColumnRole,
    /// Where the header stands.
    pub span: Span,
}

/// What says whether a field may be null.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Null {
    /// A mark at the type, or nothing at all.
    Mark(Setting<NullMark>),
    /// One of these words in a type or a description.
    Words(Vec<Setting<String>>),
}

/// What models are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Words that are no part of a name where a heading starts or ends with them.
    pub strip: Vec<Setting<String>>,
    /// Headings that name nothing.
    pub generic: Vec<Phrase>,
    /// Whether the title of a page names what is on it; by default where no heading does.
    pub page_title: Option<bool>,
    /// The names of the models below single headings.
    pub models: Vec<ModelName>,
}

/// What the model below a heading is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelName {
    /// The page, where the heading alone does not tell.
    pub page: Option<String>,
    /// The text of the heading.
    pub heading: String,
    /// The name.
    pub name: String,
    /// Where the heading stands.
    pub span: Span,
}

/// What stands below the headings of one pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadingSetting {
    /// The headings.
    pub heading: Phrase,
    /// What stands below them.
    pub kind: HeadingKind,
}

/// A model that several tables document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// Its name.
    pub model: String,
    /// The headings that its tables stand below.
    pub headings: Vec<Phrase>,
}

/// What a word of type cells means.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeWord {
    /// The word, or several, in lower case and with single spaces.
    pub word: String,
    /// The type: a kind of value, a model, or what a type cell may say.
    pub ty: Setting<String>,
    /// What values must keep besides.
    pub rules: Vec<Rule>,
    /// Where the word stands.
    pub span: Span,
}

words! {
    /// What a column holds.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    ColumnRole {
        /// The names of fields.
        Name = "name",
        /// What the keys of a map look like.
        Pattern = "pattern",
        /// Types.
        Type = "type",
        /// Types of another representation, which say more of the same value.
        InnerType = "inner_type",
        /// Whether a field must be there.
        Required = "required",
        /// How often a field may be there: `0..1`, `many`.
        Cardinality = "cardinality",
        /// Whether a field may be null.
        Nullable = "nullable",
        /// Prose.
        Description = "description",
        /// What is taken for a field that is left out.
        Default = "default",
        /// What values must keep.
        Limits = "limits",
        /// A value that is shown.
        Example = "example",
        /// The unit of a number.
        Unit = "unit",
        /// Documented values.
        Value = "value",
        /// For which kinds of the object a field is there.
        Applies = "applies",
        /// Whether a field should be used no more, since when, or what to use instead.
        Deprecated = "deprecated",
        /// Nothing that matters.
        Ignore = "-",
    }
}

words! {
    /// What says whether a field must be there.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    Required {
        /// A column for it, and nothing else.
        Column = "column",
        /// A `?` behind the name: the field may be left out, and others must be there.
        NameMark = "name?",
        /// A `?` before the name: the same.
        MarkName = "?name",
        /// **Bold** names, and descriptions that start with **REQUIRED**; other fields may be left out.
        Bold = "bold",
        /// *Italic* names may be left out, and others must be there.
        Italic = "italic",
        /// Every field must be there, whatever is said of it.
        Always = "always",
        /// Every field may be left out, whatever is said of it.
        Never = "never",
        /// What may be left out is said to be optional, and other fields must be there.
        MarkedOptional = "marked-optional",
    }
}

words! {
    /// What says at a type that a value may be null.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    NullMark {
        /// A `?` before the type.
        Before = "?type",
        /// A `?` behind the type.
        Behind = "type?",
        /// Nothing: no field may be null.
        Never = "never",
    }
}

words! {
    /// What dots in names are.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    Paths {
        /// They lead into objects: `owner.id` is the field `id` of the object `owner`.
        Dots = "dots",
        /// Parts of the name.
        Keys = "keys",
    }
}

words! {
    /// What stands below a heading.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    HeadingKind {
        /// Nothing that a model is made of.
        Skip = "skip",
        /// Fields.
        Fields = "fields",
        /// The parameters of a path, a query or headers.
        Parameters = "parameters",
        /// Values.
        Values = "values",
        /// Fields that may be left out, of the model above.
        Optional = "optional",
        /// The fields of a request.
        Request = "request",
        /// The fields of a response.
        Response = "response",
        /// What the table itself shows: the heading is a name and says nothing of it.
        NameOnly = "name only",
    }
}

impl Tables {
    /// Whether anything is set.
    pub fn is_set(&self) -> bool {
        self.span.is_some()
    }
}

/// Reads `[api.tables]`.
pub(super) fn read(mut table: Table<'_>) -> Tables {
    let pages = table.string_or_strings("pages");
    let tables = Tables {
        span: Some(table.span),
        pages: pages.into_iter().map(|page| Glob::new(&page.value, page.span)).collect(),
        columns: table.table("columns").map(columns).unwrap_or_default(),
        required: chosen(&mut table, "required"),
        nullable: table.any("nullable").and_then(|value| nullable(&table, value)),
        names: table.table("names").map(names).unwrap_or_default(),
        headings: table.any("headings").map(|value| headings(&table, value)).unwrap_or_default(),
        paths: chosen(&mut table, "paths"),
        merge: table.table("merge").map(merge).unwrap_or_default(),
        envelope: table.string("envelope").filter(|name| is_not_empty(&table, name)).map(Setting::from),
        types: table.table("types").map(types).unwrap_or_default(),
    };
    table.finish();
    tables
}

/// One of a few words, with its place.
fn chosen<C: Choice>(table: &mut Table<'_>, key: &'static str) -> Option<Setting<C>> {
    let span = table.place_of(key)?;
    table.choice(key).map(|value| Setting { value, span })
}

fn is_not_empty(table: &Table<'_>, found: &Found<String>) -> bool {
    let is_empty = found.value.trim().is_empty();
    if is_empty {
        table.report(found.problem(format!("an empty text in {}", table.name()), "expected a word"));
    }
    !is_empty
}

fn columns(mut table: Table<'_>) -> Vec<ColumnSetting> {
    let mut columns = Vec::new();
    for (header, role) in table.strings() {
        if let Some(role) = word::<ColumnRole>(&table, &role, "what a column holds") {
            columns.push(ColumnSetting { header: folded(&header.value), role, span: header.span });
        }
    }
    columns
}

/// One of the words of a choice, or the mistake of it.
fn word<C: Choice>(table: &Table<'_>, found: &Found<String>, what: &str) -> Option<C> {
    let known = C::WORDS.iter().find(|(word, _)| *word == found.value).map(|(_, choice)| *choice);
    if known.is_none() {
        let words = C::WORDS.iter().map(|(word, _)| *word);
        let list = words.clone().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        let problem = found.problem(format!("`{}` is not {what}", found.value), format!("expected one of {list}"));
        table.report(did_you_mean(&found.value, words).into_iter().fold(problem, Diagnostic::help));
    }
    known
}

fn nullable(table: &Table<'_>, value: &Spanned<DeValue<'_>>) -> Option<Null> {
    const WANTED: &str = "`?type`, `type?`, `never` or a list of words";
    let text = |value: &Spanned<DeValue<'_>>| {
        let span = table.place(value);
        let Some(text) = value.get_ref().as_str() else { return table.wrong_kind("nullable", value, WANTED) };
        Some(Found { value: text.to_owned(), span }).filter(|found| is_not_empty(table, found))
    };
    let Some(list) = value.get_ref().as_array() else {
        let found = text(value)?;
        let mark = word(table, &found, "a mark of null")?;
        return Some(Null::Mark(Setting { value: mark, span: found.span }));
    };
    if list.is_empty() {
        return table.wrong_kind("nullable", value, WANTED);
    }
    Some(Null::Words(list.iter().filter_map(text).map(Setting::from).collect()))
}

fn names(mut table: Table<'_>) -> Names {
    let strip = table.string_or_strings("strip");
    let generic = table.string_or_strings("generic");
    let names = Names {
        strip: strip.into_iter().filter(|word| is_not_empty(&table, word)).map(Setting::from).collect(),
        generic: generic.into_iter().map(|heading| Phrase::new(&heading.value, heading.span)).collect(),
        page_title: table.boolean("page_title"),
        models: table.table("models").map(models).unwrap_or_default(),
    };
    table.finish();
    names
}

fn models(mut table: Table<'_>) -> Vec<ModelName> {
    let mut models = Vec::new();
    for (heading, name) in table.strings() {
        if !is_type_name(&name.value) {
            let message = format!("`{}` cannot name a model", name.value);
            table.report(name.problem(message, "expected letters and digits, a letter first, as in `OrderItem`"));
            continue;
        }
        let (page, text) = match heading.value.split_once('#') {
            Some((page, text)) if !page.is_empty() => (Some(page.to_owned()), text),
            _ => (None, heading.value.as_str()),
        };
        models.push(ModelName { page, heading: text.trim().to_owned(), name: name.value, span: heading.span });
    }
    models
}

fn is_type_name(name: &str) -> bool {
    name.starts_with(char::is_alphabetic) && name.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// `[["pattern", "kind"], …]`
fn headings(table: &Table<'_>, value: &Spanned<DeValue<'_>>) -> Vec<HeadingSetting> {
    const WANTED: &str = "a list of pairs, each a heading and what stands below it: `[\"Query *\", \"skip\"]`";
    let Some(list) = value.get_ref().as_array() else {
        let _: Option<()> = table.wrong_kind("headings", value, WANTED);
        return Vec::new();
    };
    let pair = |value: &Spanned<DeValue<'_>>| {
        let pair = value.get_ref().as_array().map(|pair| pair.iter().collect::<Vec<_>>());
        let Some([heading, kind]) = pair.as_deref() else { return table.wrong_kind("headings", value, WANTED) };
        let text = |value: &Spanned<DeValue<'_>>| {
            let text = value.get_ref().as_str().map(str::to_owned);
            let found = text.map(|text| Found { value: text, span: table.place(value) });
            found.or_else(|| table.wrong_kind("headings", value, WANTED))
        };
        let (heading, kind) = (text(heading)?, text(kind)?);
        let kind = word(table, &kind, "what stands below a heading")?;
        Some(HeadingSetting { heading: Phrase::new(&heading.value, heading.span), kind })
    };
    list.iter().filter_map(pair).collect()
}

fn merge(mut table: Table<'_>) -> Vec<Merge> {
    let mut merges = Vec::new();
    for (model, headings) in table.lists() {
        if is_type_name(&model.value) {
            let headings = headings.into_iter().map(|heading| Phrase::new(&heading.value, heading.span));
            merges.push(Merge { model: model.value, headings: headings.collect() });
        } else {
            let message = format!("`{}` cannot name a model", model.value);
            table.report(model.problem(message, "expected letters and digits, a letter first, as in `OrderItem`"));
        }
    }
    merges
}

/// The rules that a word of types may have.
const RULES: &[RuleKind] = &[
    RuleKind::Format,
    RuleKind::Pattern,
    RuleKind::MinLength,
    RuleKind::MaxLength,
    RuleKind::Minimum,
    RuleKind::Maximum,
    RuleKind::ExclusiveMinimum,
    RuleKind::ExclusiveMaximum,
    RuleKind::MultipleOf,
    RuleKind::MinItems,
    RuleKind::MaxItems,
    RuleKind::UniqueItems,
];

fn types(mut table: Table<'_>) -> Vec<TypeWord> {
    let mut types = Vec::new();
    for (key, value) in table.rest() {
        let span = key.span;
        let found = match value.get_ref().as_str() {
            Some(text) => Some((Found { value: text.to_owned(), span: table.place(value) }, Vec::new())),
            None => match table.inner(&key, value) {
                Some(inner) => detailed(inner),
                None => table.wrong_kind(&key.value, value, "a type, or a table with a `type`"),
            },
        };
        if let Some((ty, rules)) = found.filter(|(ty, _)| is_not_empty(&table, ty)) {
            types.push(TypeWord { word: folded(&key.value), ty: ty.into(), rules, span });
        }
    }
    types
}

/// `{ type = "string", format = "bcp47" }`
fn detailed(mut table: Table<'_>) -> Option<(Found<String>, Vec<Rule>)> {
    let ty = table.string("type");
    let mut rules = Vec::new();
    for kind in RULES {
        if let Some(value) = table.any(kind.as_str()) {
            rules.extend(decisions::rule(&table, *kind, value, Unit::Characters));
        }
    }
    if ty.is_none() {
        let missing = Diagnostic::new(Code::Config, format!("{} has no `type`", table.name())).at(table.span, "");
        table.report(missing.help("as in `{ type = \"string\", format = \"bcp47\" }`"));
    }
    table.finish();
    Some((ty?, rules))
}
