//! How the emitted models behave. Runs inside the crate of all forms, as its integration test.

use all_forms::operations::*;
use garde::Validate;
use serde_json::{Value, from_value, json, to_value};
use std::string::String;

fn limits(change: Value) -> Result<(), String> {
    let mut value = json!({"required": "", "requiredNumber": 1, "requiredFloats": []});
    value.as_object_mut().unwrap().append(change.clone().as_object_mut().unwrap());
    let limits: Limits = from_value(value).unwrap();
    limits.validate().map_err(|report| report.to_string().trim_end().to_owned())
}

fn passes(change: Value) {
    assert_eq!(limits(change.clone()), Ok(()), "{change}");
}

fn fails(change: Value, with: &str) {
    assert_eq!(limits(change.clone()), Err(with.to_owned()), "{change}");
}

#[test]
fn texts_are_counted_in_characters_or_bytes() {
    passes(json!({"maxLength": "äöü😀"}));
    fails(json!({"maxLength": "abcde"}), "maxLength: max_length: at most 4 characters, found 5");
    fails(json!({"maxLength": "äöü😀é"}), "maxLength: max_length: at most 4 characters, found 5");
    passes(json!({"minLength": "😀é"}));
    fails(json!({"minLength": "😀"}), "minLength: min_length: at least 2 characters, found 1");
    passes(json!({"minLength": "aaaaaaaaaaaa"}));
    passes(json!({"maxBytes": "éé"}));
    fails(json!({"maxBytes": "ééx"}), "maxBytes: max_length: at most 4 bytes, found 5");
    passes(json!({"minBytes": "é"}));
    fails(json!({"minBytes": "e"}), "minBytes: min_length: at least 2 bytes, found 1");
}

#[test]
fn characters_are_of_their_set_and_the_value_is_not_told() {
    passes(json!({"charset": "azAZ09_-"}));
    for wrong in ["a b", "a.b", "a\u{e9}b"] {
        fails(json!({"charset": wrong}), "charset: charset: only [A-Za-z0-9_-], found another character at position 2");
    }
    passes(json!({"charset": "a".repeat(86)}));
    fails(json!({"charset": "a".repeat(87)}), "charset: max_length: at most 86 characters, found 87");
    let both = limits(json!({"charset": "!".repeat(87)})).unwrap_err();
    assert_eq!(both.lines().count(), 2, "{both}");
    passes(json!({"wideCharset": "az`\\Àÿ\u{202e}"}));
    assert!(limits(json!({"wideCharset": "A"})).is_err());
    assert!(limits(json!({"wideCharset": "Ā"})).is_err());
    passes(json!({"prefix": "sk_\"`x", "suffix": ".md"}));
    assert!(limits(json!({"prefix": "sk"})).is_err());
    assert!(limits(json!({"suffix": "md"})).is_err());
    passes(json!({"oneOf": "a"}));
    fails(json!({"oneOf": "c"}), "oneOf: enum: one of \"a\", \"b\", found another value");
    fails(json!({"oneOfNumbers": 2}), "oneOfNumbers: enum: one of 1, -2, found another value");
}

#[test]
fn numbers_keep_their_bounds() {
    passes(json!({"minimum": -3, "maximum": 9_007_199_254_740_993_i64, "huge": i64::MAX, "above": 1, "below": 9, "multiple": -10}));
    fails(json!({"minimum": -4}), "minimum: minimum: at least -3, found less");
    fails(json!({"maximum": 9_007_199_254_740_994_i64}), "maximum: maximum: at most 9007199254740993, found more");
    fails(json!({"above": 0}), "above: exclusive_minimum: more than 0, found just that");
    fails(json!({"below": 10}), "below: exclusive_maximum: less than 10, found just that");
    fails(json!({"multiple": 4}), "multiple: multiple_of: a multiple of 5, found another number");
    fails(json!({"fraction": 0}), "fraction: minimum: at least 1, found less\nfraction: maximum: at most -1, found more");
    passes(json!({"fMinimum": -0.5, "fMaximum": 100, "fAbove": 0.000_001, "fBelow": 0.999, "fMultiple": 0.3}));
    assert!(limits(json!({"fMinimum": -0.500_001})).is_err());
    assert!(limits(json!({"fMaximum": 100.000_001})).is_err());
    assert!(limits(json!({"fAbove": 0})).is_err());
    assert!(limits(json!({"fBelow": 1})).is_err());
    assert!(limits(json!({"fMultiple": 0.35})).is_err());
    let mut limits = Limits::new("", 1, vec![]);
    limits.f_minimum = Some(f64::NAN);
    limits.f_multiple = Some(f64::INFINITY);
    assert_eq!(limits.validate().unwrap_err().iter().count(), 2);
}

