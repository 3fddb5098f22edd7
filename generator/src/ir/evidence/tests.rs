//! Evidence read from small pages: for each rule a page where it applies and one where it must not.

use crate::config::{Unresolved, WireCase};
use crate::diagnostic::Diagnostics;
use crate::dialect::{DIALECTS, Page};
use crate::ir::{self, Field, Model, ModelKind, Schema, Select, Type};
use crate::source::Sources;

/// A page of a model: `rows` are field, type, required, description and example.
fn page(name: &str, rows: &[(&str, &str, bool, &str, &str)], example: &str) -> (String, String) {
    use std::fmt::Write as _;
    let mut text =
        format!("# {name}\n\n## Example Usage\n\n```typescript\nlet value: {name} = {example};\n```\n\n## Fields\n\n");
    text.push_str("| Field | Type | Required | Description | Example |\n| --- | --- | --- | --- | --- |\n");
    for (field, ty, required, description, example) in rows {
        let mark = if *required { ":heavy_check_mark:" } else { ":heavy_minus_sign:" };
        _ = writeln!(text, "| `{field}` | {ty} | {mark} | {description} | {example} |");
    }
    (format!("docs/models/{}.md", name.to_lowercase()), text)
}

fn union(name: &str, members: &[&str]) -> (String, String) {
    let mut text = format!("# {name}\n\n\n## Supported Types\n\n");
    for member in members {
        text.extend(["### `models.", member, "`\n\n```typescript\nconst value: models.", member, " = {};\n```\n\n"]);
    }
    (format!("docs/models/{}.md", name.to_lowercase()), text)
}

fn values(name: &str, values: &str) -> (String, String) {
    (
        format!("docs/models/{}.md", name.to_lowercase()),
        format!("# {name}\n\n## Values\n\n```typescript\n{values}\n```\n"),
    )
}

fn build(pages: &[(String, String)], case: WireCase) -> Schema {
    let mut sources = Sources::new();
    for (path, text) in pages {
        sources.add(path.clone(), path.clone(), text.clone());
    }
    let mut diagnostics = Diagnostics::new();
    let mut raw = Vec::new();
    for file in &sources {
        let document = crate::document::parse(file);
        if let Page::Model(model) = DIALECTS[0].read(file, &document, &mut diagnostics) {
            raw.push(*model);
        }
    }
    let files: Vec<_> = sources.iter().collect();
    let options = ir::Options { wire_case: case, unresolved: Unresolved::Value, ..Default::default() };
    ir::build(vec![ir::Docs { models: raw, files, declared: Vec::new() }], &sources, &options, &mut diagnostics)
}

fn model<'s>(schema: &'s Schema, name: &str) -> &'s Model {
    schema.models.iter().find(|model| model.name == name).expect("a model of that name")
}

fn field<'s>(schema: &'s Schema, name: &str, field: &str) -> &'s Field {
    let ModelKind::Struct(object) = &model(schema, name).kind else { panic!("{name} is no struct") };
    object.fields.iter().find(|other| other.name == field).expect("a field of that name")
}

fn rule(field: &Field, fact: &str) -> Option<&'static str> {
    field.inferred.iter().find(|inference| inference.fact == fact).map(|inference| inference.rule)
}

/// Operations whose paths spell their parameters.
fn operations(paths: &[(&str, &str)]) -> (String, String) {
    let comment = |(operation, path): &(&str, &str)| {
        format!(
            "<!-- UsageSnippet language=\"typescript\" operationID=\"{operation}\" method=\"get\" path=\"{path}\" -->\n"
        )
    };
    ("docs/sdks/things/README.md".to_owned(), paths.iter().map(comment).collect())
}

const TEXT: &str = "*string*";

fn plain<'n>(names: &[&'n str]) -> Vec<(&'n str, &'static str, bool, &'static str, &'static str)> {
    names.iter().map(|name| (*name, TEXT, true, "N/A", "")).collect()
}

