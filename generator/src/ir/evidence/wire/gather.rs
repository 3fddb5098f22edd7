//! Where the documentation shows how the API spells a name: keys of `Example` cells, the paths of operations, and
//! identifiers in prose.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::declared::{self, Pair};
use crate::dialect::Naming;
use crate::parallel;
use crate::source::{FileId, SourceFile, Span};

use super::super::super::observe::{Observations, Slot, fold};
use super::super::super::schema::{Enum, Model, ModelKind};
use super::super::numbers::id;
use super::case;

/// What kind of place shows a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// A key of a recorded body.
    Sample,
    /// The source of the SDK, which declares it.
    Source,
    /// A key of an `Example` cell.
    Cell,
    /// A parameter in the path of an operation.
    Path,
    /// An identifier in prose, or the value of an enum.
    Prose,
}

/// What names are names of. How the API spells those of one kind says nothing of another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Properties of what is sent and received.
    Body,
    /// Parameters of operations.
    Parameter,
}

/// All of them.
pub(super) const KINDS: [Kind; 2] = [Kind::Body, Kind::Parameter];

/// A spelling that the documentation shows.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// As it stands there.
    pub(super) wire: String,
    /// Where it stands.
    pub(super) span: Span,
    /// What kind of place that is.
    pub(super) place: Place,
}

/// All spellings that the documentation shows of its fields' names.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Of one field: in a cell that is a value of it, in the path of its operation, or in the prose of its model's page.
    pub(super) fields: HashMap<Slot, Vec<Shown>>,
    /// Of a name of each kind, wherever it stands: each spelling once for each kind of place, the first.
    names: [BTreeMap<String, Vec<Shown>>; KINDS.len()],
    /// Of identifiers that are no field's name: what they make of each first word.
    pub(super) others: Vec<Shown>,
    /// The models that are the parameters of an operation.
    parameters: HashSet<usize>,
}

impl Gathered {
    /// What is shown of the names of one kind.
    pub(super) fn names(&self, kind: Kind) -> &BTreeMap<String, Vec<Shown>> {
        &self.names[kind as usize]
    }

    /// What is shown of all names.
    pub(super) fn all(&self) -> impl Iterator<Item = &Shown> {
        self.names.iter().flat_map(BTreeMap::values).flatten()
    }

    /// What the fields of a model are.
    pub(super) fn kind(&self, model: usize) -> Kind {
        if self.parameters.contains(&model) { Kind::Parameter } else { Kind::Body }
    }
}

/// Reads all of it.
pub(super) fn gather(
    models: &[Model],
    namings: &[Naming],
    (seen, recorded): (&Observations<'_>, &Observations<'_>),
    files: &[&SourceFile],
    declared: &[(Slot, &Pair)],
) -> Gathered {
    let known = Known::of(models, namings);
    let mut reader = Reader {
        models,
        namings,
        known,
        looked_up: HashMap::new(),
        in_paths: HashSet::new(),
        of_kind: Default::default(),
        gathered: Gathered::default(),
    };
    let documented: HashSet<FileId> = models.iter().map(|model| model.file).collect();
    let by_name = by_folded_name(models);
    let others: Vec<&SourceFile> = files.iter().copied().filter(|file| !documented.contains(&file.id)).collect();
    for file in &others {
        reader.operations(&file.text, Span::new(file.id, 0..file.text.len()), &by_name);
    }
    reader.declared(declared);
    reader.tell_kinds();
    reader.recorded(recorded);
    reader.cells(seen);
    for (number, told) in parallel::map(models, in_prose).into_iter().enumerate() {
        reader.model(number, told);
    }
    for file in others {
        reader.page(&file.text, Span::new(file.id, 0..file.text.len()));
    }
    reader.gathered
}

/// The key that each field has wherever it is seen, in the order of the fields.
fn keys(seen: &Observations<'_>, place: Place) -> Vec<(Slot, Shown)> {
    let agreed = seen.keys.iter().filter_map(|(slot, keys)| {
        let first = keys.first().filter(|first| keys.iter().all(|key| key.name == first.name))?;
        Some((*slot, Shown { wire: first.name.clone(), span: first.span, place }))
    });
    let mut slots: Vec<_> = agreed.collect();
    slots.sort_by_key(|(slot, _)| *slot);
    slots
}

