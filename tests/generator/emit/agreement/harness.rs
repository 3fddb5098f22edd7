//! Both forms of serde's impls beside each other: the same JSON, however hostile, has to come to the same. Runs inside a
//! crate that has every model twice, as its integration test; `cases.rs` beside it lists the models.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A model, whether other properties are kept in it or below, values that fit it, and what each of its two forms makes of
/// a text.
type Case = (&'static str, bool, &'static [&'static str], fn(&str) -> [Result<String, String>; 2]);

include!("cases.rs");

/// So many variations of each value.
const VARIATIONS: usize = 200;

fn both<D: DeserializeOwned + Serialize, E: DeserializeOwned + Serialize>(text: &str) -> [Result<String, String>; 2] {
    [outcome::<D>(text), outcome::<E>(text)]
}

/// What a text is encoded back to, read as it stands and read from a tree.
fn outcome<T: DeserializeOwned + Serialize>(text: &str) -> Result<String, String> {
    let tree: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let read = |value: Result<T, serde_json::Error>| match value {
        Ok(value) => Ok(serde_json::to_string(&value).expect("JSON")),
        Err(error) => Err(error.to_string()),
    };
    match (read(serde_json::from_str(text)), read(T::deserialize(tree))) {
        (Ok(streamed), Ok(stored)) => Ok(format!("{streamed} {stored}")),
        (streamed, stored) => Err(format!("{streamed:?} {stored:?}")),
    }
}

/// Numbers that only look random, the same in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("less than the limit")
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }
}

const STRANGERS: [&str; 18] = [
    "null", "true", "0", "-1", "7", "1.5", "1e3", "18446744073709551615", "1e400", "\"\"", "\"x\"", "\"red\"", "\"Zg==\"",
    "\"2024-01-01T00:00:00Z\"", "[]", "{}", "[1, null]", "{\"a\": {\"a\": 1}}",
];

/// Writes a value with something wrong here and there: other values, missing, unknown and repeated properties, another
/// order, a list in place of an object.
fn vary(value: &Value, random: &mut Random, out: &mut String) {
    if random.one_in(30) {
        out.push_str(STRANGERS[random.below(STRANGERS.len())]);
        return;
    }
    match value {
        Value::Object(object) => {
            let as_list = random.one_in(12);
            let mut entries: Vec<_> = object.iter().filter(|_| !random.one_in(12)).collect();
            if random.one_in(3) {
                entries.reverse();
            }
            if let Some(twice) = entries.first().copied().filter(|_| random.one_in(8)) {
                entries.push(twice);
            }
            out.push(if as_list { '[' } else { '{' });
            for (number, (name, value)) in entries.iter().enumerate() {
                out.push_str(if number == 0 { "" } else { ", " });
                if !as_list {
                    let name = if random.one_in(30) { "stranger" } else { name };
                    out.push_str(&format!("{name:?}: "));
                }
                vary(value, random, out);
            }
            out.push(if as_list { ']' } else { '}' });
        }
        Value::Array(items) => {
            out.push('[');
            for (number, item) in items.iter().enumerate() {
                out.push_str(if number == 0 { "" } else { ", " });
                vary(item, random, out);
            }
            out.push(']');
        }
        other => out.push_str(&other.to_string()),
    }
}

#[test]
fn both_forms_agree_on_every_value() {
    let mut random = Random(0x5EED_CAFE);
    let (mut good, mut bad) = (0_usize, 0_usize);
    for (model, open, values, read) in CASES {
        for value in *values {
            let value: Value = serde_json::from_str(value).expect("JSON");
            for variation in 0..VARIATIONS {
                let mut text = String::new();
                if variation == 0 {
                    text = value.to_string();
                } else {
                    vary(&value, &mut random, &mut text);
                }
                let [derived, explicit] = read(&text);
                // The derive reads other properties last, from a tree: of two faults it may see another first, and it does
                // not know the line.
                let both_fail = *open && derived.is_err() && explicit.is_err();
                assert!(derived == explicit || both_fail, "{model}: {text}\n{derived:?}\n{explicit:?}");
                *if derived.is_ok() { &mut good } else { &mut bad } += 1;
            }
        }
    }
    println!("{good} values decoded and {bad} rejected alike");
    assert!(good > 1000 && bad > 1000, "{good} decoded, {bad} rejected");
}
