//! Settings that are one of a few words.

macro_rules! words {
    ($(#[$attr:meta])* $name:ident { $($(#[$variant_attr:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$attr])*
        pub enum $name { $($(#[$variant_attr])* $variant,)* }

        impl $name {
            /// The word in the configuration file.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// All the words.
            pub fn words() -> impl Iterator<Item = &'static str> + Clone {
                <Self as $crate::config::table::Choice>::WORDS.iter().map(|(word, _)| *word)
            }

            /// What the word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                <Self as $crate::config::table::Choice>::WORDS.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
            }
        }

        impl $crate::config::table::Choice for $name {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant),)*];
        }
    };
}
