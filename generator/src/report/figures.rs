//! What there is of everything, for figures and plots.

use std::collections::BTreeMap;

use super::Subject;
use super::data::{Count, Evidence, Figures, Kind, Model, Status, Word};
use super::excerpt::{Files, clean};
use crate::diagnostic::Code;
use crate::ir::{Field, ModelKind, Reason, Schema, Type, Unproven};
use crate::lint;

/// Counts what models hold, and what their fields rest on.
pub(super) fn figures(subject: &Subject<'_>, models: &[Model], files: &mut Files<'_>) -> Figures {
    let rows = || models.iter().filter(|model| model.kind == Kind::Struct).flat_map(|model| &model.rows);
    let status = |of: Status| rows().filter(|row| row.status.contains(&of)).count();
    let presence = [
        ("required", Status::Required),
        ("in some case", Status::Conditional),
        ("optional", Status::Optional),
        ("nullable", Status::Nullable),
        ("read-only", Status::ReadOnly),
    ];
    Figures {
        models: of_kinds(models),
        fields: rows().count(),
        presence: presence.into_iter().map(|(name, of)| count(name, "", vec![status(of)])).filter(is_any).collect(),
        constraints: constraints(models),
        relations: relations(models),
        rejected: rejected(models),
        evidence: evidence(subject.schemas),
        concluded: concluded(models),
        lint: findings(subject.findings),
        words: words(subject.schemas, files),
    }
}

fn count(name: impl Into<String>, title: impl Into<String>, counts: Vec<usize>) -> Count {
    Count { name: name.into(), title: title.into(), counts }
}

fn is_any(count: &Count) -> bool {
    count.counts.iter().any(|count| *count > 0)
}

/// The largest first, and then by name.
fn by_size(mut counts: Vec<Count>) -> Vec<Count> {
    counts.retain(is_any);
    counts.sort_by(|a, b| b.counts.iter().sum::<usize>().cmp(&a.counts.iter().sum()).then(a.name.cmp(&b.name)));
    counts
}

fn of_kinds(models: &[Model]) -> Vec<Count> {
    let kinds = [("structs", Kind::Struct), ("enums", Kind::Enum), ("unions", Kind::Union), ("aliases", Kind::Alias)];
    let of = |kind| models.iter().filter(|model| model.kind == kind).count();
    kinds.into_iter().map(|(name, kind)| count(name, "", vec![of(kind)])).filter(is_any).collect()
}

/// What was read of rows: each reading's kind, and what became of it.
fn readings(models: &[Model]) -> impl Iterator<Item = (&'static str, Evidence, &'static str)> {
    let of_rows = models.iter().flat_map(|model| model.rows.iter().flat_map(|row| &row.readings));
    of_rows.map(|reading| (reading.kind, reading.as_what, reading.rule))
}

fn constraints(models: &[Model]) -> Vec<Count> {
    let mut kinds: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for (kind, what, _) in readings(models) {
        let place = match what {
            Evidence::Enforced => 0,
            Evidence::Stated => 1,
            Evidence::Together | Evidence::Rejected | Evidence::Concluded => continue,
        };
        if let Some(count) = kinds.entry(kind).or_default().get_mut(place) {
            *count += 1;
        }
    }
    by_size(kinds.into_iter().map(|(kind, counts)| count(kind, "", counts.to_vec())).collect())
}

fn relations(models: &[Model]) -> Vec<Count> {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let readings = models.iter().flat_map(|model| &model.readings);
    for reading in readings.filter(|reading| reading.as_what == Evidence::Together) {
        *kinds.entry(reading.kind).or_default() += 1;
    }
    by_size(kinds.into_iter().map(|(kind, of)| count(kind, "", vec![of])).collect())
}

fn rejected(models: &[Model]) -> Vec<Count> {
    let of_models = models.iter().flat_map(|model| &model.readings).map(|reading| (reading.kind, reading.as_what));
    let all = readings(models).map(|(kind, what, _)| (kind, what)).chain(of_models);
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for (kind, _) in all.filter(|(_, what)| *what == Evidence::Rejected) {
        *reasons.entry(kind).or_default() += 1;
    }
    let title = |name: &str| Reason::ALL.iter().find(|reason| reason.name() == name).map(|reason| reason.explanation());
    by_size(reasons.into_iter().map(|(name, of)| count(name, title(name).unwrap_or_default(), vec![of])).collect())
}

fn concluded(models: &[Model]) -> Vec<Count> {
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, _, rule) in readings(models).filter(|(_, what, _)| *what == Evidence::Concluded) {
        *rules.entry(rule).or_default() += 1;
    }
    by_size(rules.into_iter().map(|(rule, of)| count(rule, "", vec![of])).collect())
}

/// What each fact of each field rests on.
fn evidence(schemas: &[Schema]) -> Vec<Count> {
    let fields = schemas.iter().flat_map(|schema| &schema.models).flat_map(|model| match &model.kind {
        ModelKind::Struct(object) => object.fields.as_slice(),
        _ => &[],
    });
    let mut counts = [[0; 4]; 3];
    for field in fields {
        let facts = [
            Some(rests_on(field, &["wire_name", "place"], Unproven::Name)),
            is_numeric(&field.ty).then(|| rests_on(field, &["integer", "number"], Unproven::Number)),
            Some(rests_on(field, &["nullable"], Unproven::Null)),
        ];
        for (fact, counts) in facts.into_iter().zip(&mut counts) {
            if let Some(count) = fact.and_then(|place| counts.get_mut(place)) {
                *count += 1;
            }
        }
    }
    let names = [
        ("JSON name", "how JSON spells the field"),
        ("whole number or not", "of fields that hold numbers"),
        ("null or not", "whether the value may be null"),
    ];
    let counted = names.into_iter().zip(counts);
    counted.map(|((name, title), counts)| count(name, title, counts.to_vec())).filter(is_any).collect()
}

/// 0: the row, 1: another place, 2: habit, 3: habit alone, and it may be otherwise.
fn rests_on(field: &Field, facts: &[&str], unproven: Unproven) -> usize {
    if field.unproven.contains(&unproven) {
        return 3;
    }
    let concluded = field.inferred.iter().find(|inference| facts.contains(&inference.fact));
    concluded.map_or(0, |inference| if inference.span.is_some() { 1 } else { 2 })
}

fn is_numeric(ty: &Type) -> bool {
    match ty {
        Type::Array(inner) | Type::Map(inner) => is_numeric(inner),
        other => other.is_number(),
    }
}

fn findings(findings: &[Vec<lint::Finding>]) -> Vec<Count> {
    let mut codes: BTreeMap<Code, [usize; 2]> = BTreeMap::new();
    for finding in findings.iter().flatten() {
        let [warnings, notes] = codes.entry(finding.diagnostic.code).or_default();
        *(if finding.is_warning() { warnings } else { notes }) += 1;
    }
    codes.into_iter().map(|(code, counts)| count(code.as_str(), code.title(), counts.to_vec())).collect()
}

fn words(schemas: &[Schema], files: &mut Files<'_>) -> Vec<Word> {
    let mut words = Vec::new();
    for schema in schemas {
        words.extend(schema.words.iter().map(|word| Word {
            api: schema.api.clone(),
            word: clean(&word.word),
            cells: word.cells,
            shown: word.shown.map(|(kind, _)| kind),
            place: files.place(word.first),
        }));
    }
    words.sort_by(|a, b| b.cells.cmp(&a.cells).then_with(|| a.word.cmp(&b.word)));
    words
}
