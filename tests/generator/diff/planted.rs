//! Forty changes of all kinds, planted into our own specs: each is found, told of what it is about and rightly judged, and
//! nothing else is.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use schemadown::comparison::{Comparison, Side};
use schemadown::config::{Api, Unresolved};
use schemadown::diff::Severity::{self, Breaking, Dangerous, Docs, Safe};
use schemadown::project::Project;
use schemadown::{emit, ir};

use crate::lines;
use crate::support::Sandbox;

/// A change of a page, and what has to be found.
struct Plant {
    file: &'static str,
    /// The line that is changed has this in it.
    line: &'static str,
    from: &'static str,
    to: &'static str,
    found: &'static [(&'static str, &'static str, Severity)],
}

const fn plant(
    file: &'static str,
    line: &'static str,
    from: &'static str,
    to: &'static str,
    found: &'static [(&'static str, &'static str, Severity)],
) -> Plant {
    Plant { file, line, from, to, found }
}

/// The line ends with this row.
const BEHIND: &str = "\n";

const PARCELS: &[Plant] = &[
    plant(
        "payments.md",
        "| discount |",
        "(0..1)",
        "(0..0.5)",
        &[("constraint-tightened", "payments.Quote.discount", Breaking)],
    ),
    plant("payments.md", "| base |", "number (>= 0)", "number", &[("constraint-removed", "payments.Quote.base", Safe)]),
    plant(
        "payments.md",
        "| amount |",
        "How much it is.",
        "How much it is. At most 1000.",
        &[("constraint-tightened", "payments.Surcharge.amount", Breaking)],
    ),
    plant(
        "payments.md",
        "| on_delivery |",
        " Default is `false`.",
        "",
        &[("default-removed", "payments.Cash.on_delivery", Dangerous)],
    ),
    plant(
        "payments.md",
        "- [Cash](#cash)",
        "- [Cash](#cash)",
        "",
        &[("union-member-removed", "payments.Payment.Cash", Breaking)],
    ),
    plant(
        "payments.md",
        "| valid_until |",
        "valid_until",
        "valid_till",
        &[("field-renamed", "payments.Quote.valid_till", Breaking)],
    ),
    plant("payments.md", "\"valid_until\"", "valid_until", "valid_till", &[]),
    plant(
        "places.md",
        "| lockers |",
        "Default is 0.",
        "Default is 1.",
        &[("default-changed", "places.PickupPoint.lockers", Dangerous)],
    ),
    plant(
        "places.md",
        "| code |",
        "`A-Z` and `0-9` only",
        "`A-Z`, `0-9` and `-` only",
        &[("constraint-loosened", "places.PickupPoint.code", Safe)],
    ),
    plant(
        "places.md",
        "| hours |",
        "[Opening Hours](#opening-hours)",
        "[Opening Times](#opening-times)",
        &[("model-renamed", "places.OpeningTimes", Breaking)],
    ),
    plant("places.md", "## Opening Hours", "Hours", "Times", &[]),
    plant(
        "places.md",
        "| contact |",
        "Whom to ask.",
        "Deprecated: ask `name`. Whom to ask.",
        &[("deprecated", "places.Address.contact", Safe)],
    ),
    plant(
        "places.md",
        "| language |",
        BEHIND,
        "\n| fax | string | no | Nobody has one. |\n",
        &[("optional-field-added", "places.Contact.fax", Safe)],
    ),
    plant(
        "shipments.md",
        "| reference |",
        "At most 35",
        "We recommend at most 35",
        &[("constraint-became-prose", "shipments.Shipment.reference", Dangerous)],
    ),
    plant(
        "shipments.md",
        "| contents |",
        "At most 20",
        "At most 30",
        &[("constraint-loosened", "shipments.Parcel.contents", Safe)],
    ),
    plant(
        "shipments.md",
        "| barcode |",
        "string \\| null | no | `null` until",
        "string | no | Missing until",
        &[
            ("field-made-never-null", "shipments.Parcel.barcode", Breaking),
            ("words-changed", "shipments.Parcel.barcode", Docs),
        ],
    ),
    plant("shipments.md", "| weight |", "uint32", "uint64", &[("type-widened", "shipments.Parcel.weight", Breaking)]),
    plant(
        "shipments.md",
        "| size.height |",
        "| no |",
        "| yes |",
        &[("field-made-required", "shipments.ParcelSize.height", Breaking)],
    ),
    plant(
        "shipments.md",
        "| tariff_code |",
        BEHIND,
        "\n| origin | string | yes | Where it was made. |\n",
        &[("required-field-added", "shipments.CustomsItem.origin", Breaking)],
    ),
    plant(
        "shipments.md",
        "| `express` |",
        BEHIND,
        "\n| `overnight` | Before breakfast. |\n",
        &[("enum-value-added", "shipments.ServiceLevel.overnight", Dangerous)],
    ),
    plant(
        "shipments.md",
        "| KEEP_DRY |",
        BEHIND,
        "\n| HEAVY | 1 << 3 | Two people lift it. |\n",
        &[("enum-value-added", "shipments.HandlingFlags.8", Dangerous)],
    ),
    plant(
        "shipments.md",
        "| pickup_code |",
        "Deprecated: use `reference`.",
        "",
        &[("undeprecated", "shipments.Shipment.pickup_code", Safe)],
    ),
    plant(
        "shipments.md",
        "| ship_on |",
        "it is picked up",
        "somebody picks it up",
        &[("words-changed", "shipments.Shipment.ship_on", Docs)],
    ),
    plant(
        "shipments.md",
        "How fast a shipment has to be.",
        "has to",
        "must",
        &[("words-changed", "shipments.ServiceLevel", Docs)],
    ),
    plant(
        "shipments.md",
        "| customs |",
        "the customs union",
        "the country",
        &[("condition-changed", "shipments.Shipment.customs", Dangerous)],
    ),
    plant(
        "tracking.md",
        "| image |",
        "Base64 encoded",
        "hex encoded",
        &[("constraint-changed", "tracking.Signature.image", Breaking)],
    ),
    plant("tracking.md", "| taken_at |", "date-time", "date", &[("type-changed", "tracking.Photo.taken_at", Breaking)]),
    plant(
        "tracking.md",
        "| place |",
        "| no |",
        "| yes |",
        &[("field-made-required", "tracking.Event.place", Breaking)],
    ),
    plant(
        "tracking.md",
        "| flat |",
        "| flat | string | no | Where they live. |\n",
        "",
        &[("optional-field-removed", "tracking.Neighbour.flat", Breaking)],
    ),
    plant(
        "tracking.md",
        "- `lost`",
        "- `lost` - We are sorry.\n",
        "",
        &[("enum-value-removed", "tracking.TrackStatus.lost", Breaking)],
    ),
    plant(
        "tracking.md",
        "- `held`",
        ", or nobody knows where it goes",
        "",
        &[("words-changed", "tracking.TrackStatus.held", Docs)],
    ),
    plant(
        "tracking.md",
        "| method | \"photo\"",
        "photo",
        "picture",
        &[("type-changed", "tracking.Photo.method", Breaking)],
    ),
];

