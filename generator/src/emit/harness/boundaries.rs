//! Proof of the constraints: for each one that is enforced, values at its limit are accepted, and the first ones beyond
//! it are not.

use std::fmt::Debug;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde_json::Value;

/// A model and a value of it, whose fields are replaced one at a time.
struct Rules<T> {
    base: &'static str,
    model: PhantomData<T>,
}

impl<T: DeserializeOwned + Debug + garde::Validate<Context = ()>> Rules<T> {
    fn new(base: &'static str) -> Self {
        Self { base, model: PhantomData }
    }

    /// With this value in the field, no violation of this kind is reported there.
    #[track_caller]
    fn keeps(&self, field: &str, code: &str, value: Value) {
        let found = self.violations(field, &value);
        assert!(!has(&found, field, code), "{field}: {code} reported for {}: {found:?}", short(&value));
    }

    /// With this value in the field, a violation of this kind is reported there.
    #[track_caller]
    fn breaks(&self, field: &str, code: &str, value: Value) {
        let found = self.violations(field, &value);
        assert!(has(&found, field, code), "{field}: {code} not reported for {}: {found:?}", short(&value));
    }

    /// All violations of the model with this value in the field, each with its place.
    #[track_caller]
    fn violations(&self, field: &str, value: &Value) -> Vec<(String, String)> {
        let mut whole: Value = serde_json::from_str(self.base).unwrap_or_default();
        whole[field.trim_end_matches("[]")] = value.clone();
        match serde_json::from_value::<T>(whole).map(|model| model.validate()) {
            Ok(Ok(())) => Vec::new(),
            Ok(Err(report)) => report.iter().map(|(path, error)| (path.to_string(), error.to_string())).collect(),
            Err(error) => panic!("{field}: {} does not decode: {error}", short(value)),
        }
    }
}

/// Whether a violation of this kind is reported for the field, or below it for `field[]`.
fn has(found: &[(String, String)], field: &str, code: &str) -> bool {
    let of_code = |message: &str| message.split(':').next() == Some(code);
    let at = |path: &str| match field.strip_suffix("[]") {
        None => path == field,
        Some(field) => path != field && path.starts_with(field),
    };
    found.iter().any(|(path, message)| at(path) && of_code(message))
}

fn short(value: &Value) -> String {
    value.to_string().chars().take(80).collect()
}

#[allow(dead_code, reason = "not every kind of constraint occurs")]
fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{text} is no JSON: {error}"))
}

#[allow(dead_code, reason = "not every kind of constraint occurs")]
fn text(c: char, count: usize) -> Value {
    std::iter::repeat_n(c, count).collect::<String>().into()
}

#[allow(dead_code, reason = "not every kind of constraint occurs")]
fn list(element: &str, count: usize) -> Value {
    vec![json(element); count].into()
}

#[allow(dead_code, reason = "not every kind of constraint occurs")]
fn entries(element: &str, count: usize) -> Value {
    (0..count).map(|number| (number.to_string(), json(element))).collect::<serde_json::Map<_, _>>().into()
}

#[allow(dead_code, reason = "not every kind of constraint occurs")]
fn item(value: Value) -> Value {
    vec![value].into()
}

#[allow(dead_code, reason = "not every kind of constraint occurs")]
fn value(value: Value) -> Value {
    serde_json::Map::from_iter([("a".to_owned(), value)]).into()
}

#[allow(dead_code, reason = "not every kind of constraint occurs")]
fn key(key: &Value, value: Value) -> Value {
    serde_json::Map::from_iter([(key.as_str().unwrap_or_default().to_owned(), value)]).into()
}
