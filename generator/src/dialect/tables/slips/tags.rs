//! Tables whose column `Applies to` tells nothing apart: a cell that is not understood, a name that is no value, no field whose
//! values they are.

use std::collections::HashMap;

use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

use super::super::super::raw::{RawBody, RawField, RawModel, RawType, RawTypeKind};
use super::super::applies::{self, Reach};
use super::super::columns::Role;
use super::super::glossary::fold;
use super::super::kinds::Kind;
use super::super::name_cell::NameCell;
use super::super::sheet::{self, Page, Sheet};
use super::Slips;

pub(super) fn find(slips: &mut Slips<'_, '_, '_, '_>) {
    let survey = slips.survey;
    if !survey.settings.own {
        return;
    }
    let fields = super::fields(slips.models);
    let models: HashMap<Span, &RawModel> = slips.models.iter().map(|model| (model.at, model)).collect();
    for (number, (sheet, verdict)) in survey.found.sheets.iter().zip(&survey.found.verdicts).enumerate() {
        let (Kind::Fields, Some(column)) = (verdict.kind, sheet.column(Role::Applies)) else { continue };
        let Some(page) = survey.found.pages.get(sheet.page) else { continue };
        let names = survey.found.names.get(number).map_or(&[][..], Vec::as_slice);
        let is_split = models.get(&sheet.span()).is_some_and(|model| matches!(model.body, RawBody::Tagged(..)));
        let table = Table { page, sheet, column, names, fields: &fields, models: &models };
        let found = table.unclear().or_else(|| if is_split { None } else { table.untold() });
        if let Some(problem) = found {
            slips.report(sheet.page, sheet.heading, problem);
        }
    }
}

struct Table<'t, 'd, 'a> {
    page: &'t Page<'d, 'a>,
    sheet: &'t Sheet<'d, 'a>,
    column: usize,
    names: &'t [NameCell],
    fields: &'t HashMap<Span, &'t RawField>,
    models: &'t HashMap<Span, &'t RawModel>,
}

impl Table<'_, '_, '_> {
    /// The first cell that says not, or not only, to which values it applies.
    fn unclear(&self) -> Option<Diagnostic> {
        self.sheet.table.rows.iter().find_map(|row| {
            let cell = self.sheet.cell(row, self.column);
            let text = sheet::text(self.page, cell);
            let problem = |message: String| {
                Diagnostic::new(Code::UnreadCell, message)
                    .at(cell.span, "for which values is the field there?")
                    .help("write `all`, some of the values, or `all but` some")
            };
            if text.is_empty() {
                let problem = Diagnostic::new(Code::UnreadCell, "a row does not say to what it applies");
                return Some(problem.at(row.text.span, "its cell is empty").help("write `all`, or some of the values"));
            }
            if text.contains('(') {
                return Some(problem(format!("what stands in parentheses in `{text}` is not read")));
            }
            applies::reach(&text).is_none().then(|| problem(format!("`{text}` says not to what the field applies")))
        })
    }

    /// Why no field tells the others apart.
    fn untold(&self) -> Option<Diagnostic> {
        let rows = || self.sheet.table.rows.iter().zip(self.names);
        let reach = |row| applies::reach(&sheet::text(self.page, self.sheet.cell(row, self.column)));
        let named: Vec<(Span, String)> = rows()
            .flat_map(|(row, _)| {
                let span = self.sheet.cell(row, self.column).span;
                let names = match reach(row) {
                    Some(Reach::Only(names) | Reach::AllBut(names)) => names,
                    _ => Vec::new(),
                };
                names.into_iter().map(move |name| (span, name))
            })
            .collect();
        if named.is_empty() {
            return None;
        }
        let tags: Vec<(&RawField, Vec<String>)> = rows()
            .filter(|(row, _)| matches!(reach(row), Some(Reach::All)))
            .filter_map(|(_, name)| {
                let field = *self.fields.get(&name.name.span)?;
                Some((field, self.values(&field.ty)?))
            })
            .collect();
        let header = self.sheet.table.header.get(self.column)?;
        let [(tag, values)] = tags.as_slice() else {
            let message = if tags.is_empty() {
                "no field has the values that the column `Applies to` names"
            } else {
                "several fields may have the values that the column `Applies to` names"
            };
            return Some(
                Diagnostic::new(Code::UnreadCell, message)
                    .at(header.span, "tells nothing apart")
                    .help("one field has to list the values in its type, be required, and apply to `all`"),
            );
        };
        let name = &tag.name.text;
        let strange = named.iter().find(|(_, name)| !values.iter().any(|value| fold(value) == fold(name)));
        if let Some((span, strange)) = strange {
            let problem = Diagnostic::new(Code::UnreadCell, format!("`{strange}` is no value of `{name}`"))
                .at(*span, "so this column does not tell for which of them a field is there");
            let near = nearest(strange, values.iter().map(String::as_str));
            let problem =
                near.into_iter().fold(problem, |problem, near| problem.help(format!("did you mean `{near}`?")));
            return Some(
                problem.help(format!(
                    "its values are {}; write some of them, `all`, or `all but` some",
                    values.join(", ")
                )),
            );
        }
        (!tag.required).then(|| {
            Diagnostic::new(Code::UnreadCell, format!("`{name}` need not be there, and tells nothing apart"))
                .at(tag.name.span, "its values are what the column `Applies to` names")
                .help("write `yes` into its column `Required`")
        })
    }

    /// The texts that a type has.
    fn values(&self, ty: &RawType) -> Option<Vec<String>> {
        let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
        let literal = |ty: &RawType| if let RawTypeKind::Literal(value) = &ty.kind { text(value) } else { None };
        let values: Vec<String> = match &ty.kind {
            RawTypeKind::Union(members) => members.iter().map(literal).collect::<Option<_>>()?,
            RawTypeKind::Ref(reference) => match &self.models.get(&reference.model?)?.body {
                RawBody::Values(values) => {
                    values.values.iter().map(|value| text(&value.value)).collect::<Option<_>>()?
                }
                _ => return None,
            },
            _ => return None,
        };
        (values.len() > 1).then_some(values)
    }
}
