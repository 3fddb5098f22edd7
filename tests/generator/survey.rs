//! Reading somebody's Markdown: what a survey shows, the configuration that it starts, what its settings change, and what
//! examples settle.

mod support;

use std::path::Path;

use schemadown::config::{Api, Unresolved};
use schemadown::ir::{Field, ModelKind, Schema, Type};
use schemadown::project::Project;
use schemadown::survey::{self, Survey};
use support::Sandbox;

const LOAN: &str = "\
# Loans

## Loan Structure

| Field | Type | Description |
| --- | --- | --- |
| id | ticket | The loan. |
| until? | timestamp | When it has to be back. |
| note? | ?string | What the desk wrote. |
| items | array of [item](#item-structure) objects | What was lent. |
| branch | branch code | Where. |
| reader.name | string | Who. |
| reader | object | The reader. |

```json
{\"id\": \"t-81\", \"until\": \"2 May 2024\", \"note\": null, \"items\": [{\"code\": \"b-7\", \"kind\": 1, \"ticket\": \"t-80\"}],
 \"branch\": \"north\", \"reader\": {\"name\": \"Ada\"}}
```

## Item Structure

| Field | Type | Since | Description |
| --- | --- | --- | --- |
| code | string | 1 | The code on its back. |
| kind | [kind](#item-kinds) | 1 | What it is. |
| ticket? | ticket | 2 | The loan before. |

### Item Kinds

| Value | Description |
| --- | --- |
| 1 | A book. |
| 2 | A record. |

## List Loans

### Query String Params

| Field | Type | Description |
| --- | --- | --- |
| limit? | integer | How many at most. |
";

/// The docs of a library that lends things.
fn library() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox
        .file("docs/loans.md", LOAN)
        .file("docs/history.md", "# History\n\n| Day | What |\n| --- | --- |\n| May | New |\n");
    sandbox
}

/// What a project gives for the docs, with this configuration: a folder of docs without one where it is empty.
fn project(sandbox: &Sandbox, config: &str) -> Project {
    if config.is_empty() {
        let mut api = Api::new("library", sandbox.join("docs"));
        api.unresolved = Unresolved::Value;
        return Project::stand_alone(api, "", "library");
    }
    sandbox.file("schemadown.toml", format!("[[api]]\nname = \"library\"\ndocs = \"docs\"\n{config}"));
    Project::open(&sandbox.join("schemadown.toml"))
}

fn surveyed(sandbox: &Sandbox, config: &str) -> (Vec<Survey>, Project) {
    let mut project = project(sandbox, config);
    let mut surveys = project.survey(None).expect("a survey");
    for survey in &mut surveys {
        "docs".clone_into(&mut survey.docs);
    }
    (surveys, project)
}

/// The schema, and the problems one per line.
fn read(sandbox: &Sandbox, config: &str) -> (Option<Schema>, String) {
    let mut project = project(sandbox, config);
    let schema = project.read().and_then(|mut schemas| schemas.pop());
    let lines = sandbox.lines(project.diagnostics(), project.sources());
    (schema, lines)
}

#[track_caller]
fn schema(sandbox: &Sandbox, config: &str) -> Schema {
    let (schema, problems) = read(sandbox, config);
    schema.unwrap_or_else(|| panic!("{problems}"))
}

#[track_caller]
fn field<'s>(schema: &'s Schema, model: &str, field: &str) -> &'s Field {
    let names: Vec<_> = schema.models.iter().map(|model| model.id.as_str()).collect();
    let found = schema.models.iter().find(|other| other.name == model);
    let Some(ModelKind::Struct(object)) = found.map(|model| &model.kind) else { panic!("no {model} in {names:?}") };
    object.fields.iter().find(|other| other.name == field).unwrap_or_else(|| panic!("no {field} in {model}"))
}

fn rule(field: &Field) -> Option<&'static str> {
    field
        .inferred
        .iter()
        .map(|inference| inference.rule)
        .find(|rule| rule.starts_with("type.") || rule.starts_with("date."))
}

#[test]
fn a_survey_for_people() {
    let (surveys, project) = surveyed(&library(), "");
    insta::assert_snapshot!(survey::text(&surveys, project.sources(), 100));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let (surveys, project) = surveyed(&library(), "");
    for width in [20, 33, 50, 71, 72, 80, 100, 200] {
        let text = survey::text(&surveys, project.sources(), width);
        let widest = text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
        assert!(widest <= width, "{widest} of {width}:\n{text}");
    }
}

