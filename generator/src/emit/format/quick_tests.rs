//! What is printed from tokens is what prettyplease prints.

use proc_macro2::TokenStream;

use super::{quick, slow};

/// The usual forms, each at lengths on both sides of the width.
#[test]
fn quick_is_as_slow() {
    let forms = [
        "pub struct NAME { #[doc = \" A field.\"] pub a: Option<String>, #[serde(rename = \"NAME\", default)] pub b: i64 }",
        "#[derive(Clone, Debug)] pub enum NAME { #[doc = \" One.\"] One, #[doc = \" More.\"] More(String), }",
        "impl garde::Validate for NAME { type Context = (); fn f(&self, _a: &(), _b: &mut dyn FnMut() -> garde::Path) {} }",
        "impl<'de> Deserialize<'de> for A { fn f<D: B<'de>>(NAME: D) -> Result<Self, D::Error> { a::b(NAME) } }",
        "impl A { pub fn new(NAME: impl Into<String>, b: i64) -> Self { Self { NAME: NAME.into(), b: None } } }",
        "impl A { pub const VALUES: &'static [&'static str] = &[\"NAME\", \"b\"]; }",
        "impl A { pub const VALUES: &'static [i64] = &[1, -1]; pub fn f(self) -> i64 { match self { Self::NAME => 1, } } }",
        "impl A { fn f(&self) { self.NAME.check(context, &mut || parent().join(\"NAME\"), report); } }",
        "impl A { fn f(&self) { a::b(c, Self::D).map(|()| Self::NAME) } }",
        "impl A { fn f(&self) { for (a, b) in self.NAME.iter().enumerate() { let mut c = || d().e(a); f::g(b, 4, &mut c); } } }",
        "use crate::{NAME, NAME, B, NAME};",
    ];
    let mut quick_ones = 0;
    for form in forms {
        for length in 1..90 {
            let code = form.replace("NAME", &"n".repeat(length));
            let tokens: TokenStream = code.parse().unwrap_or_default();
            assert!(!tokens.is_empty(), "{code}");
            if let Some(printed) = quick::print(&tokens) {
                assert_eq!(Ok(printed), slow(&tokens), "{code}");
                quick_ones += 1;
            } else if length == 1 {
                panic!("not printed: {code}");
            }
        }
    }
    assert!(quick_ones > 500, "{quick_ones}");
}
