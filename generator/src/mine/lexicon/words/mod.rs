//! The words of each class. A class may be asked for by rules, or by its name (`@max`) in phrases.
//!
//! Each file holds the classes of one subject, as a macro that adds its rows to those before it and hands them on.

#[macro_use]
mod sentences;
#[macro_use]
mod cases;
#[macro_use]
mod nouns;
#[macro_use]
mod forms;
#[macro_use]
mod values;
#[macro_use]
mod relations;
#[macro_use]
mod places;

macro_rules! lexicon {
    ([$($(#[doc = $doc:literal])+ $class:ident: $words:literal;)*]) => {
        /// A class of words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(in crate::mine) enum Class {
            $($(#[doc = $doc])+ $class,)*
        }

        impl Class {
            /// Every class, with its name and its words.
            pub(in crate::mine::lexicon) const ALL: &[(Self, &str, &str)] =
                &[$((Self::$class, stringify!($class), $words)),*];
        }
    };
}

sentences! { [] cases nouns forms values relations places lexicon }
