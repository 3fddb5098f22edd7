//! Names that a generator changed, because its language reserves them or has no names that begin with a digit: `var_class`,
//! `_default`, `r#type`, `propertyClass`. The API has them without.

/// What generators put before a reserved word, whatever their language.
const BEFORE_RESERVED: [&str; 3] = ["r#", "var_", "_"];

/// What they put before a digit.
const BEFORE_DIGIT: [&str; 4] = ["var_", "param_", "_", "Var"];

/// The words that any of the languages reserves. Not all: `_version` may well be the API's.
const RESERVED: &str = "\
    abstract and any array as assert async await bool boolean break byte case catch char class const continue \
    crate def default defer defined del do double dyn echo elif else elseif elsif empty end ensure enum eval \
    except exec exit explicit export extends extern false final finally fixed float fn for foreach from func \
    function if impl implements implicit import in include instanceof int interface internal is isset lambda let \
    macro match mixin module move mut namespace native new next nil none nonlocal not null object operator or \
    override package pass private property protected pub public raise readonly redo ref require rescue rethrow \
    retry return sbyte sealed self sizeof static strictfp string struct super switch sync synchronized then this \
    throw throws transient true try type typeof uint ulong unless unsafe unset until use ushort using var \
    virtual void volatile when where while with xor yield";

/// What a class of a Python model has already.
const INHERITED: &[&str] = &["construct", "copy", "dict", "fields", "json", "model", "schema", "validate"];

/// The name without what the generator added; as it is, if that is nothing.
pub(super) fn restored(name: &str) -> &str {
    // Java has a method of that name in every class.
    if name == "propertyClass" {
        return "class";
    }
    let without = |prefixes: &[&str], fits: fn(&str) -> bool| {
        prefixes.iter().find_map(|prefix| name.strip_prefix(prefix).filter(|rest| fits(rest)))
    };
    without(&BEFORE_RESERVED, is_reserved)
        .or_else(|| without(&BEFORE_DIGIT, starts_with_digit))
        .or_else(|| without(&["var_"], |rest| INHERITED.contains(&rest)))
        .or_else(|| name.strip_suffix('_').filter(|rest| is_reserved(rest)))
        .unwrap_or(name)
}

fn starts_with_digit(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_digit())
}

fn is_reserved(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    RESERVED.split_whitespace().any(|reserved| reserved == lower)
}

#[cfg(test)]
mod tests {
    use super::restored;

    #[test]
    fn what_a_generator_added_is_taken_off() {
        for (documented, name) in [
            ("r#type", "type"),
            ("var_class", "class"),
            ("var_schema", "schema"),
            ("_default", "default"),
            ("class_", "class"),
            ("propertyClass", "class"),
            ("_2fa", "2fa"),
            ("Var2fa", "2fa"),
            ("var_2fa", "2fa"),
        ] {
            assert_eq!(restored(documented), name);
        }
    }

    #[test]
    fn other_names_stay() {
        for name in
            ["_id", "_version", "var_name", "property_id", "propertyId", "type", "n", "_", "", "variable", "name_"]
        {
            assert_eq!(restored(name), name);
        }
    }
}
