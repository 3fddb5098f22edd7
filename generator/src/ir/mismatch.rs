//! Where an example contradicts the model it stands for: one of the two is wrong, and only a person can say which.
//!
//! Of an SDK's literals only what is plainly of another type is reported. An example in JSON is a value as it is sent, and
//! is looked at as closely as decoding would.

use std::collections::HashSet;

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::example::{Key, Node, NodeKind};
use crate::source::Span;

use super::clock::{is_day, is_instant};
use super::observe::{best, field_of, fold};
use super::schema::{Enum, EnumBase, Field, Model, ModelId, ModelKind, Spelling, Struct, Type, Union};

/// What an example comes to beside its model.
#[derive(Clone, Debug, Default)]
pub(super) struct Compared {
    /// The first reason why it is no value of the model: what is reported, or that a part only stands for a value.
    pub(super) unfit: Option<String>,
    /// The keys that the model does not document. Decoding passes over them.
    pub(super) undocumented: Vec<Span>,
}

/// Reports each part of an example that its model has no place for.
pub(super) fn report(
    models: &[Model],
    id: ModelId,
    member: Option<usize>,
    node: &Node,
    spelling: Spelling,
    diagnostics: &mut Diagnostics,
) -> Compared {
    let strict = spelling != Spelling::Documented;
    let mut check = Check { models, strict, spelling, compared: Compared::default(), row: None, diagnostics };
    match models.get(id.0 as usize).map(|model| (&model.kind, member)) {
        Some((ModelKind::Union(union), Some(member))) if member < union.members.len() => {
            check.ty(&union.members[member].ty, node);
        }
        _ => check.model(id, node),
    }
    check.compared
}

/// Reports what an `Example` cell shows that its field has no place for. A cell of a text may hold anything, and bits are
/// shown in many ways.
pub(super) fn report_cell(models: &[Model], field: &Field, node: &Node, diagnostics: &mut Diagnostics) {
    if field.ty == Type::String {
        return;
    }
    let compared = Compared::default();
    let mut check = Check { models, strict: true, spelling: Spelling::Exact, compared, row: None, diagnostics };
    check.field(field, node);
}

/// How many names are listed.
const LISTED: usize = 5;

struct Check<'a> {
    models: &'a [Model],
    /// Whether the literal is JSON.
    strict: bool,
    spelling: Spelling,
    compared: Compared,
    /// The row of the field that is looked at.
    row: Option<Span>,
    diagnostics: &'a mut Diagnostics,
}