#[test]
fn a_cell_shows_the_keys_of_what_it_is_a_value_of() {
    let pages = [
        page("Inner", &plain(&["userId", "teamName"]), "{}"),
        page("Outer", &[("inner", "[models.Inner](../models/inner.md)", true, "N/A", "{\"user_id\": \"a\"}")], "{}"),
    ];
    let schema = build(&pages, WireCase::Infer);
    let shown = field(&schema, "Inner", "userId");
    assert_eq!((shown.wire_name.as_str(), rule(shown, "wire_name")), ("user_id", Some("wire_name.example_cell")));
    assert!(shown.inferred.iter().all(|inference| inference.span.is_some()));
}

#[test]
fn a_path_shows_the_parameters_of_its_operation_only() {
    let pages = [
        operations(&[("get-thing", "/v1/{ThingId}"), ("list-things", "/v1/{teamID}/things")]),
        page("GetThingRequest", &plain(&["thingId"]), "{}"),
        page("ListThingsRequest", &plain(&["teamID"]), "{}"),
    ];
    let schema = build(&pages, WireCase::Infer);
    let thing = field(&schema, "GetThingRequest", "thingId");
    assert_eq!((thing.wire_name.as_str(), rule(thing, "wire_name")), ("ThingId", Some("wire_name.path")));
    let team = field(&schema, "ListThingsRequest", "teamID");
    assert_eq!((team.wire_name.as_str(), rule(team, "wire_name")), ("teamID", None));
}

#[test]
fn relatives_follow_a_style_that_paths_show() {
    let paths = [("a", "/{user_id}/{team_id}"), ("b", "/{rule_id}/{page_id}"), ("c", "/{group_id}")];
    let pages = [
        operations(&paths),
        page("ARequest", &plain(&["userId", "teamId", "pageSize"]), "{}"),
        page("BRequest", &plain(&["ruleId", "pageId"]), "{}"),
        page("CRequest", &plain(&["groupId", "teamID"]), "{}"),
    ];
    let schema = build(&pages, WireCase::Infer);
    let size = field(&schema, "ARequest", "pageSize");
    assert_eq!((size.wire_name.as_str(), rule(size, "wire_name")), ("page_size", Some("wire_name.style")));
    // No SDK makes `teamID` of `team_id`.
    assert_eq!(field(&schema, "CRequest", "teamID").wire_name, "teamID");
    assert_eq!(schema.wire.case, WireCase::Snake);
}

#[test]
fn prose_alone_does_not_overrule_cells() {
    let cell = |name, cell| page(name, &[("inner", "[models.Inner](../models/inner.md)", true, "N/A", cell)], "{}");
    let pages = [
        page("Inner", &plain(&["userId", "teamId", "ruleId"]), "{}"),
        cell("Outer", "{\"userId\": \"a\", \"teamId\": \"b\", \"ruleId\": \"c\"}"),
        page(
            "Client",
            &[
                ("redirectUri", TEXT, true, "Stands for `redirect_uri` of the standard.", ""),
                ("userId", TEXT, true, "As `user_id` does.", ""),
            ],
            "{}",
        ),
    ];
    let schema = build(&pages, WireCase::Infer);
    assert_eq!(field(&schema, "Client", "redirectUri").wire_name, "redirectUri");
    assert_eq!(field(&schema, "Client", "userId").wire_name, "userId");
}

#[test]
fn what_paths_show_says_nothing_of_bodies() {
    let pages = [
        operations(&[("a", "/{user_id}/{team_id}"), ("b", "/{rule_id}"), ("c", "/{page_id}")]),
        page("ARequest", &plain(&["userId", "teamId", "pageSize"]), "{}"),
        page("BRequest", &plain(&["ruleId"]), "{}"),
        page("CRequest", &plain(&["pageId"]), "{}"),
        page("Thing", &plain(&["createdAt", "userId"]), "{}"),
    ];
    let schema = build(&pages, WireCase::Infer);
    assert_eq!(field(&schema, "ARequest", "pageSize").wire_name, "page_size");
    let wire = |name| field(&schema, "Thing", name).wire_name.clone();
    assert_eq!([wire("createdAt"), wire("userId")], ["createdAt", "userId"]);
}