#[test]
fn a_survey_for_tools() {
    let (surveys, project) = surveyed(&library(), "");
    let json = survey::json(&surveys, project.sources());
    insta::assert_snapshot!(serde_json::to_string_pretty(&json).expect("JSON"));
}

#[test]
fn a_configuration_to_start_from() {
    let sandbox = library();
    let (surveys, project) = surveyed(&sandbox, "");
    let text = survey::starter(&surveys[0], "library", "docs", project.sources());
    insta::assert_snapshot!(text);
    // As it is written, and with every setting that it shows, the docs are read as they are without it.
    let without = survey::json(&surveys, project.sources());
    let settings = |line: &str| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line).to_owned();
    let shown: String = text.lines().map(|line| settings(line) + "\n").collect();
    for text in [text, shown] {
        sandbox.file("schemadown.toml", &text);
        let mut project = Project::open(&sandbox.join("schemadown.toml"));
        let surveys = project.survey(None).expect("a survey");
        assert_eq!(sandbox.lines(project.diagnostics(), project.sources()), "", "{text}");
        let with = survey::json(&surveys, project.sources());
        let models = |json: &serde_json::Value| {
            let tables = json["docs"][0]["tables"].as_array().cloned().unwrap_or_default();
            tables.iter().map(|table| (table["line"].clone(), table["model"].clone())).collect::<Vec<_>>()
        };
        assert_eq!(models(&with), models(&without), "{text}");
    }
}

#[test]
fn nothing_is_overwritten() {
    let sandbox = library();
    let file = sandbox.join("schemadown.toml");
    let mut project = project(&sandbox, "");
    assert_eq!(project.start(&sandbox.join("docs"), &file), Some(1));
    let written = sandbox.read("schemadown.toml");
    assert!(written.contains("docs = \"docs\"\n"), "{written}");
    assert_eq!(project.start(&sandbox.join("docs"), &file), None);
    assert!(sandbox.lines(project.diagnostics(), project.sources()).contains("SD050 the file is there already"));
    assert_eq!(sandbox.read("schemadown.toml"), written);
    assert!(!Path::new("schemadown.toml").exists());
}

#[test]
fn examples_settle_words() {
    let sandbox = library();
    let (schema, problems) = read(&sandbox, "");
    let schema = schema.expect("a schema");
    assert_eq!(field(&schema, "Loan", "id").ty, Type::String);
    assert_eq!(rule(field(&schema, "Item", "ticket")), Some("type.word_example"));
    // One value is no proof.
    assert_eq!(field(&schema, "Loan", "branch").ty, Type::Any);
    assert!(problems.contains("loans.md:11:12: SD029 nothing says what the type `branch code` means"), "{problems}");
    assert!(!problems.contains("`ticket`"), "{problems}");
}

#[test]
fn values_of_two_kinds_settle_nothing() {
    let sandbox = Sandbox::new();
    let table = "# Loan\n\n| Field | Type |\n| --- | --- |\n| a | sort |\n| b | sort |\n| c | sum |\n| d | sum |\n\n";
    sandbox.file("docs/loan.md", format!("{table}```json\n{{\"a\": 1, \"b\": \"x\", \"c\": 1, \"d\": 1.5}}\n```\n"));
    let (schema, problems) = read(&sandbox, "");
    let schema = schema.expect("a schema");
    assert_eq!(field(&schema, "Loan", "a").ty, Type::Any);
    assert_eq!(field(&schema, "Loan", "c").ty, Type::Number);
    assert_eq!(problems.matches("SD029").count(), 1, "{problems}");
    assert!(problems.contains("`sort`") && problems.contains("the first of 2 cells"), "{problems}");
}