#[test]
fn sized_numbers_hold_what_their_bits_do() {
    passes(json!({"u8Range": 254, "u8Any": 255, "u8Wide": 0, "u8Never": 5, "u8Open": 1, "i8Open": -128, "u8Step": 200}));
    passes(json!({"u64Max": u64::MAX - 1, "u64Some": u64::MAX, "u64Step": u64::MAX, "u8Some": 255, "u8None": 3}));
    fails(json!({"u8Range": 0}), "u8Range: minimum: at least 1, found less");
    fails(json!({"u8Step": 201}), "u8Step: multiple_of: a multiple of 100, found another number");
    fails(json!({"u8Some": 1}), "u8Some: enum: one of 0, 255, found another value");
    fails(json!({"u64Max": u64::MAX}), "u64Max: maximum: at most 18446744073709551614, found more");
    fails(json!({"i8Map": {"a": 3}}), "i8Map.a: multiple_of: a multiple of 2, found another number");
    let beyond = |change: Value| serde_json::from_value::<Limits>(change).is_err();
    assert!(beyond(json!({"required": "", "requiredNumber": 1, "requiredFloats": [], "u8Any": 256})));
    let Limits { u8_any, i16_min, u64_max, .. } = Limits::new("", 1, vec![]);
    assert_eq!((u8_any, i16_min, u64_max), (None::<u8>, None::<i16>, None::<u64>));
}

#[test]
fn lists_and_maps_keep_theirs_with_the_place_in_the_path() {
    passes(json!({"minItems": ["a"], "maxItems": ["abc", "äöü"], "unique": ["a", "b"], "uniqueNumbers": [1, 2]}));
    fails(json!({"minItems": []}), "minItems: min_items: at least 1, found 0");
    fails(json!({"maxItems": ["a", "b", "c"]}), "maxItems: max_items: at most 2, found 3");
    fails(json!({"maxItems": ["a", "abcd"]}), "maxItems[1]: max_length: at most 3 characters, found 4");
    fails(json!({"unique": ["a", "b", "a"]}), "unique: unique_items: no element twice, found element [2] before");
    fails(json!({"uniqueNumbers": [1, 1.0]}), "uniqueNumbers: unique_items: no element twice, found element [1] before");
    fails(json!({"keys": {"abcd": ""}}), "keys.abcd: max_length: at most 3 characters, found 4");
    fails(json!({"values": {"xa": 0}}), "values.xa: minimum: at least 1, found less");
    fails(json!({"values": {"a": 1}}), "values.a: prefix: a text that starts with \"x\", found another start");
    fails(json!({"values": {"x1": 1, "x2": 1, "x3": 1}}), "values: max_items: at most 2, found 3");
    fails(json!({"required": "ab"}), "required: max_length: at most 1 characters, found 2");
    fails(json!({"requiredNumber": 0}), "requiredNumber: minimum: at least 1, found less");
    fails(json!({"requiredFloats": [2, 3]}), "requiredFloats[1]: multiple_of: a multiple of 2, found another number");
    fails(json!({"nullable": "ab"}), "nullable: max_length: at most 1 characters, found 2");
    passes(json!({"nullable": null, "ahead": "!", "format": "8f3b1c52-04d6-4c2e-9f6a-2b7d1e5a9c30", "default": "!", "misfit": true, "misfitDate": "1999-01-01"}));
}

