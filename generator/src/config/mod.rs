//! `schemadown.toml`: what cannot be read from the documentation. One `[[api]]` table per spec set.
//!
//! ```toml
//! output = "generated"              # where the Rust goes; this is the default
//!
//! [[api]]
//! name = "shop"                     # the Rust module, and the folder below `output`
//! docs = "specs/shop"               # the default for that name; a list where there are several documentations
//! samples = ["recorded/*.json"]     # recorded bodies, which show what the docs do not; `**` stands for folders too
//! dialect = "speakeasy-go"          # how the docs are written; found out by default
//! wire_case = "infer"               # or camelCase, snake_case, PascalCase, kebab-case, as-written
//! unresolved = "error"              # or value: an unknown type becomes `serde_json::Value`
//! hidden_null = "strict"            # or option: a required field may be null all the same
//! nullable = "infer"                # or merge, or distinguish: absent and null are told apart
//! enums = "open"                    # or closed: an undocumented value is a decoding error
//! serde = "derive"                  # or explicit: impls written out, which compile in a third of the time
//! unknown_fields = "ignore"         # or deny: a property that is not documented is a decoding error
//! derives = ["Ord"]                 # derives of every type beside its own; `Eq`, `Ord`, `Hash` where fields allow them
//! exhaustive = false                # or true, where one team owns docs and users: additions may break these
//!
//! [api.types]                       # another Rust type for a documented kind
//! date = "String"
//!
//! [api.fields."operations.Order.total"]   # what the page does not say, or says wrongly
//! wire_name = "totalAmount"
//! type = "integer"
//!
//! [[api.constraint]]                # a rule that no page states, or states wrongly
//! field = "operations.*.limit"      # the model's id, a dot, the documented name; `*` stands for any text
//! maximum = 100
//! reason = "the server answers 422 above that"
//!
//! [[api.constraint]]
//! field = "operations.Order.tags"
//! of = "items"                      # each item of the list; or self (the default), keys, values
//! max_length = 20
//! unit = "bytes"                    # lengths count characters otherwise
//! charset = "a-z0-9-"
//! drop = "min_length"               # a kind of rule, a list of kinds, or "*" for all
//! reason = "settled with support in May"
//!
//! [[api.relation]]                  # the same between the fields of an object
//! model = "operations.Order"        # the model's id; `*` stands for any text
//! required_if = "iban"              # or only_with; of several fields mutually_exclusive, at_least_one_of, exactly_one_of
//! when = { method = "bank" }        # or a field that is there, a list of such fields, a list of values
//! reason = "the server answers 422 without it"
//!
//! [[api.relation]]
//! model = "operations.Order"
//! drop = "exactly_one_of"           # a kind of rule, a list of kinds, or "*" for all
//! of = "voucher"                    # only what speaks of this field
//! reason = "settled with support in May"
//!
//! [[api.silence]]                   # a finding of `schemadown lint` that was looked at
//! code = "SD060"
//! field = "operations.Order.note"   # or model = "operations.*"
//! reason = "the server checks the condition"
//! ```
//!
//! # Changes that were looked at
//!
//! `schemadown diff` tells changes between two documentations; what of them is meant stands at the end of the file:
//!
//! ```toml
//! [diff]
//! fail_on = "breaking"              # or dangerous, any, never: what the exit code 1 is for
//!
//! [[diff.allow]]
//! rule = "optional-field-removed"   # or a list of rules, or "*" for all: `schemadown diff --rules`
//! path = "operations.Order.note"    # a model's id and, behind a dot, a field, a value or a member; `*` stands for any text
//! api = "shop"                      # any, where it is left out
//! reason = "nobody has sent it since May"
//! until = 2027-01-31                # the last day on which that holds; for ever, where it is left out
//! ```
//!
//! # Several documentations
//!
//! SDKs of one API in several languages document it several times, and each language loses something else. Named together,
//! they complete each other:
//!
//! ```toml
//! [[api]]
//! name = "shop"
//! docs = ["ts/docs", "python/docs", "go/docs"]
//! ```
//!
//! The first leads: which models there are, their modules, their Rust names and what is said of them comes from it. The
//! others add what it cannot show: whether a number is whole, what may be null, how JSON spells a name, a union's members, an
//! enum's values, fields. Where two contradict each other, the first counts, and a warning (`SD035`) shows both places. What
//! was taken from where stands in `schemadown ir`, as `inferred`. `dialect` and `root` are of one documentation only, and are
//! found out for each of several.
//!
//! # Rules
//!
//! A rule that is set takes the place of one of its kind, or is new. Kinds are those of [`RuleKind`]:
//!
//! | key | value | for |
//! |---|---|---|
//! | `max_length`, `min_length` | a whole number | texts |
//! | `charset` | what stands between the brackets of a regular expression: `A-Za-z0-9_-` | texts |
//! | `pattern` | a regular expression: literals, classes, counts, groups, alternatives and anchors; it matches in any part of a text where it is not anchored | texts |
//! | `prefix`, `suffix` | a string | texts |
//! | `format` | a form that is checked: `uuid`, `date-time`, … | texts |
//! | `enum` | a list of strings, numbers or booleans | texts, numbers, booleans, enums |
//! | `minimum`, `maximum`, `exclusive_minimum`, `exclusive_maximum`, `multiple_of` | a number | numbers |
//! | `min_items`, `max_items` | a whole number | lists, maps |
//! | `unique_items` | `true` | lists |
//! | `default` | a string, a number or a boolean | values of that kind |
//!
//! The reason is mandatory and stands in the documentation of the field. A pattern may take in fields that a rule does
//! not fit (`*.limit` where one `limit` is a text): they stay as they are, and it is an error if there are no others. So
//! is a rule that the generated code cannot check (`SD042`), one that is dropped where no field has it, and one between
//! fields that the object does not have, that are always there, or whose values are not documented.
//!
//! # Tables that people write
//!
//! What tables that people write mean is found out from all pages together: `schemadown survey DOCS` shows it with its counts,
//! and `schemadown init DOCS` writes it down as comments to correct. What is set overrules what is found, and what matches
//! nothing in the docs is an error (`SD041`).
//!
//! ```toml
//! [api.tables]
//! pages = ["resources/**", "!**/drafts/*"]        # only these pages have models; `!` leaves pages out
//! columns = { "opens." = "-", "value" = "name" }  # header words, and what the column holds
//! required = "name?"                              # what says whether a field must be there
//! nullable = "?type"                              # or type?, never, or words: ["or null", "can be null"]
//! paths = "dots"                                  # `owner.id` leads into an object; or keys: it is a name
//! envelope = "data"                               # every object stands in this field of a message
//! headings = [                                    # what stands below headings; the first that fits decides
//!     ["Query *", "skip"],
//!     ["Optional attributes", "optional"],
//! ]
//!
//! [api.tables.names]
//! strip = ["Structure", "The"]                    # no part of a name at the start or the end of a heading
//! generic = ["Payload", "* Fields"]               # headings that name nothing: the one above does
//! page_title = true                               # the title names what is on the page; false: it names nothing
//! models = { "order.md#Body" = "OrderBody", "Line" = "OrderLine" }   # a heading, and what its model is called
//!
//! [api.tables.merge]
//! Parameter = ["Common Fields", "Fields for *"]   # the tables below these headings of a page are one model
//!
//! [api.tables.types]                              # words of type cells
//! snowflake = "string"                            # a kind of value, a model, or what a type cell may say
//! "order list" = "array of Order"
//! "language code" = { type = "string", format = "bcp47", max_length = 35 }
//! ```
//!
//! | key | value | default |
//! |---|---|---|
//! | `pages` | paths below the docs, in which `*` stands for any text within a name and `**` for any text | all pages |
//! | `columns` | words of [`ColumnRole`]: `name`, `pattern`, `type`, `inner_type`, `required`, `cardinality`, `nullable`, `description`, `default`, `limits`, `example`, `unit`, `value`, `applies`, `deprecated`, or `-` for a column that does not matter | by a table of header words |
//! | `required` | see below | the sign that is used |
//! | `nullable` | `?type`, `type?`, `never`, or words of types and descriptions | a `?` at the type, or a column |
//! | `paths` | `dots` or `keys` | dots, where the first part is a field of its own |
//! | `headings` | pairs of a heading, in which `*` stands for any text, and a word of [`HeadingKind`]: `skip`, `fields`, `parameters`, `values`, `optional`, `request`, `response`, `name only` (the heading is a name and says nothing of its tables) | by words, and by what the tables show |
//! | `envelope` | a field | none |
//!
//! A heading is also what stands below its own subheadings, unless one of them fits a pattern itself.
//!
//! `required` says where the docs tell whether a field must be there. A column for it counts in its table all the same, but
//! for `always` and `never`:
//!
//! | | must be there | may be left out |
//! |---|---|---|
//! | `column` | what the column says | the rest |
//! | `name?`, `?name` | the rest | names with a `?` |
//! | `bold` | **bold** names, and descriptions that start with **REQUIRED** | the rest |
//! | `italic` | the rest | names in *italics* |
//! | `marked-optional` | the rest | what is said to be optional |
//! | `always`, `never` | every field | every field |
//!
//! A word of `types` may have the rules `format`, `pattern`, `min_length`, `max_length`, `minimum`, `maximum`,
//! `exclusive_minimum`, `exclusive_maximum`, `multiple_of`, `min_items`, `max_items` and `unique_items`.
//!
//! Every mistake in the file is reported in one run, each with its place and the nearest word that would be right.

