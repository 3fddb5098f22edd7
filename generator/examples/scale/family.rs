//! What each page is, by its number alone: any page can be named, and its value shown, before it is written.

use crate::random::Random;

/// How many pages a family has.
pub(crate) const SIZE: usize = 16;

#[rustfmt::skip] // Words in rows can be read.
const WORDS: [&str; 24] = [
    "Order", "Parcel", "Total", "Billing", "Carrier", "Country", "State", "Window", "Label", "Source", "Owner", "Limit",
    "Event", "Price", "Batch", "Notice", "Refund", "Stock", "Route", "Rate", "Claim", "Offer", "Pallet", "Customs",
];

/// What a page documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Struct,
    Empty,
    /// Values of text; whether there may be others.
    Enum {
        open: bool,
    },
    Numbers,
    /// Members that a property tells apart.
    Tagged,
    Untagged,
}

/// The members of the family's tagged union.
pub(crate) const MEMBERS: [usize; 3] = [6, 7, 8];

/// The members of the family's other union, beside text: the number of the page in its family.
pub(crate) const MEMBER: usize = 9;

/// The place in its family of the model that holds itself.
pub(crate) const CYCLE: usize = 12;

/// How many layers the families lie in. Models refer to those of lower layers only: so in the docs that people publish,
/// where chains of models have 4 to 17 of them, and hardly three lead back to each other.
const LAYERS: usize = 5;

/// The place in the family of a page, and the page that the family starts with.
pub(crate) fn place(page: usize) -> (usize, usize) {
    (page % SIZE, page - page % SIZE)
}

/// What the page of this number documents.
pub(crate) fn kind(page: usize) -> Kind {
    let family = page / SIZE;
    match page % SIZE {
        3 | 4 => Kind::Enum { open: false },
        10 => Kind::Enum { open: true },
        5 => Kind::Tagged,
        11 => Kind::Untagged,
        13 if family % 4 == 1 => Kind::Numbers,
        15 if family % 3 == 1 => Kind::Empty,
        _ => Kind::Struct,
    }
}

/// The folder below `models`.
pub(crate) fn folder(page: usize) -> &'static str {
    match page % SIZE {
        1 | 2 | 14 => "operations",
        15 if (page / SIZE) % 8 == 3 => "errors",
        _ => "components",
    }
}

/// The name of a page's model, which no other has.
pub(crate) fn name(page: usize) -> String {
    #[rustfmt::skip] // One name for each page of a family.
    const ENDINGS: [&str; SIZE] = [
        "", "CreateRequest", "ListResponse", "Status", "Mode", "Target", "TargetByAddress", "TargetByAccount",
        "TargetByLocker", "Line", "Channel", "Reference", "Node", "Level", "UpdateRequest", "Extra",
    ];
    let family = page / SIZE;
    let (first, second) = (family % WORDS.len(), family / WORDS.len());
    let round = second / WORDS.len();
    let number = if round == 0 { String::new() } else { format!("V{}", round + 1) };
    let word = |at: usize| WORDS.get(at % WORDS.len()).copied().unwrap_or_default();
    format!(
        "{}{}{number}{}",
        word(first),
        word(first + second + 1),
        ENDINGS.get(page % SIZE).copied().unwrap_or_default()
    )
}

/// Where the page stands.
pub(crate) fn path(page: usize) -> String {
    format!("models/{}/{}.md", folder(page), name(page).to_lowercase())
}

/// The link to a page, as cells have it.
pub(crate) fn link(page: usize) -> String {
    format!("[{0}.{1}](../../models/{0}/{2}.md)", folder(page), name(page), name(page).to_lowercase())
}

/// The documented values of an enum.
pub(crate) fn values(page: usize) -> Vec<String> {
    let mut random = Random::of(page, 3);
    let count = random.one_of(&[2, 2, 3, 3, 4, 5, 6, 8, 12]).unwrap_or(2);
    let style = random.below(3);
    (0..count)
        .map(|number| {
            if kind(page) == Kind::Numbers {
                return (number * 10).to_string();
            }
            let word = |at: usize| WORDS.get(at % WORDS.len()).copied().unwrap_or_default();
            let (first, second) = (word(page + number), word(page / SIZE + number / WORDS.len() + 7));
            let value = match style {
                0 => format!("{}_{}", first.to_uppercase(), second.to_uppercase()),
                1 => format!("{}-{}", first.to_lowercase(), second.to_lowercase()),
                _ => first.to_lowercase(),
            };
            format!("\"{value}\"")
        })
        .collect()
}