#[test]
fn expressions_match() {
    passes(json!({"pattern": "`a", "parts": "ABC-1234", "part": "a12b", "label": "a--b", "labels": ["a", "0-1"]}));
    passes(json!({"codes": {"a_1": "EUR", "b": "\u{20ac}"}, "fractions": 2, "flag": true}));
    for wrong in ["a", "`", "``a", "`a "] {
        fails(json!({"pattern": wrong}), "pattern: pattern: a text that matches ^`[a-z]+$, found another");
    }
    for wrong in ["", "AB-1", "ABC-", "ABC-12345", "ABC-1\n", "ÄBC-1", "abc-1"] {
        fails(json!({"parts": wrong}), "parts: pattern: a text that matches ^[A-Z]{3}-[0-9]{1,4}$, found another");
    }
    fails(json!({"part": "1a2"}), "part: pattern: a text that matches [0-9]{2}, found another");
    let label = "pattern: a text that matches ^[a-z0-9]([a-z0-9-]*[a-z0-9])?$, found another";
    fails(json!({"label": "a-"}), &format!("label: {label}"));
    fails(json!({"labels": ["a", "é"]}), &format!("labels[1]: {label}"));
    fails(json!({"codes": {"a b": "EUR"}}), r"codes.a b: pattern: a text that matches ^\w+$, found another");
    assert!(limits(json!({"codes": {"a": "GBP"}})).is_err());
    fails(json!({"fractions": 1}), "fractions: enum: one of 0.5, 2.0, found another value");
    fails(json!({"flag": false}), "flag: enum: one of true, found another value");
}

#[test]
fn forms_are_checked_where_they_can_be() {
    passes(json!({"format": "(", "since": -1, "dateTime": "2024-02-29T10:15:30Z", "base64": "YQ==", "json": " {} "}));
    passes(json!({"uuid": "123e4567-e89b-12d3-a456-426614174000", "networks": ["::/0"], "pages": {"a": "x:y"}}));
    fails(json!({"uuid": "1"}), "uuid: format: a UUID, found another form");
    fails(json!({"dateTime": "now"}), "dateTime: format: a date and time of ISO 8601, found another form");
    fails(json!({"base64": "a"}), "base64: format: base64, found another form");
    fails(json!({"json": "{"}), "json: format: JSON, found another form");
    fails(
        json!({"networks": ["::/0", "::"]}),
        "networks[1]: format: a block of addresses in CIDR notation, found another form",
    );
    fails(json!({"pages": {"a": "y"}}), "pages.a: format: an absolute URI, found another form");
}

#[test]
fn nested_models_are_entered_under_their_wire_names() {
    let address = json!({"street": "s", "zip": "123456"});
    let value = json!({
        "id": "", "fullName": "", "createdAt": "2024-01-01T00:00:00Z", "level": 9, "kind": "person", "version": 2,
        "ratio": 0.5, "human": true, "color": "pink", "addresses": [{"street": ""}, address], "byName": {"a.b": [address]},
        "other": address,
    });
    let person: Person = from_value(value.clone()).unwrap();
    let report = person.validate().unwrap_err().to_string();
    let paths: Vec<_> = report.lines().filter_map(|line| line.split_once(": ").map(|(path, _)| path)).collect();
    assert_eq!(paths, ["color", "color", "level", "level", "addresses[1].zip", "byName.a.b[0].zip", "other.zip"]);
    assert_eq!(to_value(&person).unwrap(), value);
    assert!(garde::Unvalidated::new(person).validate().is_err());
}

#[test]
fn absent_and_null_are_told_as_the_documentation_has_them() {
    let person = Person::builder().with_full_name("A").with_level(None).with_id("1");
    let person = person.with_created_at("2024-01-01T00:00:00Z".parse().unwrap()).build();
    let value = to_value(&person).unwrap();
    let keys: Vec<_> = value.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["createdAt", "fullName", "human", "id", "kind", "level", "ratio", "version"]);
    assert_eq!(value["level"], Value::Null);
    assert_eq!(from_value::<Person>(value).unwrap(), person);
    let tree = Tree::default();
    assert_eq!(to_value(&tree).unwrap(), json!({}));
    let node = Node::new(vec![], tree);
    assert_eq!(to_value(&node).unwrap(), json!({"children": [], "pair": {}}));
}

