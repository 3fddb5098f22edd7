//! Numbers that look random and are the same everywhere: the generator of Knuth's MMIX.

/// A run of numbers that depends on what it was seeded with, and on nothing else.
pub(crate) struct Random(u64);

impl Random {
    /// The numbers of a page, for one purpose.
    pub(crate) fn of(page: usize, purpose: u64) -> Self {
        let mut random =
            Self((page as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ purpose.wrapping_mul(0xd1b5_4a32_d192_ed03));
        // Seeds that are alike give first numbers that are alike.
        for _ in 0..4 {
            random.below(1);
        }
        random
    }

    /// A number below a small limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 40).unwrap_or_default() % limit.max(1)
    }

    /// One of a few.
    pub(crate) fn one_of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        let at = self.below(all.len());
        all.get(at).copied()
    }
}