#[test]
fn unknown_words_are_errors_of_ones_own_pages() {
    let sandbox = Sandbox::new();
    sandbox.file(
        "docs/loan.md",
        "# Loan\n\n| Field | Type | Required |\n| --- | --- | --- |\n| a | strng | yes |\n| b | shelfmark | yes |\n| c | loann | no |\n",
    );
    let (none, problems) = read(&sandbox, "dialect = \"tables\"\n");
    assert!(none.is_none());
    assert_eq!(problems.matches("SD029").count(), 3, "{problems}");
    assert!(problems.contains("did you mean `string`?") && problems.contains("did you mean `Loan`?"), "{problems}");
    let settled =
        "[api.tables.types]\nstrng = \"string\"\nshelfmark = { type = \"string\", max_length = 9 }\nloann = \"Loan\"\n";
    let schema = schema(&sandbox, &format!("dialect = \"tables\"\n{settled}"));
    let shelfmark = field(&schema, "Loan", "b");
    let rules: Vec<_> = shelfmark.constraints.iter().map(|rule| (rule.kind.name(), rule.rule)).collect();
    assert_eq!((&shelfmark.ty, rules.as_slice()), (&Type::String, &[("max_length", "config.types")][..]));
    assert!(matches!(field(&schema, "Loan", "c").ty, Type::Ref { .. }));
}

#[test]
fn instants_of_another_form_are_texts() {
    let table =
        "# Loan\n\n| Field | Type |\n| --- | --- |\n| from | timestamp |\n| until | timestamp |\n| day | date |\n\n";
    let read = |example: &str| {
        let sandbox = Sandbox::new();
        sandbox.file("docs/loan.md", format!("{table}```json\n{example}\n```\n"));
        let schema = schema(&sandbox, "unresolved = \"value\"\n");
        ["from", "until", "day"]
            .map(|name| (field(&schema, "Loan", name).ty.clone(), rule(field(&schema, "Loan", name))))
    };
    let other = Some("date.other_form");
    // Nothing shows what the form is.
    let plain = [(Type::DateTime, None), (Type::DateTime, None), (Type::Date, None)];
    assert_eq!(read("{\"from\": \"<timestamp>\", \"until\": \"…\", \"day\": \"YYYY-MM-DD\"}"), plain);
    assert_eq!(read("{\"from\": \"2024-05-02T10:00:00Z\", \"day\": \"2024-05-02\"}"), plain);
    // One instant has another form, and another has the form.
    let [from, until, _] = read("{\"from\": \"2024-05-02 10:00\", \"until\": \"2024-05-02T10:00:00Z\"}");
    assert_eq!((from, until), ((Type::String, other), (Type::DateTime, None)));
    // No instant has the form: none is one.
    let [from, until, day] = read("{\"from\": \"2024-05-02 10:00\", \"day\": \"20240502\"}");
    assert_eq!((from, until, day), ((Type::String, other), (Type::String, other), (Type::String, other)));
}

