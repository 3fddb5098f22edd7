//! Examples in JSON beside hand-written tables: what they show is evidence, whole ones become tests, and one that
//! contradicts its table is reported and becomes none.

use schemadown::config::{Api, Config};
use schemadown::diagnostic::{Diagnostics, line};
use schemadown::dialect::{
    Naming, RawBody, RawExample, RawField, RawModel, RawRef, RawType, RawTypeKind, RawValue, RawValues, Spanned, Syntax,
};
use schemadown::ir::{self, Docs, Field, Model, ModelKind, Options, Schema, Type};
use schemadown::pipeline::{self, Layout};
use schemadown::source::{FileId, Sources, Span};

use RawTypeKind::{Boolean, Date, DateTime, Integer, Numeric, String as Text};

/// A table: its name, its rows (a `!` marks what is required), and the code blocks below it.
struct Table<'a>(&'a str, &'a [(&'a str, RawTypeKind)], &'a [&'a str]);

struct Page {
    text: String,
    file: FileId,
}

impl Page {
    fn put(&mut self, text: &str) -> Spanned {
        let start = self.text.len();
        self.text.push_str(text);
        let span = Span::new(self.file, start..self.text.len());
        self.text.push('\n');
        Spanned { text: text.to_owned(), span }
    }

    fn table(&mut self, Table(name, rows, blocks): &Table<'_>) -> RawModel {
        let name = self.put(name);
        let row = |(text, kind): &(&str, RawTypeKind)| {
            let name = self.put(text.trim_end_matches('!'));
            let ty = RawType { kind: kind.clone(), span: name.span };
            RawField { required: text.ends_with('!'), nullable: Some(false), ..RawField::new(name, ty) }
        };
        let rows = rows.iter().map(row).collect();
        let block = |code: &&str| RawExample {
            syntax: Syntax::Json,
            member: None,
            near: true,
            stated: false,
            code: self.put(code),
        };
        let examples = blocks.iter().map(block).collect();
        RawModel {
            file: self.file,
            dialect: "tables",
            naming: Naming::AsWritten,
            at: name.span,
            name,
            shares_page: true,
            tells_null: false,
            description: None,
            deprecated: None,
            body: RawBody::Fields(rows),
            examples,
            folders: None,
        }
    }
}

struct Read {
    schema: Schema,
    problems: Vec<String>,
}

