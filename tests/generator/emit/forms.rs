//! One API that has every form.

use schemadown::ir::{
    Additional, Charset, ConstraintKind, Decimal, EnumBase, Field, IntSize, LengthUnit, Model, ModelKind, Schema,
    Select, Target, Type,
};
use serde_json::json;

use crate::build::*;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect("a decimal")
}

/// Every form but constraints.
pub fn everything() -> Schema {
    let mut models = Vec::new();
    let names = [
        "Address",
        "Base64",
        "Circle",
        "Color",
        "Crates",
        "Day",
        "Dog",
        "Endless",
        "Legacy",
        "Level",
        "Limits",
        "Names",
        "Node",
        "NumberOrText",
        "Option",
        "Person",
        "Pet",
        "Scalar",
        "Shape",
        "Square",
        "String",
        "Tree",
        "Wide",
        "Either",
        "Short",
        "Long",
        "Card",
        "Letter",
        "Post",
        "Outer",
        "Inner",
    ];
    for name in names {
        models.push(model(name, structure(vec![])));
    }
    let r = |models: &[Model], name: &str| to(models, name);
    let set = |models: &mut Vec<Model>, name: &str, kind: ModelKind| {
        let index = models.iter().position(|model| model.name == name).expect("declared");
        models[index].kind = kind;
    };
    set(
        &mut models,
        "Address",
        structure(vec![
            field("street", Type::String),
            field("zip", Type::String).optional().rule(ConstraintKind::MaxLength(5, LengthUnit::Characters)),
        ]),
    );
    let kind = structure(vec![
        field("one", Type::Bytes),
        field("many", array(Type::Bytes)).optional(),
        field("named", map(Type::Bytes)).nullable(),
        field("maybe", Type::Bytes).optional().nullable(),
    ]);
    set(&mut models, "Base64", kind);
    let kind = structure(vec![
        field("type", literal("CircleType", json!("circle"))),
        field("radius", Type::Number).rule(ConstraintKind::ExclusiveMinimum(decimal("0"))),
    ]);
    set(&mut models, "Circle", kind);
    let kind = structure(vec![field("type", literal("SquareType", json!("square"))), field("side", Type::Number)]);
    set(&mut models, "Square", kind);
    let kind = union(
        Select::Tag("type".into()),
        vec![
            ("Circle", r(&models, "Circle"), Some(json!("circle"))),
            ("Square", r(&models, "Square"), Some(json!("square"))),
        ],
    );
    set(&mut models, "Shape", kind);
    let note = |name: &str| {
        let object = field("object", literal(&format!("{name}Object"), json!(name.to_lowercase()))).optional();
        structure(vec![object, field(&format!("{}Note", name.to_lowercase()), Type::String)])
    };
    set(&mut models, "Card", note("Card"));
    set(&mut models, "Letter", note("Letter"));
    let members = ["Card", "Letter"].map(|name| (name, r(&models, name), Some(json!(name.to_lowercase()))));
    set(&mut models, "Post", union(Select::OptionalTag("object".into()), members.into()));
    set(
        &mut models,
        "Color",
        values(
            EnumBase::String,
            &[("Red", json!("red")), ("DarkGreen", json!("dark-green")), ("Quote", json!("\"`\u{202e}"))],
        ),
    );
    set(&mut models, "Level", values(EnumBase::Integer, &[("Low", json!(-1)), ("High", json!(7))]));
    set(&mut models, "Day", ModelKind::Alias(Type::Date));
    let kind = structure(vec![field("bark", Type::String), field("name", Type::String).optional()]);
    set(&mut models, "Dog", kind);
    let kind = ModelKind::Alias(array(r(&models, "Endless")));
    set(&mut models, "Endless", kind);
    set(&mut models, "Legacy", values(EnumBase::String, &[("Old", json!("old"))]));
    set(&mut models, "Names", ModelKind::Alias(array(Type::String)));
    let kind = structure(vec![
        field("next", boxed(r(&models, "Node"))).optional(),
        field("children", array(r(&models, "Node"))),
        field("pair", boxed(r(&models, "Tree"))),
    ]);
    set(&mut models, "Node", kind);
    let kind = structure(vec![
        field("root", boxed(r(&models, "Node"))).optional(),
        field("address", r(&models, "Address")).optional(),
    ]);
    set(&mut models, "Tree", kind);
    let kind = union(
        Select::Kind,
        vec![
            ("Number", Type::Number, None),
            ("Text", Type::String, None),
            ("Many", array(Type::Sized(IntSize { bits: 16, signed: true })), None),
            ("Flag", Type::Boolean, None),
            ("Address", r(&models, "Address"), None),
            ("Nothing", Type::Null, None),
        ],
    );
    set(&mut models, "NumberOrText", kind);
    set(
        &mut models,
        "Option",
        structure(vec![
            field("option", Type::String).optional(),
            field("list", array(Type::Integer)).optional().nullable(),
        ]),
    );
    let kind = structure(vec![field("string", Type::String), field("option", r(&models, "Option")).optional()]);
    set(&mut models, "String", kind);
    let kind = union(
        Select::Keys(vec![(0, vec!["bark".into()]), (1, vec!["street".into()])]),
        vec![("Dog", r(&models, "Dog"), None), ("House", r(&models, "Address"), None)],
    );
    set(&mut models, "Pet", kind);
    let kind = union(
        Select::Order,
        vec![
            ("Level", r(&models, "Level"), None),
            ("When", Type::DateTime, None),
            ("Color", r(&models, "Color"), None),
            ("Bytes", array(Type::Bytes), None),
            ("Dog", r(&models, "Dog"), None),
            ("Shape", boxed(r(&models, "Shape")), None),
        ],
    );
    set(&mut models, "Scalar", kind);
    set(&mut models, "Short", structure(vec![field("id", Type::String)]));
    let kind = structure(vec![field("id", Type::String), field("more", r(&models, "Short")).optional()]);
    set(&mut models, "Long", kind);
    let kind = union(Select::Order, vec![("Short", r(&models, "Short"), None), ("Long", r(&models, "Long"), None)]);
    set(&mut models, "Either", kind);
    let kind = union(
        Select::Tag("type".into()),
        vec![
            ("Circle", r(&models, "Circle"), Some(json!("circle"))),
            ("Inner", boxed(r(&models, "Inner")), Some(json!("inner"))),
        ],
    );
    set(&mut models, "Outer", kind);
    let kind = union(
        Select::Tag("kind".into()),
        vec![("One", r(&models, "Short"), Some(json!(1))), ("Square", r(&models, "Square"), Some(json!(true)))],
    );
    set(&mut models, "Inner", kind);
    set(&mut models, "Wide", structure((0..10).map(|n| field(&format!("field{n}"), Type::Integer)).collect()));
    set(&mut models, "Limits", limits());
    let kind = crate::related::crates(&models);
    set(&mut models, "Crates", kind);
    let kind = person(&models);
    set(&mut models, "Person", kind);
    decorate(&mut models);
    schema("everything", models)
}