const AUTHSERVER: &[Plant] = &[
    plant(
        "models/components/client.md",
        "| `clientName` ",
        "sixty",
        "eighty",
        &[("constraint-loosened", "components.Client.clientName", Safe)],
    ),
    plant(
        "models/components/client.md",
        "| `clientType` ",
        ":heavy_check_mark:",
        ":heavy_minus_sign:",
        &[("field-made-optional", "components.Client.clientType", Breaking)],
    ),
    plant(
        "models/components/service.md",
        "| `userCodeLength` ",
        "at most 16",
        "at most 12",
        &[("constraint-tightened", "components.Service.userCodeLength", Breaking)],
    ),
    plant(
        "models/components/service.md",
        "| `loadShare` ",
        "*number*",
        "*boolean*",
        &[("type-changed", "components.Service.loadShare", Breaking)],
    ),
    plant(
        "models/operations/tokenrevokeapirequestbody.md",
        "| `recipients` ",
        " Required when `notify` is `true`.",
        "",
        &[("relation-removed", "operations.TokenRevokeApiRequestBody.recipients", Safe)],
    ),
    plant(
        "models/components/policyrule.md",
        "| `self` ",
        "*boolean*",
        "*string*",
        &[("type-changed", "components.PolicyRule.self", Breaking)],
    ),
    plant(
        "models/operations/tokenrevokeapirequestbody.md",
        "| `ticket` ",
        "At least one",
        "Exactly one",
        &[("relation-changed", "operations.TokenRevokeApiRequestBody.ticket", Breaking)],
    ),
    plant(
        "models/operations/clientgetlistapirequest.md",
        "| `limit` ",
        "1 to 100",
        "1 to 50",
        &[("constraint-tightened", "operations.ClientGetListApiRequest.limit", Breaking)],
    ),
];