impl Check<'_> {
    fn mismatch(&mut self, span: Span, message: String) {
        self.compared.unfit.get_or_insert_with(|| message.clone());
        self.say(span, message);
    }

    fn say(&mut self, span: Span, message: String) {
        let problem = Diagnostic::new(Code::ExampleMismatch, message).at(span, "does not fit the documented type");
        let problem = self.row.into_iter().fold(problem, |problem, row| problem.related(row, "is documented here"));
        self.diagnostics.push(problem.help("correct the example or the field table, whichever is wrong"));
    }

    /// What is shown is not of this type, unless it is a text that stands for any value.
    fn other(&mut self, node: &Node, expected: &str) {
        match &node.kind {
            NodeKind::String(text) if self.strict && stands_for_any(text) => {
                self.compared.unfit.get_or_insert_with(|| format!("`{text}` stands for a value"));
            }
            kind => self.mismatch(node.span, format!("an example shows {}, not {expected}", shown(kind))),
        }
    }

    fn ty(&mut self, ty: &Type, node: &Node) {
        match (ty, &node.kind) {
            (_, NodeKind::Null) if self.strict => {
                if !admits_null(self.models, ty) {
                    self.other(node, &documented(self.models, ty));
                }
            }
            (Type::Any, _)
            | (_, NodeKind::Opaque(_) | NodeKind::Elided | NodeKind::Null)
            | (Type::String, NodeKind::String(_) | NodeKind::Path(_) | NodeKind::Date(_))
            | (Type::Boolean, NodeKind::Boolean(_))
            | (Type::Date | Type::DateTime | Type::Bytes, NodeKind::Date(_)) => {}
            (Type::Integer | Type::Number, NodeKind::Number(text)) => {
                let is_whole = || node.to_json().is_ok_and(|value| value.as_i64().is_some());
                if self.strict && *ty == Type::Integer && !is_whole() {
                    self.mismatch(node.span, format!("an example shows {text}, not {}", documented(self.models, ty)));
                }
            }
            (Type::Date | Type::DateTime | Type::Bytes, NodeKind::String(text)) => self.text(ty, text, node),
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
            (Type::Union(members), _) => match best(self.models, members.iter(), node, self.spelling) {
                Some(member) => self.ty(&members[member], node),
                None => self.no_member(node, "its union"),
            },
            (Type::Ref { model, .. }, _) => self.model(*model, node),
            _ => self.other(node, &documented(self.models, ty)),
        }
    }

    /// A text that JSON has in place of a value of this type.
    fn text(&mut self, ty: &Type, text: &str, node: &Node) {
        let fits = match ty {
            Type::Date => is_day(text),
            Type::DateTime => is_instant(text),
            _ => is_base64(text),
        };
        if self.strict && !fits {
            match ty {
                Type::Bytes => _ = self.compared.unfit.get_or_insert_with(|| format!("`{text}` is not base64")),
                Type::Date => self.other(node, "a day such as `2024-02-29`"),
                _ => self.other(node, "an instant of RFC 3339"),
            }
        }
    }

    fn model(&mut self, id: ModelId, node: &Node) {
        let Some(model) = self.models.get(id.0 as usize) else { return };
        match (&model.kind, &node.kind) {
            (_, NodeKind::Null | NodeKind::Opaque(_) | NodeKind::Elided) | (ModelKind::Enum(_), NodeKind::Path(_)) => {}
            (ModelKind::Struct(object), NodeKind::Object(_)) => self.object(model, object, node),
            (ModelKind::Enum(values), NodeKind::String(text) | NodeKind::Number(text)) if values.flags => {
                self.bits(model, values, text, node);
            }
            (ModelKind::Enum(values), NodeKind::String(text)) if values.base == EnumBase::String => {
                self.value(model, values, text, &text.as_str().into());
            }
            (ModelKind::Enum(values), NodeKind::Number(text))
                if values.base == EnumBase::Integer && (!self.strict || node.is_integer()) =>
            {
                self.value(model, values, text, &node.to_json().unwrap_or_default());
            }
            (ModelKind::Union(union), _) => match self.member(union, node) {
                Some(member) => self.ty(member, node),
                None => self.no_member(node, &format!("`{}`", model.name)),
            },
            (ModelKind::Alias(ty), _) => self.ty(ty, node),
            _ => self.other(node, &format!("a `{}`", model.name)),
        }
    }

    /// A number of bits. A text of its digits is written back as a number, so that no test can compare the two.
    fn bits(&mut self, model: &Model, values: &Enum, text: &str, node: &Node) {
        match text.parse::<u64>() {
            Ok(bits) => {
                self.value(model, values, text, &bits.into());
                if self.strict && matches!(node.kind, NodeKind::String(_)) {
                    self.compared.unfit.get_or_insert_with(|| format!("`{text}` is written as a number"));
                }
            }
            Err(_) => self.other(node, &format!("bits of `{}`", model.name)),
        }
    }

    /// Another value than those of an enum is for `lint` to report; where enums are closed, it does not decode.
    fn value(&mut self, model: &Model, values: &Enum, text: &str, value: &Value) {
        if self.strict && !values.open && !values.documents(value) {
            self.compared.unfit.get_or_insert_with(|| format!("`{text}` is no value of `{}`", model.name));
        }
    }

    /// The type of the member that a literal is of: by its tag, if it has that, else the best.
    fn member<'t>(&self, union: &'t Union, node: &Node) -> Option<&'t Type> {
        let tag = union.select.tag().filter(|_| self.strict);
        let value = tag.and_then(|tag| match &node.kind {
            NodeKind::Object(entries) => entries.iter().find(|(key, _)| key.name == tag)?.1.to_json().ok(),
            _ => None,
        });
        let tagged = union.members.iter().find(|member| member.tag_value.is_some() && member.tag_value == value);
        tagged.map(|member| &member.ty).or_else(|| {
            let types = union.members.iter().map(|member| &member.ty);
            best(self.models, types, node, self.spelling).map(|member| &union.members[member].ty)
        })
    }

    fn no_member(&mut self, node: &Node, union: &str) {
        self.mismatch(node.span, format!("an example fits no member of {union}"));
    }

    fn object(&mut self, model: &Model, object: &Struct, node: &Node) {
        let NodeKind::Object(entries) = &node.kind else { return };
        let mut is_shown = vec![false; object.fields.len()];
        let mut undocumented = Vec::new();
        for (key, value) in entries {
            if let Some(at) = field_of(object, key, self.spelling) {
                is_shown[at] = true;
                self.field(&object.fields[at], value);
            } else if !self.other_property(object, key, value) {
                undocumented.push((key.span, key.name.as_str()));
            }
        }
        let message = |names: &str| format!("`{}` documents no field {names}", model.name);
        // What is mostly something else is an example of something else, and a name in other letters is a mistake.
        let documented = is_shown.iter().filter(|is_shown| **is_shown).count();
        let is_known = |name: &str| object.fields.iter().any(|field| fold(&field.wire_name) == fold(name));
        let is_mistake = undocumented.len() > documented || undocumented.iter().any(|(_, name)| is_known(name));
        if self.strict && !is_mistake {
            self.compared.undocumented.extend(undocumented.iter().map(|(key, _)| *key));
            self.each(&undocumented, message, Self::say);
        } else {
            self.each(&undocumented, message, Self::mismatch);
        }
        let fields = object.fields.iter().zip(is_shown).filter(|(field, is_shown)| {
            let optional = !field.required || field.nullable || !self.strict && matches!(field.ty, Type::Literal(_));
            !optional && !is_shown && !node.partial
        });
        let lacking: Vec<_> = fields.map(|(field, _)| (node.span.part(0..1), field.name.as_str())).collect();
        let message = |names: &str| format!("an example of `{}` lacks the required {names}", model.name);
        self.each(&lacking, message, Self::mismatch);
    }

    /// Reports what is wrong with names, each by itself. What people write by hand mostly differs in several, for one
    /// reason: then one report is enough.
    fn each(
        &mut self,
        names: &[(Span, &str)],
        message: impl Fn(&str) -> String,
        report: impl Fn(&mut Self, Span, String),
    ) {
        let Some(((first, _), more)) = names.split_first() else { return };
        if self.strict && !more.is_empty() {
            let listed: Vec<_> = names.iter().take(LISTED).map(|(_, name)| format!("`{name}`")).collect();
            let rest = names.len() - listed.len();
            let rest = if rest > 0 { format!(" and {rest} more") } else { String::new() };
            report(self, *first, message(&(listed.join(", ") + &rest)));
        } else {
            for (span, name) in names {
                report(self, *span, message(&format!("`{name}`")));
            }
        }
    }

    fn field(&mut self, field: &Field, value: &Node) {
        // A field that may be absent reads `null` as absent.
        let absent = value.kind == NodeKind::Null && (field.nullable || !field.required);
        if !absent {
            let outer = self.row.replace(field.span);
            self.ty(&field.ty, value);
            self.row = outer;
        }
    }

    /// Looks at a property of a name that no row has. Says whether there may be one.
    fn other_property(&mut self, object: &Struct, key: &Key, value: &Node) -> bool {
        match &object.additional {
            Some(additional) if self.strict => self.ty(&additional.values, value),
            Some(_) => {}
            // An SDK shows undocumented properties below a key of its own.
            None => return !self.strict && fold(&key.name) == "additionalproperties",
        }
        true
    }
}