fn person(models: &[Model]) -> ModelKind {
    let mut kind = structure(vec![
        field("id", Type::String).describe(
            "The ID.<br/><br/>See [the guide](https://example.com/a_(b)) or [this](./x.md).<br/>- one<br/>- two",
        ),
        field("fullName", Type::String),
        field("type", Type::String).optional(),
        field("self", Type::Boolean).optional(),
        field("userURL", Type::String).optional().nullable(),
        field("born", to(models, "Day")).optional(),
        field("createdAt", Type::DateTime),
        field("color", to(models, "Color")).optional().decided(ConstraintKind::Enum(vec![json!("red")])),
        field("level", to(models, "Level")).nullable().decided(ConstraintKind::Enum(vec![json!(-1)])),
        field("legacy", to(models, "Legacy")).optional(),
        field("oldName", Type::String).optional().deprecated("Use `fullName`.\u{202e} */ \" {}"),
        field("kind", literal("PersonKind", json!("person"))),
        field("version", literal("PersonVersion", json!(2))),
        field("ratio", literal("PersonRatio", json!(0.5))),
        field("human", literal("PersonHuman", json!(true))),
        field("addresses", array(to(models, "Address"))).optional(),
        field("byName", map(array(to(models, "Address")))).optional(),
        field("extra", Type::Any).optional(),
        field("inPlace", Type::Union(vec![Type::String, Type::Integer])).optional(),
        field("nothing", Type::Null).optional(),
        field("option", to(models, "Option")).optional(),
        field("string", to(models, "String")).optional(),
        field("names", to(models, "Names")).optional(),
    ]);
    if let ModelKind::Struct(shape) = &mut kind {
        for field in &mut shape.fields {
            if field.rust_name == "self" {
                field.rust_name.push('_');
            }
        }
        shape.additional = Some(Additional {
            rust_name: "additional_properties".to_owned(),
            values: to(models, "Address"),
            description: None,
            span: span(),
        });
    }
    kind
}

