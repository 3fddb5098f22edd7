//! `enum.*`: the values that a field may have, where the prose lists all of them.

mod apposed;
mod below;
mod category;
mod closed;
mod following;
mod form;
mod open;

use std::sync::LazyLock;

use self::apposed::{alone, are_codes, aside, glosses, introduced, labelled, supported};
use self::below::defined;
use self::category::{are_plain_values, is_category};
use self::closed::judge;
use super::file;
use crate::mine::clause::Reader;
use crate::mine::clause::Site;
use crate::mine::lexicon::Class;
use crate::mine::phrase::Phrases;
use crate::mine::text::{Kind, Words};
use crate::mine::value::{self, List};
use crate::mine::{Findings, Shape, noun};

/// How much a phrase says of the list behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lead {
    /// It closes the list, however its values are written.
    Closing,
    /// The same at the start of a clause: `Allowed: …`.
    Label,
    /// It leads to values only where marks show that they are some: ``can be `a` or `b` ``.
    Marked,
    /// It leads to values where nothing stands behind them: ``you can choose `a` or `b`.``
    Whole,
    /// One value is a list too: `` always `a` ``.
    Constant,
}

const PHRASES: &[(Lead, &str)] = &[
    (Lead::Closing, "@valid @values are|is|:|= [as] [follows] [either|one] [of] [the] [following] [:]"),
    (Lead::Closing, "@valid @values for|of|in ~ are|is|:|= [as] [follows] [:]"),
    (Lead::Closing, "@valid @values include|includes [the] [following] [@values] [:]"),
    (Lead::Marked, "@valid ~ are|is|: [:]"),
    (Lead::Marked, "@valid @values"),
    (Lead::Closing, "can|may|will have|take|takes|assume [one] [of] [the] [following] values|value [of] [:]"),
    (Lead::Closing, "@values [are|is] @valid [are] :"),
    (Lead::Closing, "options|choices|values are|: [:]"),
    (Lead::Label, "enum|enumeration|allowed|supported|permitted|accepted :"),
    (Lead::Closing, "any of [the] [following|these] [@values] :"),
    (Lead::Closing, "chosen|selected|taken from [the] [following] [list|set] [of] [@values] :"),
    (Lead::Marked, "choose|select|pick|chosen|selected|choice from|between [one] [of] [the] [following] [@values] [:]"),
    (Lead::Closing, "one of :"),
    (Lead::Closing, "subset of"),
    (Lead::Marked, "can|may|must be one of"),
    (Lead::Marked, "option|value descriptions :"),
    (Lead::Marked, "following ~ are possible|supported|valid|allowed|available|accepted|returned [:]"),
    (Lead::Closing, "accepts|supports [only] [the] [following] values :"),
    (Lead::Marked, "accepts|supports|takes|has [only] the [following] values"),
    (
        Lead::Closing,
        "one of [the] [following|these|supported|allowed|valid|possible|predefined] [@values] [is|are] [:]",
    ),
    (Lead::Marked, "can|may|must either be [set] [to]"),
    (Lead::Marked, "can|may|must|should|will [only] be [set] [equal] [to] [either|only] [:]"),
    (Lead::Marked, "can|may be omitted or set to"),
    (Lead::Marked, "either"),
    (Lead::Whole, "you can|may|must specify|choose|select [either]"),
    (Lead::Constant, "always [be] [set] [to] [the] [string|value]"),
    (Lead::Constant, "must always be|equal [set] [to] [the] [string|value]"),
    (Lead::Constant, "must [be|equal] [set] [equal] [to] [the] [string|value]"),
];

static COMPILED: LazyLock<Phrases<Lead>> = LazyLock::new(|| Phrases::new(PHRASES.iter().copied()));

pub(super) fn read(reader: &Reader<'_>, findings: &mut Findings) {
    if !has_values(reader.subject.shape) {
        return;
    }
    let mut at = 0;
    while at < reader.words.len() {
        let found = led(reader, at).or_else(|| introduced(reader, at));
        let Some(found) = found.or_else(|| labelled(reader, at)).or_else(|| supported(reader, at)) else {
            at += 1;
            continue;
        };
        at = found.site.part.end.max(at + 1);
        file(findings, &found.site, "enum.listed", judge(&found));
    }
    if let Some(found) = aside(reader) {
        file(findings, &found.site, "enum.aside", judge(&found));
    }
    if let Some(found) = alone(reader) {
        file(findings, &found.site, "enum.alone", judge(&found));
    }
    if let Some(found) = defined(reader) {
        file(findings, &found.site, "enum.defined", judge(&found));
    }
    if let Some(found) = glosses(reader) {
        file(findings, &found.site, "enum.glossed", judge(&found));
    }
}

