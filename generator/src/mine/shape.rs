//! The shape of a value, read from a type cell of any dialect.

use super::Shape;

impl Shape {
    /// Reads a type as documentation writes it: `*string*[]`, `List[*str*]`, `map[string]string`, `Optional[int]`,
    /// `T::Array[::String]`, `array<string>`. What it does not know is [`Shape::Other`].
    pub fn parse(text: &str) -> Self {
        let mut plain = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            match c {
                '*' | '`' | '\\' | '?' | '_' => {}
                // A link's target says nothing that its text does not.
                ']' if rest.starts_with('(') => {
                    rest = rest.find(')').map_or("", |end| &rest[end + 1..]);
                    plain.push(']');
                }
                _ if c.is_whitespace() => plain.push(' '),
                _ => plain.push(c.to_ascii_lowercase()),
            }
        }
        read(plain.trim(), DEPTH)
    }
}

/// Types nested deeper than this are nobody's documentation.
const DEPTH: usize = 16;

fn read(text: &str, depth: usize) -> Shape {
    let text = text.trim();
    let Some(depth) = depth.checked_sub(1) else { return Shape::Other };
    if let Some(items) = text.strip_suffix("[]") {
        return Shape::Array(Box::new(read(items, depth)));
    }
    if let Some(items) = text.strip_prefix("[]") {
        return Shape::Array(Box::new(read(items, depth)));
    }
    if let Some(entries) = text.strip_prefix("map[") {
        let values = entries.split_once(']').map_or("", |(_, values)| values);
        return Shape::Map(Box::new(read(values, depth)));
    }
    if let Some(shape) = in_words(text, depth) {
        return shape;
    }
    match generic(text) {
        Some((name, inner)) => of_generic(name, inner, depth),
        None => plain(text),
    }
}

/// `map of string`, `list of integers`, `map of string to number`.
fn in_words(text: &str, depth: usize) -> Option<Shape> {
    let (name, inner) = text.split_once(" of ")?;
    let inner = inner.trim();
    let singular = |word: &str| word.strip_suffix('s').filter(|_| !word.ends_with("ss")).unwrap_or(word).to_owned();
    match name.trim() {
        "list" | "array" | "set" | "collection" => Some(Shape::Array(Box::new(read(&singular(inner), depth)))),
        "map" | "dictionary" | "hash" | "dict" => {
            let values = inner.split_once(" to ").map_or(inner, |(_, values)| values);
            Some(Shape::Map(Box::new(read(&singular(values), depth))))
        }
        _ => None,
    }
}

/// `name<inner>` and `name[inner]`.
fn generic(text: &str) -> Option<(&str, &str)> {
    // Sorbet writes `T.nilable(::String)`.
    let open = text.find(['<', '[', '('])?;
    let inner = text[open + 1..].strip_suffix(['>', ']', ')'])?;
    Some((text[..open].trim(), inner))
}

fn of_generic(name: &str, inner: &str, depth: usize) -> Shape {
    let last = name.rsplit(['.', ':']).next().unwrap_or(name).trim();
    match last {
        // `array<string, mixed>`: PHP's arrays with keys.
        "array" if inner.starts_with("string,") => {
            let values = inner.split_once(',').map_or(inner, |(_, values)| values);
            Shape::Map(Box::new(read(values, depth)))
        }
        "list" | "array" | "set" | "sequence" | "iterable" | "collection" | "vec" | "ienumerable" | "arraylist" => {
            Shape::Array(Box::new(items(inner, depth)))
        }
        "record" | "map" | "dict" | "dictionary" | "mapping" | "hash" | "hashmap" => {
            let values = inner.split_once(',').map_or(inner, |(_, values)| values);
            Shape::Map(Box::new(items(values, depth)))
        }
        "optional" | "nilable" | "nullable" | "maybe" | "option" | "jsonnullable" | "optionalnullable" => {
            read(inner, depth)
        }
        "" if !inner.contains(' ') => plain(inner),
        _ => Shape::Other,
    }
}

/// `array<object>` is what is written of any model too, also of one with values.
fn items(inner: &str, depth: usize) -> Shape {
    if inner.trim() == "object" { Shape::Other } else { read(inner, depth) }
}

fn plain(text: &str) -> Shape {
    // `components.Foo` and `[components.Foo]` are documented types whatever their last word is.
    let bare = text.trim_matches([' ', ':']);
    match bare.rsplit("::").next().unwrap_or(bare) {
        "string" | "str" | "text" | "java.lang.string" | "uuid" | "uri" => Shape::String,
        "integer" | "int" | "int32" | "int64" | "long" | "i64" | "i32" | "u32" | "u64" | "short" | "bigint"
        | "uint" | "uint32" | "uint64" => Shape::Integer,
        "number" | "float" | "double" | "float32" | "float64" | "decimal" | "numeric" | "f64" | "f32" => Shape::Number,
        "boolean" | "bool" => Shape::Boolean,
        "date" | "datetime" | "date-time" | "timestamp" | "time.time" | "offsetdatetime" | "localdate" => Shape::Date,
        "bytes" | "byte" | "binary" | "bytea" => Shape::Bytes,
        "array" | "list" => Shape::Array(Box::new(Shape::Other)),
        "map" | "hash" | "dict" => Shape::Map(Box::new(Shape::Other)),
        "enum" => Shape::Enum,
        "object" => Shape::Object,
        _ => Shape::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Shape;

    #[test]
    fn type_cells_of_every_dialect_are_read() {
        let list = |inner| Shape::Array(Box::new(inner));
        let map = |inner| Shape::Map(Box::new(inner));
        for (text, wanted) in [
            ("*string*", Shape::String),
            ("*?string*", Shape::String),
            ("`*number*`", Shape::Number),
            ("**int64*", Shape::Integer),
            ("**float**", Shape::Number),
            ("*number*[]", list(Shape::Number)),
            ("[]string", list(Shape::String)),
            ("List[*str*]", list(Shape::String)),
            ("array<*string*>", list(Shape::String)),
            ("T::Array[::String]", list(Shape::String)),
            ("list<structure>", list(Shape::Other)),
            ("Optional[int]", Shape::Integer),
            ("::String", Shape::String),
            ("T.nilable(::String)", Shape::String),
            ("Record<string, *string*>", map(Shape::String)),
            ("map[string]string", map(Shape::String)),
            ("array<string, *mixed*>", map(Shape::Other)),
            ("Dict[str, Any]", map(Shape::Other)),
            ("Map\\<String, List<String>>", map(list(Shape::String))),
            ("map of string", map(Shape::String)),
            ("Map of string to integers", map(Shape::Integer)),
            ("list of strings", list(Shape::String)),
            ("array of numbers", list(Shape::Number)),
            ("list of carts", list(Shape::Other)),
            ("object", Shape::Object),
            ("[components.Sum](../x/sum.md)", Shape::Other),
            ("[Date](https://example.com/date)", Shape::Date),
            ("[components.Sum](../x/sum.md)[]", list(Shape::Other)),
            ("", Shape::Other),
        ] {
            assert_eq!(Shape::parse(text), wanted, "{text}");
        }
    }
}
