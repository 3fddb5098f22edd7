//! Proof by the documentation itself: every documented example decodes into its model and encodes back to the same
//! JSON.

use std::collections::BTreeSet;
use std::io::Write as _;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A documented example: the page and the number of the example on it, the JSON, and the model's check.
type Row = (&'static str, u32, &'static str, fn(&Value) -> Result<String, String>);

/// Decodes and encodes, then says which enforced constraints the value breaks; empty if none.
#[allow(dead_code, reason = "there may be examples of aliases only")]
fn checked<T: DeserializeOwned + Serialize + garde::Validate<Context = ()>>(
    documented: &Value,
) -> Result<String, String> {
    let value = round_trip::<T>(documented)?;
    Ok(value.validate().err().map(|report| report.to_string().trim().replace('\n', "; ")).unwrap_or_default())
}

/// The same for a type that demands nothing.
#[allow(dead_code, reason = "there may be no examples of aliases")]
fn unchecked<T: DeserializeOwned + Serialize>(documented: &Value) -> Result<String, String> {
    round_trip::<T>(documented).map(|_| String::new())
}

fn round_trip<T: DeserializeOwned + Serialize>(documented: &Value) -> Result<T, String> {
    let value = T::deserialize(documented).map_err(|error| format!("does not decode: {error}"))?;
    let encoded = serde_json::to_value(&value).map_err(|error| format!("does not encode: {error}"))?;
    match difference("", documented, &encoded) {
        None => Ok(value),
        Some(difference) => Err(format!("does not encode back: {difference}")),
    }
}

/// The first place in which two values differ in what they say.
fn difference(path: &str, documented: &Value, encoded: &Value) -> Option<String> {
    let same = match (documented, encoded) {
        (Value::Number(left), Value::Number(right)) => left == right || left.as_f64() == right.as_f64(),
        (Value::String(left), Value::String(right)) => left == right || instants::same(left, right),
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
            let mut pairs = left.iter().zip(right).enumerate();
            return pairs.find_map(|(index, (left, right))| difference(&format!("{path}[{index}]"), left, right));
        }
        (Value::Object(left), Value::Object(right)) => {
            // A field that may be absent reads `null` as absent.
            let keys: BTreeSet<_> = left.keys().chain(right.keys()).collect();
            let part = |object: &serde_json::Map<String, Value>, key| object.get(key).cloned().unwrap_or_default();
            let mut keys = keys.into_iter();
            return keys.find_map(|key| difference(&format!("{path}.{key}"), &part(left, key), &part(right, key)));
        }
        (left, right) => left == right,
    };
    (!same).then(|| format!("at `{path}`: documented {documented}, encoded {encoded}"))
}

#[test]
fn documented_examples_decode_and_encode_back() {
    let mut failures = Vec::new();
    let mut broken = Vec::new();
    let mut count = 0;
    let mut pages = BTreeSet::new();
    for (page, number, json, check) in TABLES.iter().copied().flatten() {
        count += 1;
        pages.insert(page);
        let documented = serde_json::from_str(json).map_err(|error| format!("is not JSON: {error}"));
        match documented.and_then(|value| check(&value)) {
            Ok(breaks) if breaks.is_empty() => {}
            Ok(breaks) => broken.push(format!("{page}, example {number} breaks a constraint: {breaks}\n")),
            Err(reason) => failures.push(format!("{page}, example {number}: {reason}")),
        }
    }
    let passed = count - failures.len();
    let valid = passed - broken.len();
    // Not `println!`: the test harness would swallow the figures of a test that passes.
    _ = writeln!(
        std::io::stdout(),
        "{}{passed} documented examples decoded and encoded back ({} pages); {valid} keep every enforced constraint",
        broken.concat(),
        pages.len(),
    );
    assert!(failures.is_empty(), "{} of {count} documented examples fail:\n{}", failures.len(), failures.join("\n"));
}
