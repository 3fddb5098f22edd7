//! Values that are numbers: enums and bits, named after what the page calls them.

use schemadown::config::{EnumPolicy, Impls};
use schemadown::dialect::{RawBody, RawType, RawTypeKind as T, RawValues};
use schemadown::emit::{self, Options, Style};
use schemadown::ir;
use serde_json::json;
use std::fmt::Write as _;

use crate::raw::{Docs, described, list, maybe, nowhere, row, to, values};

fn docs() -> Docs {
    let mut docs = Docs::default();
    let flags = |values| RawBody::Values(RawValues { flags: true, ..values });
    let one_of = |kinds: [T; 2]| T::Union(kinds.map(|kind| RawType { kind, span: nowhere("").span }).into());
    let channel = RawBody::Fields(vec![
        row("type", to("ChannelType")),
        row("flags", to("ChannelFlags")),
        maybe("more", list(to("ChannelFlags"))),
        maybe("permissions", to("Permissions")),
        maybe("reserved", to("Reserved")),
        maybe("old", one_of([T::Boolean, to("ChannelFlags")])),
        described(maybe("topic", T::String), "Required if `type` is `1`."),
    ]);
    let mut types = values([
        ("GUILD_TEXT", json!(0)),
        ("DM", json!(1)),
        ("dm", json!(2)),
        ("", json!(-3)),
        ("Unknown", json!(4)),
        ("*", json!(5)),
    ]);
    types.values[0].description = Some(nowhere("A text channel."));
    let mut bits = values([("PINNED", json!(2)), ("REQUIRE_TAG", json!(16)), ("hide media", json!("32768"))]);
    bits.values[0].description = Some(nowhere("This thread is pinned."));
    let permissions = values([
        ("NONE", json!(0)),
        ("READ", json!(1)),
        ("WRITE", json!(2)),
        ("READ_WRITE", json!(3)),
        ("", json!(4)),
        ("VALUES", json!(u64::MAX / 2 + 1)),
    ]);
    let codes = values([("ok", json!("200")), ("NOT_FOUND", json!("404")), ("gone", json!("x410"))]);
    docs.page_of(
        "channel.md",
        [
            ("Channel", channel),
            ("ChannelType", RawBody::Values(types)),
            ("ChannelFlags", flags(bits)),
            ("Permissions", flags(permissions)),
            ("Reserved", flags(RawValues::default())),
            ("Code", RawBody::Values(codes)),
            ("Large", RawBody::Values(values([("A", json!(1)), ("B", json!(u64::MAX))]))),
        ],
    );
    docs
}

#[test]
fn values_are_named_after_what_the_page_calls_them() {
    let docs = docs();
    let schema = docs.schema("api");
    let ir = ir::json(&[&schema], &docs.sources);
    let mut shown = String::new();
    for model in ir["models"].as_array().unwrap().iter().filter(|model| model["kind"] == "enum") {
        _ = writeln!(shown, "{} base={} flags={}", model["id"], model["base"], model["flags"]);
        for value in model["values"].as_array().unwrap() {
            _ = writeln!(shown, "  {} = {} // {}", value["rust_name"], value["wire"], value["description"]);
        }
    }
    insta::assert_snapshot!(shown);
    let definitions = &emit::json_schema(&schema, None)["$defs"];
    assert_eq!(definitions["Permissions"], json!({"type": "integer", "minimum": 0, "title": "Permissions"}));
    assert_eq!(definitions["ChannelType"]["enum"], json!([0, 1, 2, -3, 4, 5]));
}

#[test]
fn a_set_of_bits() {
    let files = emit::rust(&[&docs().schema("api")], &crate::flat(Impls::Derive)).unwrap();
    let text = &files.iter().find(|file| file.path == "src/channel.rs").unwrap().text;
    let start = text.find("pub struct ChannelFlags").unwrap();
    let end = text.find("pub struct Permissions").unwrap();
    insta::assert_snapshot!(&text[start..end]);
}

const BEHAVIOUR: &str = r#"
use garde::Validate;
use numbers::{Channel, ChannelFlags, ChannelType, Code, Permissions, Reserved};
use serde_json::{Value, from_value, json, to_value};

fn channel(change: Value) -> Channel {
    let mut value = json!({"type": 0, "flags": 0});
    value.as_object_mut().unwrap().append(change.clone().as_object_mut().unwrap());
    let channel: Channel = from_value(value).unwrap();
    let encoded = to_value(&channel).unwrap();
    assert_eq!(from_value::<Channel>(encoded).unwrap(), channel);
    channel
}

fn found(change: Value) -> String {
    channel(change).validate().map_or_else(|report| report.to_string().trim().to_owned(), |()| String::new())
}