fn read(tables: &[Table<'_>]) -> Read {
    read_beside(tables, None)
}

/// Reads tables, and an enum that stands beside them.
fn read_beside(tables: &[Table<'_>], values: Option<(&str, &[&str])>) -> Read {
    // The text is known at the end, the number of the file at the start.
    let file = Sources::new().add("page.md", "page.md", "");
    let mut page = Page { text: String::new(), file };
    let mut models: Vec<_> = tables.iter().map(|table| page.table(table)).collect();
    models.extend(values.map(|(name, values)| {
        let value = |text: &&str| RawValue::new((*text).into(), page.put(text).span);
        let values = RawValues { values: values.iter().map(value).collect(), ..RawValues::default() };
        RawModel { body: RawBody::Values(values), ..page.table(&Table(name, &[], &[])) }
    }));
    let mut sources = Sources::new();
    sources.add("page.md", "page.md", page.text);
    let mut diagnostics = Diagnostics::new();
    let docs = Docs { models, files: sources.iter().collect(), declared: Vec::new() };
    // Of one's own pages each block below a model would be one of it.
    let options = Options { unresolved: schemadown::config::Unresolved::Value, ..Options::default() };
    let schema = ir::build(vec![docs], &sources, &options, &mut diagnostics);
    let problems = diagnostics.iter().map(|problem| line::line(problem, &sources)).collect();
    Read { schema, problems }
}

fn reference(name: &str) -> RawTypeKind {
    RawTypeKind::Ref(RawRef::named(name))
}

fn list(kind: RawTypeKind) -> RawTypeKind {
    let span = Span::new(Sources::new().add("", "", ""), 0..0);
    RawTypeKind::Array(Box::new(RawType { kind, span }))
}

impl Read {
    fn model(&self, name: &str) -> &Model {
        self.schema.models.iter().find(|model| model.name == name).expect("a model of that name")
    }

    fn field(&self, model: &str, name: &str) -> &Field {
        let ModelKind::Struct(object) = &self.model(model).kind else { panic!("{model} is no object") };
        object.fields.iter().find(|field| field.name == name).expect("a field of that name")
    }

    /// What the examples of a model are in JSON, or why they are no tests.
    fn wires(&self, model: &str) -> Vec<String> {
        let wire = |example: &ir::Example| example.wire.as_ref().map_or_else(Clone::clone, ToString::to_string);
        self.model(model).examples.iter().map(wire).collect()
    }
}

const STATION: &[(&str, RawTypeKind)] =
    &[("station_id!", Text), ("capacity!", Numeric), ("lat!", Numeric), ("renting", Boolean), ("seen", DateTime)];

const WHOLE: &str = r#"{"station_id": "a", "capacity": 3, "lat": 1.5, "seen": "2024-02-29T10:00:00Z"}"#;

#[test]
fn a_whole_example_is_evidence_and_a_test() {
    let read = read(&[Table("Station", STATION, &[WHOLE])]);
    assert_eq!(read.problems, [""; 0]);
    assert_eq!(read.field("Station", "capacity").ty, Type::Integer);
    assert_eq!(read.field("Station", "lat").ty, Type::Number);
    let capacity = &read.field("Station", "capacity").inferred;
    assert!(capacity.iter().any(|inference| inference.rule == "integer.example_literal" && inference.span.is_some()));
    assert_eq!(read.wires("Station"), [sorted(WHOLE)]);
}

/// The same JSON, as it is printed.
fn sorted(text: &str) -> String {
    serde_json::from_str::<serde_json::Value>(text).expect("JSON").to_string()
}

#[test]
fn a_part_of_an_example_is_evidence_and_no_test() {
    let blocks = ["{\"station_id\": null, \"capacity\": 3, ...}", "{\"station_id\": ..., \"capacity\": 4}"];
    let read = read(&[Table("Station", STATION, &blocks)]);
    // The second has no ellipsis in place of what it lacks.
    assert_eq!(read.problems.len(), 1, "{:?}", read.problems);
    assert!(read.problems[0].contains("SD031 an example of `Station` lacks the required `lat`"), "{:?}", read.problems);
    assert_eq!(read.field("Station", "capacity").ty, Type::Integer);
    let id = read.field("Station", "station_id");
    assert!(id.nullable && id.required, "a null proves null, and what is left out nothing");
    let lacks = "an example of `Station` lacks the required `lat`";
    assert_eq!(read.wires("Station"), ["something is left out of it", lacks]);
}

#[test]
fn what_contradicts_its_table_is_reported_once_and_is_no_test() {
    let user = &[("id!", Integer), ("name!", Text), ("born", Date), ("tags", list(Text))];
    for (block, problem) in [
        (r#"{"id": 1, "name": 2}"#, "an example shows a number, not a string"),
        (r#"{"id": 1.5, "name": "a"}"#, "an example shows 1.5, not a whole number"),
        (r#"{"id": "1", "name": "a"}"#, "an example shows a string, not a whole number"),
        (
            r#"{"id": 1, "name": "a", "born": "2024-02-30"}"#,
            "an example shows a string, not a day such as `2024-02-29`",
        ),
        (r#"{"id": 1, "name": "a", "tags": ["b", null]}"#, "an example shows null, not a string"),
        (r#"{"id": 1, "name": "a", "tags": {}}"#, "an example shows an object, not a list"),
        (r#"{"id": 1, "name": "a", "Born": null}"#, "`User` documents no field `Born`"),
        (r#"{"id": 1, "tags": []}"#, "an example of `User` lacks the required `name`"),
        (r#"{"name": "a", "born": null, "id": null, "Id": 1, "ID": 2}"#, "`User` documents no field `Id`, `ID`"),
    ] {
        let read = read(&[Table("User", user, &[block, block])]);
        assert_eq!(read.problems.len(), 1, "{block}: {:?}", read.problems);
        assert!(read.problems[0].contains(&format!("SD031 {problem} (")), "{block}: {:?}", read.problems);
        assert_eq!(read.wires("User"), [problem; 2], "{block}");
    }
}

#[test]
fn what_no_row_documents_is_left_out_of_the_test() {
    let user = &[("id!", Integer), ("name!", Text), ("friend", reference("User"))];
    let block = r#"{"id": 1, "name": "a", "_links": {}, "friend": {"id": 2, "name": "b", "_links": {"self": 3}}}"#;
    let read = read(&[Table("User", user, &[block])]);
    assert_eq!(read.problems.len(), 1, "{:?}", read.problems);
    assert!(read.problems[0].contains("SD031 `User` documents no field `_links`"), "{:?}", read.problems);
    assert_eq!(read.wires("User"), [r#"{"friend":{"id":2,"name":"b"},"id":1,"name":"a"}"#]);
}

#[test]
fn what_is_mostly_something_else_is_no_test() {
    let user = &[("id!", Integer), ("name", Text), ("friend", reference("User"))];
    let read = read(&[Table("User", user, &[r#"{"id": 1, "name": "a", "friend": {"id": 1, "x": 2, "y": 3}}"#])]);
    assert_eq!(read.wires("User"), ["`User` documents no field `x`, `y`"]);
}

#[test]
fn a_placeholder_contradicts_nothing_and_is_no_test() {
    let user = &[("id!", Integer), ("name!", Text), ("born", Date)];
    for (block, why) in [
        (r#"{"id": "<id>", "name": "a"}"#, "`<id>` stands for a value"),
        (r#"{"id": "...", "name": "a"}"#, "`...` stands for a value"),
        (r#"{"id": 1, "name": "a", "born": "[DATE]"}"#, "`[DATE]` stands for a value"),
        (r#"{"id": integer, "name": string}"#, "`integer` is not JSON"),
    ] {
        let read = read(&[Table("User", user, &[block])]);
        assert_eq!(read.problems, [""; 0], "{block}");
        assert_eq!(read.wires("User"), [why], "{block}");
    }
    let fine = read(&[Table("User", user, &[r#"{"id": 1, "name": "<name>"}"#])]);
    assert_eq!(fine.wires("User"), [r#"{"id":1,"name":"<name>"}"#]);
}

#[test]
fn another_value_than_those_of_an_enum_is_no_test() {
    let blocks = [r#"{"colour": "red"}"#, r#"{"colour": "blue"}"#];
    let table = Table("Ball", &[("colour!", reference("Colour"))], &blocks);
    let read = read_beside(&[table], Some(("Colour", &["red", "green"])));
    assert_eq!(read.problems, [""; 0]);
    assert_eq!(read.wires("Ball"), [r#"{"colour":"red"}"#, "`blue` is no value of `Colour`"]);
}

#[test]
fn words_speak_against_a_whole_number_and_fractions_prove_themselves() {
    let rows = &[("price!", Numeric), ("size!", Numeric), ("count!", Numeric)];
    let blocks = [r#"{"price": 3, "size": 4, "count": 1}"#, r#"{"price": 5, "size": 4.5, "count": 2}"#];
    let read = read(&[Table("Ware", rows, &blocks)]);
    assert_eq!(read.field("Ware", "size").ty, Type::Number);
    assert_eq!(read.field("Ware", "count").ty, Type::Integer);
    let price = read.field("Ware", "price");
    assert!(price.inferred.iter().all(|inference| inference.rule != "integer.example_literal"), "{price:?}");
}

#[test]
fn parts_of_a_message_are_examples_of_what_they_are_parts_of() {
    let feed = r#"{"ttl": 0, "data": {"stations": [
        {"station_id": "a", "capacity": 3, "lat": 1.5},
        {"station_id": "b", "capacity": 4, "lat": 2.5, "renting": true}
    ]}}"#;
    let tables = [
        Table("Feed", &[("ttl!", Integer), ("data!", reference("Data"))], &[feed]),
        Table("Data", &[("stations!", list(reference("Station")))], &[feed]),
        Table("Station", STATION, &[feed, "{\"error\": \"none\"}", "not JSON at all"]),
    ];
    let read = read(&tables);
    assert_eq!(read.problems, [""; 0]);
    let stations =
        [r#"{"capacity":3,"lat":1.5,"station_id":"a"}"#, r#"{"capacity":4,"lat":2.5,"renting":true,"station_id":"b"}"#]
            .map(sorted);
    assert_eq!(read.wires("Station"), stations);
    assert_eq!(read.wires("Feed").len(), 1);
    assert!(read.wires("Data")[0].starts_with("{\"stations\":["), "{:?}", read.wires("Data"));
}

#[test]
fn what_breaks_off_is_reported_where_it_does() {
    let read = read(&[Table("Station", STATION, &["{\n  \"station_id\": \"a\",\n  \"lat\" 1.5\n}"])]);
    let [problem] = read.problems.as_slice() else { panic!("{:?}", read.problems) };
    assert!(
        problem.starts_with("page.md:9:9: SD030 an example of `Station` cannot be read (expected `:`"),
        "{problem}"
    );
    assert!(read.model("Station").examples.is_empty());
}

#[test]
fn emitted_tests_are_those_of_whole_examples_that_fit() {
    let read = read(&[Table(
        "Station",
        STATION,
        &[WHOLE, "{\"station_id\": \"partial\", ...}", "{\"station_id\": \"wrong\", \"capacity\": true, \"lat\": 1}"],
    )]);
    let config = Config {
        dir: "".into(),
        output: "out".into(),
        apis: vec![Api::new("api", "docs")],
        diff: schemadown::config::Diff::default(),
    };
    let layout = Layout::Crate { name: "api".to_owned() };
    let files = pipeline::emit(&[read.schema], &config, &layout).expect("Rust");
    let table = files.iter().find(|file| file.path.ends_with("examples/table_1.rs")).expect("a table of examples");
    assert_eq!(table.text.matches("checked::<").count(), 1, "{}", table.text);
    assert!(!table.text.contains("partial") && !table.text.contains("wrong"), "{}", table.text);
}
