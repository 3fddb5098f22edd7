//! Several documentations of one API: what each language loses is taken from one that keeps it, and where two contradict
//! each other, both places are shown.

mod support;

use std::fmt::Write as _;

use schemadown::config::{Api, Unresolved};
use schemadown::diagnostic::Label;
use schemadown::ir::{Field, Inference, ModelKind, Schema, Type};
use schemadown::project::Project;
use schemadown::source::Sources;
use support::Sandbox;

/// A documentation: its folder and its pages.
type Docs<'a> = (&'a str, Vec<(&'a str, String)>);

/// Reads documentations together, the first as the leading one: a line for each model and field with what was concluded,
/// and the problems.
fn read(docs: &[Docs<'_>]) -> String {
    let sandbox = Sandbox::new();
    for (folder, pages) in docs {
        for (path, text) in pages {
            sandbox.file(&format!("{folder}/models/{path}.md"), text);
        }
    }
    let mut config = "[[api]]\nname = \"kiln\"\nunresolved = \"value\"\ndocs = [".to_owned();
    for (folder, _) in docs {
        _ = write!(config, "\"{folder}\", ");
    }
    sandbox.file("schemadown.toml", config + "]\n");
    let mut project = Project::open(&sandbox.join("schemadown.toml"));
    let schema = project.read_api("kiln");
    let problems = problems(&sandbox, &project);
    schema.map(|schema| show(&schema, project.sources())).unwrap_or_default() + &problems
}

/// A line for each problem, and one for each further place that it shows.
fn problems(sandbox: &Sandbox, project: &Project) -> String {
    let (diagnostics, sources) = (project.diagnostics(), project.sources());
    let lines = sandbox.lines(diagnostics, sources);
    let place = |label: &Label| {
        format!("    {}:{} {}\n", sources.file(label.span.file).path, sources.position(label.span), label.text)
    };
    let related = diagnostics.iter().map(|problem| problem.related.iter().map(place).collect::<String>());
    lines.lines().zip(related).flat_map(|(line, related)| [line.to_owned(), "\n".to_owned(), related]).collect()
}

fn show(schema: &Schema, sources: &Sources) -> String {
    let mut text = String::new();
    for model in &schema.models {
        let kind = match &model.kind {
            ModelKind::Struct(_) => String::new(),
            ModelKind::Enum(values) => {
                format!(": {}", values.values.iter().map(|value| value.wire.to_string()).collect::<Vec<_>>().join(" "))
            }
            ModelKind::Union(union) => {
                let members = union.members.iter().map(|member| ty(schema, &member.ty)).collect::<Vec<_>>();
                format!(": {} by {:?}", members.join(" | "), union.select)
            }
            ModelKind::Alias(alias) => format!(" = {}", ty(schema, alias)),
        };
        _ = writeln!(text, "{}{kind} ({}){}", model.id, model.source, inferred(&model.inferred, sources));
        let ModelKind::Struct(object) = &model.kind else { continue };
        for field in &object.fields {
            _ = writeln!(text, "  {}{}", line(schema, field), inferred(&field.inferred, sources));
        }
    }
    text
}

fn line(schema: &Schema, field: &Field) -> String {
    let flag = |is: bool, word: &'static str| if is { word } else { "" };
    let flags = [
        flag(field.required, " required"),
        flag(field.nullable, " nullable"),
        flag(field.hidden_null, " hidden"),
        flag(field.deprecated.is_some(), " deprecated"),
    ];
    format!("{} -> {}: {}{}", field.name, field.wire_name, ty(schema, &field.ty), flags.concat())
}

fn inferred(inferred: &[Inference], sources: &Sources) -> String {
    let one = |inference: &Inference| {
        let place =
            inference.span.map(|span| format!(" {}:{}", sources.file(span.file).path, sources.position(span).line));
        format!("\n      {} {}{}", inference.fact, inference.rule, place.unwrap_or_default())
    };
    inferred.iter().map(one).collect()
}

fn ty(schema: &Schema, of: &Type) -> String {
    match of {
        Type::Array(items) => format!("[{}]", ty(schema, items)),
        Type::Map(values) => format!("{{{}}}", ty(schema, values)),
        Type::Ref { model, .. } => schema.model(*model).id.clone(),
        Type::Literal(literal) => literal.value.to_string(),
        Type::Union(members) => members.iter().map(|member| ty(schema, member)).collect::<Vec<_>>().join("|"),
        kind => format!("{kind:?}").to_lowercase(),
    }
}

/// A `Fields` page; a row is `name ; type ; required ; description`, required being `+` or `-`.
fn fields(name: &str, rows: &[&str]) -> String {
    let mut text =
        format!("# {name}\n\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |");
    for row in rows {
        let cells: Vec<&str> = row.split(" ; ").collect();
        let mark = if cells.get(2) == Some(&"+") { ":heavy_check_mark:" } else { ":heavy_minus_sign:" };
        let cell = |at: usize| cells.get(at).copied().unwrap_or("N/A");
        _ = write!(text, "\n| `{}` | {} | {mark} | {} |", cell(0), cell(1), cell(3));
    }
    text
}

fn values(name: &str, values: &[&str]) -> String {
    let mut text = format!("# {name}\n\n\n## Values\n\n| Name | Value |\n| --- | --- |");
    for value in values {
        _ = write!(text, "\n| `{}` | {value} |", value.to_uppercase());
    }
    text
}

/// A member is its name and an example.
fn typescript_union(name: &str, members: &[(&str, &str)]) -> String {
    let mut text = format!("# {name}\n\n\n## Supported Types\n\n");
    for (member, value) in members {
        _ = write!(text, "### `models.{member}`\n\n```typescript\nconst value: models.{member} = {value};\n```\n\n");
    }
    text
}

/// TypeScript: neither whole numbers nor nulls.
fn typescript() -> Docs<'static> {
    let firing = fields(
        "Firing",
        &[
            "kilnId ; *string* ; + ; The kiln.",
            "peak ; *number* ; + ; How hot it gets.",
            "potCount ; *number* ; -",
            "glaze ; *string* ; +",
            "endsAt ; [Date](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Date) ; -",
            "result ; *models.Result* ; -",
        ],
    );
    let pages = vec![
        ("firing", firing),
        (
            "result",
            typescript_union(
                "Result",
                &[("Cracked", "{ kind: \"cracked\", cracks: [] }"), ("Whole", "{ kind: \"whole\" }")],
            ),
        ),
        ("cracked", fields("Cracked", &["kind ; *\"cracked\"* ; +", "cracks ; *number*[] ; +"])),
        ("whole", fields("Whole", &["kind ; *\"whole\"* ; +"])),
    ];
    ("ts", pages)
}

/// Python: whole numbers, nulls, and what JSON calls the fields, since an example shows it.
fn python() -> Docs<'static> {
    let firing = fields(
        "Firing",
        &[
            "kiln_id ; *str* ; + ; Another text.",
            "peak ; *float* ; +",
            "pot_count ; *OptionalNullable[int]* ; - ; How many, `pot_count` in JSON.",
            "glaze ; *Nullable[str]* ; +",
            "ends_at ; [date](https://docs.python.org/3/library/datetime.html#date-objects) ; -",
        ],
    );
    (
        "python",
        vec![
            ("firing", firing),
            ("cracked", fields("Cracked", &["kind ; *Literal[\"cracked\"]* ; +", "cracks ; List[*int*] ; +"])),
        ],
    )
}