#[test]
fn prose_shows_what_no_style_makes() {
    let rows = [
        ("pageSize", TEXT, false, "Sent as `page[size]`.", ""),
        ("idempotencyKey", TEXT, false, "The `Idempotency-Key` of the call.", ""),
        ("lang", TEXT, false, "`$lang` wins over what the browser asks for.", ""),
        ("kilnId", TEXT, true, "N/A", ""),
    ];
    let pages = [operations(&[("a", "/{kilnId}")]), page("ARequest", &rows, "{}"), page("Thing", &rows, "{}")];
    let schema = build(&pages, WireCase::Infer);
    let wire = |model, name| field(&schema, model, name).wire_name.clone();
    let names = ["pageSize", "idempotencyKey", "lang"];
    assert_eq!(names.map(|name| wire("ARequest", name)), ["page[size]", "Idempotency-Key", "$lang"]);
    // Of a body such words are about something else.
    assert_eq!(names.map(|name| wire("Thing", name)), ["pageSize", "idempotencyKey", "$lang"]);
}

#[test]
fn a_model_spells_names_alike() {
    let paths = [("a", "/{user_id}/{team_id}"), ("b", "/{rule_id}/{page_id}"), ("c", "/{group_id}/{things}")];
    let pages = [
        operations(&paths),
        page("ARequest", &plain(&["userId", "teamId"]), "{}"),
        page("BRequest", &plain(&["ruleId", "pageId"]), "{}"),
        // No SDK makes `shelfIDs` of `shelf_ids`, so that no other name of the model has underscores.
        page("CRequest", &plain(&["groupId", "pageSize", "shelfIDs"]), "{}"),
    ];
    let schema = build(&pages, WireCase::Infer);
    let wire = |name| field(&schema, "CRequest", name).wire_name.clone();
    assert_eq!([wire("pageSize"), wire("shelfIDs")], ["pageSize", "shelfIDs"]);
    // A path shows this one, whatever its neighbours are.
    assert_eq!(wire("groupId"), "group_id");
}

#[test]
fn nothing_shown_leaves_names_as_documented() {
    let schema = build(&[page("Thing", &plain(&["userId", "teamName"]), "{}")], WireCase::Infer);
    assert_eq!(field(&schema, "Thing", "userId").wire_name, "userId");
    assert_eq!((schema.wire.evidence, schema.wire.of), (0, 2));
}

#[test]
fn a_configured_case_is_followed() {
    let pages = [page("Thing", &plain(&["teamID", "userIDs", "name"]), "{}")];
    let schema = build(&pages, WireCase::Snake);
    let wire = |name| field(&schema, "Thing", name).wire_name.clone();
    assert_eq!([wire("teamID"), wire("userIDs"), wire("name")], ["team_id", "user_ids", "name"]);
    assert_eq!(field(&build(&pages, WireCase::Pascal), "Thing", "teamID").wire_name, "TeamID");
}

#[test]
fn a_reserved_prefix_is_read_from_one_of_its_family() {
    let mut rows = plain(&["host", "port", "sqsUrl", "envHost", "envPort", "envSQSUrl"]);
    rows.push(("note", TEXT, false, "Looked up by `__env_id`.", ""));
    let schema = build(&[page("Thing", &rows, "{}")], WireCase::Infer);
    let wire = |name| field(&schema, "Thing", name).wire_name.clone();
    assert_eq!([wire("envHost"), wire("envSQSUrl"), wire("sqsUrl")], ["__env_host", "__env_SQSUrl", "SQSUrl"]);
    assert_eq!(rule(field(&schema, "Thing", "envHost"), "wire_name"), Some("wire_name.prefix"));

    // Names that stand beside no name they could be derived from are no family.
    let mut rows = plain(&["envOwner", "envGroup", "envColor", "host"]);
    rows.push(("note", TEXT, false, "Looked up by `__env_id`.", ""));
    let schema = build(&[page("Thing", &rows, "{}")], WireCase::Infer);
    assert_eq!(field(&schema, "Thing", "envOwner").wire_name, "envOwner");
}

