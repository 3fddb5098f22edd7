//! What the configuration says of constraints, whatever the descriptions say.

use crate::config::{Api, ConstraintOverride, Part, Pattern, Rule, RuleKind, RuleValue, Unit};
use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::{
    Charset, Constraint, ConstraintKind, Decimal, Evidence, Field, LengthUnit, ModelKind, Reason, Rejected, Schema,
    Target, Why,
};

use super::attach::shape;
use super::{Shape, across, contradicts};

/// Applies what the configuration says of an API: first of fields, then of what holds between them.
///
/// An override that changes nothing is an error: it would have been meant to change something.
pub fn decide(schema: &mut Schema, api: &Api, diagnostics: &mut Diagnostics) {
    constraints(schema, &api.constraints, diagnostics);
    across::decide(schema, &api.relations, diagnostics);
}

fn constraints(schema: &mut Schema, overrides: &[ConstraintOverride], diagnostics: &mut Diagnostics) {
    for wanted in overrides {
        let places = places(schema, &wanted.fields);
        if places.is_empty() {
            diagnostics.push(unmatched(schema, &wanted.fields));
            continue;
        }
        drop_rules(schema, wanted, &places, diagnostics);
        for rule in &wanted.set {
            set_rule(schema, wanted, rule, &places, diagnostics);
        }
    }
}

/// A field: its model's place in the schema, its own place in the model, and the shape of what the override is about.
struct Place {
    model: usize,
    field: usize,
    shape: Shape,
}

fn places(schema: &Schema, pattern: &Pattern) -> Vec<Place> {
    let mut out = Vec::new();
    for (model, found) in schema.models.iter().enumerate() {
        let ModelKind::Struct(object) = &found.kind else { continue };
        for (field, row) in object.fields.iter().enumerate() {
            if pattern.matches(&format!("{}.{}", found.id, row.name)) {
                out.push(Place { model, field, shape: shape(schema, &row.ty, 0) });
            }
        }
    }
    out
}

fn field_mut<'s>(schema: &'s mut Schema, place: &Place) -> Option<&'s mut Field> {
    match &mut schema.models.get_mut(place.model)?.kind {
        ModelKind::Struct(object) => object.fields.get_mut(place.field),
        _ => None,
    }
}

/// Every field as an override names it.
fn names(schema: &Schema) -> Vec<String> {
    let of_model = |model: &crate::ir::Model| match &model.kind {
        ModelKind::Struct(object) => {
            object.fields.iter().map(|field| format!("{}.{}", model.id, field.name)).collect::<Vec<_>>()
        }
        _ => Vec::new(),
    };
    schema.models.iter().flat_map(of_model).collect()
}

fn unmatched(schema: &Schema, pattern: &Pattern) -> Diagnostic {
    let problem = Diagnostic::new(Code::UnusedSetting, format!("no page documents a field `{}`", pattern.text))
        .at(pattern.span, "matches nothing");
    let names = names(schema);
    let near = if pattern.is_open() {
        // What a star stands for is not misspelt; the name behind the last one may be.
        let (start, last) = pattern.text.rsplit_once('.').unwrap_or(("", &pattern.text));
        let fields = names.iter().filter_map(|name| name.rsplit_once('.')).map(|(_, field)| field);
        crate::diagnostic::suggest::nearest(last, fields).map(|near| format!("did you mean `{start}.{near}`?"))
    } else {
        did_you_mean(&pattern.text, names.iter().map(String::as_str))
    };
    let form = || {
        "write the model's id, a dot and the field's documented name; `*` stands for any text: \
         `operations.*.limit`"
            .to_owned()
    };
    problem.help(near.unwrap_or_else(form))
}

fn drop_rules(schema: &mut Schema, wanted: &ConstraintOverride, places: &[Place], diagnostics: &mut Diagnostics) {
    let target = target(wanted.of);
    for dropped in &wanted.drop {
        let against = Evidence { span: dropped.span, text: wanted.reason.clone() };
        let (mut found, mut others) = (false, Vec::new());
        for place in places {
            let Some(field) = field_mut(schema, place) else { continue };
            let named = |constraint: &Constraint| {
                constraint.target == target && dropped.kind.is_none_or(|kind| kind.as_str() == constraint.kind.name())
            };
            let (gone, kept): (Vec<_>, Vec<_>) = std::mem::take(&mut field.constraints).into_iter().partition(named);
            found |= !gone.is_empty();
            others.extend(kept.iter().map(|constraint| constraint.kind.name()));
            field.constraints = kept;
            let why = Why::Dropped;
            field.rejected.extend(gone.into_iter().map(|gone| Rejected::constraint(gone, why, Some(against.clone()))));
        }
        if !found {
            let name = dropped.kind.map_or("*", RuleKind::as_str);
            let problem = Diagnostic::new(Code::UnusedSetting, format!("`{}` has no rule to drop", wanted.fields.text))
                .at(dropped.span, format!("no `{name}` is enforced there"));
            others.sort_unstable();
            others.dedup();
            let help = if others.is_empty() {
                "nothing is enforced there; `schemadown explain` shows what was read and why".to_owned()
            } else {
                format!("there is: {}", others.join(", "))
            };
            diagnostics.push(problem.help(help));
        }
    }
}

