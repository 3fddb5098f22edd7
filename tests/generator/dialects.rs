//! The dialects of each SDK language: small docs of our own, what is read from them, and which dialect they are found to
//! be. Each is about what its language does unlike the others.

mod support;

use std::fmt::Write as _;

use schemadown::config::{Api, Dialect, Unresolved};
use schemadown::ir::{ModelKind, Schema, Type};
use schemadown::project::Project;
use support::Sandbox;

/// Reads pages, without a word on their dialect: a line for each model and field, and the problems.
fn read(pages: &[(&str, &str)]) -> String {
    read_as(None, pages)
}

fn read_as(dialect: Option<&str>, pages: &[(&str, &str)]) -> String {
    let sandbox = Sandbox::new();
    for (path, text) in pages {
        sandbox.file(&format!("docs/{path}"), text);
    }
    let mut api = Api::new("api", sandbox.join("docs"));
    api.unresolved = Unresolved::Value;
    api.dialect = dialect.map(|name| Dialect { name: name.to_owned(), span: None });
    let mut project = Project::stand_alone(api, sandbox.join("out"), "api");
    let schema = project.read_api("api");
    let problems = sandbox.lines(project.diagnostics(), project.sources());
    schema.map(|schema| show(&schema)).unwrap_or_default() + &problems
}