#[test]
fn an_integer_that_the_cell_shows_too_says_less_than_a_generated_one() {
    let number = "*number*";
    let rows = [
        ("ratio", number, true, "N/A", ""),
        ("share", number, true, "N/A", ""),
        ("load", number, true, "N/A", ""),
        ("scale", number, true, "N/A", "2"),
        ("parts", number, true, "N/A", ""),
    ];
    let schema = build(
        &[page("Thing", &rows, "{ ratio: 0.5, share: 17.25, load: 3.75, scale: 2, parts: 812 }")],
        WireCase::Infer,
    );
    assert_eq!(field(&schema, "Thing", "ratio").ty, Type::Number);
    assert_eq!(field(&schema, "Thing", "scale").ty, Type::Number);
    assert_eq!(field(&schema, "Thing", "parts").ty, Type::Integer);
    assert_eq!(rule(field(&schema, "Thing", "parts"), "integer"), Some("integer.example_literal"));
}

#[test]
fn a_null_inside_an_example_is_proof() {
    let pages = [
        page("Inner", &plain(&["note", "name"]), "{}"),
        page(
            "Outer",
            &[("inner", "[models.Inner](../models/inner.md)[]", true, "N/A", "")],
            "{ inner: [{ note: null, name: \"a\" }] }",
        ),
    ];
    let schema = build(&pages, WireCase::Infer);
    assert!(field(&schema, "Inner", "note").nullable);
    assert!(!field(&schema, "Inner", "name").nullable);
}

/// How the union `Any` is told apart, and its members' tag values.
fn told_apart(pages: &[(String, String)]) -> (Select, Vec<Option<serde_json::Value>>) {
    let schema = build(pages, WireCase::Infer);
    let ModelKind::Union(union) = &model(&schema, "Any").kind else { panic!("no union") };
    (union.select.clone(), union.members.iter().map(|member| member.tag_value.clone()).collect())
}

fn tagged(name: &str, ty: &str) -> (String, String) {
    page(name, &[("kind", ty, true, "N/A", ""), ("value", TEXT, true, "N/A", "")], "{}")
}

const ALL_KINDS: &str = "[models.Kind](../models/kind.md)";

#[test]
fn a_member_that_is_a_union_has_the_tag_of_its_members() {
    let pages = [
        tagged("A1", "*\"a\"*"),
        tagged("A2", "*\"a\"*"),
        union("A", &["A1", "A2"]),
        tagged("B", "*\"b\"*"),
        union("Any", &["A", "B"]),
    ];
    let expected = vec![Some("a".into()), Some("b".into())];
    assert_eq!(told_apart(&pages), (Select::Tag("kind".to_owned()), expected));
}

#[test]
fn members_of_a_member_with_different_values_have_no_tag_in_common() {
    let pages = [
        tagged("A1", "*\"a\"*"),
        tagged("A2", "*\"c\"*"),
        union("A", &["A1", "A2"]),
        tagged("B", "*\"b\"*"),
        union("Any", &["A", "B"]),
    ];
    assert!(!matches!(told_apart(&pages).0, Select::Tag(_)));
}

#[test]
fn one_member_may_have_what_the_others_leave() {
    let kind = values("Kind", "\"a\" | \"b\" | \"c\"");
    let pages = [
        kind.clone(),
        tagged("A", ALL_KINDS),
        tagged("B", "*\"b\"*"),
        tagged("C", "*\"c\"*"),
        union("Any", &["A", "B", "C"]),
    ];
    let expected = vec![Some("a".into()), Some("b".into()), Some("c".into())];
    assert_eq!(told_apart(&pages), (Select::Tag("kind".to_owned()), expected));

    // Two values are left, or two members are open: no one value is.
    let pages = [kind.clone(), tagged("A", ALL_KINDS), tagged("B", "*\"b\"*"), union("Any", &["A", "B"])];
    assert!(!matches!(told_apart(&pages).0, Select::Tag(_)));
    let pages =
        [kind, tagged("A", ALL_KINDS), tagged("B", ALL_KINDS), tagged("C", "*\"c\"*"), union("Any", &["A", "B", "C"])];
    assert!(!matches!(told_apart(&pages).0, Select::Tag(_)));
}