#[test]
fn enums_keep_what_they_do_not_know() {
    assert_eq!(Color::VALUES[..2], ["red", "dark-green"]);
    for (text, color) in [("red", Color::Red), ("dark-green", Color::DarkGreen), ("x", Color::from("x"))] {
        assert_eq!(Color::from(text), color);
        assert_eq!(Color::from(text.to_owned()), color);
        assert_eq!(text.parse(), Ok(color.clone()));
        assert_eq!(serde_json::from_str::<Color>(&format!("{text:?}")).unwrap(), color);
        assert_eq!(from_value::<Color>(json!(text)).unwrap(), color);
        assert_eq!(color.to_string(), text);
        assert_eq!(to_value(&color).unwrap(), json!(text));
    }
    assert!(Color::Red.validate().is_ok() && Color::from("x").validate().is_err());
    assert_eq!(from_value::<Level>(json!(-1)).unwrap(), Level::Low);
    assert!(matches!(from_value(json!(8)).unwrap(), Level::Unknown(unknown) if unknown.value() == 8));
    assert!(matches!(Color::from("x"), Color::Unknown(unknown) if unknown.as_str() == "x"));
    assert!(from_value::<Level>(json!(u64::MAX)).unwrap_err().to_string().contains("a whole number"));
    assert!(from_value::<Level>(json!("7")).is_err());
    assert!(from_value::<Color>(json!(1)).unwrap_err().to_string().contains("a string"));
}

#[test]
fn literals_accept_one_value_and_do_not_repeat_what_they_found() {
    let error = |value: Value| from_value::<PersonKind>(value).unwrap_err().to_string();
    assert_eq!(error(json!("animal")), "expected \"person\", found another text");
    assert!(error(json!(1)).contains("expected \"person\""));
    assert_eq!(from_value::<PersonVersion>(json!(3)).unwrap_err().to_string(), "expected 2, found another number");
    assert_eq!(from_value::<PersonRatio>(json!(0.5)).unwrap(), PersonRatio::Only);
    assert_eq!(from_value::<PersonRatio>(json!(0.25)).unwrap_err().to_string(), "expected 0.5, found another number");
    assert_eq!(from_value::<PersonHuman>(json!(false)).unwrap_err().to_string(), "expected true, found another boolean");
    assert_eq!(PersonKind::VALUE, "person");
    assert_eq!(from_value::<PersonVersion>(json!(2.0)).unwrap(), PersonVersion::default());
}

#[test]
fn tagged_unions_keep_unknown_tags_and_name_the_member_that_fails() {
    let shape: Shape = from_value(json!({"type": "circle", "radius": 0})).unwrap();
    assert_eq!(shape, Circle::new(0.0).into());
    assert_eq!(shape.validate().unwrap_err().to_string(), "radius: exclusive_minimum: more than 0, found just that\n");
    let unknown = json!({"type": "blob", "x": [1]});
    let shape: Shape = from_value(unknown.clone()).unwrap();
    assert_eq!(to_value(&shape).unwrap(), unknown);
    assert!(shape.validate().unwrap_err().to_string().contains("enum: a tag of \"circle\", \"square\""));
    let error = |value: Value| from_value::<Shape>(value).unwrap_err().to_string();
    assert_eq!(error(json!({"type": "circle"})), "Circle: missing field `radius`");
    assert_eq!(error(json!({"radius": 1})), "missing field `type`, which tells the members apart");
    assert_eq!(error(json!({"type": []})), "expected a string in `type`, found a list");
    assert_eq!(error(json!([1])), "expected an object with `type`, found a list");
}

#[test]
fn a_tag_that_is_left_out_leaves_the_rest_to_decide() {
    let read = |value: Value| from_value::<Post>(value).unwrap();
    assert!(matches!(read(json!({"object": "letter", "letterNote": "l"})), Post::Letter(_)));
    assert!(matches!(read(json!({"letterNote": "l"})), Post::Letter(_)));
    assert!(matches!(read(json!({"object": null, "cardNote": "c"})), Post::Card(_)));
    let unknown = json!({"object": "parcel", "cardNote": "c"});
    let post = read(unknown.clone());
    assert!(matches!(&post, Post::Unknown(value) if *value.as_value() == unknown));
    assert_eq!(to_value(&post).unwrap(), unknown);
    assert!(post.validate().unwrap_err().to_string().contains("enum: a tag of \"card\", \"letter\""));
    let error = |value: Value| from_value::<Post>(value).unwrap_err().to_string();
    assert_eq!(error(json!({"object": "card"})), "Card: missing field `cardNote`");
    assert_eq!(error(json!({"object": []})), "expected a tag in `object`, found a list");
    assert_eq!(error(json!([1])), "expected an object with `object`, found a list");
}

