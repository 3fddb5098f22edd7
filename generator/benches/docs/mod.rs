//! Docs of our own to measure with: as many pages as are asked for, the same on every machine.
//!
//! Of the descriptions, about one in six states a rule, one in twelve only reads like one, and the rest describes, in
//! lengths from a few words to several paragraphs, as published docs do. Pages are padded as generators pad them.

#![allow(dead_code, reason = "a bench and an example use their own parts")]

use std::fmt::Write as _;

/// What only describes.
const PLAIN: [&str; 14] = [
    "The identifier of the order.",
    "A short description of the shipment, shown to the customer next to its status.",
    "The total of the invoice, taxes included.",
    "Whether the parcel is insured.",
    "The address that the carrier delivers to. If it is not set, the address of the customer is used.",
    "An unordered set of labels. Keys are yours to choose; we return them as they were when you made the request.",
    "When the warehouse last confirmed the stock.",
    "The number of items that are left. The count is updated every 15 minutes and may lag behind after a sale.",
    "The result of the call. If `OK`, the shipment was booked; if `RETRY`, ask again after the time in `retryAfter`.",
    "The tax rules that apply.\n\nThey are derived from the country of the seller, the country of the buyer and the kind of \
     goods. See [the guide](https://docs.example.com/tax) for the cases in which a rule of one country takes precedence \
     over that of another.",
    "The carrier that takes the parcel. Known carriers are listed under `/carriers`, which also shows the regions they \
     serve, the services they offer there, and how long each of them takes.",
    "The total number of pages.",
    "A reference of your own. It is printed on the label, returned in every event, and never interpreted by us.",
    "How the price was found: <br/> - from the contract <br/> - from the list of the day <br/> - by hand, in which case \
     `approvedBy` says who agreed to it",
];

/// What states a rule.
const RULES: [&str; 10] = [
    "A name for the template. At most {n} characters.",
    "The code of the shop. Must be between 2 and {n} characters long and may only contain letters, digits and hyphens.",
    "How many entries a page has. Must be between 1 and {n}.",
    "The country, as an ISO 3166-1 alpha-2 code.",
    "The address that receives receipts. Must be a valid email address.",
    "The lines of the order. A maximum of {n} lines is allowed.",
    "The currency of the amount, in ISO 4217 format. The maximum length is 3.",
    "The key that makes a retry safe. The maximum length of a key is {n}. Valid characters are `A-Z`, `a-z`, `0-9`, `-` \
     and `_`.",
    "Where events are sent to. Must be a URL that starts with `https://`.",
    "The mode, one of `manual`, `nightly` or `hourly`. The default is `nightly`.",
];

/// What reads like a rule and is none.
const TRAPS: [&str; 6] = [
    "The maximum number of entries to return.",
    "The name of the recipient. We recommend no more than {n} characters, so that it fits on small labels.",
    "The customs number. If the parcel leaves the union, it must be {n} characters long.",
    "The search text. Results hold at most {n} matches for each of its words.",
    "The minimum amount that the coupon asks for, such as 10.",
    "The weight in grams. Parcels of more than {n} kilograms are handled by another team, which may need up to 3 days.",
];

const WORDS: [&str; 16] = [
    "order", "parcel", "total", "billing", "carrier", "country", "state", "window", "label", "source", "owner",
    "limit", "event", "price", "batch", "notice",
];

const TYPES: [&str; 8] =
    ["*string*", "*string*", "*string*", "*string*", "*number*", "*boolean*", "*string*[]", "Record<string, *string*>"];

/// Pages of models, with as many fields as published ones have: 1 to 20.
pub(crate) struct Docs {
    state: u64,
}

impl Docs {
    pub(crate) fn new() -> Self {
        Self::seeded(1)
    }

    /// Other docs for every seed.
    pub(crate) fn seeded(seed: u64) -> Self {
        Self { state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) }
    }

    /// `count` pages: path, text.
    pub(crate) fn pages(&mut self, count: usize) -> Vec<(String, String)> {
        (0..count).map(|number| (format!("models/components/record{number}.md"), self.page(number, count))).collect()
    }

    /// A description of a field.
    pub(crate) fn description(&mut self) -> String {
        let text = match self.below(12) {
            0 => self.one_of(&TRAPS),
            1 | 2 => self.one_of(&RULES),
            _ => self.one_of(&PLAIN),
        };
        text.replace("{n}", &(self.below(500) + 3).to_string())
    }

    /// A description that states no rule.
    pub(crate) fn plain(&mut self) -> String {
        self.one_of(&PLAIN).to_owned()
    }

    fn page(&mut self, number: usize, count: usize) -> String {
        let fields = self.below(20) + 1;
        let rows: Vec<[String; 4]> = (0..fields).map(|field| self.row(field, count)).collect();
        let mut page = format!("# Record{number}\n\n{}\n\n## Example Usage\n\n", self.one_of(&PLAIN));
        let _ = write!(page, "```typescript\nimport {{ Record{number} }} from \"shop/models/components\";\n\n");
        let _ = writeln!(page, "let value: Record{number} = {{");
        for [name, ty, ..] in &rows {
            if let Some(value) = example(ty) {
                let _ = writeln!(page, "  {}: {value},", name.trim_matches('`'));
            }
        }
        page.push_str("};\n```\n\n## Fields\n\n");
        table(&mut page, &rows);
        page
    }

    /// The name is the one thing in which rows of a page must differ.
    fn row(&mut self, field: usize, count: usize) -> [String; 4] {
        let second = self.one_of(&WORDS);
        let first = WORDS[field % WORDS.len()];
        let name = format!("`{first}{}{}{field}`", &second[..1].to_uppercase(), &second[1..]);
        let ty = match self.below(10) {
            0 => {
                let other = self.below(count);
                format!("[components.Record{other}](../../models/components/record{other}.md)")
            }
            _ => self.one_of(&TYPES).to_owned(),
        };
        let required = if self.below(3) == 0 { ":heavy_check_mark:" } else { ":heavy_minus_sign:" };
        let optional = if ty.starts_with('[') { ":heavy_minus_sign:" } else { required };
        [name, ty, optional.to_owned(), self.description().replace('\n', "<br/>")]
    }

    fn one_of(&mut self, texts: &[&'static str]) -> &'static str {
        texts[self.below(texts.len())]
    }

    /// A number below a small limit; the generator is that of Knuth's MMIX.
    fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 40).unwrap_or_default() % limit.max(1)
    }
}

fn example(ty: &str) -> Option<&'static str> {
    Some(match ty {
        "*string*" => "\"north-7\"",
        "*number*" => "12",
        "*boolean*" => "true",
        "*string*[]" => "[\n    \"north-7\",\n  ]",
        _ => return None,
    })
}

fn table(page: &mut String, rows: &[[String; 4]]) {
    let header = ["Field", "Type", "Required", "Description"].map(str::to_owned);
    let width = |column: usize| rows.iter().chain([&header]).map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2), width(3)];
    let rule = widths.map(|width| "-".repeat(width));
    for row in [&header, &rule].into_iter().chain(rows) {
        for (cell, width) in row.iter().zip(widths) {
            let _ = write!(page, "| {cell:width$} ");
        }
        page.push_str("|\n");
    }
}