fn has_values(shape: &Shape) -> bool {
    match shape {
        Shape::String | Shape::Integer | Shape::Number | Shape::Enum | Shape::Other => true,
        Shape::Array(items) => !matches!(**items, Shape::Array(_)) && has_values(items),
        Shape::Boolean | Shape::Date | Shape::Bytes | Shape::Map(_) | Shape::Object => false,
    }
}

/// What reads like a list of values.
pub(super) struct Candidate<'a> {
    pub(super) site: Site<'a>,
    pub(super) list: List,
    /// Whether a list of one is one.
    pub(super) constant: bool,
    /// Whether nothing but the field can be meant, whatever the words beside it name.
    pub(super) own: bool,
}

/// A list behind a phrase, the longest that leads to one.
fn led<'a>(reader: &'a Reader<'a>, at: usize) -> Option<Candidate<'a>> {
    let found = COMPILED.matches(&reader.words, at).map(|(lead, found)| (*lead, found.end));
    let mut found: Vec<(Lead, usize)> = found.collect();
    found.sort_by_key(|(_, end)| std::cmp::Reverse(*end));
    found.into_iter().find_map(|(lead, end)| behind(reader, lead, at, end))
}

/// A list behind a phrase that starts and ends at words: in a row, or in lines and sentences that follow.
fn behind<'a>(reader: &'a Reader<'a>, lead: Lead, at: usize, end: usize) -> Option<Candidate<'a>> {
    // Lists of characters have a rule of their own.
    let starts = at.checked_sub(1).and_then(|at| reader.words.get(at)).is_none_or(|token| token.kind == Kind::Punct);
    let of_characters = reader.words.get(at..end)?.has(["characters", "symbols", "letters"]);
    if of_characters || lead == Lead::Label && !starts {
        return None;
    }
    let before = *reader.clause.tokens.get(end.checked_sub(1)?)?;
    let opened = reader.text.tokens.is_at(before + 1, '(');
    let first = reader.clause.tokens.get(end).copied().or_else(|| opened.then_some(before + 2));
    let row = first.and_then(|first| value::read_list(reader.text, first, reader.limit()));
    let explained = match (&row, first) {
        (Some(row), _) => row.marked && row.values.len() == 1 && !row.open,
        // A bullet whose line break was lost, or a line without a bullet.
        (None, Some(first)) => {
            let line = reader.text.tokens.get(before + 1).is_some_and(|token| token.kind == Kind::Line);
            let label = || value::read(reader.text, first, reader.text.tokens.len());
            line || reader.text.tokens.is_at(first, ['-', '*'])
                || label().is_some_and(|value| following::is_label(reader.text, &value))
        }
        (None, None) => true,
    };
    if lead != Lead::Constant
        && explained
        && let Some(list) = following::gathered(reader, first.unwrap_or(before + 1))
    {
        // What stands behind it in the sentence says what the last value means.
        return Some(Candidate { site: reader.site(at..reader.words.len()), list, constant: false, own: false });
    }
    // `One of these - A or B`: a dash that is no bullet.
    let dash = reader.text.tokens.is_at(before + 1, '-') && matches!(lead, Lead::Closing | Lead::Label);
    let dashed = || value::read_list(reader.text, before + 2, reader.limit()).filter(|_| dash);
    let list = row.or_else(dashed)?;
    let several = list.values.len() > 1;
    let constant = lead == Lead::Constant;
    let closes = match lead {
        Lead::Closing | Lead::Label => {
            list.marked || several && !list.values.iter().any(|value| following::is_word(value))
        }
        // `Valid uplinks are wan1, wan2 and cellular.`
        Lead::Marked if names_own(reader, at, end) => list.marked || several && list.end >= reader.limit(),
        Lead::Marked if !list.marked && is_plain(reader, &list) => true,
        Lead::Marked => (list.marked || are_codes(&list) || are_numbers(reader.subject.shape, &list)) && several,
        Lead::Whole => list.marked && several && list.end >= reader.limit(),
        Lead::Constant => list.marked && !first.is_some_and(|first| reader.text.is_linked(&(first..list.end))),
    };
    let reads = closes && (several || constant || list.open);
    reads.then(|| Candidate { site: reader.site_to(at, list.end), list, constant, own: false })
}

