//! Whether a field must be there: what its row says, what the signs of the doc set mean, and what is said above its table.

use crate::document::{Block, Text, blocks};

use super::super::raw::RawProse;
use super::applies;
use super::columns::Role;

use super::reader::{Reader, column_text};
use super::required::{self, Blanket, Presence};
use super::rows::Line;
use super::sheet::Sheet;
use super::types::{self, owned};
use super::{defaults, glossary, naming};

/// What is said of all fields of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Above {
    pub(super) blanket: Blanket,
    /// Whether some descriptions on the page say that a field may be left out, so that the others must be there.
    pub(super) marks_optional: bool,
}

impl<'a> Reader<'_, '_, 'a> {
    /// What stands above a table that is said of all its fields.
    pub(super) fn above(&self, sheet: &Sheet<'_, 'a>) -> Above {
        let mut above = Above::default();
        let outline = &self.page.outline;
        let heading = outline.headings.get(sheet.heading);
        let settings = self.words.survey.settings;
        let generic = heading.is_some_and(|heading| settings.named(&heading.text, false).words.is_empty());
        let says = |is: fn(&naming::Named) -> bool| {
            heading.is_some_and(|heading| generic && is(&naming::named(&heading.text, false)))
        };
        // `Required or optional fields` says nothing.
        let (optional, required) = (says(|named| named.optional), says(|named| named.required));
        if optional && !required || settings.is_optional(self.page, sheet) {
            above.blanket.presence = Some(Presence::Optional);
        } else if required && !optional {
            above.blanket.presence = Some(Presence::Required);
        }
        // What is said of a request below a heading that only says so stands above that heading, too.
        let outer = heading.and_then(|heading| heading.parent).filter(|_| generic);
        let outer = outer.map(|parent| blocks(self.page.document, parent)).unwrap_or_default();
        let outer = outer.iter().filter_map(|block| match block {
            Block::Paragraph(text) | Block::Quote(text) | Block::Other(text) => Some(*text),
            _ => None,
        });
        for text in sheet.lead.iter().copied().chain(outer) {
            let found = required::blanket(&self.text(text), &glossary::code(self.page, text));
            if above.blanket.presence.is_none() && found.presence.is_some() {
                above.blanket = found;
            }
        }
        above.marks_optional = self.words.survey.marks_optional.contains(&self.words.page);
        above
    }

    pub(super) fn presence(
        &self,
        sheet: &Sheet<'_, 'a>,
        line: Line<'_, 'a>,
        cell: &types::Cell,
        stated: Option<Presence>,
        description: Option<Text<'a>>,
        above: &Above,
    ) -> (Presence, Option<RawProse>, bool) {
        let mut list = false;
        let mut from_cardinality = None;
        if let Some(column) = sheet.column(Role::Cardinality) {
            let (presence, is_list) = required::cardinality(&self.text(sheet.cell(line.row, column)));
            from_cardinality = presence;
            list = is_list.unwrap_or(false);
        }
        if let Some(presence) = self.words.survey.convention.decreed() {
            return (presence, None, list);
        }
        // Of `` `a` or `b` `` one is enough.
        let of_alternatives = |presence| {
            if line.name.alternatives && presence == Presence::Required { Presence::Conditional } else { presence }
        };
        let in_default = || {
            let cell = column_text(sheet, line, Role::Default)?;
            defaults::says_required(&self.text(cell)).then_some(Presence::Required)
        };
        let stated = stated.or_else(|| self.among_limits(sheet, line)).or_else(in_default);
        let column = sheet.column(Role::Required).map(|column| {
            let inverted =
                sheet.columns.get(column).is_some_and(|column| column.header.trim_end_matches('?') == "optional");
            let cell = sheet.cell(line.row, column);
            (cell, required::cell(&self.text(cell), inverted))
        });
        let applies = column_text(sheet, line, Role::Applies).filter(|cell| !applies::to_all(&self.text(*cell)));
        let presence = match column {
            Some((_, Some(presence))) => presence,
            Some((_, None)) => stated.or(from_cardinality).unwrap_or(Presence::Optional),
            None => self.marked(line, cell, stated.or(from_cardinality), above),
        };
        let presence =
            if applies.is_some() && presence == Presence::Required { Presence::Conditional } else { presence };
        let presence = of_alternatives(presence);
        let alternatives =
            line.name.alternatives.then(|| sheet.cell(line.row, sheet.column(Role::Name).unwrap_or_default()));
        let condition = (presence == Presence::Conditional).then(|| {
            let cell = column.map(|(cell, _)| cell).filter(|cell| self.text(*cell).split_whitespace().count() > 2);
            let sentence = description.and_then(condition_in);
            let said = cell.or(sentence).or(applies).or(alternatives);
            said.or(column.map(|(cell, _)| cell)).or(description).map(owned)
        });
        (presence, condition.flatten(), list)
    }

    /// What a column of restrictions says of presence, as databases do: `UNIQUE, NOT NULL`.
    fn among_limits(&self, sheet: &Sheet<'_, 'a>, line: Line<'_, 'a>) -> Option<Presence> {
        let cell = column_text(sheet, line, Role::Limits)?;
        let text = self.text(cell).to_lowercase();
        let mut parts = text.split([',', ';', '\n']).map(str::trim);
        parts.find_map(|part| match part.trim_matches(['`', '.', ' ']) {
            "not null" | "required" | "mandatory" | "primary key" | "pk" => Some(Presence::Required),
            "null" | "nullable" | "optional" => Some(Presence::Optional),
            _ => None,
        })
    }

    /// What the doc set's signs say where there is no column for it.
    pub(super) fn marked(
        &self,
        line: Line<'_, 'a>,
        cell: &types::Cell,
        stated: Option<Presence>,
        above: &Above,
    ) -> Presence {
        let convention = &self.words.survey.convention;
        let flag = |required: bool| if required { Presence::Required } else { Presence::Optional };
        if let Some(presence) = stated {
            return presence;
        }
        if let Some(required) = line.name.required.or(cell.required) {
            return flag(required);
        }
        if convention.marks_names() && line.name.questioned {
            return Presence::Optional;
        }
        if let Some(presence) = above.blanket.presence {
            return if above.blanket.except.contains(&line.name.name.text) { Presence::Required } else { presence };
        }
        if convention.marks_names() {
            return Presence::Required;
        }
        if convention.shouts() {
            return flag(convention.bold_is_required() && line.name.bold);
        }
        if convention.italics() {
            return flag(!line.name.italic);
        }
        // Nothing says that it must be there, unless its neighbours say that they need not.
        flag(convention.unmarked().unwrap_or(above.marks_optional))
    }
}

/// The sentence of a description that says when a field is required.
fn condition_in(text: Text<'_>) -> Option<Text<'_>> {
    let lower = text.raw.to_ascii_lowercase();
    let starts = [
        "required if",
        "required when",
        "required for",
        "required unless",
        "must be present if",
        "conditionally required",
        "required** if",
        "required** when",
    ];
    let at = starts.iter().filter_map(|start| lower.find(start)).min()?;
    let end = text
        .raw
        .get(at..)?
        .find(". ")
        .or_else(|| text.raw.get(at..)?.find("<br"))
        .map_or(text.raw.len(), |end| at + end);
    Some(text.part(at..end).trim())
}