/// Java: unions have empty pages.
fn java() -> Docs<'static> {
    let firing = fields(
        "Firing",
        &[
            "kilnId ; *String* ; + ; The kiln.",
            "peak ; *double* ; +",
            "result ; [Optional\\<Result>](../models/Result.md) ; -",
        ],
    );
    ("java", vec![("Firing", firing), ("Result", "# Result\n\nHow it went.\n".to_owned())])
}

#[test]
fn what_one_language_loses_another_keeps() {
    insta::assert_snapshot!(read(&[typescript(), python()]));
}

#[test]
fn the_first_documentation_leads() {
    insta::assert_snapshot!(read(&[python(), typescript()]));
}

#[test]
fn a_union_without_members_gets_them_and_their_models() {
    insta::assert_snapshot!(read(&[java(), typescript(), python()]));
}

#[test]
fn contradictions_are_reported_with_both_places() {
    let go = |rows: &[&str], glazes: &[&str]| vec![("pot", fields("Pot", rows)), ("glaze", values("Glaze", glazes))];
    let lead = go(
        &[
            "Width ; *int64* ; +",
            "Name ; *string* ; + ; The name.",
            "Fired ; *bool* ; -",
            "Made ; [types.Date](../../types/date.md) ; +",
            "Sold ; **time.Time* ; +",
            "Glaze ; [models.Glaze](../models/glaze.md) ; +",
        ],
        &["matte", "gloss"],
    );
    let python = vec![
        (
            "pot",
            fields(
                "Pot",
                &[
                    "width ; *float* ; +",
                    "name ; *Nullable[str]* ; + ; Another name.",
                    "fired ; *str* ; +",
                    "made ; [date](https://docs.python.org/3/library/datetime.html#date-objects) ; +",
                    "glaze ; [models.Glaze](../models/glaze.md) ; +",
                    "owner ; *str* ; -",
                ],
            ),
        ),
        ("glaze", values("Glaze", &["matte", "gloss", "salt"])),
    ];
    insta::assert_snapshot!(read(&[("go", lead), ("python", python.clone()), ("copy", python)]));
}

