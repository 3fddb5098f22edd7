//! Digests: short numbers that stand for texts.
//!
//! They tell whether something is what it was, on the machine that asks. They are no proof against somebody who makes
//! two texts alike on purpose; whoever can do that to a page can change what was generated from it as well.

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// What stands for a text.
pub(crate) type Digest = u128;

/// The digest of some bytes.
pub(crate) fn digest(bytes: &[u8]) -> Digest {
    xxh3_128(bytes)
}

/// The digest of several texts in their order. Where one ends and the next begins is part of it.
#[derive(Default)]
pub(crate) struct Digester(Xxh3);

impl Digester {
    pub(crate) fn add(&mut self, text: impl AsRef<[u8]>) -> &mut Self {
        self.add_digest(digest(text.as_ref()))
    }

    pub(crate) fn add_digest(&mut self, digest: Digest) -> &mut Self {
        self.0.update(&digest.to_le_bytes());
        self
    }

    pub(crate) fn finish(&self) -> Digest {
        self.0.digest128()
    }
}

#[cfg(test)]
mod tests {
    use super::Digester;

    #[test]
    fn where_a_text_ends_is_part_of_the_digest() {
        let of = |texts: &[&str]| {
            texts.iter().fold(Digester::default(), |mut all, text| {
                all.add(text);
                all
            })
        };
        assert_eq!(of(&["ab", "c"]).finish(), of(&["ab", "c"]).finish());
        assert_ne!(of(&["ab", "c"]).finish(), of(&["a", "bc"]).finish());
        assert_ne!(of(&["ab", "c"]).finish(), of(&["c", "ab"]).finish());
    }
}