/// What the fields of a model are: `name: required, nullable`.
fn fields(schema: &Schema, model: &str) -> String {
    let found = schema.models.iter().find(|other| other.name == model).expect("the model");
    let ModelKind::Struct(object) = &found.kind else { panic!("{model} is no struct") };
    let one = |field: &Field| {
        let marks = [(field.required, "!"), (field.nullable, "?")];
        let marks: String = marks.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark).collect();
        format!("{}{marks}", field.name)
    };
    object.fields.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn models(schema: &Schema) -> String {
    schema.models.iter().map(|model| model.name.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn settings_overrule_what_is_found() {
    let sandbox = Sandbox::new();
    let page = "# Desk\n\n## Loan Payload\n\n| Key | What | Kind |\n| --- | --- | --- |\n| `ab` | The *first*, or none. | string |\n\
                | **c** | Optional. The second. | string? |\n| *d* | The third. | string |\n\n\
                ## More of it\n\n| Field | Type |\n| --- | --- |\n| e | string |\n\n\
                ## Old Things\n\n### Shelf\n\n| Field | Type |\n| --- | --- |\n| f | string |\n\n### Rug\n\n| Field | Type |\n| --- | --- |\n| h | string |\n";
    sandbox
        .file("docs/desk.md", page)
        .file("docs/drafts/new.md", "# New\n\n| Field | Type |\n| --- | --- |\n| g | string |\n");
    let base = "dialect = \"tables\"\nunresolved = \"value\"\n[api.tables]\n";
    let with = |settings: &str| schema(&sandbox, &format!("{base}{settings}"));
    let loan = |settings: &str| fields(&with(settings), "LoanPayload");
    assert_eq!(models(&with("")), "LoanPayload MoreOfIt Rug Shelf New");
    assert_eq!(models(&with("pages = [\"*.md\"]\n")), "LoanPayload MoreOfIt Rug Shelf");
    assert_eq!(models(&with("pages = [\"!drafts/**\"]\n")), "LoanPayload MoreOfIt Rug Shelf");
    assert_eq!(
        models(&with("headings = [[\"shelf\", \"fields\"], [\"old *\", \"skip\"]]\n")),
        "LoanPayload MoreOfIt Shelf New"
    );
    assert_eq!(models(&with("headings = [[\"old *\", \"skip\"]]\n")), "LoanPayload MoreOfIt New");
    assert_eq!(models(&with("[api.tables.names]\nstrip = [\"payload\"]\n")), "Loan MoreOfIt Rug Shelf New");
    assert_eq!(models(&with("[api.tables.names]\ngeneric = [\"More *\"]\n")), "Desk LoanPayload Rug Shelf New");
    assert_eq!(
        models(&with("[api.tables.names.models]\n\"desk.md#Shelf\" = \"Rack\"\n")),
        "LoanPayload MoreOfIt Rack Rug New"
    );
    let merged = with("[api.tables.merge]\nLoan = [\"Loan *\", \"More *\"]\n");
    assert_eq!((models(&merged).as_str(), fields(&merged, "Loan").as_str()), ("Loan Rug Shelf New", "ab! c!? d e!"));
    assert_eq!(loan("required = \"always\"\n"), "ab! c!? d!");
    assert_eq!(loan("required = \"bold\"\n"), "ab c!? d");
    assert_eq!(loan("required = \"italic\"\n"), "ab! c!? d");
    assert_eq!(loan("nullable = \"never\"\n"), "ab! c! d");
    assert_eq!(loan("nullable = [\"or none\"]\ncolumns = { what = \"description\" }\n"), "ab!? c d");
    assert_eq!(loan("required = \"marked-optional\"\ncolumns = { what = \"description\" }\n"), "ab! c? d!");
    let wrapped = with(
        "envelope = \"data\"\nheadings = [[\"Old *\", \"skip\"], [\"More *\", \"skip\"]]\npages = [\"desk.md\"]\n",
    );
    assert_eq!(
        (models(&wrapped).as_str(), fields(&wrapped, "LoanPayload").as_str()),
        ("LoanPayload LoanPayloadData", "data!")
    );
}

#[test]
fn dots_are_what_the_configuration_says() {
    let sandbox = Sandbox::new();
    sandbox.file("docs/desk.md", "# Desk\n\n| Field | Type |\n| --- | --- |\n| a | object |\n| a.b | string |\n");
    let with = |settings: &str| schema(&sandbox, &format!("unresolved = \"value\"\n[api.tables]\n{settings}"));
    assert_eq!(fields(&with("paths = \"dots\"\n"), "Desk"), "a");
    assert_eq!(fields(&with("paths = \"keys\"\n"), "Desk"), "a a.b");
}

#[test]
fn settings_that_match_nothing_are_errors() {
    let sandbox = library();
    let (schema, problems) = read(
        &sandbox,
        "[api.tables]\npages = [\"**\", \"!gone/*\"]\ncolumns = { shelf = \"-\" }\nrequired = \"italic\"\nnullable = \"type?\"\n\
         headings = [[\"Gone\", \"skip\"]]\nenvelope = \"data\"\n[api.tables.names]\nstrip = [\"Gone\"]\ngeneric = [\"Gone\"]\n\
         models = { Gone = \"Here\" }\n[api.tables.merge]\nGone = [\"Gone\"]\n[api.tables.types]\nticket = \"string\"\n\
         \"branch code\" = \"string\"\ngone = \"string\"\nwrong = \"strin\"\n",
    );
    assert!(schema.is_none());
    let unused: String =
        problems.lines().filter(|line| !line.contains("SD03")).map(|line| line.to_owned() + "\n").collect();
    insta::assert_snapshot!(unused);
}

#[test]
fn tables_settings_of_other_docs_change_nothing() {
    let sandbox = Sandbox::new();
    sandbox.file("docs/order.md", support::ORDER);
    let (_, problems) = read(&sandbox, "[api.tables]\nrequired = \"always\"\n");
    assert!(problems.contains("SD041 no page of `library` has tables that people write"), "{problems}");
}