/// The names of all fields, by how their SDK spells them.
#[derive(Default)]
struct Known<'a> {
    /// As the SDK makes them of the API's.
    exact: HashMap<&'a str, Naming>,
    /// Without case and punctuation, where more cannot be told.
    folded: HashMap<String, BTreeSet<&'a str>>,
}

impl<'a> Known<'a> {
    fn of(models: &'a [Model], namings: &[Naming]) -> Self {
        let mut known = Self::default();
        for (model, naming) in models.iter().zip(namings) {
            let ModelKind::Struct(object) = &model.kind else { continue };
            for field in &object.fields {
                known.exact.entry(&field.name).or_insert(*naming);
                if !matches!(naming, Naming::Camel | Naming::AsWritten) {
                    known.folded.entry(fold(&field.name)).or_default().insert(&field.name);
                }
            }
        }
        known
    }

    /// Whether the documentation has no name as the API writes it.
    fn is_renamed(&self, name: &str) -> bool {
        self.exact.get(name).is_some_and(|naming| case::written(*naming).is_none() && *naming != Naming::AsWritten)
    }

    /// The documented names that a wire name may have become.
    fn names(&self, wire: &str) -> Vec<String> {
        if !self.folded.is_empty() {
            let names = self.folded.get(&fold(wire)).into_iter().flatten();
            return names.map(|name| (*name).to_owned()).collect();
        }
        let name = case::documented(wire);
        self.exact.contains_key(name.as_str()).then_some(name).into_iter().collect()
    }
}

fn by_folded_name(models: &[Model]) -> HashMap<String, Vec<usize>> {
    let mut found: HashMap<String, Vec<usize>> = HashMap::new();
    for (number, model) in models.iter().enumerate() {
        found.entry(fold(&model.name)).or_default().push(number);
    }
    found
}

/// The identifiers in the prose of an object's page.
fn in_prose(model: &Model) -> Vec<(&str, Span)> {
    let ModelKind::Struct(object) = &model.kind else { return Vec::new() };
    let proses = object.fields.iter().filter_map(|field| field.description.as_ref());
    model.description.iter().chain(proses).flat_map(|prose| identifiers(&prose.text, prose.span)).collect()
}

struct Reader<'a> {
    models: &'a [Model],
    namings: &'a [Naming],
    known: Known<'a>,
    /// The documented names of each spelling that was met: most are met a hundred times.
    looked_up: HashMap<String, Vec<String>>,
    /// What paths call their parameters.
    in_paths: HashSet<String>,
    /// The documented names of each kind.
    of_kind: [HashSet<&'a str>; KINDS.len()],
    gathered: Gathered,
}

impl<'a> Reader<'a> {
    /// Notes which names there are of each kind, once it is known which models are parameters.
    fn tell_kinds(&mut self) {
        let models: &'a [Model] = self.models;
        for (number, model) in models.iter().enumerate() {
            let ModelKind::Struct(object) = &model.kind else { continue };
            let kind = self.gathered.kind(number);
            self.of_kind[kind as usize].extend(object.fields.iter().map(|field| field.name.as_str()));
        }
    }

    /// What the source of the SDK declares. Headers are no pattern for the other parameters.
    fn declared(&mut self, declared: &[(Slot, &Pair)]) {
        for (slot, pair) in declared {
            if pair.place != declared::Place::Body {
                self.gathered.parameters.insert(slot.model.0 as usize);
            }
        }
        for (slot, pair) in declared {
            let shown = Shown { wire: pair.wire.clone(), span: pair.span, place: Place::Source };
            self.gathered.fields.entry(*slot).or_default().push(shown.clone());
            if pair.place != declared::Place::Header {
                self.note(None, &[self.gathered.kind(slot.model.0 as usize)], shown);
            }
        }
    }

