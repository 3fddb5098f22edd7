//! Reading what differs from the documentation: one bad value does not lose the rest, and is told with its place.

use std::time::{Duration, Instant};

use models::orchard::components::{Harvest, IrrigationPlan};
use models::parcels::payments::{Payment, Quote};
use models::parcels::shipments::Shipment;
use models::parcels::tracking::{Proof, Track};
use models::support::{Decoded, Remedy, from_str};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn shipment(change: Value) -> Value {
    let address =
        json!({"name": "A", "street": "B 1", "postcode": "1234", "city": "C", "country": "NL", "kind": "home"});
    let parcel = json!({"number": 1, "weight": 100, "size": {"length": 1, "width": 2}, "contents": ["a"]});
    let mut value = json!({
        "id": "S12345678901", "sender": address, "recipient": address, "parcels": [parcel], "ship_on": "2026-01-31",
        "created_at": "2026-01-31T00:00:00Z",
    });
    merge(&mut value, change);
    value
}

/// Sets properties, those of objects one by one.
fn merge(value: &mut Value, change: Value) {
    match (value, change) {
        (Value::Object(value), Value::Object(change)) => {
            for (key, change) in change {
                merge(value.entry(key).or_insert(Value::Null), change);
            }
        }
        (value, change) => *value = change,
    }
}

/// What decodes, and a line for each problem.
#[track_caller]
fn decoded<T: DeserializeOwned>(value: &Value) -> (T, Vec<String>) {
    let text = value.to_string();
    assert!(serde_json::from_str::<T>(&text).is_err(), "it decodes as it is: {text}");
    let Decoded { value, problems } = Decoded::<T>::from_str(&text).expect("something of it decodes");
    (value, problems.iter().map(|problem| format!("{:?} {problem} ({})", problem.remedy, problem.value)).collect())
}

#[test]
fn what_decodes_by_itself_has_no_problems() {
    let text = shipment(json!({})).to_string();
    let found = Decoded::<Shipment>::from_str(&text).expect("a shipment");
    assert_eq!(found.value, from_str::<Shipment>(&text).expect("the same"));
    assert_eq!(found.problems, []);
    assert_eq!(found, Decoded::from_slice(text.as_bytes()).expect("a shipment"));
}

#[test]
fn lists_keep_the_entries_that_decode() {
    let parcel =
        |weight: Value| json!({"number": 1, "weight": weight, "size": {"length": 1, "width": 2}, "contents": []});
    let parcels = json!([parcel(json!(1)), parcel(json!(-2)), {"number": 3}, null, parcel(json!(4))]);
    let (value, problems) = decoded::<Shipment>(&shipment(json!({"parcels": parcels})));
    assert_eq!(value.parcels.iter().map(|parcel| parcel.weight).collect::<Vec<_>>(), [1, 4]);
    assert_eq!(
        problems,
        [
            format!("SetAside /parcels/1: /weight: expected u32, found another value ({})", parcel(json!(-2))),
            "SetAside /parcels/2: missing field `weight` ({\"number\":3})".to_owned(),
            "SetAside /parcels/3: expected struct Parcel, found null (null)".to_owned(),
        ]
    );
}

#[test]
fn maps_keep_the_entries_that_decode() {
    let (value, problems) = decoded::<Shipment>(&shipment(json!({"labels": {"a/b": [], "c": "d", "e": null}})));
    assert_eq!(value.labels.expect("labels").into_iter().collect::<Vec<_>>(), [("c".to_owned(), "d".to_owned())]);
    assert_eq!(
        problems,
        [
            "SetAside /labels/a~1b: expected a string, found a list ([])",
            "SetAside /labels/e: expected a string, found null (null)",
        ]
    );
}