fn set_rule(
    schema: &mut Schema,
    wanted: &ConstraintOverride,
    rule: &Rule,
    places: &[Place],
    diagnostics: &mut Diagnostics,
) {
    let kind = match constraint_kind(rule) {
        Ok(kind) => kind,
        Err(why) => {
            let message = format!("`{}` cannot be read", rule.kind.as_str());
            diagnostics.push(Diagnostic::new(Code::Config, message).at(rule.span, why));
            return;
        }
    };
    let target = target(wanted.of);
    let evidence = Evidence { span: rule.span, text: wanted.reason.clone() };
    let mut fits = false;
    for place in places {
        if !part(&place.shape, target).is_some_and(|shape| suits(&kind, shape)) {
            continue;
        }
        fits = true;
        let Some(field) = field_mut(schema, place) else { continue };
        let set = Constraint { kind: kind.clone(), target, rule: Constraint::OVERRIDE, evidence: evidence.clone() };
        replace(field, &set);
        field.constraints.push(set);
    }
    if !fits {
        let of = match target {
            Target::Itself | Target::Values => "value",
            Target::Items => "item",
            Target::Keys => "key",
        };
        let message = format!("`{}` does not fit `{}`", rule.kind.as_str(), wanted.fields.text);
        let label = format!("no {of} there can have a {}", rule.kind.as_str().replace('_', " "));
        let help = "the table of rules in the documentation of `schemadown::config` says what each is for";
        diagnostics.push(Diagnostic::new(Code::UnusedSetting, message).at(rule.span, label).help(help));
    }
}

/// Takes out what a rule takes the place of. A sentence that was rejected where it would have demanded as much, or was
/// not understood by a rule of that kind, is settled too; and so is one of two that contradict each other, where it
/// contradicts the rule.
fn replace(field: &mut Field, set: &Constraint) {
    let Constraint { kind, target, evidence, .. } = set;
    let rival = |other: Target, found: &ConstraintKind| other == *target && side(found) == side(kind);
    let (gone, kept): (Vec<_>, Vec<_>) = std::mem::take(&mut field.constraints)
        .into_iter()
        .partition(|constraint| rival(constraint.target, &constraint.kind));
    field.constraints = kept;
    for rejected in &mut field.rejected {
        let settled = match &rejected.demand {
            Some((other, found)) if rejected.reason() == Reason::ContradictsConstraint => {
                let other = Constraint { kind: found.clone(), target: *other, ..set.clone() };
                rival(other.target, found) || contradicts(set, &other)
            }
            Some((other, found)) => rival(*other, found),
            None => rejected.rule.split('.').next() == Some(family(kind)),
        };
        if settled {
            rejected.why = Why::Replaced;

            rejected.against = Some(evidence.clone());
        }
    }
    field
        .rejected
        .extend(gone.into_iter().map(|gone| Rejected::constraint(gone, Why::Replaced, Some(evidence.clone()))));
}

/// What the ids of the mining rules that read a kind of constraint start with.
fn family(kind: &ConstraintKind) -> &'static str {
    use ConstraintKind::{
        ExclusiveMaximum, ExclusiveMinimum, MaxItems, MaxLength, Maximum, MinItems, MinLength, Minimum, MultipleOf,
        Prefix, Suffix, UniqueItems,
    };
    match kind {
        MaxLength(..) | MinLength(..) => "length",
        Minimum(_) | Maximum(_) | ExclusiveMinimum(_) | ExclusiveMaximum(_) => "range",
        MinItems(_) | MaxItems(_) => "items",
        UniqueItems => "unique",
        MultipleOf(_) => "multiple",
        Prefix(_) | Suffix(_) => "affix",
        other => other.name(),
    }
}

/// What two rules of one value cannot both settle: `minimum` and `exclusive_minimum` bound the same side.
fn side(kind: &ConstraintKind) -> &'static str {
    match kind {
        ConstraintKind::ExclusiveMinimum(_) => "minimum",
        ConstraintKind::ExclusiveMaximum(_) => "maximum",
        other => other.name(),
    }
}

fn target(of: Part) -> Target {
    match of {
        Part::Itself => Target::Itself,
        Part::Items => Target::Items,
        Part::Keys => Target::Keys,
        Part::Values => Target::Values,
    }
}

