//! Pages of several models: one file each, whatever lies beside it.

use std::collections::BTreeSet;
use std::path::Path;

use schemadown::config::{Api, Impls, Unresolved};
use schemadown::dialect::{RawBody, RawDeprecation, RawTypeKind as T};
use schemadown::emit::{self, File, Options};
use schemadown::explain::{self, Part};
use schemadown::project::Project;
use serde_json::json;

use crate::build::ModelExt as _;
use crate::raw::{Docs, described, list, maybe, row, to, values};

/// Pages beside folders of their name, pages of one name, and names that Rust uses itself.
fn docs() -> Docs {
    let mut docs = Docs::default();
    let id = |text: &str| described(row("id", T::String), text);
    let only = |value: &str| T::Literal(json!(value));
    docs.page_of(
        "resources/guild.md",
        [
            (
                "Guild",
                RawBody::Fields(vec![
                    id("Valid characters are `a-z`."),
                    row("kind", only("guild")),
                    row("features", list(to("Feature"))),
                    maybe("emoji", to("Emoji")),
                    maybe("owner", to("User")),
                    maybe("old", to("Result")),
                    maybe("parent", to("Guild")),
                ]),
            ),
            (
                "Channel",
                RawBody::Fields(vec![
                    id("Valid characters are `0-9`."),
                    described(row("guild_id", T::String), "Valid characters are `a-z`."),
                    row("kind", only("channel")),
                ]),
            ),
            ("Feature", RawBody::Values(values([("BIG", json!("big")), ("SMALL", json!("small"))]))),
            ("Result", RawBody::Fields(vec![maybe("option", to("Option"))])),
            ("Option", RawBody::Values(values([("ON", json!(1)), ("OFF", json!(0))]))),
        ],
    );
    docs.page_of("resources/guild/emoji.md", [("Emoji", RawBody::Fields(vec![row("guild", to("Guild"))]))]);
    let sticker = RawBody::Fields(vec![row("pack", to("Pack"))]);
    let pack = RawBody::Fields(vec![described(maybe("name", T::String), "At most 5 characters.")]);
    docs.page_of("resources/guild/sticker.md", [("Sticker", sticker), ("Pack", pack)]);
    let user = RawBody::Fields(vec![row("flags", list(to("Flag"))), maybe("old", to("Old"))]);
    let flag = RawBody::Values(values([("A", json!(1)), ("B", json!(2))]));
    let old = RawBody::Fields(vec![maybe("x", T::Integer)]);
    docs.page_of("resources/user.md", [("User", user), ("Flag", flag), ("Old", old)]);
    docs.last().deprecated = Some(RawDeprecation { note: None });
    for (path, name) in [("my-page.md", "One"), ("my_page.md", "Two"), ("lib.md", "Three")] {
        let other = format!("{name}Other");
        let body = || RawBody::Fields(vec![described(maybe("a", T::String), "At most 2 characters.")]);
        docs.page_of(path, [(name, body()), (&other, body())]);
    }
    docs.page_of("index.md", [("Index", RawBody::Fields(vec![maybe("user", to("User"))]))]);
    docs
}

fn paths(files: &[File]) -> String {
    let models = files.iter().filter(|file| !file.path.contains("/support") && !file.path.contains("/boundaries"));
    models.map(|file| file.path.clone() + "\n").collect()
}

#[test]
fn each_page_is_a_file() {
    let files = emit::rust(&[&docs().schema("api")], &crate::flat(Impls::Derive)).unwrap();
    insta::assert_snapshot!("paths_of_pages", paths(&files));
    let shown = ["src/lib.rs", "src/resources/mod.rs", "src/resources/guild/mod.rs"];
    let shown = files.iter().filter(|file| shown.contains(&file.path.as_str()));
    let text: Vec<_> = shown.map(|file| format!("==> {}\n{}", file.path, file.text)).collect();
    insta::assert_snapshot!("modules_of_pages", text.join("\n"));
    let user = files.iter().find(|file| file.path == "src/resources/user.rs").unwrap();
    insta::assert_snapshot!("a_page_of_several_models", user.text);
}

const BEHAVIOUR: &str = r#"
use garde::Validate;
use paged::resources::guild::{Channel, Emoji, Feature, Guild, GuildKind, Option, Result, sticker::{Pack, Sticker}};
use paged::resources::user::{Flag, User};
use paged::{Index, lib_::Three, my_page::{One, Two}};
use serde_json::{from_value, json, to_value};

#[test]
fn models_of_a_page_are_reached_by_its_module() {
    let value = json!({"id": "a", "kind": "guild", "features": ["big", "new"], "old": {"option": 1},
        "owner": {"flags": [1, 9]}, "parent": {"id": "0", "kind": "guild", "features": []}});
    let guild: Guild = from_value(value.clone()).unwrap();
    assert_eq!(guild.kind, GuildKind::Guild);
    assert_eq!(guild.features, [Feature::Big, Feature::from("new")]);
    assert_eq!(guild.old, Some(Result::default().with_option(Option::On)));
    assert_eq!(guild.owner.as_ref().unwrap().flags, [Flag::A, Flag::from(9)]);
    assert_eq!(to_value(&guild).unwrap(), value);
    let report = guild.validate().unwrap_err().to_string();
    for path in ["features[1]", "owner.flags[1]", "parent.id"] {
        assert!(report.contains(path), "{report}");
    }
    let channel = |id: &str| Channel::builder().with_guild_id("a").with_id(id).build();
    assert!(channel("1").validate().is_ok() && channel("a").validate().is_err());
    _ = (Emoji::new(Guild::new("a", vec![])), Sticker::new(Pack::default()), User::new(vec![]));
    _ = (Index::default(), One::default(), Two::default(), Three::default());
}
"#;

