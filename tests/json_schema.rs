//! The models as JSON Schema: the documents are schemas, take the documented examples, and agree with `validate()`.

use std::path::Path;

use garde::Validate;
use jsonschema::Validator;
use models::authserver::{components, operations};
use proptest::prelude::*;
use schemadown::emit::json_schema;
use schemadown::ir::{
    Constraint, ConstraintKind, EnumBase, Field, LengthUnit, ModelId, ModelKind, Schema, Target, Type,
};
use schemadown::project::Project;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

fn schemas() -> Vec<Schema> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    Project::open(&root.join("schemadown.toml")).read().expect("good docs")
}

fn id(number: usize) -> ModelId {
    ModelId(u32::try_from(number).expect("few models"))
}

fn validator(schema: &Schema, model: ModelId) -> Validator {
    jsonschema::draft202012::new(&json_schema(schema, Some(model))).expect("a schema")
}

#[test]
fn every_document_is_a_schema() {
    for schema in schemas() {
        let document = json_schema(&schema, None);
        jsonschema::draft202012::meta::validate(&document).expect("draft 2020-12");
        let definitions = document["$defs"].as_object().expect("definitions");
        assert_eq!(definitions.len(), schema.models.len());
    }
}

#[test]
fn documented_examples_are_valid() {
    let mut count = 0;
    for schema in schemas() {
        for (number, model) in schema.models.iter().enumerate() {
            let validator = validator(&schema, id(number));
            for example in model.examples.iter().filter_map(|example| example.wire.as_ref().ok()) {
                count += 1;
                let problems: Vec<_> = validator.iter_errors(example).map(|error| error.to_string()).collect();
                assert_eq!(problems, [""; 0], "{}: {example}", model.id);
            }
        }
    }
    assert!(count > 50, "{count} examples");
}

/// A model, and what its generated `validate()` says of a value; nothing of what JSON Schema has no keyword for.
struct Generated {
    id: &'static str,
    violations: fn(&Value) -> Result<Vec<String>, String>,
}

fn violations<T: DeserializeOwned + Validate<Context = ()>>(value: &Value) -> Result<Vec<String>, String> {
    let model = T::deserialize(value).map_err(|error| error.to_string())?;
    let Err(report) = model.validate() else { return Ok(Vec::new()) };
    let lines = report.iter().map(|(path, error)| format!("{path}: {error}"));
    // Validators treat forms as remarks, and lengths in bytes have no keyword.
    Ok(lines.filter(|line| !line.contains(": format: ") && !line.contains(" bytes, ")).collect())
}

macro_rules! generated {
    ($($module:ident :: $name:ident),* $(,)?) => {
        &[$(Generated { id: concat!(stringify!($module), ".", stringify!($name)), violations: violations::<$module::$name> }),*]
    };
}

const GENERATED: &[Generated] = generated![
    components::Client,
    components::NetworkZone,
    components::Organization,
    components::Scope,
    components::Service,
    components::WebhookTarget,
    operations::AuthorizationApiResponse,
    operations::BackchannelAuthenticationApiRequestBody,
    operations::ClientGetListApiRequest,
    operations::ClientSecretUpdateApiRequestBody,
    operations::TokenCreateApiRequestBody,
    operations::TokenRevokeApiRequestBody,
];

/// Values of a type, mostly near what its constraints allow.
struct Values<'s> {
    schema: &'s Schema,
    state: u64,
}