#[macro_use]
mod words;

mod api;
mod append;
mod date;
mod decisions;
mod diff;
mod pattern;
mod relations;
mod search;
mod table;
mod tables;

use std::path::{Component, Path, PathBuf};

use toml::de::DeTable;

pub use api::{
    Api, Dialect, EnumPolicy, FieldOverride, HiddenNull, Impls, Kind, NamePolicy, Nullable, TypeOverride,
    UnknownFields, Unresolved, WireCase, module_name,
};

pub use append::{Pin, append, pin};
pub use date::Date;
pub use decisions::{ConstraintOverride, Dropped, Part, Rule, RuleKind, RuleValue, Silence, Unit};
pub use diff::{Allow, Diff, FailOn};
pub(crate) use pattern::glob;
pub use pattern::{Glob, Pattern, Phrase};
pub use relations::{Case, FieldName, RelationOverride, RelationRule, RelationWord};
pub use search::nearest;
pub use tables::{
    ColumnRole, ColumnSetting, HeadingKind, HeadingSetting, Merge, ModelName, Names, Null, NullMark, Paths, Required,
    Tables, TypeWord,
};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{Sources, Span};
use table::{Found, Problems, Table};

/// The name of the configuration file.
pub const FILE_NAME: &str = "schemadown.toml";