#[test]
fn numbers_are_read_for_texts_and_texts_of_digits_for_numbers() {
    let change = json!({"id": 123_456, "insured_value": "2.50", "sender": {"postcode": 1234}, "reference": -1});
    let (value, mut problems) = decoded::<Shipment>(&shipment(change));
    assert_eq!((value.id.as_str(), value.insured_value), ("123456", Some(2.5)));
    assert_eq!((value.sender.postcode.as_deref(), value.reference.as_deref()), (Some("1234"), Some("-1")));
    problems.sort();
    assert_eq!(
        problems,
        [
            "Converted /id: expected a text, found a number (123456)",
            "Converted /insured_value: expected a number, found a text of digits (\"2.50\")",
            "Converted /reference: expected a text, found a number (-1)",
            "Converted /sender/postcode: expected a text, found a number (1234)",
        ]
    );
    // Not every text is a number, and not every number one of this size.
    for (weight, count) in [("\"12\"", 1), ("\"12x\"", 0), ("\"\"", 0), ("\" 12\"", 0), ("\"-1\"", 0), ("\"1e400\"", 0)]
    {
        let text = shipment(json!({})).to_string().replace("\"weight\":100", &format!("\"weight\":{weight}"));
        let found = Decoded::<Shipment>::from_str(&text).expect("a shipment");
        assert_eq!(found.value.parcels.len(), count, "{weight}");
        assert_eq!(found.problems.len(), 1, "{weight}: {:?}", found.problems);
    }
}

#[test]
fn fields_that_may_be_absent_are_left_out() {
    let change = json!({"insured_value": {"eur": 2}, "customs": {"reason": "gift"}, "handling": "no bits"});
    let (value, mut problems) = decoded::<Shipment>(&shipment(change));
    assert_eq!((value.insured_value, value.customs, value.handling), (None, None, None));
    problems.sort();
    assert_eq!(problems.len(), 3, "{problems:?}");
    assert_eq!(problems[0], "LeftOut /customs: missing field `items` ({\"reason\":\"gift\"})");
    assert!(problems[1].starts_with("LeftOut /handling: "), "{problems:?}");
    assert_eq!(problems[2], "LeftOut /insured_value: expected f64, found an object ({\"eur\":2})");
}

#[test]
fn what_a_required_field_lacks_at_the_top_is_an_error_with_its_place() {
    let mut value = shipment(json!({"labels": {"a": []}, "recipient": {"city": null}}));
    let error = Decoded::<Shipment>::from_str(&value.to_string()).expect_err("no shipment");
    assert_eq!((error.pointer(), error.problem()), ("/recipient/city", "expected a string, found null"));
    let text = serde_json::to_string_pretty(&value).expect("JSON");
    let error = Decoded::<Shipment>::from_str(&text).expect_err("no shipment");
    let line = text.lines().nth(error.line() - 1).expect("a line");
    assert!(line.contains("\"city\": null"), "{line}");
    value.as_object_mut().expect("an object").remove("sender");
    let error = Decoded::<Shipment>::from_str(&value.to_string()).expect_err("no shipment");
    assert_eq!((error.pointer(), error.line()), ("/recipient/city", 1), "the first of two");
    for text in ["", "{", "{\"id\": }", "[1, 2"] {
        let strict = from_str::<Shipment>(text).expect_err("no JSON");
        assert_eq!(Decoded::<Shipment>::from_str(text).expect_err("no JSON"), strict, "{text}");
    }
}

#[test]
fn members_of_unions_are_read_in_the_same_way() {
    let quote = json!({
        "shipment": "S12345678901", "currency": "EUR", "base": 1, "surcharges": [], "valid_until": "2026-01-31T00:00:00Z",
        "pay_with": [
            {"type": "card", "last_digits": 1234},
            {"type": "invoice", "due_in_days": "14"},
            {"type": "invoice", "due_in_days": 1000},
            {"type": "cash", "on_delivery": ["perhaps"]},
            {"due_in_days": 14},
        ],
    });
    let (value, problems) = decoded::<Quote>(&quote);
    let kinds: Vec<_> = value.pay_with.iter().map(|payment| matches!(payment, Payment::Unknown(_))).collect();
    assert_eq!(kinds, [false; 3], "{problems:?}");
    let starts = [
        "Converted /pay_with/0/last_digits",
        "Converted /pay_with/1/due_in_days",
        "SetAside /pay_with/2: ",
        "LeftOut /pay_with/3/on_delivery",
        "SetAside /pay_with/4: missing field `type`",
    ];
    assert_eq!(problems.len(), starts.len(), "{problems:?}");
    for (problem, start) in problems.iter().zip(starts) {
        assert!(problem.starts_with(start), "{start}: {problems:?}");
    }
}

