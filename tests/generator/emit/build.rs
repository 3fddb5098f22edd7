//! Schemas built by hand, as short as the forms allow.

use schemadown::example::{Node, NodeKind};
use schemadown::ir::{
    Condition, Constraint, ConstraintKind, Deprecation, Enum, EnumBase, EnumValue, Evidence, Example, Field, Literal,
    Member, Model, ModelId, ModelKind, Prose, Relation, RelationKind, Schema, Select, Spelling, State, Struct, Target,
    Type, Union,
};
use schemadown::source::{FileId, Sources, Span};
use serde_json::Value;

fn file() -> FileId {
    Sources::new().add("page.md", "page.md", "")
}

pub fn span() -> Span {
    Span::new(file(), 0..0)
}

pub fn prose(text: &str) -> Option<Prose> {
    (!text.is_empty()).then(|| Prose { text: text.to_owned(), span: span() })
}

/// A model of `operations`, with a file name made of its own.
pub fn model(name: &str, kind: ModelKind) -> Model {
    Model {
        id: format!("operations.{name}"),
        module: vec!["operations".to_owned()],
        ends_in_page: false,
        name: name.to_owned(),
        rust_name: name.to_owned(),
        as_written: true,
        file_stem: heck::ToSnakeCase::to_snake_case(name),
        source: format!("models/operations/{}.md", name.to_lowercase()),
        file: file(),
        span: span(),
        at: span(),
        kind,
        description: None,
        deprecated: None,
        examples: Vec::new(),
        inferred: Vec::new(),
    }
}

pub fn structure(fields: Vec<Field>) -> ModelKind {
    ModelKind::Struct(Struct { fields, ..Struct::default() })
}

/// A structure whose fields keep rules together.
pub fn related(fields: Vec<Field>, relations: Vec<Relation>) -> ModelKind {
    ModelKind::Struct(Struct { fields, relations, ..Struct::default() })
}

/// A rule between the fields at these places.
pub fn relation(kind: RelationKind, fields: &[usize], when: Vec<(usize, State)>) -> Relation {
    let when = when.into_iter().map(|(field, state)| Condition { field, state }).collect();
    let evidence = Evidence { span: span(), text: format!("The documented {}.", kind.name()) };
    Relation { kind, fields: fields.to_vec(), when, rule: "test.rule", evidence }
}

/// A required field; its Rust name is the `snake_case` of its wire name.
pub fn field(wire: &str, ty: Type) -> Field {
    Field {
        name: wire.to_owned(),
        wire_name: wire.to_owned(),
        rust_name: heck::ToSnakeCase::to_snake_case(wire),
        ty,
        required: true,
        condition: None,
        nullable: false,
        read_only: false,
        deprecated: None,
        description: None,
        remarks: Vec::new(),
        constraints: Vec::new(),
        rejected: Vec::new(),
        unproven: Vec::new(),
        alias: None,
        hidden_null: false,
        example: None,
        inferred: Vec::new(),
        span: span(),
    }
}

pub trait FieldExt: Sized {
    fn optional(self) -> Self;
    fn nullable(self) -> Self;
    fn describe(self, text: &str) -> Self;
    fn deprecated(self, note: &str) -> Self;
    fn rule(self, kind: ConstraintKind) -> Self {
        self.rule_on(Target::Itself, kind)
    }
    fn decided(self, kind: ConstraintKind) -> Self;
    fn rule_on(self, target: Target, kind: ConstraintKind) -> Self;
}

impl FieldExt for Field {
    fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }

    fn describe(mut self, text: &str) -> Self {
        self.description = prose(text);
        self
    }

    fn deprecated(mut self, note: &str) -> Self {
        self.deprecated = Some(Deprecation { note: (!note.is_empty()).then(|| note.to_owned()) });
        self
    }

    fn decided(mut self, kind: ConstraintKind) -> Self {
        let evidence = Evidence { span: span(), text: "Decided.".to_owned() };
        self.constraints.push(Constraint { kind, target: Target::Itself, rule: Constraint::OVERRIDE, evidence });
        self
    }

    fn rule_on(mut self, target: Target, kind: ConstraintKind) -> Self {
        let evidence = Evidence { span: span(), text: format!("The documented {}.", kind.name()) };
        self.constraints.push(Constraint { kind, target, rule: "test.rule", evidence });
        self
    }
}

pub trait ModelExt: Sized {
    fn describe(self, text: &str) -> Self;
    fn deprecated(self) -> Self;
    fn example(self, wire: Value) -> Self;
}

impl ModelExt for Model {
    fn describe(mut self, text: &str) -> Self {
        self.description = prose(text);
        self
    }

    fn deprecated(mut self) -> Self {
        self.deprecated = Some(Deprecation { note: Some("Use something else.".to_owned()) });
        self
    }

    fn example(mut self, wire: Value) -> Self {
        self.examples.push(Example {
            value: Node::new(NodeKind::Null, span()),
            spelling: Spelling::Documented,
            wire: Ok(wire),
            span: span(),
        });
        self
    }
}

pub fn values(base: EnumBase, wires: &[(&str, Value)]) -> ModelKind {
    let values = wires.iter().map(|(name, wire)| EnumValue {
        name: None,
        wire: wire.clone(),
        rust_name: (*name).to_owned(),
        description: None,
        span: span(),
    });
    ModelKind::Enum(Enum { base, values: values.collect(), open: false, flags: false })
}

pub fn union(select: Select, members: Vec<(&str, Type, Option<Value>)>) -> ModelKind {
    let members = members.into_iter().map(|(name, ty, tag_value)| Member { ty, rust_name: name.to_owned(), tag_value });
    ModelKind::Union(Union { members: members.collect(), select })
}

pub fn literal(name: &str, value: Value) -> Type {
    Type::Literal(Literal { value, rust_name: name.to_owned(), variant: "Only".to_owned() })
}

pub fn array(items: Type) -> Type {
    Type::Array(Box::new(items))
}

pub fn map(values: Type) -> Type {
    Type::Map(Box::new(values))
}

/// A reference by name to a model of the list.
pub fn to(models: &[Model], name: &str) -> Type {
    let index = models.iter().position(|model| model.name == name).expect("a model of this name");
    Type::Ref { model: ModelId(u32::try_from(index).expect("few models")), boxed: false }
}

pub fn boxed(ty: Type) -> Type {
    match ty {
        Type::Ref { model, .. } => Type::Ref { model, boxed: true },
        other => other,
    }
}

pub fn schema(api: &str, models: Vec<Model>) -> Schema {
    Schema { api: api.to_owned(), models, ..Schema::default() }
}