/// Where generated files go unless the configuration says otherwise.
pub const DEFAULT_OUTPUT: &str = "generated";

/// What `schemadown.toml` says.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder that holds the file; all paths in it start there. Empty for the current folder.
    pub dir: PathBuf,
    /// Where generated files go, below [`dir`](Self::dir).
    pub output: PathBuf,
    /// The spec sets, in the order of the file.
    pub apis: Vec<Api>,
    /// What is said of changes between two documentations.
    pub diff: Diff,
}

/// What is set, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting<T> {
    /// What is set.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> From<Found<T>> for Setting<T> {
    fn from(found: Found<T>) -> Self {
        Self { value: found.value, span: found.span }
    }
}

impl Config {
    /// The output folder.
    pub fn output_dir(&self) -> PathBuf {
        self.dir.join(&self.output)
    }

    /// The folders of an API's docs, the leading one first.
    pub fn docs_dirs(&self, api: &Api) -> Vec<PathBuf> {
        api.docs.iter().map(|docs| self.dir.join(docs)).collect()
    }

    /// The folders of the source code of an API's SDK.
    pub fn source_dirs(&self, api: &Api) -> Vec<PathBuf> {
        api.sources.iter().map(|folder| self.dir.join(folder)).collect()
    }

    /// The spec set of this name.
    pub fn api(&self, name: &str) -> Option<&Api> {
        self.apis.iter().find(|api| api.name == name)
    }
}