#[test]
fn a_tag_may_stand_anywhere_and_be_no_text() {
    for text in [r#"{"type": "circle", "radius": 1}"#, r#"{"radius": 1, "type": "circle"}"#] {
        assert_eq!(serde_json::from_str::<Shape>(text).unwrap(), Circle::new(1.0).into(), "{text}");
    }
    let read = |value: Value| from_value::<Outer>(value).unwrap();
    assert!(matches!(read(json!({"type": "inner", "kind": 1, "id": "x"})), Outer::Inner(inner) if matches!(*inner, Inner::One(_))));
    let inner: Inner = from_value(json!({"side": 2, "type": "square", "kind": true})).unwrap();
    assert!(matches!(inner, Inner::Square(square) if square.side == 2.0));
    assert!(matches!(read(json!({"kind": 1, "type": "other"})), Outer::Unknown(_)));
    let error = serde_json::from_str::<Outer>(r#"{"type": "inner", "kind": []}"#).unwrap_err().to_string();
    assert!(error.starts_with("Inner: expected a tag in `kind`, found a list"), "{error}");
    for (value, found) in [(json!(1.5), "a number"), (json!("x"), "a string"), (json!(null), "null"), (json!(true), "a boolean")] {
        let error = from_value::<Outer>(value).unwrap_err().to_string();
        assert_eq!(error, format!("expected an object with `type`, found {found}"));
    }
}

#[test]
fn unions_by_kind_go_to_the_member_of_that_kind() {
    let read = |text: &str| serde_json::from_str::<NumberOrText>(text).unwrap();
    assert_eq!(read("1"), 1.0.into());
    assert_eq!(read("-1.5"), (-1.5).into());
    assert_eq!(read("\"\\u0041\""), NumberOrText::Text("A".to_owned()));
    assert_eq!(read("[1]"), vec![1].into());
    assert_eq!(read("false"), false.into());
    assert_eq!(read("null"), ().into());
    assert_eq!(read("{\"street\": \"s\"}"), Address::new("s").into());
    let error = serde_json::from_str::<NumberOrText>("{}").unwrap_err().to_string();
    assert!(error.starts_with("Address: missing field `street`"), "{error}");
}

#[test]
#[allow(deprecated)]
fn unions_by_keys_and_by_trial_say_why_nothing_fits() {
    assert!(matches!(from_value(json!({"bark": "woof"})).unwrap(), Pet::Dog(_)));
    assert!(matches!(from_value(json!({"street": "s"})).unwrap(), Pet::House(_)));
    let error = from_value::<Pet>(json!({})).unwrap_err().to_string();
    assert_eq!(error, "no member fits an object: Dog needs `bark`; House needs `street`");
    assert!(matches!(from_value(json!(["Zg=="])).unwrap(), Scalar::Bytes(bytes) if bytes == [b"f"]));
    let error = from_value::<Scalar>(json!(true)).unwrap_err().to_string();
    for member in ["Level: ", "When: ", "Color: ", "Bytes: ", "Dog: expected an object, found a boolean", "Shape: "] {
        assert!(error.contains(member), "{error}");
    }
}

#[test]
fn bytes_are_base64_wherever_they_stand() {
    for (text, bytes) in [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob")] {
        let value: Base64 = from_value(json!({"one": text, "named": null})).unwrap();
        assert_eq!(value.one, bytes.as_bytes());
        assert_eq!(to_value(&value).unwrap(), json!({"one": text, "named": null}));
    }
    let read = |text: &str| from_value::<Base64>(json!({"one": text, "named": null}));
    assert_eq!(read("-_8").unwrap().one, [0xfb, 0xff]);
    for wrong in ["Z", "Zm9vY", "Z m8", "é"] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_trial_prefers_the_member_that_loses_nothing() {
    let read = |value: Value| from_value::<Either>(value).unwrap();
    assert_eq!(read(json!({"id": "1"})), Either::Short(Short::new("1")));
    assert_eq!(read(json!({"id": "1", "more": null})), Either::Short(Short::new("1")));
    assert!(matches!(read(json!({"id": "1", "more": {"id": "2"}})), Either::Long(long) if long.more.is_some()));
    assert!(matches!(read(json!({"id": "1", "other": 1})), Either::Short(_)));
}

/// What `validate()` says of a crate that differs from one that is fine, line by line.
#[allow(deprecated)]
fn crates(change: Value) -> Vec<String> {
    let mut value = json!({"color": "red", "isSealed": true, "lid": "l", "lamp": true, "height": 1, "key": "k"});
    for (name, changed) in change.as_object().unwrap() {
        value[name] = changed.clone();
    }
    let crates: Crates = from_value(value).unwrap();
    crates.validate().err().map(|report| report.to_string().lines().map(str::to_owned).collect()).unwrap_or_default()
}

#[test]
fn fields_keep_rules_together() {
    let fine: [Value; 11] = [
        json!({}),
        // A flag that is off is no second field.
        json!({"loud": false}),
        json!({"lid": null, "size": "red", "weight": 1, "loud": true}),
        json!({"lid": null, "size": "dark-green", "weight": 1, "stamp": "s", "rope": "r", "key": null, "tags": []}),
        json!({"lamp": false, "key": null, "tags": []}),
        json!({"height": null, "isSealed": false}),
        json!({"height": null, "weight": 1}),
        json!({"weight": 1}),
        json!({"color": "dark-green", "legacy": "old"}),
        json!({"mode": "fast", "speed": 9}),
        json!({"speed": 9}),
    ];
    for change in fine {
        assert_eq!(crates(change.clone()), [""; 0], "{change}");
    }
    let broken: [(Value, &[&str]); 14] = [
        (json!({"loud": true}), &["mutually_exclusive: at most one of \"lid\", \"rope\", \"loud\", found \"lid\", \"loud\""]),
        (json!({"lid": null}), &["at_least_one_of: at least one of \"lid\", \"size\", found none"]),
        (json!({"key": null}), &["exactly_one_of: exactly one of \"tags\", \"key\", found none"]),
        (json!({"tags": ["a"]}), &["exactly_one_of: exactly one of \"tags\", \"key\", found \"tags\", \"key\""]),
        (json!({"size": "red"}), &["weight: required_if: a value where `color` is \"red\" and `size` is present, found none"]),
        (json!({"color": "blue", "size": "dark-green"}), &["stamp: required_if: a value where `size` is not \"red\", found none"]),
        (json!({"height": null}), &["height: required_if: a value where `weight` is absent and `isSealed` is true, found none"]),
        (json!({"stamp": "s", "isSealed": false}), &["stamp: mutually_exclusive: no value where `isSealed` is false, found one"]),
        (json!({"lid": null, "size": "red", "weight": 1, "rope": "r"}), &["rope: only_with: a value only where `tags` is present, found one elsewhere"]),
        (
            json!({"color": "blue", "size": "blue", "weight": 1, "stamp": "s"}),
            &["weight: only_with: a value only where `size` is \"red\" or \"dark-green\", found one elsewhere"],
        ),
        (
            json!({"lid": null, "size": "red", "weight": 1, "loud": true, "lamp": false, "tags": null}),
            &["loud: only_with: a value only where `lamp` is true, found one elsewhere"],
        ),
        (json!({"mode": "fast"}), &["speed: required_if: a value where `mode` is \"fast\", found none"]),
        (
            json!({"mode": "slow", "speed": 9}),
            &["speed: only_with: a value only where `mode` is \"fast\", found one elsewhere"],
        ),
        (json!({"legacy": "old"}), &["legacy: only_with: a value only where `color` is not \"red\", found one elsewhere"]),
    ];
    for (change, wanted) in broken {
        let found = crates(change.clone());
        let ours = found.iter().filter(|line| !line.contains("enum: one of")).collect::<Vec<_>>();
        assert_eq!(ours, wanted, "{change}");
    }
}
