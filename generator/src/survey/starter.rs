//! A `schemadown.toml` to start from: what was found, with its evidence, as comments that a person can correct; and what has
//! to be decided, as lines to fill in.
//!
//! What is commented out is what is done without it, so that the file as it is written changes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;

use crate::config::{toml_key, toml_text};
use crate::diagnostic::line::printable;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::dialect::{Sign, TableFound};
use crate::source::{Sources, Span};

use super::{Survey, counted, place, tallied};

/// So many headings, columns and models are listed of each kind: what comes after is for `schemadown survey` to show.
const LISTED: usize = 24;

/// What a comment starts with that speaks of something to decide.
pub(crate) const TO_DECIDE: &str = "TO DECIDE";

/// The configuration of an API, whose docs lie in the folder `docs` as seen from the file.
pub fn starter(survey: &Survey, name: &str, docs: &str, sources: &Sources) -> String {
    let mut file = File { out: String::new(), sources };
    file.say(&format!(
        "Written by `schemadown init`, from {}. Lines that start with `#` and no space are settings, as they are found to be \
         and without which the same is done: take the `#` away to correct one. `schemadown survey` shows all tables.",
        counted(survey.dialects.iter().map(|(_, pages)| pages).sum(), "page")
    ));
    file.out.push_str("\n[[api]]\n");
    file.set(&format!("name = {}", toml_text(name)), "");
    file.set(&format!("docs = {}", toml_text(docs)), "");
    let read = survey.dialects.iter().map(|(dialect, pages)| format!("{} as {dialect}", counted(*pages, "page")));
    if let [(dialect, _)] = survey.dialects.as_slice() {
        file.default(&format!("dialect = {}", toml_text(dialect)), &read.collect::<Vec<_>>().join(", "));
    } else {
        file.say(&format!("How the pages are written: {}.", read.collect::<Vec<_>>().join(", ")));
    }
    file.default("unresolved = \"value\"", "what no page defines is any JSON value; an error without this line");
    if survey.report.tables.is_empty() {
        return file.out;
    }
    file.out.push_str("\n[api.tables]\n");
    pages(&mut file, survey);
    required(&mut file, survey);
    nullable(&mut file, survey);
    paths(&mut file, survey);
    headings(&mut file, survey);
    columns(&mut file, survey);
    names(&mut file, survey);
    types(&mut file, survey);
    file.out
}

/// The file that is being written.
struct File<'a> {
    out: String,
    sources: &'a Sources,
}

/// How wide comments are.
const WIDTH: usize = 110;

impl File<'_> {
    /// A comment, folded.
    fn say(&mut self, text: &str) {
        let mut line = String::from("#");
        for word in printable(text).split_whitespace() {
            if line.len() > 1 && line.chars().count() + word.chars().count() + 1 > WIDTH {
                self.out.push_str(&line);
                self.out.push('\n');
                "#".clone_into(&mut line);
            }
            line.push(' ');
            line.push_str(word);
        }
        self.out.push_str(&line);
        self.out.push('\n');
    }

    /// A setting, and what there is to say of it.
    fn set(&mut self, setting: &str, why: &str) {
        let why = printable(why);
        let line = if why.is_empty() { setting.to_owned() } else { format!("{setting:40}  # {why}") };
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    /// A setting that is what is done without it.
    fn default(&mut self, setting: &str, why: &str) {
        self.set(&format!("#{setting}"), why);
    }

    fn place(&self, span: Span) -> String {
        place(span, self.sources)
    }

    /// Says what is not listed.
    fn more(&mut self, all: usize) {
        if all > LISTED {
            self.say(&format!("… and {} more", all - LISTED));
        }
    }
}

fn pages(file: &mut File<'_>, survey: &Survey) {
    let count = |kind: &str| survey.report.tables.iter().filter(|table| table.kind == kind).count();
    file.say(&format!(
        "The pages that have models; `!` leaves pages out. There are {} of fields, {} of values, {} of parameters and {} others.",
        counted(count("fields") + count("patterns"), "table"),
        count("values"),
        count("parameters"),
        count("other")
    ));
    file.default("pages = [\"**\"]", "");
}