const ORCHARD: &[Plant] = &[
    plant(
        "models/components/plot.md",
        "| `tree_count` ",
        "between 1 and 20000",
        "between 1 and 10000",
        &[("constraint-tightened", "components.Plot.tree_count", Breaking)],
    ),
    plant(
        "models/components/crop.md",
        "- `\"plum\"`",
        BEHIND,
        "\n- `\"quince\"`\n",
        &[("enum-value-added", "components.Crop.quince", Dangerous)],
    ),
    plant(
        "models/components/grade.md",
        "| `TWO` ",
        BEHIND,
        "\n| `THREE` | 3 |\n",
        &[("enum-value-added", "components.Grade.3", Dangerous)],
    ),
    plant(
        "models/components/soilreading.md",
        "| `calibration` ",
        "*bytes*",
        "*str*",
        &[("type-widened", "components.SoilReading.calibration", Breaking)],
    ),
    plant(
        "models/components/moistureirrigation.md",
        "| `sensor_ids` ",
        " At most 10 sensors.",
        "",
        &[("constraint-removed", "components.MoistureIrrigation.sensor_ids", Safe)],
    ),
    plant(
        "models/components/harvest.md",
        "| `notes` ",
        "OptionalNullable",
        "Optional",
        &[("field-made-never-null", "components.Harvest.notes", Breaking)],
    ),
];

/// The docs of an API of this repository.
fn specs(api: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs").join(api)
}

fn read(folder: &Path) -> Side {
    let mut api = Api::new("api", folder);
    api.unresolved = Unresolved::Value;
    let mut project = Project::stand_alone(api, "", "api");
    let schemas = project.read().expect("docs that can be read");
    Side::new(project, schemas)
}

/// Copies a folder, each page as `change` has it.
fn copy(from: &Path, to: &Path, change: &dyn Fn(&str, String) -> String) {
    fn walk(root: &Path, at: &Path, to: &Path, change: &dyn Fn(&str, String) -> String) {
        for entry in fs::read_dir(at).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(root, &path, to, change);
                continue;
            }
            let below = path.strip_prefix(root).expect("below").to_str().expect("text").to_owned();
            let target = to.join(&below);
            fs::create_dir_all(target.parent().expect("a folder")).expect("folders");
            fs::write(target, change(&below, fs::read_to_string(&path).expect("text"))).expect("a file");
        }
    }
    walk(from, from, to, change);
}

fn planted(text: &str, plant: &Plant) -> String {
    let mut hits = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        if line.contains(plant.line) && line.contains(plant.from) && hits == 0 {
            hits += 1;
            return line.replacen(plant.from, plant.to, 1);
        }
        line.to_owned()
    });
    let text = lines.collect();
    assert_eq!(hits, 1, "{} in {}", plant.line, plant.file);
    text
}

