//! Finds the model or the field that somebody names.

use crate::diagnostic::suggest::nearest_few;
use crate::ir::{Field, Model, ModelId, ModelKind, Schema};

/// What an explanation is about.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'s> {
    /// The API.
    pub schema: &'s Schema,
    /// The model.
    pub model: ModelId,
    /// The field's place in the model, where one is meant.
    pub field: Option<usize>,
}

/// Why nothing, or not one thing, is meant by a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotFound {
    /// What is wrong.
    pub message: String,
    /// What may have been meant.
    pub help: String,
}

/// The model or field of a name: `operations.Order`, `Order` where no other API or folder has one, and a field's name, as
/// the docs, JSON or Rust have it, behind a dot. Letter case counts only where it tells names apart.
///
/// # Errors
/// Where there is none, or more than one.
pub fn find<'s>(schemas: &'s [Schema], name: &str) -> Result<Subject<'s>, NotFound> {
    let exactly = find_by(schemas, name, |known, wanted| known == wanted);
    if matches!(&exactly, Err(Failed::Unknown(_))) {
        match find_by(schemas, name, |known, wanted| known.to_lowercase() == wanted.to_lowercase()) {
            Err(Failed::Unknown(_)) => {}
            in_any_case => return in_any_case.map_err(Failed::into_said),
        }
    }
    exactly.map_err(Failed::into_said)
}

/// Why a name did not lead to one subject.
enum Failed {
    Unknown(NotFound),
    Ambiguous(NotFound),
}

impl Failed {
    fn into_said(self) -> NotFound {
        match self {
            Self::Unknown(said) | Self::Ambiguous(said) => said,
        }
    }
}

/// Whether a known name is the wanted one.
type IsSame = fn(&str, &str) -> bool;

fn find_by<'s>(schemas: &'s [Schema], name: &str, is_same: IsSame) -> Result<Subject<'s>, Failed> {
    let found = models(schemas, name, is_same);
    if !found.is_empty() {
        return only(name, &found, |_| Some(None));
    }
    // Names of models and fields may hold dots themselves.
    let splits = name.match_indices('.').rev().filter_map(|(at, _)| Some((name.get(..at)?, name.get(at + 1..)?)));
    let mut lacking = None;
    for (model, field) in splits {
        let found = models(schemas, model, is_same);
        if found.is_empty() {
            continue;
        }
        let place =
            |subject: &Subject<'_>| fields(subject).iter().position(|known| is_called(known, field, is_same)).map(Some);
        if found.iter().any(|subject| place(subject).is_some()) {
            return only(name, &found, place);
        }
        lacking = lacking.or(found.into_iter().next().map(|subject| no_field(&subject, field)));
    }
    Err(Failed::Unknown(lacking.unwrap_or_else(|| no_model(schemas, name))))
}

fn models<'s>(schemas: &'s [Schema], name: &str, is_same: IsSame) -> Vec<Subject<'s>> {
    let mut out: Vec<(bool, Subject<'s>)> = Vec::new();
    for schema in schemas {
        for (number, model) in schema.models.iter().enumerate() {
            let is_id = is_same(&model.id, name);
            if is_id || is_same(&model.name, name) || is_same(&model.rust_name, name) {
                let id = ModelId(u32::try_from(number).unwrap_or(u32::MAX));
                out.push((is_id, Subject { schema, model: id, field: None }));
            }
        }
    }
    // A whole id is never ambiguous within its API.
    let exact = out.iter().any(|(exact, _)| *exact);
    out.into_iter().filter(|(is_exact, _)| *is_exact || !exact).map(|(_, subject)| subject).collect()
}

/// The one of several subjects that has the field, if a field is asked for.
fn only<'s>(
    name: &str,
    found: &[Subject<'s>],
    field: impl Fn(&Subject<'s>) -> Option<Option<usize>>,
) -> Result<Subject<'s>, Failed> {
    let with_field = |subject: &Subject<'s>| field(subject).map(|field| Subject { field, ..*subject });
    let found: Vec<_> = found.iter().filter_map(with_field).collect();
    match found.as_slice() {
        [one] => Ok(*one),
        several => {
            let ids = several.iter().map(|subject| {
                let id = &subject.schema.model(subject.model).id;
                format!("{id} of {}", subject.schema.api)
            });
            let help = format!("write the whole id, or choose with `--api`: {}", ids.collect::<Vec<_>>().join(", "));
            Err(Failed::Ambiguous(NotFound { message: format!("`{name}` may be one of several"), help }))
        }
    }
}

fn fields<'s>(subject: &Subject<'s>) -> &'s [Field] {
    match &subject.schema.model(subject.model).kind {
        ModelKind::Struct(object) => &object.fields,
        _ => &[],
    }
}

fn is_called(field: &Field, name: &str, is_same: IsSame) -> bool {
    [&field.name, &field.wire_name, &field.rust_name].into_iter().any(|known| is_same(known, name))
}

fn no_field(subject: &Subject<'_>, field: &str) -> NotFound {
    let model = subject.schema.model(subject.model);
    let names = || fields(subject).iter().map(|field| field.name.as_str());
    let near = nearest_few(field, names());
    let help = match (near.is_empty(), fields(subject).is_empty()) {
        (false, _) => did_you_mean(&near),
        (true, true) => "only a model with a field table has any".to_owned(),
        (true, false) => format!("there is: {}", names().collect::<Vec<_>>().join(", ")),
    };
    NotFound { message: format!("`{}` has no field `{field}`", model.id), help }
}

fn no_model(schemas: &[Schema], name: &str) -> NotFound {
    let known = |named: fn(&Model) -> &str| schemas.iter().flat_map(|schema| &schema.models).map(named);
    // The model may be misspelt with a field behind it.
    let start = name.rsplit_once('.').map(|(start, _)| start);
    let near = [Some(name), start].into_iter().flatten().find_map(|name| {
        let near = nearest_few(name, known(|model| &model.id).chain(known(|model| &model.name)));
        (!near.is_empty()).then_some(near)
    });
    let help = near.map_or_else(|| "`schemadown ir` lists all models".to_owned(), |near| did_you_mean(&near));
    NotFound { message: format!("no page documents a model `{name}`"), help }
}

fn did_you_mean(names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    format!("did you mean {}?", names.join(" or "))
}