#[test]
fn bits_are_kept_and_the_undocumented_reported() {
    let flags = channel(json!({"flags": 18})).flags;
    assert_eq!(flags, ChannelFlags::PINNED | ChannelFlags::REQUIRE_TAG);
    assert!(flags.contains(ChannelFlags::PINNED) && !flags.contains(ChannelFlags::HIDE_MEDIA));
    assert!(flags.unknown().is_empty());
    assert_eq!(found(json!({"flags": 18})), "");
    let strange = channel(json!({"flags": 19, "more": ["1048578", 2]}));
    assert_eq!(strange.flags.unknown().bits(), 1);
    assert_eq!(to_value(&strange).unwrap(), json!({"type": 0, "flags": 19, "more": [1_048_578, 2]}));
    assert_eq!(
        found(json!({"flags": 19, "more": [1_048_578, 2]})),
        "flags: enum: bits of 2, 16, 32768, found an undocumented one\n\
         more[0]: enum: bits of 2, 16, 32768, found an undocumented one"
    );
    assert_eq!(channel(json!({"permissions": u64::MAX})).permissions.unwrap().bits(), u64::MAX);
    assert_eq!(found(json!({"reserved": 0})), "");
    assert!(found(json!({"reserved": 8})).starts_with("reserved: enum:"));
    for bad in [json!(-1), json!(1.5), json!("x"), json!(""), json!("-1"), json!("+1"), json!(null), json!(true)] {
        assert!(from_value::<Permissions>(bad.clone()).is_err(), "{bad}");
    }
}

#[test]
fn bits_are_set_and_shown() {
    let mut flags = Permissions::default();
    assert!(flags.is_empty());
    assert_eq!(format!("{flags:?}"), "Permissions(0x0)");
    flags.insert(Permissions::READ);
    flags |= Permissions::from_bits(1 << 40);
    assert_eq!(format!("{flags:?}"), "Permissions(READ | 0x10000000000)");
    flags.remove(Permissions::READ);
    assert_eq!(flags & Permissions::from_bits(u64::MAX), Permissions::from_bits(1 << 40));
    assert_eq!(format!("{:?}", Permissions::BIT_2 | Permissions::READ), "Permissions(READ | BIT_2)");
    assert_eq!(Permissions::VALUES.len(), 6);
    assert_eq!(Permissions::READ_WRITE, Permissions::READ | Permissions::WRITE);
    assert!(Permissions::NONE < Permissions::READ);
    assert_eq!(format!("{:?}", Reserved::from_bits(4)), "Reserved(0x4)");
    assert_eq!(std::collections::HashSet::from([flags, flags]).len(), 1);
}

#[test]
fn numbers_of_enums_have_names() {
    assert_eq!(channel(json!({"type": 1, "topic": "x"})).r#type, ChannelType::Dm);
    assert_eq!(channel(json!({"type": -3})).r#type, ChannelType::Minus3);
    assert!(matches!(channel(json!({"type": 99})).r#type, ChannelType::Unknown(unknown) if unknown.value() == 99));
    assert!(found(json!({"type": 99})).starts_with("type: enum:"));
    assert!(found(json!({"type": 1})).starts_with("topic: required_if"), "{}", found(json!({"type": 1})));
    assert_eq!(to_value(Code::NotFound).unwrap(), "404");
}
"#;

/// The same where undocumented values are errors.
const CLOSED: &str = r#"
use garde::Validate;
use numbers_closed::{ChannelFlags, ChannelType, Permissions, Reserved};
use serde_json::{from_value, json};

#[test]
fn undocumented_values_are_errors() {
    assert_eq!(from_value::<ChannelFlags>(json!(18)).unwrap().bits(), 18);
    assert!(from_value::<ChannelFlags>(json!(19)).unwrap_err().to_string().contains("unknown bits 0x1"));
    assert!(from_value::<ChannelType>(json!(9)).is_err());
    assert!(from_value::<Reserved>(json!(9)).unwrap().validate().is_err());
    assert!(from_value::<Permissions>(json!("7")).unwrap().validate().is_ok());
}
"#;

#[test]
fn a_crate_of_numbers_compiles_without_a_warning_and_behaves() {
    for serde in [Impls::Derive, Impls::Explicit] {
        let files = emit::rust(&[&docs().schema("api")], &crate::flat(serde)).unwrap();
        let folder = crate::folder("numbers", serde, &files, Some(BEHAVIOUR));
        crate::cargo(&folder, &["clippy", "--all-targets"]);
        crate::cargo(&folder, &["test"]);
    }
    let style = Style { enums: EnumPolicy::Closed, ..Style::default() };
    let options = Options { style, ..crate::flat(Impls::Derive) };
    let files = emit::rust(&[&docs().schema("api")], &options).unwrap();
    let folder = crate::folder("numbers_closed", Impls::Derive, &files, Some(CLOSED));
    crate::cargo(&folder, &["clippy", "--all-targets"]);
    crate::cargo(&folder, &["test"]);
}
