//! Objects whose fields keep rules together.

use schemadown::config::Impls;
use schemadown::emit;
use schemadown::ir::{ConstraintKind, EnumBase, Model, ModelKind, RelationKind as R, State, Type};
use serde_json::json;

use crate::build::*;

/// A rule of each kind and each condition, on fields of its own. `models` have `Color`.
pub fn crates(models: &[Model]) -> ModelKind {
    let o = |name: &str, ty: Type| field(name, ty).optional();
    let is = |value: &str| State::Is(vec![json!(value)]);
    let fields = vec![
        field("color", to(models, "Color")),
        field("isSealed", Type::Boolean),
        o("lid", Type::String),
        o("rope", Type::String).nullable(),
        o("size", to(models, "Color")),
        o("loud", Type::Boolean),
        o("lamp", Type::Boolean),
        o("tags", array(Type::String)),
        o("weight", Type::Number),
        o("stamp", Type::String),
        field("height", Type::Integer).nullable(),
        o("legacy", to(models, "Legacy")).deprecated("Use `size`."),
        o("mode", Type::String).rule(ConstraintKind::Enum(vec![json!("fast"), json!("slow")])),
        o("speed", Type::Integer),
        o("key", Type::String),
    ];
    let relations = vec![
        relation(R::MutuallyExclusive, &[2, 3, 5], vec![]),
        relation(R::AtLeastOneOf, &[2, 4], vec![]),
        relation(R::ExactlyOneOf, &[7, 14], vec![]),
        relation(R::RequiredIf, &[8], vec![(0, is("red")), (4, State::Present)]),
        relation(R::RequiredIf, &[9], vec![(4, State::IsNot(vec![json!("red")]))]),
        relation(R::RequiredIf, &[10], vec![(8, State::Absent), (1, State::Is(vec![json!(true)]))]),
        relation(R::MutuallyExclusive, &[9], vec![(1, State::Is(vec![json!(false)]))]),
        relation(R::OnlyWith, &[3], vec![(7, State::Present)]),
        relation(R::OnlyWith, &[8], vec![(4, State::Is(vec![json!("red"), json!("dark-green")]))]),
        relation(R::OnlyWith, &[5], vec![(6, State::Is(vec![json!(true)]))]),
        relation(R::OnlyWith, &[11], vec![(0, State::IsNot(vec![json!("red")]))]),
        relation(R::RequiredIf, &[13], vec![(12, is("fast"))]),
        relation(R::OnlyWith, &[13], vec![(12, is("fast"))]),
        // What cannot be checked is documented: a field that is always there, a value that is not known.
        relation(R::AtLeastOneOf, &[0, 2], vec![]),
        relation(R::RequiredIf, &[2], vec![(4, is("violet"))]),
    ];
    related(fields, relations)
}

#[test]
fn a_struct_whose_fields_keep_rules_together() {
    let size = model("Size", values(EnumBase::String, &[("Small", json!("small")), ("Large", json!("large"))]));
    let models = [size.clone()];
    let fields = vec![
        field("lid", Type::String).optional().describe("A lid."),
        field("rope", Type::String).optional(),
        field("size", to(&models, "Size")).optional(),
    ];
    let relations = vec![
        relation(R::MutuallyExclusive, &[0, 1], vec![]),
        relation(R::RequiredIf, &[0], vec![(2, State::Is(vec![json!("large")]))]),
        relation(R::OnlyWith, &[1], vec![(2, State::Present)]),
    ];
    let page = model("Crate", related(fields, relations)).describe("A crate.");
    let files = emit::rust(&[&schema("api", vec![size, page])], &crate::flat(Impls::Derive)).unwrap();
    let file = files.iter().find(|file| file.path.contains("/crate")).unwrap();
    insta::assert_snapshot!(file.text.split_once('\n').unwrap().1);
}
