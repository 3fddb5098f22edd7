//! What is added to the documentation breaks nobody: a crate that uses the models compiles and behaves with both.

use schemadown::config::Impls;
use schemadown::emit;
use schemadown::ir::{EnumBase, Field, Literal, Member, Model, ModelId, ModelKind, Schema, Select, Type, Union};
use serde_json::json;

use crate::build::{FieldExt as _, field, model, schema, structure, values};

fn to(at: u32) -> Type {
    Type::Ref { model: ModelId(at), boxed: false }
}

fn only(name: &str, value: &str) -> Type {
    let variant = heck::ToUpperCamelCase::to_upper_camel_case(value);
    Type::Literal(Literal { value: json!(value), rust_name: name.to_owned(), variant })
}

/// The models; with what is documented later, or without.
fn orders(later: bool) -> Schema {
    let more = |fields: Vec<Field>, added: Vec<Field>| {
        structure(fields.into_iter().chain(added.into_iter().filter(|_| later)).collect())
    };
    let mut colors = vec![("Red", json!("red")), ("Green", json!("green"))];
    let mut levels = vec![("Low", json!(1)), ("High", json!(2))];
    let mut members = vec![(2, "Card", "card"), (3, "Cash", "cash")];
    if later {
        colors.insert(1, ("Blue", json!("blue")));
        levels.push(("Highest", json!(3)));
        members.insert(0, (7, "Bill", "bill"));
    }
    let members = members.into_iter().map(|(at, name, tag)| Member {
        ty: to(at),
        rust_name: name.to_owned(),
        tag_value: Some(json!(tag)),
    });
    let pay = Union { members: members.collect(), select: Select::Tag("type".to_owned()) };
    let note = || field("note", Type::String).optional();
    let models: Vec<Model> = vec![
        model("Color", values(EnumBase::String, &colors)),
        model("Level", values(EnumBase::Integer, &levels)),
        model("Card", more(vec![field("type", only("CardType", "card")), field("digits", Type::String)], vec![note()])),
        model("Cash", more(vec![field("type", only("CashType", "cash"))], vec![note()])),
        model("Pay", ModelKind::Union(pay)),
        model(
            "Order",
            more(
                vec![
                    field("id", Type::String),
                    field("customer", Type::String),
                    field("color", to(0)),
                    field("pay", to(4)),
                    field("level", to(1)).optional(),
                ],
                vec![note(), field("count", Type::Integer).optional()],
            ),
        ),
        model("Search", more(vec![field("color", to(0)).optional()], vec![note()])),
        model("Bill", structure(vec![field("type", only("BillType", "bill")), field("due", Type::Date)])),
    ];
    schema("orders", models)
}

const USER: &str = r###"
//! Uses every form that there is, as its documentation says.

use garde::Validate;
use orders::operations::{Card, CardType, Cash, Color, Level, Order, Pay, Search};

fn name(color: &Color) -> &str {
    match color {
        Color::Red => "the first",
        Color::Unknown(other) => other.as_str(),
        _ => color.as_str(),
    }
}

fn digits(pay: &Pay) -> &str {
    match pay {
        Pay::Card(Card { digits, r#type: CardType::Card, .. }) => digits,
        Pay::Unknown(other) => other.as_value()["type"].as_str().unwrap_or_default(),
        _ => "none",
    }
}

fn main() {
    let order = Order::builder().with_pay(Card::new("1234")).with_color(Color::Red).with_customer("c").with_id("o");
    let mut order: Order = order.build().with_level(Level::High);
    assert_eq!((digits(&order.pay), name(&order.color)), ("1234", "the first"));
    order.pay = Cash::default().into();
    order.level = None;
    let Order { id, customer, .. } = &order;
    assert_eq!((id.as_str(), customer.as_str(), digits(&order.pay)), ("o", "c", "none"));
    order.validate().unwrap();
    let text = serde_json::to_string(&order).unwrap();
    assert_eq!(serde_json::from_str::<Order>(&text).unwrap(), order);
    let search = Search::default().with_color("blue".parse().unwrap());
    assert_eq!(search.color.as_ref().map(name), Some("blue"));
    assert_eq!(Level::from(3).value(), 3);
    let bill: Pay = serde_json::from_str(r##"{"type": "bill", "due": "2026-01-31"}"##).unwrap();
    assert!(digits(&bill) == "bill" || digits(&bill) == "none");
}
"###;

#[test]
fn what_is_added_breaks_no_user() {
    for serde in [Impls::Derive, Impls::Explicit] {
        for later in [false, true] {
            let files = emit::rust(&[&orders(later)], &crate::flat(serde)).unwrap();
            let folder = crate::folder("orders", serde, &files, None);
            crate::write(&[emit::File { path: "examples/user.rs".to_owned(), text: USER.to_owned() }], &folder);
            crate::cargo(&folder, &["run", "--example", "user"]);
        }
    }
}