#[test]
fn a_tag_may_be_left_out() {
    let optional = |name: &str, value: &str| {
        page(name, &[("object", value, false, "N/A", ""), ("name", TEXT, true, "N/A", "")], "{}")
    };
    let pages = [optional("A", "*\"a\"*"), optional("B", "*\"b\"*"), union("Any", &["A", "B"])];
    let expected = vec![Some("a".into()), Some("b".into())];
    assert_eq!(told_apart(&pages), (Select::OptionalTag("object".to_owned()), expected));

    // A member that has more than one value, or any, can be no other's rest if values may lack the field.
    let pages = [
        optional("A", ALL_KINDS),
        optional("B", "*\"b\"*"),
        values("Kind", "\"a\" | \"b\""),
        union("Any", &["A", "B"]),
    ];
    assert_eq!(told_apart(&pages).0, Select::Order);
    let pages = [optional("A", "*\"a\"*"), optional("B", TEXT), union("Any", &["A", "B"])];
    assert_eq!(told_apart(&pages).0, Select::Order);
}

#[test]
fn unions_with_a_choice_of_tags_follow_those_without() {
    let both = |name: &str, method: &str, object: &str| {
        page(name, &[("method", method, true, "N/A", ""), ("object", object, false, "N/A", "")], "{}")
    };
    let (a, b) = (both("A", "*\"one\"*", "*\"a\"*"), both("B", "*\"two\"*", "*\"b\"*"));
    let alone = [a.clone(), b.clone(), union("Any", &["A", "B"])];
    assert_eq!(told_apart(&alone).0, Select::Tag("method".to_owned()), "what is required goes first");
    let pages = [
        a,
        b,
        both("C", TEXT, "*\"c\"*"),
        union("Any", &["A", "B"]),
        union("More", &["A", "C"]),
        union("Most", &["B", "C"]),
    ];
    assert_eq!(told_apart(&pages).0, Select::OptionalTag("object".to_owned()));
}

#[test]
fn an_underscore_that_keeps_a_name_from_being_a_keyword_is_not_in_json() {
    let schema = build(&[page("Thing", &plain(&["public_", "notify_", "name"]), "{}")], WireCase::Infer);
    let wire = |name| field(&schema, "Thing", name).wire_name.clone();
    assert_eq!([wire("public_"), wire("notify_"), wire("name")], ["public", "notify", "name"]);
    let written = build(&[page("Thing", &plain(&["public_"]), "{}")], WireCase::AsWritten);
    assert_eq!(field(&written, "Thing", "public_").wire_name, "public_");
}

#[test]
fn keys_that_an_enum_lists_are_written_as_it_writes_them() {
    let rows = plain(&["eastSide", "westSide", "farNorth", "deepSouth", "midTown", "docks2", "other"]);
    let places = |values: &[&str]| {
        let values = values.iter().map(|value| format!("\"{value}\"")).collect::<Vec<_>>().join(" | ");
        self::values("Place", &values)
    };
    let shown = |values: &[&str], name: &str| {
        let schema = build(&[page("Prices", &rows, "{}"), places(values)], WireCase::Infer);
        let field = field(&schema, "Prices", name);
        (field.wire_name.clone(), rule(field, "wire_name"))
    };
    let all = ["east-side", "west_side", "far/north", "deep-south", "midTown", "docks-2", "moon"];
    let found = ["eastSide", "westSide", "farNorth", "midTown", "docks2", "other"].map(|name| shown(&all, name).0);
    assert_eq!(found, ["east-side", "west_side", "far/north", "midTown", "docks-2", "other"]);
    assert_eq!(shown(&all, "farNorth").1, Some("wire_name.enum_value"));
    // Some of them may be anything.
    let some = ["east-side", "west_side", "far/north", "deep-south", "mid-town", "moon", "sun"];
    assert_ne!(shown(&some, "farNorth").1, Some("wire_name.enum_value"));
    // Those are names for people.
    let labels = ["East Side", "west_side", "far/north", "deep-south", "midTown", "docks-2", "moon"];
    assert_ne!(shown(&labels, "farNorth").1, Some("wire_name.enum_value"));
}