    /// Keys of cells, unless two cells disagree.
    fn cells(&mut self, seen: &Observations<'_>) {
        for (slot, shown) in keys(seen, Place::Cell) {
            self.note(Some(slot), &[self.gathered.kind(slot.model.0 as usize)], shown);
        }
    }

    /// Keys of recorded bodies, unless two bodies disagree.
    fn recorded(&mut self, seen: &Observations<'_>) {
        for (slot, shown) in keys(seen, Place::Sample) {
            self.gathered.fields.entry(slot).or_default().push(shown.clone());
            self.note(None, &[self.gathered.kind(slot.model.0 as usize)], shown);
        }
    }

    /// The page of a model; `told` are the identifiers in its prose.
    fn model(&mut self, number: usize, told: Vec<(&str, Span)>) {
        let Some(model) = self.models.get(number) else { return };
        if let ModelKind::Enum(values) = &model.kind {
            self.values(model, values);
        }
        for (wire, span) in told {
            self.identifier(wire, span, Some(number));
        }
    }

    /// The values of an enum that are called like fields: what to sort or group by.
    fn values(&mut self, model: &Model, values: &Enum) {
        for value in &values.values {
            if let Some(wire) = value.wire.as_str().filter(|wire| is_identifier(wire))
                && !self.look_up(wire).is_empty()
            {
                let shown = Shown { wire: wire.to_owned(), span: model.span, place: Place::Prose };
                self.note(None, &[Kind::Body], shown);
            }
        }
    }

    /// The paths of the operations on a page that documents no model.
    fn operations(&mut self, text: &str, span: Span, by_name: &HashMap<String, Vec<usize>>) {
        for (at, _) in text.match_indices("<!--") {
            let line = text.get(at..).and_then(|rest| rest.lines().next()).unwrap_or_default();
            self.operation(line, span.part(at..at + line.len()), by_name);
        }
    }

    /// The prose of a page that documents no model.
    fn page(&mut self, text: &str, span: Span) {
        let mut at = 0;
        let mut fence = false;
        for line in text.split_inclusive('\n') {
            let start = at;
            at += line.len();
            let trimmed = line.trim_start();
            if trimmed.starts_with("```") {
                // Only the API's own examples are in JSON; what is in other languages has the SDK's names.
                fence = !fence && !trimmed.starts_with("```json") && trimmed.trim_end() != "```";
            } else if !fence && !trimmed.starts_with(['#', '<']) {
                let skipped = sdk_part(line);
                let Some(prose) = line.get(skipped..) else { continue };
                for (wire, span) in identifiers(prose, span.part(start + skipped..at)) {
                    self.identifier(wire, span, None);
                }
            }
        }
    }

    /// `operationID="…" … path="…{team_id}…"` in a comment above an example.
    fn operation(&mut self, comment: &str, span: Span, by_name: &HashMap<String, Vec<usize>>) {
        let Some((path, offset)) = attribute(comment, "path") else { return };
        let request = attribute(comment, "operationID").map(|(operation, _)| fold(operation) + "request");
        let requests = request.and_then(|request| by_name.get(&request)).map_or(&[][..], Vec::as_slice);
        self.gathered.parameters.extend(requests);
        let mut rest = 0;
        while let Some((open, close)) = braces(path, rest) {
            rest = close;
            let Some(wire) = path.get(open..close) else { return };
            let shown =
                Shown { wire: wire.to_owned(), span: span.part(offset + open..offset + close), place: Place::Path };
            let slots: Vec<Slot> = requests.iter().filter_map(|model| self.field(*model, wire)).collect();
            for slot in slots {
                self.gathered.fields.entry(slot).or_default().push(shown.clone());
            }
            self.in_paths.insert(wire.to_owned());
            self.note(None, &[Kind::Parameter], shown);
        }
    }

