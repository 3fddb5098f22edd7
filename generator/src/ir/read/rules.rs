//! Constraints, rules between fields, and what reads like one.

use serde_json::{Map, Value};

use super::parts::{Read, Wrong, each, flag, list, maybe, object, text, texts};
use super::place::Refs;
use crate::charset::Charset;
use crate::ir::constraint::{Constraint, ConstraintKind, Decimal, LengthUnit, Target};
use crate::ir::rejected::{Rejected, Why};
use crate::ir::relation::{Condition, Relation, RelationKind, State};
use crate::ir::schema::Field;

type Json = Map<String, Value>;

pub(super) fn constraint(json: &Json, refs: &Refs<'_>) -> Read<Constraint> {
    Ok(Constraint {
        kind: kind(json)?,
        target: target(json)?,
        rule: rule(json)?,
        evidence: refs.evidence(json.get("evidence").unwrap_or(&Value::Null))?,
    })
}

/// Of the rules that read something only the configuration's is known by its name.
fn rule(json: &Json) -> Read<&'static str> {
    Ok(if text(json, "rule")? == Constraint::OVERRIDE { Constraint::OVERRIDE } else { "" })
}

fn target(json: &Json) -> Read<Target> {
    let name = text(json, "target")?;
    let all = [Target::Itself, Target::Items, Target::Keys, Target::Values];
    let unknown = || Wrong::new(format!("no part of a value is called `{name}`")).within("target");
    all.into_iter().find(|target| target.name() == name).ok_or_else(unknown)
}

fn kind(json: &Json) -> Read<ConstraintKind> {
    let value = json.get("value").unwrap_or(&Value::Null);
    let wrong = |what: &str| Wrong::new(format!("expected {what}")).within("value");
    let count = || value.as_u64().ok_or_else(|| wrong("a whole number"));
    let words = || value.as_str().map(str::to_owned).ok_or_else(|| wrong("a text"));
    let number = || decimal(value).ok_or_else(|| wrong("a number"));
    let unit = maybe(json, "unit")?;
    let length = if unit == Some("bytes") { LengthUnit::Bytes } else { LengthUnit::Characters };
    Ok(match text(json, "kind")? {
        "max_length" => ConstraintKind::MaxLength(count()?, length),
        "min_length" => ConstraintKind::MinLength(count()?, length),
        "charset" => ConstraintKind::Charset(
            Charset::parse_class(&words()?).ok_or_else(|| wrong("a class of characters such as `A-Za-z0-9`"))?,
        ),
        "pattern" => ConstraintKind::Pattern(words()?),
        "prefix" => ConstraintKind::Prefix(words()?),
        "suffix" => ConstraintKind::Suffix(words()?),
        "enum" => ConstraintKind::Enum(list(json, "value")?.clone()),
        "minimum" => ConstraintKind::Minimum(number()?),
        "maximum" => ConstraintKind::Maximum(number()?),
        "exclusive_minimum" => ConstraintKind::ExclusiveMinimum(number()?),
        "exclusive_maximum" => ConstraintKind::ExclusiveMaximum(number()?),
        "multiple_of" => ConstraintKind::MultipleOf(number()?),
        "min_items" => ConstraintKind::MinItems(count()?),
        "max_items" => ConstraintKind::MaxItems(count()?),
        "unique_items" => ConstraintKind::UniqueItems,
        "format" => ConstraintKind::Format(match unit {
            Some(unit) => format!("{}-{unit}", words()?),
            None => words()?,
        }),
        "default" => ConstraintKind::Default(value.clone()),
        other => return Err(Wrong::new(format!("no kind of rule is called `{other}`")).within("kind")),
    })
}

/// A number with its digits; one that JSON has with an exponent is written out.
fn decimal(value: &Value) -> Option<Decimal> {
    let number = value.as_number()?;
    Decimal::parse(&number.to_string()).or_else(|| Decimal::parse(&number.as_f64()?.to_string()))
}

pub(super) fn rejected(json: &Json, refs: &Refs<'_>) -> Read<Rejected> {
    let evidence = refs.evidence(json.get("evidence").unwrap_or(&Value::Null))?;
    // A later program may know more reasons; that it is none that is enforced is what counts.
    let why = Why::from_words(text(json, "why")?).unwrap_or(Why::NotUnderstood);
    let demand = json.contains_key("kind").then(|| Ok((target(json)?, kind(json)?))).transpose()?;
    Ok(Rejected { rule: rule(json)?, why, evidence, demand, against: None })
}

pub(super) fn relation(json: &Json, fields: &[Field], refs: &Refs<'_>) -> Read<Relation> {
    let name = text(json, "kind")?;
    let all = [
        RelationKind::RequiredIf,
        RelationKind::MutuallyExclusive,
        RelationKind::AtLeastOneOf,
        RelationKind::ExactlyOneOf,
        RelationKind::OnlyWith,
    ];
    let unknown = || Wrong::new(format!("no rule between fields is called `{name}`")).within("kind");
    let kind = all.into_iter().find(|kind| kind.name() == name).ok_or_else(unknown)?;
    let of = texts(json, "fields")?.iter().map(|name| place(name, fields)).collect::<Read<_>>()?;
    let when = match json.get("condition") {
        None => Vec::new(),
        Some(condition) => {
            let condition_json = object(condition)?;
            if condition_json.contains_key("all") {
                each(condition_json, "all", |condition| self::condition(object(condition)?, fields))?
            } else {
                vec![self::condition(condition_json, fields)?]
            }
        }
    };
    let evidence = refs.evidence(json.get("evidence").unwrap_or(&Value::Null))?;
    Ok(Relation { kind, fields: of, when, rule: rule(json)?, evidence })
}

fn place(name: &str, fields: &[Field]) -> Read<usize> {
    let unknown = || Wrong::new(format!("the model has no field `{name}`"));
    fields.iter().position(|field| field.wire_name == name).ok_or_else(unknown)
}

fn condition(json: &Json, fields: &[Field]) -> Read<Condition> {
    let field = place(text(json, "field")?, fields)?;
    let state = if json.contains_key("is") {
        State::Is(list(json, "is")?.clone())
    } else if json.contains_key("is_not") {
        State::IsNot(list(json, "is_not")?.clone())
    } else if flag(json, "present")? {
        State::Present
    } else {
        State::Absent
    };
    Ok(Condition { field, state })
}