/// Rust's template writes dates and the enums of single fields as text, Java's does not.
#[test]
fn what_a_template_never_shows_is_taken_from_another() {
    let row = |name: &str, ty: &str, notes: &str| format!("**{name}** | {ty} |  | {notes}\n");
    let rust =
        "# Kiln\n\n## Properties\n\nName | Type | Description | Notes\n------------ | ------------- | ------------- | \
                -------------\n"
            .to_owned()
            + &row("state", "**String**", "")
            + &row("built_at", "Option<**String**>", "[optional]")
            + &row("pots", "[**Vec<models::Pot>**](Pot.md)", "")
            + &row("heat", "**f64**", "[default to 20.5]")
            + "\n[[Back to Model list]](../README.md#documentation-for-models)\n\n\n";
    let java =
        "\n\n# Kiln\n\n\n## Properties\n\n| Name | Type | Description | Notes |\n|------------ | ------------- | \
                ------------- | -------------|\n"
            .to_owned()
            + "|**state** | [**StateEnum**](#StateEnum) |  |  |\n"
            + "|**builtAt** | **OffsetDateTime** |  |  [optional] |\n"
            + "|**pots** | [**List&lt;Pot&gt;**](Pot.md) |  |  |\n"
            + "|**heat** | **Double** |  |  |\n"
            + "\n\n\n## Enum: StateEnum\n\n| Name | Value |\n|---- | -----|\n| COLD | &quot;cold&quot; |\n| HOT | &quot;hot&quot; |\n\n\n";
    let pot = |table: &str| format!("# Pot\n\n## Properties\n\n{table}");
    let rust_pot =
        pot("Name | Type | Description | Notes\n------------ | ------------- | ------------- | -------------\n\
         **size** | **i32** |  | \n\n[[Back to Model list]](../README.md#documentation-for-models)\n");
    let java_pot =
        pot("| Name | Type | Description | Notes |\n|------------ | ------------- | ------------- | -------------|\n\
         |**size** | **Integer** |  |  |\n");
    insta::assert_snapshot!(read(&[
        ("rust", vec![("Kiln", rust), ("Pot", rust_pot)]),
        ("java", vec![("Kiln", java), ("Pot", java_pot)])
    ]));
}

#[test]
fn models_are_the_same_whatever_they_are_called_if_the_same_field_names_them() {
    let lead = vec![
        ("order", fields("Order", &["lines ; [models.OrderLine](../models/orderline.md)[] ; +"])),
        ("orderline", fields("OrderLine", &["count ; *number* ; +", "price ; *number* ; +"])),
        ("line", fields("Line", &["from ; *string* ; +"])),
    ];
    let other = vec![
        ("order", fields("Order", &["Lines ; [][models.Line](../models/line.md) ; +"])),
        ("line", fields("Line", &["Count ; *int64* ; +", "Price ; *float64* ; +"])),
        ("shelf", fields("Shelf", &["Rows ; *int64* ; +"])),
    ];
    insta::assert_snapshot!(read(&[("ts", lead), ("go", other)]));
}

#[test]
fn a_fraction_in_an_example_outweighs_another_documentation() {
    let ts = "# Pot\n\n## Example Usage\n\n```typescript\nimport { Pot } from \"kiln/models\";\n\nlet value: Pot = {\n  width: 1.5,\n  height: 2,\n};\n```\n\n"
        .to_owned()
        + fields("", &["width ; *number* ; +", "height ; *number* ; +"]).trim_start_matches("# \n\n\n");
    let go = fields("Pot", &["Width ; *int64* ; +", "Height ; *float64* ; +"]);
    let text = read(&[("ts", vec![("pot", ts)]), ("go", vec![("pot", go)])]);
    assert!(text.contains("width -> width: number required"), "{text}");
    assert!(text.contains("height -> height: number required"), "{text}");
    assert!(text.contains("`Pot.width`: it is a number, and elsewhere a whole number"), "{text}");
    assert!(!text.contains("`Pot.height`:"), "{text}");
}

#[test]
fn one_folder_in_a_list_is_one_folder() {
    let sandbox = Sandbox::new();
    for (path, text) in typescript().1 {
        sandbox.file(&format!("ts/models/{path}.md"), text);
    }
    let generated = |docs: &str| {
        sandbox.file("schemadown.toml", format!("[[api]]\nname = \"kiln\"\ndocs = {docs}\n"));
        let mut project = Project::open(&sandbox.join("schemadown.toml"));
        project.plan().expect("good docs").write(std::time::SystemTime::now()).expect("a disk");
        sandbox.files("generated")
    };
    let alone = generated("\"ts\"");
    assert!(alone.len() > 4, "{:?}", alone.keys());
    assert!(alone == generated("[\"ts\"]"));
}