    /// An identifier in prose, on a model's own page if it is one.
    fn identifier(&mut self, wire: &str, span: Span, model: Option<usize>) {
        let shown = Shown { wire: wire.to_owned(), span, place: Place::Prose };
        let slot = model.and_then(|model| self.field(model, wire));
        match model {
            Some(model) => self.note(slot, &[self.gathered.kind(model)], shown),
            // Where prose speaks of what a path shows, it speaks of a parameter.
            None if self.in_paths.contains(wire) => self.note(None, &[Kind::Parameter], shown),
            None => self.note(None, &KINDS, shown),
        }
    }

    fn note(&mut self, slot: Option<Slot>, kinds: &[Kind], shown: Shown) {
        let names = self.look_up(&shown.wire);
        // A name in prose that is spelled as only the SDK spells it says nothing of the API.
        if shown.place == Place::Prose && names.contains(&shown.wire) && self.known.is_renamed(&shown.wire) {
            return;
        }
        if names.is_empty() {
            self.gathered.others.push(shown);
            return;
        }
        if let Some(slot) = slot {
            self.gathered.fields.entry(slot).or_default().push(shown.clone());
        }
        for name in names {
            let has = |kind: &&Kind| self.of_kind[**kind as usize].contains(name.as_str());
            // Prose on a parameter may name the properties that it sorts by.
            let elsewhere = shown.place == Place::Prose && !kinds.iter().any(|kind| has(&kind));
            let kinds = if elsewhere { KINDS.iter().filter(has).collect() } else { kinds.iter().collect::<Vec<_>>() };
            for kind in kinds {
                let known = self.gathered.names[*kind as usize].entry(name.clone()).or_default();
                if !known.iter().any(|other| other.place == shown.place && other.wire == shown.wire) {
                    known.push(shown.clone());
                }
            }
        }
    }

    /// The documented names that a spelling may have become.
    fn look_up(&mut self, wire: &str) -> Vec<String> {
        if let Some(names) = self.looked_up.get(wire) {
            return names.clone();
        }
        let names = self.known.names(wire);
        self.looked_up.insert(wire.to_owned(), names.clone());
        names
    }

    /// The field of a model that an SDK would give this wire name.
    fn field(&self, model: usize, wire: &str) -> Option<Slot> {
        let ModelKind::Struct(object) = &self.models.get(model)?.kind else { return None };
        let naming = *self.namings.get(model)?;
        let made = case::Made::of(naming, wire);
        let part = object.fields.iter().position(|field| made.is(&field.name))?;
        Some(Slot { model: id(model), part })
    }
}

/// How much of a line is the SDK's, at its start: a call, a type, or the first cells of a row, which are an operation, or a
/// parameter as the SDK calls it, and its type.
fn sdk_part(line: &str) -> usize {
    let text = line.trim_start();
    let bars = match text.bytes().next() {
        Some(b'|') => 2,
        Some(b'*' | b'`') => 1,
        _ => 0,
    };
    let is_row = text.starts_with('|') || line.contains(" | ");
    let is_call = text.starts_with('>') && text.contains('(');
    let is_type = text.starts_with("[**") || text.starts_with("- **");
    match line.match_indices('|').nth(bars) {
        Some((at, _)) if is_row => at,
        _ if is_row || is_call || is_type => line.len(),
        _ => 0,
    }
}

/// The value of an attribute and where it starts.
fn attribute<'t>(comment: &'t str, name: &str) -> Option<(&'t str, usize)> {
    let key = format!(" {name}=\"");
    let start = comment.find(&key)? + key.len();
    let length = comment.get(start..)?.find('"')?;
    Some((comment.get(start..start + length)?, start))
}

/// The next `{…}` of a path from `from` on: what is between the braces.
fn braces(path: &str, from: usize) -> Option<(usize, usize)> {
    let open = from + path.get(from..)?.find('{')? + 1;
    let close = open + path.get(open..)?.find('}')?;
    Some((open, close))
}