fn show(schema: &Schema) -> String {
    let mut text = String::new();
    for model in &schema.models {
        _ = match &model.kind {
            ModelKind::Struct(_) => writeln!(text, "{}", model.id),
            ModelKind::Enum(values) => {
                let wires: Vec<String> = values.values.iter().map(|value| value.wire.to_string()).collect();
                let open = if values.open { " open" } else { "" };
                writeln!(text, "{}: {}{open}", model.id, wires.join(" "))
            }
            ModelKind::Union(union) => {
                let members: Vec<String> = union.members.iter().map(|member| ty(schema, &member.ty)).collect();
                writeln!(text, "{}: {}", model.id, members.join(" | "))
            }
            ModelKind::Alias(alias) => writeln!(text, "{} = {}", model.id, ty(schema, alias)),
        };
        let ModelKind::Struct(object) = &model.kind else { continue };
        for field in &object.fields {
            let flag = |is: bool, word: &'static str| if is { word } else { "" };
            let flags = flag(field.required, " required").to_owned() + flag(field.nullable, " nullable");
            _ = writeln!(text, "  {} -> {}: {}{flags}", field.name, field.wire_name, ty(schema, &field.ty));
        }
        if let Some(additional) = &object.additional {
            _ = writeln!(text, "  * {}", ty(schema, &additional.values));
        }
    }
    text
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

/// A `Fields` page; a row is `name | type | required? | description` with `+` or `-`.
fn fields(name: &str, rows: &[&str]) -> String {
    let mut text =
        format!("# {name}\n\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |");
    for row in rows {
        let cells: Vec<&str> = row.splitn(4, " ; ").collect();
        let mark = if cells.get(2) == Some(&"+") { ":heavy_check_mark:" } else { ":heavy_minus_sign:" };
        let cell = |at: usize| cells.get(at).copied().unwrap_or("N/A");
        _ = write!(text, "\n| `{}` | {} | {mark} | {} |", cell(0), cell(1), cell(3));
    }
    text
}

const README: &str = "# Pots\n\n### Example Usage\n\n\
    <!-- UsageSnippet operationID=\"x\" method=\"get\" path=\"/v1/{potId}/{glazeId}/{kilnId}\" -->\n";

#[test]
fn python() {
    let pot = fields(
        "Pot",
        &[
            "pot_id ; *str* ; +",
            "glaze_id ; *Optional[str]* ; -",
            "kiln_id ; *OptionalNullable[int]* ; -",
            "fired_at ; [Nullable[date]](https://docs.python.org/3/library/datetime.html#date-objects) ; +",
            "sold_on ; [datetime](https://docs.python.org/3/library/datetime.html#datetime-objects) ; -",
            "kind ; *Literal[\"pot\"]* ; +",
            "from_ ; List[*str*] ; +",
            "cracks ; Dict[str, [Nullable[models.Clay]](../models/clay.md)] ; -",
            "__pydantic_extra__ ; Dict[str, *Any*] ; -",
        ],
    );
    let clay = "# Clay\n\n## Example Usage\n\n```python\n# Open enum: unrecognized values are captured\nvalue: Clay = \"red\"\n\
                ```\n\n## Values\n\nThis is an open enum. Unrecognized values will not fail type checks.\n\n- `\"red\"`\n- `\"\"`\n";
    let either = "# Either\n\n## Supported Types\n\n### `models.Pot`\n\n```python\nvalue: models.Pot = /* values here */\n```\n\n\
                  ### `datetime`\n\n```python\nvalue: datetime = /* values here */\n```\n\n";
    let pages = [
        ("models/pot.md", pot.as_str()),
        ("models/clay.md", clay),
        ("models/either.md", either),
        ("sdks/README.md", README),
    ];
    insta::assert_snapshot!(read(&pages));
}

#[test]
fn go() {
    let pot = fields(
        "Pot",
        &[
            "PotID ; *string* ; +",
            "GlazeID ; **string* ; +",
            "KilnID ; `*int64` ; -",
            "Cracks ; optionalnullable.OptionalNullable[[]`string`] ; -",
            "FiredAt ; [*time.Time](https://pkg.go.dev/time#Time) ; -",
            "SoldOn ; [types.Date](../../types/date.md) ; +",
            "MaxHeatKB ; []*float64* ; +",
            "Clay ; [*shared.Clay](../../models/shared/clay.md) ; -",
            "AdditionalProperties ; map[string]`any` ; -",
        ],
    );
    let clay = "# Clay\n\n\n## Values\n\n| Name | Value |\n| --- | --- |\n| `ClayRed` | red |\n| `ClayNone` |  |\n";
    let either = "# Either\n\n\n## Supported Types\n\n### Pot\n\n```go\neither := shared.CreateEitherPot(shared.Pot{/* values here */})\n```\n\n\
                  ### \n\n```go\neither := shared.CreateEitherArrayOfStr([]string{/* values here */})\n```\n\n\
                  ## Union Discrimination\n\n```go\nswitch either.Type {}\n```\n";
    let response = fields(
        "GetPotResponse",
        &[
            "ContentType ; *string* ; +",
            "StatusCode ; *int* ; +",
            "RawResponse ; [*http.Response](https://pkg.go.dev/net/http#Response) ; +",
            "Pot ; [*shared.Pot](../../models/shared/pot.md) ; -",
        ],
    );
    let pages = [
        ("models/shared/pot.md", pot.as_str()),
        ("models/shared/clay.md", clay),
        ("models/shared/either.md", either),
        ("models/operations/getpotresponse.md", &response),
        ("sdks/README.md", README),
    ];
    insta::assert_snapshot!(read(&pages));
}

#[test]
fn java() {
    let pot = fields(
        "Pot",
        &[
            "potId ; *String* ; +",
            "glaze ; *Optional\\<String>* ; +",
            "kiln ; *JsonNullable\\<Long>* ; -",
            "cracks ; Map\\<String, List\\\\<*Double*>> ; -",
            "firedAt ; [OffsetDateTime](https://docs.oracle.com/javase/8/docs/api/java/time/OffsetDateTime.html) ; +",
            "object ; [Object](../../models/components/Object.md) ; +",
            "either ; [Optional\\<Either>](../../models/components/Either.md) ; -",
        ],
    );
    let object = "# Object\n\n## Example Usage\n\n```java\nObject value = Object.POT;\n\n\
                  // Open enum: use .of() to create instances from custom string values\nObject custom = Object.of(\"custom_value\");\n```\n\n\n\
                  ## Values\n\n| Name | Value |\n| --- | --- |\n| `POT` | pot |\n";
    let pages = [
        ("models/components/Pot.md", pot.as_str()),
        ("models/components/Object.md", object),
        ("models/components/Either.md", "# Either\n\nA pot or the name of one.\n\n"),
        ("models/components/README.md", "# Models\n\nWhat there is.\n"),
    ];
    insta::assert_snapshot!(read(&pages));
}

#[test]
fn csharp() {
    let pot = fields(
        "Pot",
        &[
            "PotId ; *string* ; +",
            "Heat ; *long* ; +",
            "Cracks ; Dictionary<String, List<*double*>> ; -",
            "FiredAt ; [DateTime](https://learn.microsoft.com/en-us/dotnet/api/system.datetime) ; +",
            "Glaze ; *byte[]* ; -",
        ],
    );
    let either = "# Either\n\n\n## Supported Types\n\n### Pot\n\n```csharp\nEither.CreatePot(/* values here */);\n```\n\n\
                  ### ArrayOfStr\n\n```csharp\nEither.CreateArrayOfStr(/* values here */);\n```\n\n";
    let response = fields(
        "GetPotResponse",
        &[
            "HttpMeta ; [HTTPMetadata](../../Models/Shared/HTTPMetadata.md) ; +",
            "Pot ; [Pot](../../Models/Shared/Pot.md) ; -",
        ],
    );
    let metadata = fields(
        "HTTPMetadata",
        &["Response ; [HttpResponseMessage](https://learn.microsoft.com/x) ; +", "Request ; *HttpRequestMessage* ; +"],
    );
    let pages = [
        ("Models/Shared/Pot.md", pot.as_str()),
        ("Models/Shared/Either.md", either),
        ("Models/Requests/GetPotResponse.md", &response),
        ("Models/Shared/HTTPMetadata.md", &metadata),
        ("sdks/README.md", README),
    ];
    insta::assert_snapshot!(read(&pages));
}

#[test]
fn php() {
    let pot = fields(
        "Pot",
        &[
            "potId ; *string* ; +",
            "heat ; *?int* ; -",
            "cracks ; array<string, *mixed*> ; -",
            "firedAt ; [\\DateTime](https://www.php.net/manual/en/class.datetime.php) ; +",
            "soldOn ; [\\DateTime](https://www.php.net/manual/en/class.datetime.php) ; - ; The day, as YYYY-MM-DD.",
            "seenAt ; [\\DateTime](https://www.php.net/manual/en/class.datetime.php) ; - ; In the form YYYY-MM-DDThh:mm:ssZ.",
            "either ; [string\\|array\\|null](../../Models/shared/Either.md) ; -",
        ],
    );
    let either = "# Either\n\n\n## Supported Types\n\n### `string`\n\n```php\n/**\n* @var string\n*/\nstring $value = /* values here */\n```\n\n\
                  ### `array`\n\n```php\n/**\n* @var array<\\Pottery\\Models\\Shared\\Pot>\n*/\narray $value = /* values here */\n```\n\n";
    let pages = [("Models/Shared/Pot.md", pot.as_str()), ("Models/Shared/Either.md", either)];
    insta::assert_snapshot!(read(&pages));
}

#[test]
fn ruby() {
    let pot = fields(
        "Pot",
        &[
            "pot_id ; *::String* ; +",
            "glaze ; *T.nilable(::String)* ; +",
            "heat ; *Crystalline::Nilable.new(::Integer)* ; -",
            "fired_at ; [Date](https://ruby-doc.org/stdlib-2.6.1/libdoc/date/rdoc/Date.html) ; +",
            "sold_on ; [DateTime](https://ruby-doc.org/stdlib-2.6.1/libdoc/date/rdoc/DateTime.html) ; +",
            "either ; [T.nilable(T.any(::String, T::Array[Models::Components::Pot]))](../../models/shared/either.md) ; -",
            "kiln ; [T.nilable(Models::Components::Kiln)](../../models/shared/kiln.md) ; -",
        ],
    );
    let pages = [
        ("models/components/pot.md", pot.as_str()),
        ("models/components/either.md", "# Either\n\n"),
        ("models/components/kiln.md", "# Kiln\n\n"),
    ];
    insta::assert_snapshot!(read(&pages));
}

#[test]
fn errors_lose_what_is_of_the_transport_and_keep_their_bodies() {
    let body = "message ; *str* ; +";
    let metadata = fields(
        "HTTPMetadata",
        &[
            "response ; [httpx.Response](https://www.python-httpx.org/api/#response) ; +",
            "request ; [httpx.Request](https://www.python-httpx.org/api/#request) ; +",
        ],
    );
    let error = fields(
        "PotError",
        &[body, "http_meta ; [components.HTTPMetadata](../../models/components/httpmetadata.md) ; +"],
    );
    // A field of that name that leads elsewhere is the API's.
    let other = fields("KilnError", &[body, "http_meta ; [models.Meta](../../models/components/meta.md) ; +"]);
    let meta = fields("Meta", &["http_status ; *Optional[str]* ; -"]);
    let pages = [
        ("models/components/httpmetadata.md", metadata.as_str()),
        ("models/components/meta.md", &meta),
        ("models/errors/poterror.md", &error),
        ("models/errors/kilnerror.md", &other),
    ];
    insta::assert_snapshot!(read(&pages), @"
    components.Meta
      http_status -> http_status: string
    errors.KilnError
      message -> message: string required
      http_meta -> http_meta: components.Meta required
    errors.PotError
      message -> message: string required
    docs/models/components/httpmetadata.md: SD005 passed over: it documents a response of the SDK without any JSON
    docs/models/components/httpmetadata.md:4:4: SD007 fields of the SDK's transport that were left out: 2
    docs/models/errors/poterror.md:4:4: SD007 fields of the SDK's transport that were left out: 1
    ");
}

#[test]
fn a_cr_within_a_cell_is_a_blank() {
    let page = fields("Pot", &["pot_id ; *Optional[str]* ; + ; The pot.\rIts clay.\r", "glaze ; *Optional[str]* ; +"]);
    let whole = fields("Pot", &["pot_id ; *Optional[str]* ; + ; The pot. Its clay. ", "glaze ; *Optional[str]* ; +"]);
    assert_eq!(read(&[("pot.md", &page)]), read(&[("pot.md", &whole)]));
    assert!(read(&[("pot.md", &page)]).contains("glaze -> glaze"), "{}", read(&[("pot.md", &page)]));
    // Lines may end in CR LF, or in CR alone.
    for ends in ["\r\n", "\r"] {
        assert_eq!(read(&[("pot.md", &whole.replace('\n', ends))]), read(&[("pot.md", &whole)]), "{ends:?}");
    }
}

#[test]
fn a_name_that_no_page_documents_is_one_warning() {
    let row = |name: &str| format!("{name} ; *Optional[other.Kiln]* ; -");
    let rows = [row("a"), row("b"), row("c"), "d ; *Optional[other.Clay]* ; -".to_owned()];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let page = |name| fields(name, &rows);
    let read = read_as(Some("speakeasy-python"), &[("a.md", &page("A")), ("b.md", &page("B"))]);
    insta::assert_snapshot!(read.split_once("docs/").map(|(_, problems)| problems).unwrap_or_default(), @r"
    a.md:8:9: SD020 no page documents `other.Kiln` (and 5 more like it) (names a model that is not there; it is read as any JSON value; add a page whose title is `Kiln`, or correct the name)
    docs/a.md:11:9: SD020 no page documents `other.Clay` (and one more like it) (names a model that is not there; it is read as any JSON value; add a page whose title is `Clay`, or correct the name)
    ");
}

/// A page that only one language writes.
const TELLING: [(&str, &str); 7] = [
    ("speakeasy-typescript", "Record<string, *any*>"),
    ("speakeasy-python", "*Optional[str]*"),
    ("speakeasy-go", "**int64*"),
    ("speakeasy-java", "*Optional\\<String>*"),
    ("speakeasy-csharp", "Dictionary<String, *object*>"),
    ("speakeasy-php", "array<string, *mixed*>"),
    ("speakeasy-ruby", "*T.nilable(::String)*"),
];

#[test]
fn one_cell_may_tell_a_dialect_and_each_folder_has_its_own() {
    let pages: Vec<(String, String)> = TELLING
        .iter()
        .map(|(dialect, cell)| {
            let field = if matches!(*dialect, "speakeasy-go" | "speakeasy-csharp") { "Pot" } else { "pot" };
            let rows =
                [format!("{field} ; {cell} ; -"), format!("{field}2 ; {cell} ; -"), format!("{field}3 ; {cell} ; -")];
            let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
            let page = fields("A", &rows);
            (dialect.replace("speakeasy-", ""), page)
        })
        .collect();
    for ((dialect, _), (folder, page)) in TELLING.iter().zip(&pages) {
        let path = format!("{folder}/models/a.md");
        assert_eq!(read(&[(&path, page)]), read_as(Some(dialect), &[(&path, page)]), "{dialect}");
    }
    // Two of each folder, so that each speaks clearly.
    let all: Vec<(String, &str)> = pages
        .iter()
        .flat_map(|(folder, page)| [1, 2].map(|number| (format!("{folder}/docs/models/m{number}/a.md"), page.as_str())))
        .collect();
    let all: Vec<(&str, &str)> = all.iter().map(|(path, page)| (path.as_str(), *page)).collect();
    let read = read(&all);
    for (dialect, _) in TELLING {
        let folder = dialect.replace("speakeasy-", "");
        assert!(read.contains(&format!("docs/{folder}: SD006 read as {dialect}")), "{dialect} in:\n{read}");
    }
}

#[test]
fn a_dialect_may_be_named() {
    let page = fields("A", &["name ; *string* ; +"]);
    assert!(read_as(Some("speakeasy-php"), &[("a.md", &page)]).contains("name -> name: string required"));
    let unknown = read_as(Some("speakeasy-phq"), &[("a.md", &page)]);
    assert!(unknown.contains("no dialect is called `speakeasy-phq`") && unknown.contains("speakeasy-php"), "{unknown}");
}

#[test]
fn what_fits_no_dialect_says_what_was_seen() {
    let page = "# A\n\n## Shades\n\n| Shade | Where |\n| --- | --- |\n| dark blue | a wall |\n\n```elixir\n%{}\n```\n";
    let problems = read(&[("a.md", page)]);
    for seen in ["sections `Shades` (1)", "columns `Shade | Where` (1)", "code in `elixir` (1)"] {
        assert!(problems.contains(seen), "{seen} in {problems}");
    }
}
