//! PHP SDKs: `*?string*`, `[?Components\Foo](../Foo.md)`, `array<string, *mixed*>`.
//!
//! `\DateTime` stands for dates and for instants. The heading of a union's list is `array`, and what it holds is in the
//! comment of its snippet: `@var array<string>`.

use crate::document::{Block, Section, Text};

use super::super::raw::{Naming, RawType, RawTypeKind};
use super::grammar::Word;
use super::{Language, MemberError, heading_type, member_type, no_folders};

/// The dialect of PHP SDKs.
pub(in super::super) const PHP: Language = Language {
    name: "speakeasy-php",
    naming: Naming::Camel,
    fences: &["php"],
    examples: None,
    separators: &["\\"],
    words: &[
        ("string", Word::Is(RawTypeKind::String)),
        ("int", Word::Is(RawTypeKind::Integer)),
        ("Brick.Math.BigInteger", Word::Is(RawTypeKind::Integer)),
        ("float", Word::Is(RawTypeKind::Number)),
        ("Brick.Math.BigDecimal", Word::Is(RawTypeKind::Number)),
        ("bool", Word::Is(RawTypeKind::Boolean)),
        ("mixed", Word::Is(RawTypeKind::Any)),
        ("null", Word::Is(RawTypeKind::Null)),
        ("DateTime", Word::Is(RawTypeKind::Time)),
        ("Brick.DateTime.LocalDate", Word::Is(RawTypeKind::Date)),
        ("array", Word::Array),
        ("EventStream", Word::Inner),
        ("Psr.Http.Message.RequestInterface", Word::Transport),
        ("Psr.Http.Message.ResponseInterface", Word::Transport),
    ],
    external: &[],
    forms: "`*string*`, `*?int*`, `array<*string*>`, `array<string, *mixed*>` or a link to a model's page",
    optional_mark: Some('?'),
    slices: false,
    shows_null: false,
    bare_unions: false,
    member,
    import_folders: no_folders,
    additional: &["additionalProperties"],
};

fn member(language: &Language, section: &Section<'_>) -> Result<RawType, MemberError> {
    match section.blocks.iter().find_map(annotation) {
        Some(annotation) => member_type(language, annotation),
        None => heading_type(language, section),
    }
}

/// What follows `@var` in the comment of a snippet.
fn annotation<'a>(block: &Block<'a>) -> Option<Text<'a>> {
    let Block::Code(code) = block else { return None };
    let start = code.code.raw.find("@var ")? + "@var ".len();
    let length = code.code.raw.get(start..)?.find('\n')?;
    Some(code.code.part(start..start + length).trim())
}

#[cfg(test)]
mod tests {
    use super::super::grammar::table;
    use super::*;

    #[test]
    fn cells() {
        table::check(
            &PHP,
            &[
                ("*string*", "String"),
                ("*?string*", "String?"),
                ("*mixed*", "Any"),
                ("array<*string*>", "[String]"),
                ("array<string, *mixed*>", "{Any}"),
                ("[?Shared\\Foo](../Foo.md)", "Shared.Foo@../Foo.md?"),
                ("array<[Shared\\Foo](../Foo.md)>", "[Shared.Foo@../Foo.md]"),
                ("[\\DateTime](https://www.php.net/manual/en/class.datetime.php)", "Time"),
                ("*\\Brick\\Math\\BigInteger*", "Integer"),
                ("array<\\Shop\\Models\\Shared\\Foo>", "[Shop.Models.Shared.Foo]"),
                ("[string\\|array\\|null](../Foo.md)", "Foo@../Foo.md(String|[Any])?"),
                ("[Shared\\A\\|Shared\\B](../Foo.md)", "Foo@../Foo.md(Shared.A|Shared.B)"),
                ("array<[Shared\\A\\|Shared\\B](../Foo.md)>", "[Foo@../Foo.md(Shared.A|Shared.B)]"),
                ("[\\Psr\\Http\\Message\\ResponseInterface](https://www.php-fig.org/psr/psr-7/)", "Any!"),
            ],
        );
    }
}