/// A field of a struct.
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) ty: Type,
    pub(crate) required: bool,
}

/// The type of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    String,
    Number,
    Boolean,
    Instant,
    Any,
    Strings,
    Map,
    /// What tells the member of a union apart: its one value.
    Tag(&'static str),
    Model(usize),
    Models(usize),
}

/// The rows of a struct's page, of `count` pages in all.
pub(crate) fn fields(page: usize, count: usize) -> Vec<Field> {
    let mut random = Random::of(page, 1);
    let (place, family) = place(page);
    let mut fields = Vec::new();
    if let Some(tag) = MEMBERS.iter().position(|member| *member == place) {
        let value = ["address", "account", "locker"].get(tag).copied().unwrap_or_default();
        fields.push(Field { name: "kind".to_owned(), ty: Type::Tag(value), required: true });
    }
    let wide = random.below(25) == 0;
    let usual = random.one_of(&[1, 1, 2, 2, 3, 4, 5, 6, 8, 12, 18]).unwrap_or(1);
    let rows = if wide { 30 + random.below(50) } else { usual + usize::from(place == 0) * 8 };
    for row in 0..rows {
        fields.push(field(&mut random, page, count, row));
    }
    if place == CYCLE {
        fields.push(Field { name: "parent".to_owned(), ty: Type::Model(page), required: false });
        fields.push(Field { name: "nodes".to_owned(), ty: Type::Models(page), required: true });
        // A longer way round: the first of the family leads back here.
        fields.push(Field { name: "root".to_owned(), ty: Type::Model(family), required: false });
    }
    if place == 0 {
        fields.push(Field { name: "tree".to_owned(), ty: Type::Model(family + CYCLE), required: false });
    }
    fields
}

fn field(random: &mut Random, page: usize, count: usize, row: usize) -> Field {
    let required = random.below(10) < 3;
    let ty = match random.below(20) {
        0..=7 => Type::String,
        8..=10 => Type::Number,
        11..=13 => Type::Boolean,
        14 => random.one_of(&[Type::Instant, Type::Any, Type::Map]).unwrap_or(Type::Any),
        15 => Type::Strings,
        _ => {
            let (near, choice) = (random.below(3) > 0, random.below(3));
            let Some(other) = lower(random, page, count, near).filter(|other| !is_apart(*other)) else {
                return Field { name: row_name(random, row, Type::String), ty: Type::String, required };
            };
            if choice == 0 { Type::Models(other) } else { Type::Model(other) }
        }
    };
    Field { name: row_name(random, row, ty), ty, required }
}

fn row_name(random: &mut Random, row: usize, ty: Type) -> String {
    let word = |at: usize| WORDS.get(at % WORDS.len()).copied().unwrap_or_default();
    let name = format!("{}{}{}", word(row).to_lowercase(), word(random.below(WORDS.len())), suffix(ty));
    if row < WORDS.len() { name } else { format!("{name}{row}") }
}

/// A page of a lower layer: of the family before this one, or of any.
fn lower(random: &mut Random, page: usize, count: usize, near: bool) -> Option<usize> {
    let family = page / SIZE;
    let layer = family % LAYERS;
    let any = random.below(count / SIZE);
    let other = if near { family.checked_sub(1)? } else { any - any % LAYERS + random.below(layer) };
    let page = other * SIZE + random.below(SIZE);
    (layer > 0 && page < count).then_some(page)
}

/// Requests, responses and errors are no values of a model.
fn is_apart(page: usize) -> bool {
    folder(page) != "components"
}

/// What names say of types.
fn suffix(ty: Type) -> &'static str {
    match ty {
        Type::Number => "Count",
        Type::Boolean => "Enabled",
        Type::Instant => "At",
        Type::Strings | Type::Models(_) => "List",
        _ => "",
    }
}
