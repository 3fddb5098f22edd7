//! Unions whose members are not told apart as they are meant to be.

use std::collections::{BTreeSet, HashMap};

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

use super::super::super::raw::{RawBody, RawField, RawModel, RawType, RawTypeKind};
use super::super::glossary;
use super::{Slips, is_left_out};

pub(super) fn find(slips: &mut Slips<'_, '_, '_, '_>) {
    let files: HashMap<_, _> =
        slips.pages().iter().enumerate().map(|(number, page)| (page.document.file.id, number)).collect();
    let models: HashMap<Span, &RawModel> = slips.models.iter().map(|model| (model.at, model)).collect();
    for model in slips.models {
        let RawBody::Members(members) = &model.body else { continue };
        let Some(number) = files.get(&model.file).copied() else { continue };
        let Some(page) = slips.pages().get(number).filter(|page| !is_left_out(page, model.at)) else { continue };
        let heading = page.outline.above(model.at.start);
        let Some(members) = objects(members, &models) else { continue };
        let stated = stated(slips, model);
        let is_stated = stated.is_some();
        let Some(tag) = stated.or_else(|| meant(&members)) else { continue };
        for problem in of_tag(model, &tag, &members, is_stated) {
            slips.report(number, heading, problem);
        }
    }
}

/// An object that is a member of a union.
struct Member<'m> {
    model: &'m RawModel,
    fields: &'m [RawField],
}

impl Member<'_> {
    fn field(&self, name: &str) -> Option<&RawField> {
        self.fields.iter().find(|field| field.name.text == name)
    }

    /// The text that a field of this name always has.
    fn literal(&self, name: &str) -> Option<&serde_json::Value> {
        self.field(name).and_then(|field| literal(&field.ty))
    }
}

fn literal(ty: &RawType) -> Option<&serde_json::Value> {
    if let RawTypeKind::Literal(value) = &ty.kind { Some(value) } else { None }
}

/// The members, where all of them are objects.
fn objects<'m>(members: &[RawType], models: &HashMap<Span, &'m RawModel>) -> Option<Vec<Member<'m>>> {
    let object = |member: &RawType| {
        let RawTypeKind::Ref(reference) = &member.kind else { return None };
        let model = *models.get(&reference.model?)?;
        let RawBody::Fields(fields) = &model.body else { return None };
        Some(Member { model, fields })
    };
    members.iter().map(object).collect::<Option<Vec<_>>>().filter(|members| members.len() > 1)
}

/// The property in the sentence above the list: ``told apart by `type` ``.
fn stated(slips: &Slips<'_, '_, '_, '_>, model: &RawModel) -> Option<String> {
    let group = slips.survey.by_place.get(&model.at)?;
    let group = slips.survey.groups.get(*group)?;
    let bullets = group.bullets.as_ref()?;
    let page = slips.pages().get(group.page)?;
    let code = super::super::bullets::lead(page, bullets).map(|lead| glossary::code(page, lead))?;
    if let [only] = code.as_slice() { Some(only.clone()) } else { None }
}

/// The property that has a single text in some of the members, where that is one property.
fn meant(members: &[Member<'_>]) -> Option<String> {
    let fields = members.iter().flat_map(|member| member.fields);
    let names: BTreeSet<&str> =
        fields.filter(|field| literal(&field.ty).is_some()).map(|field| field.name.text.as_str()).collect();
    let name = if names.len() == 1 { names.first()? } else { return None };
    let having = members.iter().filter(|member| member.literal(name).is_some()).count();
    (having * 2 >= members.len()).then(|| (*name).to_owned())
}

/// A member that may have any text where it is told from the others, or several of its own.
fn no_single_text(
    union: &RawModel,
    tag: &str,
    member: &Member<'_>,
    field: &RawField,
    members: &[Member<'_>],
) -> Option<Diagnostic> {
    let called = &member.model.name.text;
    let taken: Vec<&serde_json::Value> = members.iter().filter_map(|other| other.literal(tag)).collect();
    let what = match &field.ty.kind {
        RawTypeKind::String => "may be any text".to_owned(),
        RawTypeKind::Union(values) => {
            let values: Vec<&serde_json::Value> = values.iter().map(literal).collect::<Option<_>>()?;
            // What the others leave of several values is one that tells it apart.
            if values.iter().filter(|value| !taken.contains(value)).count() == 1 {
                return None;
            }
            "has several texts".to_owned()
        }
        _ => return None,
    };
    Some(
        Diagnostic::new(Code::UnionMembers, format!("`{tag}` of `{called}` {what}"))
            .at(field.ty.span, format!("`{tag}` tells the members of `{}` apart", union.name.text))
            .related(union.name.span, "the union")
            .help(format!("write one text that no other member has, such as `\"{}\"`", called.to_lowercase())),
    )
}

fn of_tag(union: &RawModel, tag: &str, members: &[Member<'_>], is_stated: bool) -> Vec<Diagnostic> {
    let name = &union.name.text;
    let mut seen: HashMap<String, &Member<'_>> = HashMap::new();
    let mut found = Vec::new();
    for member in members {
        let called = &member.model.name.text;
        let Some(field) = member.field(tag) else {
            found.push(
                Diagnostic::new(Code::UnionMembers, format!("`{called}` has no field `{tag}`"))
                    .at(member.model.name.span, format!("a member of `{name}`, which `{tag}` tells from the others"))
                    .related(union.name.span, "the union")
                    .help(format!(
                        "write a row into its table:\n| {tag} | \"{}\" | yes | What it is. |",
                        called.to_lowercase()
                    )),
            );
            continue;
        };
        let Some(value) = literal(&field.ty) else {
            found.extend(no_single_text(union, tag, member, field, members).filter(|_| is_stated));
            continue;
        };
        if !field.required {
            found.push(
                Diagnostic::new(Code::UnionMembers, format!("`{tag}` of `{called}` may be left out"))
                    .at(field.name.span, format!("tells `{called}` from the other members of `{name}`"))
                    .related(union.name.span, "the union")
                    .help("write `yes` into its column `Required`"),
            );
        }
        if let Some(first) = seen.get(&value.to_string())
            && let Some(first_field) = first.field(tag)
        {
            let message = format!("`{called}` and `{}` have the same `{tag}`, {value}", first.model.name.text);
            found.push(
                Diagnostic::new(Code::UnionMembers, message)
                    .at(field.ty.span, format!("cannot be told apart in `{name}`"))
                    .related(first_field.ty.span, "the first")
                    .help("give each member a value of its own"),
            );
        }
        seen.entry(value.to_string()).or_insert(member);
    }
    found
}