/// Whether a path ends in a name: what it leads to is not this folder, nor one that this folder lies in.
fn names_a_folder(path: &str) -> bool {
    let last = Path::new(path.trim()).components().next_back();
    matches!(last, Some(Component::Normal(_))) && !path.contains(char::is_control)
}

/// Reads a configuration file. `None` only where nothing in it can be used; what is wrong with it is in
/// `diagnostics` either way, with places in a file that is added to `sources`.
pub fn load(path: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<Config> {
    let shown = path.to_string_lossy();
    let text = match read(path) {
        Ok(text) => text,
        Err(why) => {
            let message = format!("the file cannot be read: {why}");
            let help = "run the command in a folder below it, name it with `--config`, or generate without one: \
                        `schemadown generate DOCS --out DIR --crate NAME`";
            diagnostics.push(Diagnostic::new(Code::Config, message).in_file(shown).help(help));
            return None;
        }
    };
    let dir = path.parent().map(Path::to_owned).unwrap_or_default();
    parse(&text, &shown, dir, sources, diagnostics)
}

fn read(path: &Path) -> Result<String, String> {
    // Whoever opens a FIFO waits for somebody to write to it.
    let found = std::fs::metadata(path).map_err(|error| error.to_string())?;
    if !found.is_file() {
        return Err("it is not a regular file".to_owned());
    }
    std::fs::read_to_string(path).map_err(|error| error.to_string())
}

/// A key as TOML has it: in quotes where it needs them.
pub fn toml_key(key: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !key.is_empty() && key.chars().all(is_bare) { key.to_owned() } else { toml_text(key) }
}

/// A text as TOML has it, in quotes.
pub fn toml_text(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            // No key and no text that is written here needs line ends or the like.
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Reads a configuration from its text; `shown` is the path that diagnostics name.
pub fn parse(
    text: &str,
    shown: &str,
    dir: PathBuf,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Config> {
    let file = sources.add(shown, shown, text);
    // Spans count in the text as `Sources` holds it: LF line ends, no byte order mark.
    let text = sources.file(file).text.clone();
    let (root, errors) = DeTable::parse_recoverable(&text);
    for error in &errors {
        let at = Span::new(file, error.span().unwrap_or_default());
        diagnostics.push(Diagnostic::new(Code::Config, format!("not TOML: {}", error.message().trim())).at(at, ""));
    }
    if !errors.is_empty() {
        return None;
    }
    let problems = Problems::default();
    let (output, apis, diff) = read_top(Table::root(root.get_ref(), file, &problems));
    diagnostics.extend(problems.into_inner());
    if apis.is_empty() && !diagnostics.has_errors() {
        let help = "add one table per spec set:\n[[api]]\nname = \"shop\"  # reads specs/shop";
        diagnostics.push(Diagnostic::new(Code::Config, "no `[[api]]` table").in_file(shown).help(help));
    }
    Some(Config { dir, output, apis, diff })
}

fn read_top(mut top: Table<'_>) -> (PathBuf, Vec<Api>, Diff) {
    let output = top.string("output");
    if let Some(output) = &output
        && !names_a_folder(&output.value)
    {
        let problem = output.problem("`output` names no folder of its own", "expected a folder below this one");
        top.report(problem.help(format!("`{DEFAULT_OUTPUT}` is the default")));
    }
    let mut apis: Vec<Api> = Vec::new();
    for table in top.tables("api") {
        apis.extend(api::read(table, &apis));
    }
    let diff = top.table("diff").map(diff::read).unwrap_or_default();
    top.finish();
    (output.map_or_else(|| DEFAULT_OUTPUT.to_owned(), |output| output.value).into(), apis, diff)
}
