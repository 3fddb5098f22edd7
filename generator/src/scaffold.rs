//! A model to start from, written as a page in the plain form, or below what a page has already.
//!
//! Stands before all stages and beside them: what it writes is read at once as any other page is, and where that finds
//! something wrong, nothing has been written.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use heck::ToKebabCase as _;

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::disk;
use crate::project::Project;
use crate::tidy;

/// A model that is to be documented.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    /// What its heading says.
    pub name: String,
    /// What it is.
    pub description: String,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// A field of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// What JSON calls it.
    pub name: String,
    /// Its type, as a type cell has it.
    pub ty: String,
    /// Whether it has to be there.
    pub required: bool,
    /// What it is.
    pub description: String,
}

impl Field {
    /// Reads `name:type`, `name:type:required` and `name:type:required:What it is.`
    ///
    /// # Errors
    /// What is missing.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (name, rest) = text.split_once(':').ok_or("a field is `name:type`, such as `total:number:required`")?;
        let (mut ty, mut more) = match rest.split_once(':') {
            Some((ty, more)) => (ty, more),
            None => (rest, ""),
        };
        // Types of maps have a colon of their own.
        if let Some(open) = ty.find('{').filter(|_| !ty.contains('}')) {
            let end = rest.get(open..).and_then(|inner| inner.find('}')).map_or(rest.len(), |at| open + at + 1);
            (ty, more) = rest.split_at_checked(end).unwrap_or((rest, ""));
            more = more.strip_prefix(':').unwrap_or(more);
        }
        let (word, description) = more.split_once(':').unwrap_or((more, ""));
        let (required, description) = match word.trim() {
            "required" => (true, description),
            "optional" => (false, description),
            _ => (false, more),
        };
        let field = Self {
            name: name.trim().to_owned(),
            ty: ty.trim().to_owned(),
            required,
            description: description.trim().to_owned(),
        };
        field.check().map(|()| field)
    }

    fn check(&self) -> Result<(), String> {
        if self.name.is_empty() || self.name.contains(|c: char| c.is_whitespace() || c.is_control() || c == '`') {
            return Err(format!("`{}` is no name of a field: expected one word, as JSON has it", self.name));
        }
        if self.ty.is_empty() {
            return Err(format!("the field `{}` has no type", self.name));
        }
        Ok(())
    }

    fn row(&self) -> String {
        let is_plain = self.name.starts_with(|c: char| c.is_ascii_alphanumeric())
            && self.name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'));
        let name = if is_plain { cell(&self.name) } else { format!("`{}`", cell(&self.name)) };
        let required = if self.required { "yes" } else { "no" };
        format!("| {name} | {} | {required} | {} |\n", cell(&self.ty), cell(&self.description))
    }
}

/// Text as a cell may hold it.
fn cell(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.replace("\\|", "|").replace('|', "\\|")
}

impl Model {
    /// What is wrong with it, if anything is.
    pub fn check(&self) -> Result<(), String> {
        let name = self.name.trim();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic())
            || !name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_'))
        {
            return Err(format!("`{name}` is no name of a model: expected letters and digits, such as `Order`"));
        }
        if self.fields.is_empty() {
            return Err(format!("`{name}` has no fields"));
        }
        self.fields.iter().try_for_each(Field::check)
    }

    /// Its section, below a heading with this mark.
    fn section(&self, mark: &str) -> String {
        let rows: String = self.fields.iter().map(Field::row).collect();
        let description = self.description.split_whitespace().collect::<Vec<_>>().join(" ");
        let gap = if description.is_empty() { "" } else { "\n\n" };
        let text = format!(
            "{mark} {}\n\n{description}{gap}| Field | Type | Required | Description |\n|---|---|---|---|\n{rows}",
            self.name.trim()
        );
        tidy::page(&text).unwrap_or(text)
    }
}

/// What came of it.
#[derive(Debug)]
pub struct Added {
    /// The page.
    pub page: PathBuf,
    /// The project as it is with the model, and whatever is wrong.
    pub project: Project,
    /// Whether the model is there now; else nothing has changed.
    pub kept: bool,
}

/// Writes a model to a page of its own in the docs of an API, or below what a page holds.
///
/// # Errors
/// What stands in the way before anything is written.
pub fn add(
    file: &Path,
    config: &Config,
    api: &str,
    page: Option<&Path>,
    model: &Model,
) -> Result<Added, Box<Diagnostic>> {
    let problem = |code, message: String, at: &Path| Diagnostic::new(code, message).in_file(at.to_string_lossy());
    let docs = config.api(api).and_then(|api| config.docs_dirs(api).into_iter().next()).unwrap_or_default();
    let target = match page {
        None => docs.join(format!("{}.md", model.name.trim().to_kebab_case())),
        Some(page) => below(&docs, page).ok_or_else(|| {
            let message = format!("the page is not in the docs of `{api}`");
            problem(Code::Config, message, page).help(format!("name one below `{}`", docs.display()))
        })?,
    };
    let failed =
        |error: &io::Error| Box::new(problem(Code::Write, format!("the page cannot be written: {error}"), &target));
    let before = match (page, fs::read_to_string(&target)) {
        (_, Err(error)) if error.kind() == io::ErrorKind::NotFound => None,
        (_, Err(error)) => return Err(failed(&error)),
        (Some(_), Ok(text)) => Some(text),
        (None, Ok(_)) => {
            let help = format!("`--page {}` adds the model to it", target.display());
            return Err(Box::new(problem(Code::Foreign, "the page is there already".to_owned(), &target).help(help)));
        }
    };
    let made = write(&target, before.as_deref(), model).map_err(|error| failed(&error))?;
    let mut project = Project::open(file);
    let schemas = project.read_where(Some(api));
    let is_there = schemas.is_none_or(|schemas| {
        schemas.iter().flat_map(|schema| &schema.models).any(|found| is_named(&found.name, &model.name))
    });
    let kept = is_there && !is_faulty(&project, &target);
    if !kept {
        undo(&target, before.as_deref(), &made).map_err(|error| failed(&error))?;
    }
    Ok(Added { page: target, project, kept })
}

