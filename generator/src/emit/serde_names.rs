//! serde's renaming rules, exactly as its derive applies them to fields, so that no attribute is redundant.

/// What a rule makes of a field's name; none where serde's own derive would panic on it.
type Rule = fn(&str) -> Option<String>;

/// The rules that change a field's name, the most usual first.
const RULES: &[(&str, Rule)] = &[
    ("camelCase", camel),
    ("PascalCase", |field| Some(pascal(field))),
    ("SCREAMING_SNAKE_CASE", |field| Some(field.to_ascii_uppercase())),
    ("kebab-case", |field| Some(field.replace('_', "-"))),
    ("SCREAMING-KEBAB-CASE", |field| Some(field.to_ascii_uppercase().replace('_', "-"))),
];

/// How a struct's wire names are told to serde.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Renaming {
    /// The rule for all fields, where one saves more than it costs.
    pub rename_all: Option<&'static str>,
    /// Whether each field still needs its own `rename`.
    pub explicit: Vec<bool>,
}

/// Finds the rule that leaves the fewest fields to rename; `fields` are Rust names without `r#`, and wire names.
pub(super) fn renaming(fields: &[(&str, &str)]) -> Renaming {
    let explicit = |rule: Rule| -> Option<Vec<bool>> {
        fields.iter().map(|(rust, wire)| rule(rust).map(|name| name != *wire)).collect()
    };
    let count = |explicit: &[bool]| explicit.iter().filter(|needed| **needed).count();
    let as_is = explicit(|name| Some(name.to_owned())).unwrap_or_default();
    let mut best = Renaming { rename_all: None, explicit: as_is };
    for (name, rule) in RULES {
        if let Some(candidate) = explicit(*rule)
            && count(&candidate) + 1 < count(&best.explicit) + usize::from(best.rename_all.is_some())
        {
            best = Renaming { rename_all: Some(name), explicit: candidate };
        }
    }
    // One field out of line: the rule says as much as the attribute, and holds for what is added later.
    if best.rename_all.is_none()
        && count(&best.explicit) == 1
        && let Some(candidate) = explicit(camel)
        && count(&candidate) == 0
    {
        best = Renaming { rename_all: Some("camelCase"), explicit: candidate };
    }
    best
}

fn pascal(field: &str) -> String {
    let mut pascal = String::new();
    let mut capitalize = true;
    for character in field.chars() {
        if character == '_' {
            capitalize = true;
        } else if capitalize {
            pascal.push(character.to_ascii_uppercase());
            capitalize = false;
        } else {
            pascal.push(character);
        }
    }
    pascal
}

/// None where serde's own derive would panic on the name.
fn camel(field: &str) -> Option<String> {
    let pascal = pascal(field);
    let first = pascal.get(..1)?;
    Some(first.to_ascii_lowercase() + &pascal[1..])
}

#[cfg(test)]
mod tests {
    use super::renaming;

    #[test]
    fn a_rule_is_chosen_when_it_saves_attributes() {
        type Case = (&'static [(&'static str, &'static str)], Option<&'static str>, &'static [bool]);
        let cases: &[Case] = &[
            (&[("id", "id"), ("name", "name")], None, &[false, false]),
            (&[("client_id", "clientId"), ("id", "id")], Some("camelCase"), &[false, false]),
            (&[("client_id", "client_id"), ("x_y", "xY"), ("a_b", "a_b")], None, &[false, true, false]),
            (
                &[("client_id", "clientId"), ("user_url", "userURL"), ("a_b", "aB")],
                Some("camelCase"),
                &[false, true, false],
            ),
            (&[("a_b", "a-b"), ("c_d", "c-d")], Some("kebab-case"), &[false, false]),
            (&[("a_b", "AB"), ("c_d", "CD")], Some("PascalCase"), &[false, false]),
            (&[("type", "type"), ("self_", "self")], Some("camelCase"), &[false, false]),
            (&[("__", "_"), ("a_b", "aB"), ("c_d", "cD")], None, &[true, true, true]),
            (&[("a", "$a")], None, &[true]),
        ];
        for (fields, rule, explicit) in cases {
            let found = renaming(fields);
            assert_eq!((found.rename_all, found.explicit.as_slice()), (*rule, *explicit), "{fields:?}");
        }
    }
}