#[test]
fn the_same_documentation_twice_adds_nothing() {
    let (folder, pages) = typescript();
    let twice = read(&[(folder, pages.clone()), ("again", pages)]);
    assert!(!twice.contains("docs."), "{twice}");
    assert!(!twice.contains("SD03"), "{twice}");
}

#[test]
fn several_documentations_become_a_crate_whose_files_say_where_they_come_from() {
    let sandbox = Sandbox::new();
    for (folder, pages) in [java(), typescript()] {
        for (path, text) in pages {
            sandbox.file(&format!("{folder}/models/{path}.md"), text);
        }
    }
    let mut api = Api::new("kiln", "java");
    api.docs = vec!["java".into(), "ts".into()];
    api.unresolved = Unresolved::Value;
    sandbox.file("schemadown.toml", "[[api]]\nname = \"kiln\"\nunresolved = \"value\"\ndocs = [\"java\", \"ts\"]\n");
    let mut project = Project::open(&sandbox.join("schemadown.toml"));
    assert_eq!(project.config().map(|config| config.apis[0].docs.clone()), Some(api.docs));
    project.plan().expect("good docs").write(std::time::SystemTime::now()).expect("a disk");
    let firing = sandbox.read("generated/kiln/firing.rs");
    assert!(firing.contains("java/models/Firing.md"), "{firing}");
    let cracked = sandbox.read("generated/kiln/cracked.rs");
    assert!(cracked.contains("ts/models/cracked.md"), "{cracked}");
}

#[test]
fn dialect_and_root_are_of_one_documentation() {
    let sandbox = Sandbox::new();
    sandbox.file(
        "schemadown.toml",
        "[[api]]\nname = \"a\"\ndocs = [\"x\", \"y\", \"x\"]\ndialect = \"speakeasy-go\"\nroot = \"models\"\n\n\
         [[api]]\nname = \"b\"\ndocs = []\n\n[[api]]\nname = \"c\"\ndocs = [1]\n",
    );
    let project = Project::open(&sandbox.join("schemadown.toml"));
    insta::assert_snapshot!(sandbox.lines(project.diagnostics(), project.sources()));
}

#[test]
fn contradictions_are_findings_and_can_be_silenced() {
    let sandbox = Sandbox::new();
    sandbox.file("go/models/pot.md", fields("Pot", &["Width ; *int64* ; +"]));
    sandbox.file("python/models/pot.md", fields("Pot", &["width ; *float* ; +"]));
    let findings = |more: &str| {
        let config = "[[api]]\nname = \"kiln\"\ndocs = [\"go\", \"python\"]\nwire_case = \"camelCase\"\n".to_owned();
        sandbox.file("schemadown.toml", config + more);
        let mut project = Project::open(&sandbox.join("schemadown.toml"));
        let found = project.lint(None).expect("good docs");
        found.iter().map(|problem| problem.code.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(findings(""), ["SD035"]);
    let silence = "[[api.silence]]\ncode = \"SD035\"\nmodel = \"Pot\"\nreason = \"the first is newer\"\n";
    assert_eq!(findings(silence), [""; 0]);
}

#[test]
fn models_without_examples_get_those_of_another_documentation() {
    let shown = |value: &str, rows: &[&str]| {
        let head = format!("# Pot\n\n## Example Usage\n\n```typescript\nlet value: Pot = {value};\n```\n\n");
        head + fields("", rows).trim_start_matches("# \n\n\n")
    };
    let examples = |ts: String| {
        let sandbox = Sandbox::new();
        sandbox.file("ts/models/pot.md", ts);
        sandbox.file("go/models/pot.md", fields("Pot", &["WallWidth ; *int64* ; +", "GlazeID ; *string* ; -"]));
        let mut api = Api::new("kiln", sandbox.join("go"));
        api.docs = vec![sandbox.join("go"), sandbox.join("ts")];
        api.unresolved = Unresolved::Value;
        let mut project = Project::stand_alone(api, sandbox.join("out"), "kiln");
        let schema = project.read_api("kiln").expect("good docs");
        let examples = schema.models.iter().flat_map(|model| &model.examples);
        let examples = examples.filter_map(|example| Some(example.wire.as_ref().ok()?.to_string())).collect::<Vec<_>>();
        (examples, problems(&sandbox, &project).contains("SD031"))
    };
    let rows = ["wallWidth ; *number* ; +", "glazeID ; *string* ; -"];
    let good = examples(shown("{ wallWidth: 3, glazeID: \"<id>\" }", &rows));
    assert_eq!(good, (vec!["{\"glazeID\":\"<id>\",\"wallWidth\":3}".to_owned()], false));
    // One of another version would only contradict the models.
    let rows = [rows[0], rows[1], "lid ; *boolean* ; +"];
    assert_eq!(examples(shown("{ wallWidth: 3, lid: true }", &rows)), (Vec::new(), false));
}