impl Values<'_> {
    /// A number below `limit`.
    fn below(&mut self, limit: u64) -> u64 {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) % limit.max(1)
    }

    fn pick<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        let at = self.below(all.len() as u64);
        all.get(usize::try_from(at).ok()?).cloned()
    }

    fn model(&mut self, model: ModelId, depth: u32) -> Value {
        let schema = self.schema;
        match &schema.model(model).kind {
            ModelKind::Struct(object) => {
                let mut out = Map::new();
                for field in &object.fields {
                    let wanted = field.required || (depth < 3 && self.below(2) == 0);
                    if wanted {
                        out.insert(field.wire_name.clone(), self.field(field, depth));
                    }
                }
                out.into()
            }
            ModelKind::Enum(values) => {
                let known: Vec<Value> = values.values.iter().map(|value| value.wire.clone()).collect();
                match (values.base, self.below(8)) {
                    (EnumBase::String, 0) => json!("undocumented"),
                    _ => self.pick(&known).unwrap_or_default(),
                }
            }
            ModelKind::Union(union) => {
                let types: Vec<Type> = union.members.iter().map(|member| member.ty.clone()).collect();
                self.pick(&types).map(|ty| self.value(&ty, &[], depth)).unwrap_or_default()
            }
            ModelKind::Alias(ty) => self.value(ty, &[], depth),
        }
    }

    fn field(&mut self, field: &Field, depth: u32) -> Value {
        if field.nullable && self.below(4) == 0 {
            return Value::Null;
        }
        let constraints: Vec<&Constraint> = field.constraints.iter().collect();
        self.value(&field.ty, &constraints, depth)
    }

    fn value(&mut self, ty: &Type, constraints: &[&Constraint], depth: u32) -> Value {
        let own: Vec<&ConstraintKind> = of(constraints, Target::Itself).iter().map(|found| &found.kind).collect();
        match ty {
            Type::String => self.text(&own).into(),
            Type::Integer => self.whole(&own).into(),
            Type::Sized(size) => {
                let (least, most) = size.range();
                let number = i128::from(self.whole(&own)).clamp(least, most);
                i64::try_from(number).expect("near the bounds of others").into()
            }
            Type::Number => json!(self.whole(&own) as f64 + self.pick(&[0.0, 0.25, 0.5]).unwrap_or_default()),
            Type::Boolean => (self.below(2) == 0).into(),
            Type::Date => json!("2026-01-31"),
            Type::DateTime => json!("2026-01-31T00:00:00Z"),
            Type::Bytes => json!("YQ=="),
            Type::Any => json!({"any": 1}),
            Type::Null => Value::Null,
            Type::Literal(literal) => literal.value.clone(),
            Type::Array(items) => {
                let constraints = as_own(constraints, Target::Items);
                let constraints: Vec<&Constraint> = constraints.iter().collect();
                (0..self.size(&own)).map(|_| self.value(items, &constraints, depth + 1)).collect()
            }
            Type::Map(values) => {
                let (keys, inner) = (as_own(constraints, Target::Keys), as_own(constraints, Target::Values));
                let keys: Vec<&ConstraintKind> = keys.iter().map(|found| &found.kind).collect();
                let inner: Vec<&Constraint> = inner.iter().collect();
                let count = self.size(&own);
                let entries = (0..count).map(|_| (self.text(&keys), self.value(values, &inner, depth + 1)));
                Value::Object(entries.collect())
            }
            Type::Union(members) => self.pick(members).map(|ty| self.value(&ty, &[], depth)).unwrap_or_default(),
            Type::Ref { model, .. } => self.model(*model, depth + 1),
        }
    }

    /// A text of a length near the limits, of characters near the set's, and sometimes what is wanted as a whole.
    fn text(&mut self, kinds: &[&ConstraintKind]) -> String {
        let mut lengths = vec![0, 1, 3];
        let mut characters = vec!['a', 'Z', '0', '-', 'é'];
        let (mut start, mut whole) = (String::new(), Vec::new());
        for kind in kinds {
            match kind {
                ConstraintKind::MaxLength(limit, LengthUnit::Characters) => lengths.extend([*limit, limit + 1]),
                ConstraintKind::MinLength(limit, LengthUnit::Characters) => {
                    lengths.extend([*limit, limit.saturating_sub(1)]);
                }
                ConstraintKind::Charset(set) => {
                    characters = set.ranges().iter().flat_map(|(low, high)| [*low, *high]).collect();
                    if self.below(4) == 0 {
                        characters.push('é');
                    }
                }
                ConstraintKind::Prefix(text) if self.below(4) > 0 => start.clone_from(text),
                ConstraintKind::Enum(values) => whole.extend(values.iter().filter_map(Value::as_str)),
                _ => {}
            }
        }
        if let Some(text) = self.pick(&whole).filter(|_| self.below(4) > 0) {
            return text.to_owned();
        }
        let length = self.pick(&lengths).unwrap_or_default();
        (0..length).fold(start, |mut text, _| {
            text.extend(self.pick(&characters));
            text
        })
    }

    fn whole(&mut self, kinds: &[&ConstraintKind]) -> i64 {
        let mut numbers = vec![0, 1, 7];
        for kind in kinds {
            if let ConstraintKind::Minimum(limit)
            | ConstraintKind::Maximum(limit)
            | ConstraintKind::ExclusiveMinimum(limit)
            | ConstraintKind::ExclusiveMaximum(limit)
            | ConstraintKind::MultipleOf(limit) = kind
            {
                let limit = limit.as_i64().unwrap_or_default();
                numbers.extend([limit - 1, limit, limit + 1]);
            }
        }
        self.pick(&numbers).unwrap_or_default()
    }

    fn size(&mut self, kinds: &[&ConstraintKind]) -> u64 {
        let mut sizes = vec![0, 1, 2];
        for kind in kinds {
            if let ConstraintKind::MinItems(limit) | ConstraintKind::MaxItems(limit) = kind {
                sizes.extend([limit.saturating_sub(1), *limit, limit + 1]);
            }
        }
        self.pick(&sizes).unwrap_or_default()
    }
}

fn of<'c>(constraints: &[&'c Constraint], target: Target) -> Vec<&'c Constraint> {
    constraints.iter().copied().filter(|found| found.target == target).collect()
}

/// The constraints on a part of a value, as constraints on that part.
fn as_own(constraints: &[&Constraint], target: Target) -> Vec<Constraint> {
    let own = |found: &Constraint| Constraint { target: Target::Itself, ..found.clone() };
    of(constraints, target).into_iter().map(own).collect()
}

#[test]
fn random_values_are_judged_alike() {
    let schemas = schemas();
    let schema = schemas.iter().find(|schema| schema.api == "authserver").expect("the API");
    let models: Vec<_> = GENERATED
        .iter()
        .map(|generated| {
            let number = schema.models.iter().position(|model| model.id == generated.id).expect(generated.id);
            (generated, id(number), validator(schema, id(number)))
        })
        .collect();
    let (mut good, mut bad) = (0, 0);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(400));
    let tried = runner.run(&any::<u64>(), |seed| {
        for (generated, model, validator) in &models {
            let value = Values { schema, state: seed }.model(*model, 0);
            let violations = (generated.violations)(&value).map_err(TestCaseError::fail)?;
            let problems: Vec<_> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
            prop_assert_eq!(
                violations.is_empty(),
                problems.is_empty(),
                "{}: {}\nvalidate(): {:?}\nJSON Schema: {:?}",
                generated.id,
                value,
                violations,
                problems
            );
        }
        Ok(())
    });
    tried.expect("agreement");
    for seed in 0..400 {
        for (generated, model, _) in &models {
            let value = Values { schema, state: seed }.model(*model, 0);
            match (generated.violations)(&value).as_deref() {
                Ok([]) => good += 1,
                _ => bad += 1,
            }
        }
    }
    assert!(good > 200 && bad > 200, "{good} good and {bad} bad values");
}