fn about<'s>(survey: &'s Survey, what: &'static str) -> impl Iterator<Item = &'s Sign> {
    survey.report.signs.iter().filter(move |sign| sign.about == what)
}

/// What is counted of the signs of one subject.
fn evidence(file: &mut File<'_>, survey: &Survey, what: &'static str) {
    for sign in about(survey, what).filter(|sign| sign.count.found > 0) {
        let taken = if sign.decides { "" } else { ", which is not read so" };
        let count = tallied(sign.count, sign.unit, file.sources);
        file.say(&format!("- `{}` {}{taken}: {count}", sign.sign, sign.means));
    }
}

fn required(file: &mut File<'_>, survey: &Survey) {
    file.out.push('\n');
    file.say("What says whether a field is required:");
    evidence(file, survey, "required");
    let decides = about(survey, "required").filter(|sign| sign.decides).max_by_key(|sign| sign.sign != "column");
    if let Some(unmarked) = survey.report.unmarked {
        let count = tallied(unmarked, "fields", file.sources);
        file.say(&format!("{TO_DECIDE}: nothing says it of {count}. They are read as optional."));
        file.default("required = \"marked-optional\"", "or always, never, name?, ?name, bold, italic, column");
    } else {
        let sign = decides.map_or("column", |sign| sign.sign);
        file.default(&format!("required = {}", toml_text(sign)), "");
    }
}

fn nullable(file: &mut File<'_>, survey: &Survey) {
    file.out.push('\n');
    file.say("What says that a field may be null; words of descriptions may: [\"or null\", \"can be null\"].");
    evidence(file, survey, "nullable");
    let mark = about(survey, "nullable").find(|sign| sign.count.found > 0 && sign.sign != "column");
    match mark {
        Some(sign) => file.default(&format!("nullable = {}", toml_text(sign.sign)), ""),
        None => file.default("nullable = \"never\"", "no sign of it was found"),
    }
}

fn paths(file: &mut File<'_>, survey: &Survey) {
    let Some(sign) = about(survey, "paths").find(|sign| sign.sign == "dots" && sign.count.of > 0) else { return };
    file.out.push('\n');
    let count = tallied(sign.count, sign.unit, file.sources);
    file.say(&format!("Whether dots in names lead into objects, as they do in {count}."));
    file.default(if sign.decides { "paths = \"dots\"" } else { "paths = \"keys\"" }, "");
}

/// What is done with a table of no fields, in the words of the setting. Values that no field refers to are none.
fn treated(survey: &Survey, table: &TableFound) -> &'static str {
    match table.kind {
        "other" => "skip",
        "values" if table.model.as_ref().is_none_or(|model| survey.id(model).is_none()) => "skip",
        kind => kind,
    }
}

/// The headings of tables that are of no fields, each with what is done with all that stand below it.
fn headings(file: &mut File<'_>, survey: &Survey) {
    let mut below: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for table in &survey.report.tables {
        for heading in std::iter::once(&table.heading).chain(&table.above) {
            below.entry(heading.to_lowercase()).or_default().insert(treated(survey, table));
        }
    }
    let mut found: BTreeMap<String, (usize, &TableFound)> = BTreeMap::new();
    for table in survey.report.tables.iter().filter(|table| !matches!(table.kind, "fields" | "patterns")) {
        let heading = table.heading.to_lowercase();
        if !heading.is_empty() && below.get(&heading).is_some_and(|kinds| kinds.len() == 1) {
            found.entry(heading).or_insert((0, table)).0 += 1;
        }
    }
    if found.is_empty() {
        return;
    }
    file.out.push('\n');
    file.say(
        "What stands below headings, the first that fits: skip, fields, parameters, values, optional, request, response, \
         name only. `*` stands for any text.",
    );
    file.out.push_str("#headings = [\n");
    let mut list: Vec<_> = found.into_iter().collect();
    list.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    for (heading, (count, first)) in list.iter().take(LISTED) {
        let (at, kind) = (file.place(first.span), treated(survey, first));
        let pair = format!("#[{}, {}],", toml_text(&printable(heading)), toml_text(kind));
        file.set(&pair, &format!("{}, {}: {at}", counted(*count, "table"), first.reason));
    }
    file.out.push_str("#]\n");
    file.more(list.len());
}