/// The words of a text that only an identifier is spelled like: with an underscore, a hyphen or an inner capital. Parts of
/// links, paths and qualified names are none.
pub(super) fn identifiers(text: &str, span: Span) -> impl Iterator<Item = (&str, Span)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text.get(rest..)?.find(|c| is_part(c) || c == '$')?;
        let first = usize::from(text.get(start..)?.starts_with('$'));
        let length = text.get(start + first..)?.find(|c| !is_part(c)).unwrap_or(text.len() - start - first);
        let bare = start + first + length;
        // `page[size]` is a name if it stands in code; else the brackets are a link's, or those of a list.
        let whole = bare + brackets(text.get(bare..)?);
        let in_code = text.get(..start)?.ends_with('`') && text.get(whole..)?.starts_with('`');
        rest = if in_code { whole } else { bare };
        Some((start, rest))
    })
    .filter_map(move |(start, end)| {
        let word = text.get(start..end)?.trim_end_matches(['_', '-']);
        let before = text.get(..start)?.chars().next_back();
        let after = text.get(end..)?.chars().next();
        let apart = !matches!(before, Some('/' | '#' | '@' | '[' | '<')) && !matches!(after, Some('/' | '(' | ']'));
        // With a capital first, a word is a type's name or begins a comment of the API's own source, unless it is quoted.
        let quoted =
            matches!(before, Some('`' | '"' | '\'' | ';')) && matches!(after, Some('`' | '"' | '\'' | '&' | '\\'));
        let telling =
            quoted || !word.starts_with(|first: char| first.is_ascii_uppercase()) || word.contains(['_', '-']);
        let is_name = is_identifier(word) || (quoted && is_marked(word));
        (apart && telling && is_name).then(|| (word, span.part(start..start + word.len())))
    })
}

/// How long the indices are that a text starts with: `[size]`, `[]`.
fn brackets(text: &str) -> usize {
    let inside = |text: &str| {
        let (index, _) = text.strip_prefix('[')?.split_once(']')?;
        index.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_').then_some(index.len() + 2)
    };
    let mut length = 0;
    while let Some(more) = text.get(length..).and_then(inside) {
        length += more;
    }
    length
}

/// Whether a word has a mark that no style has, and no word of a language: `$lang`, `ids[]`.
fn is_marked(word: &str) -> bool {
    let bare = word.trim_start_matches('$');
    (bare.len() < word.len() || word.ends_with(']')) && bare.starts_with(|first: char| first.is_ascii_alphabetic())
}

fn is_identifier(word: &str) -> bool {
    let letters = word.trim_start_matches('_');
    let bytes = letters.as_bytes();
    let camel = bytes.windows(2).any(|two| matches!(two, [a, b] if !a.is_ascii_uppercase() && b.is_ascii_uppercase()));
    bytes.first().is_some_and(u8::is_ascii_alphabetic) && (camel || letters.contains(['_', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn words(text: &str) -> Vec<&str> {
        let file = Sources::new().add("a.md", "a.md", text);
        let skipped = sdk_part(text);
        let prose = text.get(skipped..).unwrap_or_default();
        identifiers(prose, Span::new(file, skipped..text.len())).map(|(word, _)| word).collect()
    }

    #[test]
    fn words_that_only_an_identifier_is_spelled_like() {
        for (text, expected) in [
            ("Set user_id, `pageLimit` or x-total.", &["user_id", "pageLimit", "x-total"][..]),
            ("UserName is who it was.", &[]),
            ("Send `UserName` or &quot;PageLimit&quot;.", &["UserName", "PageLimit"]),
            ("See [page_limit](x/page_limit.md) and /orders/order_id/.", &[]),
            ("Send `$lang`, `page[size]` and `ids[]`.", &["$lang", "page[size]", "ids[]"]),
            ("Follow _links for $5, pages[1] and `$`.", &[]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn what_the_sdk_calls_things_is_left_out() {
        for (text, expected) in [
            ("| `pageLimit` | *number* | See page_limit. |", &["page_limit"][..]),
            (" **pageLimit** | **int64** | See page_limit. |", &["page_limit"]),
            ("[**GetOrder**](OrdersApi.md#getOrder) | **GET** /orders/{order_id} | ", &["order_id"]),
            ("> OrderPage listOrders(pageLimit)", &[]),
            ("[**OrderPage**](OrderPage.md)", &[]),
            ("- **Content-Type**: application/json", &[]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }
}