#[test]
fn the_only_page_is_a_file_whose_names_the_root_has() {
    let mut docs = Docs::default();
    let feed = RawBody::Fields(vec![row("data", list(to("Station")))]);
    docs.page_of("v3/the-feed.md", [("Feed", feed), ("Station", RawBody::Fields(vec![row("id", T::String)]))]);
    let files = emit::rust(&[&docs.schema("api")], &crate::flat(Impls::Derive)).unwrap();
    let own: Vec<_> = files.iter().map(|file| file.path.as_str()).filter(|path| !path.contains("/support/")).collect();
    assert_eq!(own, ["src/lib.rs", "src/the_feed.rs"]);
    let root = &files.iter().find(|file| file.path == "src/lib.rs").unwrap().text;
    assert!(root.contains("\nmod the_feed;\n\npub use self::the_feed::{Feed, Station};\n"), "{root}");
}

#[test]
fn enums_inside_the_models_of_an_sdk_stand_in_the_file_of_their_page() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/generator/openapi_generator/java");
    let mut api = Api::new("api", docs);
    api.unresolved = Unresolved::Value;
    let mut project = Project::stand_alone(api, "out", "api");
    let schema = project.read_api("api").unwrap();
    let sources: BTreeSet<_> = schema.models.iter().map(|model| &model.source).collect();
    assert!(sources.len() < schema.models.len(), "a page has more than its model");
    let files = emit::rust(&[&schema], &crate::flat(Impls::Derive)).unwrap();
    assert_eq!(files.iter().filter(|file| file.text.contains("schemadown from ")).count(), sources.len());
    let pet = files.iter().find(|file| file.path == "src/order.rs").unwrap();
    let types: Vec<_> = pet.text.lines().filter(|line| line.starts_with("pub ")).collect();
    assert_eq!(
        types,
        [
            "pub struct Order {",
            "pub struct OrderBuilder<T6 = support::builders::Unset5>(T6);",
            "pub enum OrderServingEnum {",
            "pub enum OrderExtrasEnum {"
        ]
    );
}

#[test]
fn a_file_at_the_root_is_there_when_all_of_its_models_can_be() {
    let mut docs = Docs::default();
    let one = |name: &str| RawBody::Fields(vec![maybe("a", to(name))]);
    let none = || RawBody::Fields(vec![maybe("x", T::String)]);
    docs.page_of("both.md", [("Both", one("A")), ("Other", one("B"))]);
    docs.page_of("a/a.md", [("A", none())]);
    docs.page_of("b/b.md", [("B", none()), ("C", one("A"))]);
    let mut schema = docs.schema("api");
    for model in &mut schema.models {
        if model.source == "both.md" {
            model.module.clear();
        }
    }
    let options = Options { features: true, ..crate::flat(Impls::Derive) };
    let files = emit::rust(&[&schema], &options).unwrap();
    let root = &files.iter().find(|file| file.path == "src/lib.rs").unwrap().text;
    let gate = "#[cfg(all(feature = \"a\", feature = \"b\"))]\n";
    assert!(root.contains(&format!("{gate}#[rustfmt::skip]\nmod both;\n")), "{root}");
    assert!(root.contains(&format!("{gate}pub use self::both::{{Both, Other}};\n")), "{root}");
    let needs = emit::features(&[&schema], &options).into_iter().map(|feature| (feature.name, feature.needs.join(" ")));
    assert_eq!(needs.collect::<Vec<_>>(), [("a", ""), ("b", "a")].map(|(a, b)| (a.to_owned(), b.to_owned())));
}

#[test]
fn what_is_explained_of_a_model_is_its_part_of_the_file() {
    let docs = docs();
    let schemas = [docs.schema("api")];
    let options = crate::flat(Impls::Derive);
    let lines = |name: &str| {
        let subject = explain::find(&schemas, name).unwrap();
        let parts = explain::explain(&subject, &options, &docs.sources);
        let lines = |part: &Part| if let Part::Lines(lines) = part { lines.clone() } else { String::new() };
        parts.iter().map(lines).collect::<String>()
    };
    let flag = lines("Flag");
    assert!(flag.contains("pub enum Flag {") && !flag.contains("User") && !flag.contains("use crate"), "{flag}");
    assert!(lines("Index").starts_with("// @generated by schemadown from index.md."));
    assert!(lines("Channel.guild_id").contains("const GUILD_ID_CHARACTERS"), "as if it stood alone");
    assert_eq!(emit::unchecked(&schemas[0], &options), []);
}

#[test]
fn a_crate_of_pages_compiles_without_a_warning_and_behaves() {
    for serde in [Impls::Derive, Impls::Explicit] {
        let mut schema = docs().schema("api");
        for model in schema.models.iter_mut().filter(|model| ["Channel", "Pack"].contains(&model.name.as_str())) {
            let value = json!({"id": "1", "guild_id": "a", "kind": "channel"});
            *model = model.clone().example(if model.name == "Pack" { json!({"name": "x"}) } else { value });
        }
        let files = emit::rust(&[&schema], &crate::flat(serde)).unwrap();
        let folder = crate::folder("paged", serde, &files, Some(BEHAVIOUR));
        crate::cargo(&folder, &["clippy", "--all-targets"]);
        let output = crate::cargo(&folder, &["test"]);
        assert!(output.contains("2 documented examples decoded and encoded back"), "{output}");
    }
}