/// The columns that are not read.
fn columns(file: &mut File<'_>, survey: &Survey) {
    let unread = survey.report.columns.iter().filter(|column| column.role == "-" && !column.header.is_empty());
    let unread: Vec<_> = unread.collect();
    file.out.push_str("\n[api.tables.columns]\n");
    file.say(
        "What columns hold: name, pattern, type, inner_type, required, cardinality, nullable, description, default, limits, \
         example, unit, value, applies, or `-` for what is not read.",
    );
    for column in unread.iter().take(LISTED) {
        let why = format!("{}, first at {}", counted(column.tables, "table"), file.place(column.first));
        file.default(&format!("{} = \"-\"", toml_key(&printable(&column.header))), &why);
    }
    file.more(unread.len());
}

/// The models that got another name than their headings would give them.
fn names(file: &mut File<'_>, survey: &Survey) {
    let renamed = survey.report.tables.iter().filter_map(|table| {
        let model = table.model.as_ref().filter(|model| model.name != model.called)?;
        survey.id(model).map(|_| (table, model))
    });
    let renamed: Vec<_> = renamed.collect();
    file.out.push_str("\n[api.tables.names]\n");
    file.say(
        "`strip = [\"…\"]` lists further words that are no part of names, and `generic = [\"…\"]` headings that name nothing: \
         the one above does.",
    );
    if renamed.is_empty() {
        return;
    }
    file.out.push_str("\n[api.tables.names.models]\n");
    file.say("Models that are not called as their headings are, since another is, or by a sentence:");
    for (table, model) in renamed.iter().take(LISTED) {
        let page = &file.sources.file(table.span.file).path;
        let key = toml_key(&format!("{page}#{}", printable(&table.heading)));
        let why = format!("{}: else `{}`", file.place(table.span), model.called);
        file.default(&format!("{key} = {}", toml_text(&model.name)), &why);
    }
    file.more(renamed.len());
}

/// The words of types: those that examples settle, and those to fill in.
fn types(file: &mut File<'_>, survey: &Survey) {
    file.out.push_str("\n[api.tables.types]\n");
    file.say(
        "What words of types mean: string, integer, number, boolean, date, date-time, bytes, any, array, map, a model, or \
         what a type cell may say; with rules: { type = \"string\", format = \"bcp47\", max_length = 35 }.",
    );
    if survey.words.is_empty() {
        file.say("No page has a word that nothing defines.");
    }
    let (known, open): (Vec<_>, Vec<_>) = survey.words.iter().partition(|word| word.shown.is_some());
    if !open.is_empty() {
        file.say(&format!("{TO_DECIDE}: nothing says what these mean."));
    }
    for word in &open {
        let why = format!("{}, first at {}", counted(word.cells, "cell"), file.place(word.first));
        file.default(&format!("{} = \"any\"", toml_key(&printable(&word.word))), &why);
    }
    for word in known {
        let Some((kind, at)) = word.shown else { continue };
        let shown = file.place(at);
        let why = format!("{}, first at {}", counted(word.cells, "cell"), file.place(word.first));
        let setting = format!("{} = {}", toml_key(&printable(&word.word)), toml_text(kind));
        file.default(&setting, &format!("{why}; examples show it, the first at {shown}"));
    }
}

/// Writes a file that is not there yet.
///
/// # Errors
/// What is to be said where there is a file of that name, or where none can be written.
pub fn create(path: &Path, text: &str) -> Result<(), Diagnostics> {
    let problem = |why: String| Diagnostic::new(Code::Write, why).in_file(path.to_string_lossy());
    let mut file = match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            let help = "no configuration is overwritten: name another file with `--out`, or remove this one";
            return Err(problem("the file is there already".to_owned()).help(help).into());
        }
        Err(error) => return Err(problem(format!("the file cannot be written: {error}")).into()),
    };
    file.write_all(text.as_bytes()).map_err(|error| problem(format!("the file cannot be written: {error}")).into())
}