/// The shape of the part of a value that a rule is about.
fn part(shape: &Shape, target: Target) -> Option<&Shape> {
    match (target, shape) {
        (Target::Itself, shape) => Some(shape),
        (Target::Items, Shape::Array(inner)) | (Target::Values, Shape::Map(inner)) => Some(inner),
        (Target::Keys, Shape::Map(_)) => Some(&Shape::String),
        _ => None,
    }
}

/// Whether values of a shape can keep or break a rule.
fn suits(kind: &ConstraintKind, shape: &Shape) -> bool {
    use ConstraintKind::{
        Charset, Default, Enum, ExclusiveMaximum, ExclusiveMinimum, Format, MaxItems, MaxLength, Maximum, MinItems,
        MinLength, Minimum, MultipleOf, Pattern, Prefix, Suffix, UniqueItems,
    };
    match kind {
        MaxLength(..) | MinLength(..) | Charset(_) | Pattern(_) | Prefix(_) | Suffix(_) | Format(_) => {
            *shape == Shape::String
        }
        Minimum(_) | Maximum(_) | ExclusiveMinimum(_) | ExclusiveMaximum(_) | MultipleOf(_) => {
            matches!(shape, Shape::Integer | Shape::Number)
        }
        MinItems(_) | MaxItems(_) => matches!(shape, Shape::Array(_) | Shape::Map(_)),
        UniqueItems => matches!(shape, Shape::Array(_)),
        Enum(values) => values.iter().all(|value| is_of(value, shape)),
        Default(value) => is_of(value, shape),
    }
}

fn is_of(value: &serde_json::Value, shape: &Shape) -> bool {
    match shape {
        Shape::String | Shape::Enum | Shape::Date | Shape::Bytes => value.is_string(),
        Shape::Integer => value.is_i64() || value.is_u64(),
        Shape::Number => value.is_number(),
        Shape::Boolean => value.is_boolean(),
        Shape::Array(_) | Shape::Map(_) | Shape::Object => false,
        Shape::Other => true,
    }
}

/// The rule in neutral terms, or what is wrong with its value.
fn constraint_kind(rule: &Rule) -> Result<ConstraintKind, String> {
    let unit = match rule.unit {
        Unit::Characters => LengthUnit::Characters,
        Unit::Bytes => LengthUnit::Bytes,
    };
    Ok(match (rule.kind, &rule.value) {
        (RuleKind::MaxLength, RuleValue::Count(count)) => ConstraintKind::MaxLength(*count, unit),
        (RuleKind::MinLength, RuleValue::Count(count)) => ConstraintKind::MinLength(*count, unit),
        (RuleKind::MaxItems, RuleValue::Count(count)) => ConstraintKind::MaxItems(*count),
        (RuleKind::MinItems, RuleValue::Count(count)) => ConstraintKind::MinItems(*count),
        (RuleKind::UniqueItems, RuleValue::Flag) => ConstraintKind::UniqueItems,
        (RuleKind::Charset, RuleValue::Text(class)) => {
            let set = Charset::parse_class(class).ok_or("expected the inside of a class, such as `A-Za-z0-9_-`")?;
            ConstraintKind::Charset(set)
        }
        (RuleKind::Pattern, RuleValue::Text(text)) => ConstraintKind::Pattern(text.clone()),
        (RuleKind::Prefix, RuleValue::Text(text)) => ConstraintKind::Prefix(text.clone()),
        (RuleKind::Suffix, RuleValue::Text(text)) => ConstraintKind::Suffix(text.clone()),
        (RuleKind::Format, RuleValue::Text(text)) => ConstraintKind::Format(text.clone()),
        (RuleKind::Enum, RuleValue::Values(values)) => ConstraintKind::Enum(values.clone()),
        (RuleKind::Default, RuleValue::Values(values)) => match values.as_slice() {
            [value] => ConstraintKind::Default(value.clone()),
            _ => return Err("expected one value".to_owned()),
        },
        (kind, RuleValue::Number(text)) => {
            let number = Decimal::parse(text).ok_or("expected digits, perhaps with a point")?;
            match kind {
                RuleKind::Minimum => ConstraintKind::Minimum(number),
                RuleKind::Maximum => ConstraintKind::Maximum(number),
                RuleKind::ExclusiveMinimum => ConstraintKind::ExclusiveMinimum(number),
                RuleKind::ExclusiveMaximum => ConstraintKind::ExclusiveMaximum(number),
                RuleKind::MultipleOf if number.as_f64() > 0.0 => ConstraintKind::MultipleOf(number),
                _ => return Err("expected a number above 0".to_owned()),
            }
        }
        _ => return Err("a value of another kind".to_owned()),
    })
}