/// The page as the docs have it; none where it is not among them.
fn below(docs: &Path, page: &Path) -> Option<PathBuf> {
    let folder = page.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = page.file_name()?;
    let is_markdown = Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("md"));
    let home = fs::canonicalize(docs).ok()?;
    let inside = fs::canonicalize(folder).ok()?;
    Some(docs.join(inside.strip_prefix(home).ok()?).join(name)).filter(|_| is_markdown)
}

/// Writes the page, and says which folders that took.
fn write(page: &Path, before: Option<&str>, model: &Model) -> io::Result<Vec<PathBuf>> {
    if let Some(before) = before {
        let line_end = if before.contains("\r\n") { "\r\n" } else { "\n" };
        let section = format!("\n{}", model.section("##")).replace('\n', line_end);
        let gap = if before.is_empty() || before.ends_with('\n') { "" } else { line_end };
        disk::replace(page, &format!("{before}{gap}{section}"))?;
        return Ok(Vec::new());
    }
    let above = page.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
    let made: Vec<PathBuf> = above.take_while(|folder| !folder.exists()).map(Path::to_owned).collect();
    if let Some(folder) = made.first() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(page)?;
    file.write_all(model.section("#").as_bytes())?;
    Ok(made)
}

fn undo(page: &Path, before: Option<&str>, made: &[PathBuf]) -> io::Result<()> {
    if let Some(before) = before {
        return disk::replace(page, before);
    }
    fs::remove_file(page)?;
    made.iter().try_for_each(fs::remove_dir)
}

/// Whether a heading's words name a model: `Delivery Note` is `DeliveryNote`.
fn is_named(found: &str, wanted: &str) -> bool {
    let letters = |name: &str| name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    letters(found) == letters(wanted)
}

/// Whether anything is wrong on a page.
fn is_faulty(project: &Project, page: &Path) -> bool {
    let page = page.to_string_lossy();
    project.diagnostics().iter().filter(|problem| problem.severity != Severity::Note).any(|problem| {
        let place = problem.primary.as_ref().map(|label| project.sources().file(label.span.file).display.as_str());
        let others = problem.related.iter().map(|label| project.sources().file(label.span.file).display.as_str());
        place.into_iter().chain(problem.path.as_deref()).chain(others).any(|path| path == page)
    })
}

#[cfg(test)]
mod tests {
    use super::{Field, Model};

    #[test]
    fn fields_are_read() {
        let field = |text: &str| Field::parse(text).map(|f| (f.name, f.ty, f.required, f.description));
        let is = |name: &str, ty: &str, required, text: &str| Ok((name.into(), ty.into(), required, text.into()));
        assert_eq!(field("id:string"), is("id", "string", false, ""));
        assert_eq!(field("id : string:required"), is("id", "string", true, ""));
        assert_eq!(field("id:string:required:At most: 3."), is("id", "string", true, "At most: 3."));
        assert_eq!(field("id:string:Which one."), is("id", "string", false, "Which one."));
        assert_eq!(field("m:{key: string}:required"), is("m", "{key: string}", true, ""));
        assert!(field("id").is_err() && field("id:").is_err() && field("a b:string").is_err() && field(":x").is_err());
    }

    #[test]
    fn a_section_is_a_table_in_the_plain_form() {
        let fields = ["id:string:required:Which order.", "kind:\"a\" | \"b\"", "$ref:string"];
        let fields = fields.iter().map(|field| Field::parse(field).expect("a field")).collect();
        let model = Model { name: "Order".into(), description: "What is\nasked for.".into(), fields };
        assert_eq!(
            model.section("##"),
            "## Order\n\nWhat is asked for.\n\n\
             | Field  | Type       | Required | Description  |\n\
             | ------ | ---------- | -------- | ------------ |\n\
             | id     | string     | yes      | Which order. |\n\
             | kind   | \"a\" \\| \"b\" | no       |              |\n\
             | `$ref` | string     | no       |              |\n"
        );
        assert!(model.check().is_ok());
        assert!(Model { name: "1st".into(), ..model.clone() }.check().is_err());
        assert!(Model { fields: Vec::new(), ..model }.check().is_err());
    }
}
