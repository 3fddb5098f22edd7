//! Where an example contradicts the model it stands for: one of the two is wrong, and only a person can say which.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::example::{Node, NodeKind};
use crate::source::Span;

use super::observe::{Spelling, best, field_of, fold};
use super::schema::{EnumBase, Model, ModelId, ModelKind, Struct, Type};

/// Reports each part of an example that its model has no place for.
pub(super) fn report(models: &[Model], id: ModelId, member: Option<usize>, node: &Node, diagnostics: &mut Diagnostics) {
    let mut check = Check { models, diagnostics };
    match models.get(id.0 as usize).map(|model| (&model.kind, member)) {
        Some((ModelKind::Union(union), Some(member))) if member < union.members.len() => {
            check.ty(&union.members[member].ty, node);
        }
        _ => check.model(id, node),
    }
}

struct Check<'a> {
    models: &'a [Model],
    diagnostics: &'a mut Diagnostics,
}

impl Check<'_> {
    fn mismatch(&mut self, span: Span, message: String) {
        self.diagnostics.push(
            Diagnostic::new(Code::ExampleMismatch, message)
                .at(span, "does not fit the documented type")
                .help("correct the example or the field table, whichever is wrong"),
        );
    }

    fn ty(&mut self, ty: &Type, node: &Node) {
        match (ty, &node.kind) {
            (Type::Any, _)
            | (_, NodeKind::Opaque(_) | NodeKind::Elided | NodeKind::Null)
            | (Type::String, NodeKind::String(_) | NodeKind::Path(_) | NodeKind::Date(_))
            | (Type::Integer | Type::Number, NodeKind::Number(_))
            | (Type::Boolean, NodeKind::Boolean(_))
            | (Type::Date | Type::DateTime | Type::Bytes, NodeKind::Date(_) | NodeKind::String(_)) => {}
            (Type::Array(items), NodeKind::Array(elements)) => {
                for element in elements {
                    self.ty(items, element);
                }
            }
            (Type::Map(values), NodeKind::Object(entries)) => {
                for (_, value) in entries {
                    self.ty(values, value);
                }
            }
            (Type::Sized(size), NodeKind::Number(_)) if node.to_json().is_ok_and(|value| size.holds(&value)) => {}
            (Type::Literal(literal), _) if node.to_json().is_ok_and(|value| value == literal.value) => {}
            (Type::Literal(_), NodeKind::Path(_)) => {}
            (Type::Union(members), _) => match best(self.models, members.iter(), node, Spelling::Documented) {
                Some(member) => self.ty(&members[member], node),
                None => self.mismatch(node.span, "an example fits no member of its union".to_owned()),
            },
            (Type::Ref { model, .. }, _) => self.model(*model, node),
            _ => self.mismatch(node.span, format!("an example shows {}, not {}", shown(node), documented(ty))),
        }
    }

    fn model(&mut self, id: ModelId, node: &Node) {
        let Some(model) = self.models.get(id.0 as usize) else { return };
        match (&model.kind, &node.kind) {
            (_, NodeKind::Null | NodeKind::Opaque(_) | NodeKind::Elided) => {}
            (ModelKind::Struct(object), NodeKind::Object(_)) => self.object(model, object, node),
            (ModelKind::Enum(values), NodeKind::String(_) | NodeKind::Path(_)) if values.base == EnumBase::String => {}
            (ModelKind::Enum(values), NodeKind::Number(_) | NodeKind::Path(_)) if values.base == EnumBase::Integer => {}
            (ModelKind::Union(union), _) => {
                let types = union.members.iter().map(|member| &member.ty);
                match best(self.models, types, node, Spelling::Documented) {
                    Some(member) => self.ty(&union.members[member].ty, node),
                    None => self.mismatch(node.span, format!("an example fits no member of `{}`", model.name)),
                }
            }
            (ModelKind::Alias(ty), _) => self.ty(ty, node),
            _ => self.mismatch(node.span, format!("an example shows {}, not a `{}`", shown(node), model.name)),
        }
    }

    fn object(&mut self, model: &Model, object: &Struct, node: &Node) {
        let NodeKind::Object(entries) = &node.kind else { return };
        let mut is_shown = vec![false; object.fields.len()];
        for (key, value) in entries {
            match field_of(object, key, Spelling::Documented) {
                Some(at) => {
                    is_shown[at] = true;
                    self.ty(&object.fields[at].ty, value);
                }
                // Undocumented properties, under a key of the SDK's own or beside the others.
                None if object.additional.is_some() || fold(&key.name) == "additionalproperties" => {}
                None => self.mismatch(key.span, format!("`{}` documents no field `{}`", model.name, key.name)),
            }
        }
        for (field, is_shown) in object.fields.iter().zip(is_shown) {
            if field.required && !field.nullable && !matches!(field.ty, Type::Literal(_)) && !is_shown {
                let message = format!("an example of `{}` lacks the required `{}`", model.name, field.name);
                self.mismatch(node.span.part(0..1), message);
            }
        }
    }
}

fn shown(node: &Node) -> &'static str {
    match node.kind {
        NodeKind::Null => "null",
        NodeKind::Boolean(_) => "a boolean",
        NodeKind::Number(_) => "a number",
        NodeKind::String(_) => "a string",
        NodeKind::Date(_) => "a date",
        NodeKind::Path(_) => "a constant",
        NodeKind::Array(_) => "a list",
        NodeKind::Object(_) => "an object",
        NodeKind::Opaque(_) => "an expression",
        NodeKind::Elided => "an ellipsis",
    }
}

fn documented(ty: &Type) -> String {
    match ty {
        Type::String => "a string".to_owned(),
        Type::Integer => "a whole number".to_owned(),
        Type::Sized(size) => {
            let (least, most) = size.range();
            format!("a whole number from {least} to {most}")
        }
        Type::Number => "a number".to_owned(),
        Type::Boolean => "a boolean".to_owned(),
        Type::Date | Type::DateTime => "a date".to_owned(),
        Type::Bytes => "bytes".to_owned(),
        Type::Null => "null".to_owned(),
        Type::Array(_) => "a list".to_owned(),
        Type::Map(_) => "an object".to_owned(),
        Type::Literal(literal) => format!("`{}`", literal.value),
        Type::Any | Type::Union(_) | Type::Ref { .. } => "what is documented".to_owned(),
    }
}