/// Whether `null` is a value of a type.
pub(super) fn admits_null(models: &[Model], ty: &Type) -> bool {
    let mut seen = HashSet::new();
    let mut open = vec![ty];
    while let Some(ty) = open.pop() {
        match ty {
            Type::Any | Type::Null => return true,
            Type::Union(members) => open.extend(members),
            Type::Ref { model, .. } if seen.insert(*model) => {
                match models.get(model.0 as usize).map(|model| &model.kind) {
                    Some(ModelKind::Alias(ty)) => open.push(ty),
                    Some(ModelKind::Union(union)) => open.extend(union.members.iter().map(|member| &member.ty)),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    false
}

/// Whether a text is put where any value could be: `...`, `<number>`, `[URL]`, `{id}`.
fn stands_for_any(text: &str) -> bool {
    let text = text.trim();
    let within = |open, close| text.starts_with(open) && text.ends_with(close);
    let dots = !text.is_empty() && text.chars().all(|c| matches!(c, '.' | '…'));
    dots || within('<', '>') || within('[', ']') || within('{', '}')
}

/// Whether a text is base64 as it is written: padded, and of the standard alphabet.
pub(super) fn is_base64(text: &str) -> bool {
    let letters = text.trim_end_matches('=');
    text.len().is_multiple_of(4)
        && text.len() - letters.len() < 3
        && letters.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
}

fn shown(kind: &NodeKind) -> &'static str {
    match kind {
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

fn documented(models: &[Model], ty: &Type) -> String {
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
        Type::Ref { model, .. } => {
            models.get(model.0 as usize).map_or_else(|| "a model".to_owned(), |model| format!("a `{}`", model.name))
        }
        Type::Any | Type::Union(_) => "what is documented".to_owned(),
    }
}