/// Every constraint, on a field of its own, and some that do not fit their field.
pub fn limits() -> ModelKind {
    use ConstraintKind as K;
    let set = Charset::new([('A', 'Z'), ('a', 'z'), ('0', '9'), ('_', '_'), ('-', '-')]);
    let wide = Charset::new([('a', 'z'), ('À', 'ÿ'), ('`', '`'), ('\\', '\\'), ('\u{202e}', '\u{202e}')]);
    let text = || Type::String;
    let o = |name: &str, ty: Type| field(name, ty).optional();
    let mut fields = sized();
    fields.extend(vec![
        o("maxLength", text()).rule(K::MaxLength(4, LengthUnit::Characters)),
        o("minLength", text()).rule(K::MinLength(2, LengthUnit::Characters)),
        o("maxBytes", text()).rule(K::MaxLength(4, LengthUnit::Bytes)),
        o("minBytes", text()).rule(K::MinLength(2, LengthUnit::Bytes)),
        o("charset", text()).rule(K::Charset(set.clone())).rule(K::MaxLength(86, LengthUnit::Characters)),
        o("sameCharset", text()).rule(K::Charset(set)),
        o("wideCharset", text()).rule(K::Charset(wide)),
        o("prefix", text()).rule(K::Prefix("sk_\"`".into())),
        o("suffix", text()).rule(K::Suffix(".md".into())),
        o("oneOf", text()).rule(K::Enum(vec![json!("a"), json!("b")])),
        o("oneOfNumbers", Type::Integer).rule(K::Enum(vec![json!(1), json!(-2)])),
        o("minimum", Type::Integer).rule(K::Minimum(decimal("-3"))),
        o("maximum", Type::Integer).rule(K::Maximum(decimal("9007199254740993"))),
        o("fraction", Type::Integer).rule(K::Minimum(decimal("0.5"))).rule(K::Maximum(decimal("-0.5"))),
        o("huge", Type::Integer).rule(K::Maximum(decimal("18446744073709551615"))),
        o("above", Type::Integer).rule(K::ExclusiveMinimum(decimal("0"))),
        o("below", Type::Integer).rule(K::ExclusiveMaximum(decimal("10"))),
        o("multiple", Type::Integer).rule(K::MultipleOf(decimal("5"))),
        o("fMinimum", Type::Number).rule(K::Minimum(decimal("-0.5"))),
        o("fMaximum", Type::Number).rule(K::Maximum(decimal("100"))),
        o("fAbove", Type::Number).rule(K::ExclusiveMinimum(decimal("0"))),
        o("fBelow", Type::Number).rule(K::ExclusiveMaximum(decimal("1"))),
        o("fMultiple", Type::Number).rule(K::MultipleOf(decimal("0.1"))),
        o("minItems", array(text())).rule(K::MinItems(1)),
        o("maxItems", array(text()))
            .rule(K::MaxItems(2))
            .rule_on(Target::Items, K::MaxLength(3, LengthUnit::Characters)),
        o("unique", array(text())).rule(K::UniqueItems),
        o("uniqueNumbers", array(Type::Number)).rule(K::UniqueItems),
        o("keys", map(text())).rule_on(Target::Keys, K::MaxLength(3, LengthUnit::Characters)),
        o("values", map(Type::Integer))
            .rule_on(Target::Values, K::Minimum(decimal("1")))
            .rule_on(Target::Keys, K::Prefix("x".into()))
            .rule(K::MaxItems(2)),
        field("required", text()).rule(K::MaxLength(1, LengthUnit::Characters)),
        field("requiredNumber", Type::Integer).rule(K::Minimum(decimal("1"))),
        field("requiredFloats", array(Type::Number))
            .rule(K::MaxItems(2))
            .rule_on(Target::Items, K::MultipleOf(decimal("2"))),
        o("nullable", text()).nullable().rule(K::MaxLength(1, LengthUnit::Characters)),
        o("default", text()).rule(K::Default(json!("x"))).describe("Has a default."),
        o("pattern", text()).rule(K::Pattern("^`[a-z]+$".into())),
        o("parts", text()).rule(K::Pattern(r"^[A-Z]{3}-[0-9]{1,4}$".into())),
        o("part", text()).rule(K::Pattern("[0-9]{2}".into())),
        o("label", text()).rule(K::Pattern("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$".into())),
        o("labels", array(text())).rule_on(Target::Items, K::Pattern("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$".into())),
        o("codes", map(text()))
            .rule_on(Target::Keys, K::Pattern(r"^\w+$".into()))
            .rule_on(Target::Values, K::Pattern("^(EUR|USD|\u{20ac})$".into())),
        o("ahead", text()).rule(K::Pattern("^(?=a)[a-z]+$".into())),
        o("fractions", Type::Number).rule(K::Enum(vec![json!(0.5), json!(2)])),
        o("flag", Type::Boolean).rule(K::Enum(vec![json!(true)])),
        o("format", text()).rule(K::Format("regex".into())),
        o("since", Type::Integer).rule(K::Format("unix-timestamp-ms".into())),
        o("dateTime", text()).rule(K::Format("date-time".into())),
        o("uuid", text()).rule(K::Format("uuid".into())),
        o("base64", text()).rule(K::Format("base64".into())),
        o("json", text()).rule(K::Format("json".into())),
        o("networks", array(text())).rule_on(Target::Items, K::Format("cidr".into())),
        o("pages", map(text())).rule_on(Target::Values, K::Format("uri".into())),
        o("misfit", Type::Boolean)
            .rule(K::MaxLength(1, LengthUnit::Characters))
            .rule_on(Target::Items, K::Minimum(decimal("1"))),
        o("misfitDate", Type::Date).rule(K::Prefix("2".into())),
    ]);
    structure(fields)
}