#[track_caller]
fn check(api: &str, plants: &[Plant]) {
    let sandbox = Sandbox::new();
    let changed = sandbox.join(api);
    copy(&specs(api), &changed, &|path, text| {
        plants.iter().filter(|plant| plant.file == path).fold(text, |text, plant| planted(&text, plant))
    });
    let comparison = Comparison::of(read(&specs(api)), read(&changed), None);
    let found: BTreeSet<(String, String, Severity)> = comparison
        .findings
        .iter()
        .map(|finding| &finding.change)
        .filter(|change| change.because.is_none())
        .map(|change| (change.rule.id.to_owned(), change.path(), change.severity()))
        .collect();
    let wanted: BTreeSet<(String, String, Severity)> = plants
        .iter()
        .flat_map(|plant| plant.found)
        .map(|(rule, path, severity)| ((*rule).to_owned(), (*path).to_owned(), *severity))
        .collect();
    let missed: Vec<_> = wanted.difference(&found).collect();
    let more: Vec<_> = found.difference(&wanted).collect();
    assert!(missed.is_empty() && more.is_empty(), "missed: {missed:#?}\nmore: {more:#?}\n{}", lines(&comparison));
    // What is said stands on the page that was changed.
    for finding in &comparison.findings {
        let span = finding.change.new.or(finding.change.old).expect("a place");
        let file = &comparison.sources.file(span.file).path;
        assert!(plants.iter().any(|plant| plant.file == file), "{} stands in {file}", finding.change.path());
    }
}

#[test]
fn changes_of_pages_that_people_write() {
    check("parcels", PARCELS);
}

#[test]
fn changes_of_pages_of_an_sdk() {
    check("authserver", AUTHSERVER);
    check("orchard", ORCHARD);
    assert!(PARCELS.len() + AUTHSERVER.len() + ORCHARD.len() > 40);
}

#[test]
fn docs_are_what_they_are() {
    for api in ["parcels", "authserver", "orchard"] {
        let same = Comparison::of(read(&specs(api)), read(&specs(api)), None);
        assert!(same.findings.is_empty(), "{}", lines(&same));
    }
}

#[test]
fn the_order_of_what_stands_on_a_page_is_nothing() {
    let sandbox = Sandbox::new();
    let changed = sandbox.join("parcels");
    copy(&specs("parcels"), &changed, &|_, text| {
        let mut parts: Vec<&str> = text.split("\n## ").collect();
        if let Some((_, sections)) = parts.split_first_mut() {
            sections.reverse();
        }
        parts.join("\n## ") + "\n"
    });
    let comparison = Comparison::of(read(&specs("parcels")), read(&changed), None);
    assert!(comparison.findings.is_empty(), "{}", lines(&comparison));
}

#[test]
fn what_is_told_forth_is_told_back() {
    // Whatever is found from one to the other, something is found of the same paths the other way round.
    let sandbox = Sandbox::new();
    let changed = sandbox.join("parcels");
    copy(&specs("parcels"), &changed, &|path, text| {
        PARCELS.iter().filter(|plant| plant.file == path).fold(text, |text, plant| planted(&text, plant))
    });
    let paths = |old: &Path, new: &Path| -> usize { Comparison::of(read(old), read(new), None).findings.len() };
    assert_eq!(paths(&specs("parcels"), &changed), paths(&changed, &specs("parcels")));
}

/// What of a model is in the JSON and in nothing below it.
const KEYS: [&str; 11] =
    ["name", "module", "source", "line", "kind", "rust_name", "description", "deprecated", "tag", "keys", "open"];

#[test]
fn what_was_printed_says_the_same() {
    for api in ["parcels", "authserver", "orchard"] {
        let mut config = Api::new("api", specs(api));
        config.unresolved = Unresolved::Value;
        let mut project = Project::stand_alone(config, "", "api");
        let schema = project.read().expect("docs").remove(0);
        let json = ir::json(&[&schema], project.sources());
        let mut sources = schemadown::source::Sources::new();
        let read = ir::read(&json, &mut sources).expect("what was printed");
        let again = ir::json(&[&read], &sources);
        let models = |json: &serde_json::Value| json["models"].as_array().cloned().unwrap_or_default();
        let read_again = models(&again);
        for before in models(&json) {
            let after = read_again.iter().find(|after| after["id"] == before["id"]).expect("the model");
            for key in KEYS {
                assert_eq!(before[key], after[key], "{key} of {}", before["id"]);
            }
        }
        let options = emit::Options::default();
        let side = |schema| schemadown::diff::Side { schema, options: &options };
        let changes = schemadown::diff::diff(&side(&schema), &side(&read));
        assert!(changes.is_empty(), "{:?}", changes.iter().map(crate::line).collect::<Vec<_>>());
    }
}