/// `The status can be open, shut or gone`: plain words up to the end, of a field that is one of a few.
fn is_plain(reader: &Reader<'_>, list: &List) -> bool {
    list.alternatives && list.end >= reader.limit() && is_category(reader) && are_plain_values(list)
}

/// Whether what is said to be valid is called like the field.
fn names_own(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    let words = reader.words.get(at..end).unwrap_or_default();
    let valid = words.starts(Class::Admitted);
    // `Valid initial states` are some of them, and `supported file types` are not those of the file.
    let mut nouns =
        words.iter().skip(1).take_while(|token| token.kind == Kind::Word && !token.is(["are", "is", "be"])).peekable();
    valid && nouns.peek().is_some() && nouns.all(|token| noun::names_field(reader.subject.field, &token.text))
}

/// `must be 16, 24 or 32`: of a number they are values as they stand. Two may be the ends of a range, unless no whole number
/// lies between them.
fn are_numbers(shape: &Shape, list: &List) -> bool {
    let whole: Vec<i64> = list.values.iter().filter_map(|value| value.parse().ok()).collect();
    let neighbours = *shape == Shape::Integer && matches!(whole[..], [low, high] if low.checked_add(1) == Some(high));
    let numeric = matches!(shape, Shape::Integer | Shape::Number);
    numeric
        && list.alternatives
        && (list.values.len() > 2 || neighbours)
        && list.values.iter().all(|value| value.parse::<f64>().is_ok())
}

#[cfg(test)]
mod tests {
    use crate::mine::rules::table::check;

    const CARTS: &[&str] = &["enum [\"flat\",\"deep\"]"];

    #[test]
    fn closed_lists_are_read() {
        for prose in [
            "The kind of cart. Valid values are `flat` and `deep`.",
            "The kind of cart. Supported values: flat, deep.",
            "The kind of cart, one of \"flat\", \"deep\"",
            "The kind of cart: \"flat\" or \"deep\"",
            "The kind of cart: 'flat' (for boxes) or 'deep' (for bags).",
            "The kind of cart, either \"flat\" for boxes or \"deep\" for bags",
            "The kind of cart. It can be `flat` or `deep`",
            "The kind of cart (`flat` or `deep`)",
            "The kind of cart. Possible values:\n\n* **flat**: for boxes. Often used.\n* **deep** (default): for bags",
            "The kind of cart. Will be one of the following:<br/>- flat: for boxes<br/>- deep: for bags",
            "The kind of cart. Possible values for this field are:\n\n`flat` - for boxes. They are big.\n\n`deep` - for bags",
            "The kind of cart. Must be `flat`, `deep`, or `null`.",
            "The kind of cart. This can be `flat`, which will carry boxes, or `deep`, which will not.",
            "The kind of cart. The valid values are: `flat`: for boxes. They are big. `deep`: for bags.",
            "`flat` or `deep`",
            "The kind of cart. Currently only `flat` and `deep` are supported.",
            "The kind of cart. You can choose `flat` or `deep`.",
            "The kind of cart. Can be omitted or set to `flat` or `deep`.",
            "The kind of cart. Must be\n* `flat` carries boxes\n* `deep` carries bags",
            "The kind is one of the following:\n`flat`: for boxes\n`deep`: for bags, e.g. big ones",
            "The kind of cart. Possible values are: - flat: for boxes\n  and more.\n- deep: for bags",
            "The kind of cart. Can be one of: * flat: for boxes. Some are big. * deep: for bags",
            "The kind of cart. Valid options are:\n  flat - for boxes.\n  deep - for bags.",
            "The kind of cart, which must be one of ('flat' or 'deep')",
            "The kind of cart. Option descriptions:\n * `flat` - for boxes\n * `deep` - for bags",
            "The kind of cart, `flat` (for boxes) or `deep` (for bags)",
            "Required. The kind of cart: `flat` or `deep`.",
            "The kind of cart. It can either be `flat`, which carries boxes, or `deep`, which does not.",
            "The kind of cart. One of `flat` or `deep` for boxes and bags respectively. Defaults to `deep`.",
            "The kind of cart (flat / deep)",
            "The kind of cart (flat or deep).",
            "The kind of cart (i.e. flat, deep)",
            "The kind of cart: flat or deep.",
            "The kind of cart. Can be either flat or deep.",
            "The kind of cart. Possible values include:\n\n- `flat`: for boxes\n- `deep`: for bags",
            "The kind of cart. Carts differ.\n\n- flat: for boxes\n- deep: for bags",
            "The kind of cart.\n\n* `flat`\n* `deep`",
            "The kind of cart.\n\n`flat`: for boxes. They are big.\n\n`deep`: for bags",
            "Filters by the following kinds. flat: carries boxes. deep: carries bags.",
            "<p>The kind of cart.</p> <ul> <li> <p> <b>flat</b>: for boxes <ul> <li>on feet</li> </ul> </li> <li> <p> <b>deep</b>: for bags </p> </li> </ul>",
            "The kind of cart. It can have the values flat/deep.",
            "The kind of cart (valid: `flat`, `deep`), `flat` or `deep`",
        ] {
            check("enum", &[("string", prose, CARTS)]);
        }
        check(
            "enum",
            &[
                ("string", "The order: rising (UP) or falling (DOWN).", &["enum [\"UP\",\"DOWN\"]"]),
                ("string", "The kind of object. Always `cart`.", &["enum [\"cart\"]"]),
                ("integer", "The size. Must be one of 4, 8 or 16.", &["enum [4,8,16]"]),
                ("string", "DEEP_RED or FLAT (read-only)", &["enum [\"DEEP_RED\",\"FLAT\"]"]),
                ("string", "The state. Either LOADED or EMPTY.", &["enum [\"LOADED\",\"EMPTY\"]"]),
                ("string", "The state. One of the following - LOADED or EMPTY", &["enum [\"LOADED\",\"EMPTY\"]"]),
                ("string[]", "The kinds. Allowed values: `flat`, `deep`.", &["enum@items [\"flat\",\"deep\"]"]),
            ],
        );
    }