/// Bounds of whole numbers of some bits: within, at the ends and beyond what they hold.
fn sized() -> Vec<Field> {
    use ConstraintKind as K;
    let of = |name: &str, bits: u8, signed: bool| field(name, Type::Sized(IntSize { bits, signed })).optional();
    let short = || Type::Sized(IntSize { bits: 8, signed: true });
    vec![
        of("u8Range", 8, false).rule(K::Minimum(decimal("1"))).rule(K::Maximum(decimal("254"))),
        of("u8Any", 8, false).rule(K::Minimum(decimal("0"))).rule(K::Maximum(decimal("255"))),
        of("u8Wide", 8, false).rule(K::Minimum(decimal("-1"))).rule(K::Maximum(decimal("1000"))),
        of("u8Never", 8, false).rule(K::Minimum(decimal("300"))).rule(K::Maximum(decimal("-1"))),
        of("u8Open", 8, false).rule(K::ExclusiveMinimum(decimal("0"))).rule(K::ExclusiveMaximum(decimal("255"))),
        of("i8Open", 8, true).rule(K::ExclusiveMinimum(decimal("-129"))).rule(K::ExclusiveMaximum(decimal("128"))),
        of("u8Step", 8, false).rule(K::MultipleOf(decimal("100"))),
        of("u8Some", 8, false).rule(K::Enum(vec![json!(-1), json!(0), json!(255), json!(256)])),
        of("u8None", 8, false).rule(K::Enum(vec![json!(256)])),
        of("u16Max", 16, false).rule(K::Maximum(decimal("65534.5"))),
        of("i16Min", 16, true).rule(K::Minimum(decimal("-32767"))),
        of("u32Step", 32, false).rule(K::MultipleOf(decimal("3"))),
        of("i32Max", 32, true).rule(K::Maximum(decimal("2147483646"))),
        of("u64Max", 64, false).rule(K::Maximum(decimal("18446744073709551614"))),
        of("u64Some", 64, false).rule(K::Enum(vec![json!(1), json!(u64::MAX)])),
        of("u64Step", 64, false).rule(K::MultipleOf(decimal("5"))),
        of("i64Any", 64, true).rule(K::Minimum(decimal("-9223372036854775808"))),
        field("i8List", array(short()))
            .optional()
            .rule(K::UniqueItems)
            .rule_on(Target::Items, K::Minimum(decimal("-3"))),
        field("i8Map", map(short())).optional().nullable().rule_on(Target::Values, K::MultipleOf(decimal("2"))),
    ]
}

fn decorate(models: &mut [Model]) {
    for model in models {
        let (deprecated, examples): (bool, Vec<_>) = match model.name.as_str() {
            "Legacy" | "Names" | "Dog" => (true, vec![]),
            "Circle" => (false, vec![json!({"type": "circle", "radius": 1})]),
            "Shape" => (false, vec![json!({"type": "square", "side": 2.5}), json!({"type": "new", "x": null})]),
            "Color" => (false, vec![json!("red"), json!("blue")]),
            "Endless" => (false, vec![json!([[], [[]]])]),
            "NumberOrText" => {
                (false, vec![json!(1), json!("x"), json!([1]), json!(true), json!({"street": "s"}), json!(null)])
            }
            "Scalar" => {
                (false, vec![json!(7), json!("2024-01-01T00:00:00+00:00"), json!("red"), json!({"bark": "woof"})])
            }
            "Base64" => {
                (false, vec![json!({"one": "AAECAw==", "many": ["Zg==", "Zm8=", "Zm9v", ""], "named": {"a": "Zg=="}})])
            }
            "Person" => (
                false,
                vec![
                    json!({"id": "1", "fullName": "A", "createdAt": "2024-01-01T00:00:00.000Z", "level": null, "kind": "person",
                "version": 2, "ratio": 0.5, "human": true, "userURL": null, "born": "2000-02-29", "self": true, "type": "t",
                "somewhere": {"street": "s"}}),
                ],
            ),
            _ => (false, vec![]),
        };
        if deprecated {
            *model = model.clone().deprecated();
        }
        for example in examples {
            *model = model.clone().example(example);
        }
    }
}
