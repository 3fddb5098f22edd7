//! What `schemadown diff --format json` says is as its published JSON Schema has it.

use std::path::Path;

use schemadown::comparison::{Comparison, Side};
use schemadown::config::{Api, Unresolved};
use schemadown::project::Project;
use schemadown::review::{SCHEMA, Show, json};
use serde_json::Value;

fn read(docs: &str) -> Side {
    let mut api = Api::new("api", Path::new(env!("CARGO_MANIFEST_DIR")).join(docs));
    api.unresolved = Unresolved::Value;
    let mut project = Project::stand_alone(api, "", "api");
    let schemas = project.read().expect("docs that can be read");
    Side::new(project, schemas)
}

#[test]
fn json_is_as_its_schema_has_it() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    for (old, new) in
        [("specs/parcels", "specs/parcels"), ("specs/parcels", "specs/orchard"), ("specs/orchard", "specs/authserver")]
    {
        let comparison = Comparison::of(read(old), read(new), None);
        let document = json(&comparison, &Show::default());
        let problems: Vec<String> = validator.iter_errors(&document).map(|problem| problem.to_string()).collect();
        assert!(problems.is_empty(), "{problems:#?}");
        // Of other docs everything is another, and the same of none.
        assert_eq!(document["changes"].as_array().is_some_and(Vec::is_empty), old == new);
    }
    let mut document = json(&Comparison::of(read("specs/parcels"), read("specs/orchard"), None), &Show::default());
    document["changes"][0]["severity"] = "bad".into();
    assert!(!validator.is_valid(&document), "the schema says something");
}