    #[test]
    fn what_only_reads_like_a_list_is_none() {
        check(
            "enum",
            &[
                ("string", "The kind of cart. Can be `flat`, `deep`, or any other name.", &["! an open list"]),
                ("string", "The kind of cart. Common values are `flat` and `deep`.", &["! an open list"]),
                ("string", "The kind of cart. Valid values are `flat`, `deep` etc.", &["! an open list"]),
                (
                    "string",
                    "The kind of cart. Can be one of \"flat\" or \"deep\". Note that \"deep\" carts are slow. flat Flat round Round deep Deep",
                    &["! an open list"],
                ),
                (
                    "string",
                    "The kind of cart. Can be one of \"flat\" or \"deep\". flat FlatCart deep DeepCart",
                    &["enum [\"flat\",\"deep\"]"],
                ),
                ("string", "The kind of cart. One of flat, deep (old carts may also be round).", &["! an open list"]),
                ("string", "The kind. Can be `flat` for boxes, or a kind of your own like `deep`.", &[]),
                (
                    "string",
                    "The kind. The allowed cart.wheel values are `flat` and `deep`.",
                    &["! about another thing"],
                ),
                ("string", "The kind. `CARTS_ON` must be set to `true`.", &["! about another thing"]),
                (
                    "string",
                    "Kinds. Valid values: flat, deep. Several values may be given (comma-separated).",
                    &["! values may be combined"],
                ),
                ("string", "The kind. If the cart is red, it can be `flat` or `deep`.", &["! conditional"]),
                ("string", "The kind of cart. Valid values are listed in the catalogue.", &[]),
                (
                    "integer",
                    "The size. Valid values are `big` and `small`.",
                    &["! the values are not of the field's type"],
                ),
                ("string", "The kind. Valid values for the wheel are `w` and `v`.", &["! about another thing"]),
                ("string", "The kind. Must be `{cart}` or `<name>`.", &["! a list of forms"]),
                ("boolean", "Whether it is `flat` or `deep`", &[]),
                ("string", "The kind of cart. One of your carts, or none.", &[]),
                ("string", "The picture. Must be PNG or JPEG.", &[]),
                ("string", "The kind. You can choose `flat` or `deep` for boxes.", &[]),
                ("string", "The address (street, city, land)", &[]),
                ("string", "The kind of cart (flat, deep, etc.)", &[]),
                (
                    "string",
                    "The kind of cart. Valid values:\n* `flat`: for\n  * `low`: on feet\n* `deep`: for bags",
                    &[],
                ),
                ("string", "The kind (`flat`, `deep` or `round`) or a name.", &[]),
                ("string", "The name of the cart. Can be long or short.", &[]),
                ("string", "The kind of cart.\n\n* Format: letters\n* Example: flat", &[]),
                ("string", "The order of carts. Supported values: Rising (r), Falling (f).", &[]),
                ("string", "When it rolls. Available for the following kinds. Flat: at noon. Deep: at night.", &[]),
                ("string", "LOADED carts or EMPTY ones", &[]),
            ],
        );
    }
}