#[test]
fn what_was_told_of_a_part_that_is_lost_is_not_told_again() {
    let event = |at: Value, attempt: Value| json!({"at": at, "status": "delivered", "attempt": attempt});
    let mut track = json!({"shipment": "S12345678901", "parcel": 1, "status": "delivered"});
    track["events"] = json!([event(json!("2026-01-31T00:00:00Z"), json!("2")), event(json!("yesterday"), json!("2"))]);
    let (value, problems) = decoded::<Track>(&track);
    assert_eq!(value.events.iter().map(|event| event.attempt).collect::<Vec<_>>(), [Some(2)]);
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems[0].starts_with("Converted /events/0/attempt: "), "{problems:?}");
    assert!(problems[1].starts_with("SetAside /events/1: /at: "), "{problems:?}");
    assert!(!problems[1].split(" (").next().unwrap_or_default().contains("yesterday"), "{problems:?}");
    // A tag that is not documented is no problem of decoding.
    track["events"] = json!([{"at": "2026-01-31T00:00:00Z", "status": "lost", "proof": {"method": "stone"}}]);
    let found = Decoded::<Track>::from_str(&track.to_string()).expect("a track");
    assert_eq!(found.problems, []);
    assert!(matches!(found.value.events[0].proof, Some(Proof::Unknown(_))));
}

#[test]
fn a_property_that_is_there_twice_is_told() {
    let text = shipment(json!({})).to_string().replacen("\"id\":", "\"id\":\"S0\",\"id\":", 1);
    assert!(from_str::<Shipment>(&text).is_err());
    let found = Decoded::<Shipment>::from_str(&text).expect("a shipment");
    assert_eq!(found.value.id, "S12345678901");
    assert_eq!(found.problems.iter().map(|problem| problem.remedy).collect::<Vec<_>>(), [Remedy::Overwritten]);
}

#[test]
fn whole_documents_may_be_lists_of_models() {
    let text = format!("[{}, {{}}, 3]", shipment(json!({})));
    let found = Decoded::<Vec<Shipment>>::from_str(&text).expect("a list");
    assert_eq!((found.value.len(), found.problems.len()), (1, 2));
    assert_eq!(found.problems[1].pointer, "/2");
    for text in ["{}", "3", "\"x\""] {
        assert!(Decoded::<Vec<Shipment>>::from_str(text).is_err(), "{text}");
        assert!(Decoded::<Harvest>::from_str(text).is_err(), "{text}");
        assert!(Decoded::<IrrigationPlan>::from_str(text).is_err(), "{text}");
    }
}

#[test]
fn values_do_not_show_unless_asked_for() {
    let (text, secret) = (shipment(json!({"labels": {"a": ["hunter2"]}})).to_string(), "hunter2");
    let found = Decoded::<Shipment>::from_str(&text).expect("a shipment");
    let shown = format!("{:?} {}", found.problems, found.problems[0]);
    assert!(!shown.contains(secret), "{shown}");
    assert_eq!(found.problems[0].value, json!([secret]));
}

/// How long it takes to read so many parcels of which every second one is bad.
fn time(count: usize) -> Duration {
    let parcels: Vec<Value> = (0..count)
        .map(|number| match number % 2 {
            0 => json!({"number": 1, "weight": 1, "size": {"length": 1, "width": 2}, "contents": []}),
            _ => json!({"number": 1, "weight": "heavy", "size": {"length": 1, "width": "2"}, "contents": ["a", {}]}),
        })
        .collect();
    let text = shipment(json!({"parcels": parcels})).to_string();
    let start = Instant::now();
    let found = Decoded::<Shipment>::from_str(&text).expect("a shipment");
    let time = start.elapsed();
    assert_eq!((found.value.parcels.len(), found.problems.len()), (count / 2, count / 2));
    time
}

#[test]
fn ten_thousand_bad_entries_take_about_ten_times_as_long_as_a_thousand() {
    let best = |count| (0..3).map(|_| time(count)).min().unwrap_or_default();
    let (few, many) = (best(2_000), best(20_000));
    assert!(many < few * 40 + Duration::from_millis(50), "{few:?} for 1,000, {many:?} for 10,000");
}
